//! The report: an analysis as text for others to read. One file per rendering.

/// Writes a line to a String, which cannot fail.
macro_rules! line {
    ($page:expr, $($argument:tt)*) => {{
        use std::fmt::Write as _;
        let _ = writeln!($page, $($argument)*);
    }};
}

pub mod comparison;
pub mod csv;
pub mod docx;
mod findings;
pub mod html;
#[cfg(feature = "json")]
pub mod json;
mod layout;
pub mod markdown;
mod markup;
mod numbering;
pub mod opml;
pub mod text;

use tigang_lexicon::Lexicon;

use crate::Analysis;
use crate::view::Script;

/// Version of the report's shape; it rises when a name or a meaning changes, not when fields are added.
pub const SCHEMA: u32 = 1;

/// Version of this crate.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A file to take away. JSON is not among them: it is for programs, and has a shape of its own in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Title, completeness, outline, key terms, and what was changed, is missing or in doubt.
    Markdown,
    /// The outline, indented.
    Text,
    /// The outline for mind map programs.
    Opml,
    /// The outline as a table.
    Csv,
    /// The annotated text as one page.
    Html,
    /// The text as an official document.
    Docx,
}

impl Format {
    /// Every format by its name, which is also its file's ending where `text` and `markdown` have shorter ones.
    pub const ALL: &[(&str, Self)] = &[
        ("markdown", Self::Markdown),
        ("text", Self::Text),
        ("opml", Self::Opml),
        ("csv", Self::Csv),
        ("html", Self::Html),
        ("docx", Self::Docx),
    ];

    /// The format of a name.
    ///
    /// ```
    /// use tigang::report::Format;
    /// assert_eq!(Format::named("docx"), Some(Format::Docx));
    /// assert_eq!(Format::named("pdf"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, format)| *format)
    }
}

/// Renders an analysis as the bytes of a file, in UTF-8 except for [`Format::Docx`].
pub fn render(analysis: &Analysis, format: Format, script: Script, lexicon: &Lexicon) -> Vec<u8> {
    let words = match format {
        Format::Markdown => markdown::markdown(analysis, script, lexicon),
        Format::Text => text::text(analysis, script, lexicon),
        Format::Opml => opml::opml(analysis, script, lexicon),
        Format::Csv => csv::csv(analysis, script, lexicon),
        Format::Html => html::html(analysis, script, lexicon),
        Format::Docx => return docx::docx(analysis, script, lexicon),
    };
    words.into_bytes()
}
