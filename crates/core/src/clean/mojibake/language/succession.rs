//! Which classes of words follow which: 的 before nouns, no adverb before a full stop.
//!
//! A class is a part of speech, of words with one letter or with more, a mark, or one of the commonest letters by itself.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use tigang_lexicon::Tag;

use super::BIT;

/// The table as counted; how is said there.
const DATA: &str = include_str!("../../../../data/succession.tsv");
/// The letter of the table that stands for: as likely there as anywhere.
const LEVEL: u8 = b'M';
/// Letters of the basic plane, which has all that have a class of their own.
const PLANE: usize = 0x1_0000;
/// What one step of the table costs.
const STEP: i32 = BIT as i32 / 2;

/// A class of words by its number; 0 is that of words without one, which follow anything alike.
pub(super) type Class = u8;

/// The table.
pub(super) struct Succession {
    /// Classes of letters and marks that have their own, by letter: asked at every letter of every way.
    letters: Vec<Class>,
    /// Classes of words by their tags: those of one letter, those of more.
    tags: BTreeMap<Tag, [Class; 2]>,
    classes: usize,
    /// What each class costs behind each class, in bits of [`BIT`].
    costs: Vec<i16>,
}

static READ: LazyLock<Succession> = LazyLock::new(|| Succession::parse(DATA));

impl Succession {
    /// The table that comes with the program.
    pub(super) fn read() -> &'static Self {
        &READ
    }

    fn parse(data: &str) -> Self {
        let lines = || data.lines().map(|line| line.split('\t'));
        let rows: Vec<(&str, &str)> = lines()
            .filter_map(|mut fields| match (fields.next(), fields.next(), fields.next()) {
                (Some("row"), Some(name), Some(row)) => Some((name, row)),
                _ => None,
            })
            .collect();
        let number = |name: &str| rows.iter().position(|(row, _)| *row == name).map_or(0, |at| at + 1) as Class;
        let tags = lines().filter_map(|mut fields| match (fields.next(), fields.next(), fields.next()) {
            (Some("tag"), Some(name), Some(tags)) => Some((name, tags)),
            _ => None,
        });
        let tags = tags.flat_map(|(name, tags)| {
            let classes = [number(&format!("{name}1")), number(name)];
            tags.split(' ').filter_map(Tag::new).map(move |tag| (tag, classes))
        });
        let letters = rows.iter().filter_map(|(name, _)| {
            let mut letters = name.chars();
            let letter = letters.next().filter(|letter| !letter.is_ascii_lowercase())?;
            letters.next().is_none().then(|| (letter, number(name)))
        });
        let classes = rows.len() + 1;
        let mut costs = vec![0; classes];
        for (_, row) in &rows {
            costs.push(0);
            let steps = row.bytes().map(|step| i32::from(LEVEL) - i32::from(step));
            costs.extend(steps.map(|steps| (steps * STEP) as i16));
        }
        let mut by_letter = vec![Class::default(); PLANE];
        for (letter, class) in letters {
            if let Some(place) = by_letter.get_mut(letter as usize) {
                *place = class;
            }
        }
        Self {
            letters: by_letter,
            tags: tags.collect(),
            classes,
            costs,
        }
    }

    /// The class of a letter or mark by itself.
    pub(super) fn letter(&self, letter: char) -> Class {
        let letter = match letter {
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '?' => '？',
            '!' => '！',
            '‘' | '《' | '(' | '（' | '「' | '『' => '“',
            '’' | '》' | ')' | '）' | '」' | '』' => '”',
            '0'..='9' => '0',
            'a'..='z' | 'A'..='Z' => 'A',
            '\n' => '⏎',
            _ => letter,
        };
        self.own_class(letter)
    }

    /// The class of a word with this tag; `alone` is its only letter.
    pub(super) fn word(&self, alone: Option<char>, tag: Tag) -> Class {
        match alone.map_or_else(Class::default, |letter| self.own_class(letter)) {
            0 => {
                let classes = self.tags.get(&tag).copied().unwrap_or_default();
                classes[usize::from(alone.is_none())]
            }
            class => class,
        }
    }

    fn own_class(&self, letter: char) -> Class {
        self.letters.get(letter as usize).copied().unwrap_or_default()
    }

    /// The class of nouns of more than one letter.
    pub(super) fn noun(&self) -> Class {
        Tag::new("n").map_or_else(Class::default, |tag| self.word(None, tag))
    }

    /// What a class costs behind another; less than nothing where it stands oftener than elsewhere.
    pub(super) fn cost(&self, from: Class, to: Class) -> i32 {
        let place = usize::from(from) * self.classes + usize::from(to);
        self.costs.get(place).copied().map_or(0, i32::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(name: &str) -> Tag {
        Tag::new(name).unwrap_or_default()
    }

    #[test]
    fn the_table_is_square() {
        let succession = Succession::read();
        assert!(50 < succession.classes);
        assert_eq!(succession.costs.len(), succession.classes * succession.classes);
    }

    #[test]
    fn adverbs_stand_before_verbs_and_not_before_full_stops() {
        let succession = Succession::read();
        let (adverb, verb) = (succession.word(None, tag("d")), succession.word(None, tag("v")));
        assert!(succession.cost(adverb, verb) < 0);
        assert!(0 < succession.cost(adverb, succession.letter('。')));
    }

    #[test]
    fn a_letter_with_its_own_class_is_no_common_verb() {
        let succession = Succession::read();
        assert_ne!(
            succession.word(Some('有'), tag("v")),
            succession.word(Some('跑'), tag("v"))
        );
        assert_eq!(succession.word(Some('有'), tag("v")), succession.letter('有'));
    }

    #[test]
    fn words_without_a_class_follow_anything_alike() {
        let succession = Succession::read();
        let none = succession.word(None, tag("zzzz"));
        assert_eq!(succession.cost(none, succession.letter('。')), 0);
    }

    #[test]
    fn both_widths_of_a_mark_are_one_class() {
        let succession = Succession::read();
        assert_eq!(succession.letter(','), succession.letter('，'));
        assert_ne!(succession.letter(','), Class::default());
    }
}
