//! What changed inside a sentence, word by word.
//!
//! The shortest script of Myers (An O(ND) Difference Algorithm, 1986) over words, numbers and single marks; two changes
//! with next to nothing between them are shown as one. Sentences with too many changes are shown as written anew.

use tigang_text::{Clean, Span};

use super::units::Side;

/// Where words were put for others; either span may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// What stood there.
    pub before: Span<Clean>,
    /// What stands there now.
    pub after: Span<Clean>,
}

/// More changed words than this in one sentence are one change: nobody reads a hundred marks, and time stays linear.
const MOST: usize = 160;

/// The changes between two stretches, ascending; none when they differ in blanks only. `numbers` are where the words begin
/// behind the number of a heading: a change of the number is one by itself.
pub(super) fn changes(sides: [&Side<'_>; 2], spans: [Span<Clean>; 2], numbers: [u32; 2]) -> Vec<Change> {
    let tokens = [0, 1].map(|side: usize| tokens(sides[side], spans[side]));
    let letters = [0, 1].map(|side: usize| {
        let scalars = sides[side].scalars();
        tokens[side]
            .iter()
            .map(|span| &scalars[span.range()])
            .collect::<Vec<_>>()
    });
    let [one, other] = &letters;
    let head = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let left = one.len().min(other.len()) - head;
    let tail = one.iter().rev().zip(other.iter().rev()).take(left);
    let tail = tail.take_while(|(one, other)| one == other).count();
    let middle = [&one[head..one.len() - tail], &other[head..other.len() - tail]];
    let runs = match (middle[0].len(), middle[1].len()) {
        (0, 0) => Vec::new(),
        (0, _) | (_, 0) => vec![[[0, middle[0].len()], [0, middle[1].len()]]],
        _ => script(middle).unwrap_or_else(|| vec![[[0, middle[0].len()], [0, middle[1].len()]]]),
    };
    let place = |side: usize, [from, to]: [usize; 2]| -> Span<Clean> {
        let list = &tokens[side];
        let start = |at: usize| list.get(at).map_or(spans[side].end, |span| span.start);
        match from < to {
            true => Span::new(list[head + from].start, list[head + to - 1].end),
            // Nothing stands there: behind what stands before it.
            false => Span::at((head + from).checked_sub(1).map_or(start(0), |at| list[at].end)),
        }
    };
    let changes = runs.into_iter().map(|run| Change {
        before: place(0, run[0]),
        after: place(1, run[1]),
    });
    joined(changes, sides, numbers)
}

/// Words, numbers with their points and signs, single marks; blanks are left out.
fn tokens(side: &Side<'_>, span: Span<Clean>) -> Vec<Span<Clean>> {
    let scalars = side.scalars();
    let words = &side.words;
    let mut words = words[words.partition_point(|word| word.start < span.start)..]
        .iter()
        .peekable();
    let mut tokens: Vec<Span<Clean>> = Vec::new();
    let mut at = span.start;
    while at < span.end {
        let number = scalars[at as usize..span.end as usize].iter();
        let number = number.take_while(|letter| letter.is_ascii_digit() || matches!(letter, '.' | '%' | '‰'));
        let digits = number.count() as u32;
        let word = words.next_if(|word| word.start == at);
        let end = match word {
            _ if 0 < digits && scalars[at as usize].is_ascii_digit() => at + digits,
            Some(word) => word.end.min(span.end),
            None => at + 1,
        };
        if !scalars[at as usize].is_whitespace() {
            tokens.push(Span::new(at, end));
        }
        at = end;
        while words.next_if(|word| word.start < at).is_some() {}
    }
    tokens
}

type Run = [[usize; 2]; 2];

/// The shortest script as runs that differ, or none when it is too long.
fn script(letters: [&[&[char]]; 2]) -> Option<Vec<Run>> {
    let (n, m) = (letters[0].len(), letters[1].len());
    let most = MOST.min(n + m);
    let offset = most + 1;
    let mut furthest = vec![0usize; 2 * most + 3];
    // One copy of the frontier a step, only as wide as the step.
    let mut trace: Vec<Vec<usize>> = Vec::new();
    for step in 0..=most {
        trace.push(furthest[offset - step..=offset + step].to_vec());
        for diagonal in (0..=2 * step).step_by(2) {
            let k = offset + diagonal - step;
            let down = diagonal == 0 || (diagonal != 2 * step && furthest[k - 1] < furthest[k + 1]);
            let mut x = if down { furthest[k + 1] } else { furthest[k - 1] + 1 };
            // The diagonal is x - y.
            let mut y = (x + offset).checked_sub(k)?;
            while x < n && y < m && letters[0][x] == letters[1][y] {
                x += 1;
                y += 1;
            }
            furthest[k] = x;
            if n <= x && m <= y {
                return Some(walk_back(&trace, [n, m], step));
            }
        }
    }
    None
}

/// Follows the trace back to the start and collects what differs.
fn walk_back(trace: &[Vec<usize>], end: [usize; 2], steps: usize) -> Vec<Run> {
    let [mut x, mut y] = end;
    let mut runs: Vec<Run> = Vec::new();
    for step in (1..=steps).rev() {
        // The frontier as it stood before this step reaches from -step to step.
        let frontier = &trace[step];
        let at = |diagonal: usize| frontier.get(diagonal).copied().unwrap_or(0);
        let diagonal = x + step - y;
        let down = diagonal == 0 || (diagonal != 2 * step && at(diagonal - 1) < at(diagonal + 1));
        let before_x = if down { at(diagonal + 1) } else { at(diagonal - 1) };
        let before_diagonal = if down { diagonal + 1 } else { diagonal - 1 };
        let before_y = before_x + step - before_diagonal;
        let changed = if down {
            [[before_x, before_x], [before_y, before_y + 1]]
        } else {
            [[before_x, before_x + 1], [before_y, before_y]]
        };
        match runs.last_mut() {
            Some(last) if changed[0][1] == last[0][0] && changed[1][1] == last[1][0] => {
                last[0][0] = changed[0][0];
                last[1][0] = changed[1][0];
            }
            _ => runs.push(changed),
        }
        (x, y) = (before_x, before_y);
    }
    runs.reverse();
    runs
}

/// Joins changes that have no more than a letter or a mark between them, unless both are as small.
fn joined(changes: impl Iterator<Item = Change>, sides: [&Side<'_>; 2], numbers: [u32; 2]) -> Vec<Change> {
    let mut joined: Vec<Change> = Vec::new();
    let size = |change: &Change| change.before.len() + change.after.len();
    for change in changes {
        if let Some(last) = joined.last_mut() {
            let between = [
                &sides[0].scalars()[last.before.end as usize..change.before.start as usize],
                &sides[1].scalars()[last.after.end as usize..change.after.start as usize],
            ];
            let little = between.iter().all(|letters| letters.len() <= 1);
            let numbered = last.before.end <= numbers[0] && last.after.end <= numbers[1];
            let number = numbered && (numbers[0] <= change.before.start && numbers[1] <= change.after.start);
            if little && !number && 4 < size(last) + size(&change) {
                last.before = Span::new(last.before.start, change.before.end);
                last.after = Span::new(last.after.start, change.after.end);
                continue;
            }
        }
        joined.push(change);
    }
    joined
}
