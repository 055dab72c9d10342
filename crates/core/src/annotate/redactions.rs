//! Redactions: names, places, years and figures that someone masked. They are marked in place and never guessed.
//!
//! Found: `**同志`, `_书记`, `×县`, `20xx年`, `xxxx年x月xx日`, `x个方面`, `增长x.x%`, `##县`, `○○镇`, `某某同志`,
//! `D委` for 党委, `~年`.
//! Not found: letters and signs that mean themselves: `3×5`, `20元×5天`, `1+X`, `X光`, `x780`, an identity number's last `x`,
//! `snake_case`, `x+y`, a heading's `##`, `#话题##话题#`, ornaments, rulers, blanks to fill in, `_` before the name of a site; and
//! those that only the sentence or the text tells, which are the matter of `signs.rs`.

mod signs;

use std::sync::LazyLock;

use tigang_text::{Clean, Raw, Span};

use super::{Context, Row};
use crate::clean::EditKind;
use crate::marks::marks;
use crate::phrases::{Phrases, is_han};
use crate::shadow::Shadow;

static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../../data/redactions.tsv")));

/// A masked place.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Redaction {
    /// The placeholder.
    #[serde(skip)]
    pub span: Span<Clean>,
    /// Where it stands, if in a part of the page that is no speech.
    #[serde(skip)]
    pub raw: Option<Span<Raw>>,
    /// The placeholder as it stands.
    pub form: String,
}

impl Row for Redaction {
    fn span(&self) -> Span<Clean> {
        self.span
    }

    fn raw(&self) -> Option<Span<Raw>> {
        self.raw
    }
}

/// Finds every placeholder of the speech, its 目录 and the titles around it.
pub(super) fn find(context: &Context<'_>) -> Vec<Redaction> {
    let letters = context.lexicon.letters();
    let mut places = placeholders(context.shadow);
    let site = names_of_sites(context.shadow.scalars());
    places.retain(|(start, _)| !site.contains(start));
    signs::leave(context.shadow.scalars(), &context.segments.words, &mut places);
    let speech = places.into_iter().map(|(start, end)| {
        let span = Span::new(start as u32, end as u32);
        let form = context.cleaned.text.string(span);
        Redaction { span, raw: None, form }
    });
    let mut redactions: Vec<Redaction> = speech.collect();
    let page = |kind: EditKind| matches!(kind, EditKind::Boilerplate | EditKind::Catalog | EditKind::Gap);
    for edit in context.cleaned.edits.iter().filter(|edit| page(edit.kind)) {
        let scalars: Vec<char> = edit.before.chars().collect();
        let shadow: Vec<char> = scalars.iter().map(|scalar| letters.fold(*scalar)).collect();
        let shadow = Shadow::of_letters(shadow, marks(&scalars).collect());
        let site = if edit.raw.start == 0 {
            names_of_sites(shadow.scalars())
        } else {
            0..0
        };
        let masked = |at: usize| matches!(shadow.scalars()[at], '*' | '_') && !site.contains(&at);
        for (start, end) in placeholders(&shadow).into_iter().filter(|place| masked(place.0)) {
            redactions.push(Redaction {
                span: Span::at(edit.clean.start),
                raw: Some(Span::new(edit.raw.start + start as u32, edit.raw.start + end as u32)),
                form: scalars[start..end].iter().collect(),
            });
        }
    }
    crate::order::sort_by_key(&mut redactions, |redaction| {
        (
            redaction.span.start,
            redaction.span.end,
            redaction.raw.map(|raw| raw.start),
        )
    });
    redactions
}

/// The name of a site behind a title is no longer than this.
const MAX_SITE: usize = 16;

/// Where the first line parts its title from the names of its page: 狠抓河道清淤_要闻_云岭网
fn names_of_sites(letters: &[char]) -> std::ops::Range<usize> {
    let blank = letters.iter().take_while(|letter| letter.is_whitespace()).count();
    let line = letters[blank..]
        .split(|letter| *letter == '\n')
        .next()
        .unwrap_or_default();
    let mut first = line.len();
    if line.contains(&'。') {
        return 0..0;
    }
    while let Some(at) = line[..first].iter().rposition(|letter| *letter == '_') {
        let name = &line[at + 1..first];
        if at == 0 || MAX_SITE < name.len() || WORDS.prefix("holder", name).is_some() {
            break;
        }
        first = at;
    }
    blank + first..blank + line.len()
}

