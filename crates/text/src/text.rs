//! A text with random access by scalar.

use std::marker::PhantomData;
use std::sync::{Arc, OnceLock};

use crate::span::{Side, Span};

/// An immutable text of the side `S`, addressed by scalar.
///
/// It keeps letters, which scanners index and patterns match; the whole string is made when first asked for, as few texts are.
/// Memory: 4 bytes a letter, which texts of the same letters share, and 3 a Chinese one where there is a string.
///
/// ```
/// use tigang_text::{Clean, Span, Text};
/// let text: Text<Clean> = Text::new("讲三点意见");
/// assert_eq!(text.len(), 5);
/// assert_eq!(text.string(Span::new(1, 3)), "三点");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Text<S> {
    scalars: Arc<Vec<char>>,
    string: OnceLock<String>,
    side: PhantomData<S>,
}

impl<S: Side> Text<S> {
    /// The letters of a string.
    pub fn new(string: &str) -> Self {
        let mut scalars = vec!['\0'; string.chars().count()];
        // Their number is known: nothing need ask at every letter whether there is room.
        for (place, letter) in scalars.iter_mut().zip(string.chars()) {
            *place = letter;
        }
        Self::from_scalars(scalars)
    }

    /// From scalars, which it takes over or shares.
    pub fn from_scalars(scalars: impl Into<Arc<Vec<char>>>) -> Self {
        Self {
            scalars: scalars.into(),
            string: OnceLock::new(),
            side: PhantomData,
        }
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

    /// All scalars, to be shared with a text that has the same.
    pub fn shared(&self) -> Arc<Vec<char>> {
        Arc::clone(&self.scalars)
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
    pub fn string(&self, span: Span<S>) -> String {
        self.slice(span).iter().collect()
    }
}
