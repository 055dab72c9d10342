//! Grams: runs of tokens that come back, level by level.
//!
//! A run of k tokens can come back only if both its halves of k-1 do, so each level looks at ever fewer places and the
//! whole is linear. Grams of one token and those a list knows are kept whatever their number.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::tokens::Token;

/// Most tokens in a term: 驻村|帮扶|工作队|管理|考核|办法 has six; longer runs that come back are quotations.
pub(super) const MOST: usize = 6;

/// The runs of a text, in order of length and first place.
#[derive(Debug, Default)]
pub(super) struct Grams {
    rows: Vec<Row>,
    /// Index of the first token at each place of each run, those of a run together and ascending.
    places: Vec<u32>,
}

/// A run as it is kept.
#[derive(Clone, Copy, Debug)]
struct Row {
    len: u32,
    /// Where its places begin.
    start: u32,
    count: u32,
    followed: u32,
    preceded: u32,
}

/// A run of tokens by its places.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gram<'a> {
    /// Number of tokens.
    pub(super) len: usize,
    /// Index of its first token at each place, ascending.
    pub(super) places: &'a [u32],
    /// Most places at which the same token follows.
    pub(super) followed: u32,
    /// Most places at which the same token stands before it.
    pub(super) preceded: u32,
}

/// No gram begins here.
const NONE: u32 = u32::MAX;

/// Finds every token and every run of tokens that stands at two places or more.
pub(super) fn grams(scalars: &[char], tokens: &[Token]) -> Grams {
    let words = words(scalars, tokens);
    let mut grams = Grams::default();
    let mut level = grams.add(1, words.clone(), 1);
    for len in 2..=MOST {
        // A run that comes back begins and ends with one that does.
        let back = |gram: u32| gram != NONE && 1 < grams.rows[gram as usize].count;
        let key = |at: usize| {
            let (head, rest) = (level[at], *level.get(at + 1)?);
            let joined = tokens.get(at + len - 1).is_some_and(|last| !last.opens);
            let tail = *words.get(at + len - 1)?;
            (joined && back(head) && back(rest)).then_some(u64::from(head) << 32 | u64::from(tail))
        };
        let keys: Vec<Option<u64>> = (0..tokens.len()).map(key).collect();
        let next = grams.add(len, number(&keys), 2);
        if next.iter().all(|gram| *gram == NONE) {
            break;
        }
        grams.extend(&level, &next);
        level = next;
    }
    grams
}

impl Grams {
    /// All runs.
    pub(super) fn iter(&self) -> impl Iterator<Item = Gram<'_>> {
        self.rows.iter().map(|row| Gram {
            len: row.len as usize,
            places: &self.places[row.start as usize..(row.start + row.count) as usize],
            followed: row.followed,
            preceded: row.preceded,
        })
    }

    /// Adds the runs of one length that stand at `fewest` places or more. `numbers` has one for each place, in order of
    /// first place; comes back with those of the rows in their stead.
    fn add(&mut self, len: usize, mut numbers: Vec<u32>, fewest: u32) -> Vec<u32> {
        let mut counts: Vec<u32> = Vec::new();
        for &number in numbers.iter().filter(|number| **number != NONE) {
            if counts.len() <= number as usize {
                counts.resize(number as usize + 1, 0);
            }
            counts[number as usize] += 1;
        }
        let mut start = self.places.len() as u32;
        let rows: Vec<u32> = counts
            .into_iter()
            .map(|count| {
                if count < fewest {
                    return NONE;
                }
                self.rows.push(Row {
                    len: len as u32,
                    start,
                    count: 0,
                    followed: 0,
                    preceded: 0,
                });
                start += count;
                self.rows.len() as u32 - 1
            })
            .collect();
        self.places.resize(start as usize, 0);
        for (at, number) in numbers.iter_mut().enumerate().filter(|(_, number)| **number != NONE) {
            *number = rows[*number as usize];
            if let Some(row) = self.rows.get_mut(*number as usize) {
                self.places[(row.start + row.count) as usize] = at as u32;
                row.count += 1;
            }
        }
        numbers
    }

    /// Tells the runs of one length how often their longest-lived extension in the next stands.
    fn extend(&mut self, level: &[u32], next: &[u32]) {
        for (at, &longer) in next.iter().enumerate().filter(|(_, longer)| **longer != NONE) {
            let count = self.rows[longer as usize].count;
            let head = &mut self.rows[level[at] as usize];
            head.followed = head.followed.max(count);
            let rest = &mut self.rows[level[at + 1] as usize];
            rest.preceded = rest.preceded.max(count);
        }
    }
}

