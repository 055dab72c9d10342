//! Misread: passages that were written in one encoding and read in another, from end to end.
//!
//! ```text
//! UTF-8 read as GBK       鍏充簬鍔犲己闃叉睕宸ヤ綔    关于加强防汛工作
//! UTF-8 read as Latin-1   é˜²æ±›å·¥ä½œ            防汛工作
//! GBK read as Latin-1     ·ÀÑ´¹¤×÷                防汛工作
//! ```
//!
//! The letters become bytes again, and the bytes letters ([`stream`]). A byte that the reader could not show is a hole; what it
//! was is left to the words around it ([`lost`]). Letters that were broken one by one are left to `mojibake`.

mod lost;
mod page;
mod stream;

use std::ops::Range;

use tigang_lexicon::Lexicon;
use tigang_text::Span;

use super::{Certainty, Draft, EditKind, Note, NoteKind, Proposal, mojibake};
use crate::phrases::is_han;
use page::{Page, Way};
use stream::Glyph;

/// Letters that a passage proves itself by, and so many times fewer for one that no Chinese looks like.
const LEAST: usize = 4;
/// What a letter of Chinese prose costs at most on average; letters in no order cost half as much again.
const CHINESE: u32 = 13 * 16;
/// Lost bytes looked for, after which those that follow stay lost: it keeps hostile text cheap.
const MAX_LOST: usize = 1 << 14;
/// What UTF-8's commonest letters and marks begin with when GBK is read: a passage without any of them is a short one.
const BEGINNINGS: [char; 17] = [
    '锛', '銆', '紝', '涓', '拰', '浜', '鍔', '鍜', '鍏', '鏀', '鐨', '澶', '缁', '鍙', '鏈', '€', '\u{fffd}',
];
/// What readers of GBK show for the replacement sign of UTF-8.
pub(super) const REPLACED: [char; 3] = ['锟', '斤', '拷'];

/// Puts misread passages right.
pub(super) fn repair(draft: &mut Draft<'_>, lexicon: &Lexicon) {
    let current = draft.current();
    let (letters, census) = (current.scalars(), current.census());
    let gbk = census.has_any(BEGINNINGS);
    let latin = census.has_any(('À'..='Ö').chain('Ø'..='ö'));
    let mut proposals = Vec::new();
    let mut lost = Vec::new();
    for (way, may_be) in [
        (Way::Utf8AsGbk, gbk),
        (Way::Utf8AsLatin, latin),
        (Way::GbkAsLatin, latin),
    ] {
        let page = Page {
            letters,
            census,
            way,
            lexicon,
        };
        if may_be {
            for glyphs in passages(&page) {
                mend(&glyphs, page.mechanism(), &mut proposals, &mut lost);
            }
        }
    }
    lost.extend(if census.has(REPLACED[0]) {
        replaced(letters)
    } else {
        Vec::new()
    });
    draft.facts.notes.extend(lost.into_iter().map(|place| Note {
        kind: NoteKind::Undecided,
        raw: Span::new(place.start as u32, place.end as u32),
        message: "此处原文字节已失,无法全部还原。".to_owned(),
    }));
    draft.propose(proposals);
}

/// All passages of a page that were read so: those that prove it, and beside them those that can be read no other way.
fn passages(page: &Page<'_>) -> Vec<Vec<Glyph>> {
    let mut passages = Vec::new();
    let mut proved = false;
    let (mut at, mut left) = (0, MAX_LOST);
    while at < page.letters.len() {
        let begins = at.checked_sub(1).is_none_or(|before| page.bytes(before).is_none());
        let len = page.bytes(at).and_then(|(bytes, _)| page.len(bytes[0]));
        let opens = match page.way {
            Way::GbkAsLatin => begins && len == Some(2),
            Way::Utf8AsLatin => begins && len == Some(3),
            Way::Utf8AsGbk => len == Some(3),
        };
        let mut glyphs = if opens {
            stream::read(page, at, begins)
        } else {
            Vec::new()
        };
        lost::settle(page, &mut glyphs, &mut left);
        let end = glyphs.last().map_or(at + 1, |glyph| glyph.raw.end);
        let proves = proves(page, &glyphs);
        let whole = begins && page.bytes(end).is_none();
        proved |= proves;
        at = if proves || whole || LEAST < glyphs.len() {
            end
        } else {
            at + 1
        };
        if proves || whole {
            passages.push(glyphs);
        }
    }
    if proved { passages } else { Vec::new() }
}

/// Whether a passage reads as Chinese.
fn proves(page: &Page<'_>, glyphs: &[Glyph]) -> bool {
    let letters = || glyphs.iter().filter_map(|glyph| glyph.letter);
    let hanzi = letters().filter(|letter| is_han(*letter)).count();
    let least = if page.way == Way::Utf8AsGbk { LEAST } else { LEAST / 2 };
    least <= hanzi
        && glyphs.len() <= 2 * hanzi
        && mojibake::cost(letters(), page.lexicon) <= CHINESE * glyphs.len() as u32
}

/// Proposes what a passage was; what is not known stays, and where it shares raw letters with others leaves a hole.
fn mend(glyphs: &[Glyph], mechanism: &str, proposals: &mut Vec<Proposal>, lost: &mut Vec<Range<usize>>) {
    let evidence = "词语";
    let mut open = false;
    for part in glyphs.split_inclusive(|glyph| glyph.apart) {
        let raw = part.first().map_or(0, |first| first.raw.start)..part.last().map_or(0, |last| last.raw.end);
        let unknown = part.iter().any(|glyph| glyph.letter.is_none());
        if unknown {
            lost.push(raw.clone());
        }
        if unknown && part.len() == 1 {
            open = false;
            continue;
        }
        let likely = unknown || part.iter().any(|glyph| glyph.likely);
        let after: String = part.iter().map(|glyph| glyph.letter.unwrap_or('\u{fffd}')).collect();
        let ends = likely || after.ends_with(|letter| !is_han(letter));
        // One edit a clause: longer ones hide where letters stood, shorter ones are too many to look through.
        match proposals.last_mut().filter(|_| open && !likely) {
            Some(clause) => {
                clause.raw.end = raw.end as u32;
                clause.after.push_str(&after);
            }
            None => proposals.push(Proposal {
                kind: EditKind::Mojibake,
                raw: Span::new(raw.start as u32, raw.end as u32),
                after,
                certainty: if likely { Certainty::Likely } else { Certainty::Certain },
                note: Some(if likely {
                    format!("{mechanism}〔依据:{evidence}〕")
                } else {
                    mechanism.to_owned()
                }),
            }),
        }
        open = !ends;
    }
}

/// Replacement signs of UTF-8 read as GBK: what they stood for is lost.
fn replaced(letters: &[char]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in letters.windows(3).enumerate().filter(|(_, three)| **three == REPLACED) {
        match found.last_mut().filter(|last| last.end == at) {
            Some(last) => last.end = at + 3,
            None => found.push(at..at + 3),
        }
    }
    found
}
