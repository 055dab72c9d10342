//! Views of a text: script and punctuation width, switchable without a new analysis.
//!
//! A view keeps the number of scalars and of UTF-16 units, so that every span holds in it.

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Text};

use crate::Analysis;
use crate::options::Options;
use crate::segment::{Word, segment};
use crate::shadow::Shadow;

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
///
/// Quotation marks follow the script, `“”` and `「」`, and stay as they are in [`Script::Source`].
pub fn view(scalars: &[char], script: Script, lexicon: &Lexicon) -> Vec<char> {
    let words = || {
        let text: Text<Clean> = Text::from_scalars(scalars.to_vec());
        segment(&Shadow::new(&text, lexicon), &Options::default(), lexicon).words
    };
    match script {
        Script::Traditional => view_in_words(scalars, &words(), script, lexicon),
        _ => view_in_words(scalars, &[], script, lexicon),
    }
}

/// [`view`] of the whole of an analysed text, whose words are known.
pub fn view_whole(analysis: &Analysis, script: Script, lexicon: &Lexicon) -> Vec<char> {
    let (text, words) = (&analysis.cleaned.text, &analysis.segments.words);
    view_in_words(text.scalars(), words, script, lexicon)
}

/// `words` are those of the text; asked for by [`Script::Traditional`] only.
fn view_in_words(scalars: &[char], words: &[Word], script: Script, lexicon: &Lexicon) -> Vec<char> {
    let mut shown = match script {
        Script::Source => scalars.to_vec(),
        Script::Simplified => lexicon.letters().to_simplified(scalars),
        Script::Traditional => traditional(scalars, words, lexicon),
    };
    widen(&mut shown);
    quote(&mut shown, script);
    shown
}

/// The text in traditional letters, word by word: a phrase of the tables that begins in one word and ends in the next
/// (管理|发展 holds 理发) says nothing about either. Single letters that stand together are converted together, with the
/// letter before them. The other way few letters have two forms, and phrases longer than words tell them apart (乾安鎮).
fn traditional(scalars: &[char], words: &[Word], lexicon: &Lexicon) -> Vec<char> {
    let letters = lexicon.letters();
    let mut shown = scalars.to_vec();
    let mut singles = Vec::new();
    let mut done = 0;
    let long = words
        .iter()
        .map(|word| word.span.range())
        .filter(|range| 1 < range.len());
    for word in long.chain(std::iter::once(scalars.len()..scalars.len())) {
        let from = done.min(word.start);
        if from < word.start {
            singles.clear();
            singles.extend_from_slice(&scalars[from.saturating_sub(1)..word.start]);
            letters.make_traditional(&mut singles);
            let context = usize::from(0 < from);
            shown[from..word.start].copy_from_slice(&singles[context..]);
        }
        letters.make_traditional(&mut shown[word.clone()]);
        done = word.end;
    }
    shown
}

/// [`view`] of a short string.
pub fn say(text: &str, script: Script, lexicon: &Lexicon) -> String {
    let scalars: Vec<char> = text.chars().collect();
    view(&scalars, script, lexicon).into_iter().collect()
}

/// Full-width punctuation beside Chinese letters; numbers (1,563 and 1.9 and 10:30) and Latin text keep theirs. Brackets
/// are widened in pairs.
fn widen(scalars: &mut [char]) {
    let mut open: Vec<usize> = Vec::new();
    for at in 0..scalars.len() {
        let wide = match scalars[at] {
            letter if is_letter(letter) => continue,
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '?' => '？',
            '!' => '！',
            '\n' => {
                for at in open.drain(..) {
                    bracket(scalars, Some(at), at);
                }
                continue;
            }
            '(' => {
                open.push(at);
                continue;
            }
            ')' => {
                bracket(scalars, open.pop(), at);
                continue;
            }
            _ => continue,
        };
        if has_chinese(before(scalars, at)) || has_chinese(after(scalars, at)) {
            scalars[at] = wide;
        }
    }
    // Brackets that nothing closes; above, those of other lines.
    for at in open {
        bracket(scalars, Some(at), at);
    }
}

/// Widens a bracket and the one that closes it, if there is Chinese on either side of them.
fn bracket(scalars: &mut [char], open: Option<usize>, close: usize) {
    let first = open.unwrap_or(close);
    let places = [
        before(scalars, first),
        after(scalars, first),
        before(scalars, close),
        after(scalars, close),
    ];
    if !places.into_iter().any(has_chinese) {
        return;
    }
    for at in [first, close] {
        match scalars[at] {
            '(' => scalars[at] = '（',
            ')' => scalars[at] = '）',
            _ => {}
        }
    }
}

