//! Ways the bytes may have run: from the place where a byte was lost, two by two, until the stream is in step again.

use super::shown::{Shown, is_hole};

/// A shift ends at the first letter whose second byte is ASCII, which among traditional letters is one in four.
const MAX_SHIFT: usize = 80;
/// Second byte of 。 保 担 專 and first byte of all full-width punctuation.
const WIDE: u8 = 0xa3;
/// Bytes of the pairs that GBK leaves to users: they are shown as nothing at all.
const USER_LEADS: [std::ops::RangeInclusive<u8>; 2] = [0xaa..=0xaf, 0xf8..=0xfe];
/// Their second bytes.
const USER_TRAILS: std::ops::RangeInclusive<u8> = 0xa1..=0xfe;

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

/// A letter of the solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// Both bytes are known.
    Known(char),
    /// The second byte was lost.
    Lead(u8),
    /// The first byte was lost.
    Trail(u8),
}

/// One way.
#[derive(Clone, Debug)]
pub(super) struct Path {
    pub(super) mechanism: Mechanism,
    /// First letter of the page that is damaged.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    pub(super) slots: Vec<Slot>,
    /// Readings that fit, with the letter they belong to where its bytes are known.
    pub(super) readings: Vec<(Option<char>, String)>,
    /// Whether the end is proved by a letter or a hole; else a byte was lost there without trace.
    pub(super) traced: bool,
}

/// All ways that begin at `at`.
pub(super) fn paths(shown: &Shown<'_>, at: usize) -> Vec<Path> {
    let mut paths = Vec::new();
    let hole = shown.get(at).is_some_and(is_hole);
    let next = at + usize::from(hole);
    split_by_reading(shown, at, next, &mut paths);
    if hole {
        punctuation(shown, at, next, &mut paths);
        orphan(shown, at, next, &mut paths);
    }
    punctuation(shown, at, at, &mut paths);
    orphan(shown, at, at, &mut paths);
    paths
}

/// M1: a reading stands after the first byte of a letter; that byte is lost, and fits the reading with the byte before it.
fn split_by_reading(shown: &Shown<'_>, start: usize, at: usize, paths: &mut Vec<Path>) {
    let Some(reading) = shown.reading(at) else { return };
    let Some((place, before)) = shown.before(start) else {
        return;
    };
    let untouched =
        start == at && (reading.opened && shown.reads(before, &reading.pinyin) || shown.letters[at - 1] == '(');
    let Some([_, trail]) = shown.bytes(place).filter(|_| !untouched) else {
        return;
    };
    for lost in 0x81..=0xfe {
        let Some(letter) = shown
            .letter(trail, lost)
            .filter(|letter| shown.reads(*letter, &reading.pinyin))
        else {
            continue;
        };
        let path = Path {
            mechanism: Mechanism::Gloss,
            start,
            end: reading.end,
            slots: Vec::new(),
            readings: vec![(Some(letter), reading.pinyin.clone())],
            traced: true,
        };
        follow(shown, path, Some(trail), lost, paths);
    }
}

/// M2: the second byte of a letter and the first of the next were taken for punctuation.
fn punctuation(shown: &Shown<'_>, start: usize, at: usize, paths: &mut Vec<Path>) {
    let hole = start < at;
    let pending = match shown.get(at) {
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
        _ => return,
    };
    let path = Path {
        mechanism: Mechanism::Punctuation,
        start,
        end: at + 1,
        slots: vec![Slot::Trail(WIDE)],
        readings: Vec::new(),
        traced: true,
    };
    follow(shown, path, Some(WIDE), pending, paths);
}

/// M3: the byte A1 before a full-width bracket joined with its first byte into 。
fn orphan(shown: &Shown<'_>, start: usize, at: usize, paths: &mut Vec<Path>) {
    let bracket =
        shown.get(at) == Some('。') && shown.bytes(at + 1).is_some_and(|[lead, _]| matches!(lead, 0xa8 | 0xa9));
    if !bracket {
        return;
    }
    let path = Path {
        mechanism: Mechanism::Orphan,
        start,
        end: at + 1,
        slots: Vec::new(),
        readings: Vec::new(),
        traced: true,
    };
    follow(shown, path, None, WIDE, paths);
}

