//! Lines that belong to the page: navigation, dates of publication, hints, notices, related pages.

use std::ops::Range;

use crate::phrases::is_han;

use super::bars::{self, Credit};
use super::hints;
use super::page::{Page, Unit};
use super::says::{SHORT, Says, goes_on, is_sentence, orders};
use super::vocabulary::{Role, Vocabulary};

/// A line with a full stop and so many letters is speech, unless it speaks of the page.
const BODY_LINE: usize = 40;
/// A line with a full stop and so many letters is speech if nothing in it speaks of the page.
const SENTENCE: usize = 30;
/// A label whose letters stand apart ends within so many.
const MAX_LABEL: usize = 16;
/// Words of the text's own before a label are at least so many letters.
const MIN_OWN: usize = 8;
/// A date and the time of day behind it have so many letters: 2024-02-27 09:11:05
const MAX_STAMP: usize = 19;
/// What a label names is no longer than this: the name of a newspaper.
const MAX_SITE: usize = 20;
/// A line of the page in the middle of a speech is short.
const MAX_FURNITURE: usize = 120;

/// Where a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before the last sentence of the speech: a heading may begin as lines of pages do.
    Speech,
    /// Behind it.
    Behind,
}

/// How the units of a page lie.
pub(super) struct Body {
    /// First unit of the speech proper.
    pub(super) first: usize,
    /// One past its last unit.
    pub(super) end: usize,
}

impl Body {
    fn place(&self, index: usize) -> Place {
        if index < self.end { Place::Speech } else { Place::Behind }
    }
}

/// Where the speech proper begins and ends: its first and last whole sentences of some length.
pub(super) fn body(page: &Page, vocabulary: &Vocabulary, gone: &[bool]) -> Body {
    let all = 0..page.units.len();
    let long = |index: &usize| !gone[*index] && is_text(page, *index, vocabulary);
    // A text of short lines, wrapped or spoken: the sentences that nothing speaks against.
    let short = |index: &usize| !gone[*index] && is_speech(page, *index, vocabulary);
    let ends = |is_body: &dyn Fn(&usize) -> bool| Some((all.clone().find(is_body)?, all.clone().rev().find(is_body)?));
    match ends(&long).or_else(|| ends(&short)) {
        Some((first, last)) => Body { first, end: last + 1 },
        None => Body {
            first: all.end,
            end: all.end,
        },
    }
}

/// What the page wrote into lines of the speech: labels behind its title, the editor's name behind its last sentence.
pub(super) fn parts(page: &Page, vocabulary: &Vocabulary, body: &Body, gone: &[bool]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let own = |index: &usize| !gone[*index] && page.units[*index].whole_line;
    let forum = gone[..body.first].iter().any(|gone| *gone);
    for index in (0..body.first).filter(own) {
        let range = page.units[index].range.clone();
        let letters = page.letters(&range);
        if let Some(at) = bars::appendix(letters, vocabulary) {
            parts.push(range.start + at..range.end);
        }
        if let Some(len) = bars::category(letters).filter(|_| forum) {
            parts.push(range.start..range.start + len);
        }
    }
    for index in (body.end.saturating_sub(1)..page.units.len()).filter(own) {
        let range = &page.units[index].range;
        if let Some(at) = bars::closing_bracket(page.letters(range), vocabulary) {
            parts.push(range.start + at..range.end);
        }
    }
    for (index, unit) in page.units.iter().enumerate().skip(body.first) {
        if let Some(at) = glued_label(page, index, vocabulary, body.place(index)).filter(|_| !gone[index]) {
            parts.push(unit.range.start + at..unit.range.end);
        }
    }
    crate::order::sort_by_key(&mut parts, |part| part.start);
    parts
}

/// Where labels of the page begin behind words of the speech and take up the rest of the line: …谢谢大家!来源:山城日报 编辑:张明
fn glued_label(page: &Page, index: usize, vocabulary: &Vocabulary, place: Place) -> Option<usize> {
    let range = &page.units[index].range;
    let letters = page.letters(range);
    let from = letters.len().saturating_sub(MAX_FURNITURE);
    let labels = [Role::Start, Role::Noun, Role::Topic];
    let begins = |at: usize| {
        let phrase = labels
            .iter()
            .filter_map(|role| vocabulary.at(letters, at, *role))
            .max()?;
        (letters[at + phrase - 1] == ':').then_some(at + phrase)
    };
    let colon = (from..letters.len()).find(|at| letters[*at] == ':' && (*at < 1 || !letters[at - 1].is_ascii_digit()));
    let near = colon.map_or(letters.len(), |colon| colon.saturating_sub(MAX_LABEL));
    let at = (near.max(from).max(1)..letters.len()).find(|at| begins(*at).is_some())?;
    let named = begins(at)?;
    let (own, rest) = (&letters[..at], &letters[named..]);
    // 市里公布的来源: is said of something else; a label stands behind the end of a sentence, or behind words that have no label.
    let ended = own
        .last()
        .is_some_and(|last| matches!(last, '。' | '!' | '?' | '”' | '…' | ')' | '~'));
    let told =
        is_sentence(rest) || rest.len() < 2 || MAX_SITE < rest.iter().take_while(|letter| is_han(**letter)).count();
    let words = own.iter().filter(|letter| is_han(**letter)).count();
    let long = MIN_OWN <= words && Says::new(page, range.start..range.start + at).any() == 0;
    (!told && (ended && 1 < words || place == Place::Behind && long)).then_some(at)
}

