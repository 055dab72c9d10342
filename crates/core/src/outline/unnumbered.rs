//! Candidates without a marker, under strict tests: headings that stand alone, paragraphs that open with a judgement, 要 paragraphs,
//! sentences that open alike. Topic phrases (在……上) are families of the table and found by [`super::scan`].

use tigang_text::{Clean, Span};

use super::family::{Kind, is_han, mix};
use super::scan::{Candidate, body, closes, gaps_before};
use crate::clean::Cleaned;
use crate::segment::Segments;
use crate::shadow::Shadow;

/// Letters of a heading that stands alone without a number.
const HEADING: std::ops::RangeInclusive<usize> = 2..=60;
/// Letters of a heading that stands alone and is closed by 。.
const CLOSED: std::ops::RangeInclusive<usize> = 7..=26;
/// A paragraph that can be the text under a heading.
const TEXT: usize = 30;
/// Headings in a row; more are a poem, a list of names, a table.
const IN_A_ROW: usize = 2;
/// Letters of a judgement that opens a paragraph, and of one that stands without siblings before a gap.
const JUDGEMENT: std::ops::RangeInclusive<usize> = 6..=24;
const LONE_JUDGEMENT: std::ops::RangeInclusive<usize> = 8..=16;
/// Letters of a paragraph that such a judgement opens.
const JUDGED: usize = 60;
/// Siblings that a form without a number must have.
const SIBLINGS: usize = 3;
/// Sentences from one short opening sentence to the next; what lies between is the text it heads.
const APART: usize = 6;
/// Members compared with each other.
const LONGEST_RUN: usize = 60;
/// Letters of a short sentence or clause that may be a heading.
const SHORT: usize = 22;

/// The text all tests look at.
struct View<'a> {
    cleaned: &'a Cleaned,
    shadow: &'a Shadow,
    segments: &'a Segments,
    /// First line that is text.
    body: usize,
    /// Whether a line begins with a marker of the table.
    marked: Vec<bool>,
}

/// Adds the candidates without a marker to those of the table; the result is in reading order, one at a place.
pub(super) fn add(candidates: &mut Vec<Candidate>, cleaned: &Cleaned, shadow: &Shadow, segments: &Segments) {
    let mut marked = vec![false; segments.paragraphs.len()];
    for candidate in candidates.iter().filter(|candidate| candidate.leads) {
        marked[candidate.line as usize] = true;
    }
    let view = View {
        cleaned,
        shadow,
        segments,
        body: body(shadow.scalars(), &segments.paragraphs),
        marked,
    };
    let mut found = standing(&view);
    found.extend(closed(&view));
    found.extend(judgements(&view));
    found.extend(required(&view));
    found.extend(alike(&view));
    candidates.extend(found);
    // The sort is stable: of two at one place the one of the table stays, then the first test that found it.
    crate::order::sort_by_key(candidates, Candidate::start);
    candidates.dedup_by_key(|candidate| candidate.start());
}

impl View<'_> {
    fn letters(&self, line: usize) -> &[char] {
        self.segments
            .paragraphs
            .get(line)
            .map_or(&[], |line| self.shadow.slice(*line))
    }

    fn candidate(&self, line: usize, title: Span<Clean>, form: &Form) -> Candidate {
        let leads = self.segments.paragraphs[line].start == title.start;
        Candidate {
            marker: Span::at(title.start),
            title: title.start,
            title_end: Some(title.end),
            number: None,
            value: 0,
            group: mix(form.group, u32::MAX),
            word: 0,
            mixes: false,
            rank: form.rank,
            trust: form.trust,
            lone: form.lone,
            leads,
            stands: form.stands,
            phrase: 0,
            line: line as u32,
            gaps: gaps_before(self.cleaned, title.start),
            label: form.label,
            kind: Kind::Topic,
        }
    }
}

/// What the candidates of one test have in common.
struct Form {
    group: u32,
    rank: i32,
    trust: i32,
    lone: i32,
    stands: bool,
    label: &'static str,
}

