//! Word documents: the text of `word/document.xml`, a paragraph a line.
//!
//! Headings stay lines of their own. Numbers that Word writes by itself are not in the file's text and are not made up here.

use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::Event;

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
    let xml = document(bytes)
        .map_err(|error| format!("not a Word document that can be read ({error}); save it as .docx or text"))?;
    paragraphs(&xml).map_err(|error| format!("{}: {error}", String::from_utf8_lossy(DOCUMENT)))
}

fn document(bytes: &[u8]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let archive = rawzip::ZipArchive::from_slice(bytes)?;
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry()? {
        if entry.file_path().as_ref() != DOCUMENT {
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
        return Ok(xml);
    }
    Err("it holds no word/document.xml".into())
}

fn paragraphs(xml: &[u8]) -> Result<String, quick_xml::Error> {
    let mut reader = Reader::from_reader(xml);
    let mut text = String::new();
    // Deleted words are in w:delText; only w:t is text. A text box holds paragraphs of its own.
    let mut in_text = false;
    loop {
        match reader.read_event()? {
            Event::Start(tag) => in_text = tag.local_name().as_ref() == b"t",
            Event::Empty(tag) => match tag.local_name().as_ref() {
                b"br" | b"cr" => text.push('\n'),
                b"tab" => text.push('\t'),
                b"noBreakHyphen" => text.push('-'),
                _ => {}
            },
            Event::End(tag) => {
                in_text = false;
                match tag.local_name().as_ref() {
                    b"p" => text.push('\n'),
                    b"tc" if text.ends_with('\n') => {
                        text.pop();
                        text.push('\t');
                    }
                    b"tr" => text.push('\n'),
                    _ => {}
                }
            }
            Event::Text(letters) if in_text => text.push_str(&letters.decode()?),
            Event::GeneralRef(entity) if in_text => {
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
            paragraphs(xml.as_bytes()).ok().as_deref(),
            Some("一、清淤\n甲&乙\n丙\n戊\t己\t\n")
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
