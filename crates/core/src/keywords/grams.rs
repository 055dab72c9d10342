//! Grams: runs of two tokens and more that come back and are words throughout, level by level.
//!
//! A run of k tokens can come back only if both its halves of k-1 do, so each level looks at ever fewer places and the
//! whole is linear. A run is told by two numbers: of two tokens by their words, of more by the two runs one token shorter
//! that it begins and ends with.

use super::numbers::{Numbers, mix};
use super::tokens::{Class, Token, Tokens};

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
    /// The token that follows at most places, and that stands before it at most.
    followed: Neighbour,
    preceded: Neighbour,
}

/// A word beside a run. Where one stands at more than half of the places, it is this one.
#[derive(Clone, Copy, Debug)]
struct Neighbour {
    word: u32,
    /// Votes for it while it is sought, then its places.
    count: u32,
}

/// A place of a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Index of its first token.
    pub(super) token: u32,
    /// Its run's place in [`Grams::rows`].
    pub(super) gram: u32,
}

/// Finds every run of nouns, verbs and adjectives, perhaps with a side (南向) before and a letter such as 户 behind them, and with letters
/// in it that are bound to their neighbours, that stands at two places or more.
pub(super) fn grams(tokens: &Tokens) -> Grams {
    let mut grams = Grams::default();
    // A byte for each word: they are asked for at every token.
    let again: Vec<bool> = tokens.words.iter().map(|word| 1 < word.count).collect();
    let bound = tokens.bound();
    let inside = |token: &Token| matches!(token.class, Class::Noun | Class::Other) || bound[token.word as usize];
    let last = |token: &Token| inside(token) || token.class == Class::Suffix;
    // Few tokens in a text are followed by another that a run goes on with.
    let mut pairs: Vec<Pair> = Vec::with_capacity(tokens.rows.len() / 4);
    let mut head: Option<u32> = None;
    for (token, at) in tokens.rows.iter().zip(0_u32..) {
        let counts = last(token) && again[token.word as usize];
        if let Some(head) = head.filter(|_| counts && !token.opens) {
            pairs.push([at - 1, head, token.word]);
        }
        let opens = (counts && inside(token)) || (token.class == Class::Side && again[token.word as usize]);
        head = opens.then_some(token.word);
    }
    let mut from = 0;
    for len in 2..=MOST {
        grams.add(len, &pairs);
        pairs.clear();
        for pair in grams.places[from..].windows(2) {
            if pair[1].token == pair[0].token + 1 {
                pairs.push([pair[0].token, pair[0].gram, pair[1].gram]);
            }
        }
        from = grams.places.len();
    }
    grams.look_around(tokens);
    grams
}

/// A place where a run may stand: its first token, and the numbers of what it begins and ends with.
type Pair = [u32; 3];

/// What a run is known by.
fn key([_, head, rest]: Pair) -> u64 {
    u64::from(head) << 32 | u64::from(rest)
}

impl Grams {
    /// Adds the runs of one length that stand at two places or more, of all runs of it, ascending.
    fn add(&mut self, len: usize, pairs: &[Pair]) {
        let mut sieve = Sieve::new(pairs.len());
        pairs.iter().for_each(|pair| sieve.add(key(*pair)));
        // A few that stand once only get through the sieve.
        let mut numbers = Numbers::with_room(pairs.len() / 8);
        let mut found: Vec<Place> = Vec::with_capacity(pairs.len() / 4);
        for pair in pairs.iter().filter(|pair| sieve.twice(key(**pair))) {
            let (gram, _) = numbers.count(key(*pair));
            let [token, ..] = *pair;
            found.push(Place { token, gram });
        }
        let mut rows = vec![NONE; numbers.len()];
        for place in found {
            let number = place.gram as usize;
            let count = numbers[number].times;
            if count < 2 {
                continue;
            }
            if rows[number] == NONE {
                rows[number] = self.rows.len() as u32;
                self.push(len, place.token, count);
            }
            self.places.push(Place {
                gram: rows[number],
                ..place
            });
        }
    }

    fn push(&mut self, len: usize, first: u32, count: u32) {
        let unknown = Neighbour { word: NONE, count: 0 };
        self.rows.push(Gram {
            len,
            first,
            count,
            followed: unknown,
            preceded: unknown,
        });
    }

    /// Finds the neighbours of every run: one sweep for the only ones that can have more than half of its places, one to count.
    fn look_around(&mut self, tokens: &Tokens) {
        for place in &self.places {
            let gram = &mut self.rows[place.gram as usize];
            let (before, after) = neighbours(tokens, place.token as usize, gram.len);
            gram.preceded.vote(before);
            gram.followed.vote(after);
        }
        for gram in &mut self.rows {
            gram.preceded.count = 0;
            gram.followed.count = 0;
        }
        for place in &self.places {
            let gram = &mut self.rows[place.gram as usize];
            let (before, after) = neighbours(tokens, place.token as usize, gram.len);
            gram.preceded.count += u32::from(before == Some(gram.preceded.word));
            gram.followed.count += u32::from(after == Some(gram.followed.word));
        }
    }
}

impl Gram {
    /// Whether it goes on in many ways at both ends: at three places in four the same word shows that it is a piece of a longer
    /// run.
    pub(super) fn is_free(&self) -> bool {
        self.followed.count.max(self.preceded.count) * 4 < self.count * 3
    }
}

impl Neighbour {
    fn vote(&mut self, word: Option<u32>) {
        if word == Some(self.word) {
            self.count += 1;
        } else if self.count == 0 {
            self.word = word.unwrap_or(NONE);
            self.count = 1;
        } else {
            self.count -= 1;
        }
    }
}

/// The words that touch a run of so many tokens.
fn neighbours(tokens: &Tokens, first: usize, len: usize) -> (Option<u32>, Option<u32>) {
    let touching = |token: &Token| (!token.opens).then_some(token.word);
    let before = first.checked_sub(1).map(|before| tokens.rows[before].word);
    let before = before.filter(|_| !tokens.rows[first].opens);
    (before, tokens.rows.get(first + len).and_then(touching))
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
            let letters = &scalars[run[0].start as usize..run[gram.len - 1].end() as usize];
            let text: String = letters.iter().collect();
            (text, gram.count, gram.followed.count, gram.preceded.count)
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
            &[("防汛物资", 3, 1, 1)],
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
