//! Rarity: how rare a candidate is in general, in sixteenths of a bit.

use tigang_lexicon::Lexicon;

use super::candidates::{Candidate, Kind, Source};
use super::log::log16;
use super::tokens::Token;

/// Rarity of what no general word list has: a word of one in a million.
pub(super) const RARE: u32 = 20 * 16;

/// Rarity of a word that the general list has without having counted it.
const UNCOUNTED: u32 = 16 * 16;

/// What rarity is told by.
#[derive(Clone, Copy)]
pub(super) struct Rarity<'a> {
    pub(super) scalars: &'a [char],
    pub(super) tokens: &'a [Token],
    pub(super) lexicon: &'a Lexicon,
}

impl Rarity<'_> {
    /// How rare a candidate is. An official term is as rare as can be: 重大项目建设 is made of words that every speech has, and
    /// a matter of its own. One of two letters is no more common than a word that nobody counted: 就业 is in every newspaper,
    /// and a matter all the same.
    pub(super) fn of(self, candidate: &Candidate<'_>) -> u32 {
        let letters = candidate.letters;
        match candidate.source {
            Source::Quotation => RARE,
            Source::Term(_) if letters.len() == 2 => {
                let floor = if candidate.kind == Kind::Short { UNCOUNTED } else { 0 };
                self.of_word(letters).map_or(RARE, |rarity| rarity.max(floor))
            }
            Source::Term(first) if candidate.kind == Kind::Stock => self.of_rarest(first, letters.len()),
            Source::Term(_) => RARE,
            Source::Run(first) => {
                let word = self.of_word(letters);
                word.unwrap_or_else(|| self.of_rarest(first, letters.len()))
            }
        }
    }

    /// Whether the general word list has these letters: 基础设施, 农民工, but not 规模性返贫.
    pub(super) fn is_general(self, letters: &[char]) -> bool {
        self.lexicon.dictionary().contains(letters)
    }

    /// Rarity of a word of the general list.
    fn of_word(self, letters: &[char]) -> Option<u32> {
        let dictionary = self.lexicon.dictionary();
        let word = dictionary.get(letters)?;
        // jieba gives words it never counted the frequency 3.
        let rarity = if word.frequency <= 3 {
            UNCOUNTED
        } else {
            log16(dictionary.total()).saturating_sub(log16(u64::from(word.frequency)))
        };
        Some(rarity.min(RARE))
    }

    /// Rarity of the rarest word of a run.
    fn of_rarest(self, first: u32, letters: usize) -> u32 {
        let words = self.run(first, letters);
        let rarities = words.map(|token| self.of_word(self.letters(token)).unwrap_or(RARE));
        rarities.max().unwrap_or(RARE)
    }

    /// The tokens of so many letters from a token on.
    fn run(&self, first: u32, letters: usize) -> impl Iterator<Item = &Token> {
        let tokens = &self.tokens[first as usize..];
        let end = tokens.first().map_or(0, |token| token.start + letters as u32);
        tokens.iter().take_while(move |token| token.end() <= end)
    }

    fn letters(&self, token: &Token) -> &[char] {
        &self.scalars[token.start as usize..token.end() as usize]
    }
}
