//! Ways the bytes may have run, from a suspected place until the stream is in step again and reads well.
//!
//! All ways that begin at one place advance together over the letters of the page; the likeliest go on. A way is in step, or
//! it has read the first byte of a letter whose second is to come. It may leave the step where a reading or a mark stands
//! inside a letter, comes back to it at an ASCII second byte or at a lost byte, and may do so again. The page as it stands is
//! one of the ways.

use super::language::{BIT, Language, Run, is_hanzi};
use super::own::{Own, is_wide_mark};
use super::shown::{Reading, Shown, is_hole};

/// Letters of the page that one search may read.
const MAX_READ: usize = 96;
/// From so many on, a search ends wherever its ways are in step.
const LONG_READ: usize = 48;
/// Ways that go on from each letter of the page.
const WIDTH: usize = 24;
/// Of these, how many may lose bytes of which no trace is left.
const UNSEEN_WIDTH: usize = 6;
/// Ways that hold the same letters at their end and differ before.
const ALIKE: usize = 2;
/// Last letters by which ways are alike.
const ALIKE_LETTERS: usize = 3;
/// A way so much dearer than the cheapest is given up.
const PRUNE: i32 = 70 * BIT as i32;
/// Letters that must read well behind the last damage.
const CALM: usize = 4;
/// Letters tried for a lost byte.
const LOST: usize = 16;
/// Letters tried between an unseen pair and the letter whose reading follows.
const UNSEEN_LETTERS: usize = 6;
/// Pairs of letters tried around a pair shown as nothing.
const UNSEEN_PAIRS: usize = 12;
/// Second byte of 。 保 担 專 and first byte of all full-width punctuation.
const WIDE: u8 = 0xa3;
/// Letters that are looked at behind a mark.
const LOOK: usize = 5;
/// A mark is searched though the letters behind it read a little better as they stand.
const SLACK: u32 = 6 * BIT;
/// Two neighbours that are a word speak for both, before the letters are cut into words.
const PAIR: u32 = 8 * BIT;

/// What a reading in the wrong place costs the page as it stands.
const BROKEN_READING: i32 = 24 * BIT as i32;
/// What a byte lost without trace costs where nothing tells how the page shows lost bytes.
const UNTRACED: i32 = BIT as i32;
/// The same where lost bytes leave holes.
const UNUSUAL: i32 = 12 * BIT as i32;
/// What an unseen pair costs.
const UNSEEN: i32 = 5 * BIT as i32;
/// What a hole costs that took an ASCII letter with it.
const EATEN: i32 = 8 * BIT as i32;
/// What a letter that the page glosses elsewhere gains.
const OWN_TABLE: i32 = 6 * BIT as i32;
/// What a reading costs whose letter stands elsewhere on the page without it.
const STRANGE: i32 = 16 * BIT as i32;
/// What a letter costs that the page glosses everywhere else.
const UNREAD: i32 = 14 * BIT as i32;
/// What a bracket costs that opens with no number, where half a space stood before it.
const NO_NUMBER: i32 = 16 * BIT as i32;
/// What a letter of the other script costs.
const OTHER_SCRIPT: i32 = 10 * BIT as i32;
/// What a letter in a form nobody types costs: ９ ｓ ︵ and a full-width space.
const ODD_FORM: i32 = 20 * BIT as i32;
/// What two letters gain that meet elsewhere on the page.
const MET: i32 = 3 * BIT as i32;
/// The same where they meet more than once.
const MET_OFTEN: i32 = 5 * BIT as i32;
/// What a letter costs that stands nowhere else on the page.
const ABSENT: i32 = 2 * BIT as i32;
/// What it costs besides if it is not the usual traditional form: 嚮 for 向.
const SECONDARY: i32 = 5 * BIT as i32;

/// How the page was damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mechanism {
    /// A reading was put between the two bytes of a letter.
    Gloss,
    /// A pair that looks like punctuation was replaced across two letters.
    Punctuation,
    /// Half a full-width space was left before a bracket.
    Orphan,
}

