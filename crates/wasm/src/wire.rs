//! The report as objects for the page: the same names as in the JSON report, without spans, and without words.
//!
//! What is said in words is the same list in every script; a [`Wording`] holds the numbers of the words, which `views.rs`
//! hands over.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tigang::Analysis;
use tigang::annotate::{Row, Visitor};
use tigang::check::{CheckKind, CheckStatus};
use tigang::clean::{Certainty, EditKind, NoteKind};
use tigang::keywords::Ignored;
use tigang::lexicon::Lexicon;
use tigang::meta::{Fact, SourceScript, TruncatedBy};
use tigang::outline::{CatalogStatus, NodeKind, TitleFrom};
use tigang::report::{SCHEMA, VERSION};
use tigang::stats::{HeadingGroup, Stats};
use tigang::view::Script;
use wasm_bindgen::prelude::JsValue;

use crate::rows;
use crate::views::Words;

/// What is the same in every script.
#[derive(Serialize)]
pub(crate) struct Common<'a> {
    schema: u32,
    engine: Engine<'a>,
    layers: Vec<&'static str>,
    edits: Vec<Edit<'a>>,
    gaps: Vec<Gap>,
    summary: Vec<SummaryLine>,
    stats: Figures<'a>,
    /// The reader's own terms, in the order of their list.
    own_terms: Vec<OwnTerm<'a>>,
    /// Lines of the reader's list that are no terms.
    ignored_terms: &'a [Ignored],
    surrogates: u32,
}

/// Figures about the text, without the table of every term in every part: the rows say where each occurrence is.
#[derive(Serialize)]
struct Figures<'a> {
    chars: u32,
    sentences: u32,
    characters: u32,
    characters_with_spaces: u32,
    sentence_tenths: u32,
    longest_sentence: u32,
    seconds: Option<u32>,
    directive_permille: u32,
    stock_permille: u32,
    headings: &'a [HeadingGroup],
    parts: Vec<PartFigures>,
}

/// Figures about one part; where it stands is in the rows.
#[derive(Serialize)]
struct PartFigures {
    node: Option<u32>,
    chars: u32,
    seconds: Option<u32>,
}

impl<'a> Figures<'a> {
    fn new(stats: &'a Stats) -> Self {
        let parts = stats.parts.iter().map(|part| PartFigures {
            node: part.node,
            chars: part.chars,
            seconds: part.seconds,
        });
        Self {
            chars: stats.chars,
            characters: stats.characters,
            characters_with_spaces: stats.characters_with_spaces,
            sentences: stats.sentences,
            sentence_tenths: stats.sentence_tenths,
            longest_sentence: stats.longest_sentence,
            seconds: stats.seconds,
            directive_permille: stats.directive_permille,
            stock_permille: stats.stock_permille,
            headings: &stats.headings,
            parts: parts.collect(),
        }
    }
}

#[derive(Serialize)]
struct SummaryLine {
    node: Option<u32>,
}

#[derive(Serialize)]
struct OwnTerm<'a> {
    /// As the reader wrote it.
    written: &'a str,
    /// As it is looked for.
    term: String,
    /// Index into the keywords; none when the term does not occur.
    keyword: Option<usize>,
}

#[derive(Serialize)]
struct Engine<'a> {
    version: &'static str,
    lexicon: &'a str,
}

#[derive(Serialize)]
struct Edit<'a> {
    id: &'a str,
    kind: EditKind,
    before: &'a str,
    after: &'a str,
    certainty: Certainty,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct Gap {
    missing_chars: Option<u32>,
    at_end: bool,
}

impl<'a> Common<'a> {
    pub(crate) fn new(analysis: &'a Analysis, lexicon: &'a Lexicon) -> Self {
        let own_terms = analysis.own_terms.iter().map(|own| {
            let term: String = own.letters.iter().collect();
            OwnTerm {
                written: &own.written,
                keyword: analysis.keywords.iter().position(|keyword| keyword.term == term),
                term,
            }
        });
        let summary = analysis.summary.iter().map(|line| SummaryLine { node: line.node });
        let cleaned = &analysis.cleaned;
        let edits = cleaned.edits.iter().map(|edit| Edit {
            id: &edit.id,
            kind: edit.kind,
            before: &edit.before,
            after: &edit.after,
            certainty: edit.certainty,
            note: edit.note.as_deref(),
        });
        let gaps = cleaned.gaps.iter().map(|gap| Gap {
            missing_chars: gap.missing_chars,
            at_end: gap.at_end,
        });
        Self {
            schema: SCHEMA,
            engine: Engine {
                version: VERSION,
                lexicon: lexicon.version(),
            },
            layers: rows::layers(),
            edits: edits.collect(),
            gaps: gaps.collect(),
            summary: summary.collect(),
            stats: Figures::new(&analysis.stats),
            own_terms: own_terms.collect(),
            ignored_terms: &analysis.ignored_terms,
            surrogates: 0,
        }
    }
}

/// Number of a string among the [`Words`].
type Said = u32;

/// What is said in words: each as its number.
#[derive(Serialize)]
pub(crate) struct Wording<'a> {
    meta: Meta<'a>,
    outline: Vec<Node>,
    catalog: Vec<CatalogEntry>,
    keywords: Vec<Keyword>,
    checks: Vec<Check>,
    notes: Vec<Note>,
}

