//! Words: jieba's cut of the shadow, sentence by sentence.
//!
//! # Without the hidden Markov model
//! jieba can also guess words of letters that it left single. That is left out:
//! of 523 places where the key terms of three annotated speeches stand, 483 begin and end between two words without the
//! guesses, 482 with them; 152 are one word without, 158 with (six times 驻村).
//! In eight State Council reports (85,464 words) it makes 745 words, and 施策 提质 普惠 stand among 一是 万人 这是 个村 率拟.
//! What it finds, the keywords stage finds by how letters keep together in this text; and it would add 176 KB, after
//! gzip, to the page.

use std::ops::Range;

use tigang_lexicon::{Lexicon, Tag};
use tigang_text::{Clean, Span};

use super::TermPlace;
use super::route::{Route, Run};
use super::terms::Terms;
use super::vocabulary::{Known, Vocabulary, is_in_run};

/// A word of the text: 贫困村, 2020, GDP. Punctuation and spaces belong to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span<Clean>,
    /// Its part of speech in jieba's notation; empty for what no list has.
    pub tag: Tag,
    /// Where it is known from.
    pub origin: Origin,
}

/// Where a word is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The reader's own terms.
    Reader,
    /// The official terms.
    Term,
    /// jieba's dictionary.
    Dictionary,
    /// No list: a single hanzi, a number, a Latin word.
    Unknown,
}

/// Cuts a text into words, in their order; `own` are the reader's terms, `places` those of the official ones.
///
/// A sentence begins and ends where a run does, so that runs need not be sought in one after the other.
pub(super) fn words(scalars: &[char], own: &[String], places: &[TermPlace], lexicon: &Lexicon) -> Vec<Word> {
    let terms = Terms::new(scalars, own, places, lexicon);
    let vocabulary = Vocabulary::new(scalars, terms, lexicon);
    let mut route = Route::default();
    let mut words = Vec::with_capacity(scalars.len() / 2);
    let mut hits = vocabulary.hits();
    let mut at = 0;
    while let Some(&letter) = scalars.get(at) {
        let from = at;
        let mut push = |piece: Range<usize>, known: Known| {
            let span = Span::new((from + piece.start) as u32, (from + piece.end) as u32);
            let (origin, tag) = vocabulary.meaning(known);
            words.push(Word { span, tag, origin });
        };
        if !is_in_run(letter) {
            at += 1;
            if is_letter_or_digit(letter) {
                push(0..1, vocabulary.find(&[letter]));
            }
            continue;
        }
        let rest = &scalars[from..];
        let len = rest.iter().position(|&letter| !is_in_run(letter));
        let letters = &rest[..len.unwrap_or(rest.len())];
        at += letters.len();
        let run = Run {
            letters,
            from: from as u32,
            hits: take_before(&mut hits, at as u32),
        };
        route.cut(run, &vocabulary, |piece, known| {
            if letters[piece.clone()].iter().any(|&letter| is_letter_or_digit(letter)) {
                push(piece, known);
            }
        });
    }
    words
}

/// Takes those that begin before a place off the head of a list.
fn take_before<'a>(hits: &mut &'a [TermPlace], place: u32) -> &'a [TermPlace] {
    // Few begin in a run: searching the list would take longer.
    let count = hits.iter().take_while(|hit| hit.start < place).count();
    let (before, rest) = hits.split_at(count);
    *hits = rest;
    before
}

#[inline]
fn is_letter_or_digit(scalar: char) -> bool {
    // The table behind is_alphanumeric is slow just where nearly all letters and marks are.
    match scalar {
        '\u{4e00}'..='\u{9fff}' => true,
        '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' => false,
        _ => scalar.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use tigang_text::Text;

    use super::*;
    use crate::Shadow;
    use crate::options::Options;
    use crate::segment::segment;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

    fn check(text: &str, own: &[&str], expected: &str) {
        let text: Text<Clean> = Text::new(text);
        let shadow = Shadow::new(&text, &LEXICON);
        let options = Options {
            terms: own.iter().map(|&term| term.to_owned()).collect(),
            ..Options::default()
        };
        let segments = segment(&shadow, &options, &LEXICON);
        let words: Vec<String> = segments
            .words
            .iter()
            .map(|word| format!("{}/{}{}", text.string(word.span), word.tag, mark(word.origin)))
            .collect();
        assert_eq!(words.join(" "), expected);
    }

    fn mark(origin: Origin) -> &'static str {
        match origin {
            Origin::Reader => "!",
            Origin::Term => "*",
            Origin::Dictionary => "",
            Origin::Unknown => "?",
        }
    }

    #[test]
    fn words_of_both_scripts_are_the_same() {
        check("扶贫开发工作。", &[], "扶贫开发/i* 工作/vn");
        check("扶貧開發工作。", &[], "扶貧開發/i* 工作/vn");
    }

    #[test]
    fn official_terms_stay_whole() {
        check("发展新质生产力", &[], "发展/vn 新质生产力/*");
    }

    #[test]
    fn the_readers_terms_stay_whole() {
        check("推行双联双促", &["双联双促"], "推行/v 双联双促/!");
        check("推行双联双促", &["双联双促", "双联双促"], "推行/v 双联双促/!");
    }

    #[test]
    fn numbers_and_latin_words_are_words_and_marks_are_not() {
        check("GDP增长7.5%,(略)", &[], "GDP/? 增长/v 7/? 5/? 略/d");
    }

    #[test]
    fn nothing_has_no_words() {
        check("", &[], "");
        check("……\n——", &[], "");
    }
}
