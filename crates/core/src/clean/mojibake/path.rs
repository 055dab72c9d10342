//! Ways the bytes may have run, from a suspected place until the stream is in step again and reads well.
//!
//! All ways that begin at one place advance together over the letters of the page; the likeliest go on. A way is in step, or
//! it has read the first byte of a letter whose second is to come. It may leave the step where a reading or a mark stands
//! inside a letter ([`losses`]), comes back to it at an ASCII second byte or at a lost byte, and may do so again. The page as
//! it stands is one of the ways.

mod doubt;
mod guesses;
mod losses;
mod memo;
mod price;
mod way;

use super::indent::INDENT;
use super::language::{BIT, Language, Run, asks, ends_sentence};
use super::own::Own;
use super::run;
use super::shown::{Shown, is_hole};
use super::wide::half;
pub(super) use losses::WIDE;
use memo::Memo;
use price::{no_paragraph, odd_dash};
use way::{Events, Way};
pub(super) use way::{Mechanism, Stretch, Told};

/// Letters of the page that one search may read.
const MAX_READ: usize = 96;
/// From so many on, a search ends wherever its ways are in step.
const LONG_READ: usize = 48;
/// Ways that go on from each letter of the page.
const WIDTH: usize = 24;
/// The same of those that just turned: the letter that tells them apart is yet to be read.
const TURNING_WIDTH: usize = 72;
/// The same of those in step besides: guesses, of which each place has many, must not crowd out the page as it stands.
const IN_STEP_WIDTH: usize = 6;
/// Of these, how many may lose bytes of which no trace is left.
const UNSEEN_WIDTH: usize = 6;
/// The same where the byte behind them is lost as well, which takes a search for words.
const UNSEEN_AT_END_WIDTH: usize = 2;
/// Ways that hold the same letters at their end, differ before, and were out of step in the same places.
const ALIKE: usize = 2;
/// The same, wherever they were out of step: what leaves sound letters alone must come to be judged.
const ALIKE_ANYWHERE: usize = 6;
/// A way so much dearer than the cheapest is given up.
const PRUNE: i32 = 70 * BIT as i32;
/// Letters that must read well behind the last damage.
const CALM: usize = 4;

/// Letters before a place that may show that its sentence asks.
const SENTENCE: usize = 40;

/// What a reading in the wrong place costs the page as it stands.
const BROKEN_READING: i32 = 24 * BIT as i32;

/// What the search may look at, and what it remembers.
pub(super) struct Search<'a> {
    pub(super) shown: &'a Shown<'a>,
    pub(super) language: &'a Language<'a>,
    pub(super) own: &'a Own<'a>,
    events: Events,
    memo: Memo,
}

impl<'a> Search<'a> {
    pub(super) fn new(shown: &'a Shown<'a>, language: &'a Language<'a>, own: &'a Own<'a>) -> Self {
        Self {
            shown,
            language,
            own,
            events: Events::default(),
            memo: Memo::default(),
        }
    }

    /// All ways from `at` that end in step at one place, behind the letters of `context`.
    /// And how many letters were read.
    pub(super) fn ways(&mut self, at: usize, context: &[char]) -> (Vec<Told>, usize) {
        self.events = Events::default();
        let mut run = Run::default();
        for letter in context {
            self.language.push(&mut run, *letter);
        }
        let sentence = self.shown.letters[at.saturating_sub(SENTENCE)..at].iter().rev();
        run.asks |= sentence
            .take_while(|letter| !ends_sentence(**letter))
            .any(|letter| asks(*letter));
        let begun = Way::new(at, context, run, &mut self.events);
        let mut reached: Vec<Vec<Way>> = vec![vec![begun]];
        let mut next = Vec::new();
        for place in 0..MAX_READ {
            let Some(ways) = reached.get_mut(place).map(std::mem::take) else {
                return (Vec::new(), place);
            };
            let ways = likeliest(ways);
            let last = reached.len() <= place + 1;
            let calm = |way: &Way| way.pending.is_none() && (CALM <= way.calm || LONG_READ <= place);
            if last && !ways.is_empty() && ways.iter().all(calm) {
                return (ways.iter().map(|way| way.told(&self.events)).collect(), place);
            }
            for (rank, way) in ways.iter().enumerate() {
                self.advance(way, rank, &mut next);
            }
            // A way that came back to the step without reading on goes on at once.
            let stay = next.extract_if(.., |way| way.end == at + place).collect();
            for (rank, way) in likeliest(stay).iter().enumerate() {
                self.advance(way, rank, &mut next);
            }
            for way in next.drain(..) {
                let place = way.end - at;
                if reached.len() <= place {
                    reached.resize_with(place + 1, Vec::new);
                }
                reached[place].push(way);
            }
        }
        (Vec::new(), MAX_READ)
    }

