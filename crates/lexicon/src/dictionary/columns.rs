//! The dictionary's section: the trie in five columns that gzip well, and back.
//!
//! | column | one entry for | holds |
//! |---|---|---|
//! | shapes | each node | `tag * 4 + min(children, 3)` in one byte: tag and fan-out go together |
//! | fan-outs | each node with three children or more | children - 3, varint |
//! | frequencies | each word | varint |
//! | codes | each node but the root | distance to the code before among its siblings; from 192 on its high part |
//! | low codes | each code from 192 on | its low byte |
//!
//! Nodes stand breadth first. Labels number the letters by how many words they stand in, so distances are short; which
//! letter is which stands before the columns.
//! On the first two levels a code is a label; below, it is a place among the [`Followers`] of the letter before, or a
//! label behind them all.
//!
//! Measured on jieba's list, after gzip: 961,000 bytes (one varint column of code points: 1,300,000; labels without followers:
//! 1,019,000), with exact frequencies.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::followers::Followers;
use super::{Dictionary, Frequencies, Tag};
use crate::bytes::{Reader, put_column, put_letters, put_varint};
use crate::trie::{Node, ROOT, Trie};

/// Distances below this take one byte; the 64 values above it carry the high part of the others.
const SPLIT: u32 = 192;
/// Fan-outs from here on stand in a column of their own.
const MANY: usize = 3;
/// No letter is followed by more letters than this: 不 by some 1,100.
const MOST_FOLLOWERS: usize = 2000;
/// Letters are in the order of their frequency up to here, and then by runs of as many.
const RUN: usize = 1024;
/// A shape byte has room for so many tags, the tag 0 of "no word" included.
const MOST_TAGS: usize = 64;

