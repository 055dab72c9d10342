//! Signs that mean themselves where they stand, though elsewhere they mask: factors (长×宽, 单价×数量), emphasis (**务必**), ticks
//! (打×, 满意√不满意×), the end of a name (“数据要素×”), blanks of a form (____年__月).
//!
//! Where both are possible the text tells: one that masks people and places with × says 市委×会议 of a masked meeting.

use std::ops::Range;

use super::{BLANK, WORDS, is_mask};
use crate::phrases::{is_han, is_numeral};
use crate::segment::{Origin, Word};

/// What is emphasised is no longer than this.
const MAX_EMPHASIS: usize = 60;
/// Between two masks of one name stand no more letters than these.
const NEAR: usize = 4;
/// Letters of the longest word before a sign of its own.
const MAX_BEFORE: usize = 4;

/// Takes out of `places` the signs that mean themselves.
pub(super) fn leave(letters: &[char], words: &[Word], places: &mut Vec<(usize, usize)>) {
    let mut own = vec![false; places.len()];
    emphasised(letters, places, &mut own);
    let strong = |wanted: char| {
        let mut kept = places.iter().zip(&own).filter(|(_, own)| !**own);
        kept.any(|(place, _)| letters[place.0] == wanted && is_strong(letters, *place))
    };
    let masked = ['×', '*'].map(strong);
    let mut sentence = 0..0;
    let mut signs = Signs::default();
    for (place, own) in places.iter().zip(&mut own).filter(|(_, own)| !**own) {
        let &(start, end) = place;
        let masks = is_mask(letters[start]);
        if !masks && letters[end - 1] != '×' {
            continue;
        }
        if sentence.end <= start {
            sentence = sentence_of(letters, start);
            signs = Signs::of(&letters[sentence.clone()]);
        }
        let named = is_named(letters, end);
        let text_masks = match letters[start] {
            '*' => masked[1],
            _ => masked[0],
        };
        let lone = masks && end - start == 1;
        *own = signs.ticked && !named && matches!(letters[end - 1], '×' | 'x')
            || signs.blank && letters[start..end].contains(&'_')
            || lone
                && WORDS
                    .suffix("before", &letters[start.saturating_sub(MAX_BEFORE)..start])
                    .is_some()
            || lone && !named && opens_title(letters, *place)
            || lone && !named && ends_name(letters, *place)
            || lone && is_named_sign(letters, start)
            || lone && !named && is_factor(letters, words, start, signs.formula, text_masks);
    }
    let mut own = own.iter();
    places.retain(|_| own.next() == Some(&false));
}

/// What a sentence says about the signs in it.
#[derive(Clone, Copy, Default)]
struct Signs {
    /// Right ones are ticked.
    ticked: bool,
    /// It is to be filled in.
    blank: bool,
    /// It reckons.
    formula: bool,
}

impl Signs {
    fn of(sentence: &[char]) -> Self {
        Self {
            ticked: sentence.iter().any(|letter| matches!(letter, '√' | '✓' | '✔' | '☑')),
            blank: sentence
                .windows(BLANK)
                .any(|run| run.iter().all(|letter| *letter == '_')),
            formula: sentence.contains(&'=') || WORDS.inside("formula", sentence),
        }
    }
}

fn sentence_of(letters: &[char], at: usize) -> Range<usize> {
    let break_at = |letter: &char| matches!(letter, '\n' | '。' | ';');
    let start = letters[..at].iter().rposition(break_at).map_or(0, |before| before + 1);
    let end = letters[at..]
        .iter()
        .position(break_at)
        .map_or(letters.len(), |len| at + len);
    start..end
}

/// Whether a title of a person, a place or a measure follows.
fn is_named(letters: &[char], end: usize) -> bool {
    WORDS.prefix("holder", &letters[end..]).is_some() || WORDS.prefix("place", &letters[end..]).is_some()
}

/// Whether a placeholder can be nothing else: more than one mask, a part of a figure, or a name before its title.
fn is_strong(letters: &[char], (start, end): (usize, usize)) -> bool {
    1 < end - start || is_named(letters, end) || WORDS.prefix("link", &letters[end..]).is_some()
}

/// The x of a title: 《x战警》.
fn opens_title(letters: &[char], (start, _): (usize, usize)) -> bool {
    matches!(letters[start], 'x' | 'X') && 0 < start && letters[start - 1] == '《'
}

/// The last letter of a quoted name: “数据要素×”, and a stroke that belongs to nothing.
fn ends_name(letters: &[char], (start, end): (usize, usize)) -> bool {
    let closed = letters
        .get(end)
        .is_some_and(|letter| matches!(letter, '”' | '」' | '\''));
    closed
        && matches!(letters[start], '×' | '_')
        && 2 <= letters[..start]
            .iter()
            .rev()
            .take_while(|letter| is_han(**letter))
            .count()
}

