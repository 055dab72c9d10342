//! The wasm boundary: the only crate that knows JavaScript. Thin: it converts, and leaves all work to the core.
//!
//! Stateless calls: [`analyze`], text and options in, one object out, nothing of which is a live Rust object; [`render`],
//! the same in, the bytes of a file out; [`compare`] and [`render_comparison`], the same for two texts.
//!
//! ```text
//! { common, wording: {source, simplified, traditional}, spans: Uint32Array, texts: {source, simplified, traditional} }
//! ```
//!
//! `common` holds what is the same in every script, `wording` the strings once in each; `www/src/report.js` has the types.
//! Spans are not in the objects but in the flat rows of [`rows`], so that thousands of them cost nothing to hand over.
//! Lone surrogates of the JavaScript string arrive here as U+FFFD, one code unit each; the worker counts them.
#![forbid(unsafe_code)]

mod comparison;
mod rows;
mod wire;

use std::sync::OnceLock;

use js_sys::{Object, Reflect, Uint32Array};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use tigang::lexicon::Lexicon;
use tigang::report::{self, Format, comparison as compared};
use tigang::text::{Span, Utf16Index};
use tigang::view::{Script, view_whole};
use tigang::{Analysis, HeadingHint, Options};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The scripts a text is given in, and their names on the other side.
const SCRIPTS: [(&str, Script); 3] = [
    ("source", Script::Source),
    ("simplified", Script::Simplified),
    ("traditional", Script::Traditional),
];

/// What the page may ask for; absent fields are empty.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Wishes {
    /// Start, end and level of each, in UTF-16.
    headings: Vec<(u32, u32, u8)>,
    refused: Vec<String>,
    terms: Vec<String>,
    form: bool,
    summary_length: Option<u32>,
}

/// The engine's version.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Decodes the lexicon, so that the first analysis need not. Calling it again does nothing.
#[wasm_bindgen]
pub fn prepare() {
    lexicon();
}

/// Analyses one text; see the [crate](self) for the answer.
///
/// # Errors
/// A string for logs when the options have the wrong shape or the text is over the core's limit, which the page checks
/// before it copies a text here.
#[wasm_bindgen]
pub fn analyze(text: &str, options: JsValue) -> Result<JsValue, JsValue> {
    let options = options_of(text, options)?;
    answer(&analysis_of(text, &options)?, &options.terms, lexicon())
}

/// Analyses one text and renders it as a file: `format` is a name of [`Format::ALL`], `script` one of
/// `source`, `simplified`, `traditional`.
///
/// # Errors
/// As [`analyze`], and when there is no such format or script.
#[wasm_bindgen]
pub fn render(text: &str, options: JsValue, format: &str, script: &str) -> Result<Vec<u8>, JsValue> {
    let format = Format::named(format).ok_or_else(|| format!("no format `{format}`"))?;
    let script = script_named(script)?;
    let analysis = analysis_of(text, &options_of(text, options)?)?;
    Ok(report::render(&analysis, format, script, lexicon()))
}

/// Compares two texts, the earlier one first, each with its own options; `comparison.rs` says what comes out.
///
/// # Errors
/// As [`analyze`].
#[wasm_bindgen]
pub fn compare(before: &str, before_options: JsValue, after: &str, after_options: JsValue) -> Result<JsValue, JsValue> {
    let texts = two_of([(before, before_options), (after, after_options)])?;
    let texts = [&texts[0], &texts[1]];
    let found = tigang::compare::compare(texts[0], texts[1], lexicon());
    comparison::answer(texts, &found, lexicon())
}

