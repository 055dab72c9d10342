//! A comparison as Markdown: headings beside each other, figures, terms, and every change in its part.
//! ~~ ~~ is what stood there, ** ** what stands there now.

use std::fmt::Write;

use super::{Page, TERMS};
use crate::compare::{Passage, Piece, Row, RowStanding, TermChange};
use crate::report::markdown::cell;

pub(super) fn markdown(page: &Page<'_>) -> String {
    let mut out = String::new();
    line!(out, "# {}\n", page.say("两稿对照"));
    for (side, name) in super::NAMES.iter().enumerate() {
        line!(out, "- {}：{}", page.say(name), page.title(side));
    }
    line!(out, "\n{}\n", page.totals());
    headings(&mut out, page);
    figures(&mut out, page);
    terms(&mut out, page);
    changes(&mut out, page);
    out
}

fn headings(out: &mut String, page: &Page<'_>) {
    if page.comparison.headings.is_empty() {
        return;
    }
    line!(out, "## {}\n", page.say("提纲"));
    line!(out, "{}", page.say("| 前稿 | 后稿 | 情况 | 沿用 |"));
    line!(out, "| --- | --- | --- | --- |");
    for heading in &page.comparison.headings {
        let side = |side: usize| cell(&page.heading(side, heading).unwrap_or_default());
        let kept = heading.kept_permille / 10;
        line!(
            out,
            "| {} | {} | {} | {kept}% |",
            side(0),
            side(1),
            page.standing(heading)
        );
    }
    out.push('\n');
}

fn figures(out: &mut String, page: &Page<'_>) {
    if page.comparison.figures.is_empty() {
        return;
    }
    line!(out, "## {}\n", page.say("数据变动"));
    for figure in &page.comparison.figures {
        let [before, after] = [0, 1].map(|side: usize| page.letters(side, figure.spans[side]));
        line!(out, "- {}：{before} → {after}", page.letters(1, figure.label));
    }
    out.push('\n');
}

fn terms(out: &mut String, page: &Page<'_>) {
    let of = |standing| -> Vec<&TermChange> {
        let terms = page.comparison.terms.iter();
        terms.filter(|term| term.standing == standing).collect()
    };
    if TERMS.iter().all(|(standing, _)| of(*standing).is_empty()) {
        return;
    }
    line!(out, "## {}\n", page.say("提法增减"));
    for (standing, name) in TERMS {
        let terms: Vec<String> = of(standing)
            .iter()
            .map(|term| match term.counts {
                [0, count] | [count, 0] => format!("{} {count}", page.say(&term.term)),
                [before, after] => format!("{} {before}→{after}", page.say(&term.term)),
            })
            .collect();
        if !terms.is_empty() {
            line!(out, "- {}：{}", page.say(name), terms.join(" · "));
        }
    }
    out.push('\n');
}

fn changes(out: &mut String, page: &Page<'_>) {
    let changed = |row: &&Row| row.standing != RowStanding::Same;
    if !page.comparison.rows.iter().any(|row| changed(&row)) {
        return;
    }
    line!(out, "## {}\n", page.say("改动"));
    let mut heading = None;
    let mut announced = None;
    for row in &page.comparison.rows {
        if row.standing == RowStanding::Away {
            if let Some(away) = row
                .heading
                .and_then(|index| page.comparison.headings.get(index as usize))
            {
                line!(out, "- {}：{}", page.say("此处移走"), page.name(away));
            }
            continue;
        }
        heading = row.heading.or(heading);
        if row.standing == RowStanding::Same {
            continue;
        }
        if announced != heading {
            announced = heading;
            if let Some(part) = heading.and_then(|index| page.comparison.headings.get(index as usize)) {
                line!(out, "\n### {}\n", page.name(part));
            }
        }
        line!(out, "- {}：{}", page.row_standing(row), words(page, row));
    }
}

/// A row in one line: what both texts have once, what stood there and what stands there now in their order.
fn words(page: &Page<'_>, row: &Row) -> String {
    let mut out = String::new();
    let [before, after] = &row.sides;
    let mut left = before.iter().peekable();
    let in_place = |piece: &Piece| page.passage(piece).filter(|passage| !passage.moved);
    for piece in after {
        if in_place(piece).is_some() {
            // What stood before this sentence in the first text.
            while let Some(gone) = left.next_if(|left| left.passage != piece.passage) {
                alone(&mut out, page, 0, gone);
            }
            left.next();
        }
        match in_place(piece) {
            Some(passage) => merged(&mut out, page, passage),
            None => {
                // What went comes before what came.
                while let Some(gone) = left.next_if(|left| in_place(left).is_none()) {
                    alone(&mut out, page, 0, gone);
                }
                alone(&mut out, page, 1, piece);
            }
        }
    }
    left.for_each(|gone| alone(&mut out, page, 0, gone));
    out
}

/// A sentence of one text, and where the other has it.
fn alone(out: &mut String, page: &Page<'_>, side: usize, piece: &Piece) {
    match page.passage(piece) {
        None => marked(out, side, &page.letters(side, piece.span)),
        Some(passage) => {
            let other = page.place(1 - side, passage.spans[1 - side]);
            let where_to = ["移至", "原在"][side];
            if side == 0 {
                marked(out, side, &page.letters(side, piece.span));
            } else {
                merged(out, page, passage);
            }
            let _ = write!(out, "〔{}{other}〕", page.say(where_to));
        }
    }
}

fn merged(out: &mut String, page: &Page<'_>, passage: &Passage) {
    let mut at = passage.spans[1].start;
    for change in &passage.changes {
        out.push_str(&page.letters(1, tigang_text::Span::new(at, change.after.start)));
        marked(out, 0, &page.letters(0, change.before));
        marked(out, 1, &page.letters(1, change.after));
        at = change.after.end;
    }
    out.push_str(&page.letters(1, tigang_text::Span::new(at, passage.spans[1].end)));
}

/// Sets a stretch off; one right behind another of its kind goes on with it.
fn marked(out: &mut String, side: usize, text: &str) {
    if text.is_empty() {
        return;
    }
    let mark = ["~~", "**"][side];
    // A mark that closes stands behind a letter, one that opens before it: only the former can end the line so far.
    if out.ends_with(mark) {
        out.truncate(out.len() - mark.len());
        let _ = write!(out, "{text}{mark}");
    } else {
        let _ = write!(out, "{mark}{text}{mark}");
    }
}
