//! The outline as indented text: one node a line, two blanks a level. 〔 〕 is the tool speaking, never the text.

use std::fmt::Write;

use tigang_lexicon::Lexicon;

use crate::Analysis;
use crate::outline::{Node, NodeKind};
use crate::phrases::is_numeral;
use crate::view::{Script, say};

/// Renders the outline in `script`.
///
/// ```text
/// 一、提高认识
///   1、只许进、不许退〔仅见目录〕
///   · 在任务落实上
/// ```
pub fn text(analysis: &Analysis, script: Script, lexicon: &Lexicon) -> String {
    let mut page = String::new();
    for node in &analysis.outline.nodes {
        let indent = "  ".repeat(node.depth.saturating_sub(1) as usize);
        let words = say(&words(node), script, lexicon);
        // Writing to a String cannot fail.
        let _ = writeln!(page, "{indent}{words}");
    }
    page
}

/// A node in one line: its marker, its title, and whether it is missing.
pub(super) fn words(node: &Node) -> String {
    let marker = if node.marker.is_empty() { "· " } else { &node.marker };
    let lost = lost(node);
    // A number without a mark of its own wants a blank before its title: 1. 提高认识, 一 提高认识, 第一部分 提高认识.
    let bare = match marker.chars().last() {
        Some('.') => true,
        Some(last) if marker.starts_with('第') => last.is_alphanumeric() && last != '是',
        Some(last) => last.is_ascii_digit() || is_numeral(last),
        None => false,
    };
    let blank = if bare && !node.title.is_empty() { " " } else { "" };
    format!("{marker}{blank}{}{lost}", node.title)
}

/// Whether a node is missing, and how it is known.
pub(super) fn lost(node: &Node) -> &'static str {
    match (node.kind, node.title_from) {
        (NodeKind::Missing, Some(_)) => "〔仅见目录〕",
        (NodeKind::Missing, None) => "〔缺〕",
        _ => "",
    }
}
