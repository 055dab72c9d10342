//! Nodes that are proved missing: by their neighbours, by an announced number, by the text's own pattern.
//! The catalogue is another proof, in [`super::catalog`].

use tigang_text::{Clean, Span};

use super::forest::{Forest, Lost};
use super::number::{self, Style};
use super::words::WORDS;
use crate::clean::{Cleaned, Gap};
use crate::shadow::Shadow;

/// Most points an announcement proves; a larger number counts something else.
const MOST_ANNOUNCED: u32 = 20;
/// Letters between the announcing number and the end of its sentence, as in 6个方面的工作.
const ANNOUNCED_NOUN: usize = 8;
/// Series that must have two members before a lone one at the cut proves a second.
const PATTERN: usize = 2;

/// What the proofs look at.
pub(super) struct Proof<'a> {
    pub(super) cleaned: &'a Cleaned,
    pub(super) shadow: &'a Shadow,
    /// The text breaks off at its end.
    pub(super) cut: bool,
}

/// Adds the missing nodes that the text itself proves.
pub(super) fn prove(forest: &mut Forest, proof: &Proof<'_>) {
    let found = forest.entries.len();
    for series in 0..forest.series.len() {
        neighbours(forest, series, proof);
    }
    if !proof.cut {
        return;
    }
    // Only what is still open at the cut, the last node and all above it, can lack members there.
    let mut open = Vec::new();
    let mut above = found.checked_sub(1);
    while let Some(entry) = above {
        open.push(entry);
        above = forest.entries[entry].parent;
    }
    for &entry in open.iter().rev() {
        let series = forest.entries[entry].series;
        if series < forest.series.len() {
            announced(forest, series, proof);
            pattern(forest, series, proof);
            questions(forest, entry, found, proof);
        }
    }
}

/// 二是 without 一是, 三、 after 一、.
fn neighbours(forest: &mut Forest, series: usize, proof: &Proof<'_>) {
    let members = forest.series[series].members.clone();
    let mut before: Option<usize> = None;
    for member in members {
        let value = forest.entries[member].value;
        let from = before.map_or(0, |before| forest.entries[before].value);
        let since = match before.or(forest.entries[member].parent) {
            Some(entry) => forest.start(entry),
            None => 0,
        };
        if from + 1 < value && value < number::LIMIT {
            let start = forest.start(member);
            let gap = gap(proof.cleaned, since, start);
            let why = match gap {
                Some(gap) => cause(gap),
                None => "前后序号不连，缺因不详".to_owned(),
            };
            let mut last = None;
            for lost in from + 1..value {
                let Some(marker) = marker(forest, proof.cleaned, member, lost) else {
                    continue;
                };
                last = Some(forest.lose(Lost {
                    parent: forest.entries[member].parent,
                    series,
                    value: lost,
                    why: format!("据后文“{}”推定：{why}", forest.entries[member].node.marker),
                    marker,
                    title: String::new(),
                    title_from: None,
                    at: gap.map_or(start, |gap| gap.clean),
                }));
            }
            if let (Some(last), Some(before), Some(gap)) = (last, before, gap) {
                adopt(forest, before, last, gap.clean);
            }
        }
        before = Some(member);
    }
}

/// Series that begin behind the gap belong to the node lost in it, no longer to the one before it.
fn adopt(forest: &mut Forest, from: usize, to: usize, gap: u32) {
    for series in 0..forest.series.len() {
        let Some(&first) = forest.series[series].members.first() else {
            continue;
        };
        if forest.entries[first].parent == Some(from) && gap <= forest.start(first) {
            for member in forest.series[series].members.clone() {
                forest.entries[member].parent = Some(to);
            }
        }
    }
}

/// 6个方面, three found, and the text breaks off inside.
fn announced(forest: &mut Forest, series: usize, proof: &Proof<'_>) {
    let members = &forest.series[series].members;
    let (Some(&first), Some(&last)) = (members.first(), members.last()) else {
        return;
    };
    let found = forest.entries[last].value;
    let Some(count) = announcement(proof.shadow, forest.start(first)) else {
        return;
    };
    if found == 0 || MOST_ANNOUNCED < count || count <= found {
        return;
    }
    for value in found + 1..=count {
        let Some(marker) = marker(forest, proof.cleaned, last, value) else {
            return;
        };
        forest.lose(Lost {
            parent: forest.entries[last].parent,
            series,
            value,
            marker,
            title: String::new(),
            title_from: None,
            at: proof.shadow.len(),
            why: format!("前称{count}项，现见{found}项，文稿至此中断"),
        });
    }
}

