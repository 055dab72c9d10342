//! How long the text is, in which letters it is written, and whether it is whole.

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span, Text};

use super::{Fact, SourceScript, TruncatedBy};
use crate::clean::{Cleaned, EditKind};
use crate::phrases::{is_han, is_numeral};
use crate::segment::Segments;
use crate::shadow::Shadow;
use crate::view::{Script, dress};

/// Fewest glosses that show a page made traditional by machine: a writer's own reading in brackets is one or two.
const GLOSSES: usize = 5;

/// Percent of the stated length from which on a text is whole: pages count differently.
const NEARLY_ALL: u64 = 90;

/// Longest last line that may lack a closing mark: a heading, a signature, a date.
const LAST_LINE: u32 = 30;

/// Length as WPS and Word count it: each Chinese letter or mark one, each run of anything else one, spaces none.
/// Half-width marks between Chinese letters count as the full-width ones they stand for. `text` is the clean one or its
/// shadow.
pub(crate) fn chars(text: &Text<Clean>, span: Span<Clean>, shadow: &Shadow) -> u32 {
    let marks: Vec<u32> = shadow.marks(span).iter().map(|at| at - span.start).collect();
    let mut shown = text.slice(span).to_vec();
    dress(&mut shown, &marks, Script::Source);
    let mut uncounted = 0;
    // One past the last letter of the last run.
    let mut run_end = None;
    for at in marks {
        let mark = shown[at as usize];
        let wide = is_wide(mark);
        let run = !wide && !mark.is_whitespace() && !mark.is_control();
        uncounted += u32::from(!wide && (!run || run_end == Some(at)));
        if run {
            run_end = Some(at + 1);
        }
    }
    span.len() - uncounted
}

/// Letters and marks of which each counts as one.
fn is_wide(scalar: char) -> bool {
    let letter_or_mark = || {
        is_han(scalar)
            || matches!(scalar, '\u{2e80}'..='\u{2fff}' | '\u{3001}'..='\u{303f}' | '\u{3040}'..='\u{33ff}'
            | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ffe6}' | '“' | '”' | '‘' | '’' | '…' | '—' | '·' | '\u{2460}'..='\u{24ff}' | '\u{25a0}'..='\u{25ff}')
    };
    !scalar.is_ascii() && letter_or_mark()
}

/// The script of the source: which letters exist in one script only, and how many of each.
pub(super) fn script(cleaned: &Cleaned, shadow: &Shadow, lexicon: &Lexicon) -> Option<Fact<SourceScript>> {
    let scalars = cleaned.text.scalars();
    let letters = lexicon.letters();
    let differ = |own: &[char], other: Vec<char>| own.iter().zip(other).filter(|(own, other)| *own != other).count();
    // Phrases do not go on from line to line, and a line whose letters are those of its shadow has none of the other script.
    let mut traditional = 0;
    let mut at = 0;
    for line in scalars.split_inclusive(|scalar| *scalar == '\n') {
        let folded = &shadow.scalars()[at..at + line.len()];
        at += line.len();
        if line
            .iter()
            .zip(folded)
            .any(|(own, folded)| own != folded && is_han(*own))
        {
            traditional += differ(line, letters.to_simplified(line));
        }
    }
    // So many letters are enough to call a text simplified.
    let (mut simplified, enough) = (0, 20 * traditional + traditional / 20);
    for line in scalars.split(|scalar| *scalar == '\n') {
        if enough <= simplified {
            break;
        }
        simplified += differ(line, letters.to_traditional(line));
    }
    let simplified = simplified.saturating_sub(traditional / 20);
    let glosses = cleaned.edits.iter().filter(|edit| edit.kind == EditKind::Gloss).count();
    let value = match (traditional, simplified) {
        (0, 0) if !scalars.iter().copied().any(is_han) => return None,
        _ if traditional * 20 <= simplified + traditional => SourceScript::Simplified,
        _ if traditional < simplified * 4 => SourceScript::Mixed,
        _ if GLOSSES <= glosses || keeps_simplified_words(scalars) => SourceScript::Converted,
        _ => SourceScript::Traditional,
    };
    Some(Fact { value, raw: None })
}

/// Letter-by-letter conversion leaves 么 (麼) in every 什么 and 怎么.
fn keeps_simplified_words(scalars: &[char]) -> bool {
    scalars
        .windows(2)
        .any(|pair| matches!(pair, ['什' | '怎' | '這' | '那' | '多', '么']))
}

