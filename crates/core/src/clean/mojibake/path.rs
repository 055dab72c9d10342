//! Ways the bytes may have run: from the place where a byte was lost, two by two, until the stream is in step again.
//!
//! All ways that begin at one place advance together, letter by letter of the page; only the likeliest go on. A way ends
//! where a letter of the page that is ASCII was the second byte of a letter, or where that second byte was lost too.

use std::collections::BinaryHeap;

use super::judge::suspicious;
use super::language::{BIT, Language};
use super::shown::{Shown, is_hole};

/// A shift ends at the first letter whose second byte is ASCII, which among traditional letters is one in four.
const MAX_SHIFT: usize = 80;
/// Ways that go on.
const WIDTH: usize = 40;
/// Of these, how many may hide a pair that is not shown.
const UNSEEN_WIDTH: usize = 8;
/// Ways of M2 that are judged, each with so many first letters.
const HEADLESS: usize = 24;
/// See [`HEADLESS`].
const FIRST_LETTERS: usize = 16;
/// Letters tried for each byte of such a pair.
const UNSEEN_LETTERS: usize = 24;
/// Letters tried for a lost byte.
const MAX_LETTERS: usize = 32;
/// Second byte of 。 保 担 專 and first byte of all full-width punctuation.
const WIDE: u8 = 0xa3;
/// Second byte of ）.
const BRACKET: u8 = 0xa9;
/// Lists with more items do not number them so.
const MAX_NUMBER: u32 = 40;
/// Two neighbours that are a word speak for both.
const PAIR: u32 = 8 * BIT;
/// A pair that is not shown is supposed only where the letters make little sense otherwise.
const UNSEEN: u32 = 3 * BIT;

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

/// One way, or as much of it as is read.
#[derive(Clone, Debug)]
pub(super) struct Path {
    pub(super) mechanism: Mechanism,
    /// First letter of the page that is damaged.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// What stood there.
    pub(super) letters: Vec<char>,
    /// Readings that fit, with the letters they belong to.
    pub(super) readings: Vec<(char, String)>,
    /// Whether the end is proved by a letter or a hole; else a byte was lost there without trace.
    pub(super) traced: bool,
    /// How many pairs were supposed that are shown as nothing: GBK leaves them to users.
    pub(super) unseen: u32,
    /// Whether it begins with a number in brackets, read from its bytes.
    pub(super) numbered: bool,
    /// Whether a lost byte was found by sense alone.
    pub(super) guessed: bool,
    /// How dear the letters are, in the order they were read.
    score: u32,
    /// The byte before `pending`, where known.
    earlier: Option<u8>,
    pending: Pending,
}

/// The first byte of a letter whose second is to come.
#[derive(Clone, Copy, Debug)]
enum Pending {
    /// It stands on the page.
    Byte(u8),
    /// It belonged to an unseen pair with this first byte.
    After(u8),
    /// None: in step.
    Nothing,
}

/// The part of the page that a shift runs through.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stretch {
    /// To a reading, which then decides.
    Reading,
    /// To here, where a letter or a hole proves the end.
    Traced(usize),
    /// To here, where a byte was lost without trace.
    Untraced(usize),
}

/// What the search may look at.
#[derive(Clone, Copy)]
pub(super) struct Search<'a> {
    pub(super) shown: &'a Shown<'a>,
    pub(super) language: &'a Language<'a>,
    pub(super) own: &'a super::judge::Own,
}

