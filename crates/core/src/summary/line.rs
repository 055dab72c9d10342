//! Lines of the summary: a sentence or the best run of its clauses, and what it weighs.

use std::cmp::Reverse;
use std::sync::LazyLock;

use tigang_text::{Clean, Span};

use crate::keywords::Keyword;
use crate::phrases::{Group, Phrases};

static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../../data/summary.tsv")));

/// Longest line, in letters: what is taken in at a glance; two lines of a printed page.
const LINE: u32 = 70;

/// Shortest sentence taken, in letters.
const SHORTEST: u32 = 8;

/// Letters added to a sentence's length before its weight is spread over it, so that the shortest does not always win.
const FLAT: u64 = 30;

/// A stretch of a sentence and what it weighs.
#[derive(Clone, Copy)]
pub(super) struct Line {
    pub(super) span: Span<Clean>,
    /// For its length.
    pub(super) weight: u64,
    /// Whether it thanks or greets.
    pub(super) courteous: bool,
}

impl Line {
    /// Heavier ones later, and of equals the first last, so that the text's own order decides.
    pub(super) fn order(&self) -> (u64, Reverse<Span<Clean>>) {
        (self.weight, Reverse(self.span))
    }
}

/// A whole sentence as a line: itself, or the best run of its clauses where it is long. None for what is no sentence.
pub(super) fn cut(weights: &Weights<'_>, sentence: Span<Clean>) -> Option<Line> {
    let letters = &weights.scalars[sentence.range()];
    let closed = letters
        .last()
        .is_some_and(|last| matches!(last, '。' | '!' | '?' | '”'));
    if !closed || sentence.len() < SHORTEST {
        return None;
    }
    let blank = letters.iter().take_while(|letter| **letter == ' ').count();
    let letters = &letters[blank..];
    let sentence = Span::new(
        sentence.start + blank as u32,
        sentence.end - u32::from(letters.last() == Some(&'。')),
    );
    let sums = Sums::new(weights, sentence);
    if sentence.len() <= LINE {
        return Some(sums.line(sentence));
    }
    let mut starts = vec![sentence.start];
    let mut depth = 0_u32;
    for (at, letter) in letters.iter().enumerate() {
        match letter {
            '“' | '《' | '(' => depth += 1,
            '”' | '》' | ')' => depth = depth.saturating_sub(1),
            ',' | ';' | ':' if depth == 0 => starts.push(sentence.start + at as u32 + 1),
            _ => {}
        }
    }
    starts.push(sentence.end + 1);
    let letter = |at: u32| letters[(at - sentence.start) as usize];
    let opens = |start: u32| start == sentence.start || letter(start - 1) == ';';
    let mut best: Option<(Line, u64)> = None;
    let mut first = 0;
    for last in 1..starts.len() {
        let end = starts[last] - 1;
        while LINE < end.saturating_sub(starts[first]) && first + 1 < last {
            first += 1;
        }
        // 让群众放心;队伍要到岗: the end of one thought and the next are no line, the next is one.
        let mut run = starts[first..last].iter().copied();
        let start = if opens(starts[first]) {
            None
        } else {
            run.find(|start| opens(*start))
        };
        let start = start.unwrap_or(starts[first]);
        let span = Span::new(start, end);
        if span.len() <= LINE && SHORTEST <= span.len() {
            // A run that ends with its sentence, or before a semicolon, ends with a thought.
            let ends = end == sentence.end || letters.get((end - sentence.start) as usize) == Some(&';');
            // “两减六治”: is a label of what stands behind it.
            let whole = match letters.get((end - sentence.start) as usize) {
                _ if ends => 8,
                Some(':') => 3,
                _ => 5,
            };
            // 今年的目标是: tells what the figures behind it are.
            let before = (start - sentence.start).checked_sub(1);
            let framed = before.is_none_or(|before| letters[before as usize] != ':');
            let frame = if framed { 8 } else { 5 };
            let line = sums.line(span);
            let weight = line.weight * whole * frame / 64;
            // Of equals the first.
            if best.is_none_or(|(_, best)| best < weight) {
                best = Some((line, weight));
            }
        }
    }
    best.map(|(line, _)| line)
}

/// What tells the weight of a line.
pub(super) struct Weights<'a> {
    scalars: &'a [char],
    /// Weight of the key terms that begin at each letter.
    terms: Vec<u32>,
    /// What opens the clauses that carry a speech.
    says: &'static Group,
    /// Thanks and greetings, which carry nothing.
    courtesy: &'static Group,
    /// Words that lean on what stands before them.
    leans: &'static Group,
}

impl<'a> Weights<'a> {
    pub(super) fn new(scalars: &'a [char], keywords: &[Keyword]) -> Self {
        let mut terms = vec![0_u32; scalars.len()];
        let heaviest = u64::from(keywords.iter().map(|keyword| keyword.weight).max().unwrap_or(1).max(1));
        for keyword in keywords {
            let weight = 20 + u64::from(keyword.weight) * 100 / heaviest;
            for span in &keyword.uses {
                terms[span.start as usize] += weight as u32;
            }
        }
        Self {
            scalars,
            terms,
            says: WORDS.words("says"),
            courtesy: WORDS.words("courtesy"),
            leans: WORDS.words("leans"),
        }
    }
}

/// What each place of a sentence weighs, summed up. Few sentences of a long text are looked at.
struct Sums<'a> {
    weights: &'a Weights<'a>,
    start: u32,
    /// Weight of everything in the sentence before each letter, and of all. Sums may run over; their differences are those of
    /// a line.
    sums: Vec<u32>,
    /// Places of thanks and greetings.
    courtesies: Vec<u32>,
}

impl<'a> Sums<'a> {
    fn new(weights: &'a Weights<'a>, sentence: Span<Clean>) -> Self {
        let mut sums = Vec::with_capacity(sentence.range().len() + 1);
        let mut courtesies = Vec::new();
        let (mut sum, mut in_figure) = (0_u32, false);
        sums.push(sum);
        for at in sentence.range() {
            let letters = &weights.scalars[at..];
            let digit = letters[0].is_ascii_digit();
            // Figures are what a summary must not lose.
            let figure = if digit && !in_figure { 25 } else { 0 };
            let says = if weights.says.prefix(letters).is_some() { 60 } else { 0 };
            in_figure = digit;
            sum = sum.wrapping_add(weights.terms[at] + figure + says);
            sums.push(sum);
            if weights.courtesy.prefix(letters).is_some() {
                courtesies.push(at as u32);
            }
        }
        Self {
            weights,
            start: sentence.start,
            sums,
            courtesies,
        }
    }

    /// A stretch of the sentence as a line.
    fn line(&self, span: Span<Clean>) -> Line {
        let sum = |at: u32| self.sums[(at - self.start) as usize];
        let weight = u64::from(sum(span.end).wrapping_sub(sum(span.start)));
        let weight = weight * 100 / (u64::from(span.len()) + FLAT);
        let next = self.courtesies.partition_point(|place| *place < span.start);
        let courteous = self.courtesies.get(next).is_some_and(|place| span.contains(*place));
        // 此外, 比如, 这些: a clause that leans on what stands before it.
        let leans = self.weights.leans.prefix(&self.weights.scalars[span.start as usize..]);
        let weight = match (courteous, leans) {
            (true, _) => weight / 4,
            (_, Some(_)) => weight / 2,
            _ => weight,
        };
        Line {
            span,
            weight,
            courteous,
        }
    }
}
