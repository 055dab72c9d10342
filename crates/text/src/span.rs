//! A span: a half-open range of Unicode scalar values that says which text it is in.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

/// The text as it was pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Raw;

/// The text after repair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Clean;

/// Which of the two texts an offset counts in: [`Raw`] or [`Clean`].
pub trait Side: Copy + Ord + fmt::Debug + Default {}
impl Side for Raw {}
impl Side for Clean {}

/// Scalars `start..end` of the text named by `S`.
///
/// ```
/// use tigang_text::{Raw, Span, Text};
/// let text: Text<Raw> = Text::new("一、提高认识");
/// assert_eq!(text.string(Span::new(2, 4)), "提高");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span<S> {
    /// First scalar.
    pub start: u32,
    /// One past the last scalar.
    pub end: u32,
    side: PhantomData<S>,
}

impl<S: Side> Span<S> {
    /// The span `start..end`; an end before the start gives the empty span at `start`.
    pub fn new(start: u32, end: u32) -> Self {
        Self {
            start,
            end: end.max(start),
            side: PhantomData,
        }
    }

    /// The empty span at `at`.
    pub fn at(at: u32) -> Self {
        Self::new(at, at)
    }

    /// Length in scalars.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the scalar at `at` lies inside.
    pub fn contains(self, at: u32) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether `other` lies inside, ends included.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a scalar.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// As a range of indices into a slice of scalars.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl<S: Side> fmt::Debug for Span<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}[{}..{}]", S::default(), self.start, self.end)
    }
}