impl Search<'_> {
    /// All ways that begin at `at`, whole.
    pub(super) fn paths(&self, at: usize) -> Vec<Path> {
        let hole = self.shown.get(at).is_some_and(is_hole);
        let next = at + usize::from(hole);
        let mut ways = vec![self.split_by_reading(at, next)];
        if hole {
            ways.push(self.punctuation(at, next));
            ways.push(self.orphan(at, next));
        }
        ways.push(self.punctuation(at, at));
        ways.push(self.orphan(at, at));
        let mut paths = Vec::new();
        for begun in ways.into_iter().filter(|begun| !begun.is_empty()) {
            let followed = self.follow(begun);
            let headless = followed
                .first()
                .is_some_and(|path| path.mechanism == Mechanism::Punctuation);
            if headless {
                paths.extend(followed.iter().take(HEADLESS).flat_map(|path| self.with_first(path)));
            } else {
                paths.extend(followed);
            }
        }
        paths
    }

    fn begun(&self, mechanism: Mechanism, start: usize, end: usize, pending: u8) -> Path {
        Path {
            mechanism,
            start,
            end,
            letters: Vec::new(),
            readings: Vec::new(),
            traced: true,
            unseen: 0,
            numbered: false,
            guessed: false,
            score: 0,
            earlier: None,
            pending: Pending::Byte(pending),
        }
    }

    /// M1: a reading stands after the first byte of a letter; that byte is lost, and fits the reading with the byte before it.
    fn split_by_reading(&self, start: usize, at: usize) -> Vec<Path> {
        let shown = self.shown;
        let Some(reading) = shown.reading(at) else {
            return Vec::new();
        };
        let Some((place, before)) = shown.before(start) else {
            return Vec::new();
        };
        let untouched =
            start == at && (reading.opened && shown.reads(before, &reading.pinyin) || shown.letters[at - 1] == '(');
        let Some([_, trail]) = shown.bytes(place).filter(|_| !untouched) else {
            return Vec::new();
        };
        let path = |lost| {
            let letter = shown
                .letter(trail, lost)
                .filter(|letter| shown.reads(*letter, &reading.pinyin))?;
            let mut path = self.begun(Mechanism::Gloss, start, reading.end, lost);
            path.readings.push((letter, reading.pinyin.clone()));
            path.earlier = Some(trail);
            Some(path)
        };
        (0x81..=0xfe).filter_map(path).collect()
    }

    /// M2: the second byte of a letter and the first of the next were taken for punctuation.
    fn punctuation(&self, start: usize, at: usize) -> Vec<Path> {
        let hole = start < at;
        let pending = match self.shown.get(at) {
            Some(',') => 0xac,
            Some('?') => 0xbf,
            Some('!') => 0xa1,
            Some(';') => 0xbb,
            Some(':') => 0xba,
            Some('，') if hole => 0xac,
            Some('？') if hole => 0xbf,
            Some('！') if hole => 0xa1,
            Some('；') if hole => 0xbb,
            Some('：') if hole => 0xba,
            _ => return Vec::new(),
        };
        let worth = |stretch| suspicious(self.shown, self.language, start, stretch);
        if !self.stretch(at + 1).is_some_and(worth) {
            return Vec::new();
        }
        let mut path = self.begun(Mechanism::Punctuation, start, at + 1, pending);
        path.earlier = Some(WIDE);
        vec![path]
    }

    /// How far a shift from `at` reaches on the page, whatever letters it makes: [`follow`](Self::follow) without them.
    fn stretch(&self, at: usize) -> Option<Stretch> {
        let shown = self.shown;
        for end in at..at + MAX_SHIFT {
            let letter = shown.get(end)?;
            let hole = is_hole(letter);
            if shown.reading(end).is_some() || hole && shown.reading(end + 1).is_some() {
                return Some(Stretch::Reading);
            }
            if shown.bytes(end).is_some() {
                continue;
            }
            if matches!(letter, '\u{40}'..='\u{7e}') {
                return Some(match shown.reading(end + 1) {
                    Some(_) => Stretch::Reading,
                    None => Stretch::Traced(end + 1),
                });
            }
            return match hole {
                true => Some(Stretch::Traced(end + 1)),
                false => letter.is_ascii().then_some(Stretch::Untraced(end)),
            };
        }
        None
    }

    /// The first letter of M2, whose first byte was lost. It is found last, so that the rest is read once for all of them.
    fn with_first(&self, path: &Path) -> Vec<Path> {
        let before = self.shown.before(path.start).map(|(_, letter)| letter);
        let lost = (0x81..=0xfe).filter_map(|lost| self.shown.letter(lost, WIDE));
        let word = |first: Option<char>, second: Option<char>| {
            first
                .zip(second)
                .is_some_and(|(first, second)| self.language.pair(first, second))
        };
        let next = path.letters.first().copied();
        let mut ranked: Vec<(u32, char)> = lost
            .map(|letter| {
                let words = u32::from(word(before, Some(letter))) + u32::from(word(Some(letter), next));
                (self.language.letter(letter).saturating_sub(words * PAIR), letter)
            })
            .collect();
        ranked.sort_unstable();
        ranked.truncate(FIRST_LETTERS);
        let paths = ranked.into_iter().map(|(price, letter)| {
            let mut path = path.clone();
            path.score += price;
            path.letters.insert(0, letter);
            path.guessed = true;
            path
        });
        paths.collect()
    }

    /// M3: the byte A1 before a full-width bracket joined with its first byte into 。
    fn orphan(&self, start: usize, at: usize) -> Vec<Path> {
        let joined = self.shown.get(at) == Some('。');
        let bracket = joined
            && self
                .shown
                .bytes(at + 1)
                .is_some_and(|[lead, _]| matches!(lead, 0xa8 | 0xa9));
        if !bracket {
            return Vec::new();
        }
        let numbered: Vec<Path> = (1..=MAX_NUMBER)
            .filter_map(|number| self.numbered(start, at + 1, number))
            .collect();
        if numbered.is_empty() {
            vec![self.begun(Mechanism::Orphan, start, at + 1, WIDE)]
        } else {
            numbered
        }
    }

    /// M3 before （一） and its like, whose bytes are known: A8 and the number's first, its second and A3, A9 and on.
    fn numbered(&self, start: usize, at: usize, number: u32) -> Option<Path> {
        let numeral = numeral(number);
        let mut bytes = vec![0xa8];
        for digit in &numeral {
            bytes.extend(self.shown.encode(*digit)?);
        }
        bytes.push(WIDE);
        let mut end = at;
        let mut unseen = 0;
        for pair in bytes.chunks_exact(2) {
            match self.shown.letter(pair[0], pair[1]) {
                Some(letter) if self.shown.get(end) == Some(letter) => end += 1,
                Some(_) => return None,
                None => unseen += 1,
            }
        }
        let [bracket, pending] = self.shown.bytes(end).filter(|[lead, _]| *lead == BRACKET)?;
        let mut path = self.begun(Mechanism::Orphan, start, end + 1, pending);
        path.earlier = Some(bracket);
        path.letters = [&['（'], numeral.as_slice(), &['）']].concat();
        path.unseen = unseen;
        path.numbered = true;
        Some(path)
    }

    /// Advances all ways together until each is in step.
    fn follow(&self, mut paths: Vec<Path>) -> Vec<Path> {
        let shown = self.shown;
        for _ in 0..MAX_SHIFT {
            let Some(at) = paths.first().map(|path| path.end) else {
                return Vec::new();
            };
            let Some(letter) = shown.get(at) else { return Vec::new() };
            if let Some(reading) = shown.reading(at) {
                // A reading between two letters as shown stands inside a letter as written.
                let inside: Vec<Path> = paths
                    .iter()
                    .filter(|_| reading.opened)
                    .filter_map(|path| self.past_reading(path, &reading))
                    .collect();
                if inside.is_empty() {
                    return self.end_in_reading(paths, at);
                }
                paths = inside;
                continue;
            }
            let hole = is_hole(letter);
            if hole && shown.reading(at + 1).is_some() {
                return self.end_in_reading(paths, at + 1);
            }
            let bytes = shown.bytes(at);
            let Some(second) = bytes
                .map(|[lead, _]| lead)
                .or(matches!(letter, '\u{40}'..='\u{7e}').then_some(letter as u8))
            else {
                return if hole || letter.is_ascii() {
                    self.end_in_loss(paths, at)
                } else {
                    Vec::new()
                };
            };
            let next = bytes
                .and_then(|[_, trail]| Some((trail, shown.bytes(at + 1)?[0])))
                .and_then(|(lead, trail)| shown.letter(lead, trail));
            paths = self.advance(&paths, second, next);
            for path in &mut paths {
                path.end = at + 1;
                path.earlier = Some(second);
                path.pending = bytes.map_or(Pending::Nothing, |[_, trail]| Pending::Byte(trail));
            }
            if bytes.is_none() {
                return paths.into_iter().filter_map(|path| self.own_reading(path)).collect();
            }
        }
        Vec::new()
    }

    /// The letter that `second` completes, or two with an unseen pair between them.
    fn advance(&self, paths: &[Path], second: u8, next: Option<char>) -> Vec<Path> {
        let mut advanced = Likeliest::new(WIDTH);
        for (rank, path) in paths.iter().enumerate() {
            let Pending::Byte(lead) = path.pending else { continue };
            let whole = self.shown.letter(lead, second);
            if let Some(letter) = whole {
                advanced.add(self.push(path, letter));
            }
            if rank < UNSEEN_WIDTH && whole.is_none_or(|letter| self.doubtful(path, letter, next)) {
                for first in self.before_unseen(path, lead) {
                    // Scores only grow.
                    if advanced.admits(first.score) {
                        for both in self.behind_unseen(&first, second) {
                            advanced.add(both);
                        }
                    }
                }
            }
        }
        best(advanced.paths, WIDTH)
    }

    /// Whether a letter makes no word with its neighbours or is rare.
    fn doubtful(&self, path: &Path, letter: char, next: Option<char>) -> bool {
        let before = self.last(path);
        let word = before.is_some_and(|before| self.language.pair(before, letter))
            || next.is_some_and(|next| self.language.pair(letter, next));
        self.language.rare(letter) || !word
    }

    /// The letters whose second byte began an unseen pair.
    fn before_unseen(&self, path: &Path, lead: u8) -> Vec<Path> {
        let lost = (0x40..=0xfe)
            .filter(|lost| self.shown.leads_unseen(*lost))
            .filter_map(|lost| Some((self.shown.letter(lead, lost)?, lost)));
        let ranked = self.likeliest(path, lost, UNSEEN_LETTERS);
        let paths = ranked.into_iter().map(|(score, letter, lost)| {
            let mut path = with_letter(path, score + UNSEEN, letter);
            path.unseen += 1;
            path.guessed = true;
            path.pending = Pending::After(lost);
            path
        });
        paths.collect()
    }

    /// The letters that `second` completes and whose first byte ended the unseen pair.
    fn behind_unseen(&self, path: &Path, second: u8) -> Vec<Path> {
        let Pending::After(first) = path.pending else {
            return Vec::new();
        };
        let lost = (0x81..=0xfe)
            .filter(|lost| self.shown.unseen(first, *lost))
            .filter_map(|lost| self.shown.letter(lost, second));
        self.guess(path, lost, UNSEEN_LETTERS)
    }

    /// Past a reading that stands after the first byte of the letter to come, if it is that of the code it ends.
    fn past_reading(&self, path: &Path, reading: &super::shown::Reading) -> Option<Path> {
        let Pending::Byte(pending) = path.pending else {
            return None;
        };
        let code = self
            .shown
            .letter(path.earlier?, pending)
            .filter(|letter| self.shown.reads(*letter, &reading.pinyin))?;
        let mut path = path.clone();
        path.readings.push((code, reading.pinyin.clone()));
        path.end = reading.end;
        Some(path)
    }

    /// Past the reading of the last letter.
    fn own_reading(&self, mut path: Path) -> Option<Path> {
        let Some(reading) = self.shown.reading(path.end).filter(|reading| reading.opened) else {
            return Some(path);
        };
        let last = path
            .letters
            .last()
            .copied()
            .filter(|letter| self.shown.reads(*letter, &reading.pinyin));
        if let Some(last) = last {
            path.end = reading.end;
            path.readings.push((last, reading.pinyin));
        }
        Some(path)
    }

    /// The lost second byte of the last letter stood before its own reading.
    fn end_in_reading(&self, paths: Vec<Path>, at: usize) -> Vec<Path> {
        let Some(reading) = self.shown.reading(at) else {
            return Vec::new();
        };
        let mut ended = Vec::new();
        for path in &paths {
            let Pending::Byte(lead) = path.pending else { continue };
            let mut finish = |path: &Path, letter: char| {
                let mut path = self.push(path, letter);
                path.readings.push((letter, reading.pinyin.clone()));
                path.end = reading.end;
                ended.push(path);
            };
            for letter in (0x40..=0xfe)
                .filter_map(|lost| self.shown.letter(lead, lost))
                .filter(|letter| self.shown.reads(*letter, &reading.pinyin))
            {
                finish(path, letter);
            }
            // Behind an unseen pair both its bytes are lost; the page's own table still has the letter.
            let glossed: Vec<char> = self.own.letters(&reading.pinyin).collect();
            for first in if glossed.is_empty() {
                Vec::new()
            } else {
                self.before_unseen(path, lead)
            } {
                let Pending::After(lost) = first.pending else { continue };
                for letter in &glossed {
                    if self
                        .shown
                        .encode(*letter)
                        .is_some_and(|[lead, _]| self.shown.unseen(lost, lead))
                    {
                        finish(&first, *letter);
                    }
                }
            }
        }
        best(ended, WIDTH)
    }

    /// The second byte of the last letter was lost, with a hole in its place or without trace.
    fn end_in_loss(&self, paths: Vec<Path>, at: usize) -> Vec<Path> {
        let hole = self.shown.get(at).is_some_and(is_hole);
        let mut ended = Likeliest::new(4 * WIDTH);
        for mut path in paths {
            let Pending::Byte(lead) = path.pending else { continue };
            path.traced = hole;
            path.end = at + usize::from(hole);
            // A byte that begins no letter needs no neighbour to be lost.
            let alone = [0x80, 0xff]
                .into_iter()
                .filter(|_| hole)
                .filter_map(|lost| self.shown.letter(lead, lost));
            alone.for_each(|letter| ended.add(self.push(&path, letter)));
            let guessed = self.guess(
                &path,
                (0x40..=0xfe).filter_map(|lost| self.shown.letter(lead, lost)),
                MAX_LETTERS,
            );
            // It may have taken an ASCII letter with it.
            for eaten in [',', ')', ' '].into_iter().filter(|_| hole) {
                for path in &guessed {
                    if ended.admits(path.score) {
                        ended.add(self.push(path, eaten));
                    }
                }
            }
            guessed.into_iter().for_each(|path| ended.add(path));
        }
        best(ended.paths, 4 * WIDTH)
    }

    /// The path with each of some letters, the likeliest only.
    fn guess(&self, path: &Path, letters: impl Iterator<Item = char>, limit: usize) -> Vec<Path> {
        let ranked = self.likeliest(path, letters.map(|letter| (letter, ())), limit);
        let guessed = ranked.into_iter().map(|(score, letter, ())| Path {
            guessed: true,
            ..with_letter(path, score, letter)
        });
        guessed.collect()
    }

    /// The likeliest of some letters, each with the score of the path it would make: a path is copied for these alone.
    fn likeliest<T: Copy>(
        &self,
        path: &Path,
        letters: impl Iterator<Item = (char, T)>,
        limit: usize,
    ) -> Vec<(u32, char, T)> {
        let before = self.last(path);
        let mut ranked: Vec<(u32, char, T)> = letters
            .map(|(letter, of)| (path.score + self.price(before, letter), letter, of))
            .collect();
        ranked.sort_by_key(|(score, letter, _)| (*score, *letter));
        ranked.truncate(limit);
        ranked
    }

    /// What a letter costs behind another.
    fn price(&self, before: Option<char>, letter: char) -> u32 {
        let cost = self.language.letter(letter);
        let word = before.is_some_and(|before| self.language.pair(before, letter));
        if word { cost.saturating_sub(PAIR) } else { cost }
    }

    fn push(&self, path: &Path, letter: char) -> Path {
        with_letter(path, path.score + self.price(self.last(path), letter), letter)
    }

    fn last(&self, path: &Path) -> Option<char> {
        if path.mechanism == Mechanism::Punctuation && path.letters.is_empty() {
            return None;
        }
        path.letters
            .last()
            .copied()
            .or_else(|| self.shown.before(path.start).map(|(_, letter)| letter))
    }
}

