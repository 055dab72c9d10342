//! What a reader may ask for.

/// Options of one analysis. They change what is found, never how it is shown: scripts and widths are views.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Ids of edits the reader has refused; they are left out, all others keep their ids.
    pub refused: Vec<String>,
    /// The reader's own terms: words of the segmenter, and key terms wherever they occur.
    pub terms: Vec<String>,
    /// Whether the form of the outline is held against the standards of official documents (按公文格式检查，仅供参照).
    pub form: bool,
}
