//! Views of a text: script and punctuation width, switchable without a new analysis.
//!
//! A view keeps the number of scalars and of UTF-16 units, so that every span holds in it.

use tigang_lexicon::Lexicon;

/// The script a reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Script {
    /// As the text was pasted.
    #[default]
    Source,
    /// 简体, mainland forms.
    Simplified,
    /// 繁體.
    Traditional,
}

/// A text as the reader sees it: in `script`, with full-width punctuation between Chinese letters.
pub fn view(scalars: &[char], script: Script, lexicon: &Lexicon) -> Vec<char> {
    let mut shown = match script {
        Script::Source => scalars.to_vec(),
        Script::Simplified => lexicon.letters().to_simplified(scalars),
        Script::Traditional => lexicon.letters().to_traditional(scalars),
    };
    widen(&mut shown);
    shown
}

/// [`view`] of a short string.
pub fn say(text: &str, script: Script, lexicon: &Lexicon) -> String {
    let scalars: Vec<char> = text.chars().collect();
    view(&scalars, script, lexicon).into_iter().collect()
}

/// Full-width punctuation beside Chinese letters; numbers (1,563 and 1.9 and 10:30) and Latin text keep theirs.
fn widen(scalars: &mut [char]) {
    for at in 0..scalars.len() {
        let wide = match scalars[at] {
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '?' => '？',
            '!' => '！',
            '(' => '（',
            ')' => '）',
            _ => continue,
        };
        let before = scalars[..at].iter().rev().copied().find(|scalar| *scalar != ' ');
        let after = scalars[at + 1..].iter().copied().find(|scalar| *scalar != ' ');
        let latin = |scalar: Option<char>| scalar.is_some_and(|scalar| scalar.is_ascii_alphanumeric());
        let chinese = |scalar: Option<char>| scalar.is_some_and(|scalar| '\u{2e80}' <= scalar || scalar == '”');
        if chinese(before) || (chinese(after) && !latin(before)) || (!latin(before) && !latin(after) && wide == '）') {
            scalars[at] = wide;
        }
    }
}
