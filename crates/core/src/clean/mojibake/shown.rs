//! The page as it is shown, read back as bytes.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use tigang_lexicon::Lexicon;

use super::own::is_mark;
use super::wide::half;
use crate::clean::draft::Census;

/// Longest reading in letters: zhuāng and its like, the mark by itself.
pub(super) const MAX_READING: usize = 7;

/// So many readings with both their brackets show that a page has them; then others may have lost theirs.
pub(in super::super) const WHOLE: usize = 3;

/// So many traditional letters make a page traditional; fewer may be names, or what damage looks like.
const TRADITIONAL: usize = 2;

/// A reading in brackets, or what is left of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// One past its closing bracket.
    pub(super) end: usize,
    /// The number of the reading; equal readings have equal numbers.
    pub(super) sound: u32,
    /// Whether its opening bracket is there.
    pub(super) opened: bool,
}

/// The numbers of readings, by what all their spellings share.
type Numbers = HashMap<([u8; 8], u8), u32>;

/// The letters as shown.
#[derive(Clone)]
pub(super) struct Shown<'a> {
    pub(super) letters: &'a [char],
    pub(super) census: &'a Census,
    lexicon: &'a Lexicon,
    /// The readings and where they start, in order.
    readings: Vec<(u32, Reading)>,
    /// The readings as first written, by number.
    sounds: Vec<String>,
    /// See [`Self::is_glossed`] and [`Self::is_converted`].
    glossed: OnceCell<bool>,
    converted: OnceCell<bool>,
}

impl<'a> Shown<'a> {
    /// `census` is that of the letters.
    pub(super) fn new(letters: &'a [char], census: &'a Census, lexicon: &'a Lexicon) -> Self {
        let mut shown = Self {
            letters,
            census,
            lexicon,
            readings: Vec::new(),
            sounds: Vec::new(),
            glossed: OnceCell::new(),
            converted: OnceCell::new(),
        };
        let mut numbers = Numbers::default();
        let mut whole = 0;
        for last in census.others().filter(|at| letters[*at] == ')') {
            let before = letters[..last].iter().rev();
            let len = before
                .take(MAX_READING + 1)
                .take_while(|letter| is_pinyin(**letter))
                .count();
            for len in (1..=len.min(MAX_READING)).rev() {
                if let Some(sound) = shown.add(last - len..last, last + 1, &mut numbers) {
                    let opened = last.checked_sub(len + 1).is_some_and(|before| letters[before] == '(');
                    whole += usize::from(opened && is_marked(shown.pinyin(sound)));
                }
            }
        }
        if WHOLE <= whole {
            shown.add_unclosed(&mut numbers);
        }
        shown
    }

    /// Adds the readings that lost their closing bracket, or both.
    fn add_unclosed(&mut self, numbers: &mut Numbers) {
        let letters = self.letters;
        for run in pinyin_runs(letters, self.census) {
            let after = letters.get(run.end);
            let ends = after.is_none_or(|after| *after != ')' && !after.is_ascii_alphanumeric());
            let pinyin: String = letters[run.clone()].iter().collect();
            if ends && is_marked(&pinyin) {
                let end = run.end;
                self.add(run, end, numbers);
            }
        }
        crate::order::sort_by_key(&mut self.readings, |(start, _)| *start);
    }

    /// Adds a reading that ends, with its bracket, before `end`; its number, if it is one.
    fn add(&mut self, pinyin: Range<usize>, end: usize, numbers: &mut Numbers) -> Option<u32> {
        let start = pinyin.start;
        let pinyin: String = self.letters[pinyin].iter().collect();
        let key = self.lexicon.readings().key(&pinyin)?;
        let sound = *numbers.entry(key).or_insert_with(|| {
            self.sounds.push(pinyin);
            (self.sounds.len() - 1) as u32
        });
        let reading = |opened| Reading { end, sound, opened };
        let bracket = start.checked_sub(1).filter(|before| self.letters[*before] == '(');
        let opened = bracket.map(|start| (start as u32, reading(true)));
        self.readings.extend(opened);
        self.readings.push((start as u32, reading(false)));
        Some(sound)
    }

