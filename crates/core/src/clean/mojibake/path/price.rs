//! What a letter and a reading cost a way, beyond what the dictionary says: the page's habits and its script.

use super::super::indent::INDENT;
use super::super::language::{BIT, Language, is_hanzi};
use super::super::own::{Own, is_wide_mark};
use super::super::shown::Reading;
use super::losses::NUMBERS;
use super::{Mechanism, Search, Way};

/// What a letter gains that the page glosses elsewhere.
const OWN_TABLE: i32 = 6 * BIT as i32;
/// The same where the page glosses most letters, and what any other letter gains there.
const OWN_LIST: i32 = 4 * BIT as i32;
const LISTED: i32 = 2 * BIT as i32;
/// What a reading costs whose letter stands elsewhere on the page without it.
const STRANGE: i32 = 16 * BIT as i32;
/// What a letter costs that the page glosses everywhere else.
const UNREAD: i32 = 14 * BIT as i32;
/// What anything but a bracket and a number costs, where half a space stood before.
const NO_NUMBER: i32 = 16 * BIT as i32;
/// What a letter of the other script costs.
const OTHER_SCRIPT: i32 = 10 * BIT as i32;
/// What a letter costs that is in the way of a paragraph.
const NO_PARAGRAPH: i32 = 40 * BIT as i32;
/// What a letter in a form nobody types costs: ９ ｓ ︵ and a full-width space.
const ODD_FORM: i32 = 20 * BIT as i32;
/// What two spaces gain.
const PARAGRAPH: i32 = 8 * BIT as i32;
/// What they save against two spaces, when candidates are ranked.
const SPACES: i32 = 14 * BIT as i32;
/// What a third space costs.
const WIDER: i32 = 16 * BIT as i32;
/// What a third dash in a row costs, or one that stands alone behind a mark: they come by twos, and so do ellipses.
const ODD_DASH: i32 = 12 * BIT as i32;
/// What a dash costs that stands alone between letters.
const LONE_DASH: i32 = 8 * BIT as i32;
/// What two letters gain that meet elsewhere on the page.
const MET: i32 = 3 * BIT as i32;
/// The same where they meet more than once.
const MET_OFTEN: i32 = 5 * BIT as i32;
/// What a question mark behind another mark costs as a hole, where the page has such for itself.
const OWN_ASKS: i32 = 32 * BIT as i32;
/// What the first letter of a Latin word costs as a second byte.
const LATIN_WORD: i32 = 12 * BIT as i32;
/// What a letter costs that stands nowhere else on the page.
const ABSENT: i32 = 2 * BIT as i32;
/// The same if the dictionary has it neither.
const UNHEARD: i32 = 8 * BIT as i32;
/// What it costs besides if it is not the usual traditional form: 嚮 for 向.
const SECONDARY: i32 = 5 * BIT as i32;

impl Search<'_> {
    /// The way with one more letter, which was read out of step.
    pub(super) fn spelt(&mut self, way: &Way, letter: char, end: usize) -> Way {
        let mut way = *way;
        way.prices -= self.met(&way, letter);
        way.prices += strange(self.language, self.own, letter);
        let opens = match way.left {
            Some((Mechanism::Orphan, 0)) => letter == '（',
            Some((Mechanism::Orphan, 1)) => NUMBERS.contains(letter),
            _ => true,
        };
        if !opens {
            way.prices += NO_NUMBER;
        }
        let indents = letter == INDENT && self.own.knows(INDENT) && way.last().is_some_and(|last| !is_hanzi(last));
        way.prices += no_paragraph(&way, letter) + odd_dash(&way, letter) + lone_dash(&way, letter);
        if self.own.gone(letter) && !way.behind_reading || odd_form(self.language, letter) && !indents {
            way.prices += ODD_FORM;
        }
        self.language.push(&mut way.run, letter);
        way.add(letter, &mut self.events);
        way.end = end;
        way.behind_reading = false;
        way
    }

    /// What a letter gains that meets the last one elsewhere on the page.
    pub(super) fn met(&self, way: &Way, letter: char) -> i32 {
        way.last().map_or(0, |last| match self.own.meetings(last, letter) {
            0 => 0,
            1 => MET,
            _ => MET_OFTEN,
        })
    }

    /// The way past a reading that belongs to `code`.
    pub(super) fn read(&mut self, way: &Way, code: char, reading: &Reading) -> Way {
        let mut way = *way;
        way.prices += match (self.own.glosses(code), self.own.listed) {
            // What is written twice says it once.
            (_, true) if way.behind_reading => 0,
            (true, true) => -OWN_LIST,
            (true, false) => -OWN_TABLE,
            _ if self.own.never_glosses(code) => STRANGE,
            (false, true) => -LISTED,
            (false, false) => 0,
        };
        way.pass(code, reading.sound, reading.end, &mut self.events);
        way
    }

    /// What the hole at a place costs if it is a question mark: the more, the less the page shows lost bytes so.
    pub(super) fn asks(&self, at: usize) -> i32 {
        let asks = self.shown.get(at) == Some('?');
        if !asks {
            return 0;
        }
        let behind_mark = self.own.asks_behind_marks && self.shown.is_behind_mark(at);
        self.own.asks * BIT as i32 + if behind_mark { OWN_ASKS } else { 0 }
    }

    /// What the ASCII letter at a place costs as the second byte of one out of step, if it is the beginning of a Latin word.
    pub(super) fn latin(&self, at: usize) -> i32 {
        let is_latin = |at: usize| self.shown.get(at).is_some_and(|letter| letter.is_ascii_alphabetic());
        if is_latin(at) && is_latin(at + 1) && self.shown.reading(at + 1).is_none() {
            LATIN_WORD
        } else {
            0
        }
    }

    /// What a letter out of step costs that stands without the reading the page gives it.
    pub(super) fn unread(&self, way: &Way, letter: Option<char>) -> i32 {
        let bare = !way.behind_reading && letter.is_some_and(|letter| self.own.glosses_at(way.end, letter));
        if bare { UNREAD } else { 0 }
    }
}

