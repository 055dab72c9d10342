//! A unit: what follows the first letter in all words that begin with one of a run of letters.
//!
//! The children of a node stand in a table of their own, a power of two long, each where the hash of its label says or
//! behind it. Most steps of a walk lead nowhere, and one look tells nearly all of these: each slot has eight bits, by three
//! bits more of the hash, for the labels that belong there. These bits stand apart from the nodes: a walk waits for memory
//! more than for anything else, and most of the time wants no node at all.

use super::Entry;

/// The tables of all nodes, one after another. Where the first ones begin, say the nodes of the first letters, which stand in
/// no unit.
#[derive(Debug, Clone, Default)]
pub(super) struct Unit {
    /// For each slot which labels belong there, wherever they stand; see [`Home`].
    belonging: Vec<u8>,
    /// The node in each slot; one of label 0, which is no letter's, where there is none.
    nodes: Vec<Node>,
}

/// From the lowest bit on 24 bits for the [`Entry`], all 0 where no word ends; 8 for the binary logarithm of the length of the
/// table of children and 1, 0 where there is none; 16 for the place of the table; and 16 for the label, or for a first letter,
/// which needs none, for the number of the unit that has the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Node(u64);

impl Node {
    #[inline]
    pub(super) fn new(word: Option<Entry>, table: Option<Table>) -> Self {
        let word = word.map_or(0, |entry| u64::from(entry.number()));
        let table = table.map_or(0, |Table { place, bits }| {
            u64::from(bits + 1) << 24 | u64::from(place) << 32
        });
        Self(word | table)
    }

    /// For a first letter: its children are in this unit.
    pub(super) fn in_unit(self, unit: u16) -> Self {
        Self(self.0 | u64::from(unit) << 48)
    }

    /// A node of no word and no children yet.
    fn labelled(label: u16) -> Self {
        Self(u64::from(label) << 48)
    }

    /// The letter that leads here; not for a first letter.
    #[inline]
    pub(super) fn label(self) -> u16 {
        (self.0 >> 48) as u16
    }

    /// The unit that has the children of a first letter.
    #[inline]
    pub(super) fn unit(self) -> usize {
        (self.0 >> 48) as usize
    }

    /// The word that ends here.
    #[inline]
    pub(super) fn entry(self) -> Option<Entry> {
        Entry::numbered(self.0 as u32 & 0x00ff_ffff)
    }

    /// Where its children are.
    #[inline]
    pub(super) fn table(self) -> Option<Table> {
        let bits = ((self.0 as u32 >> 24) as u8).checked_sub(1)?;
        let place = (self.0 >> 32) as u16;
        Some(Table { place, bits })
    }
}

/// Room for the children of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Table {
    place: u16,
    /// Binary logarithm of its length.
    bits: u8,
}

impl Table {
    /// Room for so many children at a place: a single child and two take no more than they need, more leave a slot empty
    /// among five, where a search ends. `None` where that is more than a unit has.
    pub(super) fn new(place: usize, children: usize) -> Option<Self> {
        // A label has two bytes: more children than that differ in none.
        let children = children.min(MOST);
        let bits = (children + children / 4).next_power_of_two().trailing_zeros();
        let table = Self {
            place: u16::try_from(place).ok()?,
            bits: bits as u8,
        };
        (table.end() <= MOST).then_some(table)
    }

    /// Where the next table may begin.
    pub(super) fn end(self) -> usize {
        usize::from(self.place) + (1 << self.bits)
    }

    /// Where a label belongs.
    #[inline]
    fn home(self, label: u16) -> Home {
        // The golden ratio spreads labels evenly that are near each other, as most are.
        let hash = u32::from(label.wrapping_mul(0x9e37)) << 3 >> (16 - u32::from(self.bits));
        Home {
            slot: hash >> 3,
            bit: 1 << (hash & 7),
        }
    }

    /// The slots where a label that belongs into one may stand, in the order they are looked at: from there to the end, and
    /// around it.
    #[inline]
    fn slots(self, home: Home) -> impl Iterator<Item = usize> {
        let len = 1_u32 << self.bits;
        (0..len).map(move |further| self.slot((home.slot + further) & (len - 1)))
    }

    /// The number among all slots of a unit of one among those of the table.
    #[inline]
    fn slot(self, slot: u32) -> usize {
        usize::from(self.place) + slot as usize
    }
}

/// The slot of a table where a label belongs, and its bit there.
#[derive(Clone, Copy)]
struct Home {
    slot: u32,
    bit: u8,
}

/// A node's number has two bytes.
const MOST: usize = 1 << 16;

