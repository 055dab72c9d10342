//! Redactions: names, places, years and figures that someone masked. They are marked in place and never guessed.
//!
//! Found: `**`, `_`, `×`, `20xx`, `xxxx年x月xx日`, `x个`, `##县`.
//! Not found: a letter x or _ between Latin letters or in an expression.

use tigang_text::{Clean, Span};

use super::{Context, Row};

/// A masked place.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Redaction {
    /// The placeholder.
    #[serde(skip)]
    pub span: Span<Clean>,
    /// The placeholder as it stands.
    pub form: String,
}

impl Row for Redaction {
    fn span(&self) -> Span<Clean> {
        self.span
    }
}

/// Finds every placeholder.
pub(super) fn find(context: &Context<'_>) -> Vec<Redaction> {
    let scalars = context.shadow.scalars();
    let mut redactions = Vec::new();
    let mut at = 0;
    while at < scalars.len() {
        if !is_mask(scalars[at]) {
            at += 1;
            continue;
        }
        let end = at
            + scalars[at..]
                .iter()
                .take_while(|scalar| **scalar == scalars[at])
                .count();
        let latin = |at: Option<usize>| at.and_then(|at| scalars.get(at)).is_some_and(char::is_ascii_alphabetic);
        if !latin(at.checked_sub(1)) && !latin(Some(end)) {
            let span = Span::new(at as u32, end as u32);
            redactions.push(Redaction {
                span,
                form: context.shadow.str(span).to_owned(),
            });
        }
        at = end;
    }
    redactions
}

fn is_mask(scalar: char) -> bool {
    matches!(scalar, '*' | '_' | '×' | 'x' | 'X' | '#')
}
