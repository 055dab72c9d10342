//! Letters read as bytes and these as letters again, one by one, as far as they go.

use std::ops::Range;

use super::page::{Page, is_hole};

/// A letter as it was written.
pub(super) struct Glyph {
    /// Its bytes, where they are known; one less than it needs where one was lost without a trace.
    pub(super) bytes: Vec<Option<u8>>,
    /// Itself, where it is known.
    pub(super) letter: Option<char>,
    /// Raw letters that have its bytes.
    pub(super) raw: Range<usize>,
    /// Whether the next one begins with a raw letter of its own.
    pub(super) apart: bool,
    /// Whether a lost byte was guessed.
    pub(super) likely: bool,
}

/// What a place can be read as. `begins`: whether what stands before it cannot be read so.
pub(super) fn read(page: &Page<'_>, from: usize, begins: bool) -> Vec<Glyph> {
    let mut stream = Stream {
        page,
        begins,
        glyphs: Vec::new(),
        open: Vec::new(),
        start: from,
    };
    let mut good = 0;
    let mut at = from;
    let whole = loop {
        let (bytes, len) = match page.bytes(at) {
            Some((bytes, len)) => (bytes.map(Some), len),
            None if stream.open.is_empty() => break true,
            None if is_hole(page.letter(Some(at))) => ([None; 2], 1),
            // A space that breaks no line is copied as any other.
            None if page.letter(Some(at)) == ' ' => ([Some(0xa0); 2], 1),
            None => break true,
        };
        if !bytes[..len].iter().all(|byte| stream.push(*byte, at).is_some()) {
            break false;
        }
        at += 1;
        if stream.open.is_empty() {
            good = stream.part(at);
        }
    };
    // What follows has none of its bytes, so that only the last one is lost.
    if whole && stream.open.len() == 2 && stream.close(at).is_some() {
        good = stream.part(at);
    }
    stream.glyphs.truncate(good);
    stream.glyphs
}

struct Stream<'a> {
    page: &'a Page<'a>,
    begins: bool,
    glyphs: Vec<Glyph>,
    /// Bytes of a letter that is not complete, and the first raw letter that has one of them.
    open: Vec<Option<u8>>,
    start: usize,
}

impl Stream<'_> {
    /// Reads a byte of the raw letter at `at`; `None` where it cannot follow.
    fn push(&mut self, byte: Option<u8>, at: usize) -> Option<()> {
        if byte.is_some_and(|byte| !self.page.continues(byte)) && !self.open.is_empty() {
            // A byte was lost without a trace.
            (self.open.len() == 2 && (self.begins || !self.glyphs.is_empty())).then_some(())?;
            self.close(at)?;
        }
        if self.open.is_empty() {
            self.start = at;
        }
        self.open.push(byte);
        let len = self.open[0].and_then(|lead| self.page.len(lead))?;
        if self.open.len() < len {
            Some(())
        } else {
            self.close(at + 1)
        }
    }

    /// Ends a letter before the raw letter at `end`.
    fn close(&mut self, end: usize) -> Option<()> {
        let bytes = std::mem::take(&mut self.open);
        let known: Option<Vec<u8>> = bytes.iter().copied().collect();
        let known = known.filter(|known| self.page.len(known[0]) == Some(known.len()));
        let letter = match known {
            Some(known) => Some(self.page.decode(&known)?),
            None => None,
        };
        self.glyphs.push(Glyph {
            bytes,
            letter,
            raw: self.start..end,
            apart: false,
            likely: false,
        });
        Some(())
    }

    /// Notes that the raw letter at `at` has no byte of the letters so far, and counts these.
    fn part(&mut self, at: usize) -> usize {
        if let Some(last) = self.glyphs.last_mut() {
            last.apart = last.raw.end == at;
        }
        self.glyphs.len()
    }
}