impl Unit {
    /// Without any words.
    pub(super) const EMPTY: Self = Self {
        belonging: Vec::new(),
        nodes: Vec::new(),
    };

    /// Without any words yet; there will be about so many nodes.
    pub(super) fn with_capacity(nodes: usize) -> Self {
        let slots = nodes + nodes / 2;
        Self {
            belonging: Vec::with_capacity(slots),
            nodes: Vec::with_capacity(slots),
        }
    }

    /// The node of a number.
    #[inline]
    pub(super) fn node(&self, number: u32) -> Node {
        self.nodes.get(number as usize).copied().unwrap_or_default()
    }

    /// The child of a node that `label` leads to, and its number.
    #[inline]
    pub(super) fn step(&self, node: Node, label: u16) -> Option<(u32, Node)> {
        let table = node.table()?;
        let home = table.home(label);
        if self.belonging.get(table.slot(home.slot))? & home.bit == 0 {
            return None;
        }
        for slot in table.slots(home) {
            let child = *self.nodes.get(slot)?;
            // A letter that no word has is labelled 0 too, and found nowhere.
            if child.label() == 0 {
                return None;
            }
            if child.label() == label {
                return Some((slot as u32, child));
            }
        }
        None
    }

    /// Adds a table behind all others, for so many children; `None` where a unit has no more room.
    pub(super) fn open(&mut self, children: usize) -> Option<Table> {
        let table = Table::new(self.nodes.len(), children)?;
        self.belonging.resize(table.end(), 0);
        self.nodes.resize(table.end(), Node::default());
        Some(table)
    }

    /// Puts a child of that label into a table; its number. `None` where no slot is left.
    #[inline]
    pub(super) fn put(&mut self, table: Table, label: u16) -> Option<u32> {
        let home = table.home(label);
        *self.belonging.get_mut(table.slot(home.slot))? |= home.bit;
        let free = |slot: &usize| self.nodes.get(*slot).is_some_and(|node| node.label() == 0);
        let slot = table.slots(home).find(free)?;
        self.nodes[slot] = Node::labelled(label);
        Some(slot as u32)
    }

    /// Says what there is to know of a node besides its label.
    #[inline]
    pub(super) fn set(&mut self, number: u32, node: Node) {
        if let Some(slot) = self.nodes.get_mut(number as usize) {
            slot.0 |= node.0;
        }
    }

    /// Labels and numbers of the children of a node, in no order.
    pub(super) fn children(&self, node: Node) -> impl Iterator<Item = (u16, u32)> {
        let table = node.table().map_or(0..0, |table| usize::from(table.place)..table.end());
        let nodes = self.nodes.get(table.clone()).unwrap_or(&[]);
        let children = nodes.iter().map(|node| node.label()).zip(table.start as u32..);
        children.filter(|&(label, _)| label != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_child_is_found_and_no_other() {
        for count in [1, 2, 3, 7, 8, 9, 100, 866] {
            let mut unit = Unit::with_capacity(0);
            unit.open(2).expect("room");
            let table = unit.open(count).expect("room");
            let root = Node::new(None, Some(table));
            // Labels that crowd into few slots, and some that do not.
            let labels = || (0..count as u16).map(|at| 1 + at * if at % 2 == 0 { 1 } else { 61 });
            let numbers: Vec<u32> = labels().map(|label| unit.put(table, label).expect("room")).collect();
            for (label, &number) in labels().zip(&numbers) {
                assert_eq!(unit.step(root, label), Some((number, unit.node(number))));
            }
            assert_eq!(unit.step(root, 60_000), None);
            assert_eq!(unit.step(root, 0), None);
            let mut expected: Vec<(u16, u32)> = labels().zip(numbers).collect();
            expected.sort_unstable_by_key(|&(_, number)| number);
            assert_eq!(unit.children(root).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn a_node_holds_what_it_was_given() {
        let entry = Entry::new(0xffff, 0xff).expect("no tag is 0");
        let table = Table::new(0xffff, 1);
        for (word, table) in [(None, None), (Some(entry), None), (None, table), (Some(entry), table)] {
            let node = Node::new(word, table);
            assert_eq!((node.entry(), node.table()), (word, table));
            let root = node.in_unit(0xfffe);
            assert_eq!((root.entry(), root.table(), root.unit()), (word, table, 0xfffe));
        }
        assert_eq!(Table::new(0xffff, 2), None);
        assert_eq!(Table::new(0, usize::MAX), None);
        assert_eq!(Unit::EMPTY.step(Node::new(None, Table::new(0, 1)), 1), None);
    }
}
