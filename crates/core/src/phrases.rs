//! Phrase tables: small lists of fixed words that a stage matches, kept in `data/`, one TSV file a stage.
//!
//! A line is `group<TAB>phrase`; `#` opens a comment, in which the file states its source and date. Matching runs on
//! shadow letters. What a phrase means is left to the stage that owns the table.

use crate::letter_set::LetterSet;
use crate::pairs::PairSet;

/// The phrases of one table, group by group.
#[derive(Clone, Debug, Default)]
pub(crate) struct Phrases {
    /// With their names; a table has some ten.
    groups: Vec<(&'static str, Group)>,
    none: Group,
}

/// The phrases of one group.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// Sorted, so that those of one first letter stand together.
    phrases: Vec<Vec<char>>,
    /// Their first letters.
    firsts: Vec<char>,
    beginnings: Beginnings,
}

/// What phrases begin with: nearly all places of a text begin none, and one look says so.
#[derive(Clone, Debug)]
pub(crate) struct Beginnings {
    /// The first two letters of each phrase.
    pairs: PairSet,
    /// The phrases of one letter, where there are any.
    alone: Option<LetterSet>,
}

impl Phrases {
    /// Reads a table.
    pub(crate) fn read(table: &'static str) -> Self {
        let mut groups: Vec<(&'static str, Vec<Vec<char>>)> = Vec::new();
        let rows = table.lines().filter(|line| !line.starts_with('#'));
        let rows = rows.filter_map(|line| line.split_once('\t'));
        for (name, phrase) in rows.filter(|(_, phrase)| !phrase.is_empty()) {
            let phrase = phrase.chars().collect();
            match groups.iter_mut().find(|(other, _)| *other == name) {
                Some((_, phrases)) => phrases.push(phrase),
                None => groups.push((name, vec![phrase])),
            }
        }
        let groups = groups.into_iter().map(|(name, phrases)| (name, Group::new(phrases)));
        Self {
            groups: groups.collect(),
            none: Group::default(),
        }
    }

    /// The phrases of a group.
    pub(crate) fn group(&self, group: &str) -> &[Vec<char>] {
        &self.words(group).phrases
    }

    /// A group for who asks it often: finding it by its name costs more than most answers.
    pub(crate) fn words(&self, group: &str) -> &Group {
        let named = self.groups.iter().find(|(name, _)| *name == group);
        named.map_or(&self.none, |(_, group)| group)
    }

    /// Length of the longest phrase of `group` that `letters` begins with.
    pub(crate) fn prefix(&self, group: &str, letters: &[char]) -> Option<usize> {
        self.words(group).prefix(letters)
    }

    /// Length of the longest phrase of `group` that `letters` ends with.
    pub(crate) fn suffix(&self, group: &str, letters: &[char]) -> Option<usize> {
        let lens = self.group(group).iter().filter(|phrase| letters.ends_with(phrase));
        lens.map(Vec::len).max()
    }

    /// Whether a phrase of `group` stands in `letters`.
    pub(crate) fn inside(&self, group: &str, letters: &[char]) -> bool {
        self.words(group).inside(letters)
    }
}

impl Default for Group {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Group {
    fn new(mut phrases: Vec<Vec<char>>) -> Self {
        crate::order::sort_by(&mut phrases, Ord::cmp);
        Self {
            beginnings: Beginnings::new(phrases.iter().map(Vec::as_slice)),
            firsts: phrases.iter().map(|phrase| phrase[0]).collect(),
            phrases,
        }
    }

    /// Length of the longest phrase that `letters` begins with.
    #[inline]
    pub(crate) fn prefix(&self, letters: &[char]) -> Option<usize> {
        self.beginnings.may_open(letters).then(|| self.longest(letters))?
    }

    /// Whether a phrase stands in `letters`.
    pub(crate) fn inside(&self, letters: &[char]) -> bool {
        let mut rest = letters;
        while let [_, further @ ..] = rest {
            if self.beginnings.may_open(rest) && self.longest(rest).is_some() {
                return true;
            }
            rest = further;
        }
        false
    }

    fn longest(&self, letters: &[char]) -> Option<usize> {
        let first = *letters.first()?;
        let from = self.firsts.partition_point(|letter| *letter < first);
        let same = self.firsts[from..].iter().take_while(|letter| **letter == first);
        let same = self.phrases[from..].iter().take(same.count());
        same.filter(|phrase| begins_with(letters, phrase)).map(Vec::len).max()
    }
}

impl Beginnings {
    /// Those of some phrases; empty ones do not count.
    pub(crate) fn new<'a>(phrases: impl Iterator<Item = &'a [char]> + Clone) -> Self {
        let mut beginnings = Self {
            pairs: PairSet::with_capacity(phrases.clone().count()),
            alone: None,
        };
        for phrase in phrases {
            match *phrase {
                [first, second, ..] => beginnings.pairs.insert(first, second),
                [only] => beginnings.alone.get_or_insert_default().insert(only),
                [] => {}
            }
        }
        beginnings
    }

