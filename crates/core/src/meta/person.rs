//! Who speaks: an office and a name, masked as it stands. 省委副书记**, 县长 王某, 国务院总理 followed by 李　强.

use tigang_lexicon::{Lexicon, List};

use super::words::words;
use crate::phrases::is_han;

/// Office and name inside one piece of text, as ranges of its letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Byline {
    /// 职务.
    pub(super) role: Option<(usize, usize)>,
    /// 姓名, masks included.
    pub(super) name: Option<(usize, usize)>,
}

/// Longest byline taken, in letters: 中共某某市委书记、市人大常委会主任 and a name.
const LONGEST: usize = 40;

/// Longest name that is nothing but a mask.
const MASK: usize = 4;

/// Reads a line as a byline; none when it is anything else.
pub(super) fn byline(letters: &[char], lexicon: &Lexicon) -> Option<Byline> {
    let start = letters.iter().position(|letter| *letter != ' ')?;
    let end = letters.len() - letters.iter().rev().position(|letter| *letter != ' ')?;
    let line = &letters[start..end];
    // A line of marks alone rules off what stands above it.
    let ruler = MASK < line.len() && line.iter().all(|letter| is_mask(*letter));
    if ruler || LONGEST < line.len() || line.iter().any(|letter| ",。:;!?“”".contains(*letter)) {
        return None;
    }
    // 周明校长: an office may follow the name.
    if let Some(name) = name_before_office(line, lexicon) {
        return Some(Byline {
            role: Some((start + name, end)),
            name: Some((start, start + name)),
        });
    }
    if is_office(line, lexicon) {
        return Some(Byline {
            role: Some((start, end)),
            name: None,
        });
    }
    let named = line.strip_suffix(&['同', '志']).filter(|_| !masked(line));
    let (line, end) = named.map_or((line, end), |named| (named, end - 2));
    let name = name_at_end(line, lexicon)?;
    let before = trim_end(&line[..name]);
    if before.is_empty() {
        return (masked(line) || letters_in(line) <= 4).then_some(Byline {
            role: None,
            name: Some((start, end)),
        });
    }
    is_office(before, lexicon).then_some(Byline {
        role: Some((start, start + before.len())),
        name: Some((start + name, end)),
    })
}

/// Length of the name before an office that is the rest of the line; 高新区区长 is none.
fn name_before_office(line: &[char], lexicon: &Lexicon) -> Option<usize> {
    let offices = lexicon.list(List::Offices);
    [3, 2].into_iter().find(|&len| {
        let (Some(name), Some(office)) = (line.get(..len), line.get(len..)) else {
            return false;
        };
        is_name(name, lexicon) && !words().inside("body", &name[1..]) && offices.contains_letters(office)
    })
}

/// Where the name begins that `line` ends with: a mask, or a surname and one or two letters, a space between allowed.
fn name_at_end(line: &[char], lexicon: &Lexicon) -> Option<usize> {
    if masked(line) {
        let tail = line
            .iter()
            .rev()
            .take_while(|letter| is_mask(**letter) || "同志某".contains(**letter));
        let start = line.len() - tail.count();
        // 林某某, 县长 林 某: a surname that stands alone or behind an office belongs to the name.
        let head = trim_end(&line[..start]);
        if let Some((surname, before)) = head.split_last()
            && is_surname(&[*surname], lexicon)
            && (trim_end(before).is_empty() || is_office(trim_end(before), lexicon))
        {
            return Some(before.len());
        }
        return Some(start);
    }
    let candidates = [3, 2, 4].into_iter().filter(|len| *len <= letters_in(line));
    let names = candidates.filter_map(|len| {
        let start = start_of_last(line, len)?;
        let name: Vec<char> = line[start..].iter().copied().filter(|letter| *letter != ' ').collect();
        let rest = trim_end(&line[..start]);
        // 校长 高　山: what is set apart letter by letter behind an office is a name, if it is a word as well.
        let spaced = name.len() == 2 && 2 < line.len() - start && is_surname(&name[..1], lexicon);
        ((is_name(&name, lexicon) || spaced && !rest.is_empty()) && (rest.is_empty() || is_office(rest, lexicon)))
            .then_some(start)
    });
    names.into_iter().next()
}

