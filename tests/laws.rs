//! Laws that every report keeps, whatever the text: edits rebuild the clean text, spans lie inside and ascend, parents come
//! first, refusing an edit renames no other, the same text gives the same report.

use std::path::Path;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use tigang::annotate::{Row, Visitor};
use tigang::report::json::json;
use tigang::text::{Clean, Span};
use tigang::view::{Script, view};
use tigang::{Analysis, Options};
use tigang_tests::{LEXICON, SPEECH, analysis, analysis_with, shared_texts, suite};

/// Pieces of real structure and real damage in any order: far more telling than random letters.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "一、",
        "（一）",
        "1.",
        "一是",
        "二要",
        "首先",
        "第一，",
        "第一书记",
        "——关于",
        "同志们:",
        "目錄/提綱:……",
        "……",
        "。",
        "，",
        "\n",
        " ",
        "　　",
        "《",
        "》",
        "(biāo)",
        "(hui)",
        "?",
        "?shù)亟邮軐W前",
        ",F在",
        "。ㄒ唬",
        "**",
        "_",
        "20xx年",
        "3.01万人",
        "26%",
        "省略1315字,正式會員可完整閱讀",
        "(未完,全文共8523字,當前只顯示3420字",
        "三点意见",
        "等11种",
        "標題",
        "贯彻落实",
        "习近平总书记",
        "“",
        "”",
        "\u{0}",
        "\u{200b}",
        "𠮷",
        "<p>",
        "&nbsp;",
        "[b]",
        "http://www.example.com",
        "abc",
        "、",
        "上一篇:",
        "ㄒ",
        "⼀",
        "壹",
    ]);
    prop_oneof![
        vec(piece.clone(), 0..80).prop_map(|pieces| pieces.concat()),
        vec(
            prop_oneof![3 => piece.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)],
            0..60
        )
        .prop_map(|pieces| pieces.concat()),
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| {
            let letters: Vec<char> = SPEECH.chars().collect();
            let (a, b) = (a.index(letters.len()), b.index(letters.len()));
            letters[a.min(b)..a.max(b)].iter().collect()
        }),
    ]
}

/// What the suites paste, letter by letter.
static PASSAGES: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    ["clean", "outline"]
        .iter()
        .flat_map(|stage| suite::files(stage))
        .map(|file| std::fs::read_to_string(file).expect("UTF-8").chars().collect())
        .collect()
});

/// Every phrase the core looks for, from its word tables.
static PHRASES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let tables = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/core/data");
    let mut files: Vec<_> = std::fs::read_dir(tables)
        .expect("the core has word tables")
        .flatten()
        .collect();
    files.sort_by_key(std::fs::DirEntry::file_name);
    files
        .iter()
        .filter_map(|file| std::fs::read_to_string(file.path()).ok())
        .flat_map(|table| {
            let rows = table.lines().filter(|row| !row.starts_with('#'));
            rows.flat_map(str::split_whitespace)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect()
});

/// Passages of the suites run together, with phrases the core looks for thrown in, where no text has them: at its very start,
/// in a word, twelve times in a line.
fn spliced() -> impl Strategy<Value = String> {
    let passage = (any::<Index>(), any::<Index>(), 1..400_usize).prop_map(|(suite, start, len)| {
        let letters = suite.get(&PASSAGES);
        let start = start.index(letters.len());
        letters[start..letters.len().min(start + len)].to_vec()
    });
    let phrase = (
        any::<Index>(),
        any::<Index>(),
        prop_oneof![4 => Just(1_usize), 1 => 2..12_usize],
    );
    (vec(passage, 1..4), vec(phrase, 0..12), vec(any::<(Index, u8)>(), 0..8)).prop_map(|(passages, phrases, cuts)| {
        let mut letters = passages.concat();
        for (phrase, place, times) in phrases {
            let at = place.index(letters.len() + 1);
            letters.splice(at..at, phrase.get(&PHRASES).repeat(times).chars());
        }
        for (place, len) in cuts {
            let at = place.index(letters.len() + 1);
            let end = letters.len().min(at + usize::from(len) / 4);
            letters.drain(at..end);
        }
        letters.into_iter().collect()
    })
}

/// Collects what is wrong with the layers.
struct Spans<'a> {
    len: u32,
    wrong: &'a mut Vec<String>,
}

impl Visitor for Spans<'_> {
    type Error = std::convert::Infallible;

    fn layer<R: Row>(&mut self, name: &'static str, rows: &[R]) -> Result<(), Self::Error> {
        let mut last = 0;
        for (span, removed) in rows.iter().map(|row| (row.span(), row.raw().is_some())) {
            if span.is_empty() != removed || self.len < span.end || span.start < last {
                self.wrong
                    .push(format!("{name}: {span:?} is empty, outside, or out of order"));
            }
            last = span.start;
        }
        Ok(())
    }
}

