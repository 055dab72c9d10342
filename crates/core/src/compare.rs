//! 两稿对照: two texts held against each other along their outlines.
//!
//! [`compare`] pairs the headings, then the sentences under them, then the words inside a changed sentence; what stands
//! in both texts but elsewhere is a passage used again, linked both ways. Two speeches of different years have headings in
//! common and few sentences, two drafts nearly all: the same steps serve both.
//!
//! It matches on the shadows, so that 簡 and 简, full and half width are no difference. Exchanging the texts exchanges
//! the result: which of the two is gone through first is decided by their letters, not by their order.
//! How the comparison is shown is left to [`crate::report`].

mod chain;
mod figures;
mod join;
mod nodes;
mod passages;
mod rows;
mod terms;
mod units;
mod words;

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span};

use crate::Analysis;
use crate::order::sort_by_key;
use passages::Groups;
use units::Side;

pub use figures::FigureChange;
pub use rows::{Piece, Row, RowStanding};
pub use terms::{TermChange, TermStanding};
pub use words::Change;

/// Everything that two texts have and have not in common; `before` is the first text, `after` the second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Every heading of either text, in the order of the second; those it lacks stand where they stood.
    pub headings: Vec<HeadingPair>,
    /// Sentences that stand in both, by place in the second text.
    pub passages: Vec<Passage>,
    /// Both texts side by side, complete: every paragraph of either stands in one row.
    pub rows: Vec<Row>,
    /// Numbers that another number was put for.
    pub figures: Vec<FigureChange>,
    /// Key terms of either text, and how often each has them.
    pub terms: Vec<TermChange>,
    /// How much is the same.
    pub totals: Totals,
}

/// What became of a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The same words.
    Same,
    /// Other words for the same part.
    Changed,
    /// In the second text only.
    Added,
    /// In the first text only.
    Removed,
    /// A heading here, the same words as plain text there.
    Unmarked,
}

/// A heading of either text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadingPair {
    /// Its node in each text's outline.
    pub nodes: [Option<u32>; 2],
    /// What became of its words.
    pub standing: Standing,
    /// Whether it stands elsewhere among its siblings, or under another parent.
    pub moved: bool,
    /// How much of the text under it stands in the other text too, in thousandths.
    pub kept_permille: u32,
}

/// A sentence, or a few, that both texts have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands in each text.
    pub spans: [Span<Clean>; 2],
    /// Whether it stands in another place than before.
    pub moved: bool,
    /// Whether nothing but the number before it is different.
    pub renumbered: bool,
    /// What is different in it, ascending.
    pub changes: Vec<Change>,
}

impl Passage {
    /// Whether its words are the same.
    pub fn is_same(&self) -> bool {
        self.changes.is_empty() || self.renumbered
    }
}

/// How much of two texts is the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Totals {
    /// Length of each text as WPS counts it.
    pub chars: [u32; 2],
    /// Headings with the same words.
    pub headings_same: u32,
    /// Headings in other words.
    pub headings_changed: u32,
    /// Headings of the second text only.
    pub headings_added: u32,
    /// Headings of the first text only.
    pub headings_removed: u32,
    /// Headings of one text whose words are plain text in the other.
    pub headings_unmarked: u32,
    /// Headings that stand elsewhere, whatever their words.
    pub headings_moved: u32,
    /// Sentences that are the same and in place.
    pub same: u32,
    /// Sentences in place with changes.
    pub changed: u32,
    /// Sentences used again elsewhere, changed or not.
    pub moved: u32,
    /// Sentences of the second text only.
    pub added: u32,
    /// Sentences of the first text only.
    pub removed: u32,
    /// Letters of the second text that the first has too, in thousandths.
    pub kept_permille: u32,
}

/// What belongs together in the two texts, before it is laid out for reading.
struct Links {
    nodes: Vec<nodes::NodePair>,
    passages: Vec<Linked>,
}

/// A pair of runs of units and what is different in it.
struct Linked {
    units: [[u32; 2]; 2],
    in_place: bool,
    changes: Vec<Change>,
}

