//! Encodings: which one some bytes are in, and their text. What cannot be read is named with its offset.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::kind::is_binary;

/// Letters beyond ASCII that are too few to tell encodings by how often each letter stands.
const FEW: usize = 12;

/// In fewer bytes than this a text in UTF-16 may look like one in Latin letters.
const SHORT: usize = 16;

/// Decodes bytes whose encoding is not known.
pub(super) fn decode(bytes: &[u8]) -> Result<String, String> {
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, mark),
        None => (
            guess(bytes).ok_or("not a text file; open it in its own program and save it as .docx or text")?,
            0,
        ),
    };
    let body = bytes.get(mark..).unwrap_or_default();
    match encoding.decode_without_bom_handling_and_without_replacement(body) {
        Some(text) => Ok(text.into_owned()),
        None => Err(format!(
            "not valid {} from byte {}; save it as UTF-8 and try again",
            encoding.name(),
            mark + first_error(body, encoding)
        )),
    }
}

/// `None` for bytes of no text.
fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    // Pairs of Latin letters would read as Chinese ones.
    if bytes.is_ascii() && !is_binary(bytes) {
        return Some(UTF_8);
    }
    let western = is_western(bytes);
    // Two Chinese letters may have the bytes of four Latin ones; where there are many, these would read as rare letters.
    let may_be_wide = |encoding: &'static Encoding| {
        let even = bytes.len().is_multiple_of(2);
        // One mark of UTF-8, —, would be a letter and a half.
        if !even && std::str::from_utf8(bytes).is_ok() {
            return false;
        }
        !western || even && (bytes.len() < SHORT || is_everyday(&encoding.decode_without_bom_handling(bytes).0))
    };
    for encoding in [UTF_16LE, UTF_16BE] {
        if may_be_wide(encoding) && is_chinese(bytes, encoding) {
            return Some(encoding);
        }
    }
    // UTF-16 of other letters without a mark: digits, spaces and line ends have a zero byte on one side, few Chinese letters on the other.
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if bytes.len().is_multiple_of(2) && 2 * even.min(odd) < even.max(odd) {
        let encoding = if even < odd { UTF_16LE } else { UTF_16BE };
        if is_readable(&encoding.decode_without_bom_handling(bytes).0) {
            return Some(encoding);
        }
    }
    if is_binary(bytes) {
        return None;
    }
    if is_utf8(bytes) || is_broken_utf8(bytes) {
        return Some(UTF_8);
    }
    if western {
        return Some(WINDOWS_1252);
    }
    if let Some(encoding) = of_few(bytes) {
        return Some(encoding);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Allow);
    // One byte in a Chinese text that is none of it makes it look western.
    let western = guess == WINDOWS_1252 && is_broken_gbk(bytes);
    Some(if western { GB18030 } else { guess })
}

/// Whether bytes are UTF-8. Two letters of GBK may be that too, as marks on nothing (通知) or letters of two scripts (农药).
fn is_utf8(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    !(pairs_of_few(bytes).is_some_and(|pairs| pairs.iter().all(is_common)) && is_medley(text))
}

/// Whether a mark stands on nothing, or letters of two scripts stand side by side.
fn is_medley(text: &str) -> bool {
    let script = |letter: char| match letter {
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5cf}' => None,
        '\0'..='\u{24f}' => Some(0),
        _ => Some(u32::from(letter) >> 8),
    };
    let mut before = None;
    text.chars().filter(|letter| !letter.is_ascii()).any(|letter| {
        let (last, now) = (before.replace(script(letter)), script(letter));
        now.is_none() && last.flatten().is_none() || now.is_some() && last.is_some_and(|last| last != now)
    })
}

/// The bytes beyond ASCII in pairs, if there are a few.
fn pairs_of_few(bytes: &[u8]) -> Option<Vec<(u8, u8)>> {
    let mut pairs = Vec::new();
    let mut rest = bytes.iter().copied();
    while let Some(first) = rest.next() {
        if first < 0x80 {
            continue;
        }
        pairs.push((first, rest.next()?));
        if FEW < pairs.len() {
            return None;
        }
    }
    (!pairs.is_empty()).then_some(pairs)
}

/// Whether every letter of a text is a mark or one of the common ones of GB2312.
fn is_everyday(text: &str) -> bool {
    let bytes = GB18030.encode(text).0;
    bytes
        .chunks(2)
        .all(|pair| matches!(pair, [first, second] if is_common(&(*first, *second))))
}

/// Whether bytes are a text in Latin letters with accents and marks of Windows: naïve, – and ” stand one by one among ASCII letters,
/// three at least to each. The bytes of Chinese letters come in pairs, in UTF-16 with controls among them, or in Big5 as a sign
/// that no Latin letter follows: 一 is ¤@.
fn is_western(bytes: &[u8]) -> bool {
    let control = |byte: &u8| matches!(byte, 0..=8 | 0x0b | 0x0e..=0x1f | 0x7f);
    if bytes.iter().any(control) {
        return false;
    }
    let (mut lone, mut high, mut letters, mut start) = (0, 0, 0, 0);
    for run in bytes.chunk_by(|one, next| (*one < 0x80) == (*next < 0x80)) {
        let end = start + run.len();
        let letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
        match *run {
            [first, ..] if first < 0x80 => letters += run.iter().filter(|byte| byte.is_ascii_alphabetic()).count(),
            [sign] if bytes.get(end).is_some_and(|next| is_big5_of_sign(sign, *next)) => {}
            [_] => lone += 1,
            // größte
            [first, second] if letter(start.checked_sub(1)) && letter(Some(end)) && !is_common(&(first, second)) => {
                lone += 2
            }
            _ => {}
        }
        high += if run[0] < 0x80 { 0 } else { run.len() };
        start = end;
    }
    let unused = |byte: &u8| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
    0 < high && 9 * high <= 10 * lone && 3 * high <= letters && !bytes.iter().any(unused)
}

