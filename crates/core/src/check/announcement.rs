//! Announcements: a number of things the text says it has, as in 三点意见, 6个方面, 几个突出问题, x个方面, 三级, 九大行动.

use std::sync::LazyLock;

use tigang_text::{Clean, Span};

use crate::letter_set::LetterSet;
use crate::phrases::{Group, Phrases, is_han, numeral};

/// Most letters between measure word and noun: 几个[比较突出的]问题.
const MODIFIER: usize = 8;

/// Largest number that is counted out; 45个村 is a figure.
const LARGEST: u32 = 30;

/// The letters that numbers begin with.
static OPENINGS: LazyLock<LetterSet> = LazyLock::new(|| {
    let letters = ('0'..='9').chain(NUMERALS).chain(MASKS).chain(['几']);
    letters.collect()
});
const NUMERALS: [char; 12] = ['一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百'];
const MASKS: [char; 4] = ['x', 'X', '×', '*'];

/// The number an announcement states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// 三, 6.
    Stated(u32),
    /// 几.
    Several,
    /// Masked.
    Masked,
}

/// One announcement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Announcement {
    /// Number, measure word and noun.
    pub(super) span: Span<Clean>,
    /// What it states.
    pub(super) number: Number,
    /// Whether a noun of the table closes it: the things are of the kind that speakers count out.
    pub(super) named: bool,
    /// Whether the measure word may follow a list: 县、乡、村三级.
    pub(super) counts_a_list: bool,
    /// Whether it follows two things joined by 和 as well: 防汛和抗旱两场硬仗.
    pub(super) counts_a_pair: bool,
    /// Whether it stands in quotation marks: a set phrase, not a promise of points.
    pub(super) quoted: bool,
}

/// The groups of the table that are asked at every number.
struct Words<'a> {
    before_figure: &'a Group,
    measure: &'a Group,
    list_measure: &'a Group,
    pair_measure: &'a Group,
    noun: &'a Group,
    act: &'a Group,
    stop: &'a Group,
}

impl<'a> Words<'a> {
    fn new(words: &'a Phrases) -> Self {
        Self {
            before_figure: words.words("before_figure"),
            measure: words.words("measure"),
            list_measure: words.words("list_measure"),
            pair_measure: words.words("pair_measure"),
            noun: words.words("noun"),
            act: words.words("act"),
            stop: words.words("stop"),
        }
    }
}

/// Every announcement, ascending.
pub(super) fn find(scalars: &[char], words: &Phrases) -> Vec<Announcement> {
    let openings: &LetterSet = &OPENINGS;
    let words = Words::new(words);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(passed) = scalars[at..].iter().position(|letter| openings.contains(*letter)) {
        at += passed;
        let Some((number, end)) = number(scalars, at, words.before_figure) else {
            at += 1;
            continue;
        };
        if let Some(announcement) = announcement(scalars, at, end, number, &words) {
            found.push(announcement);
        }
        at = end;
    }
    found
}

/// A number that begins at `at`, and where it ends. `joins`: words before a figure that make it no number of things.
fn number(scalars: &[char], at: usize, joins: &Group) -> Option<(Number, usize)> {
    let before = at.checked_sub(1).map(|before| scalars[before]);
    let numeric = |letter: char| letter.is_ascii_digit() || is_numeral(letter);
    let letter = scalars[at];
    if letter == '几' {
        return (!before.is_some_and(|before| is_numeral(before) || before == '第'))
            .then_some((Number::Several, at + 1));
    }
    if is_mask(letter) {
        let len = scalars[at..].iter().take(3).take_while(|next| **next == letter).count();
        let alone = !before.is_some_and(|before| before.is_ascii_alphanumeric() || numeric(before));
        return (alone && len <= 2).then_some((Number::Masked, at + len));
    }
    if !numeric(letter) {
        return None;
    }
    let len = scalars[at..].iter().take_while(|next| numeric(**next)).count();
    // 第三, 2.5, 1+16, 20xx, 十几 and 三四 state no number of things.
    let joined =
        |letter: char| matches!(letter, '.' | '+' | '-' | '/') || is_mask(letter) || joins.prefix(&[letter]).is_some();
    let open = || {
        let next = scalars.get(at + len);
        before.is_some_and(joined) || matches!(next, Some('几' | '多' | '余' | '.' | '+'))
    };
    let value = numeral(&scalars[at..at + len]).filter(|value| 1 < *value && *value <= LARGEST);
    match value {
        Some(value) if !open() => Some((Number::Stated(value), at + len)),
        // The digits are passed whole, so that 1236个 is not read as 36个.
        _ => Some((Number::Stated(0), at + len)),
    }
}

