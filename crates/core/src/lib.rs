//! Tigang 提纲: from a pasted Chinese official speech to its repaired text, outline, key terms and checks.
//!
//! [`analyze`] runs the stages in one direction; each is a pure function of what stands before it, and no stage changes what
//! an earlier one made. The crate knows no JavaScript, no files, no clock and no randomness: same text, same options,
//! same version, same analysis.
//!
//! ```text
//! raw ─ clean ─> Cleaned ─ segment ─> Segments ─ outline ─> Outline ─ annotate ─> Layers
//!                                                  keywords ─> Keywords,  check ─> Checks,  meta ─> Meta
//! ```
#![forbid(unsafe_code)]

pub mod annotate;
pub mod check;
pub mod clean;
pub mod compare;
pub mod keywords;
mod letter_set;
mod marks;
pub mod meta;
mod options;
mod order;
pub mod outline;
mod pairs;
pub mod parts;
mod phrases;
pub mod report;
pub mod segment;
mod shadow;
pub mod stats;
pub mod summary;
pub mod view;

use std::fmt;

use tigang_lexicon::Lexicon;
use tigang_text::{Raw, Text};

pub use options::{HeadingHint, Options};
pub use shadow::Shadow;
pub use tigang_lexicon as lexicon;
pub use tigang_text as text;

/// Longest text taken, in bytes of UTF-8: about 3.4 million Chinese letters, two hundred long reports.
/// Beyond it a browser tab on an office machine runs short of memory.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;

/// Everything known about one text.
pub struct Analysis {
    /// The text as pasted.
    pub raw: Text<Raw>,
    /// The repaired text and every edit that made it.
    pub cleaned: clean::Cleaned,
    /// The view of the clean text that rules match on.
    pub shadow: Shadow,
    /// Paragraphs, sentences and words.
    pub segments: segment::Segments,
    /// The tree of headings and points.
    pub outline: outline::Outline,
    /// One sorted list of rows per annotator.
    pub layers: annotate::Layers,
    /// Ranked key terms with every occurrence.
    pub keywords: Vec<keywords::Keyword>,
    /// The terms of the reader's list, in its order.
    pub own_terms: Vec<keywords::OwnTerm>,
    /// Lines of the reader's list that are no terms.
    pub ignored_terms: Vec<keywords::Ignored>,
    /// What was announced against what was found.
    pub checks: Vec<check::Check>,
    /// Title, date, speaker, lengths.
    pub meta: meta::Meta,
    /// A faithful extract along the outline.
    pub summary: Vec<summary::SummaryLine>,
    /// Figures about the text itself.
    pub stats: stats::Stats,
}

/// The only error: the text is longer than [`MAX_BYTES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextTooLong {
    /// Length of the text in bytes of UTF-8.
    pub len_bytes: usize,
}

impl fmt::Display for TextTooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the text has {} bytes and at most {MAX_BYTES} are analysed; split it and analyse the parts",
            self.len_bytes
        )
    }
}

impl std::error::Error for TextTooLong {}

/// Analyses one text completely; a string that is handed over is gone as soon as its letters are read.
///
/// # Errors
/// [`TextTooLong`], and nothing else: strange text yields notes.
///
/// ```
/// use tigang::{Options, analyze, lexicon::Lexicon};
/// let lexicon = Lexicon::embedded();
/// let analysis = analyze("一、提高认识\n二、狠抓落实\n", &Options::default(), &lexicon)?;
/// assert_eq!(analysis.outline.nodes.len(), 2);
/// # Ok::<(), tigang::TextTooLong>(())
/// ```
pub fn analyze(raw: impl AsRef<str>, options: &Options, lexicon: &Lexicon) -> Result<Analysis, TextTooLong> {
    analyze_watched(raw, options, lexicon, &mut |_| ())
}

/// [`analyze`], which tells `done` the name of each stage when it is over: the bench has a clock, this crate has none.
///
/// # Errors
/// [`TextTooLong`].
pub fn analyze_watched(
    raw: impl AsRef<str>,
    options: &Options,
    lexicon: &Lexicon,
    done: &mut dyn FnMut(&'static str),
) -> Result<Analysis, TextTooLong> {
    let len_bytes = raw.as_ref().len();
    if MAX_BYTES < len_bytes {
        return Err(TextTooLong { len_bytes });
    }
    let letters = Text::new(raw.as_ref());
    drop(raw);
    done("text");
    Ok(analysis(letters, options, lexicon, done))
}

fn analysis(raw: Text<Raw>, options: &Options, lexicon: &Lexicon, done: &mut dyn FnMut(&'static str)) -> Analysis {
    let (cleaned, shadow) = clean::clean_and_fold(&raw, options, lexicon);
    done("clean");
    let segments = segment::segment(&shadow, options, lexicon);
    done("segment");
    let outline = outline::outline(&cleaned, &shadow, &segments, lexicon);
    done("outline");
    let layers = annotate::annotate(&annotate::Context {
        lexicon,
        cleaned: &cleaned,
        shadow: &shadow,
        segments: &segments,
        outline: &outline,
    });
    done("annotate");
    let meta = meta::meta(&cleaned, &shadow, &segments, &outline, lexicon);
    done("meta");
    let (own_terms, ignored_terms) = keywords::own_terms(&options.terms, lexicon);
    let keywords = keywords::keywords(&shadow, &segments, &outline, &meta, &own_terms, lexicon);
    done("keywords");
    let mut checks = check::check(&cleaned, &shadow, &segments, &outline);
    if options.form {
        checks.extend(check::form::form(&outline));
    }
    done("check");
    let parts = parts::parts(&shadow, &outline);
    let summary = summary::summary(&shadow, &segments, &outline, &parts, &keywords, options.summary_length);
    let stats = stats::stats(&stats::Context {
        shadow: &shadow,
        segments: &segments,
        outline: &outline,
        parts: &parts,
        meta: &meta,
        keywords: &keywords,
        lexicon,
    });
    done("summary");
    Analysis {
        raw,
        cleaned,
        shadow,
        segments,
        outline,
        layers,
        keywords,
        own_terms,
        ignored_terms,
        checks,
        meta,
        summary,
        stats,
    }
}
