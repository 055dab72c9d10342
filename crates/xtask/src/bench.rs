//! `cargo xtask bench`: what the analysis costs natively, against its peers in a browser, and until the page is ready.
//!
//! A missed target is printed as missed and is no failure: machines differ and are busy. What is measured and how stands in
//! `tests/bench/`; this file only makes what the measurements need and starts them. Figures of one run are kept in
//! `docs/BENCHMARKS.md` by hand.

use crate::bundle::{self, Naming};
use crate::manifest::{self, Manifest, Product};
use crate::{dist, serve, setup, step, workspace};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// One measurement.
struct Part {
    name: &'static str,
    run: fn(&Options, &Manifest) -> Result<()>,
}

/// In the order they run.
const PARTS: [Part; 4] = [
    Part {
        name: "native",
        run: native,
    },
    Part {
        name: "peers",
        run: peers,
    },
    Part {
        name: "ready",
        run: ready,
    },
    Part {
        name: "typing",
        run: typing,
    },
];

/// Rounds of the peers unless told: enough for a median that one slow minute does not move.
const ROUNDS: u32 = 5;

/// Lengths of the texts that the browser analyses: file name, bytes of UTF-8.
const TEXTS: [(&str, usize); 2] = [("1mb.txt", 1_000_000), ("10mb.txt", 10_000_000)];

/// Bytes of a speech that is damaged in every sentence.
const DAMAGED_BYTES: usize = 400_000;

/// Letters of the short text: a speech of an hour and a half.
const SHORT_LETTERS: usize = 15_000;

/// Modules that only the bench has, in `tests/bench/engines`.
const ENGINES: [&str; 2] = ["jieba", "stages"];

struct Options {
    parts: Vec<&'static Part>,
    rounds: u32,
}

/// Runs all parts, or those named after `--only`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let options = options(arguments)?;
    let manifest = manifest::read()?;
    for part in &options.parts {
        step::step(&format!("bench {}", part.name), || (part.run)(&options, &manifest))?;
    }
    Ok(())
}

fn options(arguments: &[String]) -> Result<Options> {
    let mut options = Options {
        parts: PARTS.iter().collect(),
        rounds: ROUNDS,
    };
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let value = arguments.next().with_context(|| format!("{argument} needs a value"))?;
        match argument.as_str() {
            "--only" => {
                let names: Vec<&str> = value.split(',').collect();
                for name in &names {
                    ensure!(
                        PARTS.iter().any(|part| part.name == *name),
                        "no part `{name}`; there are native peers ready typing"
                    );
                }
                options.parts = PARTS.iter().filter(|part| names.contains(&part.name)).collect();
            }
            "--rounds" => {
                options.rounds = value
                    .parse()
                    .with_context(|| format!("`{value}` is no number of rounds"))?;
                ensure!(0 < options.rounds, "at least one round");
            }
            other => bail!("bench has no option `{other}`; it takes --only PART[,PART] and --rounds N"),
        }
    }
    Ok(options)
}

/// Lexicon, stages, lengths and hostile texts as native code.
fn native(_: &Options, _: &Manifest) -> Result<()> {
    step::run(&mut native_bench(&[]))
}

fn native_bench(arguments: &[&str]) -> std::process::Command {
    let fixed = [
        "bench",
        "--quiet",
        "--package",
        "tigang-tests",
        "--bench",
        "native",
        "--",
    ];
    step::cargo([&fixed[..], arguments].concat())
}

/// The engine and its peers in Chromium.
fn peers(options: &Options, manifest: &Manifest) -> Result<()> {
    let folder = sources();
    setup::browsers()?;
    for packages in [workspace::drivers(), folder.clone()] {
        setup::npm_packages(&packages)?;
    }
    let site = fresh_site()?;
    texts(&site)?;
    copy_files(&folder.join("page"), &site)?;
    copy_files(
        &folder.join("node_modules/jieba-wasm/pkg/web"),
        &make_folder(&site, "jieba-wasm")?,
    )?;
    our_engine(manifest, &make_folder(&site, "tigang")?)?;
    for engine in ENGINES {
        step::step(&format!("wasm: bench engine {engine}"), || {
            bench_engine(engine, &make_folder(&site, engine)?)
        })?;
    }
    let served = serve::folder_at(&site, 0)?;
    let mut command = step::command(&folder, "node", ["peers.js"]);
    command
        .env("TIGANG_BENCH", served.address)
        .env("ROUNDS", options.rounds.to_string());
    step::run(&mut command)
}

/// The single file from navigation to ready.
fn ready(_: &Options, manifest: &Manifest) -> Result<()> {
    on_single_file(manifest, "ready.js")
}

