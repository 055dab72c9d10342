//! The clean suites of `suite/clean/*.md`: what was pasted (粘贴), what it must become (正文), by which edits (改动), what is
//! doubted (存疑) and what was taken out (隐去); and what must stay.

use tigang::Analysis;
use tigang::clean::EditKind;
use tigang_tests::{analysis, shared_texts, suite};

/// Edits one a line: `gloss (biāo) → `, line breaks as ⏎.
fn edits(analysis: &Analysis) -> String {
    let show = |text: &str| text.replace('\n', "⏎").replace('\u{3000}', "□").replace(' ', "␣");
    let line = |edit: &tigang::clean::Edit| {
        let kind = format!("{:?}", edit.kind).to_lowercase();
        format!("{kind} {} → {}", show(&edit.before), show(&edit.after))
            .trim_end()
            .to_owned()
            + "\n"
    };
    analysis.cleaned.edits.iter().map(line).collect()
}

#[test]
fn every_suite_gives_its_texts() {
    suite::check("clean", 20, |case| {
        let analysis = analysis(case.block("粘贴"));
        let notes = analysis.cleaned.notes.iter();
        let notes = notes.map(|note| format!("{} {}\n", analysis.raw.string(note.raw), note.message));
        let forms = analysis.layers.redactions.iter();
        let forms = forms.map(|redaction| format!("{}\n", redaction.form));
        vec![
            ("正文", analysis.cleaned.text.as_str().to_owned()),
            ("改动", edits(&analysis)),
            ("存疑", notes.collect()),
            ("隐去", forms.collect()),
        ]
    });
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
