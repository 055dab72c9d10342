//! The vocabulary of web pages: `data/site.tsv`, looked up place by place.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::letter_set::LetterSet;
use crate::pairs::pair_hash;
use crate::phrases::begins_with;

/// The list as it is kept.
const SOURCE: &str = include_str!("../../../data/site.tsv");

/// Longest phrase that announces a number.
const MAX_NUMBER_WORD: usize = 6;

/// What a phrase does on a page; the list explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Label,
    Start,
    Line,
    Word,
    Inside,
    Topic,
    Tail,
    Hint,
    Catalog,
    Gap,
    End,
    Missing,
    Full,
    Shown,
    Url,
    Notice,
    Genre,
    Own,
    Answer,
    Caption,
    Credit,
    Summary,
    Generated,
    Noun,
    Contact,
    Editor,
    Site,
}

/// The phrases of all roles.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// By their first letter, longest first.
    phrases: BTreeMap<char, Vec<(Vec<char>, Role)>>,
    /// By the hash of two letters, which roles have phrases that begin so, a bit each. Nearly all places of a text begin
    /// none, and one look says so.
    beginnings: Vec<u32>,
    /// The phrases of one letter: these, and their roles.
    lone_letters: LetterSet,
    alone: BTreeMap<char, u32>,
    /// All roles in `alone`.
    alone_roles: u32,
}

/// Hashes of two letters: nine in ten lead nowhere.
const BEGINNINGS: usize = 1 << 14;

impl Role {
    fn bit(self) -> u32 {
        1 << self as u32
    }
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::read(SOURCE));

