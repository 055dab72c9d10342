//! Which letters follow a letter in words, those that most words go on from first.
//!
//! A word's third letter and all after it mostly stand to the letter before as the second letter of some word stands to
//! its first: 老态龙钟 has 龙钟 in it. So codes from the third letter on are places in this list, which costs 40 KB less than
//! labels do. It is read out of the columns of the first two letters, without decoding a unit.

use std::ops::Range;

/// The followers of a unit's first letters.
#[derive(Debug, Clone, Default)]
pub(super) struct Followers {
    /// Labels, a run for each first letter.
    labels: Vec<u16>,
    /// Where each run ends.
    ends: Vec<u32>,
}

impl Followers {
    /// Adds the next first letter; `seconds` are labels and numbers of children of what stands behind it, labels ascending.
    pub(super) fn push(&mut self, seconds: &[(u16, usize)]) {
        for class in (0..CLASSES).rev() {
            let same = seconds.iter().filter(|(_, children)| self::class(*children) == class);
            self.labels.extend(same.map(|(label, _)| label));
        }
        self.ends.push(self.labels.len() as u32);
    }

    /// The followers of the first letter at a place among the unit's.
    pub(super) fn of(&self, root: usize) -> &[u16] {
        let run = self.run(root).unwrap_or(0..0);
        self.labels.get(run).unwrap_or(&[])
    }

    fn run(&self, root: usize) -> Option<Range<usize>> {
        let start = match root.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        Some(start as usize..*self.ends.get(root)? as usize)
    }
}

/// Classes of how many words go on: finer ones would cost more than they tell.
const CLASSES: u32 = 6;

/// None, one, two or three, four to seven, and so on.
fn class(children: usize) -> u32 {
    (usize::BITS - children.leading_zeros()).min(CLASSES - 1)
}

/// What a label is written as where `before` are the followers of the letter before: its place, or itself behind them all.
pub(super) fn code_of(label: u16, before: &[u16]) -> u32 {
    let place = before.iter().position(|&follower| follower == label);
    place.unwrap_or(before.len() + usize::from(label) - 1) as u32
}

/// The label that a code stands for.
pub(super) fn label_of(code: u32, before: &[u16]) -> Option<u16> {
    let code = code as usize;
    match before.get(code) {
        Some(&label) => Some(label),
        None => u16::try_from(code - before.len() + 1).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_go_on_stand_first() {
        let mut followers = Followers::default();
        followers.push(&[(3, 0), (5, 1), (8, 9), (9, 1)]);
        followers.push(&[]);
        followers.push(&[(4, 40), (6, 41)]);
        assert_eq!(followers.of(0), [8, 5, 9, 3]);
        assert_eq!(followers.of(1), []);
        assert_eq!(followers.of(2), [4, 6]);
        assert_eq!(followers.of(3), []);
    }

    #[test]
    fn every_label_has_a_code() {
        for before in [&[][..], &[7, 2]] {
            for label in 1..9 {
                assert_eq!(label_of(code_of(label, before), before), Some(label));
            }
        }
    }
}
