//! The suites of key terms, `suite/keywords/*.md`: what must stand among the first twenty terms of a text, and what must not be listed.

use tigang_tests::{analysis, suite};

/// Terms of the first screen.
const FIRST: usize = 20;

#[test]
fn every_suite_lists_its_terms() {
    suite::check("keywords", 8, |case| {
        let keywords = analysis(case.block("讲话")).keywords;
        let listed = |line: &&str| keywords.iter().any(|keyword| keyword.term == *line);
        let first = |line: &&str| keywords.iter().take(FIRST).any(|keyword| keyword.term == *line);
        let lines = |block, holds: &dyn Fn(&&str) -> bool| {
            let lines: Vec<&str> = case.block(block).lines().filter(|line| holds(line)).collect();
            lines.join("\n")
        };
        vec![
            ("前列", lines("前列", &first)),
            ("不列", lines("不列", &|line| !listed(line))),
        ]
    });
}
