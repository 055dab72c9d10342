//! The pinyin readings of every hanzi of GBK, for telling an inserted gloss from a word.
//!
//! Pasted pinyin is damaged as often as not, so comparison overlooks how a reading is written: decomposed marks, digits for
//! marks, the breve in place of the caron, ɑ and ɡ for a and g, v or u for ü after n and l in üe, capitals.

mod columns;
mod syllable;

use std::collections::HashMap;

use syllable::Syllable;

pub(crate) use columns::decode;
pub use columns::encode;

/// All readings.
#[derive(Debug, Clone, Default)]
pub struct Readings {
    /// Readings as written, each once.
    written: Vec<String>,
    syllables: Vec<Syllable>,
    /// One more than a letter's place in `starts`, by its code in the basic plane; 0 for letters without reading.
    place_of: Vec<u16>,
    /// Where each letter's readings begin in `numbers`, and one entry more.
    starts: Vec<u32>,
    /// Numbers of readings in `written`.
    numbers: Vec<u16>,
    /// Known bases, tones aside. Looked up, never iterated.
    bases: HashMap<[u8; 8], ()>,
}

impl Readings {
    /// Whether `pinyin`, tone mark included, is a reading of `letter`.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// let readings = lexicon.readings();
    /// assert!(readings.has_reading('重', "zhòng") && readings.has_reading('重', "chóng"));
    /// assert!(readings.has_reading('略', "lüè") && readings.has_reading('略', "luè"));
    /// assert!(!readings.has_reading('重', "zhong"));
    /// ```
    pub fn has_reading(&self, letter: char, pinyin: &str) -> bool {
        let Some(wanted) = Syllable::parse(pinyin) else {
            return false;
        };
        self.numbers_of(letter)
            .iter()
            .any(|&number| self.syllables[usize::from(number)] == wanted)
    }

    /// Whether `pinyin` is a reading of `letter`, tones on either side overlooked.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// assert!(lexicon.readings().has_toneless('贫', "pin"));
    /// assert!(!lexicon.readings().has_toneless('贫', "ping"));
    /// ```
    pub fn has_toneless(&self, letter: char, pinyin: &str) -> bool {
        let Some(wanted) = Syllable::parse(pinyin) else {
            return false;
        };
        self.numbers_of(letter)
            .iter()
            .any(|&number| self.syllables[usize::from(number)].base == wanted.base)
    }

    /// All readings of `letter`, the commonest first as the source has them.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// assert_eq!(lexicon.readings().of('纲').collect::<Vec<_>>(), ["gāng"]);
    /// assert_eq!(lexicon.readings().of('a').count(), 0);
    /// ```
    pub fn of(&self, letter: char) -> impl Iterator<Item = &str> {
        self.numbers_of(letter)
            .iter()
            .map(|&number| self.written[usize::from(number)].as_str())
    }

    /// Whether `pinyin`, with a tone mark or without, is one syllable that some letter is read as.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// assert!(lexicon.readings().is_syllable("zhǎn") && lexicon.readings().is_syllable("zhan"));
    /// assert!(!lexicon.readings().is_syllable("zhb"));
    /// ```
    pub fn is_syllable(&self, pinyin: &str) -> bool {
        Syllable::parse(pinyin).is_some_and(|syllable| self.bases.contains_key(&syllable.base))
    }

    /// What all spellings of a syllable share, in no form to be shown; none for what no letter is read as.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// let readings = lexicon.readings();
    /// assert_eq!(readings.key("zhǎn"), readings.key("zhan3"));
    /// assert_ne!(readings.key("zhǎn"), readings.key("zhan"));
    /// ```
    pub fn key(&self, pinyin: &str) -> Option<([u8; 8], u8)> {
        let syllable = Syllable::parse(pinyin).filter(|syllable| self.bases.contains_key(&syllable.base));
        syllable.map(|syllable| (syllable.base, syllable.tone))
    }

    fn numbers_of(&self, letter: char) -> &[u16] {
        let place = self
            .place_of
            .get(letter as usize)
            .copied()
            .map(usize::from)
            .unwrap_or(0);
        match place.checked_sub(1) {
            Some(place) => &self.numbers[self.starts[place] as usize..self.starts[place + 1] as usize],
            None => &[],
        }
    }
}
