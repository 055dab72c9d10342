//! The suites of `tests/suite/input`: files and what is read from them. The page is held to the same in `www/test/input.test.js`.

use std::collections::BTreeMap;

use super::{Document, docx, html, markdown};

/// The blocks of each case by name.
fn cases(suite: &str) -> Vec<BTreeMap<String, String>> {
    let mut cases: Vec<BTreeMap<String, String>> = Vec::new();
    let mut block: Option<String> = None;
    for line in suite.lines() {
        match (&block, line) {
            (None, line) if line.starts_with("## ") => {
                cases.push([("name".to_owned(), line.trim_start_matches("## ").to_owned())].into());
            }
            (None, line) if line.starts_with("````") => block = Some(line.trim_start_matches('`').to_owned()),
            (Some(_), "````") => block = None,
            (Some(name), line) => {
                let case = cases.last_mut().expect("a block stands under a heading");
                let text = case.entry(name.clone()).or_default();
                text.push_str(line);
                text.push('\n');
            }
            (None, _) => {}
        }
    }
    cases
}

/// A text with the levels of its headings before them.
fn shown(document: &Document) -> String {
    let mut at = 0;
    let mut shown = String::new();
    for line in document.text.split('\n') {
        let hint = document.headings.iter().find(|hint| hint.raw.start == at);
        if let Some(hint) = hint {
            shown += &format!("[{}] ", hint.level);
        }
        shown += &line.replace('\t', "⇥").replace('\u{a0}', " ");
        shown.push('\n');
        at += line.chars().count() as u32 + 1;
    }
    shown
}

#[test]
fn every_suite_gives_its_texts() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/suite/input");
    let mut failures = String::new();
    let mut count = 0;
    for name in ["html.md", "markdown.md", "docx.md"] {
        for case in cases(&std::fs::read_to_string(format!("{folder}/{name}")).expect("a suite")) {
            count += 1;
            let block = |name: &str| case.get(name).map_or("", String::as_str);
            let document = match name {
                "html.md" => html::read(block("html").trim_end()),
                "markdown.md" => markdown::read(block("markdown")),
                _ => docx::document(
                    block("document").as_bytes(),
                    block("numbering").as_bytes(),
                    block("styles").as_bytes(),
                )
                .expect("well formed"),
            };
            let (wanted, found) = (block("文本"), shown(&document));
            if wanted != found {
                failures += &format!("{name} · {}\nwanted\n{wanted}found\n{found}\n", block("name"));
            }
        }
    }
    assert!(12 <= count, "only {count} cases read");
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn a_page_of_open_tags_takes_no_longer_than_its_length() {
    for piece in [
        "<a \"",
        "<div",
        "<",
        "<script>",
        "<!--",
        "<p title='",
        "&",
        "[",
        "**",
        "`",
    ] {
        let page = piece.repeat(200_000);
        let _ = html::read(&page);
        let _ = markdown::read(&page);
    }
}
