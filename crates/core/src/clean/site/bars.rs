//! Bars: lines that no sentence stands in, made of buttons, menus, counters, labels and time stamps.

use super::vocabulary::{Role, Vocabulary};
use crate::phrases::is_han;

/// A word of a menu is no longer than this.
const MAX_WORD: usize = 8;
/// A menu that is recognised by some of its words has at least so many.
const MIN_MENU: usize = 3;
/// A bar is no longer than this; menus of news sites are long.
const MAX_BAR: usize = 240;
/// A title is no shorter: 政府工作报告
const MIN_TITLE: usize = 6;
/// Who took a picture is said in no more letters than this.
const MAX_CREDIT: usize = 24;
/// Between a date and its time of day stand no more letters than these: 2021-10-15, 星期五, 09:30.
const MAX_BETWEEN: usize = 6;

/// Whether a line is a bar of any kind; true only of lines at the head or tail of a page.
pub(super) fn is_bar(letters: &[char], vocabulary: &Vocabulary) -> bool {
    let sentence = letters.iter().any(|scalar| matches!(scalar, '。' | '!' | ';' | '…'));
    if MAX_BAR < letters.len() || sentence {
        return false;
    }
    is_buttons(letters, vocabulary)
        || is_menu(letters, vocabulary)
        || is_stamped(letters)
        || is_issue(letters)
        || is_site(letters, vocabulary)
        || is_searched(letters)
        || is_size(letters)
        || has_label(letters, vocabulary)
}

/// The name of a site beside a button or a day: 山城材料网 首页, 10-28 山城材料网
fn is_site(letters: &[char], vocabulary: &Vocabulary) -> bool {
    let mut named = false;
    let mut beside = false;
    for word in words(letters).filter(|word| !word.is_empty()) {
        let site = vocabulary.ends_at(word, word.len(), Role::Site) && (MIN_MENU..=MAX_WORD).contains(&word.len());
        let other = is_day(word) || is_button(word, vocabulary);
        if !site && !other {
            return false;
        }
        named |= site;
        beside |= other;
    }
    named && beside
}

/// 10-28, 2021-05-07
fn is_day(word: &[char]) -> bool {
    let of_day = |letter: &char| letter.is_ascii_digit() || *letter == '-';
    (4..=MAX_WORD + 2).contains(&word.len()) && word.contains(&'-') && word.iter().all(of_day)
}

/// What a page puts before machines that search, one phrase after the other: 讲话稿_发言材料_领导讲话_公文写作
fn is_searched(letters: &[char]) -> bool {
    // In a sentence _ hides a name.
    let is_phrase = |phrase: &[char]| {
        (MIN_MENU + 1..=MAX_WORD).contains(&phrase.len()) && phrase.iter().all(|letter| is_han(*letter))
    };
    let mut phrases = letters.split(|letter| *letter == '_');
    MIN_MENU < phrases.clone().count() && phrases.all(is_phrase)
}

/// How large a file is: - 31.80 KB
fn is_size(letters: &[char]) -> bool {
    let number = letters
        .strip_suffix(&['k', 'b'])
        .or_else(|| letters.strip_suffix(&['m', 'b']));
    number.is_some_and(|number| {
        number.iter().any(char::is_ascii_digit)
            && number
                .iter()
                .all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ' ' | '-'))
    })
}

/// The head of a newspaper's page: 《山城日报》(2023年04月11日 第03版), (2023年04月11日 03 版)
fn is_issue(letters: &[char]) -> bool {
    let Some(page) = letters.iter().rposition(|letter| *letter == '版') else {
        return false;
    };
    let before = letters[..page].iter().rev().skip_while(|letter| letter.is_whitespace());
    let is_page = before.take(2).all(char::is_ascii_digit) && 2 < page;
    let year = letters[..page]
        .windows(5)
        .any(|five| five[4] == '年' && five[..4].iter().all(char::is_ascii_digit));
    is_page && year
}

/// Who took a picture, as a page says it below.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Credit {
    /// 图为会议现场。记者 李明 摄
    Caption,
    /// (本报记者 李明 摄), 山城日报记者 李明 摄
    Name,
}

