//! Headings held against each other: which heading of the one text is which of the other.
//!
//! Evidence is what the titles have in common and what stands under them. Level by level, so that the children of a pair
//! look for each other first.

use super::chain;
use super::join::{Alike, alike, by_key, few_of_a_key, keyed};
use super::units::{Side, hash, mix};
use crate::order::sort_by_key;
use crate::outline::{Node, NodeKind};

/// Titles alike by this many thousandths name the same thing: 推动绿色低碳发展 was 推进绿色低碳发展 the year before.
const SAME_TITLE: u32 = 380;

/// A title that has this much in common and a text that has that much are the same part together.
const BOTH: [u32; 2] = [250, 80];

/// Sections that share this many thousandths of the shorter one are the same section under another title.
const SAME_TEXT: u32 = 300;

/// Between siblings that are pairs, a lone heading on either side needs no more than this in common.
const BETWEEN: u32 = 200;

/// A heading that went under another parent, or to another level, must share this much of its title or its text.
const ELSEWHERE: u32 = 700;

/// Levels an ancestor is looked for.
const LEVELS: usize = 8;

/// More headings with the same words than this are paired in order only.
const REPEATED: usize = 6;

/// Two headings that are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NodePair {
    pub(super) nodes: [u32; 2],
    /// Whether it stands elsewhere among its siblings, or under another parent.
    pub(super) moved: bool,
    /// Whether its own text stands out of order in the text as a whole.
    pub(super) displaced: bool,
}

/// What speaks for a pair of headings.
#[derive(Clone, Copy)]
struct Case {
    nodes: [u32; 2],
    /// Likeness of the titles.
    title: u32,
    /// Share of the shorter section that stands in the other.
    text: u32,
}

