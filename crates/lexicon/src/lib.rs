//! What Tigang knows of words before it sees a text: dictionary, letters of both scripts, GBK, pinyin, own lists.
//!
//! [`Lexicon::embedded`] is what the program carries; [`Lexicon::load`] reads the same from bytes and refuses damaged ones.
//! A lexicon is loaded once and never changes. It knows nothing of texts, spans or stages.
//!
//! How it comes about: `cargo xtask lexicon` compiles other people's data into `data/*.bin`, which are committed with
//! their provenance; `build.rs` adds our own lists, `data/*.tsv`, and packs all of it under one checksum.
//!
//! # Untrusted input
//! Bytes with a wrong checksum are refused with a [`LexiconError`]. Bytes with a right checksum and a wrong content are
//! refused too or give a lexicon with other words or without some, as most is decoded when a text first needs it; they never
//! cause a panic.

mod bytes;
mod container;
mod dictionary;
mod error;
mod gbk;
mod index;
mod letters;
mod lists;
mod prune;
mod readings;
mod spelling;
mod trie;

pub use dictionary::{Dictionary, Entry, Tag, Word};
pub use error::LexiconError;
pub use gbk::Gbk;
pub use index::WordIndex;
pub use letters::Letters;
pub use lists::{List, Term, TermWeight, Terms, WordList};
pub use readings::Readings;

use std::borrow::Cow;
use std::sync::OnceLock;

use bytes::Reader;
use container::{FORMAT, MAGIC, NAME_LEN, checksum};

/// What `cargo xtask lexicon` writes the sections with. The program itself only reads.
pub mod compile {
    use crate::{EMBEDDED, LexiconError, Sections};

    pub use crate::dictionary::encode as dictionary;
    pub use crate::gbk::encode as gbk;
    pub use crate::letters::{Tables, encode as letters};
    pub use crate::prune::{is_rare, outweighed};
    pub use crate::readings::encode as readings;

    /// The GBK table of a section, which compiling the readings needs.
    pub fn gbk_of(section: &[u8]) -> Option<crate::Gbk> {
        crate::gbk::decode(section)
    }

    /// The letters of a section together with our own lists: what a new dictionary is folded with.
    ///
    /// # Errors
    /// [`LexiconError`] when the section does not read as one.
    pub fn letters_of(section: &[u8]) -> Result<crate::Letters, LexiconError> {
        let sections = Sections::open(EMBEDDED)?;
        let (lookalikes, variants) = (sections.pairs("lookalikes")?, sections.pairs("variants")?);
        crate::letters::decode(section.to_vec().into(), &lookalikes, &variants)
            .ok_or(LexiconError::Malformed { section: "letters" })
    }
}

/// The lexicon as `build.rs` packed it.
static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// Everything known before a text is seen; see the [crate](self).
#[derive(Debug, Clone)]
pub struct Lexicon {
    version: String,
    provenance: String,
    dictionary: Dictionary,
    letters: Letters,
    gbk: Late<Gbk>,
    readings: Late<Readings>,
    terms: Terms,
    /// In the order of [`List::ALL`].
    lists: [Late<WordList>; List::ALL.len()],
}

/// A section that is decoded when it is first needed: most texts need no GBK and no readings, and a short one not all lists.
#[derive(Debug, Clone, Default)]
struct Late<T> {
    section: Cow<'static, [u8]>,
    decoded: OnceLock<T>,
}

impl<T: Default> Late<T> {
    fn new(section: Cow<'static, [u8]>) -> Self {
        Self {
            section,
            decoded: OnceLock::new(),
        }
    }

    /// What the section holds; nothing where it does not read as what it should be.
    fn get(&self, decode: impl FnOnce(&[u8]) -> Option<T>) -> &T {
        self.decoded.get_or_init(|| decode(&self.section).unwrap_or_default())
    }
}

impl Lexicon {
    /// The lexicon this program was built with.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// let word: Vec<char> = "建档立卡".chars().collect();
    /// assert!(lexicon.dictionary().contains(&word) || lexicon.terms().contains(&word));
    /// ```
    pub fn embedded() -> Self {
        Self::open_embedded().expect("build.rs packed these bytes and a test loads them")
    }

    /// The lexicon this program was built with, where the program may have been damaged since: a file broken off or changed on its
    /// way.
    ///
    /// # Errors
    /// [`LexiconError`] when its bytes are no longer those that were compiled.
    pub fn open_embedded() -> Result<Self, LexiconError> {
        Self::load_keeping(EMBEDDED, Cow::Borrowed)
    }

