//! Sentences that open alike in neighbouring paragraphs, and clauses that open neighbouring sentences alike.

use tigang_text::{Clean, Span};

use super::{Form, SIBLINGS, View};
use crate::outline::family::{is_han, mix};
use crate::outline::scan::Candidate;
use crate::outline::words::WORDS;
use crate::shadow::Shadow;

/// Sentences from one short opening sentence to the next; what lies between is the text it heads.
const APART: usize = 6;
/// Members compared with each other.
const LONGEST_RUN: usize = 60;
/// Letters of a short task without its 要.
const TASK: usize = 6;
/// Letters of a clause with a frame: 在接到任务时不能等.
const FRAMED: std::ops::RangeInclusive<usize> = 6..=14;
/// Letters of a short sentence or clause that may be a heading.
const SHORT: usize = 22;

/// A sentence, or its first clause, that may open like its siblings.
struct Opening<'a> {
    line: usize,
    /// The clause without 要.
    clause: Span<Clean>,
    /// Where the node begins, 要 included.
    start: u32,
    /// Ends its sentence.
    whole: bool,
    /// The letters that siblings share.
    head: [char; 2],
    /// All its letters; what is said twice is no parallel.
    letters: &'a [char],
    /// Ends in a quotation: 突出兜底保障“全覆盖”.
    quotes: bool,
    /// Number of its sentence in the text; a clause inside a sentence has that of the sentence.
    sentence: usize,
    /// Opens its sentence.
    opens: bool,
}

/// Short sentences that open alike in neighbouring paragraphs, and clauses that open neighbouring sentences alike.
pub(super) fn alike(view: &View<'_>) -> Vec<Candidate> {
    let openings = openings(view);
    let mut found = Vec::new();
    let mut taken = vec![false; openings.len()];
    let form = |head: [char; 2]| Form {
        group: mix(mix(4, head[0] as u32), head[1] as u32),
        rank: 70,
        trust: 22,
        lone: 60,
        stands: false,
        label: "句首同式并列",
    };
    let mut run = Vec::new();
    for at in 0..openings.len() {
        if taken[at] {
            continue;
        }
        follow(&openings, at, &mut run);
        let opens = run.iter().filter(|index| openings[**index].opens).count();
        if SIBLINGS <= opens {
            for &index in &run {
                let opening = &openings[index];
                taken[index] = true;
                found.push(view.candidate(
                    opening.line,
                    Span::new(opening.start, opening.clause.end),
                    &form(openings[at].head),
                ));
            }
        }
    }
    found
}

/// Clauses of one sentence, parted by semicolons, of one frame: 在接到任务时不能等,…;在工作推进中不能拖,…;在情况反馈上不能藏,….
pub(super) fn framed(view: &View<'_>) -> Vec<Candidate> {
    let form = Form {
        group: 6,
        rank: 72,
        trust: 22,
        lone: 60,
        stands: false,
        label: "分句同式并列",
    };
    let mut found = Vec::new();
    for sentence in view
        .segments
        .sentences
        .iter()
        .filter(|sentence| view.body <= sentence.paragraph as usize)
    {
        let letters = view.shadow.slice(sentence.span);
        if letters.iter().filter(|letter| **letter == ';').count() + 1 < SIBLINGS {
            continue;
        }
        let mut from = 0;
        let clauses: Vec<Span<Clean>> = letters
            .split(|letter| *letter == ';')
            .map(|piece| {
                let start = sentence.span.start + from as u32;
                from += piece.len() + 1;
                let end = piece.iter().position(|letter| *letter == ',').unwrap_or(piece.len());
                Span::new(start, start + end as u32)
            })
            .collect();
        let frame = |clause: &Span<Clean>| match view.shadow.slice(*clause) {
            [first, middle @ .., one, other, last]
                if FRAMED.contains(&(middle.len() + 4))
                    && [first, one, other, last].iter().all(|letter| is_han(**letter)) =>
            {
                Some((*first, *one, *other))
            }
            _ => None,
        };
        let shared = clauses.first().and_then(frame);
        if shared.is_some() && clauses.iter().all(|clause| frame(clause) == shared) {
            let line = sentence.paragraph as usize;
            found.extend(clauses.iter().map(|clause| view.candidate(line, *clause, &form)));
        }
    }
    found
}

