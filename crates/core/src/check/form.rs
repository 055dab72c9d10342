//! The advisory form check: what GB/T 9704-2012 (层次序数 一、 （一） 1. （1）) and GB/T 15834-2011 (marks after numbers) would
//! have otherwise. Reading is lenient, so none of this changes the outline; a reader asks for it.

use super::{Check, CheckKind, CheckStatus};
use crate::outline::number::{self, Style};
use crate::outline::{Node, NodeKind, Outline};

/// The shape of a marker that the standards speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shape {
    /// 1 for 一、 to 4 for （1）; 0 for a word such as 第一.
    level: u32,
    value: u32,
    /// The marker as it should be, when it is not.
    should: Option<Should>,
}

/// A wrong mark after a number, and the right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Should {
    /// 一、
    Pause,
    /// 1.
    Stop,
    /// Nothing, as after （一）.
    Nothing,
    /// 第一，
    Comma,
}

/// Findings in reading order; every message asks to check and accuses nobody.
pub fn form(outline: &Outline) -> Vec<Check> {
    let shapes: Vec<Option<Shape>> = outline.nodes.iter().map(|node| shape(&node.marker)).collect();
    let mut findings = Vec::new();
    for (index, node) in outline.nodes.iter().enumerate() {
        if let Some(shape) = shapes[index]
            && node.kind != NodeKind::Missing
        {
            mark(node, shape, &mut findings);
            level(outline, &shapes, index, shape, &mut findings);
            order(outline, &shapes, index, shape, &mut findings);
        }
    }
    findings
}

fn mark(node: &Node, shape: Shape, findings: &mut Vec<Check>) {
    let right = match shape.should {
        None => return,
        Some(Should::Pause) => "顿号，如“一、”",
        Some(Should::Stop) => "下脚点，如“1.”",
        Some(Should::Nothing) => "不再加标点，如“（一）”“（1）”“①”",
        Some(Should::Comma) => "逗号，如“第一，”",
    };
    add(node, format!("“{}”序数后通用{right}，请核对。", node.marker), findings);
}

fn level(outline: &Outline, shapes: &[Option<Shape>], index: usize, shape: Shape, findings: &mut Vec<Check>) {
    let mut above = outline.nodes[index].parent;
    while let Some(parent) = above {
        let node = &outline.nodes[parent as usize];
        if let Some(over) = shapes[parent as usize]
            && over.level != 0
            && shape.level != 0
        {
            if shape.level <= over.level {
                let marker = &outline.nodes[index].marker;
                let message = format!(
                    "“{}”之下用了“{marker}”，层次序数通常依次为“一、”“（一）”“1.”“（1）”，请核对。",
                    node.marker
                );
                add(&outline.nodes[index], message, findings);
            }
            return;
        }
        above = node.parent;
    }
}

fn order(outline: &Outline, shapes: &[Option<Shape>], index: usize, shape: Shape, findings: &mut Vec<Check>) {
    let node = &outline.nodes[index];
    let sibling = (0..index).rev().find_map(|before| {
        let other = &outline.nodes[before];
        (other.parent == node.parent).then_some((other, shapes[before]))
    });
    let Some((other, Some(before))) = sibling else { return };
    let marker = &node.marker;
    if before.value == shape.value && before.level == shape.level {
        add(
            node,
            format!("“{marker}”重号，前面已有一个“{}”，请核对。", other.marker),
            findings,
        );
    } else if other.kind == NodeKind::Missing && other.why.contains("缺因不详") {
        add(
            node,
            format!("“{marker}”之前缺“{}”，疑为跳号，请核对。", other.marker),
            findings,
        );
    } else if before.value + 1 == shape.value && !same_words(&other.marker, marker) {
        let message = format!("“{}”之后用了“{marker}”，同一组序次语前后不一，请核对。", other.marker);
        add(node, message, findings);
    }
}

fn add(node: &Node, message: String, findings: &mut Vec<Check>) {
    if let Some(span) = node.span {
        findings.push(Check {
            kind: CheckKind::Form,
            status: CheckStatus::Mismatch,
            span,
            announced: None,
            found: None,
            message,
        });
    }
}

