//! Head and end of a text without breaks: title, speaker, date and salutation; addresses, closing formula, signature and date.

use std::ops::Range;

use super::super::{WORDS, is_space};
use crate::phrases::{is_han, is_numeral};

/// Title, date and salutation stand within so many letters.
const HEAD: usize = 300;
/// A salutation is no longer than this.
const SALUTATION: usize = 40;
/// A title is no longer than this.
const TITLE: usize = 80;
/// Letters of a name.
const NAME: std::ops::RangeInclusive<usize> = 2..=4;
/// Letters of a signature: a name, an office, one or two bodies.
const SIGNATURE: std::ops::RangeInclusive<usize> = 2..=30;
/// Letters of a remark in brackets below the date.
const SIGNATURE_NOTE: usize = 20;
/// Letters of a date: 2021年5月7日, 二〇二一年十二月二十一日
const DATE: usize = 14;

/// Whether a piece that ends with an office goes on with the name of its holder: 县长 李明(2021年…
pub(in super::super) fn is_named(before: &[char], after: &[char]) -> bool {
    let name = after.iter().take_while(|letter| is_han(**letter)).count();
    let ends = after.get(name).is_none_or(|next| *next == '(' || is_space(*next));
    NAME.contains(&name) && ends && WORDS.suffix("office", before).is_some()
}

/// Before a date in brackets and behind it, before a salutation and behind its colon.
pub(super) fn head(letters: &[char], head: Range<usize>, places: &[usize]) -> Vec<usize> {
    let head = head.start..head.end.min(head.start + HEAD);
    // A text may begin with its salutation.
    let first = &letters[head.start..head.end.min(head.start + SALUTATION)];
    if let Some(len) = salutation(first) {
        return vec![head.start + len];
    }
    if WORDS.prefix("address", first).is_some() {
        return Vec::new();
    }
    let ends = addressed(&letters[head.clone()]).or_else(|| title(&letters[head.clone()]).map(|len| [len, len]));
    let mut found: Vec<usize> = ends.into_iter().flatten().map(|len| head.start + len).collect();
    for &at in places.iter().take_while(|at| **at < head.end) {
        if at <= head.start {
            continue;
        }
        let rest = &letters[at..letters.len().min(at + SALUTATION)];
        let before = &letters[head.start..at];
        // 日前(2021年3月5日)印发 stands in a sentence.
        if let Some(len) = bracketed_date(rest)
            && (is_head(before) || WORDS.prefix("address", &letters[at + len..]).is_some())
        {
            found.extend([at, at + len]);
        }
        if let Some(len) = salutation(rest) {
            // 致全县青年朋友们: the salutation of a letter is its title.
            let new = !is_han(letters[at - 1]) || is_head(before);
            found.extend(new.then_some(at));
            found.push(at + len);
            break;
        }
    }
    found
}

/// Behind a full stop: an address, a closing formula; and what the text is signed with.
pub(super) fn closing(letters: &[char], line: &Range<usize>, places: &[usize]) -> Vec<usize> {
    let opens = |at: &&usize| {
        let rest = &letters[**at..line.end];
        matches!(letters[**at - 1], '。' | '!' | '?') && (addresses(rest) || WORDS.prefix("closing", rest).is_some())
    };
    let mut found: Vec<usize> = places.iter().filter(opens).copied().collect();
    found.extend(
        signature(&letters[line.clone()])
            .into_iter()
            .flatten()
            .map(|at| line.start + at),
    );
    found
}

/// Length of a salutation with its colon, each of whose parts names those who listen: 各位代表、同志们:
fn salutation(letters: &[char]) -> Option<usize> {
    WORDS.prefix("address", letters)?;
    let colon = letters
        .iter()
        .position(|letter| !is_han(*letter) && !matches!(letter, '、' | ','))?;
    let mut parts = letters[..colon].split(|letter| matches!(letter, '、' | ','));
    let named = parts.all(|part| WORDS.suffix("listener", part).is_some());
    (letters[colon] == ':' && named).then_some(colon + 1)
}

/// 同志们, or 各位代表! behind a full stop: the next paragraph addresses those who listen.
fn addresses(letters: &[char]) -> bool {
    let Some(len) = WORDS.prefix("address", letters) else {
        return false;
    };
    matches!(letters.get(len), Some(',' | '!' | ':' | '、'))
}