    fn advance(&mut self, way: &Way, rank: usize, next: &mut Vec<Way>) {
        match way.pending {
            None => self.in_step(way, next),
            Some(pending) => self.out_of_step(way, pending, rank, next),
        }
    }

    fn in_step(&mut self, way: &Way, next: &mut Vec<Way>) {
        let shown = self.shown;
        let at = way.end;
        let Some(letter) = shown.get(at).filter(|letter| *letter != '\n') else {
            let mut further = self.as_shown(way, '\n');
            further.calm = CALM;
            next.push(further);
            return;
        };
        if let Some(reading) = shown.reading(at) {
            let fits = way.last().is_some_and(|last| shown.fits(at, &reading, last));
            if fits {
                next.extend(way.last().map(|last| self.read(way, last, &reading)));
                return;
            }
            self.split_by_reading(way, at, &reading, next);
            let mut further = *way;
            further.end = reading.end;
            further.broken += 1;
            further.prices += BROKEN_READING;
            next.push(further);
            return;
        }
        if let Some(byte) = half(letter) {
            let mut begun = way.leave(Mechanism::Gloss, at, byte, &mut self.events);
            begun.end += 1;
            next.push(begun);
        }
        if is_hole(letter) {
            if let Some(reading) = shown.reading(at + 1) {
                self.split_by_reading(way, at, &reading, next);
            }
            let price = self.asks(at);
            if let Some(trail) = shown.get(at + 1).and_then(|mark| self.own.mark(mark)) {
                self.across_mark(way, at + 2, trail, price, next);
            }
            self.orphan(way, at + 1, next);
            self.lone(way, price, next);
        }
        if let Some(trail) = self.own.mark(letter)
            && self.reads_badly(at, trail)
        {
            self.across_mark(way, at + 1, trail, self.untraced(), next);
        }
        self.orphan(way, at, next);
        next.push(self.as_shown(way, letter));
    }

