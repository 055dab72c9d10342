//! Lines known by the company they keep: a short line that stands among the page's own, above the title or behind the speech.
//!
//! What a speech's head and end are made of stays wherever it stands: titles, names with offices, dates, salutations, headings.

use tigang_lexicon::{Lexicon, List};

use crate::phrases::{is_han, is_numeral};

use super::bars;
use super::furniture::Body;
use super::page::Page;
use super::vocabulary::{Role, Vocabulary};

/// A line below the title that is longer than this may be a title of its own.
const MAX_WORD: usize = 12;
/// So may a line just above the title that is longer than this.
const MAX_MENU: usize = 5;
/// The name of a site is no longer than this.
const MAX_SITE: usize = 16;
/// A label above the title is no longer than this, nor its line than that.
const MAX_LABEL: usize = 7;
const MAX_LINE: usize = 30;
/// Names of one surname letter have two or three letters.
const NAME: std::ops::RangeInclusive<usize> = 2..=3;
/// A member's name in a forum is one word and no longer than this.
const MAX_NICKNAME: usize = 12;

/// Marks the lines that only their neighbours tell apart.
pub(super) fn mark(page: &Page, vocabulary: &Vocabulary, lexicon: &Lexicon, body: &Body, gone: &mut [bool]) {
    let lines = Lines {
        page,
        vocabulary,
        lexicon,
    };
    let head = 0..body.first.min(page.units.len());
    if let Some(title) = head.clone().rev().find(|index| !gone[*index] && lines.is_title(*index)) {
        above(&lines, title, gone);
        below(&lines, title + 1..head.end, gone);
    }
    behind(&lines, body.end, gone);
}

struct Lines<'a> {
    page: &'a Page,
    vocabulary: &'a Vocabulary,
    lexicon: &'a Lexicon,
}

/// Above the title: all that stands before the last line of the page, and short lines before the title.
fn above(lines: &Lines<'_>, title: usize, gone: &mut [bool]) {
    let Some(last) = (0..title).rev().find(|index| gone[*index]) else {
        return;
    };
    // Between two lines of the page stands the name of its site, not that of a body before its document.
    let between = |index: usize| (index == 0 || gone[index - 1]) && gone[index + 1];
    let sites: Vec<usize> = (0..title)
        .filter(|index| between(*index) && lines.is_site(*index))
        .collect();
    for (index, gone) in gone.iter_mut().enumerate().take(title) {
        let short = lines.letters(index).len() <= MAX_MENU;
        *gone |= (index < last || short || lines.is_label(index)) && lines.is_strange(index);
    }
    for index in sites {
        gone[index] = true;
    }
}

/// Between the title and the speech: members' names before a line of the page, and short lines between two such lines.
fn below(lines: &Lines<'_>, head: std::ops::Range<usize>, gone: &mut [bool]) {
    let known = |index: &usize| gone[*index];
    let (Some(first), Some(last)) = (head.clone().find(known), head.clone().rev().find(known)) else {
        return;
    };
    for (index, gone) in gone.iter_mut().enumerate().take(last).skip(head.start) {
        let letters = lines.letters(index);
        let word = letters.len() <= MAX_NICKNAME && !letters.iter().any(|scalar| scalar.is_whitespace());
        let twice = word
            && [index.wrapping_sub(1), index + 1]
                .iter()
                .any(|other| head.contains(other) && lines.letters(*other) == letters);
        *gone |= twice || (first < index || word) && letters.len() <= MAX_WORD && lines.is_strange(index);
    }
    for index in head.start + 1..head.end {
        gone[index] |= gone[index - 1] && lines.is_mark(index);
    }
}

/// Behind the speech: what follows a line of the page and is no sentence; behind an answer in a forum, everything.
fn behind(lines: &Lines<'_>, end: usize, gone: &mut [bool]) {
    let answer = (end..gone.len())
        .find(|index| lines.is_answer(*index))
        .unwrap_or(gone.len());
    gone[answer..].fill(true);
    // An advertisement among the last headings of a speech is not yet its end.
    let own = (end..answer).rev().find(|index| !gone[*index] && lines.is_own(*index));
    let end = own.map_or(end, |own| own + 1);
    let Some(first) = (end..gone.len()).find(|index| gone[*index]) else {
        return;
    };
    let marks = (end..first).rev().take_while(|index| lines.is_mark(*index)).count();
    gone[first - marks..first].fill(true);
    for (index, gone) in gone.iter_mut().enumerate().skip(first) {
        *gone |= lines.is_strange(index) || lines.is_mark(index);
    }
}

