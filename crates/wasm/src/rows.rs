//! Every span of an analysis as flat rows `[clean_start16, clean_end16, raw_start16, raw_end16, layer, ref]`.
//!
//! Offsets are UTF-16 units, as JavaScript counts them. `layer` is an index into [`layers`], `ref` into the report's list
//! of that name. Rows stand layer by layer, ascending by place in each.
//! What a layer holds is left to `wire.rs` and the core.

use tigang::Analysis;
use tigang::annotate::{LAYERS, Row, Visitor};
use tigang::text::{Clean, Raw, Span, Utf16Index};

/// Layers that are no annotator's: `titles` are a heading's letters without its number, `sections` all that stands under
/// it, `parts` those of the figures.
const OWN_LAYERS: [&str; 11] = [
    "meta", "outline", "titles", "sections", "edits", "gaps", "notes", "keywords", "checks", "summary", "parts",
];

/// Names of the layers in the order of their numbers.
pub(crate) fn layers() -> Vec<&'static str> {
    OWN_LAYERS.iter().chain(LAYERS).copied().collect()
}

/// The rows of an analysis.
pub(crate) fn rows(analysis: &Analysis) -> Vec<u32> {
    let mut rows = Rows {
        analysis,
        layers: layers(),
        found: Vec::new(),
    };
    rows.meta();
    rows.outline();
    rows.clean();
    let keywords = rows.number("keywords");
    for (at, keyword) in analysis.keywords.iter().enumerate() {
        for span in &keyword.uses {
            rows.push(keywords, at, *span);
        }
    }
    let checks = rows.number("checks");
    for (at, check) in analysis.checks.iter().enumerate() {
        rows.push(checks, at, check.span);
    }
    let summary = rows.number("summary");
    for (at, line) in analysis.summary.iter().enumerate() {
        rows.push(summary, at, line.span);
    }
    let parts = rows.number("parts");
    for (at, part) in analysis.stats.parts.iter().enumerate() {
        rows.push(parts, at, Span::new(part.clean[0], part.clean[1]));
    }
    let Ok(()) = analysis.layers.visit(&mut rows);
    rows.found.sort_by_key(|row| (row.layer, row.clean.start, row.at));
    flatten(analysis, &rows.found)
}

struct Found {
    clean: Span<Clean>,
    raw: Span<Raw>,
    layer: u32,
    at: u32,
}

struct Rows<'a> {
    analysis: &'a Analysis,
    layers: Vec<&'static str>,
    found: Vec<Found>,
}

impl Rows<'_> {
    /// The number of a layer.
    fn number(&self, name: &str) -> u32 {
        let layer = self.layers.iter().position(|layer| *layer == name);
        layer.expect("every layer pushed to is in the list") as u32
    }

    fn push(&mut self, layer: u32, at: usize, clean: Span<Clean>) {
        let raw = self.analysis.cleaned.raw(clean);
        self.push_both(layer, at, clean, raw);
    }

    fn push_raw(&mut self, layer: u32, at: usize, raw: Span<Raw>) {
        let clean = self.analysis.cleaned.map.to_clean(raw);
        self.push_both(layer, at, clean, raw);
    }

    fn push_both(&mut self, layer: u32, at: usize, clean: Span<Clean>, raw: Span<Raw>) {
        let at = at as u32;
        self.found.push(Found { clean, raw, layer, at });
    }

    /// The head of the text, in no order of importance: the page only draws it quietly.
    fn meta(&mut self) {
        let meta = &self.analysis.meta;
        let strings = [
            &meta.main_title,
            &meta.title,
            &meta.kicker,
            &meta.subtitle,
            &meta.speaker,
            &meta.role,
            &meta.date,
            &meta.salutation,
            &meta.reporter,
            &meta.note,
        ];
        let layer = self.number("meta");
        for (at, fact) in strings.into_iter().enumerate() {
            if let Some(raw) = fact.as_ref().and_then(|fact| fact.raw) {
                self.push_raw(layer, at, raw);
            }
        }
    }

    fn outline(&mut self) {
        let [outline, titles, sections] = ["outline", "titles", "sections"].map(|name| self.number(name));
        for (at, node) in self.analysis.outline.nodes.iter().enumerate() {
            if let Some(span) = node.span {
                self.push(outline, at, span);
            }
            if let Some(span) = node.title_span {
                self.push(titles, at, span);
            }
            self.push(sections, at, node.section);
        }
    }

    fn clean(&mut self) {
        let cleaned = &self.analysis.cleaned;
        let [edits, gaps, notes] = ["edits", "gaps", "notes"].map(|name| self.number(name));
        for (at, edit) in cleaned.edits.iter().enumerate() {
            self.push_both(edits, at, edit.clean, edit.raw);
        }
        for (at, gap) in cleaned.gaps.iter().enumerate() {
            self.push_both(gaps, at, Span::at(gap.clean), gap.raw);
        }
        for (at, note) in cleaned.notes.iter().enumerate() {
            self.push_raw(notes, at, note.raw);
        }
    }
}

