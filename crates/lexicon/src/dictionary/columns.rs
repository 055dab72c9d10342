//! The dictionary's section: units of the trie in columns that pack well, and one unit out of them; `encode.rs` makes it.
//!
//! | column | one entry for | holds |
//! |---|---|---|
//! | shapes | each node | `tag * 4 + min(children, 3)` in one byte: tag and fan-out go together |
//! | fan-outs | each node with three children or more | children - 3, varint |
//! | ranks | each word | place of its frequency among all different ones; from 192 on its high part |
//! | low ranks | each rank from 192 on | its low byte |
//! | codes | each node but the roots | distance to the code before among its siblings; from 192 on its high part |
//! | low codes | each distance from 192 on | its low byte |
//!
//! There is one of each for words' first letters, one for the second, third, and one for all further ones, because what
//! is likely differs from letter to letter. In each stand the units one after another, their nodes breadth first; how
//! many bytes of each column are a unit's stands before them.
//! Labels number the letters by how many words they stand in, so distances are short; which letter is which stands before
//! the columns too. The roots of the units are all letters in the order of their labels. A second letter's code is its
//! label; from the third on it is a place among the [followers](super::followers) of the letter before, or a label behind them all.

mod encode;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use super::followers::{class, in_order, label_of};
use super::unit::{self, Table, Unit};
use super::{Dictionary, Entry, Tag};
use crate::bytes::{Reader, count_from};

pub use encode::encode;

/// Numbers below this take one byte; the 64 values above it carry the high part of the others.
pub(super) const SPLIT: u8 = 192;
/// Fan-outs from here on stand in a column of their own.
const MANY: usize = 3;
/// The first shape of a word: its tag is not 0.
const WORD: u8 = 4;
/// Letters of a word that have columns of their own, all further ones together being the last.
const DEPTHS: usize = 4;
/// All columns.
const COLUMNS: usize = 6 * DEPTHS;

/// Which column, for each depth.
#[derive(Clone, Copy)]
enum Kind {
    Shapes,
    FanOuts,
    Ranks,
    LowRanks,
    Codes,
    LowCodes,
}

/// The column of a kind for nodes that are the `depth`th letter of their words, the first being 0.
fn column(kind: Kind, depth: usize) -> usize {
    kind as usize * DEPTHS + depth.min(DEPTHS - 1)
}

/// What units are decoded from.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    section: Cow<'static, [u8]>,
    /// Where each unit's piece of each column begins in the section, and one entry more for where the last ends.
    starts: Vec<[u32; COLUMNS]>,
    /// Label of each unit's first root, and one entry more.
    firsts: Vec<u16>,
    /// Where the letters behind each first letter stand, by its label.
    seconds: Vec<Seconds>,
    /// The [followers](super::followers) of each letter, once a unit with it is decoded.
    followers: Vec<OnceLock<Box<[u16]>>>,
}

/// Where the second letters of the words that begin with a letter stand in the section, column by column.
#[derive(Debug, Clone, Copy, Default)]
struct Seconds {
    len: u32,
    shapes: u32,
    ranks: u32,
    codes: u32,
    low_codes: u32,
}

