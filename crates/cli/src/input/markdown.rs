//! Markdown: its text. The marks of headings, quotations, lists, links and emphasis go; lines stay, and headings are told.

use super::document::Document;

/// What stands between two marks is no longer than this, in letters.
const MAX_MARKED: usize = 2000;
/// Blanks before a mark of a block.
const INDENT: usize = 3;

/// Reads a file.
pub(super) fn read(markdown: &str) -> Document {
    let mut document = Document::default();
    let body = behind_front_matter(markdown.strip_prefix('\u{feff}').unwrap_or(markdown));
    let lines: Vec<&str> = body
        .split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line))
        .collect();
    let mut fence: Option<&str> = None;
    for (at, line) in lines.iter().enumerate() {
        if let Some(mark) = fence_of(line).filter(|mark| fence.is_none_or(|open| mark.starts_with(open))) {
            fence = if fence.is_none() { Some(mark) } else { None };
        } else if fence.is_some() {
            document.line(line, 0);
        } else if !is_rule(line) {
            let (block, level) = block(line);
            let level = if level == 0 { underlined(&lines, at) } else { level };
            document.line(&inline(block.as_ref()), level);
        }
    }
    document
}

/// What follows the `---` block that some programs write at the top.
fn behind_front_matter(markdown: &str) -> &str {
    let Some(rest) = markdown.strip_prefix("---\n") else {
        return markdown;
    };
    let mut behind = 0;
    for line in rest.split_inclusive('\n') {
        behind += line.len();
        if matches!(line, "---\n" | "...\n") {
            return rest.get(behind..).unwrap_or_default();
        }
    }
    markdown
}

/// The ``` or ~~~ that opens or closes a block of code.
fn fence_of(line: &str) -> Option<&str> {
    let bare = unindented(line)?;
    let len = bare.bytes().take_while(|byte| matches!(byte, b'`' | b'~')).count();
    let mark = bare.get(..len)?;
    (3 <= len && (mark.bytes().all(|byte| byte == b'`') || mark.bytes().all(|byte| byte == b'~'))).then_some(mark)
}

/// A line without its indent, unless that is too deep for a mark.
fn unindented(line: &str) -> Option<&str> {
    let bare = line.trim_start_matches(' ');
    (line.len() - bare.len() <= INDENT).then_some(bare)
}

/// A line across the page, the line under a heading, or the second line of a table.
fn is_rule(line: &str) -> bool {
    let Some(bare) = unindented(line).filter(|bare| !bare.is_empty()) else {
        return false;
    };
    let only = |marks: &[char]| bare.chars().all(|letter| marks.contains(&letter));
    let count = |mark| bare.chars().filter(|letter| *letter == mark).count();
    let ends = bare.trim_end_matches([' ', '\t']);
    (only(&['*', ' ', '\t']) && 3 <= count('*'))
        || (only(&['_', ' ', '\t']) && 3 <= count('_'))
        || (bare.starts_with('-') && only(&['-', ' ', '\t']))
        || (!ends.is_empty() && ends.bytes().all(|byte| byte == b'='))
        || (only(&['|', ' ', ':', '-']) && 0 < count('-'))
}

/// The level of a line that a line of = or - underlines: alone between blank lines, or it would be a paragraph's last.
fn underlined(lines: &[&str], at: usize) -> u8 {
    let blank = |line: Option<&&str>| line.is_none_or(|line| line.trim().is_empty());
    let above = at.checked_sub(1).and_then(|at| lines.get(at));
    let Some(under) = lines.get(at + 1).map(|line| line.trim()) else {
        return 0;
    };
    let of = |mark: u8| 2 <= under.len() && under.bytes().all(|byte| byte == mark);
    match () {
        () if !blank(above) || blank(lines.get(at)) => 0,
        () if of(b'=') => 1,
        () if of(b'-') => 2,
        () => 0,
    }
}

/// A line without the mark of its block, and its level where it is a heading.
fn block(line: &str) -> (std::borrow::Cow<'_, str>, u8) {
    let mut bare = line;
    while let Some(quoted) = unindented(bare).and_then(|bare| bare.strip_prefix('>')) {
        bare = quoted.strip_prefix([' ', '\t']).unwrap_or(quoted);
    }
    if let Some((heading, level)) = heading(bare) {
        return (heading.into(), level);
    }
    let trimmed = bare.trim_matches([' ', '\t']);
    if let Some(row) = trimmed.strip_prefix('|').and_then(|row| row.strip_suffix('|')) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        return (cells.join("\t").into(), 0);
    }
    (without_end(item(bare)).into(), 0)
}

/// `## 标题 ##`
fn heading(bare: &str) -> Option<(&str, u8)> {
    let marked = unindented(bare)?;
    let rest = marked.trim_start_matches('#');
    let level = u8::try_from(marked.len() - rest.len())
        .ok()
        .filter(|level| (1..=6).contains(level))?;
    if !rest.starts_with([' ', '\t']) {
        return None;
    }
    let title = rest.trim_matches([' ', '\t']);
    let open = title.trim_end_matches('#');
    let closed = open.len() < title.len() && open.ends_with([' ', '\t']);
    Some((
        if closed {
            open.trim_end_matches([' ', '\t'])
        } else {
            title
        },
        level,
    ))
}

