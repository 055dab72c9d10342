//! Web pages: their text, a block a line, as a reader would copy it, and their headings. What the page writes around a speech
//! is for the clean stage to tell.
//!
//! Read in one pass over the markup, which never fails. Word's own HTML is known by its outline levels.

mod attributes;
mod letters;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::document::Document;
use attributes::{has_attribute, is_counted, is_styled_away, level_of_attributes, level_of_name, number_of};
use letters::{joined, with_letters};

/// Names of elements and entities, group by group; an entity with its letter.
static NAMES: LazyLock<BTreeMap<&str, BTreeMap<&str, &str>>> = LazyLock::new(|| {
    let mut groups: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for (group, row) in include_str!("../../data/html.tsv")
        .lines()
        .filter_map(|line| line.split_once('\t'))
    {
        let (name, letter) = row.split_once('\t').unwrap_or((row, ""));
        groups.entry(group).or_default().insert(name, letter);
    }
    groups
});
/// A tag's name is no longer than this.
const MAX_NAME: usize = 60;
/// How far the name of the doctype is looked for.
const HEAD: usize = 1000;

fn is_named(group: &str, name: &str) -> bool {
    NAMES.get(group).is_some_and(|names| names.contains_key(name))
}

/// Whether a text is a page.
pub(super) fn is_page(text: &str) -> bool {
    let head: String = text
        .trim_start()
        .chars()
        .take(HEAD)
        .collect::<String>()
        .to_ascii_lowercase();
    let ends = |rest: &str| !rest.starts_with(|letter: char| letter.is_ascii_alphanumeric());
    let doctype = head
        .strip_prefix("<!doctype")
        .is_some_and(|rest| rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with("html"));
    doctype || head.strip_prefix("<html").is_some_and(ends)
}

/// Reads a page.
pub(super) fn read(html: &str) -> Document {
    let mut page = Page::new(html);
    let mut at = 0;
    while at < html.len() {
        let open = find(html, "<", at);
        if page.silent.is_none() {
            page.letters(html.get(at..open.unwrap_or(html.len())).unwrap_or_default());
        }
        let Some(open) = open else { break };
        at = page.markup(open);
    }
    page.end_line();
    page.document
}

fn find(text: &str, sign: &str, from: usize) -> Option<usize> {
    text.get(from..)?.find(sign).map(|at| from + at)
}

/// A page as far as it is read.
struct Page<'a> {
    html: &'a str,
    document: Document,
    line: String,
    preformatted: usize,
    /// The element that is passed over, and how often it stands in itself.
    silent: Option<(String, usize)>,
    /// No tag behind this place ends; nor does a value in these quotation marks.
    unclosed: bool,
    unpaired: [bool; 2],
    /// The heading that is open, and its level.
    heading: Option<(String, u8)>,
    /// Level of the block that is open.
    block: u8,
    /// Elements open whose headings are none of the text's.
    aside: usize,
    /// The lists that are open, with the number of the next item where they are numbered.
    lists: Vec<Option<u32>>,
    /// The number of the item that is open and has no line yet.
    item: Option<u32>,
}

impl<'a> Page<'a> {
    fn new(html: &'a str) -> Self {
        Self {
            html,
            document: Document::default(),
            line: String::new(),
            preformatted: 0,
            silent: None,
            unclosed: false,
            unpaired: [false; 2],
            heading: None,
            block: 0,
            aside: 0,
            lists: Vec::new(),
            item: None,
        }
    }

    fn end_line(&mut self) {
        if !self.line.trim().is_empty() {
            let level = self.heading.as_ref().map_or(self.block, |(_, level)| *level);
            let level = if self.aside == 0 { level } else { 0 };
            // A browser shows the number of an item, and a reader copies it.
            let shown = |_: &u32| level == 0 && self.aside == 0 && !is_numbered(&self.line);
            if let Some(number) = self.item.take().filter(shown) {
                self.line.insert_str(0, &format!("{number}. "));
            }
            self.document.line(self.line.trim_end_matches(' '), level);
        }
        self.line.clear();
    }

    /// What begins with `<` at `open`: a comment, a declaration, a tag, or a sign of the text; where it ends.
    fn markup(&mut self, open: usize) -> usize {
        let html = self.html;
        let past = |sign: &str, from: usize| find(html, sign, from).map_or(html.len(), |at| at + sign.len());
        let rest = html.get(open..).unwrap_or_default();
        if rest.starts_with("<!--") {
            return past("-->", open + 4);
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return past(">", open);
        }
        let ends = rest.starts_with("</");
        let from = open + 1 + usize::from(ends);
        let written = html.get(from..).unwrap_or_default();
        let len: usize = written
            .chars()
            .take_while(|letter| !letter.is_whitespace() && !matches!(letter, '/' | '>'))
            .take(1 + MAX_NAME)
            .map(char::len_utf8)
            .sum();
        let tag = written
            .starts_with(|letter: char| letter.is_ascii_alphabetic())
            .then(|| self.end_of_tag(from + len))
            .flatten();
        let Some(end) = tag else {
            if self.silent.is_none() {
                self.letters("<");
            }
            return open + 1;
        };
        let name = html.get(from..from + len).unwrap_or_default().to_ascii_lowercase();
        let attributes = html.get(from + len..end).unwrap_or_default();
        if self.silent.is_some() {
            self.pass_over(&name, ends);
        }
        if self.silent.is_none() {
            self.tag(&name, ends, attributes);
        }
        let whole = !ends && is_named("raw", &name) && self.silent.as_ref().is_some_and(|(silent, _)| *silent == name);
        if whole {
            self.end_of_raw(&name, end + 1)
        } else {
            end + 1
        }
    }

