//! The draft: a raw text and the edits proposed so far.

use tigang_text::{Raw, Span, Text};

use super::{Certainty, Cleaned, EditKind};

/// An edit before it is applied.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// What it does.
    pub kind: EditKind,
    /// What it replaces.
    pub raw: Span<Raw>,
    /// What stands there instead.
    pub after: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Mechanism or reason, for the reader.
    pub note: Option<String>,
}

impl Proposal {
    /// A certain deletion.
    pub fn delete(kind: EditKind, raw: Span<Raw>) -> Self {
        Self {
            kind,
            raw,
            after: String::new(),
            certainty: Certainty::Certain,
            note: None,
        }
    }

    /// Kind and place: nothing else, so that refusing one edit renames no other.
    pub fn id(&self) -> String {
        format!("{:?}-{}-{}", self.kind, self.raw.start, self.raw.end).to_lowercase()
    }
}

/// What the earlier passes left of the raw text: its letters, and where each stood.
#[derive(Clone, Debug, Default)]
pub struct Current {
    /// The letters as they stand.
    pub scalars: Vec<char>,
    /// The raw letters each came from; a replaced letter came from its whole edit.
    pub raw: Vec<Span<Raw>>,
}

impl Current {
    /// The raw letters of `start..end` of the current letters.
    pub fn raw_span(&self, start: usize, end: usize) -> Span<Raw> {
        match (self.raw.get(start), self.raw.get(end.wrapping_sub(1))) {
            (Some(first), Some(last)) if start < end => Span::new(first.start, last.end),
            (Some(first), _) => Span::at(first.start),
            _ => Span::at(self.raw.last().map_or(0, |last| last.end)),
        }
    }
}

/// A raw text, the edits proposed so far, and the facts met on the way.
pub struct Draft<'a> {
    /// The text as pasted.
    pub raw: &'a Text<Raw>,
    /// Notes, gaps, catalogue and stated lengths; its text, map and edits stay empty until the end.
    pub facts: Cleaned,
    /// Sorted and disjoint.
    proposals: Vec<Proposal>,
}

impl<'a> Draft<'a> {
    /// Nothing proposed yet.
    pub fn new(raw: &'a Text<Raw>) -> Self {
        Self {
            raw,
            facts: Cleaned::default(),
            proposals: Vec::new(),
        }
    }

    /// The edits so far, ascending.
    pub fn proposals(&self) -> &[Proposal] {
        &self.proposals
    }

    /// Adds the edits of one pass: those that overlap an earlier pass's edit are dropped, unless they cover it whole, in
    /// which case they take its place. Linear in old plus new edits.
    pub fn propose(&mut self, mut proposals: Vec<Proposal>) {
        crate::order::sort_by_key(&mut proposals, |proposal| (proposal.raw.start, proposal.raw.end));
        let old = std::mem::take(&mut self.proposals);
        let mut old = old.into_iter().peekable();
        let mut merged: Vec<Proposal> = Vec::with_capacity(old.len() + proposals.len());
        for proposal in proposals {
            while let Some(earlier) = old.next_if(|earlier| earlier.raw.end <= proposal.raw.start) {
                merged.push(earlier);
            }
            let free = merged.last().is_none_or(|last| last.raw.end <= proposal.raw.start);
            if !free {
                continue;
            }
            let covered: Vec<Proposal> =
                std::iter::from_fn(|| old.next_if(|next| proposal.raw.covers(next.raw))).collect();
            if old.peek().is_none_or(|next| proposal.raw.end <= next.raw.start) {
                merged.push(proposal);
            } else {
                merged.extend(covered);
            }
        }
        merged.extend(old);
        self.proposals = merged;
    }

    /// The text as it stands after the edits so far.
    pub fn current(&self) -> Current {
        let raw = self.raw.scalars();
        let mut current = Current::default();
        let mut at = 0u32;
        for proposal in &self.proposals {
            current.copy(raw, at, proposal.raw.start);
            for scalar in proposal.after.chars() {
                current.scalars.push(scalar);
                current.raw.push(proposal.raw);
            }
            at = proposal.raw.end;
        }
        current.copy(raw, at, raw.len() as u32);
        current
    }

    pub(super) fn into_parts(self) -> (Vec<Proposal>, Cleaned) {
        (self.proposals, self.facts)
    }
}

impl Current {
    fn copy(&mut self, raw: &[char], start: u32, end: u32) {
        let span: Span<Raw> = Span::new(start, end);
        self.scalars.extend_from_slice(&raw[span.range()]);
        self.raw.extend((start..end).map(|at| Span::new(at, at + 1)));
    }
}
