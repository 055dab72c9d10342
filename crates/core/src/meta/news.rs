//! What only a news report says: agency and date before the text, reporter, place, and who spoke in what office.

use tigang_lexicon::{Lexicon, List};
use tigang_text::{Clean, Span};

use super::words::Words;
use super::{Fact, Meta, date, fact, person};
use crate::clean::{Cleaned, EditKind};
use crate::phrases::{find, is_han};
use crate::segment::Segments;
use crate::shadow::Shadow;

/// The genre of a report.
const GENRE: &str = "会议报道";

/// Longest name of a place, in letters: 湘西土家族苗族自治州凤凰县.
const PLACE: usize = 16;

/// Longest reach of what a report says of its meeting: its first paragraph.
const OPENING: u32 = 400;

/// Letters in which a report that says neither agency nor day shows what it is, and those in which it says what was held.
const TELLING: usize = 1500;
const HELD: usize = 600;

/// Fewest phrases that only somebody else says of a meeting: 会议指出, 出席会议并讲话.
const TOLD: usize = 2;

/// What shows that a text without salutation is somebody else's report of a meeting: that one was held, and more than one
/// phrase that no speaker says.
pub(super) fn told(cleaned: &Cleaned, shadow: &Shadow, words: &Words) -> Option<Fact<String>> {
    let scalars = shadow.scalars();
    let text = &scalars[..scalars.len().min(TELLING)];
    let opening = &text[..text.len().min(HELD)];
    let held = words.group("held").iter();
    let held = held.filter_map(|word| Some((find(opening, word, 0)?, word.len())));
    let (at, len) = held.min()?;
    let places = |word: &Vec<char>| {
        let mut from = 0;
        let next = || {
            let at = find(text, word, from)?;
            from = at + word.len();
            Some(at)
        };
        std::iter::from_fn(next).count()
    };
    let told: usize = words.group("told").iter().map(places).sum();
    let spoken = words.group("spoken").iter().any(|word| find(text, word, 0).is_some());
    (TOLD <= told && !spoken).then(|| Fact {
        value: GENRE.to_owned(),
        raw: Some(cleaned.raw(Span::new(at as u32, (at + len) as u32))),
    })
}

/// Reads a report's opening into `meta`.
pub(super) fn report(
    meta: &mut Meta,
    dateline: Span<Clean>,
    cleaned: &Cleaned,
    shadow: &Shadow,
    segments: &Segments,
    words: &Words,
    lexicon: &Lexicon,
) {
    let letters = shadow.slice(dateline);
    let part = |start: usize, end: usize| Span::new(dateline.start + start as u32, dateline.start + end as u32);
    meta.genre = Some(Fact {
        value: GENRE.to_owned(),
        raw: Some(cleaned.raw(dateline)),
    });
    let date = date::find(letters);
    if let Some(date) = &date {
        let raw = Some(cleaned.raw(part(date.start, date.end)));
        meta.date.get_or_insert(Fact {
            value: in_year(&date.iso, cleaned, dateline).unwrap_or_else(|| date.iso.clone()),
            raw,
        });
    }
    let opening = segments
        .paragraphs
        .iter()
        .find(|line| line.covers(dateline))
        .copied()
        .unwrap_or(dateline);
    let opening = Span::new(opening.start, opening.end.min(opening.start + OPENING));
    let text = shadow.slice(opening);
    let behind = dateline.len() as usize;
    if let Some((start, end)) = reporter(text, behind) {
        meta.reporter = Some(fact(
            cleaned,
            &[Span::new(opening.start + start as u32, opening.start + end as u32)],
        ));
    }
    let named = date.and_then(|date| agency_place(letters, date.start, lexicon));
    if let Some((start, end)) = named.or_else(|| held_at(text, words, lexicon)) {
        meta.place = Some(fact(cleaned, &[part(start, end)]));
    }
    speaker(meta, opening, cleaned, shadow, lexicon);
}

/// The day of a report that names no year, in the year in which its page was published, where that was at most a month later.
fn in_year(iso: &str, cleaned: &Cleaned, dateline: Span<Clean>) -> Option<String> {
    let day = iso.strip_prefix("xxxx-")?;
    let head = cleaned.raw(dateline).start;
    let edits = cleaned.edits.iter().take_while(|edit| edit.raw.start < head);
    let published = edits
        .filter(|edit| edit.kind == EditKind::Boilerplate)
        .find_map(|edit| date::find(&edit.before.chars().collect::<Vec<char>>()).filter(|date| date.to_the_day))?;
    let number = |text: &str| text.parse::<u32>().ok();
    let (year, month) = (number(published.iso.get(..4)?)?, number(published.iso.get(5..7)?)?);
    let later = (month + 12).checked_sub(number(day.get(..2)?)?)? % 12;
    let same = day <= published.iso.get(5..)?;
    (later <= 1).then(|| format!("{}-{day}", if same { year } else { year - 1 }))
}

