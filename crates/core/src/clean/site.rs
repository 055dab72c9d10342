//! Site text: what the web page wrote around and into the speech, by structure and vocabulary (`data/site.tsv`).
//!
//! Removed: navigation, hints, notices, copies of the title, dates of publication, related pages. Kept apart: the 目录 as
//! [`CatalogLine`]s, paywall notices as [`Gap`]s with the lengths they state. The title line, the date line and the
//! salutation are the speech's own.

mod bars;
mod catalog;
mod company;
mod editor;
mod furniture;
mod gaps;
mod glued;
mod hints;
mod page;
mod says;
mod titles;
mod vocabulary;

use std::ops::Range;

use tigang_lexicon::Lexicon;
use tigang_text::Span;

use super::{CatalogLine, Certainty, Draft, EditKind, Gap, Proposal};
use gaps::Notice;
use page::Page;
use vocabulary::Vocabulary;

/// Removes what belongs to the page.
pub(super) fn remove(draft: &mut Draft<'_>, lexicon: &Lexicon) {
    let mut page = Page::new(draft, lexicon);
    let vocabulary = Vocabulary::embedded();
    let mut notices = gaps::find(&page, vocabulary);
    let ranges: Vec<Range<usize>> = notices.iter().map(|notice| notice.range.clone()).collect();
    page.cut_at(&ranges);
    let rests = glued::find(&page, vocabulary);
    page.cut_at(&rests);
    let catalog = catalog::find(&page, vocabulary);
    let mut gone = within(&page, &notices);
    if let Some(catalog) = &catalog {
        gone[catalog.units.clone()].fill(true);
    }
    let mut furniture = gone.clone();
    editor::mark(&page, vocabulary, &mut furniture);
    let body = furniture::body(&page, vocabulary, &furniture);
    furniture::mark(&page, vocabulary, &body, &mut furniture);
    company::mark(&page, vocabulary, lexicon, &body, &mut furniture);
    after_end(&page, vocabulary, &mut notices, &mut furniture);
    let head = page
        .units
        .get(body.first)
        .map_or(page.shadow.len(), |unit| unit.range.start);
    let nothing_missing = |notice: &Notice| {
        let before = notice.range.end <= head;
        // 已超出免费预览范围 above the speech: what is shown stands below it.
        let silent = notice.missing.is_none() && notice.full.is_none() && notice.shown.is_none();
        notice.length_only && (before || is_whole(&page, notice)) || before && silent && notice.ends
    };
    let repeats = titles::repeats(&page, vocabulary, 0..page.units.len().min(body.first + 1), &furniture);

    let mut cuts: Vec<Cut> = notices
        .iter()
        .map(|notice| Cut {
            range: notice.range.clone(),
            kind: if nothing_missing(notice) {
                EditKind::Boilerplate
            } else {
                EditKind::Gap
            },
        })
        .collect();
    if let Some(catalog) = &catalog {
        let units = &page.units[catalog.units.clone()];
        if let (Some(first), Some(last)) = (units.first(), units.last()) {
            cuts.push(Cut {
                range: first.range.start..last.range.end,
                kind: EditKind::Catalog,
            });
        }
        for index in &catalog.lines {
            let range = &page.units[*index].range;
            let heading = catalog::without_page(&page.shadow, range);
            let text = page.current.scalars()[heading].iter().collect();
            draft.facts.catalog.push(CatalogLine {
                raw: page.raw(range),
                text,
            });
        }
    }
    let pages = page
        .units
        .iter()
        .zip(&furniture)
        .zip(&gone)
        .filter(|((_, furniture), gone)| **furniture && !**gone);
    cuts.extend(pages.map(|((unit, _), _)| Cut {
        range: unit.range.clone(),
        kind: EditKind::Boilerplate,
    }));
    cuts.extend(
        furniture::parts(&page, vocabulary, &body, &furniture)
            .into_iter()
            .map(|range| Cut {
                range,
                kind: EditKind::Boilerplate,
            }),
    );
    cuts.extend(repeats.into_iter().map(|range| Cut {
        range,
        kind: EditKind::Boilerplate,
    }));
    crate::order::sort_by_key(&mut cuts, |cut| (cut.range.start, cut.range.end));
    for notice in &notices {
        state(draft, &page, notice, !nothing_missing(notice));
    }
    let proposals = joined(&page, cuts).iter().map(|cut| proposal(&page, cut)).collect();
    let proposals = around_glosses(proposals, draft.proposals());
    draft.propose(proposals);
}

