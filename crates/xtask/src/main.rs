//! `cargo xtask`: builds, serves, tests, measures and packages the project.
//!
//! Each command does its own set-up (wasm target, npm packages, on Debian the browsers) and prints a line for each
//! long step. What is packaged and how large it may be stands in `wasm-pack.toml`.

mod base91;
mod bench;
mod budget;
mod bundle;
mod dist;
mod html;
mod lexicon;
mod manifest;
mod policy;
mod score;
mod serve;
mod setup;
mod step;
mod test;
mod wasm;
mod workspace;

use anyhow::{Result, bail};
use std::process::ExitCode;

const HELP: &str = "\
usage: cargo xtask COMMAND [OPTIONS]

  serve    build the page and serve it on this machine
             --port N      port, 8137 unless told; 0 takes any free one
             --build-only  build dist/site and stop
  dist     make dist/: tigang.html (one file), site/, npm/, and the native tigang
  test     run every check, browsers included
             --only PART[,PART]  fmt clippy rust lexicon page dist budgets score e2e, or e2e/SUITE
  bench    measure throughput, ratios to peers, the page's time to ready and to new marks while typing
             --only PART[,PART]  native peers ready typing
             --rounds N          rounds of the peers, 5 unless told
             Targets and figures: docs/BENCHMARKS.md; a missed target is printed, not a failure.
  lexicon  rebuild the compiled lexicon from its sources

Everything needed is set up by the command itself: the wasm target, npm packages, and on Debian
(as root) the browsers. Elsewhere a message says what to install.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let Some((command, rest)) = arguments.split_first() else {
        println!("{HELP}");
        bail!("name a command");
    };
    match command.as_str() {
        "serve" => serve::run(rest),
        "dist" => dist::run(rest),
        "test" => test::run(rest),
        "bench" => bench::run(rest),
        "lexicon" => lexicon::run(rest),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("no command `{other}`; `cargo xtask help` lists them"),
    }
}