/// Opens a section; `None` when it does not read as one.
pub(crate) fn open(section: Cow<'static, [u8]>) -> Option<Dictionary> {
    let mut reader = Reader::new(&section);
    let total = reader.u64()?;
    let words = reader.u32()? as usize;
    // No letter has label 0.
    let letter_of: Vec<char> = std::iter::once('\0').chain(reader.letters()?).collect();
    let names = reader.text()?.split(' ').filter(|name| !name.is_empty());
    let tags: Vec<Tag> = std::iter::once(Some(Tag::default()))
        .chain(names.map(Tag::new))
        .collect::<Option<_>>()?;
    let mut distances = Reader::new(reader.column()?);
    let mut frequencies = Vec::new();
    while !distances.is_empty() {
        let before = frequencies.last().copied().unwrap_or(0_u32);
        frequencies.push(before.checked_add(distances.varint()?)?);
    }
    let mut units = Reader::new(reader.column()?);
    let mut begins = [0; COLUMNS];
    let mut ends = [0; COLUMNS];
    for (begin, end) in begins.iter_mut().zip(&mut ends) {
        let len = u32::try_from(reader.column()?.len()).ok()?;
        *end = u32::try_from(section.len() - reader.len()).ok()?;
        *begin = *end - len;
    }
    let mut starts = vec![begins];
    let mut firsts = vec![1_u16];
    while !units.is_empty() {
        let first = *firsts.last()?;
        let end = first.checked_add(u16::try_from(units.varint()?).ok()?)?;
        firsts.push(end);
        let mut next = *starts.last()?;
        for start in &mut next {
            *start = start.checked_add(units.varint()?)?;
        }
        starts.push(next);
    }
    let complete = starts.last() == Some(&ends) && firsts.last().map(|&end| usize::from(end)) == Some(letter_of.len());
    if !complete || !reader.is_empty() {
        return None;
    }

    let mut label_of = vec![0; 0x1_0000];
    for (label, &letter) in letter_of.iter().enumerate().skip(1) {
        *label_of.get_mut(letter as usize)? = u16::try_from(label).ok()?;
    }
    let mut columns = Columns {
        section,
        starts,
        firsts,
        seconds: Vec::new(),
        followers: vec![OnceLock::new(); letter_of.len()],
    };
    let roots;
    (roots, columns.seconds) = columns.roots()?;
    Some(Dictionary {
        idioms: vec![OnceLock::new(); letter_of.len()],
        roots,
        label_of,
        letter_of,
        units: vec![OnceLock::new(); columns.firsts.len() - 1],
        columns,
        frequencies,
        logarithms: OnceLock::new(),
        tags,
        total,
        words,
    })
}

impl Columns {
    /// The node of every first letter, and where its second letters stand, by its label: nothing for label 0.
    fn roots(&self) -> Option<(Vec<unit::Node>, Vec<Seconds>)> {
        let mut roots = vec![unit::Node::default()];
        let mut seconds = vec![Seconds::default()];
        for number in 0..self.firsts.len() - 1 {
            let ends = self.starts.get(number + 1)?;
            let mut columns = self.pieces(number)?;
            let [shapes, fan_outs, ranks, low_ranks, behind @ ..] = columns
                .get_disjoint_mut([
                    column(Kind::Shapes, 0),
                    column(Kind::FanOuts, 0),
                    column(Kind::Ranks, 0),
                    column(Kind::LowRanks, 0),
                    column(Kind::Shapes, 1),
                    column(Kind::Ranks, 1),
                    column(Kind::Codes, 1),
                    column(Kind::LowCodes, 1),
                ])
                .ok()?;
            let [second_shapes, second_ranks, second_codes, second_low_codes] = behind;
            let mut free = 0;
            for _ in self.labels_of(number)? {
                let (word, children) = read_node(shapes, fan_outs, (&mut *ranks, &mut *low_ranks))?;
                let table = match children {
                    0 => None,
                    _ => Some(Table::new(free, children)?),
                };
                free = table.map_or(free, Table::end);
                roots.push(unit::Node::new(word, table).in_unit(u16::try_from(number).ok()?));
                let place = |kind: Kind, rest: &Reader| ends[column(kind, 1)] - rest.len() as u32;
                seconds.push(Seconds {
                    len: u32::try_from(children).ok()?,
                    shapes: place(Kind::Shapes, second_shapes),
                    ranks: place(Kind::Ranks, second_ranks),
                    codes: place(Kind::Codes, second_codes),
                    low_codes: place(Kind::LowCodes, second_low_codes),
                });
                second_ranks.take(count_from(WORD, second_shapes.take(children)?))?;
                second_low_codes.take(count_from(SPLIT, second_codes.take(children)?))?;
            }
        }
        Some((roots, seconds))
    }

    /// The [followers](super::followers) of a letter.
    fn followers_of(&self, label: u16) -> &[u16] {
        let followers = self.followers.get(usize::from(label));
        followers.map_or(&[], |followers| {
            followers.get_or_init(|| self.read_followers(label).unwrap_or_default())
        })
    }

    /// In plain loops over bytes: a unit's letters have some seventy thousand followers together, and the first unit is on the
    /// way to the first word.
    fn read_followers(&self, label: u16) -> Option<Box<[u16]>> {
        let seconds = self.seconds.get(usize::from(label))?;
        let from = |start: u32| self.section.get(start as usize..);
        let len = seconds.len as usize;
        let shapes = from(seconds.shapes)?.get(..len)?;
        let mut ranks = from(seconds.ranks)?.iter();
        let classes = shapes.iter().map(|&shape| match shape {
            WORD.. => class(ranks.next().copied()),
            _ => class(None),
        });
        let classes: Vec<u8> = classes.collect();
        let codes = from(seconds.codes)?.get(..len)?;
        let mut low_codes = from(seconds.low_codes)?.iter();
        let mut label = 0_u16;
        let labels = codes.iter().map(|&code| {
            let distance = match code.checked_sub(SPLIT) {
                None => u16::from(code),
                Some(above) => {
                    let low = low_codes.next().copied().unwrap_or(0);
                    u16::from(SPLIT) + u16::from_be_bytes([above, low])
                }
            };
            label = label.wrapping_add(distance).wrapping_add(1);
            label
        });
        Some(in_order(labels, &classes))
    }

