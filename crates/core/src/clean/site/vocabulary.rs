//! The vocabulary of web pages: `data/site.tsv`, looked up place by place.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use tigang_lexicon::PairSet;

/// The list as it is kept.
const SOURCE: &str = include_str!("../../../data/site.tsv");

/// Longest phrase that announces a number.
const MAX_NUMBER_WORD: usize = 6;

/// Phrases of the longest role, as good as counted.
const ROLE_PHRASES: usize = 512;

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
}

/// The phrases of all roles.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// By their first letter, longest first.
    phrases: BTreeMap<char, Vec<(Vec<char>, Role)>>,
    /// What the phrases of each role begin with. Nearly all places of a text begin none, and one look says so.
    begins: Vec<Beginnings>,
}

/// What phrases begin with.
#[derive(Debug)]
struct Beginnings {
    pairs: PairSet,
    /// Phrases of one letter.
    alone: Vec<char>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::read(SOURCE));

impl Vocabulary {
    /// The phrases of the program.
    pub(super) fn embedded() -> &'static Self {
        &VOCABULARY
    }

    fn read(source: &str) -> Self {
        let mut phrases: BTreeMap<char, Vec<(Vec<char>, Role)>> = BTreeMap::new();
        let mut begins = Vec::new();
        for (role, phrase) in source.lines().filter_map(|line| line.split_once('\t')) {
            let phrase: Vec<char> = phrase.chars().collect();
            let (Some(role), Some(first)) = (role_of(role), phrase.first()) else {
                continue;
            };
            if begins.len() <= role as usize {
                begins.resize_with(role as usize + 1, Beginnings::none);
            }
            begins[role as usize].insert(&phrase);
            phrases.entry(*first).or_default().push((phrase, role));
        }
        for phrases in phrases.values_mut() {
            crate::order::sort_by_key(phrases, |(phrase, _)| std::cmp::Reverse(phrase.len()));
        }
        Self { phrases, begins }
    }

    /// The longest phrase of a role that stands at `at`; its length.
    pub(super) fn at(&self, letters: &[char], at: usize, role: Role) -> Option<usize> {
        let rest = letters.get(at..)?;
        if !self.may_begin(rest.iter().copied(), role) {
            return None;
        }
        let phrases = self.phrases.get(rest.first()?)?;
        let matches = |phrase: &[char]| rest.len() >= phrase.len() && phrase.iter().zip(rest).all(|(a, b)| *a == *b);
        phrases
            .iter()
            .find(|(phrase, of)| *of == role && matches(phrase))
            .map(|(phrase, _)| phrase.len())
    }

    /// Whether a phrase of a role may stand where these letters begin; `false` is certain.
    pub(super) fn may_begin(&self, mut letters: impl Iterator<Item = char>, role: Role) -> bool {
        let begins = self.begins.get(role as usize).zip(letters.next());
        begins.is_some_and(|(begins, first)| begins.may_begin(first, letters.next()))
    }

    /// Whether a phrase of a role ends just before `end`.
    pub(super) fn ends_at(&self, letters: &[char], end: usize, role: Role) -> bool {
        (end.saturating_sub(MAX_NUMBER_WORD)..end).any(|at| self.at(&letters[..end], at, role) == Some(end - at))
    }

    /// Whether a phrase of a role stands in `range`.
    pub(super) fn stands_in(&self, letters: &[char], range: Range<usize>, role: Role) -> bool {
        let letters = &letters[..range.end];
        self.beginnings(letters, range, role)
            .any(|at| self.at(letters, at, role).is_some())
    }

    /// Places in `range` where a phrase of a role may stand.
    fn beginnings<'a>(
        &'a self,
        letters: &'a [char],
        range: Range<usize>,
        role: Role,
    ) -> impl Iterator<Item = usize> + 'a {
        let begins = self.begins.get(role as usize);
        begins.into_iter().flat_map(move |begins| {
            let may_begin = |at: &usize| begins.may_begin(letters[*at], letters.get(at + 1).copied());
            range.clone().filter(may_begin)
        })
    }

    /// Places in `range` where a phrase of a role stands, without overlaps.
    pub(super) fn places(&self, letters: &[char], range: Range<usize>, role: Role) -> Vec<Range<usize>> {
        let mut places: Vec<Range<usize>> = Vec::new();
        let letters = &letters[..range.end];
        let mut end = range.start;
        for at in self.beginnings(letters, range, role) {
            let found = self.at(letters, at, role).filter(|_| end <= at);
            places.extend(found.map(|len| {
                end = at + len;
                at..end
            }));
        }
        places
    }
}

impl Beginnings {
    fn none() -> Self {
        Self {
            pairs: PairSet::with_capacity(ROLE_PHRASES),
            alone: Vec::new(),
        }
    }

    fn insert(&mut self, phrase: &[char]) {
        match *phrase {
            [] => {}
            [only] => self.alone.push(only),
            [first, second, ..] => self.pairs.insert(first, second),
        }
    }

    fn may_begin(&self, first: char, second: Option<char>) -> bool {
        second.is_some_and(|second| self.pairs.may_contain(first, second)) || self.alone.contains(&first)
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
