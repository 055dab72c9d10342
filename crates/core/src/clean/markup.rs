//! Markup: what is left of HTML, entities, BBCode, CSS, escaped strings and markdown headings.
//!
//! Names are known ones (`data/markup.tsv`), so that `vector<int>` and `[注]` stay.

use std::sync::LazyLock;

use tigang_lexicon::Lexicon;

use super::{Certainty, Current, Draft, EditKind, Proposal};
use crate::phrases::{Phrases, is_han};

/// A tag is no longer than this: Word writes long ones.
const MAX_TAG: usize = 400;
/// An entity is no longer than this.
const MAX_ENTITY: usize = 10;
/// So many escaped line breaks show an escaped string.
const MIN_ESCAPES: usize = 2;

static NAMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../../data/markup.tsv")));

/// Removes markup; what ended a line ends it still.
pub(super) fn remove(draft: &mut Draft<'_>, _lexicon: &Lexicon) {
    let current = draft.current();
    let letters = &current.scalars;
    if !letters
        .iter()
        .any(|letter| matches!(letter, '<' | '&' | '[' | '\\' | '{' | '#'))
    {
        return;
    }
    let escaped = letters
        .windows(2)
        .filter(|pair| *pair == ['\\', 'n'] || *pair == ['\\', 'u'])
        .count();
    let mut proposals = Vec::new();
    let mut whole = Whole::default();
    let mut at = 0;
    while at < letters.len() {
        let found = match letters[at] {
            '<' => tag(letters, at, &mut whole),
            '&' => entity(letters, at),
            '[' => bbcode(letters, at),
            '\\' if MIN_ESCAPES <= escaped => escape(letters, at),
            '#' => heading(letters, at),
            '{' => css(letters, at),
            _ => None,
        };
        match found {
            Some(found) => {
                let start = found
                    .start
                    .max(proposals.last().map_or(0, |(_, end, _): &(usize, usize, String)| *end));
                proposals.push((start, found.end, found.after));
                at = found.end;
            }
            None => at += 1,
        }
    }
    draft.propose(
        proposals
            .into_iter()
            .map(|(start, end, after)| edit(&current, start, end, after))
            .collect(),
    );
}

fn edit(current: &Current, start: usize, end: usize, after: String) -> Proposal {
    let raw = current.raw_span(start, end);
    Proposal {
        kind: EditKind::Markup,
        raw,
        after,
        certainty: Certainty::Certain,
        note: None,
    }
}

struct Found {
    start: usize,
    end: usize,
    after: String,
}

/// Elements whose end was looked for in vain: it is not looked for again.
#[derive(Default)]
struct Whole {
    missing: bool,
}

fn is_name(group: &str, name: &[char]) -> bool {
    NAMES.group(group).iter().any(|known| known == name)
}

/// `<p class="a">`, `</p>`, `<br/>`, `<!-- … -->`, and scripts with what is in them.
fn tag(letters: &[char], at: usize, whole: &mut Whole) -> Option<Found> {
    let limit = letters.len().min(at + MAX_TAG);
    if letters[at..].starts_with(&['<', '!', '-', '-']) {
        let end = (at + 4..limit).find(|end| letters[*end..].starts_with(&['-', '-', '>']))?;
        return Some(Found {
            start: at,
            end: end + 3,
            after: String::new(),
        });
    }
    let slash = usize::from(letters.get(at + 1) == Some(&'/'));
    let start = at + 1 + slash;
    let name: Vec<char> = letters[start..limit]
        .iter()
        .take_while(|letter| letter.is_ascii_alphanumeric() || **letter == ':')
        .map(char::to_ascii_lowercase)
        .collect();
    let behind = letters.get(start + name.len())?;
    if name.is_empty() || !matches!(behind, '>' | '/' | ' ' | '\n' | '\t') {
        return None;
    }
    let end = 1 + (start + name.len()..limit).find(|end| letters[*end] == '>')?;
    if is_name("whole", &name) {
        let close: Vec<char> = ['<', '/']
            .into_iter()
            .chain(name.iter().copied())
            .chain(['>'])
            .collect();
        let lower = |from: usize| {
            letters[from..]
                .iter()
                .map(char::to_ascii_lowercase)
                .take(close.len())
                .eq(close.iter().copied())
        };
        let closed = if slash == 1 || whole.missing {
            None
        } else {
            (end..letters.len()).find(|from| letters[*from] == '<' && lower(*from))
        };
        whole.missing |= slash == 0 && closed.is_none();
        return Some(Found {
            start: at,
            end: closed.map_or(end, |from| from + close.len()),
            after: String::new(),
        });
    }
    if is_name("inline", &name) {
        return Some(Found {
            start: at,
            end,
            after: String::new(),
        });
    }
    if !is_name("block", &name) {
        return None;
    }
    let line_start = letters[..at]
        .last()
        .is_none_or(|letter| *letter == '\n' || *letter == '>');
    let line_end = letters.get(end).is_none_or(|letter| matches!(letter, '\n' | '<'));
    let after = if line_start || line_end && letters.get(end) != Some(&'<') {
        ""
    } else {
        "\n"
    };
    Some(Found {
        start: at,
        end,
        after: after.to_owned(),
    })
}

