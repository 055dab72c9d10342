//! Lists: what stands beside a number in one sentence. Before it (县、乡、村三级; A和B这两场硬仗; A、B等11种), behind it
//! (三个导向,就是A、B和C), or in the sentence before (…A难题、B难题、C难题。…围绕这三个方面).

use std::ops::Range;

use tigang_text::{Clean, Span};

use crate::phrases::{Phrases, is_han};

/// Longest list looked at, in letters.
const REACH: usize = 240;

/// Letters between a number and the comma before what lays it out: 四个方面的目标定位,就是….
const NAMED: usize = 10;

/// How many things a list names, read the two ways 和 allows: as a separator or as part of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct List {
    /// Where it stands.
    pub(super) span: Span<Clean>,
    /// Things named when 和 is part of an item.
    pub(super) least: u32,
    /// Things named when every 和 parts two items.
    pub(super) most: u32,
    /// Whether 等 closes it.
    pub(super) open: bool,
}

impl List {
    /// Whether the list can be read as `number` things.
    pub(super) fn reads_as(&self, number: u32) -> bool {
        self.least <= number && number <= self.most
    }

    /// The likelier reading: the last 和 parts two items.
    pub(super) fn likely(&self) -> u32 {
        self.most.min(self.least + 1)
    }
}

/// The list that ends right before `at`.
pub(super) fn before(scalars: &[char], at: u32) -> Option<List> {
    let mut end = at as usize;
    let mut open = false;
    while let Some(letter) = end.checked_sub(1).map(|last| scalars[last]) {
        match letter {
            ' ' | '“' | '"' | '这' | '共' | '计' => end -= 1,
            '等' => {
                open = true;
                end -= 1;
            }
            _ => break,
        }
    }
    // 一、二级 and “甲”、“两个乙”: the number belongs to an item of the list.
    if end.checked_sub(1).is_some_and(|last| scalars[last] == '、') {
        return None;
    }
    let mut start = end;
    let mut quoted = false;
    while let Some(letter) = start.checked_sub(1).map(|last| scalars[last]) {
        quoted = match letter {
            '”' => true,
            '“' => false,
            _ => quoted,
        };
        if (!quoted && matches!(letter, ',' | '。' | ';' | ':' | '!' | '?' | '(' | ')'))
            || letter == '\n'
            || REACH < end - start
        {
            break;
        }
        start -= 1;
    }
    list(scalars, start, end, open)
}

/// The list that a word of `introduces` opens behind `at`, right there or behind a few words and a comma: 四个方面的定位,就是….
pub(super) fn behind(scalars: &[char], at: u32, words: &Phrases) -> Option<List> {
    let mut start = at as usize;
    while matches!(scalars.get(start), Some('”' | '"' | ',' | ' ')) {
        start += 1;
    }
    let tail = scalars.get(start..)?;
    let further = || {
        let named = tail.iter().take(NAMED).position(|letter| !is_han(*letter))?;
        let lead = words.prefix("introduces", tail.get(named + 1..)?)?;
        (tail[named] == ',').then_some(named + 1 + lead)
    };
    let mut lead = words.prefix("introduces", tail).or_else(further)?;
    if tail.get(lead) == Some(&':') {
        lead += 1;
    }
    start += lead;
    let len = scalars[start..]
        .iter()
        .take(REACH)
        .take_while(|letter| !matches!(letter, '。' | ';' | '\n' | '!' | '?'))
        .count();
    let closed = matches!(scalars.get(start + len), Some('。' | ';' | '!' | '?' | '\n') | None);
    let piece = &scalars[start..start + len];
    // A comma inside parts sentences, not items.
    let len = piece.iter().position(|letter| *letter == ',').unwrap_or(len);
    let (start, end) = quoted(&scalars[start..start + len])
        .map_or((start, start + len), |inner| (start + inner.start, start + inner.end));
    closed.then(|| list(scalars, start, end, false))?
}

/// What stands in the one quotation that ends a clause: 建设“甲、乙、丙”.
fn quoted(clause: &[char]) -> Option<Range<usize>> {
    let inner = clause.strip_suffix(&['”'])?;
    let open = inner.iter().position(|letter| *letter == '“')?;
    let one = !inner[open + 1..].iter().any(|letter| matches!(letter, '“' | '”'));
    (one && inner[open..].contains(&'、')).then_some(open + 1..inner.len())
}

/// A list in the sentence before the one that `at` stands in, nearest first.
pub(super) fn in_sentence_before(scalars: &[char], at: u32) -> Option<List> {
    let closes = |letter: &char| matches!(letter, '。' | '!' | '?' | '\n');
    let back = |from: usize| {
        let window = from.saturating_sub(2 * REACH);
        scalars[window..from]
            .iter()
            .rposition(closes)
            .map(|place| window + place)
    };
    let end = back(at as usize)?;
    let start = back(end).map_or(0, |start| start + 1).max(end.saturating_sub(REACH));
    let piece = &scalars[start..end];
    let clause = piece
        .iter()
        .rposition(|letter| matches!(letter, ',' | ';' | ':'))
        .map_or(start, |comma| start + comma + 1);
    list(scalars, clause, end, false)
}

fn list(scalars: &[char], start: usize, end: usize, open: bool) -> Option<List> {
    let piece = scalars.get(start..end)?;
    let mut depth = 0_u32;
    let (mut commas, mut ands) = (0, 0);
    for (at, letter) in piece.iter().enumerate() {
        match letter {
            '“' | '《' | '(' => depth += 1,
            '”' | '》' | ')' => depth = depth.saturating_sub(1),
            '、' if depth == 0 => commas += 1,
            '和' | '及' | '与' if depth == 0 && 0 < at && at + 1 < piece.len() => {
                ands += u32::from(piece[at - 1] != '、')
            }
            // “A”“B”: two quotations that touch are two items.
            _ => {}
        }
        if *letter == '“' && at.checked_sub(1).is_some_and(|before| piece[before] == '”') {
            commas += 1;
        }
    }
    (0 < commas + ands).then(|| List {
        span: Span::new(start as u32, end as u32),
        least: commas + 1,
        most: commas + ands + 1,
        open,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(list: Option<List>, least: u32, most: u32) {
        let list = list.expect("a list");
        assert_eq!((list.least, list.most), (least, most));
    }

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn reads_lists_before_their_number() {
        let text = letters("今天召开县、乡、村三级会议");
        check(before(&text, 9), 3, 3);
        let text = letters("打赢防汛战和抗旱战这两场硬仗");
        check(before(&text, 10), 1, 2);
        let text = letters("推广“公司+农户”、“合作社+农户”等11种模式");
        assert!(before(&text, 19).is_some_and(|list| list.open && list.least == 2));
    }

    #[test]
    fn reads_lists_behind_and_in_the_sentence_before() {
        let words = Phrases::read(include_str!("../../data/check.tsv"));
        let text = letters("树立“三个导向”,就是树立用人导向、投入导向和改革导向;");
        check(behind(&text, 7, &words), 2, 3);
        let text = letters("确立三个方面的目标定位,就是建设“粮食基地、生态屏障、宜居之城”。");
        check(behind(&text, 6, &words), 3, 3);
        let text = letters("要解决用水难、用电难、出行难。围绕这三个方面,各地要想办法。");
        check(in_sentence_before(&text, 18), 3, 3);
    }
}
