//! A text and what is said of it, in one script.
//!
//! ```text
//! { text: Uint16Array, words: Uint16Array, ends: Uint32Array }   ends: where each string of `words` ends, a line break behind it
//! ```
//!
//! Letters go as UTF-16 units: JavaScript reads them ten times as fast as UTF-8, and another thread gets them for nothing.
//! All words are converted together, which costs less than one by one; a line break keeps them apart, as views look at
//! no letter beyond one.

use std::ops::Range;

use js_sys::{Object, Uint16Array, Uint32Array};
use tigang::Analysis;
use tigang::lexicon::Lexicon;
use tigang::view::{Script, view, view_whole};
use wasm_bindgen::prelude::JsValue;

use crate::set;
use crate::wire::Wording;

/// Strings that are shown in a script, each with a line break behind it.
#[derive(Default)]
pub(crate) struct Words {
    letters: Vec<char>,
    /// Places of the line breaks.
    ends: Vec<usize>,
    /// What is shown as it stands.
    plain: Vec<Range<usize>>,
}

impl Words {
    /// Takes a string in, and answers its number.
    pub(crate) fn say(&mut self, text: &str) -> u32 {
        self.letters.extend(text.chars());
        self.ends.push(self.letters.len());
        self.letters.push('\n');
        self.ends.len() as u32 - 1
    }

    /// The same for a string that is shown as it stands.
    pub(crate) fn say_plainly(&mut self, text: &str) -> u32 {
        let start = self.letters.len();
        let number = self.say(text);
        self.plain.push(start..self.letters.len());
        number
    }

    fn shown(&self, script: Script, lexicon: &Lexicon) -> Vec<char> {
        let mut shown = view(&self.letters, script, lexicon);
        for range in &self.plain {
            shown[range.clone()].copy_from_slice(&self.letters[range.clone()]);
        }
        shown
    }
}

/// Text and words of an analysis, with the numbers of the words.
pub(crate) fn said<'a>(
    analysis: &'a Analysis,
    script: Script,
    lexicon: &Lexicon,
) -> Result<(Wording<'a>, JsValue), JsValue> {
    let mut words = Words::default();
    let wording = Wording::new(analysis, script, &mut words);
    let text = match script {
        Script::Source => units(analysis.cleaned.text.scalars()),
        _ => units(&view_whole(analysis, script, lexicon)),
    };
    let object = Object::new();
    set(&object, "text", Uint16Array::from(text.as_slice()).into())?;
    let shown = units(&words.shown(script, lexicon));
    set(&object, "words", Uint16Array::from(shown.as_slice()).into())?;
    set(&object, "ends", Uint32Array::from(ends16(&words).as_slice()).into())?;
    Ok((wording, object.into()))
}

/// UTF-16 units of letters.
fn units(letters: &[char]) -> Vec<u16> {
    // Next to no text has a letter of two units, and one of each is written without asking for room.
    let mut bits = 0;
    let mut narrow = |letter: &char| {
        bits |= u32::from(*letter);
        u32::from(*letter) as u16
    };
    let units: Vec<u16> = letters.iter().map(&mut narrow).collect();
    if u16::try_from(bits).is_ok() {
        return units;
    }
    let mut units = Vec::with_capacity(letters.len());
    for letter in letters {
        units.extend_from_slice(letter.encode_utf16(&mut [0; 2]));
    }
    units
}

/// Ends of the strings in UTF-16; views keep that length.
fn ends16(words: &Words) -> Vec<u32> {
    let mut start = 0;
    let mut units = 0;
    let ends = words.ends.iter().map(|&end| {
        units += words.letters[start..end]
            .iter()
            .map(|letter| letter.len_utf16())
            .sum::<usize>();
        start = end;
        units as u32
    });
    ends.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tigang::view::say;

    /// The strings a JavaScript reader cuts out.
    fn cut(words: &Words, shown: &[char]) -> Vec<String> {
        let (units, mut start) = (units(shown), 0);
        let strings = ends16(words).into_iter().map(|end| {
            let string = String::from_utf16_lossy(&units[start..end as usize]);
            start = end as usize + 1;
            string
        });
        strings.collect()
    }

    #[test]
    fn words_shown_together_are_those_shown_one_by_one() {
        let lexicon = Lexicon::embedded();
        let texts = [
            "(一",
            "𠮷县发展,足额发放",
            "",
            "\"要抓好",
            "好\"",
            "管理\n发展(上",
            "“四件大事”现见3项,中间有缺文",
        ];
        for script in [Script::Source, Script::Simplified, Script::Traditional] {
            let mut words = Words::default();
            for (at, text) in texts.iter().enumerate() {
                assert_eq!(words.say(text), at as u32);
            }
            let alone: Vec<String> = texts.iter().map(|text| say(text, script, &lexicon)).collect();
            assert_eq!(cut(&words, &words.shown(script, &lexicon)), alone);
        }
    }

    #[test]
    fn what_is_said_plainly_stays_as_it_stands() {
        let lexicon = Lexicon::embedded();
        let mut words = Words::default();
        words.say("一,二");
        words.say_plainly("一,二");
        let shown = words.shown(Script::Source, &lexicon);
        assert_eq!(cut(&words, &shown), ["一，二", "一,二"]);
    }
}
