//! Candidates: what may be a key term. Official terms, words, phrases in quotation marks, and runs of tokens that hold
//! together in this text and are free at both ends.

use std::collections::HashMap;

use tigang_lexicon::{Lexicon, List};
use tigang_text::{Clean, Span};

use super::grams::grams;
use super::log::log16;
use super::tokens::{Class, Token};
use crate::phrases::{digit, is_han};

/// Longest term, in letters: 巩固拓展脱贫攻坚成果 has ten, the longest official ones about twenty.
pub(super) const LONGEST: usize = 24;

/// Longest run of tokens taken for a term without a list that says so, in letters.
const LONGEST_RUN: usize = 10;

/// Longest phrase in quotation marks taken for a term, in letters: 万众一心加油干.
const LONGEST_QUOTED: usize = 8;

/// What speaks for a candidate, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Candidate<'a> {
    /// Its letters.
    pub(super) letters: &'a [char],
    /// Every place, ascending.
    pub(super) uses: Vec<Span<Clean>>,
    /// How rare it is in general, in sixteenths of a bit.
    pub(super) rarity: u32,
    /// What it is.
    pub(super) kind: Kind,
    /// Whether it stands in quotation marks somewhere.
    pub(super) quoted: bool,
}

/// What a candidate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// On the list of official terms, of three letters or more.
    Official,
    /// A body, an office, a meeting, a kind of document: what every speech names.
    Body,
    /// A run of tokens of this text.
    Phrase,
    /// A run of tokens of this text that a stock word opens or closes.
    Loose,
    /// In the dictionary, of three letters or more.
    Compound,
    /// A noun of two letters.
    Noun,
    /// Another word.
    Word,
    /// In quotation marks and on no list.
    Quoted,
    /// A stock word of the genre.
    Stock,
}

/// Collects the candidates, in order of first place.
pub(super) fn candidates<'a>(scalars: &'a [char], tokens: &[Token], lexicon: &'a Lexicon) -> Vec<Candidate<'a>> {
    let quoted = quoted(scalars);
    let mut found: HashMap<&[char], Candidate<'a>> = HashMap::new();
    let total = log16(lexicon.dictionary().total());
    let rarity = |letters: &[char]| {
        let word = lexicon.dictionary().get(letters)?;
        Some(total.saturating_sub(log16(u64::from(word.frequency.max(1)))))
    };
    for (span, letters, field) in official(scalars, tokens, lexicon) {
        let candidate = found.entry(letters).or_insert_with(|| Candidate {
            letters,
            uses: Vec::new(),
            rarity: rarity(letters).filter(|_| letters.len() == 2).unwrap_or(RARE),
            kind: match field {
                _ if lexicon.list(List::Stock).contains_letters(letters) => Kind::Stock,
                "机构" | "职务" | "会议" | "公文" => Kind::Body,
                _ if letters.len() == 2 => Kind::Noun,
                _ => Kind::Official,
            },
            quoted: quoted.contains_key(letters),
        });
        candidate.uses.push(span);
    }
    let grams = grams(scalars, tokens);
    for gram in &grams {
        let run = |place: u32| &tokens[place as usize..place as usize + gram.len];
        let first = run(gram.places[0]);
        let span: Span<Clean> = Span::new(first[0].start, first[gram.len - 1].end);
        let letters = &scalars[span.range()];
        if LONGEST < letters.len() || found.contains_key(letters) {
            continue;
        }
        let known = lexicon.dictionary().get(letters);
        let in_quotes = quoted.contains_key(letters);
        let Some(kind) = kind(letters, first, known.is_some(), in_quotes, lexicon) else {
            continue;
        };
        let count = gram.places.len() as u32;
        let free = gram.followed * 4 < count * 3 && gram.preceded * 4 < count * 3;
        if matches!(kind, Kind::Phrase | Kind::Loose) && !free {
            continue;
        }
        let rarity = rarity(letters).unwrap_or_else(|| first.iter().map(|token| token.rarity).max().unwrap_or(RARE));
        let uses = gram.places.iter().map(|place| {
            let tokens = run(*place);
            Span::new(tokens[0].start, tokens[gram.len - 1].end)
        });
        let candidate = Candidate {
            letters,
            uses: uses.collect(),
            rarity,
            kind,
            quoted: in_quotes,
        };
        found.insert(letters, candidate);
    }
    for (letters, span) in &quoted {
        if !found.contains_key(letters) && letters.len() <= LONGEST_QUOTED && 2 <= letters.len() {
            let kind = if lexicon.list(List::Stock).contains_letters(letters) {
                Kind::Stock
            } else {
                Kind::Quoted
            };
            let candidate = Candidate {
                letters,
                uses: vec![*span],
                rarity: RARE,
                kind,
                quoted: true,
            };
            found.insert(letters, candidate);
        }
    }
    let joined: Vec<&[char]> = found
        .values()
        .filter(|longer| is_joined(longer, &found))
        .map(|longer| longer.letters)
        .collect();
    for letters in joined {
        found.remove(letters);
    }
    // The map is only a way to merge; from here on the order is that of the text.
    let mut candidates: Vec<Candidate<'a>> = found.into_values().collect();
    candidates.sort_by(|one, other| (one.uses[0], one.letters).cmp(&(other.uses[0], other.letters)));
    candidates
}