/// Whether two markers differ in nothing but their number.
fn same_words(one: &str, other: &str) -> bool {
    let words = |marker: &str| -> String {
        let letters: Vec<char> = marker.chars().collect();
        (0..letters.len())
            .filter(|at| number::read(&letters[*at..], Style::Chinese).is_none() && !letters[*at].is_ascii_digit())
            .map(|at| letters[at])
            .filter(|letter| !matches!(letter, '，' | ',' | ' '))
            .collect()
    };
    words(one) == words(other)
}

fn shape(marker: &str) -> Option<Shape> {
    let letters: Vec<char> = marker.chars().map(half).filter(|letter| *letter != ' ').collect();
    let open = usize::from(letters.first() == Some(&'('));
    let ordinal = usize::from(letters.first() == Some(&'第'));
    let rest = letters.get(open + ordinal..)?;
    let chinese = number::read(rest, Style::Chinese).map(|(value, length)| (value, length, 1));
    let arabic = || number::read(rest, Style::Arabic).map(|(value, length)| (value, length, 3));
    let circled = || number::read(rest, Style::Circled).map(|(value, length)| (value, length, 0));
    let (value, length, level) = chinese.or_else(arabic).or_else(circled)?;
    let after: String = rest.get(length..)?.iter().collect();
    let (level, should) = match (open, ordinal, level, after.as_str()) {
        (1, 0, level, ")") if level != 0 => (level + 1, None),
        (1, 0, level, ")、" | ")." | "),") if level != 0 => (level + 1, Some(Should::Nothing)),
        (0, 0, 1, "、") => (1, None),
        (0, 0, 1, "." | "," | ":") => (1, Some(Should::Pause)),
        (0, 0, 3, ".") => (3, None),
        (0, 0, 3, "、" | ",") => (3, Some(Should::Stop)),
        (0, 0, 0, "") => (0, None),
        (0, 0, 0, "、" | ".") => (0, Some(Should::Nothing)),
        (0, 1, 1, "、") => (0, Some(Should::Comma)),
        _ => (0, None),
    };
    Some(Shape { level, value, should })
}

fn half(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter),
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};
    use tigang_lexicon::Lexicon;

    fn check(raw: &str, expected: &[&str]) {
        let lexicon = Lexicon::embedded();
        let analysis = analyze(raw, &Options::default(), &lexicon).expect("short");
        let found: Vec<String> = form(&analysis.outline).into_iter().map(|check| check.message).collect();
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (message, part) in found.iter().zip(expected) {
            assert!(message.contains(part), "{message} should name {part}");
        }
    }

    #[test]
    fn a_text_in_good_form_has_no_findings() {
        check(
            "一、抓早\n各地要早动手。\n（一）抓小\n小事不放过。\n1. 抓细\n细处见功夫。\n2. 抓实\n实字当头。\n（二）抓长\n久久为功。\n二、抓严\n严字贯穿始终。\n",
            &[],
        );
    }

    #[test]
    fn marks_levels_and_numbers_are_named() {
        check(
            "一、抓早\n各地要早动手。\n1、抓小\n小事不放过。\n2、抓长\n久久为功。\n二、抓严\n严字贯穿始终。\n",
            &["下脚点", "下脚点"],
        );
        check(
            "（一）抓早\n各地要早动手。\n一、抓小\n小事不放过。\n二、抓细\n细处见功夫。\n（二）抓严\n严字贯穿始终。\n",
            &["依次为", "依次为"],
        );
        check(
            "会议强调三点。一要抓早。各地要早动手。二要抓小。小事不放过。三是抓实。实字当头。\n",
            &["前后不一"],
        );
        check(
            "一、抓早\n各地要早动手。\n三、抓严\n严字贯穿始终。\n四、抓实\n实字当头。\n",
            &["跳号"],
        );
        check(
            "一、抓早\n各地要早动手。\n二、抓严\n严字贯穿始终。\n二、抓实\n实字当头。\n三、抓长\n久久为功。\n",
            &["重号"],
        );
    }
}
