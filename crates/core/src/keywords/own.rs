//! The reader's own terms: every usable line of their list, and what is wrong with the rest.

use std::ops::Range;

use tigang_lexicon::Lexicon;

use super::candidates::LONGEST;
use crate::phrases::{is_han, is_numeral};

/// Most terms taken from a reader's list: every place of the text is held against each.
const MOST: usize = 2000;

/// Most digits of the number of a line.
const FIGURES: usize = 3;

/// Fewest letters of each of several terms that nothing but blanks part.
const APART: usize = 3;

/// Brackets that stand around a term in a list.
const OPENING: &str = "([{《〈【〔『「<";
const CLOSING: &str = ")]}》〉】〕』」>";

/// A term of the reader's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTerm {
    /// As it stands in the list, without blanks around it and inside Chinese words; as a line of its own it is this term again.
    pub written: String,
    /// In shadow letters, without the marks and spaces around it and inside Chinese words.
    pub letters: Vec<char>,
}

/// A line of the reader's list, or a part of one, that is no term.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Ignored {
    /// The line or its part as it stands.
    pub line: String,
    /// What is wrong with it; for the reader, in Chinese.
    pub reason: &'static str,
}

/// Parts a list into terms and lines that are none. A line may hold several terms, 贫困户,建档立卡; what it quotes is one:
/// “不忘初心,牢记使命”.
///
/// ```
/// use tigang::{keywords::own_terms, lexicon::Lexicon};
/// let lines = ["雙聯行動，双带工程".to_owned(), "# 以下备用".to_owned()];
/// let (terms, ignored) = own_terms(&lines, &Lexicon::embedded());
/// assert_eq!(terms[0].written, "雙聯行動");
/// assert_eq!(terms[0].letters, ['双', '联', '行', '动']);
/// assert_eq!((terms.len(), ignored[0].reason), (2, "注释行"));
/// ```
pub fn own_terms(lines: &[String], lexicon: &Lexicon) -> (Vec<OwnTerm>, Vec<Ignored>) {
    let mut terms: Vec<OwnTerm> = Vec::new();
    let mut ignored = Vec::new();
    for line in lines {
        let letters: Vec<char> = line.trim().chars().filter(|letter| is_written(*letter)).collect();
        let shadow = lexicon.letters().shadow(&letters);
        if let Some(reason) = silence(&shadow) {
            let line = line.clone();
            ignored.push(Ignored { line, reason });
            continue;
        }
        let mut pieces = pieces(&shadow);
        if pieces.is_empty() {
            // A number of a line, and nothing behind it.
            pieces.push(0..shadow.len());
        }
        for piece in pieces {
            let whole = piece.len() == shadow.len();
            let term = bare(&without_blanks(&shadow[piece.clone()]));
            let beside = || if whole { None } else { aside(&shadow[piece.clone()]) };
            let reason = fault(&term, &terms).or_else(beside);
            match reason {
                None => terms.push(OwnTerm {
                    written: without_blanks(&letters[piece]).iter().collect(),
                    letters: term,
                }),
                Some(reason) => ignored.push(Ignored {
                    line: if whole {
                        line.clone()
                    } else {
                        letters[piece].iter().collect()
                    },
                    reason,
                }),
            }
        }
    }
    (terms, ignored)
}

/// Why a line holds no term at all, if it holds none.
fn silence(line: &[char]) -> Option<&'static str> {
    match line {
        [] => Some("空行"),
        _ if is_remark(line) => Some("注释行"),
        _ if !line.iter().any(|letter| letter.is_alphanumeric()) => Some("没有文字"),
        _ => None,
    }
}

/// Why a part of a line is none of its terms but stands beside them: 河长制,12; 河长制,# 备用.
fn aside(part: &[char]) -> Option<&'static str> {
    let part: Vec<char> = without_blanks(part);
    if is_remark(&part) {
        Some("注释行")
    } else if part.iter().all(char::is_ascii_digit) {
        Some("只有数字")
    } else {
        None
    }
}

/// Whether a letter may stand in a list: a tab parts its columns, some old systems end lines with \r; other controls are nothing.
fn is_written(letter: char) -> bool {
    matches!(letter, '\t' | '\r') || !letter.is_control()
}

/// # 以下备用, // 以下备用: a remark to whoever keeps the list; #乡村振兴# is a topic.
fn is_remark(line: &[char]) -> bool {
    line.starts_with(&['/', '/']) || line.first() == Some(&'#') && line.last() != Some(&'#')
}

