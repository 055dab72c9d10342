//! Which letters follow a letter as the second of a word, those of common words first.
//!
//! A word's fourth letter mostly stands to its third as the second of some word to its first, and often so does the third to
//! the second: 老态龙钟 has 龙钟 in it. So from the third letter on the [columns](super::columns) hold places in this list, which is
//! 38 KB less in the packages than labels. The list of a letter is read out of the columns of the first two letters when a
//! unit first has the letter, without decoding the unit of its own words.

use super::columns::SPLIT;

/// Number of classes.
const CLASSES: usize = 18;

/// The class of a second letter by the first byte of its word's rank, if it ends a word: that of beginnings, and those of words
/// by the binary logarithm of their rank, one set below [`SPLIT`] and one above.
pub(super) fn class(rank: Option<u8>) -> u8 {
    let bits = |number: u8| (u8::BITS - number.leading_zeros()) as u8;
    match rank {
        None => 0,
        Some(rank) => match rank.checked_sub(SPLIT) {
            None => 1 + bits(rank),
            Some(high) => 10 + bits(high),
        },
    }
}

/// The labels of second letters with the highest class first, within a class as they come.
pub(super) fn in_order(labels: impl Iterator<Item = u16>, classes: &[u8]) -> Box<[u16]> {
    let mut places = [0; CLASSES];
    for &class in classes {
        places[usize::from(class)] += 1;
    }
    let mut free = 0;
    for place in places.iter_mut().rev() {
        free += std::mem::replace(place, free);
    }
    let mut ordered = vec![0; classes.len()];
    for (label, &class) in labels.zip(classes) {
        let place = &mut places[usize::from(class)];
        ordered[*place] = label;
        *place += 1;
    }
    ordered.into()
}

/// What a label is written as where `before` are the followers of the letter before: its place, or itself behind them all.
pub(super) fn code_of(label: u16, before: &[u16]) -> u32 {
    let place = before.iter().position(|&follower| follower == label);
    place.unwrap_or(before.len() + usize::from(label) - 1) as u32
}

/// The label that a code stands for.
#[inline]
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
    fn common_words_stand_first_and_beginnings_last() {
        let seconds = [
            (3, None),
            (5, Some(0)),
            (8, Some(200)),
            (9, Some(100)),
            (11, Some(101)),
            (12, Some(255)),
            (14, Some(191)),
        ];
        let classes = seconds.map(|(_, rank)| class(rank));
        let ordered = in_order(seconds.iter().map(|&(label, _)| label), &classes);
        assert_eq!(*ordered, [12, 8, 14, 9, 11, 5, 3]);
        assert_eq!(*in_order([].into_iter(), &[]), []);
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