/// Where placeholders stand.
fn placeholders(shadow: &Shadow) -> Vec<(usize, usize)> {
    let (letters, marks) = (shadow.scalars(), shadow.all_marks());
    let mut found = Vec::new();
    let initials = initials(letters, marks);
    // Where there is a C, D is the next: C级、D级.
    let is_c = |at: usize| letters[at] == 'C' && stands_alone(letters, at);
    let listed = marks.iter().any(|at| is_c(*at as usize));
    let mut passed = 0;
    for at in shadow.marks_and('某').into_iter().map(|at| at as usize) {
        if at < passed {
            continue;
        }
        let end = match letters[at] {
            letter if initials.contains(&letter) && stands_alone(letters, at) => Some(at + 1),
            'D' => party(letters, at).filter(|_| !listed),
            'd' => None,
            '~' => period(letters, at),
            '#' | '○' | '◯' | '□' | '△' | '▲' | '●' | '■' | '◇' | '☆' | '某' => run(letters, at)
                .filter(|end| at + 2 <= *end && !is_heading(letters, at, *end) && !adorns(letters, at, *end)),
            letter if part_of_number(letter) && letter != '.' => token(letters, at),
            _ => continue,
        };
        // What masks nothing as a whole does not in part.
        let again = |letter: &&char| **letter == letters[at] || part_of_number(letters[at]) && part_of_number(**letter);
        let rest = || letters[at..].iter().take_while(again);
        found.extend(end.map(|end| (at, end)));
        passed = end.unwrap_or_else(|| at + rest().count());
    }
    found
}

/// The letters that stand for a place: z where the text has z市. A区 and B村 are names that speeches give themselves.
fn initials(letters: &[char], marks: &[u32]) -> Vec<char> {
    let mut initials = Vec::new();
    let marks = marks.iter().map(|at| *at as usize);
    for at in marks.filter(|at| letters[*at].is_ascii_alphabetic()) {
        let place = WORDS.prefix("place", &letters[at + 1..]).is_some();
        if place && stands_alone(letters, at) && !initials.contains(&letters[at]) {
            initials.push(letters[at]);
        }
    }
    initials
}

/// Whether the letter at `at` has Chinese letters or marks on both sides.
fn stands_alone(letters: &[char], at: usize) -> bool {
    let chinese = |letter: Option<&char>| letter.is_none_or(|letter| is_chinese(*letter) || *letter == '\n');
    chinese(at.checked_sub(1).and_then(|before| letters.get(before))) && chinese(letters.get(at + 1))
}

/// Marks of a line that rules off; a masked name has fewer.
const RULER: usize = 8;
/// So many marks rule off wherever they stand: a masked number has fewer.
const LONG_RULER: usize = 13;
/// So many strokes are a blank to fill in.
const BLANK: usize = 4;
/// Digits of a number that ends in x itself, of a person or a body.
const IDENTITY: usize = 17;

/// A placeholder of digits and masks: its end.
fn token(letters: &[char], start: usize) -> Option<usize> {
    let mut end = start
        + letters[start..]
            .iter()
            .take_while(|letter| part_of_number(**letter))
            .count();
    while letters[end - 1] == '.' {
        end -= 1;
    }
    let token = &letters[start..end];
    // Nearly all are plain numbers.
    if !token.iter().any(|letter| is_mask(*letter)) {
        return None;
    }
    let before = start.checked_sub(1).map(|at| letters[at]);
    let after = letters.get(end).copied();
    // A line of marks rules off what stands above it.
    let line = |letter: Option<char>| letter.is_none_or(|letter| letter == '\n');
    if RULER <= token.len() && line(before) && line(after) {
        return None;
    }
    if is_ruler(token) || is_blank(token) || is_identity(token) || is_multiple(token, after) {
        return None;
    }
    if let Some(mask) = is_factor(token) {
        // 曹×5000元 is a name and a sum: the mask alone is one.
        let sum = mask + 4 <= token.len() && before.is_some_and(is_han) && token[0] != '_';
        return sum.then_some(start + mask);
    }
    let latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    let operator = |letter: Option<char>| letter.is_some_and(|letter| "+=<>^/\\".contains(letter));
    // X-2023: a number of things.
    let code =
        matches!(token, ['x' | 'X']) && after == Some('-') && letters.get(end + 1).is_some_and(char::is_ascii_digit);
    if latin(before) || latin(after) || operator(before) || operator(after) {
        return None;
    }
    // 3×5, 2x2 and 5*4 are sums; 1x with nothing behind it is none of ours.
    let last = *token.last()?;
    let year = token.len() == 4 && after == Some('年');
    let apart = !token.windows(2).any(|two| is_mask(two[0]) && is_mask(two[1]));
    let sum = token.first()?.is_ascii_digit() && last.is_ascii_digit() && (!token.contains(&'*') || apart && !year);
    // 以*同志为核心; a star at the end of a clause is a footnote's, one at its head an item's.
    let within = before.is_some_and(is_han) && after.is_some_and(is_han);
    let lone = token.len() == 1 && (last == '#' || last == '*' && !within);
    let word = matches!(last, 'x' | 'X') && WORDS.prefix("behind", letters.get(end..)?).is_some();
    let stray = token.len() == 1 && !before.is_some_and(is_chinese) && !after.is_some_and(is_chinese);
    if sum || lone || word || stray || code {
        return None;
    }
    Some(date(letters, end))
}

