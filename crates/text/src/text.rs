//! A text with random access by scalar.

use std::marker::PhantomData;
use std::sync::OnceLock;

use crate::span::{Side, Span};

/// Scalars between two checkpoints: a slice walks at most this many letters at either end.
const STRIDE: usize = 64;

/// An immutable text of the side `S`, addressed by scalar.
///
/// It keeps the letters beside the string, so that scanners index and patterns match without conversion.
/// What only some texts are asked for, the string of one made from scalars among it, is made when first asked for.
/// Memory: 3 bytes a Chinese letter for the string, 4 for the scalar, 1/16 for the checkpoints.
///
/// ```
/// use tigang_text::{Clean, Span, Text};
/// let text: Text<Clean> = Text::new("讲三点意见".into());
/// assert_eq!(text.len(), 5);
/// assert_eq!(text.str(Span::new(1, 3)), "三点");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Text<S> {
    scalars: Vec<char>,
    string: OnceLock<String>,
    /// Byte offset of every `STRIDE`th scalar.
    checkpoints: OnceLock<Vec<u32>>,
    side: PhantomData<S>,
}

impl<S: Side> Text<S> {
    /// Takes the string over; linear in its length.
    pub fn new(string: String) -> Self {
        let mut scalars = Vec::with_capacity(string.chars().count());
        scalars.extend(string.chars());
        Self::from_both(string, scalars)
    }

    /// From scalars, which it takes over.
    pub fn from_scalars(scalars: Vec<char>) -> Self {
        Self {
            scalars,
            ..Self::default()
        }
    }

    /// `scalars` are the letters of `string`.
    pub(crate) fn from_both(string: String, scalars: Vec<char>) -> Self {
        Self {
            string: string.into(),
            ..Self::from_scalars(scalars)
        }
    }

    fn checkpoints(&self) -> &[u32] {
        self.checkpoints.get_or_init(|| {
            let mut bytes = 0;
            let checkpoint = |stride: &[char]| {
                let checkpoint = bytes;
                bytes += stride.iter().map(|scalar| scalar.len_utf8() as u32).sum::<u32>();
                checkpoint
            };
            self.scalars.chunks(STRIDE).map(checkpoint).collect()
        })
    }

    /// Length in scalars.
    pub fn len(&self) -> u32 {
        self.scalars.len() as u32
    }

    /// Whether there is no letter.
    pub fn is_empty(&self) -> bool {
        self.scalars.is_empty()
    }

    /// The whole as a string.
    pub fn as_str(&self) -> &str {
        self.string.get_or_init(|| self.scalars.iter().collect())
    }

    /// All scalars, for scanners.
    pub fn scalars(&self) -> &[char] {
        &self.scalars
    }

    /// The whole as a span.
    pub fn span(&self) -> Span<S> {
        Span::new(0, self.len())
    }

    /// The scalar at `at`.
    pub fn get(&self, at: u32) -> Option<char> {
        self.scalars.get(at as usize).copied()
    }

    /// The scalars of a span; parts beyond the end are cut off.
    pub fn slice(&self, span: Span<S>) -> &[char] {
        let end = span.end.min(self.len());
        &self.scalars[span.start.min(end) as usize..end as usize]
    }

    /// The string of a span; parts beyond the end are cut off.
    pub fn str(&self, span: Span<S>) -> &str {
        let end = span.end.min(self.len());
        let start = self.byte_of(span.start.min(end));
        let end = self.byte_of(end);
        // Both offsets come from scalar boundaries, so the slice exists.
        self.as_str().get(start..end).unwrap_or_default()
    }

    /// Byte offset of a scalar; the end of the text for anything beyond it.
    pub fn byte_of(&self, at: u32) -> usize {
        let at = at as usize;
        if at >= self.scalars.len() {
            return self.as_str().len();
        }
        let checkpoint = at / STRIDE;
        let walked: usize = self.scalars[checkpoint * STRIDE..at]
            .iter()
            .map(|scalar| scalar.len_utf8())
            .sum();
        self.checkpoints()[checkpoint] as usize + walked
    }

    /// Scalar that holds the byte `byte`; the length of the text for anything beyond it.
    pub fn scalar_of(&self, byte: usize) -> u32 {
        if byte >= self.as_str().len() {
            return self.len();
        }
        let checkpoint = self.checkpoints().partition_point(|&start| start as usize <= byte) - 1;
        let mut at = checkpoint * STRIDE;
        let mut end = self.checkpoints()[checkpoint] as usize + self.scalars[at].len_utf8();
        while end <= byte {
            at += 1;
            end += self.scalars[at].len_utf8();
        }
        at as u32
    }

    /// The scalar span of a byte range, as patterns report it.
    pub fn span_of_bytes(&self, range: std::ops::Range<usize>) -> Span<S> {
        Span::new(self.scalar_of(range.start), self.scalar_of(range.end))
    }
}
