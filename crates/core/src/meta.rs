//! What a text says about itself: title, date, speaker, lengths, and how complete it is.

mod date;
mod head;
mod lead;
mod length;
mod news;
mod person;
mod title;
mod words;

pub(crate) use length::breaks_off;
pub(crate) use length::chars as wps_chars;
pub(crate) use person::is_name;

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Raw, Span};

use crate::clean::Cleaned;
use crate::outline::Outline;
use crate::segment::Segments;
use crate::shadow::Shadow;

/// A value and the raw letters that say so; none where it was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// Where the text says so.
    pub raw: Option<Span<Raw>>,
}

/// How the text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceScript {
    /// 简体.
    Simplified,
    /// 繁體.
    Traditional,
    /// Simplified, turned traditional by machine.
    Converted,
    /// Both.
    Mixed,
}

/// How a text is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TruncatedBy {
    /// A gap inside.
    Gap,
    /// A notice that more follows.
    StatedCut,
    /// It just stops.
    SilentCut,
}

/// What a text says about itself. Strings are in the source's script.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Kicker, main title and subtitle as one line.
    pub title: Option<Fact<String>>,
    /// 主标题.
    pub main_title: Option<Fact<String>>,
    /// 引题.
    pub kicker: Option<Fact<String>>,
    /// 副标题.
    pub subtitle: Option<Fact<String>>,
    /// Name, masked as it stands.
    pub speaker: Option<Fact<String>>,
    /// 职务.
    pub role: Option<Fact<String>>,
    /// 场合.
    pub occasion: Option<Fact<String>>,
    /// ISO 8601, x for masked digits.
    pub date: Option<Fact<String>>,
    /// 地点.
    pub place: Option<Fact<String>>,
    /// 讲话, 发言, 报告, 致辞, 主持词, 会议报道, 通知, 纪要.
    pub genre: Option<Fact<String>>,
    /// 称谓.
    pub salutation: Option<Fact<String>>,
    /// 记者.
    pub reporter: Option<Fact<String>>,
    /// 根据录音整理.
    pub note: Option<Fact<String>>,
    /// How the text is written.
    pub script: Option<Fact<SourceScript>>,
    /// Full length as the page states it, in characters.
    pub full_chars: Option<Fact<u32>>,
    /// Shown length as the page states it, in characters.
    pub shown_chars: Option<Fact<u32>>,
    /// Length as WPS counts it: a run of digits or Latin letters is one.
    pub chars: u32,
    /// Whether text is missing.
    pub truncated: bool,
    /// How.
    pub truncated_by: Option<TruncatedBy>,
}

