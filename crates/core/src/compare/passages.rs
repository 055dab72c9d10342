//! Passages: which sentences of the two texts are the same, or the same with changes, and which of them stand in place.
//!
//! Same sentences pair first, those with the same neighbours before others; then sentences with much in common; then what
//! is alone between two that are settled. A pair is in place when it stands under the same heading in the same order;
//! any other is a passage used again elsewhere.

use super::chain;
use super::join::{Alike, by_key, contained, keyed, likeness};
use super::nodes::NodePair;
use super::units::{SEED, Side, mix, same};
use crate::order::sort_by_key;

/// Sentences under the same heading that are alike by this many thousandths are one sentence with changes.
pub(super) const CHANGED: u32 = 450;

/// Elsewhere in the text so much is asked for, and so many letters: short phrases come back by themselves.
const ELSEWHERE: u32 = 650;
const ELSEWHERE_LETTERS: u32 = 10;

/// A sentence between two settled ones is the sentence that stood there if so much is left of it.
const BETWEEN: u32 = 250;

/// A sentence is a piece of the one beside it, cut off or joined, when so much of it stands in that one's mate.
const PIECE: u32 = 700;

/// Sentences of both texts that are one: runs of units, most often one and one.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// First unit and one past the last, in each text.
    pub(super) units: [[u32; 2]; 2],
    /// Whether it stands under the same heading, in order.
    pub(super) in_place: bool,
}

/// Which headings' text every unit belongs to: pairs of headings are numbered from 1, 0 is what stands before them.
pub(super) struct Groups {
    /// The group of every unit.
    pub(super) of: [Vec<u32>; 2],
    /// For each group whether it stands in another order in the other text.
    pub(super) displaced: Vec<bool>,
}

