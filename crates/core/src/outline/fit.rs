//! The global fit: which candidates are nodes, and which series stands under which.
//!
//! A reading is a stack of open series. Candidates come in reading order; each is passed over, or continues one of the open
//! series, or opens a series under the last member of one of them. Readings that differ in nothing that matters later are
//! merged and the best [`BEAM`] kept, so that time is linear in the number of candidates. The best reading at the end wins,
//! the earliest on a tie.
//! What each decision is worth stands in [`weights`].

mod weights;

use weights::{CLOSES, CONTINUES, SETTLED, child};

use super::family::CLOSING;
use super::scan::Candidate;

/// Readings kept. 40 change 8 outlines of 2,800 web pages, none of them a speech, and none of the tests.
const BEAM: usize = 24;
/// Open series in one reading. Eight levels are more than any speech has.
const DEPTH: u32 = 8;
/// Candidates after which the best reading becomes final, so that memory stays bounded.
const COMMIT: usize = 4096;

/// A candidate that is a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    /// Index of the candidate.
    pub(super) candidate: u32,
    /// Index into the chosen of the node it stands under.
    pub(super) parent: Option<u32>,
    /// Index into the chosen of the member of its series before it.
    pub(super) previous: Option<u32>,
}

const NONE: u32 = u32::MAX;

/// An open series: its last member and the series it stands under.
#[derive(Clone, Copy, Debug)]
struct Open {
    under: u32,
    candidate: u32,
    members: u8,
    value: u32,
    depth: u32,
    /// Words of the series last opened under a member; 0 before there was one.
    child: u32,
    /// The hash of what it stands under and of all about it that matters later, but for `child`.
    base: u64,
}

impl Open {
    fn hash(&self) -> u64 {
        self.hash_with(self.child)
    }

    /// Its hash once a series of these words has been opened under it.
    fn hash_with(&self, child: u32) -> u64 {
        mixed(self.base, u64::from(child))
    }
}

/// One decision of a reading.
#[derive(Clone, Copy, Debug)]
struct Step {
    before: u32,
    candidate: u32,
    parent: u32,
    previous: u32,
}

#[derive(Clone, Copy, Debug)]
struct Reading {
    top: u32,
    /// Counts from when a reading was last made final, so that it stays small.
    score: i32,
    steps: u32,
}

/// A reading that may be kept; it is made when it is.
#[derive(Clone, Copy, Debug)]
struct Offer {
    /// Its score, then which comes first of equal ones; no two offers for one candidate have the same.
    rank: i64,
    /// Of all its series.
    hash: u64,
}

/// What a reading does with a candidate.
#[derive(Clone, Copy, Debug)]
enum Move {
    Pass,
    /// It closes so many series and continues the next.
    Continue(u32),
    /// It closes so many series and opens one.
    Open(u32),
}

/// Moves that one reading has at most, and more.
const MOVES: u32 = 64;

impl Offer {
    /// `from`: place of the reading that makes the move. Of equal scores those of the better reading go first, and of one
    /// reading those that close less.
    fn new(score: i32, from: u32, step: Move, hash: u64) -> Self {
        let step = match step {
            Move::Pass => 0,
            Move::Continue(closed) => 1 + 2 * closed,
            Move::Open(closed) => 2 + 2 * closed,
        };
        let rank = i64::from(score) << 32 | i64::from(u32::MAX - (from * MOVES + step));
        Self { rank, hash }
    }

    fn score(self) -> i32 {
        (self.rank >> 32) as i32
    }

    /// The reading, and its move.
    fn step(self) -> (usize, Move) {
        let order = u32::MAX - self.rank as u32;
        let step = order % MOVES;
        let closed = step.saturating_sub(1) / 2;
        let step = match step {
            0 => Move::Pass,
            _ if step % 2 == 1 => Move::Continue(closed),
            _ => Move::Open(closed),
        };
        ((order / MOVES) as usize, step)
    }
}

/// The best readings of those offered so far, one for each stack, best first.
#[derive(Debug, Default)]
struct Best {
    kept: Vec<Offer>,
    /// One bit of each hash offered: most stacks are new, and one look says so.
    seen: [u64; 16],
}

impl Best {
    /// Forgets all offers but these, which are best first and all different.
    fn restart(&mut self, offers: impl Iterator<Item = Offer>) {
        self.kept.clear();
        self.seen = Default::default();
        for offer in offers {
            self.may_have_seen(offer.hash);
            self.kept.push(offer);
        }
    }

    /// Whether a reading of that score may be among the best.
    fn reaches(&self, score: i32) -> bool {
        self.kept.get(BEAM - 1).is_none_or(|last| last.score() <= score)
    }

