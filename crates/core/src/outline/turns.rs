//! Turns: paragraphs that leave the points before them, so that what they count stands higher. 在肯定成绩的同时,…一是 belongs to
//! the part, not to its last point; an answer to the press belongs to no heading of the statement before.

use super::scan::Candidate;
use super::words::WORDS;
use crate::segment::Segments;
use crate::shadow::Shadow;

/// Letters of a label before its colon: 清江广播电视台融媒体中心记者.
const LABEL: usize = 20;

/// What the label of a paragraph says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// Somebody asks.
    Asks,
    /// Somebody leads.
    Leads,
}

/// The label a paragraph begins with, and the place of its colon.
pub(super) fn label(letters: &[char]) -> Option<(Label, usize)> {
    let colon = letters.iter().take(LABEL).position(|letter| *letter == ':')?;
    let name = &letters[..colon];
    // 问: asks, 顾问: does not.
    let asks = |len| 1 < len || name.len() == 1;
    if WORDS.suffix("asker", name).is_some_and(asks) {
        return Some((Label::Asks, colon));
    }
    WORDS.suffix("speaker", name).map(|_| (Label::Leads, colon))
}

/// Tells every candidate how many turns stand before it, and how many changes of the speaker.
pub(super) fn mark(candidates: &mut [Candidate], shadow: &Shadow, segments: &Segments) {
    let mut candidates = candidates.iter_mut().peekable();
    let mut turns = [0; 2];
    for (line, span) in segments.paragraphs.iter().enumerate() {
        let letters = shadow.slice(*span);
        turns[0] += u32::from(WORDS.prefix("turn", letters).is_some());
        turns[1] += u32::from(label(letters).is_some());
        while let Some(candidate) = candidates.next_if(|candidate| candidate.line as usize == line) {
            candidate.turns = turns;
        }
    }
}