/// Cuts a catalogue at the edits already made in it: its lines are kept, so their glosses count as glosses.
fn around_glosses(proposals: Vec<Proposal>, earlier: &[Proposal]) -> Vec<Proposal> {
    let mut cut = Vec::with_capacity(proposals.len());
    for proposal in proposals {
        if proposal.kind != EditKind::Catalog {
            cut.push(proposal);
            continue;
        }
        let first = earlier.partition_point(|edit| edit.raw.end <= proposal.raw.start);
        let mut start = proposal.raw.start;
        for edit in earlier[first..]
            .iter()
            .take_while(|edit| edit.raw.end <= proposal.raw.end)
        {
            let raw = Span::new(start, edit.raw.start);
            cut.extend((!raw.is_empty()).then(|| Proposal {
                raw,
                ..proposal.clone()
            }));
            start = edit.raw.end;
        }
        let raw = Span::new(start, proposal.raw.end);
        cut.extend((!raw.is_empty()).then_some(Proposal { raw, ..proposal }));
    }
    cut
}

/// The units that lie in a notice.
fn within(page: &Page, notices: &[Notice]) -> Vec<bool> {
    let mut notices = notices.iter().peekable();
    let units = page.units.iter().map(|unit| {
        while notices.next_if(|notice| notice.range.end <= unit.range.start).is_some() {}
        notices
            .peek()
            .is_some_and(|notice| notice.range.start <= unit.range.start && unit.range.end <= notice.range.end)
    });
    units.collect()
}

/// Something to take out.
struct Cut {
    range: Range<usize>,
    kind: EditKind,
}

/// After a notice that the text ends here, all is the page's; where sentences of a speech follow that nothing else tells
/// apart from it, the notice was an advertisement in its midst.
fn after_end(page: &Page, vocabulary: &Vocabulary, notices: &mut [Notice], gone: &mut [bool]) {
    let Some(notice) = notices.iter_mut().rfind(|notice| notice.ends) else {
        return;
    };
    if 2 * notice.range.end < page.shadow.len() {
        return;
    }
    let first = page.units.partition_point(|unit| unit.range.start < notice.range.end);
    let believed = notice
        .shown
        .is_some_and(|shown| shown.value as usize <= 2 * notice.range.start);
    if !believed && (first..gone.len()).any(|index| !gone[index] && furniture::is_speech(page, index, vocabulary)) {
        notice.ends = false;
        return;
    }
    gone[first..].fill(true);
}

/// Neighbours of one kind as one, with the white space behind them.
fn joined(page: &Page, cuts: Vec<Cut>) -> Vec<Cut> {
    let mut joined: Vec<Cut> = Vec::new();
    for cut in cuts {
        let mut range = page.with_space(&cut.range);
        if cut.kind == EditKind::Gap {
            // The notice may have been set off by lines of its own; one newline stands for all of it.
            range.start -= page.shadow[..range.start]
                .iter()
                .rev()
                .take_while(|scalar| scalar.is_whitespace())
                .count();
        }
        match joined.last_mut() {
            Some(last) if range.end <= last.range.end => {}
            Some(last) if last.kind == cut.kind && range.start <= last.range.end => {
                // Two parts of a line may be the whole of it, which takes its break with it.
                let whole = page.with_space(&(last.range.start..range.end));
                last.range.end = whole.end.max(range.end);
            }
            Some(last) => {
                let start = range.start.max(last.range.end);
                joined.push(Cut {
                    range: start..range.end,
                    kind: cut.kind,
                });
            }
            None => joined.push(Cut { range, kind: cut.kind }),
        }
    }
    joined
}

fn proposal(page: &Page, cut: &Cut) -> Proposal {
    Proposal {
        kind: cut.kind,
        raw: page.raw(&cut.range),
        after: if cut.kind == EditKind::Gap {
            "\n".to_owned()
        } else {
            String::new()
        },
        certainty: Certainty::Certain,
        note: None,
    }
}

/// A text may be shorter than stated by one letter in so many and still be whole: pages count differently.
const TOLERANCE: usize = 10;

/// Whether the page shows as many letters as it says the text has.
fn is_whole(page: &Page, notice: &Notice) -> bool {
    let shown = page.shadow.iter().filter(|scalar| !scalar.is_whitespace()).count();
    let full = notice.full.map_or(0, |full| full.value as usize);
    full * (TOLERANCE - 1) <= shown * TOLERANCE
}

fn state(draft: &mut Draft<'_>, page: &Page, notice: &Notice, is_gap: bool) {
    draft.facts.full_chars = draft.facts.full_chars.or(notice.full);
    draft.facts.shown_chars = draft.facts.shown_chars.or(notice.shown);
    if is_gap {
        draft.facts.gaps.push(Gap {
            raw: page.raw(&notice.range),
            clean: 0,
            missing_chars: notice.missing,
            at_end: notice.ends,
        });
    }
}
