//! Candidates: what may be a key term. Official terms, words, phrases in quotation marks, and runs of tokens that hold
//! together in this text and are free at both ends.

use tigang_lexicon::{Lexicon, List};
use tigang_text::{Clean, Span};

use super::composition::{Composition, Parts};
use super::grams::{Gram, MixMap, grams};
use super::log::log16;
use super::quotations::quotations;
use super::tokens::{Class, Token};
use super::words::WORDS;
use crate::phrases::digit;

/// Longest term, in letters: 巩固拓展脱贫攻坚成果 has ten, the longest official ones about twenty.
pub(super) const LONGEST: usize = 24;

/// Longest official term that is one term to a reader; longer ones are formulas made of several.
const LONGEST_TERM: usize = 12;

/// Longest run of tokens taken for a term without a list that says so, in letters.
const LONGEST_RUN: usize = 10;

/// Longest phrase in quotation marks taken for a term, in letters: 万众一心加油干.
const LONGEST_QUOTED: usize = 8;

/// Rarity of what no general word list has, in sixteenths of a bit: a word of one in a million.
const RARE: u32 = 20 * 16;

/// Rarity of a word that the general list has without having counted it.
const UNCOUNTED: u32 = 16 * 16;

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
    /// Whether the general word list has it: 基础设施, 农民工, but not 规模性返贫.
    pub(super) general: bool,
    /// Places where another noun stands right before it: 财税 before 体制改革, as before the tail of a longer term.
    pub(super) bound: u32,
    /// The terms it is made of, when it is none of its own.
    pub(super) made_of: Option<Parts>,
}

/// What a candidate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// On the list of official terms, of three letters or more.
    Official,
    /// On that list, in a field that says who or in what manner rather than what: 农民工, 弄虚作假, 年度考核.
    Manner,
    /// On that list, of two letters.
    Short,
    /// An official formula of several terms.
    Formula,
    /// A body, an office, a meeting, a kind of paper: what every speech names.
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
    /// A stock word that is no noun: 推进, 确保.
    StockVerb,
}

/// Candidates by their letters. The map is only a way to find them; their order is that of their making.
struct Collection<'a> {
    scalars: &'a [char],
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    quoted: MixMap<&'a [char], ()>,
    found: Vec<Candidate<'a>>,
    index: MixMap<&'a [char], usize>,
}

/// Collects the candidates, in order of first place.
pub(super) fn candidates<'a>(scalars: &'a [char], tokens: &'a [Token], lexicon: &'a Lexicon) -> Vec<Candidate<'a>> {
    let quotations = quotations(scalars);
    let mut collection = Collection {
        scalars,
        tokens,
        lexicon,
        quoted: quotations.iter().map(|(letters, _)| (*letters, ())).collect(),
        found: Vec::new(),
        index: MixMap::default(),
    };
    collection.add_official();
    for gram in grams(scalars, tokens).iter() {
        collection.add_gram(gram);
    }
    for (letters, span) in quotations {
        collection.add_quotation(letters, span);
    }
    let made_of: Vec<Option<Parts>> = {
        let stock = lexicon.list(List::Stock);
        let composition = Composition::new(&collection.found, &collection.index, stock);
        collection
            .found
            .iter()
            .map(|candidate| composition.made_of(candidate))
            .collect()
    };
    let behind = behind_nouns(scalars.len(), tokens);
    let mut candidates = collection.found;
    for (candidate, made_of) in candidates.iter_mut().zip(made_of) {
        candidate.made_of = made_of;
        let bound = candidate.uses.iter().filter(|span| behind[span.start as usize]);
        candidate.bound = bound.count() as u32;
    }
    crate::order::sort_by(&mut candidates, |one, other| {
        (one.uses[0], one.letters).cmp(&(other.uses[0], other.letters))
    });
    candidates
}

