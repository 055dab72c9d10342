//! What the attributes of a tag say: levels of headings, numbers of items, and what is out of sight.

/// The number of an item has no more figures.
const MAX_DIGITS: usize = 6;

/// h1 to h6.
pub(super) fn level_of_name(name: &str) -> u8 {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => digit - b'0',
        _ => 0,
    }
}

/// The level that Word writes with a paragraph, or that a page gives to a block it calls a heading.
pub(super) fn level_of_attributes(attributes: &str) -> u8 {
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

/// Whether the items of a numbered list are shown with figures.
pub(super) fn is_counted(attributes: &str) -> bool {
    let lower = attributes.to_ascii_lowercase();
    let figures = !lower.contains("type=") || number_of(attributes, "type").is_some();
    figures && !lower.contains("list-style")
}

/// The number that an attribute has: `start="3"`.
pub(super) fn number_of(attributes: &str, name: &str) -> Option<u32> {
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

/// Whether a style takes an element out of sight: `display: none`.
pub(super) fn is_styled_away(attributes: &str) -> bool {
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
pub(super) fn has_attribute(attributes: &str, name: &str) -> bool {
    let lower = attributes.to_ascii_lowercase();
    lower.match_indices(name).any(|(at, _)| {
        let before = lower.get(..at).and_then(|before| before.chars().next_back());
        let after = lower.get(at + name.len()..).and_then(|after| after.chars().next());
        before.is_some_and(char::is_whitespace)
            && after.is_none_or(|after| after.is_whitespace() || matches!(after, '=' | '/'))
    })
}