/// Compares two texts and renders the comparison as a file: `format` is a name of [`compared::Format::ALL`].
///
/// # Errors
/// As [`analyze`], and when there is no such format or script.
#[wasm_bindgen]
pub fn render_comparison(
    before: &str,
    before_options: JsValue,
    after: &str,
    after_options: JsValue,
    format: &str,
    script: &str,
) -> Result<Vec<u8>, JsValue> {
    let format = compared::Format::named(format).ok_or_else(|| format!("no format `{format}`"))?;
    let script = script_named(script)?;
    let texts = two_of([(before, before_options), (after, after_options)])?;
    let texts = [&texts[0], &texts[1]];
    let found = tigang::compare::compare(texts[0], texts[1], lexicon());
    Ok(compared::render(texts, &found, format, script, lexicon()))
}

fn two_of([before, after]: [(&str, JsValue); 2]) -> Result<[Analysis; 2], JsValue> {
    let read = |(text, options): (&str, JsValue)| analysis_of(text, &options_of(text, options)?);
    Ok([read(before)?, read(after)?])
}

fn script_named(name: &str) -> Result<Script, JsValue> {
    let script = SCRIPTS.iter().find(|(known, _)| *known == name);
    let (_, script) = script.ok_or_else(|| "no such script".to_owned())?;
    Ok(*script)
}

/// The reader's options for a text, whose letters the headings are counted in.
fn options_of(text: &str, wishes: JsValue) -> Result<Options, JsValue> {
    let wishes: Wishes = match wishes.is_undefined() || wishes.is_null() {
        true => Wishes::default(),
        false => serde_wasm_bindgen::from_value(wishes)?,
    };
    let usual = Options::default();
    let headings = match wishes.headings.is_empty() {
        true => Vec::new(),
        false => {
            let index = Utf16Index::new(text.chars());
            let hint = |&(start, end, level): &(u32, u32, u8)| HeadingHint {
                raw: Span::new(index.scalar(start), index.scalar(end)),
                level,
            };
            wishes.headings.iter().map(hint).collect()
        }
    };
    Ok(Options {
        headings,
        refused: wishes.refused,
        terms: wishes.terms,
        form: wishes.form,
        summary_length: wishes.summary_length.unwrap_or(usual.summary_length),
    })
}

fn analysis_of(text: &str, options: &Options) -> Result<Analysis, JsValue> {
    Ok(tigang::analyze(text, options, lexicon()).map_err(|error| error.to_string())?)
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::embedded)
}

fn answer(analysis: &Analysis, terms: &[String], lexicon: &Lexicon) -> Result<JsValue, JsValue> {
    let common = Object::new();
    set_fields(&common, &wire::Common::new(analysis, terms, lexicon))?;
    wire::each_layer(analysis, |name, rows| set(&common, name, rows))?;

    let wording = Object::new();
    let texts = Object::new();
    for (name, script) in SCRIPTS {
        let words = wire::Wording::new(analysis, script, lexicon);
        set(&wording, name, to_js(&words)?)?;
        set(&texts, name, JsValue::from_str(&shown(analysis, script, lexicon)))?;
    }

    let answer = Object::new();
    set(&answer, "common", common.into())?;
    set(&answer, "wording", wording.into())?;
    set(
        &answer,
        "spans",
        Uint32Array::from(rows::rows(analysis).as_slice()).into(),
    )?;
    set(&answer, "texts", texts.into())?;
    Ok(answer.into())
}

/// The clean text as it stands, or as the reader wants to see it.
fn shown(analysis: &Analysis, script: Script, lexicon: &Lexicon) -> String {
    match script {
        Script::Source => analysis.cleaned.text.as_str().to_owned(),
        _ => view_whole(analysis, script, lexicon).into_iter().collect(),
    }
}

fn set(object: &Object, name: &str, value: JsValue) -> Result<(), JsValue> {
    Reflect::set(object, &JsValue::from_str(name), &value).map(drop)
}

/// Sets every field of a struct on an object that gets others besides.
fn set_fields<T: Serialize>(object: &Object, value: &T) -> Result<(), JsValue> {
    Object::assign(object, &Object::from(to_js(value)?));
    Ok(())
}

fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = Serializer::new().serialize_missing_as_null(true);
    Ok(value.serialize(&serializer)?)
}
