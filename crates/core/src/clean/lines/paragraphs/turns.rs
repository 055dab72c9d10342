//! Questions and answers of a press conference without breaks: 记者:…?李大河:…。记者:…?李大河:…

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::WORDS;
use crate::phrases::is_han;

/// The label of a speaker is no longer than this: 山城电视台记者
const LABEL: usize = 12;
/// Who asks does so this often, and so often speaks who answers: one label with a colon is no conversation.
const TURNS: usize = 2;

/// Where turns begin, ascending: at the labels of those who ask, and at those that come again behind them.
pub(super) fn of(letters: &[char], line: &Range<usize>, places: &[usize]) -> Vec<usize> {
    let mut labels: BTreeMap<&[char], Vec<usize>> = BTreeMap::new();
    let ended = |at: &&usize| matches!(letters[**at - 1], '。' | '!' | '?' | '”' | '…' | ')');
    for at in std::iter::once(&line.start).chain(places.iter().filter(ended)) {
        if let Some(label) = label(&letters[*at..line.end]) {
            labels.entry(label).or_default().push(*at);
        }
    }
    let asks = |label: &[char]| WORDS.suffix("asker", label).is_some();
    let asked = labels.iter().filter(|(label, _)| asks(label));
    let questions: Vec<usize> = asked.flat_map(|(_, places)| places.iter().copied()).collect();
    let Some(first) = questions.iter().min().filter(|_| TURNS <= questions.len()) else {
        return Vec::new();
    };
    let answers = labels
        .iter()
        .filter(|(label, places)| !asks(label) && TURNS <= places.len() && places.iter().all(|place| first < place));
    let mut found: Vec<usize> = answers.flat_map(|(_, places)| places.iter().copied()).collect();
    if found.is_empty() {
        return found;
    }
    found.extend(questions);
    found.sort_unstable();
    found
}

/// The letters before a colon near by.
fn label(letters: &[char]) -> Option<&[char]> {
    let len = letters.iter().take(LABEL).take_while(|letter| is_han(**letter)).count();
    (0 < len && letters.get(len) == Some(&':')).then(|| &letters[..len])
}
