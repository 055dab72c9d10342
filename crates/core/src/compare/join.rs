//! Joins: which entries of two lists have the same key, and which have much the same letters.
//!
//! Keys and shingles are sorted, not hashed into tables, so that the result depends on nothing else; each list is gone
//! through once and every fan-out has a limit, so that time grows with the texts. A key and the entry that has it are one
//! number, so that one compiled sort serves all.

use super::units::{SEED, mix};

/// Bits of a keyed number that hold the entry: four million, more than the longest text has sentences.
const ENTRY_BITS: u32 = 22;

/// A key and the entry that has it; of the key 42 bits are kept, so whoever must be sure compares the entries.
pub(super) fn keyed(key: u64, entry: u32) -> u64 {
    key & (u64::MAX << ENTRY_BITS) | u64::from(entry)
}

fn key_of(keyed: u64) -> u64 {
    keyed >> ENTRY_BITS
}

fn entry_of(keyed: u64) -> u32 {
    (keyed & !(u64::MAX << ENTRY_BITS)) as u32
}

/// Letters of a shingle: three are seldom shared by chance.
const SHINGLE: usize = 3;

/// A shingle that stands in more entries than this says little; it is a set phrase.
const COMMON: usize = 16;

/// Entries looked at closely for each entry of the other list.
const CLOSELY: usize = 4;

/// Two entries and how much alike they are, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Alike {
    pub(super) pair: [u32; 2],
    pub(super) permille: u32,
}

/// Pairs entries with the same key, the first with the first, the second with the second.
pub(super) fn by_key(lists: [Vec<u64>; 2]) -> Vec<[u32; 2]> {
    let [mut one, mut other] = lists;
    one.sort_unstable();
    other.sort_unstable();
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < one.len() && j < other.len() {
        match key_of(one[i]).cmp(&key_of(other[j])) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                let length = |list: &[u64]| {
                    let same = list.iter().take_while(|keyed| key_of(**keyed) == key_of(list[0]));
                    same.count()
                };
                let runs = (length(&one[i..]), length(&other[j..]));
                let (ours, theirs) = (&one[i..i + runs.0], &other[j..j + runs.1]);
                pairs.extend(
                    ours.iter()
                        .zip(theirs)
                        .map(|(one, other)| [entry_of(*one), entry_of(*other)]),
                );
                i += runs.0;
                j += runs.1;
            }
        }
    }
    pairs
}

/// All pairs with the same key, where no more than `few` of either list have it.
pub(super) fn few_of_a_key(lists: &[Vec<u64>; 2], few: usize) -> Vec<[u32; 2]> {
    let [mut one, mut other] = lists.clone();
    one.sort_unstable();
    other.sort_unstable();
    let mut pairs = Vec::new();
    for run in one.chunk_by(|one, other| key_of(*one) == key_of(*other)) {
        let key = key_of(run[0]);
        let from = other.partition_point(|keyed| key_of(*keyed) < key);
        let same = other[from..].iter().take_while(|keyed| key_of(**keyed) == key);
        let same: Vec<u32> = same.take(few + 1).map(|keyed| entry_of(*keyed)).collect();
        if run.len() <= few && same.len() <= few {
            let pairs_of = |one: &u64| same.iter().map(|other| [entry_of(*one), *other]).collect::<Vec<_>>();
            pairs.extend(run.iter().flat_map(pairs_of));
        }
    }
    pairs
}

/// Pairs of pieces that are alike by at least `least` thousandths, by place in the second list. Not every such pair is
/// found, but the best few of each piece are, unless all they share are set phrases.
pub(super) fn alike(lists: [&[(u32, &[char])]; 2], least: u32) -> Vec<Alike> {
    let mut postings: Vec<u64> = Vec::new();
    for (entry, (_, letters)) in (0u32..).zip(lists[0]) {
        postings.extend(
            shingles(letters, SHINGLE)
                .into_iter()
                .map(|shingle| keyed(shingle, entry)),
        );
    }
    postings.sort_unstable();
    let mut found = Vec::new();
    let mut votes: Vec<u64> = Vec::new();
    for &(id, letters) in lists[1] {
        votes.clear();
        for shingle in shingles(letters, SHINGLE) {
            let key = key_of(shingle);
            let from = postings.partition_point(|posting| key_of(*posting) < key);
            let here = postings[from..].iter().take(COMMON + 1);
            let entries: Vec<u64> = here
                .take_while(|posting| key_of(**posting) == key)
                .map(|posting| u64::from(entry_of(*posting)))
                .collect();
            if entries.len() <= COMMON {
                votes.extend(entries);
            }
        }
        let pairs = pairs_of(letters);
        for entry in most_voted(&mut votes) {
            let (other, other_letters) = lists[0][entry as usize];
            let permille = share(&pairs_of(other_letters), &pairs);
            if least <= permille {
                found.push(Alike {
                    pair: [other, id],
                    permille,
                });
            }
        }
    }
    found
}

