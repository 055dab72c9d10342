//! Which way the bytes ran: the one whose letters make words, fit the readings, and stand out from the next best.

use super::language::{BIT, Language, is_hanzi};
use super::path::{Mechanism, Path, Slot, with_unseen_pair};
use super::shown::{Shown, is_hole};

/// Letters of the page looked at on either side.
const CONTEXT: usize = 8;
/// Candidates for a lost byte that are tried whole.
const MAX_CANDIDATES: usize = 24;
/// A pair of letters that is a word speaks for both.
const PAIR: u32 = 8 * BIT;
/// A letter dearer than this is rare enough to be suspected.
const RARE: u32 = 13 * BIT;
/// What a reading in the wrong place costs the page as it stands.
const BROKEN_READING: u32 = 24 * BIT;
/// What a byte lost without trace costs the candidate.
const UNTRACED: u32 = 14 * BIT;
/// What an unseen pair costs the candidate.
const UNSEEN: u32 = 6 * BIT;
/// What a letter that the page glosses elsewhere gains.
const OWN_TABLE: u32 = 4 * BIT;
/// What a bracket or quotation mark without its other half costs.
const UNBALANCED: u32 = 12 * BIT;
/// What a letter of the other script costs.
const OTHER_SCRIPT: u32 = 5 * BIT;
/// Letters of the page searched for the other half of a bracket.
const REACH: usize = 60;
/// A solution must be cheaper than the page as it stands by so much.
const GAIN: u32 = 10 * BIT;
/// And cheaper than the next best by so much.
const MARGIN: u32 = 2 * BIT;

/// The verdict on a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Not damaged, or not so.
    Sound,
    /// Damaged, and nothing or several things fit.
    Undecided,
    /// Damaged, and this is what stood there.
    Solved(Solution),
}

/// What stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Solution {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) letters: Vec<char>,
    pub(super) mechanism: Mechanism,
    pub(super) readings: Vec<(Option<char>, String)>,
    /// Whether no byte had to be found by sense alone.
    pub(super) certain: bool,
}

/// Whether a path is worth judging: something on the page must look broken, or every comma would be judged.
pub(super) fn suspicious(shown: &Shown<'_>, language: &Language<'_>, path: &Path) -> bool {
    let letters = &shown.letters[path.start..path.end];
    if path.mechanism != Mechanism::Punctuation || !path.readings.is_empty() {
        return true;
    }
    let last = letters.last().copied().unwrap_or('\n');
    if path.traced && last.is_ascii() && !is_hole(last) {
        // A letter that stands alone between Chinese letters.
        let before = letters.len().checked_sub(2).map(|at| letters[at]);
        let after = shown.get(path.end);
        return !before.is_some_and(is_word) && !after.is_some_and(is_word);
    }
    let hanzi = letters.iter().filter(|letter| is_hanzi(**letter));
    let rare = hanzi.clone().filter(|letter| RARE < language.letter(**letter)).count();
    let holes = letters.iter().skip(1).filter(|letter| is_hole(**letter)).count();
    0 < holes && path.traced || 2 <= rare && hanzi.count() <= 2 * rare
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
}

/// Judges the paths that begin at one place. `own` tells whether the page glosses a letter so elsewhere.
pub(super) fn judge(
    shown: &Shown<'_>,
    language: &Language<'_>,
    paths: &[Path],
    own: impl Fn(char, &str) -> bool,
) -> Verdict {
    let Some(start) = paths.iter().map(|path| path.start).min() else {
        return Verdict::Sound;
    };
    let Some(end) = paths.iter().map(|path| path.end).max() else {
        return Verdict::Sound;
    };
    // All candidates are judged over the same letters of the page.
    let before = context_before(shown, start);
    let (as_is, broken) = plain(shown, start, end);
    let after = context_after(shown, end);
    let whole = |middle: &[char]| [before.as_slice(), middle, after.as_slice()].concat();
    let now =
        language.cost(&whole(&as_is)) + broken * BROKEN_READING + unbalanced(shown, start, end, &as_is) * UNBALANCED;

    let mut ranked: Vec<(u32, Solution)> = Vec::new();
    for path in paths {
        let (head, _) = plain(shown, start, path.start);
        let (tail, rest_broken) = plain(shown, path.end, end);
        let gained: u32 = path
            .readings
            .iter()
            .filter(|(letter, pinyin)| letter.is_some_and(|letter| own(letter, pinyin)))
            .count() as u32
            * OWN_TABLE;
        let mut prices = rest_broken * BROKEN_READING;
        if !path.traced {
            prices += UNTRACED;
        }
        let context: Vec<char> = [before.as_slice(), &head].concat();
        let behind: Vec<char> = [tail.as_slice(), &after].concat();
        for letters in fill(shown, language, path, &context, &behind) {
            let unseen = letters.len().saturating_sub(path.slots.len()) as u32 * UNSEEN;
            let all = [context.as_slice(), &letters, &behind].concat();
            let marks = unbalanced(shown, start, end, &[head.as_slice(), &letters, &tail].concat()) * UNBALANCED;
            let foreign = language.simplified_letters(&letters) * OTHER_SCRIPT * u32::from(language.traditional);
            let cost = (language.cost(&all) + prices + unseen + marks + foreign).saturating_sub(gained);
            let certain = path.traced && unseen == 0 && path.slots.iter().all(|slot| matches!(slot, Slot::Known(_)));
            ranked.push((
                cost,
                Solution {
                    start: path.start,
                    end: path.end,
                    letters,
                    mechanism: path.mechanism,
                    readings: path.readings.clone(),
                    certain,
                },
            ));
        }
    }
    ranked.sort_by(|a, b| (a.0, a.1.start, a.1.end, &a.1.letters).cmp(&(b.0, b.1.start, b.1.end, &b.1.letters)));
    let Some((cost, best)) = ranked.first().cloned() else {
        return if 0 < broken { Verdict::Undecided } else { Verdict::Sound };
    };
    if now < cost + GAIN {
        return if 0 < broken { Verdict::Undecided } else { Verdict::Sound };
    }
    let text = |solution: &Solution| {
        let (head, _) = plain(shown, start, solution.start);
        let (tail, _) = plain(shown, solution.end, end);
        let mut letters = [head, solution.letters.clone(), tail].concat();
        letters.retain(|letter| *letter != ' ');
        letters
    };
    let best_text = text(&best);
    let next = ranked.iter().find(|(_, other)| text(other) != best_text);
    if next.is_some_and(|(next, _)| *next < cost + MARGIN) {
        return Verdict::Undecided;
    }
    Verdict::Solved(best)
}