/// The names in (记者 张三 通讯员 李四) behind `from`.
fn reporter(text: &[char], from: usize) -> Option<(usize, usize)> {
    let tail = text.get(from..)?.iter().take(40).count();
    let window = &text[..from + tail];
    let at = find(window, &['记', '者'], from)?;
    let start = at
        + 2
        + window[at + 2..]
            .iter()
            .take_while(|letter| matches!(letter, ' ' | ':'))
            .count();
    let len = window[start..]
        .iter()
        .take_while(|letter| is_han(**letter) || matches!(letter, ' ' | '、'))
        .count();
    let end = start + len
        - window[start..start + len]
            .iter()
            .rev()
            .take_while(|letter| **letter == ' ')
            .count();
    (start < end && matches!(window.get(start + len), Some(')' | '】' | ']') | None)).then_some((start, end))
}

/// 新华社北京4月20日电: the place between agency and date.
fn agency_place(letters: &[char], date: usize, lexicon: &Lexicon) -> Option<(usize, usize)> {
    let agency = letters[..date]
        .iter()
        .rposition(|letter| matches!(letter, '社' | '报' | '网'))?;
    let place = &letters[agency + 1..date];
    let known = (2..=PLACE).contains(&place.len()) && place.iter().all(|letter| is_han(*letter));
    (known && is_place(place, lexicon)).then_some((agency + 1, date))
}

/// 在…召开: the place where the meeting was held.
fn held_at(text: &[char], words: &Words, lexicon: &Lexicon) -> Option<(usize, usize)> {
    let held = words.group("held").iter().filter_map(|word| find(text, word, 0));
    let held = held.min()?;
    let at = text[..held]
        .iter()
        .rposition(|letter| *letter == '在')
        .filter(|at| held - at <= PLACE + 1)?;
    let place = &text[at + 1..held];
    let named = is_place(place, lexicon) || words.suffix("place", place).is_some();
    (2 <= place.len() && named && place.iter().all(|letter| is_han(*letter))).then_some((at + 1, held))
}

/// A place behind the date of a head line: (2019年3月8日 于北京).
pub(super) fn place_behind(letters: &[char], from: usize, words: &Words, lexicon: &Lexicon) -> Option<(usize, usize)> {
    let lead = letters[from..]
        .iter()
        .take_while(|letter| matches!(letter, ' ' | '于' | '在' | ',' | '·'))
        .count();
    let start = from + lead;
    let len = letters[start..].iter().take_while(|letter| is_han(**letter)).count();
    let place = &letters[start..start + len];
    let named = is_place(place, lexicon) || words.suffix("place", place).is_some();
    ((2..=PLACE).contains(&len) && named).then_some((start, start + len))
}

fn is_place(letters: &[char], lexicon: &Lexicon) -> bool {
    let places = lexicon.list(List::Places);
    let tagged = lexicon
        .dictionary()
        .get(letters)
        .is_some_and(|word| word.tag.as_str() == "ns");
    tagged || places.contains_letters(letters) || places.prefixes(letters).any(|len| len == letters.len())
}

/// The office that stands before the speaker's name in the opening; the first name so introduced when none is known.
fn speaker(meta: &mut Meta, opening: Span<Clean>, cleaned: &Cleaned, shadow: &Shadow, lexicon: &Lexicon) {
    let text = shadow.slice(opening);
    let known: Option<Vec<char>> = meta.speaker.as_ref().map(|name| {
        let letters: Vec<char> = name.value.chars().collect();
        lexicon.letters().to_simplified(&letters)
    });
    let place = |name: &[char]| {
        let mut from = 0;
        while let Some(at) = find(text, name, from) {
            if let Some(role) = person::role_before(text, at, lexicon) {
                return Some((role, at));
            }
            from = at + 1;
        }
        None
    };
    if let Some((role, at)) = known.as_deref().and_then(place)
        && meta.role.is_none()
    {
        let role = Span::new(opening.start + role as u32, opening.start + at as u32);
        meta.role = Some(fact(cleaned, &[role]));
    }
}