/// Reads the head of a text, and what the page says about the whole.
///
/// ```
/// use tigang::{Options, analyze, lexicon::Lexicon};
/// let raw = "在全县春耕工作会议上的讲话\n县长 李大河\n(2019年3月8日)\n同志们:\n今天我讲三点意见。\n";
/// let meta = analyze(raw, &Options::default(), &Lexicon::embedded())?.meta;
/// assert_eq!(meta.occasion.map(|fact| fact.value).as_deref(), Some("全县春耕工作会议"));
/// assert_eq!(meta.date.map(|fact| fact.value).as_deref(), Some("2019-03-08"));
/// # Ok::<(), tigang::TextTooLong>(())
/// ```
pub fn meta(cleaned: &Cleaned, shadow: &Shadow, segments: &Segments, outline: &Outline, lexicon: &Lexicon) -> Meta {
    let words = words::words();
    let head = head::head(shadow, segments, outline, words);
    let title = title::title(shadow, &head, words, lexicon);
    let stated = |stated: Option<crate::clean::Stated>| {
        stated.map(|stated| Fact {
            value: stated.value,
            raw: Some(stated.raw),
        })
    };
    let chars = length::chars(&cleaned.text, cleaned.text.span(), shadow);
    let truncated_by = length::truncated(cleaned, shadow, segments, chars);
    let mut meta = Meta {
        script: length::script(cleaned, shadow, lexicon),
        full_chars: stated(cleaned.full_chars),
        shown_chars: stated(cleaned.shown_chars),
        chars,
        truncated: truncated_by.is_some(),
        truncated_by,
        salutation: head.salutation.map(|span| fact(cleaned, &[span])),
        ..Meta::default()
    };
    if let Some(title) = &title {
        titles(&mut meta, title, cleaned);
    }
    let behind = head
        .lines
        .get(title.as_ref().map_or(0, |title| title.end)..)
        .unwrap_or_default();
    // A byline may be glued to the title.
    let from = title
        .as_ref()
        .and_then(|title| title.main.last())
        .map_or(0, |main| main.end);
    lines(&mut meta, behind, from, cleaned, shadow, words, lexicon);
    if let Some(dateline) = head.dateline {
        news::report(&mut meta, dateline, cleaned, shadow, segments, words, lexicon);
    } else if meta.genre.is_none() && meta.salutation.is_none() {
        meta.genre = news::told(cleaned, shadow, words);
    }
    if let Some(year) = title
        .as_ref()
        .filter(|_| meta.date.is_none())
        .and_then(|title| year(&head.lines[..title.end.min(head.lines.len())], title, cleaned, shadow))
    {
        meta.date = Some(year);
    }
    // 三月八日 in the head is the day; the year may stand below the text.
    let day = meta.date.as_ref().map_or("", |date| date.value.as_str());
    let day = day.strip_prefix("xxxx").unwrap_or(day).to_owned();
    if day.is_empty() || day.starts_with('-') {
        let signed = signature(cleaned, shadow, segments).filter(|signed| signed.value.ends_with(&day));
        meta.date = signed.or(meta.date);
    }
    meta
}

/// The letters of some spans as one line, and where they stand.
fn fact(cleaned: &Cleaned, spans: &[Span<Clean>]) -> Fact<String> {
    let pieces = spans.iter().map(|span| cleaned.text.string(*span).trim().to_owned());
    let whole = spans
        .first()
        .zip(spans.last())
        .map(|(first, last)| Span::new(first.start, last.end));
    Fact {
        value: pieces.collect::<Vec<_>>().join(" "),
        raw: whole.map(|whole| cleaned.raw(whole)),
    }
}

fn titles(meta: &mut Meta, title: &title::Title, cleaned: &Cleaned) {
    let some = |spans: &[Span<Clean>]| (!spans.is_empty()).then(|| fact(cleaned, spans));
    meta.title = some(&title.lines);
    meta.main_title = some(&title.main);
    meta.kicker = some(&title.kicker);
    meta.subtitle = some(&title.subtitle);
    meta.occasion = title.occasion.map(|span| fact(cleaned, &[span]));
    meta.role = title.role.map(|span| fact(cleaned, &[span]));
    meta.speaker = title.speaker.map(|span| fact(cleaned, &[span]));
    meta.genre = title.genre.map(|(genre, span)| Fact {
        value: genre.to_owned(),
        raw: Some(cleaned.raw(span)),
    });
}

