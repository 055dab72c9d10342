//! A unit: the trie of all words that begin with one of a run of letters, in one flat array.
//!
//! Nodes stand breadth first and the children of a node next to each other, in ascending order of their labels. A node is
//! one number that holds all there is to know of it, because a walk waits for memory more than for anything else.

use std::ops::Range;

/// A trie; its roots are the letters of the run, one node each.
#[derive(Debug, Clone, Default)]
pub(super) struct Unit {
    /// Label of the first root; those of the others follow.
    first_label: u16,
    /// Number of roots.
    roots: u16,
    /// The nodes, and one more that tells where the last one's children end.
    nodes: Vec<Node>,
}

/// Label, rank of the frequency and number of the first child, 16 bits each, then the number of the tag; 0 where no word
/// ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node(u64);

impl Node {
    pub(super) fn new(label: u16) -> Self {
        Self(u64::from(label))
    }

    pub(super) fn with(self, rank: u16, first_child: u16, tag: u8) -> Self {
        Self(u64::from(self.label()) | u64::from(rank) << 16 | u64::from(first_child) << 32 | u64::from(tag) << 48)
    }

    pub(super) fn label(self) -> u16 {
        self.0 as u16
    }

    fn rank(self) -> u16 {
        (self.0 >> 16) as u16
    }

    fn first_child(self) -> u32 {
        u32::from((self.0 >> 32) as u16)
    }

    fn tag(self) -> u8 {
        (self.0 >> 48) as u8
    }
}

impl Unit {
    /// Of no letter.
    pub(super) const EMPTY: Self = Self {
        first_label: 0,
        roots: 0,
        nodes: Vec::new(),
    };

    /// `nodes` are breadth first, `roots` of them roots, and one more at their end; every first child is further on.
    pub(super) fn new(first_label: u16, roots: u16, nodes: Vec<Node>) -> Self {
        Self {
            first_label,
            roots,
            nodes,
        }
    }

    /// The root of a label.
    pub(super) fn first(&self, label: u16) -> Option<u32> {
        let root = label.checked_sub(self.first_label)?;
        (root < self.roots).then_some(u32::from(root))
    }

    /// The child of `node` that `label` leads to.
    pub(super) fn step(&self, node: u32, label: u16) -> Option<u32> {
        let nodes = self.children(node);
        let children = self.nodes.get(nodes.start as usize..nodes.end as usize)?;
        let place = match children {
            // Of the nodes that have children, most have one.
            [only] => (only.label() == label).then_some(0)?,
            _ => children.binary_search_by_key(&label, |child| child.label()).ok()?,
        };
        Some(nodes.start + place as u32)
    }

    /// Label of a node; 0, which is no letter's, where there is none.
    pub(super) fn label(&self, node: u32) -> u16 {
        self.nodes.get(node as usize).map_or(0, |node| node.label())
    }

    /// The children of a node.
    pub(super) fn children(&self, node: u32) -> Range<u32> {
        match self.nodes.get(node as usize..node as usize + 2) {
            Some([node, next]) => node.first_child()..next.first_child(),
            _ => 0..0,
        }
    }

    /// Tag and rank of the word that ends at `node`.
    pub(super) fn word(&self, node: u32) -> Option<(u8, u16)> {
        let node = *self.nodes.get(node as usize)?;
        (node.tag() != 0).then(|| (node.tag(), node.rank()))
    }

    /// Labels on the way to every node, and the node, breadth first.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Vec<u16>, u32)> {
        let len = self.nodes.len().saturating_sub(1) as u32;
        let mut parents = vec![None; len as usize];
        for node in 0..len {
            let children = self.children(node);
            parents[children.start as usize..children.end as usize].fill(Some(node));
        }
        (0..len).map(move |end| {
            let way = std::iter::successors(Some(end), |&node| parents[node as usize]);
            let mut labels: Vec<u16> = way.map(|node| self.nodes[node as usize].label()).collect();
            labels.reverse();
            (labels, end)
        })
    }
}
