//! The comparison of two texts, for others to read: what every rendering of it says, and in which words.

#[cfg(feature = "json")]
pub mod json;

mod html;
mod markdown;
mod table;

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span};

use super::text::words;
use crate::Analysis;
use crate::compare::{Comparison, HeadingPair, Passage, Piece, Row, RowStanding, Standing, TermStanding};
use crate::view::{Script, say, view_whole};

/// A file to take away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// What changed, part by part.
    Markdown,
    /// Both texts side by side as one page.
    Html,
    /// Both texts side by side as a table.
    Csv,
}

impl Format {
    /// Every format by its name.
    pub const ALL: &[(&str, Self)] = &[("markdown", Self::Markdown), ("html", Self::Html), ("csv", Self::Csv)];

    /// The format of a name.
    ///
    /// ```
    /// use tigang::report::comparison::Format;
    /// assert_eq!(Format::named("csv"), Some(Format::Csv));
    /// assert_eq!(Format::named("docx"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, format)| *format)
    }
}

/// Renders a comparison as the bytes of a file in UTF-8.
pub fn render(
    texts: [&Analysis; 2],
    comparison: &Comparison,
    format: Format,
    script: Script,
    lexicon: &Lexicon,
) -> Vec<u8> {
    let page = Page {
        texts,
        comparison,
        script,
        lexicon,
        shown: texts.map(|text| view_whole(text, script, lexicon)),
        heads: texts.map(heads),
    };
    let words = match format {
        Format::Markdown => markdown::markdown(&page),
        Format::Html => html::html(&page),
        Format::Csv => table::csv(&page),
    };
    words.into_bytes()
}

/// What a rendering needs.
struct Page<'a> {
    texts: [&'a Analysis; 2],
    comparison: &'a Comparison,
    script: Script,
    lexicon: &'a Lexicon,
    /// The clean texts in the reader's script, letter for letter.
    shown: [Vec<char>; 2],
    /// Where the headings begin that stand in the text, and their nodes.
    heads: [Vec<(u32, usize)>; 2],
}

fn heads(text: &Analysis) -> Vec<(u32, usize)> {
    let nodes = text.outline.nodes.iter().enumerate();
    nodes
        .filter_map(|(index, node)| node.span.map(|head| (head.start, index)))
        .collect()
}

/// How a stretch of letters stands to the other text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Run {
    /// In both.
    Kept,
    /// In the first text only.
    Gone,
    /// In the second text only.
    New,
    /// In both, elsewhere.
    Elsewhere,
}

/// Names of the texts.
const NAMES: [&str; 2] = ["前稿", "后稿"];

/// Kinds of terms and their names, in the order they are shown.
const TERMS: [(TermStanding, &str); 4] = [
    (TermStanding::Gained, "新增"),
    (TermStanding::Lost, "不再提"),
    (TermStanding::Risen, "增多"),
    (TermStanding::Fallen, "减少"),
];

impl Page<'_> {
    /// A string of ours in the reader's script.
    fn say(&self, text: &str) -> String {
        say(text, self.script, self.lexicon)
    }

    /// Letters of a text in the reader's script, in one line.
    fn letters(&self, side: usize, span: Span<Clean>) -> String {
        let letters = &self.shown[side][span.range()];
        letters
            .iter()
            .map(|letter| if *letter == '\n' { ' ' } else { *letter })
            .collect()
    }

    fn title(&self, side: usize) -> String {
        let meta = &self.texts[side].meta;
        let title = meta.main_title.as_ref().or(meta.title.as_ref());
        self.say(title.map_or("无标题文稿", |title| &title.value))
    }

    /// The figures that matter most, in two sentences.
    fn totals(&self) -> String {
        let totals = &self.comparison.totals;
        let [before, after] = totals.chars;
        self.say(&format!(
            "前稿{before}字，后稿{after}字，后稿文字的{}%沿用前稿。标题未变{}条，改{}条，新增{}条，删去{}条，移位{}条；\
             句子相同{}句，改动{}句，移位{}句，新增{}句，删去{}句。",
            totals.kept_permille / 10,
            totals.headings_same,
            totals.headings_changed,
            totals.headings_added,
            totals.headings_removed,
            totals.headings_moved,
            totals.same,
            totals.changed,
            totals.moved,
            totals.added,
            totals.removed,
        ))
    }

    /// A heading with its number, in one of the texts.
    fn heading(&self, side: usize, heading: &HeadingPair) -> Option<String> {
        let node = self.texts[side].outline.nodes.get(heading.nodes[side]? as usize)?;
        Some(self.say(&words(node)))
    }

    /// The heading a part is called by: that of the second text where it has one.
    fn name(&self, heading: &HeadingPair) -> String {
        let name = self.heading(1, heading).or_else(|| self.heading(0, heading));
        name.unwrap_or_default()
    }

    /// Where a place stands, by the heading over it.
    fn place(&self, side: usize, span: Span<Clean>) -> String {
        let heads = &self.heads[side];
        let behind = heads.partition_point(|(start, _)| *start <= span.start);
        match behind
            .checked_sub(1)
            .map(|over| &self.texts[side].outline.nodes[heads[over].1])
        {
            Some(node) => self.say(&format!("“{}”", words(node))),
            None => self.say("开头"),
        }
    }

    /// What became of a heading, in words.
    fn standing(&self, heading: &HeadingPair) -> String {
        let standing = match heading.standing {
            Standing::Same => "未变",
            Standing::Changed => "改",
            Standing::Added => "新增",
            Standing::Removed => "删去",
            Standing::Unmarked if heading.nodes[0].is_none() => "改作标题",
            Standing::Unmarked => "改作正文",
        };
        match (heading.moved, heading.standing) {
            (false, _) => self.say(standing),
            (true, Standing::Same) => self.say("移位"),
            (true, _) => self.say(&format!("{standing}，移位")),
        }
    }

    /// What a row shows, in words.
    fn row_standing(&self, row: &Row) -> String {
        self.say(match row.standing {
            RowStanding::Same => "相同",
            RowStanding::Changed => "改动",
            RowStanding::Added => "新增",
            RowStanding::Removed => "删去",
            RowStanding::Reused if row.sides[0].is_empty() => "沿用",
            RowStanding::Reused | RowStanding::Away => "移走",
        })
    }

    fn passage(&self, piece: &Piece) -> Option<&Passage> {
        self.comparison.passages.get(piece.passage? as usize)
    }

    /// A piece cut where it differs from the other text.
    fn runs(&self, side: usize, piece: &Piece) -> Vec<(Run, Span<Clean>)> {
        let own = if side == 0 { Run::Gone } else { Run::New };
        let Some(passage) = self.passage(piece) else {
            return vec![(own, piece.span)];
        };
        let rest = if passage.moved { Run::Elsewhere } else { Run::Kept };
        let mut runs = Vec::new();
        let mut at = piece.span.start;
        for change in &passage.changes {
            let span = if side == 0 { change.before } else { change.after };
            runs.push((rest, Span::new(at, span.start)));
            runs.push((own, span));
            at = span.end;
        }
        runs.push((rest, Span::new(at, piece.span.end)));
        runs.retain(|(_, span)| !span.is_empty());
        runs
    }
}
