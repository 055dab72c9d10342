//! Text in the dictionary's letters: two bytes each, one for ASCII.
//!
//! The dictionary numbers its letters with the commonest first, so that a list written so packs a twelfth smaller than in
//! UTF-8, and reading it costs a look at a table for each letter. `build.rs` includes this very file to write what the program
//! reads.

/// The bytes from here on are the high half of a letter's number.
const FIRST: u8 = 0x80;
/// Bits of the low half.
const LOW_BITS: u32 = 7;
/// Stands before the code of a letter that the dictionary does not have, in two bytes; no number has so high a half.
const OTHER: u8 = 0xff;

/// Appends a text of the basic plane; `label` is the number of a letter in the dictionary.
#[allow(dead_code, reason = "the crate itself only reads; build.rs writes")]
pub(crate) fn spell(text: &str, label: impl Fn(char) -> Option<u16>, out: &mut Vec<u8>) {
    for letter in text.chars() {
        match label(letter) {
            _ if letter.is_ascii() => out.push(letter as u8),
            Some(label) => out.extend([FIRST | (label >> LOW_BITS) as u8, label as u8 & (FIRST - 1)]),
            None => {
                out.push(OTHER);
                out.extend((letter as u16).to_be_bytes());
            }
        }
    }
}

/// The letters of what [`spell`] wrote; `letters` are the dictionary's by their numbers. `None` when it does not read as a text.
#[allow(dead_code, reason = "build.rs only writes")]
pub(crate) fn read(spelled: &[u8], letters: &[char]) -> Option<Vec<char>> {
    let mut text = Vec::with_capacity(spelled.len() / 2);
    let mut bytes = spelled.iter().copied();
    while let Some(byte) = bytes.next() {
        text.push(match byte {
            ..FIRST => char::from(byte),
            OTHER => char::from_u32(u32::from(u16::from_be_bytes([bytes.next()?, bytes.next()?])))?,
            _ => *letters.get(usize::from(byte - FIRST) << LOW_BITS | usize::from(bytes.next()?))?,
        });
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_spelled_is_read() {
        let letters: Vec<char> = (0x4e00..0x4e00 + 11_000).filter_map(char::from_u32).collect();
        let label = |letter: char| {
            let label = u32::from(letter).checked_sub(0x4e00)?;
            u16::try_from(label).ok().filter(|label| *label < 11_000)
        };
        for text in ["", "=A\n", "乡村 5G", "○·︵龥"] {
            let mut spelled = Vec::new();
            spell(text, label, &mut spelled);
            assert_eq!(read(&spelled, &letters).map(String::from_iter).as_deref(), Some(text));
        }
        assert_eq!(read(&[0x80], &letters), None);
        assert_eq!(read(&[0xff, 0xd8, 0], &letters), None);
        assert_eq!(read(&[0xfe, 0], &letters), None);
    }
}
