//! `cargo xtask lexicon`: compiles other people's data into the committed sections of the lexicon.
//!
//! The sources are packages of the registries: crates found through `cargo metadata` (they are dev-dependencies of the
//! lexicon, pinned by Cargo.lock), and one npm package of fixed version, fetched into `target/lexicon-sources`.
//! Our own lists need no compiling: the lexicon's `build.rs` takes them as they are.

mod letters;
mod sources;

use anyhow::{Context, Result, anyhow, bail};
use std::collections::BTreeMap;
use std::fs;
use tigang_lexicon::{Letters, Tag, compile};

use crate::step::step;
use sources::Sources;

/// `cargo xtask lexicon [--check]`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let check = match arguments {
        [] => false,
        [only] if only == "--check" => true,
        _ => bail!("usage: cargo xtask lexicon [--check]"),
    };
    let sources = step("find the sources", Sources::find)?;
    let files = step("compile the lexicon", || compile_all(&sources))?;
    let folder = crate::workspace::root().join("crates/lexicon/data");
    let mut stale = Vec::new();
    for (name, bytes) in &files {
        let path = folder.join(name);
        let same = fs::read(&path).is_ok_and(|committed| &committed == bytes);
        println!(
            "   {name}: {} bytes, {} after gzip, {}",
            bytes.len(),
            gzip_len(bytes)?,
            if same { "unchanged" } else { "changed" }
        );
        if !same {
            stale.push(name.as_str());
            if !check {
                fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
            }
        }
    }
    if check && !stale.is_empty() {
        bail!(
            "{} differ from what the sources give: run `cargo xtask lexicon` and commit",
            stale.join(", ")
        );
    }
    Ok(())
}

/// Every committed file, compiled afresh.
fn compile_all(sources: &Sources) -> Result<Vec<(String, Vec<u8>)>> {
    let mut words = read_dictionary(&sources.jieba)?;
    let (to_simplified, to_traditional) = letters::tables(sources, &words)?;
    let letters = compile::letters(&to_simplified, &to_traditional);
    // The dictionary is folded with the letters just compiled and our own lists, as the program will fold a text.
    let folder = compile::letters_of(&letters)?;
    // Shares of frequency stay jieba's, whatever is left out.
    let total = words.values().map(|&(frequency, _)| u64::from(frequency)).sum();
    words.retain(|word, &mut (frequency, tag)| !compile::is_rare(word, frequency, tag));
    let mut words = fold(words, &folder);
    for word in compile::outweighed(&words, total) {
        words.remove(&word);
    }
    let dictionary = compile::dictionary(&words, total).map_err(|error| anyhow!(error))?;
    let gbk = compile::gbk(gbk_letter);
    let table = compile::gbk_of(&gbk).context("the GBK table just compiled does not read")?;
    let readings_of = read_readings(&sources.pinyin)?;
    let readings = compile::readings(&table, |letter| readings_of.get(&letter).cloned().unwrap_or_default());
    Ok(vec![
        ("dictionary.bin".to_owned(), dictionary),
        ("letters.bin".to_owned(), letters),
        ("gbk.bin".to_owned(), gbk),
        ("readings.bin".to_owned(), readings),
        ("provenance.tsv".to_owned(), sources.provenance().into_bytes()),
    ])
}

/// jieba's list: a word, its frequency and its tag a line.
type Words = BTreeMap<String, (u32, Tag)>;

fn read_dictionary(text: &str) -> Result<Words> {
    let mut words = Words::new();
    for (line, number) in text.lines().zip(1..) {
        let entry = || {
            let mut fields = line.split_ascii_whitespace();
            Some((
                fields.next()?.to_owned(),
                (fields.next()?.parse().ok()?, Tag::new(fields.next()?)?),
            ))
        };
        let (word, meaning) =
            entry().with_context(|| format!("dict.txt:{number}: not `word frequency tag`: {line}"))?;
        words.insert(word, meaning);
    }
    Ok(words)
}

/// The words in shadow letters. Of two that fall together, the one that already was in shadow letters counts:
/// it is what full jieba sees in simplified text. Failing that, the more frequent one.
fn fold(words: Words, letters: &Letters) -> BTreeMap<Vec<char>, (u32, Tag)> {
    let mut folded = BTreeMap::<Vec<char>, (bool, u32, Tag)>::new();
    for (word, (frequency, tag)) in words {
        let written: Vec<char> = word.chars().collect();
        let shadow = letters.shadow(&written);
        let entry = (shadow == written, frequency, tag);
        let kept = folded.entry(shadow).or_insert(entry);
        *kept = entry.max(*kept);
    }
    folded
        .into_iter()
        .map(|(word, (_, frequency, tag))| (word, (frequency, tag)))
        .collect()
}

fn gbk_letter(code: [u8; 2]) -> Option<char> {
    let text = encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(&code)?;
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// Lines such as `U+91CD: zhòng,chóng,tóng  # 重`.
fn read_readings(text: &str) -> Result<BTreeMap<char, Vec<String>>> {
    let mut readings = BTreeMap::new();
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| line.starts_with("U+")) {
        let entry = || {
            let (code, rest) = line.strip_prefix("U+")?.split_once(':')?;
            let letter = char::from_u32(u32::from_str_radix(code, 16).ok()?)?;
            Some((
                letter,
                rest.split('#').next()?.trim().split(',').map(str::to_owned).collect(),
            ))
        };
        let (letter, list) = entry().with_context(|| format!("pinyin.txt:{number}: not `U+code: readings`: {line}"))?;
        readings.insert(letter, list);
    }
    Ok(readings)
}

fn gzip_len(bytes: &[u8]) -> Result<usize> {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
