//! The reader's own terms: every usable line of their list, and what is wrong with the rest.

use tigang_lexicon::Lexicon;

use super::candidates::LONGEST;

/// Most terms taken from a reader's list: every place of the text is held against each.
const MOST: usize = 2000;

/// A line of the reader's list that is no term.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Ignored {
    /// The line as it stands.
    pub line: String,
    /// What is wrong with it; for the reader, in Chinese.
    pub reason: &'static str,
}

/// Parts a list into terms in shadow letters, spaces around and inside Chinese words removed, and lines that are none.
///
/// ```
/// use tigang::{keywords::own_terms, lexicon::Lexicon};
/// let lines = ["双联行动".to_owned(), "。".to_owned()];
/// let (terms, ignored) = own_terms(&lines, &Lexicon::embedded());
/// assert_eq!((terms.len(), ignored[0].reason), (1, "没有文字"));
/// ```
pub fn own_terms(lines: &[String], lexicon: &Lexicon) -> (Vec<Vec<char>>, Vec<Ignored>) {
    let mut terms: Vec<Vec<char>> = Vec::new();
    let mut ignored = Vec::new();
    for line in lines {
        let letters: Vec<char> = line.trim().chars().filter(|letter| !letter.is_control()).collect();
        let term = without_blanks(&lexicon.letters().shadow(&letters));
        match fault(&term, &terms) {
            Some(reason) => ignored.push(Ignored {
                line: line.clone(),
                reason,
            }),
            None => terms.push(term),
        }
    }
    (terms, ignored)
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

fn fault(term: &[char], taken: &[Vec<char>]) -> Option<&'static str> {
    match term.len() {
        0 => Some("空行"),
        _ if !term.iter().any(|letter| letter.is_alphanumeric()) => Some("没有文字"),
        1 => Some("只有一个字"),
        len if LONGEST < len => Some("超过24字"),
        _ if MOST <= taken.len() => Some("超过2000条"),
        _ if taken.iter().any(|other| other == term) => Some("重复"),
        _ => None,
    }
}
