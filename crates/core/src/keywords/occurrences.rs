//! Occurrences: every place of the chosen terms, as exact spans.
//!
//! A term counts wherever its letters stand, inside longer terms as well: a reader who looks for 脱贫攻坚 means 脱贫攻坚战
//! too. A term of two letters must begin and end where a token does, or at one end of a token that holds it whole, so
//! that 贫精 is not found in 扶贫精准.

use tigang_text::{Clean, Span};

use super::mix::MixMap;
use super::tokens::Token;
use crate::letter_set::LetterSet;
use crate::pairs::PairSet;

/// Every place of each of `terms`, which have two letters or more, ascending.
pub(super) fn occurrences(scalars: &[char], tokens: &[Token], terms: &[&[char]]) -> Vec<Vec<Span<Clean>>> {
    let mut by_opening: MixMap<u64, Vec<usize>> = MixMap::default();
    // Most places of a text need no look into the map, and most of those that do not are told by one letter.
    let (mut firsts, mut openings) = (LetterSet::default(), PairSet::with_capacity(terms.len()));
    for (index, term) in terms.iter().enumerate() {
        if let [first, second, ..] = term {
            by_opening.entry(pair(*first, *second)).or_default().push(index);
            firsts.insert(*first);
            openings.insert(*first, *second);
        }
    }
    let mut uses = vec![Vec::new(); terms.len()];
    if by_opening.is_empty() {
        return uses;
    }
    let mut next = 0;
    for (at, &first) in scalars.iter().enumerate() {
        if !firsts.contains(first) {
            continue;
        }
        let Some(&second) = scalars.get(at + 1) else { break };
        if !openings.may_contain(first, second) {
            continue;
        }
        let Some(terms_here) = by_opening.get(&pair(first, second)) else {
            continue;
        };
        // The first token that ends after this letter begins.
        while tokens.get(next).is_some_and(|token| token.end as usize <= at) {
            next += 1;
        }
        for &index in terms_here {
            let term = terms[index];
            let span: Span<Clean> = Span::new(at as u32, (at + term.len()) as u32);
            // Of two that overlap, as in 好好好 for 好好, the first counts.
            let free = uses[index]
                .last()
                .is_none_or(|last: &Span<Clean>| last.end <= span.start);
            if free && scalars[at..].starts_with(term) && (2 < term.len() || is_word(&tokens[next..], span)) {
                uses[index].push(span);
            }
        }
    }
    uses
}

/// Two letters as one key.
fn pair(first: char, second: char) -> u64 {
    u64::from(u32::from(first)) << 32 | u64::from(u32::from(second))
}

/// Whether `span` is made of whole tokens, or is one end of a token; `tokens` begin with the one it begins in.
fn is_word(tokens: &[Token], span: Span<Clean>) -> bool {
    let last = tokens.iter().find(|token| span.end <= token.end);
    let (Some(first), Some(last)) = (tokens.first(), last) else {
        return true;
    };
    let opens = first.start == span.start;
    let closes = last.end == span.end;
    (opens && closes) || (first.start == last.start && (opens || closes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keywords::tokens::tokens_of;

    #[track_caller]
    fn check(text: &str, term: &str, expected: &[u32]) {
        let (scalars, tokens) = tokens_of(text);
        let term: Vec<char> = term.chars().collect();
        let uses = occurrences(&scalars, &tokens.rows, &[&term]);
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
