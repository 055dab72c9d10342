//! Marker families: `data/markers.tsv` read and matched against letters. Which match is a node is decided elsewhere.

mod form;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

pub(super) use form::Clause;
use form::Form;

use super::number::{self, Style};
use crate::letter_set::LetterSet;

/// How the words of a marker make a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Marker, then title.
    Number,
    /// The matched words are the title, and parallel ones are of like length.
    Phrase,
    /// The matched words are the title.
    Topic,
    /// The clause that begins with the matched words is the title.
    Sentence,
    /// A sign without a number, then the title.
    Bullet,
    /// Who speaks, then what: only in reports and minutes.
    Speech,
}

/// Where a marker stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// First in its line.
    Line,
    /// First in its sentence.
    Sentence,
    /// After ; or :.
    Clause,
    /// After a comma.
    Comma,
    /// After a letter.
    Letter,
}

/// One line of the table.
#[derive(Clone, Debug)]
pub(super) struct Family {
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "names the line of the table in tests and while debugging")
    )]
    pub(super) id: &'static str,
    pub(super) group: u32,
    pub(super) keyed: Keyed,
    pub(super) rank: i32,
    pub(super) kind: Kind,
    pub(super) lone: i32,
    pub(super) label: &'static str,
    trust: [i32; 5],
    forms: Vec<Form>,
    reject: Vec<&'static str>,
    banned: Vec<&'static str>,
}

/// What splits a group further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keyed {
    Not,
    /// By the word chosen or the first number: 一抓 二抓, 1.1 1.2.
    Choice,
    /// By the last two letters of the free phrase: 因灾返贫的 因病返贫的.
    Tail,
    /// Not split, and its series go on with other words.
    Mixing,
}

/// Value of a word that closes a series.
pub(super) const CLOSING: u32 = u32::MAX;

/// A family that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// Length of the marker in letters.
    pub(super) length: u32,
    /// 0 without a number.
    pub(super) value: u32,
    /// Place and style of the number inside the marker.
    pub(super) number: Option<(u32, u32, Style)>,
    /// Tells members of a keyed group apart.
    pub(super) key: u32,
    /// Tells 一是 from 一要 and 1. from 1、 inside a group.
    pub(super) word: u32,
    /// Length of the free phrase.
    pub(super) phrase: u32,
}

static TABLE: LazyLock<Vec<Family>> = LazyLock::new(|| {
    let mut groups: Vec<&'static str> = Vec::new();
    include_str!("../../data/markers.tsv")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .filter_map(|line| family(line, &mut groups))
        .collect()
});

/// All families, in the order of the table.
pub(super) fn table() -> &'static [Family] {
    &TABLE
}

/// The families by the letters that their markers may begin with.
struct Beginnings {
    /// Those that any letter may begin.
    any: Vec<&'static Family>,
    /// The letters that begin others too, which are few, and all families of each.
    letters: LetterSet,
    families: BTreeMap<char, Vec<&'static Family>>,
}

static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
    let mut any = Vec::new();
    let mut families: BTreeMap<char, Vec<&Family>> = BTreeMap::new();
    for family in table() {
        let Some(letters) = family.beginnings() else {
            any.push(family);
            families.values_mut().for_each(|families| families.push(family));
            continue;
        };
        for letter in letters {
            families.entry(letter).or_insert_with(|| any.clone()).push(family);
        }
    }
    Beginnings {
        any,
        letters: families.keys().copied().collect(),
        families,
    }
});

/// The families whose markers may begin with a letter, in the order of the table.
pub(super) fn beginning_with(letter: char) -> &'static [&'static Family] {
    let beginnings: &Beginnings = &BEGINNINGS;
    if beginnings.letters.contains(letter) {
        &beginnings.families[&letter]
    } else {
        &beginnings.any
    }
}

fn family(line: &'static str, groups: &mut Vec<&'static str>) -> Option<Family> {
    let mut fields = line.split('\t');
    let mut field = || fields.next();
    let (id, group, rank, kind) = (field()?, field()?, field()?, field()?);
    let (at, lone, forms, reject, label) = (field()?, field()?, field()?, field()?, field()?);
    let keyed = match group.chars().last() {
        Some('*') => Keyed::Choice,
        Some('~') => Keyed::Tail,
        Some('+') => Keyed::Mixing,
        _ => Keyed::Not,
    };
    let index = groups.iter().position(|known| *known == group).unwrap_or(groups.len());
    if index == groups.len() {
        groups.push(group);
    }
    let mut trust = [0; 5];
    for place in at.split(' ') {
        let slot = "LSCMH".find(|letter| place.starts_with(letter))?;
        trust[slot] = place
            .trim_start_matches(|letter: char| letter.is_alphabetic())
            .parse()
            .ok()?;
    }
    let forms = form::read(forms);
    let (banned, reject): (Vec<&str>, Vec<&str>) = reject
        .split(' ')
        .filter(|word| !word.is_empty())
        .partition(|word| word.starts_with('!'));
    Some(Family {
        id,
        group: index as u32 + 1,
        keyed,
        rank: rank.parse().ok()?,
        kind: match kind {
            "phrase" => Kind::Phrase,
            "topic" => Kind::Topic,
            "sentence" => Kind::Sentence,
            "bullet" => Kind::Bullet,
            "speech" => Kind::Speech,
            _ => Kind::Number,
        },
        lone: lone.parse().ok()?,
        label,
        trust,
        forms,
        reject,
        banned: banned.iter().map(|word| word.trim_start_matches('!')).collect(),
    })
}