/// How much alike two pieces are, in thousandths: the share of the pairs of letters they have in common (Dice).
pub(super) fn likeness(one: &[char], other: &[char]) -> u32 {
    share(&pairs_of(one), &pairs_of(other))
}

/// How much of the pairs of letters of `one` stand in `other`, in thousandths.
pub(super) fn contained(one: &[char], other: &[char]) -> u32 {
    let (one, other) = (pairs_of(one), pairs_of(other));
    (common(&one, &other) * 1000 / one.len().max(1)) as u32
}

/// The entries voted for most, ties by place.
fn most_voted(votes: &mut [u64]) -> Vec<u64> {
    votes.sort_unstable();
    let runs = votes.chunk_by(|one, other| one == other);
    // Most votes first, then first place.
    let mut counted: Vec<u64> = runs
        .map(|run| (u64::from(u32::MAX) - run.len() as u64) << 32 | run[0])
        .collect();
    counted.sort_unstable();
    counted
        .iter()
        .take(CLOSELY)
        .map(|counted| counted & u64::from(u32::MAX))
        .collect()
}

/// The different runs of `length` letters, blanks and punctuation left out; a shorter piece is one run.
fn shingles(letters: &[char], length: usize) -> Vec<u64> {
    let mut shingles = runs(letters, length);
    shingles.dedup();
    shingles
}

/// Every pair of letters.
fn pairs_of(letters: &[char]) -> Vec<u64> {
    runs(letters, 2)
}

fn runs(letters: &[char], length: usize) -> Vec<u64> {
    let letters: Vec<u64> = letters
        .iter()
        .filter(|letter| letter.is_alphanumeric())
        .map(|letter| u64::from(u32::from(*letter)))
        .collect();
    let whole = length.min(letters.len()).max(1);
    let mut runs: Vec<u64> = letters
        .windows(whole)
        .map(|run| run.iter().fold(SEED, |hash, letter| mix(hash, *letter)))
        .collect();
    runs.sort_unstable();
    runs
}

fn share(one: &[u64], other: &[u64]) -> u32 {
    (2000 * common(one, other) / (one.len() + other.len()).max(1)) as u32
}

/// How many entries two sorted lists have in common.
fn common(one: &[u64], other: &[u64]) -> usize {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while i < one.len() && j < other.len() {
        let (less, more) = (one[i] < other[j], other[j] < one[i]);
        both += usize::from(!less && !more);
        i += usize::from(!more);
        j += usize::from(!less);
    }
    both
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn equal_keys_pair_in_order_and_the_rest_stay_alone() {
        let list = |keys: [u64; 4]| (0u32..).zip(keys).map(|(entry, key)| keyed(key << 40, entry)).collect();
        let (one, other) = (list([7, 5, 7, 7]), list([7, 7, 5, 9]));
        assert_eq!(by_key([one, other]), [[1, 2], [0, 0], [2, 1]]);
    }

    #[test]
    fn likeness_is_a_share_of_pairs() {
        let check = |one: &str, other: &str| likeness(&letters(one), &letters(other));
        assert_eq!(check("狠抓落实", "狠抓落实"), 1000);
        assert_eq!(check("狠抓落实", "狠抓，落实。"), 1000);
        assert_eq!(check("狠抓落实", "提高认识"), 0);
        assert_eq!(check("全面狠抓落实", "狠抓落实"), 750);
    }

    #[test]
    fn alike_pieces_find_each_other() {
        let (one, other) = (
            letters("全县粮食总产量增长百分之二"),
            letters("今年粮食总产量增长百分之三"),
        );
        let far = letters("要把防汛物资备足备好");
        let found = alike([&[(4, &far), (5, &one)], &[(9, &other)]], 400);
        assert_eq!(found.iter().map(|alike| alike.pair).collect::<Vec<_>>(), [[5, 9]]);
    }
}
