//! Damages clean text as pages in GBK are damaged, byte by byte, and remembers which letters were hit.
//!
//! Simplified text becomes traditional and GBK; then, wherever the bytes stand and whatever letters they belong to, readings
//! are put after chosen codes (M1), punctuation codes become ASCII (M2), and half a full-width space stays before a bracket
//! (M3). What comes out is decoded as a browser or an old converter does.

use tigang::lexicon::Lexicon;

/// What happens to a byte that fits nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hole {
    /// It is shown as `?`.
    Shown,
    /// It is shown as U+FFFD.
    Replacement,
    /// It is dropped.
    Dropped,
}

/// What happens to a pair that GBK leaves to its users.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserPair {
    /// It is shown as a letter of private use, as browsers do.
    Shown,
    /// It is dropped.
    Dropped,
    /// Its first byte fits nowhere and the second is read with what follows, as strict decoders do.
    Torn,
}

/// How to damage a text.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// Start of the random numbers.
    pub seed: u64,
    /// How many letters of the page are glossed.
    pub glossed: usize,
    /// Whether readings carry tones.
    pub tones: bool,
    /// Whether punctuation is replaced.
    pub punctuation: bool,
    /// Whether half a full-width space stays before brackets that open a line.
    pub orphans: bool,
    /// A lost byte before punctuation.
    pub hole: Hole,
    /// A lost byte before the bracket of a reading; when shown, it takes the bracket with it, as old converters do.
    pub gloss_hole: Hole,
    /// Pairs of the user area.
    pub user_pair: UserPair,
}

impl Recipe {
    /// The damage that is met most: toned readings after `glossed` letters, replaced marks, half spaces, lost bytes shown as `?`.
    pub fn usual(seed: u64, glossed: usize) -> Self {
        Self {
            seed,
            glossed,
            tones: true,
            punctuation: true,
            orphans: true,
            hole: Hole::Shown,
            gloss_hole: Hole::Shown,
            user_pair: UserPair::Dropped,
        }
    }
}

/// One line before and after.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// The letters as they should be, and whether their bytes were torn apart.
    pub letters: Vec<(char, bool)>,
    /// What the page shows.
    pub shown: String,
}

/// A byte and the letter it belongs to; inserted bytes belong to none.
#[derive(Clone, Copy)]
struct Byte {
    value: u8,
    of: Option<usize>,
}

/// Damages a simplified text line by line; the line breaks stay.
pub fn damage(text: &str, recipe: &Recipe, lexicon: &Lexicon) -> Vec<Line> {
    let traditional = lexicon.letters().to_traditional(&text.chars().collect::<Vec<_>>());
    let traditional: Vec<char> = traditional
        .into_iter()
        .filter(|letter| letter.is_ascii() || lexicon.gbk().encode(*letter).is_some())
        .collect();
    let table = table(&traditional, recipe, lexicon);
    traditional
        .split(|letter| *letter == '\n')
        .map(|letters| damage_line(letters, &table, recipe, lexicon))
        .collect()
}

/// The codes that the page glosses, with their readings as bytes.
fn table(letters: &[char], recipe: &Recipe, lexicon: &Lexicon) -> Vec<([u8; 2], Vec<u8>)> {
    let mut random = recipe.seed.max(1);
    let mut table: Vec<([u8; 2], Vec<u8>)> = Vec::new();
    let mut tries = 0;
    while table.len() < recipe.glossed && tries < 50 * recipe.glossed.max(1) {
        tries += 1;
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let letter = letters[(random % letters.len() as u64) as usize];
        let Some(code) = lexicon.gbk().encode(letter) else {
            continue;
        };
        let Some(reading) = lexicon.readings().of(letter).next() else {
            continue;
        };
        let reading: String = if recipe.tones {
            reading.to_owned()
        } else {
            reading.chars().map(toneless).collect()
        };
        let bytes: Option<Vec<Vec<u8>>> = reading.chars().map(|letter| encode(letter, lexicon)).collect();
        let Some(bytes) = bytes else { continue };
        if table.iter().all(|(other, _)| *other != code) {
            table.push((code, [b"(".as_slice(), &bytes.concat(), b")"].concat()));
        }
    }
    table
}