    /// The bytes of the embedded lexicon, for a page that carries them apart from the program.
    pub fn embedded_bytes() -> &'static [u8] {
        EMBEDDED
    }

    /// Reads a compiled lexicon.
    ///
    /// # Errors
    /// [`LexiconError`], with cause and remedy, when the bytes are not those that were compiled for this program.
    pub fn load(bytes: &[u8]) -> Result<Self, LexiconError> {
        Self::load_keeping(bytes, |section| Cow::Owned(section.to_vec()))
    }

    /// `keep` makes a section outlive this call: what is decoded later needs it.
    fn load_keeping<'a>(bytes: &'a [u8], keep: impl Fn(&'a [u8]) -> Cow<'static, [u8]>) -> Result<Self, LexiconError> {
        let sections = Sections::open(bytes)?;
        let dictionary = sections.read("dictionary", |section| dictionary::open(keep(section)))?;
        let late = |name| sections.read(name, Some).map(&keep);
        let (gbk, readings) = (Late::new(late("gbk")?), Late::new(late("readings")?));
        let (lookalikes, variants) = (sections.pairs("lookalikes")?, sections.pairs("variants")?);
        let letters = sections.read("letters", |section| {
            letters::decode(keep(section), &lookalikes, &variants)
        })?;
        let years = sections.read("years", Some)?;
        let terms = sections.read("terms", Some)?;
        let terms =
            Terms::new(terms, years, dictionary.letters()).ok_or(LexiconError::Malformed { section: "terms" })?;
        let mut lists = [const { None }; List::ALL.len()];
        for (slot, list) in lists.iter_mut().zip(List::ALL) {
            *slot = Some(Late::new(late(list.name())?));
        }
        let provenance = sections.text("provenance")?.to_owned();
        let date = provenance
            .lines()
            .find_map(|line| line.strip_prefix("# date: "))
            .unwrap_or("undated");
        Ok(Self {
            version: format!("{date}-{:08x}", sections.checksum >> 32),
            dictionary,
            letters,
            gbk,
            readings,
            terms,
            lists: lists.map(Option::unwrap_or_default),
            provenance,
        })
    }

    /// Date of the sources and the head of the checksum: `2026-11-21-3f0a9c1e`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Where everything comes from: a tab-separated table of parts, sources, versions, licences and checksums.
    pub fn provenance(&self) -> &str {
        &self.provenance
    }

    /// jieba's dictionary.
    pub fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// Letters of both scripts and their shadow.
    pub fn letters(&self) -> &Letters {
        &self.letters
    }

    /// GBK both ways.
    pub fn gbk(&self) -> &Gbk {
        self.gbk.get(gbk::decode)
    }

    /// Pinyin readings.
    pub fn readings(&self) -> &Readings {
        self.readings.get(|section| readings::decode(section, self.gbk()))
    }

    /// Official terms.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// One of our own lists of words.
    pub fn list(&self, list: List) -> &WordList {
        self.lists[list as usize].get(|section| {
            let lines = spelling::read(section, self.dictionary.letters())?;
            Some(WordList::new(String::from_iter(lines), &self.letters))
        })
    }
}

/// A container whose checksum holds.
struct Sections<'a> {
    checksum: u64,
    named: Vec<(&'a [u8], &'a [u8])>,
}

impl<'a> Sections<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, LexiconError> {
        let mut reader = Reader::new(bytes);
        if reader.take(MAGIC.len()) != Some(MAGIC) {
            return Err(LexiconError::NotALexicon);
        }
        let damaged = |stated, computed| LexiconError::Damaged {
            stated,
            computed,
            len_bytes: bytes.len(),
        };
        let found = reader.u32().ok_or(damaged(0, 0))?;
        if found != FORMAT {
            return Err(LexiconError::Format {
                found,
                expected: FORMAT,
            });
        }
        let stated = reader.u64().ok_or(damaged(0, 0))?;
        let computed = checksum(bytes.get(container::HEADER_LEN..).unwrap_or_default());
        if computed != stated {
            return Err(damaged(stated, computed));
        }
        let named = Self::table(&mut reader).ok_or(LexiconError::Malformed {
            section: "table of sections",
        })?;
        Ok(Self {
            checksum: computed,
            named,
        })
    }

    fn table(reader: &mut Reader<'a>) -> Option<Vec<(&'a [u8], &'a [u8])>> {
        let count = reader.u32()?;
        let mut heads = Vec::new();
        for _ in 0..count {
            heads.push((reader.take(NAME_LEN)?, reader.u32()? as usize));
        }
        heads
            .into_iter()
            .map(|(name, len)| Some((name, reader.take(len)?)))
            .collect()
    }

    fn read<T>(&self, section: &'static str, decode: impl FnOnce(&'a [u8]) -> Option<T>) -> Result<T, LexiconError> {
        let named = self.named.iter().find(|(name, _)| {
            let name = name.strip_prefix(section.as_bytes());
            name.is_some_and(|padding| padding.iter().all(|&byte| byte == 0))
        });
        named
            .and_then(|(_, bytes)| decode(bytes))
            .ok_or(LexiconError::Malformed { section })
    }

    fn text(&self, section: &'static str) -> Result<&'a str, LexiconError> {
        self.read(section, |bytes| std::str::from_utf8(bytes).ok())
    }

    fn pairs(&self, section: &'static str) -> Result<Vec<(&'a str, &'a str)>, LexiconError> {
        Ok(self.lines(section)?.filter_map(|line| line.split_once('\t')).collect())
    }

    fn lines(&self, section: &'static str) -> Result<std::str::Lines<'a>, LexiconError> {
        self.text(section).map(str::lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_decoded_once_and_an_unreadable_one_holds_nothing() {
        let late: Late<Vec<u8>> = Late::new(Cow::Borrowed(b"ab"));
        assert_eq!(late.get(|section| Some(section.to_vec())), b"ab");
        assert_eq!(late.get(|_| unreachable!("it is decoded already")), b"ab");
        let unreadable: Late<Vec<u8>> = Late::new(Cow::Borrowed(b"ab"));
        assert_eq!(unreadable.get(|_| None), b"");
    }
}
