//! Web pages: their text, a block a line, as a reader would copy it, and their headings. What the page writes around a speech
//! is for the clean stage to tell.
//!
//! Read in one pass over the markup, which never fails. Word's own HTML is known by its outline levels.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::document::Document;

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
/// The number of an item has no more figures.
const MAX_DIGITS: usize = 6;
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

/// Whether the items of a numbered list are shown with figures.
fn is_counted(attributes: &str) -> bool {
    let lower = attributes.to_ascii_lowercase();
    let figures = !lower.contains("type=") || number_of(attributes, "type").is_some();
    figures && !lower.contains("list-style")
}

/// The number that an attribute has: `start="3"`.
fn number_of(attributes: &str, name: &str) -> Option<u32> {
    let lower = attributes.to_ascii_lowercase();
    let (before, rest) = lower.split_once(name)?;
    let value = rest
        .trim_start()
        .strip_prefix('=')?
        .trim_start()
        .trim_start_matches(['"', '\'']);
    let digits: String = value
        .chars()
        .take_while(char::is_ascii_digit)
        .take(MAX_DIGITS)
        .collect();
    let apart = before.ends_with(char::is_whitespace);
    if apart { digits.parse().ok() } else { None }
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

/// h1 to h6.
fn level_of_name(name: &str) -> u8 {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => digit - b'0',
        _ => 0,
    }
}

/// The level that Word writes with a paragraph, or that a page gives to a block it calls a heading.
fn level_of_attributes(attributes: &str) -> u8 {
    let lower = attributes.to_ascii_lowercase();
    let number = |name: &str, signs: &[char]| {
        let (_, rest) = lower.split_once(name)?;
        let digit = rest.trim_start_matches(signs).chars().next()?.to_digit(10)?;
        u8::try_from(digit).ok()
    };
    let named = || {
        lower
            .contains("heading")
            .then(|| number("aria-level", &['=', '"', '\'', ' ']))
    };
    number("mso-outline-level", &[':', ' '])
        .or_else(|| number("msoheading", &[]))
        .or_else(|| named().flatten())
        .unwrap_or(0)
}

/// Whether a style takes an element out of sight: `display: none`.
fn is_styled_away(attributes: &str) -> bool {
    let style = attributes.to_ascii_lowercase();
    let mut values = style.split("display").skip(1);
    let value = |rest: &str| {
        rest.trim_start()
            .strip_prefix(':')
            .map(|value| value.trim_start().starts_with("none"))
    };
    values.any(|rest| value(rest) == Some(true))
}

/// Whether an attribute stands in a tag without a value, or with one.
fn has_attribute(attributes: &str, name: &str) -> bool {
    let lower = attributes.to_ascii_lowercase();
    lower.match_indices(name).any(|(at, _)| {
        let before = lower.get(..at).and_then(|before| before.chars().next_back());
        let after = lower.get(at + name.len()..).and_then(|after| after.chars().next());
        before.is_some_and(char::is_whitespace)
            && after.is_none_or(|after| after.is_whitespace() || matches!(after, '=' | '/'))
    })
}

/// White space counts as one space, and as none between Chinese letters where the source's line was broken.
fn joined(line: &mut String, markup: &str) {
    let mut rest = markup;
    let mut flat = String::with_capacity(markup.len());
    while !rest.is_empty() {
        let letters = rest.find(is_blank).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(letters);
        flat.push_str(word);
        let blanks = behind.len() - behind.trim_start_matches(is_blank).len();
        let (space, behind) = behind.split_at(blanks);
        rest = behind;
        let before = flat.chars().next_back().or_else(|| line.chars().next_back());
        let broken = space.contains('\n') && before.is_some_and(is_wide) && rest.chars().next().is_none_or(is_wide);
        if !space.is_empty() && before.is_some_and(|before| before != ' ') && !broken {
            flat.push(' ');
        }
    }
    line.push_str(&with_letters(&flat));
}

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\r' | '\n' | '\u{c}')
}

/// Letters that take no space between them where a source line was broken.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}')
}

/// Entities as the letters they stand for; one that is not known stays as it is written.
fn with_letters(markup: &str) -> String {
    let mut text = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(at) = rest.find('&') {
        let (before, entity) = rest.split_at(at);
        text.push_str(before);
        let (letter, len) = self::entity(entity).unwrap_or(("&".to_owned(), 1));
        text.push_str(&letter);
        rest = entity.get(len..).unwrap_or_default();
    }
    text.push_str(rest);
    text
}

/// An entity's letter, and how long it is written.
fn entity(written: &str) -> Option<(String, usize)> {
    let run = |from: usize, most: usize, test: fn(&char) -> bool| {
        let letters = written.get(from..).unwrap_or_default().chars();
        from + letters.take_while(test).take(most).count()
    };
    let (letter, end) = if let Some(digits) = written.strip_prefix("&#") {
        let hexadecimal = digits.starts_with(['x', 'X']);
        let (from, radix) = if hexadecimal { (3, 16) } else { (2, 10) };
        let end = if hexadecimal {
            run(from, 6, char::is_ascii_hexdigit)
        } else {
            run(from, 7, char::is_ascii_digit)
        };
        let code = u32::from_str_radix(written.get(from..end)?, radix).ok()?;
        let letter = char::from_u32(code).filter(|_| 0 < code).unwrap_or('\u{fffd}');
        (letter.to_string(), end)
    } else {
        let end = run(1, MAX_NAME, char::is_ascii_alphabetic);
        let name = written.get(1..end)?;
        let letter = NAMES.get("entity")?.get(name)?;
        ((*letter).to_owned(), end)
    };
    let closed = written.get(end..).is_some_and(|rest| rest.starts_with(';'));
    Some((letter, end + usize::from(closed)))
}
