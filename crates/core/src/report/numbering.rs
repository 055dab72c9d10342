//! Numbers of nodes by their place in the tree, as in 1.2.3: the same for every numbering the text itself uses.

use crate::outline::Node;

/// The number of every node.
pub(super) fn numbering(nodes: &[Node]) -> Vec<String> {
    let mut children = vec![0u32; nodes.len()];
    let mut roots = 0;
    let mut numbers: Vec<String> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let parent = node
            .parent
            .map(|parent| parent as usize)
            .filter(|parent| *parent < numbers.len());
        let number = match parent {
            Some(parent) => {
                children[parent] += 1;
                format!("{}.{}", numbers[parent], children[parent])
            }
            None => {
                roots += 1;
                roots.to_string()
            }
        };
        numbers.push(number);
    }
    numbers
}
