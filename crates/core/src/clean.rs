//! The clean stage: the pasted copy back to what was said, every edit on the record.
//!
//! Passes run in the order of `PASSES` and `CHINESE`. Each looks at the raw text and at what earlier passes left of it ([`Draft`]) and
//! proposes edits; an edit never overlaps an earlier one. What cannot be decided becomes a [`Note`] and stays.

mod control;
mod draft;
mod footnotes;
mod foreign;
mod gloss;
mod junk;
mod legible;
mod letters;
mod lines;
mod markdown;
mod markup;
mod misread;
mod mojibake;
mod notes;
mod numbers;
mod pages;
mod site;
mod wiki;

use std::ops::Range;
use std::rc::Rc;

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Hold, Raw, Replacement, SourceMap, Span, Text};

pub use draft::{Current, Draft, Proposal};

use crate::options::{HeadingHint, Options};
use crate::shadow::Shadow;

/// A pass proposes edits.
type Pass = fn(&mut Draft<'_>, &Lexicon);

/// The passes, in order: what is no speech goes first, then bytes, letters, lines.
const PASSES: &[Pass] = &[
    misread::repair,
    control::remove,
    numbers::remove,
    markup::remove,
    markdown::remove,
    gloss::remove,
    chinese,
    legible::judge,
];

/// The passes that know speeches and their pages, in order; a text in another language has none of what they look for.
const CHINESE: &[Pass] = &[
    wiki::remove,
    junk::remove,
    pages::remove,
    footnotes::remove,
    lines::unwrap,
    site::remove,
    mojibake::repair,
    letters::replace,
    lines::mend,
    notes::note,
];

fn chinese(draft: &mut Draft<'_>, lexicon: &Lexicon) {
    if !foreign::is_foreign(&draft.current()) {
        for pass in CHINESE {
            pass(draft, lexicon);
        }
    }
}

/// What an edit does. The names are those of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EditKind {
    /// Text of the web page.
    Boilerplate,
    /// A notice that text is missing here; one newline stands for it.
    Gap,
    /// The 目录 before the text; kept as [`CatalogLine`]s.
    Catalog,
    /// A reading inserted after a letter.
    Gloss,
    /// Letters that bytes were broken into.
    Mojibake,
    /// A wrong letter that looks right.
    Letter,
    /// HTML, CSS, BBCode, markdown.
    Markup,
    /// A line break gained or lost.
    Linebreak,
    /// A space inside a word or number.
    Space,
    /// A control or invisible character.
    Control,
    /// Letters between sentences that belong to nobody.
    Junk,
}

/// How sure an edit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// One explanation only.
    Certain,
    /// The best of several.
    Likely,
}

/// One recorded change from the raw to the clean text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The same for the same raw text, whatever other edits are refused.
    pub id: String,
    /// What it does.
    pub kind: EditKind,
    /// What it replaces.
    pub raw: Span<Raw>,
    /// What stands there now.
    pub clean: Span<Clean>,
    /// The raw letters.
    pub before: String,
    /// The clean letters.
    pub after: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Mechanism or reason, for the reader.
    pub note: Option<String>,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// Damage that has several explanations or none.
    Undecided,
    /// 疑有脱字: the grammar, or the text's own pattern, lacks a word.
    PossibleOmission,
    /// 疑似错字.
    PossibleMisprint,
    /// Something about the text as a whole.
    General,
}

/// Something seen and not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub kind: NoteKind,
    /// Where.
    pub raw: Span<Raw>,
    /// For the reader, in Chinese.
    pub message: String,
}

/// A place where text is missing. It leaves one newline in the clean text, which no sentence, word or node crosses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The notice.
    pub raw: Span<Raw>,
    /// The newline that stands for it, or the end of the text.
    pub clean: u32,
    /// Letters missing here as the page states them.
    pub missing_chars: Option<u32>,
    /// Whether the text ends here.
    pub at_end: bool,
}

/// One line of the 目录 that stood before the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogLine {
    /// The line, without spaces around it.
    pub raw: Span<Raw>,
    /// The line repaired, in the source's script.
    pub text: String,
}

/// A number that the page states about the text, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// In characters.
    pub value: u32,
    /// Where it stands.
    pub raw: Span<Raw>,
}

