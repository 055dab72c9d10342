//! Letters of the two scripts and their shadow: one scalar to one scalar, always.
//!
//! The tables are OpenCC's, without the entries that change the number of scalars or of UTF-16 units; `cargo xtask
//! lexicon` reduces its phrases to those that single letters do not already give.
//! Which letters look alike is our own list, `data/lookalikes.tsv`; phrases OpenCC lacks are in `data/variants.tsv`.
//! Regional vocabulary is left out: a letter changes its form here, never its word.

mod columns;

use crate::index::WordIndex;

pub(crate) use columns::decode;
pub use columns::{Tables, encode};

/// Both scripts' letter tables; see the [module](self).
#[derive(Debug, Clone)]
pub struct Letters {
    to_simplified: Script,
    to_traditional: Script,
    /// What each letter of the basic plane looks like, in half width; 0 where it is like itself.
    likeness: Vec<u16>,
}

/// A way from one script to the other.
#[derive(Debug, Clone)]
struct Script {
    /// The other form of each letter of the basic plane, 0 when it has none.
    single: Vec<u16>,
    phrases: WordIndex,
    /// The other forms of the phrases, each where its phrase stands in the index.
    forms: Vec<char>,
}

impl Letters {
    /// The text in simplified letters, of the same length: longest phrase first, else letter by letter.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// let text: Vec<char> = "乾隆著名,著力徵收,於是乾燥".chars().collect();
    /// assert_eq!(String::from_iter(lexicon.letters().to_simplified(&text)), "乾隆著名,着力征收,于是干燥");
    /// ```
    pub fn to_simplified(&self, text: &[char]) -> Vec<char> {
        self.to_simplified.converted(text)
    }

    /// The text in traditional letters, of the same length.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// let text: Vec<char> = "干部干净,头发发展".chars().collect();
    /// assert_eq!(String::from_iter(lexicon.letters().to_traditional(&text)), "幹部乾淨,頭髮發展");
    /// ```
    pub fn to_traditional(&self, text: &[char]) -> Vec<char> {
        self.to_traditional.converted(text)
    }

    /// [`Self::to_traditional`] in place.
    pub fn make_traditional(&self, text: &mut [char]) {
        self.to_traditional.convert(text);
    }

    /// The shadow of a text, of the same length: look-alikes folded, half-width, simplified.
    ///
    /// Phrases are looked at first (着力 for 著力), then what is left of traditional letters is folded letter by letter
    /// (干隆 for 乾隆), so that a rule or a dictionary word has one form to match.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// let text: Vec<char> = "（一）著⼒脫貧，２０２０年".chars().collect();
    /// assert_eq!(String::from_iter(lexicon.letters().shadow(&text)), "(一)着力脱贫,2020年");
    /// ```
    pub fn shadow(&self, text: &[char]) -> Vec<char> {
        let mut shadow: Vec<char> = text.iter().map(|&letter| look_up(&self.likeness, letter)).collect();
        self.to_simplified.convert(&mut shadow);
        for letter in &mut shadow {
            *letter = look_up(&self.to_simplified.single, *letter);
        }
        shadow
    }

    /// The shadow of one letter without regard to its neighbours.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// assert_eq!(['貧', '⼒', '︵', '（', '①', '干'].map(|letter| lexicon.letters().fold(letter)), ['贫', '力', '(', '(', '①', '干']);
    /// ```
    pub fn fold(&self, letter: char) -> char {
        let simplified = self.simplified(look_up(&self.likeness, letter));
        // 薴 is 苧, and 苧 of other words is 苎: a shadow has no further shadow.
        self.simplified(simplified)
    }

    /// The simplified form of one letter without regard to its neighbours.
    pub fn simplified(&self, letter: char) -> char {
        look_up(&self.to_simplified.single, letter)
    }

    /// The traditional form of one letter without regard to its neighbours.
    pub fn traditional(&self, letter: char) -> char {
        look_up(&self.to_traditional.single, letter)
    }
}

impl Script {
    fn converted(&self, text: &[char]) -> Vec<char> {
        let mut converted = text.to_vec();
        self.convert(&mut converted);
        converted
    }

    /// Converts in place: a phrase and its form have the same length.
    fn convert(&self, text: &mut [char]) {
        let mut at = 0;
        while at < text.len() {
            let phrase = match self.phrases.may_begin(&text[at..]) {
                true => self.phrases.prefixes(&text[at..]).last(),
                false => None,
            };
            match phrase {
                Some((len, number)) => {
                    text[at..at + len].copy_from_slice(&self.forms[self.phrases.place(number)]);
                    at += len;
                }
                None => {
                    text[at] = look_up(&self.single, text[at]);
                    at += 1;
                }
            }
        }
    }
}

fn look_up(table: &[u16], letter: char) -> char {
    match table.get(letter as usize) {
        None | Some(0) => letter,
        Some(&form) => char::from_u32(u32::from(form)).unwrap_or(letter),
    }
}
