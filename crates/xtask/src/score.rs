//! The report against hand annotation: runs the scorer, prints every figure, and holds some to the bars of
//! `tests/bars.toml`. The annotation lies outside the repository; whether it is there is the caller's question.

use crate::{step, workspace};
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The file of bars.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bars {
    bar: Vec<Bar>,
}

/// One figure and what it must reach.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bar {
    /// Group and name, as the scorer prints them: `outline.F1`.
    figure: String,
    least: Option<f64>,
    most: Option<f64>,
}

/// The scorer, where the shared folder has it.
pub(crate) fn scorer() -> PathBuf {
    workspace::shared().join("gold/score.py")
}

/// Scores the native command in `dist/` and checks the bars.
pub(crate) fn check() -> Result<()> {
    let path = workspace::root().join("tests/bars.toml");
    let bars = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let bars: Bars = toml::from_str(&bars).with_context(|| format!("{} is not as expected", path.display()))?;
    let (report, below) = judge(&run_scorer(&scorer())?, &bars.bar)?;
    print!("{report}");
    if !below.is_empty() {
        bail!("{}; `score.py --show` names every miss", below.join("; "));
    }
    Ok(())
}

fn run_scorer(scorer: &Path) -> Result<serde_json::Value> {
    let mut command = step::command(&workspace::root(), "python3", [scorer]);
    command.arg("--json").arg("--bin").arg(workspace::dist().join("tigang"));
    serde_json::from_str(&step::output(&mut command)?).context("the scorer printed no JSON")
}

/// A line for each group of figures, and what is below its bar.
fn judge(figures: &serde_json::Value, bars: &[Bar]) -> Result<(String, Vec<String>)> {
    let mut report = String::new();
    for (group, values) in figures.as_object().context("the scorer's figures are no object")? {
        write!(report, "   {group:<10}")?;
        for (name, value) in values.as_object().context("a group of figures is no object")? {
            write!(report, " {name} {:.3}", value.as_f64().unwrap_or(f64::NAN))?;
        }
        report.push('\n');
    }
    let mut below = Vec::new();
    for Bar { figure, least, most } in bars {
        ensure!(
            least.is_some() || most.is_some(),
            "bar {figure} has neither least nor most"
        );
        let pointer = format!("/{}", figure.replace('.', "/"));
        let value = figures
            .pointer(&pointer)
            .and_then(serde_json::Value::as_f64)
            .with_context(|| format!("the scorer has no figure {figure}"))?;
        if least.is_some_and(|least| value < least) {
            below.push(format!(
                "{figure} is {value:.4}, at least {} wanted",
                least.unwrap_or_default()
            ));
        }
        if most.is_some_and(|most| most < value) {
            below.push(format!(
                "{figure} is {value:.4}, at most {} wanted",
                most.unwrap_or_default()
            ));
        }
    }
    Ok((report, below))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(figure: &str, least: Option<f64>, most: Option<f64>) -> Bar {
        Bar {
            figure: figure.to_owned(),
            least,
            most,
        }
    }

    #[test]
    fn figures_below_least_and_above_most_are_named() {
        let figures = serde_json::json!({ "outline": { "F1": 0.84 }, "traps": { "hits": 1 } });
        let bars = [bar("outline.F1", Some(0.85), None), bar("traps.hits", None, Some(0.0))];
        let (_, below) = judge(&figures, &bars).expect("both figures are there");
        assert_eq!(below.len(), 2, "{below:?}");
        assert!(below[0].contains("0.8400, at least 0.85"), "{below:?}");
    }

    #[test]
    fn a_figure_at_its_bar_is_enough() {
        let figures = serde_json::json!({ "clean": { "gloss": 1.0 } });
        let (_, below) = judge(&figures, &[bar("clean.gloss", Some(1.0), None)]).expect("the figure is there");
        assert!(below.is_empty(), "{below:?}");
    }

    #[test]
    fn a_bar_for_a_figure_that_is_not_there_is_an_error() {
        assert!(judge(&serde_json::json!({}), &[bar("outline.F1", Some(0.5), None)]).is_err());
    }
}
