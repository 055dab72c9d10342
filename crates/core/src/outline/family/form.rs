//! Forms: how a line of the table writes what a marker looks like, and the match of it against letters.

use std::cell::OnceCell;

use super::{CLOSING, Match, is_han, mix};
use crate::outline::number::{self, Style};

/// The longest free phrase, as in 对各乡镇、各相关部门来讲.
const PHRASE: usize = 16;
/// Letters within which the mark stands that closes a phrase and the word behind it.
const CLOSED: usize = 24;

/// Letters before a free phrase whose end is known from that of the whole clause.
const LEAD: usize = 8;

/// Letters of a line from some place on, and where the clause ends that they begin with: several forms ask.
pub(in crate::outline) struct Clause<'a> {
    letters: &'a [char],
    end: OnceCell<Option<usize>>,
}

impl<'a> Clause<'a> {
    pub(in crate::outline) fn new(letters: &'a [char]) -> Self {
        let end = OnceCell::new();
        Self { letters, end }
    }

    /// The letters behind a marker.
    pub(super) fn behind(&self, found: &Match) -> &'a [char] {
        &self.letters[found.length as usize..]
    }

    /// How many letters a free phrase that begins at `at` may have, up to the mark that closes it.
    fn phrase_from(&self, at: usize) -> Option<usize> {
        let mark = |from: usize, most: usize| {
            let letters = self.letters[from..].iter().take(most);
            letters.copied().position(|letter| !is_phrase(letter))
        };
        match self.end.get_or_init(|| mark(0, LEAD + CLOSED)) {
            Some(end) if at <= *end => Some(end - at).filter(|len| *len < CLOSED),
            None if at <= LEAD => None,
            _ => mark(at, CLOSED),
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) elements: Vec<Element>,
    /// A value that the words themselves have: 首先 1; [`CLOSING`] for 最后.
    value: Option<u32>,
}

#[derive(Clone, Debug)]
pub(super) enum Element {
    Number(Style),
    One(Vec<char>),
    Maybe(Vec<char>),
    Follows(Vec<char>),
    Choice(Vec<Vec<char>>),
    Phrase,
    Letter,
    Spaces,
    LineEnd,
    Words,
}

/// Reads the forms of a line. A form may hold a blank inside brackets, so they are split with the brackets in mind.
pub(super) fn read(forms: &str) -> Vec<Form> {
    split(forms).iter().map(|form| parse(form)).collect()
}

fn split(forms: &str) -> Vec<Vec<char>> {
    let (mut split, mut open) = (vec![Vec::new()], false);
    for letter in forms.chars() {
        match letter {
            ' ' if !open => split.push(Vec::new()),
            _ => {
                open = letter == '[' || (open && letter != ']');
                if let Some(form) = split.last_mut() {
                    form.push(letter);
                }
            }
        }
    }
    split
}

fn parse(form: &[char]) -> Form {
    let mut elements = Vec::new();
    let mut value = None;
    let mut at = 0;
    let until = |from: usize, close: char| {
        let inner: Vec<char> = form[from..]
            .iter()
            .copied()
            .take_while(|letter| *letter != close)
            .collect();
        let next = from + inner.len() + 1;
        (inner, next)
    };
    while at < form.len() {
        let next = match form[at] {
            '{' => {
                let (name, next) = until(at + 1, '}');
                elements.push(match name.first() {
                    Some('C') => Element::Number(Style::Capital),
                    Some('a') => Element::Number(Style::Arabic),
                    Some('o') => Element::Number(Style::Circled),
                    Some('p') => Element::Number(Style::ParenthesizedArabic),
                    Some('q') => Element::Number(Style::ParenthesizedChinese),
                    Some('d') => Element::Number(Style::Stopped),
                    Some('s') => Element::Number(Style::Stem),
                    Some('b') => Element::Number(Style::Branch),
                    Some('r') => Element::Number(Style::Roman),
                    Some('*') => Element::Phrase,
                    Some('1') => Element::Letter,
                    _ => Element::Number(Style::Chinese),
                });
                next
            }
            '[' => {
                let (set, next) = until(at + 1, ']');
                elements.push(Element::One(set));
                next
            }
            '<' => {
                let (inner, next) = until(at + 1, '>');
                elements.push(Element::Choice(
                    inner.split(|letter| *letter == '|').map(<[char]>::to_vec).collect(),
                ));
                next
            }
            '&' => {
                let (set, next) = until(at + 2, ']');
                elements.push(Element::Follows(set));
                next
            }
            '?' => {
                if let Some(Element::One(set)) = elements.pop() {
                    elements.push(Element::Maybe(set));
                }
                at + 1
            }
            '_' => {
                elements.push(Element::Spaces);
                at + 1
            }
            '$' => {
                elements.push(Element::LineEnd);
                at + 1
            }
            '=' if at + 2 == form.len() => {
                value = form[at + 1].to_digit(10).or(Some(CLOSING));
                form.len()
            }
            '^' => {
                elements.push(Element::Words);
                at + 1
            }
            letter => {
                elements.push(Element::One(vec![letter]));
                at + 1
            }
        };
        at = next;
    }
    Form { elements, value }
}

