//! Builds the engine: `crates/wasm` to `www/gen/tigang.{wasm,js,d.ts}`.
//!
//! `wasm-bindgen-cli-support` is a library here, of the same version as the macro, so that no tool need be installed.

use crate::manifest::Manifest;
use crate::policy::source_hash;
use crate::{setup, step, workspace};
use anyhow::{Context, Result};
use std::fs;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// Stem of the generated files; `#glue` in www/package.json names it too.
const STEM: &str = "tigang";

/// Profile of the root Cargo.toml that the module is compiled with.
const PROFILE: &str = "wasm";

/// The finished module.
pub(crate) fn module() -> PathBuf {
    workspace::generated().join("tigang.wasm")
}

/// The finished module gzipped, as the one file carries it.
pub(crate) fn compressed() -> PathBuf {
    workspace::generated().join("tigang.wasm.gz")
}

/// Compiles the module and generates its glue, each only when something changed.
pub(crate) fn build(manifest: &Manifest) -> Result<()> {
    setup::wasm_target()?;
    step::step("wasm: compile", || {
        step::run(&mut step::cargo([
            "build",
            "--quiet",
            "--profile",
            PROFILE,
            "--package",
            "tigang-wasm",
            "--target",
            setup::WASM_TARGET,
        ]))
    })?;
    let compiled = workspace::target()
        .join(setup::WASM_TARGET)
        .join(PROFILE)
        .join("tigang_wasm.wasm");
    let stamp = stamp(&compiled, manifest)?;
    let stamp_path = workspace::generated().join("stamp.txt");
    if fs::read_to_string(&stamp_path).is_ok_and(|old| old == stamp) && compressed().exists() {
        return Ok(());
    }
    fs::create_dir_all(workspace::generated())?;
    step::step("wasm: glue", || glue(&compiled))?;
    if !manifest.wasm_opt.flags.is_empty() {
        step::step("wasm: wasm-opt", || optimise(&manifest.wasm_opt.flags))?;
    }
    step::step("wasm: compress", compress)?;
    fs::write(stamp_path, stamp).context("cannot write the stamp")
}

/// What the generated files depend on: the compiled module and the options.
fn stamp(compiled: &Path, manifest: &Manifest) -> Result<String> {
    let bytes = fs::read(compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    Ok(format!("{} {}", source_hash(bytes), manifest.wasm_opt.flags.join(" ")))
}

/// Zopfli's gzip: 7 % smaller than zlib's best, for seven seconds; every reader of the one file carries the difference.
///
/// The lexicon's columns differ from each other, so that each wants codes of its own: 200 blocks to the megabyte instead of
/// the usual 15 are 2 % of all.
fn compress() -> Result<()> {
    let mut bytes = Vec::new();
    let options = zopfli::Options {
        iteration_count: NonZeroU64::new(5).context("five is not zero")?,
        maximum_block_splits: 200,
        ..zopfli::Options::default()
    };
    zopfli::compress(
        options,
        zopfli::Format::Gzip,
        fs::read(module())?.as_slice(),
        &mut bytes,
    )?;
    fs::write(compressed(), bytes).context("cannot write the compressed module")
}

fn glue(compiled: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(STEM)
        .web(true)?
        .typescript(true)
        // Otherwise the glue names the module's file, and a bundler packs it a second time.
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    let mut output = bindgen.generate_output()?;
    let folder = workspace::generated();
    fs::write(folder.join("tigang.js"), output.js())?;
    fs::write(folder.join("tigang.d.ts"), output.ts().unwrap_or_default())?;
    fs::write(module(), output.wasm_mut().emit_wasm())?;
    Ok(())
}

/// Runs npm binaryen's wasm-opt in place. Debian's own (108) silently breaks the module.
fn optimise(flags: &[String]) -> Result<()> {
    let mut command = step::npm_tool("wasm-opt");
    command.args(flags).arg(module()).arg("-o").arg(module());
    step::run(&mut command)
}
