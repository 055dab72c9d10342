//! Packs the lexicon: the committed sections of `data/*.bin` and our own lists of `data/*.tsv`, under one checksum.
//!
//! A list that is not well formed stops the build with its file and line. What the columns of a list mean, and how
//! many there are, is said here and nowhere else.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/bytes.rs"]
#[allow(dead_code, reason = "only what reads letters is used here")]
mod bytes;
#[path = "src/container.rs"]
#[allow(dead_code, reason = "the reader's half of the module")]
mod container;
#[path = "src/spelling.rs"]
mod spelling;

/// Sections that `cargo xtask lexicon` compiles.
const COMPILED: [&str; 4] = ["dictionary", "letters", "gbk", "readings"];

/// Checks one column of one line; the error says what it should be.
type Check = fn(&str) -> Result<(), &'static str>;

/// Our lists: name of section and file, checks of the required columns, checks of those that may be left out.
const LISTS: &[(&str, &[Check], &[Check])] = &[
    ("terms", &[term, field], &[year]),
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
    for module in ["container", "bytes", "spelling"] {
        println!("cargo::rerun-if-changed=src/{module}.rs");
    }
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
    let labels = labels(&sections)?;
    let spelled = |text: &str| {
        let mut spelled = Vec::new();
        spelling::spell(text, |letter| labels.get(&letter).copied(), &mut spelled);
        spelled
    };
    for &(name, required, optional) in LISTS {
        let path = data.join(format!("{name}.tsv"));
        let text =
            String::from_utf8(read(&path)?).map_err(|_| format!("data/{name}.tsv is not UTF-8: save it as UTF-8"))?;
        let list = check_list(&text, required, optional).map_err(|message| format!("data/{name}.tsv:{message}"))?;
        if name == "terms" {
            check_fields(&text).map_err(|message| format!("data/{name}.tsv:{message}"))?;
            let (terms, years) = pack_terms(&list);
            sections.extend([("terms", spelled(&terms)), ("years", years)]);
            continue;
        }
        let list = required_columns(&list, required.len());
        let is_pairs = 1 < required.len();
        sections.push((name, if is_pairs { list.into_bytes() } else { spelled(&list) }));
    }
    let out = Path::new(&variable("OUT_DIR")?).join("lexicon.bin");
    fs::write(&out, container::pack(&sections)).map_err(|error| format!("cannot write {}: {error}", out.display()))
}

/// The numbers of the dictionary's letters, which its section tells behind 12 bytes of totals.
fn labels(sections: &[(&str, Vec<u8>)]) -> Result<HashMap<char, u16>, String> {
    let dictionary = sections.iter().find(|(name, _)| *name == "dictionary");
    let letters = dictionary.and_then(|(_, bytes)| bytes::Reader::new(bytes.get(12..)?).letters());
    let letters = letters.ok_or("data/dictionary.bin has no letters: run `cargo xtask lexicon`")?;
    Ok(letters.into_iter().zip(1..).collect())
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

/// Whether the head of the list of terms names the field of each; an error begins with the line's number.
fn check_fields(text: &str) -> Result<(), String> {
    let head = text
        .lines()
        .find_map(|line| line.strip_prefix("# fields: "))
        .unwrap_or("");
    let fields: Vec<&str> = head.split(' ').collect();
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.starts_with('#')) {
        if let Some(field) = line.split('\t').nth(1).filter(|field| !fields.contains(field)) {
            return Err(format!(
                "{number}: {field:?} is no field: take one of `# fields:` at the head, or add it there"
            ));
        }
    }
    Ok(())
}

/// The list without the columns that may be left out, which are for its writers.
fn required_columns(list: &str, count: usize) -> String {
    let mut text = String::new();
    for line in list.lines() {
        let columns: Vec<&str> = line.split('\t').take(count).collect();
        text.extend([&columns.join("\t"), "\n"]);
    }
    text
}

/// The terms field by field, each field a line after `=` and its terms sorted, a line each: the number of letters shared
/// with the line before, as a letter, then the rest. Beside it a byte for each term: 0, or its first year less 1899.
fn pack_terms(list: &str) -> (String, Vec<u8>) {
    let mut fields: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
    for line in list.lines() {
        let mut columns = line.split('\t');
        let mut column = || columns.next().unwrap_or("");
        let (term, field, year) = (column(), column(), column());
        match fields.iter_mut().find(|(name, _)| *name == field) {
            Some((_, terms)) => terms.push((term, year)),
            None => fields.push((field, vec![(term, year)])),
        }
    }
    let (mut text, mut years) = (String::new(), Vec::new());
    for (field, mut terms) in fields {
        text.extend(["=", field, "\n"]);
        terms.sort_unstable();
        let mut before = "";
        for (term, year) in terms {
            let shared = term
                .chars()
                .zip(before.chars())
                .take_while(|(letter, other)| letter == other)
                .count();
            // `check_list` lets no word be longer than there are such letters.
            text.extend(char::from_u32('A' as u32 + shared as u32));
            text.extend(term.chars().skip(shared));
            text.push('\n');
            years.push(year.parse::<u16>().map_or(0, |year| (year - 1899) as u8));
            before = term;
        }
    }
    (text, years)
}

fn word(column: &str) -> Result<(), &'static str> {
    let len = column.chars().count();
    let basic = column.chars().all(|letter| letter <= '\u{ffff}');
    let sound = (1..=40).contains(&len) && column.trim() == column && basic;
    sound
        .then_some(())
        .ok_or("a word of at most 40 letters of the basic plane without space around it")
}

/// Texts are searched in simplified letters and half-width digits: a term with other letters would be found nowhere.
fn term(column: &str) -> Result<(), &'static str> {
    let letter =
        |letter: char| letter.is_ascii_alphanumeric() || letter == '+' || ('\u{4e00}'..='\u{9fff}').contains(&letter);
    let sound = (2..=20).contains(&column.chars().count()) && column.chars().all(letter);
    sound
        .then_some(())
        .ok_or("a term of 2 to 20 letters, hanzi and half-width ones, without blanks, marks and quotation marks")
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
    let digits = column.bytes().all(|byte| byte.is_ascii_digit());
    let sound = column.is_empty() || digits && column.parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year));
    sound.then_some(()).ok_or("a year of four digits, or nothing")
}
