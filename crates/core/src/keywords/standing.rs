//! Standing: how often each candidate stands free, how often inside a longer one, in a heading, in how many parts. One walk
//! through the text, which meets every place of every candidate, the longest first where several begin.

use tigang_text::{Clean, Span};

use super::candidates::{Candidate, Candidates, Hit, Kind};
use super::composition::Parts;
use super::numbers::{Count, Numbers};
use super::place::{Places, Walk};
use super::tokens::{Class, Token};

/// How and where a candidate stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// First letter of its first place.
    pub(super) first: u32,
    /// Places in no longer candidate.
    pub(super) own: u32,
    /// Most places in one and the same longer candidate.
    pub(super) most_in_one: u32,
    /// Places in headings.
    pub(super) headings: u32,
    /// Places in first sentences.
    pub(super) openings: u32,
    /// Parts of the text with a place.
    pub(super) spread: u32,
    /// Places where another noun stands right before it: 财税 before 体制改革, as before the tail of a longer term.
    pub(super) bound: u32,
    /// Last part with a place.
    last: u32,
    role: Role,
}

/// What a candidate does to those that stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Holds them together: they are not free.
    Whole,
    /// Is made of other terms, of which only those stand free.
    Made,
    /// Holds nothing together: a formula, a stock word.
    Loose,
}

/// No part.
const NONE: u32 = u32::MAX;

/// What is known on the way.
struct Way<'c, 'a> {
    candidates: &'c [Candidate<'a>],
    places: Walk<'c>,
    standings: Vec<Standing>,
    /// Ends of the longer candidates that a place may stand in, and which; the outermost first.
    around: Vec<(u32, u32)>,
    /// The last one made of other terms.
    made: Option<(Span<Clean>, Parts)>,
    /// How often a candidate stands in a longer one, for both together.
    inside: Numbers<Count>,
}

/// How each candidate stands. Formulas and stock words hold nothing together; of one made of other terms only those
/// stand free.
pub(super) fn standings(candidates: &Candidates<'_>, tokens: &[Token], places: &Places) -> Vec<Standing> {
    let unseen = candidates.found.iter().map(|candidate| Standing {
        first: 0,
        own: 0,
        most_in_one: 0,
        headings: 0,
        openings: 0,
        spread: 0,
        bound: 0,
        last: NONE,
        role: role(candidate),
    });
    let mut way = Way {
        candidates: &candidates.found,
        places: places.walk(),
        standings: unseen.collect(),
        around: Vec::new(),
        made: None,
        inside: Numbers::with_room(candidates.found.len()),
    };
    let mut hits = candidates.hits.as_slice();
    let token_of = |hits: &[Hit]| hits.first().map_or(u32::MAX, |hit| hit.token);
    let mut next = token_of(hits);
    let mut here: Vec<Hit> = Vec::new();
    let mut after_noun = false;
    for (token, index) in tokens.iter().zip(0..) {
        let bound = after_noun && !token.opens;
        after_noun = token.class == Class::Noun;
        let own = candidates.of_token(token);
        let opens = index == next;
        if own.is_none() && !opens {
            continue;
        }
        let own = own.map(|candidate| Hit {
            token: index,
            start: token.start,
            end: token.end(),
            candidate,
        });
        if opens {
            let count = hits.iter().take_while(|hit| hit.token == index).count();
            let (first, rest) = hits.split_at(count);
            longest_first(first.iter().chain(&own), &mut here);
            for hit in &here {
                way.meet(*hit, bound && hit.start == token.start);
            }
            hits = rest;
            next = token_of(hits);
        } else if let Some(hit) = own {
            way.meet(hit, bound);
        }
    }
    // Figures in quotation marks behind the last token.
    longest_first(hits.iter(), &mut here);
    for hit in &here {
        way.meet(*hit, false);
    }
    way.standings
}

/// Puts hits in the order of their beginnings, the longest first. They are a handful.
fn longest_first<'h>(hits: impl Iterator<Item = &'h Hit>, sorted: &mut Vec<Hit>) {
    sorted.clear();
    for hit in hits {
        let key = |hit: &Hit| (hit.start, std::cmp::Reverse(hit.end));
        let place = sorted.partition_point(|other| key(other) <= key(hit));
        sorted.insert(place, *hit);
    }
}

fn role(candidate: &Candidate<'_>) -> Role {
    match candidate.kind {
        _ if candidate.made_of.is_some() => Role::Made,
        Kind::Stock | Kind::StockVerb | Kind::Formula => Role::Loose,
        _ => Role::Whole,
    }
}

impl Way<'_, '_> {
    fn meet(&mut self, hit: Hit, bound: bool) {
        let span: Span<Clean> = Span::new(hit.start, hit.end);
        let place = self.places.place(span);
        let standing = &mut self.standings[hit.candidate as usize];
        if standing.last == NONE {
            standing.first = span.start;
        }
        standing.spread += u32::from(place.part != standing.last);
        standing.last = place.part;
        standing.headings += u32::from(place.in_heading);
        standing.openings += u32::from(place.in_opening);
        standing.bound += u32::from(bound);
        while self.around.pop_if(|(end, _)| *end <= span.start).is_some() {}
        if self.around.first().is_some_and(|(end, _)| span.end <= *end) {
            // 环境保护 in 生态环境保护 in 全国生态环境保护大会 stands in both.
            for (_, longer) in self.around.iter().filter(|(end, _)| span.end <= *end) {
                let pair = u64::from(hit.candidate) << 32 | u64::from(*longer);
                let (_, times) = self.inside.count(pair);
                standing.most_in_one = standing.most_in_one.max(times);
            }
            if standing.role == Role::Whole {
                self.around.push((span.end, hit.candidate));
            }
            return;
        }
        if standing.role == Role::Made {
            let parts = self.candidates[hit.candidate as usize].made_of;
            self.made = parts.map(|parts| (span, parts));
        } else if self
            .made
            .is_some_and(|(whole, parts)| span.end <= whole.end && !is_part(span, whole, parts))
        {
            return;
        } else if standing.role == Role::Whole {
            self.around.clear();
            self.around.push((span.end, hit.candidate));
        }
        standing.own += 1;
    }
}

/// Whether `span` is one of the two terms that `whole` is made of.
fn is_part(span: Span<Clean>, whole: Span<Clean>, parts: Parts) -> bool {
    let len = (span.end - span.start) as usize;
    span.start == whole.start && len == parts.head || span.end == whole.end && len == parts.tail
}
