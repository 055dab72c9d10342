//! A comparison for the page: what is said in words as objects, every span in flat arrays of UTF-16 offsets.
//!
//! ```text
//! passages  [before_start, before_end, after_start, after_end, flags, first_change, past_last_change]   flags: 1 moved, 2 same
//! changes   [before_start, before_end, after_start, after_end]
//! headings  [before node + 1, after node + 1, standing, moved, kept permille]
//! rows      [standing, heading + 1, moved, before_first, before_past_last, after_first, after_past_last]
//! pieces    one list a text: [start, end, passage + 1, opens, node + 1]
//! figures   [passage, before_start, before_end, after_start, after_end, label_start, label_end]
//! uses      one list a text: [start, end] of every place of the first term, then of the second: its `counts` say how many
//! ```

use js_sys::{Object, Uint32Array};
use serde::Serialize;
use tigang::Analysis;
use tigang::compare::{Comparison, Piece, RowStanding, Standing, TermStanding, Totals};
use tigang::lexicon::Lexicon;
use tigang::text::{Clean, Span, Utf16Index};
use tigang::view::say;
use wasm_bindgen::prelude::JsValue;

use crate::{SCRIPTS, set, to_js};

#[derive(Serialize)]
struct Words {
    totals: Totals,
    terms: Vec<Term>,
}

#[derive(Serialize)]
struct Term {
    /// As the page's views are called: source, simplified, traditional.
    words: [String; 3],
    standing: TermStanding,
    counts: [u32; 2],
    rates: [u32; 2],
}

/// The comparison of two analyses as one object.
pub(crate) fn answer(texts: [&Analysis; 2], comparison: &Comparison, lexicon: &Lexicon) -> Result<JsValue, JsValue> {
    let terms = comparison.terms.iter().map(|term| Term {
        words: SCRIPTS.map(|(_, script)| say(&term.term, script, lexicon)),
        standing: term.standing,
        counts: term.counts,
        rates: term.rates,
    });
    let words = Words {
        totals: comparison.totals,
        terms: terms.collect(),
    };
    let answer = Object::new();
    set(&answer, "words", to_js(&words)?)?;
    let flat = Flat::new(texts, comparison);
    for (name, list) in [
        ("passages", &flat.passages),
        ("changes", &flat.changes),
        ("headings", &flat.headings),
        ("rows", &flat.rows),
        ("before", &flat.pieces[0]),
        ("after", &flat.pieces[1]),
        ("figures", &flat.figures),
        ("uses_before", &flat.uses[0]),
        ("uses_after", &flat.uses[1]),
    ] {
        set(&answer, name, Uint32Array::from(list.as_slice()).into())?;
    }
    Ok(answer.into())
}

#[derive(Default)]
struct Flat {
    passages: Vec<u32>,
    changes: Vec<u32>,
    headings: Vec<u32>,
    rows: Vec<u32>,
    pieces: [Vec<u32>; 2],
    figures: Vec<u32>,
    uses: [Vec<u32>; 2],
}

