//! Digits: numbers of a sentence that a scanner or a converter took apart, as `1 954年`, `3 .2万元`, `2 0 2 0 年`.
//!
//! Two numbers side by side stay two: a space goes only where the pieces make one number that can be, behind a Chinese letter
//! or mark and before the word that it counts.

use std::ops::Range;

use super::{WORDS, is_space};
use crate::phrases::is_han;

/// A number taken apart is no longer than this, spaces included.
const LONGEST: usize = 24;

/// Whether the space at `at..next` of a sentence in `line` stands inside one number.
pub(super) fn are_one(letters: &[char], line: Range<usize>, at: usize, next: usize) -> bool {
    let of_number = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    if next != at + 1 || !of_number(letters[at - 1]) || !of_number(letters[next]) {
        return false;
    }
    // Pieces of a number with one space between them.
    let inside = |place: usize| {
        of_number(letters[place])
            || letters[place] == ' '
                && line.start < place
                && place + 1 < line.end
                && of_number(letters[place - 1])
                && of_number(letters[place + 1])
    };
    let from = line.start.max(at.saturating_sub(LONGEST));
    let to = line.end.min(at + LONGEST);
    let start = (from..at).rev().take_while(|place| inside(*place)).last().unwrap_or(at);
    let end = (at..to)
        .take_while(|place| inside(*place))
        .last()
        .map_or(at, |last| last + 1);
    let before = letters[line.start..start]
        .iter()
        .rev()
        .find(|letter| !is_space(**letter));
    let behind = letters[end..line.end].iter().find(|letter| !is_space(**letter));
    // 表1 56个村: the first number is a name.
    let opens = |before: char| {
        (is_han(before) || matches!(before, ',' | '。' | '、' | '“' | '(' | ';'))
            && WORDS.prefix("numbered", &[before]).is_none()
    };
    let opened = before.is_some_and(|before| opens(*before));
    let (Some(behind), true) = (behind, opened) else {
        return false;
    };
    let pieces: Vec<&[char]> = letters[start..end].split(|letter| *letter == ' ').collect();
    let number: Vec<char> = pieces.concat();
    is_number(&number) && fits(&number, *behind) && (broken(&pieces) || pieces.iter().all(|piece| piece.len() == 1))
}

/// Whether a piece cannot stand alone: 1 954 begins with one digit, 3 .2 and 8. 5 break at the point, 1,2 00 within thousands.
fn broken(pieces: &[&[char]]) -> bool {
    let point = |piece: &&[char]| matches!(piece.first(), Some('.' | ',')) || matches!(piece.last(), Some('.' | ','));
    let thousands = |piece: &&[char]| {
        piece.contains(&',')
            && piece
                .rsplit(|letter| *letter == ',')
                .next()
                .is_some_and(|last| last.len() < 3)
    };
    pieces.iter().any(|piece| point(piece) || thousands(piece))
        || pieces.len() == 2 && (pieces[0].len() == 1 || pieces[1].len() == 1)
        || 2 < pieces.len() && pieces.iter().filter(|piece| piece.len() == 1).count() + 1 >= pieces.len()
}

/// 1954, 56.8, 1,200
fn is_number(number: &[char]) -> bool {
    let mut halves = number.split(|letter| *letter == '.');
    let whole = halves.next().unwrap_or_default();
    let part = halves.next().unwrap_or(&['0']);
    let digits = |letters: &[char]| !letters.is_empty() && letters.iter().all(char::is_ascii_digit);
    let mut groups = whole.split(|letter| *letter == ',');
    let first = groups.next().unwrap_or_default();
    let grouped = groups.clone().next().is_some();
    digits(first)
        && (!grouped || first.len() <= 3)
        && groups.all(|group| group.len() == 3 && digits(group))
        && digits(part)
        && halves.next().is_none()
        && (first.len() == 1 || first[0] != '0')
}

/// Whether a number may stand before a letter: years have four digits, months two.
fn fits(number: &[char], behind: char) -> bool {
    let value: Option<u32> = number.iter().collect::<String>().parse().ok();
    match behind {
        '年' => value.is_none_or(|value| value < 100 || (1840..2100).contains(&value)),
        '月' => value.is_none_or(|value| value <= 12),
        '日' => value.is_none_or(|value| value <= 31),
        _ => is_han(behind) || matches!(behind, '%' | '‰'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_space_goes_where_the_pieces_make_one_number() {
        for (text, expected) in [
            ("早在1 954年,", true),
            ("到2 0 2 0 年,", true),
            ("达到1 56.8亿元,", true),
            ("增长8. 5%,", true),
            ("人均3 .2万元,", true),
            ("投入1,2 00万元,", true),
            ("于1 2月完成,", true),
            ("见附件1 2022年,", false),
            ("见表1 56个村,", false),
            ("分别为12 34 56户,", false),
            ("共2020 15个,", false),
            ("第1 2条,", false),
            ("于1 3月完成,", false),
            ("1 954年,", false),
        ] {
            let letters: Vec<char> = text.chars().collect();
            let at = letters.iter().position(|letter| *letter == ' ').unwrap_or_default();
            assert_eq!(are_one(&letters, 0..letters.len(), at, at + 1), expected, "{text}");
        }
    }
}
