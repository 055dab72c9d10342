//! The outline suites of `suite/outline/*.md`: texts and the outlines they must have, in prose a scholar can review.

use tigang::report::text::text;
use tigang::view::Script;
use tigang_tests::{LEXICON, analysis, suites};

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
    let mut failures = String::new();
    let mut count = 0;
    for file in suites("outline") {
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

/// Nodes of a text.
fn count(raw: &str) -> usize {
    analysis(raw).outline.nodes.len()
}

const SPEECH: &str = "一、抓好夏收\n各地要抢晴天、战阴天，做到颗粒归仓。一是组织机具。跨区调度要顺。二是备足油料。加油站要昼夜值守。\n二、抓好夏种\n夏种宜早不宜迟，要做到不误农时。\n";

#[test]
fn ten_speeches_after_each_other_have_ten_outlines() {
    assert_eq!(count(SPEECH), 4);
    assert_eq!(count(&SPEECH.repeat(10)), 40);
    // Enough candidates for readings to be made final several times over.
    assert_eq!(count(&SPEECH.repeat(3000)), 12_000);
}

#[test]
fn markers_without_end_give_no_more_nodes_than_markers() {
    let villages: String = (0..20_000)
        .map(|line| format!("{}、第{line}个村\n", line % 150 + 1))
        .collect();
    for (text, markers) in [
        ("一是".repeat(20_000), 20_000),
        ("一、".repeat(20_000), 20_000),
        (villages, 20_000),
        ("第一，（一）①在村里方面，就村来讲，“".repeat(2_500), 12_500),
    ] {
        let nodes = count(&text);
        assert!(nodes <= markers, "{nodes} of {markers}");
    }
}