    /// Takes a reading in, for the one of the same stack or else for the last, unless that is better.
    fn offer(&mut self, offer: Offer) {
        let seen = self.may_have_seen(offer.hash);
        let alike = || self.kept.iter().position(|kept| kept.hash == offer.hash);
        let mut place = match seen.then(alike).flatten() {
            Some(alike) => alike,
            None if BEAM <= self.kept.len() => BEAM - 1,
            None => {
                self.kept.push(Offer {
                    rank: i64::MIN,
                    ..offer
                });
                self.kept.len() - 1
            }
        };
        if offer.rank < self.kept[place].rank {
            return;
        }
        while 0 < place && self.kept[place - 1].rank < offer.rank {
            self.kept[place] = self.kept[place - 1];
            place -= 1;
        }
        self.kept[place] = offer;
    }

    /// Whether the hash may have been asked for before; `false` is certain.
    fn may_have_seen(&mut self, hash: u64) -> bool {
        let bit = (hash >> 32) as usize % (64 * self.seen.len());
        let (group, bit) = (&mut self.seen[bit / 64], 1 << (bit % 64));
        let seen = *group & bit != 0;
        *group |= bit;
        seen
    }
}

/// Picks the nodes among the candidates. `cut`: the text breaks off at its end.
pub(super) fn fit(candidates: &[Candidate], cut: bool) -> Vec<Chosen> {
    let mut fit = Fit {
        candidates,
        hashes: candidates.iter().map(hash).collect(),
        opens: Vec::new(),
        steps: Vec::new(),
        chosen: Vec::new(),
        index: vec![NONE; candidates.len()],
    };
    let mut best = Best::default();
    let mut readings = vec![Reading {
        top: NONE,
        score: 0,
        steps: NONE,
    }];
    for candidate in 0..candidates.len() as u32 {
        fit.offer(&readings, candidate, &mut best);
        let next = best.kept.iter().map(|offer| fit.store(&readings, *offer, candidate));
        readings = next.collect();
        if COMMIT <= fit.steps.len() / BEAM {
            readings = fit.commit(&readings);
        }
    }
    let last_gaps = if cut { NONE } else { 0 };
    let ended: Vec<Reading> = readings
        .iter()
        .map(|reading| Reading {
            score: reading.score - fit.close(reading.top, last_gaps),
            ..*reading
        })
        .collect();
    fit.commit(&ended);
    fit.chosen
}

/// The hash of everything about a candidate that matters later.
fn hash(candidate: &Candidate) -> u64 {
    let flags = u32::from(candidate.hint) * 4 + u32::from(candidate.stands) * 2 + u32::from(candidate.leads);
    let parts = [
        candidate.group,
        candidate.word,
        candidate.gaps,
        candidate.line,
        flags,
        candidate.phrase,
    ];
    parts.iter().fold(EMPTY, |hash, part| mixed(hash, u64::from(*part)))
}

/// The hash of no series (FNV-1a on words: the same everywhere).
const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

fn mixed(hash: u64, part: u64) -> u64 {
    (hash ^ part).wrapping_mul(0x0100_0000_01b3)
}

struct Fit<'a> {
    candidates: &'a [Candidate],
    /// Of each candidate.
    hashes: Vec<u64>,
    opens: Vec<Open>,
    steps: Vec<Step>,
    chosen: Vec<Chosen>,
    /// Place of a final candidate in `chosen`.
    index: Vec<u32>,
}

