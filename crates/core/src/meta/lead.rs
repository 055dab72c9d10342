//! The line with which releases introduce a speech: 以下是县长李大河今日(三月八日)出席全县春耕会议的致辞全文:

use std::cmp::Reverse;

use tigang_lexicon::Lexicon;

use super::words::{Words, genre};
use super::{date, person};

/// What such a line says, as places in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lead {
    pub(super) role: Option<(usize, usize)>,
    pub(super) speaker: Option<(usize, usize)>,
    pub(super) occasion: Option<(usize, usize)>,
    pub(super) date: Option<date::Date>,
}

/// Reads a line; none when it is no such line.
pub(super) fn read(letters: &[char], words: &Words, lexicon: &Lexicon) -> Option<Lead> {
    let start = words.prefix("lead", letters)?;
    let line = letters.strip_suffix(&[':'])?;
    let (_, word) = genre(line, words)?;
    let end = line.len() - word;
    let said = (start..end).find(|at| words.prefix("said", &line[*at..]).is_some())?;
    let byline = person::byline(&line[start..said], lexicon).unwrap_or_default();
    let place = |(from, to): (usize, usize)| (start + from, start + to);
    let end = end
        - line[..end]
            .iter()
            .rev()
            .take_while(|letter| matches!(letter, '的' | '上'))
            .count();
    // 今日在会展中心出席…: the longer word says more.
    let attends = |at: usize| Some((words.prefix("attends", &line[at..])?, at));
    let attends = (said..end)
        .filter_map(attends)
        .min_by_key(|(len, at)| (Reverse(*len), *at));
    let occasion = attends.map(|(len, at)| at + len).filter(|from| *from < end);
    Some(Lead {
        role: byline.role.map(place),
        speaker: byline.name.map(place),
        occasion: occasion.map(|from| (from, end)),
        date: date::find(line),
    })
}
