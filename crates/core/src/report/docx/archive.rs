//! The parts of a document as one zip archive. No time is written, so that the same parts give the same bytes.

use std::io::Write;

use miniz_oxide::deflate::compress_to_vec;
use rawzip::{CompressionMethod, Error, ZipArchiveWriter};

/// Of 1 to 10: beyond it a document of ten megabytes takes seconds and gains a hundredth.
const LEVEL: u8 = 6;

/// Packs named parts in their order.
pub(super) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    pack(parts).expect("writing to memory does not fail, and the names are short and differ")
}

fn pack(parts: &[(&str, &str)]) -> Result<Vec<u8>, Error> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (name, content) in parts {
        let content = content.as_bytes();
        let file = archive.new_file(*name).compression_method(CompressionMethod::DEFLATE);
        let (mut entry, config) = file.start()?;
        // The writer counts and checks what passes through it, so the raw bytes go past it and the packed ones into the entry.
        let mut counter = config.wrap(std::io::sink());
        counter.write_all(content)?;
        let (_, descriptor) = counter.finish()?;
        entry.write_all(&compress_to_vec(content, LEVEL))?;
        entry.finish(descriptor)?;
    }
    archive.finish()
}
