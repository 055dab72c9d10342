//! Which way the bytes ran: the one whose letters make words, fit the readings, and stand out from the next best.

use super::balance::Open;
use super::language::{BIT, Language, is_hanzi};
use super::path::{Mechanism, Search, Stretch, Told};
use super::sense::{Sense, trades_bracket};
use super::shown::Shown;

/// Letters on either side searched for another 、.
const LIST_REACH: usize = 14;
/// What a 、 without another near costs.
const NO_LIST: i32 = 2 * BIT as i32;
/// What a bracket or quotation mark without its other half costs.
const UNBALANCED: i32 = 8 * BIT as i32;
/// A solution must be cheaper than the page as it stands by so much.
const GAIN: i32 = 3 * BIT as i32;
/// And cheaper than the next best by so much.
const MARGIN: i32 = 2 * BIT as i32;
/// The same of letters that were all found by sense alone, against the page as it stands.
const GUESSED_GAIN: i32 = 4 * BIT as i32;
/// The same where few letters were read off the page, and no reading.
const UNREAD_GAIN: i32 = 5 * BIT as i32;
/// And against the next best, where the bytes of several letters were found by sense alone, and few others were read.
const GUESSED_MARGIN: i32 = 6 * BIT as i32;
/// And than the next best of the same shape, letter for letter, by so much: one letter in doubt must not keep a whole
/// stretch broken, and the edit says what else it may be.
const LETTER_MARGIN: i32 = 0;

/// A way that leaves one more letter of the page as it stands is believed though it is dearer by so much.
const GENTLE: i32 = 6 * BIT as i32;

/// The same where it has a word, and the first has none in its place.
const WORDED: i32 = 10 * BIT as i32;

/// What stood in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Solution {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) letters: Vec<char>,
    pub(super) mechanism: Mechanism,
    pub(super) readings: Vec<String>,
    /// What else may have stood there, letter for letter: it reads nearly as well.
    pub(super) rivals: Vec<Vec<char>>,
    /// Whether no byte had to be found by sense alone.
    pub(super) certain: bool,
}

/// The verdict on the letters that a search read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Verdict {
    /// What stood there, place by place.
    pub(super) solutions: Vec<Solution>,
    /// Places that are damaged and have several explanations or none.
    pub(super) doubts: Vec<(usize, usize)>,
    /// The last letters as they should be, where all is solved.
    pub(super) letters: Vec<char>,
}

/// Judges the ways that begin at `start`, each behind `context` letters, where the brackets of `open` stand open.
pub(super) fn judge(search: &Search<'_>, start: usize, context: usize, open: &Open, ways: Vec<Told>) -> Verdict {
    let (shown, language, own) = (search.shown, search.language, search.own);
    let mut ranked: Vec<(i32, Told)> = ways
        .into_iter()
        .map(|way| {
            let letters = &way.letters[context.min(way.letters.len())..];
            let marks = open.unbalanced(shown, way.end, letters) as i32 * UNBALANCED;
            let lists = enumerated(shown, start, &way, context) as i32 * NO_LIST;
            (way.cost + marks + lists, way)
        })
        .collect();
    crate::order::sort_by(&mut ranked, |a, b| (a.0, &a.1.letters).cmp(&(b.0, &b.1.letters)));
    let mut verdict = Verdict::default();
    ranked.drain(..gentlest(shown, language, &ranked));
    let Some((cost, best)) = ranked.first() else {
        return verdict;
    };
    let damaged = ranked
        .iter()
        .any(|(other, way)| way.stretches.is_empty() && 0 < way.broken && *other < cost + GAIN);
    let each = *cost / best.letters.len().max(1) as i32;
    let sense = Sense {
        language,
        own,
        way: best,
        each,
    };
    for stretch in &best.stretches {
        let letters = &best.letters[stretch.letters.clone()];
        let page = shown.letters.get(stretch.start..stretch.end).unwrap_or_default();
        let rivals = rivals(&ranked, cost + MARGIN, stretch, letters);
        let told = if !rivals.is_empty() && loose(shown, stretch, letters)
            || rivalled(&ranked, stretch, letters)
            || trades_bracket(shown, stretch)
            || sense.unfounded(stretch, page)
        {
            None
        } else {
            let disputed = disputed(&ranked, cost + MARGIN, stretch, letters);
            sense.tell(stretch, &disputed)
        };
        let Some(told) = told else {
            let touched = damaged
                || ranked
                    .iter()
                    .all(|(other, way)| cost + GAIN <= *other || !untouched(way, stretch));
            if touched {
                verdict.doubts.push((stretch.start, stretch.end));
            }
            continue;
        };
        verdict.solutions.push(Solution {
            start: stretch.start,
            end: stretch.end,
            letters: told,
            mechanism: stretch.mechanism,
            readings: stretch
                .readings
                .iter()
                .map(|(_, sound)| shown.pinyin(*sound).to_owned())
                .collect(),
            rivals,
            certain: stretch.guesses.is_empty(),
        });
    }
    if 0 < best.broken {
        verdict.doubts.push((start, best.end.min(start + 2)));
    }
    if verdict.solutions.len() == best.stretches.len() {
        verdict.letters.clone_from(&best.letters);
    }
    verdict
}