/// How many brackets and quotation marks of `middle` have no other half, there or on the page around it.
fn unbalanced(shown: &Shown<'_>, start: usize, end: usize, middle: &[char]) -> u32 {
    let marks = |letter: &&char| "“”‘’《》()（）".contains(**letter);
    if !middle.iter().any(|letter| marks(&letter)) && !shown.letters[start..end].iter().any(|letter| marks(&letter)) {
        return 0;
    }
    let line = |letter: &&char| **letter != '\n';
    let before = shown.letters[start.saturating_sub(REACH)..start]
        .iter()
        .rev()
        .take_while(line)
        .collect::<Vec<_>>();
    let after = shown.letters[end..shown.letters.len().min(end + REACH)]
        .iter()
        .take_while(line);
    let mut depth = [0u32; 4];
    let mut alone = 0;
    for letter in before.into_iter().rev().chain(middle).chain(after) {
        let (kind, opens) = match letter {
            '“' => (0, true),
            '”' => (0, false),
            '‘' => (1, true),
            '’' => (1, false),
            '《' => (2, true),
            '》' => (2, false),
            '(' | '（' => (3, true),
            ')' | '）' => (3, false),
            _ => continue,
        };
        if opens {
            depth[kind] += 1;
        } else if depth[kind] == 0 {
            alone += 1;
        } else {
            depth[kind] -= 1;
        }
    }
    alone + depth.iter().sum::<u32>()
}

/// The letters of a path, every lost byte tried.
fn fill(shown: &Shown<'_>, language: &Language<'_>, path: &Path, before: &[char], after: &[char]) -> Vec<Vec<char>> {
    let mut filled: Vec<Vec<char>> = vec![Vec::new()];
    let mut joint = false;
    for (index, slot) in path.slots.iter().enumerate() {
        if std::mem::take(&mut joint) {
            continue;
        }
        let known = |slot: Option<&Slot>| match slot {
            Some(Slot::Known(letter)) => Some(*letter),
            _ => None,
        };
        let next = if index + 1 < path.slots.len() {
            known(path.slots.get(index + 1))
        } else {
            after.first().copied()
        };
        let last = match index.checked_sub(1) {
            Some(last) => known(path.slots.get(last)),
            None => before.last().copied(),
        };
        if let (Slot::Trail(trail), Some(Slot::Lead(lead))) = (*slot, path.slots.get(index + 1)) {
            let pairs = likeliest_pairs(shown, language, trail, *lead);
            filled = filled
                .iter()
                .flat_map(|letters| pairs.iter().map(move |pair| [letters.as_slice(), pair].concat()))
                .collect();
            joint = true;
            continue;
        }
        let choices = match *slot {
            Slot::Known(letter) => vec![letter],
            Slot::Lead(lead) => likeliest(
                language,
                last,
                next,
                (0x40..=0xfe).filter_map(|lost| shown.letter(lead, lost)),
            ),
            Slot::Trail(trail) => likeliest(
                language,
                last,
                next,
                (0x81..=0xfe).filter_map(|lost| shown.letter(lost, trail)),
            ),
        };
        filled = filled
            .iter()
            .flat_map(|letters| {
                choices
                    .iter()
                    .map(move |choice| [letters.as_slice(), &[*choice]].concat())
            })
            .collect();
    }
    unseen_pairs(shown, language, path, before, after, &mut filled);
    filled
}

