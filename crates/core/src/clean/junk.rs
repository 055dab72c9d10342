//! Junk: letters that forums strew between sentences, stray commas, and question marks that stand for lost indents.

use tigang_lexicon::Lexicon;

use super::{Certainty, Current, Draft, EditKind, Proposal};
use crate::phrases::is_han;

/// Forums strew at least so many letters.
const MIN_STREWN: usize = 9;
/// In a text with such letters, so few are enough.
const MIN_REST: usize = 5;

/// So many stray commas make a page that strews them.
const MIN_STRAY: usize = 2;

/// A line of Chinese has Chinese letters among so many, whatever number or mark it begins with.
const NEAR: usize = 8;

/// Removes what belongs to nobody.
pub(super) fn remove(draft: &mut Draft<'_>, _lexicon: &Lexicon) {
    let current = draft.current();
    let letters = current.scalars();
    // Runs of the letters that forums strew with, and commas; what one certain run proves counts for all.
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut end = 0;
    for at in current.census().others() {
        if at < end || !is_strewable(letters[at]) {
            continue;
        }
        end = at + letters[at..].iter().take_while(|letter| is_strewable(**letter)).count();
        let stray = matches!(letters[at..end], [',']) && is_mark(letters.get(end));
        if MIN_REST <= end - at || stray || matches!(letters[at..end], [',', ',']) {
            runs.push((at, end));
        }
    }
    let proven = runs
        .iter()
        .any(|(start, end)| is_strewn(&letters[*start..*end]) && beside(letters, *start, *end));
    // 查找问题,、明确路径: a page that puts a comma before other marks doubles its own.
    let stray = |&(start, end): &(usize, usize)| letters[start..end] == [','] && is_mark(letters.get(end));
    let doubled = MIN_STRAY <= runs.iter().filter(|run| stray(run)).count();
    let mut proposals = Vec::new();
    for (start, end) in runs {
        let run = &letters[start..end];
        if is_strewn(run) && beside(letters, start, end) || proven && is_rest(run) {
            let number = run.iter().take_while(|letter| letter.is_ascii_digit()).count();
            // 2021 a% C+ D: the number is the text's own.
            let own = if 3 <= number { number } else { 0 };
            let end = end - marker(run, letters.get(end));
            proposals.push(edit(&current, start + own, end, Certainty::Likely));
        } else if stray(&(start, end)) {
            proposals.push(edit(&current, start, end, Certainty::Likely));
        } else if doubled && *run == [',', ','] && beside(letters, start, end) {
            proposals.push(edit(&current, start, start + 1, Certainty::Likely));
        }
    }
    if current.census().has('?') {
        proposals.extend(indents(&current).map(|(start, end)| edit(&current, start, end, Certainty::Certain)));
    }
    crate::order::sort_by_key(&mut proposals, |proposal| proposal.raw.start);
    draft.propose(proposals);
}

/// A mark that no comma stands before.
fn is_mark(letter: Option<&char>) -> bool {
    matches!(letter, Some('、' | '。' | '，' | '；'))
}

/// Whether forums strew with a letter.
fn is_strewable(letter: char) -> bool {
    matches!(letter, ' '..='~')
}

/// The indents of lines whose blanks were lost to an encoding without them: `??? 各地要`, `? ? 各地要`. No line of Chinese begins
/// with two question marks, or with one and a blank.
fn indents(current: &Current) -> impl Iterator<Item = (usize, usize)> {
    current.census().lines().iter().filter_map(|range| {
        let line = &current.scalars()[range.clone()];
        let len = line
            .iter()
            .take_while(|letter| **letter == '?' || letter.is_whitespace())
            .count();
        let (indent, rest) = line.split_at(len);
        let marks = indent.iter().filter(|letter| **letter == '?').count();
        let lost = 2 <= marks || marks == 1 && indent.last() != Some(&'?');
        let goes_on = rest.iter().take(NEAR).any(|letter| is_han(*letter))
            && rest.first().is_some_and(|letter| {
                is_han(*letter) || letter.is_ascii_digit() || matches!(letter, '“' | '‘' | '《' | '（' | '(')
            });
        (lost && goes_on).then_some((range.start, range.start + len))
    })
}

/// Length of the marker of a point that a run ends with: `D- J' I$ ^2.` before 主送机关.
fn marker(run: &[char], next: Option<&char>) -> usize {
    let Some(number) = run.strip_suffix(&['.']) else {
        return 0;
    };
    let digits = number.iter().rev().take_while(|letter| letter.is_ascii_digit()).count();
    let marks = (1..=2).contains(&digits) && next.is_some_and(|next| is_han(*next));
    if marks { digits + 1 } else { 0 }
}

fn edit(current: &Current, start: usize, end: usize, certainty: Certainty) -> Proposal {
    Proposal {
        kind: EditKind::Junk,
        raw: current.raw_span(start, end),
        after: String::new(),
        certainty,
        note: None,
    }
}

/// Whether a run stands beside Chinese letters.
fn beside(letters: &[char], start: usize, end: usize) -> bool {
    let chinese =
        |letter: Option<&char>| letter.is_some_and(|letter| is_han(*letter) || "。！？：；，、”".contains(*letter));
    chinese(start.checked_sub(1).and_then(|before| letters.get(before))) || chinese(letters.get(end))
}

/// `4 M' b$ U8 {" L! u`: signs and single letters, no word, no number.
fn is_strewn(run: &[char]) -> bool {
    if run.len() < MIN_STREWN {
        return false;
    }
    let signs = run.iter().filter(|letter| letter.is_ascii_punctuation()).count();
    let rare = run.iter().filter(|letter| "$^{}|~`@&#\\".contains(**letter)).count();
    let words = run
        .split(|letter| !letter.is_ascii_alphanumeric())
        .all(|word| word.len() <= 2);
    let letters = run.iter().filter(|letter| letter.is_ascii_alphabetic()).count();
    words && 2 <= rare && 2 <= letters && run.len() <= 5 * signs && run.contains(&' ')
}

/// `a% C+ D`, `2 S6 |7 k8 Y1`: shorter runs of the kind, single letters and signs in words of one or two.
fn is_rest(run: &[char]) -> bool {
    let words: Vec<&[char]> = run
        .split(|letter| *letter == ' ')
        .filter(|word| !word.is_empty())
        .collect();
    let short = words
        .iter()
        .all(|word| word.len() <= 3 && word.iter().filter(|letter| letter.is_ascii_alphanumeric()).count() <= 2);
    let letters = run.iter().filter(|letter| letter.is_ascii_alphabetic()).count();
    let signs = run
        .iter()
        .filter(|letter| letter.is_ascii_punctuation() && !matches!(letter, ',' | ':'))
        .count();
    MIN_REST <= run.len() && 2 <= words.len() && short && 2 <= letters && 1 <= signs
}
