//! Figures: numbers inside a sentence of both texts that another number was put for, as 增长6.5% became 增长5.8%.

use tigang_text::{Clean, Span};

use super::Passage;
use super::units::Side;

/// Letters shown before a number, at most: what it is the number of.
const LABEL: u32 = 16;

/// A number that became another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureChange {
    /// The passage it stands in, as an index into the passages.
    pub passage: u32,
    /// The number in each text, with the word behind it.
    pub spans: [Span<Clean>; 2],
    /// What stands before it in its clause, in the second text.
    pub label: Span<Clean>,
}

/// Every number that became another, by place in the second text.
pub(super) fn figures(sides: [&Side<'_>; 2], passages: &[Passage]) -> Vec<FigureChange> {
    let mut figures = Vec::new();
    for (index, passage) in (0u32..).zip(passages) {
        if passage.renumbered {
            continue;
        }
        for change in &passage.changes {
            let numbers = [numbers(sides[0], change.before), numbers(sides[1], change.after)];
            // Where one has more numbers than the other, which became which is a guess.
            if numbers[0].len() != numbers[1].len() {
                continue;
            }
            for (before, after) in numbers[0].iter().zip(&numbers[1]) {
                let letters = [
                    sides[0].analysis.shadow.slice(*before),
                    sides[1].analysis.shadow.slice(*after),
                ];
                if letters[0] == letters[1] {
                    continue;
                }
                let label = label(sides[1], *after, passage.spans[1].start);
                // 2023年工作回顾: a year without anything before it is the number of nothing.
                if !sides[1]
                    .analysis
                    .shadow
                    .slice(label)
                    .iter()
                    .any(|letter| letter.is_alphanumeric())
                {
                    continue;
                }
                figures.push(FigureChange {
                    passage: index,
                    spans: [
                        with_unit(sides[0], *before, passage.spans[0].end),
                        with_unit(sides[1], *after, passage.spans[1].end),
                    ],
                    label,
                });
            }
        }
    }
    figures
}

/// Runs of digits with points and signs.
fn numbers(side: &Side<'_>, span: Span<Clean>) -> Vec<Span<Clean>> {
    let scalars = side.scalars();
    let mut numbers = Vec::new();
    let mut at = span.start;
    while at < span.end {
        let rest = &scalars[at as usize..span.end as usize];
        if !rest[0].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = rest
            .iter()
            .take_while(|letter| letter.is_ascii_digit() || matches!(letter, '.' | '%' | '‰'));
        let end = at + run.count() as u32;
        numbers.push(Span::new(at, end));
        at = end;
    }
    numbers
}

/// A number and the word that touches it, which is mostly its unit: 亿元, 个, 公里.
fn with_unit(side: &Side<'_>, number: Span<Clean>, limit: u32) -> Span<Clean> {
    let last = number.end.checked_sub(1).and_then(|at| side.scalars().get(at as usize));
    if matches!(last, Some('%' | '‰')) {
        return number;
    }
    let words = &side.analysis.segments.words;
    let next = words.get(words.partition_point(|word| word.span.end <= number.end));
    match next {
        Some(word) if word.span.start <= number.end => Span::new(number.start, word.span.end.min(limit)),
        _ => number,
    }
}

/// The clause up to a number.
fn label(side: &Side<'_>, number: Span<Clean>, limit: u32) -> Span<Clean> {
    let from = number.start.saturating_sub(LABEL).max(limit);
    let letters = &side.scalars()[from as usize..number.start as usize];
    let clause = letters
        .iter()
        .rev()
        .take_while(|letter| !matches!(letter, ',' | ';' | ':' | '。' | '、' | '!' | '?' | '(' | '\n'));
    Span::new(number.start - clause.count() as u32, number.start)
}
