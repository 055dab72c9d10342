//! The report as Markdown, for people: title, completeness, nested outline, key terms, findings.
//! 〔 〕 is the tool speaking, never the text.

use tigang_lexicon::Lexicon;

use super::findings::{self, Table, findings};
use super::text::lost;
use crate::Analysis;
use crate::view::{Script, say};

/// Renders an analysis as Markdown in `script`.
pub fn markdown(analysis: &Analysis, script: Script, lexicon: &Lexicon) -> String {
    let say = |text: &str| say(text, script, lexicon);
    let mut page = String::new();
    head(&mut page, analysis, &say);
    summary(&mut page, analysis, &say);
    outline(&mut page, analysis, &say);
    let terms = findings::key_terms(analysis, script, lexicon);
    if !terms.is_empty() {
        line!(page, "**{}**：{terms}\n", say("关键词"));
    }
    line!(page, "## {}\n", say(findings::TITLE));
    let tables = findings(analysis);
    if tables.is_empty() {
        line!(page, "{}\n", say(findings::NONE));
    }
    tables.iter().for_each(|found| table(&mut page, found, &say));
    line!(page, "〔{}〕", say(&findings::made(lexicon)));
    page
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
    line!(page, "{}\n", say(&findings::state(analysis)));
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
        let lost = say(lost(node));
        line!(page, "{indent}- {lead}{title}{lost}");
    }
    page.push('\n');
}

fn table(page: &mut String, table: &Table, say: &impl Fn(&str) -> String) {
    line!(page, "### {}\n", say(&table.title));
    line!(page, "| {} |", table.columns.map(say).join(" | "));
    line!(page, "| --- | --- | --- |");
    for row in &table.rows {
        let cells = [0, 1, 2].map(|column: usize| cell(&say(&row[column])));
        line!(page, "| {} |", cells.join(" | "));
    }
    page.push('\n');
}

/// Words in a cell: what would end it, or be taken for a mark of Markdown, is a letter.
pub(super) fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => cell.push(' '),
            '|' | '\\' | '`' | '*' | '_' | '~' | '<' | '[' => {
                cell.push('\\');
                cell.push(letter);
            }
            letter => cell.push(letter),
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    fn page(text: &str, script: Script) -> String {
        let lexicon = Lexicon::embedded();
        let analysis = analyze(text, &Options::default(), &lexicon).expect("short");
        markdown(&analysis, script, &lexicon)
    }

    #[test]
    fn what_was_changed_what_is_missing_and_what_is_in_doubt_stand_in_tables() {
        let page = page(
            "在全县水利工作会议上的讲话\n同志们:\n下面,讲三点意见。\n一、提高认识\n要抓好水(shuǐ)利工程。……(此处省略1200字)\n二、狠抓落实\n要管好资金。",
            Script::Simplified,
        );
        let found = page.split_once("## 复原与存疑清单").expect("findings").1;
        for expected in [
            "### 复原记录（",
            "| 去除拼音 | 1处 |",
            "| 此处缺1200字 |",
            "### 核对提示",
        ] {
            assert!(found.contains(expected), "{expected} in {page}");
        }
    }

    #[test]
    fn key_terms_stand_as_the_text_writes_them() {
        let text = "一、抓好鄉村振興\n鄉村振興要實,鄉村振興要快。\n二、抓好河長制\n河長制要嚴。";
        assert!(page(text, Script::Source).contains("鄉村振興 3"));
        assert!(page(text, Script::Simplified).contains("乡村振兴 3"));
    }

    #[test]
    fn a_cell_is_words_and_nothing_else() {
        assert_eq!(cell("县委书记**\n<b>|"), r"县委书记\*\* \<b>\|");
        let clean = page("一、提高认识\n二、狠抓落实\n", Script::Simplified);
        assert!(clean.contains("未作改动，未见缺失，没有需要核对之处。"), "{clean}");
    }
}