/// The place of the way to believe: one that is nearly as likely as the first and leaves one more letter of the page as it
/// stands goes before it, since that letter may be sound.
fn gentlest(shown: &Shown<'_>, language: &Language<'_>, ranked: &[(i32, Told)]) -> usize {
    let Some((cost, best)) = ranked.first() else { return 0 };
    let replaced = |stretch: &Stretch| {
        let letters = shown.letters.get(stretch.start..stretch.end).unwrap_or_default();
        letters.iter().filter(|letter| is_hanzi(**letter)).count()
    };
    let most: usize = best.stretches.iter().map(replaced).sum();
    let inside = |stretch: &Stretch| {
        let holds = |whole: &Stretch| whole.start <= stretch.start && stretch.end <= whole.end;
        best.stretches.iter().any(holds)
    };
    let near = ranked.iter().take_while(|(other, _)| *other < cost + WORDED);
    let gentle = near.enumerate().find(|(_, (other, way))| {
        let repairs = way.broken == 0 && !way.stretches.is_empty() && way.stretches.iter().all(inside);
        let gentler = repairs && way.stretches.iter().map(replaced).sum::<usize>() + 1 == most;
        gentler && (*other < cost + GENTLE || worded(language, &best.letters, &way.letters))
    });
    gentle.map_or(0, |(place, _)| place)
}

/// Whether `others` have a word where `letters` differ and have none.
fn worded(language: &Language<'_>, letters: &[char], others: &[char]) -> bool {
    let pairs = || letters.iter().zip(others);
    let same = pairs().take_while(|(a, b)| a == b).count();
    let ends = letters[same..].iter().rev().zip(others[same..].iter().rev());
    let ending = ends.take_while(|(a, b)| a == b).count();
    let words = |letters: &[char]| {
        let differing = &letters[same..letters.len() - ending];
        differing.windows(2).any(|pair| language.pair(pair[0], pair[1]))
    };
    words(others) && !words(letters)
}

/// Whether a stretch is marks that next to nothing speaks for: found by sense alone, several of them or one that ends a line.
/// Between two such there is no choosing.
fn loose(shown: &Shown<'_>, stretch: &Stretch, letters: &[char]) -> bool {
    let guessed = !stretch.guesses.is_empty() && !letters.iter().any(|letter| is_hanzi(*letter));
    guessed && (1 < letters.len() || shown.get(stretch.end).is_none_or(|letter| letter == '\n'))
}

/// Whether a way that is no letter-for-letter rival comes near the best in a stretch.
fn rivalled(ranked: &[(i32, Told)], stretch: &Stretch, letters: &[char]) -> bool {
    let Some((cost, best)) = ranked.first() else {
        return false;
    };
    // Where the bytes ran otherwise to the same letters, nothing is in doubt.
    let mut others = ranked.iter().filter(|(_, way)| way.letters != best.letters);
    let guessed: usize = stretch.guesses.iter().map(ExactSizeIterator::len).sum();
    let gain = match guessed < letters.len() {
        true if stretch.readings.is_empty() && !stretch.is_proven() => UNREAD_GAIN,
        true => GAIN,
        false => GUESSED_GAIN,
    };
    let proven = stretch.guesses.len() < 2 || stretch.is_proven();
    let margin = if proven { MARGIN } else { GUESSED_MARGIN };
    others.any(|(other, way)| {
        let limit = if untouched(way, stretch) {
            gain
        } else if way.stretches.iter().any(|other| replaces(other, stretch)) {
            LETTER_MARGIN
        } else {
            margin
        };
        *other < cost + limit && !way.stretches.iter().any(|other| equal(way, other, stretch, letters))
    })
}

/// Which letters of a stretch may be another numeral, or a numeral instead, on a way cheaper than `limit`: numbers are
/// facts, and no fact is guessed.
fn disputed(ranked: &[(i32, Told)], limit: i32, stretch: &Stretch, letters: &[char]) -> Vec<bool> {
    let mut disputed = vec![false; letters.len()];
    for (_, way) in ranked.iter().take_while(|(cost, _)| *cost < limit) {
        let other = way.stretches.iter().find(|other| respells(other, stretch, letters));
        let others = other.map_or(letters, |other| &way.letters[other.letters.clone()]);
        for (disputed, (a, b)) in disputed.iter_mut().zip(letters.iter().zip(others)) {
            *disputed |= a != b && (is_numeral(*a) || is_numeral(*b));
        }
    }
    disputed
}

/// Whether a way has the same letters for the same place.
fn equal(way: &Told, other: &Stretch, stretch: &Stretch, letters: &[char]) -> bool {
    replaces(other, stretch) && way.letters[other.letters.clone()] == *letters
}

