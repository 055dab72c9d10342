//! Occurrences: every place of the chosen terms, as exact spans.
//!
//! A term counts wherever its letters stand, inside longer terms as well: a reader who looks for 脱贫攻坚 means 脱贫攻坚战
//! too, and [parted] by blanks as well. A term of two letters must begin and end where a token does, or at one end of a token
//! that holds it whole, so that 贫精 is not found in 扶贫精准.

use tigang_lexicon::WordIndex;
use tigang_text::{Clean, Span};

use super::parted::{Gaps, Parted};
use super::tokens::Token;
use crate::pairs::PairSet;
use crate::phrases::Beginnings;

/// Every place of each of `terms`, which have two letters or more and differ from each other, ascending.
pub(super) fn occurrences(gaps: &Gaps<'_>, terms: &[&[char]]) -> Vec<Vec<Span<Clean>>> {
    let scalars = gaps.scalars;
    let mut uses: Vec<Vec<Span<Clean>>> = vec![Vec::new(); terms.len()];
    if terms.is_empty() {
        return uses;
    }
    let index = WordIndex::new(terms.iter().copied());
    // A term is parted between two of its letters.
    let mut beside = PairSet::with_capacity(terms.iter().map(|term| term.len()).sum());
    for pair in terms.iter().flat_map(|term| term.windows(2)) {
        beside.insert(pair[0], pair[1]);
    }
    let further = gaps.parted(&index, &|one, other| beside.may_contain(one, other));
    let mut tokens = gaps.tokens;
    for at in Beginnings::new(terms.iter().copied()).places(scalars) {
        let at = at as usize;
        index.each_prefix(&scalars[at..], |len, term| {
            let span: Span<Clean> = Span::new(at as u32, (at + len) as u32);
            // Of two that overlap, as in 好好好 for 好好, the first counts.
            let free = uses[term].last().is_none_or(|last| last.end <= span.start);
            if free && (2 < len || is_word(behind(&mut tokens, span.start), span)) {
                uses[term].push(span);
            }
        });
    }
    let parted_words = further.iter().map(|parted| parted.word);
    let mut touched: Vec<usize> = parted_words.collect();
    touched.sort_unstable();
    touched.dedup();
    for Parted { word, span } in further {
        uses[word].push(span);
    }
    for word in touched {
        crate::order::sort_by_key(&mut uses[word], |span| span.start);
        let mut end = 0;
        uses[word].retain(|span| {
            let free = end <= span.start;
            end = if free { span.end } else { end };
            free
        });
    }
    uses
}

/// Takes the tokens that end at a place or before it off the head of a list.
fn behind<'a>(tokens: &mut &'a [Token], place: u32) -> &'a [Token] {
    let before = tokens.iter().take_while(|token| token.end() <= place).count();
    *tokens = &tokens[before..];
    tokens
}

/// Whether `span` is made of whole tokens, or is one end of a token; `tokens` begin with the one it begins in.
fn is_word(tokens: &[Token], span: Span<Clean>) -> bool {
    let last = tokens.iter().find(|token| span.end <= token.end());
    let (Some(first), Some(last)) = (tokens.first(), last) else {
        return true;
    };
    let opens = first.start == span.start;
    let closes = last.end() == span.end;
    (opens && closes) || (first.start == last.start && (opens || closes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keywords::tokens::tokens_of;
    use crate::shadow::Shadow;

    #[track_caller]
    fn check(text: &str, term: &str, expected: &[u32]) {
        let shadow = Shadow::new(&tigang_text::Text::new(text), &tigang_lexicon::Lexicon::embedded());
        let (_, tokens) = tokens_of(text);
        let term: Vec<char> = term.chars().collect();
        let uses = occurrences(&Gaps::new(&shadow, &tokens.rows), &[&term]);
        let starts: Vec<u32> = uses[0].iter().map(|span| span.start).collect();
        assert_eq!(starts, expected, "{text}");
    }

    #[test]
    fn finds_terms_inside_longer_ones() {
        check("打赢脱贫攻坚战,巩固脱贫攻坚成果", "脱贫攻坚", &[2, 10]);
        check("攻坚战和攻坚", "攻坚", &[0, 4]);
    }

    #[test]
    fn never_overlap() {
        check("标题标题标题", "标题标题", &[0]);
    }

    #[test]
    fn keeps_to_words() {
        check("精准扶贫精准脱贫", "贫精", &[]);
    }
}
