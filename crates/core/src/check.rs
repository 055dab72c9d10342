//! The check stage: what was announced against what was found. It never accuses: readers are asked to check.

mod abbreviation;
mod announcement;
pub mod form;
mod lists;
mod rows;
mod series;
mod share;

use std::sync::LazyLock;

use tigang_text::{Clean, Span};

use announcement::{Announcement, Number};
use rows::{Found, row};

use crate::clean::Cleaned;
use crate::outline::{CatalogStatus, Outline};
use crate::phrases::Phrases;
use crate::segment::Segments;
use crate::shadow::Shadow;

static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../data/check.tsv")));

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    /// 三点意见 against the points.
    Count,
    /// Numbers in order.
    Sequence,
    /// 目录 against the text.
    Catalog,
    /// A list against the number behind it.
    ListLength,
    /// Parts against their sum.
    Sum,
    /// A share against its base.
    Share,
    /// A numeric abbreviation that its parts contradict; one they bear out is a count.
    Abbreviation,
    /// The form of official documents, advisory.
    Form,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckStatus {
    /// Agrees.
    Match,
    /// Fewer found, and nothing is missing from the text.
    Short,
    /// The text ends or is gapped.
    Cut,
    /// Disagrees.
    Mismatch,
    /// The number is masked.
    Unknown,
    /// …等N: the list need not be complete.
    Open,
}

/// One statement held against the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What is checked.
    pub kind: CheckKind,
    /// What came of it.
    pub status: CheckStatus,
    /// The statement.
    pub span: Span<Clean>,
    /// The number it announces; none for 几 and masked numbers.
    pub announced: Option<u32>,
    /// The number found.
    pub found: Option<u32>,
    /// For the reader, in Chinese.
    pub message: String,
}

/// Checks a text against itself; rows ascend.
///
/// ```
/// use tigang::{Options, analyze, check::CheckStatus, lexicon::Lexicon};
/// let raw = "下面讲三点意见。\n一、压实责任\n要有人管。\n二、备足物资\n要够用。\n三、严守值班\n要有人在。\n";
/// let checks = analyze(raw, &Options::default(), &Lexicon::embedded())?.checks;
/// assert_eq!(checks[0].status, CheckStatus::Match);
/// # Ok::<(), tigang::TextTooLong>(())
/// ```
pub fn check(cleaned: &Cleaned, shadow: &Shadow, segments: &Segments, outline: &Outline) -> Vec<Check> {
    let words: &Phrases = &WORDS;
    let scalars = shadow.scalars();
    let text = Checked {
        cleaned,
        shadow,
        breaks_off: crate::meta::breaks_off(cleaned, shadow, segments),
    };
    let points = series::Points::new(outline);
    let mut checks = Vec::new();
    // Of two announcements before one series the later one means it: 也分两步走 after 分两步走.
    let mut claimed = None;
    for announcement in announcement::find(scalars, words).into_iter().rev() {
        match text.announced(&announcement, &points, segments, words) {
            Some((check, series)) if series.is_none() || series != claimed => {
                claimed = series.or(claimed);
                checks.push(check);
            }
            _ => checks.extend(
                text.in_clauses(&announcement)
                    .or_else(|| text.named_only(&announcement, words)),
            ),
        }
    }
    let abbreviations = abbreviation::find(shadow, words).into_iter();
    checks.extend(
        abbreviations.map(|abbreviation| rows::abbreviation(&abbreviation, &cleaned.text.string(abbreviation.span))),
    );
    checks.extend(share::find(shadow, words).iter().map(rows::share));
    checks.extend(catalog(cleaned, outline));
    if cleaned.gaps.is_empty() && !text.breaks_off {
        checks.extend(skipped(outline));
    }
    crate::order::sort_by_key(&mut checks, |check| check.span);
    checks
}

/// Longest sentence whose clauses are counted, and longest set phrase, in letters.
const CLAUSES: usize = 300;
const PHRASE: usize = 10;

/// A text under check.
struct Checked<'a> {
    cleaned: &'a Cleaned,
    shadow: &'a Shadow,
    /// Whether the text breaks off at its end.
    breaks_off: bool,
}

