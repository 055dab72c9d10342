//! The segment stage: paragraphs, sentences and words of the shadow.
//!
//! Words are cut as jieba cuts them, with the official terms and the reader's own on top; terms of several words are left
//! to the keywords stage.

mod route;
mod vocabulary;
mod words;

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span};

use crate::options::Options;
use crate::shadow::Shadow;

pub use words::{Origin, Word};

/// A sentence: up to and with its 。！？ or the end of its paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// With its closing mark.
    pub span: Span<Clean>,
    /// Index of its paragraph.
    pub paragraph: u32,
}

/// The text cut up. All lists ascend; paragraphs are lines without the spaces around them, none empty.
#[derive(Clone, Debug, Default)]
pub struct Segments {
    /// Lines.
    pub paragraphs: Vec<Span<Clean>>,
    /// Sentences of all paragraphs.
    pub sentences: Vec<Sentence>,
    /// Words of all sentences.
    pub words: Vec<Word>,
    /// Every place of every official term, ascending, the shortest first where several begin; they may cross words.
    pub terms: Vec<TermPlace>,
}

/// A place of an official term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermPlace {
    /// First letter.
    pub start: u32,
    /// Number of letters.
    pub len: u32,
    /// Its number among the official terms.
    pub number: u32,
}

impl Segments {
    /// Index of the paragraph that holds the letter at `at`, or of the next one.
    pub fn paragraph_at(&self, at: u32) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.end <= at)
    }
}

/// Cuts a text up.
pub fn segment(shadow: &Shadow, options: &Options, lexicon: &Lexicon) -> Segments {
    let mut segments = Segments::default();
    let scalars = shadow.scalars();
    for line in lines(scalars) {
        let paragraph = segments.paragraphs.len() as u32;
        segments.paragraphs.push(line);
        sentences(scalars, line, paragraph, &mut segments.sentences);
    }
    (segments.words, segments.terms) = words::words(shadow, &segments.sentences, &options.terms, lexicon);
    segments
}

fn lines(scalars: &[char]) -> Vec<Span<Clean>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for end in 0..=scalars.len() {
        if scalars.get(end).is_none_or(|scalar| *scalar == '\n') {
            let line = &scalars[start..end];
            let lead = line.iter().take_while(|scalar| scalar.is_whitespace()).count();
            let tail = line[lead..]
                .iter()
                .rev()
                .take_while(|scalar| scalar.is_whitespace())
                .count();
            if lead + tail < line.len() {
                lines.push(Span::new((start + lead) as u32, (end - tail) as u32));
            }
            start = end + 1;
        }
    }
    lines
}

fn sentences(scalars: &[char], line: Span<Clean>, paragraph: u32, sentences: &mut Vec<Sentence>) {
    let mut start = line.start;
    let mut at = line.start;
    while at < line.end {
        let closes = |at: u32| matches!(scalars[at as usize], '。' | '!' | '?');
        let ends = closes(at);
        at += 1;
        if ends {
            while at < line.end && (closes(at) || matches!(scalars[at as usize], '”' | '’' | '》' | ')' | '」')) {
                at += 1;
            }
            sentences.push(Sentence {
                span: Span::new(start, at),
                paragraph,
            });
            while at < line.end && scalars[at as usize].is_whitespace() {
                at += 1;
            }
            start = at;
        }
    }
    if start < line.end {
        sentences.push(Sentence {
            span: Span::new(start, line.end),
            paragraph,
        });
    }
}
