//! One pinyin syllable in a form in which all its spellings are equal.

/// A syllable without its mark, and its tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Syllable {
    /// Small letters, `v` for ü, zero-padded; the longest, zhuang and its like, has six.
    pub(super) base: [u8; 8],
    /// 1 to 4, or 0 without a mark.
    pub(super) tone: u8,
}

impl Syllable {
    /// Reads a syllable; `None` when it has a letter that pinyin lacks, two tones, or more than eight letters.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (mut base, mut len, mut tone) = ([0; 8], 0, 0);
        // A tone may stand behind as a digit: gang1, and 5 for none.
        let letters = text.strip_suffix(['1', '2', '3', '4', '5']);
        let digit = letters.and_then(|_| text.bytes().last());
        let letters = letters.unwrap_or(text);
        for letter in letters.chars() {
            let (letter, mark) = split(letter)?;
            match letter {
                Some(letter) => {
                    *base.get_mut(len)? = letter;
                    len += 1;
                }
                // A combining diaeresis turns the u before it into ü.
                None if mark == DIAERESIS => *base[..len].last_mut().filter(|letter| **letter == b'u')? = b'v',
                None => (),
            }
            if (1..=4).contains(&mark) {
                if tone != 0 {
                    return None;
                }
                tone = mark;
            }
        }
        // lüe and nüe are the only syllables in ue after l and n, and are often written without the dots.
        if let [b'l' | b'n', b'u', b'e', 0, ..] = base {
            base[1] = b'v';
        }
        if let Some(digit) = digit {
            (tone == 0).then_some(())?;
            tone = (digit - b'0') % 5;
        }
        (0 < len).then_some(Self { base, tone })
    }
}

/// The mark of a combining diaeresis, which is no tone.
const DIAERESIS: u8 = 5;
/// The mark of a combining circumflex, as in ê, which is no tone either.
const CIRCUMFLEX: u8 = 6;

/// A letter's base, if it is more than a combining mark, and its tone, if it has one.
fn split(letter: char) -> Option<(Option<u8>, u8)> {
    let split = match letter {
        'a'..='z' => (letter as u8, 0),
        'A'..='Z' => (letter.to_ascii_lowercase() as u8, 0),
        'ɑ' => (b'a', 0),
        'ɡ' => (b'g', 0),
        'ü' | 'Ü' => (b'v', 0),
        'ê' | 'Ê' => (b'e', 0),
        'ā' | 'Ā' => (b'a', 1),
        'á' | 'Á' => (b'a', 2),
        'ǎ' | 'Ǎ' | 'ă' | 'Ă' => (b'a', 3),
        'à' | 'À' => (b'a', 4),
        'ē' | 'Ē' => (b'e', 1),
        'é' | 'É' | 'ế' => (b'e', 2),
        'ě' | 'Ě' | 'ĕ' | 'Ĕ' => (b'e', 3),
        'è' | 'È' | 'ề' => (b'e', 4),
        'ī' | 'Ī' => (b'i', 1),
        'í' | 'Í' => (b'i', 2),
        'ǐ' | 'Ǐ' | 'ĭ' | 'Ĭ' => (b'i', 3),
        'ì' | 'Ì' => (b'i', 4),
        'ō' | 'Ō' => (b'o', 1),
        'ó' | 'Ó' => (b'o', 2),
        'ǒ' | 'Ǒ' | 'ŏ' | 'Ŏ' => (b'o', 3),
        'ò' | 'Ò' => (b'o', 4),
        'ū' | 'Ū' => (b'u', 1),
        'ú' | 'Ú' => (b'u', 2),
        'ǔ' | 'Ǔ' | 'ŭ' | 'Ŭ' => (b'u', 3),
        'ù' | 'Ù' => (b'u', 4),
        'ǖ' | 'Ǖ' => (b'v', 1),
        'ǘ' | 'Ǘ' => (b'v', 2),
        'ǚ' | 'Ǚ' => (b'v', 3),
        'ǜ' | 'Ǜ' => (b'v', 4),
        'ḿ' | 'Ḿ' => (b'm', 2),
        'ń' | 'Ń' => (b'n', 2),
        'ň' | 'Ň' => (b'n', 3),
        'ǹ' | 'Ǹ' => (b'n', 4),
        '\u{304}' => return Some((None, 1)),
        '\u{301}' => return Some((None, 2)),
        '\u{30c}' | '\u{306}' => return Some((None, 3)),
        '\u{300}' => return Some((None, 4)),
        '\u{308}' => return Some((None, DIAERESIS)),
        '\u{302}' => return Some((None, CIRCUMFLEX)),
        _ => return None,
    };
    Some((Some(split.0), split.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_spellings_of_a_syllable_are_equal() {
        for spellings in [
            &["lüè", "lu\u{308}è", "luè", "lvè", "LÜÈ"][..],
            &["gāng", "ɡāng", "gɑ\u{304}ng", "ga\u{304}ng", "gang1"],
            &["zhǎn", "zhăn", "zha\u{30c}n", "zhan3"],
            &["de", "de5"],
            &["lǚ", "lu\u{308}\u{30c}", "lu\u{30c}\u{308}"],
        ] {
            for spelling in spellings {
                assert_eq!(Syllable::parse(spelling), Syllable::parse(spellings[0]), "{spelling}");
                assert!(Syllable::parse(spelling).is_some(), "{spelling}");
            }
        }
        assert_ne!(Syllable::parse("lü"), Syllable::parse("lu"));
        assert_ne!(Syllable::parse("lā"), Syllable::parse("la"));
    }

    #[test]
    fn what_is_no_syllable_is_none() {
        for text in [
            "",
            "gāná",
            "贫",
            "pin6",
            "pin22",
            "pín2",
            "2",
            "zhuangzhuang",
            "\u{308}a",
        ] {
            assert_eq!(Syllable::parse(text), None, "{text}");
        }
    }
}
