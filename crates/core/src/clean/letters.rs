//! Wrong letters that look right: radicals from PDF files, dashes and kana for numerals, small marks, 壹 for 一.
//!
//! What the reader should see put right is an edit; other look-alikes (㈠ ⑴ １．) are folded in the shadow only.

use std::cell::LazyCell;

use tigang_lexicon::Lexicon;

use super::{Certainty, Current, Draft, EditKind, Proposal};
use crate::phrases::is_han;

/// A converter that writes 壹 for 一 does it everywhere: one such word proves nothing.
const MIN_CONVERTED: usize = 2;

/// Replaces them.
pub(super) fn replace(draft: &mut Draft<'_>, lexicon: &Lexicon) {
    let current = draft.current();
    let letters = current.scalars();
    let census = current.census();
    let japanese = LazyCell::new(|| census.has_any('\u{3041}'..='\u{3096}'));
    let mut proposals = Vec::new();
    let put_right = |at: usize| {
        let numeral = || numeral(letters, at).filter(|_| !*japanese);
        let after = alike(letters[at], lexicon).or_else(numeral)?;
        Some(edit(&current, at, after, Certainty::Certain))
    };
    if census.has_other(|letter| alike(letter, lexicon).is_some() || numeral_like(letter).is_some()) {
        proposals.extend(census.others().filter_map(put_right));
    }
    let converted = if census.has('壹') {
        converted(letters, lexicon)
    } else {
        Vec::new()
    };
    if MIN_CONVERTED <= converted.len() {
        proposals.extend(
            converted
                .into_iter()
                .map(|at| edit(&current, at, '一', Certainty::Likely)),
        );
    }
    draft.propose(proposals);
}

fn edit(current: &Current, at: usize, after: char, certainty: Certainty) -> Proposal {
    Proposal {
        kind: EditKind::Letter,
        raw: current.raw_span(at, at + 1),
        after: after.to_string(),
        certainty,
        note: None,
    }
}

/// What a radical or a small mark is put for.
fn alike(letter: char, lexicon: &Lexicon) -> Option<char> {
    Some(match letter {
        '\u{2e80}'..='\u{2fdf}' => Some(lexicon.letters().fold(letter)).filter(|after| *after != letter)?,
        '﹑' => '、',
        '﹐' => '，',
        '﹔' => '；',
        '﹕' => '：',
        '﹖' => '？',
        '﹗' => '！',
        '﹙' => '（',
        '﹚' => '）',
        _ => return None,
    })
}

/// The numeral that a kana or dash looks like.
fn numeral_like(letter: char) -> Option<char> {
    Some(match letter {
        'ー' | '—' | '-' | '－' | '―' | '–' | '─' => '一',
        'ニ' => '二',
        'ハ' => '八',
        _ => return None,
    })
}

/// A kana or dash where a numeral stands: `ー、` `ニ、` at the head of a line, `(-)`, `(ニ)`.
fn numeral(letters: &[char], at: usize) -> Option<char> {
    let numeral = numeral_like(letters[at])?;
    let before = at.checked_sub(1).map(|before| letters[before]);
    let after = letters.get(at + 1).copied();
    let kana = matches!(letters[at], 'ー' | 'ニ' | 'ハ');
    let bracketed = matches!(before, Some('(' | '（')) && matches!(after, Some(')' | '）'));
    let opens =
        before.is_none_or(|before| before == '\n' || before == '\u{3000}' || before == ' ') && after == Some('、');
    let ordinal = kana && before == Some('第') && matches!(after, Some('，' | ',' | '、'));
    (bracketed || opens || ordinal).then_some(numeral)
}

/// Places of 壹 in words that are words with 一 only.
fn converted(letters: &[char], lexicon: &Lexicon) -> Vec<usize> {
    let mut places = Vec::new();
    for at in (0..letters.len()).filter(|at| letters[*at] == '壹') {
        let pair = |first: usize| {
            let word = letters
                .get(first..first + 2)
                .filter(|word| word.iter().all(|letter| is_han(*letter)))?;
            let shadow: Vec<char> = lexicon
                .letters()
                .to_simplified(word)
                .into_iter()
                .map(|letter| if letter == '壹' { '一' } else { letter })
                .collect();
            let word_now = lexicon.dictionary().contains(&lexicon.letters().to_simplified(word));
            Some(lexicon.dictionary().contains(&shadow) && !word_now)
        };
        let amount = letters
            .get(at + 1)
            .is_some_and(|letter| "拾佰仟万萬亿億元圆圓、".contains(*letter));
        let word = pair(at).unwrap_or(false) || at.checked_sub(1).and_then(pair).unwrap_or(false);
        if word && !amount {
            places.push(at);
        }
    }
    places
}