    fn out_of_step(&mut self, way: &Way, pending: u8, rank: usize, next: &mut Vec<Way>) {
        let shown = self.shown;
        let at = way.end;
        let letter = shown.get(at).unwrap_or('\n');
        if let Some(reading) = shown.reading(at) {
            // A reading between two letters as shown stands inside a letter as written.
            let code = self
                .last_byte(way)
                .and_then(|trail| shown.letter(trail, pending))
                .filter(|code| reading.opened && shown.reads(*code, reading.sound));
            next.extend(code.map(|code| self.read(way, code, &reading)));
            if at
                .checked_sub(1)
                .and_then(|before| shown.get(before))
                .and_then(half)
                .is_some()
            {
                return;
            }
            self.end_in_reading(way, pending, &reading, self.untraced(), next);
            return;
        }
        if let Some(trail) = half(letter) {
            let ended = shown.letter(pending, trail).map(|whole| self.spelt(way, whole, at + 1));
            next.extend(ended.map(|ended| ended.close(&mut self.events)));
            if let Some(reading) = shown.reading(at + 1) {
                self.unseen_before_reading(way, pending, &reading, 0, next);
            }
        }
        let hole = is_hole(letter);
        if way.last() == Some('。') || [way.last_but_one(), way.last()] == [Some(INDENT); 2] {
            match run(shown, at) {
                0 => self.past_dashes(way, pending, at, next),
                1 => {}
                _ => self.past_dashes(way, pending, at + 2, next),
            }
        }
        if hole {
            if let Some(reading) = shown.reading(at + 1) {
                self.end_in_reading(way, pending, &reading, 0, next);
                return;
            }
            if shown.get(at + 1).is_some_and(is_hole)
                && let Some(reading) = shown.reading(at + 2)
            {
                self.unseen_before_reading(way, pending, &reading, 0, next);
            }
            let price = self.asks(at);
            self.end_in_loss(way, pending, at + 1, price, next);
            if letter == '?' && self.own.mark(letter).is_some() && !self.own.leaves_holes {
                self.end_in_loss(way, pending, at, self.untraced(), next);
            }
            if rank < UNSEEN_WIDTH {
                self.past_unseen(way, pending, at + 1, price, next);
                if shown.get(at + 1).is_some_and(is_hole) {
                    self.past_unseen(way, pending, at + 2, price, next);
                }
            }
            if rank < UNSEEN_AT_END_WIDTH {
                self.past_unseen_at_end(way, pending, at + 1, price, next);
                if shown.get(at + 1).is_some_and(is_hole) {
                    self.past_unseen_at_end(way, pending, at + 2, price, next);
                }
            }
        }
        if let Some(trail) = self.own.mark(letter) {
            // The mark stood out of step: its first byte ends a letter, its second begins one.
            next.extend(self.out_of_step_letter(way, [pending, losses::WIDE], trail));
        }
        if let Some([lead, trail]) = shown.bytes(at) {
            let whole = shown.letter(pending, lead);
            if let Some(mut further) = self.out_of_step_letter(way, [pending, lead], trail) {
                further.prices += self.unread(way, whole);
                next.push(further);
            }
            let doubtful = whole.is_none_or(|letter| self.doubtful(way, letter, trail));
            if doubtful || self.ends_word(pending, at) {
                self.end_in_loss(way, pending, at, self.untraced(), next);
            }
            if (doubtful || way.behind_reading) && rank < UNSEEN_WIDTH {
                self.past_unseen(way, pending, at, 0, next);
            }
        } else if matches!(letter, '\u{40}'..='\u{7e}') {
            if rank < UNSEEN_WIDTH {
                self.past_unseen(way, pending, at, 0, next);
            }
            if let Some(whole) = shown.letter(pending, letter as u8) {
                let mut further = self.spelt(way, whole, at + 1);
                further.prices += self.latin(at);
                next.push(further.close(&mut self.events));
            }
        } else if letter.is_ascii() && !hole {
            if rank < UNSEEN_AT_END_WIDTH {
                self.past_unseen_at_end(way, pending, at, self.untraced(), next);
            }
            self.end_in_loss(way, pending, at, self.untraced(), next);
        }
    }

    /// One letter of the page, as it stands.
    fn as_shown(&mut self, way: &Way, letter: char) -> Way {
        let mut way = *way;
        way.prices += odd_dash(&way, letter);
        if way.left.is_some() && way.calm == 0 {
            way.prices += no_paragraph(&way, letter) - self.met(&way, letter);
        } else if (way.last(), letter) == (Some(INDENT), INDENT) {
            way.prices += no_paragraph(&way, letter).min(0) - self.met(&way, letter);
        }
        self.language.push(&mut way.run, letter);
        way.add(letter, &mut self.events);
        way.end += 1;
        way.calm += 1;
        way.behind_reading = false;
        way
    }

    /// One letter out of step, of a byte that was pending and the first of what is shown; `trail` is pending next.
    fn out_of_step_letter(&mut self, way: &Way, [pending, lead]: [u8; 2], trail: u8) -> Option<Way> {
        let letter = self.shown.letter(pending, lead)?;
        let mut further = self.spelt(way, letter, way.end + 1);
        further.pending = Some(trail);
        Some(further)
    }
}

/// The likeliest ways, in that order; of those alike at their end, the best few, and more if they were out of step elsewhere.
fn likeliest(mut ways: Vec<Way>) -> Vec<Way> {
    let Some(limit) = ways.iter().map(|way| way.cost() + PRUNE).min() else {
        return ways;
    };
    ways.retain(|way| way.cost() <= limit);
    crate::order::sort_by_key(&mut ways, Way::cost);
    let mut kept: Vec<Way> = Vec::with_capacity(WIDTH);
    let mut left = [WIDTH, TURNING_WIDTH, IN_STEP_WIDTH];
    for way in ways {
        let mut kind = usize::from(way.turns());
        if left[kind] == 0 && way.pending.is_none() {
            kind = 2;
        }
        if left[kind] == 0 {
            continue;
        }
        let (mut alike, mut shaped) = (0, 0);
        for other in kept.iter().filter(|other| other.is_like(&way)) {
            alike += 1;
            shaped += usize::from(other.is_shaped_like(&way));
        }
        if shaped < ALIKE && alike < ALIKE_ANYWHERE {
            kept.push(way);
            left[kind] -= 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests;
