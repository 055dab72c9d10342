//! The words key terms are told by; see `data/keywords.tsv`.

use std::sync::LazyLock;

use crate::letter_set::LetterSet;
use crate::phrases::{Phrases, is_han};

/// The table of this stage, group by group: it is asked for every token, so that single letters stand ready.
pub(super) struct Words {
    table: Phrases,
    /// The last letters of what names of bodies end in.
    ends: LetterSet,
    body: Vec<String>,
    manner: Vec<String>,
    doctrine: Vec<String>,
    whose: Vec<char>,
    unit: Vec<char>,
    seat: Vec<char>,
    locative: Vec<char>,
    counts: Vec<char>,
    noun: Vec<char>,
}

/// The table.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let table = Phrases::read(include_str!("../../data/keywords.tsv"));
    let letters = |group| table.group(group).iter().flatten().copied().collect();
    let names = |group| table.group(group).iter().map(|name| name.iter().collect()).collect();
    Words {
        ends: table
            .group("suffix")
            .iter()
            .filter_map(|suffix| suffix.last().copied())
            .collect(),
        body: names("body"),
        manner: names("manner"),
        doctrine: names("doctrine"),
        whose: letters("whose"),
        unit: letters("unit"),
        seat: letters("seat"),
        locative: letters("locative"),
        counts: letters("counts"),
        noun: letters("noun"),
        table,
    }
});

impl Words {
    /// Whether a field of the official terms names bodies, offices, meetings and papers.
    pub(super) fn names_bodies(&self, field: &str) -> bool {
        self.body.iter().any(|name| name == field)
    }

    /// Letters of what names of bodies end in, at the end of `letters`; the longest.
    pub(super) fn body_len(&self, letters: &[char]) -> Option<usize> {
        letters.last().filter(|last| self.ends.contains(**last))?;
        let ends = |suffix: &&Vec<char>| letters.ends_with(suffix);
        self.table.group("suffix").iter().filter(ends).map(Vec::len).max()
    }

    /// Whether a field of the official terms names people and manners.
    pub(super) fn names_manners(&self, field: &str) -> bool {
        self.manner.iter().any(|name| name == field)
    }

    /// Whether a field of the official terms names doctrines.
    pub(super) fn names_doctrines(&self, field: &str) -> bool {
        self.doctrine.iter().any(|name| name == field)
    }

    /// 全县, 我省, 我校: the speaker's own place.
    pub(super) fn is_our_place(&self, letters: &[char]) -> bool {
        matches!(letters, [whose, unit] if self.whose.contains(whose) && self.unit.contains(unit))
    }

    /// 县, 镇: what the name of a place ends in.
    pub(super) fn seats(&self) -> &[char] {
        &self.seat
    }

    /// 市级, 县级: a level, which says something only of what it stands before.
    pub(super) fn is_level(&self, letters: &[char]) -> bool {
        matches!(letters, [unit, '级'] if self.unit.contains(unit))
    }

    /// 文明, 城市: a word, though a list of names has it.
    pub(super) fn is_unnamed(&self, letters: &[char]) -> bool {
        self.table.prefix("unnamed", letters) == Some(letters.len())
    }

    /// 同志, 来宾: a word for those who are there.
    pub(super) fn addresses(&self, letters: &[char]) -> bool {
        self.table.prefix("address", letters) == Some(letters.len())
    }

    /// Whether `letters` begin as they do behind a person's name.
    pub(super) fn follows_name(&self, letters: &[char]) -> bool {
        letters.first().is_none_or(|letter| !is_han(*letter)) || self.table.prefix("follows_name", letters).is_some()
    }

    /// 全面, 认真: a word of how something is done.
    pub(super) fn says_how(&self, letters: &[char]) -> bool {
        self.table.prefix("how", letters) == Some(letters.len())
    }

    /// 深化, 夺取, 全面: a word of doing, or of how, which names no matter whatever a list calls it.
    pub(super) fn acts(&self, letters: &[char]) -> bool {
        self.says_how(letters) || self.table.prefix("act", letters) == Some(letters.len())
    }

    /// 里, 中: a letter that ends no term.
    pub(super) fn is_locative(&self, letters: &[char]) -> bool {
        matches!(letters, [letter] if self.locative.contains(letter))
    }

    /// 性: a letter that makes a longer noun of a noun.
    pub(super) fn makes_nouns(&self, letter: char) -> bool {
        self.noun.contains(&letter)
    }

    /// 第三, 十分, 不来: a letter that opens no term, digits apart.
    pub(super) fn counts(&self, letter: char) -> bool {
        self.counts.contains(&letter)
    }
}
