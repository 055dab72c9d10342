//! Tokens: the text in its smallest words, of three letters at most, so that every term is a run of them.
//!
//! 扶贫开发工作 is one long word and one short one to a segmenter, three tokens here; 驻村工作队 and 驻村帮扶工作队 then
//! share what they share. Where a text is cut decides the dictionary. Every different token is numbered: what is asked of
//! one is asked once, not at every place.

use tigang_lexicon::{Lexicon, Tag};
use tigang_text::{Clean, Span};

use super::cut::{Cut, LONGEST};
use super::mix::MixMap;
use super::numbers::{Keyed, Numbers};
use super::words::WORDS;
use crate::marks::is_common;
use crate::phrases::is_han;
use crate::segment::Word;

/// Fewest places at which what stands before a word throughout shows that it is a piece.
const TAIL: u32 = 3;

/// What a token may do in a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// 的, 和, 在, 不, 三, 这: no term has it, unless a list or quotation marks say so.
    Function,
    /// A person's name.
    Name,
    /// A name of a place.
    Place,
    /// 南向, 沿海: where something lies, which may open a term.
    Side,
    /// A noun, or a verb that is one as well (vn).
    Noun,
    /// A verb, an adjective, anything else of two letters or more.
    Other,
    /// A single letter that can end a term: 户, 村, 队.
    Suffix,
    /// Any other single letter.
    Letter,
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// First letter.
    pub(super) start: u32,
    /// Its place in [`Tokens::words`].
    pub(super) word: u32,
    /// Number of letters.
    len: u8,
    /// See [`Class`]; a person's name is one only where it stands for a person.
    pub(super) class: Class,
    /// Whether something other than Chinese letters stands between it and the token before.
    pub(super) opens: bool,
}

impl Token {
    /// One past the last letter.
    #[inline]
    pub(super) fn end(&self) -> u32 {
        self.start + u32::from(self.len)
    }
}

/// What tokens of the same letters share.
#[derive(Clone, Copy, Debug)]
pub(super) struct TokenWord {
    key: u64,
    tag: Tag,
    class: Class,
    /// Places.
    pub(super) count: u32,
    /// Index of its first token.
    pub(super) first: u32,
}

/// A long word of the segmenter, which is several tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Compound {
    /// Whether the dictionary has it.
    pub(super) is_word: bool,
    /// Places.
    pub(super) count: u32,
    /// Index of the first token at its first place.
    pub(super) first: u32,
    /// Its pieces among all.
    pieces: (u32, u32),
}

/// The tokens of a text, ascending, the different ones among them, and the long words they were cut from.
pub(super) struct Tokens {
    pub(super) rows: Vec<Token>,
    /// In order of first place.
    pub(super) words: Numbers<TokenWord>,
    /// In order of first place.
    pub(super) compounds: Vec<Compound>,
    /// Where long words stand, ascending: index of the first token, place in `compounds`.
    pub(super) compound_places: Vec<(u32, u32)>,
}

impl Keyed for TokenWord {
    fn key(&self) -> u64 {
        self.key
    }
}

impl TokenWord {
    /// Number of letters.
    pub(super) fn len(&self) -> usize {
        (u64::BITS - self.key.leading_zeros()).div_ceil(LETTER) as usize
    }
}

impl Compound {
    /// Number of tokens.
    pub(super) fn len(&self) -> usize {
        (self.pieces.1 - self.pieces.0) as usize
    }
}

impl Tokens {
    /// The number of the word that `letters` is, where a token of the text is it.
    pub(super) fn word(&self, letters: &[char]) -> Option<u32> {
        self.words.get(key(letters)?)
    }