/// Whether letters are the caption of a picture, or say who took it and nothing else.
pub(super) fn credit(letters: &[char], vocabulary: &Vocabulary) -> Option<Credit> {
    let bracket = |letter: &&char| matches!(letter, '(' | ')' | '。' | ' ' | '【' | '】');
    // △会议现场。李明 摄
    let sign = letters.iter().take_while(|letter| is_sign(**letter)).count();
    let before = sign + letters[sign..].iter().take_while(bracket).count();
    let behind = letters[before..].iter().rev().take_while(bracket).count();
    let own = &letters[before..letters.len() - behind];
    if MAX_BAR / 2 < letters.len() || own.last() != Some(&'摄') {
        return None;
    }
    if 0 < sign || vocabulary.at(own, 0, Role::Caption).is_some() {
        return Some(Credit::Caption);
    }
    let bracketed = 0 < before && 0 < behind && own.len() <= MAX_CREDIT;
    (vocabulary.at(own, 0, Role::Credit).is_some()
        || own.len() <= MAX_CREDIT
            && (bracketed || vocabulary.stands_in(own, 0..own.len(), Role::Credit))
            && !own.iter().any(|letter| matches!(letter, '。' | ',' | ';')))
    .then_some(Credit::Name)
}

/// An arrow, a triangle, a hand: what pages set before lines, and official texts do not.
pub(super) fn is_sign(letter: char) -> bool {
    matches!(letter, '\u{2190}'..='\u{21ff}' | '\u{25a0}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether every word of a line is a button, with or without a counter: 分享 收藏 赞 23. One word of a menu is none yet.
pub(super) fn is_buttons(letters: &[char], vocabulary: &Vocabulary) -> bool {
    let mut count = 0;
    let mut certain = false;
    let counter = |scalar: &char| scalar.is_ascii_digit() || matches!(scalar, '.' | '-' | ':' | '万');
    for word in words(letters).filter(|word| !word.iter().all(counter)) {
        if !is_button(word, vocabulary) {
            return false;
        }
        certain |= is_known(word, vocabulary, Role::Line);
        count += 1;
    }
    // 2021-05-07 发布
    certain || 2 <= count || count == 1 && words(letters).any(|word| MAX_WORD < word.len() && is_day(word))
}

/// 首页 | 党政 | 要闻, or short words between bars: at least some of them are known, or end as known ones do and hold no figure, as
/// the cells of a table do.
fn is_menu(letters: &[char], vocabulary: &Vocabulary) -> bool {
    let mut count = 0;
    let mut known = 0;
    let mut first = false;
    let mut alike = 0;
    let mut figure = false;
    for word in words(letters).filter(|word| !word.is_empty()) {
        if MAX_WORD < word.len() {
            return false;
        }
        let button = is_button(word, vocabulary);
        first |= count == 0 && button;
        known += usize::from(button);
        alike += usize::from((1..word.len() - 1).any(|at| is_button(&word[at..], vocabulary)));
        figure |= word.iter().any(char::is_ascii_digit);
        count += 1;
    }
    let bars = letters.iter().filter(|scalar| matches!(scalar, '|' | '【')).count();
    // 国家部委网站 省政府网站 市州网站, 【领导讲话】【工作总结】【党建材料】
    let bracketed = letters.first() == Some(&'【') && letters.last() == Some(&'】') && bars == count;
    let own = alike == count || bracketed || first || 2 <= known;
    MIN_MENU <= count && (own || 2 <= bars && !figure && 1 <= alike + known)
}

/// A stamp that live reports put before what each says: [王大河](2010-03-09 15:06:04), 2009-03-09 08:57:04.
pub(super) fn is_live_stamp(letters: &[char]) -> bool {
    let name = match letters.first() {
        Some('[') => letters
            .iter()
            .position(|letter| *letter == ']')
            .map_or(0, |close| close + 1),
        _ => 0,
    };
    let stamp = &letters[name..];
    let of_stamp = |letter: &char| letter.is_ascii_digit() || matches!(letter, ' ' | '(' | ')' | '-' | '/' | ':');
    !stamp.is_empty() && stamp.iter().all(of_stamp) && is_stamped(stamp)
}

/// Whether a date stands before a time of day: no speech is dated to the minute.
pub(super) fn is_stamped(letters: &[char]) -> bool {
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let clock = (1..letters.len()).find(|at| letters[*at] == ':' && digit(at - 1) && digit(at + 1) && digit(at + 2));
    let Some(clock) = clock else { return false };
    let hour = clock
        - letters[..clock]
            .iter()
            .rev()
            .take_while(|scalar| scalar.is_ascii_digit())
            .count();
    // Compact dates run into the time: 2021年10月15日08:42.
    let from = hour.saturating_sub(MAX_BETWEEN + 3);
    let day = letters[from..hour]
        .iter()
        .any(|scalar| matches!(scalar, '-' | '/' | '日' | '.'));
    let year = letters[..hour]
        .windows(4)
        .any(|four| four[0] <= '2' && four.iter().all(char::is_ascii_digit));
    day && year
}

/// Whether one of its words, not the first, is a label of the page: 在…的讲话 来源:… is none, 2021-10-15 点击:23 is.
fn has_label(letters: &[char], vocabulary: &Vocabulary) -> bool {
    label(letters, vocabulary).is_some_and(|at| {
        let before = &letters[..at];
        before.iter().filter(|scalar| scalar.is_alphabetic()).count() <= MAX_WORD
    })
}

/// Where the first label of the page stands behind a space or bar.
fn label(letters: &[char], vocabulary: &Vocabulary) -> Option<usize> {
    (1..letters.len())
        .filter(|at| letters[at - 1].is_whitespace() || letters[at - 1] == '|')
        .find(|at| {
            let topic = vocabulary.at(letters, *at, Role::Topic);
            topic.is_some_and(|len| letters[at + len - 1] == ':') || vocabulary.at(letters, *at, Role::Start).is_some()
        })
}

/// Where a bracket begins that ends the letters and speaks of the page: …谢谢大家。(责任编辑:张三), …的讲话 [复制链接]
pub(super) fn closing_bracket(letters: &[char], vocabulary: &Vocabulary) -> Option<usize> {
    letters.last().filter(|scalar| matches!(scalar, ')' | ']' | '】'))?;
    let from = letters.len().saturating_sub(MAX_BAR);
    let open = (from..letters.len())
        .rev()
        .find(|at| matches!(letters[*at], '(' | '[' | '【'))?;
    let label = vocabulary.at(letters, open + 1, Role::Start).is_some();
    let button = vocabulary.at(letters, open + 1, Role::Line) == Some(letters.len() - open - 2);
    (0 < open && (label || button)).then_some(open)
}

/// Where what the page wrote behind a title begins: labels, buttons in brackets, the ending of a file's name.
pub(super) fn appendix(letters: &[char], vocabulary: &Vocabulary) -> Option<usize> {
    label(letters, vocabulary)
        .or_else(|| closing_bracket(letters, vocabulary))
        .or_else(|| extension(letters))
}

/// The letters of a line without what the page wrote behind it, if they end as the title of a speech does.
pub(super) fn title<'a>(letters: &'a [char], vocabulary: &Vocabulary) -> Option<&'a [char]> {
    let own = &letters[..appendix(letters, vocabulary).unwrap_or(letters.len())];
    let mark = |scalar: &&char| !scalar.is_alphanumeric();
    let end = own.len() - own.iter().rev().take_while(mark).count();
    (MIN_TITLE <= end && vocabulary.ends_at(own, end, Role::Genre)).then_some(own)
}

