//! Legibility: a text that is broken nearly everywhere keeps the repairs that are certain and gets one note instead of many.
//!
//! Such a text was read in a wrong encoding from end to end or lost letters all over; it is better copied again than mended.

use tigang_lexicon::Lexicon;
use tigang_text::Span;

use super::misread::REPLACED;
use super::{Certainty, Current, Draft, EditKind, Note, NoteKind};
use crate::phrases::is_han;

/// One broken letter in so many is too much.
const ONE_IN: usize = 20;
/// Fewer broken letters than these prove nothing.
const MIN_BROKEN: usize = 10;

/// Judges what the passes before it left.
pub(super) fn judge(draft: &mut Draft<'_>, _lexicon: &Lexicon) {
    let current = draft.current();
    let letters = current.scalars();
    let broken = broken(&current);
    if broken < MIN_BROKEN {
        return;
    }
    let blanks = current.census().others().filter(|at| letters[*at].is_whitespace());
    if ONE_IN * broken < letters.len() - blanks.count() {
        return;
    }
    draft.withdraw(|proposal| proposal.kind == EditKind::Mojibake && proposal.certainty == Certainty::Likely);
    draft.facts.notes.retain(|note| note.kind != NoteKind::Undecided);
    draft.facts.notes.insert(
        0,
        Note {
            kind: NoteKind::General,
            raw: Span::new(0, draft.raw.len()),
            message: format!("全文多处乱码,现见{broken}处,只复原有把握的,其余未改:请从原处重新复制,或换一种编码打开"),
        },
    );
}

/// Replacement signs, question marks inside of words, Latin letters that no language writes in rows.
fn broken(current: &Current) -> usize {
    let (letters, census) = (current.scalars(), current.census());
    let get = |at: Option<usize>| at.and_then(|at| letters.get(at)).copied().unwrap_or_default();
    let is_broken = |at: &usize| match letters[*at] {
        '\u{fffd}' => true,
        '?' | '？' => is_han(get(at.checked_sub(1))) && is_han(get(Some(at + 1))),
        letter => is_accented(letter) && is_accented(get(Some(at + 1))),
    };
    let may_be = |letter| matches!(letter, '\u{fffd}' | '?' | '？') || is_accented(letter);
    let broken = if census.has_other(may_be) {
        census.others().filter(is_broken).count()
    } else {
        0
    };
    let replaced = || letters.windows(3).filter(|three| **three == REPLACED).count();
    broken + if census.has(REPLACED[0]) { replaced() } else { 0 }
}

/// Whether bytes of other encodings look so, in Latin letters.
fn is_accented(letter: char) -> bool {
    matches!(letter, '\u{a1}'..='\u{ff}' | '\u{192}' | '\u{201a}'..='\u{201e}' | '\u{20ac}')
}

#[cfg(test)]
mod tests {
    use crate::clean::{NoteKind, clean};
    use crate::options::Options;

    #[track_caller]
    fn check(text: &str, expected: usize) {
        let raw = tigang_text::Text::new(text);
        let cleaned = clean(&raw, &Options::default(), &tigang_lexicon::Lexicon::embedded());
        let notes = cleaned.notes.iter().filter(|note| note.kind == NoteKind::General);
        assert_eq!(notes.count(), expected, "{text}");
        assert!(expected == 0 || cleaned.notes.iter().all(|note| note.kind != NoteKind::Undecided));
    }

    #[test]
    fn a_text_broken_everywhere_has_one_note() {
        check(&"¤µ¤Ñ¶}·|¡A½Ð¦U¦ì".repeat(4), 1);
        check(&"锟斤拷锟斤拷".repeat(20), 1);
        check(&"各乡?要高?重视防?工作".repeat(5), 1);
    }

    #[test]
    fn a_text_with_some_damage_or_other_letters_has_none() {
        check("各乡镇要高度重视,怎么办?要管住火源?要压实责任。", 0);
        check("L'été, à la fenêtre, où naît la fraîcheur; Übergröße, coração", 0);
        check("", 0);
    }
}