/// Lines without a closing mark between paragraphs: headings without numbers.
fn standing(view: &View<'_>) -> Vec<Candidate> {
    let form = Form {
        group: 1,
        rank: 29,
        trust: 26,
        lone: 12,
        stands: true,
        label: "无序号标题",
    };
    let lines = view.segments.paragraphs.len();
    let is_heading: Vec<bool> = (0..lines).map(|line| is_heading(view, line)).collect();
    let mut found = Vec::new();
    // The line before the first paragraph is a heading where the head of the text, its date or salutation, has ended before it.
    let headed = |line: usize| {
        let letters = line.checked_sub(1).map_or(&[][..], |before| view.letters(before));
        view.body <= line || matches!(letters.last(), Some(')' | '日' | ':' | '!'))
    };
    let first = view.body.saturating_sub(1);
    for line in (first..lines).filter(|line| is_heading[*line] && headed(*line)) {
        let before = (0..line)
            .rev()
            .take_while(|before| is_heading[*before])
            .take(IN_A_ROW)
            .count();
        let after = (line + 1..lines)
            .take_while(|after| is_heading[*after])
            .take(IN_A_ROW)
            .count();
        let next = line + 1 + after;
        // 各位代表! may stand between a heading and its text.
        let address = next + 1 < lines && matches!(view.letters(next).last(), Some('!' | ':'));
        let text = [next, next + usize::from(address)]
            .iter()
            .any(|next| *next < lines && (view.marked[*next] || TEXT <= view.letters(*next).len()));
        // What stands before must be finished: a heading does not interrupt a sentence.
        let finished = line == 0 || is_heading[line - 1] || view.marked[line - 1] || {
            view.letters(line - 1)
                .last()
                .is_some_and(|last| closes(*last) || matches!(last, ':' | '”' | '…' | ')' | ';'))
        };
        if text && finished && before + after < IN_A_ROW {
            let span = view.segments.paragraphs[line];
            let closing = usize::from(view.letters(line).last() == Some(&'?'));
            found.push(view.candidate(line, Span::new(span.start, span.end - closing as u32), &form));
        }
    }
    found
}

/// Short lines that are one sentence closed by 。 between paragraphs, two or more of them.
fn closed(view: &View<'_>) -> Vec<Candidate> {
    let form = Form {
        group: 5,
        rank: 28,
        trust: 22,
        lone: 60,
        stands: true,
        label: "独行句",
    };
    let short = |line: usize| {
        let letters = view.letters(line);
        let commas = letters.iter().filter(|letter| **letter == ',').count();
        let han = letters
            .iter()
            .filter(|letter| is_han(**letter) || matches!(letter, '、' | '“' | '”'))
            .count();
        !view.marked[line]
            && letters.last() == Some(&'。')
            && CLOSED.contains(&letters.len())
            && commas <= 1
            && han + commas + 1 == letters.len()
    };
    let lines = view.segments.paragraphs.len();
    (view.body + 1..lines)
        .filter(|&line| {
            let long = |line: usize| line < lines && TEXT <= view.letters(line).len();
            short(line) && long(line + 1) && (view.marked[line - 1] || TEXT <= view.letters(line - 1).len())
        })
        .map(|line| {
            let span = view.segments.paragraphs[line];
            view.candidate(line, Span::new(span.start, span.end - 1), &form)
        })
        .collect()
}