    /// Which words come back behind one and the same letter throughout: pieces of what nobody has listed, 线性 of 底线性, or of a
    /// person's name.
    pub(super) fn tails(&self) -> Vec<bool> {
        let letter = |at: usize| {
            let (before, opens) = (at.checked_sub(1)?, self.rows[at].opens);
            let before = &self.rows[before];
            let joins = matches!(before.class, Class::Letter | Class::Suffix | Class::Name);
            (before.len == 1 && joins && !opens).then_some(before.word)
        };
        let first = |word: u32| letter(self.words[word as usize].first as usize);
        let words = self.words.iter().zip(0..);
        let mut tails: Vec<bool> = words
            .map(|(word, number)| TAIL <= word.count && first(number).is_some())
            .collect();
        for (at, token) in self.rows.iter().enumerate() {
            if tails[token.word as usize] && letter(at) != first(token.word) {
                tails[token.word as usize] = false;
            }
        }
        tails
    }

    /// Which single letters come back beside one and the same word throughout: pieces of what nobody has listed, 复 and 烧 of 复烧,
    /// 用 of 笋用竹林.
    pub(super) fn bound(&self) -> Vec<bool> {
        let word = |token: &Token| {
            let joins = matches!(token.class, Class::Noun | Class::Other | Class::Suffix | Class::Letter);
            joins.then_some(token.word)
        };
        let before = |at: usize| {
            if self.rows[at].opens {
                None
            } else {
                word(&self.rows[at - 1])
            }
        };
        let after = |at: usize| self.rows.get(at + 1).filter(|next| !next.opens).and_then(word);
        let mut neighbours = vec![[None; 2]; self.words.len()];
        for (token, at) in self.rows.iter().zip(0..) {
            if token.len != 1 || !matches!(token.class, Class::Suffix | Class::Letter) {
                continue;
            }
            let known = &self.words[token.word as usize];
            let sides = [before(at), after(at)];
            let found = &mut neighbours[token.word as usize];
            if known.count < TAIL {
                continue;
            }
            if known.first as usize == at {
                *found = sides;
                continue;
            }
            for (found, side) in found.iter_mut().zip(sides) {
                *found = found.filter(|found| side == Some(*found));
            }
        }
        neighbours
            .iter()
            .map(|[before, after]| before.is_some() || after.is_some())
            .collect()
    }

    /// Whether a token is no piece of a longer word, which the dictionary has (知行|合一) or not (兴业|路).
    pub(super) fn is_free(&self, token: u32) -> bool {
        let behind = self.compound_places.partition_point(|(first, _)| *first <= token);
        let last = self.compound_places[..behind].last();
        let piece =
            last.is_some_and(|(first, compound)| token < first + self.compounds[*compound as usize].len() as u32);
        let next = self.rows.get(token as usize + 1);
        !piece && next.is_none_or(|next| next.opens || next.class != Class::Suffix)
    }

    /// Adds a token of these letters, which are what `key` says.
    fn push(&mut self, start: u32, letters: &[char], key: u64, tag: Tag, lexicon: &Lexicon) {
        let first = self.rows.len() as u32;
        let (word, known) = self.words.row(key, || TokenWord {
            key,
            tag,
            class: class(tag, letters, lexicon),
            count: 0,
            first,
        });
        known.count += 1;
        // A term of the reader's has another tag than the word of the dictionary.
        let class = if known.tag == tag {
            known.class
        } else {
            class(tag, letters, lexicon)
        };
        self.rows.push(Token {
            start,
            len: letters.len() as u8,
            word,
            class,
            opens: self.rows.last().is_none_or(|last| last.end() != start),
        });
    }
}

