//! The annotate stage: one sorted list of rows per annotator.
//!
//! A new annotator is one file here and one line in the registry below: what it finds, examples and counter-examples,
//! logic and tests stand together in its file.

mod documents;
mod redactions;

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Raw, Span};

use crate::clean::Cleaned;
use crate::outline::Outline;
use crate::segment::Segments;
use crate::shadow::Shadow;

pub use documents::Document;
pub use redactions::Redaction;

/// What an annotator may look at.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Words and lists.
    pub lexicon: &'a Lexicon,
    /// The clean text in the source's script, gaps and notes.
    pub cleaned: &'a Cleaned,
    /// The text to match on.
    pub shadow: &'a Shadow,
    /// Paragraphs, sentences and words.
    pub segments: &'a Segments,
    /// The tree.
    pub outline: &'a Outline,
}

/// A row of a layer: something found at a place. Its other fields are serialised into the report as they are.
pub trait Row: serde::Serialize {
    /// Where it stands.
    fn span(&self) -> Span<Clean>;

    /// Where it stands on the page, for the few rows that stand in what was removed; their [`Row::span`] is empty.
    fn raw(&self) -> Option<Span<Raw>> {
        None
    }
}

/// Declares the layers: a name of the report, the row type, and the function that finds the rows.
macro_rules! registry {
    ($($name:ident: $row:ty = $find:path,)*) => {
        /// Every layer by its name in the report; rows ascend.
        #[derive(Clone, Debug, Default)]
        pub struct Layers {
            $(#[doc = concat!("See [`", stringify!($row), "`].")] pub $name: Vec<$row>,)*
        }

        /// Names of the layers, in the order of the registry.
        pub const LAYERS: &[&str] = &[$(stringify!($name),)*];

        /// Runs every annotator.
        pub fn annotate(context: &Context<'_>) -> Layers {
            Layers { $($name: $find(context),)* }
        }

        impl Layers {
            /// Calls `visitor` with each layer, in the order of the registry.
            pub fn visit<V: Visitor>(&self, visitor: &mut V) -> Result<(), V::Error> {
                $(visitor.layer(stringify!($name), &self.$name)?;)*
                Ok(())
            }
        }
    };
}

/// Receives the layers one after another; renderings are written against this, so that a new layer reaches them all.
pub trait Visitor {
    /// What may go wrong.
    type Error;
    /// One layer.
    fn layer<R: Row>(&mut self, name: &'static str, rows: &[R]) -> Result<(), Self::Error>;
}

registry! {
    documents: Document = documents::find,
    redactions: Redaction = redactions::find,
}
