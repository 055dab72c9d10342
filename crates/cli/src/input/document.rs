//! A text in the making: line by line, with those its file sets as headings.

use tigang::HeadingHint;
use tigang::text::Span;

/// Levels that Word and HTML know.
const LEVELS: std::ops::RangeInclusive<u8> = 1..=9;

/// A text and its headings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    /// The text, without a byte order mark.
    pub(crate) text: String,
    /// What the file sets as headings, ascending.
    pub(crate) headings: Vec<HeadingHint>,
    /// Letters so far.
    letters: u32,
    begun: bool,
}

impl Document {
    /// A text that says nothing of headings.
    pub(super) fn plain(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    /// Adds a line; a level of 1 or more makes it a heading.
    pub(super) fn line(&mut self, line: &str, level: u8) {
        if self.begun {
            self.push("\n");
        }
        self.begun = true;
        let start = self.letters + line.chars().take_while(|letter| letter.is_whitespace()).count() as u32;
        self.push(line);
        let end = self.letters - line.chars().rev().take_while(|letter| letter.is_whitespace()).count() as u32;
        if LEVELS.contains(&level) && start < end {
            self.headings.push(HeadingHint {
                raw: Span::new(start, end),
                level,
            });
        }
    }

    /// Adds a cell to the last line, which is no heading then but a row.
    pub(super) fn cell(&mut self, cell: &str) {
        let inside = |hint: &&HeadingHint| self.letters <= hint.raw.end;
        if self.headings.last().filter(inside).is_some() {
            self.headings.pop();
        }
        self.push("\t");
        self.push(cell);
    }

    fn push(&mut self, letters: &str) {
        self.text.push_str(letters);
        self.letters += letters.chars().count() as u32;
    }
}
