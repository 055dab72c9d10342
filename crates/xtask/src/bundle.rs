//! Bundles `www/src` with esbuild: for a site of files, and as one inline text.
//!
//! The two targets differ in one module, `#assets`, chosen by the condition `inline` in www/package.json.

use crate::{base91, step, wasm, workspace};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;

/// One file of a product.
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// How files of a site are named.
#[derive(Clone, Copy)]
pub(crate) enum Naming {
    /// `tigang-1a2b3c4d.js`: may be cached for ever.
    Hashed,
    /// `tigang.js`: a package's file, which others name.
    Plain,
}

/// A module with its worker and engine beside it.
pub(crate) struct Linked {
    pub(crate) script: File,
    pub(crate) worker: File,
    pub(crate) engine: File,
}

/// Bundles `entry` as a module that fetches its worker and engine from beside itself.
pub(crate) fn linked(entry: &str, naming: Naming) -> Result<Linked> {
    let worker = name(
        "tigang-worker",
        "js",
        naming,
        esbuild("src/worker.js", &["--format=esm"])?,
    );
    let engine = name("tigang", "wasm", naming, engine_bytes()?);
    let script = esbuild(
        entry,
        &[
            "--format=esm",
            &format!("--define:WORKER_FILE={:?}", format!("./{}", worker.name)),
            &format!("--define:ENGINE_FILE={:?}", format!("./{}", engine.name)),
        ],
    )?;
    let script = name("tigang", "js", naming, script);
    Ok(Linked { script, worker, engine })
}

/// Bundles `entry` as one classic script that holds its worker and, once, the engine.
pub(crate) fn inline(entry: &str) -> Result<String> {
    let folder = workspace::generated();
    fs::write(folder.join("worker.txt"), esbuild("src/worker.js", &["--format=iife"])?)?;
    fs::write(
        folder.join("engine.txt"),
        base91::encode(&fs::read(wasm::compressed()).context("the engine is not built")?),
    )?;
    let script = esbuild(entry, &["--format=iife", "--conditions=inline", "--loader:.txt=text"])?;
    String::from_utf8(script).context("esbuild's output is not UTF-8")
}

/// A minified style sheet with its imports.
pub(crate) fn style(entry: &str) -> Result<Vec<u8>> {
    let arguments = ["--bundle", "--minify", "--charset=utf8", "--log-level=warning"];
    run_esbuild(&[&[entry], &arguments[..]].concat())
}

/// A name that changes with the content, or the plain one.
pub(crate) fn name(stem: &str, extension: &str, naming: Naming, bytes: Vec<u8>) -> File {
    let name = match naming {
        Naming::Plain => format!("{stem}.{extension}"),
        Naming::Hashed => format!("{stem}-{}.{extension}", short_hash(&bytes)),
    };
    File { name, bytes }
}

fn engine_bytes() -> Result<Vec<u8>> {
    fs::read(wasm::module()).context("the engine is not built")
}

fn short_hash(bytes: &[u8]) -> String {
    hash(bytes).chars().take(10).collect()
}

/// SHA-256 in hexadecimal.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn esbuild(entry: &str, options: &[&str]) -> Result<Vec<u8>> {
    // As text inside a script a style sheet is taken as it is, so it is made small beforehand.
    fs::write(workspace::generated().join("sheets.css"), style("src/sheets.css")?)?;
    let hash = format!("--define:ENGINE_HASH={:?}", hash(&engine_bytes()?));
    let common = [
        &hash,
        entry,
        "--bundle",
        "--minify",
        "--charset=utf8",
        "--target=es2022",
        "--loader:.css=text",
        "--legal-comments=none",
        "--log-level=warning",
    ];
    run_esbuild(&[&common[..], options].concat())
}

fn run_esbuild(arguments: &[&str]) -> Result<Vec<u8>> {
    let mut command = step::npm_tool("esbuild");
    command.args(arguments);
    Ok(step::output(&mut command)?.into_bytes())
}
