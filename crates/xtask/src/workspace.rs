//! Where things are in the workspace, and what it is called. Paths only: nothing is made here.

use std::path::{Path, PathBuf};

/// The version every crate and package of the workspace carries.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The workspace root.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors()
        .nth(2)
        .expect("crates/xtask lies two levels below the root")
        .to_path_buf()
}

/// The page's sources and its npm packages.
pub(crate) fn www() -> PathBuf {
    root().join("www")
}

/// What the build makes for the bundler: the wasm glue and the texts of the inline target.
pub(crate) fn generated() -> PathBuf {
    www().join("gen")
}

/// The browser drivers.
pub(crate) fn drivers() -> PathBuf {
    root().join("tests/e2e")
}

/// What `cargo xtask dist` makes.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's output.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Texts and annotation that stay outside the repository; absent in a plain clone.
pub(crate) fn shared() -> PathBuf {
    root().join("../shared")
}

/// Whether this is a continuous-integration run, where a missing thing is an error and nothing is skipped.
pub(crate) fn is_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false" && value != "0")
}
