//! The readings' section, and back.
//!
//! The letters themselves are not stored: they are GBK's hanzi in the order of their codes, whose first level is
//! sorted by pinyin, so that neighbours share readings and gzip has little left to do.
//! A letter's first reading is a number in one column, its further ones follow in another, behind how many there are.

use std::collections::{BTreeMap, HashMap};

use super::{Readings, Syllable};
use crate::bytes::{Reader, put_column, put_varint};
use crate::gbk::Gbk;

/// Compiles the readings of GBK's hanzi into a section; a letter without any has an empty list.
pub fn encode(gbk: &Gbk, readings_of: impl Fn(char) -> Vec<String>) -> Vec<u8> {
    let all: Vec<Vec<String>> = hanzi(gbk).map(readings_of).collect();
    let mut counts = BTreeMap::<&str, u32>::new();
    for reading in all.iter().flatten() {
        *counts.entry(reading).or_default() += 1;
    }
    let mut written: Vec<(u32, &str)> = counts
        .iter()
        .map(|(&reading, &count)| (u32::MAX - count, reading))
        .collect();
    written.sort_unstable();
    let numbers: BTreeMap<&str, u32> = written
        .iter()
        .zip(0..)
        .map(|(&(_, reading), number)| (reading, number))
        .collect();

    let [mut amounts, mut high, mut low] = [const { Vec::new() }; 3];
    for readings in &all {
        put_varint(&mut amounts, readings.len() as u32);
        for reading in readings {
            let number = numbers[reading.as_str()];
            high.push((number >> 8) as u8);
            low.push(number as u8);
        }
    }
    let written: Vec<&str> = written.into_iter().map(|(_, reading)| reading).collect();
    let mut section = Vec::new();
    for column in [written.join(" ").into_bytes(), amounts, high, low] {
        put_column(&mut section, &column);
    }
    section
}

/// Reads a section; `None` when it does not read as one.
pub(crate) fn decode(section: &[u8], gbk: &Gbk) -> Option<Readings> {
    let mut reader = Reader::new(section);
    let written: Vec<String> = reader.text()?.split(' ').map(str::to_owned).collect();
    let mut amounts = Reader::new(reader.column()?);
    let (high, low) = (reader.column()?, reader.column()?);
    let numbers: Vec<u16> = high
        .iter()
        .zip(low)
        .map(|(&high, &low)| u16::from_le_bytes([low, high]))
        .collect();
    if numbers.iter().any(|&number| written.len() <= usize::from(number)) {
        return None;
    }
    let syllables: Vec<Syllable> = written
        .iter()
        .map(|reading| Syllable::parse(reading))
        .collect::<Option<_>>()?;
    let bases: HashMap<[u8; 8], ()> = syllables.iter().map(|syllable| (syllable.base, ())).collect();

    let mut place_of = vec![0; 0x1_0000];
    let mut starts = vec![0];
    let mut end = 0;
    for letter in hanzi(gbk) {
        place_of[letter as usize] = starts.len() as u16;
        end += amounts.varint()?;
        starts.push(end);
    }
    let complete = end as usize == numbers.len() && amounts.is_empty() && reader.is_empty();
    complete.then_some(Readings {
        written,
        syllables,
        place_of,
        starts,
        numbers,
        bases,
    })
}

/// GBK's hanzi and 〇, in the order of their codes.
fn hanzi(gbk: &Gbk) -> impl Iterator<Item = char> {
    (0x81..=0xfe).flat_map(|lead| (0x40..=0xfe).map(move |trail| [lead, trail])).filter_map(|code| gbk.decode(code)).filter(
        |letter| matches!(letter, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '〇'),
    )
}
