//! The title block: 引题, 主标题, 副标题, and what they say of genre, occasion and speaker.
//!
//! A speech is told by the genre it names itself by (在…会上的讲话); web pages flatten slogan and occasion into one line,
//! `场合:口号`. A report has its lines right before the dateline.

mod named;
mod occasion;

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span};

use super::head::Head;
use super::words::{Words, genre};
use super::{date, person};
use crate::phrases::is_han;
use crate::shadow::Shadow;
use named::{dashes, in_brackets, named_line};
use occasion::occasion;

/// Shortest title taken: below it stand the single words of a page that was cut into them.
const SHORTEST: usize = 4;

/// Longest line of a slogan above the line of the occasion.
const SLOGAN: u32 = 40;

/// Most letters of office and name before the colon of a title.
const LEADING: usize = 24;

/// Most lines of a report's title block.
const REPORT_LINES: usize = 4;

/// Title lines, and the parts of them that say something of their own.
#[derive(Clone, Debug, Default)]
pub(super) struct Title {
    /// 引题.
    pub(super) kicker: Vec<Span<Clean>>,
    /// 主标题, one line or more.
    pub(super) main: Vec<Span<Clean>>,
    /// 副标题, without its dashes.
    pub(super) subtitle: Vec<Span<Clean>>,
    /// All lines as they stand.
    pub(super) lines: Vec<Span<Clean>>,
    /// Index of the first line of the head behind the title.
    pub(super) end: usize,
    /// The genre and the word that says so.
    pub(super) genre: Option<(&'static str, Span<Clean>)>,
    /// 场合.
    pub(super) occasion: Option<Span<Clean>>,
    /// 职务 before 在.
    pub(super) role: Option<Span<Clean>>,
    /// 姓名 before 在.
    pub(super) speaker: Option<Span<Clean>>,
}

/// Finds the title block of a head.
pub(super) fn title(shadow: &Shadow, head: &Head, words: &Words, lexicon: &Lexicon) -> Option<Title> {
    // 发言提纲 is a kind of speech, 提纲 above a list is the page's.
    let furniture = |letters: &[char]| words.inside("page", letters) && genre(letters, words).is_none();
    let page = |line: Span<Clean>| furniture(shadow.slice(line)) || shadow.slice(line).contains(&'|');
    let mut title = if head.dateline.is_some() {
        report(shadow, head, words, &page)
    } else {
        speech(shadow, head, words, lexicon, &page)
    }?;
    for line in title
        .kicker
        .iter()
        .chain(&title.main)
        .chain(&title.subtitle)
        .copied()
        .collect::<Vec<_>>()
    {
        occasion(shadow, line, &mut title, words, lexicon);
    }
    title.take_speaker(shadow, lexicon);
    Some(title)
}

/// Length of the speaker before a title, with the colon, and who it is: 校长周明:…
fn led_by(letters: &[char], lexicon: &Lexicon) -> Option<(u32, person::Byline)> {
    let colon = letters.iter().take(LEADING).position(|letter| *letter == ':')?;
    let byline = person::byline(&letters[..colon], lexicon).filter(|byline| byline.name.is_some())?;
    let blank = letters[colon + 1..].iter().take_while(|letter| **letter == ' ').count();
    (SHORTEST <= letters.len() - colon - 1 - blank).then_some(((colon + 1 + blank) as u32, byline))
}

/// Kicker, main lines and subtitle of a report.
fn report(shadow: &Shadow, head: &Head, words: &Words, page: &impl Fn(Span<Clean>) -> bool) -> Option<Title> {
    let reads_as_title = |line: &&Span<Clean>| {
        let letters = shadow.slice(**line);
        SHORTEST <= letters.len() && !page(**line) && !letters.contains(&'。') && date::find(letters).is_none()
    };
    let mut lines: Vec<Span<Clean>> = head
        .lines
        .iter()
        .rev()
        .take_while(reads_as_title)
        .take(REPORT_LINES)
        .copied()
        .collect();
    lines.reverse();
    let mut title = Title {
        lines: lines.clone(),
        end: head.lines.len(),
        ..Title::default()
    };
    if 1 < lines.len() && words.suffix("report_verb", shadow.slice(lines[0])).is_some() {
        title.kicker.push(lines.remove(0));
    }
    if 1 < lines.len()
        && lines
            .last()
            .is_some_and(|last| words.inside("report_tail", shadow.slice(*last)))
    {
        title.subtitle.extend(lines.pop());
    }
    title.main = lines;
    (!title.main.is_empty()).then_some(title)
}

fn speech(
    shadow: &Shadow,
    head: &Head,
    words: &Words,
    lexicon: &Lexicon,
    page: &impl Fn(Span<Clean>) -> bool,
) -> Option<Title> {
    let named = head.lines.iter().enumerate().rev().filter(|(_, line)| !page(**line));
    let named = named
        .into_iter()
        .find_map(|(index, line)| Some((index, named_line(shadow, *line, words, lexicon)?)));
    let Some((index, named)) = named else {
        return untitled(shadow, head, words, lexicon, page);
    };
    let mut title = Title {
        genre: Some(named.genre),
        end: index + 1,
        ..Title::default()
    };
    let slogan = |line: Span<Clean>| {
        let letters = shadow.slice(line);
        let plain = !page(line) && date::find(letters).is_none() && named_line(shadow, line, words, lexicon).is_none();
        let chinese = letters.iter().filter(|letter| is_han(**letter)).count();
        let noted = in_brackets(letters) || words.inside("note", letters);
        SHORTEST <= chinese && line.len() <= SLOGAN && plain && !noted && person::byline(letters, lexicon).is_none()
    };
    match named.slogan {
        Some(after) => {
            title.main.push(after);
            title.subtitle.push(named.occasion);
            title.lines.push(head.lines[index]);
        }
        None => {
            let on_occasion = named.dashed || matches!(shadow.slice(named.occasion).first(), Some('在' | '于'));
            let broken = !on_occasion
                && index
                    .checked_sub(1)
                    .is_some_and(|above| is_begun(shadow.slice(head.lines[above])));
            let above = head.lines[..index]
                .iter()
                .rev()
                .take_while(|line| on_occasion && slogan(**line))
                .take(3);
            let mut above: Vec<Span<Clean>> = above.copied().collect();
            above.reverse();
            let byline = index
                .checked_sub(above.len() + 1)
                .and_then(|before| head.lines.get(before));
            title.take_byline_above(shadow, byline, lexicon);
            title.lines.extend(&above);
            title.lines.push(if named.dashed {
                head.lines[index]
            } else {
                named.occasion
            });
            if broken {
                title.lines.insert(0, head.lines[index - 1]);
                title.main.clone_from(&title.lines);
            } else if above.is_empty() {
                title.main.push(named.occasion);
            } else {
                title.main = above;
                title.subtitle.push(named.occasion);
            }
        }
    }
    if title.subtitle.is_empty() {
        title.take_subtitle(shadow, head, index + 1);
    }
    Some(title)
}

/// Whether a line is the first half of a title that names its genre on the next one: 在全县河道清淤和护岸除险
fn is_begun(letters: &[char]) -> bool {
    let whole = matches!(letters.last(), Some('上' | '中' | '时'));
    SHORTEST < letters.len()
        && letters[0] == '在'
        && !whole
        && letters.iter().all(|letter| !",。:;!?".contains(*letter))
}

/// A title that names no genre: the first line that is nothing else.
fn untitled(
    shadow: &Shadow,
    head: &Head,
    words: &Words,
    lexicon: &Lexicon,
    page: &impl Fn(Span<Clean>) -> bool,
) -> Option<Title> {
    for (index, &line) in head.lines.iter().enumerate() {
        if let Some(end) = glued(shadow.slice(line), words, lexicon) {
            let main = Span::new(line.start, line.start + end as u32);
            return Some(Title {
                main: vec![main],
                lines: vec![main],
                // The byline is read from the same line.
                end: index,
                genre: named_line(shadow, main, words, lexicon).map(|named| named.genre),
                ..Title::default()
            });
        }
    }
    let index = head.lines.iter().position(|line| {
        let letters = shadow.slice(*line);
        let chinese = letters.iter().filter(|letter| is_han(**letter)).count();
        SHORTEST <= chinese
            && chinese * 2 > letters.len()
            && !page(*line)
            && !in_brackets(letters)
            && !words.inside("note", letters)
            && date::find(letters).is_none_or(|date| !date.to_the_day)
            && person::byline(letters, lexicon).is_none()
    })?;
    let line = head.lines[index];
    let mut title = Title {
        main: vec![line],
        lines: vec![line],
        end: index + 1,
        ..Title::default()
    };
    title.take_subtitle(shadow, head, index + 1);
    Some(title)
}

/// Length of a title that a byline is glued to: 全县春耕会议表态发言石桥镇镇长李大河(2019年3月8日).
fn glued(letters: &[char], words: &Words, lexicon: &Lexicon) -> Option<usize> {
    let end = date::find(letters).map_or(letters.len(), |date| date.start);
    let line = &letters[..end
        - letters[..end]
            .iter()
            .rev()
            .take_while(|letter| matches!(letter, '(' | ' '))
            .count()];
    let byline = |at: usize| person::byline(&line[at..], lexicon);
    let full = |byline: person::Byline| byline.role.is_some() && byline.name.is_some();
    (SHORTEST..line.len()).find(|&at| genre(&line[..at], words).is_some() && byline(at).is_some_and(full))
}

impl Title {
    /// Takes the speaker before the colon of the main line; without an office a name alone leads a speech only.
    fn take_speaker(&mut self, shadow: &Shadow, lexicon: &Lexicon) {
        for line in self.main.iter_mut().chain(&mut self.subtitle) {
            let Some((len, byline)) = led_by(shadow.slice(*line), lexicon) else {
                continue;
            };
            if byline.role.is_some() || self.genre.is_some() {
                let part = |(start, end): (usize, usize)| Span::new(line.start + start as u32, line.start + end as u32);
                self.role = self.role.or(byline.role.map(part));
                self.speaker = self.speaker.or(byline.name.map(part));
                *line = Span::new(line.start + len, line.end);
            }
        }
    }