/// Everything wrong with an analysis.
fn wrongs(raw: &str, analysis: &Analysis) -> Vec<String> {
    let mut wrong = Vec::new();
    let cleaned = &analysis.cleaned;
    let len = cleaned.text.len();
    let befores = cleaned.edits.iter().map(|edit| edit.before.as_str());
    if cleaned.map.undo(&cleaned.text, befores) != raw {
        wrong.push("undo does not give the raw text".to_owned());
    }
    for edit in &cleaned.edits {
        if analysis.raw.string(edit.raw) != edit.before || cleaned.text.string(edit.clean) != edit.after {
            wrong.push(format!("{}: before or after is not what stands there", edit.id));
        }
        if edit.before == edit.after {
            wrong.push(format!("{}: changes nothing", edit.id));
        }
    }
    let ids: std::collections::BTreeSet<&str> = cleaned.edits.iter().map(|edit| edit.id.as_str()).collect();
    if ids.len() != cleaned.edits.len() {
        wrong.push("edit ids repeat".to_owned());
    }
    if analysis.shadow.len() != len {
        wrong.push("the shadow has another length".to_owned());
    }
    let inside = |span: Span<Clean>| span.end <= len;
    let gap_inside = |span: Span<Clean>| {
        cleaned
            .gaps
            .iter()
            .any(|gap| !gap.at_end && span.start < gap.clean && gap.clean + 1 < span.end)
    };
    let mut last = 0;
    for (id, node) in analysis.outline.nodes.iter().enumerate() {
        let parent_first = node.parent.is_none_or(|parent| (parent as usize) < id);
        let depth = node
            .parent
            .map_or(0, |parent| analysis.outline.nodes[parent as usize].depth)
            + 1;
        if !parent_first || node.depth != depth || !inside(node.section) {
            wrong.push(format!(
                "node {id}: parent after child, wrong depth, or section outside: {node:?}"
            ));
        }
        if let Some(span) = node.span {
            if !inside(span) || span.is_empty() || span.start < last || gap_inside(span) {
                wrong.push(format!(
                    "node {id}: span outside, empty, out of order, or across a gap: {node:?}"
                ));
            }
            last = span.start;
        }
    }
    for sentence in &analysis.segments.sentences {
        if !inside(sentence.span) || gap_inside(sentence.span) {
            wrong.push(format!("sentence {:?} outside or across a gap", sentence.span));
        }
    }
    for keyword in &analysis.keywords {
        let ascending = keyword.uses.windows(2).all(|pair| pair[0].end <= pair[1].start);
        if keyword.uses.is_empty() || !ascending || !keyword.uses.iter().all(|span| inside(*span) && !span.is_empty()) {
            wrong.push(format!("keyword {}: uses empty, overlapping or outside", keyword.term));
        }
    }
    if analysis
        .checks
        .iter()
        .any(|check| !inside(check.span) || check.span.is_empty())
    {
        wrong.push("a check stands outside or nowhere".to_owned());
    }
    let Ok(()) = analysis.layers.visit(&mut Spans { len, wrong: &mut wrong });
    for script in [Script::Source, Script::Simplified, Script::Traditional] {
        let shown = view(cleaned.text.scalars(), script, &LEXICON);
        let widths = |scalars: &[char]| scalars.iter().map(|scalar| scalar.len_utf16()).collect::<Vec<_>>();
        if widths(&shown) != widths(cleaned.text.scalars()) {
            wrong.push(format!("the view {script:?} moves offsets"));
        }
    }
    wrong
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_report_keeps_the_laws(raw in text()) {
        let wrong = wrongs(&raw, &analysis(&raw));
        prop_assert!(wrong.is_empty(), "{:?}\n{}", raw, wrong.join("\n"));
    }

    #[test]
    fn reports_of_real_structure_in_the_wrong_place_keep_the_laws(raw in spliced()) {
        let wrong = wrongs(&raw, &analysis(&raw));
        prop_assert!(wrong.is_empty(), "{:?}\n{}", raw, wrong.join("\n"));
    }

    #[test]
    fn refusing_an_edit_keeps_the_ids_of_all_others(raw in text(), choice in any::<Index>()) {
        let before = analysis(&raw).cleaned.edits;
        prop_assume!(!before.is_empty());
        let refused = before[choice.index(before.len())].id.clone();
        let options = Options { refused: vec![refused.clone()], ..Options::default() };
        let after = analysis_with(&raw, &options);
        let kept: Vec<&str> = before.iter().map(|edit| edit.id.as_str()).filter(|id| *id != refused).collect();
        let ids: Vec<&str> = after.cleaned.edits.iter().map(|edit| edit.id.as_str()).collect();
        prop_assert_eq!(ids, kept);
        let wrong = wrongs(&raw, &after);
        prop_assert!(wrong.is_empty(), "{:?} without {}\n{}", raw, refused, wrong.join("\n"));
    }

    #[test]
    fn the_same_text_gives_the_same_report(raw in text()) {
        let report = |analysis: &Analysis| json(analysis, Script::Simplified, &LEXICON).to_string();
        prop_assert_eq!(report(&analysis(&raw)), report(&analysis(&raw)));
    }
}

#[test]
fn real_texts_keep_the_laws() {
    for (name, raw) in shared_texts("seeds").into_iter().chain(shared_texts("clean")) {
        let wrong = wrongs(&raw, &analysis(&raw));
        assert!(wrong.is_empty(), "{name}\n{}", wrong.join("\n"));
    }
}

#[test]
fn a_text_over_the_limit_is_refused_with_both_figures() {
    let raw = "一".repeat(tigang::MAX_BYTES / 3 + 1);
    let error = tigang::analyze(&raw, &Options::default(), &LEXICON)
        .err()
        .expect("too long");
    assert_eq!(error.len_bytes, raw.len());
    let message = error.to_string();
    assert!(
        message.contains(&raw.len().to_string()) && message.contains(&tigang::MAX_BYTES.to_string()),
        "{message}"
    );
}

#[test]
fn texts_without_structure_give_an_honest_empty_result() {
    for raw in [
        "",
        " \n\t　\n",
        "The quick brown fox.",
        "\u{0}\u{0}",
        "123 456 789",
        "\u{feff}",
    ] {
        let analysis = analysis(raw);
        assert!(
            analysis.outline.nodes.is_empty() && analysis.checks.is_empty(),
            "{raw:?}"
        );
        assert_eq!(wrongs(raw, &analysis), Vec::<String>::new(), "{raw:?}");
    }
}
