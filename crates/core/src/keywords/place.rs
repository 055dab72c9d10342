//! Place: what a term gains from where it stands. Title, headings, first sentences, quotation marks, and its spread over the
//! parts of the text.

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
    pub(super) parts: Vec<u32>,
}

impl Places {
    /// Collects the places.
    pub(super) fn new(shadow: &Shadow, segments: &Segments, outline: &Outline) -> Self {
        let mut headings: Vec<Span<Clean>> = outline.nodes.iter().filter_map(|node| node.span).collect();
        crate::order::sort_by(&mut headings, Ord::cmp);
        let mut openings: Vec<Span<Clean>> = Vec::new();
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

    /// Whether `span` lies in a heading.
    pub(super) fn in_heading(&self, span: Span<Clean>) -> bool {
        inside(&self.headings, span)
    }

    /// Whether `span` lies in the first sentence of a paragraph.
    pub(super) fn in_opening(&self, span: Span<Clean>) -> bool {
        inside(&self.openings, span)
    }

    /// Index of the part that holds `at`.
    pub(super) fn part(&self, at: u32) -> usize {
        self.parts.partition_point(|start| *start <= at) - 1
    }

    /// In how many parts the places lie.
    pub(super) fn spread(&self, uses: &[Span<Clean>]) -> u32 {
        let mut spread = 0;
        let mut last = usize::MAX;
        for span in uses {
            let part = self.part(span.start);
            spread += u32::from(part != last);
            last = part;
        }
        spread
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

fn inside(spans: &[Span<Clean>], span: Span<Clean>) -> bool {
    let next = spans.partition_point(|place| place.start <= span.start);
    next.checked_sub(1).is_some_and(|last| span.end <= spans[last].end)
}
