//! Gets what the other commands need: the wasm target, npm packages, browsers.
//! From crates.io, npm and Debian only; where it cannot install, it says what to install.

use crate::{step, workspace};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// The target the engine is built for.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Oldest Node the tools run on.
const NODE_MAJOR: u32 = 20;

/// Programs the browser tests start, and the Debian packages that have them.
const PROGRAMS: [(&str, &str); 7] = [
    ("soffice", "libreoffice-writer-nogui"),
    ("chromium", "chromium"),
    ("firefox-esr", "firefox-esr"),
    ("Xvfb", "xvfb"),
    ("openbox", "openbox"),
    ("xdotool", "xdotool"),
    ("pdftotext", "poppler-utils"),
];

/// A font for Chinese: without one screenshots show boxes, and widths are wrong.
const FONT_PACKAGE: &str = "fonts-noto-cjk";

/// Adds the wasm target to the toolchain when it is missing.
pub(crate) fn wasm_target() -> Result<()> {
    let sysroot = step::output(
        Command::new("rustc")
            .args(["--print", "sysroot"])
            .current_dir(workspace::root()),
    )?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM_TARGET).exists() {
        return Ok(());
    }
    step::step("rustup target add", || {
        step::run(
            Command::new("rustup")
                .args(["target", "add", WASM_TARGET])
                .current_dir(workspace::root()),
        )
        .with_context(|| format!("install Rust's target {WASM_TARGET} for this toolchain"))
    })
}

/// Adds rustfmt and clippy to the toolchain when they are missing.
pub(crate) fn rust_components() -> Result<()> {
    for (program, component) in [("rustfmt", "rustfmt"), ("clippy-driver", "clippy")] {
        let mut version = step::command(&workspace::root(), program, ["--version"]);
        if !succeeds(&mut version) {
            step::run(
                Command::new("rustup")
                    .args(["component", "add", component])
                    .current_dir(workspace::root()),
            )
            .with_context(|| format!("install {component} for this toolchain"))?;
        }
    }
    Ok(())
}

/// Runs `npm ci` in `folder` when its packages are not those of the lock file.
pub(crate) fn npm_packages(folder: &Path) -> Result<()> {
    node()?;
    let lock = fs::read_to_string(folder.join("package-lock.json"))
        .with_context(|| format!("no package-lock.json in {}", folder.display()))?;
    let stamp = folder.join("node_modules/.tigang-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let name = folder
        .strip_prefix(workspace::root())
        .unwrap_or(folder)
        .display()
        .to_string();
    step::step(&format!("npm ci in {name}"), || {
        step::run(&mut step::command(
            folder,
            "npm",
            ["ci", "--no-audit", "--no-fund", "--loglevel=error"],
        ))
    })?;
    fs::write(stamp, lock).context("cannot note which packages are installed")
}

/// Makes sure that browsers, fonts and what a real Save Page needs are there.
pub(crate) fn browsers() -> Result<()> {
    let missing = missing_packages();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    ensure!(
        can_use_apt(),
        "the browser tests need these Debian packages or their like: {list}; install them and run again \
         (as root on Debian this command installs them itself)"
    );
    step::step(&format!("apt-get install {list}"), || {
        let quiet = |arguments: &[&str]| {
            let mut command = Command::new("apt-get");
            command.args(["-qq", "-o", "Dpkg::Use-Pty=0"]).args(arguments);
            command
                .env("DEBIAN_FRONTEND", "noninteractive")
                .stdout(Stdio::null())
                .stdin(Stdio::null());
            step::run(&mut command)
        };
        quiet(&["update"])?;
        quiet(&[&["install", "--yes", "--no-install-recommends"], &missing[..]].concat())
    })?;
    let still = missing_packages();
    ensure!(still.is_empty(), "installed, and yet not found: {}", still.join(" "));
    Ok(())
}

fn missing_packages() -> Vec<&'static str> {
    let mut missing: Vec<&str> = PROGRAMS
        .iter()
        .filter(|(program, _)| !on_path(program))
        .map(|(_, package)| *package)
        .collect();
    let fonts = Command::new("fc-list").args([":lang=zh", "family"]).output();
    if !fonts.is_ok_and(|output| !output.stdout.is_empty()) {
        missing.push(FONT_PACKAGE);
        if !on_path("fc-list") {
            missing.push("fontconfig");
        }
    }
    missing
}

fn node() -> Result<()> {
    let version = step::output(Command::new("node").arg("--version"))
        .context("Node is needed: install Node 20 or newer, with npm")?;
    let major = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if NODE_MAJOR <= major => Ok(()),
        _ => bail!("Node {NODE_MAJOR} or newer is needed, this is {}", version.trim()),
    }
}

fn can_use_apt() -> bool {
    let is_root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.starts_with(b"0\n"));
    is_root && Path::new("/etc/debian_version").exists() && on_path("apt-get")
}

fn on_path(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

fn succeeds(command: &mut Command) -> bool {
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