fn is_heading(view: &View<'_>, line: usize) -> bool {
    let letters = view.letters(line);
    let (Some(first), Some(last)) = (letters.first(), letters.last()) else {
        return false;
    };
    let framed = |letter: &&char| is_han(**letter) || matches!(letter, '【' | '】');
    let han = letters.iter().filter(framed).count();
    let digits = letters.iter().filter(|letter| letter.is_ascii_digit()).count();
    let words = letters
        .iter()
        .filter(|letter| is_han(**letter) && !matches!(letter, '年' | '月' | '日' | '号'))
        .count();
    // Rows of a table set numbers apart with blanks.
    let row = letters
        .windows(2)
        .any(|pair| pair[0] == ' ' && pair[1].is_ascii_digit());
    let broken = letters[..letters.len() - 1]
        .iter()
        .any(|letter| matches!(letter, '。' | '!' | ';' | '|' | '=' | '{' | '}' | '<' | '>' | '_'));
    let paired = |open: char, close: char| {
        letters.iter().filter(|letter| **letter == open).count()
            == letters.iter().filter(|letter| **letter == close).count()
    };
    !view.marked[line]
        && HEADING.contains(&letters.len())
        && !broken
        && !row
        && 2 <= words
        && 10 * letters.len() <= 13 * (han + digits)
        && (is_han(*first) || matches!(first, '“' | '《' | '【') || first.is_ascii_digit())
        && (is_han(*last) || matches!(last, '?' | '”' | ')' | '》' | '】'))
        && paired('“', '”')
        && paired('《', '》')
        && paired('(', ')')
}

/// First sentences of paragraphs that judge: 过去五年,经济总量完成历史性跨越。 Three paragraphs in a row, or one that a gap breaks off.
fn judgements(view: &View<'_>) -> Vec<Candidate> {
    let form = Form {
        group: 2,
        rank: 66,
        trust: 22,
        lone: 60,
        stands: false,
        label: "段首判断句",
    };
    let before_gap = Form {
        trust: 34,
        lone: 10,
        ..form
    };
    let lines = view.segments.paragraphs.len();
    let heads: Vec<Option<usize>> = (0..lines)
        .map(|line| {
            (view.body <= line && !view.marked[line])
                .then(|| judgement(view.letters(line)))
                .flatten()
        })
        .collect();
    let mut found = Vec::new();
    let mut line = 0;
    while line < lines {
        let run: Vec<(usize, usize)> = (line..lines).map_while(|at| Some((at, heads[at]?))).collect();
        line += run.len().max(1);
        let judged: Vec<(usize, Span<Clean>)> = run
            .iter()
            .map(|&(at, length)| {
                let start = view.segments.paragraphs[at].start;
                (at, Span::new(start, start + length as u32))
            })
            // 企业是创新的主体 says what a thing is; it heads nothing, and the row goes on.
            .filter(|(_, title)| !view.shadow.slice(*title).contains(&'是'))
            .collect();
        // 五年来,… 五年来,… 五年来,…: paragraphs that open alike need not be long.
        let opening = |title: Span<Clean>| view.shadow.slice(title).iter().take(2);
        let alike = judged.windows(2).all(|pair| opening(pair[0].1).eq(opening(pair[1].1)));
        let least = if alike { TEXT } else { JUDGED };
        for &(at, title) in &judged {
            let span = view.segments.paragraphs[at];
            let gap = view
                .cleaned
                .gaps
                .iter()
                .any(|gap| (span.end..=span.end + 2).contains(&gap.clean));
            let alone = LONE_JUDGEMENT.contains(&(title.len() as usize)) && !view.shadow.slice(title).contains(&',');
            if SIBLINGS <= judged.len() && least <= span.len() as usize {
                found.push(view.candidate(at, title, &form));
            } else if gap && alone {
                found.push(view.candidate(at, title, &before_gap));
            }
        }
    }
    found
}

/// Length of a judgement that opens a paragraph.
fn judgement(letters: &[char]) -> Option<usize> {
    let length = letters
        .iter()
        .position(|letter| matches!(letter, '。' | '!' | '?' | ';' | ':'))?;
    let head = &letters[..length];
    let commas = head.iter().filter(|letter| **letter == ',').count();
    let han = head
        .iter()
        .filter(|letter| is_han(**letter) || matches!(letter, '、' | '“' | '”'))
        .count();
    (letters[length] == '。'
        && JUDGEMENT.contains(&length)
        && length + 1 < letters.len()
        && commas <= 1
        && han + commas == length
        && !matches!(
            head[0],
            '我' | '这' | '那' | '但' | '因' | '同' | '此' | '今' | '刚' | '下' | '昨' | '各' | '对' | '为' | '是'
        ))
    .then_some(length)
}

