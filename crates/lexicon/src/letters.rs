//! Letters of the two scripts and their shadow: one scalar to one scalar, always.
//!
//! The tables are OpenCC's, without the entries that change the number of scalars or of UTF-16 units; `cargo xtask
//! lexicon` reduces its phrases to those that single letters do not already give.
//! Which letters look alike is our own list, `data/lookalikes.tsv`; phrases OpenCC lacks are in `data/variants.tsv`.
//! Regional vocabulary is left out: a letter changes its form here, never its word.

mod columns;

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::index::WordIndex;

pub(crate) use columns::decode;
pub use columns::{Tables, encode};

const ZHU: char = '著';
const ZHE: char = '着';
/// Words with 著 have it no further in than this.
const LONGEST_OF_ZHU: usize = 6;
/// One letter in three of a traditional text has another form in simplified text.
const TRADITIONAL: usize = 10;

/// Both scripts' letter tables.
#[derive(Debug, Clone)]
pub struct Letters {
    to_simplified: Script,
    /// Decoded when a text is first wanted in traditional letters.
    to_traditional: OnceLock<Script>,
    /// What that is decoded from.
    section: Cow<'static, [u8]>,
    /// What each letter of the basic plane looks like, in half width; 0 where it is like itself.
    likeness: Vec<u16>,
    /// What may become of each letter of the basic plane.
    fates: Vec<Fate>,
}

/// What may become of a letter: the two steps of the shadow, the second of which is that to simplified letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Fate(u8);

impl Fate {
    /// Nothing, and it stands in no phrase.
    const APART: Self = Self(0);
    /// It looks like another letter.
    const ALIKE: Self = Self(1);
    /// It stands in phrases.
    const JOINING: Self = Self(2);
    /// It has another simplified form, by itself or in a phrase.
    const CHANGING: Self = Self(4);

    #[inline]
    fn has(self, part: Self) -> bool {
        self.0 & part.0 != 0
    }

    /// Whether it has no part in a phrase and no other form.
    #[inline]
    fn stays(self) -> bool {
        !self.has(Self(Self::JOINING.0 | Self::CHANGING.0))
    }
}

/// A way from one script to the other.
#[derive(Debug, Clone, Default)]
struct Script {
    /// The other form of each letter of the basic plane: its own code where it has none but begins a phrase, 0 where
    /// conversion need not look at it.
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
        let mut converted = text.to_vec();
        self.simplify(&mut converted, |letter| letter);
        self.mend_zhe(text, &mut converted);
        converted
    }

    /// The text in traditional letters, of the same length.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// let text: Vec<char> = "干部干净,头发发展".chars().collect();
    /// assert_eq!(String::from_iter(lexicon.letters().to_traditional(&text)), "幹部乾淨,頭髮發展");
    /// ```
    pub fn to_traditional(&self, text: &[char]) -> Vec<char> {
        self.traditional_script().converted(text)
    }

    /// [`Self::to_traditional`] in place.
    pub fn make_traditional(&self, text: &mut [char]) {
        self.traditional_script().convert(text, |letter| letter);
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
        let mut shadow = text.to_vec();
        for letter in shadow.iter_mut().filter(|letter| self.fate(**letter).has(Fate::ALIKE)) {
            *letter = look_up(&self.likeness, *letter);
        }
        self.simplify(&mut shadow, |letter| self.simplified(letter));
        self.mend_zhe(text, &mut shadow);
        shadow
    }

    #[inline]
    fn fate(&self, letter: char) -> Fate {
        self.fates.get(letter as usize).copied().unwrap_or(Fate::CHANGING)
    }

    /// Converts the stretches, which no phrase leaves, that have a letter which changes: in simplified texts next to none do.
    fn simplify(&self, text: &mut [char], finish: impl Fn(char) -> char + Copy) {
        let stays = |letter: &char| self.fate(*letter).stays();
        let mut at = 0;
        while let Some(next) = text[at..]
            .iter()
            .position(|letter| self.fate(*letter).has(Fate::CHANGING))
        {
            let start = text[..at + next].iter().rposition(stays).map_or(0, |before| before + 1);
            let len = text[start..].iter().position(stays).unwrap_or(text.len() - start);
            at = start + len;
            self.to_simplified.convert(&mut text[start..at], finish);
        }
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

    /// Whether a letter has another form in simplified text; asked of every letter of a text by some who find next to none.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// assert_eq!(['貧', '贫', '干', 'a'].map(|letter| lexicon.letters().is_traditional(letter)), [true, false, false, false]);
    /// ```
    #[inline]
    pub fn is_traditional(&self, letter: char) -> bool {
        self.fate(letter).has(Fate::CHANGING) && self.simplified(letter) != letter
    }

    /// The traditional form of one letter without regard to its neighbours.
    pub fn traditional(&self, letter: char) -> char {
        look_up(&self.traditional_script().single, letter)
    }
}

