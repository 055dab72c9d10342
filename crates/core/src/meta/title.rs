//! The title block: 引题, 主标题, 副标题, and what they say of genre, occasion and speaker.
//!
//! A speech is told by the genre it names itself by (在…会上的讲话); web pages flatten slogan and occasion into one line,
//! `场合:口号`. A report has its lines right before the dateline.

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span};

use super::head::Head;
use super::words::{Words, genre};
use super::{date, person};
use crate::phrases::{find, is_han};
use crate::shadow::Shadow;

/// Shortest title taken: below it stand the single words of a page that was cut into them.
const SHORTEST: usize = 4;

/// Longest line of a slogan above the line of the occasion.
const SLOGAN: u32 = 40;

/// Most letters of office and name before the colon of a title.
const LEADING: usize = 24;

/// Letters of 的 and the word between it and the genre: 的表态发言, 的闭幕讲话.
const MODIFIER: usize = 5;

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

/// A line that names a genre.
struct Named {
    /// The part that ends in the genre, without dashes before it.
    occasion: Span<Clean>,
    /// What stands behind a colon.
    slogan: Option<Span<Clean>>,
    /// Whether dashes stand before it.
    dashed: bool,
    genre: (&'static str, Span<Clean>),
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
            if above.is_empty() {
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

/// (县委办供稿): a line that is one bracket says who or when, and is no title.
fn in_brackets(letters: &[char]) -> bool {
    letters.first() == Some(&'(') && letters.iter().position(|letter| *letter == ')') == Some(letters.len() - 1)
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

/// Reads a line that ends in a genre, or has a slogan behind a genre and a colon.
fn named_line(shadow: &Shadow, line: Span<Clean>, words: &Words, lexicon: &Lexicon) -> Option<Named> {
    // (党课讲稿) below a slogan is a subtitle as well.
    let bracket = u32::from(in_brackets(shadow.slice(line)));
    let line = Span::new(line.start + bracket, line.end - bracket);
    let dashed = dashes(shadow.slice(line));
    let line = Span::new(line.start + dashed, line.end);
    let dashed = dashed + bracket;
    let letters = shadow.slice(line);
    let named = |end: usize| {
        let (name, len) = genre(&letters[..end], words)?;
        // 李大河 王江讲话 says who spoke.
        if letters[..end - len]
            .split(|letter| *letter == ' ')
            .all(|name| person::is_name(name, lexicon))
        {
            return None;
        }
        let word = Span::new(line.start + (end - len) as u32, line.start + end as u32);
        (SHORTEST <= end).then_some((Span::new(line.start, word.end), (name, word)))
    };
    let end = without_part_number(letters);
    if let Some((occasion, genre)) = named(end) {
        return Some(Named {
            occasion,
            slogan: None,
            dashed: 0 < dashed,
            genre,
        });
    }
    let colon = letters.iter().position(|letter| matches!(letter, ':' | '—'))?;
    let (occasion, genre) = named(colon)?;
    let after = colon
        + letters[colon..]
            .iter()
            .take_while(|letter| matches!(letter, ':' | '—' | ' '))
            .count();
    let slogan = Span::new(line.start + after as u32, line.start + letters.len() as u32);
    let said = SHORTEST <= slogan.len() as usize;
    said.then_some(Named {
        occasion,
        slogan: Some(slogan),
        dashed: 0 < dashed,
        genre,
    })
}

/// Length of a title without the part number that collections put behind it: (2), 篇3, (节选).
fn without_part_number(letters: &[char]) -> usize {
    let mut end = letters.len();
    loop {
        let piece = &letters[..end];
        let digits = piece.iter().rev().take_while(|letter| letter.is_ascii_digit()).count();
        let cut = match piece.last() {
            Some(' ') => end - 1,
            Some(')') => piece
                .iter()
                .rposition(|letter| *letter == '(')
                .filter(|open| end - open <= 8 || date::find(&piece[*open..]).is_some_and(|date| date.to_the_day))
                .unwrap_or(end),
            Some('篇') => end - 1,
            _ if 0 < digits && piece[..end - digits].ends_with(&['篇']) => end - digits - 1,
            _ => end,
        };
        if cut == end || cut == 0 {
            return end;
        }
        end = cut;
    }
}

/// What a title line says of occasion and speaker: [职务][姓名]在[场合]上的讲话.
fn occasion(shadow: &Shadow, line: Span<Clean>, title: &mut Title, words: &Words, lexicon: &Lexicon) {
    let line = behind_label(shadow, line, lexicon);
    let letters = shadow.slice(line);
    let spoken = genre(letters, words).map_or(letters.len(), |(_, len)| letters.len() - len);
    let report = words
        .suffix("report_verb", letters)
        .map_or(spoken, |len| letters.len() - len);
    let mut end = spoken.min(report);
    // 会议上的总结报告, 大会上的表态发言: a word may stand before the genre.
    let of = letters[..end].iter().rposition(|letter| *letter == '的');
    let of = of.filter(|of| end - of <= MODIFIER);
    end = of.unwrap_or(end);
    let of = of.is_some();
    end -= words.suffix("made", &letters[..end]).filter(|_| of).unwrap_or(0);
    let framed = matches!(letters[..end].last(), Some('上' | '中' | '时' | '间'));
    let at = find(letters, &['在'], 0).filter(|at| *at < end && introduces(&letters[..*at], lexicon));
    let of_meeting = of && letters[..end].ends_with(&['会']);
    if !framed && !of_meeting {
        return;
    }
    let start = at.map_or(0, |at| at + 1);
    end -= usize::from(matches!(letters[..end].last(), Some('上' | '中' | '时')));
    if title.occasion.is_none() && start < end {
        title.occasion = Some(Span::new(line.start + start as u32, line.start + end as u32));
    }
    let Some(at) = at.filter(|at| 0 < *at) else { return };
    let before = Span::new(line.start, line.start + at as u32);
    if let Some(name) = person::name_before(letters, &['在'], lexicon) {
        title
            .speaker
            .get_or_insert(Span::new(line.start, line.start + name as u32));
    } else if let Some(byline) = person::byline(shadow.slice(before), lexicon) {
        let part = |(start, end): (usize, usize)| Span::new(line.start + start as u32, line.start + end as u32);
        title.role = title.role.or(byline.role.map(part));
        title.speaker = title.speaker.or(byline.name.map(part));
    }
}

/// A line without the label in brackets that collections put before a title, [县委书记] or 【精品】, and without who speaks.
fn behind_label(shadow: &Shadow, line: Span<Clean>, lexicon: &Lexicon) -> Span<Clean> {
    let letters = shadow.slice(line);
    if let Some((len, _)) = led_by(letters, lexicon) {
        return Span::new(line.start + len, line.end);
    }
    let close = match letters.first() {
        Some('[') => ']',
        Some('【') => '】',
        _ => return line,
    };
    let label = letters.iter().position(|letter| *letter == close);
    label.map_or(line, |label| Span::new(line.start + label as u32 + 1, line.end))
}

/// Whether what stands before 在 can: nothing, a date, an office, a name.
fn introduces(before: &[char], lexicon: &Lexicon) -> bool {
    before.is_empty()
        || date::find(before).is_some_and(|date| date.end == before.len())
        || person::byline(before, lexicon).is_some()
        || person::name_before(&[before, &['在']].concat(), &['在'], lexicon).is_some()
}

/// Letters of the dashes that a subtitle begins with.
fn dashes(letters: &[char]) -> u32 {
    letters
        .iter()
        .take_while(|letter| matches!(letter, '—' | '―' | '-' | '─' | ' '))
        .count() as u32
}
