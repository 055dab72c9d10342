//! Grams: runs of tokens that come back, level by level.
//!
//! A run of k tokens can come back only if both its halves of k-1 do, so each level looks at ever fewer places and the
//! whole is linear. Grams of one token and those a list knows are kept whatever their number.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::tokens::Token;

/// Most tokens in a term: 驻村|帮扶|工作队|管理|考核|办法 has six; longer runs that come back are quotations.
pub(super) const MOST: usize = 6;

/// A run of tokens by its places.
#[derive(Clone, Debug)]
pub(super) struct Gram {
    /// Number of tokens.
    pub(super) len: usize,
    /// Index of its first token at each place, ascending.
    pub(super) places: Vec<u32>,
    /// Most places at which the same token follows.
    pub(super) followed: u32,
    /// Most places at which the same token stands before it.
    pub(super) preceded: u32,
}

/// No gram begins here.
const NONE: u32 = u32::MAX;

/// Finds every token and every run of tokens that stands at two places or more, in order of length and first place.
pub(super) fn grams(scalars: &[char], tokens: &[Token]) -> Vec<Gram> {
    let words = words(scalars, tokens);
    let mut grams: Vec<Gram> = Vec::new();
    let mut level: Vec<u32> = collect(tokens.len(), 1, &mut grams, |at| Some(u64::from(words[at])));
    for len in 2..=MOST {
        let first = grams.len();
        let next = collect(tokens.len(), len, &mut grams, |at| {
            let rest = *level.get(at + 1)?;
            let joined = tokens.get(at + len - 1).is_some_and(|last| !last.opens);
            let (head, tail) = (level[at], *words.get(at + len - 1)?);
            let back = |gram: u32| gram != NONE;
            (joined && back(head) && back(rest)).then_some(u64::from(head) << 32 | u64::from(tail))
        });
        let repeated = keep_repeated(&mut grams, first, next);
        if repeated.iter().all(|gram| *gram == NONE) {
            return grams;
        }
        extensions(&mut grams, &level, &repeated);
        level = repeated;
    }
    grams
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

/// Numbers the keys in order of first place and collects their places.
fn collect(tokens: usize, len: usize, grams: &mut Vec<Gram>, key: impl Fn(usize) -> Option<u64>) -> Vec<u32> {
    let mut numbers: MixMap<u64, u32> = HashMap::default();
    let numbered = (0..tokens).map(|at| {
        let Some(key) = key(at) else { return NONE };
        let fresh = grams.len() as u32;
        let gram = *numbers.entry(key).or_insert(fresh);
        if gram == fresh {
            grams.push(Gram {
                len,
                places: Vec::new(),
                followed: 0,
                preceded: 0,
            });
        }
        grams[gram as usize].places.push(at as u32);
        gram
    });
    numbered.collect()
}

/// Drops the grams from `first` on that stand at one place only, and renumbers `level`.
fn keep_repeated(grams: &mut Vec<Gram>, first: usize, level: Vec<u32>) -> Vec<u32> {
    let mut kept = first as u32;
    let renumbered: Vec<u32> = grams[first..]
        .iter()
        .map(|gram| {
            let number = if 1 < gram.places.len() { kept } else { NONE };
            kept += u32::from(number != NONE);
            number
        })
        .collect();
    let mut at = 0;
    grams.retain(|gram| {
        at += 1;
        at <= first || 1 < gram.places.len()
    });
    let number = |gram: u32| {
        if gram == NONE {
            NONE
        } else {
            renumbered[gram as usize - first]
        }
    };
    level.into_iter().map(number).collect()
}

/// Tells the grams of one level how often their longest-lived extension in the next stands.
fn extensions(grams: &mut [Gram], level: &[u32], next: &[u32]) {
    for (at, &longer) in next.iter().enumerate() {
        if longer == NONE {
            continue;
        }
        let count = grams[longer as usize].places.len() as u32;
        if let Some(gram) = grams.get_mut(level[at] as usize) {
            gram.followed = gram.followed.max(count);
        }
        if let Some(gram) = grams.get_mut(level[at + 1] as usize) {
            gram.preceded = gram.preceded.max(count);
        }
    }
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
        let mixed = (self.0 ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keywords::tokens::tokens_of;

    #[test]
    fn finds_runs_that_come_back() {
        let (scalars, tokens) = tokens_of("抓防汛物资,查防汛物资,管防汛物资储备。物资要足");
        let grams = grams(&scalars, &tokens);
        let longest = grams.last().expect("防汛物资 comes back");
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
