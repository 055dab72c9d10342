//! Where the page wrote on behind a line of the speech: …件件有回音。责任编辑:赵六, 在…会上的讲话 2021-03-05 18:00 来源:山城网
//!
//! The line is cut there into two units, and what each is, is judged as of lines of their own: the page's words must not take
//! the speech's with them.

use std::cell::LazyCell;
use std::ops::Range;

use super::bars;
use super::page::Page;
use super::vocabulary::{Role, Vocabulary};

/// The page writes no more than so many letters behind a line.
const MAX_REST: usize = 120;
/// The speech's part of a line has at least so many letters.
const MIN_OWN: usize = 8;

/// What the words of a page begin with.
const OPENING: [Role; 5] = [Role::Start, Role::Line, Role::Tail, Role::Caption, Role::Credit];
/// What they hold.
const INSIDE: [Role; 9] = [
    Role::Start,
    Role::Line,
    Role::Word,
    Role::Tail,
    Role::Caption,
    Role::Credit,
    Role::Inside,
    Role::Topic,
    Role::Url,
];

/// The rests of lines that the page may have written, ascending.
pub(super) fn find(page: &Page, vocabulary: &Vocabulary) -> Vec<Range<usize>> {
    let lines = page.units.iter().filter(|unit| unit.whole_line);
    lines.filter_map(|unit| rest(page, &unit.range, vocabulary)).collect()
}

fn rest(page: &Page, line: &Range<usize>, vocabulary: &Vocabulary) -> Option<Range<usize>> {
    let from = line.start + MIN_OWN;
    if line.end <= from {
        return None;
    }
    let near = from.max(line.end.saturating_sub(MAX_REST));
    let places = |roles| page.places(near..line.end, roles);
    let speaks = LazyCell::new(|| !places(&[Role::Inside, Role::Url]).is_empty());
    let letters = page.letters(line);
    // A sentence ends behind a mark, and a title before one.
    let marks = page.current.census().others_in(&(near - 1..line.end));
    let mut passed = near;
    for at in marks.flat_map(|mark| [mark, mark + 1]) {
        if at < passed || line.end <= at {
            continue;
        }
        passed = at + 1;
        if let Some((behind, end)) = boundary(letters, at - line.start, vocabulary) {
            let start = line.start + behind;
            // 版权均属山城日报所有。任何单位…不得转载: the page's from its first letter on.
            let own = || !vocabulary.stands_in(&page.shadow, line.start..start, Role::Inside);
            if opens(&page.shadow[start..line.end], end, vocabulary, || *speaks && own()) {
                let said = places(&INSIDE);
                said.first()?;
                // 祝大家万事如意特别声明:… : the label tells where the page begins.
                let label = said.iter().find(|(role, said)| {
                    *role == Role::Start && start + MIN_OWN <= said.start && page.shadow[said.end - 1] == ':'
                });
                let own = |label: &&(Role, Range<usize>)| {
                    said.iter()
                        .all(|(_, said)| said.end <= start || label.1.start <= said.start)
                };
                return Some(label.filter(own).map_or(start, |(_, label)| label.start)..line.end);
            }
            passed = start + 1;
        }
    }
    None
}

/// What ends before a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Sentence,
    Title,
}

/// Where the next word begins, if the letter before `at` ends a sentence, or a title with a blank behind it.
fn boundary(letters: &[char], at: usize, vocabulary: &Vocabulary) -> Option<(usize, End)> {
    // Beside nearly all marks of a line.
    if !matches!(letters[at - 1], '。' | '!' | '?' | '…' | '”' | ')') && !letters[at].is_whitespace() {
        return None;
    }
    let blanks = letters[at..].iter().take_while(|letter| letter.is_whitespace()).count();
    let next = at + blanks;
    let mark = |at: usize| matches!(letters[at], '。' | '!' | '?' | '…');
    let closing = matches!(letters[at - 1], '”' | ')') && mark(at - 2);
    let ended = (mark(at - 1) || closing).then_some(End::Sentence);
    let title = || (0 < blanks && vocabulary.ends_at(letters, at, Role::Genre)).then_some(End::Title);
    let goes_on = |next: &char| ",、;:。!?)”》".contains(*next);
    let end = ended
        .or_else(title)
        .filter(|_| letters.get(next).is_some_and(|next| !goes_on(next)));
    end.map(|end| (next, end))
}

/// Whether letters are what pages write; `speaks` tells whether the line they are the end of speaks of a page.
fn opens(rest: &[char], behind: End, vocabulary: &Vocabulary, speaks: impl Fn() -> bool) -> bool {
    let sign = |letter: &&char| matches!(letter, '(' | '[' | '【' | '>' | '*') || letter.is_whitespace();
    let open = rest.iter().take_while(sign).count();
    // (责编:唐璐璐)上午的会议开到十二点。 goes on with the speech.
    let closes = |letter: &char| matches!(letter, ')' | ']' | '】');
    let close = if open == 0 { None } else { rest.iter().position(closes) };
    if close.is_some_and(|close| rest[close..].contains(&'。')) {
        return false;
    }
    let begins = OPENING.iter().any(|role| vocabulary.at(rest, open, *role).is_some());
    let sentence = rest.iter().any(|letter| matches!(letter, '。' | '!' | ';'));
    if begins || !sentence && bars::is_bar(rest, vocabulary) {
        return true;
    }
    if !speaks() {
        return false;
    }
    let places = vocabulary.places_in(rest, &[Role::Inside, Role::Topic, Role::Url]);
    let inside = places.iter().any(|(role, _)| *role != Role::Topic);
    inside && (2 <= places.len() || !sentence || behind == End::Title)
}
