//! Marks of the text, cut into runs that do not cross, as HTML elements cannot.

use std::convert::Infallible;

use tigang_text::{Clean, Span};

use super::super::findings::{note_name, note_words};
use crate::Analysis;
use crate::annotate::{Row, Visitor};

/// Key terms marked: more are no help to a reader's eye.
const TERMS: usize = 5;

/// A place of the text that is set off.
pub(super) struct Mark {
    /// Where.
    pub(super) span: Span<Clean>,
    /// The layer it comes from, which is its class.
    pub(super) class: &'static str,
    /// Why, where it is not plain; source's script.
    pub(super) why: Option<String>,
}

/// Every mark, by place.
pub(super) fn marks(analysis: &Analysis) -> Vec<Mark> {
    let mut marks = Marks(Vec::new());
    let terms = analysis.keywords.iter().take(TERMS).flat_map(|keyword| &keyword.uses);
    marks.0.extend(terms.map(|span| Mark {
        span: *span,
        class: "keywords",
        why: None,
    }));
    marks.0.extend(analysis.cleaned.edits.iter().map(|edit| Mark {
        span: edit.clean,
        class: "edits",
        why: Some(format!("原为“{}”", edit.before.trim())),
    }));
    marks.0.extend(analysis.cleaned.notes.iter().map(|note| Mark {
        span: analysis.cleaned.map.to_clean(note.raw),
        class: "notes",
        why: Some(format!("{}：{}", note_name(note.kind), note_words(note))),
    }));
    let Ok(()) = analysis.layers.visit(&mut marks);
    let Marks(mut marks) = marks;
    marks.retain(|mark| !mark.span.is_empty());
    crate::order::sort_by_key(&mut marks, |mark| (mark.span.start, mark.span.end));
    marks
}

struct Marks(Vec<Mark>);

impl Visitor for Marks {
    type Error = Infallible;

    fn layer<R: Row>(&mut self, name: &'static str, rows: &[R]) -> Result<(), Infallible> {
        self.0.extend(rows.iter().map(|row| Mark {
            span: row.span(),
            class: name,
            why: None,
        }));
        Ok(())
    }
}

/// Gives out the runs of one piece of the text after another; pieces must ascend.
pub(super) struct Runs<'a> {
    waiting: std::iter::Peekable<std::slice::Iter<'a, Mark>>,
    active: Vec<&'a Mark>,
}

impl<'a> Runs<'a> {
    /// Before the first piece.
    pub(super) fn new(marks: &'a [Mark]) -> Self {
        Self {
            waiting: marks.iter().peekable(),
            active: Vec::new(),
        }
    }

    /// The next run of `piece` from `at` on and the marks over it; its end is at least one letter further.
    pub(super) fn next(&mut self, at: u32, piece: Span<Clean>) -> (Span<Clean>, &[&'a Mark]) {
        while let Some(mark) = self.waiting.next_if(|mark| mark.span.start <= at) {
            self.active.push(mark);
        }
        self.active.retain(|mark| at < mark.span.end);
        let opening = self.waiting.peek().map_or(piece.end, |mark| mark.span.start);
        let closing = self.active.iter().map(|mark| mark.span.end).min().unwrap_or(piece.end);
        (Span::new(at, opening.min(closing).min(piece.end)), &self.active)
    }
}
