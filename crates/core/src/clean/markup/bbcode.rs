//! The marks of forums: `[b]`, `[/color]`, `[url=…]`, `[img]address[/img]`.

use super::{Found, MAX_NAME, MAX_TAG, is_name};
use crate::order;

/// The names of BBCode that the text closes somewhere, ascending: `[b]` of a program is closed nowhere.
pub(super) fn closed(letters: &[char]) -> Vec<String> {
    let begins = |at: &usize| letters[*at..].starts_with(&['[', '/']);
    let mut names: Vec<String> = (0..letters.len())
        .filter(begins)
        .map(|at| bbcode_name(letters, at + 2))
        .collect();
    order::sort_by(&mut names, Ord::cmp);
    names
}

fn bbcode_name(letters: &[char], start: usize) -> String {
    let limit = letters.len().min(start + MAX_NAME);
    let name = letters[start.min(limit)..limit]
        .iter()
        .take_while(|letter| letter.is_ascii_alphabetic());
    name.map(char::to_ascii_lowercase).collect()
}

/// `[b]`, `[/color]`, `[url=…]`, `[img]address[/img]`
pub(super) fn of(letters: &[char], at: usize, closed: &[String]) -> Option<Found> {
    let limit = letters.len().min(at + MAX_TAG);
    let closing = letters.get(at + 1) == Some(&'/');
    let start = at + 1 + usize::from(closing);
    let name = bbcode_name(letters, start);
    let end = (start + name.len()..limit).find(|end| matches!(letters[*end], ']' | '\n'))?;
    let plain = letters[end] == ']' && matches!(letters.get(start + name.len()), Some(']' | '='));
    let letters_of_name: Vec<char> = name.chars().collect();
    let (single, address) = (
        is_name("bbrule", &letters_of_name),
        is_name("bbwhole", &letters_of_name),
    );
    let known = single && !closed.is_empty()
        || closed.binary_search(&name).is_ok() && (address || is_name("bbcode", &letters_of_name));
    if !plain || !known {
        return None;
    }
    let close: Vec<char> = format!("[/{name}]").chars().collect();
    let whole = (end + 1..limit).find(|from| address && !closing && letters[*from..].starts_with(&close));
    Some(Found {
        start: at,
        end: whole.map_or(end + 1, |from| from + close.len()),
        after: String::new(),
    })
}