/// Length of (2021年3月5日), (2021年3月), or with masked digits.
fn bracketed_date(letters: &[char]) -> Option<usize> {
    let close = letters.iter().take(DATE + 2).position(|letter| *letter == ')')?;
    let inner = letters.get(1..close).filter(|_| letters[0] == '(')?;
    let number = |letter: &char| letter.is_ascii_digit() || is_numeral(*letter) || "xX*×〇○0".contains(*letter);
    let year = inner.iter().take_while(|letter| number(letter)).count();
    let part = |letter: &char| number(letter) || matches!(letter, '年' | '月' | '日');
    (year == 4 && inner.get(4) == Some(&'年') && inner.iter().all(part)).then_some(close + 1)
}

/// Whether letters are the head of a speech: its title, or the office and the name of who speaks.
fn is_head(letters: &[char]) -> bool {
    let title = &letters[letters.len() - letters.len().min(TITLE)..];
    let ended = (title.len() - title.len().min(*NAME.end())..=title.len())
        .any(|end| WORDS.suffix("title", &title[..end]).is_some() || WORDS.suffix("office", &title[..end]).is_some());
    ended || title.last() == Some(&')')
}

/// Length of the title that letters begin with, where its speaker follows: 在…会上的讲话|县长 李明(…
fn title(letters: &[char]) -> Option<usize> {
    let near = &letters[..letters.len().min(TITLE)];
    let near = &near[..near
        .iter()
        .position(|letter| matches!(letter, '。' | ',' | ':' | ';'))
        .unwrap_or(near.len())];
    let end = (1..near.len()).find(|at| WORDS.suffix("title", &near[..*at]).is_some())?;
    let rest = &letters[end..];
    let word = rest.iter().take(TITLE).take_while(|letter| is_han(**letter)).count();
    let office = (2..=word.min(TITLE)).any(|len| WORDS.suffix("office", &rest[..len]).is_some());
    let behind = &rest[word..];
    let blank = behind.iter().take_while(|letter| is_space(**letter)).count();
    let next = behind.get(blank);
    // 县长 李明(2021年…, 李明(2021年…, 县长 李明 同志们:
    let dated = next == Some(&'(');
    (dated && (office || NAME.contains(&word)) || office && 0 < blank && next.is_some_and(|next| is_han(*next)))
        .then_some(end)
}

/// Ends of the title that a document begins with and of those it is addressed to: …的通知|各乡镇人民政府、县直各部门:|
fn addressed(letters: &[char]) -> Option<[usize; 2]> {
    let colon = letters
        .iter()
        .take(TITLE + SALUTATION)
        .position(|letter| *letter == ':')?;
    let mut ends = (1..colon.min(TITLE))
        .rev()
        .filter(|end| WORDS.suffix("document", &letters[..*end]).is_some());
    let title = ends.next().filter(|end| colon - end <= SALUTATION)?;
    let whom = &letters[title..colon];
    let mut parts = whom.split(|letter| matches!(letter, '、' | ',' | '('));
    let body = |part: &[char]| {
        ["listener", "body"]
            .iter()
            .any(|group| WORDS.suffix(group, part).is_some())
    };
    let named = whom
        .iter()
        .all(|letter| is_han(*letter) || matches!(letter, '、' | ','))
        && parts.all(body);
    named.then_some([title, colon + 1])
}

/// Where signature and date begin, with which a text ends behind its last full stop.
fn signature(letters: &[char]) -> Option<[usize; 2]> {
    let blank = letters.iter().rev().take_while(|letter| is_space(**letter)).count();
    let letters = &letters[..letters.len() - blank];
    // (此件公开发布)
    let note = letters.iter().rposition(|letter| *letter == '(');
    let note = note.filter(|open| letters.len() - open <= SIGNATURE_NOTE && letters.ends_with(&[')']));
    let letters = &letters[..note.unwrap_or(letters.len())];
    letters.ends_with(&['日']).then_some(())?;
    let part = |letter: &&char| {
        letter.is_ascii_digit() || is_numeral(**letter) || matches!(letter, '年' | '月' | '日' | '〇' | '○')
    };
    let len = letters.iter().rev().take(DATE + 1).take_while(part).count();
    let date = letters.len() - len;
    let year = letters[date..].iter().position(|letter| *letter == '年')?;
    if year != 4 || letters[date..].iter().filter(|letter| **letter == '月').count() != 1 {
        return None;
    }
    let name = |letter: &&char| is_han(**letter) || **letter == '、';
    let signed = date
        - letters[..date]
            .iter()
            .rev()
            .take(*SIGNATURE.end() + 1)
            .take_while(name)
            .count();
    let ended = signed
        .checked_sub(1)
        .is_some_and(|before| matches!(letters[before], '。' | '!' | '?'));
    let open = matches!(
        letters.get(date.wrapping_sub(1)),
        Some('在' | '从' | '自' | '到' | '于' | '至')
    );
    (ended && !open && (signed == date || SIGNATURE.contains(&(date - signed)))).then_some([signed, date])
}
