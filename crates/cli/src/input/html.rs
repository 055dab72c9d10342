//! Web pages: their text, a block a line. What the page writes around a speech is for the clean stage to tell.

/// Names of elements and entities, as the core has them.
const NAMES: &str = include_str!("../../../core/data/markup.tsv");

fn is_named(group: &str, name: &str) -> bool {
    rows(group).any(|row| row == name)
}

fn rows(group: &str) -> impl Iterator<Item = &'static str> {
    NAMES
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter(move |(name, _)| *name == group)
        .map(|(_, row)| row)
}

/// The text of a page.
pub(super) fn text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tagged) = rest.split_at(at);
        letters(before, &mut text);
        let Some(end) = end_of_tag(tagged) else {
            // A sign, no tag.
            text.push('<');
            rest = tagged.strip_prefix('<').unwrap_or_default();
            continue;
        };
        let (tag, behind) = tagged.split_at(end);
        rest = behind;
        let name: String = tag
            .trim_start_matches(['<', '/'])
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        if is_named("whole", &name) && !tag.starts_with("</") && !tag.ends_with("/>") {
            rest = behind_element(rest, &name);
        }
        if is_named("block", &name) && !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
    }
    letters(rest, &mut text);
    text
}

/// One past the `>` of a tag or comment; nothing when `<` is a letter of the text.
fn end_of_tag(tagged: &str) -> Option<usize> {
    if tagged.starts_with("<!--") {
        return tagged.find("-->").map(|at| at + 3);
    }
    let begins = tagged
        .chars()
        .nth(1)
        .is_some_and(|letter| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!' | '?'));
    tagged.find('>').filter(|_| begins).map(|at| at + 1)
}

/// What follows the end tag of an element.
fn behind_element<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut from = rest;
    while let Some(at) = from.find("</") {
        let (_, tail) = from.split_at(at + 2);
        if tail
            .get(..name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name))
        {
            return tail.find('>').and_then(|end| tail.get(end + 1..)).unwrap_or_default();
        }
        from = tail;
    }
    ""
}

/// Text between tags: white space is one space, as browsers show it; entities are letters.
fn letters(between: &str, text: &mut String) {
    let mut rest = between;
    while let Some(letter) = rest.chars().next() {
        let len = letter.len_utf8();
        if letter == '&'
            && let Some((entity, end)) = entity(rest)
        {
            text.push(entity);
            rest = rest.get(end..).unwrap_or_default();
            continue;
        }
        if !letter.is_ascii_whitespace() {
            text.push(letter);
        } else if !text.is_empty() && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
        rest = rest.get(len..).unwrap_or_default();
    }
}

fn entity(rest: &str) -> Option<(char, usize)> {
    let end = rest.find(';').filter(|end| *end <= 10)?;
    let name = rest.get(1..end)?;
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    let letter = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(digits) => number(digits, 16)?,
            None => number(digits, 10)?,
        },
        None => rows("entity")
            .find_map(|row| row.strip_prefix(name)?.strip_prefix('\t'))?
            .chars()
            .next()?,
    };
    Some((letter, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_lines_and_scripts_are_gone() {
        let html = "<html><head><title>网站</title></head><body><script>if (a<b) x()</script><h1>一、清淤</h1>\n<p>甲&nbsp;乙<br>丙 &lt; 丁\n 戊</p><!-- 己 --></body>";
        assert_eq!(text(html), "一、清淤\n甲 乙\n丙 < 丁 戊\n");
    }

    #[test]
    fn a_sign_that_is_no_tag_stays() {
        assert_eq!(text("3 < 5,<b>甲</b> & 乙"), "3 < 5,甲 & 乙");
        assert_eq!(text("<style>没有结尾"), "");
    }
}