/// Whether `name` reads as a full name: a surname and one or two letters more.
pub(crate) fn is_name(name: &[char], lexicon: &Lexicon) -> bool {
    let surnames = lexicon.list(List::Surnames);
    let given = |surname: usize| (1..=2).contains(&name.len().saturating_sub(surname));
    name.iter().all(|letter| is_han(*letter))
        && surnames.prefixes(name).any(given)
        && lexicon
            .dictionary()
            .get(name)
            .is_none_or(|word| word.tag.as_str().starts_with("nr"))
}

/// Length of the name that `letters` begins with and that ends before `stop`.
pub(super) fn name_before(letters: &[char], stop: &[char], lexicon: &Lexicon) -> Option<usize> {
    let at = crate::phrases::find(letters, stop, 0).filter(|at| *at <= 6)?;
    let bare = letters[..at].strip_suffix(&['同', '志']).unwrap_or(&letters[..at]);
    (is_name(bare, lexicon) || (!bare.is_empty() && bare.iter().all(|letter| is_mask(*letter)))).then_some(bare.len())
}

/// Where the office begins that stands right before `name` in `letters`.
pub(super) fn role_before(letters: &[char], name: usize, lexicon: &Lexicon) -> Option<usize> {
    let run = letters[..name]
        .iter()
        .rev()
        .take(LONGEST)
        .take_while(|letter| is_han(**letter) || **letter == '、')
        .count();
    is_office(&letters[name - run..name], lexicon).then_some(name - run)
}

/// Whether `letters` end in an office: 县委书记.
pub(super) fn is_office(letters: &[char], lexicon: &Lexicon) -> bool {
    1 < letters.len() && lexicon.list(List::Offices).suffix(letters).is_some()
}

fn is_surname(letters: &[char], lexicon: &Lexicon) -> bool {
    lexicon.list(List::Surnames).contains_letters(letters)
}

fn is_mask(letter: char) -> bool {
    matches!(letter, '*' | '×' | 'x' | 'X' | '_' | '#')
}

fn masked(line: &[char]) -> bool {
    let tail: Vec<char> = line.iter().rev().take(4).copied().collect();
    tail.iter().any(|letter| is_mask(*letter)) || tail.starts_with(&['某'])
}

fn letters_in(line: &[char]) -> usize {
    line.iter().filter(|letter| **letter != ' ').count()
}

/// Where the last `len` letters of a line begin, spaces not counted.
fn start_of_last(line: &[char], len: usize) -> Option<usize> {
    let places = line.iter().enumerate().rev().filter(|(_, letter)| **letter != ' ');
    places.map(|(at, _)| at).nth(len.checked_sub(1)?)
}

fn trim_end(letters: &[char]) -> &[char] {
    let len = letters.len() - letters.iter().rev().take_while(|letter| **letter == ' ').count();
    &letters[..len]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, role: Option<&str>, name: Option<&str>) {
        let letters: Vec<char> = line.chars().collect();
        let byline = byline(&letters, &Lexicon::embedded()).unwrap_or_default();
        let say =
            |range: Option<(usize, usize)>| range.map(|(start, end)| letters[start..end].iter().collect::<String>());
        assert_eq!(
            (say(byline.role).as_deref(), say(byline.name).as_deref()),
            (role, name),
            "{line}"
        );
    }

    #[test]
    fn reads_bylines() {
        check("省委副书记**", Some("省委副书记"), Some("**"));
        check("县委书记 李大河", Some("县委书记"), Some("李大河"));
        check("市长王河", Some("市长"), Some("王河"));
        check("国务院总理", Some("国务院总理"), None);
        check("李 河", None, Some("李 河"));
        check("王 德 河", None, Some("王 德 河"));
        check("校长 高  山", Some("校长"), Some("高  山"));
        check("县长 王xx", Some("县长"), Some("王xx"));
        check("***", None, Some("***"));
        check("********", None, None);
        check("周明校长", Some("校长"), Some("周明"));
        check("县委书记李大河同志", Some("县委书记"), Some("李大河"));
        check("高新区区长", Some("高新区区长"), None);
        check("林某某", None, Some("林某某"));
        check("林 某", None, Some("林 某"));
        check("县长 林 某", Some("县长"), Some("林 某"));
        check("省委副书记林某某", Some("省委副书记"), Some("林某某"));
    }

    #[test]
    fn leaves_other_lines_alone() {
        check("全县春耕生产工作会议", None, None);
        check("提高认识,明确任务", None, None);
        check("高度重视", None, None);
    }
}
