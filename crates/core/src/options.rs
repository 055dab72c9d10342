//! What a reader may ask for, and what is known of the text beforehand.

use tigang_text::{Raw, Span};

/// Options of one analysis. They change what is found, never how it is shown: scripts and widths are views.
#[derive(Clone, Debug)]
pub struct Options {
    /// Ids of edits the reader has refused; they are left out, all others keep their ids.
    pub refused: Vec<String>,
    /// The reader's own terms: words of the segmenter, and key terms wherever they occur.
    pub terms: Vec<String>,
    /// Whether the form of the outline is held against the standards of official documents (按公文格式检查，仅供参照).
    pub form: bool,
    /// Paragraphs that the file they came from sets as headings; ones that lie outside the text are passed over.
    pub headings: Vec<HeadingHint>,
    /// About how long the summary may be, in characters; each part of the text has its line however short that is.
    pub summary_length: u32,
}

/// A paragraph that a file sets as a heading: by Word's 标题 1, by `<h2>`, by `##`. A hint and no more: the outline doubts it
/// where the text speaks against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadingHint {
    /// The letters of the paragraph.
    pub raw: Span<Raw>,
    /// 1 for the highest.
    pub level: u8,
}

/// A summary of 300 characters is a screen of a telephone, and the 摘要 that offices ask for.
const SUMMARY_LENGTH: u32 = 300;

impl Default for Options {
    fn default() -> Self {
        Self {
            refused: Vec::new(),
            terms: Vec::new(),
            form: false,
            headings: Vec::new(),
            summary_length: SUMMARY_LENGTH,
        }
    }
}
