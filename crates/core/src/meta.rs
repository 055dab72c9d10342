//! What a text says about itself: title, date, speaker, lengths, and how complete it is.

use tigang_text::{Raw, Span, Text};

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

/// Reads the head of a text.
pub fn meta(_raw: &Text<Raw>, cleaned: &Cleaned, _shadow: &Shadow, _segments: &Segments, _outline: &Outline) -> Meta {
    let stated = |stated: Option<crate::clean::Stated>| {
        stated.map(|stated| Fact {
            value: stated.value,
            raw: Some(stated.raw),
        })
    };
    Meta {
        full_chars: stated(cleaned.full_chars),
        shown_chars: stated(cleaned.shown_chars),
        truncated: !cleaned.gaps.is_empty(),
        ..Meta::default()
    }
}
