//! Readings in full-width brackets, put as those in half-width ones, so that one solver reads both.
//!
//! A full-width bracket is two bytes. Where its reading tears a letter, no byte is lost: the letter's first joins with the
//! bracket's first, and the bracket's second with what the reading begins with.
//!
//! ```text
//! 當地           AE94 B5D8 ..                          94B5 is 數, found across 當|地
//! 當（shù）地    AE94 B5 A3A8 73 68 A8B4 A3A9 D8 ..
//! shown as       當担╯hù）..                            B5A3 is 担, A873 is ╯
//! put as         當[B5](shù)..
//! ```

use std::borrow::Cow;
use std::ops::Range;

use tigang_lexicon::Lexicon;

use super::path::WIDE;
use super::shown::{MAX_READING, is_hole, is_pinyin};
use crate::clean::draft::Census;

/// Half letters follow this one by their byte, among the letters that no text has.
const HALVES: u32 = 0x10_ff00;
/// Second byte of （, and first of the vowels that have a mark for their tone.
const OPENS: u8 = 0xa8;
/// Vowels whose second byte begins no pair with an ASCII letter, and the letters that follow one at the head of a reading.
const VOWELS: &str = "āáǎàēéě";
const BEHIND_VOWEL: &str = "inor";

/// Letters put in place of others.
pub(super) struct Fold {
    pub(super) range: Range<usize>,
    pub(super) letters: Vec<char>,
}

/// The byte that a half letter is.
pub(super) fn half(letter: char) -> Option<u8> {
    u32::from(letter).checked_sub(HALVES)?.try_into().ok()
}

/// Half a letter, of which only this byte is there.
fn half_of(byte: u8) -> Option<char> {
    char::from_u32(HALVES + u32::from(byte))
}

/// The letters with full-width brackets around readings, and full-width letters in them, as half-width ones, one for one.
pub(in super::super) fn narrowed<'a>(letters: &'a [char], census: &Census, lexicon: &Lexicon) -> Cow<'a, [char]> {
    let mut narrowed = Cow::Borrowed(letters);
    if !census.has_any(['（', '）']) && !census.has_other(|letter| narrow(letter) != letter) {
        return narrowed;
    }
    for close in (0..letters.len()).filter(|at| closes(letters[*at])) {
        let before = letters[..close].iter().rev().take(MAX_READING + 1);
        let len = before.take_while(|letter| is_pinyin(narrow(**letter))).count();
        let start = close - len;
        let opened = start.checked_sub(1).filter(|at| matches!(letters[*at], '(' | '（'));
        let whole = opened.unwrap_or(start)..close + 1;
        let is_wide = letters[whole.clone()].iter().any(|letter| narrow(*letter) != *letter);
        if is_wide && is_reading(letters[start..close].iter().map(|letter| narrow(*letter)), lexicon) {
            for letter in &mut narrowed.to_mut()[whole] {
                *letter = narrow(*letter);
            }
        }
    }
    narrowed
}

/// Where readings in full-width brackets tore a letter, and how they stand in half-width ones.
pub(super) fn torn(letters: &[char], census: &Census, lexicon: &Lexicon) -> Vec<Fold> {
    let opens = |letter: char| joined(letter, lexicon).is_some();
    if !census.has_other(opens) {
        return Vec::new();
    }
    let mut folds: Vec<Fold> = Vec::new();
    for at in 0..letters.len() {
        let free = folds.last().is_none_or(|fold| fold.range.end <= at);
        folds.extend(Some(at).filter(|_| free).and_then(|at| torn_at(letters, at, lexicon)));
    }
    folds
}

/// The reading whose opening bracket ends in the letter at a place.
fn torn_at(letters: &[char], at: usize, lexicon: &Lexicon) -> Option<Fold> {
    let gbk = lexicon.gbk();
    let first = joined(letters[at], lexicon)?;
    let before = at.checked_sub(1).map(|before| letters[before]);
    let lead = before.and_then(|before| gbk.encode(before));
    let lead = lead.filter(|[_, trail]| *trail == WIDE).map(|[lead, _]| lead);
    let code = || gbk.decode([gbk.encode(*letters.get(at.checked_sub(2)?)?)?[1], lead?]);
    let mut reading = Vec::new();
    let mut end = at + 1;
    let mut left = None;
    let mut closed = false;
    if first.is_ascii() {
        reading.push(char::from(first));
    } else if lead.is_none() && !before.is_some_and(is_hole) {
        return None;
    }
    // Letters of two bytes are out of step, up to one of a single byte.
    let mut pending = Some(first).filter(|first| !first.is_ascii());
    while let Some(byte) = pending {
        let pair = letters.get(end).and_then(|letter| gbk.encode(*letter));
        let letter = pair.and_then(|[second, _]| gbk.decode([byte, second]));
        match (letter, pair) {
            (Some('）'), Some([_, trail])) => {
                (left, closed, pending) = (half_of(trail), true, None);
                end += 1;
            }
            (Some(letter), Some([_, trail])) if is_pinyin(narrow(letter)) && reading.len() < MAX_READING => {
                reading.push(narrow(letter));
                pending = Some(trail).filter(|trail| !trail.is_ascii());
                reading.extend(trail.is_ascii().then_some(char::from(trail)));
                end += 1;
            }
            _ if byte == WIDE && letters.get(end).is_some_and(|letter| is_hole(*letter)) => {
                (closed, pending) = (true, None);
            }
            _ if byte == OPENS && reading.is_empty() => {
                end += usize::from(letters.get(end).is_some_and(|letter| is_hole(*letter)));
                reading.extend(lost_vowel(code()?, &letters[end..], lexicon)?);
                pending = None;
            }
            _ => return None,
        }
    }
    if !closed {
        let rest = letters[end..].iter().take(MAX_READING).map(|letter| narrow(*letter));
        let rest: Vec<char> = rest.take_while(|letter| is_pinyin(*letter)).collect();
        end += rest.len();
        reading.extend(rest);
        letters.get(end).filter(|letter| closes(**letter))?;
        end += 1;
    }
    if !is_reading(reading.iter().copied(), lexicon) {
        return None;
    }
    let lead = lead.and_then(half_of);
    let start = at - usize::from(lead.is_some());
    let folded = lead.into_iter().chain(['(']).chain(reading).chain([')']).chain(left);
    Some(Fold {
        range: start..end,
        letters: folded.collect(),
    })
}