fn with_letter(path: &Path, score: u32, letter: char) -> Path {
    let mut path = path.clone();
    path.score = score;
    path.letters.push(letter);
    path
}

/// 一, 十, 十一, 二十, 二十一
fn numeral(number: u32) -> Vec<char> {
    let digit = |digit: u32| "一二三四五六七八九".chars().nth((digit as usize).wrapping_sub(1));
    let tens = number / 10;
    let mut numeral = Vec::new();
    numeral.extend(digit(tens).filter(|_| 1 < tens));
    numeral.extend((0 < tens).then_some('十'));
    numeral.extend(digit(number % 10));
    numeral
}

/// Paths of which only the likeliest will be wanted: those that cannot be among them are not kept.
struct Likeliest {
    limit: usize,
    /// Scores of the likeliest so far, the worst on top.
    scores: BinaryHeap<u32>,
    paths: Vec<Path>,
}

impl Likeliest {
    fn new(limit: usize) -> Self {
        Self {
            limit,
            scores: BinaryHeap::new(),
            paths: Vec::new(),
        }
    }

    fn admits(&self, score: u32) -> bool {
        self.scores.len() < self.limit || self.scores.peek().is_none_or(|worst| score <= *worst)
    }

    fn add(&mut self, path: Path) {
        if !self.admits(path.score) {
            return;
        }
        self.scores.push(path.score);
        if self.limit < self.scores.len() {
            self.scores.pop();
        }
        self.paths.push(path);
    }
}

/// The likeliest paths, in that order.
fn best(mut paths: Vec<Path>, limit: usize) -> Vec<Path> {
    paths.sort_by(|a, b| (a.score, &a.letters).cmp(&(b.score, &b.letters)));
    paths.truncate(limit);
    paths
}