/// Many marks of one kind, wherever they stand.
fn is_ruler(token: &[char]) -> bool {
    token.first().is_some_and(|first| {
        is_mask(*first)
            && token[..token.len().min(LONG_RULER)]
                .iter()
                .all(|letter| letter == first)
    }) && LONG_RULER <= token.len()
}

/// 1.5x,: so many times. 增长1.x% is masked.
fn is_multiple(token: &[char], after: Option<char>) -> bool {
    let [number @ .., digit, 'x' | 'X'] = token else {
        return false;
    };
    let measured = after.is_some_and(|after| after == '%' || is_han(after));
    digit.is_ascii_digit() && number.contains(&'.') && !number.iter().any(|letter| is_mask(*letter)) && !measured
}

/// ____年: a form's.
fn is_blank(token: &[char]) -> bool {
    BLANK <= token.len() && token.iter().all(|letter| *letter == '_')
}

/// 42058319900101123x: the x is the number's own.
fn is_identity(token: &[char]) -> bool {
    token.split_last().is_some_and(|(last, digits)| {
        matches!(last, 'x' | 'X') && digits.len() == IDENTITY && digits.iter().all(char::is_ascii_digit)
    })
}

/// ×20, *3.7, x780: one mask and a number are a factor, a size, a road; the length of the mask.
fn is_factor(token: &[char]) -> Option<usize> {
    let (mask, number) = token.split_first()?;
    let digits = number.iter().all(|letter| letter.is_ascii_digit() || *letter == '.');
    (is_mask(*mask) && !number.is_empty() && digits).then_some(1)
}

/// Takes in 年, 月, 日 and what stands between them.
fn date(letters: &[char], end: usize) -> usize {
    let mut end = end;
    while let Some('年' | '月' | '日') = letters.get(end) {
        end += 1;
        let next = letters[end..]
            .iter()
            .take_while(|letter| part_of_number(**letter))
            .count();
        let masked = letters[end..end + next].iter().any(|letter| is_mask(*letter));
        let unit = matches!(letters.get(end + next), Some('月' | '日'));
        if next == 0 || !unit || (!masked && next > 2) {
            break;
        }
        end += next;
    }
    end
}

/// ~ for a year: ~年, ~度. Between figures and between names of places it is a span.
fn period(letters: &[char], at: usize) -> Option<usize> {
    let figure = at
        .checked_sub(1)
        .is_some_and(|before| letters[before].is_ascii_alphanumeric() || letters[before] == '%');
    (!figure && WORDS.prefix("period", letters.get(at + 1..)?).is_some()).then(|| date(letters, at + 1))
}

/// D for 党.
fn party(letters: &[char], at: usize) -> Option<usize> {
    let alone = !at
        .checked_sub(1)
        .is_some_and(|before| letters[before].is_ascii_alphanumeric());
    (alone && letters[at] == 'D' && WORDS.prefix("party", letters.get(at + 1..)?).is_some()).then_some(at + 1)
}

fn run(letters: &[char], at: usize) -> Option<usize> {
    Some(
        at + letters[at..]
            .iter()
            .take_while(|letter| **letter == letters[at])
            .count(),
    )
}

