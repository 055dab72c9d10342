//! Views of a text: script and punctuation width, switchable without a new analysis.
//!
//! A view keeps the number of scalars and of UTF-16 units, so that every span holds in it.

mod surnames;

use std::ops::Range;

use tigang_lexicon::Lexicon;
use tigang_text::Text;

use crate::Analysis;
use crate::marks::marks;
use crate::options::Options;
use crate::phrases::is_han;
use crate::segment::{Origin, Word, segment};
use crate::shadow::Shadow;

/// A word of the dictionary that is met less often may be two that were met together.
const RARE: u32 = 10;

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
    if script != Script::Traditional {
        let mut shown = match script {
            Script::Simplified => lexicon.letters().to_simplified(scalars),
            _ => scalars.to_vec(),
        };
        let marks: Vec<u32> = marks(&shown).collect();
        dress(&mut shown, &marks, script);
        return shown;
    }
    let shadow = Shadow::new(&Text::from_scalars(scalars.to_vec()), lexicon);
    let words = segment(&shadow, &Options::default(), lexicon).words;
    in_letters(scalars, &shadow, &words, script, lexicon)
}

/// [`view`] of the whole of an analysed text, whose words are known.
pub fn view_whole(analysis: &Analysis, script: Script, lexicon: &Lexicon) -> Vec<char> {
    let (text, shadow) = (analysis.cleaned.text.scalars(), &analysis.shadow);
    in_letters(text, shadow, &analysis.segments.words, script, lexicon)
}

/// `shadow` and `words` are those of the text.
fn in_letters(scalars: &[char], shadow: &Shadow, words: &[Word], script: Script, lexicon: &Lexicon) -> Vec<char> {
    let mut shown = match script {
        Script::Source => scalars.to_vec(),
        Script::Simplified => lexicon.letters().to_simplified(scalars),
        Script::Traditional => {
            let mut shown = traditional(scalars, shadow.scalars(), words, lexicon);
            surnames::keep(&mut shown, scalars, shadow.scalars(), words, lexicon);
            shown
        }
    };
    dress(&mut shown, shadow.all_marks(), script);
    shown
}

/// Sets the marks as readers of a script are used to, those at `marks`, which ascend: all of the letters, other letters may be
/// among them.
pub(crate) fn dress(shown: &mut [char], marks: &[u32], script: Script) {
    widen(shown, marks);
    quote(shown, marks, script);
}

/// The text in traditional letters, word by word: a phrase of the tables that begins in one word and ends in the next
/// (管理|发展 holds 理发) says nothing about either. Single letters that stand together are converted together, with the
/// letter before them. The other way few letters have two forms, and phrases longer than words tell them apart (乾安鎮).
fn traditional(scalars: &[char], shadow: &[char], words: &[Word], lexicon: &Lexicon) -> Vec<char> {
    let letters = lexicon.letters();
    let mut shown = scalars.to_vec();
    let mut singles = Vec::new();
    let mut done = 0;
    let long = words.iter().flat_map(|word| pieces(word, shadow, lexicon));
    let long = long.filter(|range| 1 < range.len());
    for word in long.chain(std::iter::once(scalars.len()..scalars.len())) {
        let from = done.min(word.start);
        if from < word.start {
            singles.clear();
            singles.extend_from_slice(&scalars[from.saturating_sub(1)..word.start]);
            letters.make_traditional(&mut singles);
            let context = usize::from(0 < from);
            shown[from..word.start].copy_from_slice(&singles[context..]);
        }
        convert(&mut shown[word.clone()], &shadow[word.clone()], lexicon);
        done = word.end;
    }
    shown
}

/// A word, or the words of the dictionary that a term consists of: 好干部 holds no 好干.
fn pieces(word: &Word, shadow: &[char], lexicon: &Lexicon) -> impl Iterator<Item = Range<usize>> {
    let range = word.span.range();
    let whole = matches!(word.origin, Origin::Dictionary | Origin::Unknown).then_some(range.len());
    let mut at = range.start;
    std::iter::from_fn(move || {
        let rest = shadow.get(at..range.end).filter(|rest| !rest.is_empty())?;
        let longest = || lexicon.dictionary().prefixes(rest).map(|word| word.len).max();
        let len = whole.or_else(longest).unwrap_or(1);
        at += len;
        Some(at - len..at)
    })
}

/// Puts a word into traditional letters. A rare one of four letters may be two words: 检察干部 holds no 察干.
fn convert(shown: &mut [char], shadow: &[char], lexicon: &Lexicon) {
    let (letters, dictionary) = (lexicon.letters(), lexicon.dictionary());
    let source = shown.to_vec();
    letters.make_traditional(shown);
    let rare = || dictionary.get(shadow).is_some_and(|word| word.frequency < RARE);
    if shown.len() == 4 && shadow.chunks(2).all(|half| dictionary.contains(half)) && rare() {
        let halves: Vec<char> = source.chunks(2).flat_map(|half| letters.to_traditional(half)).collect();
        if halves[0] == shown[0] && halves[3] == shown[3] {
            shown.copy_from_slice(&halves);
        }
    }
}

