//! Weights: what a reading gains and loses by each decision.
//!
//! Trust and losses of families come from the table. The constants are weighed against each other and against them: one good
//! continuation is worth about as much as one marker in the middle of a paragraph.

use super::{NONE, Open};
use crate::outline::family::{CLOSING, Kind, mix};
use crate::outline::scan::Candidate;

/// The next number of an open series. Nothing else gains as much.
pub(super) const CONTINUES: i32 = 30;
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
pub(super) const SETTLED: u8 = 3;
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
/// A series under a point that the text has turned away from, and under anything said by the speaker before.
const TURNED: i32 = 26;
/// A heading under one that its file sets as no higher, or beside one that it sets as higher.
const AGAINST_HINT: i32 = 60;
/// Each series closed so that another may open higher.
pub(super) const CLOSES: i32 = 3;
/// A series that closes one of the same group in its own paragraph: 一是 after 一要, 二要 is rather below 二要.
/// Words only: (一) often restarts.
const RESTARTS: i32 = 20;

/// Gain of continuing a series, or none where it cannot be.
pub(super) fn continues(candidates: &[Candidate], open: &Open, next: &Candidate) -> Option<i32> {
    let last = &candidates[open.candidate as usize];
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

/// Loss that opening a series with a candidate costs at least, wherever it opens, or none where it opens none; see [`opens_under`].
pub(super) fn opens(next: &Candidate) -> Option<i32> {
    begins(next, 0 < next.gaps || 0 < next.hint).map(|loss| loss - LIKE_CHILDREN)
}

/// Loss of a new series for its number. `explained`: a gap, or a heading set above it, says why it does not begin with 1.
fn begins(next: &Candidate, explained: bool) -> Option<i32> {
    Some(match next.value {
        CLOSING => return None,
        0 => OPENS_PHRASE,
        1 => OPENS,
        _ if explained => OPENS + LATE_AFTER_GAP,
        value => OPENS + LATE + LATE_NUMBER * value.min(20) as i32,
    })
}

/// Loss of opening a series under the last member of another, or at the top.
pub(super) fn opens_under(candidates: &[Candidate], open: Option<&Open>, next: &Candidate) -> Option<i32> {
    let over = open.map(|open| &candidates[open.candidate as usize]);
    let gap = over.map_or(0, |over| over.gaps) < next.gaps;
    let set_below = over.is_some_and(|over| 0 < over.hint && over.hint < next.hint);
    let mut loss = begins(next, gap || set_below)?;
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
    // A heading right below another stands under it, whatever its form.
    let right_below = over.stands && over.value != 0 && over.line + 1 == next.line;
    if next.rank + 5 <= over.rank && !like && !right_below {
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
    let nested = open.is_some_and(|open| open.under != NONE);
    if nested && over.turns[0] < next.turns[0] || over.turns[1] < next.turns[1] {
        loss += TURNED;
    }
    if 0 < next.hint && next.hint <= over.hint {
        loss += AGAINST_HINT;
    }
    debug_assert!(
        opens(next) <= Some(loss),
        "openings that cost less must count in `opens`"
    );
    Some(loss)
}

/// Loss of opening a series for which one of the same words, or of words like them, or of a higher heading, is closed.
pub(super) fn restarts(candidates: &[Candidate], closed: &Open, next: &Candidate) -> i32 {
    let last = &candidates[closed.candidate as usize];
    if 0 < last.hint && last.hint < next.hint {
        AGAINST_HINT
    } else if last.line == next.line && last.group == next.group && WORDS <= next.rank {
        RESTARTS
    } else {
        0
    }
}

/// Loss of closing one series.
pub(super) fn lone(candidates: &[Candidate], open: &Open, gaps: u32) -> i32 {
    let only = &candidates[open.candidate as usize];
    match open.members {
        1 if only.gaps < gaps => (only.lone / LONE_SHARE_AT_GAP).max(LONE_AT_GAP).min(only.lone),
        1 => only.lone,
        _ => 0,
    }
}

/// What tells the children of siblings alike.
pub(super) fn child(candidate: &Candidate) -> u32 {
    mix(mix(candidate.group, candidate.word), u32::from(candidate.stands)).max(1)
}

/// 首先是, 二要, 三要 and 第一, 其次, 最后 are each one series.
fn mixes(last: &Candidate, next: &Candidate) -> bool {
    (last.mixes && next.rank < MIXING && MIXED < next.rank) || (next.mixes && last.rank < MIXING && MIXED < last.rank)
}