/// Puts the openings from `at` on that share its head and frame, none far from the one before, into `run`.
fn follow(openings: &[Opening<'_>], at: usize, run: &mut Vec<usize>) {
    let first = &openings[at];
    run.clear();
    run.push(at);
    let mut last = first;
    for (index, next) in openings.iter().enumerate().skip(at + 1) {
        // Whole short sentences head the text that follows them; running clauses stand side by side.
        let near = if first.whole {
            next.line <= last.line + 1 && next.sentence <= last.sentence + APART
        } else {
            next.line == last.line && next.sentence <= last.sentence + 1
        };
        if !near || LONGEST_RUN == run.len() {
            break;
        }
        if next.whole != first.whole || next.quotes != first.quotes {
            continue;
        }
        let (short, long) = {
            let (one, other) = (first.clause.len(), next.clause.len());
            (one.min(other), one.max(other))
        };
        let follows = !first.whole || last.sentence + 1 < next.sentence;
        if (next.head == first.head || short_tasks(first, next))
            && follows
            && !run.iter().any(|index| openings[*index].letters == next.letters)
            && 10 * long <= 13 * short + 10
            && (next.opens || next.quotes)
        {
            run.push(index);
            last = next;
        }
    }
}

/// 要敢于担当。…要善于创新。…要乐于奉献。: short sentences that open with 要, of one length, with a letter in common.
fn short_tasks(one: &Opening<'_>, other: &Opening<'_>) -> bool {
    let task =
        |opening: &Opening<'_>| opening.whole && opening.start < opening.clause.start && opening.letters.len() <= TASK;
    let common = || one.letters.iter().zip(other.letters).any(|(one, other)| one == other);
    task(one) && task(other) && one.letters.len() == other.letters.len() && common()
}

fn openings<'a>(view: &View<'a>) -> Vec<Opening<'a>> {
    let no_parallel = WORDS.words("no_parallel");
    let mut openings = Vec::new();
    for (number, sentence) in view.segments.sentences.iter().enumerate() {
        let line = sentence.paragraph as usize;
        let shadow: &'a Shadow = view.shadow;
        let letters = shadow.slice(sentence.span);
        if line < view.body {
            continue;
        }
        let marked = view.marked[line] && view.segments.paragraphs[line].start == sentence.span.start;
        let end = letters.len()
            - letters
                .iter()
                .rev()
                .take_while(|letter| matches!(**letter, '。' | '!' | ' '))
                .count();
        // The clauses that open and that end the sentence; of one alone it is the same.
        let is_mark = |letter: &char| matches!(letter, ',' | ';' | ':');
        let first = letters[..end].iter().take(SHORT + 1).position(is_mark);
        let last = letters[..end].iter().rev().take(SHORT + 1).position(is_mark);
        let last = last.map(|length| end - length).filter(|_| end < letters.len());
        let clauses = [Some((0, first.unwrap_or(end))), last.map(|from| (from, end))];
        for (from, to) in clauses.into_iter().flatten() {
            let bare = from + usize::from(letters[from] == '要');
            let clause = Span::new(sentence.span.start + bare as u32, sentence.span.start + to as u32);
            if let [one, other, ..] = letters[bare..to]
                && is_han(one)
                && is_han(other)
                && to - from <= SHORT
                && !(marked && from == 0)
                && no_parallel.prefix(&[one]).is_none()
            {
                openings.push(Opening {
                    line,
                    clause,
                    start: sentence.span.start + from as u32,
                    whole: to == end && end < letters.len(),
                    head: [one, other],
                    letters: shadow.slice(clause),
                    quotes: letters[to - 1] == '”',
                    sentence: number,
                    opens: from == 0 || letters[from - 1] == ':',
                });
            }
        }
    }
    openings
}