/// The repaired text, how it was made, and what the page said about it.
#[derive(Clone, Debug, Default)]
pub struct Cleaned {
    /// The repaired text, in the source's script.
    pub text: Text<Clean>,
    /// Between the two texts.
    pub map: SourceMap,
    /// Ascending, disjoint; applied to the raw text they give `text`.
    pub edits: Vec<Edit>,
    /// Ascending.
    pub notes: Vec<Note>,
    /// Ascending.
    pub gaps: Vec<Gap>,
    /// In order.
    pub catalog: Vec<CatalogLine>,
    /// Paragraphs set as headings, by their file or by signs of Markdown; ascending.
    pub headings: Vec<HeadingHint>,
    /// Full length as the page states it.
    pub full_chars: Option<Stated>,
    /// Shown length as the page states it.
    pub shown_chars: Option<Stated>,
}

impl Cleaned {
    /// The raw letters of a clean span.
    pub fn raw(&self, span: Span<Clean>) -> Span<Raw> {
        self.map.to_raw(span)
    }
}

/// Repairs a raw text.
pub fn clean(raw: &Text<Raw>, options: &Options, lexicon: &Lexicon) -> Cleaned {
    clean_and_fold(raw, options, lexicon).0
}

/// [`clean`], and the shadow of the repaired text, which the last passes have matched on.
pub(crate) fn clean_and_fold(raw: &Text<Raw>, options: &Options, lexicon: &Lexicon) -> (Cleaned, Shadow) {
    let mut draft = Draft::new(raw);
    let inside = |hint: &&HeadingHint| raw.span().covers(hint.raw) && !hint.raw.is_empty();
    draft.facts.headings = options.headings.iter().filter(inside).copied().collect();
    crate::order::sort_by_key(&mut draft.facts.headings, |hint| hint.raw.start);
    for pass in PASSES {
        pass(&mut draft, lexicon);
    }
    let current = draft.current();
    let (proposals, facts) = draft.into_parts();
    // The current letters go before the clean text is made of the same ones.
    let refused = &options.refused;
    let shadow = refused
        .is_empty()
        .then(|| Rc::unwrap_or_clone(current).into_shadow(lexicon));
    let cleaned = finish(raw, proposals, facts, refused);
    let shadow = shadow.unwrap_or_else(|| Shadow::new(&cleaned.text, lexicon));
    (cleaned, shadow)
}

/// A line or word without the blanks at its ends.
fn trimmed(letters: &[char], line: &Range<usize>) -> Range<usize> {
    let text = &letters[line.clone()];
    let blank = |letter: &&char| letter.is_whitespace();
    let before = text.iter().take_while(blank).count();
    let behind = text[before..].iter().rev().take_while(blank).count();
    line.start + before..line.end - behind
}

fn finish(raw: &Text<Raw>, mut proposals: Vec<Proposal>, mut facts: Cleaned, refused: &[String]) -> Cleaned {
    proposals.retain(|proposal| !refused.contains(&proposal.id()));
    // A notice that the reader put back into the text is no gap.
    let gap_edits: Vec<Span<Raw>> = proposals
        .iter()
        .filter(|proposal| proposal.kind == EditKind::Gap)
        .map(|proposal| proposal.raw)
        .collect();
    facts.gaps.retain_mut(|gap| {
        let first = gap_edits.partition_point(|edit| edit.end <= gap.raw.start);
        let edit = gap_edits.get(first).filter(|edit| edit.overlaps(gap.raw));
        gap.raw = edit.copied().unwrap_or(gap.raw);
        edit.is_some()
    });
    let replacements = proposals.iter().map(|proposal| Replacement {
        raw: proposal.raw,
        after: &proposal.after,
        hold: match proposal.kind {
            EditKind::Gloss => Hold::Left,
            _ => Hold::Nothing,
        },
    });
    let (text, map) = SourceMap::apply(raw, replacements).expect("a draft keeps its proposals sorted and disjoint");
    let edits = proposals
        .iter()
        .zip(map.changes())
        .map(|(proposal, change)| Edit {
            id: proposal.id(),
            kind: proposal.kind,
            raw: proposal.raw,
            clean: change.clean,
            before: raw.string(proposal.raw),
            after: proposal.after.clone(),
            certainty: proposal.certainty,
            note: proposal.note.clone(),
        })
        .collect();
    let mut cleaned = Cleaned {
        text,
        map,
        edits,
        ..facts
    };
    for gap in &mut cleaned.gaps {
        gap.clean = cleaned.map.to_clean(gap.raw).start;
    }
    cleaned
}
