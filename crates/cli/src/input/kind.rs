//! What is no text: files that begin as others do, and bytes that no text has. A message says what to do.

/// What begins so, and what it is.
const SIGNATURES: &[(&[u8], &str)] = &[
    (&[0xd0, 0xcf, 0x11, 0xe0], OLD_WORD),
    (b"{\\rtf", OLD_WORD),
    (b"%PDF", "a PDF; open it, copy its text and save that as a text file"),
    (&[0x89, b'P', b'N', b'G'], PICTURE),
    (&[0xff, 0xd8, 0xff], PICTURE),
    (b"GIF8", PICTURE),
];
const OLD_WORD: &str = "an old Word or WPS document; open it in Word or WPS and save it as .docx";
const PICTURE: &str = "a picture, which has no text to read";

/// Bytes looked at: enough for some thousand letters.
const SAMPLE: usize = 64 * 1024;

/// What a file is that cannot be read, by its first bytes.
pub(super) fn refused(bytes: &[u8]) -> Option<&'static str> {
    let known = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
    known.map(|(_, kind)| *kind)
}

/// Whether more than one byte in a hundred is a control character that stands in no text.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let control = |byte: &&u8| **byte < 0x20 && !matches!(byte, b'\t' | b'\n' | 0x0c | b'\r' | 0x1b);
    sample.len() < 100 * sample.iter().filter(control).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_files_are_named_and_texts_are_not() {
        assert!(refused(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1]).is_some_and(|kind| kind.contains(".docx")));
        assert!(refused(b"%PDF-1.4\n").is_some_and(|kind| kind.contains("PDF")));
        assert_eq!(refused("各位同志".as_bytes()), None);
        assert!(is_binary(b"Rar!\x1a\x07\0"));
        assert!(!is_binary("各位同志\r\n".as_bytes()) && !is_binary(b""));
    }
}
