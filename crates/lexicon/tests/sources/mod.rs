//! Finds the files that the lexicon was compiled from, in the packages that Cargo.lock names.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The text of `file` of the crate `name`.
pub(crate) fn read(name: &str, file: &str) -> String {
    let path = folder(name).join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()))
}

/// The platform of these tests: what other platforms need may never have been downloaded.
fn host() -> String {
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let output = Command::new(rustc)
        .args(["--print", "host-tuple"])
        .output()
        .expect("rustc starts");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn folder(name: &str) -> PathBuf {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--offline", "--locked", "--format-version", "1"])
        .args(["--filter-platform", &host()])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo starts");
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let packages = metadata["packages"].as_array().expect("packages are a list");
    let package = packages.iter().find(|package| package["name"] == name);
    let manifest = package
        .and_then(|package| package["manifest_path"].as_str())
        .expect("Cargo.lock names the crate");
    Path::new(manifest)
        .parent()
        .expect("a manifest lies in a folder")
        .to_owned()
}