/// The likeliest neighbours when the first byte of one and the second of the other were lost.
fn likeliest_pairs(shown: &Shown<'_>, language: &Language<'_>, trail: u8, lead: u8) -> Vec<[char; 2]> {
    let firsts: Vec<char> = (0x81..=0xfe).filter_map(|lost| shown.letter(lost, trail)).collect();
    let seconds: Vec<char> = (0x40..=0xfe).filter_map(|lost| shown.letter(lead, lost)).collect();
    let mut ranked: Vec<(u32, [char; 2])> = Vec::new();
    for first in firsts {
        for second in &seconds {
            let pair = PAIR * 2 * u32::from(language.pair(first, *second));
            ranked.push((
                (language.letter(first) + language.letter(*second)).saturating_sub(pair),
                [first, *second],
            ));
        }
    }
    ranked.sort_unstable();
    ranked
        .into_iter()
        .take(2 * MAX_CANDIDATES)
        .map(|(_, pair)| pair)
        .collect()
}

/// The likeliest letters between two others.
fn likeliest(
    language: &Language<'_>,
    last: Option<char>,
    next: Option<char>,
    letters: impl Iterator<Item = char>,
) -> Vec<char> {
    let mut ranked: Vec<(u32, char)> = letters
        .map(|letter| {
            let with_last = last.is_some_and(|last| language.pair(last, letter));
            let with_next = next.is_some_and(|next| language.pair(letter, next));
            let cost = language
                .letter(letter)
                .saturating_sub(PAIR * u32::from(with_last))
                .saturating_sub(PAIR * u32::from(with_next));
            (cost, letter)
        })
        .collect();
    ranked.sort_unstable();
    ranked
        .into_iter()
        .take(MAX_CANDIDATES)
        .map(|(_, letter)| letter)
        .collect()
}

/// Adds the ways in which a rare letter is really two, with a pair between them that is shown as nothing.
fn unseen_pairs(
    shown: &Shown<'_>,
    language: &Language<'_>,
    path: &Path,
    before: &[char],
    after: &[char],
    filled: &mut Vec<Vec<char>>,
) {
    let Some(index) = path
        .slots
        .iter()
        .position(|slot| matches!(slot, Slot::Known(letter) if RARE < language.letter(*letter)))
    else {
        return;
    };
    let Some(base) = filled.first().cloned() else { return };
    let last = index.checked_sub(1).map(|last| base[last]).or(before.last().copied());
    let next = base.get(index + 1).copied().or(after.first().copied());
    let mut ranked: Vec<(u32, [char; 2])> = with_unseen_pair(shown, path, index)
        .into_iter()
        .map(|[first, second]| {
            let pairs = u32::from(last.is_some_and(|last| language.pair(last, first)))
                + u32::from(language.pair(first, second))
                + u32::from(next.is_some_and(|next| language.pair(second, next)));
            let cost = language.letter(first) + language.letter(second);
            (cost.saturating_sub(pairs * PAIR), [first, second])
        })
        .collect();
    ranked.sort_unstable();
    let short = filled.clone();
    for (_, pair) in ranked.into_iter().take(MAX_CANDIDATES) {
        for letters in &short {
            filled.push([&letters[..index], &pair, &letters[index + 1..]].concat());
        }
    }
}

/// The letters of a stretch of the page without readings, and how many readings in it are broken.
fn plain(shown: &Shown<'_>, start: usize, end: usize) -> (Vec<char>, u32) {
    let mut letters = Vec::new();
    let mut broken = 0;
    let mut at = start;
    while at < end {
        match shown.reading(at) {
            Some(reading) if reading.end <= end => {
                let last = letters
                    .last()
                    .copied()
                    .or_else(|| shown.before(at).map(|(_, letter)| letter));
                let sound = reading.opened && last.is_some_and(|last| shown.reads(last, &reading.pinyin));
                broken += u32::from(!sound);
                at = reading.end;
            }
            _ => {
                letters.push(shown.letters[at]);
                at += 1;
            }
        }
    }
    (letters, broken)
}

fn context_before(shown: &Shown<'_>, start: usize) -> Vec<char> {
    let mut letters = Vec::new();
    let mut at = start;
    while letters.len() < CONTEXT
        && let Some((place, letter)) = shown.before(at)
        && letter != '\n'
        && !is_hole(letter)
    {
        letters.push(letter);
        at = place;
    }
    letters.reverse();
    letters
}

fn context_after(shown: &Shown<'_>, end: usize) -> Vec<char> {
    let mut letters = Vec::new();
    let mut at = end;
    while letters.len() < CONTEXT
        && let Some(letter) = shown.get(at)
        && letter != '\n'
        && !is_hole(letter)
    {
        match shown.reading(at).filter(|reading| reading.opened) {
            Some(reading) => at = reading.end,
            None => {
                letters.push(letter);
                at += 1;
            }
        }
    }
    letters
}
