//! Blocks that a line announces: what a program wrote about the text, and numbered lists of hints to the reader of the page.

use super::page::{Page, Unit};
use super::says::{SHORT, Says, goes_on, is_sentence};
use super::vocabulary::{Role, Vocabulary};

/// What a program wrote about a text before it has so many paragraphs at most.
const MAX_SUMMARY: usize = 8;

/// What a program wrote about the text, from the line that announces it to the one that says who wrote it.
pub(super) fn mark_summary(page: &Page, vocabulary: &Vocabulary, gone: &mut [bool]) {
    let letters = |index: usize| page.letters(&page.units[index].range);
    let head = (0..gone.len()).find(|index| vocabulary.at(letters(*index), 0, Role::Summary).is_some());
    let Some(head) = head else { return };
    let near = head..gone.len().min(head + MAX_SUMMARY);
    let stated = |index: &usize| vocabulary.stands_in(letters(*index), 0..letters(*index).len(), Role::Generated);
    let last = near.rev().find(stated).unwrap_or(head);
    if letters(head).len() <= SHORT || head < last {
        gone[head..=last].fill(true);
    }
}

/// A list of hints: the line that announces it, and its items as far as they are numbered on. Without such a line the items
/// must speak to the reader of the page.
pub(super) fn mark(page: &Page, vocabulary: &Vocabulary, gone: &mut [bool]) {
    let mut index = 0;
    while index < page.units.len() {
        let range = &page.units[index].range;
        // 温馨提示:进山车辆请按指定线路行驶… speaks to whom the text is for, not to the reader of a page.
        let announces = vocabulary.at(&page.shadow, range.start, Role::Hint).is_some_and(|len| {
            let says = || Says::new(page, range.start + len..range.end);
            let letters = page.letters(range);
            // 友情提示要变成刚性约束。
            let short = range.len() <= SHORT && !(is_sentence(letters) && goes_on(letters, len));
            short || !is_sentence(letters) || 1 <= says().any()
        });
        if announces {
            gone[index] = true;
            index += 1;
        }
        let items = page.units[index..]
            .iter()
            .zip(1u32..)
            .take_while(|(unit, number)| item_number(page.letters(&unit.range)) == Some(*number))
            .count();
        let list = &page.units[index..index + items];
        let says = |unit: &Unit, role| vocabulary.stands_in(&page.shadow, unit.range.clone(), role);
        let addressed = list.iter().filter(|unit| says(unit, Role::Inside)).count();
        let known = list
            .iter()
            .filter(|unit| says(unit, Role::Inside) || says(unit, Role::Topic))
            .count();
        let believed = announces || 2 <= addressed;
        if 0 < items && believed && items <= 2 * known {
            gone[index..index + items].fill(true);
            index += items;
        } else if !announces {
            index += 1;
        }
    }
}

/// The number of an item: 1. 2、 3) 4:, a dash or dot before it.
pub(super) fn item_number(letters: &[char]) -> Option<u32> {
    let bullet = letters
        .iter()
        .take_while(|scalar| matches!(scalar, '-' | '·' | ' '))
        .count();
    let letters = &letters[bullet..];
    let digits = letters.iter().take_while(|scalar| scalar.is_ascii_digit()).count();
    let mark = letters
        .get(digits)
        .is_some_and(|scalar| matches!(scalar, '.' | '、' | ')' | ':'));
    (mark && digits <= 2).then(|| letters[..digits].iter().collect::<String>().parse().ok())?
}
