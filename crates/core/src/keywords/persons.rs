//! Persons: names that no dictionary has, known by what stands beside them, 县长赵明远 or 赵明远同志. Names go to 人物, not to
//! the key terms, nor does a part of one (明远).

use tigang_lexicon::{Lexicon, List};

use super::mix::MixMap;
use super::tokens::{Class, Token};
use super::words::WORDS;
use crate::letter_set::LetterSet;
use crate::meta::is_name;
use crate::pairs::PairSet;

/// Letters of a name: a surname of one or two, one or two more.
const SHORTEST: usize = 2;
const LONGEST: usize = 4;

/// Letters before a name in which an office may stand: 县人大常委会副主任.
const OFFICE: usize = 12;

/// Makes names of the tokens that are parts of one; `speaker` is one that the head of the text gives.
pub(super) fn mark(scalars: &[char], tokens: &mut [Token], speaker: &[char], lexicon: &Lexicon) {
    let surnames = lexicon.list(List::Surnames).iter();
    let surnames = LetterSet::from_iter(surnames.filter_map(|surname| surname.chars().next()));
    let begins = |token: &Token| surnames.contains(scalars[token.start as usize]);
    let tokens_at = tokens.iter().zip(0_u32..).filter(|(token, _)| begins(token));
    let may_begin: Vec<u32> = tokens_at.map(|(_, at)| at).collect();
    let starts = may_begin.iter().map(|at| tokens[*at as usize].start as usize);
    let mut names = names(scalars, starts, lexicon);
    if is_name(speaker, lexicon) {
        names.insert(speaker, ());
    }
    if names.is_empty() {
        return;
    }
    let openings = LetterSet::from_iter(names.keys().map(|name| name[0]));
    for at in may_begin {
        let at = at as usize;
        let start = tokens[at].start as usize;
        if !openings.contains(scalars[start]) {
            continue;
        }
        let known = |len: &usize| {
            let name = scalars.get(start..start + len);
            name.is_some_and(|name| names.contains_key(name))
        };
        if let Some(len) = (SHORTEST..=LONGEST).rev().find(known) {
            let inside = tokens[at..].iter_mut();
            for token in inside.take_while(|token| (token.start as usize) < start + len) {
                token.class = Class::Name;
            }
        }
    }
}

/// The names that stand as such somewhere; `starts` are where surnames may begin.
fn names<'a>(scalars: &'a [char], starts: impl Iterator<Item = usize>, lexicon: &Lexicon) -> MixMap<&'a [char], ()> {
    let list = || lexicon.list(List::Offices).iter();
    let offices = list().count();
    let (mut before, mut after) = (PairSet::with_capacity(offices), PairSet::with_capacity(offices));
    after.insert('同', '志');
    for office in list() {
        let letters: Vec<char> = office.chars().collect();
        if let ([first, second, ..], [.., last_but_one, last]) = (&*letters, &*letters) {
            after.insert(*first, *second);
            before.insert(*last_but_one, *last);
        }
    }
    let titled =
        |at: usize| matches!(scalars.get(at..at + 2), Some(&[first, second]) if after.may_contain(first, second));
    let held = |at: usize| matches!(scalars[..at], [.., last_but_one, last] if before.may_contain(last_but_one, last));
    let mut names = MixMap::default();
    for start in starts {
        // Two letters tell nearly all places where nobody is named.
        let held = held(start);
        let mut lens = (SHORTEST..=LONGEST).rev().filter(|len| held || titled(start + len));
        let name = lens.find_map(|len| {
            let name = scalars.get(start..start + len)?;
            stands_as_name(scalars, start, name, lexicon).then_some(name)
        });
        names.extend(name.map(|name| (name, ())));
    }
    names
}

/// Whether the letters at `start` read as a name and stand as one: after an office and before what a person does, or
/// before 同志 or an office.
pub(crate) fn stands_as_name(scalars: &[char], start: usize, name: &[char], lexicon: &Lexicon) -> bool {
    let after = &scalars[start + name.len()..];
    let offices = lexicon.list(List::Offices);
    let titled =
        || after.starts_with(&['同', '志']) || offices.prefixes(&after[..after.len().min(OFFICE)]).next().is_some();
    let held = || offices.suffix(&scalars[start.saturating_sub(OFFICE)..start]).is_some() && WORDS.follows_name(after);
    // 向负责同志, 强党建指导员: nobody's given name is a word of the genre.
    let general = |given: &[char]| lexicon.list(List::Stock).contains_letters(given) || lexicon.terms().contains(given);
    let word = || (1..name.len() - 1).any(|at| general(&name[at..]));
    (titled() || held())
        && is_name(name, lexicon)
        && !word()
        && offices.suffix(name).is_none()
        && !lexicon.terms().contains(name)
}

/// Whether `letters` begin as they do behind a person's name.
pub(crate) fn follows_name(letters: &[char]) -> bool {
    WORDS.follows_name(letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keywords::tokens::tokens_of;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (scalars, mut tokens) = tokens_of(text);
        mark(&scalars, &mut tokens.rows, &['林', '永', '泰'], &Lexicon::embedded());
        let mut names: Vec<String> = Vec::new();
        let mut last = u32::MAX;
        for token in tokens.rows.iter().filter(|token| token.class == Class::Name) {
            let letters: String = scalars[token.start as usize..token.end() as usize].iter().collect();
            match names.last_mut() {
                Some(name) if token.start == last => name.push_str(&letters),
                _ => names.push(letters),
            }
            last = token.end();
        }
        assert_eq!(names, expected, "{text}");
    }

    #[test]
    fn knows_names_by_what_stands_beside_them() {
        check("副县长欧阳振华在会上通报,欧阳振华要负总责", &["欧阳振华", "欧阳振华"]);
        check("慕容雪同志作了发言", &["慕容雪"]);
        check("林永泰,县城防汛", &["林永泰"]);
    }

    #[test]
    fn leaves_people_without_names_alone() {
        check("全体同志要向负责同志汇报,书记高度重视,扶贫同志下村", &[]);
        check("各单位同志、县长带头抓落实", &[]);
        check("要配强党建指导员", &[]);
    }
}