/// Pairs the headings of two texts; `shared` are units with the same or nearly the same words.
pub(super) fn pairs(sides: [&Side<'_>; 2], shared: &[[u32; 2]]) -> Vec<NodePair> {
    let nodes = sides.map(|side| side.analysis.outline.nodes.as_slice());
    let mut cases = cases(sides, shared);
    let level = |case: &Case| (0..2).map(|side| nodes[side][case.nodes[side] as usize].depth).max();
    sort_by_key(&mut cases, |case| (level(case), case.nodes));
    let mut mates = nodes.map(|nodes| vec![None; nodes.len()]);
    let levels = cases.chunk_by(|one, other| level(one) == level(other));
    for cases in levels {
        let mut scored: Vec<(u64, [u32; 2])> = Vec::new();
        for case in cases {
            if let Some(score) = score(nodes, &mates, case) {
                // The highest score first, then the first place.
                scored.push((u64::from(u32::MAX - score), case.nodes));
            }
        }
        sort_by_key(&mut scored, |case| *case);
        for (_, pair) in scored {
            if free(&mates, pair) {
                tie(&mut mates, pair);
            }
        }
        between(nodes, &mut mates, cases);
    }
    missing(nodes, &mut mates);
    ordered(sides, &mates)
}

type Mates = [Vec<Option<u32>>; 2];

fn free(mates: &Mates, pair: [u32; 2]) -> bool {
    (0..2).all(|side| mates[side][pair[side] as usize].is_none())
}

fn tie(mates: &mut Mates, pair: [u32; 2]) {
    mates[0][pair[0] as usize] = Some(pair[1]);
    mates[1][pair[1] as usize] = Some(pair[0]);
}

/// Every pair of headings that anything speaks for.
fn cases(sides: [&Side<'_>; 2], shared: &[[u32; 2]]) -> Vec<Case> {
    let titles = sides.map(titles);
    let pieces = [0, 1].map(|side: usize| {
        titles[side]
            .iter()
            .map(|(node, title)| (*node, title.as_slice()))
            .collect::<Vec<_>>()
    });
    let keys = pieces.each_ref().map(|pieces| {
        pieces
            .iter()
            .map(|(node, title)| keyed(hash(title.iter()), *node))
            .collect::<Vec<_>>()
    });
    let mut found = alike([&pieces[0], &pieces[1]], BETWEEN);
    let exact = |pair| Alike { pair, permille: 1000 };
    found.extend(few_of_a_key(&keys, REPEATED).into_iter().map(exact));
    found.extend(by_key(keys).into_iter().map(exact));
    // One entry a pair: what its titles and its texts have in common, in letters.
    let mut evidence: Vec<([u32; 2], [u32; 2])> = found.iter().map(|alike| (alike.pair, [alike.permille, 0])).collect();
    for &pair in shared {
        let letters = sides[0].units[pair[0] as usize]
            .letters
            .min(sides[1].units[pair[1] as usize].letters);
        for pair in ancestors(sides, pair) {
            evidence.push((pair, [0, letters]));
        }
    }
    sort_by_key(&mut evidence, |entry| entry.0);
    let sizes = sides.map(section_letters);
    evidence
        .chunk_by(|one, other| one.0 == other.0)
        .map(|entries| {
            let nodes = entries[0].0;
            let title = entries.iter().map(|entry| entry.1[0]).max().unwrap_or(0);
            let letters: u64 = entries.iter().map(|entry| u64::from(entry.1[1])).sum();
            let size = (0..2).map(|side| sizes[side][nodes[side] as usize]).min().unwrap_or(0);
            let text = (letters * 1000 / size.max(1)).min(1000) as u32;
            Case { nodes, title, text }
        })
        .collect()
}

/// The nodes over two units, pair by pair on the same level.
fn ancestors(sides: [&Side<'_>; 2], units: [u32; 2]) -> Vec<[u32; 2]> {
    let nodes = sides.map(|side| side.analysis.outline.nodes.as_slice());
    let depth = |side: usize, node: u32| nodes[side][node as usize].depth;
    let mut at = [0, 1].map(|side: usize| sides[side].units[units[side] as usize].node);
    let mut pairs = Vec::new();
    for _ in 0..LEVELS {
        let [Some(one), Some(other)] = at else { break };
        pairs.push([one, other]);
        let depths = [depth(0, one), depth(1, other)];
        for side in 0..2 {
            if depths[1 - side] <= depths[side] {
                at[side] = at[side].and_then(|node| nodes[side][node as usize].parent);
            }
        }
    }
    pairs
}

/// The words of every heading that has some, in the form that rules match on.
fn titles(side: &Side<'_>) -> Vec<(u32, Vec<char>)> {
    let shadow = &side.analysis.shadow;
    (0u32..)
        .zip(&side.analysis.outline.nodes)
        .map(|(index, node)| {
            let letters = match node.title_span {
                Some(span) => shadow.slice(span).to_vec(),
                None => node.title.chars().collect(),
            };
            (
                index,
                letters.into_iter().filter(|letter| letter.is_alphanumeric()).collect(),
            )
        })
        .filter(|(_, letters): &(u32, Vec<char>)| !letters.is_empty())
        .collect()
}

/// Letters under every heading, those of its children included.
fn section_letters(side: &Side<'_>) -> Vec<u64> {
    let nodes = &side.analysis.outline.nodes;
    let mut letters = own_letters(side);
    for index in (0..nodes.len()).rev() {
        if let Some(parent) = nodes[index].parent {
            letters[parent as usize] += letters[index];
        }
    }
    letters
}

/// Letters that stand right under every heading.
fn own_letters(side: &Side<'_>) -> Vec<u64> {
    let mut letters = vec![0; side.analysis.outline.nodes.len()];
    for unit in &side.units {
        if let Some(node) = unit.node {
            letters[node as usize] += u64::from(unit.letters);
        }
    }
    letters
}

/// How well two headings fit, or none when they are not the same.
fn score(nodes: [&[Node]; 2], mates: &Mates, case: &Case) -> Option<u32> {
    let [one, other] = [0, 1].map(|side: usize| &nodes[side][case.nodes[side] as usize]);
    let together = match (one.parent, other.parent) {
        (None, None) => true,
        (Some(one), Some(other)) => mates[0][one as usize] == Some(other),
        _ => false,
    };
    let same_depth = one.depth == other.depth;
    let both = BOTH[0] <= case.title && BOTH[1] <= case.text;
    let alike = SAME_TITLE <= case.title || SAME_TEXT <= case.text || both;
    let surely = ELSEWHERE <= case.title || ELSEWHERE <= case.text;
    let near = together && same_depth;
    if !alike || !(surely || near) {
        return None;
    }
    let bonus = [(together, 500), (same_depth, 300), (one.marker == other.marker, 50)];
    let bonus: u32 = bonus
        .into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, points)| points)
        .sum();
    Some(2 * case.title + 2 * case.text + bonus)
}

/// Pairs headings that are missing from both texts and known by their number alone.
fn missing(nodes: [&[Node]; 2], mates: &mut Mates) {
    let deepest = nodes[0].iter().map(|node| node.depth).max().unwrap_or(0);
    for depth in 1..=deepest {
        let keys = [0, 1].map(|side: usize| {
            let lost = (0u32..).zip(nodes[side]).filter(|(index, node)| {
                node.depth == depth && node.kind == NodeKind::Missing && mates[side][*index as usize].is_none()
            });
            let keys = lost.filter_map(|(index, node)| {
                // The parent as the second text has it; a root has none.
                let parent = match (node.parent, side) {
                    (None, _) => u32::MAX,
                    (Some(parent), 0) => mates[0][parent as usize]?,
                    (Some(parent), _) => parent,
                };
                let marker: Vec<char> = node.marker.chars().collect();
                Some(keyed(mix(hash(marker.iter()), u64::from(parent)), index))
            });
            keys.collect::<Vec<_>>()
        });
        for pair in by_key(keys) {
            tie(mates, pair);
        }
    }
}

/// Pairs headings that are alone between two pairs of siblings and have something in common.
fn between(nodes: [&[Node]; 2], mates: &mut Mates, cases: &[Case]) {
    for case in cases {
        let [one, other] = case.nodes;
        let [first, second] = [&nodes[0][one as usize], &nodes[1][other as usize]];
        let together = match (first.parent, second.parent) {
            (None, None) => true,
            (Some(one), Some(other)) => mates[0][one as usize] == Some(other),
            _ => false,
        };
        if !together || !free(mates, case.nodes) || (case.title < BETWEEN && case.text < BETWEEN / 4) {
            continue;
        }
        let sides = [
            neighbours(nodes[0], &mates[0], one),
            neighbours(nodes[1], &mates[1], other),
        ];
        let [Some(mine), Some(theirs)] = sides else { continue };
        let meet = |one: Option<u32>, other: Option<u32>| match (one, other) {
            (None, None) => true,
            (Some(one), Some(other)) => mates[0][one as usize] == Some(other),
            _ => false,
        };
        if meet(mine[0], theirs[0]) && meet(mine[1], theirs[1]) {
            tie(mates, case.nodes);
        }
    }
}

/// The siblings right before and behind a heading, when each of them has a mate or there is none.
fn neighbours(nodes: &[Node], mates: &[Option<u32>], node: u32) -> Option<[Option<u32>; 2]> {
    let here = &nodes[node as usize];
    let sibling = |index: &usize| nodes[*index].parent == here.parent && nodes[*index].depth == here.depth;
    // Descendants lie between siblings; looking no further than a few hundred keeps the whole linear.
    let before = (0..node as usize)
        .rev()
        .take(REACH)
        .take_while(|index| here.depth <= nodes[*index].depth)
        .find(sibling);
    let behind = (node as usize + 1..nodes.len())
        .take(REACH)
        .take_while(|index| here.depth <= nodes[*index].depth)
        .find(sibling);
    let tied = |index: Option<usize>| index.is_none_or(|index| mates[index].is_some());
    (tied(before) && tied(behind)).then(|| [before, behind].map(|index| index.map(|index| index as u32)))
}

/// Nodes between two siblings that are looked through.
const REACH: usize = 200;

/// The pairs in the order of the second text, and which of them have moved.
fn ordered(sides: [&Side<'_>; 2], mates: &Mates) -> Vec<NodePair> {
    let nodes = sides.map(|side| side.analysis.outline.nodes.as_slice());
    let letters = own_letters(sides[1]);
    let mut pairs: Vec<NodePair> = (0u32..)
        .zip(&mates[1])
        .filter_map(|(other, one)| {
            Some(NodePair {
                nodes: [(*one)?, other],
                moved: false,
                displaced: false,
            })
        })
        .collect();
    let weight = |pair: &NodePair| letters[pair.nodes[1] as usize] + 1;
    let items: Vec<(u32, u64)> = pairs.iter().map(|pair| (pair.nodes[0], weight(pair))).collect();
    for (pair, kept) in pairs.iter_mut().zip(chain::heaviest(&items)) {
        pair.displaced = !kept;
    }
    // Siblings under the same pair of parents, each family by itself; a family's key is its parent behind all roots.
    let family = |pair: &NodePair| {
        let [one, other] = [0, 1].map(|side: usize| nodes[side][pair.nodes[side] as usize].parent);
        match (one, other) {
            (None, None) => Some(0),
            (Some(one), Some(other)) if mates[0][one as usize] == Some(other) => Some(other + 1),
            _ => None,
        }
    };
    let sizes = section_letters(sides[1]);
    let mut families: Vec<(Option<u32>, usize)> = pairs
        .iter()
        .enumerate()
        .map(|(index, pair)| (family(pair), index))
        .collect();
    sort_by_key(&mut families, |entry| *entry);
    for members in families.chunk_by(|one, other| one.0 == other.0) {
        if members[0].0.is_none() {
            for (_, index) in members {
                pairs[*index].moved = pairs[*index].displaced;
            }
            continue;
        }
        let items: Vec<(u32, u64)> = members
            .iter()
            .map(|(_, index)| (pairs[*index].nodes[0], sizes[pairs[*index].nodes[1] as usize] + 1))
            .collect();
        for ((_, index), kept) in members.iter().zip(chain::heaviest(&items)) {
            pairs[*index].moved = !kept;
        }
    }
    pairs
}
