//! Suites in prose, `suite/STAGE/*.md`: a heading names a case, fenced blocks under it hold what goes in and what must come out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// One case: its blocks by name.
pub struct Case {
    /// The file it stands in, without ending.
    pub suite: String,
    name: String,
    blocks: BTreeMap<String, String>,
}

impl Case {
    /// The lines of a block; none where the case has no such block.
    pub fn block(&self, name: &str) -> &str {
        self.blocks.get(name).map_or("", String::as_str)
    }
}

/// The suites of one stage, by name.
///
/// # Panics
/// When the folder is missing.
pub fn files(stage: &str) -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("suite").join(stage);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the suites stand beside the tests")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    files
}

/// Holds what is found of every case against its blocks of the same names; what a case has no block for is not asked.
///
/// # Panics
/// When anything differs, or when fewer than `least` cases were read.
pub fn check(stage: &str, least: usize, find: impl Fn(&Case) -> Vec<(&'static str, String)>) {
    let cases: Vec<Case> = files(stage).iter().flat_map(|file| read(file)).collect();
    assert!(least <= cases.len(), "only {} cases read", cases.len());
    let mut failures = String::new();
    for case in &cases {
        let found = find(case);
        let asked = found.iter().any(|(block, _)| case.blocks.contains_key(*block));
        assert!(
            asked,
            "{} · {}: no block says what must come out",
            case.suite, case.name
        );
        for (block, found) in found {
            let Some(wanted) = case.blocks.get(block) else { continue };
            if wanted.trim_end() != found.trim_end() {
                failures += &format!(
                    "{} · {} · {block}\nwanted\n{wanted}found\n{found}\n",
                    case.suite, case.name
                );
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// Reads the cases of a suite. A block ends at a fence as long as the one that opened it.
fn read(file: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(file).expect("UTF-8");
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let mut cases: Vec<Case> = Vec::new();
    let mut block: Option<(&str, &str)> = None;
    for line in text.lines() {
        let name = line.trim_start_matches('`');
        match (block, line.strip_prefix("## ")) {
            (Some((fence, _)), _) if line == fence => block = None,
            (Some((_, name)), _) => {
                let lines = cases.last_mut().and_then(|case| case.blocks.get_mut(name));
                let lines = lines.expect("a block was opened");
                lines.push_str(line);
                lines.push('\n');
            }
            (None, Some(name)) => cases.push(Case {
                suite: stem.clone().into_owned(),
                name: name.to_owned(),
                blocks: BTreeMap::new(),
            }),
            (None, None) if line.starts_with("```") => {
                // One without a line says that nothing comes out.
                let case = cases.last_mut().expect("a block stands under a heading");
                case.blocks.insert(name.to_owned(), String::new());
                block = Some((line.trim_end_matches(name), name));
            }
            (None, None) => {}
        }
    }
    cases
}
