//! Makes `dist/`: the single file, the hosted page, the npm package and the native command.
//! Which of them, `wasm-pack.toml` says.

use crate::bundle::{self, File, Naming};
use crate::html::{self, Parts};
use crate::manifest::{self, Manifest, Product};
use crate::{budget, setup, step, wasm, workspace};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// `cargo xtask dist`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "dist takes no options");
    let manifest = manifest::read()?;
    build(&manifest, &manifest.package.products)?;
    budget::check(&manifest)
}

/// Makes these products, replacing what was there.
pub(crate) fn build(manifest: &Manifest, products: &[Product]) -> Result<()> {
    page_sources(manifest)?;
    for product in products {
        match product {
            Product::SingleFile => step::step("dist/tigang.html", single_file)?,
            Product::Site => step::step("dist/site", site)?,
            Product::Npm => step::step("dist/npm", || npm(manifest))?,
            Product::Native => step::step("dist/tigang", native)?,
        }
    }
    Ok(())
}

/// Everything the bundler and the type checker need: npm packages, engine, glue.
pub(crate) fn page_sources(manifest: &Manifest) -> Result<()> {
    setup::npm_packages(&workspace::www())?;
    wasm::build(manifest)
}

fn single_file() -> Result<()> {
    let script = bundle::inline("src/page.js")?;
    let style = String::from_utf8(bundle::style("src/page.css")?)?;
    let page = html::fill(
        &template()?,
        &Parts::Inline {
            script: &script,
            style: &style,
        },
    )?;
    fs::create_dir_all(workspace::dist())?;
    fs::write(workspace::dist().join("tigang.html"), page)?;
    Ok(())
}

fn site() -> Result<()> {
    let folder = fresh_folder("site")?;
    let linked = bundle::linked("src/page.js", Naming::Hashed)?;
    let style = bundle::name("tigang", "css", Naming::Hashed, bundle::style("src/page.css")?);
    let parts = Parts::Site {
        script: &linked.script.name,
        style: &style.name,
    };
    fs::write(folder.join("index.html"), html::fill(&template()?, &parts)?)?;
    write_all(&folder, &[linked.script, linked.worker, linked.engine, style])
}

fn npm(manifest: &Manifest) -> Result<()> {
    let folder = fresh_folder("npm")?;
    let linked = bundle::linked("src/index.js", Naming::Plain)?;
    let classic = File {
        name: "tigang.classic.js".to_owned(),
        bytes: bundle::inline("src/index.js")?.into_bytes(),
    };
    write_all(&folder, &[linked.script, linked.worker, linked.engine, classic])?;
    types(&folder.join("types"))?;
    fs::copy(workspace::www().join("npm.md"), folder.join("README.md")).context("cannot copy www/npm.md")?;
    let examples = folder.join("examples");
    fs::create_dir_all(&examples)?;
    fs::copy(
        workspace::www().join("examples/embed.html"),
        examples.join("embed.html"),
    )
    .context("cannot copy www/examples/embed.html")?;
    for licence in ["LICENSE", "LICENSE-MIT", "LICENSE-APACHE", "NOTICE"] {
        let path = workspace::root().join(licence);
        if path.exists() {
            fs::copy(path, folder.join(licence))?;
        }
    }
    fs::write(folder.join("package.json"), package_json(manifest))?;
    Ok(())
}

/// Type declarations out of the sources' JSDoc.
fn types(folder: &Path) -> Result<()> {
    let mut command = step::npm_tool("tsc");
    command
        .args([
            "--noEmit",
            "false",
            "--declaration",
            "--emitDeclarationOnly",
            "--rootDir",
            "src",
            "--outDir",
        ])
        .arg(folder);
    step::run(&mut command)
}

fn package_json(manifest: &Manifest) -> String {
    let package = &manifest.package;
    let (name, version, description) = (&package.name, workspace::VERSION, &package.description);
    format!(
        r#"{{
  "name": "{name}",
  "version": "{version}",
  "description": "{description}",
  "license": "MIT OR Apache-2.0",
  "type": "module",
  "main": "./tigang.js",
  "types": "./types/index.d.ts",
  "exports": {{
    ".": {{ "types": "./types/index.d.ts", "default": "./tigang.js" }},
    "./classic": "./tigang.classic.js",
    "./tigang.wasm": "./tigang.wasm",
    "./package.json": "./package.json"
  }},
  "sideEffects": true,
  "files": ["*.js", "tigang.wasm", "types", "examples", "LICENSE*", "NOTICE"]
}}
"#
    )
}

fn native() -> Result<()> {
    step::run(&mut step::cargo([
        "build",
        "--quiet",
        "--release",
        "--package",
        "tigang-cli",
    ]))?;
    let name = format!("tigang{}", std::env::consts::EXE_SUFFIX);
    fs::create_dir_all(workspace::dist())?;
    fs::copy(
        workspace::target().join("release").join(&name),
        workspace::dist().join(&name),
    )
    .context("cannot copy the native command")?;
    Ok(())
}

fn template() -> Result<String> {
    fs::read_to_string(workspace::www().join("index.html")).context("cannot read www/index.html")
}

fn fresh_folder(name: &str) -> Result<std::path::PathBuf> {
    let folder = workspace::dist().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn write_all(folder: &Path, files: &[File]) -> Result<()> {
    for file in files {
        fs::write(folder.join(&file.name), &file.bytes).with_context(|| format!("cannot write {}", file.name))?;
    }
    Ok(())
}