/// Whether a sign of Windows and what follows it are likelier a letter of Big5: all signs but «, ° and ¿ stand behind letters.
fn is_big5_of_sign(sign: u8, next: u8) -> bool {
    matches!(sign, 0xa4..=0xbf) && !matches!(sign, 0xab | 0xb0 | 0xbf) && matches!(next, 0x40..=0x7e)
}

/// A mark or one of the common letters of GB2312.
fn is_common((first, second): &(u8, u8)) -> bool {
    matches!(first, 0xa1 | 0xa3 | 0xb0..=0xd7) && 0xa1 <= *second
}

/// The encoding of a few letters: GB2312 if all are its common ones, else Big5 if all are its, else GBK.
fn of_few(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = pairs_of_few(bytes)?;
    let traditional = |pair: &(u8, u8)| matches!(pair, (0xa1 | 0xa4..=0xc6, 0x40..=0x7e | 0xa1..=0xfe));
    let chinese = |pair: &(u8, u8)| matches!(pair, (0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe));
    let encoding = if pairs.iter().all(is_common) {
        GB18030
    } else if pairs.iter().all(traditional) {
        BIG5
    } else if pairs.iter().all(chinese) && !is_japanese(&pairs) {
        GB18030
    } else {
        return None;
    };
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(|_| encoding)
}

/// Whether some pairs are kana, in Shift-JIS or in EUC-JP.
fn is_japanese(pairs: &[(u8, u8)]) -> bool {
    pairs
        .iter()
        .any(|(first, _)| matches!(first, 0x82 | 0x83 | 0xa4 | 0xa5))
}

/// Whether a text consists of letters that are read here: bytes of another kind, taken as UTF-16, do not.
fn is_readable(text: &str) -> bool {
    let known = |letter: &char| {
        matches!(letter, '\t'..='~' | '\u{a0}'..='\u{ff}' | '\u{2010}'..='\u{2027}' | '\u{2e80}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{ffef}' | '\u{20000}'..='\u{3134f}')
    };
    9 * text.chars().count() <= 10 * text.chars().filter(known).count()
}

/// Whether bytes are GB18030 but for a few: most letters are beyond ASCII and read as Chinese ones.
fn is_broken_gbk(bytes: &[u8]) -> bool {
    let text = GB18030.decode_without_bom_handling(bytes).0;
    let chinese =
        |letter: &char| matches!(letter, '\u{3000}'..='\u{301f}' | '\u{4e00}'..='\u{9fa5}' | '\u{ff01}'..='\u{ff5e}');
    let high = text.chars().filter(|letter| !letter.is_ascii()).count();
    20 <= high && 4 * high <= 5 * text.chars().filter(chinese).count() && 2 * high > text.chars().count()
}

/// Whether bytes read as UTF-16 are Chinese letters and marks: those of GBK and Big5 are not, their first bytes being too high.
fn is_chinese(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let unit = |pair: &[u8]| match *pair {
        [low, high] if encoding == UTF_16LE => u16::from_le_bytes([low, high]),
        [high, low] => u16::from_be_bytes([high, low]),
        _ => 0,
    };
    let chinese =
        |unit: u16| matches!(unit, 0x09..=0x7e | 0x2010..=0x203b | 0x3000..=0x301f | 0x4e00..=0x9fff | 0xff01..=0xff5e);
    // The last byte may be cut off.
    let pairs = || bytes.chunks_exact(2).map(unit);
    let others = pairs().filter(|unit| !chinese(*unit)).count();
    // Shift-JIS read so has none of the first half of the Chinese letters, in which most of the common ones are; its kana are in the other.
    let first_half = pairs().any(|unit| matches!(unit, 0x4e00..=0x7fff));
    let kana = pairs().any(|unit| matches!(unit, 0x829f..=0x82f1 | 0x8340..=0x8396));
    pairs().len() != 0 && (first_half || !kana) && 20 * others <= pairs().len()
}

/// Whether bytes are UTF-8 but for a few: nearly every letter beyond ASCII reads as one.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let Err(error) = std::str::from_utf8(bytes) else {
        return false;
    };
    let (mut letters, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    // A text that is cut in its last letter has that one broken.
    let cut = error.error_len().is_none();
    10 * broken < letters
        || cut && broken == 1 && 0 < letters && bytes.utf8_chunks().all(|chunk| !has_pair(chunk.valid()))
}

/// Whether a letter of two bytes stands in a text, as two letters of GBK may look like; Chinese ones have three.
fn has_pair(text: &str) -> bool {
    text.chars().any(|letter| letter.len_utf8() == 2)
}

/// Offset of the first byte that cannot be decoded.
fn first_error(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len()));
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    match result {
        encoding_rs::DecoderResult::Malformed(bad, after) => read.saturating_sub(usize::from(bad) + usize::from(after)),
        _ => read,
    }
}

#[cfg(test)]
mod tests;
