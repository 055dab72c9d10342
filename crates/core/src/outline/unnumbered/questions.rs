//! Questions of a press conference: 清江日报记者:请问…?

use tigang_text::Span;

use super::{Form, View};
use crate::outline::scan::Candidate;
use crate::outline::turns::{Label, label};

/// Letters of a question that is its own title; of a longer one it is the first clause.
const WHOLE: usize = 60;

/// Paragraphs of those who ask, two or more of them.
pub(super) fn asked(view: &View<'_>) -> Vec<Candidate> {
    let form = Form {
        group: 7,
        rank: 17,
        trust: 40,
        lone: 60,
        stands: false,
        label: "记者提问",
    };
    let asks = |line: &usize| label(view.letters(*line)).is_some_and(|(label, _)| label == Label::Asks);
    let lines: Vec<usize> = (0..view.segments.paragraphs.len()).filter(asks).collect();
    let candidate = |line: usize| {
        let (_, colon) = label(view.letters(line))?;
        let said = &view.letters(line)[colon + 1..];
        let question = said.iter().take(WHOLE).position(|letter| *letter == '?');
        let length = question.unwrap_or_else(|| crate::outline::title::length(said, false));
        let start = view.segments.paragraphs[line].start;
        let title = start + colon as u32 + 1;
        let mut candidate = view.candidate(line, Span::new(start, title + length as u32), &form);
        candidate.marker = Span::new(start, title);
        candidate.title = title;
        (0 < length).then_some(candidate)
    };
    let found: Vec<Candidate> = lines.into_iter().filter_map(candidate).collect();
    if found.len() < 2 { Vec::new() } else { found }
}
