//! Nesting: how often a candidate stands free, and how often inside a longer one.

use tigang_text::{Clean, Span};

use super::candidates::{Candidate, Kind, LONGEST};
use super::composition::Parts;
use super::grams::MixMap;

/// Start and end of a span.
type Placed = (u32, u32);

/// How a candidate stands to the longer ones around it.
#[derive(Clone, Copy, Default)]
pub(super) struct Nesting {
    /// Places in no longer candidate.
    pub(super) own: u32,
    /// Most places in one and the same longer candidate.
    pub(super) most_in_one: u32,
}

/// Where each candidate lies in longer ones. Formulas and stock words hold nothing together; of one made of other terms
/// only those stand free.
pub(super) fn nesting(candidates: &[Candidate<'_>]) -> Vec<Nesting> {
    // Longest first where several begin at one place, so that one sweep sees every container before its content.
    let by_length: Vec<u32> = (0..candidates.len() as u32).collect();
    let shorter = |index: &u32| (LONGEST - candidates[*index as usize].letters.len()) as u32;
    let mut spans: Vec<(Placed, u32)> = Vec::new();
    for index in crate::order::by_number(&by_length, shorter) {
        let uses = candidates[index as usize].uses.iter();
        spans.extend(uses.map(|span| ((span.start, span.end), index)));
    }
    let spans = crate::order::by_number(&spans, |((start, _), _)| *start);
    let mut nesting: Vec<Nesting> = candidates
        .iter()
        .map(|candidate| Nesting {
            own: candidate.uses.len() as u32,
            most_in_one: 0,
        })
        .collect();
    let mut inside: MixMap<(usize, usize), u32> = MixMap::default();
    let mut container: Option<(u32, usize)> = None;
    let mut made: Option<(Span<Clean>, Parts)> = None;
    for ((start, end), index) in spans {
        let (span, index) = (Span::new(start, end), index as usize);
        let held = container.filter(|(end, _)| span.end <= *end);
        if let Some((_, longer)) = held {
            nesting[index].own -= 1;
            let times = inside.entry((index, longer)).or_default();
            *times += 1;
            nesting[index].most_in_one = nesting[index].most_in_one.max(*times);
        } else if let Some(parts) = candidates[index].made_of {
            made = Some((span, parts));
        } else if made.is_some_and(|(whole, parts)| span.end <= whole.end && !is_part(span, whole, parts)) {
            nesting[index].own -= 1;
        } else if !matches!(candidates[index].kind, Kind::Stock | Kind::StockVerb | Kind::Formula) {
            container = Some((span.end, index));
        }
    }
    nesting
}

/// Whether `span` is one of the two terms that `whole` is made of.
fn is_part(span: Span<Clean>, whole: Span<Clean>, parts: Parts) -> bool {
    let len = (span.end - span.start) as usize;
    span.start == whole.start && len == parts.head || span.end == whole.end && len == parts.tail
}
