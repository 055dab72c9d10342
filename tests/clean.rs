//! The clean suites of `suite/clean/*.md`: what was pasted, what it must become, and by which edits; and what must stay.

use std::collections::BTreeMap;

use tigang::clean::EditKind;
use tigang_tests::{analysis, shared_texts, suites};

/// One case of a suite: its blocks by name.
struct Case {
    name: String,
    blocks: BTreeMap<String, String>,
}

/// Reads the cases of a suite: a heading, a block 粘贴, a block 正文, and, where they matter, a block 改动, a block 存疑 and a block 隐去.
fn cases(suite: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut block: Option<String> = None;
    for line in suite.lines() {
        match (&block, line) {
            (None, line) if line.starts_with("## ") => cases.push(Case {
                name: line.trim_start_matches("## ").to_owned(),
                blocks: BTreeMap::new(),
            }),
            (None, line) if line.starts_with("```") => block = Some(line.trim_start_matches('`').to_owned()),
            (Some(_), "```") => block = None,
            (Some(name), line) => {
                let case = cases.last_mut().expect("a block stands under a heading");
                let text = case.blocks.entry(name.clone()).or_default();
                text.push_str(line);
                text.push('\n');
            }
            (None, _) => {}
        }
    }
    cases
}

/// Edits one a line: `gloss (biāo) → `, line breaks as ⏎.
fn edits(raw: &str) -> String {
    let show = |text: &str| text.replace('\n', "⏎").replace('\u{3000}', "□").replace(' ', "␣");
    let line = |edit: &tigang::clean::Edit| {
        let kind = format!("{:?}", edit.kind).to_lowercase();
        format!("{kind} {} → {}", show(&edit.before), show(&edit.after))
            .trim_end()
            .to_owned()
            + "\n"
    };
    analysis(raw).cleaned.edits.iter().map(line).collect()
}

#[test]
fn every_suite_gives_its_texts() {
    let mut failures = String::new();
    let mut count = 0;
    for file in suites("clean") {
        for case in cases(&std::fs::read_to_string(&file).expect("UTF-8")) {
            count += 1;
            let raw = case.blocks.get("粘贴").map_or("", String::as_str);
            let cleaned = analysis(raw).cleaned;
            let notes: String = cleaned
                .notes
                .iter()
                .map(|note| format!("{} {}\n", analysis(raw).raw.string(note.raw), note.message))
                .collect();
            let forms = analysis(raw).layers.redactions;
            let forms: String = forms.iter().map(|redaction| format!("{}\n", redaction.form)).collect();
            let found = [
                ("隐去", forms),
                ("正文", cleaned.text.as_str().to_owned()),
                ("改动", edits(raw)),
                ("存疑", notes),
            ];
            for (block, found) in found {
                let Some(wanted) = case.blocks.get(block) else { continue };
                if wanted.trim_end() != found.trim_end() {
                    failures += &format!(
                        "{} · {} · {block}\nwanted\n{wanted}found\n{found}\n",
                        file.display(),
                        case.name
                    );
                }
            }
        }
    }
    assert!(20 <= count, "only {count} cases read");
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn official_texts_without_damage_are_not_repaired() {
    let repairs = [
        EditKind::Mojibake,
        EditKind::Gloss,
        EditKind::Boilerplate,
        EditKind::Gap,
        EditKind::Catalog,
        EditKind::Junk,
        EditKind::Markup,
    ];
    for (name, text) in shared_texts("clean") {
        let analysis = analysis(&text);
        let false_edits: Vec<&str> = analysis
            .cleaned
            .edits
            .iter()
            .filter(|edit| repairs.contains(&edit.kind))
            .map(|edit| edit.before.as_str())
            .collect();
        assert!(false_edits.is_empty(), "{name}: {false_edits:?}");
        assert!(
            analysis.layers.redactions.is_empty(),
            "{name}: {:?}",
            analysis.layers.redactions
        );
    }
}
