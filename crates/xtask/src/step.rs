//! Progress lines with durations, and running other programs. Knows nothing of what is run.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Runs `work` between two lines that name it and say how long it took.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("── {name} …");
    let start = Instant::now();
    let outcome = work();
    let seconds = start.elapsed().as_secs_f64();
    match &outcome {
        Ok(_) => println!("── {name}: {seconds:.1} s"),
        Err(_) => println!("── {name}: failed after {seconds:.1} s"),
    }
    outcome
}

/// A command that runs in `folder`.
pub(crate) fn command<I, S>(folder: &Path, program: &str, arguments: I) -> Command
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let mut command = Command::new(program);
    command.current_dir(folder).args(arguments);
    command
}

/// A cargo command in the workspace root: the same cargo that runs xtask.
pub(crate) fn cargo<I, S>(arguments: I) -> Command
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = command(&crate::workspace::root(), &cargo, arguments);
    // Set by the outer `cargo run` for xtask alone; inherited, they would make build scripts run again.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_PKG_NAME"] {
        command.env_remove(name);
    }
    command
}

/// A command-line tool of `www`'s npm packages, run in `www`.
pub(crate) fn npm_tool(name: &str) -> Command {
    let www = crate::workspace::www();
    let ending = if cfg!(windows) { ".cmd" } else { "" };
    let mut command = Command::new(www.join("node_modules/.bin").join(format!("{name}{ending}")));
    command.current_dir(www);
    command
}

/// Runs a command whose output the reader sees, and fails when it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs a command and returns what it printed; its error output goes to the reader.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    command.stderr(std::process::Stdio::inherit());
    let output = command
        .output()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !output.status.success() {
        bail!("{} ended with {}", shown(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("{} printed what is not UTF-8", shown(command)))
}

fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(OsStr::to_string_lossy));
    words.join(" ")
}
