//! The clean text as blocks to be typeset: title lines, byline, headings, paragraphs, and what is missing between them.
//! What a block looks like is left to the renderings.

use std::collections::VecDeque;

use tigang_text::{Clean, Raw, Span};

use crate::Analysis;
use crate::meta::Fact;
use crate::outline::{Node, NodeKind};

/// Letters of a full page of 公文, 22 lines of 28: no paragraph is meant to be longer, so its points stand apart.
const PAGE: u32 = 22 * 28;

/// A point whose title is longer reads as a sentence, not as a heading.
const LONGEST_HEADING: u32 = 60;

/// Lines above the body: beyond these nothing names the speech any more.
const HEAD_LINES: usize = 12;

/// Fewest letters behind a title on its line that are text of their own and no part of it.
const OWN_LINE: usize = 8;

/// A line of the head, by what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// 引题.
    Kicker,
    /// 主标题.
    Title,
    /// 副标题.
    Subtitle,
    /// 职务, 姓名, 日期, 根据录音整理.
    Byline,
    /// 称谓.
    Salutation,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A line above the body.
    Head(Head),
    /// A heading or a point with its own heading, an index into the outline; running text may follow it.
    Heading(usize),
    /// Running text.
    Body,
    /// Missing text, an index into the gaps; no letters.
    Gap(usize),
    /// A missing heading, an index into the outline; no letters.
    Missing(usize),
}

/// One paragraph of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// What it is.
    pub(super) kind: Kind,
    /// Its letters.
    pub(super) span: Span<Clean>,
    /// Where its heading ends; its start for what has none.
    pub(super) head_end: u32,
}

/// Divides the clean text; blocks ascend and hold every letter that is no blank.
pub(super) fn layout(analysis: &Analysis) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut absent = absent(analysis);
    let mut nodes: VecDeque<(usize, &Node)> = present(analysis).into();
    let mut facts = head_facts(analysis);
    for (line, &paragraph) in analysis.segments.paragraphs.iter().enumerate() {
        let mut start = paragraph.start;
        if line < HEAD_LINES && !facts.is_empty() {
            let body = head(analysis, paragraph, &facts, &mut blocks);
            if body != paragraph.start && blocks.iter().any(|block| block.kind == Kind::Head(Head::Salutation)) {
                facts.clear();
            }
            start = body;
        }
        let mut openers = VecDeque::new();
        while let Some(&(index, node)) = nodes.front() {
            if paragraph.end <= node.start() {
                break;
            }
            nodes.pop_front();
            if start <= node.start() && opens(analysis, node, start, paragraph) {
                openers.push_back((index, node));
            }
        }
        while start < paragraph.end {
            let own = openers.front().filter(|(_, node)| node.start() <= start).copied();
            if own.is_some() {
                openers.pop_front();
            }
            let end = openers.front().map_or(paragraph.end, |(_, node)| node.start());
            while let Some((_, kind)) = absent.pop_front_if(|(at, _)| *at < end.max(start + 1)) {
                blocks.push(empty(kind, start));
            }
            blocks.push(block(analysis, own, Span::new(start, end)));
            start = end;
        }
    }
    let end = analysis.cleaned.text.len();
    blocks.extend(absent.into_iter().map(|(_, kind)| empty(kind, end)));
    blocks
}

fn empty(kind: Kind, at: u32) -> Block {
    Block {
        kind,
        span: Span::at(at),
        head_end: at,
    }
}

/// Nodes that stand in the text, in reading order.
fn present(analysis: &Analysis) -> Vec<(usize, &Node)> {
    let mut nodes: Vec<(usize, &Node)> = analysis
        .outline
        .nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.kind != NodeKind::Missing)
        .collect();
    crate::order::sort_by_key(&mut nodes, |(_, node)| node.start());
    nodes
}

/// Gaps and missing nodes, each with the place it stands before.
fn absent(analysis: &Analysis) -> VecDeque<(u32, Kind)> {
    let end = analysis.cleaned.text.len();
    let gaps = analysis.cleaned.gaps.iter().enumerate().map(|(index, gap)| {
        let at = if gap.at_end { end } else { gap.clean };
        (at, Kind::Gap(index))
    });
    let mut next = end;
    let mut missing = Vec::new();
    for (index, node) in analysis.outline.nodes.iter().enumerate().rev() {
        match node.kind {
            NodeKind::Missing => missing.push((next, Kind::Missing(index))),
            _ => next = node.start(),
        }
    }
    missing.reverse();
    let mut absent: Vec<(u32, Kind)> = gaps.chain(missing).collect();
    crate::order::sort_by_key(&mut absent, |(at, _)| *at);
    absent.into()
}

