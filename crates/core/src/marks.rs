//! Marks: the letters of a text that are no common Chinese ones, one in seven of a speech. What stands among them,
//! punctuation, figures, Latin, spaces, rare letters, is nearly all that scanners look for, and they go from mark to mark.

/// Whether a letter is of the blocks that nearly all Chinese letters of a text are of, and nothing else is.
#[inline]
pub(crate) fn is_common(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}

/// Places of the marks, ascending.
#[inline]
pub(crate) fn marks(letters: &[char]) -> impl Iterator<Item = u32> + '_ {
    let letters = (0..).zip(letters);
    letters.filter(|(_, letter)| !is_common(**letter)).map(|(at, _)| at)
}
