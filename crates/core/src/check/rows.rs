//! Rows: what a check says to the reader. It asks to look, and never accuses.

use super::abbreviation::Abbreviation;
use super::announcement::Announcement;
use super::share::Share;
use super::{Check, CheckKind, CheckStatus};

/// What was found for an announcement.
pub(super) struct Found {
    pub(super) status: CheckStatus,
    pub(super) number: u32,
}

pub(super) fn row(announcement: &Announcement, stated: Option<u32>, found: &Found, text: &str) -> Check {
    let number = found.number;
    let message = match found.status {
        CheckStatus::Match if stated.is_none() => format!("“{text}”：现见{number}项。"),
        CheckStatus::Match => format!("“{text}”：现见{number}项，相符。"),
        CheckStatus::Short | CheckStatus::Mismatch => {
            format!("“{text}”：称{}项，现见{number}项，请核对。", stated.unwrap_or(0))
        }
        CheckStatus::Cut => match stated {
            Some(stated) => format!("“{text}”：称{stated}项，现见{number}项，因缺文无法核对。"),
            None => format!("“{text}”：现见{number}项，其后缺文，因缺文无法核对。"),
        },
        CheckStatus::Unknown => format!("“{text}”：原数已隐去，现见{number}项，无法核对。"),
        CheckStatus::Open => format!("“{text}”：列出{number}项后用“等”，未尽列举。"),
    };
    Check {
        kind: CheckKind::Count,
        status: found.status,
        span: announcement.span,
        announced: stated,
        found: Some(number),
        message,
    }
}

/// A share that its base does not give; which base is meant is left to the reader.
pub(super) fn share(share: &Share) -> Check {
    let Share {
        span,
        part,
        total,
        stated,
        computed,
    } = share;
    let percent = |permille: u64| match permille % 10 {
        0 => format!("{}%", permille / 10),
        tenths => format!("{}.{tenths}%", permille / 10),
    };
    Check {
        kind: CheckKind::Share,
        status: CheckStatus::Mismatch,
        span: *span,
        announced: None,
        found: None,
        message: format!(
            "{part}称占{}；按前文总数{total}计为{}，按{}反推基数约{}，请核对基数。",
            percent(*stated),
            percent(*computed),
            percent(*stated),
            part * 1000 / stated.max(&1)
        ),
    }
}

/// An abbreviation beside its parts; `text` is its digits.
pub(super) fn abbreviation(abbreviation: &Abbreviation, text: &str) -> Check {
    let Abbreviation { span, digits, parts } = abbreviation;
    let agrees = digits == parts;
    let say = |numbers: &[u32]| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join("、");
    let message = if agrees {
        format!("“{text}”与其后所列各项（{}）相符。", say(parts))
    } else {
        format!("“{text}”与其后所列各项（{}）不一致，请核对。", say(parts))
    };
    Check {
        // Five digits announce five parts, as any number does; what disagrees is for a reader to look at digit by digit.
        kind: if agrees {
            CheckKind::Count
        } else {
            CheckKind::Abbreviation
        },
        status: if agrees {
            CheckStatus::Match
        } else {
            CheckStatus::Mismatch
        },
        span: *span,
        announced: Some(digits.len() as u32),
        found: Some(parts.len() as u32),
        message,
    }
}
