//! Headings: what they are about, though it may stand nowhere else. 紧盯水害防治 names 水害防治, 破除隐性壁垒 names 隐性壁垒.

use std::ops::Range;

use super::tokens::{Class, Token};

/// Words and letters of what a heading is about; a single word is a candidate anyway, and more is a sentence.
const WORDS: Range<usize> = 2..4;
const LETTERS: std::ops::RangeInclusive<usize> = 4..=8;

/// What the tokens of a heading name: runs of nouns and verbs, those of the genre (紧盯, 加强) apart, without the verb before them;
/// `says_how` tells 充分, 全面.
pub(super) fn named(
    heading: &[Token],
    is_stock: impl Fn(&Token) -> bool,
    says_how: impl Fn(&Token) -> bool,
) -> Vec<Range<usize>> {
    let inside = |token: &Token| token.class == Class::Noun || token.class == Class::Other && !is_stock(token);
    let mut found = Vec::new();
    let mut at = 0;
    while at < heading.len() {
        let rest = heading[at..].iter().enumerate();
        let len = rest
            .take_while(|(place, token)| inside(token) && (*place == 0 || !token.opens))
            .count();
        // 清理拖欠货款: behind a verb of the genre the next one is part of the matter, 充分肯定货款 tells only how.
        let before = at.checked_sub(1).map(|before| &heading[before]);
        let before = before.filter(|before| before.class == Class::Other && !says_how(before));
        let led = before.is_some() && !heading[at].opens;
        let verb = usize::from(len != 0 && heading[at].class == Class::Other && !led);
        let named = at + verb..at + len;
        let noun = len != 0 && heading[at + len - 1].class == Class::Noun;
        if noun && WORDS.contains(&named.len()) {
            let letters = heading[named.end - 1].end() - heading[named.start].start;
            if LETTERS.contains(&(letters as usize)) {
                found.push(named);
            }
        }
        at += len.max(1);
    }
    found
}
