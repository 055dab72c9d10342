//! What the page asks for, read off its object field by field: that takes a third of the code a deserialiser does.

use js_sys::{Array, Reflect};
use tigang::text::{Span, Utf16Index};
use tigang::{HeadingHint, Options};
use wasm_bindgen::prelude::JsValue;

/// The options of a text, whose letters the headings are counted in: start, end and level of each, in UTF-16. What is absent
/// is as usual.
///
/// # Errors
/// The name of what has the wrong shape.
pub(crate) fn options(text: &str, wishes: &JsValue) -> Result<Options, JsValue> {
    let usual = Options::default();
    if wishes.is_undefined() || wishes.is_null() {
        return Ok(usual);
    }
    let headings = list(wishes, "headings")?;
    let hints = match headings.length() {
        0 => Vec::new(),
        _ => {
            let index = Utf16Index::new(text.chars());
            let hint = |heading: JsValue| {
                let heading = Array::from(&heading);
                let [start, end, level] = [0, 1, 2].map(|at| heading.get(at).as_f64());
                Some(HeadingHint {
                    raw: Span::new(index.scalar(start? as u32), index.scalar(end? as u32)),
                    level: level? as u8,
                })
            };
            let hints: Option<_> = headings.iter().map(hint).collect();
            hints.ok_or_else(|| wrong("headings"))?
        }
    };
    Ok(Options {
        headings: hints,
        refused: strings(wishes, "refused")?,
        terms: strings(wishes, "terms")?,
        form: field(wishes, "form")?.is_truthy(),
        summary_length: match field(wishes, "summary_length")? {
            absent if absent.is_undefined() || absent.is_null() => usual.summary_length,
            length => length.as_f64().ok_or_else(|| wrong("summary_length"))? as u32,
        },
    })
}

fn strings(wishes: &JsValue, name: &str) -> Result<Vec<String>, JsValue> {
    let strings: Option<_> = list(wishes, name)?.iter().map(|string| string.as_string()).collect();
    strings.ok_or_else(|| wrong(name))
}

fn list(wishes: &JsValue, name: &str) -> Result<Array, JsValue> {
    let list = field(wishes, name)?;
    match list.is_undefined() || list.is_null() {
        true => Ok(Array::new()),
        false if Array::is_array(&list) => Ok(Array::from(&list)),
        false => Err(wrong(name)),
    }
}

fn field(wishes: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(wishes, &JsValue::from_str(name))
}

fn wrong(name: &str) -> JsValue {
    JsValue::from_str(&format!("the option `{name}` has the wrong shape"))
}
