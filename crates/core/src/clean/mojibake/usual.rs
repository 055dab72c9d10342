//! The page in its usual form: one sign, U+FFFD, for every byte that was lost, however the page shows it.
//!
//! Fonts without a replacement sign show □ or ■, programs save it as `&#65533;`, others double it or make 锟斤拷 of it. A sign
//! is taken for one only where the page itself shows what it stands for: before a reading whose letter it tore, or before
//! marks torn out of letters. Elsewhere □是□否 and 张□□ stay what they are.

use std::borrow::Cow;
use std::ops::Range;

use tigang_lexicon::Lexicon;
use tigang_text::{Raw, Span};

use super::language::is_hanzi;
use super::narrow::{is_torn_wide, narrow, wide};
use super::own::is_mark;
use super::shown::{MAX_READING, is_pinyin};
use super::wide::{Fold, narrowed, torn};
use crate::clean::misread::REPLACED;
use crate::clean::{Draft, EditKind};
use crate::marks::is_common;
use crate::phrases::begins_with;

/// What stands for a lost byte.
const HOLE: char = '\u{fffd}';
/// The signs that may stand for one, besides those that always may.
const SIGNS: [&[char]; 5] = [&['□'], &['■'], &['?', '?'], &REPLACED, &[HOLE, HOLE]];
/// So many signs before marks show what they are; before a reading one does.
const BEFORE_MARKS: usize = 2;

/// The letters, and where they stand.
pub(super) struct Usual<'a> {
    pub(super) letters: Cow<'a, [char]>,
    /// Where each letter begins on the page, and the end; none where each stands for itself.
    bounds: Option<Vec<u32>>,
    /// Whether the page shows the marks torn out of its letters in full width; here they are ASCII ones.
    wide: bool,
}

impl<'a> Usual<'a> {
    /// The page with what is no speech blanked out. A gloss goes with the removed text it follows.
    pub(super) fn new(draft: &Draft<'a>, lexicon: &Lexicon) -> Self {
        let mut usual = Self {
            letters: Cow::Borrowed(draft.raw.scalars()),
            bounds: None,
            wide: false,
        };
        let mut removed = None;
        let mut decoded = Vec::new();
        for proposal in draft.proposals() {
            if proposal.kind == EditKind::Gloss && removed != Some(proposal.raw.start) {
                continue;
            }
            removed = Some(proposal.raw.end);
            usual.letters.to_mut()[proposal.raw.range()].fill('\n');
            if proposal.kind == EditKind::Markup && proposal.after == "\u{fffd}" {
                decoded.push(proposal.raw.range());
            }
        }
        let seen = draft.current();
        if let Cow::Owned(narrowed) = narrowed(&usual.letters, seen.census(), lexicon) {
            usual.letters = Cow::Owned(narrowed);
        }
        usual.fold(&holes(decoded));
        let untouched = draft.proposals().is_empty();
        for sign in SIGNS {
            // What was folded has holes that the text has not.
            let may_be = seen.census().has(sign[0]) || sign[0] == HOLE && !usual.is_page();
            let places = match may_be {
                // A sign whose first letter is no Chinese one is looked for where such letters are.
                true if untouched && usual.is_page() && !is_common(sign[0]) => {
                    places(&usual.letters, sign, seen.census().others())
                }
                true => places(&usual.letters, sign, 0..usual.letters.len()),
                false => Vec::new(),
            };
            if stands_for_bytes(&usual.letters, &places, sign, lexicon) {
                usual.fold(&holes(places));
            }
        }
        usual.fold(&torn(&usual.letters, seen.census(), lexicon));
        let census = seen.census();
        if census.has('，') && census.has_any([HOLE, '?', '(']) && is_torn_wide(&usual.letters) {
            usual.wide = true;
            for letter in usual.letters.to_mut() {
                *letter = narrow(*letter);
            }
        }
        usual
    }

    /// Whether the letters are the page's own.
    pub(super) fn is_page(&self) -> bool {
        matches!(self.letters, Cow::Borrowed(_))
    }

    /// Letters as the page would show them.
    pub(super) fn shown(&self, letters: &[char]) -> String {
        let letters = letters.iter();
        match self.wide {
            true => letters.map(|letter| wide(*letter)).collect(),
            false => letters.collect(),
        }
    }

    /// The letters of the page that a range of these are.
    pub(super) fn raw(&self, start: usize, end: usize) -> Span<Raw> {
        let place = |at: usize| match &self.bounds {
            Some(bounds) => bounds.get(at).or(bounds.last()).copied().unwrap_or_default(),
            None => at.min(self.letters.len()) as u32,
        };
        Span::new(place(start), place(end))
    }

