//! Full-width marks that were torn out of letters, as ASCII ones are on other pages: `任務？梢哉f` is 任務。可以說, of which only the
//! first byte was lost.
//!
//! The solver knows torn marks by their ASCII forms. A page that tears full-width ones is read with those, and what is put back
//! gets full-width ones again.

use super::language::is_hanzi;
use super::own::is_wide_mark;
use super::shown::is_hole;

/// So many marks that cannot stand where they do show that a page tears them out of letters.
const TORN: usize = 2;
/// A page has its marks in full width if it has so many times as many of them as of ASCII ones.
const MOSTLY: usize = 4;

/// Whether a page tears full-width marks out of letters: some stand before a lone Latin letter that a Chinese one or a reading
/// follows, and others so or behind a hole. A hole before a comma alone may be the end of a letter that a reading tore.
pub(super) fn is_torn_wide(letters: &[char]) -> bool {
    let get = |at: usize| letters.get(at).copied();
    let before_latin = |at: usize| {
        let latin = get(at + 1).is_some_and(|letter| matches!(letter, '\u{40}'..='\u{7e}'));
        latin && get(at + 2).is_some_and(|next| next == '(' || is_hanzi(next))
    };
    let behind_hole = |at: usize| letters[at] != '，' && at.checked_sub(1).and_then(get).is_some_and(is_hole);
    let (mut wide, mut ascii, mut latin, mut holes) = (0, 0, 0, 0);
    for (at, &letter) in letters.iter().enumerate() {
        ascii += usize::from(matches!(letter, ',' | ';' | '!'));
        if is_wide_mark(letter) {
            wide += 1;
            latin += usize::from(before_latin(at));
            holes += usize::from(behind_hole(at));
        }
    }
    0 < latin && TORN <= latin + holes && ascii * MOSTLY <= wide
}

/// The ASCII form of a full-width mark; other letters stay.
pub(super) fn narrow(letter: char) -> char {
    match letter {
        '，' => ',',
        '？' => '?',
        '！' => '!',
        '；' => ';',
        '：' => ':',
        _ => letter,
    }
}

/// The full-width form of an ASCII mark; other letters stay.
pub(super) fn wide(letter: char) -> char {
    match letter {
        ',' => '，',
        '?' => '？',
        '!' => '！',
        ';' => '；',
        ':' => '：',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_behind_holes_and_before_lone_latin_letters_are_torn() {
        let is_torn = |page: &str| is_torn_wide(&page.chars().collect::<Vec<_>>());
        assert!(is_torn("完成了任務?？梢哉f，形勢很好?，F將打算報告如下"));
        assert!(is_torn("完成了任務，F將打算報告如下，形勢很好，F(xiàn)在休息"));
        assert!(!is_torn("完成了任務?，現將打算報告如下?，形勢很好?：修渠"));
        assert!(!is_torn("完成了任務，現將打算報告如下?，形勢很好"));
        assert!(!is_torn("選項：A、去，B、不去，GDP增長，形勢很好"));
        assert!(!is_torn("任務?？梢哉f,形勢,很好?，F將打算報告如下"));
    }

    #[test]
    fn each_form_has_the_other() {
        for letter in "，？！；：".chars() {
            assert_eq!(wide(narrow(letter)), letter);
        }
        assert_eq!(narrow('。'), '。');
    }
}
