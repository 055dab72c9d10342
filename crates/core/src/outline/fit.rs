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

/// Readings kept. Doubling it changes no outline of the test texts.
const BEAM: usize = 40;
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
    hash: u64,
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
    score: i64,
    steps: u32,
}

/// A reading that takes the candidate, not stored yet.
#[derive(Clone, Copy)]
struct Draft {
    reading: Reading,
    open: Open,
    /// The series it stands under, which now knows its child.
    over: Option<Open>,
    previous: u32,
}

/// The best readings of those offered so far, one for each stack, best first and of equal ones the earliest first.
struct Best {
    kept: Vec<Kept>,
}

/// A reading that may be kept.
#[derive(Clone, Copy)]
struct Kept {
    score: i64,
    /// Place of the reading it goes on from.
    from: usize,
    hash: u64,
    /// Place of its draft; none where the candidate is passed over.
    draft: Option<usize>,
}

impl Best {
    /// Readings that pass a candidate over, best first and all different, by their scores and hashes.
    fn new(readings: impl Iterator<Item = (i64, u64)>) -> Self {
        let kept = readings.enumerate().map(|(from, (score, hash))| Kept {
            score,
            from,
            hash,
            draft: None,
        });
        Self { kept: kept.collect() }
    }

    /// Whether a reading that gains so much may be among the best.
    fn reaches(&self, reading: &Reading, gain: i32) -> bool {
        let least = self.kept.get(BEAM - 1).map_or(i64::MIN, |last| last.score);
        least <= reading.score + i64::from(gain)
    }

    /// Offers a reading that goes on from no earlier one than the one offered before; whether it is kept for now.
    fn offer(&mut self, from: usize, score: i64, hash: u64, draft: usize) -> bool {
        let goes_before = |kept: &Kept| score < kept.score || score == kept.score && kept.from <= from;
        let place = self.kept.partition_point(goes_before);
        match self.kept.iter().position(|kept| kept.hash == hash) {
            Some(alike) if alike < place => return false,
            Some(alike) => _ = self.kept.remove(alike),
            None if BEAM <= place => return false,
            None => self.kept.truncate(BEAM - 1),
        }
        let draft = Some(draft);
        self.kept.insert(
            place,
            Kept {
                score,
                from,
                hash,
                draft,
            },
        );
        true
    }
}

