//! What a reader may ask for.

/// Options of one analysis. They change what is found, never how it is shown: scripts and widths are views.
#[derive(Clone, Debug)]
pub struct Options {
    /// Ids of edits the reader has refused; they are left out, all others keep their ids.
    pub refused: Vec<String>,
    /// The reader's own terms: words of the segmenter, and key terms wherever they occur.
    pub terms: Vec<String>,
    /// Whether the form of the outline is held against the standards of official documents (按公文格式检查，仅供参照).
    pub form: bool,
    /// About how long the summary may be, in characters; each part of the text has its line however short that is.
    pub summary_length: u32,
}

/// A summary of 300 characters is a screen of a telephone, and the 摘要 that offices ask for.
const SUMMARY_LENGTH: u32 = 300;

impl Default for Options {
    fn default() -> Self {
        Self {
            refused: Vec::new(),
            terms: Vec::new(),
            form: false,
            summary_length: SUMMARY_LENGTH,
        }
    }
}
