//! Files and standard input as text: Word documents, web pages and Markdown by what they are, all else by the encoding found
//! out. What a file sets as a heading is kept beside its text.
//!
//! The page does the same in `www/src/files.js`; `tests/suite/input` holds both to it.

mod document;
mod docx;
mod encoding;
mod html;
mod kind;
mod markdown;
#[cfg(test)]
mod tests;

use std::io::{ErrorKind, Read};
use std::path::Path;

pub(crate) use document::Document;

/// Reads a file, or standard input for `-`.
pub(crate) fn read(path: &Path) -> Result<Document, String> {
    let mut bytes = Vec::new();
    let done = if path.as_os_str() == "-" {
        std::io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else if path.is_dir() {
        return Err("this is a folder; name the files in it".into());
    } else {
        std::fs::read(path).map(|read| bytes = read)
    };
    done.map_err(|error| match error.kind() {
        ErrorKind::NotFound => "there is no such file; check its name and its folder".into(),
        _ => format!("cannot read: {error}"),
    })?;
    convert(path, &bytes)
}

/// The text of a file: its first bytes tell a Word document or a web page, its name a web page or Markdown.
fn convert(path: &Path, bytes: &[u8]) -> Result<Document, String> {
    if docx::is_archive(bytes) {
        return docx::read(bytes);
    }
    if let Some(kind) = kind::refused(bytes) {
        return Err(format!("this is {kind}"));
    }
    let text = encoding::decode(bytes)?;
    let extension = path.extension().map(|extension| extension.to_ascii_lowercase());
    Ok(match extension.as_deref().and_then(|extension| extension.to_str()) {
        Some("md" | "markdown") => markdown::read(&text),
        Some("html" | "htm" | "xhtml") => html::read(&text),
        _ if html::is_page(&text) => html::read(&text),
        _ => Document::plain(text),
    })
}