    /// Where the `>` of a tag stands. A sign that was looked for in vain once is not looked for again, so that a page of open
    /// tags takes no longer than its length.
    fn end_of_tag(&mut self, from: usize) -> Option<usize> {
        let bytes = self.html.as_bytes();
        let mut at = from;
        while at < bytes.len() && !self.unclosed {
            let sign = bytes[at];
            let kind = usize::from(sign == b'\'');
            if sign == b'>' {
                return Some(at);
            }
            if matches!(sign, b'"' | b'\'') && !self.unpaired[kind] {
                match bytes[at + 1..].iter().position(|byte| *byte == sign) {
                    Some(pair) => at += 1 + pair,
                    None => self.unpaired[kind] = true,
                }
            }
            at += 1;
        }
        self.unclosed = true;
        None
    }

    /// Where the end tag of an element begins whose content is no markup.
    fn end_of_raw(&self, name: &str, from: usize) -> usize {
        let mut at = from;
        while let Some(found) = find(self.html, "</", at) {
            let named = self.html.get(found + 2..found + 2 + name.len());
            if named.is_some_and(|named| named.eq_ignore_ascii_case(name)) {
                return found;
            }
            at = found + 2;
        }
        self.html.len()
    }

    /// Within an element that is passed over only its own beginnings and ends count.
    fn pass_over(&mut self, name: &str, ends: bool) {
        let Some((silent, depth)) = &mut self.silent else {
            return;
        };
        let ended = matches!(
            (silent.as_str(), name, ends),
            ("head", "body", false) | ("rt" | "rp", "rt" | "rp", false) | ("rt" | "rp", "ruby", true)
        );
        if ended {
            self.silent = None;
            return;
        }
        if name != silent {
            return;
        }
        *depth = if ends { *depth - 1 } else { *depth + 1 };
        if *depth == 0 {
            self.silent = None;
            if is_named("line", name) {
                self.end_line();
            }
        }
    }

    fn tag(&mut self, name: &str, ends: bool, attributes: &str) {
        let hides = is_named("silent", name) || has_attribute(attributes, "hidden") || is_styled_away(attributes);
        if !ends && !is_named("void", name) && hides && !attributes.ends_with('/') {
            if is_named("line", name) {
                self.end_line();
            }
            self.silent = Some((name.to_owned(), 1));
        } else if is_named("line", name) {
            self.end_line();
            self.block = 0;
            self.list(name, ends, attributes);
            match (name, ends) {
                ("pre", true) => self.preformatted = self.preformatted.saturating_sub(1),
                ("pre", false) => self.preformatted += 1,
                (_, true) if self.heading.as_ref().is_some_and(|(open, _)| open == name) => self.heading = None,
                (_, true) if is_named("aside", name) => self.aside = self.aside.saturating_sub(1),
                (_, false) if is_named("aside", name) => self.aside += 1,
                (_, false) => match level_of_name(name) {
                    0 => self.block = level_of_attributes(attributes),
                    level => self.heading = Some((name.to_owned(), level)),
                },
                _ => {}
            }
        } else if name == "br" {
            self.end_line();
        } else if !ends && matches!(name, "td" | "th") && !self.line.is_empty() {
            self.line.push('\t');
        }
    }

    /// Counts the items of numbered lists.
    fn list(&mut self, name: &str, ends: bool, attributes: &str) {
        match (name, ends) {
            ("ol" | "ul", true) => {
                self.lists.pop();
            }
            ("ol" | "ul", false) => {
                let counts = name == "ol" && is_counted(attributes);
                self.lists
                    .push(counts.then(|| number_of(attributes, "start").unwrap_or(1)));
            }
            ("li", true) => self.item = None,
            ("li", false) => {
                self.item = None;
                if let Some(Some(next)) = self.lists.last_mut() {
                    let number = number_of(attributes, "value").unwrap_or(*next);
                    self.item = Some(number);
                    *next = number.saturating_add(1);
                }
            }
            _ => {}
        }
    }

    /// The letters between tags.
    fn letters(&mut self, markup: &str) {
        if self.preformatted == 0 {
            joined(&mut self.line, markup);
            return;
        }
        let text = with_letters(markup).replace("\r\n", "\n").replace('\r', "\n");
        for (at, line) in text.split('\n').enumerate() {
            if 0 < at {
                self.end_line();
            }
            self.line.push_str(line);
        }
    }
}

/// Whether a line has a number of its own: 一、 (二) 3. 第四,
fn is_numbered(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches(['(', '（', '[', '【', '〔', '第']);
    let is_digit =
        |letter: char| letter.is_ascii_digit() || "０１２３４５６７８９零〇一二三四五六七八九十百".contains(letter);
    let rest = line.trim_start_matches(is_digit);
    let circled = line.starts_with(|letter| matches!(letter, '\u{2460}'..='\u{249b}' | '\u{3220}'..='\u{3229}'));
    let mark = rest.starts_with(|letter| "、.．)）]】〕:：,，条章节是要".contains(letter));
    circled || rest.len() < line.len() && mark
}
