//! Markup: what is left of HTML, entities, BBCode, CSS, scripts and escaped strings.
//!
//! Names are known ones (`data/markup.tsv`), so that `vector<int>` and `[注]` stay. Markdown is left to `markdown`, bytes that
//! ate a bracket to `mojibake`.

use std::cell::LazyCell;
mod bbcode;

use std::sync::LazyLock;

use tigang_lexicon::Lexicon;

use super::{Certainty, Current, Draft, EditKind, Proposal, foreign};
use crate::phrases::{Phrases, is_han};

/// A tag is no longer than this: Word writes long ones.
const MAX_TAG: usize = 400;
/// An entity is no longer than this.
const MAX_ENTITY: usize = 10;
/// Names of tags and keys are no longer than this.
const MAX_NAME: usize = 24;
/// What stands around the title of a page.
const PAGE: [char; 3] = ['#', 'p', '#'];
const PAGE_END: [char; 3] = ['#', 'e', '#'];
/// So many escaped line breaks show an escaped string.
const MIN_ESCAPES: usize = 2;

static NAMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../../data/markup.tsv")));

/// Removes markup; what ended a line ends it still.
pub(super) fn remove(draft: &mut Draft<'_>, _lexicon: &Lexicon) {
    let current = draft.current();
    if !current.census().has_any(['<', '&', '[', '\\', '{', '>', '#', '_']) {
        return;
    }
    let letters = current.scalars();
    let closed = bbcode::closed(letters);
    let escaped = letters
        .windows(2)
        .filter(|pair| *pair == ['\\', 'n'] || *pair == ['\\', 'u'])
        .count();
    // An entity without a tag, in a program, stands for itself.
    let source = LazyCell::new(|| foreign::is_foreign(&current) && !letters.windows(2).any(|two| two == ['<', '/']));
    let mut proposals = Vec::new();
    let mut whole = Whole::default();
    let mut from = 0;
    for at in current.census().others() {
        if at < from {
            continue;
        }
        let found = match letters[at] {
            '<' => tag(letters, at, &mut whole),
            '#' | '_' => page_break(letters, at),
            '/' | '?' | '？' => eaten(letters, at),
            '&' => entity(letters, at).filter(|_| !*source),
            '[' => page_break(letters, at).or_else(|| bbcode::of(letters, at, &closed)),
            '\\' if MIN_ESCAPES <= escaped => escape(letters, at),
            '"' | '{' if MIN_ESCAPES <= escaped => key(letters, at),
            '{' => page_break(letters, at).or_else(|| css(letters, at)),
            '\n' => script(letters, at + 1),
            _ => None,
        };
        if let Some(found) = found {
            let start = found
                .start
                .max(proposals.last().map_or(0, |(_, end, _): &(usize, usize, String)| *end));
            proposals.push((start, found.end, found.after));
            from = found.end;
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
    if matches!(letters.get(at + 1), Some('?' | '!')) && letters.get(at + 2).is_some_and(char::is_ascii_alphabetic) {
        // <?xml … ?>, <!DOCTYPE …>
        let end = 1 + (at..limit).find(|end| letters[*end] == '>')?;
        return Some(Found {
            start: at,
            end,
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
    let office = name
        .iter()
        .position(|letter| *letter == ':')
        .is_some_and(|colon| is_name("office", &name[..colon]));
    if office || is_name("inline", &name) {
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

/// A tag whose `<` a broken letter before it ate: `重视?/p>`, `清理?div>`. The sign it left is kept for `mojibake`, but behind the
/// end of a sentence it stands for nothing.
fn eaten(letters: &[char], at: usize) -> Option<Found> {
    let sign = matches!(letters[at], '?' | '？');
    let slash = letters.get(at + usize::from(sign)) == Some(&'/');
    if !sign && (at == 0 || matches!(letters[at - 1], '<' | '?' | '？')) {
        return None;
    }
    let start = at + usize::from(sign) + usize::from(slash);
    let limit = letters.len().min(start + MAX_NAME);
    let name: Vec<char> = letters[start.min(limit)..limit]
        .iter()
        .take_while(|letter| letter.is_ascii_alphanumeric())
        .map(char::to_ascii_lowercase)
        .collect();
    let block = is_name("block", &name);
    let chinese = at.checked_sub(1).is_some_and(|before| !letters[before].is_ascii());
    if !chinese || letters.get(start + name.len()) != Some(&'>') || !(block || is_name("inline", &name)) {
        return None;
    }
    let ended = matches!(letters[at - 1], '。' | '”' | '；' | '：');
    let end = start + name.len() + 1;
    let line_end = letters.get(end).is_none_or(|letter| *letter == '\n');
    Some(Found {
        start: at + usize::from(sign && !ended),
        end,
        after: if block && !line_end { "\n" } else { "" }.to_owned(),
    })
}

/// `"title":"` of an escaped object, and the brackets around it.
fn key(letters: &[char], at: usize) -> Option<Found> {
    let blank = |at: usize| {
        letters
            .get(at)
            .is_some_and(|letter| matches!(letter, ' ' | '\n' | '\t'))
    };
    let skip = |mut at: usize| {
        while blank(at) {
            at += 1;
        }
        at
    };
    // The quotation mark that closes the value before it.
    let mut place = at + usize::from(letters[at] == '"' && matches!(letters.get(skip(at + 1)), Some(',' | '}' | ']')));
    let closes = at < place;
    place = skip(place);
    if closes && matches!(letters.get(place), Some('}' | ']')) {
        return Some(Found {
            start: at,
            end: place + 1,
            after: String::new(),
        });
    }
    if matches!(letters.get(place), Some(',' | '{')) {
        place = skip(place + 1);
    }
    let name = letters
        .get(place + 1..)?
        .iter()
        .take(MAX_NAME)
        .take_while(|letter| letter.is_ascii_alphanumeric() || **letter == '_')
        .count();
    let colon = skip(place + name + 2);
    let quoted = letters.get(place) == Some(&'"') && 0 < name && letters.get(place + name + 1) == Some(&'"');
    if !quoted || letters.get(colon) != Some(&':') {
        return None;
    }
    let value = skip(colon + 1);
    let value = value + usize::from(letters.get(value) == Some(&'"'));
    Some(Found {
        start: at,
        end: value,
        after: if closes { "\n" } else { "" }.to_owned(),
    })
}

/// Where the editor of a site begins a new page: `#p#分页标题#e#`, `[!--empirenews.page--]`. A title that somebody gave it stays.
fn page_break(letters: &[char], at: usize) -> Option<Found> {
    let found = |end: usize| {
        let before = letters[..at]
            .iter()
            .rev()
            .find(|letter| !matches!(letter, ' ' | '\u{3000}'));
        let line = before.is_none_or(|letter| *letter == '\n') || letters.get(end).is_none_or(|letter| *letter == '\n');
        let ended = before.is_some_and(|letter| matches!(letter, '。' | '！' | '？' | '：' | '；' | '”' | '>'));
        let after = if ended && !line { "\n" } else { "" };
        Some(Found {
            start: at,
            end,
            after: after.to_owned(),
        })
    };
    if let Some(len) = NAMES.prefix("pagebreak", &letters[at..]) {
        return found(at + len);
    }
    let limit = letters.len().min(at + MAX_TAG);
    let title = at + PAGE.len();
    if letters[at..].starts_with(&PAGE) {
        let close = (title..limit).find(|end| letters[*end] == '\n' || letters[*end..].starts_with(&PAGE_END))?;
        let named = letters[close] == '#' && !is_name("pagetitle", &letters[title..close]) && title < close;
        return found(if named { title } else { close + PAGE_END.len() }).filter(|_| letters[close] == '#');
    }
    letters[at..]
        .starts_with(&PAGE_END)
        .then(|| found(at + PAGE_END.len()))?
}

/// A line of a script or a comment of CSS between Chinese lines: no Chinese letter, and a word of the language.
fn script(letters: &[char], start: usize) -> Option<Found> {
    let limit = letters.len().min(start + MAX_TAG);
    let end = letters[start..limit]
        .iter()
        .position(|letter| *letter == '\n')
        .map_or(letters.len(), |at| start + at);
    let line = letters.get(start..end)?;
    let ends = matches!(
        line.iter().rev().find(|letter| **letter != ' '),
        Some(';' | '}' | '{' | ')' | '/')
    );
    (ends && line.iter().all(char::is_ascii) && NAMES.inside("script", line)).then(|| Found {
        start: start - 1,
        end,
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
    // @media print{.a{…}}
    let outer = inside.contains(&'{') && letters.get(end + 1) == Some(&'}');
    known.then(|| Found {
        start: at - selector,
        end: end + 1 + usize::from(outer),
        after: String::new(),
    })
}
