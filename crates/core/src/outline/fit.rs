//! The global fit: which candidates are nodes, and which series stands under which.
//!
//! A reading is a stack of open series. Candidates come in reading order; each is passed over, or continues one of the open
//! series, or opens a series under the last member of one of them. Readings that differ in nothing that matters later are
//! merged and the best [`BEAM`] kept, so that time is linear in the number of candidates. The best reading at the end wins,
//! the earliest on a tie.
//!
//! Trust and losses of families come from the table. The constants below are weighed against each other and against them:
//! one good continuation is worth about as much as one marker in the middle of a paragraph.

use super::family::{CLOSING, Kind, mix};
use super::scan::Candidate;

/// Readings kept. Doubling it changes no outline of the test texts.
const BEAM: usize = 40;
/// Open series in one reading. Eight levels are more than any speech has.
const DEPTH: u32 = 8;
/// Candidates after which the best reading becomes final, so that memory stays bounded.
const COMMIT: usize = 4096;

/// The next number of an open series.
const CONTINUES: i32 = 30;
/// The same number again, both at the head of a line: a slip of the writer.
const DOUBLED: i32 = 60;
/// Each number skipped with no gap between.
const SKIPPED: i32 = 45;
/// Numbers skipped where a gap lies between.
const SKIPPED_IN_GAP: i32 = 10;
/// Most numbers that may be skipped, without and with a gap.
const MOST_SKIPPED: u32 = 2;
const MOST_SKIPPED_IN_GAP: u32 = 12;
/// Another word of the same group: 一要, 二是; and where a number is skipped too.
const OTHER_WORD: i32 = 8;
const OTHER_WORD_SKIPPED: i32 = 30;
/// The same in a series of three or more: who wrote 一是, 二是, 三是, 四是 seldom goes on with 五要.
const OTHER_WORD_LATE: i32 = 20;
const SETTLED: u8 = 3;
/// Headings and points inside a paragraph in one series.
const OTHER_FORM: i32 = 12;
/// A series inside a paragraph goes on inside another paragraph.
const OTHER_LINE: i32 = 12;
/// Connectives mix with words between these ranks: 第一, and 一是, not (一) and not 一抓.
const MIXED: i32 = 32;
const MIXING: i32 = 73;
/// Parallel phrases differ in length by at most this.
const PARALLEL: u32 = 2;
/// The same where the next member leads its paragraph.
const OTHER_LINE_LED: i32 = 6;
/// Any new series, and one without numbers.
const OPENS: i32 = 10;
const OPENS_PHRASE: i32 = 16;
/// A series whose first number is not 1: once, and for every number before it.
const LATE: i32 = 60;
const LATE_NUMBER: i32 = 10;
/// The same where a gap lies before it.
const LATE_AFTER_GAP: i32 = 10;
/// The only member of a series that a gap or the cut end breaks off: a share of its loss, and at least so much.
const LONE_SHARE_AT_GAP: i32 = 4;
const LONE_AT_GAP: i32 = 10;
/// A series under a member of a series of the same words, or of the same group.
const SAME_WORD: i32 = 36;
const SAME_GROUP: i32 = 20;
/// The same for numbers with another mark, 1. under 1、: families below this rank are numbers, not words.
const OTHER_MARK: i32 = 2;
const WORDS: i32 = 60;
/// The same where a heading alone on its line has points inside its text.
const SAME_BELOW_HEADING: i32 = 0;
/// Gain of a series like the one under the member before: siblings have like children. Below [`CLOSES`], or it would pull series up.
const LIKE_CHILDREN: i32 = 2;
/// A usually higher level under a usually lower one.
const INVERTED: i32 = 15;
/// A series under a point of an earlier paragraph.
const UNDER_EARLIER_LINE: i32 = 22;
/// The same under a sign whose text ended with its line.
const UNDER_EARLIER_SIGN: i32 = 8;
/// A heading alone on its line under a point inside a paragraph.
const HEADING_UNDER_POINT: i32 = 25;
/// A topic under one that is usually lower, in one line: 对老人来说 after 因病致困的.
const TOPIC_INVERTED: i32 = 6;
/// Each series closed so that another may open higher.
const CLOSES: i32 = 3;
/// A series that closes one of the same group in its own paragraph: 一是 after 一要, 二要 is rather below 二要.
/// Words only: (一) often restarts.
const RESTARTS: i32 = 20;

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

