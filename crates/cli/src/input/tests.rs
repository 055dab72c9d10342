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
