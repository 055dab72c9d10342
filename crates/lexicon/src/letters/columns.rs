//! The letters' section: pairs of letters and of phrases as text, and back.
//!
//! For either direction four columns: letters, and their forms one letter each; phrases, and their forms a line each.
//! The second direction names only letters whose form is not simply the one that the first makes of it.
//! A phrase begins with the number of letters it shares with the one before, as a letter itself; in a form `.` stands for
//! the form that a letter has by itself, and at the end nothing does.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::{Fate, Letters, Script, look_up};
use crate::bytes::{Reader, lines, put_column, put_letters};
use crate::index::{BREAK, WordIndex};

/// Stands in a form for what single letters give anyway.
const AS_SINGLE: char = '.';

/// One direction's tables, as the compiler hands them over.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// Letters and their forms; those of the basic plane only.
    pub single: BTreeMap<char, char>,
    /// Phrases and their forms, of equal length.
    pub phrases: BTreeMap<Vec<char>, Vec<char>>,
}

/// Compiles both directions into a section.
pub fn encode(to_simplified: &Tables, to_traditional: &Tables) -> Vec<u8> {
    let mut section = Vec::new();
    let single: Singles = to_simplified
        .single
        .iter()
        .map(|(&letter, &form)| (letter, form))
        .collect();
    let back = reversed(&single).into_iter().collect();
    encode_script(to_simplified, &BTreeMap::new(), &mut section);
    encode_script(to_traditional, &back, &mut section);
    section
}

/// `known` are forms that the reader knows already.
fn encode_script(tables: &Tables, known: &BTreeMap<char, char>, section: &mut Vec<u8>) {
    let mut single = tables.single.clone();
    single.retain(|letter, form| known.get(letter) != Some(form));
    for &letter in known.keys().filter(|letter| !tables.single.contains_key(letter)) {
        single.insert(letter, letter);
    }
    put_letters(section, single.keys().copied());
    put_letters(section, single.values().copied());
    let (mut phrases, mut forms) = (String::new(), String::new());
    let mut before: &[char] = &[];
    for (phrase, form) in &tables.phrases {
        let shared = phrase
            .iter()
            .zip(before)
            .take_while(|(letter, other)| letter == other)
            .count();
        before = phrase;
        phrases.extend(char::from_u32('0' as u32 + shared as u32));
        phrases.extend(&phrase[shared..]);
        phrases.push('\n');
        let form: String = phrase
            .iter()
            .zip(form)
            .map(|(letter, &form)| {
                let alone = *tables.single.get(letter).unwrap_or(letter);
                if alone == form { AS_SINGLE } else { form }
            })
            .collect();
        forms.push_str(form.trim_end_matches(AS_SINGLE));
        forms.push('\n');
    }
    put_column(section, phrases.as_bytes());
    put_column(section, forms.as_bytes());
}

/// The letter that each form comes from, where it is but one.
fn reversed(single: &[(char, char)]) -> Singles {
    let mut sources = vec![0_u8; 0x1_0000];
    for &(_, form) in single {
        if let Some(sources) = sources.get_mut(form as usize) {
            *sources = sources.saturating_add(1);
        }
    }
    let unique = single
        .iter()
        .filter(|&&(_, form)| sources.get(form as usize) == Some(&1));
    unique.map(|&(letter, form)| (form, letter)).collect()
}

/// Reads a section; `lookalikes` and `variants` are our own lists of pairs. `None` when it does not read as one, as far as it
/// is read at once.
pub(crate) fn decode(
    section: Cow<'static, [u8]>,
    lookalikes: &[(&str, &str)],
    variants: &[(&str, &str)],
) -> Option<Letters> {
    let mut reader = Reader::new(&section);
    let single = read_singles(&mut reader)?;
    let to_simplified = decode_script(&mut reader, &single, variants)?;
    // The other script is only passed over.
    for _ in 0..COLUMNS {
        reader.column()?;
    }
    if !reader.is_empty() {
        return None;
    }
    let mut likeness = unchanged();
    let mut fates = vec![Fate::APART; likeness.len()];
    let half = |full: char| char::from_u32(full as u32 - 0xfee0).map(|half| (full, half));
    let spaces = ['\u{a0}', '\u{202f}', '\u{205f}', '\u{3000}'].into_iter();
    let spaces = spaces.chain('\u{2000}'..='\u{200a}').map(|space| (space, ' '));
    let marks = ('\u{ff01}'..='\u{ff5e}').filter_map(half).chain(spaces);
    let letters = lookalikes
        .iter()
        .filter_map(|(letter, like)| letter.chars().zip(like.chars()).next());
    for (letter, like) in marks.chain(letters) {
        set(&mut likeness, letter, like)?;
        *fates.get_mut(letter as usize)? = Fate::ALIKE;
    }
    let own = variants.iter().flat_map(|(written, _)| written.chars());
    let changing = single.iter().map(|(letter, _)| *letter).chain(own);
    find_fates(&mut fates, changing, &to_simplified);
    Some(Letters {
        fates,
        to_simplified,
        to_traditional: OnceLock::new(),
        section,
        likeness,
    })
}

