//! What the dictionary says of a word: its frequency and its part of speech, at length and in few bytes.

use std::num::NonZeroU32;

/// A part of speech in jieba's notation: `n`, `vn`, `nr`, `ns`, at most four ASCII letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Tag([u8; 4]);

impl Tag {
    /// The tag of that name; `None` when it is longer than four bytes or not ASCII letters.
    ///
    /// ```
    /// # use tigang_lexicon::Tag;
    /// assert_eq!(Tag::new("vn").map(|tag| tag.to_string()), Some("vn".to_owned()));
    /// assert_eq!(Tag::new("动名词"), None);
    /// ```
    pub fn new(name: &str) -> Option<Self> {
        let mut letters = [0; 4];
        letters.get_mut(..name.len())?.copy_from_slice(name.as_bytes());
        name.bytes()
            .all(|byte| byte.is_ascii_alphabetic())
            .then_some(Self(letters))
    }

    /// Its name.
    pub fn as_str(&self) -> &str {
        let len = self.0.iter().position(|&byte| byte == 0).unwrap_or(4);
        std::str::from_utf8(&self.0[..len]).unwrap_or("")
    }

    /// Whether it is that of an idiom.
    pub(super) fn is_idiomatic(self) -> bool {
        self.0[0] == b'i'
    }
}

impl std::fmt::Display for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Debug for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tag({self})")
    }
}

/// A dictionary word found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its length in scalars.
    pub len: usize,
    /// How often it stands in the corpus that jieba's dictionary was counted from.
    pub frequency: u32,
    /// Its part of speech.
    pub tag: Tag,
    /// Its frequency and part of speech once more, in few bytes.
    pub entry: Entry,
}

/// What the dictionary says of a word, as few bytes as a cut that holds one for each letter of a text can want:
/// [`Dictionary::logarithms`](super::Dictionary::logarithms) and [`Dictionary::tag`](super::Dictionary::tag) tell what it means.
///
/// Its number has 16 bits for the rank and above them 8 for the number of the tag, which is never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry(NonZeroU32);

impl Entry {
    /// `None` for tag 0.
    pub(super) fn new(rank: u16, tag: u8) -> Option<Self> {
        Self::numbered(u32::from(rank) | u32::from(tag) << 16).filter(|_| tag != 0)
    }

    /// The entry of a number, `None` for 0.
    #[inline]
    pub fn numbered(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(Self)
    }

    /// Its number, of 24 bits.
    #[inline]
    pub fn number(self) -> u32 {
        self.0.get()
    }

    /// Place of its frequency among all different ones, and of its logarithm among theirs.
    #[inline]
    pub fn rank(self) -> usize {
        usize::from(self.number() as u16)
    }

    /// Number of its tag.
    #[inline]
    pub(super) fn tag(self) -> usize {
        self.number() as usize >> 16
    }
}
