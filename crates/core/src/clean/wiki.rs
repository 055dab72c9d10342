//! Wiki: the button that edits a section, which pages of wikis write behind every heading or below it.
//!
//! It stands behind the speech's own headings and must not make them look like lines of the page, so it goes before the site's
//! text does.

use std::sync::LazyLock;

use tigang_lexicon::Lexicon;

use super::{Draft, EditKind, Proposal, trimmed};
use crate::phrases::Phrases;

static BUTTONS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../../data/wiki.tsv")));

/// Removes the buttons: a line that is one, and one in brackets at the end of a line.
pub(super) fn remove(draft: &mut Draft<'_>, _lexicon: &Lexicon) {
    let current = draft.current();
    let mut cuts = Vec::new();
    for line in current.census().lines() {
        if let Some(button) = button(&current.scalars()[line.clone()]) {
            // A line that is nothing else goes with its break.
            let end = if button == 0 {
                current.scalars().len().min(line.end + 1)
            } else {
                line.end
            };
            cuts.push(Proposal::delete(
                EditKind::Boilerplate,
                current.raw_span(line.start + button, end),
            ));
        }
    }
    draft.propose(cuts);
}

/// Where the button begins that ends a line.
fn button(line: &[char]) -> Option<usize> {
    let blank = |letter: &&char| letter.is_whitespace();
    let end = line.len() - line.iter().rev().take_while(blank).count();
    let open = match line[..end].last()? {
        ']' => line[..end].iter().rposition(|letter| *letter == '[')?,
        _ if BUTTONS.suffix("button", &line[..end]).is_some() => 0,
        _ => return None,
    };
    let words = line[open..end].split(|letter| matches!(letter, '[' | ']' | '|'));
    let mut words = words
        .map(|word| &word[trimmed(word, &(0..word.len()))])
        .filter(|word| !word.is_empty())
        .peekable();
    words.peek()?;
    let known = words.all(|word| BUTTONS.group("button").iter().any(|button| button == word));
    known.then(|| {
        if line[..open].iter().all(|letter| letter.is_whitespace()) {
            0
        } else {
            open
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_is_a_line_or_ends_one_in_brackets() {
        for (line, found) in [
            ("编辑", Some(0)),
            (" [编辑] ", Some(0)),
            ("一、抓早[编辑]", Some(4)),
            ("一、抓早 [编辑 | 编辑源代码]", Some(5)),
            ("由办公室编辑", None),
            ("材料由他编辑[注]", None),
            ("[]", None),
            ("", None),
        ] {
            assert_eq!(button(&line.chars().collect::<Vec<_>>()), found, "{line}");
        }
    }
}
