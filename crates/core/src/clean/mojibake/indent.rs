//! Paragraphs that open inside a line: where line breaks were lost, two full-width spaces are what is left of them.
//!
//! Their bytes are all alike, so damage shows part of them as they were: `?!　∫` is 。　　一. That part stays as it stands, to
//! become a line break later; the letters before it and behind it are edits of their own.

use std::ops::Range;

use super::judge::Solution;
use super::shown::Shown;
use super::usual::Usual;
use crate::clean::Proposal;

/// A full-width space.
pub(super) const INDENT: char = '\u{3000}';

/// The edits that a solution is: `whole`, or the two parts of it on both sides of a space that the page still shows.
pub(super) fn around_indent(
    solution: &Solution,
    shown: &Shown<'_>,
    whole: Proposal,
    usual: &Usual<'_>,
) -> Vec<Proposal> {
    let page = &shown.letters[solution.start..solution.end.min(shown.letters.len())];
    let (Some(seen), Some(spaces)) = (indent(page), indent(&solution.letters)) else {
        return vec![whole];
    };
    let part = |page: Range<usize>, letters: &[char]| Proposal {
        raw: usual.raw(solution.start + page.start, solution.start + page.end),
        after: usual.shown(letters),
        ..whole.clone()
    };
    let rest = spaces.end.min(spaces.start + seen.len());
    vec![
        part(0..seen.start, &solution.letters[..spaces.start]),
        part(seen.end..page.len(), &solution.letters[rest..]),
    ]
}

/// The only run of full-width spaces among letters, if others stand on both sides of it.
fn indent(letters: &[char]) -> Option<Range<usize>> {
    let start = letters
        .iter()
        .position(|letter| *letter == INDENT)
        .filter(|start| 0 < *start)?;
    let len = letters[start..].iter().take_while(|letter| **letter == INDENT).count();
    let rest = &letters[start + len..];
    (!rest.is_empty() && !rest.contains(&INDENT)).then_some(start..start + len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_space_between_letters_is_one_run() {
        let run = |letters: &str| indent(&letters.chars().collect::<Vec<_>>());
        assert_eq!(run("?!　∫"), Some(2..3));
        assert_eq!(run("。　　一"), Some(1..3));
        assert_eq!(run("　　一"), None);
        assert_eq!(run("。　　"), None);
        assert_eq!(run("。　一　二"), None);
    }
}