/// Whether text is missing and how, from what the page says and from how the text ends.
pub(super) fn truncated(cleaned: &Cleaned, shadow: &Shadow, segments: &Segments, chars: u32) -> Option<TruncatedBy> {
    let stated = match (cleaned.full_chars, cleaned.shown_chars) {
        (Some(full), Some(shown)) => shown.value < full.value,
        (Some(full), None) => u64::from(chars) * 100 < u64::from(full.value) * NEARLY_ALL,
        _ => false,
    };
    if stated || cleaned.gaps.iter().any(|gap| gap.at_end) {
        return Some(TruncatedBy::StatedCut);
    }
    if !cleaned.gaps.is_empty() {
        return Some(TruncatedBy::Gap);
    }
    just_stops(shadow, segments).then_some(TruncatedBy::SilentCut)
}

/// Whether the text breaks off at its end: a notice says so, or it just stops.
pub(crate) fn breaks_off(cleaned: &Cleaned, shadow: &Shadow, segments: &Segments) -> bool {
    cleaned.gaps.iter().any(|gap| gap.at_end) || just_stops(shadow, segments)
}

/// Whether the text ends in the middle: its last full line without a closing mark, or its last line, however short, in a
/// bracket that nothing closes or with a mark that announces more. Short last lines are else headings, names, dates.
fn just_stops(shadow: &Shadow, segments: &Segments) -> bool {
    let end = segments.paragraphs.last().map(|line| shadow.slice(*line));
    if end.is_some_and(|line| 1 < segments.paragraphs.len() && (announces_more(line) || leaves_open(line))) {
        return true;
    }
    if let [.., before, last] = segments.paragraphs.as_slice()
        && is_begun(shadow.slice(*before), shadow.slice(*last))
    {
        return true;
    }
    // A short last line that is a sentence ends the text, whatever stands before it.
    if end.is_some_and(|line| matches!(line.last(), Some('。' | '!' | '?'))) {
        return false;
    }
    let last = segments.paragraphs.iter().rev().find(|line| LAST_LINE < line.len());
    let Some(&line) = last else { return false };
    let line = shadow.slice(line);
    let unfinished = before_dots(line)
        .last()
        .is_some_and(|letter| !matches!(letter, '。' | '!' | '?' | '”' | '’' | '」' | ')' | '》' | '】' | '.'));
    unfinished && line.iter().any(|letter| matches!(letter, '。' | ',' | ';'))
}

/// A numbered line whose second sentence does not end, or one that only names its part, where the parts before have a text:
/// 三、强化保障 behind a paragraph.
fn is_begun(before: &[char], last: &[char]) -> bool {
    let number = |line: &[char]| {
        let line = line.strip_prefix(&['(']).unwrap_or(line);
        let len = line.iter().take_while(|letter| is_numeral(**letter)).count();
        matches!(line.get(len), Some('、' | ')'))
            .then(|| line[..len].to_vec())
            .filter(|number| !number.is_empty())
    };
    let Some(counted) = number(last) else { return false };
    let ends = |line: &[char]| matches!(line.last(), Some('。' | '!' | '?' | ';' | '”' | ')'));
    let told = |line: &[char]| ends(line) && (number(line).is_none() || line[..line.len() - 1].contains(&'。'));
    let goes_on = last.contains(&'。') || counted != ['一'] && told(before);
    goes_on && !ends(last)
}

/// A line without the dots a page breaks it off with: 会…… or 会...
fn before_dots(line: &[char]) -> &[char] {
    let dots = line
        .iter()
        .rev()
        .take_while(|letter| matches!(letter, '…' | '.'))
        .count();
    match line.split_at(line.len() - dots) {
        (text, ['…', ..] | ['.', '.', '.', ..]) => text,
        _ => line,
    }
}

/// A line that ends with a comma, or with a colon behind a clause: 要做到以下几点:
fn announces_more(line: &[char]) -> bool {
    match line {
        [.., ',' | '、'] => true,
        [clause @ .., ':'] => clause.iter().any(|letter| matches!(letter, '。' | ',')),
        _ => false,
    }
}

/// A line in which a quotation, a title or a bracket is opened last and never closed.
fn leaves_open(line: &[char]) -> bool {
    const PAIRS: [(char, char); 6] = [
        ('“', '”'),
        ('「', '」'),
        ('《', '》'),
        ('(', ')'),
        ('〔', '〕'),
        ('【', '】'),
    ];
    PAIRS.iter().any(|(open, close)| {
        let last = line.iter().rposition(|letter| letter == open);
        last.is_some_and(|last| !line[last..].contains(close))
    })
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

    #[track_caller]
    fn check(text: &str, expected: u32) {
        let text = Text::new(text);
        let shadow = Shadow::new(&text, &LEXICON);
        assert_eq!(chars(&text, text.span(), &shadow), expected, "{}", text.as_str());
    }

    #[test]
    fn counts_as_word_processors_do() {
        check("", 0);
        check("干部 群众", 4);
        check("2019年,全县脱贫1563人。", 10);
        check("增长1.9个百分点", 7);
        check("“互联网+”", 6);
        check("POS机和ATM", 4);
    }
}
