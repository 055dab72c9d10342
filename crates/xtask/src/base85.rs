//! Bytes as printable letters, five for four bytes: 6 % less than base64, 110 KB of the single file.
//!
//! The letters are those of ASCII from `!` on without the ones that mean something in HTML or in a JavaScript string, so
//! that nothing need be escaped. `www/src/base85.js` reads them; both tests hold the same example.

/// Letters left out.
const MEANING: &str = "\"$&'<\\`";

/// Encodes bytes; a rest of n bytes takes n + 1 letters.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let letters: Vec<char> = ('!'..='~').filter(|letter| !MEANING.contains(*letter)).collect();
    let mut text = String::with_capacity(bytes.len().div_ceil(4) * 5);
    for chunk in bytes.chunks(4) {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        let mut value = u32::from_be_bytes(word);
        let mut digits = [0; 5];
        for digit in digits.iter_mut().rev() {
            *digit = value as usize % 85;
            value /= 85;
        }
        text.extend(digits[..=chunk.len()].iter().map(|digit| letters[*digit]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_the_example_that_the_page_decodes() {
        let bytes: Vec<u8> = (0..=255).step_by(15).collect();
        assert_eq!(encode(&bytes), EXAMPLE);
    }

    #[test]
    fn no_letter_need_be_escaped() {
        let bytes: Vec<u8> = (0..20_000u32).flat_map(|word| (word * 214_748).to_be_bytes()).collect();
        assert!(!encode(&bytes).contains(|letter: char| MEANING.contains(letter) || !letter.is_ascii_graphic()));
    }

    const EXAMPLE: &str = "!#Z0*8F3qsLffYdb-?CSuLg";
}