/// `&nbsp;`, `&#8220;`, `&#x4e00;`
fn entity(letters: &[char], at: usize) -> Option<Found> {
    let limit = letters.len().min(at + MAX_ENTITY);
    let end = (at + 1..limit).find(|end| letters[*end] == ';')?;
    let name = &letters[at + 1..end];
    let after = match name {
        ['#', 'x' | 'X', digits @ ..] => number(digits, 16)?.to_string(),
        ['#', digits @ ..] => number(digits, 10)?.to_string(),
        _ => NAMES
            .group("entity")
            .iter()
            .find_map(|row| row.strip_prefix(name)?.strip_prefix(&['\t']))
            .map(|letter| letter.iter().collect())?,
    };
    Some(Found {
        start: at,
        end: end + 1,
        after,
    })
}

fn number(digits: &[char], radix: u32) -> Option<char> {
    u32::from_str_radix(&digits.iter().collect::<String>(), radix)
        .ok()
        .and_then(char::from_u32)
        .filter(|letter| !letter.is_control())
}

/// `[b]`, `[/color]`, `[url=…]`
fn bbcode(letters: &[char], at: usize) -> Option<Found> {
    let limit = letters.len().min(at + MAX_TAG);
    let start = at + 1 + usize::from(letters.get(at + 1) == Some(&'/'));
    let name: Vec<char> = letters[start..limit]
        .iter()
        .take_while(|letter| letter.is_ascii_alphabetic())
        .map(char::to_ascii_lowercase)
        .collect();
    let end = (start + name.len()..limit).find(|end| matches!(letters[*end], ']' | '\n'))?;
    let closed = letters[end] == ']' && matches!(letters.get(start + name.len()), Some(']' | '='));
    (closed && is_name("bbcode", &name)).then(|| Found {
        start: at,
        end: end + 1,
        after: String::new(),
    })
}

/// `\n`, `\"`, `\u4e00` of an escaped string.
fn escape(letters: &[char], at: usize) -> Option<Found> {
    let (len, after) = match letters.get(at + 1)? {
        'n' => (2, "\n".to_owned()),
        'r' => (2, String::new()),
        't' => (2, " ".to_owned()),
        '"' => (2, "\"".to_owned()),
        '/' => (2, "/".to_owned()),
        'u' => (6, number(letters.get(at + 2..at + 6)?, 16)?.to_string()),
        _ => return None,
    };
    Some(Found {
        start: at,
        end: at + len,
        after,
    })
}

/// The signs of a markdown heading at the head of a line.
fn heading(letters: &[char], at: usize) -> Option<Found> {
    let opens = at == 0 || letters[at - 1] == '\n';
    let len = letters[at..].iter().take_while(|letter| **letter == '#').count();
    let blank = letters[at + len..].iter().take_while(|letter| **letter == ' ').count();
    let text = letters
        .get(at + len + blank)
        .is_some_and(|letter| !letter.is_whitespace());
    (opens && len <= 6 && 0 < blank && text).then(|| Found {
        start: at,
        end: at + len + blank,
        after: String::new(),
    })
}

/// A rule of CSS: a selector, braces, known properties, nothing Chinese.
fn css(letters: &[char], at: usize) -> Option<Found> {
    let limit = letters.len().min(at + MAX_TAG);
    let end = (at..limit).find(|end| letters[*end] == '}')?;
    let inside = &letters[at + 1..end];
    let known = NAMES.inside("css", inside) && inside.contains(&':') && !inside.iter().any(|letter| is_han(*letter));
    let selector = letters[at.saturating_sub(MAX_TAG)..at]
        .iter()
        .rev()
        .take_while(|letter| letter.is_ascii() && !matches!(letter, '\n' | '}'))
        .count();
    known.then(|| Found {
        start: at - selector,
        end: end + 1,
        after: String::new(),
    })
}
