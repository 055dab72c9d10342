//! The outline suites of `suite/outline/*.md`: texts and the outlines they must have, in prose a scholar can review.

use tigang::report::text::text;
use tigang::view::Script;
use tigang_tests::{LEXICON, analysis, suite};

#[test]
fn every_suite_gives_its_outlines() {
    suite::check("outline", 20, |case| {
        let found = text(&analysis(case.block("讲话")), Script::Simplified, &LEXICON);
        vec![("提纲", found)]
    });
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
