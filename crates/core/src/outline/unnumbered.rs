//! Candidates without a marker, under strict tests: headings that stand alone in [`standing`], paragraphs that open with a
//! judgement or with 要 in [`paragraphs`], sentences that open alike in [`parallel`], heads of collected texts in
//! [`pieces`], questions of a press conference in [`questions`]. Topic phrases (在……上) are families of
//! the table and found by [`super::scan`].

mod paragraphs;
mod parallel;
mod pieces;
mod questions;
mod standing;

use tigang_text::{Clean, Span};

use super::family::{Kind, mix};
use super::scan::{Candidate, body, gaps_before};
use crate::clean::Cleaned;
use crate::segment::Segments;
use crate::shadow::Shadow;

/// A paragraph that can be the text under a heading.
const TEXT: usize = 30;
/// Siblings that a form without a number must have.
const SIBLINGS: usize = 3;

/// The text all tests look at.
struct View<'a> {
    cleaned: &'a Cleaned,
    shadow: &'a Shadow,
    segments: &'a Segments,
    /// First line that is text.
    body: usize,
    /// Whether a line begins with a marker of the table.
    marked: Vec<bool>,
}

/// Adds the candidates without a marker to those of the table; the result is in reading order, one at a place.
pub(super) fn add(candidates: &mut Vec<Candidate>, cleaned: &Cleaned, shadow: &Shadow, segments: &Segments) {
    let mut marked = vec![false; segments.paragraphs.len()];
    for candidate in candidates.iter().filter(|candidate| candidate.leads) {
        marked[candidate.line as usize] = true;
    }
    let view = View {
        cleaned,
        shadow,
        segments,
        body: body(shadow.scalars(), &segments.paragraphs),
        marked,
    };
    let mut found = pieces::heads(&view);
    found.extend(pieces::titles(&view));
    found.extend(questions::asked(&view));
    found.extend(standing::open(&view));
    found.extend(standing::closed(&view));
    found.extend(paragraphs::judgements(&view));
    found.extend(paragraphs::tasks(&view));
    found.extend(parallel::alike(&view));
    found.extend(parallel::framed(&view));
    candidates.extend(found);
    // The sort is stable: of two at one place the one of the table stays, then the first test that found it.
    crate::order::sort_by_key(candidates, Candidate::start);
    candidates.dedup_by_key(|candidate| candidate.start());
}

impl View<'_> {
    fn letters(&self, line: usize) -> &[char] {
        self.segments
            .paragraphs
            .get(line)
            .map_or(&[], |line| self.shadow.slice(*line))
    }

    fn candidate(&self, line: usize, title: Span<Clean>, form: &Form) -> Candidate {
        let leads = self.segments.paragraphs[line].start == title.start;
        Candidate {
            marker: Span::at(title.start),
            title: title.start,
            title_end: Some(title.end),
            number: None,
            value: 0,
            group: mix(form.group, u32::MAX),
            word: 0,
            mixes: false,
            rank: form.rank,
            trust: form.trust,
            lone: form.lone,
            leads,
            stands: form.stands,
            phrase: 0,
            line: line as u32,
            gaps: gaps_before(self.cleaned, title.start),
            turns: [0; 2],
            label: form.label,
            kind: Kind::Topic,
            hint: 0,
        }
    }
}

/// What the candidates of one test have in common.
struct Form {
    group: u32,
    rank: i32,
    trust: i32,
    lone: i32,
    stands: bool,
    label: &'static str,
}