/// Whether a node begins a block: it stands on a line of its own, leads its line, or leads a sentence of a line that is
/// too long for one paragraph.
fn opens(analysis: &Analysis, node: &Node, start: u32, paragraph: Span<Clean>) -> bool {
    let at = node.start();
    if node.kind == NodeKind::Heading || at == start {
        return true;
    }
    let before = analysis.shadow.slice(Span::new(start, at));
    let last = before.iter().rev().find(|letter| !letter.is_whitespace());
    match last {
        None => true,
        Some(last) => PAGE < paragraph.len() && matches!(last, '。' | '!' | '?' | ';' | ':' | '”'),
    }
}

fn block(analysis: &Analysis, opener: Option<(usize, &Node)>, span: Span<Clean>) -> Block {
    let letters = analysis.shadow.slice(span);
    let blanks = letters.iter().rev().take_while(|letter| letter.is_whitespace()).count();
    let span = Span::new(span.start, span.end - blanks as u32);
    let heading = opener.and_then(|(index, node)| {
        let title = node.span?;
        let own_line = node.kind == NodeKind::Heading;
        (own_line || title.len() <= LONGEST_HEADING).then_some((index, title.end.min(span.end)))
    });
    match heading {
        Some((index, end)) => Block {
            kind: Kind::Heading(index),
            head_end: end + closing(analysis.shadow.slice(Span::new(end, span.end))),
            span,
        },
        None => Block {
            kind: Kind::Body,
            head_end: span.start,
            span,
        },
    }
}

/// Letters behind a title that belong to it: its closing mark, and all when nothing else follows.
fn closing(letters: &[char]) -> u32 {
    let mark = |letter: &char| matches!(letter, '。' | '.' | '!' | '?' | ';' | ':' | ',');
    let close = |letter: &char| matches!(letter, '”' | '’' | '」' | '』' | ')');
    let mut end = letters.iter().take_while(|letter| letter.is_whitespace()).count();
    end += usize::from(letters.get(end).is_some_and(mark));
    end += usize::from(letters.get(end).is_some_and(close));
    if letters[end..].iter().all(|letter| letter.is_whitespace()) {
        end = letters.len();
    }
    end as u32
}

/// What the head says and where, in reading order.
fn head_facts(analysis: &Analysis) -> Vec<(Span<Clean>, Head)> {
    let meta = &analysis.meta;
    let strings = [
        (&meta.kicker, Head::Kicker),
        (&meta.main_title, Head::Title),
        (&meta.subtitle, Head::Subtitle),
        (&meta.role, Head::Byline),
        (&meta.speaker, Head::Byline),
        (&meta.note, Head::Byline),
        (&meta.date, Head::Byline),
        (&meta.salutation, Head::Salutation),
        (&meta.title, Head::Title),
    ];
    let place = |fact: &Option<Fact<String>>| {
        let raw: Span<Raw> = fact.as_ref()?.raw?;
        let span = analysis.cleaned.map.to_clean(raw);
        (!span.is_empty()).then_some(span)
    };
    strings
        .into_iter()
        .filter_map(|(fact, head)| Some((place(fact)?, head)))
        .collect()
}

/// Cuts the lines of the head off the front of a paragraph; returns where running text begins.
fn head(analysis: &Analysis, paragraph: Span<Clean>, facts: &[(Span<Clean>, Head)], blocks: &mut Vec<Block>) -> u32 {
    let letters = |start: u32, end: u32| analysis.shadow.slice(Span::new(start, end));
    let mut pieces: Vec<(Head, Span<Clean>)> = Vec::new();
    let mut at = paragraph.start;
    while at < paragraph.end {
        let marks = letters(at, paragraph.end)
            .iter()
            .take_while(|letter| !letter.is_alphanumeric() && !matches!(letter, '*' | '_' | '“' | '《'))
            .count() as u32;
        // The first that fits is the most telling: parts of a title stand before the whole in the list.
        let fact = facts
            .iter()
            .find(|(span, _)| span.start <= at + marks && at + marks < span.end);
        let Some((span, head)) = fact else { break };
        let end = span.end.min(paragraph.end);
        // A mark between two pieces closes the first; a bracket opens the second.
        let close = letters(at, at + marks)
            .iter()
            .take_while(|letter| **letter != '(')
            .count() as u32;
        if let Some((_, piece)) = pieces.last_mut() {
            at += close;
            *piece = Span::new(piece.start, at);
        }
        match pieces.last_mut() {
            Some((last, piece)) if last == head => *piece = Span::new(piece.start, end),
            _ => pieces.push((*head, Span::new(at, end))),
        }
        at = end;
    }
    let Some((_, last)) = pieces.last_mut() else {
        return paragraph.start;
    };
    let rest = letters(at, paragraph.end);
    let own = OWN_LINE <= rest.len() || rest.contains(&'。');
    if !own {
        at = paragraph.end;
        *last = Span::new(last.start, at);
    } else {
        let marks = rest
            .iter()
            .take_while(|letter| matches!(letter, ':' | ')' | ' '))
            .count() as u32;
        at += marks;
        *last = Span::new(last.start, at);
    }
    blocks.extend(pieces.into_iter().map(|(head, span)| {
        let span = trimmed(analysis, span);
        Block {
            kind: Kind::Head(head),
            head_end: span.start,
            span,
        }
    }));
    at
}

