//! Where bytes were lost: every hypothesis puts back those that make a letter, the likeliest first.

use super::super::balance::is_quote;
use super::super::indent::INDENT;
use super::super::language::{BIT, is_hanzi};
use super::super::shown::{Reading, is_hole};
use super::guesses::{likely, unseen_pairs, unseen_words};
use super::memo::Kind;
use super::{Mechanism, Search, Way};

/// Letters tried for a lost byte.
const LOST: usize = 16;
/// Letters tried between an unseen pair and the letter whose reading follows.
const UNSEEN_LETTERS: usize = 6;
/// What a letter behind dashes costs that makes no word with the next.
const NO_WORD: i32 = 6 * BIT as i32;
/// Dashes come by twos.
const DASH: char = '—';
/// What stands in brackets before headings.
pub(super) const NUMBERS: &str = "一二三四五六七八九十";
/// Second byte of 。 保 担 專 and first byte of all full-width punctuation.
pub(in super::super) const WIDE: u8 = 0xa3;

/// What a byte lost without trace costs where nothing tells how the page shows lost bytes.
const UNTRACED: i32 = BIT as i32;
/// The same where lost bytes leave holes.
const UNUSUAL: i32 = 12 * BIT as i32;
/// What a mark costs that was torn out of two letters of which no byte is left but those in it, where the second makes no
/// word and is no bracket that ends the line.
const BLIND: i32 = 8 * BIT as i32;
/// What an unseen pair costs.
const UNSEEN: i32 = 5 * BIT as i32;
/// What an unseen pair costs where the byte behind it was lost too; and where that left no hole.
const UNSEEN_AT_END: i32 = 8 * BIT as i32;
const UNSEEN_AND_UNTRACED: i32 = 14 * BIT as i32;
/// What a hole costs that took an ASCII letter with it.
const EATEN: i32 = 8 * BIT as i32;
/// The same where it is the bracket of a number that a paragraph opens with.
const EATEN_BRACKET: i32 = 2 * BIT as i32;