/// A reading one candidate further, not stored yet.
#[derive(Clone, Copy)]
struct Draft {
    reading: Reading,
    open: Option<Open>,
    /// The series it stands under, which now knows its child.
    over: Option<Open>,
    previous: u32,
    hash: u64,
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
    fn advance(&mut self, readings: &[Reading], index: u32) -> Vec<Reading> {
        let candidate = &self.candidates[index as usize];
        let mut drafts: Vec<Draft> = Vec::with_capacity(readings.len() * 4);
        for reading in readings {
            drafts.push(Draft {
                reading: *reading,
                open: None,
                over: None,
                previous: NONE,
                hash: self.hash(reading.top),
            });
            let mut lost = 0;
            let mut closed = 0;
            let mut restarts = 0;
            let mut at = reading.top;
            loop {
                let open = self.opens.get(at as usize).copied();
                if let Some(open) = open
                    && let Some(gain) = self.continues(&open, candidate)
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
                    let gain = candidate.trust + gain - lost;
                    drafts.push(self.draft(reading, next, None, gain, open.candidate));
                }
                let depth = open.map_or(0, |open| open.depth);
                if depth < DEPTH
                    && let Some(loss) = self.opens_under(open.as_ref(), candidate)
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
                    let over = open.map(|open| {
                        self.hashed(Open {
                            child: child(candidate),
                            ..open
                        })
                    });
                    let gain = candidate.trust - loss - lost - CLOSES * closed - restarts;
                    drafts.push(self.draft(reading, next, over, gain, NONE));
                }
                let Some(open) = open else { break };
                lost += self.lone(&open, candidate.gaps);
                closed += 1;
                restarts = restarts.max(self.restarts(&open, candidate));
                at = open.under;
            }
        }
        self.select(drafts, index)
    }

    fn draft(&self, reading: &Reading, open: Open, over: Option<Open>, gain: i32, previous: u32) -> Draft {
        let under = over.map_or_else(|| self.hash(open.under), |over| over.hash);
        let open = self.hashed_under(open, under);
        Draft {
            reading: Reading {
                score: reading.score + i64::from(gain),
                ..*reading
            },
            hash: open.hash,
            open: Some(open),
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
            u32::from(candidate.stands) * 2 + u32::from(candidate.leads),
            candidate.phrase,
        ] {
            open.hash = (open.hash ^ u64::from(part)).wrapping_mul(0x0100_0000_01b3);
        }
        open
    }

    /// The best drafts, one for each stack, stored.
    fn select(&mut self, drafts: Vec<Draft>, index: u32) -> Vec<Reading> {
        let mut order: Vec<usize> = (0..drafts.len()).collect();
        order.sort_by_key(|&at| (std::cmp::Reverse(drafts[at].reading.score), at));
        let mut seen: Vec<u64> = Vec::with_capacity(BEAM);
        let mut readings = Vec::with_capacity(BEAM);
        for at in order {
            let draft = &drafts[at];
            if seen.contains(&draft.hash) {
                continue;
            }
            seen.push(draft.hash);
            readings.push(match draft.open {
                None => draft.reading,
                Some(mut open) => {
                    if let Some(over) = draft.over {
                        self.opens.push(over);
                        open.under = self.opens.len() as u32 - 1;
                    }
                    let parent = self
                        .opens
                        .get(open.under as usize)
                        .map_or(NONE, |under| under.candidate);
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
            });
            if readings.len() == BEAM {
                break;
            }
        }
        readings
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
            lost += i64::from(self.lone(open, gaps));
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

    /// Gain of continuing a series, or none where it cannot be.
    fn continues(&self, open: &Open, next: &Candidate) -> Option<i32> {
        let last = &self.candidates[open.candidate as usize];
        if !(last.group == next.group || mixes(last, next))
            || open.value == NONE
            || (open.value == 0) != (next.value == 0)
            // 最后 at the head of a paragraph does not close 一个是 inside another.
            || (last.group != next.group && next.value == CLOSING && next.leads && !last.leads)
        {
            return None;
        }
        let mut gain = CONTINUES;
        if next.value == CLOSING {
            if open.members < 2 && last.value != 1 {
                return None;
            }
        } else if next.value == 0 {
            if PARALLEL < last.phrase.abs_diff(next.phrase) {
                return None;
            }
        } else {
            if next.value == open.value && 1 < next.value && last.leads && next.leads && last.word == next.word {
                return Some(CONTINUES - DOUBLED);
            }
            let skipped = next.value.checked_sub(open.value + 1)?;
            let gap = last.gaps < next.gaps;
            if (if gap { MOST_SKIPPED_IN_GAP } else { MOST_SKIPPED }) < skipped {
                return None;
            }
            gain -= match skipped {
                0 => 0,
                _ if gap => SKIPPED_IN_GAP,
                _ => SKIPPED * skipped as i32,
            };
        }
        if last.word != next.word {
            let skipped = next.value != CLOSING && open.value + 1 < next.value;
            gain -= match open.members {
                _ if skipped => OTHER_WORD_SKIPPED,
                SETTLED.. => OTHER_WORD_LATE,
                _ => OTHER_WORD,
            };
        }
        gain -= if last.stands == next.stands { 0 } else { OTHER_FORM };
        gain -= match last.line != next.line && !last.leads {
            true if next.leads => OTHER_LINE_LED,
            true => OTHER_LINE,
            false => 0,
        };
        Some(gain)
    }

    /// Loss of opening a series under the last member of another, or at the top.
    fn opens_under(&self, open: Option<&Open>, next: &Candidate) -> Option<i32> {
        let over = open.map(|open| &self.candidates[open.candidate as usize]);
        let mut loss = match next.value {
            CLOSING => return None,
            0 => OPENS_PHRASE,
            1 => OPENS,
            value => {
                let gap = over.map_or(0, |over| over.gaps) < next.gaps;
                OPENS
                    + if gap {
                        LATE_AFTER_GAP
                    } else {
                        LATE + LATE_NUMBER * value.min(20) as i32
                    }
            }
        };
        let Some(over) = over else { return Some(loss) };
        let like = open.is_some_and(|open| open.child == child(next));
        if like {
            loss -= LIKE_CHILDREN;
        }
        loss += match (over.group == next.group, over.word == next.word) {
            _ if like => 0,
            (true, _) if over.stands && !next.stands => SAME_BELOW_HEADING,
            (true, true) => SAME_WORD,
            (true, false) if next.rank < WORDS => OTHER_MARK,
            (true, false) => SAME_GROUP,
            _ => 0,
        };
        if next.rank + 5 <= over.rank && !like {
            loss += INVERTED + (over.rank - next.rank) / 5;
        }
        if over.value == 0
            && next.value == 0
            && over.line == next.line
            && next.rank <= over.rank
            && over.group != next.group
        {
            loss += TOPIC_INVERTED;
        }
        if !over.leads && over.line != next.line {
            loss += UNDER_EARLIER_LINE;
        }
        let sign = over.kind == Kind::Bullet && over.line + 1 < next.line;
        // What opens a paragraph without a number heads that paragraph only.
        let judged = over.value == 0 && !over.stands && next.value == 0 && over.line < next.line;
        if sign || judged && over.kind != Kind::Speech {
            loss += UNDER_EARLIER_SIGN;
        }
        if next.stands && !over.stands && !over.leads {
            loss += HEADING_UNDER_POINT;
        }
        Some(loss)
    }

    /// Loss of opening a series for which one of the same words, or of words like them, is closed.
    fn restarts(&self, closed: &Open, next: &Candidate) -> i32 {
        let last = &self.candidates[closed.candidate as usize];
        if last.line == next.line && last.group == next.group && WORDS <= next.rank {
            RESTARTS
        } else {
            0
        }
    }

    /// Loss of closing one series.
    fn lone(&self, open: &Open, gaps: u32) -> i32 {
        let only = &self.candidates[open.candidate as usize];
        match open.members {
            1 if only.gaps < gaps => (only.lone / LONE_SHARE_AT_GAP).max(LONE_AT_GAP).min(only.lone),
            1 => only.lone,
            _ => 0,
        }
    }
}

/// What tells the children of siblings alike.
fn child(candidate: &Candidate) -> u32 {
    mix(mix(candidate.group, candidate.word), u32::from(candidate.stands)).max(1)
}

/// 首先是, 二要, 三要 and 第一, 其次, 最后 are each one series.
fn mixes(last: &Candidate, next: &Candidate) -> bool {
    (last.mixes && next.rank < MIXING && MIXED < next.rank) || (next.mixes && last.rank < MIXING && MIXED < last.rank)
}
