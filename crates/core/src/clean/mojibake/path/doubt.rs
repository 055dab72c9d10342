//! Whether what stands on the page makes sense: only what does not is searched.

use super::super::language::{BIT, is_hanzi};
use super::super::shown::is_hole;
use super::memo::Kind;
use super::{Search, Way};

/// Letters that are looked at behind a mark.
const LOOK: usize = 5;
/// Two neighbours that are a word speak for both, before the letters are cut into words.
const PAIR: u32 = 8 * BIT;
/// A mark is searched though the letters behind it read a little better as they stand.
const SLACK: u32 = 6 * BIT;

impl Search<'_> {
    /// Whether a letter makes no word with its neighbours, is rare or strange to the page.
    pub(super) fn doubtful(&self, way: &Way, letter: char, trail: u8) -> bool {
        let following = self.shown.bytes(way.end + 1).map_or(
            self.shown.get(way.end + 1).filter(char::is_ascii).map(|c| c as u8),
            |[lead, _]| Some(lead),
        );
        let following = following.and_then(|lead| self.shown.letter(trail, lead));
        let word = way.last().is_some_and(|before| self.language.pair(before, letter))
            || following.is_some_and(|following| self.language.pair(letter, following));
        let strange =
            !self.own.knows(letter) || self.language.traditional && 0 < self.language.simplified_letters(&[letter]);
        self.language.rare(letter) || !word || strange || self.may_stand(way.end, trail)
    }

    /// Whether the letter shown at a place ends a word whose first letter ended in a byte that is lost without trace.
    pub(super) fn ends_word(&mut self, pending: u8, at: usize) -> bool {
        let (shown, language) = (self.shown, self.language);
        let Some((letter, [lead, _])) = shown.get(at).zip(shown.bytes(at)) else {
            return false;
        };
        let question = (Kind::EndsWord, pending, Some(lead), None, Some(letter));
        let firsts = self.memo.answer(question, || {
            let lost = (0x80..=0xff).filter(|lost| shown.undecodable(*lost, lead));
            let firsts = lost.filter_map(|lost| shown.letter(pending, lost));
            let firsts = firsts.filter(|first| language.pair(*first, letter));
            firsts.map(|first| (first, letter)).collect()
        });
        !firsts.is_empty()
    }

    /// Whether what is shown may well be in step, whatever it reads out of step: a mark, or a letter torn by a reading itself.
    fn may_stand(&self, at: usize, trail: u8) -> bool {
        let shown = self.shown;
        let hole = usize::from(shown.get(at + 1).is_some_and(is_hole));
        let torn = shown.reading(at + 1 + hole).is_some_and(|reading| {
            let mut codes = (0x81..=0xfe).filter_map(|lost| shown.letter(trail, lost));
            !reading.opened && codes.any(|code| shown.reads(code, reading.sound))
        });
        torn || shown.get(at).is_some_and(|letter| !is_hanzi(letter))
    }

    /// Whether the letters behind a mark make less sense as they stand than out of step.
    pub(in super::super) fn reads_badly(&mut self, at: usize, trail: u8) -> bool {
        let shown = self.shown;
        let torn =
            shown.get(at + 1).is_some_and(is_hole) || shown.reading(at + 1).is_some_and(|reading| !reading.opened);
        if torn || shown.get(at) != Some(',') {
            return true;
        }
        match self.memo.known_badly(at) {
            Some(badly) => badly,
            None => {
                let badly = self.torn_word(at + 1, trail) || self.reads_better_shifted(at, trail);
                self.memo.learn_badly(at, badly)
            }
        }
    }

    /// Whether the letters behind a mark read about as well out of step.
    fn reads_better_shifted(&self, at: usize, trail: u8) -> bool {
        let shown = self.shown;
        let (mut as_is, mut shifted) = (0, 0);
        let (mut before, mut shifted_before) = (None, None);
        let mut pending = trail;
        let mut place = at + 1;
        let cost = |before: Option<char>, letter: char| {
            let word = before.is_some_and(|before| self.language.pair(before, letter));
            let cost = self.language.letter(letter);
            if word { cost.saturating_sub(PAIR) } else { cost }
        };
        for _ in 0..LOOK {
            if let Some(reading) = shown.reading(place) {
                place = reading.end;
                continue;
            }
            let Some((letter, lead)) = shown.get(place).zip(shown.lead(place)) else {
                break;
            };
            let Some(spelt) = shown.letter(pending, lead) else {
                break;
            };
            as_is += cost(before, letter);
            shifted += cost(shifted_before, spelt);
            (before, shifted_before) = (Some(letter), Some(spelt));
            match shown.bytes(place) {
                Some([_, trail]) => pending = trail,
                None => break,
            }
            place += 1;
        }
        before.is_some() && shifted < as_is + SLACK
    }

    /// Whether the letter behind a mark begins no word but ends one, whose other letter was lost in the mark.
    fn torn_word(&self, place: usize, trail: u8) -> bool {
        let shown = self.shown;
        let Some((letter, [lead, _])) = shown.get(place).zip(shown.bytes(place)) else {
            return false;
        };
        let next = match shown.reading(place + 1) {
            Some(reading) if reading.opened && shown.reads(letter, reading.sound) => return false,
            Some(reading) => reading.end,
            None => place + 1,
        };
        let begins = shown.get(next).is_some_and(|next| self.language.pair(letter, next));
        if !begins && self.language.rare(letter) {
            return true;
        }
        let mut lost = (0x80..=0xff)
            .filter(|lost| shown.undecodable(*lost, lead))
            .filter_map(|lost| shown.letter(trail, lost));
        !begins && lost.any(|lost| self.language.pair(lost, letter))
    }
}