impl Search<'_> {
    /// M1: a reading stands after the first byte of a letter; that byte is lost, and fits the reading with the byte before it.
    pub(super) fn split_by_reading(&mut self, way: &Way, start: usize, reading: &Reading, next: &mut Vec<Way>) {
        let shown = self.shown;
        let Some(trail) = self.last_byte(way) else { return };
        let question = (Kind::Begins(reading.sound), trail, None, None, None);
        let codes = self.memo.answer(question, || {
            let codes = (0x81..=0xfe).filter_map(|lost| shown.letter(trail, lost));
            codes
                .filter(|code| shown.reads(*code, reading.sound))
                .map(|code| (code, code))
                .collect()
        });
        for (code, _) in codes.iter() {
            let Some([_, lost]) = shown.encode(*code) else { continue };
            let mut begun = way.leave(Mechanism::Gloss, start, lost, &mut self.events);
            if !shown.get(start).is_some_and(is_hole) {
                begun.prices += UNTRACED;
            }
            next.push(self.read(&begun, *code, reading));
        }
    }

    /// The last byte before a way's next letter: that of a letter, or of a mark that was replaced later.
    pub(super) fn last_byte(&self, way: &Way) -> Option<u8> {
        let last = way.last()?;
        match self.shown.encode(last) {
            Some([_, trail]) => Some(trail),
            None => self.own.mark(last),
        }
    }

    /// M2: the second byte of a letter and the first of the next were taken for a mark, which ends at `end`.
    pub(super) fn across_mark(&mut self, way: &Way, end: usize, trail: u8, price: i32, next: &mut Vec<Way>) {
        let (shown, language, own) = (self.shown, self.language, self.own);
        let second = shown.bytes(end).and_then(|[lead, _]| shown.letter(trail, lead));
        let question = (Kind::AcrossMark, trail, None, way.last(), second);
        let letters = self.memo.answer(question, || {
            let letters = (0x81..=0xfe).filter_map(|lost| shown.letter(lost, WIDE));
            likely((language, own), way.last(), letters, second, LOST)
        });
        for (letter, _) in letters.iter() {
            let begun = way.leave(Mechanism::Punctuation, way.end, trail, &mut self.events);
            let mut begun = self.spelt(&begun, *letter, end);
            begun.prices += price;
            begun.guess(1, &mut self.events);
            next.push(begun);
        }
    }

    /// The first byte of a mark was lost before a quotation or a dash, with a hole in its place.
    pub(super) fn lone(&mut self, way: &Way, price: i32, next: &mut Vec<Way>) {
        let Some(lead) = self.shown.lone_lead(way.end) else {
            return;
        };
        let mut begun = way.leave(Mechanism::Lone, way.end, lead, &mut self.events);
        begun.end += 1;
        begun.prices += price;
        next.push(begun);
    }

    /// M3: the byte A1 before a full-width bracket joined with its first byte into 。
    pub(super) fn orphan(&mut self, way: &Way, at: usize, next: &mut Vec<Way>) {
        let shown = self.shown;
        if shown.get(at) != Some('。') {
            return;
        }
        let begun = way.leave(Mechanism::Orphan, way.end, WIDE, &mut self.events);
        let behind = shown.get(at + 1);
        if shown.lead(at + 1).is_some_and(|lead| matches!(lead, 0xa8 | 0xa9)) || behind.is_some_and(is_hole) {
            let mut begun = begun;
            begun.end = at + 1;
            next.push(begun);
        }
        self.numbered_orphan(begun, at + 1, next);
    }

    /// The pairs that （三） and （六） leave at `from` are in part shown as nothing, or as a hole each.
    fn numbered_orphan(&mut self, begun: Way, from: usize, next: &mut Vec<Way>) {
        let (shown, language, own) = (self.shown, self.language, self.own);
        let skip = |from: usize| from + usize::from(shown.get(from).is_some_and(is_hole));
        for number in NUMBERS.chars() {
            let Some([lead, trail]) = shown.encode(number) else {
                continue;
            };
            let pairs = [[0xa8, lead], [trail, WIDE]].map(|[lead, trail]| shown.letter(lead, trail));
            if pairs.iter().all(Option::is_some) {
                continue;
            }
            let fits = |from: usize, pair: &Option<char>| match pair {
                Some(pair) => (shown.get(from) == Some(*pair)).then_some(from + 1),
                None => Some(skip(from)),
            };
            let Some(from) = pairs.iter().try_fold(from, fits) else {
                continue;
            };
            let mut further = begun;
            for letter in ['（', number, '）'] {
                further = self.spelt(&further, letter, from);
            }
            if let Some([0xa9, trail]) = shown.bytes(from) {
                further.end = from + 1;
                further.pending = Some(trail);
                next.push(further);
                continue;
            }
            // The last byte of ） may be shown as nothing too, with the first of a letter that what comes ends.
            let from = skip(from);
            let Some([lead, trail]) = shown.bytes(from) else {
                continue;
            };
            let letters = (0xa1..=0xfe).filter(|lost| shown.unseen(0xa9, *lost));
            let letters = letters.filter_map(|lost| shown.letter(lost, lead));
            for (letter, _) in likely((language, own), None, letters, None, UNSEEN_LETTERS).iter() {
                let mut further = self.spelt(&further, *letter, from + 1);
                further.prices += UNSEEN;
                further.guess(1, &mut self.events);
                further.pending = Some(trail);
                next.push(further);
            }
        }
    }

    /// The lost second byte of a letter stood before the letter's own reading.
    pub(super) fn end_in_reading(
        &mut self,
        way: &Way,
        pending: u8,
        reading: &Reading,
        price: i32,
        next: &mut Vec<Way>,
    ) {
        let shown = self.shown;
        let question = (Kind::Ends(reading.sound), pending, None, None, None);
        let letters = self.memo.answer(question, || {
            let letters = (0x80..=0xfe).filter_map(|lost| shown.letter(pending, lost));
            letters
                .filter(|letter| shown.reads(*letter, reading.sound))
                .map(|letter| (letter, letter))
                .collect()
        });
        for (letter, _) in letters.iter() {
            let mut ended = self.spelt(way, *letter, way.end).close(&mut self.events);
            ended.prices += price;
            next.push(self.read(&ended, *letter, reading));
        }
        self.unseen_before_reading(way, pending, reading, price, next);
    }

    /// A pair shown as nothing, or as one hole, stood before a reading: both bytes of the letter read so are lost, or stand in
    /// that pair and in a hole behind it. The page's own table still has the letter.
    pub(super) fn unseen_before_reading(
        &mut self,
        way: &Way,
        pending: u8,
        reading: &Reading,
        price: i32,
        next: &mut Vec<Way>,
    ) {
        let (shown, language, own) = (self.shown, self.language, self.own);
        for letter in own.letters(reading.sound) {
            let Some([lead, _]) = shown.encode(letter) else {
                continue;
            };
            let question = (Kind::BeforeReading, pending, Some(lead), way.last(), Some(letter));
            let before = self.memo.answer(question, || {
                let lost = (0x81..=0xfe).filter(|lost| shown.unseen(*lost, lead));
                let before = lost.filter_map(|lost| shown.letter(pending, lost));
                likely((language, own), way.last(), before, Some(letter), UNSEEN_LETTERS)
            });
            for (before, _) in before.iter() {
                let ended = self.spelt(way, *before, way.end);
                let mut ended = self.spelt(&ended, letter, way.end).close(&mut self.events);
                ended.prices += price + UNSEEN;
                ended.guess(2, &mut self.events);
                next.push(self.read(&ended, letter, reading));
            }
        }
    }

    /// The second byte of a letter was lost, with a hole in its place or without trace; what comes at `end` is in step.
    pub(super) fn end_in_loss(&mut self, way: &Way, pending: u8, end: usize, price: i32, next: &mut Vec<Way>) {
        let (shown, language, own) = (self.shown, self.language, self.own);
        let second = shown.get(end).filter(|letter| is_hanzi(*letter));
        let lead = shown.lead(end);
        let question = (Kind::Loss, pending, lead, way.last(), second);
        let letters = self.memo.answer(question, || {
            // A byte is lost that begins no letter with what follows it.
            let lost = (0x80..=0xff).filter(|lost| lead.is_none_or(|lead| shown.undecodable(*lost, lead)));
            let letters = lost.filter_map(|lost| shown.letter(pending, lost));
            likely((language, own), way.last(), letters, second, LOST)
        });
        let hole = way.end < end;
        let line_ends = shown.get(end).is_none_or(|letter| letter == '\n');
        let across = matches!(way.left, Some((Mechanism::Punctuation, 1)));
        // ! and ? end a sentence where they stand, but cost more than 。 by themselves.
        let before = way.end.checked_sub(1).and_then(|before| shown.get(before));
        let ends = before.filter(|mark| matches!(mark, '!' | '?'));
        let torn = !across && ends.and_then(|mark| own.mark(mark)) == Some(pending);
        let blind = !hole && (across || torn);
        for (letter, _) in letters.iter() {
            let mut ended = self.spelt(way, *letter, end);
            ended.prices += price;
            let word = second.is_some_and(|second| language.pair(*letter, second));
            let speaks = word || line_ends && !torn && is_quote(*letter);
            if blind && !speaks {
                ended.prices += BLIND;
            }
            ended.prices += self.unread(way, Some(*letter));
            ended.guess(1, &mut self.events);
            // It may have taken an ASCII letter with it.
            for eaten in [',', ')', ' '].into_iter().filter(|_| hole) {
                let mut more = self.spelt(&ended, eaten, end);
                more.prices += EATEN;
                next.push(more.close(&mut self.events));
            }
            next.push(ended.close(&mut self.events));
        }
        // The space that opens a paragraph took the bracket of the number behind it along: that leaves a hole wherever readings do.
        let [lead, _] = shown.encode(INDENT).unwrap_or_default();
        if hole && pending == lead && own.knows(INDENT) {
            let ended = self.spelt(way, INDENT, end);
            let mut ended = self.spelt(&ended, '(', end);
            ended.prices += EATEN_BRACKET;
            ended.guess(1, &mut self.events);
            next.push(ended.close(&mut self.events));
        }
    }

    /// A pair shown as nothing, or as one hole, stood before `end`: its bytes end one letter and begin another, which the
    /// first byte of what comes ends.
    pub(super) fn past_unseen(&mut self, way: &Way, pending: u8, end: usize, price: i32, next: &mut Vec<Way>) {
        let (shown, language, own) = (self.shown, self.language, self.own);
        let Some(lead) = shown.lead(end) else { return };
        let question = (Kind::Unseen, pending, Some(lead), way.last(), None);
        let pairs = self.memo.answer(question, || {
            unseen_pairs(shown, (language, own), way.last(), pending, lead)
        });
        for (first, second) in pairs.iter() {
            let further = self.spelt(way, *first, end);
            let mut further = self.spelt(&further, *second, end + 1);
            further.prices += price + UNSEEN;
            further.guess(2, &mut self.events);
            match shown.bytes(end) {
                Some([_, trail]) => {
                    further.pending = Some(trail);
                    next.push(further);
                }
                None => next.push(further.close(&mut self.events)),
            }
        }
    }

    /// Two pairs, both shown as nothing or as a hole each, stood before `end`: two dashes and a letter, of which the first byte
    /// is lost with the last of the dashes.
    pub(super) fn past_dashes(&mut self, way: &Way, pending: u8, end: usize, next: &mut Vec<Way>) {
        let (shown, language, own) = (self.shown, self.language, self.own);
        let dash = shown.encode(DASH).filter(|[lead, _]| *lead == pending);
        let Some((lead, [_, dash])) = shown.lead(end).zip(dash) else {
            return;
        };
        let following = shown.bytes(end).zip(shown.lead(end + 1));
        let following = following.and_then(|([_, trail], lead)| shown.letter(trail, lead));
        let question = (Kind::PastDashes, pending, Some(lead), None, following);
        let letters = self.memo.answer(question, || {
            let lost = (0x81..=0xfe).filter(|lost| shown.unseen(dash, *lost));
            let letters = lost.filter_map(|lost| shown.letter(lost, lead));
            let letters = letters.filter(|letter| is_hanzi(*letter));
            likely((language, own), None, letters, following, UNSEEN_LETTERS)
        });
        let mut dashes = *way;
        for _ in 0..2 {
            dashes = self.spelt(&dashes, DASH, end);
        }
        dashes.prices += UNSEEN;
        for (letter, _) in letters.iter() {
            let mut further = self.spelt(&dashes, *letter, end + 1);
            if !following.is_some_and(|following| language.pair(*letter, following)) {
                further.prices += NO_WORD;
            }
            further.guess(1, &mut self.events);
            match shown.bytes(end) {
                Some([_, trail]) => {
                    further.pending = Some(trail);
                    next.push(further);
                }
                None => next.push(further.close(&mut self.events)),
            }
        }
    }

    /// The same where no letter comes at `end`: the last byte of the second letter was lost too, so that only a word will do.
    pub(super) fn past_unseen_at_end(&mut self, way: &Way, pending: u8, end: usize, price: i32, next: &mut Vec<Way>) {
        let (shown, language, own) = (self.shown, self.language, self.own);
        if shown.get(end).is_some_and(|letter| !letter.is_ascii()) || shown.reading(end).is_some() {
            return;
        }
        let traced = way.end < end;
        let unseen = if traced { UNSEEN_AT_END } else { UNSEEN_AND_UNTRACED };
        let question = (Kind::UnseenAtEnd, pending, None, None, None);
        let words = self
            .memo
            .answer(question, || unseen_words(shown, (language, own), pending));
        for (first, second) in words.iter() {
            let further = self.spelt(way, *first, end);
            let mut further = self.spelt(&further, *second, end);
            further.prices += price + unseen;
            further.guess(2, &mut self.events);
            next.push(further.close(&mut self.events));
        }
    }

    /// What a byte lost without trace costs on this page.
    pub(super) fn untraced(&self) -> i32 {
        if self.own.leaves_holes { UNUSUAL } else { UNTRACED }
    }
}
