//! The shadow: the view of the clean text that every rule matches on.

use std::ops::Deref;

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Text};

/// The clean text simplified, half-width, look-alike letters folded: one scalar for one scalar.
///
/// A span of the shadow is a span of the clean text, so that no rule is written twice and no span is translated.
#[derive(Clone, Debug, Default)]
pub struct Shadow(Text<Clean>);

impl Shadow {
    /// Folds a clean text.
    pub fn new(clean: &Text<Clean>, lexicon: &Lexicon) -> Self {
        Self::of_letters(lexicon.letters().shadow(clean.scalars()))
    }

    /// Letters that are folded already.
    pub(crate) fn of_letters(folded: Vec<char>) -> Self {
        Self(Text::from_scalars(folded))
    }
}

impl Deref for Shadow {
    type Target = Text<Clean>;

    fn deref(&self) -> &Text<Clean> {
        &self.0
    }
}