impl Fit<'_> {
    /// Offers what the readings, best first, may do with a candidate: pass it over, continue a series with it, open one.
    fn offer(&self, readings: &[Reading], index: u32, best: &mut Best) {
        let candidate = &self.candidates[index as usize];
        let (child, opens) = (child(candidate), weights::opens(candidate));
        // Passing over the candidate keeps every reading, and no two are alike.
        let pass =
            |(from, reading): (u32, &Reading)| Offer::new(reading.score, from, Move::Pass, self.hash(reading.top));
        best.restart((0..).zip(readings).map(pass));
        for (from, reading) in (0..).zip(readings) {
            let mut lost = 0;
            let mut closed = 0;
            let mut restarts = 0;
            let mut at = reading.top;
            // No decision gains more than continuing, and what is lost by closing only grows.
            while best.reaches(reading.score + candidate.trust + CONTINUES - lost) {
                let open = self.opens.get(at as usize);
                if let Some(open) = open
                    && let Some(gain) = weights::continues(self.candidates, open, candidate)
                    && let score = reading.score + candidate.trust + gain - lost
                    && best.reaches(score)
                {
                    let hash = self.continued(open, index).hash();
                    best.offer(Offer::new(score, from, Move::Continue(closed), hash));
                }
                let gain = candidate.trust - lost - CLOSES * closed as i32 - restarts;
                if let Some(opens) = opens
                    && open.is_none_or(|open| open.depth < DEPTH)
                    && best.reaches(reading.score + gain - opens)
                    && let Some(loss) = weights::opens_under(self.candidates, open, candidate)
                    && let score = reading.score + gain - loss
                    && best.reaches(score)
                {
                    let under = open.map_or(EMPTY, |open| open.hash_with(child));
                    let hash = self.opened(at, under, index).hash();
                    best.offer(Offer::new(score, from, Move::Open(closed), hash));
                }
                let Some(open) = open else { break };
                lost += weights::lone(self.candidates, open, candidate.gaps);
                closed += 1;
                restarts = restarts.max(weights::restarts(self.candidates, open, candidate));
                at = open.under;
            }
        }
    }

    /// The series with the candidate as its next member.
    fn continued(&self, open: &Open, index: u32) -> Open {
        let value = self.candidates[index as usize].value;
        let members = (open.members + 1).min(SETTLED);
        let value = if value == CLOSING { NONE } else { value };
        Open {
            candidate: index,
            members,
            value,
            base: self.base(self.hash(open.under), index, members, value),
            ..*open
        }
    }

    /// A series of the candidate alone, under the one at `under`, which has that hash.
    fn opened(&self, under: u32, under_hash: u64, index: u32) -> Open {
        let value = self.candidates[index as usize].value;
        Open {
            under,
            candidate: index,
            members: 1,
            value,
            depth: self.opens.get(under as usize).map_or(0, |over| over.depth) + 1,
            child: 0,
            base: self.base(under_hash, index, 1, value),
        }
    }

    /// See [`Open::base`].
    fn base(&self, under_hash: u64, candidate: u32, members: u8, value: u32) -> u64 {
        let state = u64::from(value) << 8 | u64::from(members);
        mixed(under_hash, mixed(self.hashes[candidate as usize], state))
    }

    /// The reading that an offer makes.
    fn store(&mut self, readings: &[Reading], offer: Offer, index: u32) -> Reading {
        let (from, step) = offer.step();
        let reading = readings[from];
        let (open, previous) = match step {
            Move::Pass => return reading,
            Move::Continue(closed) => {
                let open = &self.opens[self.below(reading.top, closed) as usize];
                (self.continued(open, index), open.candidate)
            }
            Move::Open(closed) => {
                let mut under = self.below(reading.top, closed);
                let mut hash = EMPTY;
                if let Some(over) = self.opens.get(under as usize) {
                    let child = child(&self.candidates[index as usize]);
                    let over = Open { child, ..*over };
                    (under, hash) = (self.opens.len() as u32, over.hash());
                    self.opens.push(over);
                }
                (self.opened(under, hash, index), NONE)
            }
        };
        let parent = self.opens.get(open.under as usize);
        self.steps.push(Step {
            before: reading.steps,
            candidate: index,
            parent: parent.map_or(NONE, |under| under.candidate),
            previous,
        });
        self.opens.push(open);
        Reading {
            top: self.opens.len() as u32 - 1,
            score: offer.score(),
            steps: self.steps.len() as u32 - 1,
        }
    }

    /// The series so many below another.
    fn below(&self, top: u32, closed: u32) -> u32 {
        (0..closed).fold(top, |at, _| self.opens[at as usize].under)
    }

    fn hash(&self, open: u32) -> u64 {
        self.opens.get(open as usize).map_or(EMPTY, Open::hash)
    }

    /// Loss of closing everything that is open.
    fn close(&self, top: u32, gaps: u32) -> i32 {
        let (mut lost, mut at) = (0, top);
        while let Some(open) = self.opens.get(at as usize) {
            let gaps = gaps.max(self.candidates[open.candidate as usize].gaps);
            lost += weights::lone(self.candidates, open, gaps);
            at = open.under;
        }
        lost
    }

    /// Makes the best reading final and forgets the others.
    fn commit(&mut self, readings: &[Reading]) -> Vec<Reading> {
        let Some(best) = readings.iter().rev().max_by_key(|reading| reading.score).copied() else {
            return Vec::new();
        };
        let from = self.chosen.len();
        let mut at = best.steps;
        let mut steps = Vec::new();
        while let Some(step) = self.steps.get(at as usize) {
            steps.push(*step);
            at = step.before;
        }
        for (place, step) in steps.iter().rev().enumerate() {
            self.index[step.candidate as usize] = (from + place) as u32;
        }
        let index = |candidate: u32| {
            self.index
                .get(candidate as usize)
                .copied()
                .filter(|place| *place != NONE)
        };
        let chosen: Vec<Chosen> = steps
            .iter()
            .rev()
            .map(|step| Chosen {
                candidate: step.candidate,
                parent: index(step.parent),
                previous: index(step.previous),
            })
            .collect();
        self.chosen.extend(chosen);
        let mut stack = Vec::new();
        let mut at = best.top;
        while let Some(open) = self.opens.get(at as usize) {
            stack.push(*open);
            at = open.under;
        }
        self.steps.clear();
        self.opens.clear();
        for mut open in stack.into_iter().rev() {
            open.under = (self.opens.len() as u32).checked_sub(1).unwrap_or(NONE);
            self.opens.push(open);
        }
        vec![Reading {
            top: (self.opens.len() as u32).checked_sub(1).unwrap_or(NONE),
            score: 0,
            steps: NONE,
        }]
    }
}