impl Visitor for Rows<'_> {
    type Error = std::convert::Infallible;

    fn layer<R: Row>(&mut self, name: &'static str, rows: &[R]) -> Result<(), Self::Error> {
        let layer = self.number(name);
        for (at, row) in rows.iter().enumerate() {
            match row.raw() {
                Some(raw) => self.push_both(layer, at, row.span(), raw),
                None => self.push(layer, at, row.span()),
            }
        }
        Ok(())
    }
}

/// Scalars to UTF-16; starts ascend within a layer, ends nearly do, so four sweeps are linear.
fn flatten(analysis: &Analysis, found: &[Found]) -> Vec<u32> {
    let clean = Utf16Index::new(analysis.cleaned.text.scalars().iter().copied());
    let raw = Utf16Index::new(analysis.raw.scalars().iter().copied());
    let (mut clean_start, mut clean_end) = (clean.sweep(), clean.sweep());
    let (mut raw_start, mut raw_end) = (raw.sweep(), raw.sweep());
    let rows = found.iter().flat_map(|row| {
        [
            clean_start(row.clean.start),
            clean_end(row.clean.end),
            raw_start(row.raw.start),
            raw_end(row.raw.end),
            row.layer,
            row.at,
        ]
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tigang::lexicon::Lexicon;
    use tigang::{Options, analyze};

    /// The text a JavaScript reader of the rows sees: layer name, clean piece, raw piece.
    fn check(text: &str, expected: &[(&str, &str, &str)]) {
        let lexicon = Lexicon::embedded();
        let analysis = analyze(text, &Options::default(), &lexicon).expect("the text is short");
        let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
        let (clean, raw) = (units(analysis.cleaned.text.as_str()), units(text));
        let piece =
            |units: &[u16], start: u32, end: u32| String::from_utf16_lossy(&units[start as usize..end as usize]);
        let layers = layers();
        let wanted: Vec<&str> = expected.iter().map(|(layer, ..)| *layer).collect();
        let seen: Vec<(String, String, String)> = rows(&analysis)
            .chunks(6)
            .map(|row| (layers[row[4] as usize], row))
            .filter(|(layer, _)| wanted.contains(layer))
            .map(|(layer, row)| {
                (
                    layer.to_owned(),
                    piece(&clean, row[0], row[1]),
                    piece(&raw, row[2], row[3]),
                )
            })
            .collect();
        let seen: Vec<(&str, &str, &str)> = seen
            .iter()
            .map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str()))
            .collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn offsets_count_astral_letters_twice() {
        check(
            "𠮷县长在𠮷川镇讲，见《𠮷川规划》。\n",
            &[("documents", "《𠮷川规划》", "《𠮷川规划》")],
        );
    }

    #[test]
    fn a_row_reads_its_own_place_in_both_texts() {
        check(
            "標(biāo)準與標(biāo)題《關于標(biāo)準的通知》下發\n",
            &[("documents", "《關于標準的通知》", "《關于標(biāo)準的通知》")],
        );
    }

    #[test]
    fn layers_ascend_and_their_rows_ascend_in_them() {
        let lexicon = Lexicon::embedded();
        let text = "一、提高认识\n见《甲》和《乙》。\n二、狠抓落实\n见《丙》。\n";
        let analysis = analyze(text, &Options::default(), &lexicon).expect("the text is short");
        let rows = rows(&analysis);
        let keys: Vec<(u32, u32)> = rows.chunks(6).map(|row| (row[4], row[0])).collect();
        assert!(3 < keys.len());
        assert!(keys.is_sorted());
    }
}
