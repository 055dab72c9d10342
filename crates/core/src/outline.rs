//! The outline stage: the tree of headings and points.
//!
//! The tree is a flat list in reading order with parent indices. `scan` finds every place where a marker of the table
//! `data/markers.tsv` may stand; `fit` picks the best nesting of series over the whole text; `tree` makes nodes of it.

mod catalog;
mod family;
mod fit;
mod forest;
mod hints;
mod lines;
mod missing;
pub(crate) mod number;
mod scan;
mod title;
mod tree;
mod turns;
mod unnumbered;
mod words;

pub(crate) use title::onset;

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span};

use crate::clean::Cleaned;
use crate::segment::Segments;
use crate::shadow::Shadow;

/// How a node stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NodeKind {
    /// On a line of its own.
    Heading,
    /// At the head of its text, or inside a paragraph.
    RunIn,
    /// Without a number.
    Unnumbered,
    /// Proved by its neighbours, an announced number or the catalogue; not in the text.
    Missing,
}

/// One heading or point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Index of the parent in the list, always smaller than the node's own.
    pub parent: Option<u32>,
    /// 1 at the top.
    pub depth: u32,
    /// How it stands in the text.
    pub kind: NodeKind,
    /// With its punctuation and function word, as in 一、 or 二要; empty for an unnumbered node.
    pub marker: String,
    /// What stands alone, or the first sentence without its mark; in the source's script.
    pub title: String,
    /// Marker and title; none for a missing node.
    pub span: Option<Span<Clean>>,
    /// The title's own letters; none when the title comes from elsewhere.
    pub title_span: Option<Span<Clean>>,
    /// All that stands under it, its own marker and title included.
    pub section: Span<Clean>,
    /// Where the title of a missing node comes from.
    pub title_from: Option<TitleFrom>,
    /// Why it is a node, or why it is missing; for the reader, in Chinese.
    pub why: String,
}

/// The source of a title that does not stand in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TitleFrom {
    /// The 目录 before the text.
    Catalog,
}

/// What became of a line of the 目录.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CatalogStatus {
    /// Stands in the text.
    Found,
    /// Stands there in other words.
    Renamed,
    /// Lost in a gap.
    InGap,
    /// Lost behind the end of the text.
    CutOff,
}

/// One line of the 目录 matched against the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogEntry {
    /// Index into [`Cleaned::catalog`].
    pub line: u32,
    /// Its number.
    pub marker: String,
    /// The rest.
    pub title: String,
    /// Index of its node.
    pub node: Option<u32>,
    /// What became of it.
    pub status: CatalogStatus,
}

/// The tree, and the catalogue held against it.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// In reading order.
    pub nodes: Vec<Node>,
    /// In the catalogue's order.
    pub catalog: Vec<CatalogEntry>,
}

/// Finds the outline of a text.
pub fn outline(cleaned: &Cleaned, shadow: &Shadow, segments: &Segments, lexicon: &Lexicon) -> Outline {
    let table = family::table();
    let cut = crate::meta::breaks_off(cleaned, shadow, segments);
    let lines = lines::lines(shadow, segments, table);
    let segments = &lines;
    let mut candidates = scan::scan(cleaned, shadow, segments);
    unnumbered::add(&mut candidates, cleaned, shadow, segments);
    turns::mark(&mut candidates, shadow, segments);
    hints::take(&mut candidates, cleaned, shadow, segments);
    let chosen = fit::fit(&candidates, cut);
    let nodes = tree::nodes(cleaned, shadow, segments, &candidates, &chosen);
    let mut forest = tree::forest(nodes, &candidates, &chosen);
    let proof = missing::Proof { cleaned, shadow, cut };
    missing::prove(&mut forest, &proof);
    let mut catalog = catalog::hold(&mut forest, &proof, lexicon);
    let (nodes, place) = forest.finish(shadow.len());
    for entry in &mut catalog {
        entry.node = entry.node.map(|node| place[node as usize]);
    }
    Outline { nodes, catalog }
}

impl Node {
    /// Where the node begins; its section's start for a missing one.
    pub fn start(&self) -> u32 {
        self.span.map_or(self.section.start, |span: Span<Clean>| span.start)
    }
}
