//! Full jieba-rs: its whole list read into its own dictionary, and its cut.
//!
//! The list is jieba-rs's own `dict.txt`; `cargo xtask bench` says where it lies. It is embedded as it is, which spares
//! this peer the unpacking that jieba-rs's feature `default-dict` would do first.
#![forbid(unsafe_code)]

use std::sync::OnceLock;

use jieba_rs::Jieba;
use wasm_bindgen::prelude::wasm_bindgen;

const DICTIONARY: &[u8] = include_bytes!(env!("TIGANG_BENCH_DICTIONARY"));

fn jieba() -> &'static Jieba {
    static JIEBA: OnceLock<Jieba> = OnceLock::new();
    JIEBA.get_or_init(|| Jieba::with_dict(&mut &*DICTIONARY).expect("jieba's own list is well formed"))
}

/// Reads the list.
#[wasm_bindgen]
pub fn prepare() {
    jieba();
}

/// Cuts a paragraph and answers the number of words, which costs less than handing them over.
#[wasm_bindgen]
pub fn cut(text: &str) -> usize {
    jieba().cut(text, false).len()
}