/// The parts of a line between its separators, those without letters left out; the comma of 3,400 and those in quotation marks are
/// none. The number of the line in its list is no part of it.
fn pieces(line: &[char]) -> Vec<Range<usize>> {
    let digit = |at: usize| line.get(at).is_some_and(char::is_ascii_digit);
    let han = |at: usize| line.get(at).is_some_and(|letter| is_han(*letter));
    let number = number(line);
    let apart = stand_apart(&line[number..]);
    let mut quoted = false;
    let mut ends = Vec::new();
    for (at, letter) in line.iter().enumerate().skip(number) {
        let between = |is: &dyn Fn(usize) -> bool| 0 < at && is(at - 1) && is(at + 1);
        match letter {
            '“' => quoted = true,
            '”' => quoted = false,
            ',' if between(&digit) => {}
            '/' if !quoted && between(&han) => ends.push(at),
            ',' | '、' | ';' | '|' | '\t' | '\r' if !quoted => ends.push(at),
            _ if apart && letter.is_whitespace() => ends.push(at),
            _ => {}
        }
    }
    ends.push(line.len());
    let mut start = number;
    let mut pieces = Vec::new();
    for end in ends {
        if line[start..end].iter().any(|letter| letter.is_alphanumeric()) {
            pieces.push(start..end);
        }
        start = end + 1;
    }
    pieces
}

/// Length of what numbers a line: 1. and (2) and 三、 and ④, but not 3.15, 5G, 1+16+5.
fn number(line: &[char]) -> usize {
    let bracket = usize::from(line.first() == Some(&'('));
    let counts = |letter: &&char| letter.is_ascii_digit() || is_numeral(**letter);
    let digits = line[bracket..].iter().take(FIGURES + 1).take_while(counts).count();
    let next = line.get(bracket + digits);
    let behind = line.get(bracket + digits + 1);
    match line.first() {
        Some('\u{2460}'..='\u{2473}') => 1,
        _ if !(1..=FIGURES).contains(&digits) => 0,
        _ if bracket == 1 && next != Some(&')') => 0,
        _ if bracket == 1 => digits + 2,
        _ if matches!(next, Some('、' | ')')) => digits + 1,
        _ if next == Some(&'.') && behind.is_some_and(|letter| !letter.is_ascii_digit()) => digits + 1,
        _ => 0,
    }
}

/// Whether blanks part a line into words too long to be pieces of one term: 双联行动 河道清障, but not 乡村 振兴.
fn stand_apart(line: &[char]) -> bool {
    let mut words = line
        .split(|letter| letter.is_whitespace())
        .filter(|word| !word.is_empty());
    words.all(|word| APART <= word.len() && word.iter().all(|letter| is_han(*letter)))
}

/// A term without the marks around it: “三农”。, • 三农, 《民法典》, [三农]; the brackets of 网络(5G) are its own.
fn bare(term: &[char]) -> Vec<char> {
    let mark = |letter: char| "。、:!?…·•-—“”\"‘’'#*^$\\`_".contains(letter);
    let mut term = term;
    loop {
        term = match term {
            [first, rest @ ..] if mark(*first) => rest,
            [rest @ .., last] if mark(*last) => rest,
            [first, rest @ .., last] if closing(*first) == Some(*last) => rest,
            [first, rest @ ..] if closing(*first).is_some_and(|last| !rest.contains(&last)) => rest,
            [rest @ .., last] if closes(*last) && !rest.iter().any(|first| closing(*first) == Some(*last)) => rest,
            _ => return term.to_vec(),
        };
    }
}

/// What closes a bracket.
fn closing(bracket: char) -> Option<char> {
    let at = OPENING.chars().position(|letter| letter == bracket)?;
    CLOSING.chars().nth(at)
}

fn closes(bracket: char) -> bool {
    CLOSING.contains(bracket)
}

/// Without blanks, but for those between two words in Latin letters.
fn without_blanks(letters: &[char]) -> Vec<char> {
    let mut kept: Vec<char> = Vec::with_capacity(letters.len());
    let mut blank = false;
    for letter in letters {
        if letter.is_whitespace() {
            blank = true;
            continue;
        }
        let words = letter.is_ascii_alphanumeric() && kept.last().is_some_and(char::is_ascii_alphanumeric);
        kept.extend((blank && words).then_some(' '));
        kept.push(*letter);
        blank = false;
    }
    kept
}

/// What is wrong with a term, which has letters.
fn fault(term: &[char], taken: &[OwnTerm]) -> Option<&'static str> {
    match term.len() {
        1 => Some("只有一个字"),
        len if LONGEST < len => Some("超过24字"),
        _ if term.iter().any(|letter| matches!(letter, '。' | '!' | '?')) => Some("是句子"),
        _ if MOST <= taken.len() => Some("超过2000条"),
        _ if taken.iter().any(|other| other.letters == term) => Some("重复"),
        _ => None,
    }
}
