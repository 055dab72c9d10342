//! The report as JSON, for scripts: every row with its raw and clean span in scalars.

use serde::Serialize;
use serde_json::{Map, Value, json};
use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Raw, Side, Span};

use super::{SCHEMA, VERSION};
use crate::Analysis;
use crate::annotate::{Row, Visitor};
use crate::meta::{Fact, Meta};
use crate::view::{Script, say};

/// Renders an analysis as one JSON object; strings other than `clean.text` and the edits are in `script`.
pub fn json(analysis: &Analysis, script: Script, lexicon: &Lexicon) -> Value {
    let report = Report {
        analysis,
        script,
        lexicon,
    };
    let mut object = Map::new();
    object.insert("schema".into(), json!(SCHEMA));
    object.insert(
        "engine".into(),
        json!({ "version": VERSION, "lexicon": lexicon.version() }),
    );
    object.insert("clean".into(), report.clean());
    object.insert("notes".into(), report.notes());
    object.insert("meta".into(), report.meta(&analysis.meta));
    object.insert("catalog".into(), report.catalog());
    object.insert("outline".into(), report.outline());
    object.insert("checks".into(), report.checks());
    let mut layers = Rows {
        report: &report,
        object: &mut object,
    };
    let Ok(()) = analysis.layers.visit(&mut layers);
    object.insert("keywords".into(), report.keywords());
    object.insert("ignored_terms".into(), json!(analysis.ignored_terms));
    object.insert("summary".into(), report.summary());
    object.insert("stats".into(), json!(analysis.stats));
    for name in PLANNED {
        object.entry(*name).or_insert_with(|| json!([]));
    }
    Value::Object(object)
}

/// Lists of the report whose annotator does not exist yet; empty until it does.
const PLANNED: &[&str] = &["figures", "slogans", "quotes", "entities", "tasks"];

struct Report<'a> {
    analysis: &'a Analysis,
    script: Script,
    lexicon: &'a Lexicon,
}

impl Report<'_> {
    fn say(&self, text: &str) -> String {
        say(text, self.script, self.lexicon)
    }

    fn raw(&self, span: Span<Clean>) -> [u32; 2] {
        pair(self.analysis.cleaned.raw(span))
    }

    fn clean(&self) -> Value {
        let edits: Vec<Value> = self
            .analysis
            .cleaned
            .edits
            .iter()
            .map(|edit| {
                let mut row = json!({
                    "id": edit.id, "kind": edit.kind, "raw": pair(edit.raw), "clean": pair(edit.clean),
                    "before": edit.before, "after": edit.after, "certainty": edit.certainty,
                });
                if let Some(note) = &edit.note {
                    row["note"] = json!(note);
                }
                row
            })
            .collect();
        json!({ "text": self.analysis.cleaned.text.as_str(), "edits": edits })
    }

    fn notes(&self) -> Value {
        let notes = &self.analysis.cleaned.notes;
        json!(
            notes
                .iter()
                .map(|note| json!({ "kind": note.kind, "raw": pair(note.raw), "message": note.message }))
                .collect::<Vec<_>>()
        )
    }

    fn meta(&self, meta: &Meta) -> Value {
        let mut object = Map::new();
        let strings = [
            ("title", &meta.title),
            ("main_title", &meta.main_title),
            ("kicker", &meta.kicker),
            ("subtitle", &meta.subtitle),
            ("speaker", &meta.speaker),
            ("role", &meta.role),
            ("occasion", &meta.occasion),
            ("date", &meta.date),
            ("place", &meta.place),
            ("genre", &meta.genre),
            ("salutation", &meta.salutation),
            ("reporter", &meta.reporter),
            ("note", &meta.note),
        ];
        for (name, fact) in strings {
            let fact = fact.as_ref().map(|fact| Fact {
                value: self.say(&fact.value),
                raw: fact.raw,
            });
            insert(&mut object, name, fact.as_ref());
        }
        insert(&mut object, "script", meta.script.as_ref());
        insert(&mut object, "full_chars", meta.full_chars.as_ref());
        insert(&mut object, "shown_chars", meta.shown_chars.as_ref());
        for (name, value) in [
            ("chars", json!(meta.chars)),
            ("truncated", json!(meta.truncated)),
            ("truncated_by", json!(meta.truncated_by)),
        ] {
            object.insert(name.into(), json!({ "value": value, "raw": null }));
        }
        Value::Object(object)
    }

    fn catalog(&self) -> Value {
        let lines = &self.analysis.cleaned.catalog;
        let rows = self.analysis.outline.catalog.iter().filter_map(|entry| {
            let line = lines.get(entry.line as usize)?;
            Some(json!({
                "raw": pair(line.raw), "marker": self.say(&entry.marker), "title": self.say(&entry.title),
                "node": entry.node, "status": entry.status,
            }))
        });
        json!(rows.collect::<Vec<_>>())
    }

    fn outline(&self) -> Value {
        let nodes = self.analysis.outline.nodes.iter().enumerate().map(|(id, node)| {
            let mut row = json!({
                "id": id, "parent": node.parent, "depth": node.depth, "kind": node.kind,
                "marker": self.say(&node.marker), "title": self.say(&node.title),
                "raw": node.span.map(|span| self.node_raw(span)), "clean": node.span.map(pair),
                "section": pair(node.section), "why": node.why,
            });
            if let Some(title_from) = node.title_from {
                row["title_from"] = json!(title_from);
            }
            row
        });
        json!(nodes.collect::<Vec<_>>())
    }

    /// The raw letters of a node. One that begins inside damaged letters begins as far inside them as inside their repair:
    /// the full stop before 基础 and 基 itself may be one edit.
    fn node_raw(&self, span: Span<Clean>) -> [u32; 2] {
        let [start, end] = self.raw(span);
        let edits = &self.analysis.cleaned.edits;
        let inside = edits
            .get(edits.partition_point(|edit| edit.clean.end <= span.start))
            .filter(|edit| edit.clean.start < span.start);
        let offset = inside.map_or(0, |edit| {
            (span.start - edit.clean.start).min(edit.raw.len().saturating_sub(1))
        });
        [(start + offset).min(end), end]
    }

    fn checks(&self) -> Value {
        let checks = self.analysis.checks.iter().map(|check| {
            let mut row = json!({
                "kind": check.kind, "status": check.status, "raw": self.raw(check.span), "clean": pair(check.span),
                "message": self.say(&check.message),
            });
            if let Some(announced) = check.announced {
                row["announced"] = json!(announced);
            }
            if let Some(found) = check.found {
                row["found"] = json!(found);
            }
            row
        });
        json!(checks.collect::<Vec<_>>())
    }

    fn keywords(&self) -> Value {
        let keywords = self.analysis.keywords.iter().map(|keyword| {
            let term = keyword.term_in(self.script, &self.analysis.cleaned.text, self.lexicon);
            json!({
                "term": term, "weight": keyword.weight, "count": keyword.uses.len(), "why": keyword.why,
                "uses": keyword.uses.iter().map(|span| self.raw(*span)).collect::<Vec<_>>(),
                "clean": keyword.uses.iter().map(|span| pair(*span)).collect::<Vec<_>>(),
            })
        });
        json!(keywords.collect::<Vec<_>>())
    }
}

