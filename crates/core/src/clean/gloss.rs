//! Glosses: a reading in brackets that the page put after a letter, as in 標(biāo)題.
//!
//! Removed: readings of the letter before them, with tones or without, once or repeated, also those that lost brackets where
//! others have them; and what the page repeats as if it were one. Left: the text's own brackets, 鄉(鎮)村, (一), (含90分), and abbreviations, (ppp), (app).

use std::borrow::Cow;
use std::collections::BTreeMap;

use tigang_lexicon::Lexicon;

use super::mojibake::{WHOLE, has_tone, is_marked, is_pinyin, narrowed, pinyin_runs};
use super::{Current, Draft, EditKind, Proposal};
use crate::phrases::is_han;

/// A page that puts the same syllable behind the same letter so often means it as its reading, whatever the dictionary says.
const REPEATED: usize = 3;

/// A syllable in brackets.
struct Bracketed {
    /// The letter it follows, readings between them left out.
    letter: char,
    start: usize,
    end: usize,
    pinyin: String,
    /// Whether both its brackets are there.
    whole: bool,
}

/// Removes every reading in brackets that follows a letter which is read so, its brackets there or, on a page that has others,
/// lost.
pub(super) fn remove(draft: &mut Draft<'_>, lexicon: &Lexicon) {
    let current = draft.current();
    let bracketed = bracketed(&current, lexicon);
    // Without any there is no need of the readings, which are decoded when first asked for.
    if bracketed.is_empty() {
        return;
    }
    let mut table: BTreeMap<(char, &str), usize> = BTreeMap::new();
    let whole = || bracketed.iter().filter(|gloss| gloss.whole);
    for gloss in whole() {
        *table.entry((gloss.letter, gloss.pinyin.as_str())).or_default() += 1;
    }
    let readings = lexicon.readings();
    let read_so = |gloss: &Bracketed| readings.has_reading(gloss.letter, &gloss.pinyin);
    let may_lose = WHOLE
        <= whole()
            .filter(|gloss| is_marked(&gloss.pinyin) && read_so(gloss))
            .count();
    let is_reading = |gloss: &&Bracketed| {
        if !gloss.whole {
            return may_lose && is_marked(&gloss.pinyin) && read_so(gloss);
        }
        read_so(gloss)
            || !has_tone(&gloss.pinyin) && readings.has_toneless(gloss.letter, &gloss.pinyin)
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

/// Every syllable behind a Chinese letter, in brackets or beside one, or with a mark for its tone.
fn bracketed(current: &Current, lexicon: &Lexicon) -> Vec<Bracketed> {
    let scalars = narrowed(current.scalars(), current.census(), lexicon);
    let mut found: Vec<Bracketed> = Vec::new();
    // Digits tell tones, and are no syllable by themselves.
    let may_be_read = |letter: char| is_pinyin(letter) && !letter.is_ascii_digit();
    if matches!(scalars, Cow::Borrowed(_)) && !current.census().has_other(may_be_read) {
        return found;
    }
    for run in pinyin_runs(&scalars, current.census()) {
        let opened = run.start.checked_sub(1).filter(|at| scalars[*at] == '(');
        let closed = scalars.get(run.end) == Some(&')');
        let (start, end) = (opened.unwrap_or(run.start), run.end + usize::from(closed));
        let Some(before) = start.checked_sub(1).map(|before| scalars[before]) else {
            continue;
        };
        let letter = match found.last() {
            Some(last) if last.end == start => last.letter,
            _ if is_han(before) => before,
            _ => continue,
        };
        let pinyin: String = scalars[run].iter().collect();
        let whole = closed && opened.is_some();
        if (whole || is_marked(&pinyin)) && lexicon.readings().is_syllable(&pinyin) {
            found.push(Bracketed {
                letter,
                start,
                end,
                pinyin,
                whole,
            });
        }
    }
    found
}
