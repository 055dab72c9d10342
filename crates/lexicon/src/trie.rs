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

/// The shape of a trie.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Trie {
    /// Label on the way into each node; the root's is 0 and means nothing.
    labels: Vec<u16>,
    /// First child of each node; one more entry closes the last node.
    first_children: Vec<Node>,
}

impl Trie {
    /// Builds the trie of `words`, which are sorted and differ from each other; `end(index, node)` is called for each
    /// word with the node it ends at.
    pub(crate) fn from_sorted(words: &[&[u16]], mut end: impl FnMut(usize, Node)) -> Self {
        let mut trie = Self {
            labels: vec![0],
            first_children: Vec::new(),
        };
        // Words that pass through each node of the level being laid out, in the order of its nodes.
        let mut level: Vec<Range<usize>> = std::iter::once(0..words.len()).collect();
        let mut depth = 0;
        while !level.is_empty() {
            let mut next = Vec::new();
            for range in level {
                let node = trie.first_children.len() as Node;
                let mut start = range.start;
                while start < range.end && words[start].len() == depth {
                    end(start, node);
                    start += 1;
                }
                trie.first_children.push(trie.labels.len() as Node);
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
        trie.first_children.push(trie.labels.len() as Node);
        trie
    }

    /// Number of nodes, the root included.
    pub(crate) fn len(&self) -> usize {
        self.labels.len()
    }

    pub(crate) fn label(&self, node: Node) -> u16 {
        self.labels[node as usize]
    }

    pub(crate) fn children(&self, node: Node) -> Range<Node> {
        self.first_children[node as usize]..self.first_children[node as usize + 1]
    }

    /// The child of `node` that `label` leads to.
    pub(crate) fn step(&self, node: Node, label: u16) -> Option<Node> {
        let children = self.children(node);
        let place = match &self.labels[children.start as usize..children.end as usize] {
            // Of the nodes that have children, most have one.
            [only] => (*only == label).then_some(0)?,
            labels => labels.binary_search(&label).ok()?,
        };
        Some(children.start + place as u32)
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
        let words = ["提纲", "提", "提纲挈领", "纲", "挈"].map(word);
        let mut words: Vec<&[u16]> = words.iter().map(Vec::as_slice).collect();
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