/// Compares two texts.
///
/// ```
/// use tigang::{Options, analyze, compare::{Standing, compare}, lexicon::Lexicon};
/// let lexicon = Lexicon::embedded();
/// let read = |text: &str| analyze(text, &Options::default(), &lexicon);
/// let before = read("一、提高认识\n全县增长6.5%。\n二、狠抓落实\n")?;
/// let after = read("一、提高认识\n全县增长5.8%。\n二、加强领导\n")?;
/// let comparison = compare(&before, &after, &lexicon);
/// let standings: Vec<Standing> = comparison.headings.iter().map(|pair| pair.standing).collect();
/// assert_eq!(standings, [Standing::Same, Standing::Removed, Standing::Added]);
/// assert_eq!(comparison.figures.len(), 1);
/// # Ok::<(), tigang::TextTooLong>(())
/// ```
pub fn compare(before: &Analysis, after: &Analysis, lexicon: &Lexicon) -> Comparison {
    let (before, after) = (Side::new(before, lexicon), Side::new(after, lexicon));
    let sides = [&before, &after];
    let links = if sides[1].scalars() < sides[0].scalars() {
        links([sides[1], sides[0]]).exchanged()
    } else {
        links(sides)
    };
    let groups = Groups::new(sides, &links.nodes);
    let headings = headings(sides, &links);
    let passages: Vec<Passage> = links.passages.iter().map(|linked| passage(sides, linked)).collect();
    let rows = rows::rows(sides, &links, &groups, &headings, &passages);
    Comparison {
        figures: figures::figures(sides, &passages),
        terms: terms::terms(sides, lexicon),
        totals: totals(sides, &links, &headings, &passages),
        headings,
        passages,
        rows,
    }
}