    /// Decodes one unit; `None` when its pieces of the columns do not read as one.
    pub(super) fn unit(&self, number: usize) -> Option<Unit> {
        let mut columns = self.pieces(number)?;
        let shapes = (0..DEPTHS).map(|depth| columns[column(Kind::Shapes, depth)].len());
        let len: usize = shapes.sum();
        let mut unit = Unit::with_capacity(len);
        // Nodes that are as many letters from the beginning, as they were written, and those that are one more. First letters
        // stand in no unit, but their children have the first tables in it.
        let mut level = vec![NO_NODE; self.labels_of(number)?.len()];
        let mut below = Vec::new();
        let mut depth = 0;
        while !level.is_empty() {
            let [shapes, fan_outs, ranks, low_ranks, codes, low_codes] = columns
                .get_disjoint_mut([
                    column(Kind::Shapes, depth),
                    column(Kind::FanOuts, depth),
                    column(Kind::Ranks, depth),
                    column(Kind::LowRanks, depth),
                    column(Kind::Codes, depth + 1),
                    column(Kind::LowCodes, depth + 1),
                ])
                .ok()?;
            for &node in &level {
                let (word, children) = read_node(shapes, fan_outs, (&mut *ranks, &mut *low_ranks))?;
                if children == 0 {
                    unit.set(node, unit::Node::new(word, None));
                    continue;
                }
                let before = match depth {
                    0 => &[],
                    _ => self.followers_of(unit.node(node).label()),
                };
                let table = unit.open(children)?;
                unit.set(node, unit::Node::new(word, Some(table)));
                let mut least = 0;
                for _ in 0..children {
                    let code = least + read_number(codes, low_codes)?;
                    least = code + 1;
                    below.push(unit.put(table, label_of(code, before)?)?);
                }
            }
            std::mem::swap(&mut level, &mut below);
            below.clear();
            depth += 1;
        }
        columns.iter().all(Reader::is_empty).then_some(unit)
    }

    /// The pieces of all columns that make a unit.
    fn pieces(&self, number: usize) -> Option<[Reader<'_>; COLUMNS]> {
        let (starts, ends) = (self.starts.get(number)?, self.starts.get(number + 1)?);
        let mut pieces = [const { Reader::new(&[]) }; COLUMNS];
        for (piece, (&start, &end)) in pieces.iter_mut().zip(starts.iter().zip(ends)) {
            *piece = Reader::new(self.section.get(start as usize..end as usize)?);
        }
        Some(pieces)
    }

    /// Labels of the first letters of a unit.
    fn labels_of(&self, number: usize) -> Option<Range<u16>> {
        Some(*self.firsts.get(number)?..*self.firsts.get(number + 1)?)
    }
}

/// The number of no node.
const NO_NODE: u32 = u32::MAX;

/// Word and number of children of the next node.
fn read_node(
    shapes: &mut Reader,
    fan_outs: &mut Reader,
    (ranks, low_ranks): (&mut Reader, &mut Reader),
) -> Option<(Option<Entry>, usize)> {
    let shape = shapes.byte()?;
    let (tag, children) = (shape / WORD, usize::from(shape % WORD));
    let word = match tag {
        0 => None,
        _ => Entry::new(u16::try_from(read_number(ranks, low_ranks)?).ok()?, tag),
    };
    let more = if children == MANY { fan_outs.varint()? } else { 0 };
    Some((word, children.checked_add(more as usize)?))
}

/// A number of one byte, or of a high and a low one; see [`encode::split`].
fn read_number(high: &mut Reader, low: &mut Reader) -> Option<u32> {
    let number = high.byte()?;
    Some(match number.checked_sub(SPLIT) {
        None => u32::from(number),
        Some(above) => u32::from(SPLIT) + u32::from(above) * 256 + u32::from(low.byte()?),
    })
}

#[cfg(test)]
mod tests;
