//! Official terms among the candidates: where they stand whole, and where something stands between their letters.

use tigang_text::{Clean, Span};

use super::super::parted::Parted;
use super::{Candidates, Hit, LONGEST, NONE, Source};
use crate::segment::TermPlace;

/// Letters of an official term that a shorter one which overlaps it cannot cut: 县乡村 is none in 县|乡村振兴.
const SHORTEST_WHOLE: u32 = 4;

impl Candidates<'_> {
    /// Official terms that begin and end where tokens do.
    pub(super) fn add_official(&mut self, places: &[TermPlace]) {
        let (scalars, tokens) = (self.scalars, &self.tokens.rows);
        let terms = self.lexicon.terms();
        let mut index = 0;
        let mut long_end = 0;
        for (place, further) in places.iter().zip(1..) {
            let crossed = is_crossed(place, long_end, &places[further..]);
            if SHORTEST_WHOLE <= place.len {
                long_end = long_end.max(place.start + place.len);
            }
            if crossed {
                continue;
            }
            while tokens.get(index).is_some_and(|token| token.start < place.start) {
                index += 1;
            }
            let (len, end) = (place.len as usize, place.start + place.len);
            let mut run = tokens[index..]
                .iter()
                .take(LONGEST)
                .take_while(|token| token.end() <= end);
            // Of 5G网络 and 人工智能+ only the Chinese letters are tokens.
            let opens = tokens.get(index).is_some_and(|token| token.start == place.start)
                || begins_word(scalars, place.start as usize);
            let closes = run.any(|token| token.end() == end) || scalars[end as usize - 1] == '+';
            if !opens || !closes || !(2..=LONGEST).contains(&len) {
                continue;
            }
            let number = place.number as usize;
            if self.by_term[number] == NONE {
                let letters = &scalars[place.start as usize..end as usize];
                let kind = self.kinds.of_term(letters, terms.field(number));
                self.by_term[number] = self.add(letters, kind, Source::Term(index as u32), 0);
            }
            let candidate = self.by_term[number];
            self.found[candidate as usize].count += 1;
            self.hits.push(Hit {
                token: index as u32,
                start: place.start,
                end,
                candidate,
            });
        }
    }

    /// Official terms with something between their letters.
    pub(super) fn add_parted(&mut self, places: &[Parted]) {
        let terms = self.lexicon.terms();
        for &Parted { word, span } in places {
            let letters = terms.index().letters_of(word);
            if self.is_pair(span, letters) {
                continue;
            }
            let rows = &self.tokens.rows;
            let token = rows.partition_point(|token| token.start < span.start) as u32;
            if self.by_term[word] == NONE {
                if !(2..=LONGEST).contains(&letters.len()) {
                    continue;
                }
                let kind = self.kinds.of_term(letters, terms.field(word));
                self.by_term[word] = self.add(letters, kind, Source::Term(token), 0);
            }
            let candidate = self.by_term[word];
            let before = &self.scalars[..span.start as usize];
            self.found[candidate as usize].quoted |= matches!(before.last(), Some('“' | '「'));
            self.found[candidate as usize].count += 1;
            self.hits.push(Hit {
                token,
                start: span.start,
                end: span.end,
                candidate,
            });
        }
    }

    /// Whether the mark in a span stands between two terms: 党政同责、一岗双责, but not 两不愁、三保障.
    fn is_pair(&self, span: Span<Clean>, letters: &[char]) -> bool {
        let head = self.scalars[span.range()]
            .iter()
            .take_while(|letter| **letter != '、')
            .count();
        let (head, tail) = letters.split_at(head.min(letters.len()));
        let term = |half: &[char]| SHORTEST_WHOLE as usize <= half.len() && self.lexicon.terms().contains(half);
        term(head) && term(tail)
    }
}

/// Whether Latin letters or digits begin at a place.
fn begins_word(scalars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| scalars[before]);
    scalars[at].is_ascii_alphanumeric() && !before.is_some_and(|before| before.is_ascii_alphanumeric())
}

/// Whether the place of a short official term begins in a longer one and ends behind it, or the other way round; `long_end` is
/// where the longer ones before it end, `further` are the places behind it.
fn is_crossed(place: &TermPlace, long_end: u32, further: &[TermPlace]) -> bool {
    let end = place.start + place.len;
    let overlaps = |other: &&TermPlace| other.start < end;
    let cuts =
        |other: &TermPlace| SHORTEST_WHOLE <= other.len && place.start < other.start && end < other.start + other.len;
    place.len < SHORTEST_WHOLE
        && (place.start < long_end && long_end < end || further.iter().take_while(overlaps).any(cuts))
}