impl<'a> Collection<'a> {
    fn letters(&self, token: &Token) -> &'a [char] {
        &self.scalars[token.start as usize..token.end as usize]
    }

    fn is_stock(&self, letters: &[char]) -> bool {
        self.lexicon.list(List::Stock).contains_letters(letters)
    }

    fn rarity(&self, letters: &[char]) -> Option<u32> {
        let word = self.lexicon.dictionary().get(letters)?;
        let total = log16(self.lexicon.dictionary().total());
        // jieba gives words it never counted the frequency 3.
        let rarity = if word.frequency <= 3 {
            UNCOUNTED
        } else {
            total.saturating_sub(log16(u64::from(word.frequency)))
        };
        Some(rarity.min(RARE))
    }

    /// Rarity of the rarest word of a run.
    fn rarest(&self, run: &[Token]) -> u32 {
        run.iter()
            .map(|token| self.rarity(self.letters(token)).unwrap_or(RARE))
            .max()
            .unwrap_or(RARE)
    }

    /// Puts a use where its letters are known already, else makes a candidate of it.
    fn add(&mut self, letters: &'a [char], uses: impl IntoIterator<Item = Span<Clean>>, kind: Kind, rarity: u32) {
        let fresh = self.found.len();
        let index = *self.index.entry(letters).or_insert(fresh);
        if index == fresh {
            let quoted = self.quoted.contains_key(letters);
            self.found.push(Candidate {
                letters,
                uses: Vec::new(),
                rarity,
                kind,
                quoted,
                general: self.lexicon.dictionary().contains(letters),
                bound: 0,
                made_of: None,
            });
        }
        self.found[index].uses.extend(uses);
    }

    /// Official terms at every token, all lengths that end where a token ends.
    fn add_official(&mut self) {
        let (scalars, tokens, lexicon) = (self.scalars, self.tokens, self.lexicon);
        for (index, token) in tokens.iter().enumerate() {
            let start = token.start as usize;
            let window = &scalars[start..scalars.len().min(start + LONGEST)];
            for (len, number) in lexicon.terms().prefixes(window) {
                let end = token.start + len as u32;
                let mut ends = tokens[index..]
                    .iter()
                    .take(LONGEST)
                    .take_while(|token| token.end <= end);
                if len < 2 || !ends.any(|token| token.end == end) {
                    continue;
                }
                let letters = &scalars[start..start + len];
                let span = Span::new(token.start, end);
                if let Some(known) = self.index.get(letters) {
                    self.found[*known].uses.push(span);
                    continue;
                }
                let run = &tokens[index..index + tokens[index..].iter().take_while(|token| token.end <= end).count()];
                let (kind, rarity) = self.official(letters, run, lexicon.terms().at(number).field);
                self.add(letters, [span], kind, rarity);
            }
        }
    }

    /// What an official term is, and how rare. One of stock words only is as rare as its rarest word: 问题整改 says more
    /// than 工作推进.
    fn official(&self, letters: &[char], run: &[Token], field: &str) -> (Kind, u32) {
        let kind = match letters.len() {
            _ if self.is_stock(letters) => Kind::Stock,
            _ if WORDS.names_bodies(field) => Kind::Body,
            2 => Kind::Short,
            len if LONGEST_TERM < len => Kind::Formula,
            _ if WORDS.names_manners(field) => Kind::Manner,
            _ => Kind::Official,
        };
        let plain = run.iter().all(|token| self.is_stock(self.letters(token)));
        let rarity = match letters.len() {
            2 => self.rarity(letters).unwrap_or(RARE),
            _ if plain => self.rarest(run),
            _ => RARE,
        };
        (kind, rarity)
    }

    /// A run of tokens, unless it is known already or no term.
    fn add_gram(&mut self, gram: Gram<'_>) {
        let tokens = self.tokens;
        let run = |place: u32| {
            let run = &tokens[place as usize..place as usize + gram.len];
            (run, Span::new(run[0].start, run[gram.len - 1].end))
        };
        let (first, span) = run(gram.places[0]);
        let letters = &self.scalars[span.range()];
        if LONGEST < letters.len() || self.index.contains_key(letters) {
            return;
        }
        let Some(kind) = self.kind(letters, first) else { return };
        let count = gram.places.len() as u32;
        let free = gram.followed * 4 < count * 3 && gram.preceded * 4 < count * 3;
        if matches!(kind, Kind::Phrase | Kind::Loose) && !free {
            return;
        }
        let rarity = self.rarity(letters).unwrap_or_else(|| self.rarest(first));
        self.add(letters, gram.places.iter().map(|place| run(*place).1), kind, rarity);
    }

    fn add_quotation(&mut self, letters: &'a [char], span: Span<Clean>) {
        if LONGEST_QUOTED < letters.len() {
            return;
        }
        if let Some(known) = self.index.get(letters) {
            let uses = &mut self.found[*known].uses;
            if let Err(place) = uses.binary_search(&span) {
                uses.insert(place, span);
            }
            return;
        }
        let kind = if self.is_stock(letters) {
            Kind::Stock
        } else {
            Kind::Quoted
        };
        self.add(letters, [span], kind, RARE);
    }

    /// What a run of tokens is; none when it is no term.
    fn kind(&self, letters: &[char], run: &[Token]) -> Option<Kind> {
        let (half, other) = letters.split_at(letters.len() / 2);
        if letters.len() < 2 || half == other || run.iter().any(|token| token.class == Class::Name) {
            return None;
        }
        if let [token] = run {
            return self.word(letters, token.class);
        }
        let is_noun = |token: &Token| token.class == Class::Noun;
        if self.is_stock(letters) {
            return Some(Kind::Stock);
        }
        if self.lexicon.dictionary().contains(letters) {
            let named = run
                .iter()
                .any(|token| is_noun(token) && !self.is_stock(self.letters(token)));
            return (2 < letters.len() && !is_numbered(letters)).then_some(if named {
                Kind::Compound
            } else {
                Kind::Word
            });
        }
        if self.quoted.contains_key(letters) && letters.len() <= LONGEST_QUOTED {
            return Some(Kind::Quoted);
        }
        self.phrase(letters, run)
    }

    fn word(&self, letters: &[char], class: Class) -> Option<Kind> {
        match class {
            Class::Function | Class::Place => None,
            _ if WORDS.is_our_place(letters) => None,
            Class::Noun | Class::Suffix if self.is_stock(letters) => Some(Kind::Stock),
            _ if self.is_stock(letters) => Some(Kind::StockVerb),
            _ if is_numbered(letters) => None,
            Class::Noun if letters.len() == 2 => Some(Kind::Noun),
            Class::Noun => Some(Kind::Compound),
            _ => Some(Kind::Word),
        }
    }

    /// A run that no list has: words throughout, a noun among them that says something of its own.
    fn phrase(&self, letters: &[char], run: &[Token]) -> Option<Kind> {
        if !(3..=LONGEST_RUN).contains(&letters.len()) {
            return None;
        }
        let inside = |token: &Token| matches!(token.class, Class::Noun | Class::Other);
        let stock = |token: &Token| self.is_stock(self.letters(token));
        let (last, head) = run.split_last()?;
        let first = head.first()?;
        let formed = head.iter().all(inside) && (inside(last) || last.class == Class::Suffix);
        let named = run.iter().any(|token| token.class == Class::Noun && !stock(token));
        let led_by_verb = first.class == Class::Other && stock(first);
        let led_by_place = WORDS.is_our_place(self.letters(first));
        if !formed || !named || led_by_verb || led_by_place || self.extends_official(letters) {
            return None;
        }
        let loose = stock(first) || stock(last);
        Some(if loose { Kind::Loose } else { Kind::Phrase })
    }

    /// Whether an official term of four letters or more begins or ends these letters.
    fn extends_official(&self, letters: &[char]) -> bool {
        (4..letters.len()).any(|len| {
            let terms = self.lexicon.terms();
            terms.contains(&letters[..len]) || terms.contains(&letters[letters.len() - len..])
        })
    }
}

/// For each letter, whether a noun stands right before the token that holds it or comes next.
fn behind_nouns(len: usize, tokens: &[Token]) -> Vec<bool> {
    let mut behind = vec![false; len];
    for pair in tokens
        .windows(2)
        .filter(|pair| pair[0].class == Class::Noun && !pair[1].opens)
    {
        behind[pair[0].end as usize..pair[1].end as usize].fill(true);
    }
    behind
}

/// 一要, 十分, 第三, 不来: words that begin with a number or a denial.
fn is_numbered(letters: &[char]) -> bool {
    letters
        .first()
        .is_some_and(|first| WORDS.counts(*first) || digit(*first).is_some())
}
