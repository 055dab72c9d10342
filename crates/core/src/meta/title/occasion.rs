//! What a title line says of its occasion and its speaker: [职务][姓名]在[场合]上的讲话.

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span};

use super::{Title, led_by};
use crate::meta::words::{Words, genre};
use crate::meta::{date, person};
use crate::phrases::find;
use crate::shadow::Shadow;

/// Letters of 的 and the word between it and the genre: 的表态发言, 的闭幕讲话.
const MODIFIER: usize = 5;

/// What a title line says of occasion and speaker: [职务][姓名]在[场合]上的讲话.
pub(super) fn occasion(shadow: &Shadow, line: Span<Clean>, title: &mut Title, words: &Words, lexicon: &Lexicon) {
    let line = behind_label(shadow, line, lexicon);
    let letters = shadow.slice(line);
    let spoken = genre(letters, words).map_or(letters.len(), |(_, len)| letters.len() - len);
    let report = words
        .suffix("report_verb", letters)
        .map_or(spoken, |len| letters.len() - len);
    let mut end = spoken.min(report);
    // 会议上的总结报告, 大会上的表态发言: a word may stand before the genre.
    let of = letters[..end].iter().rposition(|letter| *letter == '的');
    let of = of.filter(|of| end - of <= MODIFIER);
    end = of.unwrap_or(end);
    let of = of.is_some();
    end -= words.suffix("made", &letters[..end]).filter(|_| of).unwrap_or(0);
    let framed = matches!(letters[..end].last(), Some('上' | '中' | '时' | '间'));
    let at = find(letters, &['在'], 0).filter(|at| *at < end && introduces(&letters[..*at], lexicon));
    let of_meeting = of && letters[..end].ends_with(&['会']);
    if !framed && !of_meeting {
        return;
    }
    let start = at.map_or(0, |at| at + 1);
    end -= usize::from(matches!(letters[..end].last(), Some('上' | '中' | '时')));
    if title.occasion.is_none() && start < end {
        title.occasion = Some(Span::new(line.start + start as u32, line.start + end as u32));
    }
    let Some(at) = at.filter(|at| 0 < *at) else { return };
    let before = Span::new(line.start, line.start + at as u32);
    if let Some(name) = person::name_before(letters, &['在'], lexicon) {
        title
            .speaker
            .get_or_insert(Span::new(line.start, line.start + name as u32));
    } else if let Some(byline) = person::byline(shadow.slice(before), lexicon) {
        let part = |(start, end): (usize, usize)| Span::new(line.start + start as u32, line.start + end as u32);
        title.role = title.role.or(byline.role.map(part));
        title.speaker = title.speaker.or(byline.name.map(part));
    }
}

/// A line without the label in brackets that collections put before a title, [县委书记] or 【精品】, and without who speaks.
fn behind_label(shadow: &Shadow, line: Span<Clean>, lexicon: &Lexicon) -> Span<Clean> {
    let letters = shadow.slice(line);
    if let Some((len, _)) = led_by(letters, lexicon) {
        return Span::new(line.start + len, line.end);
    }
    let close = match letters.first() {
        Some('[') => ']',
        Some('【') => '】',
        _ => return line,
    };
    let label = letters.iter().position(|letter| *letter == close);
    label.map_or(line, |label| Span::new(line.start + label as u32 + 1, line.end))
}

/// Whether what stands before 在 can: nothing, a date, an office, a name.
fn introduces(before: &[char], lexicon: &Lexicon) -> bool {
    before.is_empty()
        || date::find(before).is_some_and(|date| date.end == before.len())
        || person::byline(before, lexicon).is_some()
        || person::name_before(&[before, &['在']].concat(), &['在'], lexicon).is_some()
}