/// A line without the mark of a list: `- `, `* [x] `.
fn item(bare: &str) -> &str {
    let blank = [' ', '\t'];
    let Some(rest) = bare
        .trim_start_matches(blank)
        .strip_prefix(['-', '*', '+'])
        .filter(|rest| rest.starts_with(blank))
    else {
        return bare;
    };
    let rest = rest.trim_start_matches(blank);
    ["[ ]", "[x]", "[X]"]
        .iter()
        .find_map(|mark| rest.strip_prefix(mark).filter(|task| task.starts_with(blank)))
        .map_or(rest, |task| task.trim_start_matches(blank))
}

/// A line without the two blanks or the stroke that break it.
fn without_end(line: &str) -> &str {
    let bare = line.trim_end_matches(' ');
    if 2 <= line.len() - bare.len() {
        return bare;
    }
    line.strip_suffix('\\').unwrap_or(line)
}

/// Takes the marks inside a line away: pictures, links, addresses, tags, code, emphasis, escapes.
fn inline(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(letter) = rest.chars().next() {
        if let Some((inside, behind)) = mark(letter, rest) {
            text.push_str(inside);
            rest = behind;
        } else {
            text.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        }
    }
    let strong = emphasis(&emphasis(&text, "**"), "__");
    let text = emphasis(&emphasis(&strong, "*"), "~~");
    unescaped(&text)
}

/// A mark that is not emphasis: what of it stays, and what follows.
fn mark(letter: char, rest: &str) -> Option<(&str, &str)> {
    match letter {
        '!' => {
            let (_, from) = split(rest.strip_prefix("![")?, "](")?;
            Some(("", split(from, ")")?.1))
        }
        '[' => {
            let (inside, from) = split(rest.strip_prefix('[')?, "]")?;
            let (_, behind) = match from.chars().next()? {
                '(' => split(from, ")")?,
                '[' => split(from, "]")?,
                _ => return None,
            };
            (!inside.is_empty()).then_some((inside, behind))
        }
        '<' => {
            let (inside, behind) = split(rest.strip_prefix('<')?, ">")?;
            let is_address = ["http:", "https:", "mailto:"]
                .iter()
                .any(|scheme| inside.starts_with(scheme));
            let is_tag = inside
                .trim_start_matches('/')
                .starts_with(|letter: char| letter.is_ascii_alphabetic());
            match () {
                () if is_address && !inside.contains(char::is_whitespace) => Some((inside, behind)),
                () if is_tag => Some(("", behind)),
                () => None,
            }
        }
        '`' => {
            let len = rest.bytes().take_while(|byte| *byte == b'`').count();
            let (ticks, from) = rest.split_at(len);
            let code = split(from, ticks).filter(|(inside, _)| !inside.is_empty());
            Some(code.unwrap_or((ticks, from)))
        }
        _ => None,
    }
}

/// What stands before a sign that comes soon, and behind it.
fn split<'a>(from: &'a str, sign: &str) -> Option<(&'a str, &'a str)> {
    let near = from.char_indices().nth(MAX_MARKED).map_or(from.len(), |(at, _)| at);
    let at = from.get(..near)?.find(sign)?;
    Some((from.get(..at)?, from.get(at + sign.len()..)?))
}

/// Takes away pairs of marks by CommonMark's rule of flanking. A single letter is never emphasised alone: in 在**县**镇 the
/// stars stand for names that were masked.
fn emphasis(line: &str, mark: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(letter) = rest.chars().next() {
        if let Some((inside, behind)) = rest.strip_prefix(mark).and_then(|from| pair(from, mark)) {
            // A pair that emphasises nothing is passed over as a whole.
            let emphasised = is_emphasis(text.chars().next_back(), inside, behind.chars().next(), mark);
            let whole = rest.get(..rest.len() - behind.len()).unwrap_or_default();
            text.push_str(if emphasised { inside } else { whole });
            rest = behind;
        } else {
            // So is a longer run of the sign: in **同志 no single star opens.
            let len = match mark.starts_with(letter) {
                true => rest.len() - rest.trim_start_matches(letter).len(),
                false => letter.len_utf8(),
            };
            let (run, behind) = rest.split_at(len);
            text.push_str(run);
            rest = behind;
        }
    }
    text
}

/// What stands between an opening mark and its closing one, and what follows; `from` begins behind the opening mark.
fn pair<'a>(from: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let sign = mark.chars().next()?;
    let first = from.chars().next()?;
    split(from, mark).filter(|(inside, _)| first != sign && !first.is_whitespace() && !inside.is_empty())
}

fn is_emphasis(before: Option<char>, inside: &str, after: Option<char>, mark: &str) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let (first, last) = (inside.chars().next(), inside.chars().next_back());
    let sign = mark.chars().next();
    let lone = mark.len() == 1 && (before == sign || after == sign);
    let opens = is_letter(first) || !is_letter(before);
    let closes = last.is_some_and(|last| !last.is_whitespace()) && (is_letter(last) || !is_letter(after));
    let within = sign == Some('_') && (is_letter(before) || is_letter(after));
    let single = inside.chars().nth(1).is_none() && sign != Some('~');
    opens && closes && !lone && !within && !single
}

/// `\*` is *.
fn unescaped(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let escaped = letter == '\\' && letters.peek().is_some_and(|next| "\\`*_{}[]()#+-.!~|>".contains(*next));
        if !escaped {
            text.push(letter);
        } else if let Some(next) = letters.next() {
            text.push(next);
        }
    }
    text
}
