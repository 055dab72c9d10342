//! What files set as headings, and the outlines that come of it: believed where the text agrees, doubted where it does not.

use tigang::report::text::text;
use tigang::text::Span;
use tigang::view::Script;
use tigang::{HeadingHint, Options, analyze};
use tigang_tests::{LEXICON, analysis_with, suite};

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
    suite::check("hints", 6, |case| {
        let (raw, headings) = hinted(case.block("讲话"));
        let options = Options {
            headings,
            ..Options::default()
        };
        let found = text(&analysis_with(&raw, &options), Script::Simplified, &LEXICON);
        vec![("提纲", found)]
    });
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
