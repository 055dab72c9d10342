//! The check stage: what was announced against what was found. It never accuses: readers are asked to check.

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span};

use crate::clean::Cleaned;
use crate::outline::Outline;
use crate::segment::Segments;
use crate::shadow::Shadow;

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    /// 三点意见 against the points.
    Count,
    /// Numbers in order.
    Sequence,
    /// 目录 against the text.
    Catalog,
    /// A list against the number behind it.
    ListLength,
    /// Parts against their sum.
    Sum,
    /// A share against its base.
    Share,
    /// A numeric abbreviation against its parts.
    Abbreviation,
    /// The form of official documents, advisory.
    Form,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckStatus {
    /// Agrees.
    Match,
    /// Fewer found, and nothing is missing from the text.
    Short,
    /// The text ends or is gapped.
    Cut,
    /// Disagrees.
    Mismatch,
    /// The number is masked.
    Unknown,
    /// …等N: the list need not be complete.
    Open,
}

/// One statement held against the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What is checked.
    pub kind: CheckKind,
    /// What came of it.
    pub status: CheckStatus,
    /// The statement.
    pub span: Span<Clean>,
    /// The number it announces; none for 几 and masked numbers.
    pub announced: Option<u32>,
    /// The number found.
    pub found: Option<u32>,
    /// For the reader, in Chinese.
    pub message: String,
}

/// Checks a text against itself.
pub fn check(
    _cleaned: &Cleaned,
    _shadow: &Shadow,
    _segments: &Segments,
    _outline: &Outline,
    _lexicon: &Lexicon,
) -> Vec<Check> {
    Vec::new()
}
