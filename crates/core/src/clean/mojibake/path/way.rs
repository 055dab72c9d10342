//! One way the bytes may have run, as a chain of what happened on it.
//!
//! Ways that part share what they have in common: each holds the number of its last event, and each event that of the one
//! before. So going on costs the same however long a way is; what it tells is read off its chain at the end.

use super::super::balance::bracket_number;
use super::super::language::Run;
use super::super::sense::PROOF;

/// Last letters by which ways are alike.
const ALIKE_LETTERS: usize = 3;
/// Bits that hold the number of a bracket.
const BRACKET_BITS: u32 = 4;

/// How the page was damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Mechanism {
    /// A reading was put between the two bytes of a letter.
    Gloss,
    /// A pair that looks like punctuation was replaced across two letters.
    Punctuation,
    /// Half a full-width space was left before a bracket.
    Orphan,
    /// The first byte of a mark was lost.
    Lone,
}

/// A stretch of the page that is out of step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Stretch {
    pub(in super::super) mechanism: Mechanism,
    /// First letter of the page that is damaged.
    pub(in super::super) start: usize,
    /// One past the last.
    pub(in super::super) end: usize,
    /// What stood there, as places in the letters of the way.
    pub(in super::super) letters: std::ops::Range<usize>,
    /// Readings that fit, with the letters they belong to.
    pub(in super::super) readings: Vec<(char, u32)>,
    /// Letters, in runs, of which a byte was found by sense alone, as places in the letters of the way.
    pub(in super::super) guesses: Vec<std::ops::Range<usize>>,
}

impl Stretch {
    /// Whether so many letters were read off the page that those found by sense alone follow from them.
    pub(in super::super) fn is_proven(&self) -> bool {
        let guessed: usize = self.guesses.iter().map(ExactSizeIterator::len).sum();
        PROOF * guessed <= self.letters.len().saturating_sub(guessed)
    }
}

/// What a way tells when it is at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Told {
    /// The letter of the page that comes next.
    pub(in super::super) end: usize,
    /// What stood there, from a few letters before the place on.
    pub(in super::super) letters: Vec<char>,
    /// Where it leaves the page as it stands.
    pub(in super::super) stretches: Vec<Stretch>,
    /// Readings that fit nowhere.
    pub(in super::super) broken: u32,
    /// How unlikely it is.
    pub(in super::super) cost: i32,
}

/// What happens on a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Event {
    Letter(char),
    /// It leaves the step.
    Leave {
        mechanism: Mechanism,
        start: usize,
    },
    /// It is in step again.
    Close {
        end: usize,
    },
    /// A reading, by its number, belongs to a letter.
    Read {
        start: usize,
        end: usize,
        letter: char,
        sound: u32,
    },
    /// Bytes of so many last letters were found by sense alone.
    Guess(usize),
}

/// All events of one search, each with the number of the one before it.
#[derive(Debug, Default)]
pub(super) struct Events(Vec<(u32, Event)>);

/// Number of the event that no event is before.
const NONE: u32 = u32::MAX;

/// An odd number that spreads places over all bits.
const SHAPE: u64 = 0x517c_c1b7_2722_0a95;

/// One way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    /// The letter of the page to be read next.
    pub(super) end: usize,
    /// Readings that fit nowhere.
    pub(super) broken: u32,
    /// What speaks against it besides its letters, less what speaks for it.
    pub(super) prices: i32,
    pub(super) run: Run,
    /// First byte of a letter whose second is to come.
    pub(super) pending: Option<u8>,
    /// Whether a reading stands right before what comes.
    pub(super) behind_reading: bool,
    /// Letters read in step since the last damage.
    pub(super) calm: usize,
    /// How it last left the step, and how many letters were read since.
    pub(super) left: Option<(Mechanism, usize)>,
    /// Its last letters; NUL where it has none.
    tail: [char; ALIKE_LETTERS],
    /// Its last brackets and quotation marks, by their numbers.
    brackets: u64,
    /// Whether it came back to the step and has read no letter since.
    turned: bool,
    /// Where it left the step and came back to it, as a number.
    shape: u64,
    last_event: u32,
}

impl Way {
    /// A way that begins at a place behind the letters of `context`, whose run is given.
    pub(super) fn new(end: usize, context: &[char], run: Run, events: &mut Events) -> Self {
        let mut way = Self {
            end,
            broken: 0,
            prices: 0,
            run,
            pending: None,
            behind_reading: false,
            calm: 0,
            left: None,
            tail: ['\0'; ALIKE_LETTERS],
            brackets: 0,
            turned: false,
            shape: 0,
            last_event: NONE,
        };
        for letter in context {
            way.add(*letter, events);
        }
        way
    }

    /// How unlikely it is.
    pub(super) fn cost(&self) -> i32 {
        self.run.total as i32 + self.prices
    }

    /// Whether the letter that tells it from others like it is yet to be read: it just left the step, or came back to it.
    pub(super) fn turns(&self) -> bool {
        matches!(self.left, Some((_, 0))) || self.turned
    }

    /// Its last letter.
    pub(super) fn last(&self) -> Option<char> {
        Some(self.tail[ALIKE_LETTERS - 1]).filter(|letter| *letter != '\0')
    }

    /// The letter before it.
    pub(super) fn last_but_one(&self) -> Option<char> {
        Some(self.tail[ALIKE_LETTERS - 2]).filter(|letter| *letter != '\0')
    }