/// Picks the nodes among the candidates. `cut`: the text breaks off at its end.
pub(super) fn fit(candidates: &[Candidate], cut: bool) -> Vec<Chosen> {
    let mut fit = Fit {
        candidates,
        opens: Vec::new(),
        steps: Vec::new(),
        chosen: Vec::new(),
        index: vec![NONE; candidates.len()],
    };
    let mut readings = vec![Reading {
        top: NONE,
        score: 0,
        steps: NONE,
    }];
    for candidate in 0..candidates.len() as u32 {
        readings = fit.advance(&readings, candidate);
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

struct Fit<'a> {
    candidates: &'a [Candidate],
    opens: Vec<Open>,
    steps: Vec<Step>,
    chosen: Vec<Chosen>,
    /// Place of a final candidate in `chosen`.
    index: Vec<u32>,
}

impl Fit<'_> {
    /// The readings, best first, one candidate further: those that pass it over and those that take it.
    fn advance(&mut self, readings: &[Reading], index: u32) -> Vec<Reading> {
        let candidate = &self.candidates[index as usize];
        let child = child(candidate);
        // Passing over the candidate keeps every reading, and no two are alike.
        let mut best = Best::new(readings.iter().map(|reading| (reading.score, self.hash(reading.top))));
        let mut drafts: Vec<Draft> = Vec::new();
        for (from, reading) in readings.iter().enumerate() {
            let mut offer = |best: &mut Best, draft: Draft| {
                if best.offer(from, draft.reading.score, draft.open.hash, drafts.len()) {
                    drafts.push(draft);
                }
            };
            let mut lost = 0;
            let mut closed = 0;
            let mut restarts = 0;
            let mut at = reading.top;
            // No decision gains more than continuing, and what is lost by closing only grows.
            while best.reaches(reading, candidate.trust + CONTINUES - lost) {
                let open = self.opens.get(at as usize).copied();
                if let Some(open) = open
                    && let Some(gain) = weights::continues(self.candidates, &open, candidate)
                    && let gain = candidate.trust + gain - lost
                    && best.reaches(reading, gain)
                {
                    let next = Open {
                        candidate: index,
                        members: (open.members + 1).min(SETTLED),
                        value: if candidate.value == CLOSING {
                            NONE
                        } else {
                            candidate.value
                        },
                        ..open
                    };
                    offer(&mut best, self.draft(reading, next, None, gain, open.candidate));
                }
                let depth = open.map_or(0, |open| open.depth);
                if depth < DEPTH
                    && let Some(loss) = weights::opens_under(self.candidates, open.as_ref(), candidate)
                    && let gain = candidate.trust - loss - lost - CLOSES * closed - restarts
                    && best.reaches(reading, gain)
                {
                    let next = Open {
                        under: at,
                        candidate: index,
                        members: 1,
                        value: candidate.value,
                        depth: depth + 1,
                        child: 0,
                        hash: 0,
                    };
                    let over = open.map(|open| self.hashed(Open { child, ..open }));
                    offer(&mut best, self.draft(reading, next, over, gain, NONE));
                }
                let Some(open) = open else { break };
                lost += weights::lone(self.candidates, &open, candidate.gaps);
                closed += 1;
                restarts = restarts.max(weights::restarts(self.candidates, &open, candidate));
                at = open.under;
            }
        }
        let kept = best.kept.iter().map(|kept| match kept.draft {
            Some(draft) => self.store(&drafts[draft], index),
            None => readings[kept.from],
        });
        kept.collect()
    }

    fn draft(&self, reading: &Reading, open: Open, over: Option<Open>, gain: i32, previous: u32) -> Draft {
        let under = over.map_or_else(|| self.hash(open.under), |over| over.hash);
        Draft {
            reading: Reading {
                score: reading.score + i64::from(gain),
                ..*reading
            },
            open: self.hashed_under(open, under),
            over,
            previous,
        }
    }

    fn hashed(&self, open: Open) -> Open {
        self.hashed_under(open, self.hash(open.under))
    }

    /// The series with the hash of everything about it and what it stands under that matters later.
    fn hashed_under(&self, mut open: Open, under: u64) -> Open {
        let candidate = &self.candidates[open.candidate as usize];
        open.hash = under;
        for part in [
            candidate.group,
            candidate.word,
            open.value,
            u32::from(open.members.min(SETTLED)),
            open.child,
            candidate.gaps,
            candidate.line,
            u32::from(candidate.hint) * 4 + u32::from(candidate.stands) * 2 + u32::from(candidate.leads),
            candidate.phrase,
        ] {
            open.hash = (open.hash ^ u64::from(part)).wrapping_mul(0x0100_0000_01b3);
        }
        open
    }

    fn store(&mut self, draft: &Draft, index: u32) -> Reading {
        let mut open = draft.open;
        if let Some(over) = draft.over {
            self.opens.push(over);
            open.under = self.opens.len() as u32 - 1;
        }
        let parent = self.opens.get(open.under as usize);
        let parent = parent.map_or(NONE, |under| under.candidate);
        self.opens.push(open);
        self.steps.push(Step {
            before: draft.reading.steps,
            candidate: index,
            parent,
            previous: draft.previous,
        });
        Reading {
            top: self.opens.len() as u32 - 1,
            score: draft.reading.score,
            steps: self.steps.len() as u32 - 1,
        }
    }

    fn hash(&self, open: u32) -> u64 {
        self.opens
            .get(open as usize)
            .map_or(0xcbf2_9ce4_8422_2325, |open| open.hash)
    }

    /// Loss of closing everything that is open.
    fn close(&self, top: u32, gaps: u32) -> i64 {
        let (mut lost, mut at) = (0, top);
        while let Some(open) = self.opens.get(at as usize) {
            let gaps = gaps.max(self.candidates[open.candidate as usize].gaps);
            lost += i64::from(weights::lone(self.candidates, open, gaps));
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