impl Family {
    /// Trust in a marker at a place; 0 where it may not stand.
    pub(super) fn trust(&self, place: Place) -> i32 {
        self.trust[place as usize]
    }

    /// The letters that its markers may begin with; none where any may.
    fn beginnings(&self) -> Option<BTreeSet<char>> {
        let mut letters = BTreeSet::new();
        for form in &self.forms {
            letters.extend(form.beginnings()?);
        }
        Some(letters)
    }

    /// Matches the family against the letters of a line.
    pub(super) fn find(&self, clause: &Clause<'_>) -> Option<Match> {
        let found = self.forms.iter().find_map(|form| form.find(clause, &self.banned))?;
        (!self.rejects(clause.behind(&found), found.value)).then_some(found)
    }

    fn rejects(&self, after: &[char], value: u32) -> bool {
        self.reject.iter().any(|word| match *word {
            "{next}" => {
                // 一、二级 and 五、六年级, but 一、二〇二三年 and 二、三年来 are headings.
                number::read(after, Style::Chinese).is_some_and(|(next, length)| {
                    next == value + 1 && length == 1 && after.get(1) != Some(&'年') && after.get(1) != Some(&'个')
                })
            }
            "#" => {
                let digits = after
                    .iter()
                    .take(5)
                    .take_while(|letter| letter.is_ascii_digit())
                    .count();
                digits != 0 && !(digits == 4 && matches!(after.get(4), Some('年' | '—' | '-' | ' ')))
            }
            word => {
                word.chars()
                    .zip(after)
                    .filter(|(known, letter)| known == *letter)
                    .count()
                    == word.chars().count()
            }
        })
    }
}

/// A Chinese letter.
pub(super) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// Adds a number to a hash (FNV-1a on words: the same everywhere).
pub(super) fn mix(hash: u32, number: u32) -> u32 {
    (hash ^ number).wrapping_mul(16_777_619)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<(&'static str, u32, u32)> {
        let letters: Vec<char> = text.chars().collect();
        table()
            .iter()
            .filter_map(|family| {
                family
                    .find(&Clause::new(&letters))
                    .map(|found| (family.id, found.value, found.length))
            })
            .collect()
    }

    #[test]
    fn the_table_is_read_whole() {
        let lines = include_str!("../../data/markers.tsv")
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .count();
        assert_eq!(table().len(), lines);
        assert!(
            table()
                .iter()
                .all(|family| family.forms.iter().all(|form| !form.elements.is_empty()))
        );
    }

    #[test]
    fn a_marker_is_told_from_its_look_alikes() {
        for (text, expected) in [
            ("一、提高认识", Some(("yi", 1, 2))),
            ("一、二级重度残疾", None),
            ("二、三年来的工作", Some(("yi", 2, 2))),
            ("一、2021年工作", Some(("yi", 1, 2))),
            ("(二)狠抓落实", Some(("paren", 2, 3))),
            ("㈢抓好春耕", Some(("paren", 3, 1))),
            ("1. 加强领导", Some(("num", 1, 3))),
            ("1、2月份", None),
            ("1.9个百分点", None),
            ("1. 5亿元", None),
            ("第一,统一思想", Some(("di", 1, 3))),
            ("第一书记", None),
            ("第三方评估", None),
            ("一要抓早", Some(("shi", 1, 2))),
            ("一要就给", None),
            ("一是一,二是二", None),
            ("首先是要抓好", Some(("order", 1, 3))),
            ("在帮扶对象上,过去", Some(("within", 0, 7))),
            ("在此基础上,", None),
            ("就乡镇来讲,对", Some(("regard", 0, 6))),
        ] {
            let found = named(text);
            let hit = found.first().copied();
            match expected {
                Some(_) => assert_eq!(hit, expected, "{text}"),
                None => assert!(
                    found
                        .iter()
                        .all(|(id, ..)| !matches!(*id, "yi" | "num" | "di" | "shi" | "within")),
                    "{text}: {found:?}"
                ),
            }
        }
    }
}
