//! Bytes as printable letters, thirteen bits in two: 8 % less than base64, 150 KB of the single file.
//!
//! The letters are those of ASCII from `!` on without the three that end a string or a script, so that nothing need be
//! escaped between quotation marks. `www/src/base91.js` reads them; both tests hold the same example.

/// Letters left out.
const MEANING: &str = "\"<\\";

/// How many letters there are.
const LETTERS: u32 = 91;

/// Bits in two letters, and in one: 2^13 is less than 91 * 91.
const PAIR: u32 = 13;
const ONE: u32 = 6;

/// Encodes bytes; six bits or less that are left at the end take one letter.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let letters: Vec<char> = ('!'..='~').filter(|letter| !MEANING.contains(*letter)).collect();
    let mut text = String::with_capacity(bytes.len() * 16 / 13 + 2);
    let (mut held, mut bits) = (0_u32, 0);
    let pair = |value: u32| [value / LETTERS, value % LETTERS].map(|digit| letters[digit as usize]);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        if PAIR <= bits {
            bits -= PAIR;
            text.extend(pair(held >> bits));
            held &= (1 << bits) - 1;
        }
    }
    match bits {
        0 => {}
        1..=ONE => text.push(letters[(held << (ONE - bits)) as usize]),
        _ => text.extend(pair(held << (PAIR - bits))),
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_the_examples_that_the_page_decodes() {
        let bytes: Vec<u8> = (0..=255).step_by(15).collect();
        for (len, example) in EXAMPLES {
            assert_eq!(encode(&bytes[..len]), example);
        }
    }

    #[test]
    fn no_letter_need_be_escaped() {
        let bytes: Vec<u8> = (0..20_000u32).flat_map(|word| (word * 214_748).to_be_bytes()).collect();
        assert!(!encode(&bytes).contains(|letter: char| MEANING.contains(letter) || !letter.is_ascii_graphic()));
    }

    /// How many of the bytes, and what they are written as: all; a rest of one bit; none.
    const EXAMPLES: [(usize, &str); 3] = [(18, "!#t*c]/8^Wxiti2&hrCJhwC"), (5, "!#t*c]!"), (0, "")];
}
