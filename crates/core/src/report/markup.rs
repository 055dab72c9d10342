//! What XML and HTML need of a text.

/// Escapes markup, in text and in attributes; line ends become blanks, and control letters, which XML forbids, are left out.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    text.chars().for_each(|letter| escape_into(&mut escaped, letter));
    escaped
}

/// [`escape`], a letter at a time.
pub(super) fn escape_into(escaped: &mut String, letter: char) {
    match letter {
        '&' => escaped.push_str("&amp;"),
        '<' => escaped.push_str("&lt;"),
        '>' => escaped.push_str("&gt;"),
        '"' => escaped.push_str("&quot;"),
        '\n' | '\t' | '\r' => escaped.push(' '),
        control if control < ' ' || matches!(control, '\u{fffe}' | '\u{ffff}') => {}
        letter => escaped.push(letter),
    }
}
