//! Units: the pieces of a text that are held against those of another. A unit is a sentence, or the part of one that
//! begins with a heading or point of the outline.

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span};

use crate::Analysis;
use crate::keywords::smallest_words;
use crate::outline::NodeKind;

/// A sentence, or the part of one that a node begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// Where it stands.
    pub(super) span: Span<Clean>,
    /// Where its words begin, behind the number of its heading.
    pub(super) words: u32,
    /// The node it stands under, as an index into the outline.
    pub(super) node: Option<u32>,
    /// Whether it is the head of that node.
    pub(super) head: bool,
    /// Whether it is a heading on a line of its own.
    pub(super) heading: bool,
    /// Whether it is the first of its paragraph.
    pub(super) opens: bool,
    /// A hash of its words without blanks.
    pub(super) key: u64,
    /// Number of its words' letters, blanks left out.
    pub(super) letters: u32,
}

/// One of the two texts.
pub(super) struct Side<'a> {
    pub(super) analysis: &'a Analysis,
    pub(super) units: Vec<Unit>,
    /// The text in its smallest words; numbers and marks belong to none.
    pub(super) words: Vec<Span<Clean>>,
}

impl<'a> Side<'a> {
    /// Cuts a text into its units.
    pub(super) fn new(analysis: &'a Analysis, lexicon: &Lexicon) -> Self {
        Self {
            analysis,
            units: units(analysis),
            words: smallest_words(&analysis.shadow, &analysis.segments, lexicon),
        }
    }

    /// All letters, in the form that rules match on.
    pub(super) fn scalars(&self) -> &'a [char] {
        self.analysis.shadow.scalars()
    }

    /// The words of a unit, without its number.
    pub(super) fn words(&self, unit: u32) -> &'a [char] {
        let unit = &self.units[unit as usize];
        &self.scalars()[unit.words as usize..unit.span.end as usize]
    }
}

fn units(analysis: &Analysis) -> Vec<Unit> {
    let scalars = analysis.shadow.scalars();
    let nodes = &analysis.outline.nodes;
    let mut heads = (0u32..)
        .zip(nodes)
        .filter_map(|(index, node)| node.span.map(|span| (span, index, node)))
        .peekable();
    let mut units: Vec<Unit> = Vec::with_capacity(analysis.segments.sentences.len());
    let mut node = None;
    let mut paragraph = None;
    for sentence in &analysis.segments.sentences {
        let mut start = sentence.span.start;
        while start < sentence.span.end {
            let (mut words, mut head, mut heading) = (start, false, false);
            while let Some((span, index, at)) = heads.next_if(|(span, ..)| span.start <= start) {
                node = Some(index);
                head = true;
                heading = at.kind != NodeKind::RunIn;
                words = at
                    .title_span
                    .map_or(span.start, |title| title.start)
                    .clamp(start, sentence.span.end);
            }
            let end = heads
                .peek()
                .map_or(sentence.span.end, |(span, ..)| span.start.min(sentence.span.end));
            let letters = &scalars[words as usize..end as usize];
            units.push(Unit {
                span: Span::new(start, end),
                words,
                node,
                head,
                heading,
                opens: paragraph != Some(sentence.paragraph),
                key: hash(letters.iter().filter(|letter| !letter.is_whitespace())),
                letters: letters.iter().filter(|letter| !letter.is_whitespace()).count() as u32,
            });
            paragraph = Some(sentence.paragraph);
            start = end;
        }
    }
    units
}

/// A hash of letters that is the same on every machine; what it finds equal is compared letter by letter.
pub(super) fn hash<'a>(letters: impl Iterator<Item = &'a char>) -> u64 {
    letters.fold(SEED, |hash, letter| mix(hash, u64::from(u32::from(*letter))))
}

/// Where hashes begin; any odd number does.
pub(super) const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// Adds a number to a hash.
pub(super) fn mix(hash: u64, number: u64) -> u64 {
    let mixed = (hash ^ number).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ (mixed >> 32)
}

/// Whether two pieces have the same letters, blanks left out.
pub(super) fn same(one: &[char], other: &[char]) -> bool {
    let letters = |text: &[char]| {
        text.iter()
            .copied()
            .filter(|letter| !letter.is_whitespace())
            .collect::<Vec<_>>()
    };
    one == other || letters(one) == letters(other)
}
