//! A comparison as one page that opens anywhere: figures and terms, headings, both texts side by side.
//! No script, nothing fetched; what is gone has a dashed line and what is new a solid one, so that it prints.

use super::super::markup::escape;
use super::{NAMES, Page, Run, TERMS};
use crate::compare::{Row, RowStanding};

const STYLE: &str = include_str!("page.css");

pub(super) fn html(page: &Page<'_>) -> String {
    let title = page.say("两稿对照");
    let mut out = format!(
        "<!doctype html>\n<html lang=\"zh\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{}</p>\n",
        escape(&page.totals())
    );
    headings(&mut out, page);
    figures(&mut out, page);
    terms(&mut out, page);
    rows(&mut out, page);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn table(out: &mut String, page: &Page<'_>, title: &str, columns: &[&str]) {
    let title = escape(&page.say(title));
    out.push_str(&format!("<h2>{title}</h2>\n<table>\n<tr>"));
    for column in columns {
        out.push_str(&format!("<th scope=\"col\">{}</th>", escape(&page.say(column))));
    }
    out.push_str("</tr>\n");
}

fn cells(out: &mut String, cells: &[String]) {
    let cells: String = cells.iter().map(|cell| format!("<td>{}</td>", escape(cell))).collect();
    out.push_str(&format!("<tr>{cells}</tr>\n"));
}

fn headings(out: &mut String, page: &Page<'_>) {
    table(out, page, "提纲", &[NAMES[0], NAMES[1], "情况", "沿用"]);
    for heading in &page.comparison.headings {
        let [before, after] = [0, 1].map(|side: usize| page.heading(side, heading).unwrap_or_default());
        let kept = format!("{}%", heading.kept_permille / 10);
        cells(out, &[before, after, page.standing(heading), kept]);
    }
    out.push_str("</table>\n");
}

fn figures(out: &mut String, page: &Page<'_>) {
    if page.comparison.figures.is_empty() {
        return;
    }
    table(out, page, "数据变动", &["数据", NAMES[0], NAMES[1]]);
    for figure in &page.comparison.figures {
        let [before, after] = [0, 1].map(|side: usize| page.letters(side, figure.spans[side]));
        cells(out, &[page.letters(1, figure.label), before, after]);
    }
    out.push_str("</table>\n");
}

fn terms(out: &mut String, page: &Page<'_>) {
    table(out, page, "提法增减", &["情况", "提法", NAMES[0], NAMES[1]]);
    for (standing, name) in TERMS {
        for term in page.comparison.terms.iter().filter(|term| term.standing == standing) {
            let [before, after] = term.counts.map(|count| count.to_string());
            cells(out, &[page.say(name), page.say(&term.term), before, after]);
        }
    }
    out.push_str("</table>\n");
}

fn rows(out: &mut String, page: &Page<'_>) {
    table(out, page, "全文对照", &[NAMES[0], NAMES[1], "情况"]);
    for row in &page.comparison.rows {
        if row.standing == RowStanding::Away {
            let name = row
                .heading
                .and_then(|index| page.comparison.headings.get(index as usize));
            let name = name.map(|heading| page.name(heading)).unwrap_or_default();
            let words = page.say("此处移走");
            out.push_str(&format!(
                "<tr class=\"away\"><td colspan=\"3\">{words}：{}</td></tr>\n",
                escape(&name)
            ));
            continue;
        }
        let class = if row.standing == RowStanding::Same {
            " class=\"same\""
        } else {
            ""
        };
        out.push_str(&format!("<tr{class}>"));
        for side in 0..2 {
            out.push_str("<td>");
            letters(out, page, row, side);
            out.push_str("</td>");
        }
        out.push_str(&format!("<td>{}</td></tr>\n", page.row_standing(row)));
    }
    out.push_str("</table>\n");
}

fn letters(out: &mut String, page: &Page<'_>, row: &Row, side: usize) {
    for (index, piece) in row.sides[side].iter().enumerate() {
        if 0 < index && piece.opens {
            out.push_str("<br>");
        }
        let heading = piece.node.is_some();
        out.push_str(if heading { "<b>" } else { "" });
        for (run, span) in page.runs(side, piece) {
            let text = escape(&page.letters(side, span));
            match run {
                Run::Kept => out.push_str(&text),
                Run::Gone => out.push_str(&format!("<del>{text}</del>")),
                Run::New => out.push_str(&format!("<ins>{text}</ins>")),
                Run::Elsewhere => out.push_str(&format!("<mark>{text}</mark>")),
            }
        }
        out.push_str(if heading { "</b>" } else { "" });
        if let Some(passage) = page.passage(piece).filter(|passage| passage.moved) {
            let words = page.say(["移至", "原在"][side]);
            let place = escape(&page.place(1 - side, passage.spans[1 - side]));
            out.push_str(&format!("<small>〔{words}{place}〕</small>"));
        }
    }
}
