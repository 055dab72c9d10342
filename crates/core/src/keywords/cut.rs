//! The cut of a long word into its smallest words: the likeliest sequence of the dictionary's words, found from its end.

use tigang_lexicon::{Dictionary, Entry, Tag};

use super::log::log16;

/// Longest token, in letters.
pub(super) const LONGEST: usize = 3;

/// Cost of a letter that is no word, in sixteenths of a bit: rarer than the rarest word.
const UNKNOWN: u32 = 30 * 16;

/// A piece of a word.
#[derive(Clone, Copy, Debug)]
struct Piece {
    len: usize,
    /// Of the word; none for a letter that is no word.
    entry: Option<Entry>,
}

/// Room for cutting, used again for the next word.
#[derive(Default)]
pub(super) struct Cut {
    /// What the dictionary calls each letter.
    labels: Vec<u16>,
    costs: Vec<u32>,
    pieces: Vec<Piece>,
}

impl Cut {
    /// Calls `found` with length and tag of the pieces of `letters`, in their order.
    pub(super) fn run(&mut self, letters: &[char], dictionary: &Dictionary, mut found: impl FnMut(usize, Tag)) {
        let total = log16(dictionary.total());
        let alone = Piece { len: 1, entry: None };
        self.labels.clear();
        self.labels
            .extend(letters.iter().map(|&letter| dictionary.label(letter)));
        self.costs.clear();
        self.costs.resize(letters.len() + 1, 0);
        self.pieces.clear();
        self.pieces.resize(letters.len(), alone);
        for at in (0..letters.len()).rev() {
            let mut best = (self.costs[at + 1].saturating_add(UNKNOWN), alone);
            let window = &self.labels[at..letters.len().min(at + LONGEST)];
            dictionary.each_entry(window, |len, entry| {
                let frequency = dictionary.frequency_of(entry);
                let cost = total.saturating_sub(log16(u64::from(frequency.max(1))));
                let whole = cost.saturating_add(self.costs[at + len]);
                // <= prefers the longer of two equal words.
                if whole <= best.0 {
                    let entry = Some(entry);
                    best = (whole, Piece { len, entry });
                }
            });
            (self.costs[at], self.pieces[at]) = best;
        }
        let mut at = 0;
        while at < letters.len() {
            let Piece { len, entry } = self.pieces[at];
            found(len, entry.map_or(Tag::default(), |entry| dictionary.tag(entry)));
            at += len;
        }
    }
}