impl Form {
    /// The letters that the form may begin with; none where any may.
    pub(super) fn beginnings(&self) -> Option<Vec<char>> {
        let mut letters = Vec::new();
        for element in &self.elements {
            match element {
                Element::Number(style) => letters.extend(number::beginnings(*style)),
                Element::One(set) | Element::Maybe(set) | Element::Follows(set) => letters.extend(set),
                Element::Choice(words) => letters.extend(words.iter().filter_map(|word| word.first())),
                Element::Spaces => letters.push(' '),
                Element::Letter | Element::Phrase | Element::LineEnd | Element::Words => return None,
            }
            let may_be_empty = match element {
                Element::Maybe(_) | Element::Spaces => true,
                Element::Choice(words) => words.iter().any(Vec::is_empty),
                _ => false,
            };
            if !may_be_empty {
                return Some(letters);
            }
        }
        None
    }

    pub(super) fn find(&self, clause: &Clause<'_>, banned: &[&str]) -> Option<Match> {
        let letters = clause.letters;
        let mut found = Match {
            length: 0,
            value: self.value.unwrap_or(0),
            number: None,
            key: 0,
            word: 2_166_136_261,
            phrase: 0,
        };
        let mut at = 0;
        for (index, element) in self.elements.iter().enumerate() {
            let rest = letters.get(at..)?;
            at += match element {
                Element::Number(style) => {
                    let (value, length) = number::read(rest, *style)?;
                    if found.number.is_some() {
                        found.key = found.value;
                    }
                    found.number = Some((at as u32, (at + length) as u32, *style));
                    found.value = value;
                    length
                }
                Element::One(set) => {
                    let letter = rest.first().filter(|letter| set.contains(letter))?;
                    if !matches!(letter, ',' | ':' | ' ') {
                        found.word = mix(found.word, *letter as u32);
                    }
                    1
                }
                Element::Maybe(set) => usize::from(rest.first().is_some_and(|letter| set.contains(letter))),
                Element::Follows(set) => {
                    rest.first().filter(|letter| set.contains(letter))?;
                    0
                }
                Element::Choice(words) => {
                    let word = choose(words, rest)?;
                    found.key = word.iter().fold(found.key, |key, letter| mix(key, *letter as u32));
                    word.len()
                }
                Element::Letter => {
                    rest.first().filter(|letter| is_han(**letter))?;
                    1
                }
                Element::Phrase => {
                    let length = phrase(rest, self.elements.get(index + 1..)?, || clause.phrase_from(at))?;
                    let words: String = rest[..length].iter().collect();
                    if banned.iter().any(|word| words.contains(word)) {
                        return None;
                    }
                    found.phrase = length as u32;
                    let tail = &rest[length.saturating_sub(2)..length];
                    found.key = tail.iter().fold(found.key, |key, letter| mix(key, *letter as u32));
                    length
                }
                Element::Spaces => rest.iter().take_while(|letter| **letter == ' ').count(),
                Element::LineEnd => {
                    if !rest.is_empty() {
                        return None;
                    }
                    0
                }
                Element::Words => {
                    let word = |letter: &char| is_han(*letter) || matches!(letter, '、' | ',' | '“' | '”' | '?');
                    if rest.is_empty() || !rest.iter().all(word) {
                        return None;
                    }
                    0
                }
            };
        }
        found.length = at as u32;
        Some(found)
    }
}

/// The first of the words that the letters begin with.
fn choose<'a>(words: &'a [Vec<char>], letters: &[char]) -> Option<&'a Vec<char>> {
    // Nearly every word is told by its first letter; comparing whole words is a call each.
    let may_begin = |word: &[char]| word.first().is_none_or(|first| letters.first() == Some(first));
    words.iter().find(|word| may_begin(word) && letters.starts_with(word))
}

/// Length of the free phrase before what must follow it; `end` tells where the mark stands that may close it.
fn phrase(letters: &[char], following: &[Element], end: impl Fn() -> Option<usize>) -> Option<usize> {
    // Few clauses end as they must, in one of so many nouns and verbs and a mark: two looks spare the search.
    if let [before @ .., Element::One(marks)] = following {
        let end = end()?;
        let last = end.checked_sub(1).map(|last| letters[last])?;
        let may_end = match before.last() {
            Some(Element::One(set)) => set.contains(&last),
            Some(Element::Choice(words)) => words.iter().any(|word| word.last() == Some(&last)),
            _ => true,
        };
        if !may_end || !marks.contains(&letters[end]) {
            return None;
        }
    }
    let fits = |rest: &[char]| {
        let mut at = 0;
        following.iter().all(|element| {
            let rest = rest.get(at..).unwrap_or_default();
            let step = match element {
                Element::One(set) => rest.first().filter(|letter| set.contains(letter)).map(|_| 1),
                Element::Choice(words) => choose(words, rest).map(Vec::len),
                _ => Some(0),
            };
            at += step.unwrap_or(0);
            step.is_some()
        })
    };
    for length in 0..=PHRASE {
        if 0 < length && fits(&letters[length..]) {
            return Some(length);
        }
        letters.get(length).filter(|letter| is_phrase(**letter))?;
    }
    None
}

/// A letter that a phrase may have; what closes it is none.
fn is_phrase(letter: char) -> bool {
    is_han(letter) || letter.is_ascii_alphanumeric() || matches!(letter, '、' | '“' | '”' | ' ')
}