impl Groups {
    /// What stands between two headings that are pairs belongs to the first, headings without a mate included.
    pub(super) fn new(sides: [&Side<'_>; 2], pairs: &[NodePair]) -> Self {
        let of = [0, 1].map(|side: usize| {
            let mut begins = vec![0; sides[side].analysis.outline.nodes.len()];
            for (group, pair) in (1..).zip(pairs) {
                begins[pair.nodes[side] as usize] = group;
            }
            let mut group = 0;
            let groups = sides[side].units.iter().map(|unit| {
                if let Some(node) = unit.node.filter(|_| unit.head)
                    && begins[node as usize] != 0
                {
                    group = begins[node as usize];
                }
                group
            });
            groups.collect()
        });
        let mut displaced = vec![false];
        displaced.extend(pairs.iter().map(|pair| pair.displaced));
        Self { of, displaced }
    }

    fn same(&self, pair: [u32; 2]) -> bool {
        self.of[0][pair[0] as usize] == self.of[1][pair[1] as usize]
    }
}

/// Which unit each unit is tied to.
struct Ties {
    of: [Vec<Option<u32>>; 2],
}

impl Ties {
    fn new(sides: [&Side<'_>; 2]) -> Self {
        Self {
            of: sides.map(|side| vec![None; side.units.len()]),
        }
    }

    fn free(&self, pair: [u32; 2]) -> bool {
        self.of[0][pair[0] as usize].is_none() && self.of[1][pair[1] as usize].is_none()
    }

    fn tie(&mut self, pair: [u32; 2]) {
        self.of[0][pair[0] as usize] = Some(pair[1]);
        self.of[1][pair[1] as usize] = Some(pair[0]);
    }

    fn pairs(&self) -> impl Iterator<Item = [u32; 2]> {
        (0u32..)
            .zip(&self.of[1])
            .filter_map(|(other, one)| one.map(|one| [one, other]))
    }
}

/// Units with the same words and units with much in common, wherever they stand: evidence for the headings.
pub(super) fn shared(sides: [&Side<'_>; 2]) -> (Vec<[u32; 2]>, Vec<Alike>) {
    let mut ties = Ties::new(sides);
    tie_same(sides, &mut ties, None);
    let left = [0, 1].map(|side: usize| {
        let units = (0u32..).zip(&ties.of[side]).filter(|(_, tie)| tie.is_none());
        units
            .map(|(unit, _)| (unit, sides[side].words(unit)))
            .collect::<Vec<_>>()
    });
    let near = super::join::alike([&left[0], &left[1]], CHANGED.min(ELSEWHERE));
    let mut pairs: Vec<[u32; 2]> = ties.pairs().collect();
    pairs.extend(
        near.iter()
            .filter(|near| ELSEWHERE <= near.permille)
            .map(|near| near.pair),
    );
    (pairs, near)
}

/// Pairs the units of two texts whose headings are paired.
pub(super) fn pairs(sides: [&Side<'_>; 2], nodes: &[NodePair], groups: &Groups, near: &[Alike]) -> Vec<Pair> {
    let mut ties = Ties::new(sides);
    tie_headings(sides, nodes, &mut ties);
    tie_same(sides, &mut ties, Some(groups));
    tie_same(sides, &mut ties, None);
    tie_near(sides, groups, near, &mut ties);
    let in_place = settle(sides, groups, &mut ties);
    let mut pairs: Vec<Pair> = ties
        .pairs()
        .map(|pair| Pair {
            units: pair.map(|unit| [unit, unit + 1]),
            in_place: in_place[pair[1] as usize],
        })
        .collect();
    fill(sides, groups, &ties, &mut pairs);
    absorb(sides, groups, &mut pairs);
    pairs
}

/// Headings on lines of their own go with their nodes.
fn tie_headings(sides: [&Side<'_>; 2], nodes: &[NodePair], ties: &mut Ties) {
    let heads = sides.map(|side| {
        let mut heads = vec![None; side.analysis.outline.nodes.len()];
        for (index, unit) in (0u32..).zip(&side.units) {
            if let Some(node) = unit.node.filter(|_| unit.head) {
                heads[node as usize] = Some((index, unit.heading));
            }
        }
        heads
    });
    for pair in nodes {
        let [one, other] = [0, 1].map(|side: usize| heads[side][pair.nodes[side] as usize]);
        let (Some((one, true)), Some((other, true))) = (one, other) else {
            continue;
        };
        ties.tie([one, other]);
    }
}

/// Ties units with the same words: with the same neighbours on both sides, then on one, then on none.
fn tie_same(sides: [&Side<'_>; 2], ties: &mut Ties, groups: Option<&Groups>) {
    for neighbours in [[true, true], [true, false], [false, true], [false, false]] {
        let keys = [0, 1].map(|side: usize| {
            let units = &sides[side].units;
            let key = |at: Option<usize>| at.and_then(|at| units.get(at)).map_or(0, |unit| unit.key);
            let mut keys: Vec<u64> = Vec::new();
            for (index, unit) in units.iter().enumerate() {
                let short = groups.is_none() && neighbours == [false, false] && unit.letters < ELSEWHERE_LETTERS;
                if ties.of[side][index].is_some() || unit.letters == 0 || short {
                    continue;
                }
                let mut hash = mix(SEED, unit.key);
                if neighbours[0] {
                    hash = mix(hash, key(index.checked_sub(1)));
                }
                if neighbours[1] {
                    hash = mix(hash, key(index.checked_add(1)));
                }
                if let Some(groups) = groups {
                    hash = mix(hash, u64::from(groups.of[side][index]));
                }
                keys.push(keyed(hash, index as u32));
            }
            keys
        });
        for pair in by_key(keys) {
            if ties.free(pair) && same(sides[0].words(pair[0]), sides[1].words(pair[1])) {
                ties.tie(pair);
            }
        }
    }
}

/// Ties units with much in common, the most alike first, and under the same heading before elsewhere.
fn tie_near(sides: [&Side<'_>; 2], groups: &Groups, near: &[Alike], ties: &mut Ties) {
    let mut scored: Vec<(u64, [u32; 2])> = Vec::new();
    for alike in near {
        let letters = (0..2)
            .map(|side| sides[side].units[alike.pair[side] as usize].letters)
            .min();
        let here = groups.same(alike.pair);
        if here || (ELSEWHERE <= alike.permille && letters.is_some_and(|letters| ELSEWHERE_LETTERS <= letters)) {
            let score = alike.permille + if here { 200 } else { 0 };
            scored.push((u64::from(u32::MAX - score), alike.pair));
        }
    }
    sort_by_key(&mut scored, |entry| *entry);
    for (_, pair) in scored {
        if ties.free(pair) {
            ties.tie(pair);
        }
    }
}

/// Tells which pairs stand in place, by unit of the second text, and unties those elsewhere that are too slight to be
/// called used again.
fn settle(sides: [&Side<'_>; 2], groups: &Groups, ties: &mut Ties) -> Vec<bool> {
    let mut in_place = vec![false; sides[1].units.len()];
    let mut here: Vec<(u64, [u32; 2])> = ties
        .pairs()
        .filter(|pair| groups.same(*pair))
        .map(|pair| (u64::from(groups.of[1][pair[1] as usize]), [pair[1], pair[0]]))
        .collect();
    sort_by_key(&mut here, |entry| *entry);
    for group in here.chunk_by(|one, other| one.0 == other.0) {
        let items: Vec<(u32, u64)> = group
            .iter()
            .map(|(_, [other, one])| (*one, u64::from(sides[1].units[*other as usize].letters) + 1))
            .collect();
        for ((_, [other, _]), kept) in group.iter().zip(chain::heaviest(&items)) {
            in_place[*other as usize] = kept;
        }
    }
    let slight: Vec<[u32; 2]> = ties
        .pairs()
        .filter(|pair| !in_place[pair[1] as usize])
        .filter(|[one, other]| {
            let letters = sides[0].units[*one as usize]
                .letters
                .min(sides[1].units[*other as usize].letters);
            let alike = likeness(sides[0].words(*one), sides[1].words(*other));
            // A short sentence that moved along with its neighbour has moved.
            let next = |step: fn(u32) -> Option<u32>| {
                let (one, other) = (step(*one), step(*other));
                let tied = one.and_then(|one| ties.of[0].get(one as usize).copied().flatten());
                other.is_some_and(|other| tied == Some(other) && !in_place[other as usize])
            };
            let along = next(|unit| unit.checked_sub(1)) || next(|unit| unit.checked_add(1));
            (letters < ELSEWHERE_LETTERS && !along) || alike < ELSEWHERE
        })
        .collect();
    for [one, other] in slight {
        ties.of[0][one as usize] = None;
        ties.of[1][other as usize] = None;
    }
    in_place
}

/// Pairs what stands alone on either side between two pairs in place.
fn fill(sides: [&Side<'_>; 2], groups: &Groups, ties: &Ties, pairs: &mut Vec<Pair>) {
    let alone = |side: usize, unit: u32| {
        ties.of[side].get(unit as usize).is_some_and(Option::is_none) && {
            let here = groups.of[side][unit as usize];
            let neighbour = |at: Option<u32>| at.and_then(|at| groups.of[side].get(at as usize)) == Some(&here);
            let tied = |at: u32| ties.of[side].get(at as usize).is_some_and(Option::is_some);
            let behind = !neighbour(Some(unit + 1)) || tied(unit + 1);
            behind && neighbour(unit.checked_sub(1)) && tied(unit.saturating_sub(1))
        }
    };
    let mut filled = Vec::new();
    for pair in pairs.iter().filter(|pair| pair.in_place) {
        let next = pair.units.map(|units| units[1]);
        if !(0..2).all(|side| alone(side, next[side])) || !groups.same(next) {
            continue;
        }
        if BETWEEN <= likeness(sides[0].words(next[0]), sides[1].words(next[1])) {
            filled.push(Pair {
                units: next.map(|unit| [unit, unit + 1]),
                in_place: true,
            });
        }
    }
    pairs.extend(filled);
    sort_by_key(pairs, |pair| pair.units[1]);
}

/// A sentence cut in two, or two joined: the piece that is left alone goes to its neighbour's pair.
fn absorb(sides: [&Side<'_>; 2], groups: &Groups, pairs: &mut [Pair]) {
    let mut taken = sides.map(|side| vec![false; side.units.len()]);
    for pair in pairs.iter() {
        for (taken, [from, to]) in taken.iter_mut().zip(pair.units) {
            (from..to).for_each(|unit| taken[unit as usize] = true);
        }
    }
    for pair in pairs.iter_mut() {
        if same(sides[0].words(pair.units[0][0]), sides[1].words(pair.units[1][0])) {
            continue;
        }
        for side in 0..2 {
            let mate = sides[1 - side].words(pair.units[1 - side][0]);
            let [from, to] = pair.units[side];
            let fits = |unit: u32| {
                let Some(piece) = sides[side].units.get(unit as usize) else {
                    return false;
                };
                !taken[side][unit as usize]
                    && !piece.head
                    && groups.of[side][unit as usize] == groups.of[side][from as usize]
                    && PIECE <= contained(sides[side].words(unit), mate)
            };
            if fits(to) {
                pair.units[side][1] = to + 1;
                taken[side][to as usize] = true;
            } else if 0 < from && !sides[side].units[from as usize].head && fits(from - 1) {
                pair.units[side][0] = from - 1;
                taken[side][from as usize - 1] = true;
            }
        }
    }
}
