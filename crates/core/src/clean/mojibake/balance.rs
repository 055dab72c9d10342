//! Brackets and quotation marks come in pairs: which stand open before a place, and how many a reading of it leaves alone.

use std::ops::Range;

use super::language::is_hanzi;
use super::shown::Shown;

/// Letters of the page searched for the other half of a bracket.
const REACH: usize = 60;
/// A bracket that is not closed within so many letters lost its other half, to damage or to its writer.
const LONGEST: usize = 200;

/// The brackets, each with its other half.
const PAIRS: [(char, char); 7] = [
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('(', ')'),
    ('（', '）'),
    ('「', '」'),
    ('『', '』'),
];

/// What stands open at a place of the page, the letters before it as they were repaired.
#[derive(Clone, Debug, Default)]
pub(super) struct Open {
    /// The letter of the page that comes next.
    at: usize,
    /// Where the brackets that stand open were opened, by kind.
    opened: [Vec<usize>; PAIRS.len()],
}

impl Open {
    /// Reads on to a place, the letters as they are shown.
    pub(super) fn read_to(&mut self, shown: &Shown<'_>, to: usize) {
        for (at, letter) in unread(shown, self.at..to) {
            self.at = at;
            self.take(letter);
        }
        self.at = self.at.max(to);
    }

    /// Reads on to a place, where other letters stood than are shown.
    pub(super) fn read_instead(&mut self, letters: &[char], to: usize) {
        letters.iter().for_each(|letter| self.take(*letter));
        self.at = to;
    }

    fn take(&mut self, letter: char) {
        if letter == '\n' {
            self.opened.iter_mut().for_each(Vec::clear);
        }
        if let Some((kind, opens)) = bracket(letter) {
            let opened = &mut self.opened[kind];
            if opens {
                opened.push(self.at);
            } else {
                opened.pop();
            }
        }
        self.at += 1;
    }

    /// How many brackets have no other half if `middle` stands here, and the page goes on at `end`.
    pub(super) fn unbalanced(&self, shown: &Shown<'_>, end: usize, middle: &[char]) -> u32 {
        let at = self.at;
        let lately = |opened: &Vec<usize>| opened.iter().filter(|from| at <= **from + LONGEST).count() as u32;
        let mut depth = self.opened.each_ref().map(lately);
        let end = end.min(shown.letters.len());
        let after = unread(shown, end..shown.letters.len().min(end + REACH)).map(|(_, letter)| letter);
        let (mut alone, mut lines) = (0, 0);
        for letter in middle.iter().copied().chain(after) {
            lines += u32::from(letter == '\n');
            // Pages put the titles they link on lines of their own: 《⏎建议》.
            let goes_on = lines == 0 || lines == 1 && matches!(letter, '《' | '》');
            let Some((kind, opens)) = bracket(letter).filter(|_| goes_on) else {
                continue;
            };
            if opens {
                depth[kind] += 1;
            } else if depth[kind] == 0 {
                alone += 1;
            } else {
                depth[kind] -= 1;
            }
        }
        alone + depth.iter().sum::<u32>()
    }
}

/// Which kind of bracket a letter is, and whether it opens.
fn bracket(letter: char) -> Option<(usize, bool)> {
    let kind = PAIRS
        .iter()
        .position(|(open, close)| letter == *open || letter == *close)?;
    Some((kind, letter == PAIRS[kind].0))
}

/// The number of a bracket or quotation mark, from 1 to 15.
pub(super) fn bracket_number(letter: char) -> Option<u64> {
    if is_hanzi(letter) {
        return None;
    }
    let (kind, opens) = bracket(letter)?;
    Some(2 * kind as u64 + 1 + u64::from(opens))
}

/// Whether a letter is a bracket or quotation mark of any kind.
pub(super) fn is_quote(letter: char) -> bool {
    bracket(letter).is_some()
}

/// The letters of a range that are no part of a reading, whole or torn, each with its place.
fn unread<'a>(shown: &'a Shown<'_>, range: Range<usize>) -> impl Iterator<Item = (usize, char)> + use<'a> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        while let Some(reading) = shown.reading(at) {
            at = reading.end;
        }
        let place = at;
        at += 1;
        let letter = shown.get(place).filter(|_| place < range.end)?;
        Some((place, letter))
    })
}

#[cfg(test)]
mod tests {
    use tigang_lexicon::Lexicon;

    use super::*;
    use crate::clean::draft::Census;

    /// How many brackets are alone if `middle` stands between two texts.
    fn alone(before: &str, middle: &str, after: &str) -> u32 {
        let lexicon = Lexicon::embedded();
        let letters: Vec<char> = before.chars().chain(after.chars()).collect();
        let census = Census::new(&letters);
        let shown = Shown::new(&letters, &census, &lexicon);
        let mut open = Open::default();
        let at = before.chars().count();
        open.read_to(&shown, at);
        open.unbalanced(&shown, at, &middle.chars().collect::<Vec<_>>())
    }

    #[test]
    fn a_bracket_is_balanced_by_its_other_half_before_or_behind() {
        assert_eq!(alone("要抓好“三農", "。”", "工作"), 0);
        assert_eq!(alone("要抓好“三農", "!", "工作\n"), 1);
        assert_eq!(alone("要抓好", "“", "三農”工作"), 0);
        assert_eq!(alone("要抓好", "《", "三農”工作"), 2);
    }

    #[test]
    fn a_line_leaves_nothing_open() {
        assert_eq!(alone("要抓好“三農\n", "工作", "\n"), 0);
        assert_eq!(alone("要抓好“三農", "工作\n", "”"), 1);
    }

    #[test]
    fn a_title_may_stand_on_a_line_of_its_own() {
        assert_eq!(alone("要落實", "。《\n", "建議》"), 0);
        assert_eq!(alone("要落實", "!\n", "建議》"), 1);
    }

    #[test]
    fn brackets_of_readings_are_none() {
        assert_eq!(alone("要抓好(hǎo)", "三農", "工作(zuò)"), 0);
    }

    #[test]
    fn what_was_repaired_counts_as_it_should_be() {
        let lexicon = Lexicon::embedded();
        let letters: Vec<char> = "要抓好?叭農工作\n".chars().collect();
        let census = Census::new(&letters);
        let shown = Shown::new(&letters, &census, &lexicon);
        let mut open = Open::default();
        open.read_to(&shown, 3);
        open.read_instead(&['“', '三'], 5);
        open.read_to(&shown, 6);
        assert_eq!(open.unbalanced(&shown, 6, &['”']), 0);
        assert_eq!(open.unbalanced(&shown, 6, &['。']), 1);
    }

    #[test]
    fn readings_before_a_bracket_do_not_make_it_older() {
        assert_eq!(alone(&format!("{}（三農", "村(cūn)".repeat(LONGEST)), "）", "\n"), 0);
    }

    #[test]
    fn a_bracket_opened_long_ago_is_forgotten() {
        assert_eq!(alone(&format!("“{}", "工作".repeat(LONGEST)), "要", "\n"), 0);
    }
}
