//! The container: one file of named sections under one checksum.
//!
//! Written by `build.rs`, which includes this very file, and read by [`Lexicon::load`](crate::Lexicon::load).
//! What stands in a section is its owner's business; this module only promises that the bytes are those that were written.
//!
//! ```text
//! magic "TIGANGLX" | format u32 | checksum u64 of all that follows | count u32
//! count times: name [u8; 16] zero-padded | length u32
//! the sections, one after another
//! ```
//! All integers are little-endian.

/// First bytes of every compiled lexicon.
pub(crate) const MAGIC: &[u8; 8] = b"TIGANGLX";
/// Raised whenever the layout of the container or of a section changes.
pub(crate) const FORMAT: u32 = 5;
/// Magic, format and checksum.
pub(crate) const HEADER_LEN: usize = 8 + 4 + 8;
/// Length of a section name, zero-padded.
pub(crate) const NAME_LEN: usize = 16;

/// A checksum that any flipped bit, lost byte or swapped pair of words changes.
///
/// FNV-1a over eight-byte words, the upper half of each product brought down to the lower: 1.7 MB take under a millisecond.
/// Nothing is rotated, for which a browser that has just loaded the module calls a function, 160,000 times on the way to the
/// first word. It guards against damage in transit, not against malice.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ bytes.len() as u64;
    let (words, rest) = bytes.as_chunks();
    let mut take = |word: u64| {
        hash = (hash ^ word).wrapping_mul(PRIME);
        hash ^= hash >> 32;
    };
    words.iter().for_each(|word| take(u64::from_le_bytes(*word)));
    rest.iter().for_each(|byte| take(u64::from(*byte)));
    hash = hash.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^ hash >> 32
}

/// Puts `sections` into one checked file.
#[allow(dead_code, reason = "the crate itself only reads; build.rs and tests write")]
pub(crate) fn pack(sections: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut body = (sections.len() as u32).to_le_bytes().to_vec();
    for (name, bytes) in sections {
        let mut padded = [0; NAME_LEN];
        padded[..name.len()].copy_from_slice(name.as_bytes());
        body.extend(padded);
        body.extend((bytes.len() as u32).to_le_bytes());
    }
    for (_, bytes) in sections {
        body.extend(bytes);
    }
    let mut file = MAGIC.to_vec();
    file.extend(FORMAT.to_le_bytes());
    file.extend(checksum(&body).to_le_bytes());
    file.extend(body);
    file
}
