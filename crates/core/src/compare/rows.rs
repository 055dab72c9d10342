//! Rows: both texts side by side. A row ends where both texts end a paragraph, so that a paragraph stands beside the one
//! it became, and two beside one where they were joined.

use tigang_text::{Clean, Span};

use super::passages::Groups;
use super::units::Side;
use super::{HeadingPair, Links, Passage};
use crate::order::sort_by_key;

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowStanding {
    /// The same words on both sides.
    Same,
    /// Both sides have something, and not all of it is the same.
    Changed,
    /// The second text only.
    Added,
    /// The first text only.
    Removed,
    /// One text only, but all of it stands elsewhere in the other.
    Reused,
    /// Nothing: a part of the first text stood here that stands elsewhere now.
    Away,
}

/// What stands side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it shows.
    pub standing: RowStanding,
    /// The heading it begins with, as an index into the headings; of [`RowStanding::Away`], the one that stood here.
    pub heading: Option<u32>,
    /// Whether the part it belongs to stands in another place than before.
    pub moved: bool,
    /// What stands on each side, in reading order.
    pub sides: [Vec<Piece>; 2],
}

/// A sentence, or a few that are one passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub span: Span<Clean>,
    /// The passage it is, as an index into the passages; none when the other text has nothing like it.
    pub passage: Option<u32>,
    /// Whether it is the first of its paragraph.
    pub opens: bool,
    /// The heading it is, as a node of its outline.
    pub node: Option<u32>,
}

/// Lays both texts out.
pub(super) fn rows(
    sides: [&Side<'_>; 2],
    links: &Links,
    groups: &Groups,
    headings: &[HeadingPair],
    passages: &[Passage],
) -> Vec<Row> {
    let layout = Layout::new(sides, links, groups, headings, passages);
    let mut rows = Vec::new();
    for (group, aways) in aways(&layout).into_iter().enumerate() {
        rows.extend(aways.into_iter().map(|away| Row {
            standing: RowStanding::Away,
            heading: layout.heading_of_group(away),
            moved: true,
            sides: [Vec::new(), Vec::new()],
        }));
        if group < groups.displaced.len() {
            layout.group(group, &mut rows);
        }
    }
    rows
}

/// For every group the parts that stood before it in the first text and stand elsewhere now; what stood at the end comes
/// last.
fn aways(layout: &Layout<'_>) -> Vec<Vec<usize>> {
    let groups = layout.groups;
    let count = groups.displaced.len();
    let mut before: Vec<(u32, usize)> = (0..count)
        .filter(|group| layout.ranges[0][*group][0] < layout.ranges[0][*group][1])
        .map(|group| (layout.ranges[0][group][0], group))
        .collect();
    sort_by_key(&mut before, |entry| *entry);
    let mut aways = vec![Vec::new(); count + 1];
    let mut waiting = Vec::new();
    for (_, group) in before {
        if !groups.displaced[group] {
            aways[group] = std::mem::take(&mut waiting);
        } else if 0 < group && layout.links.nodes[group - 1].moved {
            waiting.push(group);
        }
    }
    aways[count] = waiting;
    aways
}

struct Layout<'a> {
    sides: [&'a Side<'a>; 2],
    links: &'a Links,
    groups: &'a Groups,
    passages: &'a [Passage],
    /// The units of every group, first and one past the last.
    ranges: [Vec<[u32; 2]>; 2],
    /// The passage of every unit.
    passage: [Vec<Option<u32>>; 2],
    /// The entry in the headings of every node.
    heading: [Vec<Option<u32>>; 2],
}

impl<'a> Layout<'a> {
    fn new(
        sides: [&'a Side<'a>; 2],
        links: &'a Links,
        groups: &'a Groups,
        headings: &[HeadingPair],
        passages: &'a [Passage],
    ) -> Self {
        let ranges = [0, 1].map(|side: usize| {
            let mut ranges = vec![[0, 0]; groups.displaced.len()];
            for (unit, group) in (0u32..).zip(&groups.of[side]) {
                let range = &mut ranges[*group as usize];
                if range[1] == 0 {
                    range[0] = unit;
                }
                range[1] = unit + 1;
            }
            ranges
        });
        let mut passage = sides.map(|side| vec![None; side.units.len()]);
        for (index, linked) in (0u32..).zip(&links.passages) {
            for (passage, [from, to]) in passage.iter_mut().zip(linked.units) {
                (from..to).for_each(|unit| passage[unit as usize] = Some(index));
            }
        }
        let mut heading = sides.map(|side| vec![None; side.analysis.outline.nodes.len()]);
        for (index, pair) in (0u32..).zip(headings) {
            for (heading, node) in heading.iter_mut().zip(pair.nodes) {
                if let Some(node) = node {
                    heading[node as usize] = Some(index);
                }
            }
        }
        Self {
            sides,
            links,
            groups,
            passages,
            ranges,
            passage,
            heading,
        }
    }

