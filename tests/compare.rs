//! The comparison of two texts: suites in prose of `suite/compare/*.md`, and the laws every comparison keeps.

use proptest::collection::vec;
use proptest::prelude::*;
use tigang::Analysis;
use tigang::compare::{Comparison, RowStanding, Standing, TermStanding, compare};
use tigang::report::comparison::{Format, json::json, render};
use tigang::view::Script;
use tigang_tests::{LEXICON, SPEECH, analysis, suite};

/// What the Markdown says from the outline on; of the terms nothing, which are judged by their own tests.
fn changes(before: &str, after: &str) -> String {
    let texts = [&analysis(before), &analysis(after)];
    let comparison = compare(texts[0], texts[1], &LEXICON);
    let page = render(texts, &comparison, Format::Markdown, Script::Simplified, &LEXICON);
    let page = String::from_utf8(page).expect("UTF-8");
    let parts: Vec<&str> = page
        .split("\n## ")
        .skip(1)
        .filter(|part| !part.starts_with("提法增减"))
        .collect();
    format!("## {}", parts.join("\n## ").trim_end())
}

#[test]
fn every_suite_gives_its_comparison() {
    suite::check("compare", 8, |case| {
        let found = changes(case.block("前稿"), case.block("后稿"));
        // A case may end where its subject ends.
        let wanted = case.block("对照").trim_end();
        let found = if found.starts_with(wanted) { wanted } else { &found };
        vec![("对照", found.to_owned())]
    });
}

#[test]
fn terms_come_and_go() {
    let before =
        "一、推进河长制\n河长制要覆盖到村。河长制要考核到人。\n二、抓好防汛\n防汛物资要备足，防汛预案要演练。\n";
    let after =
        "一、推进乡村振兴\n乡村振兴要靠产业。乡村振兴要留住人。\n二、抓好防汛\n防汛物资要备足，防汛预案要演练。\n";
    let comparison = compare(&analysis(before), &analysis(after), &LEXICON);
    let of = |standing| -> Vec<(&str, [u32; 2])> {
        let terms = comparison.terms.iter().filter(|term| term.standing == standing);
        terms.map(|term| (term.term.as_str(), term.counts)).collect()
    };
    assert!(
        of(TermStanding::Gained).contains(&("乡村振兴", [0, 3])),
        "{:?}",
        comparison.terms
    );
    assert!(
        of(TermStanding::Lost).contains(&("河长制", [3, 0])),
        "{:?}",
        comparison.terms
    );
    assert!(
        of(TermStanding::Kept).iter().any(|(term, _)| term.contains("防汛")),
        "{:?}",
        comparison.terms
    );
}

/// Everything wrong with a comparison that the two texts alone can tell.
fn wrongs(texts: [&Analysis; 2], comparison: &Comparison) -> Vec<String> {
    let mut wrong = Vec::new();
    for (side, text) in texts.into_iter().enumerate() {
        let shadow = &text.shadow;
        let pieces: Vec<_> = comparison.rows.iter().flat_map(|row| &row.sides[side]).collect();
        let mut spans: Vec<_> = pieces.iter().map(|piece| piece.span).collect();
        spans.sort();
        let written: String = spans.iter().map(|span| shadow.string(*span)).collect();
        let letters = |text: &str| {
            text.chars()
                .filter(|letter| !letter.is_whitespace())
                .collect::<String>()
        };
        if letters(&written) != letters(shadow.as_str()) {
            wrong.push(format!("text {side}: the rows are not the text: {written:?}"));
        }
        if spans.windows(2).any(|pair| pair[1].start < pair[0].end) {
            wrong.push(format!("text {side}: two pieces overlap"));
        }
        for piece in &pieces {
            let passage = piece
                .passage
                .map(|passage| comparison.passages[passage as usize].spans[side]);
            if passage.is_some_and(|span| span != piece.span) {
                wrong.push(format!(
                    "text {side}: {:?} is not its passage's {passage:?}",
                    piece.span
                ));
            }
        }
        let nodes: Vec<u32> = comparison.headings.iter().filter_map(|pair| pair.nodes[side]).collect();
        let mut sorted = nodes.clone();
        sorted.sort_unstable();
        if sorted != (0..text.outline.nodes.len() as u32).collect::<Vec<_>>() {
            wrong.push(format!("text {side}: headings {nodes:?} are not each there once"));
        }
    }
    for passage in &comparison.passages {
        // With the changes made, what stood there is what stands there.
        let [before, after] = passage.spans;
        let letters = |side: usize, start, end| -> String {
            let span = tigang::text::Span::new(start, end);
            texts[side]
                .shadow
                .string(span)
                .chars()
                .filter(|letter| !letter.is_whitespace())
                .collect()
        };
        let mut at = [before.start, after.start];
        let ends = passage
            .changes
            .iter()
            .map(|change| [change.before, change.after].map(|span| (span.start, span.end)));
        for next in ends.chain([[(before.end, before.end), (after.end, after.end)]]) {
            let kept = [0, 1].map(|side: usize| letters(side, at[side], next[side].0));
            if kept[0] != kept[1] || next[0].0 < at[0] || next[1].0 < at[1] {
                wrong.push(format!("not kept: {kept:?} in {passage:?}"));
            }
            at = [next[0].1, next[1].1];
        }
    }
    wrong
}

