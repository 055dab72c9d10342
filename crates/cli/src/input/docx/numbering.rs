//! The numbers Word writes before paragraphs by itself (一、 （一） 1.): they stand nowhere in the text, yet without them a
//! speech has lost its levels. Bullets and formats unknown in official papers give nothing or figures.
//!
//! The page does the same in `www/src/docx-numbering.js`.

use std::collections::BTreeMap;

use super::styles::{Place, Styles, attribute, elements};

/// Word has nine levels.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    format: String,
    text: String,
    start: u32,
    /// Id of the style whose paragraphs have this level.
    style: Option<String>,
}

/// A list: the pattern it is made from, by which it counts, and its levels.
#[derive(Clone, Debug, Default)]
struct List {
    pattern: String,
    levels: Vec<Level>,
}

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: BTreeMap<String, List>,
    counts: BTreeMap<String, Vec<Option<u32>>>,
}

impl Numbering {
    /// Reads `word/numbering.xml`; what is missing or broken numbers nothing.
    pub(super) fn read(numbering: &[u8]) -> Self {
        Self {
            lists: lists(numbering),
            counts: BTreeMap::new(),
        }
    }

    /// The number of the next paragraph, empty when it has none.
    pub(super) fn next(&mut self, place: &Place, styles: &Styles) -> String {
        let style = place.style.as_ref();
        let list = place
            .list
            .clone()
            .or_else(|| style.and_then(|style| styles.find(style, |style| style.list.clone())));
        let Some(list) = list.and_then(|list| self.lists.get(&list)) else {
            return String::new();
        };
        let of_style = || {
            let level = style.and_then(|style| styles.find(style, |style| style.level));
            level.or_else(|| {
                list.levels
                    .iter()
                    .position(|level| style.is_some() && level.style.as_ref() == style)
            })
        };
        let depth = place.level.or_else(of_style).unwrap_or(0);
        let Some(own) = list.levels.get(depth) else {
            return String::new();
        };
        // Lists made from one pattern go on counting together, as Word lets them.
        let counts = self.counts.entry(list.pattern.clone()).or_default();
        counts.resize(depth + 1, None);
        counts[depth] = Some(counts[depth].map_or(own.start, |count| count.saturating_add(1)));
        if matches!(own.format.as_str(), "bullet" | "none") {
            return String::new();
        }
        let mut number = String::new();
        let mut text = own.text.chars();
        while let Some(letter) = text.next() {
            let digit = |letter: char| letter.to_digit(10).filter(|digit| 0 < *digit);
            match (letter, text.clone().next().and_then(digit)) {
                ('%', Some(digit)) => {
                    text.next();
                    let at = digit as usize - 1;
                    let level = list.levels.get(at);
                    let count = counts
                        .get(at)
                        .copied()
                        .flatten()
                        .or(level.map(|level| level.start))
                        .unwrap_or(1);
                    number.push_str(&written(count, level.map_or("", |level| &level.format)));
                }
                _ => number.push(letter),
            }
        }
        number
    }
}

fn lists(xml: &[u8]) -> BTreeMap<String, List> {
    let mut patterns: BTreeMap<String, Vec<Level>> = BTreeMap::new();
    let mut lists: BTreeMap<String, List> = BTreeMap::new();
    let mut pattern = String::new();
    let mut list: Option<String> = None;
    elements(xml, |name, tag| {
        let Some(tag) = tag else {
            if name == b"num" {
                list = None;
            }
            return;
        };
        let value = || attribute(tag, b"val").unwrap_or_default();
        let level = patterns.get_mut(&pattern).and_then(|levels| levels.last_mut());
        match (name, &list) {
            (b"abstractNum", _) => {
                pattern = attribute(tag, b"abstractNumId").unwrap_or_default();
                patterns.insert(pattern.clone(), Vec::new());
            }
            (b"lvl", None) => {
                let levels = patterns.entry(pattern.clone()).or_default();
                if levels.len() < LEVELS {
                    levels.push(Level::default());
                }
            }
            (b"start", None) => level
                .into_iter()
                .for_each(|level| level.start = value().parse().unwrap_or(0)),
            (b"numFmt", None) => level.into_iter().for_each(|level| level.format = value()),
            (b"lvlText", None) => level.into_iter().for_each(|level| level.text = value()),
            (b"pStyle", None) => level.into_iter().for_each(|level| level.style = Some(value())),
            (b"num", _) => list = attribute(tag, b"numId"),
            (b"abstractNumId", Some(id)) => {
                let pattern = value();
                let levels = patterns.get(&pattern).cloned().unwrap_or_default();
                lists.insert(id.clone(), List { pattern, levels });
            }
            (b"startOverride", Some(id)) => {
                if let Some(begun) = lists.get_mut(id) {
                    begun.pattern = format!("begun anew {id}");
                }
            }
            _ => {}
        }
    });
    lists
}

