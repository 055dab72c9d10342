//! The shadow: the view of the clean text that every rule matches on.

use std::ops::Deref;
use std::sync::Arc;

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span, Text};

use crate::marks::marks;

/// The clean text simplified, half-width, look-alike letters folded: one scalar for one scalar.
///
/// A span of the shadow is a span of the clean text, so that no rule is written twice and no span is translated.
#[derive(Clone, Debug, Default)]
pub struct Shadow {
    letters: Text<Clean>,
    /// Places of the [marks](crate::marks) of the clean text, ascending. They are the shadow's too: what is one in either alone
    /// is a rare Chinese letter.
    marks: Vec<u32>,
}

impl Shadow {
    /// Folds a clean text.
    pub fn new(clean: &Text<Clean>, lexicon: &Lexicon) -> Self {
        let marks = marks(clean.scalars()).collect();
        Self::of_letters(lexicon.letters().shadow(clean.scalars()), marks)
    }

    /// Letters that are folded already, and where the marks are.
    pub(crate) fn of_letters(folded: impl Into<Arc<Vec<char>>>, marks: Vec<u32>) -> Self {
        Self {
            letters: Text::from_scalars(folded),
            marks,
        }
    }

    /// Places of the marks of a span, ascending: nobody need look for them again.
    pub(crate) fn marks(&self, span: Span<Clean>) -> &[u32] {
        let before = |end: u32| self.marks.partition_point(|at| *at < end);
        &self.marks[before(span.start)..before(span.end)]
    }

    /// Places of all marks and of one letter besides, ascending.
    pub(crate) fn marks_and(&self, letter: char) -> Vec<u32> {
        let letters = (0..).zip(self.scalars());
        let besides = letters.filter(|(_, other)| **other == letter).map(|(at, _)| at);
        let besides: Vec<u32> = besides.collect();
        let mut places = Vec::with_capacity(self.marks.len() + besides.len());
        let mut marks = self.marks.as_slice();
        for at in besides {
            let before = marks.iter().take_while(|mark| **mark < at).count();
            let (behind, further) = marks.split_at(before);
            places.extend_from_slice(behind);
            places.push(at);
            marks = further;
        }
        places.extend_from_slice(marks);
        places
    }

    /// Places of all marks, ascending.
    pub(crate) fn all_marks(&self) -> &[u32] {
        &self.marks
    }
}

/// Those of some places, which ascend, that are in a span; spans are asked for in their order.
pub(crate) fn in_order<'a>(mut places: &'a [u32]) -> impl FnMut(Span<Clean>) -> &'a [u32] {
    let before = |places: &[u32], end: u32| places.iter().take_while(|at| **at < end).count();
    move |span| {
        places = &places[before(places, span.start)..];
        &places[..before(places, span.end)]
    }
}

impl Deref for Shadow {
    type Target = Text<Clean>;

    fn deref(&self) -> &Text<Clean> {
        &self.letters
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::is_common;
    use crate::phrases::is_han;

    #[test]
    fn only_rare_chinese_letters_are_marks_in_the_text_or_the_shadow_alone() {
        let lexicon = Lexicon::embedded();
        for letter in '\0'..=char::MAX {
            let folded = lexicon.letters().fold(letter);
            let rare = |letter: char| is_han(letter) || matches!(letter, '\u{2e80}'..='\u{2fff}');
            assert!(
                is_common(letter) == is_common(folded) || rare(letter) && rare(folded),
                "{letter} {folded}"
            );
        }
    }
}
