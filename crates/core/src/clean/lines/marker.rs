//! Markers as line repair sees them: what a line or paragraph may begin with. Which of them make an outline is decided later.

use std::sync::LazyLock;

use super::WORDS;
use crate::phrases::{Group, is_numeral};

/// Words that open a point, and those that open a salutation: asked for at the head of every sentence, so found by name once.
static OPENERS: LazyLock<[&Group; 2]> = LazyLock::new(|| ["first", "greeting"].map(|group| WORDS.words(group)));

/// The longest number before its mark.
const LONGEST: usize = 3;

/// A kind of marker: the same for all numbers of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Marker {
    /// 一、
    Chinese,
    /// (一)
    Bracketed,
    /// 1. 1、
    Figure,
    /// (1) 1)
    BracketedFigure,
    /// 第一, 第一部分
    Ordinal,
    /// 一是 一要
    Point,
    /// ——
    Dash,
    /// 首先
    First,
    /// 同志们
    Address,
}

impl Marker {
    /// Whether it numbers headings, as 一、 and (一) do.
    pub(super) fn is_heading(self) -> bool {
        matches!(self, Self::Chinese | Self::Bracketed)
    }
}

/// The marker at the head of some shadow letters.
pub(super) fn of(letters: &[char]) -> Option<Marker> {
    let first = *letters.first()?;
    match first {
        '(' => {
            let len = number(&letters[1..])?;
            let chinese = letters.get(1).is_some_and(|letter| is_numeral(*letter));
            (letters.get(1 + len) == Some(&')')).then_some(if chinese {
                Marker::Bracketed
            } else {
                Marker::BracketedFigure
            })
        }
        '第' => {
            let len = number(&letters[1..])?;
            let next = letters.get(1 + len)?;
            matches!(next, ',' | '、' | '部' | '章' | '编' | '篇' | '节' | '条').then_some(Marker::Ordinal)
        }
        '—' => (letters.get(1) == Some(&'—')).then_some(Marker::Dash),
        _ => {
            let Some(len) = number(letters) else {
                return word(letters);
            };
            let (next, then) = (letters.get(len)?, letters.get(len + 1));
            let digit = then.is_some_and(char::is_ascii_digit);
            match (next, is_numeral(first)) {
                // 五、六年级 counts, and so does 二、三季度.
                ('、', true) => then.is_none_or(|then| !is_numeral(*then)).then_some(Marker::Chinese),
                ('是' | '要', true) => Some(Marker::Point),
                (')', _) => Some(Marker::BracketedFigure),
                // 3.5 is no marker, nor is 1、2月.
                ('.' | '、', false) if !digit => Some(Marker::Figure),
                _ => None,
            }
        }
    }
}

/// A word at the head of some letters that opens a paragraph wherever it stands.
pub(super) fn word(letters: &[char]) -> Option<Marker> {
    let opens = |group: &Group| group.prefix(letters).is_some();
    let [first, greeting] = *OPENERS;
    if opens(first) {
        Some(Marker::First)
    } else if opens(greeting) {
        Some(Marker::Address)
    } else {
        None
    }
}

/// Whether letters are the marker of a heading and nothing else: 一、, (二), 3.
pub(super) fn is_alone(letters: &[char]) -> bool {
    let open = usize::from(letters.first() == Some(&'('));
    let Some(len) = letters.get(open..).and_then(number) else {
        return false;
    };
    let mark = &letters[open + len..];
    match open {
        0 => matches!(mark, ['、'] | ['.']),
        _ => mark == [')'],
    }
}

/// The number of the marker at the head of some letters.
pub(super) fn value(letters: &[char]) -> Option<u32> {
    let letters = &letters[usize::from(matches!(letters.first(), Some('(' | '第')))..];
    let len = number(letters)?;
    letters[..len]
        .iter()
        .try_fold((0, 0), |(tens, ones), letter| match letter.to_digit(10) {
            Some(digit) => Some((0, 10 * ones + digit)),
            None if *letter == '十' => Some((10 * ones.max(1), 0)),
            None => "一二三四五六七八九"
                .chars()
                .position(|known| known == *letter)
                .map(|at| (tens, at as u32 + 1)),
        })
        .map(|(tens, ones)| tens + ones)
}

/// Length of a number of one kind of digits.
fn number(letters: &[char]) -> Option<usize> {
    let chinese = letters.first().is_some_and(|letter| is_numeral(*letter));
    let of_kind = |letter: &&char| {
        if chinese {
            is_numeral(**letter)
        } else {
            letter.is_ascii_digit()
        }
    };
    let len = letters.iter().take(LONGEST + 1).take_while(of_kind).count();
    (1..=LONGEST).contains(&len).then_some(len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_is_told_from_its_look_alikes() {
        for (text, expected) in [
            ("一、提高认识", Some(Marker::Chinese)),
            ("二十一、其他", Some(Marker::Chinese)),
            ("五、六年级学生", None),
            ("(三)落实责任", Some(Marker::Bracketed)),
            ("(三年来)", None),
            ("3.落实责任", Some(Marker::Figure)),
            ("3.5万亩", None),
            ("2023年", None),
            ("第一,统一思想", Some(Marker::Ordinal)),
            ("第一书记", None),
            ("一是清淤", Some(Marker::Point)),
            ("三要抓早", Some(Marker::Point)),
        ] {
            assert_eq!(of(&text.chars().collect::<Vec<_>>()), expected, "{text}");
        }
    }
}