/// A count as a format writes it.
fn written(count: u32, format: &str) -> String {
    let offset = |first: u32| count.checked_sub(1).and_then(|count| char::from_u32(first + count));
    let lower = format.to_ascii_lowercase();
    let counting = ["chinese", "taiwanese", "japanese"].iter().any(|language| {
        lower
            .strip_prefix(language)
            .is_some_and(|rest| rest.starts_with("counting") || rest.starts_with("legalsimplified"))
    });
    if counting
        || matches!(
            lower.as_str(),
            "ideographdigital" | "ideographtraditional" | "ideograph"
        )
    {
        return chinese(count);
    }
    if lower.starts_with("decimalenclosedcircle") && count <= 20 {
        return offset(0x2460).map_or_else(|| count.to_string(), String::from);
    }
    if lower.starts_with("decimalfullwidth") {
        let wide = |digit: char| char::from_u32(digit as u32 + 0xfee0).unwrap_or(digit);
        return count.to_string().chars().map(wide).collect();
    }
    if lower.ends_with("letter") && count <= 26 {
        let first = if lower.starts_with("upper") { 'A' } else { 'a' };
        return offset(first as u32).map_or_else(|| count.to_string(), String::from);
    }
    count.to_string()
}

/// 一 to 九十九; figures beyond.
fn chinese(count: u32) -> String {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit = |value: u32| {
        DIGITS
            .get(value as usize)
            .copied()
            .map(String::from)
            .unwrap_or_default()
    };
    match (count / 10, count % 10) {
        (0, ones) => digit(ones),
        (tens, ones) if tens < 10 => {
            let tens = if tens == 1 { String::new() } else { digit(tens) };
            let ones = if ones == 0 { String::new() } else { digit(ones) };
            format!("{tens}十{ones}")
        }
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_count_as_official_papers_write_them() {
        let level = |at: u32, format: &str, text: &str| {
            format!(
                "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
            )
        };
        let numbering = format!(
            "<w:numbering><w:abstractNum w:abstractNumId=\"4\">{}{}{}</w:abstractNum>\
            <w:num w:numId=\"1\"><w:abstractNumId w:val=\"4\"/></w:num>\
            <w:num w:numId=\"2\"><w:abstractNumId w:val=\"4\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num></w:numbering>",
            level(0, "chineseCountingThousand", "%1、"),
            level(1, "chineseCounting", "（%2）"),
            level(2, "decimal", "%3."),
        );
        let styles = "<w:styles><w:style w:styleId=\"a\"><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";
        let mut numbering = Numbering::read(numbering.as_bytes());
        let styles = Styles::read(styles.as_bytes());
        let place = |style: Option<&str>, list: Option<&str>, level| Place {
            style: style.map(str::to_owned),
            list: list.map(str::to_owned),
            level,
            outline: None,
        };
        for (place, expected) in [
            (place(None, Some("1"), Some(0)), "一、"),
            (place(Some("a"), None, None), "（一）"),
            (place(None, Some("1"), Some(2)), "1."),
            (place(Some("a"), None, None), "（二）"),
            (place(None, Some("1"), None), "二、"),
            (place(Some("a"), None, None), "（一）"),
            (place(None, Some("2"), None), "一、"),
            (place(Some("a"), Some("0"), None), ""),
            (place(None, None, None), ""),
        ] {
            assert_eq!(numbering.next(&place, &styles), expected, "{place:?}");
        }
    }

    #[test]
    fn counts_are_written_as_their_format_says() {
        for (count, format, expected) in [
            (10, "chineseCounting", "十"),
            (21, "ideographDigital", "二十一"),
            (3, "decimalEnclosedCircleChinese", "③"),
            (12, "decimalFullWidth", "１２"),
            (2, "upperLetter", "B"),
            (120, "japaneseCounting", "120"),
        ] {
            assert_eq!(written(count, format), expected);
        }
    }
}
