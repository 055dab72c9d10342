//! The letters that lost bytes may have made, the likeliest first: what [`losses`](super::losses) tries.

use super::super::language::{Language, is_hanzi};
use super::super::own::Own;
use super::super::shown::Shown;
use super::memo::Answer;
use super::price::{plain, saves};

/// Pairs of letters tried around a pair shown as nothing.
const UNSEEN_PAIRS: usize = 12;

/// What candidates are ranked by before they are read in their sentence.
pub(super) type Judges<'a> = (&'a Language<'a>, &'a Own<'a>);

/// The likeliest of some letters behind one letter and, where known, before another.
pub(super) fn likely(
    (language, own): Judges<'_>,
    last: Option<char>,
    letters: impl Iterator<Item = char>,
    next: Option<char>,
    limit: usize,
) -> Answer {
    let saves = |first: Option<char>, second: Option<char>| {
        let pair = first.zip(second);
        pair.map_or(0, |(first, second)| saves(language, own, first, second))
    };
    let mut letters: Vec<(i32, char)> = letters
        .map(|letter| {
            let words = saves(last, Some(letter)) + saves(Some(letter), next);
            (plain(language, own, letter) - words, letter)
        })
        .collect();
    if limit < letters.len() {
        letters.select_nth_unstable(limit);
        letters.truncate(limit);
    }
    crate::order::sort_by_key(&mut letters, |letter| *letter);
    let letters = letters.into_iter();
    letters.map(|(_, letter)| (letter, letter)).collect()
}

/// The likeliest pairs of letters around a pair shown as nothing.
pub(super) fn unseen_pairs(
    shown: &Shown<'_>,
    (language, own): Judges<'_>,
    last: Option<char>,
    pending: u8,
    lead: u8,
) -> Answer {
    let seconds: Vec<(u8, char, i32)> = (0x81..=0xfe)
        .filter_map(|lost| Some((lost, shown.letter(lost, lead)?)))
        .map(|(lost, letter)| (lost, letter, plain(language, own, letter)))
        .collect();
    let mut pairs: Vec<(i32, char, char)> = Vec::new();
    for first in (0x81..=0xfe).filter(|lost| shown.leads_unseen(*lost)) {
        let Some(letter) = shown.letter(pending, first) else {
            continue;
        };
        let saved = last.map_or(0, |last| saves(language, own, last, letter));
        let cost = plain(language, own, letter) - saved;
        let seconds = seconds.iter().filter(|(lost, ..)| shown.unseen(first, *lost));
        pairs.extend(seconds.map(|(_, second, second_cost)| {
            let saved = language.saves(letter, *second) as i32;
            (cost + second_cost - saved, letter, *second)
        }));
    }
    if UNSEEN_PAIRS < pairs.len() {
        pairs.select_nth_unstable(UNSEEN_PAIRS);
        pairs.truncate(UNSEEN_PAIRS);
    }
    crate::order::sort_by_key(&mut pairs, |pair| *pair);
    let pairs = pairs.into_iter();
    pairs.map(|(_, first, second)| (first, second)).collect()
}

/// The likeliest words of two letters of which the first begins with `pending`, and whose middle two bytes are shown as nothing.
pub(super) fn unseen_words(shown: &Shown<'_>, (language, own): Judges<'_>, pending: u8) -> Answer {
    let leads = (0x81..=0xfe).filter(|lost| shown.leads_unseen(*lost));
    let firsts: Vec<(u8, char)> = leads
        .filter_map(|lost| Some((lost, shown.letter(pending, lost)?)))
        .filter(|(_, letter)| is_hanzi(*letter))
        .collect();
    let mut words: Vec<(i32, char, char)> = Vec::new();
    for (second, [lead, trail]) in own.bare().filter_map(|letter| Some((letter, shown.encode(letter)?))) {
        if trail < 0x80 || !is_hanzi(second) {
            continue;
        }
        for (_, first) in firsts.iter().filter(|(lost, _)| shown.unseen(*lost, lead)) {
            let saved = language.saves(*first, second) as i32;
            if 0 < saved {
                let cost = plain(language, own, *first) + plain(language, own, second);
                words.push((cost - saved, *first, second));
            }
        }
    }
    crate::order::sort_by_key(&mut words, |word| *word);
    words.truncate(UNSEEN_PAIRS);
    words.into_iter().map(|(_, first, second)| (first, second)).collect()
}