impl Letters {
    /// 着 for the 著 that no phrase speaks of, where traditional text writes it behind a verb: 推動著. In a simplified text 著 is
    /// always itself.
    fn mend_zhe(&self, text: &[char], converted: &mut [char]) {
        let verb = |letter: char| matches!(letter, '\u{3400}'..='\u{9fff}');
        let behind_verb = |at: usize| {
            let next = text.get(at + 1);
            let before = at.checked_sub(1).map(|before| text[before]);
            before.is_some_and(verb) && next.is_none_or(|&next| verb(next) || matches!(next, '“' | '「'))
        };
        // What script the whole is in is asked once, and only for a letter that depends on it.
        let mut traditional = None;
        let mut from = 0;
        while let Some(next) = converted[from..].iter().position(|letter| *letter == ZHU) {
            let at = from + next;
            from = at + 1;
            if behind_verb(at)
                && !self.is_word_of_zhu(converted, at)
                && *traditional.get_or_insert_with(|| self.is_traditional_text(text))
            {
                converted[at] = ZHE;
            }
        }
    }

    /// Whether a phrase keeps the 著 at `at` of letters already converted: 显著.
    fn is_word_of_zhu(&self, letters: &[char], at: usize) -> bool {
        let from = at.saturating_sub(LONGEST_OF_ZHU);
        (from..=at).any(|start| {
            let mut phrases = self.to_simplified.phrases.prefixes(&letters[start..]);
            phrases.any(|(len, _)| at < start + len)
        })
    }

    /// Whether one in ten letters, or more, has another form in simplified text.
    fn is_traditional_text(&self, text: &[char]) -> bool {
        let is_common = |letter: &&char| matches!(letter, '\u{3400}'..='\u{9fff}');
        let common = || text.iter().filter(is_common);
        let traditional = common().filter(|letter| self.is_traditional(**letter)).count();
        0 < traditional && common().count() <= TRADITIONAL * traditional
    }

    fn traditional_script(&self) -> &Script {
        self.to_traditional
            .get_or_init(|| columns::decode_traditional(&self.section).unwrap_or_default())
    }
}

impl Script {
    fn converted(&self, text: &[char]) -> Vec<char> {
        let mut converted = text.to_vec();
        self.convert(&mut converted, |letter| letter);
        converted
    }

    /// Converts in place, as a phrase and its form have the same length; `finish` is what then becomes of a letter that
    /// conversion looked at.
    fn convert(&self, text: &mut [char], finish: impl Fn(char) -> char) {
        let mut at = 0;
        while at < text.len() {
            let single = self.single.get(text[at] as usize).copied().unwrap_or(0);
            if single == 0 {
                at += 1;
                continue;
            }
            let rest = &mut text[at..];
            let phrase = match self.phrases.may_begin(rest) {
                true => self.phrases.prefixes(rest).last(),
                false => None,
            };
            match phrase {
                Some((len, number)) => {
                    for (letter, &form) in rest.iter_mut().zip(&self.forms[self.phrases.place(number)]) {
                        *letter = finish(form);
                    }
                    at += len;
                }
                None => {
                    rest[0] = finish(look_up(&self.single, rest[0]));
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
