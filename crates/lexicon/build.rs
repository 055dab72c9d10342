//! Packs the lexicon: the committed sections of `data/*.bin` and our own lists of `data/*.tsv`, under one checksum.
//!
//! A list that is not well formed stops the build with its file and line. What the columns of a list mean, and how
//! many there are, is said here and nowhere else.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/container.rs"]
#[allow(dead_code, reason = "the reader's half of the module")]
mod container;

/// Sections that `cargo xtask lexicon` compiles.
const COMPILED: [&str; 4] = ["dictionary", "letters", "gbk", "readings"];

/// Checks one column of one line; the error says what it should be.
type Check = fn(&str) -> Result<(), &'static str>;

/// Our lists: name of section and file, checks of the required columns, checks of those that may be left out.
const LISTS: &[(&str, &[Check], &[Check])] = &[
    ("terms", &[word, field], &[year]),
    ("stock", &[word], &[]),
    ("surnames", &[word], &[]),
    ("measures", &[word], &[word]),
    ("offices", &[word], &[]),
    ("organisations", &[word], &[word]),
    ("places", &[word], &[word]),
    ("lookalikes", &[letter, letter], &[]),
    ("variants", &[word, word], &[]),
];

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/container.rs");
    if let Err(message) = run() {
        println!("cargo::error={message}");
        std::process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let data = PathBuf::from(variable("CARGO_MANIFEST_DIR")?).join("data");
    let mut sections = vec![("provenance", read(&data.join("provenance.tsv"))?)];
    for name in COMPILED {
        sections.push((name, read(&data.join(format!("{name}.bin")))?));
    }
    for &(name, required, optional) in LISTS {
        let path = data.join(format!("{name}.tsv"));
        let text =
            String::from_utf8(read(&path)?).map_err(|_| format!("data/{name}.tsv is not UTF-8: save it as UTF-8"))?;
        let list = check_list(&text, required, optional).map_err(|message| format!("data/{name}.tsv:{message}"))?;
        sections.push((name, list.into_bytes()));
    }
    let out = Path::new(&variable("OUT_DIR")?).join("lexicon.bin");
    fs::write(&out, container::pack(&sections)).map_err(|error| format!("cannot write {}: {error}", out.display()))
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|error| format!("{name}: {error}; build with cargo"))
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| {
        format!(
            "cannot read {}: {error}; `git checkout` brings it back, `cargo xtask lexicon` compiles .bin files",
            path.display()
        )
    })
}

/// The entries of a list without its comments, a line each; an error begins with the line's number.
fn check_list(text: &str, required: &[Check], optional: &[Check]) -> Result<String, String> {
    let mut entries = String::new();
    let mut seen = HashMap::new();
    let mut stated = [("# source:", false), ("# date:", false), ("# licence:", false)];
    for (line, number) in text.lines().zip(1..) {
        for (key, found) in &mut stated {
            *found |= line.strip_prefix(*key).is_some_and(|value| !value.trim().is_empty());
        }
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some((key, _)) = stated.iter().find(|(_, found)| !found) {
            return Err(format!(
                "{number}: an entry before `{key} …`: say source, date and licence at the head"
            ));
        }
        let columns: Vec<&str> = line.split('\t').collect();
        if columns.len() < required.len() || required.len() + optional.len() < columns.len() {
            let (least, most) = (required.len(), required.len() + optional.len());
            return Err(format!(
                "{number}: {} columns, expected {least} to {most}, set apart by one tab each",
                columns.len()
            ));
        }
        for (column, check) in columns.iter().zip(required.iter().chain(optional)) {
            check(column).map_err(|expected| format!("{number}: {column:?} is not {expected}"))?;
        }
        if let Some(earlier) = seen.insert(columns[0], number) {
            return Err(format!(
                "{number}: {:?} stands in line {earlier} already: remove one of the two",
                columns[0]
            ));
        }
        entries.push_str(line);
        entries.push('\n');
    }
    Ok(entries)
}

fn word(column: &str) -> Result<(), &'static str> {
    let sound = !column.is_empty() && column.trim() == column && column.chars().all(|letter| letter <= '\u{ffff}');
    sound
        .then_some(())
        .ok_or("a word without space around it, of letters of the basic plane")
}

fn letter(column: &str) -> Result<(), &'static str> {
    let mut letters = column.chars();
    let one = letters.next().is_some_and(|letter| letter <= '\u{ffff}') && letters.next().is_none();
    one.then_some(()).ok_or("one letter of the basic plane")
}

fn field(column: &str) -> Result<(), &'static str> {
    let sound = !column.is_empty()
        && column
            .chars()
            .all(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter) || letter == '·');
    sound.then_some(()).ok_or("the name of a field in hanzi")
}

fn year(column: &str) -> Result<(), &'static str> {
    let sound = column.is_empty() || column.parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year));
    sound.then_some(()).ok_or("a year of four digits, or nothing")
}