/// The number that ends the sentence right before a place: 主要有这么6个方面:.
pub(super) fn announcement(shadow: &Shadow, before: u32) -> Option<u32> {
    let letters = &shadow.scalars()[..before as usize];
    let tail = letters
        .iter()
        .rev()
        .take_while(|letter| matches!(**letter, ' ' | '\n' | ':' | '。' | ','))
        .count();
    let letters = &letters[..letters.len() - tail];
    for back in 2..=ANNOUNCED_NOUN + 3 {
        let rest = letters.get(letters.len().checked_sub(back)?..)?;
        let before = letters.len().checked_sub(back + 1).map(|at| letters[at]);
        let numeral = |letter: char| letter.is_ascii_digit() || "一二三四五六七八九十百第".contains(letter);
        if matches!(rest[0], ',' | '。' | ';' | ':' | '\n') {
            return None;
        }
        if before.is_some_and(numeral) {
            continue;
        }
        let read = number::read(rest, Style::Chinese).or_else(|| number::read(rest, Style::Arabic));
        if let Some((count, length)) = read {
            let classifier = rest.iter().skip(length).find(|letter| **letter != ' ')?;
            return (WORDS.prefix("announces", &[*classifier]).is_some() && 1 < count).then_some(count);
        }
    }
    None
}

/// A lone 一要 at the cut, where every other 一要 of the text has a 二要.
fn pattern(forest: &mut Forest, series: usize, proof: &Proof<'_>) {
    let [only] = forest.series[series].members[..] else {
        return;
    };
    if forest.entries[only].value != 1 {
        return;
    }
    let group = forest.entries[only].group;
    let like = |members: &[usize]| {
        members
            .first()
            .is_some_and(|first| forest.entries[*first].group == group)
    };
    let others: Vec<usize> = forest
        .series
        .iter()
        .enumerate()
        .filter(|(index, other)| *index != series && like(&other.members))
        .map(|(_, other)| other.members.len())
        .collect();
    if others.len() < PATTERN || others.iter().any(|members| *members < 2) {
        return;
    }
    let Some(marker) = marker(forest, proof.cleaned, only, 2) else {
        return;
    };
    forest.lose(Lost {
        parent: forest.entries[only].parent,
        series,
        value: 2,
        why: format!(
            "文稿在“{}”内中断；全文同类序号{}处均有后项，据此推定",
            forest.entries[only].node.marker,
            others.len()
        ),
        marker,
        title: String::new(),
        title_from: None,
        at: proof.shadow.len(),
    });
}

/// 明确重点帮什么?怎么帮? with 关于帮什么 and no 关于怎么帮.
fn questions(forest: &mut Forest, entry: usize, found: usize, proof: &Proof<'_>) {
    let Some(title) = forest.entries[entry].node.title_span else {
        return;
    };
    let asked: Vec<&[char]> = proof.shadow.slice(title).split(|letter| *letter == '?').collect();
    if asked.len() < 2 || asked.iter().any(|question| question.is_empty()) {
        return;
    }
    let answers = |child: usize, question: &[char]| {
        let span = forest.entries[child].node.title_span;
        span.is_some_and(|span| {
            let answer = proof.shadow.slice(span);
            let topic = answer.strip_prefix(&['关', '于']).unwrap_or(answer);
            2 <= topic.len() && topic.len() < answer.len() && question.ends_with(topic)
        })
    };
    let children: Vec<usize> = (entry + 1..found)
        .filter(|child| forest.entries[*child].parent == Some(entry))
        .collect();
    let Some((first, answered)) = children.iter().find_map(|&child| {
        let answered = asked.iter().position(|question| answers(child, question))?;
        Some((child, answered))
    }) else {
        return;
    };
    let unanswered: Vec<String> = asked
        .iter()
        .skip(answered + 1)
        .filter(|question| !children.iter().any(|&child| answers(child, question)))
        .map(|question| question.iter().collect())
        .collect();
    for question in unanswered {
        forest.lose(Lost {
            parent: Some(entry),
            series: forest.entries[first].series,
            value: 0,
            marker: forest.entries[first].node.marker.clone(),
            title: format!("关于{question}"),
            title_from: None,
            at: proof.shadow.len(),
            why: format!("标题并问“{question}”，正文未见作答，文稿至此中断"),
        });
    }
}

/// The marker of a sibling with another number.
pub(super) fn marker(forest: &Forest, cleaned: &Cleaned, sibling: usize, value: u32) -> Option<String> {
    let (sibling, entry) = forest.series[forest.entries[sibling].series]
        .members
        .iter()
        .rev()
        .copied()
        .chain([sibling])
        .find_map(|member| Some((member, forest.entries[member].number?)))?;
    let node = &forest.entries[sibling].node;
    let (span, style) = entry;
    let start = node.start();
    let whole: Span<Clean> = Span::new(start, start + node.marker.chars().count() as u32);
    let head = cleaned.text.string(Span::new(whole.start, span.start));
    let tail = cleaned.text.string(Span::new(span.end, whole.end));
    Some(format!("{head}{}{tail}", number::write(value, style)?))
}

/// The first gap between two places.
pub(super) fn gap(cleaned: &Cleaned, from: u32, to: u32) -> Option<&Gap> {
    let first = cleaned.gaps.partition_point(|gap| gap.clean < from);
    cleaned.gaps.get(first).filter(|gap| gap.clean < to && !gap.at_end)
}

/// What a gap says about what it swallowed.
pub(super) fn cause(gap: &Gap) -> String {
    match gap.missing_chars {
        Some(missing) => format!("此处网页省略{missing}字"),
        None => "此处网页有省略".to_owned(),
    }
}