    /// Whether the bytes that come mean the same for both, what they read last is the same, and so are their brackets, which
    /// are weighed at the end only.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        (self.pending, self.tail, self.brackets) == (other.pending, other.tail, other.brackets)
    }

    /// Adds a letter; its price is another matter.
    pub(super) fn add(&mut self, letter: char, events: &mut Events) {
        self.turned = false;
        self.tail.rotate_left(1);
        self.tail[ALIKE_LETTERS - 1] = letter;
        self.left = self.left.map(|(mechanism, letters)| (mechanism, letters + 1));
        if let Some(number) = bracket_number(letter) {
            self.brackets = self.brackets << BRACKET_BITS | number;
        }
        self.note(Event::Letter(letter), events);
    }

    /// Leaves the step at `start` with a byte pending.
    pub(super) fn leave(mut self, mechanism: Mechanism, start: usize, pending: u8, events: &mut Events) -> Self {
        self.note(Event::Leave { mechanism, start }, events);
        self.turn(start);
        self.left = Some((mechanism, 0));
        self.pending = Some(pending);
        self.calm = 0;
        self
    }

    /// Comes back to the step.
    pub(super) fn close(mut self, events: &mut Events) -> Self {
        self.note(Event::Close { end: self.end }, events);
        self.turn(self.end);
        self.pending = None;
        self.turned = true;
        self.calm = 0;
        self
    }

    /// Leaves the step or comes back to it at a place.
    fn turn(&mut self, place: usize) {
        self.shape = (self.shape.rotate_left(5) ^ place as u64).wrapping_mul(SHAPE);
    }

    /// Whether both left the step and came back to it at the same places.
    pub(super) fn is_shaped_like(&self, other: &Self) -> bool {
        self.shape == other.shape
    }

    /// Goes past a reading, which belongs to a letter.
    pub(super) fn pass(&mut self, letter: char, sound: u32, end: usize, events: &mut Events) {
        let start = self.end;
        self.note(
            Event::Read {
                start,
                end,
                letter,
                sound,
            },
            events,
        );
        self.end = end;
        self.behind_reading = true;
    }

    /// Says that bytes of so many last letters were found by sense alone.
    pub(super) fn guess(&mut self, letters: usize, events: &mut Events) {
        self.note(Event::Guess(letters), events);
    }

    fn note(&mut self, event: Event, events: &mut Events) {
        events.0.push((self.last_event, event));
        self.last_event = (events.0.len() - 1) as u32;
    }

    /// What it tells, its events in order.
    pub(super) fn told(&self, events: &Events) -> Told {
        let mut chain = Vec::new();
        let mut number = self.last_event;
        while let Some((before, event)) = events.0.get(number as usize) {
            chain.push(*event);
            number = *before;
        }
        let mut told = Told {
            end: self.end,
            letters: Vec::new(),
            stretches: Vec::new(),
            broken: self.broken,
            cost: self.cost(),
        };
        let mut open = false;
        for event in chain.into_iter().rev() {
            let to = told.letters.len();
            match (event, told.stretches.last_mut()) {
                (Event::Letter(letter), _) => told.letters.push(letter),
                (Event::Leave { mechanism, start }, _) => {
                    open = true;
                    told.stretches.push(Stretch {
                        mechanism,
                        start,
                        end: start,
                        letters: to..to,
                        readings: Vec::new(),
                        guesses: Vec::new(),
                    });
                }
                (Event::Close { end }, Some(stretch)) => {
                    open = false;
                    stretch.end = end;
                    stretch.letters.end = to;
                }
                (
                    Event::Read {
                        start,
                        end,
                        letter,
                        sound,
                    },
                    Some(stretch),
                ) if open || stretch.end == start => {
                    stretch.readings.push((letter, sound));
                    stretch.end = end;
                }
                (Event::Guess(letters), Some(stretch)) => stretch.guesses.push(to.saturating_sub(letters)..to),
                _ => {}
            }
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_with_other_brackets_are_not_alike() {
        let mut events = Events::default();
        let begun = Way::new(0, &[], Run::default(), &mut events);
        let with = |letters: &str| {
            let (mut way, mut events) = (begun, Events::default());
            letters.chars().for_each(|letter| way.add(letter, &mut events));
            way
        };
        assert!(with(",政策好").is_like(&with("的政策好")));
        assert!(!with("）政策好").is_like(&with("的政策好")));
        assert!(!with("）政策好").is_like(&with("（政策好")));
    }

    #[test]
    fn ways_that_left_the_step_elsewhere_are_alike_and_have_another_shape() {
        let mut events = Events::default();
        let begun = Way::new(0, &[], Run::default(), &mut events);
        let through = |start: usize| {
            let mut events = Events::default();
            let left = begun.leave(Mechanism::Gloss, start, 0xb5, &mut events);
            let mut way = left.close(&mut events);
            "政策好".chars().for_each(|letter| way.add(letter, &mut events));
            way
        };
        assert!(through(1).is_like(&through(2)));
        assert!(through(1).is_shaped_like(&through(1)) && !through(1).is_shaped_like(&through(2)));
    }

    #[test]
    fn ways_that_part_tell_what_they_share() {
        let mut events = Events::default();
        let begun = Way::new(7, &['当'], Run::default(), &mut events);
        let mut left = begun.leave(Mechanism::Gloss, 7, 0xb5, &mut events);
        left.add('地', &mut events);
        left.pass('数', 3, 12, &mut events);
        let mut as_shown = begun;
        as_shown.add('?', &mut events);
        let told = left.close(&mut events).told(&events);
        assert_eq!(told.letters, ['当', '地']);
        let [stretch] = told.stretches.as_slice() else {
            panic!("{told:?}")
        };
        assert_eq!((stretch.start, stretch.end, stretch.letters.clone()), (7, 12, 1..2));
        assert_eq!(stretch.readings, [('数', 3)]);
        let told = as_shown.told(&events);
        assert_eq!((told.letters, told.stretches), (vec!['当', '?'], Vec::new()));
    }
}
