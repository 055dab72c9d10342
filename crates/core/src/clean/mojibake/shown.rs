//! The page as it is shown, read back as bytes.

use tigang_lexicon::Lexicon;

/// Longest reading in letters: zhuāng and its like.
const MAX_READING: usize = 6;

/// A reading in brackets, or what is left of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// One past its closing bracket.
    pub(super) end: usize,
    /// The reading as written.
    pub(super) pinyin: String,
    /// Whether its opening bracket is there.
    pub(super) opened: bool,
}

/// The letters as shown.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) letters: &'a [char],
    lexicon: &'a Lexicon,
}

impl<'a> Shown<'a> {
    pub(super) fn new(letters: &'a [char], lexicon: &'a Lexicon) -> Self {
        Self { letters, lexicon }
    }

    pub(super) fn get(&self, at: usize) -> Option<char> {
        self.letters.get(at).copied()
    }

    /// The two bytes of the letter at `at`.
    pub(super) fn bytes(&self, at: usize) -> Option<[u8; 2]> {
        self.lexicon.gbk().encode(self.get(at)?)
    }

    /// Whether a letter has another one in simplified text.
    pub(super) fn is_traditional(&self, letter: char) -> bool {
        self.lexicon.letters().to_simplified(&[letter]) != [letter]
    }

    /// The two bytes of a letter.
    pub(super) fn encode(&self, letter: char) -> Option<[u8; 2]> {
        self.lexicon.gbk().encode(letter)
    }

    /// The letter of two bytes; none for those that GBK leaves to users.
    pub(super) fn letter(&self, lead: u8, trail: u8) -> Option<char> {
        self.lexicon
            .gbk()
            .decode([lead, trail])
            .filter(|letter| !('\u{e000}'..='\u{f8ff}').contains(letter))
    }

    /// Whether two bytes are a pair that is shown as nothing.
    pub(super) fn unseen(&self, lead: u8, trail: u8) -> bool {
        (0x81..=0xfe).contains(&lead)
            && (0x40..=0xfe).contains(&trail)
            && trail != 0x7f
            && self.letter(lead, trail).is_none()
    }

    /// Whether a decoder may find no letter in two bytes: older tables lack what GB 18030 added to GBK.
    pub(super) fn undecodable(&self, lead: u8, trail: u8) -> bool {
        let added = matches!(
            (lead, trail),
            (0xfe, 0x80..=0xa0) | (0xa2, 0xe3) | (0xa8, 0xbf) | (0xa9, 0x89..=0x95)
        );
        added || self.letter(lead, trail).is_none()
    }

    /// Whether a letter is read so, with its tone where the page writes tones.
    pub(super) fn reads(&self, letter: char, pinyin: &str) -> bool {
        let readings = self.lexicon.readings();
        readings.has_reading(letter, pinyin) || pinyin.is_ascii() && readings.has_toneless(letter, pinyin)
    }

    /// Whether a byte can begin a pair that is shown as nothing: those are 81 to FE by GBK, and few leave pairs to users.
    pub(super) fn leads_unseen(&self, lead: u8) -> bool {
        matches!(lead, 0xa1..=0xaf | 0xf8..=0xfe)
    }

    /// The reading that begins at `at`, its opening bracket there or lost.
    #[inline]
    pub(super) fn reading(&self, at: usize) -> Option<Reading> {
        let first = self.get(at)?;
        let opened = first == '(';
        (opened || is_pinyin(first)).then(|| self.reading_from(at, opened))?
    }

    fn reading_from(&self, at: usize, opened: bool) -> Option<Reading> {
        let start = at + usize::from(opened);
        let len = self
            .letters
            .get(start..)?
            .iter()
            .take(MAX_READING + 1)
            .take_while(|letter| is_pinyin(**letter))
            .count();
        if len == 0 || MAX_READING < len || self.get(start + len) != Some(')') {
            return None;
        }
        let pinyin: String = self.letters[start..start + len].iter().collect();
        let end = start + len + 1;
        self.lexicon
            .readings()
            .is_syllable(&pinyin)
            .then_some(Reading { end, pinyin, opened })
    }

    /// The last letter before `at` that is no reading, nor part of one, and where it stands.
    pub(super) fn before(&self, at: usize) -> Option<(usize, char)> {
        let mut at = at;
        loop {
            let last = at.checked_sub(1)?;
            if self.letters[last] != ')' {
                return Some((last, self.letters[last]));
            }
            let open = (last.saturating_sub(MAX_READING + 1)..last)
                .rev()
                .find(|open| !is_pinyin(self.letters[*open]))?;
            match self.reading(open) {
                Some(reading) if reading.end == last + 1 && reading.opened => at = open,
                _ => return Some((last, ')')),
            }
        }
    }
}

/// Whether a letter may stand in a reading.
pub(super) fn is_pinyin(letter: char) -> bool {
    matches!(
        letter,
        'a'..='z'
            | 'ā'
            | 'á'
            | 'ǎ'
            | 'à'
            | 'ă'
            | 'ē'
            | 'é'
            | 'ě'
            | 'è'
            | 'ĕ'
            | 'ī'
            | 'í'
            | 'ǐ'
            | 'ì'
            | 'ĭ'
            | 'ō'
            | 'ó'
            | 'ǒ'
            | 'ò'
            | 'ŏ'
            | 'ū'
            | 'ú'
            | 'ǔ'
            | 'ù'
            | 'ŭ'
            | 'ü'
            | 'ǖ'
            | 'ǘ'
            | 'ǚ'
            | 'ǜ'
            | 'ń'
            | 'ň'
            | 'ǹ'
            | 'ḿ'
            | 'ɑ'
            | 'ɡ'
    )
}

/// What a byte that fits nowhere is shown as.
pub(super) fn is_hole(letter: char) -> bool {
    letter == '?' || letter == '\u{fffd}'
}
