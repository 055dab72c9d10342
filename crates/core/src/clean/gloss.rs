//! Glosses: a reading in brackets that the page put after a letter, as in 標(biāo)題.
//!
//! Removed: readings of the letter before them, with tones or without, once or repeated; and what the page repeats as if it
//! were one. Left: the text's own brackets, 鄉(鎮)村, (一), (含90分), and abbreviations, (ppp), (app).

use std::collections::BTreeMap;

use tigang_lexicon::Lexicon;

use super::{Current, Draft, EditKind, Proposal};
use crate::phrases::is_han;

/// Longest reading: zhuang and its like have six letters.
const MAX_READING: usize = 6;
/// A page that puts the same syllable behind the same letter so often means it as its reading, whatever the dictionary says.
const REPEATED: usize = 3;

/// A syllable in brackets.
struct Bracketed {
    /// The letter it follows, readings between them left out.
    letter: char,
    start: usize,
    end: usize,
    pinyin: String,
}

/// Removes every reading in brackets that follows a letter which is read so.
pub(super) fn remove(draft: &mut Draft<'_>, lexicon: &Lexicon) {
    let current = draft.current();
    let bracketed = bracketed(&current, lexicon);
    // Without any there is no need of the readings, which are decoded when first asked for.
    if bracketed.is_empty() {
        return;
    }
    let mut table: BTreeMap<(char, &str), usize> = BTreeMap::new();
    for gloss in &bracketed {
        *table.entry((gloss.letter, gloss.pinyin.as_str())).or_default() += 1;
    }
    let readings = lexicon.readings();
    let is_reading = |gloss: &&Bracketed| {
        readings.has_reading(gloss.letter, &gloss.pinyin)
            || gloss.pinyin.is_ascii() && readings.has_toneless(gloss.letter, &gloss.pinyin)
            // 这一说法(a) is the answer of a quiz, however often it is right.
            || 1 < gloss.pinyin.len()
                && table
                    .get(&(gloss.letter, gloss.pinyin.as_str()))
                    .is_some_and(|count| REPEATED <= *count)
    };
    let edits = bracketed.iter().filter(is_reading);
    let edits = edits.map(|gloss| Proposal::delete(EditKind::Gloss, current.raw_span(gloss.start, gloss.end)));
    draft.propose(edits.collect());
}

/// Every syllable in brackets behind a Chinese letter.
fn bracketed(current: &Current, lexicon: &Lexicon) -> Vec<Bracketed> {
    let scalars = &current.scalars;
    let mut found: Vec<Bracketed> = Vec::new();
    let opening = |start: &usize| matches!(scalars[*start], '(' | '（');
    for start in current.census().others().filter(opening) {
        let Some(before) = start.checked_sub(1).map(|before| scalars[before]) else {
            continue;
        };
        let letter = match found.last() {
            Some(last) if last.end == start => last.letter,
            _ if is_han(before) => before,
            _ => continue,
        };
        let len = scalars[start + 1..]
            .iter()
            .take(MAX_READING + 1)
            .take_while(|scalar| is_pinyin(**scalar))
            .count();
        let end = start + len + 2;
        if len == 0 || MAX_READING < len || !matches!(scalars.get(end - 1), Some(')' | '）')) {
            continue;
        }
        let pinyin: String = scalars[start + 1..end - 1].iter().collect();
        if lexicon.readings().is_syllable(&pinyin) {
            found.push(Bracketed {
                letter,
                start,
                end,
                pinyin,
            });
        }
    }
    found
}

fn is_pinyin(scalar: char) -> bool {
    scalar.is_ascii_lowercase() || "āáǎàăēéěèĕêīíǐìĭōóǒòŏūúǔùŭüǖǘǚǜńňǹḿɑɡ".contains(scalar)
}