/// Adds what becomes of letters on the way to a script: of those that may have forms of their own, and of those in phrases. The
/// whole plane is not gone through: this is on the way to the first word, in code that the browser has not yet compiled well.
fn find_fates(fates: &mut [Fate], changing: impl Iterator<Item = char>, script: &Script) {
    let mut meet = |letter: char, form: char| {
        let part = if form == letter { Fate::JOINING } else { Fate::CHANGING };
        if let Some(fate) = fates.get_mut(letter as usize) {
            fate.0 |= part.0;
        }
    };
    for letter in changing {
        meet(letter, look_up(&script.single, letter));
    }
    let phrases = script.phrases.letters().iter().zip(&script.forms);
    for (&letter, &form) in phrases.filter(|(letter, _)| **letter != BREAK) {
        meet(letter, form);
    }
}

/// The way to the traditional script; `None` when its columns do not read as one.
pub(super) fn decode_traditional(section: &[u8]) -> Option<Script> {
    let mut reader = Reader::new(section);
    let mut single = reversed(&read_singles(&mut reader)?);
    for _ in 2..COLUMNS {
        reader.column()?;
    }
    single.extend(read_singles(&mut reader)?);
    decode_script(&mut reader, &single, &[])
}

/// Columns of one direction.
const COLUMNS: usize = 4;

/// Pairs of letters and their forms.
type Singles = Vec<(char, char)>;

/// The letters that a direction names and their forms, its first two columns.
fn read_singles(reader: &mut Reader) -> Option<Singles> {
    Some(reader.letters()?.into_iter().zip(reader.letters()?).collect())
}

/// One direction, from the forms of single letters and its last two columns. Own phrases come first, so they win over
/// OpenCC's.
fn decode_script(reader: &mut Reader, singles: &Singles, own: &[(&str, &str)]) -> Option<Script> {
    let mut single = unchanged();
    for &(letter, form) in singles {
        set(&mut single, letter, form)?;
    }
    let letter = |text: &str| -> Option<char> {
        let mut letters = text.chars();
        letters.next().filter(|_| letters.next().is_none())
    };
    let (alone, own): (Vec<_>, Vec<_>) = own.iter().partition(|(written, _)| letter(written).is_some());
    for (written, form) in alone {
        set(&mut single, letter(written)?, letter(form)?)?;
    }
    // All phrases one behind the other, and their forms, of the same length, in step with them.
    let (mut phrases, mut forms) = (Vec::<char>::new(), Vec::<char>::new());
    let mut starts = vec![0];
    for (phrase, form) in own {
        phrases.extend(phrase.chars().chain([BREAK]));
        forms.extend(form.chars().chain([BREAK]));
        starts.push(phrases.len() as u32);
    }
    let mut before = phrases.len();
    for (line, form) in lines(reader.text()?).zip(lines(reader.text()?)) {
        let start = phrases.len();
        let mut letters = line.chars();
        let shared = (letters.next()? as usize).checked_sub('0' as usize)?;
        if start - before < shared {
            return None;
        }
        phrases.extend_from_within(before..before + shared);
        phrases.extend(letters);
        phrases.push(BREAK);
        let mut form = form.chars();
        let alone = |letter| look_up(&single, letter);
        forms.extend(phrases[start..].iter().map(|&letter| match form.next() {
            None | Some(AS_SINGLE) => alone(letter),
            Some(form) => form,
        }));
        starts.push(phrases.len() as u32);
        before = start;
    }
    // What has one letter is no phrase: conversion looks at two.
    let sound = forms.len() == phrases.len() && starts.windows(2).all(|ends| ends[0] + 2 < ends[1]);
    if !sound {
        return None;
    }
    for &start in &starts[..starts.len() - 1] {
        let first = phrases[start as usize];
        if single.get(first as usize) == Some(&0) {
            set(&mut single, first, first)?;
        }
    }
    Some(Script {
        single,
        phrases: WordIndex::of(phrases, starts),
        forms,
    })
}

/// A table of the basic plane in which every letter is itself.
fn unchanged() -> Vec<u16> {
    vec![0; 0x1_0000]
}

fn set(table: &mut [u16], letter: char, form: char) -> Option<()> {
    *table.get_mut(letter as usize)? = u16::try_from(u32::from(form)).ok()?;
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters() -> Letters {
        let phrase = |text: &str| text.chars().collect::<Vec<_>>();
        let to_simplified = Tables {
            single: [('乾', '干'), ('於', '于')].into(),
            phrases: [(phrase("乾隆"), phrase("乾隆"))].into(),
        };
        let section = encode(&to_simplified, &Tables::default());
        decode(section.into(), &[("⼀", "一")], &[("著力", "着力")]).expect("reads")
    }

    fn check(text: &str, simplified: &str, shadow: &str) {
        let text: Vec<char> = text.chars().collect();
        assert_eq!(String::from_iter(letters().to_simplified(&text)), simplified);
        assert_eq!(String::from_iter(letters().shadow(&text)), shadow);
    }

    #[test]
    fn phrases_come_before_letters() {
        check("乾隆乾於", "乾隆干于", "干隆干于");
        check("著力𠮷乾隆", "着力𠮷乾隆", "着力𠮷干隆");
        check("⼀（　）", "⼀（　）", "一( )");
        check("", "", "");
    }
}