    /// Whether a phrase may begin the letters; `false` is certain.
    #[inline(always)]
    pub(crate) fn may_open(&self, letters: &[char]) -> bool {
        let pair = |letters: &[char]| matches!(*letters, [first, second, ..] if self.pairs.may_contain(first, second));
        let alone = |letters: &[char]| match (&self.alone, letters) {
            (Some(alone), [first, ..]) => alone.contains(*first),
            _ => false,
        };
        pair(letters) || alone(letters)
    }

    /// Every place where a phrase may begin, ascending.
    pub(crate) fn places(&self, letters: &[char]) -> Vec<u32> {
        let pairs = (0..).zip(letters.array_windows());
        match &self.alone {
            None => pairs
                .filter(|(_, [first, second])| self.pairs.may_contain(*first, *second))
                .map(|(at, _)| at)
                .collect(),
            Some(_) => (0..letters.len())
                .filter(|at| self.may_open(&letters[*at..]))
                .map(|at| at as u32)
                .collect(),
        }
    }
}

/// First place at or after `from` where `needle` stands in `letters`.
pub(crate) fn find(letters: &[char], needle: &[char], from: usize) -> Option<usize> {
    let first = needle.first()?;
    let last = letters.len().checked_sub(needle.len())?;
    (from..=last).find(|&at| letters[at] == *first && begins_with(&letters[at..], needle))
}

/// Whether a phrase stands at the beginning. Phrases are short: a plain loop is done before the browser has called a function
/// that compares bytes.
#[inline]
pub(crate) fn begins_with(letters: &[char], phrase: &[char]) -> bool {
    phrase.len() <= letters.len() && phrase.iter().zip(letters).all(|(one, other)| one == other)
}

/// Whether a letter is a Chinese one.
#[inline]
pub(crate) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}' | '〇')
}

/// Whether a letter is one of those that Chinese numbers of headings are written with: 一 to 十.
#[inline]
pub(crate) fn is_numeral(letter: char) -> bool {
    matches!(
        letter,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
    )
}

/// The value of a numeral without mask: 12, 十二, 二十; none for anything else and for what exceeds 9999.
pub(crate) fn numeral(letters: &[char]) -> Option<u32> {
    if letters.is_empty() || 4 < letters.len() {
        return None;
    }
    if let Some(value) = letters
        .iter()
        .try_fold(0, |value, letter| Some(value * 10 + letter.to_digit(10)?))
    {
        return Some(value);
    }
    let mut total = 0;
    let mut unit = None;
    for &letter in letters {
        match (digit(letter), letter) {
            (Some(value), _) if unit.is_none() => unit = Some(value),
            (None, '十') => total += unit.take().unwrap_or(1) * 10,
            (None, '百') => total += unit.take()? * 100,
            _ => return None,
        }
    }
    Some(total + unit.unwrap_or(0))
}

/// The value of a Chinese digit, 两 included.
pub(crate) fn digit(letter: char) -> Option<u32> {
    match letter {
        '〇' | '零' => Some(0),
        '两' => Some(2),
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn reads_numerals() {
        for (text, value) in [
            ("6", Some(6)),
            ("12", Some(12)),
            ("十", Some(10)),
            ("两", Some(2)),
            ("十二", Some(12)),
            ("二十一", Some(21)),
            ("一百", Some(100)),
            ("几", None),
            ("x", None),
            ("一一", None),
        ] {
            assert_eq!(numeral(&letters(text)), value, "{text}");
        }
    }

    #[test]
    fn matches_the_longest_phrase() {
        let phrases = Phrases::read("# test\na\t讲话\na\t讲话稿\nb\t稿\n");
        assert_eq!(phrases.suffix("a", &letters("会上的讲话稿")), Some(3));
        assert_eq!(phrases.suffix("b", &letters("会上的讲话稿")), Some(1));
        assert_eq!(phrases.prefix("a", &letters("讲话")), Some(2));
        assert!(phrases.inside("a", &letters("这次讲话很好")));
        assert!(!phrases.inside("b", &letters("这次讲话很好")));
    }
}
