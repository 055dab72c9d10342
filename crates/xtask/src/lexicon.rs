//! Rebuilds the compiled lexicon.

use anyhow::{Result, bail};

/// `cargo xtask lexicon`.
pub(crate) fn run(_arguments: &[String]) -> Result<()> {
    bail!("the lexicon's sources are not in this version yet")
}
