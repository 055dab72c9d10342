//! Reading and writing the integers and columns that sections are made of.
//!
//! A [`Reader`] never panics: what is missing is `None`, which a section's loader turns into
//! [`LexiconError::Malformed`](crate::LexiconError::Malformed).

/// Reads a byte slice front to back.
#[derive(Debug, Clone)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(crate) fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(byte)
    }

    pub(crate) fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(taken)
    }

    pub(crate) fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    pub(crate) fn u64(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    /// A number in groups of seven bits, the lowest first.
    pub(crate) fn varint(&mut self) -> Option<u32> {
        let mut value = 0_u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// A column: its length in bytes, then its bytes.
    pub(crate) fn column(&mut self) -> Option<&'a [u8]> {
        let len = self.u32()?;
        self.take(len as usize)
    }

    pub(crate) fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.column()?).ok()
    }

    /// What [`put_letters`] wrote.
    pub(crate) fn letters(&mut self) -> Option<Vec<char>> {
        let mut column = Reader::new(self.column()?);
        let mut letters = Vec::new();
        let mut before = 0_i32;
        while !column.is_empty() {
            before = before.checked_add(column.distance()?)?;
            letters.push(char::from_u32(u32::try_from(before).ok()?)?);
        }
        Some(letters)
    }

    /// A number of either sign; see [`put_distance`].
    pub(crate) fn distance(&mut self) -> Option<i32> {
        let zigzag = self.varint()?;
        Some((zigzag >> 1) as i32 ^ -((zigzag & 1) as i32))
    }

    /// Bytes not yet read.
    pub(crate) fn len(&self) -> usize {
        self.rest.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }
}

/// The lines of a text, as [`str::lines`] tells them where none ends in a carriage return: for thousands of short ones, as
/// columns have them, the search behind that one costs more than the letters.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.bytes().position(|byte| byte == b'\n');
        let (line, behind) = match end {
            Some(end) => (rest.get(..end)?, rest.get(end + 1..)?),
            None if rest.is_empty() => return None,
            None => (rest, ""),
        };
        rest = behind;
        Some(line)
    })
}

/// Appends what [`Reader::varint`] reads.
pub(crate) fn put_varint(out: &mut Vec<u8>, mut value: u32) {
    while 0x80 <= value {
        out.push(value as u8 & 0x7f | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends a number of either sign, a small one in one byte.
pub(crate) fn put_distance(out: &mut Vec<u8>, distance: i32) {
    put_varint(out, (distance << 1 ^ distance >> 31) as u32);
}

/// Appends a column of letters as the distances of their codes: a byte each where they stand near each other.
pub(crate) fn put_letters(out: &mut Vec<u8>, letters: impl IntoIterator<Item = char>) {
    let mut column = Vec::new();
    let mut before = 0;
    for letter in letters {
        put_distance(&mut column, letter as i32 - before);
        before = letter as i32;
    }
    put_column(out, &column);
}

/// Appends what [`Reader::column`] reads.
pub(crate) fn put_column(out: &mut Vec<u8>, column: &[u8]) {
    out.extend((column.len() as u32).to_le_bytes());
    out.extend(column);
}

/// How many bytes are `least` or more. Eight at a time: two hundred thousand are counted on the way to the first word, in code
/// that the browser has not yet compiled well.
pub(crate) fn count_from(least: u8, bytes: &[u8]) -> usize {
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = EACH << 7;
    let (eights, rest) = bytes.as_chunks();
    let eights = eights.iter().map(|eight| {
        let eight = u64::from_ne_bytes(*eight);
        // The lower seven bits carry into the highest where they are as many as those of `least`.
        let carried = (eight & !HIGH) + EACH * u64::from(0x80 - (least & 0x7f));
        let reached = if least < 0x80 { carried | eight } else { carried & eight };
        (reached & HIGH).count_ones() as usize
    });
    eights.sum::<usize>() + rest.iter().filter(|byte| least <= **byte).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn varints_come_back() {
        for value in [0, 1, 127, 128, 16_383, 16_384, u32::MAX] {
            let mut bytes = Vec::new();
            put_varint(&mut bytes, value);
            let mut reader = Reader::new(&bytes);
            assert_eq!(reader.varint(), Some(value));
            assert!(reader.is_empty());
        }
    }

    #[test]
    fn letters_come_back() {
        for text in ["", "提纲", "\u{0}龥一\u{10ffff}a"] {
            let mut bytes = Vec::new();
            put_letters(&mut bytes, text.chars());
            let mut reader = Reader::new(&bytes);
            assert_eq!(reader.letters().map(String::from_iter).as_deref(), Some(text));
            assert!(reader.is_empty());
        }
    }

    #[test]
    fn lines_are_those_of_the_standard_library() {
        for text in ["", "\n", "提纲", "提\n\n纲\n", "\n提\n纲"] {
            assert!(lines(text).eq(text.lines()), "{text:?}");
        }
    }

    #[test]
    fn counts_eight_bytes_as_one_by_one() {
        let bytes: Vec<u8> = (0..=u8::MAX).chain([0, 0xff, 0x7f, 0x80, 3, 4]).collect();
        for least in 0..=u8::MAX {
            let count = bytes.iter().filter(|byte| least <= **byte).count();
            assert_eq!(count_from(least, &bytes), count, "{least}");
        }
    }

    #[test]
    fn what_is_missing_is_none() {
        assert_eq!(Reader::new(&[]).byte(), None);
        assert_eq!(Reader::new(&[0x80]).varint(), None);
        assert_eq!(Reader::new(&[0x80; 6]).varint(), None);
        assert_eq!(Reader::new(&[9, 0, 0, 0, 1]).column(), None);
    }
}
