//! The dictionary's section: units of the trie in columns that gzip well, and one unit out of them.
//!
//! | column | one entry for | holds |
//! |---|---|---|
//! | shapes | each node | `tag * 4 + min(children, 3)` in one byte: tag and fan-out go together |
//! | fan-outs | each node with three children or more | children - 3, varint |
//! | ranks | each word | place of its frequency among all different ones, varint |
//! | labels | each node but the roots | distance to the label before among its siblings; from 192 on its high part |
//! | low labels | each distance from 192 on | its low byte |
//!
//! There is one of each for words' first letters, one for the second, third, and one for all further ones, because what
//! is likely differs from letter to letter. In each stand the units one after another, their nodes breadth first; how
//! many bytes of each column are a unit's stands before them.
//! Labels number the letters by how many words they stand in, so distances are short; which letter is which stands before
//! the columns too. The roots of the units are all letters in the order of their labels.
//!
//! Measured on jieba's list, zlib's best: 848,000 bytes. It would be 38,000 less if a label from the third letter on were told
//! by its place among those that follow the letter before elsewhere; but then the second letters of all words have to be read
//! before the first word, which took a browser 6 ms.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::unit::{self, Table, Unit};
use super::{Dictionary, Entry, Tag};
use crate::bytes::{Reader, put_column, put_letters, put_varint};
use crate::trie::{Node, ROOT, Trie};

/// Distances below this take one byte; the 64 values above it carry the high part of the others.
const SPLIT: u32 = 192;
/// Fan-outs from here on stand in a column of their own.
const MANY: usize = 3;
/// Letters are in the order of their frequency up to here, and then by runs of as many.
const RUN: usize = 1024;
/// A shape byte has room for so many tags, the tag 0 of "no word" included.
const MOST_TAGS: usize = 64;
/// Fewest nodes of a unit, the last one's apart: smaller units gzip less well, larger ones cost a short text more.
const UNIT: usize = 4096;
/// Most nodes of a unit: a node has a number of two bytes, and more than half of the numbers may be free. 不, the letter with
/// most, has some 5,000.
const MOST_NODES: usize = 0x6000;
/// Letters of a word that have columns of their own, all further ones together being the last.
const DEPTHS: usize = 4;
/// All columns.
const COLUMNS: usize = 5 * DEPTHS;

/// Which column, for each depth.
#[derive(Clone, Copy)]
enum Kind {
    Shapes,
    FanOuts,
    Ranks,
    Labels,
    Low,
}

/// The column of a kind for nodes that are the `depth`th letter of their words, the first being 0.
fn column(kind: Kind, depth: usize) -> usize {
    kind as usize * DEPTHS + depth.min(DEPTHS - 1)
}

