//! The map between the pasted and the repaired text.

use std::fmt;

use crate::span::{Clean, Raw, Span};
use crate::text::Text;

/// What a deletion belongs to when a span ends just before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Hold {
    /// Nothing: the span ends before it.
    #[default]
    Nothing,
    /// The letter to its left, as a gloss does: a span that ends with the letter takes it in.
    Left,
}

/// One replacement to make in the raw text.
#[derive(Clone, Copy, Debug)]
pub struct Replacement<'a> {
    /// What is replaced; empty for an insertion.
    pub raw: Span<Raw>,
    /// What stands there instead; empty for a deletion.
    pub after: &'a str,
    /// See [`Hold`].
    pub hold: Hold,
}

/// One replacement that was made: the two spans it joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// In the raw text.
    pub raw: Span<Raw>,
    /// In the clean text.
    pub clean: Span<Clean>,
    /// See [`Hold`].
    pub hold: Hold,
}

/// Two replacements overlap, or one lies beyond the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The replacement that could not be made.
    pub raw: Span<Raw>,
}

impl fmt::Display for Overlap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the replacement at {:?} overlaps an earlier one or lies beyond the text; pass them sorted and disjoint",
            self.raw
        )
    }
}

impl std::error::Error for Overlap {}

/// Every raw letter is copied or covered by exactly one change; this maps spans across, both ways, in logarithmic time.
///
/// ```
/// use tigang_text::{Hold, Raw, Replacement, SourceMap, Span, Text};
/// let raw: Text<Raw> = Text::new("標(biāo)題");
/// let gloss = Replacement { raw: Span::new(1, 7), after: "", hold: Hold::Left };
/// let (clean, map) = SourceMap::apply(&raw, [gloss]).expect("disjoint");
/// assert_eq!(clean.as_str(), "標題");
/// assert_eq!(map.to_raw(Span::new(0, 1)), Span::new(0, 7));
/// assert_eq!(map.to_raw(Span::new(1, 2)), Span::new(7, 8));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    changes: Vec<Change>,
    raw_len: u32,
    clean_len: u32,
}

impl SourceMap {
    /// Makes the replacements, which must be sorted and disjoint.
    ///
    /// # Errors
    /// [`Overlap`] names the first replacement that starts before the end of the one before it or ends beyond the text.
    pub fn apply<'a>(
        raw: &Text<Raw>,
        replacements: impl IntoIterator<Item = Replacement<'a>>,
    ) -> Result<(Text<Clean>, Self), Overlap> {
        let mut replacements = replacements.into_iter().peekable();
        if replacements.peek().is_none() {
            let map = Self {
                changes: Vec::new(),
                raw_len: raw.len(),
                clean_len: raw.len(),
            };
            return Ok((Text::from_scalars(raw.shared()), map));
        }
        let mut scalars = Vec::with_capacity(raw.scalars().len());
        let mut changes = Vec::new();
        let mut raw_at = 0;
        for replacement in replacements {
            let span = replacement.raw;
            if span.start < raw_at || span.end > raw.len() {
                return Err(Overlap { raw: span });
            }
            scalars.extend_from_slice(raw.slice(Span::new(raw_at, span.start)));
            let clean_at = scalars.len() as u32;
            scalars.extend(replacement.after.chars());
            let clean_end = scalars.len() as u32;
            changes.push(Change {
                raw: span,
                clean: Span::new(clean_at, clean_end),
                hold: replacement.hold,
            });
            raw_at = span.end;
        }
        scalars.extend_from_slice(raw.slice(Span::new(raw_at, raw.len())));
        let map = Self {
            changes,
            raw_len: raw.len(),
            clean_len: scalars.len() as u32,
        };
        Ok((Text::from_scalars(scalars), map))
    }

    /// The changes, ascending in both texts.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Length of the raw text in scalars.
    pub fn raw_len(&self) -> u32 {
        self.raw_len
    }

    /// Length of the clean text in scalars.
    pub fn clean_len(&self) -> u32 {
        self.clean_len
    }

    /// The raw letters a clean span came from; a change that the span touches is taken in whole, and so is a deletion
    /// held by the span's last letter.
    pub fn to_raw(&self, span: Span<Clean>) -> Span<Raw> {
        let start = self.raw_start(span.start);
        if span.is_empty() {
            return Span::at(start);
        }
        Span::new(start, self.raw_end(span.end).max(start))
    }

    /// The clean letters a raw span became; a change that the span touches is taken in whole.
    pub fn to_clean(&self, span: Span<Raw>) -> Span<Clean> {
        let start = self.clean_of(span.start).start;
        if span.is_empty() {
            return Span::at(start);
        }
        Span::new(start, self.clean_of(span.end - 1).end)
    }

    /// Puts the replaced letters back: `befores` are the raw strings of the changes, in order.
    pub fn undo<'a>(&self, clean: &Text<Clean>, befores: impl IntoIterator<Item = &'a str>) -> String {
        let mut raw = String::new();
        let mut at = 0;
        for (change, before) in self.changes.iter().zip(befores) {
            raw.extend(clean.slice(Span::new(at, change.clean.start)));
            raw.push_str(before);
            at = change.clean.end;
        }
        raw.extend(clean.slice(Span::new(at, clean.len())));
        raw
    }

    /// Raw offset where the clean letter at `at` begins; deletions before it are passed.
    fn raw_start(&self, at: u32) -> u32 {
        let next = self.changes.partition_point(|change| change.clean.end <= at);
        match self.changes.get(next) {
            Some(change) if change.clean.contains(at) => change.raw.start,
            _ => self.copied_from(next, at),
        }
    }

    /// Raw offset where the clean letter before `at` ends, held deletions included.
    fn raw_end(&self, at: u32) -> u32 {
        let last = at - 1;
        let next = self.changes.partition_point(|change| change.clean.end <= last);
        let (mut end, mut next) = match self.changes.get(next) {
            Some(change) if change.clean.contains(last) => (change.raw.end, next + 1),
            _ => (self.copied_from(next, last) + 1, next),
        };
        while let Some(change) = self.changes.get(next)
            && change.hold == Hold::Left
            && change.clean == Span::at(at)
            && change.raw.start == end
        {
            end = change.raw.end;
            next += 1;
        }
        end
    }

    /// Raw offset of a copied clean letter that stands after `next` changes.
    fn copied_from(&self, next: usize, at: u32) -> u32 {
        match next.checked_sub(1).map(|last| self.changes[last]) {
            Some(change) => change.raw.end + at - change.clean.end,
            None => at,
        }
    }

    /// What the raw letter at `at` became: one letter where it was copied, the whole change where it was replaced.
    fn clean_of(&self, at: u32) -> Span<Clean> {
        let next = self.changes.partition_point(|change| change.raw.end <= at);
        match self.changes.get(next) {
            Some(change) if change.raw.contains(at) => return change.clean,
            _ => {}
        }
        let clean = match next.checked_sub(1).map(|last| self.changes[last]) {
            Some(change) => change.clean.end + at - change.raw.end,
            None => at,
        };
        Span::new(clean, clean + 1)
    }
}
