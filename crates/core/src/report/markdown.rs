//! The report as Markdown, for people: title, completeness, nested outline, key terms, points to check.
//! 〔 〕 is the tool speaking, never the text.

use std::fmt::Write;

use tigang_lexicon::Lexicon;

use super::findings::completeness;
use crate::Analysis;
use crate::check::CheckStatus;
use crate::outline::NodeKind;
use crate::view::{Script, say};

/// Key terms shown.
const TERMS: usize = 20;

/// Renders an analysis as Markdown in `script`.
pub fn markdown(analysis: &Analysis, script: Script, lexicon: &Lexicon) -> String {
    let say = |text: &str| say(text, script, lexicon);
    let mut page = String::new();
    head(&mut page, analysis, &say);
    summary(&mut page, analysis, &say);
    outline(&mut page, analysis, &say);
    terms(&mut page, analysis, &say);
    checks(&mut page, analysis, &say);
    page
}

// Writing to a String cannot fail.
macro_rules! line {
    ($page:expr, $($argument:tt)*) => { { let _ = writeln!($page, $($argument)*); } };
}

fn head(page: &mut String, analysis: &Analysis, say: &impl Fn(&str) -> String) {
    let meta = &analysis.meta;
    if let Some(title) = &meta.title {
        line!(page, "# {}\n", say(&title.value));
    }
    let facts: Vec<String> = [&meta.role, &meta.speaker, &meta.date, &meta.genre, &meta.salutation]
        .into_iter()
        .flatten()
        .map(|fact| say(&fact.value))
        .collect();
    if !facts.is_empty() {
        line!(page, "{}\n", facts.join("　"));
    }
    line!(page, "{}\n", say(&completeness(analysis)));
    if let Some(seconds) = analysis.stats.seconds.filter(|seconds| 60 <= *seconds) {
        let minutes = |seconds: u32| (seconds + 30) / 60;
        let (part, whole) = match &meta.full_chars {
            Some(full) => {
                let whole = minutes(crate::stats::seconds(full.value));
                ("现有部分", format!("，全文约{whole}分钟"))
            }
            None => ("", String::new()),
        };
        let rate = crate::stats::CHARS_PER_MINUTE;
        let spoken = format!("{part}约讲{}分钟{whole}（每分钟{rate}字）。", minutes(seconds));
        line!(page, "{}\n", say(&spoken));
    }
}

/// The line of each part; the points below stand in the outline anyway.
fn summary(page: &mut String, analysis: &Analysis, say: &impl Fn(&str) -> String) {
    let nodes = &analysis.outline.nodes;
    let parts = analysis
        .summary
        .iter()
        .filter(|line| line.node.is_none_or(|node| nodes[node as usize].depth < 2));
    let lines: Vec<String> = parts
        .map(|line| say(&analysis.cleaned.text.string(line.span)))
        .collect();
    if lines.is_empty() {
        return;
    }
    line!(page, "**{}**\n", say("摘要（原文摘句）"));
    for text in lines {
        line!(page, "- {text}");
    }
    page.push('\n');
}

fn outline(page: &mut String, analysis: &Analysis, say: &impl Fn(&str) -> String) {
    for node in &analysis.outline.nodes {
        let indent = "  ".repeat(node.depth.saturating_sub(1) as usize);
        let marker = say(&node.marker);
        let title = say(&node.title);
        let lead = if marker.is_empty() { "· ".to_owned() } else { marker };
        let lost = match (node.kind, node.title_from) {
            (NodeKind::Missing, Some(_)) => say("〔仅见目录〕"),
            (NodeKind::Missing, None) => say("〔缺〕"),
            _ => String::new(),
        };
        line!(page, "{indent}- {lead}{title}{lost}");
    }
    page.push('\n');
}

fn terms(page: &mut String, analysis: &Analysis, say: &impl Fn(&str) -> String) {
    if analysis.keywords.is_empty() {
        return;
    }
    let terms: Vec<String> = analysis
        .keywords
        .iter()
        .take(TERMS)
        .map(|keyword| format!("{} {}", say(&keyword.term), keyword.uses.len()))
        .collect();
    line!(page, "**{}**：{}\n", say("关键词"), terms.join(" · "));
}

fn checks(page: &mut String, analysis: &Analysis, say: &impl Fn(&str) -> String) {
    let points: Vec<&crate::check::Check> = analysis
        .checks
        .iter()
        .filter(|check| check.status != CheckStatus::Match)
        .collect();
    if points.is_empty() {
        return;
    }
    line!(page, "**{}**\n", say("核对提示"));
    for (number, check) in points.iter().enumerate() {
        line!(page, "{}. {}", number + 1, say(&check.message));
    }
}