/// `## 标题` of a markdown file.
fn is_heading(letters: &[char], start: usize, end: usize) -> bool {
    let opens = start == 0 || letters[start - 1] == '\n';
    opens && letters.get(end).is_none_or(|letter| letter.is_whitespace())
}

/// Ornaments: ■■■■ 调研中; #话题##话题#. A masked name stands before a word or a place, and not at the head of a line unless
/// a place follows.
fn adorns(letters: &[char], start: usize, end: usize) -> bool {
    let next = letters.get(end);
    if letters[start] == '某' {
        return false;
    }
    let near = |range: &[char]| {
        range
            .iter()
            .take_while(|letter| **letter != '\n')
            .any(|letter| *letter == '#')
    };
    if letters[start] == '#' {
        let before: Vec<char> = letters[..start].iter().rev().take(MAX_SITE).copied().collect();
        let behind = &letters[end..letters.len().min(end + MAX_SITE)];
        return end - start == 2 && near(&before) && near(behind);
    }
    let before = start.checked_sub(1).map(|at| letters[at]);
    let opens = !before.is_some_and(is_chinese);
    let named = ["holder", "link", "place"]
        .iter()
        .any(|group| WORDS.prefix(group, &letters[end..]).is_some());
    !next.is_some_and(|next| is_han(*next)) || opens && !named
}

fn is_mask(letter: char) -> bool {
    matches!(letter, '*' | '_' | '×' | 'x' | 'X')
}

fn part_of_number(letter: char) -> bool {
    is_mask(letter) || letter.is_ascii_digit() || letter == '.'
}

fn is_chinese(letter: char) -> bool {
    is_han(letter) || "“”‘’《》()、,。:;%".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let letters: Vec<char> = text.chars().collect();
        let shadow = Shadow::of_letters(letters.clone(), marks(&letters).collect());
        let found: Vec<String> = placeholders(&shadow)
            .into_iter()
            .map(|(start, end)| letters[start..end].iter().collect())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_is_masked_is_marked() {
        check("刚才,**同志讲了话,_书记作了强调", &["**", "_"]);
        check("(xxxx年x月xx日)在x月x日的会上", &["xxxx年x月xx日", "x月x日"]);
        check("有x个方面,x月初开展,学习“xxx工作法”", &["x", "x月", "xxx"]);
        check("20xx年增长x.x%,20**年,×县××镇", &["20xx年", "x.x", "20**年", "×", "××"]);
        check("##县○○镇,D委的要求,D中央", &["##", "○○", "D", "D"]);
        check("签订~度责任书,~年工作,总结~届", &["~", "~年", "~"]);
        check("我代表z市,z的教育,x月的z人;H市,A区,A组", &["z", "z", "x月", "z", "H"]);
        check("某某同志到△△乡●●村调研,以*同志为核心", &["某某", "△△", "●●", "*"]);
    }

    #[test]
    fn a_title_names_its_site() {
        let names = |line: &str| names_of_sites(&line.chars().collect::<Vec<char>>()).len();
        assert_eq!(names("狠抓河道清淤_要闻_云岭网\n_同志讲话"), 7);
        assert_eq!(names("在_县河道清淤工作会议上的讲话"), 0);
        assert_eq!(names("感谢_书记"), 0);
    }

    #[test]
    fn what_means_itself_is_not() {
        check("3×5=15,1+X证书,X光机,x轴,snake_case,x+y", &[]);
        check("二○一九年,5G和APP,box里,max_len,3D打印", &[]);
        check("## 标题\n正文,3~5年,60%~70%度,北京~上海", &[]);
        check("春耕会致辞\n**********\n以下是致辞", &[]);
        check("某些同志,▲要点,*第一项,数据*,见注", &[]);
        check("补助20元×5天,成绩×60%,2米*3.5米,7*24小时,县道x780", &[]);
        check("身份证42058319900101123x,自____年____月起,市盈率18.5x、16.1x", &[]);
        check("■■■■ 会议现场\n■■■■会议要求\n#河道清淤##汛前检查#", &[]);
        check("收到曹×5000元,20*5年,电话139****0088", &["×", "20*5年", "139****0088"]);
        check("□□同志到□□乡,★★★", &["□□", "□□"]);
    }
}