/// A stretch of the page that is out of step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) mechanism: Mechanism,
    /// First letter of the page that is damaged.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// What stood there, as places in the letters of the way.
    pub(super) letters: std::ops::Range<usize>,
    /// Readings that fit, with the letters they belong to.
    pub(super) readings: Vec<(char, String)>,
    /// Whether a lost byte was found by sense alone.
    pub(super) guessed: bool,
}

/// One way.
#[derive(Clone, Debug)]
pub(super) struct Way {
    /// The letter of the page to be read next.
    pub(super) end: usize,
    /// What stood there, from a few letters before the place on.
    pub(super) letters: Vec<char>,
    /// Where it leaves the page as it stands; the last one is open while a byte is pending.
    pub(super) stretches: Vec<Stretch>,
    /// Readings that fit nowhere.
    pub(super) broken: u32,
    /// What speaks against it besides its letters, less what speaks for it.
    prices: i32,
    run: Run,
    /// First byte of a letter whose second is to come.
    pending: Option<u8>,
    /// Whether a reading stands right before what comes.
    behind_reading: bool,
    /// Letters read in step since the last damage.
    calm: usize,
}

impl Way {
    /// How unlikely it is.
    pub(super) fn cost(&self) -> i32 {
        self.run.total as i32 + self.prices
    }

    fn last(&self) -> Option<char> {
        self.letters.last().copied()
    }

    fn tail(&self) -> &[char] {
        &self.letters[self.letters.len().saturating_sub(ALIKE_LETTERS)..]
    }
}

/// What the search may look at.
#[derive(Clone, Copy)]
pub(super) struct Search<'a> {
    pub(super) shown: &'a Shown<'a>,
    pub(super) language: &'a Language<'a>,
    pub(super) own: &'a Own<'a>,
}

