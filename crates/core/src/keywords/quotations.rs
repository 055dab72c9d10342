//! Quotations: phrases a text puts in quotation marks, which name what it is about: “1+16+5”, “挪穷窝”, “AI+制造”.

use tigang_text::{Clean, Span};

use super::candidates::LONGEST;
use super::mix::MixMap;
use crate::phrases::is_han;
use crate::shadow::Shadow;

/// Fewest letters of a part of “大排查、大整改、大落实”, and most parts.
const PART: usize = 3;
const PARTS: usize = 8;

/// Fewest letters of a part that is a term though its row is said once: “工业兴县、生态立县”.
const TERM: usize = 4;

/// Phrases in quotation marks, in the order of the text: Chinese letters, perhaps with Latin ones, or figures such as 1+16+5.
pub(super) fn quotations(shadow: &Shadow) -> Vec<(&[char], Span<Clean>)> {
    let scalars = shadow.scalars();
    let mut found = Vec::new();
    let mut parts: Vec<(&[char], Span<Clean>)> = Vec::new();
    let within = |letter: char| is_han(letter) || letter.is_ascii_alphanumeric() || letter == '+';
    let opens = |mark: &char| matches!(mark, '“' | '「');
    let marks = shadow.all_marks().iter().map(|at| *at as usize);
    for mark in marks.filter(|at| opens(&scalars[*at])) {
        let blanks = |from: usize| scalars[from..].iter().take_while(|letter| **letter == ' ').count();
        let start = mark + 1 + blanks(mark + 1);
        let len = scalars[start..]
            .iter()
            .take(LONGEST + 1)
            .take_while(|letter| within(**letter))
            .count();
        let letters = &scalars[start..start + len];
        let closed = matches!(scalars.get(start + len + blanks(start + len)), Some('”' | '」'));
        // A year or a score in quotation marks is a figure, 1+16+5 and 13655 are names; a word of Latin says little.
        let figures = (letters.contains(&'+') || 4 < len) && !letters.iter().any(char::is_ascii_alphabetic);
        let named = figures || letters.iter().any(|letter| is_han(*letter));
        if closed && named && (2..=LONGEST).contains(&len) {
            found.push((letters, Span::new(start as u32, (start + len) as u32)));
        } else if scalars.get(start + len) == Some(&'、') && PART <= len {
            parts.extend(parallel(scalars, start, len));
        }
    }
    // A row that comes back is what a text is about; of one said once the whole is a slogan.
    let mut times: MixMap<&[char], u32> = MixMap::default();
    for (letters, _) in &parts {
        let before = times.get(letters).copied().unwrap_or(0);
        times.insert(letters, before + 1);
    }
    parts.retain(|(letters, _)| TERM <= letters.len() || times.get(letters).is_some_and(|times| 1 < *times));
    if !parts.is_empty() {
        found.append(&mut parts);
        crate::order::sort_by_key(&mut found, |(_, span)| span.start);
    }
    found
}

/// The parts of “大排查、大整改、大落实”: as many letters each as the first, which has `len`; none where the quotation goes on otherwise.
fn parallel(scalars: &[char], start: usize, len: usize) -> Vec<(&[char], Span<Clean>)> {
    let mut parts = Vec::new();
    let mut at = start;
    while parts.len() < PARTS
        && let Some(part) = scalars.get(at..at + len)
        && part.iter().all(|letter| is_han(*letter))
    {
        parts.push((part, Span::new(at as u32, (at + len) as u32)));
        match scalars.get(at + len) {
            Some('、') => at += len + 1,
            Some('”' | '」') => return parts,
            _ => break,
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lexicon = tigang_lexicon::Lexicon::embedded();
        let shadow = Shadow::new(&tigang_text::Text::new(text), &lexicon);
        let found: Vec<String> = quotations(&shadow)
            .iter()
            .map(|(letters, _)| letters.iter().collect())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_names_and_figures_but_no_years() {
        check("落实“1+16+5”,“挪穷窝”,“2016”", &["1+16+5", "挪穷窝"]);
    }

    #[test]
    fn finds_the_parts_of_a_row_that_comes_back() {
        check(
            "开展“大走访、大排查”,深化“大走访、大排查”",
            &["大走访", "大排查", "大走访", "大排查"],
        );
        check("坚持“保增长、惠民生”。讲“学习、思考”,“学习、思考”", &[]);
    }
}