fn is_text(page: &Page, index: usize, vocabulary: &Vocabulary) -> bool {
    let unit = &page.units[index];
    let letters = page.letters(&unit.range);
    let latin = |at: usize| letters.get(at).is_some_and(char::is_ascii_alphanumeric);
    // /view?id=123 asks nothing.
    let ends = |at: usize| matches!(letters[at], '。' | '!' | '?' | ';') && !latin(at + 1);
    let sentence = (0..letters.len()).any(ends);
    let salutation = letters.len() <= MAX_FURNITURE && letters.ends_with(&['们', ':']);
    (salutation || sentence && BODY_LINE <= letters.len())
        && (!Says::new(page, unit.range.clone()).condemns(letters) || mostly_speech(page, &unit.range))
        && !starts(page, index, vocabulary, Place::Speech)
}

/// Whether nothing speaks of the page in the larger part of the sentences of a long line: 请到会计核算中心登记，或扫码关注… ends
/// a paragraph of a report.
fn mostly_speech(page: &Page, range: &Range<usize>) -> bool {
    if range.len() <= MAX_FURNITURE {
        return false;
    }
    let letters = page.letters(range);
    let mut start = range.start;
    let mut own = 0;
    for sentence in letters.split_inclusive(|scalar| matches!(scalar, '。' | '!' | '?')) {
        let end = start + sentence.len();
        let says = Says::new(page, start..end);
        let ends = sentence.last().is_some_and(|last| matches!(last, '。' | '!' | '?'));
        if ends && says.any() == 0 {
            own += sentence.len();
        }
        start = end;
    }
    letters.len() < 2 * own
}

/// Whether a unit is a sentence of the speech for certain: nothing in it speaks of the page.
pub(super) fn is_speech(page: &Page, index: usize, vocabulary: &Vocabulary) -> bool {
    let range = page.units[index].range.clone();
    let letters = page.letters(&range);
    SENTENCE <= letters.len()
        && letters.iter().any(|scalar| matches!(scalar, '。' | ';'))
        && !starts(page, index, vocabulary, Place::Speech)
        && [Role::Inside, Role::Topic, Role::Url, Role::Gap, Role::End]
            .iter()
            .all(|role| !vocabulary.stands_in(&page.shadow, range.clone(), *role))
}

/// Whether a unit begins as lines of the page do, a bracket, a hand or an arrow before it. A sentence is not known by its first
/// words alone: 积分制要推开。
fn starts(page: &Page, index: usize, vocabulary: &Vocabulary, place: Place) -> bool {
    let range = &page.units[index].range;
    let letters = page.letters(range);
    let sign = |scalar: &&char| {
        matches!(scalar, '(' | '[' | '【' | '>' | '*') || bars::is_sign(**scalar) || scalar.is_whitespace()
    };
    let open = letters.iter().take_while(sign).count();
    if spaced_label(letters)
        .or_else(|| parted_label(letters))
        .is_some_and(|label| vocabulary.at(&label, 0, Role::Start) == Some(label.len()))
    {
        return true;
    }
    let phrase = |role: &Role| vocabulary.at(&page.shadow, range.start + open, *role);
    let begins = [Role::Start, Role::Hint, Role::Noun].iter().filter_map(phrase).max();
    // 无障碍环境建设 is a heading of the speech, 无障碍 and 无障碍 长者模式 are buttons.
    let begins = begins.filter(|len| {
        let goes_on = phrase(&Role::Noun) == Some(*len) && goes_on(letters, open + len);
        let heading = goes_on && heads(page, index, place);
        !heading || 1 <= Says::new(page, range.start + open + len..range.end).any()
    });
    // 图片来源:山城日报市委书记周明远昨天… is a label without its line break, and the rest is the speech's.
    let longest = if page.units[index].whole_line {
        MAX_FURNITURE
    } else {
        SHORT
    };
    let begins = begins.filter(|len| {
        let label = letters.get(open + len - 1).is_some_and(|scalar| !is_han(*scalar));
        !is_sentence(letters) || label && letters.len() <= longest || {
            let says = Says::new(page, range.start + open + len..range.end);
            1 <= says.any()
        }
    });
    begins.is_some() || tail(page, index, vocabulary, place)
}

