//! The suites of `tests/suite/input`: files and what is read from them. The page is held to the same in `www/test/input.test.js`.

use tigang_tests::suite;

use super::{Document, docx, html, markdown};

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
    suite::check("input", 12, |case| {
        let document = match case.suite.as_str() {
            "html" => html::read(case.block("html").trim_end()),
            "markdown" => markdown::read(case.block("markdown")),
            _ => {
                let part = |name| case.block(name).as_bytes();
                docx::document(part("document"), part("numbering"), part("styles")).expect("well formed")
            }
        };
        vec![("文本", shown(&document))]
    });
}

#[test]
fn a_long_page_of_open_tags_is_read_as_a_short_one() {
    const SHORT: usize = 3;
    const LONG: usize = 60_000;
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
        for read in [html::read, markdown::read] {
            let (short, long) = (read(&piece.repeat(SHORT)).text, read(&piece.repeat(LONG)).text);
            let shown = short.len() / SHORT * LONG;
            assert!(
                shown <= long.len() + LONG && long.len() <= shown + LONG,
                "{piece}: {short}"
            );
        }
    }
}
