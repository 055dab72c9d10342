//! A comparison as JSON, for scripts: both clean texts and every span in scalars of its text, the first text first.

use serde_json::{Value, json};
use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span};

use super::super::{SCHEMA, VERSION};
use crate::Analysis;
use crate::compare::{Comparison, Piece};
use crate::view::{Script, say};

/// Renders a comparison as one JSON object; titles and terms are in `script`, the texts as they were pasted.
pub fn json(texts: [&Analysis; 2], comparison: &Comparison, script: Script, lexicon: &Lexicon) -> Value {
    let say = |text: &str| say(text, script, lexicon);
    let texts_json = texts.map(|text| {
        let title = text.meta.main_title.as_ref().or(text.meta.title.as_ref());
        json!({
            "title": title.map(|title| say(&title.value)),
            "date": text.meta.date.as_ref().map(|date| &date.value),
            "chars": text.stats.chars,
            "clean": text.cleaned.text.as_str(),
        })
    });
    let headings = comparison.headings.iter().map(|heading| {
        let nodes = [0, 1].map(|side: usize| {
            let node = texts[side].outline.nodes.get(heading.nodes[side]? as usize)?;
            Some(json!({
                "node": heading.nodes[side], "marker": say(&node.marker), "title": say(&node.title),
                "clean": node.span.map(pair),
            }))
        });
        json!({
            "standing": heading.standing, "moved": heading.moved, "kept_permille": heading.kept_permille,
            "before": nodes[0], "after": nodes[1],
        })
    });
    let passages = comparison.passages.iter().map(|passage| {
        let changes = passage
            .changes
            .iter()
            .map(|change| json!({ "before": pair(change.before), "after": pair(change.after) }));
        json!({
            "before": pair(passage.spans[0]), "after": pair(passage.spans[1]), "same": passage.is_same(),
            "moved": passage.moved, "changes": changes.collect::<Vec<_>>(),
        })
    });
    let rows = comparison.rows.iter().map(|row| {
        let sides = row
            .sides
            .each_ref()
            .map(|pieces| pieces.iter().map(piece).collect::<Vec<_>>());
        json!({
            "standing": row.standing, "heading": row.heading, "moved": row.moved,
            "before": sides[0], "after": sides[1],
        })
    });
    let figures = comparison.figures.iter().map(|figure| {
        json!({
            "passage": figure.passage, "before": pair(figure.spans[0]), "after": pair(figure.spans[1]),
            "label": pair(figure.label),
        })
    });
    let terms = comparison.terms.iter().map(|term| {
        json!({ "term": say(&term.term), "standing": term.standing, "counts": term.counts, "per_10000": term.rates })
    });
    json!({
        "schema": SCHEMA,
        "engine": { "version": VERSION, "lexicon": lexicon.version() },
        "before": texts_json[0],
        "after": texts_json[1],
        "totals": comparison.totals,
        "headings": headings.collect::<Vec<_>>(),
        "passages": passages.collect::<Vec<_>>(),
        "rows": rows.collect::<Vec<_>>(),
        "figures": figures.collect::<Vec<_>>(),
        "terms": terms.collect::<Vec<_>>(),
    })
}

fn piece(piece: &Piece) -> Value {
    json!({ "clean": pair(piece.span), "passage": piece.passage, "opens": piece.opens, "node": piece.node })
}

fn pair(span: Span<Clean>) -> [u32; 2] {
    [span.start, span.end]
}