impl Search<'_> {
    /// All ways from `at` that end in step at one place, behind the letters of `context`.
    /// And how many letters were read.
    pub(super) fn ways(&self, at: usize, context: &[char]) -> (Vec<Way>, usize) {
        let mut run = Run::default();
        for letter in context {
            self.language.push(&mut run, *letter);
        }
        let begun = Way {
            end: at,
            letters: context.to_vec(),
            stretches: Vec::new(),
            broken: 0,
            prices: 0,
            run,
            pending: None,
            behind_reading: false,
            calm: 0,
        };
        let mut reached: Vec<Vec<Way>> = vec![vec![begun]];
        for place in 0..MAX_READ {
            let Some(ways) = reached.get_mut(place).map(std::mem::take) else {
                return (Vec::new(), place);
            };
            let ways = likeliest(ways);
            let last = reached.len() <= place + 1;
            let calm = |way: &Way| way.pending.is_none() && (CALM <= way.calm || LONG_READ <= place);
            if last && !ways.is_empty() && ways.iter().all(calm) {
                return (ways, place);
            }
            let mut next = Vec::new();
            for (rank, way) in ways.iter().enumerate() {
                self.advance(way, rank, &mut next);
            }
            // A way that came back to the step without reading on goes on at once.
            let (stay, go): (Vec<Way>, Vec<Way>) = next.into_iter().partition(|way| way.end == at + place);
            let mut next = go;
            for (rank, way) in likeliest(stay).iter().enumerate() {
                self.advance(way, rank, &mut next);
            }
            for way in next {
                let place = way.end - at;
                if reached.len() <= place {
                    reached.resize_with(place + 1, Vec::new);
                }
                reached[place].push(way);
            }
        }
        (Vec::new(), MAX_READ)
    }

    fn advance(&self, way: &Way, rank: usize, next: &mut Vec<Way>) {
        match way.pending {
            None => self.in_step(way, next),
            Some(pending) => self.out_of_step(way, pending, rank, next),
        }
    }

    fn in_step(&self, way: &Way, next: &mut Vec<Way>) {
        let shown = self.shown;
        let at = way.end;
        let Some(letter) = shown.get(at).filter(|letter| *letter != '\n') else {
            let mut way = way.clone();
            self.language.push(&mut way.run, '\n');
            way.letters.push('\n');
            way.end += 1;
            way.calm = CALM;
            next.push(way);
            return;
        };
        if let Some(reading) = shown.reading(at) {
            let fits = reading.opened && way.last().is_some_and(|last| shown.reads(last, &reading.pinyin));
            if fits {
                next.extend(way.last().map(|last| self.read(way, last, &reading)));
                return;
            }
            self.split_by_reading(way, at, &reading, next);
            let mut way = way.clone();
            way.end = reading.end;
            way.broken += 1;
            way.prices += BROKEN_READING;
            next.push(way);
            return;
        }
        let hole = is_hole(letter);
        if hole {
            if let Some(reading) = shown.reading(at + 1) {
                self.split_by_reading(way, at, &reading, next);
            }
            let mark = shown.get(at + 1).and_then(|mark| self.own.mark(mark));
            if let Some(trail) = mark {
                self.across_mark(way, at + 2, trail, 0, next);
            }
            self.orphan(way, at + 1, next);
        }
        if let Some(trail) = self.own.mark(letter).filter(|trail| self.reads_badly(at, *trail)) {
            self.across_mark(way, at + 1, trail, self.untraced(), next);
        }
        self.orphan(way, at, next);
        let mut way = way.clone();
        self.language.push(&mut way.run, letter);
        way.letters.push(letter);
        way.end += 1;
        way.calm += 1;
        way.behind_reading = false;
        next.push(way);
    }

    fn out_of_step(&self, way: &Way, pending: u8, rank: usize, next: &mut Vec<Way>) {
        let shown = self.shown;
        let at = way.end;
        let letter = shown.get(at).unwrap_or('\n');
        if let Some(reading) = shown.reading(at) {
            // A reading between two letters as shown stands inside a letter as written.
            let code = way
                .last()
                .and_then(|last| shown.encode(last))
                .and_then(|[_, trail]| shown.letter(trail, pending))
                .filter(|code| reading.opened && shown.reads(*code, &reading.pinyin));
            next.extend(code.map(|code| self.read(way, code, &reading)));
            self.end_in_reading(way, pending, &reading, self.untraced(), next);
            return;
        }
        let hole = is_hole(letter);
        if hole {
            if let Some(reading) = shown.reading(at + 1) {
                self.end_in_reading(way, pending, &reading, 0, next);
                return;
            }
            self.end_in_loss(way, pending, at + 1, 0, next);
        }
        if let Some(trail) = self.own.mark(letter) {
            // The mark stood out of step: its first byte ends a letter, its second begins one.
            next.extend(shown.letter(pending, WIDE).map(|letter| {
                let mut way = self.spelt(way, letter, at + 1);
                way.pending = Some(trail);
                way
            }));
        }
        if let Some([lead, trail]) = shown.bytes(at) {
            let whole = shown.letter(pending, lead);
            next.extend(whole.map(|letter| {
                let mut further = self.spelt(way, letter, at + 1);
                if !way.behind_reading && self.own.glosses(letter) {
                    further.prices += UNREAD;
                }
                further.pending = Some(trail);
                further
            }));
            if whole.is_none_or(|letter| self.doubtful(way, letter, trail)) {
                self.end_in_loss(way, pending, at, self.untraced(), next);
                if rank < UNSEEN_WIDTH {
                    self.past_unseen(way, pending, lead, next);
                }
            }
        } else if matches!(letter, '\u{40}'..='\u{7e}') {
            if rank < UNSEEN_WIDTH {
                self.past_unseen(way, pending, letter as u8, next);
            }
            next.extend(
                shown
                    .letter(pending, letter as u8)
                    .map(|letter| self.close(self.spelt(way, letter, at + 1))),
            );
        } else if letter.is_ascii() && !hole {
            self.end_in_loss(way, pending, at, self.untraced(), next);
        }
    }

    /// M1: a reading stands after the first byte of a letter; that byte is lost, and fits the reading with the byte before it.
    fn split_by_reading(&self, way: &Way, start: usize, reading: &Reading, next: &mut Vec<Way>) {
        let shown = self.shown;
        // The byte before is that of a letter, or of a mark that was replaced later.
        let Some(trail) = way.last().and_then(|last| match shown.encode(last) {
            Some([_, trail]) => Some(trail),
            None => self.own.mark(last),
        }) else {
            return;
        };
        for lost in 0x81..=0xfe {
            let Some(code) = shown
                .letter(trail, lost)
                .filter(|code| shown.reads(*code, &reading.pinyin))
            else {
                continue;
            };
            let mut begun = self.leave(way, Mechanism::Gloss, start, lost);
            if !shown.get(start).is_some_and(is_hole) {
                begun.prices += UNTRACED;
            }
            begun = self.read(&begun, code, reading);
            next.push(begun);
        }
    }

    /// M2: the second byte of a letter and the first of the next were taken for a mark, which ends at `end`.
    fn across_mark(&self, way: &Way, end: usize, trail: u8, price: i32, next: &mut Vec<Way>) {
        let shown = self.shown;
        let second = shown.bytes(end).and_then(|[lead, _]| shown.letter(trail, lead));
        let letters = (0x81..=0xfe).filter_map(|lost| shown.letter(lost, WIDE));
        for letter in self.likely(way, letters, second, LOST) {
            let begun = self.leave(way, Mechanism::Punctuation, way.end, trail);
            let mut begun = self.spelt(&begun, letter, end);
            begun.prices += price;
            self.guessed(&mut begun);
            next.push(begun);
        }
    }

    /// M3: the byte A1 before a full-width bracket joined with its first byte into 。
    fn orphan(&self, way: &Way, at: usize, next: &mut Vec<Way>) {
        let bracket = self.shown.get(at) == Some('。')
            && self
                .shown
                .bytes(at + 1)
                .is_some_and(|[lead, _]| matches!(lead, 0xa8 | 0xa9));
        if bracket {
            let mut begun = self.leave(way, Mechanism::Orphan, way.end, WIDE);
            begun.end = at + 1;
            next.push(begun);
        }
    }

    /// The lost second byte of a letter stood before the letter's own reading.
    fn end_in_reading(&self, way: &Way, pending: u8, reading: &Reading, price: i32, next: &mut Vec<Way>) {
        let shown = self.shown;
        let fits = |letter: &char| shown.reads(*letter, &reading.pinyin);
        for letter in (0x80..=0xfe)
            .filter_map(|lost| shown.letter(pending, lost))
            .filter(fits)
        {
            let mut ended = self.close(self.spelt(way, letter, way.end));
            ended.prices += price;
            next.push(self.read(&ended, letter, reading));
        }
        // Behind an unseen pair both its bytes are lost; the page's own table still has the letter.
        for letter in self.own.letters(&reading.pinyin) {
            let Some([lead, _]) = shown.encode(letter) else {
                continue;
            };
            let lost = (0x81..=0xfe).filter(|lost| shown.unseen(*lost, lead));
            let before = lost.filter_map(|lost| shown.letter(pending, lost));
            for before in self.likely(way, before, Some(letter), UNSEEN_LETTERS) {
                let ended = self.spelt(way, before, way.end);
                let mut ended = self.close(self.spelt(&ended, letter, way.end));
                ended.prices += price + UNSEEN;
                self.guessed(&mut ended);
                next.push(self.read(&ended, letter, reading));
            }
        }
    }

    /// The second byte of a letter was lost, with a hole in its place or without trace; what comes at `end` is in step.
    fn end_in_loss(&self, way: &Way, pending: u8, end: usize, price: i32, next: &mut Vec<Way>) {
        let shown = self.shown;
        let following = shown.get(end).unwrap_or('\n');
        let lead = match shown.bytes(end) {
            Some([lead, _]) => Some(lead),
            None => matches!(following, '\u{40}'..='\u{7e}').then_some(following as u8),
        };
        // A byte is lost that begins no letter with what follows it.
        let lost = (0x80..=0xff).filter(|lost| lead.is_none_or(|lead| shown.undecodable(*lost, lead)));
        let letters = lost.filter_map(|lost| shown.letter(pending, lost));
        let second = is_hanzi(following).then_some(following);
        let hole = way.end < end;
        for letter in self.likely(way, letters, second, LOST) {
            let mut ended = self.spelt(way, letter, end);
            ended.prices += price;
            if self.own.glosses(letter) && !way.behind_reading {
                ended.prices += UNREAD;
            }
            self.guessed(&mut ended);
            // It may have taken an ASCII letter with it.
            for eaten in [',', ')', ' '].into_iter().filter(|_| hole) {
                let mut more = self.spelt(&ended, eaten, end);
                more.prices += EATEN;
                next.push(self.close(more));
            }
            next.push(self.close(ended));
        }
    }

    /// A pair shown as nothing stood between two letters: its bytes end one and begin the other, which `lead` ends.
    fn past_unseen(&self, way: &Way, pending: u8, lead: u8, next: &mut Vec<Way>) {
        let shown = self.shown;
        let mut pairs: Vec<(u32, char, char)> = Vec::new();
        for first in (0x81..=0xfe).filter(|lost| shown.leads_unseen(*lost)) {
            let Some(letter) = shown.letter(pending, first) else {
                continue;
            };
            let word = way.last().is_some_and(|last| self.language.pair(last, letter));
            let cost = self.language.letter(letter).saturating_sub(u32::from(word) * PAIR);
            let seconds = (0x81..=0xfe)
                .filter(|lost| shown.unseen(first, *lost))
                .filter_map(|lost| shown.letter(lost, lead));
            pairs.extend(seconds.map(|second| {
                let word = u32::from(self.language.pair(letter, second));
                (
                    cost + self.language.letter(second).saturating_sub(word * PAIR),
                    letter,
                    second,
                )
            }));
        }
        pairs.sort_unstable();
        for (_, first, second) in pairs.into_iter().take(UNSEEN_PAIRS) {
            let further = self.spelt(way, first, way.end);
            let mut further = self.spelt(&further, second, way.end + 1);
            further.prices += UNSEEN;
            self.guessed(&mut further);
            match shown.bytes(way.end) {
                Some([_, trail]) => {
                    further.pending = Some(trail);
                    next.push(further);
                }
                None => next.push(self.close(further)),
            }
        }
    }

    /// What a byte lost without trace costs on this page.
    fn untraced(&self) -> i32 {
        if self.own.leaves_holes { UNUSUAL } else { UNTRACED }
    }

    /// Whether a letter makes no word with its neighbours or is rare.
    fn doubtful(&self, way: &Way, letter: char, trail: u8) -> bool {
        let following = self.shown.bytes(way.end + 1).map_or(
            self.shown.get(way.end + 1).filter(char::is_ascii).map(|c| c as u8),
            |[lead, _]| Some(lead),
        );
        let following = following.and_then(|lead| self.shown.letter(trail, lead));
        let word = way.last().is_some_and(|before| self.language.pair(before, letter))
            || following.is_some_and(|following| self.language.pair(letter, following));
        self.language.rare(letter) || !word
    }

    /// Whether the letters behind a mark make less sense as they stand than out of step.
    pub(super) fn reads_badly(&self, at: usize, trail: u8) -> bool {
        let shown = self.shown;
        let torn =
            shown.get(at + 1).is_some_and(is_hole) || shown.reading(at + 1).is_some_and(|reading| !reading.opened);
        if torn || shown.get(at) != Some(',') || self.torn_word(at + 1, trail) {
            return true;
        }
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
            let Some(letter) = shown.get(place) else { break };
            let bytes = shown.bytes(place);
            let lead = bytes.map_or(letter as u32, |[lead, _]| u32::from(lead));
            if bytes.is_none() && !matches!(letter, '\u{40}'..='\u{7e}') {
                break;
            }
            let Some(spelt) = u8::try_from(lead).ok().and_then(|lead| shown.letter(pending, lead)) else {
                break;
            };
            as_is += cost(before, letter);
            shifted += cost(shifted_before, spelt);
            (before, shifted_before) = (Some(letter), Some(spelt));
            match bytes {
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
            Some(reading) if reading.opened && shown.reads(letter, &reading.pinyin) => return false,
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

    /// The likeliest of some letters behind a way and, where known, before another letter.
    fn likely(&self, way: &Way, letters: impl Iterator<Item = char>, next: Option<char>, limit: usize) -> Vec<char> {
        let word = |first: Option<char>, second: Option<char>| {
            let pair = first.zip(second);
            u32::from(pair.is_some_and(|(first, second)| self.language.pair(first, second)))
        };
        let mut letters: Vec<(u32, char)> = letters
            .map(|letter| {
                let words = word(way.last(), Some(letter)) + word(Some(letter), next);
                (self.language.letter(letter).saturating_sub(words * PAIR), letter)
            })
            .collect();
        letters.sort_unstable();
        letters.truncate(limit);
        letters.into_iter().map(|(_, letter)| letter).collect()
    }

    /// The way with one more letter, which was read out of step.
    fn spelt(&self, way: &Way, letter: char, end: usize) -> Way {
        let mut way = way.clone();
        way.prices -= way.last().map_or(0, |last| match self.own.meetings(last, letter) {
            0 => 0,
            1 => MET,
            _ => MET_OFTEN,
        });
        if is_hanzi(letter) && !self.own.knows(letter) {
            way.prices += ABSENT;
            if self.language.traditional && self.language.secondary(letter) {
                way.prices += SECONDARY;
            }
        }
        let orphan = way.stretches.last().is_some_and(|stretch| {
            stretch.mechanism == Mechanism::Orphan && way.letters.len() == stretch.letters.start + 1
        });
        if orphan && !"一二三四五六七八九十".contains(letter) {
            way.prices += NO_NUMBER;
        }
        if self.language.traditional {
            way.prices += self.language.simplified_letters(&[letter]) as i32 * OTHER_SCRIPT;
        }
        let odd = !is_hanzi(letter)
            && !letter.is_ascii()
            && letter != '（'
            && letter != '）'
            && (self.own.gone(letter) && !way.behind_reading || !is_wide_mark(letter) && self.language.folds(letter));
        if odd {
            way.prices += ODD_FORM;
        }
        self.language.push(&mut way.run, letter);
        way.letters.push(letter);
        way.end = end;
        way.behind_reading = false;
        way
    }

    /// The way past a reading that belongs to `code`.
    fn read(&self, way: &Way, code: char, reading: &Reading) -> Way {
        let mut way = way.clone();
        if self.own.glosses(code) {
            way.prices -= OWN_TABLE;
        } else if self.own.never_glosses(code) {
            way.prices += STRANGE;
        }
        let open = way.pending.is_some();
        if let Some(stretch) = way
            .stretches
            .last_mut()
            .filter(|stretch| open || stretch.end == way.end)
        {
            stretch.readings.push((code, reading.pinyin.clone()));
            stretch.end = reading.end;
        }
        way.end = reading.end;
        way.behind_reading = true;
        way
    }

    fn leave(&self, way: &Way, mechanism: Mechanism, start: usize, pending: u8) -> Way {
        let mut way = way.clone();
        let from = way.letters.len();
        way.stretches.push(Stretch {
            mechanism,
            start,
            end: start,
            letters: from..from,
            readings: Vec::new(),
            guessed: false,
        });
        way.pending = Some(pending);
        way.calm = 0;
        way
    }

    fn close(&self, mut way: Way) -> Way {
        let (end, to) = (way.end, way.letters.len());
        if let Some(stretch) = way.stretches.last_mut() {
            stretch.end = end;
            stretch.letters.end = to;
        }
        way.pending = None;
        way.calm = 0;
        way
    }

    fn guessed(&self, way: &mut Way) {
        if let Some(stretch) = way.stretches.last_mut() {
            stretch.guessed = true;
        }
    }
}

/// The likeliest ways, in that order; of those alike at their end, the best few.
fn likeliest(mut ways: Vec<Way>) -> Vec<Way> {
    ways.sort_by(|a, b| (a.cost(), &a.letters).cmp(&(b.cost(), &b.letters)));
    let Some(limit) = ways.first().map(|way| way.cost() + PRUNE) else {
        return ways;
    };
    let mut kept: Vec<Way> = Vec::with_capacity(WIDTH);
    for way in ways {
        if WIDTH <= kept.len() || limit < way.cost() {
            break;
        }
        let alike = kept
            .iter()
            .filter(|other| other.pending == way.pending && other.tail() == way.tail())
            .count();
        if alike < ALIKE {
            kept.push(way);
        }
    }
    kept
}
