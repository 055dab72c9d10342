//! Shares against their base: 共发现问题3832个 … 问题达460个,占比23%.
//!
//! Looked at only where a total of the same thing (same noun, same measure word) is stated with 共 or its like shortly
//! before. Another base may be meant, so the reader is asked to check it, never told it is wrong; shares that agree are
//! passed in silence.

use tigang_text::{Clean, Span};

use crate::phrases::{Phrases, is_han};
use crate::shadow::Shadow;

/// Farthest a total is looked for, in letters: about a page of a speech.
const REACH: u32 = 500;

/// Least difference worth a question, in thousandths: rounding explains less.
const SLACK: u64 = 15;

/// A share that its stated base does not give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Share {
    /// From the part to its per cent.
    pub(super) span: Span<Clean>,
    /// The part.
    pub(super) part: u64,
    /// The stated total.
    pub(super) total: u64,
    /// The share as stated, in thousandths.
    pub(super) stated: u64,
    /// The share of the total, in thousandths.
    pub(super) computed: u64,
}

/// A whole number of things.
struct Amount<'a> {
    span: Span<Clean>,
    value: u64,
    measure: char,
    /// The two letters before the number, 达 and its like passed.
    noun: &'a [char],
    /// Whether it is stated as a total.
    total: bool,
}

/// Every share that its base does not give, ascending.
pub(super) fn find(shadow: &Shadow, words: &Phrases) -> Vec<Share> {
    let scalars = shadow.scalars();
    let amounts = amounts(scalars, shadow.all_marks(), words);
    let mut found = Vec::new();
    let mut total: Option<usize> = None;
    for (index, amount) in amounts.iter().enumerate() {
        if let (Some(base), Some((stated, end))) = (total.map(|total| &amounts[total]), share(scalars, amount, words)) {
            let near = amount.span.start <= base.span.end + REACH;
            let same = base.noun == amount.noun && base.measure == amount.measure;
            let computed = amount.value * 1000 / base.value.max(1);
            if near && same && amount.value < base.value && SLACK < computed.abs_diff(stated) {
                let span = Span::new(amount.span.start, end);
                found.push(Share {
                    span,
                    part: amount.value,
                    total: base.value,
                    stated,
                    computed,
                });
            }
        }
        if amount.total {
            total = Some(index);
        }
    }
    found
}

/// Every number of two digits or more with a measure word and a noun before it.
fn amounts<'a>(scalars: &'a [char], marks: &[u32], words: &Phrases) -> Vec<Amount<'a>> {
    let measures = words.words("amount_measure");
    let mut found = Vec::new();
    let mut end = 0;
    for at in marks.iter().map(|at| *at as usize) {
        if at < end || !scalars[at].is_ascii_digit() {
            continue;
        }
        let digits = scalars[at..].iter().take_while(|letter| letter.is_ascii_digit());
        let len = digits.count();
        end = at + len;
        let digits = scalars[at..end]
            .iter()
            .take(12)
            .filter_map(|letter| letter.to_digit(10));
        let value = digits.fold(0_u64, |value, digit| value * 10 + u64::from(digit));
        let measured = scalars.get(end).filter(|letter| measures.prefix(&[**letter]).is_some());
        if let Some(&measure) = measured.filter(|_| (2..=12).contains(&len)) {
            let lead = words.suffix("amounts_to", &scalars[..at]).unwrap_or(0);
            let noun = &scalars[(at - lead).saturating_sub(2)..at - lead];
            let clause = scalars[..at]
                .iter()
                .rev()
                .take(12)
                .take_while(|letter| !matches!(letter, ',' | '。' | ';'));
            let total = clause.into_iter().any(|letter| matches!(letter, '共' | '总'));
            if noun.len() == 2 && noun.iter().all(|letter| is_han(*letter)) {
                let span = Span::new(at as u32, end as u32 + 1);
                found.push(Amount {
                    span,
                    value,
                    measure,
                    noun,
                    total,
                });
            }
        }
    }
    found
}

/// The share stated right behind an amount, in thousandths, and where it ends.
fn share(scalars: &[char], amount: &Amount<'_>, words: &Phrases) -> Option<(u64, u32)> {
    let mut at = amount.span.end as usize;
    at += usize::from(scalars.get(at) == Some(&','));
    at += words.prefix("has_share", scalars.get(at..)?)?;
    let whole = scalars[at..].iter().take(3).map_while(|letter| letter.to_digit(10));
    let (count, whole) = whole.fold((0, 0), |(count, value), digit| {
        (count + 1, value * 10 + u64::from(digit))
    });
    at += count;
    let mut stated = whole * 10;
    if scalars.get(at) == Some(&'.') {
        stated += u64::from(scalars.get(at + 1)?.to_digit(10)?);
        at += 1 + scalars[at + 1..]
            .iter()
            .take(4)
            .take_while(|letter| letter.is_ascii_digit())
            .count();
    }
    (0 < count && scalars.get(at) == Some(&'%')).then_some((stated, at as u32 + 1))
}

#[cfg(test)]
mod tests {
    use tigang_lexicon::Lexicon;
    use tigang_text::Text;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(u64, u64, u64, u64)]) {
        let shadow = Shadow::new(&Text::new(text), &Lexicon::embedded());
        let found = find(&shadow, &Phrases::read(include_str!("../../data/check.tsv")));
        let found: Vec<(u64, u64, u64, u64)> = found
            .iter()
            .map(|share| (share.part, share.total, share.stated, share.computed))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn asks_about_a_share_its_base_does_not_give() {
        check(
            "巡查共发现隐患1000处,其中河道隐患达200处,占比35%,要抓紧整治。",
            &[(200, 1000, 350, 200)],
        );
        check("巡查共发现隐患1000处。东片隐患205处,占20.5%。", &[]);
    }

    #[test]
    fn is_silent_without_a_base() {
        check("隐患达200处,占比35%。", &[]);
        check("巡查共发现隐患1000处。贫困户200户,占比35%。", &[]);
        check("巡查共走访群众1000户。整治隐患200户,占比35%。", &[]);
    }
}
