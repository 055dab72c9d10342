//! `cargo xtask test`: every check there is, cheapest first, each with its duration.
//! Nothing is skipped silently, and in continuous integration nothing is skipped at all.

use crate::manifest::{self, Manifest};
use crate::{budget, dist, lexicon, score, serve, setup, step, workspace};
use anyhow::{Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Two suites at a time: the least machine has two cores, and what is measured is measured in time of the processor.
const SUITES_AT_ONCE: &str = "--test-concurrency=2";

/// One check.
struct Part {
    name: &'static str,
    run: fn(&Scope) -> Result<()>,
}

/// What a check is run on.
struct Scope {
    manifest: Manifest,
    /// Suites of the drivers; all of them where none is named.
    suites: Vec<String>,
}

/// The part that drives the browsers; of its suites some may be named, `e2e/tabs,e2e/views`.
const DRIVERS: &str = "e2e";

/// In the order they run.
const PARTS: [Part; 9] = [
    Part { name: "fmt", run: fmt },
    Part {
        name: "clippy",
        run: clippy,
    },
    Part {
        name: "rust",
        run: rust,
    },
    Part {
        name: "lexicon",
        run: lexicon_is_current,
    },
    Part {
        name: "page",
        run: page,
    },
    Part {
        name: "dist",
        run: dist_all,
    },
    Part {
        name: "budgets",
        run: |scope| budget::check(&scope.manifest),
    },
    Part {
        name: "score",
        run: score,
    },
    Part {
        name: DRIVERS,
        run: browsers,
    },
];

/// Runs all parts, or those named after `--only`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let (chosen, suites) = chosen(arguments)?;
    let scope = Scope {
        manifest: manifest::read()?,
        suites,
    };
    let mut durations = Vec::new();
    for part in chosen {
        let start = Instant::now();
        step::step(&format!("test {}", part.name), || (part.run)(&scope))?;
        durations.push((part.name, start.elapsed().as_secs_f64()));
    }
    let total: f64 = durations.iter().map(|(_, seconds)| seconds).sum();
    println!("\ndurations in seconds");
    for (name, seconds) in &durations {
        println!("  {name:<8} {seconds:>7.1}");
    }
    println!("  {:<8} {total:>7.1}", "all");
    Ok(())
}

/// The parts to run, and the suites of the drivers, all of them where none is named.
fn chosen(arguments: &[String]) -> Result<(Vec<&'static Part>, Vec<String>)> {
    let names: Vec<&str> = match arguments {
        [] => PARTS.iter().map(|part| part.name).collect(),
        [flag, names] if flag == "--only" => names.split(',').collect(),
        _ => bail!("test takes --only PART[,PART]"),
    };
    let part_of = |name: &str| match name.split_once('/') {
        Some((part, suite)) if part == DRIVERS && !suite.is_empty() => DRIVERS.to_owned(),
        _ => name.to_owned(),
    };
    let parts: Vec<String> = names.iter().map(|name| part_of(name)).collect();
    for name in &parts {
        let all: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
        ensure!(
            all.contains(&name.as_str()),
            "no part `{name}`; there are {}",
            all.join(" ")
        );
    }
    let suites = names
        .iter()
        .filter_map(|name| name.split_once('/'))
        .map(|(_, suite)| suite.to_owned())
        .collect();
    let chosen = PARTS
        .iter()
        .filter(|part| parts.iter().any(|name| name == part.name))
        .collect();
    Ok((chosen, suites))
}

fn fmt(_: &Scope) -> Result<()> {
    setup::rust_components()?;
    step::run(&mut step::cargo(["fmt", "--all", "--check"]))
}