/// A label whose letters stand apart, without the spaces: 发 文 机 关:
pub(super) fn spaced_label(letters: &[char]) -> Option<Vec<char>> {
    let colon = letters.iter().take(MAX_LABEL).position(|scalar| *scalar == ':')?;
    let label: Vec<char> = letters[..=colon]
        .iter()
        .copied()
        .filter(|scalar| !scalar.is_whitespace())
        .collect();
    (label.len() <= colon).then_some(label)
}

/// A label that a bar or stroke parts from its name, with a colon for it: 图文 | 宣传科, 编辑/赵明
fn parted_label(letters: &[char]) -> Option<Vec<char>> {
    let stroke = |letter: char| matches!(letter, '|' | '丨' | '/');
    let of_word = |letter: &&char| is_han(**letter) && !stroke(**letter);
    let word = letters.iter().take(MAX_LABEL).take_while(of_word).count();
    let mut behind = letters[word..].iter().skip_while(|letter| letter.is_whitespace());
    let parted = 0 < word && behind.next().is_some_and(|letter| stroke(*letter));
    parted.then(|| letters[..word].iter().copied().chain([':']).collect())
}

/// Marks the units that belong to the page.
pub(super) fn mark(page: &Page, vocabulary: &Vocabulary, body: &Body, gone: &mut [bool]) {
    hints::mark(page, vocabulary, gone);
    hints::mark_summary(page, vocabulary, gone);
    let belongs: Vec<Belongs> = (0..gone.len())
        .map(|index| belongs_to_page(page, index, vocabulary, body))
        .collect();
    let shown = gone.contains(&true) || belongs.contains(&Belongs::Always);
    for (flag, belongs) in gone.iter_mut().zip(belongs) {
        *flag |= belongs == Belongs::Always || belongs == Belongs::Beside && shown;
    }
    contacts(page, vocabulary, body, gone);
    paths(page, gone);
    let from = (body.end..page.units.len()).find(|index| tail(page, *index, vocabulary, Place::Behind));
    for flag in &mut gone[from.unwrap_or(page.units.len())..] {
        *flag = true;
    }
}

/// Whether a unit is the page's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Belongs {
    Never,
    /// Where other units are. A newspaper's text names who took its pictures, and 图片新闻 or 常见问题 may be a heading of a text.
    Beside,
    Always,
}

impl Belongs {
    fn always(is: bool) -> Self {
        if is { Self::Always } else { Self::Never }
    }
}

fn belongs_to_page(page: &Page, index: usize, vocabulary: &Vocabulary, body: &Body) -> Belongs {
    let in_body = body.first <= index && index < body.end;
    let unit = &page.units[index];
    let letters = page.letters(&unit.range);
    if in_body && !(unit.whole_line && letters.len() <= MAX_FURNITURE) {
        return Belongs::Never;
    }
    // What the page wrote behind a title does not speak against it.
    let title = (!in_body).then(|| bars::title(letters, vocabulary)).flatten();
    let title = title.filter(|title| title.len() < letters.len());
    let range = unit.range.start..unit.range.start + title.map_or(letters.len(), <[char]>::len);
    let letters = page.letters(&range);
    if MAX_FURNITURE < letters.len() && is_text(page, index, vocabulary) {
        return Belongs::Never;
    }
    let is_whole = |role| vocabulary.at(&page.shadow, unit.range.start, role) == Some(letters.len());
    let line = is_whole(Role::Line);
    let start = starts(page, index, vocabulary, body.place(index));
    match bars::credit(letters, vocabulary) {
        Some(Credit::Caption) if page.begins_line(unit) => return Belongs::Always,
        // 图片来源:山城日报 李明摄 begins as lines of pages do.
        Some(_) if !start => return Belongs::Beside,
        None if in_body && (line || is_whole(Role::Tail)) => return Belongs::Beside,
        _ => {}
    }
    let says = Says::new(page, range.clone());
    if in_body {
        let pressed = bars::is_buttons(letters, vocabulary) || bars::is_live_stamp(letters);
        return Belongs::always(start || says.condemns(letters) || pressed);
    }
    // 昨天的雪很大来源:山城日报: the words before a label are the text's own.
    if !start && !line && body.end <= index && glued_label(page, index, vocabulary, Place::Behind).is_some() {
        return Belongs::Never;
    }
    // 李科长:已阅。2024-02-27 10:02: no sentence of a speech is stamped.
    let stamped = || {
        let near = letters.len().saturating_sub(MAX_STAMP);
        body.end <= index && letters.last().is_some_and(char::is_ascii_digit) && bars::is_stamped(&letters[near..])
    };
    let signed =
        || letters.len() <= BODY_LINE && letters.iter().any(|letter| matches!(letter, '\u{1f000}'..='\u{1faff}'));
    let bar = unit.whole_line && (bars::is_bar(letters, vocabulary) || stamped() || signed());
    let known = start || line || bar || is_path(letters);
    // 请点击阅读原文。 ends a paste.
    let own = || orders(letters) || index + 1 < page.units.len() && says.is_one_thing(letters);
    if !known && says.condemns_outside(letters) && own() {
        return Belongs::Beside;
    }
    Belongs::always(known || says.condemns_outside(letters))
}