fn damage_line(letters: &[char], table: &[([u8; 2], Vec<u8>)], recipe: &Recipe, lexicon: &Lexicon) -> Line {
    let mut bytes: Vec<Byte> = Vec::new();
    if recipe.orphans && letters.first() == Some(&'（') {
        bytes.push(Byte { value: 0xa1, of: None });
    }
    for (index, letter) in letters.iter().enumerate() {
        let code = encode(*letter, lexicon).unwrap_or_default();
        bytes.extend(code.into_iter().map(|value| Byte { value, of: Some(index) }));
    }
    for (code, reading) in table {
        bytes = replace(&bytes, *code, |pair, out| {
            out.extend_from_slice(pair);
            out.extend(reading.iter().map(|value| Byte {
                value: *value,
                of: None,
            }));
        });
    }
    // Punctuation that was replaced whole is what the page means; torn apart it is damage.
    let mut expected: Vec<(char, bool)> = letters.iter().map(|letter| (*letter, true)).collect();
    if recipe.punctuation {
        for (trail, ascii) in [(0xac, b','), (0xbf, b'?'), (0xa1, b'!'), (0xbb, b';'), (0xba, b':')] {
            bytes = replace(&bytes, [0xa3, trail], |pair, out| {
                let whole = pair[0].of == pair[1].of;
                if let Some(index) = pair[0].of.filter(|_| whole) {
                    expected[index] = (ascii as char, false);
                }
                out.push(Byte { value: ascii, of: None });
            });
        }
    }
    let shown = decode(&bytes, recipe, lexicon, &mut expected);
    Line {
        letters: expected,
        shown,
    }
}

/// Replaces a pair of bytes wherever it stands, as programs do that know nothing of letters.
fn replace(bytes: &[Byte], code: [u8; 2], mut with: impl FnMut(&[Byte], &mut Vec<Byte>)) -> Vec<Byte> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        if at + 1 < bytes.len() && [bytes[at].value, bytes[at + 1].value] == code {
            with(&bytes[at..at + 2], &mut out);
            at += 2;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    out
}

/// Decodes and marks the letters that came through whole.
fn decode(bytes: &[Byte], recipe: &Recipe, lexicon: &Lexicon, expected: &mut [(char, bool)]) -> String {
    let mut shown = String::new();
    let mut at = 0;
    while at < bytes.len() {
        let Byte { value, of } = bytes[at];
        if value < 0x80 {
            shown.push(value as char);
            if let Some(index) = of {
                expected[index].1 = false;
            }
            at += 1;
            continue;
        }
        let next = bytes.get(at + 1);
        let is_user = |letter: char| ('\u{e000}'..='\u{f8ff}').contains(&letter);
        match next
            .and_then(|next| lexicon.gbk().decode([value, next.value]))
            .filter(|letter| !is_user(*letter) || recipe.user_pair != UserPair::Torn)
        {
            Some(letter) => {
                if !is_user(letter) || recipe.user_pair == UserPair::Shown {
                    shown.push(letter);
                }
                let other = next.and_then(|next| next.of);
                if let Some(index) = of.filter(|_| of == other) {
                    expected[index].1 = false;
                }
                at += 2;
            }
            None => {
                let bracket = next.is_some_and(|next| next.value == b'(');
                match if bracket { recipe.gloss_hole } else { recipe.hole } {
                    Hole::Shown => {
                        shown.push('?');
                        at += usize::from(bracket);
                    }
                    Hole::Replacement => shown.push('\u{fffd}'),
                    Hole::Dropped => {}
                }
                at += 1;
            }
        }
    }
    shown
}

fn encode(letter: char, lexicon: &Lexicon) -> Option<Vec<u8>> {
    if letter.is_ascii() {
        Some(vec![letter as u8])
    } else {
        lexicon.gbk().encode(letter).map(|code| code.to_vec())
    }
}

fn toneless(letter: char) -> char {
    match letter {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        _ => letter,
    }
}