/// Three or more paragraphs in a row that open with 要.
fn required(view: &View<'_>) -> Vec<Candidate> {
    let form = Form {
        group: 3,
        rank: 60,
        trust: 24,
        lone: 60,
        stands: false,
        label: "段首“要”",
    };
    let lines = view.segments.paragraphs.len();
    let opens = |line: usize| {
        let letters = view.letters(line);
        view.body <= line
            && letters.first() == Some(&'要')
            && !matches!(letters.get(1), Some('是' | '不' | '么' | '看' | '清' | '知' | '说'))
            && TEXT <= letters.len()
    };
    let mut found = Vec::new();
    let mut line = 0;
    while line < lines {
        let run = (line..lines).take_while(|at| opens(*at)).count();
        if SIBLINGS <= run {
            for at in line..line + run {
                let span = view.segments.paragraphs[at];
                let length = super::title::length(view.letters(at), false);
                found.push(view.candidate(at, Span::new(span.start, span.start + length as u32), &form));
            }
        }
        line += run.max(1);
    }
    found
}

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
fn alike(view: &View<'_>) -> Vec<Candidate> {
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
    let mut at = 0;
    while at < openings.len() {
        if taken[at] {
            at += 1;
            continue;
        }
        let run = run(&openings, at);
        let opens = run.iter().filter(|index| openings[**index].opens).count();
        if SIBLINGS <= opens {
            for &index in &run {
                let opening = &openings[index];
                taken[index] = true;
                found.push(view.candidate(
                    opening.line,
                    Span::new(opening.start, opening.clause.end),
                    &form(opening.head),
                ));
            }
        }
        at += 1;
    }
    found
}

/// Openings from `at` on that share its head and frame, none far from the one before.
fn run(openings: &[Opening<'_>], at: usize) -> Vec<usize> {
    let first = &openings[at];
    let mut run = vec![at];
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
        let (short, long) = {
            let (one, other) = (first.clause.len(), next.clause.len());
            (one.min(other), one.max(other))
        };
        let follows = !first.whole || last.sentence + 1 < next.sentence;
        if next.head == first.head
            && follows
            && !run.iter().any(|index| openings[*index].letters == next.letters)
            && next.whole == first.whole
            && next.quotes == first.quotes
            && 10 * long <= 13 * short + 10
            && (next.opens || next.quotes)
        {
            run.push(index);
            last = next;
        }
    }
    run
}

fn openings<'a>(view: &View<'a>) -> Vec<Opening<'a>> {
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
        let mut from = 0;
        while from < end {
            let length = letters[from..end]
                .iter()
                .take_while(|letter| !matches!(**letter, ',' | ';' | ':'))
                .count();
            let to = from + length;
            let bare = from + usize::from(letters[from] == '要');
            let clause = Span::new(sentence.span.start + bare as u32, sentence.span.start + to as u32);
            let whole = to == end && end < letters.len();
            if let [one, other, ..] = letters[bare..to]
                && is_han(one)
                && is_han(other)
                && !matches!(one, '我' | '这' | '那' | '他' | '有' | '同')
                && to - from <= SHORT
                && (from == 0 || whole)
                && !(marked && from == 0)
            {
                openings.push(Opening {
                    line,
                    clause,
                    start: sentence.span.start + from as u32,
                    whole,
                    head: [one, other],
                    letters: shadow.slice(clause),
                    quotes: letters[to - 1] == '”',
                    sentence: number,
                    opens: from == 0 || letters[from - 1] == ':',
                });
            }
            from = to + 1;
        }
    }
    openings
}
