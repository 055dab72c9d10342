//! Word documents: the text of `word/document.xml`, a paragraph a line.
//!
//! The numbers that Word writes by itself are written out (`numbering`), the levels of headings kept beside (`styles`).

mod numbering;
mod styles;

use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::document::Document;
use numbering::Numbering;
use styles::{Place, Styles, attribute};

/// Where the text is.
const DOCUMENT: &[u8] = b"word/document.xml";
/// Longest document read, unpacked: a small archive can hold a huge file. XML is some ten times its text.
const MAX_BYTES: u64 = 128 * 1024 * 1024;

/// Whether bytes are an archive, as Word's are.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Document, String> {
    let refuse = |error: &dyn std::fmt::Display| {
        format!("not a Word document that can be read ({error}); save it as .docx or text")
    };
    let part = |name: &[u8]| part(bytes, name).map_err(|error| refuse(&error));
    let xml = part(DOCUMENT)?.ok_or_else(|| refuse(&"it holds no word/document.xml"))?;
    let lists = part(b"word/numbering.xml")?.unwrap_or_default();
    let styles = part(b"word/styles.xml")?.unwrap_or_default();
    document(&xml, &lists, &styles).map_err(|error| format!("{}: {error}", String::from_utf8_lossy(DOCUMENT)))
}

/// One file of the archive, if it is there.
fn part(bytes: &[u8], name: &[u8]) -> Result<Option<Vec<u8>>, Box<dyn std::error::Error>> {
    let archive = rawzip::ZipArchive::from_slice(bytes)?;
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry()? {
        if entry.file_path().as_ref() != name {
            continue;
        }
        let method = entry.compression_method();
        let data = archive.get_entry(entry.wayfinder())?;
        let mut xml = Vec::new();
        if method == rawzip::CompressionMethod::STORE {
            data.data().take(MAX_BYTES).read_to_end(&mut xml)?;
        } else {
            flate2::bufread::DeflateDecoder::new(data.data())
                .take(MAX_BYTES)
                .read_to_end(&mut xml)?;
        }
        return Ok(Some(xml));
    }
    Ok(None)
}

/// A document's body as it is read.
struct Body {
    document: Document,
    styles: Styles,
    numbering: Numbering,
    line: String,
    place: Place,
    /// Whether the next paragraph opens a cell behind another.
    in_row: bool,
    /// Whether the run is set as hidden.
    hidden: bool,
}

impl Body {
    /// Ends the paragraph: its number, its text, its level.
    fn close(&mut self) {
        let line = std::mem::take(&mut self.line);
        let place = std::mem::take(&mut self.place);
        let blank = line.trim().is_empty();
        let number = if blank {
            String::new()
        } else {
            self.numbering.next(&place, &self.styles)
        };
        let line = number + &line;
        if std::mem::take(&mut self.in_row) {
            self.document.cell(&line);
        } else {
            let style = place.style.as_ref().map_or(0, |style| self.styles.outline(style));
            self.document.line(&line, place.outline.unwrap_or(style));
        }
    }

    fn property(&mut self, tag: &BytesStart<'_>) {
        let value = || attribute(tag, b"val");
        match tag.local_name().as_ref() {
            b"pStyle" => self.place.style = value(),
            b"numId" => self.place.list = value(),
            b"ilvl" => self.place.level = value().and_then(|value| value.parse().ok()),
            b"outlineLvl" => self.place.outline = value().map(|value| styles::level(&value)),
            b"vanish" => self.hidden = !matches!(value().as_deref(), Some("0" | "false" | "off")),
            _ if self.hidden => {}
            b"br" | b"cr" => self.line.push('\n'),
            // One with a value is a tab stop of the paragraph.
            b"tab" if value().is_none() => self.line.push('\t'),
            b"noBreakHyphen" => self.line.push('-'),
            _ => {}
        }
    }
}

/// Reads the parts of a document.
pub(super) fn document(xml: &[u8], numbering: &[u8], styles: &[u8]) -> Result<Document, quick_xml::Error> {
    let mut reader = Reader::from_reader(xml);
    let mut body = Body {
        document: Document::default(),
        styles: Styles::read(styles),
        numbering: Numbering::read(numbering),
        line: String::new(),
        place: Place::default(),
        in_row: false,
        hidden: false,
    };
    // Deleted words are in w:delText; only w:t is text.
    let mut in_text = false;
    // What is left out stands in elements of its own, which may hold each other.
    let mut left_out = 0usize;
    loop {
        match reader.read_event()? {
            Event::Start(tag) => {
                let name = tag.local_name();
                left_out += usize::from(is_left_out(name.as_ref()));
                in_text = name.as_ref() == b"t" && !body.hidden;
                body.hidden &= name.as_ref() != b"r";
                // A text box stands inside a paragraph and has paragraphs of its own.
                if name.as_ref() == b"p" && left_out == 0 && !body.line.is_empty() {
                    body.close();
                }
            }
            Event::Empty(tag) if left_out == 0 => match tag.local_name().as_ref() {
                b"p" => body.close(),
                _ => body.property(&tag),
            },
            Event::End(tag) => {
                in_text = false;
                let name = tag.local_name();
                left_out = left_out.saturating_sub(usize::from(is_left_out(name.as_ref())));
                match name.as_ref() {
                    _ if left_out != 0 => {}
                    b"p" => body.close(),
                    b"tc" => body.in_row = true,
                    b"tr" => body.in_row = false,
                    _ => {}
                }
            }
            Event::Text(letters) if in_text && left_out == 0 => body.line.push_str(&letters.decode()?),
            Event::GeneralRef(entity) if in_text && left_out == 0 => {
                let name = entity.decode()?;
                match entity.resolve_char_ref()? {
                    Some(letter) => body.line.push(letter),
                    None => body
                        .line
                        .push_str(quick_xml::escape::resolve_xml_entity(&name).unwrap_or_default()),
                }
            }
            Event::Eof => {
                if !body.line.is_empty() {
                    body.close();
                }
                return Ok(body.document);
            }
            _ => {}
        }
    }
}

/// Readings above letters, the second copy of a text box, deleted and moved text, and what a paragraph was before a change.
fn is_left_out(name: &[u8]) -> bool {
    matches!(name, b"rt" | b"Fallback" | b"del" | b"moveFrom" | b"pPrChange")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read_from_its_archive_and_another_archive_refused() {
        let archive = |name: &str| {
            let mut bytes = Vec::new();
            let mut writer = rawzip::ZipArchiveWriter::new(&mut bytes);
            let (mut entry, config) = writer
                .new_file(name)
                .compression_method(rawzip::CompressionMethod::DEFLATE)
                .start()
                .expect("new");
            let encoder = flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::default());
            let mut data = config.wrap(encoder);
            std::io::Write::write_all(&mut data, "<w:p><w:t>河道清淤</w:t></w:p>".as_bytes()).expect("memory");
            let (encoder, descriptor) = data.finish().expect("memory");
            encoder.finish().expect("memory");
            entry.finish(descriptor).expect("memory");
            writer.finish().expect("memory");
            bytes
        };
        let found = read(&archive("word/document.xml")).map(|document| document.text);
        assert_eq!(found.as_deref(), Ok("河道清淤"));
        assert!(read(&archive("xl/workbook.xml")).is_err_and(|message| message.contains("word/document.xml")));
        assert!(read(b"PK\x03\x04 broken").is_err());
    }
}
