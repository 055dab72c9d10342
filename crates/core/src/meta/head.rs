//! The head of a text: the lines before the body, and where the body begins.
//!
//! A paste may hold head and body on one line, with single spaces between what were lines; such a line is cut at them.

use tigang_text::{Clean, Span};

use super::date;
use super::words::Words;
use crate::outline::Outline;
use crate::phrases::is_han;
use crate::segment::Segments;
use crate::shadow::Shadow;

/// Lines looked at: the longest heads seen, with kicker, two title lines, subtitle, byline, date and note, have ten; the
/// rest is what page furniture may have been left before them.
const LINES: usize = 40;

/// Longest line of a head, in letters.
const LONGEST: u32 = 100;

/// Longest byline that runs into a salutation, in letters.
const BYLINE: usize = 30;

/// Title lines of a report, and letters of each.
const TITLES: usize = 4;
const SLOGAN: usize = 40;

/// The first paragraph of a report has so many letters at least, and says within so many of the next ones who spoke.
const WITNESSED: usize = 24;
const OPENING: usize = 10;

/// Where a news report states agency and date: within its first letters.
const DATELINE: usize = 60;

/// The lines before the body.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// In order, without spaces around them.
    pub(super) lines: Vec<Span<Clean>>,
    /// First letter of the body.
    pub(super) body: u32,
    /// 称谓 without its mark, where there is one.
    pub(super) salutation: Option<Span<Clean>>,
    /// The opening of a news report up to the bracket that names the reporter, where there is one.
    pub(super) dateline: Option<Span<Clean>>,
}

/// Finds the head.
pub(super) fn head(shadow: &Shadow, segments: &Segments, outline: &Outline, words: &Words) -> Head {
    // A collection may begin with the title of its first piece, which is a title all the same.
    let first = segments.paragraphs.first().map_or(0, |line| line.start);
    let mut nodes = outline.nodes.iter().filter_map(|node| node.span);
    let node = nodes.find(|span| first < span.start);
    let node = node.map_or(shadow.len(), |span| span.start);
    let mut head = Head {
        body: node,
        ..Head::default()
    };
    if let Some((line, dateline)) = reported(shadow, segments, words) {
        head.body = line.start;
        head.dateline = Some(dateline);
    }
    for &line in segments.paragraphs.iter().take(LINES) {
        if head.body <= line.start {
            break;
        }
        if let Some(dateline) = dateline(shadow, line) {
            head.body = line.start;
            head.dateline = Some(dateline);
            break;
        }
        let noted = noted(shadow.slice(line));
        if let Some(salutation) = salutation(&shadow.slice(line)[noted..], words) {
            let start = line.start + noted as u32;
            if 0 < noted {
                head.lines.push(Span::new(line.start, start));
            }
            head.salutation = Some(Span::new(start, start + salutation as u32));
            head.body = head.body.min(line.start);
            break;
        }
        let whole = line.len() <= LONGEST && line.end <= head.body && !shadow.slice(line).contains(&'。');
        if whole {
            head.lines.push(line);
        } else if cut(shadow, line, words, &mut head) {
            break;
        }
    }
    if head.salutation.is_none() && head.dateline.is_none() {
        head.salutation = late_salutation(shadow, segments, &head, words);
    }
    head
}

/// Length of the bracket that a salutation stands behind: (2019年3月8日)同志们:
fn noted(letters: &[char]) -> usize {
    let bracket = letters.iter().take(BYLINE).position(|letter| *letter == ')');
    let close = bracket.filter(|_| letters.first() == Some(&'('));
    close.map_or(0, |close| {
        let behind = letters[close + 1..].iter().take_while(|letter| **letter == ' ').count();
        close + 1 + behind
    })
}

/// Cuts a line that holds the body at its spaces, and takes what stands before the body. Whether the body was reached.
fn cut(shadow: &Shadow, line: Span<Clean>, words: &Words, head: &mut Head) -> bool {
    let letters = shadow.slice(line);
    let mut start = line.start;
    while start < line.end.min(head.body) {
        let at = (start - line.start) as usize;
        if let Some(len) = salutation(&letters[at..], words) {
            head.salutation = Some(Span::new(start, start + len as u32));
            break;
        }
        if let Some((before, len)) = inner_salutation(&letters[at..], words) {
            head.lines.push(Span::new(start, start + before));
            start += before;
            head.salutation = Some(Span::new(start, start + len));
            break;
        }
        let len = letters[at..].iter().take_while(|letter| **letter != ' ').count() as u32;
        let piece = Span::new(start, start + len);
        let ends_before_body = piece.end <= head.body && piece.end < line.end;
        if LONGEST < len || !ends_before_body || shadow.slice(piece).contains(&'。') {
            break;
        }
        head.lines.push(piece);
        let spaces = letters[at + len as usize..]
            .iter()
            .take_while(|letter| **letter == ' ')
            .count();
        start = piece.end + spaces as u32;
    }
    head.body = head.body.min(start);
    true
}