fn announcement(scalars: &[char], start: usize, end: usize, number: Number, words: &Words<'_>) -> Option<Announcement> {
    if number == Number::Stated(0) {
        return None;
    }
    let gap = scalars[end..].iter().take_while(|letter| **letter == ' ').count();
    let rest = &scalars[end + gap..scalars.len().min(end + gap + MODIFIER + 6)];
    let measure = words.measure.prefix(rest);
    let list_measure = words.list_measure.prefix(rest);
    let after = measure.unwrap_or(0);
    let noun = measure
        .filter(|_| rest.first() != Some(&'级'))
        .and_then(|_| noun(&rest[after..], words));
    let counted = if number == Number::Masked {
        measure
    } else {
        measure.or(list_measure)
    }?;
    let len = noun.map_or(counted, |noun| after + noun);
    Some(Announcement {
        span: Span::new(start as u32, (end + gap + len) as u32),
        number,
        named: noun.is_some() || words.noun.prefix(rest).is_some(),
        counts_a_list: list_measure.is_some(),
        counts_a_pair: words.pair_measure.prefix(rest).is_some(),
        quoted: scalars[..start]
            .iter()
            .rev()
            .find(|letter| **letter != ' ')
            .is_some_and(|before| matches!(before, '“' | '「')),
    })
}

/// Where the noun ends that stands within reach, modifiers before it: [突出]问题, [需要注意的]问题.
fn noun(letters: &[char], words: &Words<'_>) -> Option<usize> {
    let act = words.act.prefix(letters);
    for start in 0..letters.len().min(MODIFIER) {
        if let Some(len) = words.noun.prefix(&letters[start..]) {
            // 工作任务: the noun is the last of two that touch.
            return Some(start + len + words.noun.prefix(&letters[start + len..]).unwrap_or(0));
        }
        let ends = match letters[start] {
            '的' => words.noun.prefix(&letters[start + 1..]).is_none(),
            letter => !is_han(letter) || words.stop.prefix(&[letter]).is_some(),
        };
        if ends {
            break;
        }
    }
    act
}

fn is_numeral(letter: char) -> bool {
    NUMERALS.contains(&letter)
}

fn is_mask(letter: char) -> bool {
    MASKS.contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let scalars: Vec<char> = text.chars().collect();
        let words = Phrases::read(include_str!("../../data/check.tsv"));
        let found: Vec<String> = find(&scalars, &words)
            .into_iter()
            .map(|announcement| scalars[announcement.span.range()].iter().collect())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_what_is_announced() {
        check("下面,我讲三点意见。", &["三点意见"]);
        check("主要有这么6个方面:", &["6个方面"]);
        check("存在几个突出问题", &["几个突出问题"]);
        check("还有几个需要注意的问题", &["几个需要注意的问题"]);
        check("推广11种企业精准扶贫模式", &["11种企业精准扶贫模式"]);
        check("表现在x个方面", &["x个方面"]);
        check("县、乡、村三级", &["三级"]);
        check("实施“九大行动”", &["九大行动"]);
    }

    #[test]
    fn leaves_figures_and_ordinals_alone() {
        check("建成1236个村,第三个问题,2.5个百分点,十几个县,3000户,45个村", &[]);
        check("学习**重要讲话", &[]);
    }
}