impl Checked<'_> {
    /// Holds an announcement against the list beside it, else against the points it can mean, whose start is returned.
    /// Silent when neither is there.
    fn announced(
        &self,
        announcement: &Announcement,
        points: &series::Points<'_>,
        segments: &Segments,
        words: &Phrases,
    ) -> Option<(Check, Option<u32>)> {
        let stated = match announcement.number {
            Number::Stated(number) => Some(number),
            Number::Several | Number::Masked => None,
        };
        if let Some(list) = stated.and_then(|number| self.listed(announcement, number, words)) {
            return Some((self.row(announcement, stated, &list), None));
        }
        let series = points.series(announcement, stated, segments)?;
        let believed = match stated {
            Some(number) => series.found == number || (announcement.named && series.numbered && !announcement.quoted),
            None => announcement.named && 1 < series.found,
        };
        // 三项工作 in a heading may be counted out below its first points; only what agrees or is numbered is said.
        let believed = believed && (series.numbered || !series.under_heading || stated == Some(series.found));
        let claim = (!series.under_heading).then_some(series.span.start);
        believed.then(|| (self.counted(announcement, stated, &series), claim))
    }

    /// The row of an announcement, which is said as it stands in the text.
    fn row(&self, announcement: &Announcement, stated: Option<u32>, found: &Found) -> Check {
        row(
            announcement,
            stated,
            found,
            &self.cleaned.text.string(announcement.span),
        )
    }

    /// The clauses of one sentence, parted by semicolons, that an announcement right before them counts:
    /// 分两步走,前三年打基础,…;后两年见成效,….
    fn in_clauses(&self, announcement: &Announcement) -> Option<Check> {
        let Number::Stated(number) = announcement.number else {
            return None;
        };
        let scalars = self.shadow.scalars();
        let tail = &scalars[announcement.span.end as usize..];
        let tail = &tail[..tail.len().min(CLAUSES)];
        let tail = &tail[..tail
            .iter()
            .position(|letter| matches!(letter, '。' | '!' | '?' | '\n'))?];
        let lead = tail.iter().take_while(|letter| !matches!(letter, ',' | ':')).count();
        let clauses = tail.iter().filter(|letter| **letter == ';').count() as u32 + 1;
        let found = Found {
            status: CheckStatus::Match,
            number,
        };
        (lead <= 1 && lead < tail.len() && 1 < number && clauses == number)
            .then(|| self.row(announcement, Some(number), &found))
    }

    /// A set phrase that the text puts forward as so many demands and does not lay out: 提出“六个更加”新要求.
    fn named_only(&self, announcement: &Announcement, words: &Phrases) -> Option<Check> {
        let Number::Stated(number) = announcement.number else {
            return None;
        };
        let scalars = self.shadow.scalars();
        let inside = &scalars[announcement.span.start as usize..];
        let close = inside.iter().take(PHRASE).position(|letter| *letter == '”')?;
        let after = &inside[close + 1..];
        let blanks = after
            .iter()
            .take_while(|letter| matches!(letter, ' ' | '的' | '新'))
            .count();
        words.prefix("noun", &after[blanks..])?;
        let before = scalars[..announcement.span.start as usize].strip_suffix(&['“'])?;
        let before = &before[..before.len() - before.iter().rev().take_while(|letter| **letter == ' ').count()];
        words.suffix("states", before)?;
        let span = Span::new(announcement.span.start, announcement.span.start + close as u32);
        Some(Check {
            kind: CheckKind::Count,
            status: CheckStatus::Unknown,
            span,
            announced: Some(number),
            found: None,
            message: format!(
                "“{}”：称{number}项，文中未展开，无法核对。",
                self.cleaned.text.string(span)
            ),
        })
    }

    /// The list an announcement counts: right before it, behind it, or in the sentence before.
    fn listed(&self, announcement: &Announcement, number: u32, words: &Phrases) -> Option<Found> {
        let scalars = self.shadow.scalars();
        let start = announcement.span.start;
        let this = start
            .checked_sub(1)
            .is_some_and(|before| scalars[before as usize] == '这');
        let worth = 2 < number || announcement.named || announcement.counts_a_pair || this;
        let list = lists::before(scalars, start).filter(|_| announcement.counts_a_list && worth);
        if let Some(list) = list {
            let paired = list.least == 1 && !(announcement.counts_a_pair || this);
            if list.reads_as(number) && !paired {
                return Some(Found {
                    status: CheckStatus::Match,
                    number,
                });
            }
            // Two examples before 等 are a manner of speaking.
            if list.open && 2 < list.least {
                return Some(Found {
                    status: CheckStatus::Open,
                    number: list.likely(),
                });
            }
            // One item off in a list of three or more is worth a look; more is another sentence.
            let plain = list.least == list.most && 3 <= list.least && 3 <= number;
            if plain && !list.open && !this && list.least.abs_diff(number) == 1 {
                return Some(Found {
                    status: CheckStatus::Mismatch,
                    number: list.least,
                });
            }
        }
        let behind = lists::behind(scalars, announcement.span.end, words).filter(|list| list.reads_as(number));
        let referred = || {
            let this = start
                .checked_sub(1)
                .is_some_and(|before| scalars[before as usize] == '这');
            lists::in_sentence_before(scalars, start).filter(|list| this && announcement.named && list.reads_as(number))
        };
        behind.or_else(referred).map(|_| Found {
            status: CheckStatus::Match,
            number,
        })
    }

    fn counted(&self, announcement: &Announcement, stated: Option<u32>, series: &series::Series) -> Check {
        let in_series = |at: u32| series.span.start <= at && at <= series.span.end;
        let gapped = self.cleaned.gaps.iter().any(|gap| in_series(gap.clean));
        let ends = self.breaks_off && self.shadow.len() <= series.span.end + 1;
        let broken =
            gapped || ends || 0 < series.missing && self.cleaned.gaps.iter().any(|gap| series.span.start <= gap.clean);
        let status = match (announcement.number, stated) {
            (Number::Masked, _) => CheckStatus::Unknown,
            (_, Some(number)) if series.found == number => CheckStatus::Match,
            (_, Some(number)) if series.found < number => {
                if broken {
                    CheckStatus::Cut
                } else {
                    CheckStatus::Short
                }
            }
            (_, Some(_)) => CheckStatus::Mismatch,
            (_, None) if ends || gapped || 0 < series.missing => CheckStatus::Cut,
            (_, None) => CheckStatus::Match,
        };
        let number = series.found;
        self.row(announcement, stated, &Found { status, number })
    }
}