/// What ways cheaper than `limit` have in place of `letters`, letter for letter; the cheapest first.
fn rivals(ranked: &[(i32, Told)], limit: i32, stretch: &Stretch, letters: &[char]) -> Vec<Vec<char>> {
    let mut rivals: Vec<Vec<char>> = Vec::new();
    for (_, way) in ranked.iter().take_while(|(cost, _)| *cost < limit) {
        let other = way.stretches.iter().find(|other| respells(other, stretch, letters));
        let rival = other.map(|other| way.letters[other.letters.clone()].to_vec());
        rivals.extend(rival.filter(|rival| rival != letters && !rivals.contains(rival)));
    }
    rivals
}

/// Whether a way has other letters for the same place, letter for letter.
fn respells(other: &Stretch, stretch: &Stretch, letters: &[char]) -> bool {
    replaces(other, stretch) && other.letters.len() == letters.len()
}

/// Whether a way has something for the same place.
fn replaces(other: &Stretch, stretch: &Stretch) -> bool {
    (other.start, other.end) == (stretch.start, stretch.end)
}

/// Whether a letter is part of a number.
fn is_numeral(letter: char) -> bool {
    "〇零一二三四五六七八九十百千萬万億亿兩两半".contains(letter)
}

/// Whether a way leaves a stretch as it stands.
fn untouched(way: &Told, stretch: &Stretch) -> bool {
    way.stretches
        .iter()
        .all(|other| other.end <= stretch.start || stretch.end <= other.start)
}

/// How many 、 of a way stand where no other 、 is near: it parts short things, and seldom two of them only.
fn enumerated(shown: &Shown<'_>, start: usize, way: &Told, context: usize) -> u32 {
    let near = |letters: &[char]| letters.contains(&'、');
    let end = way.end.min(shown.letters.len());
    let before = &shown.letters[start.saturating_sub(LIST_REACH)..start];
    let after = &shown.letters[end..shown.letters.len().min(end + LIST_REACH)];
    let letters = &way.letters[context.min(way.letters.len())..];
    let count = letters.iter().filter(|letter| **letter == '、').count() as u32;
    if near(before) || near(after) || 1 < count {
        0
    } else {
        count
    }
}

#[cfg(test)]
mod tests {
    use tigang_lexicon::Lexicon;

    use super::*;
    use crate::clean::draft::Census;

    /// A way that replaces the letters of the page from 1 to `end`.
    fn way(end: usize) -> Told {
        let stretch = Stretch {
            mechanism: Mechanism::Gloss,
            start: 1,
            end,
            letters: 0..1,
            readings: Vec::new(),
            guesses: Vec::new(),
        };
        Told {
            end: 6,
            letters: vec!['政'],
            stretches: vec![stretch],
            broken: 0,
            cost: 0,
        }
    }

    #[test]
    fn a_letter_that_may_be_sound_stands_for_a_small_price() {
        let lexicon = Lexicon::embedded();
        let page: Vec<char> = "落實政策好\n".chars().collect();
        let census = Census::new(&page);
        let shown = Shown::new(&page, &census, &lexicon);
        let language = Language::new(&page, &lexicon);
        let behind = |price: i32, end: usize| gentlest(&shown, &language, &[(0, way(4)), (price, way(end))]);
        assert_eq!(behind(GENTLE - 1, 3), 1);
        assert_eq!(behind(GENTLE, 3), 0);
        assert_eq!(behind(GENTLE - 1, 2), 0);
        assert_eq!(behind(GENTLE - 1, 5), 0);
    }

    #[test]
    fn marks_found_by_sense_alone_are_loose_where_little_is_there_to_go_by() {
        let lexicon = Lexicon::embedded();
        let page: Vec<char> = "草案?fú)?\n".chars().collect();
        let census = Census::new(&page);
        let shown = Shown::new(&page, &census, &lexicon);
        let stretch = |end: usize, guesses: &[std::ops::Range<usize>]| Stretch {
            end,
            guesses: guesses.to_vec(),
            ..way(end).stretches.swap_remove(0)
        };
        let found = 0..1;
        let guess = std::slice::from_ref(&found);
        assert!(loose(&shown, &stretch(7, guess), &['）']));
        assert!(!loose(&shown, &stretch(6, guess), &['）']));
        assert!(loose(&shown, &stretch(6, guess), &['。', '”']));
        assert!(!loose(&shown, &stretch(7, guess), &['服']));
        assert!(!loose(&shown, &stretch(7, &[]), &['）']));
    }

    #[test]
    fn a_word_speaks_for_letters_where_others_make_none() {
        let lexicon = Lexicon::embedded();
        let language = Language::new(&[], &lexicon);
        let worded = |letters: &str, others: &str| {
            let [letters, others] = [letters, others].map(|letters| letters.chars().collect::<Vec<_>>());
            worded(&language, &letters, &others)
        };
        assert!(worded("以及捕即六地", "以及昌都等六地"));
        assert!(!worded("以及昌都等六地", "以及捕即六地"));
        assert!(!worded("以及政策等六地", "以及昌都等六地"));
    }
}
