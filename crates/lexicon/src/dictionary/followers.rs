//! Which letters follow a letter in words, the likeliest first.
//!
//! A word's third letter and all after it mostly stand to the letter before as the second letter of some word stands to
//! its first: 老态龙钟 has 龙钟 in it. So labels from the third letter on are written as places in this list, where there
//! is one; it is known as soon as the first two levels of the trie are.

use super::Frequencies;
use crate::trie::{ROOT, Trie};

/// The followers of every letter; see the [module](self).
pub(super) struct Followers {
    /// Labels, a run for each letter.
    labels: Vec<u16>,
    /// Where the run of each label begins, and one entry more.
    starts: Vec<u32>,
}

impl Followers {
    /// Reads the first two levels of `trie`, whose labels are below `len`.
    pub(super) fn new(trie: &Trie, frequencies: &Frequencies, len: usize) -> Self {
        let mut followers = Self {
            labels: Vec::new(),
            starts: vec![0],
        };
        let mut ranked: Vec<(u32, u16)> = Vec::new();
        for (first, label) in trie.children(ROOT).zip(trie.labels(ROOT)) {
            // Letters that begin no word have an empty run.
            followers
                .starts
                .resize(usize::from(*label) + 1, followers.labels.len() as u32);
            let seconds = trie.children(first).zip(trie.labels(first));
            // By powers of two: finer ranks would cost more than they tell.
            ranked.extend(seconds.map(|(second, &label)| (frequencies.of(second).leading_zeros(), label)));
            ranked.sort_unstable();
            followers.labels.extend(ranked.drain(..).map(|(_, label)| label));
        }
        followers.starts.resize(len + 1, followers.labels.len() as u32);
        followers
    }

    /// The followers of the letter with this label.
    pub(super) fn of(&self, label: u16) -> &[u16] {
        let bounds = self.starts.get(usize::from(label)..usize::from(label) + 2);
        bounds.map_or(&[], |bounds| &self.labels[bounds[0] as usize..bounds[1] as usize])
    }
}
