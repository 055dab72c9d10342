//! Lines that name a genre: 在…会上的讲话, 场合:口号, （党课讲稿）.

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span};

use super::SHORTEST;
use crate::meta::words::{Words, genre};
use crate::meta::{date, person};
use crate::shadow::Shadow;

/// A line that names a genre.
pub(super) struct Named {
    /// The part that ends in the genre, without dashes before it.
    pub(super) occasion: Span<Clean>,
    /// What stands behind a colon.
    pub(super) slogan: Option<Span<Clean>>,
    /// Whether dashes stand before it.
    pub(super) dashed: bool,
    pub(super) genre: (&'static str, Span<Clean>),
}

/// Reads a line that ends in a genre, or has a slogan behind a genre and a colon.
pub(super) fn named_line(shadow: &Shadow, line: Span<Clean>, words: &Words, lexicon: &Lexicon) -> Option<Named> {
    // (党课讲稿) below a slogan is a subtitle as well.
    let bracket = u32::from(in_brackets(shadow.slice(line)));
    let line = Span::new(line.start + bracket, line.end - bracket);
    let dashed = dashes(shadow.slice(line));
    let line = Span::new(line.start + dashed, line.end);
    let dashed = dashed + bracket;
    let letters = shadow.slice(line);
    let named = |end: usize| {
        let (name, len) = genre(&letters[..end], words)?;
        // 李大河 王江讲话 says who spoke.
        if letters[..end - len]
            .split(|letter| *letter == ' ')
            .all(|name| person::is_name(name, lexicon))
        {
            return None;
        }
        let word = Span::new(line.start + (end - len) as u32, line.start + end as u32);
        (SHORTEST <= end).then_some((Span::new(line.start, word.end), (name, word)))
    };
    let end = without_part_number(letters);
    if let Some((occasion, genre)) = named(end) {
        return Some(Named {
            occasion,
            slogan: None,
            dashed: 0 < dashed,
            genre,
        });
    }
    let colon = letters.iter().position(|letter| matches!(letter, ':' | '—'))?;
    let (occasion, genre) = named(colon)?;
    let after = colon
        + letters[colon..]
            .iter()
            .take_while(|letter| matches!(letter, ':' | '—' | ' '))
            .count();
    let slogan = Span::new(line.start + after as u32, line.start + letters.len() as u32);
    let said = SHORTEST <= slogan.len() as usize;
    said.then_some(Named {
        occasion,
        slogan: Some(slogan),
        dashed: 0 < dashed,
        genre,
    })
}

/// Length of a title without the part number that collections put behind it: (2), 篇3, (节选).
fn without_part_number(letters: &[char]) -> usize {
    let mut end = letters.len();
    loop {
        let piece = &letters[..end];
        let digits = piece.iter().rev().take_while(|letter| letter.is_ascii_digit()).count();
        let cut = match piece.last() {
            Some(' ') => end - 1,
            Some(')') => piece
                .iter()
                .rposition(|letter| *letter == '(')
                .filter(|open| end - open <= 8 || date::find(&piece[*open..]).is_some_and(|date| date.to_the_day))
                .unwrap_or(end),
            Some('篇') => end - 1,
            _ if 0 < digits && piece[..end - digits].ends_with(&['篇']) => end - digits - 1,
            _ => end,
        };
        if cut == end || cut == 0 {
            return end;
        }
        end = cut;
    }
}

/// (县委办供稿): a line that is one bracket says who or when, and is no title.
pub(super) fn in_brackets(letters: &[char]) -> bool {
    letters.first() == Some(&'(') && letters.iter().position(|letter| *letter == ')') == Some(letters.len() - 1)
}

/// Letters of the dashes that a subtitle begins with.
pub(super) fn dashes(letters: &[char]) -> u32 {
    letters
        .iter()
        .take_while(|letter| matches!(letter, '—' | '―' | '-' | '─' | ' '))
        .count() as u32
}
