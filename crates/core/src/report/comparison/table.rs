//! A comparison as a table for spreadsheets: a paragraph a row, the texts side by side.

use super::super::csv::row;
use super::Page;
use crate::compare::RowStanding;

const COLUMNS: [&str; 5] = ["序号", "部分", "前稿", "后稿", "情况"];

pub(super) fn csv(page: &Page<'_>) -> String {
    let mut table = String::from('\u{feff}');
    row(&mut table, COLUMNS.map(|column| page.say(column)).iter());
    let mut part = String::new();
    let rows = page
        .comparison
        .rows
        .iter()
        .filter(|row| row.standing != RowStanding::Away);
    for (number, line) in rows.enumerate() {
        if let Some(heading) = line
            .heading
            .and_then(|index| page.comparison.headings.get(index as usize))
        {
            part = page.name(heading);
        }
        let [before, after] = [0, 1].map(|side: usize| -> String {
            let pieces = line.sides[side].iter();
            pieces.map(|piece| page.letters(side, piece.span)).collect()
        });
        let fields = [
            (number + 1).to_string(),
            part.clone(),
            before,
            after,
            page.row_standing(line),
        ];
        row(&mut table, fields.iter());
    }
    table
}