    /// Whether anything can look broken at such a letter; `false` is certain.
    pub(super) fn may_be_broken(&self, letter: char) -> bool {
        let opens_reading = || letter == '(' || is_pinyin(letter);
        letter == '。'
            || is_mark(letter)
            || is_hole(letter)
            || !self.readings.is_empty() && (opens_reading() || half(letter).is_some())
    }

    /// The stretches of the page between its whole readings, each with the reading behind it; the last has none.
    pub(super) fn stretches(&self) -> impl Iterator<Item = (&'a [char], Option<Reading>)> {
        let opened = self.readings.iter().filter(|(_, reading)| reading.opened);
        let opened = opened.map(|(start, reading)| (*start as usize, Some(*reading)));
        let mut from = 0;
        opened.chain([(self.letters.len(), None)]).map(move |(start, reading)| {
            let stretch = &self.letters[from..start];
            from = reading.map_or(start, |reading| reading.end);
            (stretch, reading)
        })
    }

    /// From the first reading to the last.
    pub(super) fn reach(&self) -> Range<usize> {
        let start = self.readings.first().map_or(0, |(start, _)| *start as usize);
        start..self.readings.last().map_or(start, |(_, reading)| reading.end)
    }

    pub(super) fn get(&self, at: usize) -> Option<char> {
        self.letters.get(at).copied()
    }

