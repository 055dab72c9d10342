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
    for line in lines(scalars) {
        let paragraph = segments.paragraphs.len() as u32;
        segments.paragraphs.push(line);
        sentences(scalars, line, paragraph, &mut segments.sentences);
    }
    segments.terms = terms::places(scalars, lexicon.terms().index());
    segments.words = words::words(scalars, &options.terms, &segments.terms, lexicon);
    segments
}

fn lines(scalars: &[char]) -> Vec<Span<Clean>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in scalars.split(|scalar| *scalar == '\n') {
        let is_blank = |scalar: &&char| scalar.is_whitespace();
        let lead = line.iter().take_while(is_blank).count();
        let tail = line[lead..].iter().rev().take_while(is_blank).count();
        if lead + tail < line.len() {
            lines.push(Span::new((start + lead) as u32, (start + line.len() - tail) as u32));
        }
        start += line.len() + 1;
    }
    lines
}

fn sentences(scalars: &[char], line: Span<Clean>, paragraph: u32, sentences: &mut Vec<Sentence>) {
    let closes = |scalar: &char| matches!(scalar, '。' | '!' | '?');
    let follows = |scalar: &char| closes(scalar) || matches!(scalar, '”' | '’' | '》' | ')' | '」');
    let count = |letters: &[char], is: &dyn Fn(&char) -> bool| letters.iter().take_while(|scalar| is(scalar)).count();
    let mut rest = &scalars[line.range()];
    let mut start = line.start;
    while !rest.is_empty() {
        let closing = rest.iter().position(closes);
        let len = closing.map_or(rest.len(), |at| at + count(&rest[at..], &follows));
        let end = start + len as u32;
        sentences.push(Sentence {
            span: Span::new(start, end),
            paragraph,
        });
        let blanks = count(&rest[len..], &|scalar| scalar.is_whitespace());
        rest = &rest[len + blanks..];
        start = end + blanks as u32;
    }
}