/// Compiles `words` into a section; `total` is the sum of frequencies that probabilities are counted from.
///
/// # Errors
/// What cannot be expressed: more than 63 tags, letters beyond the basic plane, too many letters.
pub fn encode(words: &BTreeMap<Vec<char>, (u32, Tag)>, total: u64) -> Result<Vec<u8>, String> {
    let mut counts = BTreeMap::<char, u32>::new();
    let mut tag_counts = BTreeMap::<Tag, u32>::new();
    for (letters, (_, tag)) in words {
        for &letter in letters {
            *counts.entry(letter).or_default() += 1;
        }
        *tag_counts.entry(*tag).or_default() += 1;
    }
    let letters = in_runs(by_count(&counts));
    let tags = by_count(&tag_counts);
    if MOST_TAGS <= tags.len() {
        return Err(format!(
            "{} tags, at most {} can be told apart",
            tags.len(),
            MOST_TAGS - 1
        ));
    }
    if let Some(letter) = letters.iter().find(|&&letter| '\u{ffff}' < letter) {
        return Err(format!(
            "{letter} lies beyond the basic plane, where the dictionary has no room"
        ));
    }
    // A code is at most a label behind as many followers as there are letters.
    if (SPLIT as usize) + (256 - SPLIT as usize) * 256 < letters.len() + MOST_FOLLOWERS {
        return Err(format!(
            "{} letters are more than the label column can number",
            letters.len()
        ));
    }
    let labels: BTreeMap<char, u16> = letters
        .iter()
        .zip(1..)
        .map(|(&letter, label)| (letter, label))
        .collect();
    let tag_numbers: BTreeMap<Tag, u8> = tags.iter().zip(1..).map(|(&tag, number)| (tag, number)).collect();

    let mut entries: Vec<(Vec<u16>, u32, u8)> = words
        .iter()
        .map(|(word, (frequency, tag))| {
            (
                word.iter().map(|letter| labels[letter]).collect(),
                *frequency,
                tag_numbers[tag],
            )
        })
        .collect();
    entries.sort();
    let paths: Vec<Vec<u16>> = entries.iter().map(|(path, ..)| path.clone()).collect();
    let mut ends = vec![ROOT; paths.len()];
    let trie = Trie::from_sorted(&paths, |index, node| ends[index] = node);
    let mut word_of = vec![(0, 0); trie.len()];
    for ((_, frequency, tag), &end) in entries.iter().zip(&ends) {
        word_of[end as usize] = (*frequency, *tag);
    }
    let mut frequencies = Frequencies::default();
    for &(frequency, _) in &word_of {
        frequencies.push(frequency);
    }
    let followers = Followers::new(&trie, &frequencies, letters.len() + 1);

    let [mut shapes, mut fan_outs, mut frequency_column, mut codes, mut low] = [const { Vec::new() }; 5];
    for node in 0..trie.len() as Node {
        let children = trie.children(node).len();
        let (frequency, tag) = word_of[node as usize];
        shapes.push(tag * 4 + children.min(MANY) as u8);
        if MANY <= children {
            put_varint(&mut fan_outs, (children - MANY) as u32);
        }
        if tag != 0 {
            put_varint(&mut frequency_column, frequency);
        }
        let before = followers_at(node, &trie, &followers);
        let mut children: Vec<u32> = trie.labels(node).iter().map(|&label| code_of(label, before)).collect();
        children.sort_unstable();
        let mut next = 0;
        for code in children {
            let distance = code - next;
            next = code + 1;
            if distance < SPLIT {
                codes.push(distance as u8);
            } else {
                codes.push((SPLIT + (distance - SPLIT) / 256) as u8);
                low.push((distance - SPLIT) as u8);
            }
        }
    }

    let mut section = total.to_le_bytes().to_vec();
    section.extend((trie.len() as u32).to_le_bytes());
    put_letters(&mut section, letters.iter().copied());
    let names: Vec<&str> = tags.iter().map(Tag::as_str).collect();
    put_column(&mut section, names.join(" ").as_bytes());
    for column in [shapes, fan_outs, frequency_column, codes, low] {
        put_column(&mut section, &column);
    }
    Ok(section)
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

/// Reads a section; `None` when it does not read as one.
pub(crate) fn decode(section: &[u8]) -> Option<Dictionary> {
    let mut reader = Reader::new(section);
    let total = reader.u64()?;
    let len = reader.u32()? as usize;
    // No letter has label 0.
    let letter_of: Vec<char> = std::iter::once('\0').chain(reader.letters()?).collect();
    let tags: Vec<Tag> = std::iter::once(Some(Tag::default()))
        .chain(reader.text()?.split(' ').map(Tag::new))
        .collect::<Option<_>>()?;
    let shapes = reader.column()?;
    let [mut fan_outs, mut frequency_column, mut codes, mut low] =
        [reader.column()?, reader.column()?, reader.column()?, reader.column()?].map(Reader::new);
    if shapes.len() != len || !reader.is_empty() {
        return None;
    }

    let mut frequencies = Frequencies::default();
    frequencies.small.reserve_exact(len);
    let (mut sum, mut words) = (0, 0);
    let nodes = shapes.iter().map(|&shape| {
        let (tag, mut children) = (shape / 4, usize::from(shape) % 4);
        if children == MANY {
            children += fan_outs.varint()? as usize;
        }
        let mut frequency = 0;
        if tag != 0 {
            frequency = frequency_column.varint()?;
            sum += u64::from(frequency);
            words += 1;
        }
        frequencies.push(frequency);
        (usize::from(tag) < tags.len()).then_some((tag, children))
    });
    let mut trie = Trie::from_fan_outs(len, nodes)?;
    if total < sum {
        return None;
    }

    // The root and its children first: their children's labels say what follows what.
    let first_levels = trie.children(ROOT).end;
    read_labels(0..first_levels, &mut trie, None, letter_of.len(), &mut codes, &mut low)?;
    let followers = Followers::new(&trie, &frequencies, letter_of.len());
    let rest = first_levels..len as Node;
    read_labels(rest, &mut trie, Some(&followers), letter_of.len(), &mut codes, &mut low)?;
    if ![&fan_outs, &frequency_column, &codes, &low]
        .iter()
        .all(|column| column.is_empty())
    {
        return None;
    }

    let mut labels = vec![0; 0x1_0000];
    for (label, &letter) in letter_of.iter().enumerate().skip(1) {
        *labels.get_mut(letter as usize)? = u16::try_from(label).ok()?;
    }
    let mut first = vec![ROOT; letter_of.len()];
    for child in trie.children(ROOT) {
        first[trie.label(child) as usize] = child;
    }
    let idioms = first.iter().map(|_| OnceLock::new()).collect();
    Some(Dictionary {
        trie,
        label_of: labels,
        letter_of,
        first,
        frequencies,
        tags,
        total,
        words,
        idioms,
    })
}

/// Sets the labels of the children of `nodes`, all of which are below `most`.
fn read_labels(
    nodes: Range<Node>,
    trie: &mut Trie,
    followers: Option<&Followers>,
    most: usize,
    codes: &mut Reader,
    low: &mut Reader,
) -> Option<()> {
    for node in nodes {
        let before = followers.map_or(&[][..], |followers| followers.of(trie.label(node)));
        let labels = trie.labels_mut(node);
        let mut next = 0;
        for label in &mut *labels {
            let mut distance = u32::from(codes.byte()?);
            if SPLIT <= distance {
                distance = SPLIT + (distance - SPLIT) * 256 + u32::from(low.byte()?);
            }
            let code = next + distance;
            next = code + 1;
            *label = label_of(code, before).filter(|&label| usize::from(label) < most)?;
        }
        // On the first two levels they ascend as they come.
        if !before.is_empty() {
            labels.sort_unstable();
        }
    }
    Some(())
}

/// What the codes of the children of `node` refer to: nothing on the first two levels.
fn followers_at<'a>(node: Node, trie: &Trie, followers: &'a Followers) -> &'a [u16] {
    if node < trie.children(ROOT).end {
        &[]
    } else {
        followers.of(trie.label(node))
    }
}

