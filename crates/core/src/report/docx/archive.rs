//! The parts of a document as one zip archive (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16). No time is written,
//! so that the same parts give the same bytes. Written here because a crate for it weighs 30 KB in the page; the tests
//! read the archive with one.

use miniz_oxide::deflate::compress_to_vec;

/// Of 1 to 10: beyond it a document of ten megabytes takes seconds and gains a hundredth.
const LEVEL: u8 = 6;

/// Version 2.0, no flags, deflated, midnight of 1 January 1980, the first day a zip archive knows.
const COMMON: [u8; 10] = [20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0];

/// Packs named parts in their order; names are ASCII.
pub(super) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in parts {
        let packed = compress_to_vec(content.as_bytes(), LEVEL);
        let mut facts = COMMON.to_vec();
        for number in [crc32(content.as_bytes()), packed.len() as u32, content.len() as u32] {
            facts.extend(number.to_le_bytes());
        }
        facts.extend((name.len() as u16).to_le_bytes());
        facts.extend([0; 2]);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&facts);
        directory.extend([0; 10]);
        directory.extend((archive.len() as u32).to_le_bytes());
        directory.extend(name.as_bytes());
        archive.extend(b"PK\x03\x04");
        archive.extend(&facts);
        archive.extend(name.as_bytes());
        archive.extend(packed);
    }
    let start = archive.len() as u32;
    archive.extend(&directory);
    archive.extend(b"PK\x05\x06\x00\x00\x00\x00");
    for _ in 0..2 {
        archive.extend((parts.len() as u16).to_le_bytes());
    }
    archive.extend((directory.len() as u32).to_le_bytes());
    archive.extend(start.to_le_bytes());
    archive.extend([0; 2]);
    archive
}

/// The checksum of zip archives: polynomial 0xEDB88320, reflected.
fn crc32(bytes: &[u8]) -> u32 {
    let table: [u32; 256] = std::array::from_fn(|byte| {
        (0..8).fold(byte as u32, |sum, _| {
            if sum & 1 == 1 {
                0xedb8_8320 ^ (sum >> 1)
            } else {
                sum >> 1
            }
        })
    });
    !bytes.iter().fold(!0, |sum: u32, byte| {
        table[((sum ^ u32::from(*byte)) & 0xff) as usize] ^ (sum >> 8)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }
}