    fn heading_of_group(&self, group: usize) -> Option<u32> {
        let pair = self.links.nodes.get(group.checked_sub(1)?)?;
        self.heading[1][pair.nodes[1] as usize]
    }

    /// The rows of one group: units in place keep both sides in step, what is alone comes between them, paragraph by
    /// paragraph, the first text first.
    fn group(&self, group: usize, rows: &mut Vec<Row>) {
        let mut at = [0, 1].map(|side: usize| self.ranges[side][group][0]);
        let ends = [0, 1].map(|side: usize| self.ranges[side][group][1]);
        let mut row = Builder::new(self, self.groups.displaced[group]);
        loop {
            // How far each side may go before the next pair in place.
            let stops = [0, 1].map(|side: usize| {
                (at[side]..ends[side])
                    .find(|unit| self.in_place(side, *unit))
                    .unwrap_or(ends[side])
            });
            // The rest of a begun paragraph, then whole paragraphs.
            for side in 0..2 {
                while at[side] < stops[side] && !row.at_end(side) {
                    at[side] = row.take(side, at[side]);
                }
            }
            for side in 0..2 {
                row.close_if_whole(rows);
                while at[side] < stops[side] {
                    at[side] = row.take(side, at[side]);
                    row.close_if_whole(rows);
                }
            }
            if stops[0] == ends[0] && stops[1] == ends[1] {
                break;
            }
            for side in 0..2 {
                if at[side] < ends[side] {
                    at[side] = row.take(side, at[side]);
                }
            }
            row.close_if_whole(rows);
        }
        row.close(rows);
    }

    fn in_place(&self, side: usize, unit: u32) -> bool {
        self.passage[side][unit as usize].is_some_and(|passage| self.links.passages[passage as usize].in_place)
    }

    /// One past the last unit of the piece that begins at `unit`.
    fn piece_end(&self, side: usize, unit: u32) -> u32 {
        match self.passage[side][unit as usize] {
            Some(passage) => self.links.passages[passage as usize].units[side][1],
            None => unit + 1,
        }
    }
}

/// A row as it is filled.
struct Builder<'a> {
    layout: &'a Layout<'a>,
    moved: bool,
    sides: [Vec<Piece>; 2],
    /// Whether each side stands at the end of a paragraph.
    whole: [bool; 2],
}

impl<'a> Builder<'a> {
    fn new(layout: &'a Layout<'a>, moved: bool) -> Self {
        Self {
            layout,
            moved,
            sides: [Vec::new(), Vec::new()],
            whole: [true, true],
        }
    }

    fn at_end(&self, side: usize) -> bool {
        self.whole[side]
    }

    /// Adds the piece that begins at `unit`; returns where the next one begins.
    fn take(&mut self, side: usize, unit: u32) -> u32 {
        let text = self.layout.sides[side];
        let end = self.layout.piece_end(side, unit);
        let first = &text.units[unit as usize];
        self.sides[side].push(Piece {
            span: super::span(text, [unit, end]),
            passage: self.layout.passage[side][unit as usize],
            opens: first.opens,
            node: first.node.filter(|_| first.head),
        });
        self.whole[side] = text.units.get(end as usize).is_none_or(|next| next.opens);
        end
    }

    fn close_if_whole(&mut self, rows: &mut Vec<Row>) {
        if self.whole == [true, true] {
            self.close(rows);
        }
    }

    fn close(&mut self, rows: &mut Vec<Row>) {
        let sides = std::mem::take(&mut self.sides);
        self.whole = [true, true];
        if sides.iter().all(Vec::is_empty) {
            return;
        }
        let heading = (0..2).rev().find_map(|side| {
            let node = sides[side].iter().find_map(|piece| piece.node)?;
            self.layout.heading[side][node as usize]
        });
        rows.push(Row {
            standing: self.standing(&sides),
            heading,
            moved: self.moved,
            sides,
        });
    }

    fn standing(&self, sides: &[Vec<Piece>; 2]) -> RowStanding {
        let passage = |piece: &Piece| piece.passage.map(|passage| &self.layout.passages[passage as usize]);
        let elsewhere = |piece: &Piece| passage(piece).is_some_and(|passage| passage.moved);
        let same = |piece: &Piece| passage(piece).is_some_and(|passage| !passage.moved && passage.is_same());
        match [sides[0].is_empty(), sides[1].is_empty()] {
            [true, _] | [_, true] if sides.iter().flatten().all(elsewhere) => RowStanding::Reused,
            [true, _] => RowStanding::Added,
            [_, true] => RowStanding::Removed,
            _ if sides.iter().flatten().all(same) => RowStanding::Same,
            _ => RowStanding::Changed,
        }
    }
}
