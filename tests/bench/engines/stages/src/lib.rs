//! What each stage of the analysis costs in a browser. The engine itself has no clock, so the bench has this module.
#![forbid(unsafe_code)]

use std::hint::black_box;
use std::sync::OnceLock;

use tigang::lexicon::Lexicon;
use tigang::{Options, analyze_watched};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::embedded)
}

/// Decodes the lexicon.
#[wasm_bindgen]
pub fn prepare() {
    lexicon();
}

/// Analyses a text: a line for each stage, its name and its milliseconds.
///
/// # Panics
/// When the text is over the limit.
#[wasm_bindgen]
pub fn stages(text: &str) -> String {
    let mut laps = String::new();
    let mut last = now();
    let analysis = analyze_watched(text, &Options::default(), lexicon(), &mut |name| {
        let time = now();
        laps.push_str(&format!("{name} {}\n", time - last));
        last = time;
    });
    black_box(analysis).expect("within the limit");
    laps
}