/// Cuts the words of the segmenter, where they are long, into tokens; only Chinese letters make tokens.
pub(super) fn tokens(scalars: &[char], words: &[Word], lexicon: &Lexicon) -> Tokens {
    let room = words.len() + words.len() / 8;
    let mut tokens = Tokens {
        rows: Vec::with_capacity(room),
        words: Numbers::with_room(words.len() / 16),
        compounds: Vec::new(),
        compound_places: Vec::new(),
    };
    let mut cut = Cut::default();
    // A long word is cut where it first stands.
    let mut pieces: Vec<Piece> = Vec::new();
    let mut known: MixMap<&[char], u32> = MixMap::default();
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        let letters = &scalars[word.span.range()];
        let start = word.span.start;
        // 底|线性|任务 is likelier than 底线|性|任务 by the list, and wrong.
        if let [first] = letters
            && let Some(next) = rest.as_slice().first()
            && next.span.start == word.span.end
            && let [second, tail] = &scalars[next.span.range()]
            && WORDS.makes_nouns(*tail)
            && let Some(noun) = lexicon.dictionary().get(&[*first, *second])
            && noun.tag.as_str() == "n"
        {
            let tag = lexicon.dictionary().get(&[*tail]).map_or(next.tag, |tail| tail.tag);
            let pair = [*first, *second];
            tokens.push(start, &pair, key(&pair).unwrap_or_default(), noun.tag, lexicon);
            tokens.push(start + 2, &[*tail], u64::from(*tail), tag, lexicon);
            rest.next();
            continue;
        }
        if let Some(key) = key_of(scalars, word.span) {
            tokens.push(start, letters, key, word.tag, lexicon);
            continue;
        }
        if !letters.iter().any(|letter| is_han(*letter)) {
            continue;
        }
        let number = *known.entry(letters).or_insert_with(|| {
            let before = pieces.len() as u32;
            let mut from = 0;
            for run in letters.split(|letter| !is_han(*letter)) {
                let mut at = from;
                cut.run(run, lexicon.dictionary(), |len, tag| {
                    let key = key(&letters[at..at + len]);
                    pieces.extend(key.map(|key| Piece { at, len, key, tag }));
                    at += len;
                });
                from += run.len() + 1;
            }
            tokens.compounds.push(Compound {
                is_word: word.tag != Tag::default(),
                count: 0,
                first: tokens.rows.len() as u32,
                pieces: (before, pieces.len() as u32),
            });
            tokens.compounds.len() as u32 - 1
        });
        let compound = &mut tokens.compounds[number as usize];
        compound.count += 1;
        let (first, last) = compound.pieces;
        tokens.compound_places.push((tokens.rows.len() as u32, number));
        for &Piece { at, len, key, tag } in &pieces[first as usize..last as usize] {
            tokens.push(start + at as u32, &letters[at..at + len], key, tag, lexicon);
        }
    }
    tokens
}

/// A piece of a long word.
#[derive(Clone, Copy)]
struct Piece {
    /// Where it begins in the word, and its length.
    at: usize,
    len: usize,
    key: u64,
    tag: Tag,
}

/// [`key`] of the letters of a span. As long as they are common ones, three are read however many there are: how long a word is
/// cannot be foreseen, and a processor that has to guess it guesses wrong at every other one.
#[inline]
fn key_of(scalars: &[char], span: Span<Clean>) -> Option<u64> {
    let (start, len) = (span.start as usize, span.len() as usize);
    if let Some(&[first, second, third]) = scalars[start..].first_chunk::<LONGEST>() {
        let common = u32::from(is_common(first)) | u32::from(is_common(second)) << 1 | u32::from(is_common(third)) << 2;
        let asked = (1 << len.min(LONGEST)) - 1;
        if common & asked == asked {
            let key = u64::from(first) << (2 * LETTER) | u64::from(second) << LETTER | u64::from(third);
            return (len <= LONGEST).then(|| key >> (LETTER as usize * (LONGEST - len)));
        }
    }
    key(&scalars[start..start + len])
}

/// Bits of a letter in the key of a word.
const LETTER: u32 = 21;

/// What a token of these letters is known by: three letters make one number. None where they make no token.
#[inline]
fn key(letters: &[char]) -> Option<u64> {
    let mut key = 0;
    if LONGEST < letters.len() {
        return None;
    }
    for &letter in letters {
        if !is_han(letter) {
            return None;
        }
        key = key << LETTER | u64::from(u32::from(letter));
    }
    Some(key)
}

