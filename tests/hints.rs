//! What files set as headings, and the outlines that come of it: believed where the text agrees, doubted where it does not.

use tigang::report::text::text;
use tigang::text::Span;
use tigang::view::Script;
use tigang::{HeadingHint, Options, analyze};
use tigang_tests::{LEXICON, suites};

/// A text whose headings are marked by `[1] ` at the head of their lines, as it is without the marks.
fn hinted(marked: &str) -> (String, Vec<HeadingHint>) {
    let (mut raw, mut headings, mut at) = (String::new(), Vec::new(), 0);
    for line in marked.lines() {
        let level = line.strip_prefix('[').and_then(|rest| rest.split_once("] "));
        let (level, line) = level.map_or((0, line), |(level, line)| (level.parse().unwrap_or(0), line));
        let end = at + line.chars().count() as u32;
        if 0 < level {
            headings.push(HeadingHint {
                raw: Span::new(at, end),
                level,
            });
        }
        raw += line;
        raw.push('\n');
        at = end + 1;
    }
    (raw, headings)
}

#[test]
fn every_suite_gives_its_outlines() {
    let mut failures = String::new();
    let mut count = 0;
    for file in suites("hints") {
        let suite = std::fs::read_to_string(&file).expect("UTF-8");
        for case in suite.split("\n## ").skip(1) {
            count += 1;
            let block = |name: &str| {
                let (_, from) = case.split_once(&format!("```{name}\n")).unwrap_or_default();
                from.split_once("```").unwrap_or_default().0
            };
            let (raw, headings) = hinted(block("讲话"));
            let options = Options {
                headings,
                ..Options::default()
            };
            let analysis = analyze(&raw, &options, &LEXICON).expect("short");
            let found = text(&analysis, Script::Simplified, &LEXICON);
            if found != block("提纲") {
                failures += &format!(
                    "{}\nwanted\n{}found\n{found}\n",
                    case.lines().next().unwrap_or_default(),
                    block("提纲")
                );
            }
        }
    }
    assert!(6 <= count, "only {count} cases read");
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn hints_outside_the_text_are_passed_over() {
    let hint = |start, end| HeadingHint {
        raw: Span::new(start, end),
        level: 1,
    };
    let options = Options {
        headings: vec![hint(900, 905), hint(3, 3), hint(0, u32::MAX)],
        ..Options::default()
    };
    assert!(analyze("河道清淤", &options, &LEXICON).is_ok());
}
