//! The outline suites of `suite/outline/*.md`: texts and the outlines they must have, in prose a scholar can review.

use std::path::PathBuf;

use tigang::report::text::text;
use tigang::view::Script;
use tigang_tests::{LEXICON, analysis};

/// One case of a suite.
struct Case {
    name: String,
    speech: String,
    outline: String,
}

/// Reads the cases of a suite: a heading, a block 讲话, a block 提纲.
fn cases(suite: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut block: Option<&str> = None;
    for line in suite.lines() {
        match (block, line) {
            (None, line) if line.starts_with("## ") => cases.push(Case {
                name: line.trim_start_matches("## ").to_owned(),
                speech: String::new(),
                outline: String::new(),
            }),
            (None, "```讲话") => block = Some("讲话"),
            (None, "```提纲") => block = Some("提纲"),
            (Some(_), "```") => block = None,
            (Some(name), line) => {
                let case = cases.last_mut().expect("a block stands under a heading");
                let text = if name == "讲话" {
                    &mut case.speech
                } else {
                    &mut case.outline
                };
                text.push_str(line);
                text.push('\n');
            }
            (None, _) => {}
        }
    }
    cases
}

#[test]
fn every_suite_gives_its_outlines() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("suite/outline");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the suites stand beside the tests")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    let mut failures = String::new();
    let mut count = 0;
    for file in files {
        for case in cases(&std::fs::read_to_string(&file).expect("UTF-8")) {
            count += 1;
            let found = text(&analysis(&case.speech), Script::Simplified, &LEXICON);
            if found != case.outline {
                failures += &format!(
                    "{} · {}\nwanted\n{}found\n{found}\n",
                    file.display(),
                    case.name,
                    case.outline
                );
            }
        }
    }
    assert!(20 <= count, "only {count} cases read");
    assert!(failures.is_empty(), "\n{failures}");
}
