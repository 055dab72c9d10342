//! What the page itself tells about its damage: which letters it glosses, which marks it replaced, which letters meet.
//!
//! Sites rewrite a page by program, so a mechanism acts everywhere or nowhere: a letter that stands once without its reading
//! is not on the page's list, and where every full-width comma became ASCII no candidate may hold one.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::language::is_hanzi;
use super::shown::{Shown, is_hole};
use crate::letter_set::LetterSet;

/// The marks that M2 replaces: as ASCII, full-width, and second byte.
const MARKS: [(char, char, u8); 5] = [
    (',', '，', 0xac),
    ('?', '？', 0xbf),
    ('!', '！', 0xa1),
    (';', '；', 0xbb),
    (':', '：', 0xba),
];
/// Where one full-width mark stands for fewer ASCII ones than this, marks were not replaced by program.
const REPLACED: usize = 20;

/// A page is traditional when one in so many of its different letters is. On traditional pages it is one in three, on
/// simplified ones next to none.
const TRADITIONAL: usize = 10;

/// The page's own habits.
pub(super) struct Own<'a> {
    shown: &'a Shown<'a>,
    /// The letters glossed with each reading.
    by_reading: BTreeMap<u32, BTreeSet<char>>,
    glossed: BTreeSet<char>,
    /// Letters that stand on the page without a reading.
    bare: LetterSet,
    /// All neighbours, sorted; made when a search first asks for them, which on most pages none does.
    met: OnceCell<Vec<u64>>,
    /// Whether full-width marks became ASCII.
    replaced: bool,
    /// Whether lost bytes before a mark leave holes.
    pub(super) leaves_holes: bool,
    /// Whether a byte may be lost without a trace: the sites that lose them hold traditional text.
    pub(super) traceless: bool,
}

impl<'a> Own<'a> {
    /// Reads them off the page.
    pub(super) fn new(shown: &'a Shown<'a>) -> Self {
        let mut own = Self {
            shown,
            by_reading: BTreeMap::new(),
            glossed: BTreeSet::new(),
            bare: LetterSet::default(),
            met: OnceCell::new(),
            replaced: false,
            leaves_holes: false,
            traceless: false,
        };
        let mut bare = LetterSet::default();
        for (at, letter) in unread(shown) {
            match shown.reading(at + 1).filter(|reading| {
                reading.opened && shown.encode(letter).is_some() && shown.reads(letter, reading.sound)
            }) {
                Some(reading) => {
                    own.by_reading.entry(reading.sound).or_default().insert(letter);
                    own.glossed.insert(letter);
                }
                None => {
                    bare.insert(letter);
                }
            }
        }
        let coded = |letter: &char| shown.encode(*letter).is_some();
        bare.iter().filter(coded).for_each(|letter| own.bare.insert(letter));
        let wide = shown.letters.iter().filter(|letter| is_wide_mark(**letter)).count();
        let ascii = shown.letters.iter().filter(|letter| is_mark(**letter)).count();
        own.replaced = REPLACED * wide <= ascii;
        let traditional = own.bare.iter().filter(|letter| shown.is_traditional(*letter)).count();
        own.traceless =
            !own.glossed.is_empty() || 0 < traditional && own.bare.iter().count() <= TRADITIONAL * traditional;
        let hole_before_mark = |pair: &[char]| is_hole(pair[0]) && own.mark(pair[1]).is_some() && !is_hole(pair[1]);
        own.leaves_holes = shown.letters.windows(2).any(hole_before_mark);
        own
    }

    /// The letters that the page glosses with a reading.
    pub(super) fn letters(&self, sound: u32) -> impl Iterator<Item = char> {
        self.by_reading.get(&sound).into_iter().flatten().copied()
    }

    /// Whether the page glosses a letter.
    pub(super) fn glosses(&self, letter: char) -> bool {
        self.glossed.contains(&letter)
    }

    /// Whether a letter stands somewhere without a reading and nowhere with one.
    pub(super) fn never_glosses(&self, letter: char) -> bool {
        self.bare.contains(letter) && !self.glossed.contains(&letter)
    }

    /// How often two letters meet on the page.
    pub(super) fn meetings(&self, first: char, second: char) -> u32 {
        let met = self.met.get_or_init(|| {
            let letters: Vec<char> = unread(self.shown).map(|(_, letter)| letter).collect();
            let mut met: Vec<u64> = letters.windows(2).map(|pair| packed(pair[0], pair[1])).collect();
            met.sort_unstable();
            met
        });
        let pair = packed(first, second);
        let from = met.partition_point(|other| *other < pair);
        met[from..].partition_point(|other| *other == pair) as u32
    }

    /// Whether a letter stands anywhere on the page.
    pub(super) fn knows(&self, letter: char) -> bool {
        self.bare.contains(letter) || self.glossed.contains(&letter)
    }

    /// Second byte of the full-width mark that an ASCII letter may have been.
    pub(super) fn mark(&self, letter: char) -> Option<u8> {
        let (.., trail) = MARKS.iter().find(|(ascii, ..)| *ascii == letter)?;
        self.replaced.then_some(*trail)
    }

    /// Whether a letter cannot stand here because the page replaced all of them.
    pub(super) fn gone(&self, letter: char) -> bool {
        self.replaced && is_wide_mark(letter)
    }
}

/// Two letters as one number.
fn packed(first: char, second: char) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// The letters of the page that are no part of a reading, and where they stand.
fn unread<'a>(shown: &'a Shown<'a>) -> impl Iterator<Item = (usize, char)> + use<'a> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(reading) = shown.reading(at).filter(|reading| reading.opened) {
            at = reading.end;
        }
        at += 1;
        shown.get(at - 1).map(|letter| (at - 1, letter))
    })
}

/// Whether a letter is what M2 writes for a full-width mark.
pub(super) fn is_mark(letter: char) -> bool {
    letter.is_ascii() && MARKS.iter().any(|(ascii, ..)| *ascii == letter)
}

/// Whether a letter is one of the full-width marks that M2 replaces.
pub(super) fn is_wide_mark(letter: char) -> bool {
    !is_hanzi(letter) && MARKS.iter().any(|(_, wide, _)| *wide == letter)
}