/// Reads on with the first byte `pending` of a letter whose second is to come; `earlier` stands before it.
fn follow(shown: &Shown<'_>, mut path: Path, earlier: Option<u8>, pending: u8, paths: &mut Vec<Path>) {
    let (mut earlier, mut pending) = (earlier, pending);
    for _ in 0..MAX_SHIFT {
        let at = path.end;
        let Some(letter) = shown.get(at) else { return };
        if let Some(reading) = shown.reading(at) {
            if !reading.opened {
                return ends_in_reading(shown, path, at, pending, paths);
            }
            // A reading between two letters as shown stands inside a letter as written; its code ends with `pending`.
            let code = earlier.and_then(|earlier| shown.letter(earlier, pending));
            if code.is_some_and(|letter| shown.reads(letter, &reading.pinyin)) {
                path.readings.push((code, reading.pinyin));
                path.end = reading.end;
                continue;
            }
            return ends_in_reading(shown, path, at, pending, paths);
        }
        match shown.bytes(at) {
            Some([lead, trail]) => {
                let Some(letter) = shown.letter(pending, lead) else {
                    return;
                };
                path.slots.push(Slot::Known(letter));
                path.end = at + 1;
                (earlier, pending) = (Some(lead), trail);
            }
            None if matches!(letter, '\u{40}'..='\u{7e}') => {
                let Some(last) = shown.letter(pending, letter as u8) else {
                    return;
                };
                path.slots.push(Slot::Known(last));
                path.end = at + 1;
                if let Some(reading) = shown
                    .reading(path.end)
                    .filter(|reading| reading.opened && shown.reads(last, &reading.pinyin))
                {
                    path.end = reading.end;
                    path.readings.push((Some(last), reading.pinyin));
                }
                paths.push(path);
                return;
            }
            None if is_hole(letter) => {
                if shown.reading(at + 1).is_some() {
                    return ends_in_reading(shown, path, at + 1, pending, paths);
                }
                path.slots.push(Slot::Lead(pending));
                path.end = at + 1;
                // The lost byte may have taken an ASCII letter with it.
                for eaten in [',', ')', ' '] {
                    let mut path = path.clone();
                    path.slots.push(Slot::Known(eaten));
                    paths.push(path);
                }
                paths.push(path);
                return;
            }
            None if letter.is_ascii() => {
                path.slots.push(Slot::Lead(pending));
                path.traced = false;
                paths.push(path);
                return;
            }
            None => return,
        }
    }
}

/// The lost second byte of the last letter stood before its own reading.
fn ends_in_reading(shown: &Shown<'_>, path: Path, at: usize, pending: u8, paths: &mut Vec<Path>) {
    let Some(reading) = shown.reading(at) else { return };
    for lost in 0x81..=0xfe {
        let Some(letter) = shown
            .letter(pending, lost)
            .filter(|letter| shown.reads(*letter, &reading.pinyin))
        else {
            continue;
        };
        let mut path = path.clone();
        path.slots.push(Slot::Known(letter));
        path.readings.push((Some(letter), reading.pinyin.clone()));
        path.end = reading.end;
        paths.push(path);
    }
}

/// The path with a pair of the user area put back before the letter at `index`: two letters for one.
pub(super) fn with_unseen_pair(shown: &Shown<'_>, path: &Path, index: usize) -> Vec<[char; 2]> {
    let Slot::Known(letter) = path.slots[index] else {
        return Vec::new();
    };
    let Some([lead, trail]) = shown.encode(letter) else {
        return Vec::new();
    };
    let firsts: Vec<char> = USER_LEADS
        .into_iter()
        .flatten()
        .filter_map(|lost| shown.letter(lead, lost))
        .collect();
    let seconds: Vec<char> = USER_TRAILS.filter_map(|lost| shown.letter(lost, trail)).collect();
    firsts
        .iter()
        .flat_map(|first| seconds.iter().map(|second| [*first, *second]))
        .collect()
}