fn links(sides: [&Side<'_>; 2]) -> Links {
    let (shared, near) = passages::shared(sides);
    let nodes = nodes::pairs(sides, &shared);
    let groups = Groups::new(sides, &nodes);
    let pairs = passages::pairs(sides, &nodes, &groups, &near);
    let passages = pairs
        .into_iter()
        .map(|pair| Linked {
            changes: words::changes(
                sides,
                [0, 1].map(|side: usize| span(sides[side], pair.units[side])),
                [0, 1].map(|side: usize| sides[side].units[pair.units[side][0] as usize].words),
            ),
            units: pair.units,
            in_place: pair.in_place,
        })
        .collect();
    Links { nodes, passages }
}

impl Links {
    /// The same, seen from the other text.
    fn exchanged(mut self) -> Self {
        for pair in &mut self.nodes {
            pair.nodes.reverse();
        }
        sort_by_key(&mut self.nodes, |pair| pair.nodes[1]);
        for linked in &mut self.passages {
            linked.units.reverse();
            for change in &mut linked.changes {
                *change = Change {
                    before: change.after,
                    after: change.before,
                };
            }
        }
        sort_by_key(&mut self.passages, |linked| linked.units[1]);
        self
    }
}

/// From the first letter of a run of units to its last.
fn span(side: &Side<'_>, [from, to]: [u32; 2]) -> Span<Clean> {
    let first = side.units[from as usize].span;
    Span::new(first.start, side.units[to.max(from + 1) as usize - 1].span.end)
}

fn passage(sides: [&Side<'_>; 2], linked: &Linked) -> Passage {
    let spans = [0, 1].map(|side: usize| span(sides[side], linked.units[side]));
    let numbers = [0, 1].map(|side: usize| sides[side].units[linked.units[side][0] as usize].words);
    let in_number = |change: &Change| change.before.end <= numbers[0] && change.after.end <= numbers[1];
    Passage {
        spans,
        moved: !linked.in_place,
        renumbered: !linked.changes.is_empty() && linked.changes.iter().all(in_number),
        changes: linked.changes.clone(),
    }
}

fn headings(sides: [&Side<'_>; 2], links: &Links) -> Vec<HeadingPair> {
    let nodes = sides.map(|side| side.analysis.outline.nodes.as_slice());
    let kept = [0, 1].map(|side| kept(sides, links, side));
    let permille = |side: usize, node: u32| {
        let (kept, all) = kept[side][node as usize];
        (kept * 1000 / all.max(1)) as u32
    };
    let mut mates = nodes.map(|nodes| vec![None; nodes.len()]);
    for pair in &links.nodes {
        mates[0][pair.nodes[0] as usize] = Some(*pair);
        mates[1][pair.nodes[1] as usize] = Some(*pair);
    }
    let plain = [0, 1].map(|side| plain(sides, links, side));
    let lone = |side: usize, node: u32| match (plain[side][node as usize], side) {
        (true, _) => Standing::Unmarked,
        (false, 0) => Standing::Removed,
        (false, _) => Standing::Added,
    };
    let mut headings = Vec::new();
    let removed = |headings: &mut Vec<HeadingPair>, from: u32| {
        for node in from..nodes[0].len() as u32 {
            if mates[0][node as usize].is_some() {
                return;
            }
            headings.push(HeadingPair {
                nodes: [Some(node), None],
                standing: lone(0, node),
                moved: false,
                kept_permille: permille(0, node),
            });
        }
    };
    removed(&mut headings, 0);
    for node in 0..nodes[1].len() as u32 {
        let Some(pair) = mates[1][node as usize] else {
            headings.push(HeadingPair {
                nodes: [None, Some(node)],
                standing: lone(1, node),
                moved: false,
                kept_permille: permille(1, node),
            });
            continue;
        };
        let [one, other] = [0, 1].map(|side: usize| title(sides[side], pair.nodes[side]));
        headings.push(HeadingPair {
            nodes: pair.nodes.map(Some),
            standing: if units::same(&one, &other) {
                Standing::Same
            } else {
                Standing::Changed
            },
            moved: pair.moved,
            kept_permille: permille(1, node),
        });
        removed(&mut headings, pair.nodes[0] + 1);
    }
    headings
}

/// For every node of a text whether its own words stand in the other text.
fn plain(sides: [&Side<'_>; 2], links: &Links, side: usize) -> Vec<bool> {
    let mut plain = vec![false; sides[side].analysis.outline.nodes.len()];
    for linked in &links.passages {
        let unit = &sides[side].units[linked.units[side][0] as usize];
        let node = unit.node.filter(|_| unit.head);
        if let Some(node) = node.filter(|_| passage(sides, linked).is_same()) {
            plain[node as usize] = true;
        }
    }
    plain
}

/// The words of a heading, in the form that rules match on.
fn title(side: &Side<'_>, node: u32) -> Vec<char> {
    let node = &side.analysis.outline.nodes[node as usize];
    match node.title_span {
        Some(span) => side.analysis.shadow.slice(span).to_vec(),
        None => node.title.chars().collect(),
    }
}

/// For every node of a text: letters under it that the other text has too, and all of them.
fn kept(sides: [&Side<'_>; 2], links: &Links, side: usize) -> Vec<(u64, u64)> {
    let units = &sides[side].units;
    let nodes = &sides[side].analysis.outline.nodes;
    let mut under = vec![(0, 0); nodes.len()];
    for unit in units {
        if let Some(node) = unit.node {
            under[node as usize].1 += u64::from(unit.letters);
        }
    }
    for linked in &links.passages {
        let [from, to] = linked.units[side];
        let letters: u32 = units[from as usize..to as usize].iter().map(|unit| unit.letters).sum();
        let changed = changed(sides, linked, side);
        if let Some(node) = units[from as usize].node {
            under[node as usize].0 += u64::from(letters.saturating_sub(changed));
        }
    }
    for index in (0..nodes.len()).rev() {
        if let Some(parent) = nodes[index].parent {
            under[parent as usize].0 += under[index].0;
            under[parent as usize].1 += under[index].1;
        }
    }
    under
}

/// Letters of a passage that the other text has in another way, its number left out.
fn changed(sides: [&Side<'_>; 2], linked: &Linked, side: usize) -> u32 {
    let words = sides[side].units[linked.units[side][0] as usize].words;
    let changes = linked.changes.iter().map(|change| [change.before, change.after][side]);
    changes.map(|span| span.end.saturating_sub(span.start.max(words))).sum()
}

fn totals(sides: [&Side<'_>; 2], links: &Links, headings: &[HeadingPair], passages: &[Passage]) -> Totals {
    let mut totals = Totals {
        chars: sides.map(|side| side.analysis.stats.chars),
        ..Totals::default()
    };
    for heading in headings {
        let count = match heading.standing {
            Standing::Same => &mut totals.headings_same,
            Standing::Changed => &mut totals.headings_changed,
            Standing::Added => &mut totals.headings_added,
            Standing::Removed => &mut totals.headings_removed,
            Standing::Unmarked => &mut totals.headings_unmarked,
        };
        *count += 1;
        totals.headings_moved += u32::from(heading.moved);
    }
    let mut alone = sides.map(|side| side.units.len() as u32);
    let (mut kept, mut all) = (0u64, 0u64);
    for (linked, passage) in links.passages.iter().zip(passages) {
        let [before, after] = linked.units;
        alone[0] -= before[1] - before[0];
        alone[1] -= after[1] - after[0];
        let count = match (passage.moved, passage.is_same()) {
            (true, _) => &mut totals.moved,
            (false, true) => &mut totals.same,
            (false, false) => &mut totals.changed,
        };
        *count += 1;
        let units = &sides[1].units[after[0] as usize..after[1] as usize];
        let letters: u32 = units.iter().map(|unit| unit.letters).sum();
        let changed = changed(sides, linked, 1);
        kept += u64::from(letters.saturating_sub(changed));
    }
    all += sides[1].units.iter().map(|unit| u64::from(unit.letters)).sum::<u64>();
    [totals.removed, totals.added] = alone;
    totals.kept_permille = (kept * 1000 / all.max(1)) as u32;
    totals
}