impl Report<'_> {
    fn summary(&self) -> Value {
        let lines = self.analysis.summary.iter().map(|line| {
            json!({
                "raw": self.raw(line.span), "clean": pair(line.span), "node": line.node,
                "text": self.say(&self.analysis.cleaned.text.string(line.span)),
            })
        });
        json!(lines.collect::<Vec<_>>())
    }
}

fn pair<S: Side>(span: Span<S>) -> [u32; 2] {
    [span.start, span.end]
}

fn insert<T: Serialize>(object: &mut Map<String, Value>, name: &str, fact: Option<&Fact<T>>) {
    let value = fact.map(|fact| json!({ "value": fact.value, "raw": fact.raw.map(pair::<Raw>) }));
    object.insert(name.into(), value.unwrap_or(Value::Null));
}

/// Puts every layer into the object under its name.
struct Rows<'a, 'b> {
    report: &'a Report<'b>,
    object: &'a mut Map<String, Value>,
}

impl Visitor for Rows<'_, '_> {
    type Error = std::convert::Infallible;

    fn layer<R: Row>(&mut self, name: &'static str, rows: &[R]) -> Result<(), Self::Error> {
        let rows = rows.iter().map(|row| {
            let span = row.span();
            let mut value = serde_json::to_value(row).unwrap_or_default();
            if let Value::Object(fields) = &mut value {
                fields.values_mut().for_each(|field| translate(field, self.report));
                let raw = row.raw().map_or_else(|| self.report.raw(span), pair);
                fields.insert("raw".into(), json!(raw));
                fields.insert("clean".into(), json!(pair(span)));
            }
            value
        });
        self.object.insert(name.into(), rows.collect());
        Ok(())
    }
}

/// Turns the strings of a row into the script of the report.
fn translate(value: &mut Value, report: &Report<'_>) {
    match value {
        Value::String(text) => *text = report.say(text),
        Value::Array(items) => items.iter_mut().for_each(|item| {
            if let Value::String(text) = item {
                *text = report.say(text);
            }
        }),
        _ => {}
    }
}