fn code_of(label: u16, before: &[u16]) -> u32 {
    let place = before.iter().position(|&follower| follower == label);
    place.unwrap_or(before.len() + usize::from(label) - 1) as u32
}

fn label_of(code: u32, before: &[u16]) -> Option<u16> {
    let code = code as usize;
    match before.get(code) {
        Some(&label) => Some(label),
        None => u16::try_from(code - before.len() + 1).ok(),
    }
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
            ("提纲挈领", 5, "i"),
            ("天", 0, "zg"),
        ]
        .map(|(text, frequency, tag)| (word(text), (frequency, Tag::new(tag).expect("short"))))
        .into()
    }

    #[test]
    fn what_was_encoded_is_decoded() {
        let dictionary = decode(&encode(&few(), 50_000).expect("few words")).expect("reads");
        let back: BTreeMap<_, _> = dictionary
            .iter()
            .map(|(text, found)| (text, (found.frequency, found.tag)))
            .collect();
        assert_eq!(back, few());
        assert_eq!(dictionary.total(), 50_000);
        assert_eq!(dictionary.get(&word("提纲挈")), None);
        assert!(!dictionary.contains(&word("𠮷")));
    }

    #[test]
    fn a_shortened_section_is_refused_at_every_length() {
        let section = encode(&few(), 50_000).expect("few words");
        for len in 0..section.len() {
            assert!(decode(&section[..len]).is_none(), "{len}");
        }
    }

    #[test]
    fn no_single_wrong_byte_makes_it_panic() {
        let section = encode(&few(), 50_000).expect("few words");
        for place in 0..section.len() {
            for value in [0, 1, 0x7f, 0x80, 0xff] {
                let mut wrong = section.clone();
                wrong[place] = value;
                if let Some(dictionary) = decode(&wrong) {
                    dictionary.iter().for_each(drop);
                }
            }
        }
    }
}