/// What a letter costs that stands where two spaces should open a paragraph, or behind them without beginning one.
pub(super) fn no_paragraph(way: &Way, letter: char) -> i32 {
    let fits = match (way.last_but_one(), way.last()) {
        (Some(INDENT), Some(INDENT)) if letter == INDENT => return WIDER,
        (Some(INDENT), Some(INDENT)) => {
            is_hanzi(letter) || letter.is_alphanumeric() || matches!(letter, '—' | '（' | '(' | '“' | '《' | '「' | '‘')
        }
        (_, Some(INDENT)) if letter == INDENT => return -PARAGRAPH,
        (_, Some(INDENT)) => false,
        (Some(INDENT), Some('—')) => letter == '—',
        _ => true,
    };
    if fits { 0 } else { NO_PARAGRAPH }
}

/// What a letter costs that makes a run of dashes or ellipses odd.
pub(super) fn odd_dash(way: &Way, letter: char) -> i32 {
    let dash = |letter: Option<char>| matches!(letter, Some('—' | '…'));
    let (before, last) = (way.last_but_one(), way.last());
    let third = dash(last) && before == last && last == Some(letter);
    let alone = dash(last) && last != Some(letter) && before.is_some_and(|before| matches!(before, '。' | ',' | ';'));
    if third || alone { ODD_DASH } else { 0 }
}

/// What a letter costs behind a dash that stands alone behind another letter: read off bytes out of step, such are seldom true.
fn lone_dash(way: &Way, letter: char) -> i32 {
    let alone = way.last() == Some('—') && letter != '—' && way.last_but_one().is_some_and(is_hanzi);
    if alone { LONE_DASH } else { 0 }
}

/// What two letters save by standing together: as a word, or as the space that opens a paragraph.
pub(super) fn saves(language: &Language<'_>, own: &Own<'_>, first: char, second: char) -> i32 {
    if (first, second) == (INDENT, INDENT) && own.knows(INDENT) {
        return SPACES;
    }
    language.saves(first, second) as i32
}

/// What a letter costs as a word of its own on this page.
pub(super) fn plain(language: &Language<'_>, own: &Own<'_>, letter: char) -> i32 {
    let indents = letter == INDENT && own.knows(INDENT);
    let odd = if odd_form(language, letter) && !indents {
        ODD_FORM
    } else {
        0
    };
    language.letter(letter) as i32 + strange(language, own, letter) + odd
}

/// Whether a letter has a form that nobody types.
fn odd_form(language: &Language<'_>, letter: char) -> bool {
    !is_hanzi(letter)
        && !letter.is_ascii()
        && !matches!(letter, '（' | '）')
        && !is_wide_mark(letter)
        && language.folds(letter)
}

/// What a letter costs that is strange to the page, by its form or altogether.
fn strange(language: &Language<'_>, own: &Own<'_>, letter: char) -> i32 {
    let mut price = 0;
    if is_hanzi(letter) && !own.knows(letter) {
        price += if language.unheard(letter) { UNHEARD } else { ABSENT };
        if language.traditional && language.secondary(letter) {
            price += SECONDARY;
        }
    }
    if language.traditional {
        price += language.simplified_letters(&[letter]) as i32 * OTHER_SCRIPT;
    }
    price
}
