//! Parts: the text as its uppermost headings part it, for figures and summaries that go part by part.

use tigang_text::{Clean, Span};

use crate::outline::Outline;
use crate::shadow::Shadow;

/// Fewest letters before the first heading that make a part of their own.
const LEAD: u32 = 20;

/// One part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Index of its heading; none for what stands before the first one, and for a text without headings.
    pub node: Option<u32>,
    /// All of it, heading included.
    pub span: Span<Clean>,
}

/// The parts of a text, ascending and disjoint; together they are the whole text, but for a short lead.
pub fn parts(shadow: &Shadow, outline: &Outline) -> Vec<Part> {
    let top = outline
        .nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.parent.is_none());
    let mut starts: Vec<(u32, u32)> = top
        .filter_map(|(index, node)| Some((node.span?.start, index as u32)))
        .collect();
    crate::order::sort_by_key(&mut starts, |start| *start);
    starts.dedup_by_key(|(start, _)| *start);
    let first = starts.first().map_or(shadow.len(), |(start, _)| *start);
    let mut parts = Vec::new();
    if LEAD <= first || starts.is_empty() {
        parts.push(Part {
            node: None,
            span: Span::new(0, first),
        });
    }
    for (index, &(start, node)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(shadow.len(), |(start, _)| *start);
        parts.push(Part {
            node: Some(node),
            span: Span::new(start, end),
        });
    }
    parts
}
