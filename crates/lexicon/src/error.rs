//! Why a compiled lexicon is refused, and what to do about it.

use std::fmt;

/// A compiled lexicon that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LexiconError {
    /// The bytes do not begin as a lexicon does.
    NotALexicon,
    /// The lexicon was compiled by another version of this program.
    Format {
        /// Format number found in the file.
        found: u32,
        /// Format number this program reads.
        expected: u32,
    },
    /// Bytes were changed or lost after compilation.
    Damaged {
        /// Checksum written when it was compiled.
        stated: u64,
        /// Checksum of the bytes at hand.
        computed: u64,
        /// Length of the bytes at hand.
        len_bytes: usize,
    },
    /// The checksum holds, but a section does not read as it should.
    Malformed {
        /// Name of the section.
        section: &'static str,
    },
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotALexicon => write!(
                f,
                "these bytes are not a compiled lexicon (they do not begin with TIGANGLX): \
                 give the file that `cargo build` writes as lexicon.bin"
            ),
            Self::Format { found, expected } => write!(
                f,
                "the lexicon has format {found}, this program reads format {expected}: \
                 use program and lexicon of one build, or build again"
            ),
            Self::Damaged {
                stated,
                computed,
                len_bytes,
            } => write!(
                f,
                "the lexicon is damaged: its checksum is {computed:016x} where {stated:016x} was written \
                 ({len_bytes} bytes at hand): fetch the file again, or build again"
            ),
            Self::Malformed { section } => write!(
                f,
                "section {section:?} of the lexicon does not read as it should, though its checksum holds: \
                 run `cargo xtask lexicon` and build again"
            ),
        }
    }
}

impl std::error::Error for LexiconError {}
