//! GBK's two-byte codes and their letters, both ways.
//!
//! The page decodes files with the browser's own decoder; this table is for undoing mojibake, letter by letter.
//! It is generated from `encoding_rs`, whose 122 KB would be too many to carry.

use crate::bytes::{Reader, put_distance};

/// First bytes run from 0x81 to 0xFE.
const LEADS: usize = 0x7e;
/// Second bytes run from 0x40 to 0xFE without 0x7F.
const TRAILS: usize = 190;
/// Number of two-byte codes.
const CODES: usize = LEADS * TRAILS;

/// GBK's table: the letter of each pair of bytes, and the pair of each letter.
#[derive(Debug, Clone, Default)]
pub struct Gbk {
    /// The letter of each code, 0 where there is none.
    letters: Vec<u16>,
    /// One more than the index of the code of each letter of the basic plane, 0 where there is none.
    codes: Vec<u16>,
}

impl Gbk {
    /// The two bytes that stand for `letter`; `None` for ASCII and for letters GBK lacks.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// assert_eq!(lexicon.gbk().encode('纲'), Some([0xb8, 0xd9]));
    /// assert_eq!(lexicon.gbk().encode('a'), None);
    /// ```
    pub fn encode(&self, letter: char) -> Option<[u8; 2]> {
        let index = usize::from(*self.codes.get(letter as usize)?).checked_sub(1)?;
        let trail = 0x40 + index % TRAILS;
        Some([
            (0x81 + index / TRAILS) as u8,
            (trail + usize::from(0x7f <= trail)) as u8,
        ])
    }

    /// The letter that `code` stands for.
    pub fn decode(&self, code: [u8; 2]) -> Option<char> {
        let letter = *self.letters.get(index(code)?)?;
        char::from_u32(u32::from(letter)).filter(|&letter| letter != '\0')
    }
}

/// Place of a two-byte code in the table.
fn index([lead, trail]: [u8; 2]) -> Option<usize> {
    let lead = (0x81..=0xfe).contains(&lead).then(|| usize::from(lead - 0x81))?;
    let trail = match trail {
        0x40..=0x7e => usize::from(trail - 0x40),
        0x80..=0xfe => usize::from(trail - 0x41),
        _ => return None,
    };
    Some(lead * TRAILS + trail)
}

/// Compiles the letters of all codes in their order into a section: distances from one to the next, zigzag varints.
pub fn encode(letter: impl Fn([u8; 2]) -> Option<char>) -> Vec<u8> {
    let mut section = Vec::new();
    let mut before = 0_i32;
    for lead in 0x81..=0xfe {
        for trail in (0x40..=0xfe).filter(|&trail| trail != 0x7f) {
            let value = letter([lead, trail])
                .filter(|&letter| letter <= '\u{ffff}')
                .map_or(0, |letter| letter as i32);
            put_distance(&mut section, value - before);
            before = value;
        }
    }
    section
}

/// Reads a section; `None` when it does not read as one.
pub(crate) fn decode(section: &[u8]) -> Option<Gbk> {
    let mut reader = Reader::new(section);
    let mut letters = Vec::with_capacity(CODES);
    let mut codes = vec![0; 0x1_0000];
    let mut before = 0_i32;
    for index in 0..CODES {
        before = before.checked_add(reader.distance()?)?;
        let letter = u16::try_from(before).ok()?;
        letters.push(letter);
        let code = &mut codes[usize::from(letter)];
        if letter != 0 && *code == 0 {
            *code = index as u16 + 1;
        }
    }
    reader.is_empty().then_some(Gbk { letters, codes })
}
