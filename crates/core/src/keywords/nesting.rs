//! Nesting: how often a candidate stands free, and how often inside a longer one.

use tigang_text::{Clean, Span};

use super::candidates::{Candidate, Kind};
use super::composition::Parts;
use super::grams::MixMap;

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
    let mut spans: Vec<(Span<Clean>, usize)> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        spans.extend(candidate.uses.iter().map(|span| (*span, index)));
    }
    // Longest first where several begin at one place, so that one sweep sees every container before its content.
    crate::order::sort_by_key(&mut spans, |(span, index)| {
        (span.start, std::cmp::Reverse(span.end), *index)
    });
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
    for (span, index) in spans {
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