/// [`view`] of a short string.
pub fn say(text: &str, script: Script, lexicon: &Lexicon) -> String {
    let scalars: Vec<char> = text.chars().collect();
    view(&scalars, script, lexicon).into_iter().collect()
}

/// Full-width punctuation beside Chinese letters; numbers (1,563 and 1.9 and 10:30) and Latin text keep theirs. Brackets
/// are widened in pairs.
fn widen(scalars: &mut [char], marks: &[u32]) {
    let mut open: Vec<usize> = Vec::new();
    for at in marks.iter().map(|at| *at as usize) {
        let wide = match scalars[at] {
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

/// Whether a mark beside this letter is full-width.
pub(crate) fn is_chinese(scalar: char) -> bool {
    '\u{2e80}' <= scalar || matches!(scalar, '“' | '”' | '‘' | '’' | '…' | '—')
}

/// Whether words in quotation marks may end so.
fn is_quoted(letter: char) -> bool {
    is_han(letter) || matches!(letter, '。' | '！' | '？' | '》' | '）' | '”')
}

/// Quotation marks as the script has them; straight ones beside Chinese letters in turn, line by line, and '…' about Chinese words.
fn quote(scalars: &mut [char], marks: &[u32], script: Script) {
    let mut opens = true;
    let mut single: Option<usize> = None;
    let single_marks = match script {
        Script::Traditional => ('『', '』'),
        _ => ('‘', '’'),
    };
    for at in marks.iter().map(|at| *at as usize) {
        match scalars[at] {
            '\n' => {
                opens = true;
                single = None;
            }
            '\'' => {
                single = match single {
                    Some(open) if at.checked_sub(1).is_some_and(|before| is_quoted(scalars[before])) => {
                        (scalars[open], scalars[at]) = single_marks;
                        None
                    }
                    _ => scalars.get(at + 1).is_some_and(|next| is_han(*next)).then_some(at),
                };
            }
            // 30″ is a time.
            '″' if opens && at.checked_sub(1).is_some_and(|before| scalars[before].is_ascii_digit()) => {}
            '"' | '″' => {
                if has_chinese(before(scalars, at)) || has_chinese(after(scalars, at)) {
                    scalars[at] = own_quote(script, if opens { '“' } else { '”' });
                }
                opens = !opens;
            }
            mark => scalars[at] = own_quote(script, mark),
        }
    }
}

/// A quotation mark as the script has it; anything else as it is.
fn own_quote(script: Script, mark: char) -> char {
    match (script, mark) {
        (Script::Simplified, '「') => '“',
        (Script::Simplified, '」') => '”',
        (Script::Simplified, '『') => '‘',
        (Script::Simplified, '』') => '’',
        (Script::Traditional, '“') => '「',
        (Script::Traditional, '”') => '」',
        (Script::Traditional, '‘') => '『',
        (Script::Traditional, '’') => '』',
        _ => mark,
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
        check(
            Script::Source,
            "做到″三个确保″，用时3′30″。",
            "做到“三个确保”，用时3′30″。",
        );
        check(
            Script::Source,
            "坚持'两手抓'，做到'三个确保'；30'内到达，It's 40'。",
            "坚持‘两手抓’，做到‘三个确保’；30'内到达，It's 40'。",
        );
        check(Script::Traditional, "坚持'两手抓'", "堅持『兩手抓』");
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
        // Nor in the midst of a term, nor of two words that the dictionary met together: 食面, 好干, 察干, 配制.
        check(
            Script::Traditional,
            "粮食面积，好干部，两面人，检察干部，分配制度，千钧一发，伟大斗争",
            "糧食面積，好幹部，兩面人，檢察幹部，分配制度，千鈞一髮，偉大鬥爭",
        );
        // What official prose signs is 簽, what is drawn or stuck on is 籤.
        check(
            Script::Traditional,
            "互免签证，免签入境，签订责任书，会签，抽签，标签，确系，不准，主干渠",
            "互免簽證，免簽入境，簽訂責任書，會簽，抽籤，標籤，確係，不准，主幹渠",
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

    #[test]
    fn surnames_stay_where_a_name_stands() {
        check(
            Script::Traditional,
            "县长于建国主持，副书记范志明、县委常委余海涛、岳文斌出席。余海涛指出",
            "縣長于建國主持，副書記范志明、縣委常委余海濤、岳文斌出席。余海濤指出",
        );
        check(
            Script::Traditional,
            "（记者于洪亮 通讯员余晓）涂国华同志 余晓梅摄",
            "（記者于洪亮 通訊員余曉）涂國華同志 余曉梅攝",
        );
        check(Script::Traditional, "于建国", "于建國");
        // Words of the same letters are none.
        check(
            Script::Traditional,
            "市长于近日主持会议，书记于会上指出，关于示范县的余款，局长范围内的事，游客量",
            "市長於近日主持會議，書記於會上指出，關於示範縣的餘款，局長範圍內的事，遊客量",
        );
    }
}
