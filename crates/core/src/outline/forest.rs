//! The tree while it is still built: nodes by number of entry, put into reading order at the end.

use tigang_text::{Clean, Span};

use super::number::Style;
use super::{Node, NodeKind, TitleFrom, tree};

/// A node that may still move.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) node: Node,
    /// Entry it stands under.
    pub(super) parent: Option<usize>,
    /// Its number; 0 without one.
    pub(super) value: u32,
    /// The number inside the marker, and how it is written.
    pub(super) number: Option<(Span<Clean>, Style)>,
    /// Group of its markers.
    pub(super) group: u32,
    /// The series it stands in.
    pub(super) series: usize,
}

/// Members of a series that stand in the text, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Series {
    pub(super) members: Vec<usize>,
}

/// The nodes found and the nodes proved missing.
#[derive(Clone, Debug, Default)]
pub(super) struct Forest {
    /// Nodes of the text come first, in reading order; missing ones are added behind.
    pub(super) entries: Vec<Entry>,
    pub(super) series: Vec<Series>,
}

/// A node proved missing.
pub(super) struct Lost {
    pub(super) parent: Option<usize>,
    pub(super) series: usize,
    pub(super) value: u32,
    pub(super) marker: String,
    pub(super) title: String,
    pub(super) title_from: Option<TitleFrom>,
    /// Where it would stand.
    pub(super) at: u32,
    pub(super) why: String,
}

impl Forest {
    /// Start of an entry.
    pub(super) fn start(&self, entry: usize) -> u32 {
        self.entries[entry].node.start()
    }

    /// Adds a missing node.
    pub(super) fn lose(&mut self, lost: Lost) -> usize {
        self.entries.push(Entry {
            node: Node {
                parent: None,
                depth: 1,
                kind: NodeKind::Missing,
                marker: lost.marker,
                title: lost.title,
                span: None,
                title_span: None,
                section: Span::at(lost.at),
                title_from: lost.title_from,
                why: lost.why,
            },
            parent: lost.parent,
            value: lost.value,
            number: None,
            group: 0,
            series: lost.series,
        });
        self.entries.len() - 1
    }

    /// The nodes in reading order, and where each entry went. `end` is the end of the text.
    pub(super) fn finish(self, end: u32) -> (Vec<Node>, Vec<u32>) {
        let order = self.reading_order();
        let mut place = vec![0u32; self.entries.len()];
        for (index, &entry) in order.iter().enumerate() {
            place[entry] = index as u32;
        }
        let mut nodes: Vec<Node> = Vec::with_capacity(order.len());
        for (index, &entry) in order.iter().enumerate() {
            let entry = &self.entries[entry];
            let parent = entry
                .parent
                .map(|parent| place[parent])
                .filter(|parent| (*parent as usize) < index);
            let depth = parent.map_or(1, |parent| nodes[parent as usize].depth + 1);
            nodes.push(Node {
                parent,
                depth,
                ..entry.node.clone()
            });
        }
        tree::sections(&mut nodes, end);
        (nodes, place)
    }

    /// Every node before those under it, and those of one parent by their place: what is lost with the end of 二、 stands
    /// before a lost 三、 although both would stand at the end of the text.
    fn reading_order(&self) -> Vec<usize> {
        let mut waiting: Vec<usize> = (0..self.entries.len()).collect();
        // A missing node stands before a node of the text at the same place; missing ones keep the order they were proved in.
        crate::order::sort_by_key(&mut waiting, |&entry| {
            (self.start(entry), self.entries[entry].node.span.is_some(), entry)
        });
        let mut under: Vec<Vec<usize>> = vec![Vec::new(); self.entries.len()];
        let mut tops = Vec::new();
        for entry in waiting {
            match self.entries[entry].parent {
                Some(parent) => under[parent].push(entry),
                None => tops.push(entry),
            }
        }
        let mut order = Vec::with_capacity(self.entries.len());
        let mut stack: Vec<usize> = tops.into_iter().rev().collect();
        while let Some(entry) = stack.pop() {
            order.push(entry);
            stack.extend(under[entry].drain(..).rev());
        }
        order
    }
}