fn class(tag: Tag, letters: &[char], lexicon: &Lexicon) -> Class {
    let tag = tag.as_str();
    let first = tag.as_bytes().first().copied().unwrap_or(b'?');
    match (first, tag) {
        // 春耕, 湿地: terms that jieba's list has as a name or as nothing that is one.
        (b'z' | b't' | b'd' | b'm', _) | (_, "nr" | "nrt" | "nrfg") if lexicon.terms().contains(letters) => Class::Noun,
        (_, "nr" | "nrt" | "nrfg" | "ns") if WORDS.is_unnamed(letters) => Class::Noun,
        (_, "nr" | "nrt" | "nrfg") => Class::Name,
        (_, "ns") if 1 < letters.len() => Class::Place,
        (_, "f") if 1 < letters.len() => Class::Side,
        (b'u' | b'p' | b'c' | b'r' | b'y' | b'e' | b'o' | b'w' | b'x' | b'd' | b'm' | b'q' | b't' | b'f', _) => {
            Class::Function
        }
        _ if WORDS.is_locative(letters) => Class::Function,
        (b'n' | b'k', _) if letters.len() == 1 => Class::Suffix,
        (b'n' | b's', _) | (_, "vn" | "an" | "j") if 1 < letters.len() => Class::Noun,
        _ if letters.len() == 1 => Class::Letter,
        _ => Class::Other,
    }
}

/// The tokens of a text, for tests.
#[cfg(test)]
pub(super) fn tokens_of(text: &str) -> (Vec<char>, Tokens) {
    let lexicon = Lexicon::embedded();
    let shadow = crate::Shadow::new(&tigang_text::Text::new(text), &lexicon);
    let segments = crate::segment::segment(&shadow, &crate::Options::default(), &lexicon);
    let scalars = shadow.scalars().to_vec();
    let tokens = tokens(&scalars, &segments.words, &lexicon);
    (scalars, tokens)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (scalars, tokens) = tokens_of(text);
        let cut: Vec<String> = tokens
            .rows
            .iter()
            .map(|token| scalars[token.start as usize..token.end() as usize].iter().collect())
            .collect();
        assert_eq!(cut.join(" "), expected);
    }

    #[test]
    fn cuts_into_the_smallest_words() {
        check("扶贫开发工作,精准扶贫精准脱贫。", "扶贫 开发 工作 精准 扶贫 精准 脱贫");
        check("扶贫开发工作,扶贫开发", "扶贫 开发 工作 扶贫 开发");
        check("互联网+行动", "互联网 行动");
        check("Latin 12", "");
    }

    #[test]
    fn knows_the_tail_of_an_unlisted_word() {
        let (_, tokens) = tokens_of("王建军牵头,王建军负责,王建军检查。任务问题,查任务,定任务");
        let word = |letters: &str| {
            let letters: Vec<char> = letters.chars().collect();
            tokens.word(&letters).expect("a word of the text")
        };
        let tails = tokens.tails();
        assert!(tails[word("建军") as usize]);
        assert!(!tails[word("任务") as usize]);
    }

    #[test]
    fn knows_what_touches() {
        let (_, tokens) = tokens_of("防汛物资,物资防汛 防汛");
        let opens: Vec<bool> = tokens.rows.iter().map(|token| token.opens).collect();
        assert_eq!(opens, [true, false, true, false, true]);
    }

    #[test]
    fn numbers_each_word_once() {
        let (_, tokens) = tokens_of("防汛物资,物资防汛 防汛");
        let words: Vec<u32> = tokens.rows.iter().map(|token| token.word).collect();
        assert_eq!(words, [0, 1, 1, 0, 0]);
        assert_eq!((tokens.words[0].count, tokens.words[1].first), (3, 1));
    }
}
