//! Key terms of the two texts: gained, lost, risen, fallen, kept.

use std::mem::take;

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span};

use super::units::Side;
use crate::keywords::places;
use crate::order::sort_by_key;

/// A term has risen or fallen when its share of the text is half as much again as in the other, in tenths.
const RISEN_TENTHS: u64 = 15;

/// And when that makes so many places in the shorter text: once more or less is chance.
const PLACES: u64 = 2;

/// What became of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TermStanding {
    /// Only the second text has it.
    Gained,
    /// Only the first text has it.
    Lost,
    /// Markedly more frequent than before.
    Risen,
    /// Markedly less frequent than before.
    Fallen,
    /// About as frequent as before.
    Kept,
}

/// A key term of either text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermChange {
    /// Simplified, as the key terms are.
    pub term: String,
    /// What became of it.
    pub standing: TermStanding,
    /// How often each text has it.
    pub counts: [u32; 2],
    /// How often in ten thousand characters, so that texts of different length compare.
    pub rates: [u32; 2],
    /// Where each text has it, ascending.
    pub uses: [Vec<Span<Clean>>; 2],
}

/// Every key term of either text, by standing; what changed most comes first.
pub(super) fn terms(sides: [&Side<'_>; 2], lexicon: &Lexicon) -> Vec<TermChange> {
    let mut terms: Vec<&str> = sides
        .iter()
        .flat_map(|side| &side.analysis.keywords)
        .map(|keyword| keyword.term.as_str())
        .collect();
    sort_by_key(&mut terms, |term| *term);
    terms.dedup();
    let letters: Vec<Vec<char>> = terms.iter().map(|term| term.chars().collect()).collect();
    let letters: Vec<&[char]> = letters.iter().map(Vec::as_slice).collect();
    let mut uses = sides.map(|side| places(&side.analysis.shadow, &side.analysis.segments, &letters, lexicon));
    let chars = sides.map(|side| u64::from(side.analysis.stats.chars.max(1)));
    let mut changes: Vec<TermChange> = terms
        .iter()
        .enumerate()
        .map(|(index, term)| {
            let uses = [0, 1].map(|side: usize| take(&mut uses[side][index]));
            let counts = [uses[0].len() as u32, uses[1].len() as u32];
            TermChange {
                term: (*term).to_owned(),
                standing: standing(counts.map(u64::from), chars),
                counts,
                rates: [0, 1].map(|side: usize| (u64::from(counts[side]) * 10_000 / chars[side]) as u32),
                uses,
            }
        })
        .filter(|change| change.counts != [0, 0])
        .collect();
    sort_by_key(&mut changes, |change| {
        let [one, other] = change.rates;
        let [least, most] = [
            change.counts[0].min(change.counts[1]),
            change.counts[0].max(change.counts[1]),
        ];
        (change.standing, u32::MAX - one.abs_diff(other), u32::MAX - most, least)
    });
    changes
}

/// Compares shares of the text without dividing.
fn standing(counts: [u64; 2], chars: [u64; 2]) -> TermStanding {
    let [before, after] = [counts[0] * chars[1], counts[1] * chars[0]];
    let far = PLACES * chars[0].max(chars[1]) <= before.abs_diff(after);
    match counts {
        [0, _] => TermStanding::Gained,
        [_, 0] => TermStanding::Lost,
        _ if far && before * RISEN_TENTHS <= after * 10 => TermStanding::Risen,
        _ if far && after * RISEN_TENTHS <= before * 10 => TermStanding::Fallen,
        _ => TermStanding::Kept,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_compared_not_counts() {
        let check = |counts, chars, expected| assert_eq!(standing(counts, chars), expected, "{counts:?} {chars:?}");
        check([0, 1], [1000, 1000], TermStanding::Gained);
        check([3, 0], [1000, 1000], TermStanding::Lost);
        check([2, 5], [1000, 1000], TermStanding::Risen);
        check([5, 2], [1000, 1000], TermStanding::Fallen);
        check([2, 3], [1000, 1000], TermStanding::Kept);
        check([5, 10], [1000, 2000], TermStanding::Kept);
        check([10, 10], [1000, 4000], TermStanding::Fallen);
    }
}