    /// Whether a mark that ends a sentence or a part of one stands right before a place, and no hole before that.
    pub(super) fn is_behind_mark(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.get(before));
        let torn = at.checked_sub(2).and_then(|torn| self.get(torn)).is_some_and(is_hole);
        !torn && before.is_some_and(|before| "。；：！，;:!,".contains(before))
    }

    /// The two bytes of the letter at `at`.
    pub(super) fn bytes(&self, at: usize) -> Option<[u8; 2]> {
        self.lexicon.gbk().encode(self.get(at)?)
    }

    /// The first byte of the letter at `at`, ASCII letters that may end a pair among them.
    pub(super) fn lead(&self, at: usize) -> Option<u8> {
        match self.bytes(at) {
            Some([lead, _]) => Some(lead),
            None => self.get(at).and_then(|letter| match letter {
                '\u{40}'..='\u{7e}' => Some(letter as u8),
                letter => half(letter),
            }),
        }
    }

    /// The byte that a hole at `at` stands for, where only the first of a mark before a quotation or a dash can: `?骸` is what
    /// ：“ shows without its first byte, `?！` what 。“ does.
    pub(super) fn lone_lead(&self, at: usize) -> Option<u8> {
        let [lead, 0xa1] = self.bytes(at + 1)? else { return None };
        let mark = |first: &u8| {
            self.letter(*first, lead)
                .is_some_and(|mark| "。、，：；！？".contains(mark))
        };
        [0xa1, 0xa3]
            .into_iter()
            .find(mark)
            .filter(|_| self.get(at).is_some_and(is_hole))
    }

    /// Whether the page puts readings behind letters: one with its tone, behind a hole, or of the letter before it. Where it does
    /// not, 硅(si) is an element and 扬程(m) a unit.
    pub(super) fn is_glossed(&self) -> bool {
        *self.glossed.get_or_init(|| {
            self.readings.iter().any(|(start, reading)| {
                let start = *start as usize;
                let before = start.checked_sub(1).map(|before| self.letters[before]);
                let hole = before.is_some_and(|before| is_hole(before) || half(before).is_some());
                let fits = || {
                    let before = self.before(start).filter(|_| reading.opened);
                    before.is_some_and(|(_, letter)| self.reads(letter, reading.sound))
                };
                hole || has_tone(self.pinyin(reading.sound)) || fits()
            })
        })
    }

    /// Whether the page is in traditional letters, as those are whose bytes were edited, or glossed as they are.
    pub(super) fn is_converted(&self) -> bool {
        *self.converted.get_or_init(|| {
            let traditional = self.letters.iter().filter(|letter| self.is_traditional(**letter));
            traditional.take(TRADITIONAL).count() == TRADITIONAL || self.is_glossed()
        })
    }

    /// Whether a letter has another one in simplified text.
    pub(super) fn is_traditional(&self, letter: char) -> bool {
        self.lexicon.letters().is_traditional(letter)
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
            && self.undecodable(lead, trail)
    }

    /// Whether a decoder may find no letter in two bytes: older tables lack what GB 18030 added to GBK.
    pub(super) fn undecodable(&self, lead: u8, trail: u8) -> bool {
        let added = matches!(
            (lead, trail),
            (0xfe, ..=0xa0)
                | (0xa6, 0xd9..=0xdf | 0xec | 0xed | 0xf3)
                | (0xa9, 0x89..=0x95)
                | (0xa2, 0xe3)
                | (0xa3, 0xa0)
                | (0xa8, 0xbc | 0xbf)
        );
        added || self.letter(lead, trail).is_none()
    }

    /// Whether a letter is read so, with its tone where the page writes tones.
    pub(super) fn reads(&self, letter: char, sound: u32) -> bool {
        let readings = self.lexicon.readings();
        let pinyin = self.pinyin(sound);
        readings.has_reading(letter, pinyin) || !has_tone(pinyin) && readings.has_toneless(letter, pinyin)
    }

    /// Whether a reading at a place is that of the letter before it, and no byte was lost between them.
    pub(super) fn fits(&self, at: usize, reading: &Reading, last: char) -> bool {
        let torn = || at.checked_sub(1).is_some_and(|before| is_hole(self.letters[before]));
        self.reads(last, reading.sound) && (reading.opened || !torn())
    }

    /// A reading as first written.
    pub(super) fn pinyin(&self, sound: u32) -> &str {
        self.sounds.get(sound as usize).map_or("", String::as_str)
    }

    /// Whether a byte can begin a pair that is shown as nothing: those are 81 to FE by GBK, and few leave pairs to users.
    pub(super) fn leads_unseen(&self, lead: u8) -> bool {
        matches!(lead, 0xa1..=0xaf | 0xf8..=0xfe)
    }

    /// The reading that begins at `at`, its opening bracket there or lost.
    #[inline]
    pub(super) fn reading(&self, at: usize) -> Option<Reading> {
        let letter = self.get(at).filter(|letter| *letter < CHINESE)?;
        if letter != '(' && !is_pinyin(letter) {
            return None;
        }
        let place = self.readings.binary_search_by_key(&(at as u32), |(start, _)| *start);
        place.ok().map(|place| self.readings[place].1)
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

/// Chinese letters, of which a page is full, come from here on; readings are written with earlier ones.
const CHINESE: char = '\u{2e80}';

/// Runs of letters that readings are written with, none longer than a reading can be.
pub(in super::super) fn pinyin_runs<'a>(
    letters: &'a [char],
    census: &'a Census,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut end = 0;
    census.others().filter_map(move |start| {
        if start < end || !is_pinyin(letters[start]) {
            return None;
        }
        let len = letters[start..].iter().take_while(|letter| is_pinyin(**letter)).count();
        end = start + len;
        (len <= MAX_READING).then_some(start..end)
    })
}

/// Whether a reading has a mark for its tone, and a letter without: marked ones by themselves are what bytes out of step make.
pub(in super::super) fn is_marked(pinyin: &str) -> bool {
    !pinyin.is_ascii() && has_tone(pinyin) && pinyin.contains(|letter: char| letter.is_ascii_lowercase())
}

/// Whether a reading tells its tone, by a mark or a digit.
pub(in super::super) fn has_tone(pinyin: &str) -> bool {
    pinyin.contains(|letter| !matches!(letter, 'a'..='z' | 'ɑ' | 'ɡ' | 'ü'))
}

/// Whether a letter may stand in a reading; a tone may be a mark by itself, or a digit.
pub(in super::super) fn is_pinyin(letter: char) -> bool {
    matches!(
        letter,
        'a'..='z'
            | '1'..='5'
            | '\u{300}'
            | '\u{301}'
            | '\u{304}'
            | '\u{306}'
            | '\u{308}'
            | '\u{30c}'
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