/// Compiles `words` into a section; `total` is the sum of frequencies that probabilities are counted from.
///
/// # Errors
/// What cannot be expressed: more than 63 tags, letters beyond the basic plane, too many letters, frequencies or words of
/// one letter.
pub fn encode(words: &BTreeMap<Vec<char>, (u32, Tag)>, total: u64) -> Result<Vec<u8>, String> {
    let mut counts = BTreeMap::<char, u32>::new();
    let mut tag_counts = BTreeMap::<Tag, u32>::new();
    let mut ranks = BTreeMap::<u32, u32>::new();
    for (letters, (frequency, tag)) in words {
        for &letter in letters {
            *counts.entry(letter).or_default() += 1;
        }
        *tag_counts.entry(*tag).or_default() += 1;
        ranks.insert(*frequency, 0);
    }
    ranks.values_mut().zip(0..).for_each(|(rank, number)| *rank = number);
    let letters = in_runs(by_count(&counts));
    let tags = by_count(&tag_counts);
    check_limits(&letters, &tags, ranks.len())?;
    let labels: BTreeMap<char, u16> = letters
        .iter()
        .zip(1..)
        .map(|(&letter, label)| (letter, label))
        .collect();
    let tag_numbers: BTreeMap<Tag, u8> = tags.iter().zip(1..).map(|(&tag, number)| (tag, number)).collect();
    let mut entries: Vec<Item> = words
        .iter()
        .filter(|(word, _)| !word.is_empty())
        .map(|(word, (frequency, tag))| Item {
            path: word.iter().map(|letter| labels[letter]).collect(),
            rank: ranks[frequency],
            tag: tag_numbers[tag],
        })
        .collect();
    entries.sort_by(|one, other| one.path.cmp(&other.path));

    let mut columns = [const { Vec::new() }; COLUMNS];
    let mut units = Vec::new();
    let mut entries = entries.as_slice();
    let mut from = 1;
    while usize::from(from) <= letters.len() {
        let (len, end) = unit_end(entries, letters.len() as u16);
        let (unit, rest) = entries.split_at(len);
        let before = columns.each_ref().map(Vec::len);
        put_unit(unit, from..end, &mut columns)?;
        put_varint(&mut units, u32::from(end - from));
        for (column, before) in columns.iter().zip(before) {
            put_varint(&mut units, (column.len() - before) as u32);
        }
        (entries, from) = (rest, end);
    }

    let mut section = total.to_le_bytes().to_vec();
    section.extend((words.len() as u32).to_le_bytes());
    put_letters(&mut section, letters.iter().copied());
    let names: Vec<&str> = tags.iter().map(Tag::as_str).collect();
    put_column(&mut section, names.join(" ").as_bytes());
    let mut distances = Vec::new();
    let mut before = 0;
    for &frequency in ranks.keys() {
        put_varint(&mut distances, frequency - before);
        before = frequency;
    }
    put_column(&mut section, &distances);
    put_column(&mut section, &units);
    for column in columns {
        put_column(&mut section, &column);
    }
    Ok(section)
}

/// A word of the section.
struct Item {
    path: Vec<u16>,
    rank: u32,
    tag: u8,
}

fn check_limits(letters: &[char], tags: &[Tag], frequencies: usize) -> Result<(), String> {
    if MOST_TAGS <= tags.len() {
        let most = MOST_TAGS - 1;
        return Err(format!("{} tags, at most {most} can be told apart", tags.len()));
    }
    if let Some(letter) = letters.iter().find(|&&letter| '\u{ffff}' < letter) {
        return Err(format!(
            "{letter} lies beyond the basic plane, where the dictionary has no room"
        ));
    }
    if (SPLIT as usize) + (256 - SPLIT as usize) * 256 < letters.len() {
        return Err(format!(
            "{} letters are more than the distances can number",
            letters.len()
        ));
    }
    if usize::from(u16::MAX) < frequencies {
        return Err(format!(
            "{frequencies} different frequencies are more than two bytes can number"
        ));
    }
    Ok(())
}

/// How many of `entries` make the next unit, and the label it ends before; `last` is the last label of all.
fn unit_end(entries: &[Item], last: u16) -> (usize, u16) {
    let mut nodes = 0;
    let mut before: &[u16] = &[];
    for (at, entry) in entries.iter().enumerate() {
        let shared = entry
            .path
            .iter()
            .zip(before)
            .take_while(|(label, other)| label == other)
            .count();
        if shared == 0 && UNIT <= nodes {
            return (at, before[0] + 1);
        }
        nodes += entry.path.len() - shared;
        before = &entry.path;
    }
    (entries.len(), last + 1)
}

