//! The letters between tags: white space as a browser shows it, and entities as the letters they stand for.

use super::{MAX_NAME, NAMES};

/// White space counts as one space, and as none between Chinese letters where the source's line was broken.
pub(super) fn joined(line: &mut String, markup: &str) {
    let mut rest = markup;
    let mut flat = String::with_capacity(markup.len());
    while !rest.is_empty() {
        let letters = rest.find(is_blank).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(letters);
        flat.push_str(word);
        let blanks = behind.len() - behind.trim_start_matches(is_blank).len();
        let (space, behind) = behind.split_at(blanks);
        rest = behind;
        let before = flat.chars().next_back().or_else(|| line.chars().next_back());
        let broken = space.contains('\n') && before.is_some_and(is_wide) && rest.chars().next().is_none_or(is_wide);
        if !space.is_empty() && before.is_some_and(|before| before != ' ') && !broken {
            flat.push(' ');
        }
    }
    line.push_str(&with_letters(&flat));
}

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\r' | '\n' | '\u{c}')
}

/// Letters that take no space between them where a source line was broken.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}')
}

/// Entities as the letters they stand for; one that is not known stays as it is written.
pub(super) fn with_letters(markup: &str) -> String {
    let mut text = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(at) = rest.find('&') {
        let (before, entity) = rest.split_at(at);
        text.push_str(before);
        let (letter, len) = self::entity(entity).unwrap_or(("&".to_owned(), 1));
        text.push_str(&letter);
        rest = entity.get(len..).unwrap_or_default();
    }
    text.push_str(rest);
    text
}

/// An entity's letter, and how long it is written.
fn entity(written: &str) -> Option<(String, usize)> {
    let run = |from: usize, most: usize, test: fn(&char) -> bool| {
        let letters = written.get(from..).unwrap_or_default().chars();
        from + letters.take_while(test).take(most).count()
    };
    let (letter, end) = if let Some(digits) = written.strip_prefix("&#") {
        let hexadecimal = digits.starts_with(['x', 'X']);
        let (from, radix) = if hexadecimal { (3, 16) } else { (2, 10) };
        let end = if hexadecimal {
            run(from, 6, char::is_ascii_hexdigit)
        } else {
            run(from, 7, char::is_ascii_digit)
        };
        let code = u32::from_str_radix(written.get(from..end)?, radix).ok()?;
        let letter = char::from_u32(code).filter(|_| 0 < code).unwrap_or('\u{fffd}');
        (letter.to_string(), end)
    } else {
        let end = run(1, MAX_NAME, char::is_ascii_alphabetic);
        let name = written.get(1..end)?;
        let letter = NAMES.get("entity")?.get(name)?;
        ((*letter).to_owned(), end)
    };
    let closed = written.get(end..).is_some_and(|rest| rest.starts_with(';'));
    Some((letter, end + usize::from(closed)))
}
