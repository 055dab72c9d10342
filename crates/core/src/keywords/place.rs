//! Place: what a term gains from where it stands. Title, headings, first sentences, quotation marks, and its spread over the
//! parts of the text. Places are asked for in the order of the text.

use tigang_text::{Clean, Span};

use crate::outline::Outline;
use crate::segment::Segments;
use crate::shadow::Shadow;

/// Most parts a text is looked at in.
const PARTS: u32 = 16;

/// Fewest headings of one depth that make parts.
const FEWEST: usize = 3;

/// Places of a text that count for more.
pub(super) struct Places {
    headings: Vec<Span<Clean>>,
    openings: Vec<Span<Clean>>,
    /// Where each part begins, ascending; the first is 0.
    parts: Vec<u32>,
}

/// What is known of one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Whether it lies in a heading.
    pub(super) in_heading: bool,
    /// Whether it lies in the first sentence of a paragraph.
    pub(super) in_opening: bool,
    /// Index of its part.
    pub(super) part: u32,
}

/// Goes through the text with those who ask.
pub(super) struct Walk<'a> {
    headings: Cover<'a>,
    openings: Cover<'a>,
    parts: &'a [u32],
    part: u32,
}

/// Spans by their beginnings, and the end of the last that has begun.
struct Cover<'a> {
    spans: &'a [Span<Clean>],
    end: u32,
}

impl Places {
    /// Collects the places.
    pub(super) fn new(shadow: &Shadow, segments: &Segments, outline: &Outline) -> Self {
        let mut headings: Vec<Span<Clean>> = outline.nodes.iter().filter_map(|node| node.span).collect();
        crate::order::sort_by(&mut headings, Ord::cmp);
        let mut openings: Vec<Span<Clean>> = Vec::with_capacity(segments.paragraphs.len());
        let mut paragraph = u32::MAX;
        for sentence in &segments.sentences {
            if sentence.paragraph != paragraph {
                openings.push(sentence.span);
                paragraph = sentence.paragraph;
            }
        }
        Self {
            headings,
            openings,
            parts: parts(shadow, outline),
        }
    }

    /// A walk from the beginning of the text.
    pub(super) fn walk(&self) -> Walk<'_> {
        let cover = |spans| Cover { spans, end: 0 };
        Walk {
            headings: cover(&self.headings),
            openings: cover(&self.openings),
            parts: &self.parts,
            part: 0,
        }
    }
}

impl Walk<'_> {
    /// What is known of `span`, which begins no earlier than the last one asked for.
    pub(super) fn place(&mut self, span: Span<Clean>) -> Place {
        while self
            .parts
            .get(self.part as usize + 1)
            .is_some_and(|start| *start <= span.start)
        {
            self.part += 1;
        }
        Place {
            in_heading: self.headings.covers(span),
            in_opening: self.openings.covers(span),
            part: self.part,
        }
    }
}

impl Cover<'_> {
    fn covers(&mut self, span: Span<Clean>) -> bool {
        while let Some((first, rest)) = self.spans.split_first()
            && first.start <= span.start
        {
            self.end = first.end;
            self.spans = rest;
        }
        span.end <= self.end
    }
}

/// Where the parts begin: at the headings of the first depth that has enough of them, else at equal distances.
fn parts(shadow: &Shadow, outline: &Outline) -> Vec<u32> {
    let deepest = outline.nodes.iter().map(|node| node.depth).max().unwrap_or(0);
    for depth in 1..=deepest.min(8) {
        let mut starts: Vec<u32> = std::iter::once(0)
            .chain(
                outline
                    .nodes
                    .iter()
                    .filter(|node| node.depth <= depth)
                    .filter_map(|node| node.span)
                    .map(|span| span.start),
            )
            .collect();
        starts.dedup();
        if FEWEST <= starts.len() {
            return starts;
        }
    }
    let step = (shadow.len() / PARTS).max(300);
    (0..PARTS)
        .map(|part| part * step)
        .take_while(|start| *start == 0 || *start < shadow.len())
        .collect()
}