/// The nearest letter before a place, spaces left out.
fn before(scalars: &[char], at: usize) -> Option<char> {
    scalars[..at].iter().rev().copied().find(|scalar| *scalar != ' ')
}

/// The nearest letter behind a place, spaces left out.
fn after(scalars: &[char], at: usize) -> Option<char> {
    scalars[at + 1..].iter().copied().find(|scalar| *scalar != ' ')
}

fn has_chinese(scalar: Option<char>) -> bool {
    scalar.is_some_and(is_chinese)
}

/// Whether a letter is of the blocks that nearly all letters of a text are of, and no mark is.
#[inline]
pub(crate) fn is_letter(scalar: char) -> bool {
    matches!(scalar, '\u{3400}'..='\u{9fff}')
}

/// Whether a mark beside this letter is full-width.
pub(crate) fn is_chinese(scalar: char) -> bool {
    '\u{2e80}' <= scalar || matches!(scalar, '“' | '”' | '‘' | '’' | '…' | '—')
}

/// Quotation marks as the script has them; straight ones beside Chinese letters in turn, line by line.
fn quote(scalars: &mut [char], script: Script) {
    let mut opens = true;
    for at in 0..scalars.len() {
        if is_letter(scalars[at]) {
            continue;
        }
        if scalars[at] == '\n' {
            opens = true;
        }
        if scalars[at] == '"' {
            let chinese = has_chinese(before(scalars, at)) || has_chinese(after(scalars, at));
            if chinese {
                scalars[at] = if opens { '“' } else { '”' };
            }
            opens = !opens;
        }
        scalars[at] = match (script, scalars[at]) {
            (Script::Simplified, '「') => '“',
            (Script::Simplified, '」') => '”',
            (Script::Simplified, '『') => '‘',
            (Script::Simplified, '』') => '’',
            (Script::Traditional, '“') => '「',
            (Script::Traditional, '”') => '」',
            (Script::Traditional, '‘') => '『',
            (Script::Traditional, '’') => '』',
            (_, scalar) => scalar,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(script: Script, text: &str, expected: &str) {
        assert_eq!(say(text, script, &Lexicon::embedded()), expected);
    }

    #[test]
    fn punctuation_beside_chinese_letters_is_full_width() {
        check(
            Script::Source,
            "增幅0.58,粮食1,234吨;人口5000,增长10%",
            "增幅0.58，粮食1,234吨；人口5000，增长10%",
        );
        check(
            Script::Source,
            "(2023年5月)10:30开会,比分3:1",
            "（2023年5月）10:30开会，比分3:1",
        );
        check(
            Script::Source,
            "f(x), http://a.cn/b,c 5G,4K",
            "f(x), http://a.cn/b,c 5G,4K",
        );
        check(
            Script::Source,
            "他说:\"要抓好。\"又说:\"好!\"",
            "他说：“要抓好。”又说：“好！”",
        );
    }

    #[test]
    fn quotation_marks_follow_the_script() {
        check(Script::Simplified, "堅持「兩不愁『三保障』」", "坚持“两不愁‘三保障’”");
        check(Script::Traditional, "坚持“两不愁‘三保障’”", "堅持「兩不愁『三保障』」");
        check(Script::Source, "坚持“两不愁”「三保障」", "坚持“两不愁”「三保障」");
    }

    #[test]
    fn words_are_converted_one_by_one() {
        check(
            Script::Traditional,
            "管理发展，足额发放，坚持一个中国原则，更加注重",
            "管理發展，足額發放，堅持一個中國原則，更加注重",
        );
        // A phrase of the tables does not begin in the midst of a word: 示|范县, 康|复训, 开|发式.
        check(
            Script::Traditional,
            "示范县，康复训练，开发式扶贫，体系结构，旅游出版社",
            "示範縣，康復訓練，開發式扶貧，體系結構，旅遊出版社",
        );
        check(
            Script::Simplified,
            "著力解決，看著，於是，乾隆，瞭望塔，慰藉著，沈著",
            "着力解决，看着，于是，乾隆，瞭望塔，慰藉着，沉着",
        );
        check(
            Script::Simplified,
            "這標誌著改革邁出新步伐，推動著發展，影響著未來，成效顯著，著名專家，衞生",
            "这标志着改革迈出新步伐，推动着发展，影响着未来，成效显著，著名专家，卫生",
        );
        check(
            Script::Simplified,
            "成效显著，《新论》由他编著，学毛著，张三著",
            "成效显著，《新论》由他编著，学毛著，张三著",
        );
    }
}