impl Vocabulary {
    /// The phrases of the program.
    pub(super) fn embedded() -> &'static Self {
        &VOCABULARY
    }

    fn read(source: &str) -> Self {
        let mut phrases: BTreeMap<char, Vec<(Vec<char>, Role)>> = BTreeMap::new();
        let mut beginnings = vec![0; BEGINNINGS];
        let mut alone: BTreeMap<char, u32> = BTreeMap::new();
        for (role, phrase) in source.lines().filter_map(|line| line.split_once('\t')) {
            let phrase: Vec<char> = phrase.chars().collect();
            let (Some(role), Some(first)) = (role_of(role), phrase.first()) else {
                continue;
            };
            match phrase.get(1) {
                Some(second) => beginnings[pair_hash(*first, *second) % BEGINNINGS] |= role.bit(),
                None => *alone.entry(*first).or_default() |= role.bit(),
            }
            phrases.entry(*first).or_default().push((phrase, role));
        }
        for phrases in phrases.values_mut() {
            crate::order::sort_by_key(phrases, |(phrase, _)| std::cmp::Reverse(phrase.len()));
        }
        Self {
            phrases,
            beginnings,
            alone_roles: alone.values().fold(0, |all, roles| all | roles),
            lone_letters: alone.keys().copied().collect(),
            alone,
        }
    }

    /// The longest phrase of a role that stands at `at`; its length.
    pub(super) fn at(&self, letters: &[char], at: usize, role: Role) -> Option<usize> {
        let rest = letters.get(at..)?;
        self.may_begin(*rest.first()?, rest.get(1).copied(), role.bit())
            .then(|| self.longest(rest, role))?
    }

    fn longest(&self, rest: &[char], role: Role) -> Option<usize> {
        let phrases = self.phrases.get(rest.first()?)?;
        phrases
            .iter()
            .find(|(phrase, of)| *of == role && begins_with(rest, phrase))
            .map(|(phrase, _)| phrase.len())
    }

    /// Whether a phrase of one of the roles may stand where these letters begin; `false` is certain.
    #[inline(always)]
    fn may_begin(&self, first: char, second: Option<char>, roles: u32) -> bool {
        let pair = second.map_or(0, |second| self.beginnings[pair_hash(first, second) % BEGINNINGS]);
        pair & roles != 0
            || self.alone_roles & roles != 0 && self.lone_letters.contains(first) && self.is_one(first, roles)
    }

    /// Whether a letter is by itself a phrase of one of the roles.
    #[inline(never)]
    fn is_one(&self, letter: char, roles: u32) -> bool {
        self.alone.get(&letter).is_some_and(|of| of & roles != 0)
    }

    /// Whether a phrase of a role opens letters, of which two are enough to deny it.
    pub(super) fn may_open(&self, mut letters: impl Iterator<Item = char>, role: Role) -> bool {
        let first = letters.next();
        first.is_some_and(|first| self.may_begin(first, letters.next(), role.bit()))
    }

    /// Whether a phrase of a role ends just before `end`.
    pub(super) fn ends_at(&self, letters: &[char], end: usize, role: Role) -> bool {
        (end.saturating_sub(MAX_NUMBER_WORD)..end).any(|at| self.at(&letters[..end], at, role) == Some(end - at))
    }

    /// Whether a phrase of a role stands in `range`.
    pub(super) fn stands_in(&self, letters: &[char], range: Range<usize>, role: Role) -> bool {
        let letters = &letters[..range.end];
        range.into_iter().any(|at| self.at(letters, at, role).is_some())
    }

    /// Every place where a phrase of any role may begin, ascending: one in ten.
    pub(super) fn openings(&self, letters: &[char]) -> Vec<u32> {
        let alone = |letter: char| self.lone_letters.contains(letter);
        let may_begin = |[first, second]: &[char; 2]| {
            self.beginnings[pair_hash(*first, *second) % BEGINNINGS] != 0 || alone(*first)
        };
        let pairs = (0..).zip(letters.array_windows());
        let mut openings: Vec<u32> = pairs.filter(|(_, pair)| may_begin(pair)).map(|(at, _)| at).collect();
        if letters.last().is_some_and(|last| alone(*last)) {
            openings.push(letters.len() as u32 - 1);
        }
        openings
    }

    /// [`Self::places`] of a few letters.
    pub(super) fn places_in(&self, letters: &[char], roles: &[Role]) -> Vec<(Role, Range<usize>)> {
        self.places(letters, &self.openings(letters), 0..letters.len(), roles)
    }

    /// Places in `range` where phrases of the roles stand, ascending, those of one role without overlaps; `openings` are
    /// [those](Self::openings) of the letters.
    pub(super) fn places(
        &self,
        letters: &[char],
        openings: &[u32],
        range: Range<usize>,
        roles: &[Role],
    ) -> Vec<(Role, Range<usize>)> {
        let mut places = Vec::new();
        let letters = &letters[..range.end];
        let wanted = roles.iter().fold(0, |all, role| all | role.bit());
        let mut ends = vec![range.start; roles.len()];
        let may_begin = |at: &usize| self.may_begin(letters[*at], letters.get(at + 1).copied(), wanted);
        let from = openings.partition_point(|at| (*at as usize) < range.start);
        let openings = openings[from..].iter().map(|at| *at as usize);
        for at in openings.take_while(|at| *at < range.end).filter(may_begin) {
            for (role, end) in roles.iter().zip(&mut ends).filter(|(_, end)| **end <= at) {
                if let Some(len) = self.at(letters, at, *role) {
                    *end = at + len;
                    places.push((*role, at..*end));
                }
            }
        }
        places
    }
}

fn role_of(name: &str) -> Option<Role> {
    Some(match name {
        "label" => Role::Label,
        "start" => Role::Start,
        "line" => Role::Line,
        "word" => Role::Word,
        "inside" => Role::Inside,
        "topic" => Role::Topic,
        "tail" => Role::Tail,
        "hint" => Role::Hint,
        "catalog" => Role::Catalog,
        "gap" => Role::Gap,
        "end" => Role::End,
        "missing" => Role::Missing,
        "full" => Role::Full,
        "shown" => Role::Shown,
        "url" => Role::Url,
        "notice" => Role::Notice,
        "genre" => Role::Genre,
        "own" => Role::Own,
        "answer" => Role::Answer,
        "caption" => Role::Caption,
        "credit" => Role::Credit,
        "summary" => Role::Summary,
        "generated" => Role::Generated,
        "noun" => Role::Noun,
        "contact" => Role::Contact,
        "editor" => Role::Editor,
        "site" => Role::Site,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_has_a_role_and_is_in_the_letters_of_the_shadow() {
        for line in SOURCE.lines().filter(|line| !line.starts_with('#')) {
            let (role, phrase) = line.split_once('\t').unwrap_or(("", ""));
            assert!(role_of(role).is_some() && !phrase.is_empty(), "{line:?}");
            assert!(
                !phrase.contains(['，', '：', '（', '）']) && phrase.to_lowercase() == phrase,
                "{line:?}"
            );
        }
    }
}
