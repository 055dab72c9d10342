//! Grams: runs of two tokens and more that come back, level by level.
//!
//! A run of k tokens can come back only if both its halves of k-1 do, so each level looks at ever fewer places and the
//! whole is linear. A run is told by two numbers: of two tokens by their words, of more by the two runs one token shorter
//! that it begins and ends with.

use super::numbers::{Numbers, mix};
use super::tokens::Tokens;

/// Most tokens in a term: 驻村|帮扶|工作队|管理|考核|办法 has six; longer runs that come back are quotations.
pub(super) const MOST: usize = 6;

/// No gram.
const NONE: u32 = u32::MAX;

/// The runs of a text.
#[derive(Debug, Default)]
pub(super) struct Grams {
    /// Every different run, those of two tokens first; of one length, in order of first place.
    pub(super) rows: Vec<Gram>,
    /// Every place of all runs, length by length, ascending in each.
    pub(super) places: Vec<Place>,
}

/// A run of tokens that stands at two places or more.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gram {
    /// Number of tokens.
    pub(super) len: usize,
    /// Index of its first token at its first place.
    pub(super) first: u32,
    /// Places.
    pub(super) count: u32,
    /// Most places at which the same token follows.
    pub(super) followed: u32,
    /// Most places at which the same token stands before it.
    pub(super) preceded: u32,
}

/// A place of a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Index of its first token.
    pub(super) token: u32,
    /// Its run's place in [`Grams::rows`].
    pub(super) gram: u32,
}

/// Finds every run of tokens that stands at two places or more.
pub(super) fn grams(tokens: &Tokens) -> Grams {
    let mut grams = Grams::default();
    let again = |word: u32| 1 < tokens.words[word as usize].count;
    let pairs = tokens.rows.windows(2).enumerate().filter_map(|(at, pair)| {
        let comes_back = !pair[1].opens && again(pair[0].word) && again(pair[1].word);
        comes_back.then(|| (at as u32, joined(pair[0].word, pair[1].word)))
    });
    let mut from = 0;
    grams.add(2, tokens.rows.len(), pairs);
    for len in 3..=MOST {
        let level = grams.places[from..].to_vec();
        if level.is_empty() {
            break;
        }
        from = grams.places.len();
        let pairs = level.windows(2).filter_map(|pair| {
            let touch = pair[1].token == pair[0].token + 1;
            touch.then(|| (pair[0].token, joined(pair[0].gram, pair[1].gram)))
        });
        grams.add(len, level.len(), pairs);
    }
    grams
}

fn joined(head: u32, rest: u32) -> u64 {
    u64::from(head) << 32 | u64::from(rest)
}

impl Grams {
    /// Adds the runs of one length that stand at two places or more, of `most` runs at all: places and keys, ascending.
    fn add(&mut self, len: usize, most: usize, pairs: impl Iterator<Item = (u32, u64)> + Clone) {
        let mut sieve = Sieve::new(most);
        pairs.clone().for_each(|(_, key)| sieve.add(key));
        // A few that stand once only get through the sieve.
        let mut numbers = Numbers::with_room(most / 8);
        let mut found: Vec<Place> = Vec::with_capacity(most / 4);
        let mut counts: Vec<u32> = Vec::new();
        for (token, key) in pairs.filter(|(_, key)| sieve.twice(*key)) {
            let gram = numbers.number(key);
            if counts.len() <= gram as usize {
                counts.push(0);
            }
            counts[gram as usize] += 1;
            found.push(Place { token, gram });
        }
        let mut rows = vec![NONE; counts.len()];
        for place in found {
            let number = place.gram as usize;
            if counts[number] < 2 {
                continue;
            }
            if rows[number] == NONE {
                rows[number] = self.rows.len() as u32;
                self.push(len, place.token, counts[number], numbers.keys()[number]);
            }
            self.places.push(Place {
                gram: rows[number],
                ..place
            });
        }
    }

    fn push(&mut self, len: usize, first: u32, count: u32, key: u64) {
        if 2 < len {
            let (head, rest) = ((key >> 32) as usize, key as u32 as usize);
            self.rows[head].followed = self.rows[head].followed.max(count);
            self.rows[rest].preceded = self.rows[rest].preceded.max(count);
        }
        self.rows.push(Gram {
            len,
            first,
            count,
            followed: 0,
            preceded: 0,
        });
    }
}

/// Tells keys that come once from those that come again, but for a few: most runs do stand once, and two bits cost a
/// fraction of what a place among the numbered ones does.
struct Sieve {
    once: Vec<u64>,
    twice: Vec<u64>,
    mask: usize,
}

impl Sieve {
    fn new(keys: usize) -> Self {
        let bits = (2 * keys).next_power_of_two().max(64);
        Self {
            once: vec![0; bits / 64],
            twice: vec![0; bits / 64],
            mask: bits - 1,
        }
    }

    fn add(&mut self, key: u64) {
        let (group, bit) = self.bit(key);
        self.twice[group] |= self.once[group] & bit;
        self.once[group] |= bit;
    }

    fn twice(&self, key: u64) -> bool {
        let (group, bit) = self.bit(key);
        self.twice[group] & bit != 0
    }

    fn bit(&self, key: u64) -> (usize, u64) {
        // Other bits than those that number the key, so that the two do not collide together.
        let bit = (mix(key) >> 7) as usize & self.mask;
        (bit / 64, 1 << (bit % 64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keywords::tokens::tokens_of;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, u32, u32, u32)]) {
        let (scalars, tokens) = tokens_of(text);
        let grams = grams(&tokens);
        let found = grams.rows.iter().map(|gram| {
            let run = &tokens.rows[gram.first as usize..gram.first as usize + gram.len];
            let letters = &scalars[run[0].start as usize..run[gram.len - 1].end as usize];
            let text: String = letters.iter().collect();
            (text, gram.count, gram.followed, gram.preceded)
        });
        let expected: Vec<(String, u32, u32, u32)> = expected
            .iter()
            .map(|(text, count, followed, preceded)| ((*text).to_owned(), *count, *followed, *preceded))
            .collect();
        assert_eq!(found.collect::<Vec<_>>(), expected);
        for (number, gram) in grams.rows.iter().enumerate() {
            let places = grams.places.iter().filter(|place| place.gram as usize == number);
            assert_eq!(places.count() as u32, gram.count);
        }
    }

    #[test]
    fn finds_runs_that_come_back() {
        check(
            "抓防汛物资,查防汛物资,管防汛物资储备。物资要足",
            &[("防汛物资", 3, 0, 0)],
        );
    }

    #[test]
    fn knows_what_goes_on() {
        check(
            "防汛物资储备,防汛物资储备,防汛物资",
            &[("防汛物资", 3, 2, 0), ("物资储备", 2, 0, 2), ("防汛物资储备", 2, 0, 0)],
        );
    }
}
