//! The segment stage: paragraphs, sentences and words of the shadow.
//!
//! Words are cut as jieba cuts them, with the official terms and the reader's own on top; terms of several words are left
//! to the keywords stage.

mod route;
mod terms;
mod vocabulary;
mod words;

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span};

use crate::options::Options;
use crate::shadow::{Shadow, in_order};

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    segments.paragraphs = lines(scalars, shadow.all_marks());
    let mut marks = in_order(shadow.all_marks());
    for (&line, paragraph) in segments.paragraphs.iter().zip(0..) {
        sentences(scalars, line, marks(line), paragraph, &mut segments.sentences);
    }
    segments.terms = terms::places(scalars, lexicon.terms().index());
    segments.words = words::words(scalars, shadow.all_marks(), &options.terms, &segments.terms, lexicon);
    segments
}

fn lines(scalars: &[char], marks: &[u32]) -> Vec<Span<Clean>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let marks = marks.iter().map(|at| *at as usize);
    let breaks = marks.filter(|at| scalars[*at] == '\n').chain([scalars.len()]);
    for end in breaks {
        let line = &scalars[start..end];
        let is_blank = |scalar: &&char| scalar.is_whitespace();
        let lead = line.iter().take_while(is_blank).count();
        let tail = line[lead..].iter().rev().take_while(is_blank).count();
        if lead + tail < line.len() {
            lines.push(Span::new((start + lead) as u32, (end - tail) as u32));
        }
        start = end + 1;
    }
    lines
}

/// Cuts a line into sentences; `marks` are where its marks are.
fn sentences(scalars: &[char], line: Span<Clean>, marks: &[u32], paragraph: u32, sentences: &mut Vec<Sentence>) {
    let closes = |scalar: &char| matches!(scalar, '。' | '!' | '?');
    let follows = |scalar: &char| closes(scalar) || matches!(scalar, '”' | '’' | '》' | ')' | '」');
    let count = |from: u32, is: &dyn Fn(&char) -> bool| {
        let rest = &scalars[from as usize..line.end as usize];
        rest.iter().take_while(|scalar| is(scalar)).count() as u32
    };
    let mut start = line.start;
    let mut push = |start: u32, end: u32| {
        let span = Span::new(start, end);
        sentences.push(Sentence { span, paragraph });
    };
    for &mark in marks {
        if start <= mark && closes(&scalars[mark as usize]) {
            let end = mark + count(mark, &follows);
            push(start, end);
            start = end + count(end, &|scalar| scalar.is_whitespace());
        }
    }
    if start < line.end {
        push(start, line.end);
    }
}
