//! Tokens: the text in its smallest words, of three letters at most, so that every term is a run of them.
//!
//! 扶贫开发工作 is one long word and one short one to a segmenter, three tokens here; 驻村工作队 and 驻村帮扶工作队 then
//! share what they share. Where a text is cut decides the dictionary: the likeliest sequence of its words.

use tigang_lexicon::{Dictionary, Lexicon, Tag};

use super::log::log16;
use super::words::WORDS;
use crate::phrases::is_han;
use crate::segment::Word;

/// Longest token, in letters.
const LONGEST: usize = 3;

/// Cost of a letter that is no word, in sixteenths of a bit: rarer than the rarest word.
const UNKNOWN: u32 = 30 * 16;

/// What a token may do in a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// 的, 和, 在, 不, 三, 这: no term has it, unless a list or quotation marks say so.
    Function,
    /// A person's name.
    Name,
    /// A name of a place.
    Place,
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
    /// One past the last letter.
    pub(super) end: u32,
    /// See [`Class`].
    pub(super) class: Class,
    /// Whether something other than Chinese letters stands between it and the token before.
    pub(super) opens: bool,
}

/// Cuts the words of the segmenter, where they are long, into tokens; only Chinese letters make tokens.
pub(super) fn tokens(scalars: &[char], words: &[Word], lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(words.len());
    let mut push = |start: usize, len: usize, tag: Tag| {
        tokens.push(Token {
            start: start as u32,
            end: (start + len) as u32,
            class: class(tag, &scalars[start..start + len]),
            opens: tokens.last().is_none_or(|last| last.end != start as u32),
        });
    };
    let mut cut = Cut::default();
    for word in words {
        let letters = &scalars[word.span.range()];
        let start = word.span.start as usize;
        if letters.len() <= LONGEST && letters.iter().all(|letter| is_han(*letter)) {
            push(start, letters.len(), word.tag);
            continue;
        }
        let mut at = 0;
        while at < letters.len() {
            let len = letters[at..].iter().take_while(|letter| is_han(**letter)).count();
            cut.run(&letters[at..at + len], lexicon.dictionary());
            let end = at + len;
            while at < end {
                let step = cut.steps[at + len - end];
                push(start + at, step.len, step.tag);
                at += step.len;
            }
            at += usize::from(len == 0);
        }
    }
    tokens
}

/// The best cut of one run of letters, found from its end.
#[derive(Default)]
struct Cut {
    costs: Vec<u64>,
    steps: Vec<Step>,
}

#[derive(Clone, Copy, Debug)]
struct Step {
    len: usize,
    tag: Tag,
}

impl Cut {
    fn run(&mut self, letters: &[char], dictionary: &Dictionary) {
        let total = log16(dictionary.total());
        let alone = Step {
            len: 1,
            tag: Tag::default(),
        };
        self.costs.clear();
        self.costs.resize(letters.len() + 1, 0);
        self.steps.clear();
        self.steps.resize(letters.len(), alone);
        for at in (0..letters.len()).rev() {
            let mut best = (u64::from(UNKNOWN) + self.costs[at + 1], alone);
            let window = &letters[at..letters.len().min(at + LONGEST)];
            for word in dictionary.prefixes(window) {
                let cost = total.saturating_sub(log16(u64::from(word.frequency.max(1))));
                let whole = u64::from(cost) + self.costs[at + word.len];
                // <= prefers the longer of two equal words.
                if whole <= best.0 {
                    best = (
                        whole,
                        Step {
                            len: word.len,
                            tag: word.tag,
                        },
                    );
                }
            }
            (self.costs[at], self.steps[at]) = best;
        }
    }
}

fn class(tag: Tag, letters: &[char]) -> Class {
    let tag = tag.as_str();
    let first = tag.as_bytes().first().copied().unwrap_or(b'?');
    match (first, tag) {
        (_, "nr" | "nrt" | "nrfg") => Class::Name,
        (_, "ns") if 1 < letters.len() => Class::Place,
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
pub(super) fn tokens_of(text: &str) -> (Vec<char>, Vec<Token>) {
    let lexicon = Lexicon::embedded();
    let shadow = crate::Shadow::new(&tigang_text::Text::new(text.to_owned()), &lexicon);
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
            .iter()
            .map(|token| scalars[token.start as usize..token.end as usize].iter().collect())
            .collect();
        assert_eq!(cut.join(" "), expected);
    }

    #[test]
    fn cuts_into_the_smallest_words() {
        check("扶贫开发工作,精准扶贫精准脱贫。", "扶贫 开发 工作 精准 扶贫 精准 脱贫");
        check("互联网+行动", "互联网 行动");
        check("Latin 12", "");
    }

    #[test]
    fn knows_what_touches() {
        let (_, tokens) = tokens_of("防汛物资,物资防汛 防汛");
        let opens: Vec<bool> = tokens.iter().map(|token| token.opens).collect();
        assert_eq!(opens, [true, false, true, false, true]);
    }
}