/// Bits of a sieve: twice the tokens of a megabyte, so that most runs that stand once only fall through.
const SIEVE: usize = 1 << 19;

/// One number for each different key, in order of first place. Keys that stand once have none, but for a few: most runs do
/// stand once, and a table of bits tells them apart for a fraction of what a place among the numbered ones costs.
fn number(keys: &[Option<u64>]) -> Vec<u32> {
    let bit = |key: u64| (mix(key) >> 40) as usize % SIEVE;
    let (mut once, mut twice) = (vec![0_u64; SIEVE / 64], vec![0_u64; SIEVE / 64]);
    for key in keys.iter().flatten() {
        let (group, bit) = (bit(*key) / 64, 1 << (bit(*key) % 64));
        twice[group] |= once[group] & bit;
        once[group] |= bit;
    }
    let mut numbers: MixMap<u64, u32> = HashMap::default();
    let numbered = keys.iter().map(|key| {
        let key = key.filter(|&key| twice[bit(key) / 64] >> (bit(key) % 64) & 1 != 0);
        let fresh = numbers.len() as u32;
        key.map_or(NONE, |key| *numbers.entry(key).or_insert(fresh))
    });
    numbered.collect()
}

/// One number for each different token, in order of first place.
fn words(scalars: &[char], tokens: &[Token]) -> Vec<u32> {
    let mut numbers: MixMap<u64, u32> = HashMap::default();
    let words = tokens.iter().map(|token| {
        // Three letters of 21 bits make one key.
        let letters = &scalars[token.start as usize..token.end as usize];
        let key = letters
            .iter()
            .fold(0, |key, letter| key << 21 | u64::from(u32::from(*letter)));
        let fresh = numbers.len() as u32;
        *numbers.entry(key).or_insert(fresh)
    });
    words.collect()
}

/// A map with [`Mix`].
pub(super) type MixMap<K, V> = HashMap<K, V, BuildHasherDefault<Mix>>;

/// A hash for keys that are numbers or letters: one multiplication for each. Keys come from one text on the reader's own machine,
/// and a text made to collide would only slow its own analysis.
#[derive(Clone, Copy, Default)]
pub(super) struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = mix(self.0 ^ value);
    }
}

fn mix(value: u64) -> u64 {
    let mixed = value.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keywords::tokens::tokens_of;

    #[test]
    fn finds_runs_that_come_back() {
        let (scalars, tokens) = tokens_of("抓防汛物资,查防汛物资,管防汛物资储备。物资要足");
        let grams = grams(&scalars, &tokens);
        let longest = grams.iter().last().expect("防汛物资 comes back");
        assert_eq!((longest.len, longest.places.len()), (2, 3));
        let single = |word: &str| {
            let found = grams.iter().find(|gram| {
                let token = tokens[gram.places[0] as usize];
                gram.len == 1
                    && scalars[token.start as usize..token.end as usize]
                        .iter()
                        .collect::<String>()
                        == word
            });
            found.map(|gram| (gram.places.len(), gram.preceded))
        };
        assert_eq!(single("物资"), Some((4, 3)));
        assert_eq!(single("防汛"), Some((3, 0)));
    }
}
