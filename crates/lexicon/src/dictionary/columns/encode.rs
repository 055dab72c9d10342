//! Compiles a list of words into the dictionary's section; what stands in it, says [`columns`](super).

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::Tag;
use super::super::followers::{class, code_of, in_order};
use super::{COLUMNS, Kind, MANY, SPLIT, WORD, column};
use crate::bytes::{put_column, put_letters, put_varint};
use crate::trie::{Node, ROOT, Trie};

/// Numbers that can be split so.
const MOST_SPLIT: usize = SPLIT as usize + (256 - SPLIT as usize) * 256;
/// Letters are in the order of their frequency up to here, and then by runs of as many.
const RUN: usize = 1024;
/// A shape byte has room for so many tags, the tag 0 of "no word" included.
const MOST_TAGS: usize = 64;
/// No letter is followed by more letters than this: 不 by some 1,100.
const MOST_FOLLOWERS: usize = 2000;
/// Fewest nodes of a unit, the last one's apart: smaller units gzip less well, larger ones cost a short text more.
const UNIT: usize = 4096;
/// Most nodes of a unit: a node has a number of two bytes, and more than half of the numbers may be free. 不, the letter with
/// most, has some 5,000.
const MOST_NODES: usize = 0x6000;

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
    let followers = all_followers(&entries, letters.len())?;

    let mut columns = [const { Vec::new() }; COLUMNS];
    let mut units = Vec::new();
    let mut entries = entries.as_slice();
    let mut from = 1;
    while usize::from(from) <= letters.len() {
        let (len, end) = unit_end(entries, letters.len() as u16);
        let (unit, rest) = entries.split_at(len);
        let before = columns.each_ref().map(Vec::len);
        put_unit(unit, from..end, &followers, &mut columns)?;
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
    if MOST_SPLIT < letters.len() + MOST_FOLLOWERS {
        return Err(format!("{} letters are more than the codes can number", letters.len()));
    }
    if MOST_SPLIT < frequencies {
        return Err(format!(
            "{frequencies} different frequencies are more than the ranks can number"
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

/// The [followers](super::followers) of all letters, by their labels, of which `last` is the last.
fn all_followers(entries: &[Item], last: usize) -> Result<Vec<Box<[u16]>>, String> {
    let mut seconds = vec![(Vec::new(), Vec::new()); last + 1];
    // Words are sorted, so the word of two letters comes before all that it begins.
    for entry in entries {
        if let &[first, second, ref further @ ..] = entry.path.as_slice() {
            let (labels, classes) = &mut seconds[usize::from(first)];
            if labels.last() != Some(&second) {
                let rank = further.is_empty().then(|| split(entry.rank).0);
                labels.push(second);
                classes.push(class(rank));
            }
        }
    }
    let most = seconds.iter().map(|(labels, _)| labels.len()).max().unwrap_or(0);
    if MOST_FOLLOWERS < most {
        return Err(format!(
            "a letter is followed by {most} others, at most {MOST_FOLLOWERS} leave room for labels"
        ));
    }
    let followers = seconds
        .into_iter()
        .map(|(labels, classes)| in_order(labels.into_iter(), &classes));
    Ok(followers.collect())
}

/// A number as one byte, or as a high and a low one.
fn split(number: u32) -> (u8, Option<u8>) {
    match number.checked_sub(u32::from(SPLIT)) {
        None => (number as u8, None),
        Some(above) => (SPLIT + (above >> 8) as u8, Some(above as u8)),
    }
}

fn put_number(number: u32, (high_kind, low_kind): (Kind, Kind), depth: usize, columns: &mut [Vec<u8>; COLUMNS]) {
    let (high, low) = split(number);
    columns[column(high_kind, depth)].push(high);
    columns[column(low_kind, depth)].extend(low);
}

fn put_unit(
    entries: &[Item],
    roots: Range<u16>,
    followers: &[Box<[u16]>],
    columns: &mut [Vec<u8>; COLUMNS],
) -> Result<(), String> {
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
            columns[column(Kind::Shapes, depth)].push(tag * WORD + children.len().min(MANY) as u8);
            if MANY <= children.len() {
                put_varint(
                    &mut columns[column(Kind::FanOuts, depth)],
                    (children.len() - MANY) as u32,
                );
            }
            if let Some(entry) = entry {
                put_number(entry.rank, (Kind::Ranks, Kind::LowRanks), depth, columns);
            }
            let before: &[u16] = match node {
                Some(node) if 0 < depth => &followers[usize::from(trie.label(node))],
                _ => &[],
            };
            let mut coded: Vec<(u32, Node)> = children
                .map(|child| (code_of(trie.label(child), before), child))
                .collect();
            coded.sort_unstable();
            let mut least = 0;
            for (code, child) in coded {
                put_number(code - least, (Kind::Codes, Kind::LowCodes), depth + 1, columns);
                least = code + 1;
                next.push(Some(child));
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