/// Byline, date, note and place from the lines between title and body, where they stand behind `from`.
fn lines(
    meta: &mut Meta,
    lines: &[Span<Clean>],
    from: u32,
    cleaned: &Cleaned,
    shadow: &Shadow,
    words: &words::Words,
    lexicon: &Lexicon,
) {
    for &line in lines {
        let line = Span::new(line.start.max(from).min(line.end), line.end);
        let letters = shadow.slice(line);
        if words.inside("page", letters) {
            continue;
        }
        let part = |start: usize, end: usize| Span::new(line.start + start as u32, line.start + end as u32);
        if let Some(lead) = lead::read(letters, words, lexicon) {
            let some = |place: Option<(usize, usize)>| place.map(|(start, end)| fact(cleaned, &[part(start, end)]));
            meta.role = meta.role.take().or_else(|| some(lead.role));
            meta.speaker = meta.speaker.take().or_else(|| some(lead.speaker));
            meta.occasion = meta.occasion.take().or_else(|| some(lead.occasion));
            meta.date = meta.date.take().or_else(|| {
                let date = lead.date?;
                let raw = Some(cleaned.raw(part(date.start, date.end)));
                Some(Fact { value: date.iso, raw })
            });
            continue;
        }
        let mut named = letters.len();
        if let Some(date) = date::find(letters) {
            named = letters[..date.start]
                .iter()
                .rposition(|letter| *letter != '(' && *letter != ' ')
                .map_or(0, |at| at + 1);
            if meta.place.is_none() && meta.date.is_none() {
                meta.place = news::place_behind(letters, date.end, words, lexicon)
                    .map(|(start, end)| fact(cleaned, &[part(start, end)]));
            }
            let raw = Some(cleaned.raw(part(date.start, date.end)));
            meta.date.get_or_insert(Fact { value: date.iso, raw });
        }
        if meta.note.is_none() && words.inside("note", letters) {
            let bare = |letter: &char| !matches!(letter, '(' | ')' | '[' | ']' | '【' | '】' | ' ');
            let start = letters.iter().position(bare).unwrap_or(0);
            let end = letters.iter().rposition(bare).map_or(letters.len(), |last| last + 1);
            meta.note = Some(fact(cleaned, &[part(start, end)]));
            continue;
        }
        if let Some(byline) = person::byline(&letters[..named], lexicon) {
            if meta.role.is_none() {
                meta.role = byline.role.map(|(start, end)| fact(cleaned, &[part(start, end)]));
            }
            if meta.speaker.is_none() {
                meta.speaker = byline
                    .name
                    .map(|(start, end)| unspaced(fact(cleaned, &[part(start, end)])));
            }
        }
    }
}

/// A name without the space that sets two letters as wide as three.
fn unspaced(mut name: Fact<String>) -> Fact<String> {
    name.value.retain(|letter| !letter.is_whitespace());
    name
}

/// The day that a line of the title names, 在…会议上的讲话(2019年3月8日), else the year of the meeting, where it says no more: 在2021年
/// 全省…会议上的讲话.
fn year(head: &[Span<Clean>], title: &title::Title, cleaned: &Cleaned, shadow: &Shadow) -> Option<Fact<String>> {
    let dates = |lines: &[Span<Clean>], to_the_day: bool| {
        lines.iter().find_map(|line| {
            let date = date::find(shadow.slice(*line)).filter(|date| date.to_the_day || !to_the_day)?;
            let span = Span::new(line.start + date.start as u32, line.start + date.end as u32);
            Some(Fact {
                value: date.iso,
                raw: Some(cleaned.raw(span)),
            })
        })
    };
    let own = head.len().saturating_sub(1);
    dates(&title.lines, true)
        .or_else(|| dates(&head[own..], true))
        .or_else(|| dates(&title.lines, false))
}

/// Letters of (星期三).
const WEEKDAY: usize = 5;

/// Lines below the text among which its date may stand: 香港时间15时20分 follows it.
const BELOW: usize = 3;

/// The date below the text: one of the last lines, that is nothing else.
fn signature(cleaned: &Cleaned, shadow: &Shadow, segments: &Segments) -> Option<Fact<String>> {
    let lines = segments.paragraphs.iter().rev().take(BELOW);
    lines.into_iter().find_map(|line| signed(cleaned, shadow, *line))
}

/// The date that is all a line says.
fn signed(cleaned: &Cleaned, shadow: &Shadow, line: Span<Clean>) -> Option<Fact<String>> {
    let date = date::find(shadow.slice(line)).filter(|date| date.to_the_day)?;
    let behind = &shadow.slice(line)[date.end..];
    let weekday = behind.starts_with(&['(', '星', '期']) && behind.len() == WEEKDAY;
    let rest = line.len() as usize - (date.end - date.start) - if weekday { WEEKDAY } else { 0 };
    (rest <= 2).then(|| Fact {
        value: date.iso,
        raw: Some(cleaned.raw(line)),
    })
}

#[cfg(test)]
mod tests;
