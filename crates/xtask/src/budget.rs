//! Measures what `dist/` holds against the budgets of `wasm-pack.toml`.

use crate::manifest::{Budget, Manifest, Measure};
use crate::workspace;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Prints every product's size, limit and change, and fails when one is over its limit.
pub(crate) fn check(manifest: &Manifest) -> Result<()> {
    let mut over = Vec::new();
    for budget in &manifest.budgets {
        let size = measure(&workspace::dist().join(&budget.path), budget.measure)?;
        println!("   {}", line(budget, size));
        if budget.limit < size {
            over.push(format!(
                "dist/{} has {size} bytes, {} allowed",
                budget.path, budget.limit
            ));
        }
    }
    if !over.is_empty() {
        bail!(
            "over budget: {}; make it smaller, or change wasm-pack.toml and say why",
            over.join("; ")
        );
    }
    Ok(())
}

/// One line for the reader: the size, its share of the limit, and the change since the snapshot.
fn line(budget: &Budget, size: u64) -> String {
    let measure = match budget.measure {
        Measure::Plain => "",
        Measure::Brotli => " brotli",
    };
    let share = (size * 100).div_ceil(budget.limit.max(1));
    let change = i128::from(size) - i128::from(budget.snapshot);
    format!(
        "dist/{}{measure}: {size} of {} bytes ({share} %), {change:+} since the snapshot",
        budget.path, budget.limit
    )
}

fn measure(path: &Path, measure: Measure) -> Result<u64> {
    let mut sum = 0;
    let mut waiting = vec![path.to_path_buf()];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(&path)? {
                waiting.push(entry?.path());
            }
            continue;
        }
        let bytes = fs::read(&path).with_context(|| format!("cannot measure {}", path.display()))?;
        sum += match measure {
            Measure::Plain => bytes.len(),
            Measure::Brotli => brotli_len(&bytes)?,
        } as u64;
    }
    Ok(sum)
}

fn brotli_len(bytes: &[u8]) -> Result<usize> {
    let mut compressed = Vec::new();
    // Quality 11, as servers keep beside a file that never changes, and the window that the reference encoder takes unless
    // told otherwise, 4 MiB. The reference encoder itself stays some 3 KB below this.
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_size_limit_and_change() {
        let budget = Budget {
            path: "a.html".to_owned(),
            measure: Measure::Brotli,
            limit: 200,
            snapshot: 90,
        };
        assert_eq!(
            line(&budget, 101),
            "dist/a.html brotli: 101 of 200 bytes (51 %), +11 since the snapshot"
        );
    }
}