/// The byte that a letter joins with the second of an opening bracket, where it may begin a reading.
fn joined(letter: char, lexicon: &Lexicon) -> Option<u8> {
    let [OPENS, first] = lexicon.gbk().encode(letter)? else {
        return None;
    };
    let begins = matches!(first, OPENS | WIDE) || first.is_ascii_lowercase();
    begins.then_some(first)
}

/// What a reading of `code` begins with before letters, where that made a pair which is shown as nothing.
fn lost_vowel(code: char, rest: &[char], lexicon: &Lexicon) -> Option<Vec<char>> {
    let rest: String = rest
        .iter()
        .take(MAX_READING)
        .take_while(|letter| is_pinyin(**letter))
        .collect();
    let heads = VOWELS.chars().flat_map(|vowel| {
        let behind = BEHIND_VOWEL.chars().map(move |behind| vec![vowel, behind]);
        behind.chain([vec![vowel]])
    });
    let is_read = |head: &Vec<char>| {
        let reading: String = head.iter().copied().chain(rest.chars()).collect();
        lexicon.readings().has_reading(code, &reading)
    };
    heads.into_iter().find(is_read)
}

/// Whether letters are a syllable.
fn is_reading(letters: impl Iterator<Item = char>, lexicon: &Lexicon) -> bool {
    let pinyin: String = letters.take(MAX_READING + 1).collect();
    (1..=MAX_READING).contains(&pinyin.chars().count()) && lexicon.readings().key(&pinyin).is_some()
}

/// Whether a letter closes what stands in brackets.
fn closes(letter: char) -> bool {
    matches!(letter, ')' | '）')
}

/// The half-width form of a bracket, or of a letter that readings are written with.
fn narrow(letter: char) -> char {
    match letter {
        '（' => '(',
        '）' => ')',
        'ａ'..='ｚ' | '１'..='５' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The letters of a page with all readings in half-width brackets, half a letter shown as its byte.
    fn put(page: &str) -> String {
        let lexicon = Lexicon::embedded();
        let letters: Vec<char> = page.chars().collect();
        let census = Census::new(&letters);
        let letters = narrowed(&letters, &census, &lexicon);
        let (mut put, mut at) = (String::new(), 0);
        for Fold { range, letters: folded } in torn(&letters, &census, &lexicon) {
            put.extend(&letters[at..range.start]);
            for letter in folded {
                match half(letter) {
                    Some(byte) => put.push_str(&format!("[{byte:X}]")),
                    None => put.push(letter),
                }
            }
            at = range.end;
        }
        put.extend(&letters[at..]);
        put
    }

    #[test]
    fn brackets_of_readings_become_half_width() {
        assert_eq!(put("會（huì）議（yi4)要求(ｑｉｕ）"), "會(huì)議(yi4)要求(qiu)");
        let page = "生產總值（GDP）和公私合作（ppp）,（一）清淤,甲（含乙）";
        assert_eq!(put(page), page);
    }

    #[test]
    fn the_byte_before_a_torn_reading_is_half_a_letter() {
        assert_eq!(put("在當担╯hù）亟邮"), "在當[B5](shù)亟邮");
        assert_eq!(put("在當\u{fffd}╯hù）亟邮"), "在當\u{fffd}(shù)亟邮");
    }

    #[test]
    fn a_reading_of_pairs_leaves_half_a_letter_on_either_side() {
        assert_eq!(put("在當担ǎ螅瑁酰┴接受"), "在當[B5](shu)[D8]接受");
        assert_eq!(put("禁止類海èǎ┩限"), "禁止類[BA](è)[CD]限");
    }

    #[test]
    fn a_lost_vowel_is_told_by_the_letter_it_belongs_to() {
        assert_eq!(put("普及福è\u{fffd}n）黝"), "普及[B8](àn)黝");
        assert_eq!(put("普及福è\u{fffd}）黝"), "普及[B8](àn)黝");
    }

    #[test]
    fn signs_without_a_reading_stand() {
        for page in ["表格╯一）", "上升╯xyz）", "担è", "当╯hù亟"] {
            assert_eq!(put(page), page);
        }
    }
}
