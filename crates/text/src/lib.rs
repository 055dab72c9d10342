//! Texts, spans that say which text they are in, and the map between them.
//!
//! Offsets are Unicode scalar values and half-open everywhere in the project. This crate is the only place that knows how
//! they relate to the other text ([`SourceMap`]) and to UTF-16 ([`Utf16Index`]).
//! It leaves to others what an edit means: here a text is letters and a change is a replacement.
#![forbid(unsafe_code)]

mod source_map;
mod span;
mod text;
mod utf16;

pub use source_map::{Change, Hold, Overlap, Replacement, SourceMap};
pub use span::{Clean, Raw, Side, Span};
pub use text::Text;
pub use utf16::{Utf16Index, decode_utf16_lossy};
