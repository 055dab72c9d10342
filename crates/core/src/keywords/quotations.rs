//! Quotations: phrases a text puts in quotation marks, which name what it is about: “1+16+5”, “挪穷窝”.

use tigang_text::{Clean, Span};

use super::candidates::LONGEST;
use crate::phrases::is_han;
use crate::shadow::Shadow;

/// Phrases in quotation marks, in the order of the text: Chinese letters, or figures such as 1+16+5.
pub(super) fn quotations(shadow: &Shadow) -> Vec<(&[char], Span<Clean>)> {
    let scalars = shadow.scalars();
    let mut found = Vec::new();
    let within = |letter: char| is_han(letter) || letter.is_ascii_digit() || letter == '+';
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
        // A year or a score in quotation marks is a figure, 1+16+5 and 13655 are names.
        let named = letters.iter().any(|letter| is_han(*letter)) || letters.contains(&'+') || 4 < len;
        if closed && named && (2..=LONGEST).contains(&len) {
            found.push((letters, Span::new(start as u32, (start + len) as u32)));
        }
    }
    found
}