impl Lines<'_> {
    fn letters(&self, index: usize) -> &[char] {
        self.page.letters(&self.page.units[index].range)
    }

    /// 在全县河道清淤推进会上的讲话
    fn is_title(&self, index: usize) -> bool {
        self.page.units[index].whole_line && bars::title(self.letters(index), self.vocabulary).is_some()
    }

    /// A sentence, or a heading with a Chinese numeral: lists of other pages have figures.
    fn is_own(&self, index: usize) -> bool {
        let letters = self.letters(index);
        let numeral = !letters.first().is_some_and(char::is_ascii_digit);
        letters.iter().any(|scalar| matches!(scalar, '。' | '!' | ';')) || numeral && is_heading(letters)
    }

    /// Whether nothing speaks for a line being the speech's own.
    fn is_strange(&self, index: usize) -> bool {
        let letters = self.letters(index);
        let sentence = letters.iter().any(|scalar| matches!(scalar, '。' | '!' | '?' | ';'));
        let opens = matches!(letters.first(), Some('—' | '(' | '《' | '“')) || letters.ends_with(&['们', ':']);
        let own = || self.vocabulary.stands_in(letters, 0..letters.len(), Role::Own);
        self.page.units[index].whole_line
            && !sentence
            && !opens
            && !self.is_title(index)
            && !is_heading(letters)
            && !is_date(letters)
            && !own()
            && !self.has_office(letters)
            && !self.is_name(letters)
    }

    /// 公开时限:长期公开, 主题词: and nothing behind it
    fn is_label(&self, index: usize) -> bool {
        let letters = self.letters(index);
        let colon = letters.iter().position(|letter| *letter == ':');
        colon.is_some_and(|colon| 1 < colon && colon <= MAX_LABEL && letters.len() <= MAX_LINE)
    }

    /// 山城县人民政府: nothing but letters, no title, name or office.
    fn is_site(&self, index: usize) -> bool {
        let letters = self.letters(index);
        self.page.units[index].whole_line
            && letters.len() <= MAX_SITE
            && letters.iter().all(|scalar| is_han(*scalar))
            && !self.is_title(index)
            && !self.has_office(letters)
            && !self.is_name(letters)
    }

    /// A counter or an ornament: 0, ▼, |
    fn is_mark(&self, index: usize) -> bool {
        let letters = self.letters(index);
        let word = |scalar: &char| scalar.is_alphabetic() || matches!(scalar, '*' | '_');
        let latin = letters.len() == 1 && letters[0].is_ascii_alphabetic();
        latin || letters.len() <= MAX_NICKNAME && !letters.iter().any(word)
    }

    fn has_office(&self, letters: &[char]) -> bool {
        let offices = self.lexicon.list(List::Offices);
        (0..letters.len())
            .any(|at| (at + 2..=letters.len().min(at + 5)).any(|end| offices.contains_letters(&letters[at..end])))
    }

    /// 张明远, 张 明
    fn is_name(&self, letters: &[char]) -> bool {
        let name: Vec<char> = letters
            .iter()
            .copied()
            .filter(|scalar| !scalar.is_whitespace())
            .collect();
        NAME.contains(&name.len())
            && name.iter().all(|scalar| is_han(*scalar))
            && self.lexicon.list(List::Surnames).contains_letters(&name[..1])
            && !self.lexicon.dictionary().contains(&name)
    }

    /// 发表于 2009-10-16, 老秘书 发表于 2009-10-16: what somebody answers to the speech begins.
    fn is_answer(&self, index: usize) -> bool {
        let letters = self.letters(index);
        let name = letters
            .iter()
            .take(MAX_NICKNAME)
            .position(|letter| letter.is_whitespace());
        let answers = |at: usize| self.vocabulary.at(letters, at, Role::Answer).is_some();
        answers(0) || name.is_some_and(|name| answers(name + 1))
    }
}

/// 一、 (一) 1. 第一,
pub(super) fn is_heading(letters: &[char]) -> bool {
    let numeral = |scalar: &&char| scalar.is_ascii_digit() || is_numeral(**scalar) || **scalar == '第';
    let open = usize::from(letters.first() == Some(&'('));
    let len = letters[open..].iter().take_while(numeral).count();
    0 < len
        && letters
            .get(open + len)
            .is_some_and(|scalar| matches!(scalar, '、' | '.' | ')' | ',' | '是' | '要'))
}

/// A date and nothing else: 2021年10月15日, 二〇二一年十月
fn is_date(letters: &[char]) -> bool {
    let part = |scalar: &char| scalar.is_ascii_digit() || "〇零○一二三四五六七八九十年月日x*×./- ".contains(*scalar);
    letters.iter().any(|scalar| matches!(scalar, '年' | '月')) && letters.iter().all(part)
}