fn clippy(_: &Scope) -> Result<()> {
    step::run(&mut step::cargo([
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}

fn rust(_: &Scope) -> Result<()> {
    step::run(&mut step::cargo(["test", "--quiet", "--workspace"]))
}

/// Whether the committed sections are what their sources give.
fn lexicon_is_current(_: &Scope) -> Result<()> {
    lexicon::run(&["--check".to_owned()])
}

/// Types of the page's sources, and their unit tests in Node.
fn page(scope: &Scope) -> Result<()> {
    dist::page_sources(&scope.manifest)?;
    let www = workspace::www();
    step::step("tsc", || step::run(&mut step::npm_tool("tsc")))?;
    let tests = files_ending(&www.join("test"), ".test.js")?;
    ensure!(!tests.is_empty(), "no unit tests in www/test");
    step::step("node --test www/test", || {
        step::run(step::command(&www, "node", ["--test"]).args(tests))
    })
}

fn dist_all(scope: &Scope) -> Result<()> {
    dist::build(&scope.manifest, &scope.manifest.package.products)
}

/// The report against hand annotation, where that is at hand.
fn score(_: &Scope) -> Result<()> {
    if present(&score::scorer(), "the scorer")? {
        score::check()?;
    }
    Ok(())
}

/// The drivers, in both browsers, on the products as they are in `dist/`.
fn browsers(scope: &Scope) -> Result<()> {
    let drivers = workspace::drivers();
    setup::browsers()?;
    setup::npm_packages(&workspace::www())?;
    setup::npm_packages(&drivers)?;
    step::step("tsc", || {
        step::run(step::npm_tool("tsc").arg("--project").arg(&drivers))
    })?;
    present(&workspace::shared().join("seeds"), "real texts")?;
    let site = serve::folder_at(&workspace::dist().join("site"), 0)?;
    let npm = serve::folder_at(&workspace::dist().join("npm"), 0)?;
    let mut command = step::command(&drivers, "node", ["--test", SUITES_AT_ONCE, "--test-reporter=spec"]);
    if scope.suites.is_empty() {
        command.args(files_ending(&drivers, ".test.js")?);
    }
    for suite in &scope.suites {
        let file = drivers.join(format!("{suite}.test.js"));
        ensure!(file.exists(), "no suite `{suite}` in {}", drivers.display());
        command.arg(file);
    }
    command.env("TIGANG_SITE", site.address).env("TIGANG_NPM", npm.address);
    step::run(&mut command)
}

/// Whether an outside thing is there; its absence is said aloud, and is an error in continuous integration.
fn present(path: &Path, what: &str) -> Result<bool> {
    if path.exists() {
        return Ok(true);
    }
    ensure!(
        !workspace::is_ci(),
        "{what} not found at {}; needed here, because CI is set",
        path.display()
    );
    println!("   SKIPPED: {what} not found at {}", path.display());
    Ok(false)
}

fn files_ending(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if folder.exists() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.to_string_lossy().ends_with(ending) {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
#[cfg(test)]
mod tests {
    use super::*;

    fn names(arguments: &[&str]) -> Result<(Vec<&'static str>, Vec<String>)> {
        let arguments: Vec<String> = arguments.iter().map(|word| (*word).to_owned()).collect();
        let (parts, suites) = chosen(&arguments)?;
        Ok((parts.iter().map(|part| part.name).collect(), suites))
    }

    #[test]
    fn chosen_parts_run_in_the_usual_order() {
        assert_eq!(names(&["--only", "e2e,fmt"]).expect("both are parts").0, ["fmt", "e2e"]);
        assert_eq!(names(&[]).expect("all parts").0.len(), PARTS.len());
    }

    #[test]
    fn suites_of_the_drivers_may_be_named() {
        let (parts, suites) = names(&["--only", "e2e/tabs,e2e/views"]).expect("both are suites");
        assert_eq!(
            (parts, suites),
            (vec!["e2e"], vec!["tabs".to_owned(), "views".to_owned()])
        );
        assert!(names(&["--only", "fmt/tabs"]).is_err());
    }

    #[test]
    fn an_unknown_part_is_refused() {
        assert!(names(&["--only", "fnt"]).is_err());
        assert!(names(&["fmt"]).is_err());
    }
}
