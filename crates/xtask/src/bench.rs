//! `cargo xtask bench`: how fast the native command is, how the page compares with its peers, how soon it is ready.
//! Prints only: figures depend on the machine, so nothing here passes or fails.

use crate::manifest;
use crate::{dist, setup, step, workspace};
use anyhow::{Result, bail, ensure};
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// One measurement; all find their products in `dist/`.
struct Part {
    name: &'static str,
    run: fn() -> Result<()>,
}

const PARTS: [Part; 3] = [
    Part {
        name: "native",
        run: native,
    },
    Part {
        name: "ready",
        run: ready,
    },
    Part {
        name: "peers",
        run: peers,
    },
];

/// Times each text is analysed natively; the median counts.
const RUNS: usize = 5;

/// Lengths of the texts for the native command, in bytes: a speech, a book, and four times that to see growth.
const LENGTHS: [usize; 3] = [30_000, 1_000_000, 4_000_000];

/// Runs all parts, or those named after `--only`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let names: Vec<&str> = match arguments {
        [] => PARTS.iter().map(|part| part.name).collect(),
        [flag, names] if flag == "--only" => names.split(',').collect(),
        _ => bail!("bench takes --only PART[,PART]"),
    };
    for name in &names {
        ensure!(
            PARTS.iter().any(|part| part.name == *name),
            "no part `{name}`; there are native ready peers"
        );
    }
    let manifest = manifest::read()?;
    dist::build(&manifest, &manifest.package.products)?;
    for part in PARTS.iter().filter(|part| names.contains(&part.name)) {
        step::step(&format!("bench {}", part.name), part.run)?;
    }
    Ok(())
}

/// Throughput of the native command, from file to JSON, less what it needs to start.
fn native() -> Result<()> {
    let folder = workspace::target().join("bench");
    fs::create_dir_all(&folder)?;
    let sample = sample()?;
    let start = analysis_time(&folder, "一、总体要求\n")?;
    println!("   start and lexicon: {:.1} ms", start.as_secs_f64() * 1e3);
    for length in LENGTHS {
        let text = repeated(&sample, length);
        let time = analysis_time(&folder, &text)?.saturating_sub(start);
        let rate = text.len() as f64 / 1e6 / time.as_secs_f64().max(1e-9);
        println!(
            "   {:>9} bytes: {:>8.1} ms, {rate:.2} MB/s",
            text.len(),
            time.as_secs_f64() * 1e3
        );
    }
    Ok(())
}

/// Median wall time of one analysis by the command in `dist/`.
fn analysis_time(folder: &Path, text: &str) -> Result<Duration> {
    let path = folder.join("text.txt");
    fs::write(&path, text)?;
    let mut times = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let program = workspace::dist().join("tigang");
        let mut command = step::command(folder, &program.to_string_lossy(), ["analyze", "--format", "json"]);
        command.arg(&path).stdout(Stdio::null());
        let start = Instant::now();
        step::run(&mut command)?;
        times.push(start.elapsed());
    }
    times.sort();
    Ok(times[RUNS / 2])
}

/// The browser cases' own texts, one after another.
fn sample() -> Result<String> {
    let mut paths: Vec<_> = fs::read_dir(workspace::drivers().join("texts"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.sort();
    let mut sample = String::new();
    for path in paths {
        sample.push_str(&fs::read_to_string(path)?);
    }
    ensure!(!sample.is_empty(), "tests/e2e/texts has no text");
    Ok(sample)
}

/// Whole copies of the sample, about `length` bytes of them.
fn repeated(sample: &str, length: usize) -> String {
    sample.repeat(length.div_ceil(sample.len()))
}

fn ready() -> Result<()> {
    in_browser("ready.js")
}

fn peers() -> Result<()> {
    in_browser("peers.js")
}

fn in_browser(script: &str) -> Result<()> {
    let folder = workspace::root().join("tests/bench");
    setup::browsers()?;
    setup::npm_packages(&workspace::drivers())?;
    setup::npm_packages(&folder)?;
    step::run(&mut step::command(&folder, "node", [script]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_sample_is_whole_copies_and_long_enough() {
        assert_eq!(repeated("提纲\n", 8), "提纲\n提纲\n");
    }

    #[test]
    fn an_unknown_part_is_refused_before_anything_is_built() {
        assert!(run(&["--only".to_owned(), "nativ".to_owned()]).is_err());
    }
}
