//! Words: jieba's cut of the shadow, sentence by sentence.
//!
//! # Without the hidden Markov model
//! jieba can also guess words of letters that it left single. That is left out:
//! of 523 places where the key terms of three annotated speeches stand, 483 begin and end between two words without the
//! guesses, 482 with them; 152 are one word without, 158 with (six times 驻村).
//! In eight State Council reports (85,464 words) it makes 745 words, and 施策 提质 普惠 stand among 一是 万人 这是 个村 率拟.
//! What it finds, the keywords stage finds by how letters keep together in this text; and it would add 176 KB, after
//! gzip, to the page.

use tigang_lexicon::{Lexicon, Tag};
use tigang_text::{Clean, Span};

use super::TermPlace;
use super::route::{Route, Stretch};
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

/// Letters cut together at least, as far as there are so many: what is known of them fits into the processor's nearest memory.
const STRETCH: u32 = 256;

/// Cuts a text into words, in their order; `own` are the reader's terms, `places` those of the official ones, `marks` the places
/// of its [marks](crate::marks).
///
/// No word crosses the end of a sentence, which is a break, so that sentences need not be cut one by one.
pub(super) fn words(
    scalars: &[char],
    marks: &[u32],
    own: &[String],
    places: &[TermPlace],
    lexicon: &Lexicon,
) -> Vec<Word> {
    let terms = Terms::new(scalars, own, places, lexicon);
    let vocabulary = Vocabulary::new(scalars, terms, lexicon);
    let mut route = Route::default();
    let mut words = Vec::with_capacity(scalars.len() / 2);
    let mut hits = vocabulary.hits();
    let breaks = marks.iter().filter(|at| !is_in_run(scalars[**at as usize]));
    let breaks: Vec<u32> = breaks.copied().collect();
    let mut breaks = breaks.as_slice();
    let mut from = 0;
    while (from as usize) < scalars.len() {
        // With the first break behind so many letters.
        let count = breaks.iter().take_while(|at| **at < from + STRETCH).count();
        let end = breaks.get(count).map_or(scalars.len() as u32, |last| last + 1);
        let letters = &scalars[from as usize..end as usize];
        let stretch = Stretch {
            letters,
            from,
            hits: take_before(&mut hits, end, |hit| hit.start),
            breaks: take_before(&mut breaks, end, |at| *at),
        };
        route.cut(stretch, &vocabulary, |piece, known| {
            let letters = &letters[piece.clone()];
            if letters.iter().any(|&letter| is_letter_or_digit(letter)) {
                // The dictionary has some letters that are cut with none.
                let known = match known {
                    Known::NOTHING => vocabulary.find(letters),
                    known => known,
                };
                let (origin, tag) = vocabulary.meaning(known);
                let span = Span::new(from + piece.start as u32, from + piece.end as u32);
                words.push(Word { span, tag, origin });
            }
        });
        from = end;
    }
    words
}

/// Takes those that stand before a place off the head of a list.
fn take_before<'a, T>(list: &mut &'a [T], end: u32, place: impl Fn(&T) -> u32) -> &'a [T] {
    // Few do: searching the list would take longer.
    let count = list.iter().take_while(|item| place(item) < end).count();
    let (before, rest) = list.split_at(count);
    *list = rest;
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
    use crate::marks::is_common;
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
    fn only_marks_are_cut_apart_from_their_neighbours() {
        let common = ('\0'..=char::MAX).filter(|letter| is_common(*letter));
        for letter in common {
            assert!(is_in_run(LEXICON.letters().fold(letter)), "{letter}");
        }
    }

    #[test]
    fn long_lines_and_letters_of_their_own_are_cut_as_short_ones() {
        let text = "扶贫开发工作〇";
        let once = segment(&Shadow::new(&Text::new(text), &LEXICON), &Options::default(), &LEXICON).words;
        let often = Shadow::new(&Text::new(&text.repeat(100)), &LEXICON);
        let often = segment(&often, &Options::default(), &LEXICON).words;
        assert_eq!(often.len(), 100 * once.len());
        for (at, word) in often.iter().enumerate() {
            let from = (at / once.len() * text.chars().count()) as u32;
            let same = once[at % once.len()];
            assert_eq!(word.span, Span::new(from + same.span.start, from + same.span.end));
            assert_eq!((word.tag, word.origin), (same.tag, same.origin));
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