impl Flat {
    fn new(texts: [&Analysis; 2], comparison: &Comparison) -> Self {
        let index = texts.map(|text| Utf16Index::new(text.cleaned.text.scalars().iter().copied()));
        let place = |side: usize, span: Span<Clean>| [index[side].offset16(span.start), index[side].offset16(span.end)];
        let mut flat = Self::default();
        let mut changes = 0;
        for passage in &comparison.passages {
            let first = changes;
            changes += passage.changes.len() as u32;
            for change in &passage.changes {
                flat.changes.extend(place(0, change.before));
                flat.changes.extend(place(1, change.after));
            }
            flat.passages.extend(place(0, passage.spans[0]));
            flat.passages.extend(place(1, passage.spans[1]));
            let flags = u32::from(passage.moved) | u32::from(passage.is_same()) << 1;
            flat.passages.extend([flags, first, changes]);
        }
        for heading in &comparison.headings {
            let standing = HEADINGS.iter().position(|standing| *standing == heading.standing);
            flat.headings
                .extend(heading.nodes.map(|node| node.map_or(0, |node| node + 1)));
            flat.headings.push(standing.map_or(0, |at| at as u32));
            flat.headings.extend([u32::from(heading.moved), heading.kept_permille]);
        }
        let mut placed = [0, 0];
        for row in &comparison.rows {
            let standing = STANDINGS.iter().position(|standing| *standing == row.standing);
            let heading = row.heading.map_or(0, |heading| heading + 1);
            flat.rows
                .extend([standing.map_or(0, |at| at as u32), heading, u32::from(row.moved)]);
            for (side, pieces) in row.sides.iter().enumerate() {
                flat.rows.push(placed[side]);
                placed[side] += pieces.len() as u32;
                flat.rows.push(placed[side]);
                for Piece {
                    span,
                    passage,
                    opens,
                    node,
                } in pieces
                {
                    let list = &mut flat.pieces[side];
                    list.extend(place(side, *span));
                    list.extend([passage.map_or(0, |passage| passage + 1), u32::from(*opens)]);
                    list.push(node.map_or(0, |node| node + 1));
                }
            }
        }
        for figure in &comparison.figures {
            flat.figures.push(figure.passage);
            flat.figures.extend(place(0, figure.spans[0]));
            flat.figures.extend(place(1, figure.spans[1]));
            flat.figures.extend(place(1, figure.label));
        }
        for term in &comparison.terms {
            for (side, uses) in term.uses.iter().enumerate() {
                flat.uses[side].extend(uses.iter().flat_map(|span| place(side, *span)));
            }
        }
        flat
    }
}

/// Numbers of the standings of headings; `www/src/comparison.js` has the same list.
const HEADINGS: [Standing; 5] = [
    Standing::Same,
    Standing::Changed,
    Standing::Added,
    Standing::Removed,
    Standing::Unmarked,
];

/// Numbers of the standings of rows; `www/src/comparison.js` has the same list.
const STANDINGS: [RowStanding; 6] = [
    RowStanding::Same,
    RowStanding::Changed,
    RowStanding::Added,
    RowStanding::Removed,
    RowStanding::Reused,
    RowStanding::Away,
];

#[cfg(test)]
mod tests {
    use super::*;
    use tigang::compare::compare;
    use tigang::{Options, analyze};

    #[test]
    fn offsets_count_astral_letters_twice_in_their_own_text() {
        let lexicon = Lexicon::embedded();
        let read = |text: &str| analyze(text, &Options::default(), &lexicon).expect("short");
        let (before, after) = (
            read("𠮷县新建管网86公里。\n抓好防汛备汛,防汛备汛要快。\n"),
            read("𠮷𠮷县新建管网94公里。\n抓好防汛备汛,防汛备汛要快。\n"),
        );
        let comparison = compare(&before, &after, &lexicon);
        let flat = Flat::new([&before, &after], &comparison);
        let piece = |text: &str, place: &[u32]| {
            let units: Vec<u16> = text.encode_utf16().collect();
            String::from_utf16_lossy(&units[place[0] as usize..place[1] as usize])
        };
        let figure = &flat.figures[1..];
        assert_eq!(piece(before.cleaned.text.as_str(), &figure[..2]), "86公里");
        assert_eq!(piece(after.cleaned.text.as_str(), &figure[2..4]), "94公里");
        assert_eq!(piece(after.cleaned.text.as_str(), &figure[4..]), "𠮷𠮷县新建管网");
        assert_eq!(flat.pieces[1].len(), 10);
        let term = comparison.terms.first().expect("防汛备汛 is a term");
        let uses: u32 = comparison.terms.iter().map(|term| term.counts[1]).sum();
        assert_eq!(flat.uses[1].len(), 2 * uses as usize);
        assert_eq!(piece(after.cleaned.text.as_str(), &flat.uses[1]), term.term);
    }
}