/// A salutation at the start of `letters`, and its length without the mark: 同志们: or 各位代表, at the head of a text.
fn salutation(letters: &[char], words: &Words) -> Option<usize> {
    if words.prefix("addressing", letters).is_none() && !addresses_at_end(letters, words) {
        return None;
    }
    let colon = letters
        .iter()
        .take(60)
        .position(|letter| matches!(letter, ':' | '。' | '!' | '\n'))?;
    let comma = letters.iter().take(12).position(|letter| *letter == ',');
    let end = match (letters[colon], comma) {
        (':', _) => colon,
        (_, Some(comma)) => comma,
        _ => return None,
    };
    let said = words.inside("addressed", &letters[..end]) || words.suffix("greeted", &letters[..end]).is_some();
    // 各位代表,现在… addresses; 各位同志要认真学习,… does not.
    let bare = letters[end] == ':' || words.suffix("addressed", &letters[..end]).is_some() || letters[end - 1] == '们';
    (said && bare).then_some(end)
}

/// 王副主席、各位来宾、各位朋友: a line that greets guests by name first, and everybody at its end; 主席先生: and 新战友们:.
fn addresses_at_end(letters: &[char], words: &Words) -> bool {
    let Some(line) = letters.strip_suffix(&[':']) else {
        return false;
    };
    let last = line.rsplit(|letter| *letter == '、').next().unwrap_or_default();
    let plain = !line.iter().any(|letter| matches!(letter, ',' | '。' | ':' | ';'));
    if plain && line.len() <= BYLINE && words.suffix("greeted", last).is_some() {
        return true;
    }
    let bare = &last[words.prefix("addressing", last).unwrap_or(0)..];
    plain && bare.len() < last.len() && last.len() < line.len() && words.suffix("addressed", bare).is_some()
}

/// A salutation that a byline runs into, as in 副县长**同志们:; letters before it, and its own.
fn inner_salutation(letters: &[char], words: &Words) -> Option<(u32, u32)> {
    let reach = letters
        .iter()
        .take(BYLINE)
        .take_while(|letter| !matches!(letter, ' ' | ',' | '。' | ':'))
        .count();
    (1..reach).find_map(|at| {
        let len = salutation(&letters[at..], words)?;
        (letters.get(at + len) == Some(&':')).then_some((at as u32, len as u32))
    })
}

/// A salutation that opens the first lines of the body.
fn late_salutation(shadow: &Shadow, segments: &Segments, head: &Head, words: &Words) -> Option<Span<Clean>> {
    let lines = segments
        .paragraphs
        .iter()
        .filter(|line| head.body <= line.start)
        .take(3);
    lines.into_iter().find_map(|line| {
        let len = salutation(shadow.slice(*line), words)?;
        Some(Span::new(line.start, line.start + len as u32))
    })
}

/// The first paragraph of a report below its title lines, and where it says when: behind an agency, or by the day alone, where
/// what follows tells of a meeting. What the outline made of the title lines does not count.
fn reported(shadow: &Shadow, segments: &Segments, words: &Words) -> Option<(Span<Clean>, Span<Clean>)> {
    let lines = &segments.paragraphs;
    let title = |line: &&Span<Clean>| {
        let letters = shadow.slice(**line);
        letters.len() <= SLOGAN && !letters.iter().any(|letter| matches!(letter, '。' | ':' | ';'))
    };
    let above = lines.iter().take(LINES).take_while(title).count();
    let line = *lines.get(above).filter(|_| 0 < above && above <= TITLES)?;
    if let Some(dateline) = dateline(shadow, line) {
        return Some((line, dateline));
    }
    let letters = shadow.slice(line);
    let date = date::find(letters).filter(|date| date.start == 0 && date.to_the_day)?;
    let behind = letters[date.end..]
        .iter()
        .take_while(|letter| "上下午晚早".contains(**letter))
        .count();
    let comma = letters.get(date.end + behind) == Some(&',');
    let told = letters.contains(&'。') && !letters.contains(&'我') && WITNESSED <= letters.len();
    let meets = words.inside("meets", letters);
    let tells = lines[above + 1..].iter().take(LINES).any(|line| {
        let letters = shadow.slice(*line);
        let opening = &letters[..letters.len().min(OPENING)];
        words.inside("report_verb", opening)
    });
    let dateline = Span::new(line.start, line.start + date.end as u32);
    (comma && told && meets && tells).then_some((line, dateline))
}

/// 本报长沙4月20日讯(记者 …: the opening of a news report up to 讯 or 电.
fn dateline(shadow: &Shadow, line: Span<Clean>) -> Option<Span<Clean>> {
    let letters = shadow.slice(line);
    let at = letters
        .iter()
        .take(DATELINE)
        .position(|letter| matches!(letter, '讯' | '电'))?;
    let before = &letters[..at];
    let dated = date::find(before).is_some_and(|date| date.end == at);
    let own = before.ends_with(&['本', '报']) || before.ends_with(&['本', '网']);
    let bracket = letters
        .get(at + 1)
        .is_some_and(|next| matches!(next, '(' | ' ') || own && next.is_ascii_digit());
    let named = letters.iter().skip(at + 1).take(4).any(|letter| *letter == '记');
    let plain = before
        .iter()
        .all(|letter| is_han(*letter) || letter.is_ascii_digit() || " -·()【】[]".contains(*letter));
    // 本报讯 5月6日,…: the day may follow.
    let next = &letters[at + 1..];
    let day = date::find(next).filter(|date| own && date.start <= 1 && date.to_the_day);
    let end = at + 1 + day.map_or(0, |date| date.end);
    (plain && (dated || own) && (bracket || named || dated)).then(|| Span::new(line.start, line.start + end as u32))
}