/// “×”号, “*”表示…: the sign itself is spoken of.
fn is_named_sign(letters: &[char], at: usize) -> bool {
    let quoted = letters[..at].ends_with(&['“']) && letters.get(at + 1) == Some(&'”');
    quoted && WORDS.prefix("sign", &letters[at + 2..]).is_some()
}

/// Whether two nouns, two measures or two figures with units stand beside a sign.
fn is_factor(letters: &[char], words: &[Word], at: usize, formula: bool, text_masks: bool) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).map(|before| letters[before]), letters.get(at + 1)) else {
        return false;
    };
    if letters[at] == '_' || !(is_han(before) && (is_han(*after) || after.is_ascii_alphanumeric())) {
        return false;
    }
    let measure = |letter: char| WORDS.prefix("measure", &[letter]).is_some();
    // 长×宽为12米
    let states = |letter: char| WORDS.prefix("states", &[letter]).is_some();
    let behind =
        |letter: Option<&char>| letter.is_none_or(|letter| !is_han(*letter) || measure(*letter) || states(*letter));
    let sides = measure(before) && measure(*after) && behind(letters.get(at + 2));
    let first = words.partition_point(|word| word.span.range().end < at);
    let word = |end: bool| {
        let mut near = words[first..].iter().take(3).map(|word| (word.span.range(), word));
        near.find(|(range, _)| if end { range.end == at } else { range.start == at + 1 })
    };
    // An official term that the dictionary has not has no class: 数据要素.
    let noun = |(range, word): &(Range<usize>, &Word)| {
        let term = word.origin == Origin::Term;
        1 < range.len() && (word.tag.as_str().starts_with('n') || matches!(word.tag.as_str(), "vn" | "m" | "t") || term)
    };
    let nouns = word(true).filter(noun).zip(word(false).filter(noun));
    let quoted = nouns.as_ref().is_some_and(|((first, _), (second, _))| {
        letters[..first.start].ends_with(&['“']) && letters.get(second.end) == Some(&'”')
    });
    let numerals = is_numeral(before) && is_numeral(*after);
    sides || numerals || is_unit(letters, at) || formula || quoted || !text_masks && nouns.is_some()
}

/// 20元×天数, 三公里*五公里: a figure with its unit stands before.
fn is_unit(letters: &[char], at: usize) -> bool {
    let unit = letters[..at]
        .iter()
        .rev()
        .take(2)
        .take_while(|letter| is_han(**letter) && !is_figure(**letter))
        .count();
    0 < unit
        && at
            .checked_sub(unit + 1)
            .is_some_and(|before| is_figure(letters[before]))
        && !matches!(letters[at - 1], '年' | '月' | '日')
}

fn is_figure(letter: char) -> bool {
    letter.is_ascii_digit() || crate::phrases::digit(letter).is_some() || matches!(letter, '十' | '百' | '千')
}

/// Marks the stars that open and close a word: **务必**. In a text that masks with stars what they hold is a short word, and nothing
/// beside them stands before a name.
fn emphasised(letters: &[char], places: &[(usize, usize)], own: &mut [bool]) {
    let is_star = |place: &(usize, usize)| letters[place.0..place.1].iter().all(|letter| *letter == '*');
    let mut pairs = Vec::new();
    let mut masks = false;
    let mut index = 0;
    while index < places.len() {
        let pair = places
            .get(index + 1)
            .is_some_and(|next| is_star(&places[index]) && is_star(next) && is_pair(letters, places[index], *next));
        if pair {
            pairs.push(index);
            index += 2;
        } else {
            masks |= letters[places[index].0..places[index].1].contains(&'*');
            index += 1;
        }
    }
    for index in pairs {
        let inside = places[index].1..places[index + 1].0;
        // **镇**小区**栋: one mask behind the other.
        let before = index
            .checked_sub(1)
            .is_some_and(|before| places[index].0 - places[before].1 <= NEAR);
        let behind = places
            .get(index + 2)
            .is_some_and(|next| next.0 - places[index + 1].1 <= NEAR);
        if !masks || !before && !behind && !letters[inside].iter().any(|letter| "，,、：:；;".contains(*letter)) {
            own[index..index + 2].fill(true);
        }
    }
}

/// Whether two runs of stars open and close what stands between them.
fn is_pair(letters: &[char], (start, open): (usize, usize), (close, end): (usize, usize)) -> bool {
    let inside = &letters[open..close];
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
        return false;
    };
    let edge = |letter: Option<&char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    let clause = inside.iter().any(|letter| "，,、：:；;。".contains(*letter));
    let edged = edge(start.checked_sub(1).map(|at| &letters[at])) && (edge(letters.get(end)) || edge(Some(last)));
    open - start == end - close
        && (2..=MAX_EMPHASIS).contains(&inside.len())
        && !inside.contains(&'\n')
        && !first.is_whitespace()
        && !last.is_whitespace()
        && inside.iter().any(|letter| is_han(*letter))
        && !is_named(letters, open)
        && !is_named(letters, end)
        && WORDS.suffix("lead", inside).is_none()
        && (!clause || edged)
}
