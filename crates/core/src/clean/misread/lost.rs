//! Letters that lack a byte: which they are is judged by the words they stand in.

use super::page::{Page, Way};
use super::stream::Glyph;
use crate::clean::mojibake;
use crate::phrases::is_numeral;

/// Letters before and behind that one is judged by.
const CONTEXT: usize = 6;
/// Bits, in sixteenths, by which the best letter excels the next.
const MARGIN: u32 = 3 * 16;

/// Finds the letters; it looks no further than `left` of them.
pub(super) fn settle(page: &Page<'_>, glyphs: &mut [Glyph], left: &mut usize) {
    for at in 0..glyphs.len() {
        if glyphs[at].letter.is_some() || *left == 0 {
            continue;
        }
        *left -= 1;
        if let Some(letter) = guess(page, glyphs, at) {
            glyphs[at].letter = Some(letter);
            glyphs[at].likely = true;
        }
    }
}

fn guess(page: &Page<'_>, glyphs: &[Glyph], at: usize) -> Option<char> {
    let raw = glyphs[0].raw.start;
    let outside = page.letter(raw.checked_sub(1));
    let known = |glyph: &Glyph| glyph.letter;
    let mut before: Vec<char> = glyphs[..at].iter().rev().map_while(known).take(CONTEXT).collect();
    if before.len() == at && at < CONTEXT {
        before.push(outside);
    }
    before.reverse();
    let mut behind: Vec<char> = glyphs[at + 1..].iter().map_while(known).take(CONTEXT).collect();
    if at + 1 == glyphs.len() {
        behind.push(page.letter(Some(glyphs[at].raw.end)));
    }
    // Lines of a list end with a semicolon, others hardly ever.
    let number = glyphs[0].letter.is_none_or(|first| first == '（' || is_numeral(first));
    let listed = number || outside != '\n' || behind[..] != ['\n'];
    let opened = |open| before.contains(&open);
    let fits = |letter: char| match letter {
        '》' => opened('《'),
        '）' => opened('（'),
        '。' | '：' => !opened('《'),
        '；' => listed && !opened('《'),
        _ => true,
    };
    let next = glyphs.get(at + 1).and_then(|next| next.bytes[0]);
    let candidates = candidates(page, &glyphs[at].bytes, next).into_iter();
    let cost = |letter: char| {
        let run = before.iter().chain([&letter]).chain(&behind);
        (mojibake::cost(run.copied(), page.lexicon), letter)
    };
    let mut costs: Vec<(u32, char)> = candidates.filter(|letter| fits(*letter)).map(cost).collect();
    crate::order::sort_by_key(&mut costs, |cost| *cost);
    let clear = costs.get(1).is_none_or(|second| costs[0].0 + MARGIN <= second.0);
    costs.first().filter(|_| clear).map(|(_, letter)| *letter)
}

/// The letters that bytes can be with the lost one put back. The reader lost it because it could not be read with `next`.
fn candidates(page: &Page<'_>, bytes: &[Option<u8>], next: Option<u8>) -> Vec<char> {
    let (places, lead, other): (&[usize], u8, u8) = match *bytes {
        [Some(lead), Some(other)] => (&[1, 2], lead, other),
        [Some(lead), None, Some(other)] => (&[1], lead, other),
        [Some(lead), Some(other), None] => (&[2], lead, other),
        // The first half of 、。《》, with which few other marks share a half.
        [Some(0xe3), None, None] => (&[2], 0xe3, 0x80),
        _ => return Vec::new(),
    };
    // What a reader shows, it does not lose.
    let euro = page.census.has_any(['€', '\u{80}']);
    let private = page.census.has_any('\u{e000}'..='\u{f8ff}');
    let lost = |byte: u8, next: Option<u8>| match page.way {
        Way::Utf8AsGbk => match next.map(|next| page.lexicon.gbk().decode([byte, next])) {
            None => true,
            Some(None) => !euro,
            Some(Some('\u{e000}'..='\u{f8ff}')) => !private,
            Some(Some(_)) => false,
        },
        _ => matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d) || bytes.len() == 2 && byte == 0xad,
    };
    let mut found = Vec::new();
    for &place in places {
        let next = if place == 1 { Some(other) } else { next };
        for byte in (0x80..=0xbf).filter(|byte| lost(*byte, next)) {
            let (second, third) = if place == 1 { (byte, other) } else { (other, byte) };
            found.extend(page.decode(&[lead, second, third]));
        }
    }
    found
}