/// Whether a candidate is two terms that happen to stand side by side: 疫情防控|阻击战, each as frequent as the whole and
/// one of them twice as frequent.
fn is_joined(longer: &Candidate<'_>, found: &HashMap<&[char], Candidate<'_>>) -> bool {
    let count = longer.uses.len();
    let uses = |letters: &[char]| found.get(letters).map_or(0, |part| part.uses.len());
    (2..=longer.letters.len().saturating_sub(2)).any(|at| {
        let (head, tail) = longer.letters.split_at(at);
        let (head_uses, tail_uses) = (uses(head), uses(tail));
        let enough = count <= head_uses.min(tail_uses) && 2 * count <= head_uses.max(tail_uses);
        (4 <= head.len() || 4 <= tail.len()) && enough && 1 < count
    })
}

/// Rarity of what no general word list has.
pub(super) const RARE: u32 = 20 * 16;

/// What a run of tokens is; none when it is no term.
fn kind(letters: &[char], run: &[Token], known: bool, quoted: bool, lexicon: &Lexicon) -> Option<Kind> {
    let stock = |letters: &[char]| lexicon.list(List::Stock).contains_letters(letters);
    if letters.len() < 2 || run.iter().any(|token| token.class == Class::Name) {
        return None;
    }
    if let [token] = run {
        return match token.class {
            Class::Function | Class::Place => None,
            _ if stock(letters) => Some(Kind::Stock),
            _ if numbered(letters) => None,
            Class::Noun if letters.len() == 2 => Some(Kind::Noun),
            _ if letters.len() == 2 => Some(Kind::Word),
            _ => Some(Kind::Compound),
        };
    }
    if stock(letters) {
        return Some(Kind::Stock);
    }
    if known {
        let named = run
            .iter()
            .any(|token| matches!(token.class, Class::Noun | Class::Suffix));
        return Some(if named { Kind::Compound } else { Kind::Word });
    }
    if quoted && letters.len() <= LONGEST_QUOTED {
        return Some(Kind::Quoted);
    }
    if LONGEST_RUN < letters.len() || letters.len() < 3 {
        return None;
    }
    let inside = |class: Class| matches!(class, Class::Noun | Class::Other);
    let (last, head) = run.split_last()?;
    let formed = head.iter().all(|token| inside(token.class)) && (inside(last.class) || last.class == Class::Suffix);
    let word = |token: &Token| token_letters(letters, run[0].start, token);
    let named = run
        .iter()
        .any(|token| token.class == Class::Noun && !stock(word(token)));
    let led_by_stock = head.first().is_some_and(|token| stock(word(token)));
    let led_by_stock_verb = head.first().is_some_and(|token| token.class == Class::Other) && led_by_stock;
    if !formed || !named || led_by_stock_verb {
        return None;
    }
    Some(if led_by_stock || stock(word(last)) {
        Kind::Loose
    } else {
        Kind::Phrase
    })
}

/// 一要, 十分, 第三: words that begin with a number.
fn numbered(letters: &[char]) -> bool {
    matches!(letters.first(), Some('第' | '几' | '十' | '百' | '不'))
        || letters.first().is_some_and(|first| digit(*first).is_some())
}

fn token_letters<'a>(letters: &'a [char], start: u32, token: &Token) -> &'a [char] {
    &letters[(token.start - start) as usize..(token.end - start) as usize]
}

/// Official terms at every token, all lengths that end where a token ends.
fn official<'a>(
    scalars: &'a [char],
    tokens: &[Token],
    lexicon: &'a Lexicon,
) -> Vec<(Span<Clean>, &'a [char], &'a str)> {
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let start = token.start as usize;
        let window = &scalars[start..scalars.len().min(start + LONGEST)];
        for (len, term) in lexicon.terms().prefixes(window) {
            let end = token.start + len as u32;
            let mut ends = tokens[index..]
                .iter()
                .take(LONGEST)
                .take_while(|token| token.end <= end);
            if 2 <= len && ends.any(|token| token.end == end) {
                found.push((
                    Span::new(token.start, end),
                    &scalars[start..start + len],
                    term.field.as_str(),
                ));
            }
        }
    }
    found
}

/// Phrases in quotation marks, Chinese letters only, by their letters, with their first place.
fn quoted(scalars: &[char]) -> HashMap<&[char], Span<Clean>> {
    let mut found = HashMap::new();
    let mut at = 0;
    while at < scalars.len() {
        if matches!(scalars[at], '“' | '「') {
            let letters = &scalars[at + 1..];
            let len = letters
                .iter()
                .take(LONGEST + 1)
                .take_while(|letter| is_han(**letter))
                .count();
            if matches!(letters.get(len), Some('”' | '」')) && 2 <= len && len <= LONGEST {
                let start = at as u32 + 1;
                found
                    .entry(&letters[..len])
                    .or_insert(Span::new(start, start + len as u32));
            }
        }
        at += 1;
    }
    found
}
