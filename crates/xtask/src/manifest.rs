//! Reads `wasm-pack.toml`: what is packaged, how the module is optimised, how large each product may be.
//! Every key is used; an unknown key is an error, so that the file cannot promise what nothing does.

use crate::workspace;
use anyhow::{Context, Result};
use serde::Deserialize;

/// The whole of `wasm-pack.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Manifest {
    pub(crate) package: Package,
    pub(crate) wasm_opt: WasmOpt,
    #[serde(rename = "budget")]
    pub(crate) budgets: Vec<Budget>,
}

/// What is made, and what it is called.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Package {
    /// Name of the npm package.
    pub(crate) name: String,
    pub(crate) description: String,
    /// What `cargo xtask dist` makes.
    pub(crate) products: Vec<Product>,
}

/// One thing in `dist/`.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Product {
    SingleFile,
    Site,
    Npm,
    Native,
}

/// How the module is optimised after rustc.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct WasmOpt {
    /// Arguments to npm binaryen's wasm-opt; with none it does not run.
    pub(crate) flags: Vec<String>,
}

/// How large a file or folder of `dist/` may be.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Budget {
    /// Path below `dist/`; a folder counts all its files.
    pub(crate) path: String,
    pub(crate) measure: Measure,
    /// Most bytes allowed.
    pub(crate) limit: u64,
    /// Bytes when this file was last brought up to date: shows what a change costs.
    pub(crate) snapshot: u64,
}

/// What a budget counts.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Measure {
    /// Bytes on disk.
    Plain,
    /// Bytes as a server sends them: each file in brotli.
    Brotli,
}

/// Reads the file from the workspace root.
pub(crate) fn read() -> Result<Manifest> {
    let path = workspace::root().join("wasm-pack.toml");
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("{} is not as expected", path.display()))
}
