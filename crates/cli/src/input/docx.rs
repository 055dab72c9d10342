//! Word documents: the text of `word/document.xml`, a paragraph a line.
//!
//! Headings stay lines of their own; the numbers that Word writes by itself are written out (`numbering`).

mod numbering;

use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use numbering::{Numbering, Place, attribute};

/// Where the text is.
const DOCUMENT: &[u8] = b"word/document.xml";
/// Longest document read, unpacked: a small archive can hold a huge file. XML is some ten times its text.
const MAX_BYTES: u64 = 128 * 1024 * 1024;

/// Whether bytes are an archive, as Word's are.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The text of a document.
pub(super) fn text(bytes: &[u8]) -> Result<String, String> {
    let refuse = |error: &dyn std::fmt::Display| {
        format!("not a Word document that can be read ({error}); save it as .docx or text")
    };
    let part = |name: &[u8]| part(bytes, name).map_err(|error| refuse(&error));
    let xml = part(DOCUMENT)?.ok_or_else(|| refuse(&"it holds no word/document.xml"))?;
    let lists = part(b"word/numbering.xml")?.unwrap_or_default();
    let styles = part(b"word/styles.xml")?.unwrap_or_default();
    paragraphs(&xml, Numbering::read(&lists, &styles))
        .map_err(|error| format!("{}: {error}", String::from_utf8_lossy(DOCUMENT)))
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

fn paragraphs(xml: &[u8], mut numbering: Numbering) -> Result<String, quick_xml::Error> {
    let mut reader = Reader::from_reader(xml);
    let mut text = String::new();
    // Deleted words are in w:delText; only w:t is text. A text box holds paragraphs of its own.
    let mut in_text = false;
    // What is left out stands in elements of its own, which may hold each other.
    let mut left_out = 0usize;
    // Where the number of the paragraph goes, until its first letter has come.
    let mut place: Option<Place> = None;
    loop {
        match reader.read_event()? {
            Event::Start(tag) => {
                let name = tag.local_name();
                left_out += usize::from(is_left_out(name.as_ref()));
                if name.as_ref() == b"p" {
                    place = Some(Place::default());
                }
                in_text = name.as_ref() == b"t";
            }
            Event::Empty(tag) if left_out == 0 => match tag.local_name().as_ref() {
                b"pStyle" => put(&mut place, &tag, |place, value| place.style = Some(value)),
                b"numId" => put(&mut place, &tag, |place, value| place.list = Some(value)),
                b"ilvl" => put(&mut place, &tag, |place, value| place.level = value.parse().ok()),
                b"br" | b"cr" => text.push('\n'),
                // One with a value is a tab stop of the paragraph.
                b"tab" if attribute(&tag, b"val").is_none() => text.push('\t'),
                b"noBreakHyphen" => text.push('-'),
                _ => {}
            },
            Event::End(tag) => {
                in_text = false;
                let name = tag.local_name();
                left_out = left_out.saturating_sub(usize::from(is_left_out(name.as_ref())));
                match name.as_ref() {
                    _ if left_out != 0 => {}
                    b"p" => {
                        place = None;
                        text.push('\n');
                    }
                    b"tc" if text.ends_with('\n') => {
                        text.pop();
                        text.push('\t');
                    }
                    b"tr" => text.push('\n'),
                    _ => {}
                }
            }
            Event::Text(letters) if in_text && left_out == 0 => {
                number(&mut place, &mut numbering, &mut text);
                text.push_str(&letters.decode()?);
            }
            Event::GeneralRef(entity) if in_text && left_out == 0 => {
                number(&mut place, &mut numbering, &mut text);
                let name = entity.decode()?;
                match entity.resolve_char_ref()? {
                    Some(letter) => text.push(letter),
                    None => text.push_str(quick_xml::escape::resolve_xml_entity(&name).unwrap_or_default()),
                }
            }
            Event::Eof => return Ok(text),
            _ => {}
        }
    }
}

/// Readings above letters, the second copy of a text box, deleted and moved text, and what a paragraph was before a change.
fn is_left_out(name: &[u8]) -> bool {
    matches!(name, b"rt" | b"Fallback" | b"del" | b"moveFrom" | b"pPrChange")
}

fn put(place: &mut Option<Place>, tag: &BytesStart<'_>, set: impl FnOnce(&mut Place, String)) {
    if let (Some(place), Some(value)) = (place, attribute(tag, b"val")) {
        set(place, value);
    }
}

/// Writes the number of a paragraph before its first letter.
fn number(place: &mut Option<Place>, numbering: &mut Numbering, text: &mut String) {
    if let Some(place) = place.take() {
        text.push_str(&numbering.next(&place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_breaks_and_cells_of_a_document() {
        let xml = "<w:document xmlns:w=\"w\"><w:body>\
            <w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>一、清淤</w:t></w:r></w:p>\
            <w:p><w:r><w:t>甲&amp;乙</w:t><w:br/><w:t>丙</w:t></w:r><w:del><w:delText>丁</w:delText></w:del></w:p>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>戊</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>己</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
            </w:body></w:document>";
        assert_eq!(
            paragraphs(xml.as_bytes(), Numbering::default()).ok().as_deref(),
            Some("一、清淤\n甲&乙\n丙\n戊\t己\t\n")
        );
    }

    #[test]
    fn numbers_of_lists_are_written_and_second_copies_left_out() {
        let lists = "<w:numbering><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
            <w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>\
            <w:num w:numId=\"7\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";
        let paragraph = |text: &str| {
            format!(
                "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>{text}</w:p>"
            )
        };
        let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
        let xml = [
            paragraph(&run("清淤")),
            paragraph(""),
            format!("<mc:Fallback><w:p>{}</w:p></mc:Fallback>", run("副本")),
            paragraph(&run("除险")),
        ]
        .concat();
        assert_eq!(
            paragraphs(xml.as_bytes(), Numbering::read(lists.as_bytes(), b""))
                .ok()
                .as_deref(),
            Some("一、清淤\n\n二、除险\n")
        );
    }

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
        assert_eq!(text(&archive("word/document.xml")).as_deref(), Ok("河道清淤\n"));
        assert!(text(&archive("xl/workbook.xml")).is_err_and(|message| message.contains("word/document.xml")));
        assert!(text(b"PK\x03\x04 broken").is_err());
    }
}