    /// Puts other letters in place of some.
    fn fold(&mut self, folds: &[Fold]) {
        if folds.is_empty() {
            return;
        }
        let (mut letters, mut bounds) = (Vec::with_capacity(self.letters.len()), Vec::new());
        let mut at = 0;
        for Fold { range, letters: folded } in folds {
            letters.extend_from_slice(&self.letters[at..range.start]);
            letters.extend_from_slice(folded);
            let places = range.clone().chain(std::iter::repeat(range.end - 1));
            let places = (at..range.start).chain(places.take(folded.len()));
            bounds.extend(places.map(|at| self.raw(at, at).start));
            at = range.end;
        }
        letters.extend_from_slice(&self.letters[at..]);
        bounds.extend((at..=self.letters.len()).map(|at| self.raw(at, at).start));
        self.letters = Cow::Owned(letters);
        self.bounds = Some(bounds);
    }
}

/// The sign of a lost byte in place of each range.
fn holes(ranges: Vec<Range<usize>>) -> Vec<Fold> {
    let hole = |range| Fold {
        range,
        letters: vec![HOLE],
    };
    ranges.into_iter().map(hole).collect()
}

/// Where a sign stands among some places, which ascend.
fn places(letters: &[char], sign: &[char], among: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut end = 0;
    for at in among.filter(|at| letters[*at] == sign[0]) {
        if end <= at && begins_with(&letters[at..], sign) {
            end = at + sign.len();
            places.push(at..end);
        }
    }
    places
}

/// Whether a sign stands for lost bytes at its places; a doubled one only where a single one never does.
fn stands_for_bytes(letters: &[char], places: &[Range<usize>], sign: &[char], lexicon: &Lexicon) -> bool {
    let alone =
        |place: &&Range<usize>| place.start.checked_sub(1).map(|before| letters[before]) != sign.first().copied();
    let before_reading = |place: &Range<usize>| is_reading(letters, place.end, lexicon);
    let before_mark = |place: &Range<usize>| {
        let goes_on = letters.get(place.end + 1).is_some_and(|letter| is_hanzi(*letter));
        goes_on && is_mark(letters[place.end])
    };
    let shown = places.iter().any(before_reading)
        || BEFORE_MARKS <= places.iter().filter(alone).filter(|place| before_mark(place)).count();
    let doubled = 1 < sign.len() && sign[0] == sign[1];
    let single = || {
        let singles = letters.iter().enumerate().filter(|(_, letter)| **letter == sign[0]);
        let mut singles = singles.map(|(at, _)| at..at + 1).filter(|place| {
            let next = letters.get(place.end) == sign.first();
            alone(&place) && !next
        });
        singles.any(|place| before_reading(&place) || before_mark(&place))
    };
    shown && !(doubled && single())
}

/// Whether a reading stands at a place, its opening bracket there or lost.
fn is_reading(letters: &[char], at: usize, lexicon: &Lexicon) -> bool {
    let start = at + usize::from(letters.get(at) == Some(&'('));
    let pinyin = letters[start.min(letters.len())..].iter().take(MAX_READING + 1);
    let pinyin: String = pinyin.take_while(|letter| is_pinyin(**letter)).collect();
    let end = start + pinyin.chars().count();
    letters.get(end) == Some(&')') && lexicon.readings().key(&pinyin).is_some()
}

#[cfg(test)]
mod tests {
    use tigang_text::Text;

    use super::*;

    /// The letters of a page in their usual form, and the place on the page of each.
    fn usual(page: &str) -> (String, Vec<u32>) {
        let raw = Text::new(page);
        let draft = Draft::new(&raw);
        let usual = Usual::new(&draft, &Lexicon::embedded());
        let places = (0..=usual.letters.len()).map(|at| usual.raw(at, at).start);
        (usual.letters.iter().collect(), places.collect())
    }

    #[test]
    fn a_sign_before_a_reading_stands_for_a_byte_wherever_it_stands() {
        let (letters, places) = usual("當□(shù)亟邮□国");
        assert_eq!(letters, "當\u{fffd}(shù)亟邮\u{fffd}国");
        assert_eq!(places.len(), 12);
        assert_eq!(usual("當锟斤拷(shù)亟").0, "當\u{fffd}(shù)亟");
        assert_eq!(usual("當??shù)亟").0, "當\u{fffd}shù)亟");
    }

    #[test]
    fn a_place_behind_a_long_sign_is_that_of_the_page() {
        assert_eq!(usual("當??shù)亟").1, [0, 1, 3, 4, 5, 6, 7, 8]);
    }

    #[test]
    fn a_sign_before_marks_is_shown_by_two() {
        assert_eq!(usual("任務□?梢哉f□,其").0, "任務\u{fffd}?梢哉f\u{fffd},其");
        for page in ["張□□,李□□,", "□是,□否", "任務□,其", "為何??"] {
            assert_eq!(usual(page).0, page);
        }
    }

    #[test]
    fn a_doubled_sign_is_one_where_no_single_one_stands() {
        assert_eq!(usual("當??shù)亟?邮").0, "當\u{fffd}shù)亟?邮");
        let page = "當??shù)亟?shù)邮";
        assert_eq!(usual(page).0, page);
    }
}