/// Length of the category that a forum puts before a title: [领导讲话] 在…的讲话
pub(super) fn category(letters: &[char]) -> Option<usize> {
    letters.first().filter(|scalar| **scalar == '[')?;
    let close = letters.iter().take(MAX_WORD).position(|scalar| *scalar == ']')?;
    let space = letters[close + 1..]
        .iter()
        .take_while(|scalar| scalar.is_whitespace())
        .count();
    let word = letters[1..close].iter().all(|scalar| crate::phrases::is_han(*scalar));
    (word && 1 < close && MAX_WORD <= letters.len() - close - 1 - space).then_some(close + 1 + space)
}

/// Where the ending of a file's name stands behind a title: 在…的讲话.doc
fn extension(letters: &[char]) -> Option<usize> {
    let dot = letters.iter().rposition(|scalar| *scalar == '.')?;
    let ending: String = letters[dot + 1..].iter().collect();
    (MAX_WORD < dot && is_ending(&ending)).then_some(dot)
}

/// What names of files with text end in.
pub(super) fn is_ending(word: &str) -> bool {
    matches!(word, "doc" | "docx" | "wps" | "pdf" | "txt" | "rtf")
}

fn words(letters: &[char]) -> impl Iterator<Item = &[char]> {
    let parts = |letter: &char| {
        matches!(
            letter,
            '|' | '/' | '·' | '•' | '›' | '»' | '>' | ',' | '【' | '】' | '[' | ']' | '(' | ')' | '—' | '–'
        )
    };
    letters.split(move |letter| letter.is_whitespace() || parts(letter))
}