#[derive(Serialize)]
struct Meta<'a> {
    title: Option<Said>,
    main_title: Option<Said>,
    kicker: Option<Said>,
    subtitle: Option<Said>,
    speaker: Option<Said>,
    role: Option<Said>,
    occasion: Option<Said>,
    date: Option<&'a str>,
    place: Option<Said>,
    genre: Option<Said>,
    salutation: Option<Said>,
    reporter: Option<Said>,
    note: Option<Said>,
    script: Option<SourceScript>,
    full_chars: Option<u32>,
    shown_chars: Option<u32>,
    chars: u32,
    truncated: bool,
    truncated_by: Option<TruncatedBy>,
}

#[derive(Serialize)]
struct Node {
    id: usize,
    parent: Option<u32>,
    depth: u32,
    kind: NodeKind,
    marker: Said,
    title: Said,
    title_from: Option<TitleFrom>,
    why: Said,
}

#[derive(Serialize)]
struct CatalogEntry {
    marker: Said,
    title: Said,
    node: Option<u32>,
    status: CatalogStatus,
}

#[derive(Serialize)]
struct Keyword {
    term: Said,
    weight: u32,
    count: usize,
    why: Said,
}

#[derive(Serialize)]
struct Check {
    kind: CheckKind,
    status: CheckStatus,
    announced: Option<u32>,
    found: Option<u32>,
    message: Said,
}

#[derive(Serialize)]
struct Note {
    kind: NoteKind,
    message: Said,
}

impl<'a> Wording<'a> {
    /// Puts all words into `words`, always in the same order. They still are to be shown in `script`, which has its own
    /// say in one thing: a term stands in the source as it is written there.
    pub(crate) fn new(analysis: &'a Analysis, script: Script, words: &mut Words) -> Self {
        let meta = &analysis.meta;
        let mut fact = |fact: &Option<Fact<String>>| fact.as_ref().map(|fact| words.say(&fact.value));
        let meta = Meta {
            title: fact(&meta.title),
            main_title: fact(&meta.main_title),
            kicker: fact(&meta.kicker),
            subtitle: fact(&meta.subtitle),
            speaker: fact(&meta.speaker),
            role: fact(&meta.role),
            occasion: fact(&meta.occasion),
            date: meta.date.as_ref().map(|fact| fact.value.as_str()),
            place: fact(&meta.place),
            genre: fact(&meta.genre),
            salutation: fact(&meta.salutation),
            reporter: fact(&meta.reporter),
            note: fact(&meta.note),
            script: meta.script.as_ref().map(|fact| fact.value),
            full_chars: meta.full_chars.as_ref().map(|fact| fact.value),
            shown_chars: meta.shown_chars.as_ref().map(|fact| fact.value),
            chars: meta.chars,
            truncated: meta.truncated,
            truncated_by: meta.truncated_by,
        };
        let nodes = analysis.outline.nodes.iter().enumerate().map(|(id, node)| Node {
            id,
            parent: node.parent,
            depth: node.depth,
            kind: node.kind,
            marker: words.say(&node.marker),
            title: words.say(&node.title),
            title_from: node.title_from,
            why: words.say(&node.why),
        });
        let outline = nodes.collect();
        let catalog = analysis.outline.catalog.iter().map(|entry| CatalogEntry {
            marker: words.say(&entry.marker),
            title: words.say(&entry.title),
            node: entry.node,
            status: entry.status,
        });
        let catalog = catalog.collect();
        let keywords = analysis.keywords.iter().map(|keyword| Keyword {
            term: match (script, keyword.plain_use()) {
                (Script::Source, Some(plain)) => words.say_plainly(&analysis.cleaned.text.string(plain)),
                _ => words.say(&keyword.term),
            },
            weight: keyword.weight,
            count: keyword.uses.len(),
            why: words.say(&keyword.why),
        });
        let keywords = keywords.collect();
        let checks = analysis.checks.iter().map(|check| Check {
            kind: check.kind,
            status: check.status,
            announced: check.announced,
            found: check.found,
            message: words.say(&check.message),
        });
        let checks = checks.collect();
        let notes = analysis.cleaned.notes.iter().map(|note| Note {
            kind: note.kind,
            message: words.say(&note.message),
        });
        Self {
            meta,
            outline,
            catalog,
            keywords,
            checks,
            notes: notes.collect(),
        }
    }
}

/// Calls `receive` with each annotator's name and rows, as the annotator serialises them.
pub(crate) fn each_layer(
    analysis: &Analysis,
    receive: impl FnMut(&'static str, JsValue) -> Result<(), JsValue>,
) -> Result<(), JsValue> {
    analysis.layers.visit(&mut Layers { receive })
}

struct Layers<F> {
    receive: F,
}

impl<F: FnMut(&'static str, JsValue) -> Result<(), JsValue>> Visitor for Layers<F> {
    type Error = JsValue;

    fn layer<R: Row>(&mut self, name: &'static str, rows: &[R]) -> Result<(), JsValue> {
        let serializer = Serializer::new().serialize_missing_as_null(true);
        (self.receive)(name, rows.serialize(&serializer)?)
    }
}
