//! Foreign letters beside Chinese ones: the Latin that a term begins with (KPI考核, AI+制造), and words of a Japanese sentence.

use super::tokens::{Class, Token};
use crate::phrases::is_han;
use crate::shadow::Shadow;

/// Most Latin letters, digits and plus signs that a term begins with.
const LONGEST: usize = 8;

/// Latin letters, digits and plus signs right before a Chinese word: where they begin, and where the word does.
pub(super) fn latin(shadow: &Shadow) -> Vec<(u32, u32)> {
    let scalars = shadow.scalars();
    let part = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '+';
    let before_word = |at: usize| part(&scalars[at]) && scalars.get(at + 1).is_some_and(|next| is_han(*next));
    let ends = shadow.all_marks().iter().map(|at| *at as usize);
    let heads = ends.filter(|at| before_word(*at)).filter_map(|at| {
        let len = scalars[..=at]
            .iter()
            .rev()
            .take(LONGEST + 1)
            .take_while(|letter| part(letter))
            .count();
        let start = at + 1 - len;
        let head = &scalars[start..=at];
        let address = start != 0 && matches!(scalars[start - 1], '.' | '/' | '@' | '_' | '-' | '%' | ':');
        // 5G and AI name something; 2019 counts, x stands for what is not said.
        let named = head[0] != '+'
            && head
                .iter()
                .any(|letter| letter.is_ascii_alphabetic() && !matches!(letter, 'x' | 'X'));
        (named && !address && len <= LONGEST).then_some((start as u32, at as u32 + 1))
    });
    heads.collect()
}

/// Keeps words of Japanese, which touch its syllables, from being terms.
pub(super) fn mark_japanese(shadow: &Shadow, tokens: &mut [Token]) {
    let scalars = shadow.scalars();
    let is_syllable = |at: &&u32| matches!(scalars[**at as usize], '\u{3041}'..='\u{30fa}');
    for &at in shadow.all_marks().iter().filter(is_syllable) {
        let behind = tokens.partition_point(|token| token.start < at);
        if let Some(token) = behind.checked_sub(1).map(|before| &mut tokens[before])
            && token.end() == at
        {
            token.class = Class::Function;
        }
        if let Some(token) = tokens.get_mut(behind)
            && token.start == at + 1
        {
            token.class = Class::Function;
        }
    }
}
