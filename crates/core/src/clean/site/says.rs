//! How much of a line speaks of the page that it stands on.

use std::collections::BTreeSet;
use std::ops::Range;

use super::company;
use super::page::Page;
use super::vocabulary::Role;
use crate::phrases::is_han;

/// A sentence with two words about pages and no more letters than these is a notice: 版权所有,未经授权不得转载。
pub(super) const SHORT: usize = 24;

/// What an order begins with.
const ORDER: char = '要';

/// How much of a unit speaks of the page.
pub(super) struct Says {
    /// To its reader: nothing a speech would say.
    inside: usize,
    /// Of pages and files: a speech about them says the same.
    topic: usize,
    url: usize,
}

impl Says {
    pub(super) fn new(page: &Page, range: Range<usize>) -> Self {
        let places = page.places(range, &[Role::Inside, Role::Topic, Role::Url]);
        // 扫码点餐、扫码支付 speaks of one thing.
        let mut met = BTreeSet::new();
        let new = |(role, range): &(Role, Range<usize>)| met.insert(page.letters(range)).then_some(*role);
        let said: Vec<Role> = places.iter().filter_map(new).collect();
        let count = |role| said.iter().filter(|of| **of == role).count();
        Self {
            inside: count(Role::Inside),
            topic: count(Role::Topic),
            url: count(Role::Url),
        }
    }

    /// How many of its phrases do.
    pub(super) fn any(&self) -> usize {
        self.inside + self.topic + self.url
    }

    /// Whether a line is the page's wherever it stands.
    pub(super) fn condemns(&self, letters: &[char]) -> bool {
        1 <= self.inside && 2 <= self.any() && !orders(letters)
    }

    /// Whether a sentence says no more than one thing of pages, as those of a speech may.
    pub(super) fn is_one_thing(&self, letters: &[char]) -> bool {
        self.any() < 2 && letters.last() == Some(&'。')
    }

    /// Whether a line is the page's at its head or tail.
    pub(super) fn condemns_outside(&self, letters: &[char]) -> bool {
        let heading = company::is_heading(letters);
        let topic = if is_sentence(letters) {
            2 <= self.topic && letters.len() <= SHORT
        } else {
            1 <= self.topic
        };
        1 <= self.inside + self.url || topic && !heading
    }
}

/// Whether a sentence gives an order, as pages give none: 要督促网站落实ICP备案和公安备案。
pub(super) fn orders(letters: &[char]) -> bool {
    is_sentence(letters)
        && (letters.first() == Some(&ORDER) || letters.windows(2).any(|two| matches!(two, [',' | '。', ORDER])))
}

pub(super) fn is_sentence(letters: &[char]) -> bool {
    letters.iter().any(|scalar| matches!(scalar, '。' | '!' | ';'))
}

/// Whether a Chinese word goes on at `at`.
pub(super) fn goes_on(letters: &[char], at: usize) -> bool {
    let chinese = |at: usize| letters.get(at).is_some_and(|letter| is_han(*letter));
    0 < at && chinese(at - 1) && chinese(at)
}