fn put_unit(entries: &[Item], roots: Range<u16>, columns: &mut [Vec<u8>; COLUMNS]) -> Result<(), String> {
    let paths: Vec<&[u16]> = entries.iter().map(|entry| entry.path.as_slice()).collect();
    let mut ends: BTreeMap<Node, &Item> = BTreeMap::new();
    let trie = Trie::from_sorted(&paths, |index, node| {
        ends.insert(node, &entries[index]);
    });
    let len = trie.len() + roots.len();
    if MOST_NODES < len {
        return Err(format!("{len} nodes in one unit, at most {MOST_NODES} can be numbered"));
    }
    // A letter that begins no word is a root without children, so that roots need no labels.
    let mut level: Vec<Option<Node>> = roots.map(|label| trie.step(ROOT, label)).collect();
    let mut depth = 0;
    while !level.is_empty() {
        let mut next = Vec::new();
        for node in level {
            let children = node.map_or(0..0, |node| trie.children(node));
            let entry = node.and_then(|node| ends.get(&node));
            let tag = entry.map_or(0, |entry| entry.tag);
            columns[column(Kind::Shapes, depth)].push(tag * 4 + children.len().min(MANY) as u8);
            if MANY <= children.len() {
                put_varint(
                    &mut columns[column(Kind::FanOuts, depth)],
                    (children.len() - MANY) as u32,
                );
            }
            if let Some(entry) = entry {
                put_varint(&mut columns[column(Kind::Ranks, depth)], entry.rank);
            }
            next.extend(children.clone().map(Some));
            let mut least = 1;
            for child in children {
                let label = u32::from(trie.label(child));
                let distance = label - least;
                least = label + 1;
                if distance < SPLIT {
                    columns[column(Kind::Labels, depth + 1)].push(distance as u8);
                } else {
                    columns[column(Kind::Labels, depth + 1)].push((SPLIT + (distance - SPLIT) / 256) as u8);
                    columns[column(Kind::Low, depth + 1)].push((distance - SPLIT) as u8);
                }
            }
        }
        level = next;
        depth += 1;
    }
    Ok(())
}

/// The keys, the most frequent first, ties in their own order.
fn by_count<T: Copy + Ord>(counts: &BTreeMap<T, u32>) -> Vec<T> {
    let mut keys: Vec<(u32, T)> = counts.iter().map(|(&key, &count)| (u32::MAX - count, key)).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, key)| key).collect()
}

/// The letters with those after the first [`RUN`] sorted by code within runs of that length: a label's low byte tells
/// next to nothing there, and letters near each other take one byte each.
fn in_runs(mut letters: Vec<char>) -> Vec<char> {
    for run in letters.chunks_mut(RUN).skip(1) {
        run.sort_unstable();
    }
    letters
}