/// Texts as drafts are: lines of a speech left out, doubled, exchanged, with a word changed here and there.
fn draft() -> impl Strategy<Value = String> {
    let lines: Vec<&'static str> = SPEECH
        .lines()
        .chain(["一是抓紧。", "同志们:", "", "二、突出重点,狠抓落实"])
        .collect();
    let line = prop::sample::select(lines);
    let edited = (line, 0u8..5).prop_map(|(line, edit)| match edit {
        0 => line.replace('要', "应当"),
        1 => line.replace("全縣", "全市"),
        2 => line.replace('。', "，"),
        _ => line.to_owned(),
    });
    vec(edited, 0..14).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_text_compared_with_itself_is_the_same(text in draft()) {
        let text = analysis(&text);
        let comparison = compare(&text, &text, &LEXICON);
        prop_assert!(comparison.rows.iter().all(|row| row.standing == RowStanding::Same && !row.moved), "{:?}", comparison.rows);
        prop_assert!(comparison.headings.iter().all(|pair| pair.standing == Standing::Same && !pair.moved && pair.nodes[0] == pair.nodes[1]));
        prop_assert!(comparison.passages.iter().all(|passage| passage.changes.is_empty() && passage.spans[0] == passage.spans[1]));
        prop_assert!(comparison.terms.iter().all(|term| term.standing == TermStanding::Kept));
    }

    #[test]
    fn rows_are_the_texts_and_changes_lead_from_one_to_the_other(before in draft(), after in draft()) {
        let texts = [&analysis(&before), &analysis(&after)];
        let comparison = compare(texts[0], texts[1], &LEXICON);
        let wrong = wrongs(texts, &comparison);
        prop_assert!(wrong.is_empty(), "{:#?}", wrong);
    }

    #[test]
    fn exchanged_texts_exchange_the_comparison(before in draft(), after in draft()) {
        let (before, after) = (analysis(&before), analysis(&after));
        let (there, back) = (compare(&before, &after, &LEXICON), compare(&after, &before, &LEXICON));
        let mut mirrored: Vec<_> = back.passages.iter().map(|passage| {
            let [one, other] = passage.spans;
            let changes: Vec<_> = passage.changes.iter().map(|change| (change.after, change.before)).collect();
            ([other, one], passage.moved, changes)
        }).collect();
        mirrored.sort();
        let mut forward: Vec<_> = there.passages.iter().map(|passage| {
            let changes: Vec<_> = passage.changes.iter().map(|change| (change.before, change.after)).collect();
            (passage.spans, passage.moved, changes)
        }).collect();
        forward.sort();
        prop_assert_eq!(forward, mirrored);
        let mut pairs: Vec<_> = there.headings.iter().map(|pair| (pair.nodes, pair.moved)).collect();
        let mut mirrored: Vec<_> = back.headings.iter().map(|pair| ([pair.nodes[1], pair.nodes[0]], pair.moved)).collect();
        pairs.sort();
        mirrored.sort();
        prop_assert_eq!(pairs, mirrored);
        for term in &there.terms {
            let other = back.terms.iter().find(|other| other.term == term.term).expect("the same terms");
            let expected = match term.standing {
                TermStanding::Gained => TermStanding::Lost,
                TermStanding::Lost => TermStanding::Gained,
                TermStanding::Risen => TermStanding::Fallen,
                TermStanding::Fallen => TermStanding::Risen,
                TermStanding::Kept => TermStanding::Kept,
            };
            prop_assert_eq!(other.standing, expected);
        }
    }

    #[test]
    fn every_rendering_takes_every_comparison(before in draft(), after in draft()) {
        let texts = [&analysis(&before), &analysis(&after)];
        let comparison = compare(texts[0], texts[1], &LEXICON);
        for (_, format) in Format::ALL {
            let page = render(texts, &comparison, *format, Script::Traditional, &LEXICON);
            prop_assert!(String::from_utf8(page).is_ok());
        }
        let object = json(texts, &comparison, Script::Source, &LEXICON);
        prop_assert_eq!(object["rows"].as_array().map(Vec::len), Some(comparison.rows.len()));
    }
}

#[test]
fn hostile_texts_are_compared_whole() {
    let numbered = |step: usize| -> String {
        (0..8_000)
            .map(|at| format!("第{}个村要在{at}日前完工。", at * step % 8_000))
            .collect()
    };
    for (before, after) in [
        ("全县要抓好落实。".repeat(8_000), "全县要抓好落实。".repeat(4_000)),
        ("一、抓好落实\n".repeat(8_000), "二、抓好落实\n".repeat(8_000)),
        (numbered(1), numbered(7)),
        ("春灌清淤".repeat(24_000), "清淤春灌要抓紧".repeat(16_000)),
    ] {
        let (before, after) = (analysis(&before), analysis(&after));
        assert!(!compare(&before, &after, &LEXICON).rows.is_empty());
    }
}
