//! The wasm boundary: the only crate that knows JavaScript. Thin: it converts, and leaves all work to the core.
//!
//! Stateless calls: [`analyze`], text and options in, one object out, nothing of which is a live Rust object; [`render`],
//! the same in, the bytes of a file out; [`compare`] and [`render_comparison`], the same for two texts.
//!
//! ```text
//! { common, wording, spans: Uint32Array, views: {source, simplified or traditional} }
//! ```
//!
//! `common` holds what is the same in every script and `wording` what is said in words, whose letters stand, like the text's,
//! in `views`; `www/src/report.js` has the types. A script that most readers never look at comes only when asked for.
//! Spans are not in the objects but in the flat rows of `rows`, so that thousands of them cost nothing to hand over.
//! Lone surrogates of the JavaScript string arrive here as U+FFFD, one code unit each; the worker counts them.
#![forbid(unsafe_code)]

mod comparison;
mod rows;
mod views;
mod wire;
mod wishes;

use std::sync::OnceLock;

use js_sys::{Function, Object, Reflect, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tigang::lexicon::Lexicon;
use tigang::meta::SourceScript;
use tigang::report::{self, Format, comparison as compared};
use tigang::segment::segment;
use tigang::text::{Clean, Text, Utf16Index};
use tigang::view::Script;
use tigang::{Analysis, Options, Shadow};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The scripts a text is given in, and their names on the other side.
const SCRIPTS: [(&str, Script); 3] = [
    ("source", Script::Source),
    ("simplified", Script::Simplified),
    ("traditional", Script::Traditional),
];

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

/// Decodes what is otherwise decoded when a text first has a letter.
#[wasm_bindgen]
pub fn unpack() {
    for letter in '\u{4e00}'..='\u{9fff}' {
        lexicon().dictionary().idioms(letter);
    }
}

/// Has the system give so many bytes that analyses are to work in, where it has them: the first text need not wait for every
/// page of them.
#[wasm_bindgen]
pub fn make_room(bytes: usize) {
    let mut room: Vec<u8> = Vec::new();
    if room.try_reserve_exact(bytes).is_ok() {
        // The system gives a page when it is written to.
        room.resize(bytes, 1);
        std::hint::black_box(&room);
    }
}

/// Analyses one text; see the [crate](self) for the answer.
///
/// # Errors
/// A string for logs when the options have the wrong shape or the text is over the core's limit, which the page checks
/// before it copies a text here.
#[wasm_bindgen]
pub fn analyze(text: String, options: JsValue) -> Result<JsValue, JsValue> {
    let options = wishes::options(&text, &options)?;
    answer(&analysis_of(text, &options)?, lexicon())
}

/// Analyses one text, calls `first` with what [`analyze`] answers, and answers the other `views`: what is seen first need not
/// wait for what few readers ask for, and asking costs no second analysis.
///
/// # Errors
/// As [`analyze`], and what `first` throws.
#[wasm_bindgen]
pub fn analyze_whole(text: String, options: JsValue, first: &Function) -> Result<JsValue, JsValue> {
    let options = wishes::options(&text, &options)?;
    let analysis = analysis_of(text, &options)?;
    first.call1(&JsValue::NULL, &answer(&analysis, lexicon())?)?;
    let views = Object::new();
    for (name, script) in SCRIPTS {
        if script != Script::Source && script != shown_first(&analysis) {
            set(&views, name, views::said(&analysis, script, lexicon())?.1)?;
        }
    }
    Ok(views.into())
}

/// Cuts a text into its words: no marks, no spaces, official terms whole. Start and end of each, in UTF-16.
#[wasm_bindgen]
pub fn words(text: &str) -> Uint32Array {
    let text: Text<Clean> = Text::new(text);
    let shadow = Shadow::new(&text, lexicon());
    let words = segment(&shadow, &Options::default(), lexicon()).words;
    let index = Utf16Index::new(text.scalars().iter().copied());
    let mut place = index.sweep();
    let places: Vec<u32> = words
        .iter()
        .flat_map(|word| [word.span.start, word.span.end])
        .map(&mut place)
        .collect();
    Uint32Array::from(places.as_slice())
}

/// Analyses one text and renders it as a file: `format` is a name of [`Format::ALL`], `script` one of
/// `source`, `simplified`, `traditional`.
///
/// # Errors
/// As [`analyze`], and when there is no such format or script.
#[wasm_bindgen]
pub fn render(text: String, options: JsValue, format: &str, script: &str) -> Result<Vec<u8>, JsValue> {
    let format = Format::named(format).ok_or_else(|| format!("no format `{format}`"))?;
    let script = script_named(script)?;
    let options = wishes::options(&text, &options)?;
    let analysis = analysis_of(text, &options)?;
    Ok(report::render(&analysis, format, script, lexicon()))
}

/// Compares two texts, the earlier one first, each with its own options; `comparison.rs` says what comes out.
///
/// # Errors
/// As [`analyze`].
#[wasm_bindgen]
pub fn compare(
    before: String,
    before_options: JsValue,
    after: String,
    after_options: JsValue,
) -> Result<JsValue, JsValue> {
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
    before: String,
    before_options: JsValue,
    after: String,
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

fn two_of([before, after]: [(String, JsValue); 2]) -> Result<[Analysis; 2], JsValue> {
    let read = |(text, options): (String, JsValue)| {
        let options = wishes::options(&text, &options)?;
        analysis_of(text, &options)
    };
    Ok([read(before)?, read(after)?])
}

fn name_of(script: Script) -> &'static str {
    let known = SCRIPTS.iter().find(|(_, known)| *known == script);
    known.map_or("", |(name, _)| name)
}

fn script_named(name: &str) -> Result<Script, JsValue> {
    let script = SCRIPTS.iter().find(|(known, _)| *known == name);
    let (_, script) = script.ok_or_else(|| "no such script".to_owned())?;
    Ok(*script)
}

fn analysis_of(text: String, options: &Options) -> Result<Analysis, JsValue> {
    Ok(tigang::analyze(text, options, lexicon()).map_err(|error| error.to_string())?)
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::embedded)
}

/// What a reader sees first, and the rest of it.
fn answer(analysis: &Analysis, lexicon: &Lexicon) -> Result<JsValue, JsValue> {
    let common = Object::new();
    set_fields(&common, &wire::Common::new(analysis, lexicon))?;
    wire::each_layer(analysis, |name, rows| set(&common, name, rows))?;

    let views = Object::new();
    let (wording, source) = views::said(analysis, Script::Source, lexicon)?;
    set(&views, name_of(Script::Source), source)?;
    let shown = shown_first(analysis);
    set(&views, name_of(shown), views::said(analysis, shown, lexicon)?.1)?;

    let answer = Object::new();
    set(&answer, "common", common.into())?;
    set(&answer, "wording", to_js(&wording)?)?;
    set(
        &answer,
        "spans",
        Uint32Array::from(rows::rows(analysis).as_slice()).into(),
    )?;
    set(&answer, "views", views.into())?;
    Ok(answer.into())
}

/// The script that a text is shown in unless its reader says otherwise: its own, but simplified where a machine made it
/// traditional.
fn shown_first(analysis: &Analysis) -> Script {
    match analysis.meta.script.as_ref().map(|fact| fact.value) {
        Some(SourceScript::Traditional) => Script::Traditional,
        _ => Script::Simplified,
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
