//! The keywords stage: ranked key terms with every occurrence.

use tigang_lexicon::Lexicon;
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
    _shadow: &Shadow,
    _segments: &Segments,
    _outline: &Outline,
    _layers: &Layers,
    _meta: &Meta,
    _options: &Options,
    _lexicon: &Lexicon,
) -> Vec<Keyword> {
    Vec::new()
}
