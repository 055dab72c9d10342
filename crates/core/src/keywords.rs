//! The keywords stage: ranked key terms with every occurrence.
//!
//! `tokens` cuts the text into its smallest words, `candidates` collects what may be a term, `place` tells what a
//! place is worth, `standing` how each candidate stands, `rank` weighs and chooses.

mod candidates;
mod composition;
mod cut;
mod foreign;
mod grams;
mod headings;
mod kinds;
mod log;
mod mix;
mod numbers;
mod occurrences;
mod own;
mod parted;
mod persons;
mod place;
mod quotations;
mod rank;
mod rarity;
mod standing;
mod tokens;
mod words;

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span, Text};

pub use own::{Ignored, OwnTerm, own_terms};
pub(crate) use persons::{follows_name, stands_as_name};

use self::occurrences::occurrences;
use self::parted::Gaps;
use crate::meta::Meta;
use crate::outline::Outline;
use crate::segment::Segments;
use crate::shadow::Shadow;
use crate::view::{Script, say};

/// A key term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyword {
    /// Simplified, without spaces.
    pub term: String,
    /// Comparable within one text.
    pub weight: u32,
    /// Every occurrence, ascending; the count is their number.
    pub uses: Vec<Span<Clean>>,
    /// Why it ranks where it does; for the reader, in Chinese.
    pub why: String,
}

impl Keyword {
    /// The term in `script`; in the source as the text, of which it is a keyword, writes it.
    pub fn term_in(&self, script: Script, text: &Text<Clean>, lexicon: &Lexicon) -> String {
        match (script, self.plain_use()) {
            (Script::Source, Some(plain)) => text.string(plain),
            _ => say(&self.term, script, lexicon),
        }
    }

    /// A place to show the term by: the first where nothing stands between its letters, if there is one.
    pub fn plain_use(&self) -> Option<Span<Clean>> {
        let len = self.term.chars().count();
        self.uses.iter().find(|span| span.range().len() == len).copied()
    }
}

/// Ranks the terms of a text; ties by first place. Of the reader's `own` terms those that occur come first.
///
/// ```
/// use tigang::{Options, analyze, lexicon::Lexicon};
/// let raw = "一、抓好问题整改\n问题整改要到位。\n二、抓好防汛\n防汛问题整改要快。\n";
/// let keywords = analyze(raw, &Options::default(), &Lexicon::embedded())?.keywords;
/// assert_eq!((keywords[0].term.as_str(), keywords[0].uses.len()), ("问题整改", 3));
/// # Ok::<(), tigang::TextTooLong>(())
/// ```
pub fn keywords(
    shadow: &Shadow,
    segments: &Segments,
    outline: &Outline,
    meta: &Meta,
    own: &[OwnTerm],
    lexicon: &Lexicon,
) -> Vec<Keyword> {
    let scalars = shadow.scalars();
    let mut tokens = tokens::tokens(scalars, &segments.words, lexicon);
    let simplified = |fact: &crate::meta::Fact<String>| {
        let letters: Vec<char> = fact.value.chars().collect();
        lexicon.letters().to_simplified(&letters)
    };
    let speaker = meta.speaker.as_ref().map_or(Vec::new(), simplified);
    persons::mark(scalars, &mut tokens.rows, &speaker, lexicon);
    foreign::mark_japanese(shadow, &mut tokens.rows);
    let titles: Vec<Span<Clean>> = outline.nodes.iter().filter_map(|node| node.title_span).collect();
    let gaps = Gaps::new(shadow, &tokens.rows);
    let candidates = candidates::candidates(shadow, &tokens, &gaps, &segments.terms, &titles, lexicon);
    let places = place::Places::new(shadow, segments, outline);
    let title = meta.title.as_ref().map_or(Vec::new(), simplified);
    let standings = standing::standings(&candidates, &tokens.rows, &places);
    let rarity = rarity::Rarity {
        scalars,
        tokens: &tokens.rows,
        lexicon,
    };
    let chosen = rank::rank(&candidates, &standings, &title, rarity);
    let own: Vec<&[char]> = own.iter().map(|term| term.letters.as_slice()).collect();
    let mut keywords = own_keywords(&own, occurrences(&gaps, &own), &chosen);
    let terms: Vec<&[char]> = chosen.iter().map(rank::Weighed::letters).collect();
    let uses = occurrences(&gaps, &terms);
    let ranked = chosen
        .iter()
        .zip(uses)
        .filter(|(weighed, _)| !own.contains(&weighed.letters()));
    keywords.extend(ranked.map(|(weighed, uses)| rank::keyword(weighed, uses)));
    keywords
}

/// The text in its smallest words, ascending: 提高认识 is two. Only Chinese letters stand in them.
pub(crate) fn smallest_words(shadow: &Shadow, segments: &Segments, lexicon: &Lexicon) -> Vec<Span<Clean>> {
    let tokens = tokens::tokens(shadow.scalars(), &segments.words, lexicon);
    let rows = tokens.rows.iter();
    rows.map(|token| Span::new(token.start, token.end())).collect()
}

/// Every place of each of `terms`, which have two letters or more, in a text.
pub(crate) fn places(
    shadow: &Shadow,
    segments: &Segments,
    terms: &[&[char]],
    lexicon: &Lexicon,
) -> Vec<Vec<Span<Clean>>> {
    let scalars = shadow.scalars();
    let tokens = tokens::tokens(scalars, &segments.words, lexicon);
    occurrences(&Gaps::new(shadow, &tokens.rows), terms)
}

/// The reader's terms that occur, in the order of their list, heavier than every other.
fn own_keywords(own: &[&[char]], uses: Vec<Vec<Span<Clean>>>, chosen: &[rank::Weighed<'_>]) -> Vec<Keyword> {
    let weight = chosen.first().map_or(1, |heaviest| heaviest.weight.saturating_add(1));
    let found = own.iter().zip(uses).filter(|(_, uses)| !uses.is_empty());
    found
        .map(|(term, uses)| Keyword {
            term: term.iter().collect(),
            weight,
            why: format!("关注词，出现{}次", uses.len()),
            uses,
        })
        .collect()
}

#[cfg(test)]
mod tests;
