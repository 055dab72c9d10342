//! A breadth-first trie over 16-bit labels in two flat arrays.
//!
//! The children of a node lie next to each other in ascending order of their labels, so a node is a number and
//! a step is a binary search; no node has an allocation of its own.
//! What a node means (a frequency, a phrase) is kept by whoever owns the trie, in columns beside it.

use std::ops::Range;

/// Number of a node; the root is [`ROOT`].
pub(crate) type Node = u32;

/// Where every walk begins.
pub(crate) const ROOT: Node = 0;

/// A trie's nodes are fewer than this, so that a mark fits beside a node's number.
const MOST_NODES: u32 = 1 << MARK_SHIFT;
const MARK_SHIFT: u32 = 24;

/// The shape of a trie, and a mark of one byte on each node.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Trie {
    /// Label on the way into each node; the root's is 0 and means nothing.
    labels: Vec<u16>,
    /// First child of each node in the lower bits, its mark in the upper; one more entry closes the last node.
    /// Both are wanted at once, and a walk waits for memory more than for anything else.
    nodes: Vec<u32>,
}

impl Trie {
    /// Builds the trie of `words`, which are sorted and differ from each other; `end(index, node)` is called for each
    /// word with the node it ends at. Nodes where words end have mark 1.
    pub(crate) fn from_sorted(words: &[Vec<u16>], mut end: impl FnMut(usize, Node)) -> Self {
        let mut trie = Self {
            labels: vec![0],
            nodes: Vec::new(),
        };
        // Words that pass through each node of the level being laid out, in the order of its nodes.
        let mut level: Vec<Range<usize>> = std::iter::once(0..words.len()).collect();
        let mut depth = 0;
        while !level.is_empty() {
            let mut next = Vec::new();
            for range in level {
                let node = trie.nodes.len() as Node;
                let mut start = range.start;
                while start < range.end && words[start].len() == depth {
                    end(start, node);
                    start += 1;
                }
                let mark = u32::from(range.start < start);
                trie.nodes.push(trie.labels.len() as u32 | mark << MARK_SHIFT);
                while start < range.end {
                    let label = words[start][depth];
                    let same = words[start..range.end]
                        .iter()
                        .take_while(|word| word[depth] == label)
                        .count();
                    trie.labels.push(label);
                    next.push(start..start + same);
                    start += same;
                }
            }
            level = next;
            depth += 1;
        }
        trie.nodes.push(trie.labels.len() as u32);
        trie
    }

    /// A trie whose nodes, breadth first, have these marks and numbers of children; its labels are yet to be set. `None`
    /// when it would be no trie.
    pub(crate) fn from_fan_outs(len: usize, nodes: impl Iterator<Item = Option<(u8, usize)>>) -> Option<Self> {
        let mut trie = Self {
            labels: vec![0; len],
            nodes: Vec::with_capacity(len + 1),
        };
        let mut first_child = 1_usize;
        for node in nodes {
            let (mark, children) = node?;
            trie.nodes.push(first_child as u32 | u32::from(mark) << MARK_SHIFT);
            first_child += children;
            if len < first_child {
                return None;
            }
        }
        trie.nodes.push(first_child as u32);
        let complete = first_child == len && trie.nodes.len() == len + 1 && len < MOST_NODES as usize;
        complete.then_some(trie)
    }

    /// Room for the labels of the children of `node`; they must ascend.
    pub(crate) fn labels_mut(&mut self, node: Node) -> &mut [u16] {
        let children = self.children(node);
        &mut self.labels[children.start as usize..children.end as usize]
    }

    /// The labels of the children of `node`.
    pub(crate) fn labels(&self, node: Node) -> &[u16] {
        let children = self.children(node);
        &self.labels[children.start as usize..children.end as usize]
    }

    /// Number of nodes, the root included.
    pub(crate) fn len(&self) -> usize {
        self.labels.len()
    }

    pub(crate) fn label(&self, node: Node) -> u16 {
        self.labels[node as usize]
    }

    /// What the node was marked with.
    pub(crate) fn mark(&self, node: Node) -> u8 {
        (self.nodes[node as usize] >> MARK_SHIFT) as u8
    }

    pub(crate) fn children(&self, node: Node) -> Range<Node> {
        let first = |node: usize| self.nodes[node] & (MOST_NODES - 1);
        first(node as usize)..first(node as usize + 1)
    }

    /// The child of `node` that `label` leads to.
    pub(crate) fn step(&self, node: Node, label: u16) -> Option<Node> {
        let children = self.children(node);
        let place = match &self.labels[children.start as usize..children.end as usize] {
            // Three nodes in four have one child.
            [only] => (*only == label).then_some(0)?,
            labels => labels.binary_search(&label).ok()?,
        };
        Some(children.start + place as u32)
    }

    /// Bytes the arrays take.
    pub(crate) fn len_bytes(&self) -> usize {
        self.labels.len() * 2 + self.nodes.len() * 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    #[test]
    fn every_word_ends_where_its_letters_lead() {
        let mut words: Vec<_> = ["提纲", "提", "提纲挈领", "纲", "挈"].map(word).to_vec();
        words.sort();
        let mut ends = vec![0; words.len()];
        let trie = Trie::from_sorted(&words, |index, node| ends[index] = node);
        for (word, end) in words.iter().zip(ends) {
            assert_eq!(
                word.iter().try_fold(ROOT, |node, &label| trie.step(node, label)),
                Some(end)
            );
        }
        assert_eq!(trie.len(), 7);
        assert_eq!(trie.step(ROOT, word("领")[0]), None);
    }

    #[test]
    fn an_empty_trie_leads_nowhere() {
        let trie = Trie::from_sorted(&[], |_, _| ());
        assert_eq!(trie.step(ROOT, 0), None);
        assert_eq!(Trie::default().len(), 0);
    }
}
