//! `cargo xtask bench`.

use anyhow::{Result, bail};

/// Measures; see the command's help.
pub(crate) fn run(_arguments: &[String]) -> Result<()> {
    bail!("not yet")
}
