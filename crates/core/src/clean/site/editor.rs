//! What the editor of a page writes above a piece: an introduction, the title of the collection that the piece stands in, the
//! name of the column in two languages, the first words of the text as a teaser.

use super::page::{Page, Unit};
use super::vocabulary::{Role, Vocabulary};
use crate::phrases::is_han;

/// Units at the head of a page among which such lines stand.
const HEAD: usize = 16;
/// The first piece of a collection stands so near to its title.
const PIECE: usize = 12;
/// A teaser has at least so many letters; a title alone stands above its text again.
const TEASER: usize = 40;
/// The text that a teaser takes its words from stands so near.
const NEAR: usize = 3;
/// The name of a column, and its letters in English.
const COLUMN: usize = 4;

/// Marks such lines above the salutation.
pub(super) fn mark(page: &Page, vocabulary: &Vocabulary, gone: &mut [bool]) {
    let units = &page.units;
    let addressed = |unit: &Unit| page.letters(&unit.range).ends_with(&['们', ':']);
    let head = units.iter().take(HEAD).position(addressed);
    for index in 0..head.unwrap_or(HEAD.min(units.len())) {
        let letters = page.letters(&units[index].range);
        if vocabulary.stands_in(&page.shadow, units[index].range.clone(), Role::Editor) {
            let first = introduction(page, index);
            gone[first..=index].fill(true);
        }
        gone[index] |= is_collection(letters) && first_piece(page, index) || is_teaser(page, index);
        if 0 < index && index < COLUMN && is_column(letters, &units[index - 1], page) {
            gone[index - 1..=index].fill(true);
        }
    }
}

/// First unit of the introduction that ends at `last`: all sentences of its paragraph. A title on the same line ends in no mark.
fn introduction(page: &Page, last: usize) -> usize {
    let mut first = last;
    while 0 < first && !page.begins_line(&page.units[first]) {
        let before = page.letters(&page.units[first - 1].range);
        if !matches!(before.last(), Some('。' | '!' | '?')) {
            break;
        }
        first -= 1;
    }
    first
}

/// 校长讲话(实用22篇), 党课讲稿汇编4篇
fn is_collection(letters: &[char]) -> bool {
    let own = letters.strip_suffix(&[')']).unwrap_or(letters);
    matches!(own, [.., digit, '篇'] if digit.is_ascii_digit())
}

/// Whether the first piece of a collection has a title of its own below: 校长讲话篇一, 第1篇:…
fn first_piece(page: &Page, index: usize) -> bool {
    let mut units = page.units.iter().skip(index + 1).take(PIECE);
    let one = |letter: Option<&char>| matches!(letter, Some('一' | '1'));
    units.any(|unit| {
        let letters = page.letters(&unit.range);
        let at = letters.iter().position(|letter| *letter == '篇');
        let first = |at: usize| one(letters.get(at + 1)) || 0 < at && one(letters.get(at - 1));
        COLUMN < letters.iter().filter(|letter| is_han(**letter)).count()
            && at.is_some_and(|at| first(at) && !letters.get(at + 2).is_some_and(char::is_ascii_digit))
            && !is_collection(letters)
    })
}

/// Whether a line is how one of the next ones begins, whatever spaces stand between its letters.
fn is_teaser(page: &Page, index: usize) -> bool {
    let unit = &page.units[index];
    let letters = page
        .letters(&unit.range)
        .iter()
        .filter(|letter| !letter.is_whitespace());
    let goes_on = |unit: &Unit| {
        let mut rest = page.shadow[unit.range.start..].iter().filter(|letter| **letter != ' ');
        page.begins_line(unit)
            && letters.clone().all(|letter| rest.next() == Some(letter))
            && rest.next().is_some_and(|next| *next != '\n')
    };
    TEASER <= unit.range.len() && unit.whole_line && page.units.iter().skip(index + 1).take(NEAR).any(goes_on)
}

/// 企业动态 above COMPANY NEWS
fn is_column(letters: &[char], above: &Unit, page: &Page) -> bool {
    let name = page.letters(&above.range);
    let latin = |letter: &char| letter.is_ascii_alphabetic() || *letter == ' ';
    COLUMN <= letters.len()
        && letters.iter().all(latin)
        && name.len() <= COLUMN
        && name.iter().all(|letter| is_han(*letter))
}
