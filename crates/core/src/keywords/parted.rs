//! Parted terms: those with something between their letters that is no part of them, blanks in 河 长 制, a mark between the
//! halves of 两不愁、三保障, the end of a line that nobody ended a paragraph with.

use tigang_lexicon::WordIndex;
use tigang_text::{Clean, Span};

use super::candidates::LONGEST;
use super::tokens::Token;
use crate::phrases::is_han;
use crate::shadow::Shadow;

/// Most letters of a term before what parts it.
const REACH: u32 = 12;

/// Fewest letters of each half of a term that 、 parts: 改革、创新 are two things, 两不愁、三保障 is one.
const HALF: usize = 3;

/// Fewest letters of a term that the end of a line parts: 人 at one and 民 at the head of the next are two words.
const ACROSS: usize = 3;

/// Most blanks in a row that may part a term.
const BLANKS: usize = 3;

/// A word of an index, by its number, at a place where it stands parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parted {
    pub(super) word: usize,
    pub(super) span: Span<Clean>,
}

/// Where something stands in a text that may part a term: asked for term after term, and found once.
pub(super) struct Gaps<'a> {
    pub(super) scalars: &'a [char],
    pub(super) tokens: &'a [Token],
    gaps: Vec<Gap>,
}

/// What may part a term, between two Chinese letters.
struct Gap {
    /// Its first letter.
    mark: u32,
    /// Number of letters.
    len: u32,
    /// Number of the tokens that begin before it.
    tokens: u32,
}

impl<'a> Gaps<'a> {
    /// Those of a text.
    pub(super) fn new(shadow: &'a Shadow, tokens: &'a [Token]) -> Self {
        let scalars = shadow.scalars();
        let mut gaps = Vec::new();
        let mut before = 0;
        for &mark in shadow.all_marks() {
            let at = mark as usize;
            if let Some(len) = gap(scalars, at).filter(|_| at != 0 && is_han(scalars[at - 1])) {
                before += tokens[before..].iter().take_while(|token| token.start < mark).count();
                let (len, tokens) = (len as u32, before as u32);
                gaps.push(Gap { mark, len, tokens });
            }
        }
        Self { scalars, tokens, gaps }
    }

    /// Every place where a word stands parted, beginning and ending where tokens do; `beside` denies letters that stand side by
    /// side in no word.
    pub(super) fn parted(&self, index: &WordIndex, beside: &dyn Fn(char, char) -> bool) -> Vec<Parted> {
        let (scalars, tokens) = (self.scalars, self.tokens);
        let mut found = Vec::new();
        let (mut letters, mut ends) = (Vec::new(), Vec::new());
        for gap in &self.gaps {
            let (mark, at, next) = (gap.mark, gap.mark as usize, (gap.mark + gap.len) as usize);
            if !beside(scalars[at - 1], scalars[next]) {
                continue;
            }
            let mut further = None;
            for token in tokens[..gap.tokens as usize].iter().rev() {
                let start = token.start;
                let head = (mark - start) as usize;
                let reached = mark <= start + REACH;
                let half = scalars[at] != '、' || HALF <= head;
                let second = if head == 1 { next } else { start as usize + 1 };
                if reached && half && index.may_begin(&[scalars[start as usize], scalars[second]]) {
                    let further = further.get_or_insert_with(|| behind_gap(scalars, next));
                    letters.clear();
                    ends.clear();
                    letters.extend_from_slice(&scalars[start as usize..at]);
                    ends.extend(start + 1..=mark);
                    letters.extend(further.iter().map(|(letter, _)| *letter));
                    ends.extend(further.iter().map(|(_, end)| *end));
                    let least = match scalars[at] {
                        '、' => head + HALF,
                        '\n' => ACROSS.max(head + 1),
                        _ => head + 1,
                    };
                    index.each_prefix(&letters, |len, word| {
                        let end = ends[len - 1];
                        if least <= len && tokens.binary_search_by_key(&end, |token| token.end()).is_ok() {
                            let span = Span::new(start, end);
                            found.push(Parted { word, span });
                        }
                    });
                }
                if !reached || token.opens {
                    break;
                }
            }
        }
        crate::order::sort_by_key(&mut found, |parted| parted.span.start);
        found
    }
}

/// Letters of what may part a term and begins at `at`, before a Chinese letter: one 、 before the half of a term, a few blanks, or
/// the end of a line that no indent follows.
fn gap(scalars: &[char], at: usize) -> Option<usize> {
    let is_half = |half: &[char]| half.iter().all(|letter| is_han(*letter) || is_blank(*letter));
    let len = match scalars[at] {
        // Nearly all marks of lists end here: what follows them is short.
        '、' => usize::from(scalars.get(at + 1..=at + HALF).is_some_and(is_half)),
        '\n' => 1,
        mark if is_blank(mark) => {
            let blanks = scalars[at..].iter().take_while(|letter| is_blank(**letter));
            // No more need be counted than tell that there are too many.
            blanks.take(BLANKS + 1).count()
        }
        _ => return None,
    };
    let next = scalars.get(at + len).is_some_and(|next| is_han(*next));
    (next && (1..=BLANKS).contains(&len)).then_some(len)
}

/// The Chinese letters from `at` on and where each ends, blanks between them left out.
fn behind_gap(scalars: &[char], at: usize) -> Vec<(char, u32)> {
    let mut letters = Vec::with_capacity(LONGEST);
    let mut at = at;
    while letters.len() < LONGEST
        && let Some(letter) = scalars.get(at)
    {
        if is_han(*letter) {
            letters.push((*letter, at as u32 + 1));
            at += 1;
        } else if let Some(gap) = gap(scalars, at).filter(|_| is_blank(*letter)) {
            at += gap;
        } else {
            break;
        }
    }
    letters
}

/// Full-width ones are folded in the shadow.
fn is_blank(letter: char) -> bool {
    letter == ' '
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keywords::tokens::tokens_of;
    use tigang_lexicon::Lexicon;

    #[track_caller]
    fn check(text: &str, term: &str, expected: &[&str]) {
        let shadow = Shadow::new(&tigang_text::Text::new(text), &Lexicon::embedded());
        let (scalars, tokens) = tokens_of(text);
        let letters: Vec<char> = term.chars().collect();
        let index = WordIndex::new(std::iter::once(letters.as_slice()));
        let found = Gaps::new(&shadow, &tokens.rows).parted(&index, &|_, _| true);
        let found: Vec<String> = found
            .iter()
            .map(|parted| scalars[parted.span.range()].iter().collect())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_what_blanks_part() {
        check("河 长 制要落实,河长 制要落实", "河长制", &["河 长 制", "河长 制"]);
        check("乡村　振兴", "乡村振兴", &["乡村 振兴"]);
    }

    #[test]
    fn finds_the_halves_of_a_slogan() {
        check("两不愁、三保障要抓实", "两不愁三保障", &["两不愁、三保障"]);
        check("改革、创新", "改革创新", &[]);
    }

    #[test]
    fn finds_what_a_line_end_parts() {
        check("推进乡村振\n兴,推进河\n长制", "乡村振兴", &["乡村振\n兴"]);
        check("推进河\n长制", "河长制", &["河\n长制"]);
        check("为人\n民服务", "人民", &[]);
        check("推进乡村\n　　振兴产业", "乡村振兴", &[]);
    }

    #[test]
    fn keeps_to_words() {
        check("重点工作 落实", "作落", &[]);
        check("河长制", "河长制", &[]);
    }
}