/// The single file from a key to the marks that follow it, in a text of 15,000 characters.
fn typing(_: &Options, manifest: &Manifest) -> Result<()> {
    on_single_file(manifest, "typing.js")
}

fn on_single_file(manifest: &Manifest, script: &str) -> Result<()> {
    setup::browsers()?;
    setup::npm_packages(&workspace::drivers())?;
    dist::build(manifest, &[Product::SingleFile])?;
    step::run(&mut step::command(&sources(), "node", [script]))
}

/// Invented texts of three lengths, and a damaged one.
fn texts(site: &Path) -> Result<()> {
    for (name, len_bytes) in TEXTS {
        let text = step::output(&mut native_bench(&["text", &len_bytes.to_string()]))?;
        if len_bytes < 2_000_000 {
            let short: String = text.chars().take(SHORT_LETTERS).collect();
            fs::write(site.join("short.txt"), short)?;
        }
        fs::write(site.join(name), text)?;
    }
    let damaged = step::output(&mut native_bench(&["damaged", &DAMAGED_BYTES.to_string()]))?;
    fs::write(site.join("damaged.txt"), damaged)?;
    Ok(())
}

/// The worker and the engine as the page has them, and the engine's glue for what the worker does not offer.
fn our_engine(manifest: &Manifest, folder: &Path) -> Result<()> {
    dist::page_sources(manifest)?;
    let linked = bundle::linked("src/index.js", Naming::Plain)?;
    for file in [linked.worker, linked.engine] {
        fs::write(folder.join(file.name), file.bytes)?;
    }
    fs::copy(workspace::generated().join("tigang.js"), folder.join("glue.js"))?;
    Ok(())
}

/// Compiles a module of `tests/bench/engines` as the engine is compiled, and generates its glue.
fn bench_engine(name: &str, folder: &Path) -> Result<()> {
    setup::wasm_target()?;
    let target = workspace::target().join("bench-engines");
    let mut command = step::cargo(["build", "--quiet", "--release", "--target", setup::WASM_TARGET]);
    command
        .args(["--package", &format!("bench-{name}"), "--manifest-path"])
        .arg(sources().join("engines/Cargo.toml"))
        .arg("--target-dir")
        .arg(&target)
        .env("TIGANG_BENCH_DICTIONARY", jieba_dictionary()?);
    step::run(&mut command)?;
    let module = target
        .join(setup::WASM_TARGET)
        .join(format!("release/bench_{name}.wasm"));
    Bindgen::new()
        .input_path(module)
        .out_name("engine")
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .generate(folder)
        .context("cannot generate the glue of a bench engine")?;
    fs::rename(folder.join("engine_bg.wasm"), folder.join("engine.wasm")).context("the glue has no module")
}

/// jieba-rs's own list, which lies in the package's sources wherever cargo keeps them.
fn jieba_dictionary() -> Result<PathBuf> {
    let manifest = sources().join("engines/Cargo.toml");
    let mut command = step::cargo(["metadata", "--format-version", "1", "--manifest-path"]);
    let metadata: serde_json::Value = serde_json::from_str(&step::output(command.arg(manifest))?)?;
    let packages = metadata["packages"]
        .as_array()
        .context("cargo metadata has no packages")?;
    let jieba = packages.iter().find(|package| package["name"] == "jieba-rs");
    let path = jieba
        .and_then(|package| package["manifest_path"].as_str())
        .context("jieba-rs is not among the packages")?;
    Ok(Path::new(path).with_file_name("src").join("data/dict.txt"))
}

fn sources() -> PathBuf {
    workspace::root().join("tests/bench")
}

fn fresh_site() -> Result<PathBuf> {
    let site = workspace::target().join("bench-site");
    if site.exists() {
        fs::remove_dir_all(&site).with_context(|| format!("cannot clear {}", site.display()))?;
    }
    fs::create_dir_all(&site)?;
    Ok(site)
}

fn make_folder(site: &Path, name: &str) -> Result<PathBuf> {
    let folder = site.join(name);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn copy_files(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Options> {
        options(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn options_are_read_and_wrong_ones_refused() {
        let chosen = parse(&["--only", "ready,native", "--rounds", "3"]).expect("all are options");
        let names: Vec<&str> = chosen.parts.iter().map(|part| part.name).collect();
        assert_eq!((names, chosen.rounds), (vec!["native", "ready"], 3));
        assert!(parse(&["--only", "peer"]).is_err());
        assert!(parse(&["--rounds", "0"]).is_err());
        assert!(parse(&["native"]).is_err());
    }
}
