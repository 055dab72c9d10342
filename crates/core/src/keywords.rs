//! The keywords stage: ranked key terms with every occurrence.
//!
//! [`tokens`] cuts the text into its smallest words, [`candidates`] collects what may be a term, [`place`] tells what a
//! place is worth, [`rank`] weighs and chooses.

mod candidates;
mod grams;
mod log;
mod place;
mod rank;
mod tokens;

use tigang_lexicon::{Lexicon, List};
use tigang_text::{Clean, Span};

use crate::annotate::Layers;
use crate::meta::Meta;
use crate::options::Options;
use crate::outline::Outline;
use crate::segment::Segments;
use crate::shadow::Shadow;

/// A key term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyword {
    /// Simplified, without spaces.
    pub term: String,
    /// Comparable within one text.
    pub weight: u32,
    /// Every occurrence, ascending; the count is their number.
    pub uses: Vec<Span<Clean>>,
    /// Why it ranks where it does; for the reader, in Chinese.
    pub why: String,
}

/// Ranks the terms of a text; ties by first place.
pub fn keywords(
    shadow: &Shadow,
    segments: &Segments,
    outline: &Outline,
    _layers: &Layers,
    meta: &Meta,
    _options: &Options,
    lexicon: &Lexicon,
) -> Vec<Keyword> {
    let scalars = shadow.scalars();
    let tokens = tokens::tokens(scalars, lexicon);
    let candidates = candidates::candidates(scalars, &tokens, lexicon);
    let places = place::Places::new(shadow, segments, outline);
    let title = meta.title.as_ref().map_or(Vec::new(), |title| {
        let letters: Vec<char> = title.value.chars().collect();
        lexicon.letters().to_simplified(&letters)
    });
    rank::rank(candidates, &places, &title, lexicon.list(List::Stock))
}
