//! 复原与存疑清单: what was changed, what is missing, what is in doubt, as tables of three columns that every long rendering ends with.
//! Words are simplified Chinese; the rendering turns them into the reader's script.

use std::collections::BTreeMap;

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span};

use super::text::words;
use crate::Analysis;
use crate::annotate::Row;
use crate::check::CheckStatus;
use crate::clean::{Edit, EditKind, Note, NoteKind};
use crate::outline::NodeKind;
use crate::view::Script;

/// What all findings together are called.
pub(super) const TITLE: &str = "复原与存疑清单";

/// What stands in their place where there are none.
pub(super) const NONE: &str = "未作改动，未见缺失，没有需要核对之处。";

/// Key terms shown.
const TERMS: usize = 20;

/// Rows shown of one table; the rest are counted.
const ROWS: usize = 60;

/// Edits of one kind shown as examples.
const EXAMPLES: usize = 4;

/// Letters of a long edit that are shown.
const EXCERPT: usize = 16;

/// Letters shown on either side of a place.
const AROUND: u32 = 8;

/// One table.
pub(super) struct Table {
    /// Its heading.
    pub(super) title: String,
    /// Heads of its columns.
    pub(super) columns: [&'static str; 3],
    /// Its rows.
    pub(super) rows: Vec<[String; 3]>,
}

/// The tables that have something to say.
pub(super) fn findings(analysis: &Analysis) -> Vec<Table> {
    let tables = [
        edits(analysis),
        absent(analysis),
        redactions(analysis),
        notes(analysis),
        checks(analysis),
    ];
    tables
        .into_iter()
        .filter(|table| !table.rows.is_empty())
        .map(shortened)
        .collect()
}

/// How complete the text is, in one sentence.
pub(super) fn completeness(analysis: &Analysis) -> String {
    let meta = &analysis.meta;
    let shown = meta.shown_chars.as_ref().map_or(meta.chars, |fact| fact.value);
    match &meta.full_chars {
        Some(full) if 0 < full.value => format!(
            "文稿完整度 {}%：标注全文{}字，现有{shown}字。",
            u64::from(shown) * 100 / u64::from(full.value),
            full.value
        ),
        _ if meta.truncated => format!("文稿不全：现有{shown}字，缺多少未载。"),
        _ => format!("现有{shown}字，未见缺失。"),
    }
}

/// How complete the text is and whether it was changed, for the head of a rendering that ends with the findings.
pub(super) fn state(analysis: &Analysis) -> String {
    let changed = match analysis.cleaned.edits.len() {
        0 => "未作改动。".to_owned(),
        changed => format!("复原{changed}处，见文后清单。"),
    };
    format!("{}{changed}", completeness(analysis))
}

/// The foremost key terms with their counts, in `script`.
pub(super) fn key_terms(analysis: &Analysis, script: Script, lexicon: &Lexicon) -> String {
    let terms = analysis.keywords.iter().take(TERMS).map(|keyword| {
        let term = keyword.term_in(script, &analysis.cleaned.text, lexicon);
        format!("{term} {}", keyword.uses.len())
    });
    terms.collect::<Vec<_>>().join(" · ")
}

/// What made a rendering.
pub(super) fn made(lexicon: &Lexicon) -> String {
    let version = super::VERSION;
    format!("由提纲（Tigang）{version}在本机生成，词库{}。", lexicon.version())
}

/// What is known of a gap, without brackets.
pub(super) fn gap(analysis: &Analysis, index: usize) -> String {
    let gaps = &analysis.cleaned.gaps;
    let gap = &gaps[index];
    // What lacks at the end follows from the lengths that the page states, when it states them.
    let meta = &analysis.meta;
    let full = meta.full_chars.as_ref().map_or(0, |fact| fact.value);
    let shown = meta.shown_chars.as_ref().map_or(meta.chars, |fact| fact.value);
    let inside: u32 = gaps.iter().filter_map(|gap| gap.missing_chars).sum();
    let rest = full.saturating_sub(shown).saturating_sub(inside);
    match (gap.missing_chars, gap.at_end) {
        (Some(missing), false) => format!("此处缺{missing}字"),
        (Some(missing), true) => format!("文末缺{missing}字"),
        (None, false) => "此处有缺，字数不详".to_owned(),
        (None, true) if 0 < rest => format!("文末约缺{rest}字"),
        (None, true) => "文末不全".to_owned(),
    }
}

/// The name of what an edit does, as on the page.
pub(super) fn edit_name(kind: EditKind) -> &'static str {
    match kind {
        EditKind::Boilerplate => "删去网页文字",
        EditKind::Gap => "缺文标记",
        EditKind::Catalog => "移出文前目录",
        EditKind::Gloss => "去除拼音",
        EditKind::Mojibake => "还原乱码",
        EditKind::Letter => "更正形近字符",
        EditKind::Markup => "删去网页代码",
        EditKind::Linebreak => "整理换行",
        EditKind::Space => "整理空格",
        EditKind::Control => "删去不可见字符",
        EditKind::Junk => "删去夹杂字符",
    }
}

/// The name of what a note is about, as on the page.
pub(super) fn note_name(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Undecided => "无法判断，未改",
        NoteKind::PossibleOmission => "疑有脱字",
        NoteKind::PossibleMisprint => "疑似错字，未改",
        NoteKind::General => "说明",
    }
}

