//! Documents cited: 《…》, with the document number that follows, as in 《关于…的意见》（国发〔2019〕39号）.
//!
//! Not a document: brackets with nothing between them, and an opening bracket that never closes in its paragraph.

use tigang_text::{Clean, Span};

use super::{Context, Row};

/// Longest title taken: the longest real ones have about 80 letters; beyond this a bracket was lost.
const MAX_TITLE: usize = 120;

/// A document named in the text.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Document {
    /// With its brackets, without the number.
    #[serde(skip)]
    pub span: Span<Clean>,
    /// Between the brackets.
    pub title: String,
    /// 机关代字〔year〕number号.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

impl Row for Document {
    fn span(&self) -> Span<Clean> {
        self.span
    }
}

/// Finds every document; one named inside another's title belongs to that title.
pub(super) fn find(context: &Context<'_>) -> Vec<Document> {
    let scalars = context.shadow.scalars();
    let mut documents = Vec::new();
    let mut behind = 0;
    for mark in context.shadow.all_marks().iter().map(|mark| *mark as usize) {
        if mark < behind || scalars[mark] != '《' {
            continue;
        }
        if let Some(end) = close(scalars, mark).filter(|end| mark + 1 < *end) {
            let title = Span::new(mark as u32 + 1, end as u32);
            documents.push(Document {
                span: Span::new(mark as u32, end as u32 + 1),
                title: context.cleaned.text.string(title),
                number: number(scalars, end + 1).map(|span| context.cleaned.text.string(span)),
            });
            behind = end + 1;
        }
    }
    documents
}

/// The 》 that closes the 《 at `open`, nested ones passed.
fn close(scalars: &[char], open: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, scalar) in scalars.iter().enumerate().skip(open).take(MAX_TITLE) {
        match scalar {
            '《' => depth += 1,
            '》' => depth -= 1,
            '\n' => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// The document number in brackets at `open`: (国发〔2019〕39号), without the outer brackets.
fn number(scalars: &[char], open: usize) -> Option<Span<Clean>> {
    if scalars.get(open) != Some(&'(') {
        return None;
    }
    let len = scalars[open..].iter().take(40).position(|scalar| *scalar == ')')?;
    let inside = &scalars[open + 1..open + len];
    let year = inside.iter().position(|scalar| matches!(scalar, '〔' | '['))?;
    let is_number = inside.last() == Some(&'号') && inside[year + 1..].first().is_some_and(char::is_ascii_digit);
    is_number.then(|| Span::new(open as u32 + 1, (open + len) as u32))
}