fn trimmed(analysis: &Analysis, span: Span<Clean>) -> Span<Clean> {
    let letters = analysis.shadow.slice(span);
    let lead = letters.iter().take_while(|letter| letter.is_whitespace()).count();
    let tail = letters[lead..]
        .iter()
        .rev()
        .take_while(|letter| letter.is_whitespace())
        .count();
    Span::new(span.start + lead as u32, span.end - tail as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};
    use tigang_lexicon::Lexicon;

    /// A line for every block: its letters, the heading closed by |.
    fn check(text: &str, expected: &[&str]) {
        let analysis = analyze(text, &Options::default(), &Lexicon::embedded()).expect("short");
        let lines: Vec<String> = layout(&analysis)
            .iter()
            .map(|block| {
                let head = analysis
                    .cleaned
                    .text
                    .string(Span::new(block.span.start, block.head_end));
                let rest = analysis.cleaned.text.string(Span::new(block.head_end, block.span.end));
                match block.kind {
                    Kind::Head(head) => format!("{head:?} {rest}"),
                    Kind::Heading(_) => format!("{head}|{rest}"),
                    Kind::Body => rest,
                    Kind::Gap(_) => "gap".to_owned(),
                    Kind::Missing(node) => format!("missing {}", analysis.outline.nodes[node].marker),
                }
            })
            .collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn the_head_is_cut_from_the_body() {
        check(
            "在全县春耕工作会议上的讲话\n县长 李大河\n(2019年3月8日)\n同志们:\n今天我们开会,部署春耕。\n一、提高认识\n春耕是大事。\n二、狠抓落实\n(一)压实责任。各乡镇要行动起来。\n(二)加强督查。办公室要跟踪问效。\n",
            &[
                "Title 在全县春耕工作会议上的讲话",
                "Byline 县长 李大河",
                "Byline (2019年3月8日)",
                "Salutation 同志们:",
                "今天我们开会,部署春耕。",
                "一、提高认识|",
                "春耕是大事。",
                "二、狠抓落实|",
                "(一)压实责任。|各乡镇要行动起来。",
                "(二)加强督查。|办公室要跟踪问效。",
            ],
        );
    }

    #[test]
    fn a_title_on_two_lines_is_two_title_lines() {
        check(
            "改革创新 合力攻坚\n加快推进水利建设步伐\n——在全县水利工作会议上的讲话\n同志们:\n今天我们开会,部署水利。\n",
            &[
                "Title 改革创新 合力攻坚",
                "Title 加快推进水利建设步伐",
                "Subtitle ——在全县水利工作会议上的讲话",
                "Salutation 同志们:",
                "今天我们开会,部署水利。",
            ],
        );
    }

    #[test]
    fn every_letter_stands_in_one_block() {
        let sentence = "各地要认真研究,精心组织,抓紧实施。".repeat(20);
        let text = format!(
            "在全市水利工作会议上的讲话 市长** 一要筑牢思想。{sentence}二要抓好项目。{sentence}三要强化保障。{sentence}"
        );
        let analysis = analyze(&text, &Options::default(), &Lexicon::embedded()).expect("short");
        let blocks = layout(&analysis);
        let shown: String = blocks
            .iter()
            .map(|block| analysis.cleaned.text.string(block.span))
            .collect();
        let strip = |text: &str| {
            text.chars()
                .filter(|letter| !letter.is_whitespace())
                .collect::<String>()
        };
        assert_eq!(strip(&shown), strip(analysis.cleaned.text.as_str()));
        let numbered = |block: &&Block| match block.kind {
            Kind::Heading(node) => !analysis.outline.nodes[node].marker.is_empty(),
            _ => false,
        };
        assert_eq!(blocks.iter().filter(numbered).count(), 3, "{blocks:?}");
    }
}
