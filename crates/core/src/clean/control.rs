//! Controls: letters that nobody sees, and line ends of other systems.

use tigang_lexicon::Lexicon;
use tigang_text::Span;

use super::{Certainty, Draft, EditKind, Proposal};

/// Removes invisible letters; every line ends with one newline.
pub(super) fn remove(draft: &mut Draft<'_>, _lexicon: &Lexicon) {
    let current = draft.current();
    let (scalars, census) = (current.scalars(), current.census());
    if !census.has_other(|letter| is_invisible(letter) || is_line_end(letter)) {
        return;
    }
    let mut proposals = Vec::new();
    for at in census.others() {
        let raw = Span::new(at as u32, at as u32 + 1);
        let after = match scalars[at] {
            '\r' if scalars.get(at + 1) == Some(&'\n') => "",
            letter if is_line_end(letter) => "\n",
            letter if is_invisible(letter) => "",
            _ => continue,
        };
        proposals.push(Proposal {
            kind: EditKind::Control,
            raw,
            after: after.to_owned(),
            certainty: Certainty::Certain,
            note: None,
        });
    }
    draft.propose(proposals);
}

/// The line ends of other systems.
fn is_line_end(letter: char) -> bool {
    matches!(letter, '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_invisible(letter: char) -> bool {
    let control = letter.is_control() && !matches!(letter, '\n' | '\t');
    control
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}