/// What a note says behind that name, with which many a message begins.
pub(super) fn note_words(note: &Note) -> &str {
    let named = note_name(note.kind).replace('，', ",");
    let words = note.message.strip_prefix(&named);
    words.map_or(&note.message, |words| words.trim_start_matches(':'))
}

fn shortened(mut table: Table) -> Table {
    let more = table.rows.len().saturating_sub(ROWS);
    if 0 < more {
        table.rows.truncate(ROWS);
        table.rows.push([format!("另有{more}处"), String::new(), String::new()]);
    }
    table
}

fn edits(analysis: &Analysis) -> Table {
    let mut kinds: BTreeMap<EditKind, Vec<&Edit>> = BTreeMap::new();
    for edit in &analysis.cleaned.edits {
        kinds.entry(edit.kind).or_default().push(edit);
    }
    let rows = kinds.into_iter().map(|(kind, edits)| {
        let mut examples: Vec<String> = edits.iter().take(EXAMPLES).map(|edit| change(analysis, edit)).collect();
        if EXAMPLES < edits.len() {
            examples.push("…".to_owned());
        }
        [
            edit_name(kind).to_owned(),
            format!("{}处", edits.len()),
            examples.join("；"),
        ]
    });
    Table {
        title: format!("复原记录（{}处）", analysis.cleaned.edits.len()),
        columns: ["做法", "处数", "示例（改前→改后）"],
        rows: rows.collect(),
    }
}

/// An edit as 改前→改后 with the letters around it when it is short.
fn change(analysis: &Analysis, edit: &Edit) -> String {
    let before = excerpt(&edit.before);
    let after = match edit.after.trim() {
        "" => "（删）".to_owned(),
        after => excerpt(after),
    };
    format!("第{}段“{before}”→{after}", paragraph(analysis, edit.clean))
}

fn absent(analysis: &Analysis) -> Table {
    let gaps = analysis.cleaned.gaps.iter().enumerate().map(|(index, place)| {
        let at = Span::at(place.clean);
        [
            gap(analysis, index),
            format!("第{}段前后", paragraph(analysis, at)),
            String::new(),
        ]
    });
    let missing = analysis
        .outline
        .nodes
        .iter()
        .filter(|node| node.kind == NodeKind::Missing);
    let missing = missing.map(|node| ["缺少标题".to_owned(), words(node), node.why.clone()]);
    Table {
        title: "缺失".to_owned(),
        columns: ["情况", "位置或标题", "依据"],
        rows: gaps.chain(missing).collect(),
    }
}

fn redactions(analysis: &Analysis) -> Table {
    let rows = analysis.layers.redactions.iter().map(|row| {
        [
            "隐去处".to_owned(),
            at(analysis, row.span()),
            context(analysis, row.span()),
        ]
    });
    Table {
        title: format!("隐去处（{}处，照原样保留）", analysis.layers.redactions.len()),
        columns: ["原样", "位置", "上下文"],
        rows: rows.collect(),
    }
}

fn notes(analysis: &Analysis) -> Table {
    let rows = analysis.cleaned.notes.iter().map(|note| {
        let span = analysis.cleaned.map.to_clean(note.raw);
        let place = match span.is_empty() {
            true => at(analysis, span),
            false => format!("{}：{}", at(analysis, span), context(analysis, span)),
        };
        [note_name(note.kind).to_owned(), place, note_words(note).to_owned()]
    });
    Table {
        title: "存疑（未改动，请核对）".to_owned(),
        columns: ["情况", "位置", "说明"],
        rows: rows.collect(),
    }
}

fn checks(analysis: &Analysis) -> Table {
    let open = analysis
        .checks
        .iter()
        .filter(|check| check.status != CheckStatus::Match);
    let rows = open.map(|check| {
        let place = format!(
            "{}：{}",
            at(analysis, check.span),
            excerpt(&analysis.cleaned.text.string(check.span))
        );
        let status = match check.status {
            CheckStatus::Cut => "因缺文无法核对",
            CheckStatus::Unknown => "数字隐去，无法核对",
            CheckStatus::Open => "列举未尽",
            _ => "请核对",
        };
        [status.to_owned(), place, check.message.clone()]
    });
    Table {
        title: "核对提示".to_owned(),
        columns: ["情况", "位置", "说明"],
        rows: rows.collect(),
    }
}

fn paragraph(analysis: &Analysis, span: Span<Clean>) -> usize {
    let paragraphs = analysis.segments.paragraphs.len().max(1);
    (analysis.segments.paragraph_at(span.start) + 1).min(paragraphs)
}

fn at(analysis: &Analysis, span: Span<Clean>) -> String {
    format!("第{}段", paragraph(analysis, span))
}

/// A place with a few letters around it, within its line.
fn context(analysis: &Analysis, span: Span<Clean>) -> String {
    let text = &analysis.cleaned.text;
    let start = span.start.saturating_sub(AROUND);
    let end = (span.end + AROUND).min(text.len());
    let left = text.string(Span::new(start, span.start));
    let right = text.string(Span::new(span.start, end));
    let left = left.rsplit('\n').next().unwrap_or_default().trim_start();
    let right = right.split('\n').next().unwrap_or_default().trim_end();
    format!("…{left}{right}…")
}

fn excerpt(text: &str) -> String {
    let mut letters = text
        .trim()
        .chars()
        .map(|letter| if letter == '\n' { '↵' } else { letter });
    let mut shown: String = letters.by_ref().take(EXCERPT).collect();
    if letters.next().is_some() {
        shown.push('…');
    }
    if shown.is_empty() {
        shown.push_str("空白");
    }
    shown
}
