//! From chosen candidates to nodes: titles, depths, sections, and why each is a node.

use tigang_text::{Clean, Span};

use super::family::{CLOSING, Kind};
use super::fit::Chosen;
use super::forest::{Entry, Forest, Series};
use super::scan::Candidate;
use super::{Node, NodeKind, title};
use crate::clean::Cleaned;
use crate::segment::Segments;
use crate::shadow::Shadow;

/// Builds the nodes of the chosen candidates, in reading order.
pub(super) fn nodes(
    cleaned: &Cleaned,
    shadow: &Shadow,
    segments: &Segments,
    candidates: &[Candidate],
    chosen: &[Chosen],
) -> Vec<Node> {
    let spans: Vec<Span<Clean>> = chosen
        .iter()
        .enumerate()
        .map(|(index, choice)| {
            let candidate = &candidates[choice.candidate as usize];
            let line = segments.paragraphs[candidate.line as usize];
            // The next node may stand on the same line, right behind this title.
            let next = chosen.get(index + 1).map_or(line.end, |next| {
                candidates[next.candidate as usize]
                    .start()
                    .clamp(candidate.title, line.end)
            });
            title_span(shadow, candidate, next)
        })
        .collect();
    let mut nodes: Vec<Node> = Vec::with_capacity(chosen.len());
    for (index, choice) in chosen.iter().enumerate() {
        let candidate = &candidates[choice.candidate as usize];
        let title_span = spans[index];
        let depth = choice
            .parent
            .and_then(|parent| nodes.get(parent as usize))
            .map_or(1, |parent: &Node| parent.depth + 1);
        nodes.push(Node {
            parent: choice.parent,
            depth,
            kind: match candidate.kind {
                Kind::Number | Kind::Bullet if candidate.stands => NodeKind::Heading,
                Kind::Number | Kind::Bullet => NodeKind::RunIn,
                Kind::Phrase | Kind::Topic | Kind::Sentence | Kind::Speech => NodeKind::Unnumbered,
            },
            marker: cleaned.text.string(candidate.marker).trim_end().to_owned(),
            title: cleaned.text.string(title_span),
            span: Some(Span::new(candidate.start(), title_span.end.max(candidate.marker.end))),
            title_span: Some(title_span),
            section: Span::at(candidate.start()),
            title_from: None,
            why: String::new(),
        });
    }
    reasons(&mut nodes, candidates, chosen);
    nodes
}

fn title_span(shadow: &Shadow, candidate: &Candidate, end: u32) -> Span<Clean> {
    if let Some(end) = candidate.title_end {
        return Span::new(candidate.title, end);
    }
    let letters = shadow.slice(Span::new(candidate.title, end));
    let blanks = letters.iter().take_while(|letter| **letter == ' ').count();
    let start = candidate.title + blanks as u32;
    Span::new(
        start,
        start + title::length(&letters[blanks..], candidate.stands) as u32,
    )
}

/// The nodes with their series, ready to be joined by missing ones.
pub(super) fn forest(nodes: Vec<Node>, candidates: &[Candidate], chosen: &[Chosen]) -> Forest {
    let mut forest = Forest::default();
    for (node, choice) in nodes.into_iter().zip(chosen) {
        let candidate = &candidates[choice.candidate as usize];
        let entry = forest.entries.len();
        let series = match choice.previous {
            Some(previous) => forest.entries[previous as usize].series,
            None => {
                forest.series.push(Series::default());
                forest.series.len() - 1
            }
        };
        forest.series[series].members.push(entry);
        forest.entries.push(Entry {
            parent: node.parent.map(|parent| parent as usize),
            node,
            value: match candidate.value {
                CLOSING => forest.series[series].members.len() as u32,
                value => value,
            },
            number: candidate.number,
            group: candidate.group,
            series,
        });
    }
    forest
}

/// Gives every node the text under it: up to the next node that is not its descendant. Nodes are in reading order.
pub(super) fn sections(nodes: &mut [Node], end: u32) {
    let mut open: Vec<usize> = Vec::new();
    for index in 0..nodes.len() {
        let start = nodes[index].start();
        while let Some(&last) = open.last() {
            if nodes[last].depth < nodes[index].depth {
                break;
            }
            close(&mut nodes[last], start);
            open.pop();
        }
        open.push(index);
    }
    for index in open {
        close(&mut nodes[index], end);
    }
}

fn close(node: &mut Node, end: u32) {
    let start = node.start();
    node.section = Span::new(start, if node.kind == NodeKind::Missing { start } else { end });
}

/// Says of every node why it is one, from the series it stands in.
fn reasons(nodes: &mut [Node], candidates: &[Candidate], chosen: &[Chosen]) {
    let mut first: Vec<usize> = (0..chosen.len()).collect();
    let mut members = vec![0u32; chosen.len()];
    for (index, choice) in chosen.iter().enumerate() {
        if let Some(previous) = choice.previous {
            first[index] = first[previous as usize];
        }
        members[first[index]] += 1;
    }
    for (index, choice) in chosen.iter().enumerate() {
        let candidate = &candidates[choice.candidate as usize];
        let place = match (candidate.stands, candidate.leads) {
            (true, _) => "独立成行",
            (false, true) => "段首",
            _ => "段中",
        };
        let members = members[first[index]];
        let series = match (candidate.value, members) {
            (_, 1) => "单独一项".to_owned(),
            (0, _) => format!("同式并列共{members}项"),
            (CLOSING, _) => format!("同列末项，共{members}项"),
            (value, _) => format!("同列第{value}项，现存{members}项"),
        };
        nodes[index].why = format!("{place}，{}，{series}", candidate.label);
    }
}