    /// Takes who is named with an office above the title: 县委书记李大河同志.
    fn take_byline_above(&mut self, shadow: &Shadow, line: Option<&Span<Clean>>, lexicon: &Lexicon) {
        let Some(line) = line else { return };
        let byline = person::byline(shadow.slice(*line), lexicon).filter(|byline| byline.name.is_some());
        if let Some(byline) = byline.filter(|byline| byline.role.is_some()) {
            let part = |(start, end): (usize, usize)| Span::new(line.start + start as u32, line.start + end as u32);
            self.role = byline.role.map(part);
            self.speaker = byline.name.map(part);
        }
    }

    /// Takes in the line of the head that opens with a dash, ——在…上的讲话, or names the occasion, 在…上, if only below a date.
    fn take_subtitle(&mut self, shadow: &Shadow, head: &Head, below: usize) {
        for (at, &line) in head.lines.iter().enumerate().skip(below).take(2) {
            let letters = shadow.slice(line);
            let dashes = dashes(letters);
            if 0 < dashes || letters.first() == Some(&'在') && letters.last() == Some(&'上') {
                self.subtitle.push(Span::new(line.start + dashes, line.end));
                self.lines.push(line);
                // What stands between is read as the rest of the head.
                self.end += usize::from(at == below);
                return;
            }
            if date::find(letters).is_none_or(|date| date.end - date.start + 2 < letters.len()) {
                return;
            }
        }
    }
}