fn is_button(word: &[char], vocabulary: &Vocabulary) -> bool {
    is_known(word, vocabulary, Role::Line) || is_known(word, vocabulary, Role::Word)
}

/// Whether a word is one of the list, counters around it left out.
fn is_known(word: &[char], vocabulary: &Vocabulary, role: Role) -> bool {
    let counter = |scalar: &&char| scalar.is_ascii_digit() || matches!(scalar, '.' | '+' | ':' | '-' | '万');
    let before = word.iter().take_while(counter).count();
    let behind = word[before..].iter().rev().take_while(counter).count();
    let bare = &word[before..word.len() - behind];
    let known = |letters: &[char]| vocabulary.at(letters, 0, role) == Some(letters.len());
    !bare.is_empty() && known(bare) || known(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: bool) {
        let letters: Vec<char> = line.chars().collect();
        assert_eq!(is_bar(&letters, Vocabulary::embedded()), expected, "{line}");
    }

    #[test]
    fn buttons_menus_stamps_and_labels_are_bars() {
        check("首页 党政 要闻 观点 可视化", true);
        check("登录 | 注册", true);
        check("分享 收藏 点赞23", true);
        check("2021年10月15日08:42 | 来源:山城日报", true);
        check("山城林业 2021-10-15 18:30", true);
        check("管理员 点击:56", true);
        check("学校首页|媒体聚焦|专题网站", true);
        check("2012.05.06 阅读 1023 评论 0", true);
        check("《山城日报》(2023年04月11日 第03版)", true);
        check("山城材料网 首页", true);
        check("10-28 山城材料网", true);
        check("10-28 秘书素材库", true);
        check("- 2021-05-07 发布", true);
        check("- 31.80 kb", true);
        check("讲话稿大全_发言材料_领导讲话_公文写作", true);
    }

    #[test]
    fn live_reports_stamp_what_each_says() {
        for (line, expected) in [
            ("[县长 李大河](2010-03-09 15:06:04)", true),
            ("2009-03-09 08:57:04", true),
            ("(2010年3月9日)", false),
            ("[县长 李大河]", false),
            ("15:06开会,2010-03-09结束", false),
        ] {
            let letters: Vec<char> = line.chars().collect();
            assert_eq!(is_live_stamp(&letters), expected, "{line}");
        }
    }

    #[test]
    fn titles_names_and_dates_are_none() {
        check("扛起责任 真抓实干 坚决打赢河道清淤攻坚战", false);
        check("县委书记 张明远", false);
        check("(2021年10月15日)", false);
        check("在全县河道清淤推进会上的讲话 来源:山城日报", false);
        check("第一,提高认识", false);
        check("改革创新|合力攻坚", false);
        check("单位 | 2021年 | 增幅", false);
        check("水利局 | 156.8 | 8.5%", false);
        check("清淤 | 护岸 | 除险", false);
        check("灌溉管网 清淤", false);
        check("9-12 赤沙水库", false);
        check("_县_镇_村_组", false);
        check("我们感谢_同志和他的同事_同志和他的家属_同志长期的支持。", false);
    }
}