/// What units are decoded from.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    section: Cow<'static, [u8]>,
    /// Where each unit's piece of each column begins in the section, and one entry more for where the last ends.
    starts: Vec<[u32; COLUMNS]>,
    /// Label of each unit's first root, and one entry more.
    firsts: Vec<u16>,
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
    let columns = Columns {
        section,
        starts,
        firsts,
    };
    Some(Dictionary {
        idioms: vec![OnceLock::new(); letter_of.len()],
        roots: columns.roots()?,
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
    /// The node of every first letter, by its label: nothing for label 0.
    fn roots(&self) -> Option<Vec<unit::Node>> {
        let mut roots = vec![unit::Node::default()];
        for number in 0..self.firsts.len() - 1 {
            let mut columns = self.pieces(number)?;
            let [shapes, fan_outs, ranks] = columns
                .get_disjoint_mut([Kind::Shapes, Kind::FanOuts, Kind::Ranks].map(|kind| column(kind, 0)))
                .ok()?;
            let mut free = 0;
            for _ in self.labels_of(number)? {
                let (word, children) = read_node(shapes, fan_outs, ranks)?;
                let table = match children {
                    0 => None,
                    _ => Some(Table::new(free, children)?),
                };
                free = table.map_or(free, Table::end);
                roots.push(unit::Node::new(word, table).in_unit(u16::try_from(number).ok()?));
            }
        }
        Some(roots)
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
            let [shapes, fan_outs, ranks, labels, low] = columns
                .get_disjoint_mut([
                    column(Kind::Shapes, depth),
                    column(Kind::FanOuts, depth),
                    column(Kind::Ranks, depth),
                    column(Kind::Labels, depth + 1),
                    column(Kind::Low, depth + 1),
                ])
                .ok()?;
            for &node in &level {
                let (word, children) = read_node(shapes, fan_outs, ranks)?;
                if children == 0 {
                    unit.set(node, unit::Node::new(word, None));
                    continue;
                }
                let table = unit.open(children)?;
                unit.set(node, unit::Node::new(word, Some(table)));
                let mut least = 1;
                for _ in 0..children {
                    let label = least + read_distance(labels, low)?;
                    least = label + 1;
                    below.push(unit.put(table, u16::try_from(label).ok()?)?);
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
fn read_node(shapes: &mut Reader, fan_outs: &mut Reader, ranks: &mut Reader) -> Option<(Option<Entry>, usize)> {
    let shape = shapes.byte()?;
    let (tag, children) = (shape / 4, usize::from(shape % 4));
    let word = match tag {
        0 => None,
        _ => Some(Entry {
            rank: u16::try_from(ranks.varint()?).ok()?,
            tag,
        }),
    };
    let more = if children == MANY { fan_outs.varint()? } else { 0 };
    Some((word, children.checked_add(more as usize)?))
}

/// How far the next label is from the least it could be.
fn read_distance(labels: &mut Reader, low: &mut Reader) -> Option<u32> {
    let distance = u32::from(labels.byte()?);
    if distance < SPLIT {
        return Some(distance);
    }
    Some(SPLIT + (distance - SPLIT) * 256 + u32::from(low.byte()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn few() -> BTreeMap<Vec<char>, (u32, Tag)> {
        [
            ("提纲", 3, "n"),
            ("提", 40_000, "v"),
            ("提纲挈领", 500_000, "i"),
            ("提挈", 5, "v"),
            ("天", 0, "zg"),
        ]
        .map(|(text, frequency, tag)| (word(text), (frequency, Tag::new(tag).expect("short"))))
        .into()
    }

    /// Words enough for several units: all of two letters out of 80, and some longer ones.
    fn many() -> BTreeMap<Vec<char>, (u32, Tag)> {
        let letter = |at: u32| char::from_u32(0x4e00 + at * 7).expect("a hanzi");
        let pairs = (0..80).flat_map(|first| (0..80).map(move |second| vec![letter(first), letter(second)]));
        let longer = (0..80).map(|at| (at..at + 6).map(letter).collect());
        let tag = Tag::new("n").expect("short");
        pairs
            .chain(longer)
            .zip(0..)
            .map(|(word, frequency)| (word, (frequency % 1000, tag)))
            .collect()
    }

    #[track_caller]
    fn check(words: &BTreeMap<Vec<char>, (u32, Tag)>) {
        let dictionary = open(encode(words, 50_000).expect("few words").into()).expect("reads");
        let back: BTreeMap<_, _> = dictionary
            .iter()
            .map(|(text, found)| (text, (found.frequency, found.tag)))
            .collect();
        assert_eq!(&back, words);
        assert_eq!((dictionary.total(), dictionary.len()), (50_000, words.len()));
        for (letters, &(frequency, tag)) in words {
            let found = dictionary
                .get(letters)
                .map(|found| (found.len, found.frequency, found.tag));
            assert_eq!(found, Some((letters.len(), frequency, tag)), "{letters:?}");
        }
    }

    #[test]
    fn what_was_encoded_is_decoded() {
        check(&few());
        check(&many());
        check(&BTreeMap::new());
        let dictionary = open(encode(&few(), 50_000).expect("few words").into()).expect("reads");
        assert_eq!(dictionary.get(&word("提纲挈")), None);
        assert!(!dictionary.contains(&word("𠮷")) && !dictionary.contains(&[]));
    }

    #[test]
    fn a_shortened_section_is_refused_at_every_length() {
        let section = encode(&few(), 50_000).expect("few words");
        for len in 0..section.len() {
            assert!(open(section[..len].to_vec().into()).is_none(), "{len}");
        }
    }

    #[test]
    fn no_single_wrong_byte_makes_it_panic() {
        let section = encode(&few(), 50_000).expect("few words");
        for place in 0..section.len() {
            for value in [0, 1, 0x7f, 0x80, 0xff] {
                let mut wrong = section.clone();
                wrong[place] = value;
                if let Some(dictionary) = open(wrong.into()) {
                    dictionary.iter().for_each(drop);
                    dictionary.contains(&word("提纲挈领"));
                }
            }
        }
    }
}