/// One row for each number that is skipped although nothing is missing from the text; it stands at the point behind it.
fn skipped(outline: &Outline) -> Vec<Check> {
    let mut next: Vec<Option<usize>> = vec![None; outline.nodes.len() + 1];
    let mut rows = Vec::new();
    for (index, node) in outline.nodes.iter().enumerate().rev() {
        let next = &mut next[node.parent.map_or(outline.nodes.len(), |parent| parent as usize)];
        if node.span.is_some() {
            *next = Some(index);
            continue;
        }
        let Some(later) = next
            .filter(|_| node.title_from.is_none())
            .map(|next| &outline.nodes[next])
        else {
            continue;
        };
        rows.extend(later.span.map(|span| Check {
            kind: CheckKind::Sequence,
            status: CheckStatus::Short,
            span,
            announced: None,
            found: None,
            message: format!("“{}”之前未见“{}”，请核对。", later.marker, node.marker),
        }));
    }
    rows
}

/// One row for a 目录 whose lines do not all stand in the text; it stands at the first heading that does.
fn catalog(cleaned: &Cleaned, outline: &Outline) -> Option<Check> {
    let lines = outline.catalog.len() as u32;
    let found = outline
        .catalog
        .iter()
        .filter(|entry| matches!(entry.status, CatalogStatus::Found | CatalogStatus::Renamed));
    let found = found.count() as u32;
    let listed = outline
        .catalog
        .iter()
        .filter_map(|entry| outline.nodes.get(entry.node? as usize)?.span);
    let span = listed
        .min()
        .or_else(|| outline.nodes.iter().find_map(|node| node.span))?;
    (0 < lines && found < lines).then(|| Check {
        kind: CheckKind::Catalog,
        status: if cleaned.gaps.is_empty() {
            CheckStatus::Short
        } else {
            CheckStatus::Cut
        },
        span,
        announced: Some(lines),
        found: Some(found),
        message: match cleaned.gaps.is_empty() {
            true => format!("目录列{lines}条，正文见{found}条，请核对。"),
            false => format!("目录列{lines}条，正文见{found}条，其余因缺文无法核对。"),
        },
    })
}

#[cfg(test)]
mod tests;
