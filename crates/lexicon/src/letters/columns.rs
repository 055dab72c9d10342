//! The letters' section: pairs of letters and of phrases as text, and back.
//!
//! Six texts: traditional letters and their simplified forms, one letter each; the same the other way round; then,
//! for either direction, phrases and their forms, a line each.
//! In a form `.` stands for the form that its letter has by itself, which is most of them.

use std::collections::BTreeMap;

use super::{Letters, Script, look_up};
use crate::bytes::{Reader, put_column};
use crate::index::WordIndex;

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
    for tables in [to_simplified, to_traditional] {
        put_column(&mut section, String::from_iter(tables.single.keys()).as_bytes());
        put_column(&mut section, String::from_iter(tables.single.values()).as_bytes());
        let (mut phrases, mut forms) = (Vec::new(), Vec::new());
        for (phrase, form) in &tables.phrases {
            phrases.push(String::from_iter(phrase));
            forms.push(String::from_iter(phrase.iter().zip(form).map(|(letter, &form)| {
                if tables.single.get(letter).unwrap_or(letter) == &form {
                    AS_SINGLE
                } else {
                    form
                }
            })));
        }
        put_column(&mut section, phrases.join("\n").as_bytes());
        put_column(&mut section, forms.join("\n").as_bytes());
    }
    section
}

/// Reads a section; `lookalikes` and `variants` are our own lists of pairs. `None` when it does not read as one.
pub(crate) fn decode(section: &[u8], lookalikes: &[(&str, &str)], variants: &[(&str, &str)]) -> Option<Letters> {
    let mut reader = Reader::new(section);
    let to_simplified = decode_script(&mut reader, variants)?;
    let to_traditional = decode_script(&mut reader, &[])?;
    let mut likeness = identity();
    for full in '\u{ff01}'..='\u{ff5e}' {
        likeness[full as usize] = (full as u32 - 0xfee0) as u16;
    }
    for space in ['\u{a0}', '\u{202f}', '\u{205f}', '\u{3000}']
        .into_iter()
        .chain('\u{2000}'..='\u{200a}')
    {
        likeness[space as usize] = u16::from(b' ');
    }
    for (letter, like) in lookalikes {
        set(&mut likeness, letter.chars().next()?, like.chars().next()?)?;
    }
    reader.is_empty().then_some(Letters {
        to_simplified,
        to_traditional,
        likeness,
    })
}

/// Own phrases come first, so they win over OpenCC's.
fn decode_script(reader: &mut Reader, own: &[(&str, &str)]) -> Option<Script> {
    let mut single = identity();
    for (letter, form) in reader.text()?.chars().zip(reader.text()?.chars()) {
        set(&mut single, letter, form)?;
    }
    let pairs = reader.text()?.lines().zip(reader.text()?.lines());
    let (mut phrases, mut forms) = (Vec::new(), Vec::new());
    for (phrase, form) in own.iter().copied().chain(pairs) {
        let phrase: Vec<char> = phrase.chars().collect();
        let form: Vec<char> = phrase
            .iter()
            .zip(form.chars())
            .map(|(&letter, form)| {
                if form == AS_SINGLE {
                    look_up(&single, letter)
                } else {
                    form
                }
            })
            .collect();
        if phrase.len() != form.len() {
            return None;
        }
        phrases.push(phrase);
        forms.push(form);
    }
    Some(Script {
        single,
        phrases: WordIndex::new(phrases.iter().map(Vec::as_slice)),
        forms,
    })
}

/// A table of the basic plane in which every letter is itself.
fn identity() -> Vec<u16> {
    (0..=u16::MAX).collect()
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
        decode(&section, &[("⼀", "一")], &[("著力", "着力")]).expect("reads")
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