/// A path whose pieces stand apart in a page of one line: 首页 >> 讲话 >> 正文
fn paths(page: &Page, gone: &mut [bool]) {
    let letters = |index: usize| {
        page.units
            .get(index)
            .filter(|unit| !unit.whole_line)
            .map(|unit| page.letters(&unit.range))
    };
    let is_arrow = |piece: &[char]| piece.iter().all(|scalar| matches!(scalar, '>' | '»' | '›'));
    let is_word = |piece: &[char]| piece.len() <= SHORT && !is_sentence(piece);
    for index in 1..page.units.len() {
        let (Some(before), Some(arrow), Some(behind)) = (letters(index - 1), letters(index), letters(index + 1)) else {
            continue;
        };
        if is_arrow(arrow) && is_word(before) && is_word(behind) {
            gone[index - 1..=index + 1].fill(true);
        }
    }
}

/// 首页 > 讲话 > 正文, 山里人 >《讲话稿》
fn is_path(letters: &[char]) -> bool {
    let into = letters.windows(2).any(|two| two == ['>', '《']);
    let ends = letters.last() == Some(&'》');
    if into && ends && letters.len() <= SHORT {
        return true;
    }
    letters.len() <= MAX_FURNITURE
        // » is also what the first byte of a Chinese letter looks like in Latin letters.
        && !letters.iter().any(|scalar| matches!(scalar, '。' | '<' | '\u{c0}'..='\u{ff}'))
        && 2 <= letters
            .iter()
            .filter(|scalar| matches!(scalar, '>' | '»' | '›'))
            .count()
}

/// Whether a unit can be a heading of the speech: before its last long sentence, or where a sentence that says nothing of the
/// page follows it.
fn heads(page: &Page, index: usize, place: Place) -> bool {
    let told = |next: &Unit| {
        let letters = page.letters(&next.range);
        SHORT < letters.len() && letters.last() == Some(&'。') && Says::new(page, next.range.clone()).any() == 0
    };
    place == Place::Speech || page.units.get(index + 1).is_some_and(told)
}

/// Labels of addresses beside other lines of the page behind the speech: documents end with their own.
fn contacts(page: &Page, vocabulary: &Vocabulary, body: &Body, gone: &mut [bool]) {
    let behind = body.end..page.units.len();
    let named = |index: &usize| {
        vocabulary
            .at(&page.shadow, page.units[*index].range.start, Role::Contact)
            .is_some()
    };
    let labels: Vec<usize> = behind.clone().filter(named).collect();
    for &index in &labels {
        gone[index] |= behind.start < index && gone[index - 1];
    }
    for &index in labels.iter().rev() {
        gone[index] |= gone.get(index + 1) == Some(&true);
    }
}

fn tail(page: &Page, index: usize, vocabulary: &Vocabulary, place: Place) -> bool {
    let Range { start, end } = page.units[index].range;
    let letters = &page.shadow[..end];
    let short = end - start <= MAX_FURNITURE;
    let sentence = is_sentence(&letters[start..]);
    let begins = vocabulary.at(letters, start, Role::Tail);
    // 相关资料报送 and 规范友情链接 are headings of the speech.
    let heading = |from: usize| start < from && goes_on(letters, from) && heads(page, index, place);
    let suffix = |at: usize| matches!(letters[at], '的' | '还');
    begins.is_some_and(|len| (!sentence || !is_han(letters[start + len - 1])) && !heading(start + len))
        || short
            && !letters[start..].contains(&'。')
            && (start..end).any(|at| {
                let len = vocabulary.at(letters, at, Role::Tail);
                let ends = len.is_some_and(|len| at + len == end || at + len + 1 == end && letters[end - 1] == ':');
                ends && (suffix(at) || !heading(at))
            })
}
