//! The words the outline is told by, beside the markers; see `data/outline.tsv`.

use std::sync::LazyLock;

use crate::phrases::Phrases;

/// The table of this stage.
pub(crate) static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../../data/outline.tsv")));
