//! The outline as a table for spreadsheets: one row a node, UTF-8 with a byte order mark, lines ended as RFC 4180 says.
//!
//! A spreadsheet runs a field that begins with one of `= + - @` as a formula, so an apostrophe is set before it
//! (OWASP, CSV injection).

use tigang_lexicon::Lexicon;

use super::numbering::numbering;
use crate::Analysis;
use crate::outline::{Node, NodeKind};
use crate::view::{Script, say};

/// Heads of the columns.
const COLUMNS: [&str; 8] = ["编号", "层级", "序次语", "标题", "所在位置", "字数", "状态", "依据"];

/// Renders the outline as a table in `script`.
pub fn csv(analysis: &Analysis, script: Script, lexicon: &Lexicon) -> String {
    let say = |text: &str| say(text, script, lexicon);
    let mut table = String::from('\u{feff}');
    row(&mut table, COLUMNS.map(&say).iter());
    let numbers = numbering(&analysis.outline.nodes);
    for (node, number) in analysis.outline.nodes.iter().zip(&numbers) {
        let chars = match node.kind {
            NodeKind::Missing => String::new(),
            _ => crate::meta::wps_chars(&analysis.cleaned.text, node.section, &analysis.shadow).to_string(),
        };
        let fields = [
            number.clone(),
            node.depth.to_string(),
            say(&node.marker),
            say(&node.title),
            say(&place(analysis, node)),
            chars,
            say(state(node)),
            say(&node.why),
        ];
        row(&mut table, fields.iter());
    }
    table
}

/// Where a node stands, as a person counts: 第3段.
fn place(analysis: &Analysis, node: &Node) -> String {
    match node.kind {
        NodeKind::Missing => String::new(),
        _ => format!("第{}段", analysis.segments.paragraph_at(node.start()) + 1),
    }
}

/// How a node stands in the text, in the words of the page.
pub(super) fn state(node: &Node) -> &'static str {
    match (node.kind, node.title_from) {
        (NodeKind::Heading, _) => "独立成行",
        (NodeKind::RunIn, _) => "段内",
        (NodeKind::Unnumbered, _) => "原文无序号",
        (NodeKind::Missing, Some(_)) => "仅见目录",
        (NodeKind::Missing, None) => "缺",
    }
}

/// One line of a table.
pub(super) fn row<'a>(table: &mut String, fields: impl Iterator<Item = &'a String>) {
    for (index, text) in fields.enumerate() {
        if 0 < index {
            table.push(',');
        }
        field(table, text);
    }
    table.push_str("\r\n");
}

fn field(table: &mut String, text: &str) {
    let quoted = text.contains([',', '"', '\r', '\n']);
    if quoted {
        table.push('"');
    }
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        table.push('\'');
    }
    table.push_str(&text.replace('"', "\"\""));
    if quoted {
        table.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    /// The table without its last column, whose words belong to the outline stage.
    fn check(text: &str, expected: &[&str]) {
        let lexicon = Lexicon::embedded();
        let analysis = analyze(text, &Options::default(), &lexicon).expect("short");
        let table = csv(&analysis, Script::Source, &lexicon);
        let rows: Vec<&str> = table
            .trim_end_matches("\r\n")
            .split("\r\n")
            .map(|row| row.rsplit_once(',').map_or(row, |(row, _)| row))
            .collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn one_row_a_node() {
        check(
            "一、提高认识,增强信心\n春耕是大事。\n(一)抓早\n要早动手。\n(二)抓实\n要见实效。\n二、狠抓落实\n办公室督查。\n",
            &[
                "\u{feff}编号,层级,序次语,标题,所在位置,字数,状态",
                "1,1,一、,提高认识，增强信心,第1段,37,独立成行",
                "1.1,2,（一）,抓早,第3段,10,独立成行",
                "1.2,2,（二）,抓实,第5段,10,独立成行",
                "2,1,二、,狠抓落实,第7段,12,独立成行",
            ],
        );
    }

    #[test]
    fn formulas_are_defused_and_marks_quoted() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("＝SUM(A1)", "'＝SUM(A1)"),
            ("-2,3", "\"'-2,3\""),
            ("@甲", "'@甲"),
            ("＋8", "'＋8"),
            ("\t甲", "'\t甲"),
            ("\r\n甲", "\"'\r\n甲\""),
            ("甲\"乙\"", "\"甲\"\"乙\"\"\""),
            ("甲=乙", "甲=乙"),
        ] {
            let mut table = String::new();
            field(&mut table, text);
            assert_eq!(table, expected);
        }
    }
}
