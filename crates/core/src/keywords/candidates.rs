//! Candidates: what may be a key term. Official terms, words, phrases in quotation marks, and runs of tokens that hold
//! together in this text and are free at both ends.

mod official;

use tigang_lexicon::{Lexicon, List};
use tigang_text::{Clean, Span};

use super::composition::{self, Parts};
use super::foreign;
use super::grams::{Gram, grams};
use super::headings;
use super::kinds::Kinds;
use super::mix::MixMap;
use super::occurrences::occurrences;
use super::parted::Gaps;
use super::quotations::quotations;
use super::tokens::{Class, Compound, Token, Tokens};
use crate::phrases::is_han;
use crate::segment::TermPlace;
use crate::shadow::Shadow;

/// Longest term, in letters: 巩固拓展脱贫攻坚成果 has ten, the longest official ones about twenty.
pub(super) const LONGEST: usize = 24;

/// Longest phrase in quotation marks taken for a term, in letters: 万众一心加油干.
pub(super) const LONGEST_QUOTED: usize = 8;

/// Most phrases in quotation marks that are looked for without them: every place of the text is held against each.
const MOST_QUOTED: usize = 200;

/// No candidate.
const NONE: u32 = u32::MAX;

/// What speaks for a candidate.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'a> {
    /// Its letters.
    pub(super) letters: &'a [char],
    /// What it is.
    pub(super) kind: Kind,
    /// Where it was found.
    pub(super) source: Source,
    /// Places.
    pub(super) count: u32,
    /// Whether it stands in quotation marks somewhere.
    pub(super) quoted: bool,
    /// The terms it is made of, when it is none of its own.
    pub(super) made_of: Option<Parts>,
}

/// Where a candidate was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// On the list of official terms; index of the first token at its first place.
    Term(u32),
    /// Among the runs of tokens, one token included; index of the first token at its first place.
    Run(u32),
    /// In quotation marks, or behind Latin letters: not a run of tokens.
    Quotation,
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
    /// The name of a doctrine, as long as a formula, which is one all the same: 习近平新时代中国特色社会主义思想.
    Doctrine,
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

/// A place of a candidate that has more than one token or is on a list.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hit {
    /// Index of the first token at or after its first letter.
    pub(super) token: u32,
    /// First letter.
    pub(super) start: u32,
    /// One past the last letter.
    pub(super) end: u32,
    /// Its candidate's place in [`Candidates::found`].
    pub(super) candidate: u32,
}

/// Letters of a text in which a noun need not come back: a notice, a passage of a speech. What comes back in it does not fill a
/// screen.
const SHORT: usize = 900;

/// The candidates of a text and where they stand.
pub(super) struct Candidates<'a> {
    /// All of them. Words that stand less often than `least` are none: they are reported only where a list or quotation marks
    /// name them.
    pub(super) found: Vec<Candidate<'a>>,
    /// How often a noun must stand: twice, but once in a text so short that little comes back in it.
    pub(super) least: u32,
    /// Their places by first token, but for candidates that are one token: those stand wherever their word does.
    pub(super) hits: Vec<Hit>,
    kinds: Kinds<'a>,
    scalars: &'a [char],
    tokens: &'a Tokens,
    lexicon: &'a Lexicon,
    /// The candidate that each word of the tokens is, and each official term.
    by_word: Vec<u32>,
    by_term: Vec<u32>,
    /// The others.
    by_letters: MixMap<&'a [char], u32>,
}

/// Collects the candidates; `places` are those of the official terms, `titles` those of the headings.
pub(super) fn candidates<'a>(
    shadow: &'a Shadow,
    tokens: &'a Tokens,
    gaps: &Gaps<'_>,
    places: &[TermPlace],
    titles: &[Span<Clean>],
    lexicon: &'a Lexicon,
) -> Candidates<'a> {
    let scalars = shadow.scalars();
    let mut candidates = Candidates {
        found: Vec::new(),
        least: if scalars.len() < SHORT { 1 } else { 2 },
        hits: Vec::new(),
        kinds: Kinds::new(scalars, tokens, lexicon),
        scalars,
        tokens,
        lexicon,
        by_word: vec![NONE; tokens.words.len()],
        by_term: vec![NONE; lexicon.terms().len()],
        by_letters: MixMap::default(),
    };
    candidates.add_official(places);
    candidates.add_parted(&gaps.parted(lexicon.terms().index(), &|_, _| true));
    candidates.add_words();
    candidates.add_compounds();
    candidates.add_quotations(shadow, gaps);
    candidates.add_latin(shadow);
    candidates.add_grams();
    candidates.add_titles(titles);
    candidates.hits = crate::order::by_number(&candidates.hits, |hit| hit.token);
    for index in 0..candidates.found.len() {
        candidates.found[index].made_of = composition::made_of(&candidates, &candidates.found[index]);
    }
    candidates
}

impl<'a> Candidates<'a> {
    /// The candidate of these letters.
    pub(super) fn get(&self, letters: &[char]) -> Option<&Candidate<'a>> {
        Some(&self.found[self.index(letters)? as usize])
    }

    /// The official candidate of these letters.
    pub(super) fn official(&self, letters: &[char]) -> Option<&Candidate<'a>> {
        let number = self.lexicon.terms().number(letters)?;
        self.found.get(self.by_term[number] as usize)
    }

    /// The word of a candidate that the text says most, stock words apart, and how often.
    pub(super) fn theme(&self, candidate: &Candidate<'_>) -> Option<(&'a [char], u32)> {
        let first = match candidate.source {
            // The letters of AB岗 are no tokens.
            Source::Term(first) | Source::Run(first) if is_han(candidate.letters[0]) => first,
            _ => return None,
        };
        let run = &self.tokens.rows[first as usize..];
        let end = run.first()?.start + candidate.letters.len() as u32;
        let words = run.iter().take_while(|token| token.end() <= end);
        let count = |token: &&Token| self.tokens.words[token.word as usize].count;
        let theme = words.filter(|token| self.kinds.names_matter(token)).max_by_key(count)?;
        Some((self.kinds.letters_of_word(theme.word), count(&theme)))
    }

    /// Letters of the text.
    pub(super) fn letters(&self) -> u64 {
        (self.scalars.len() as u64).max(1)
    }

    /// Whether these letters are a stock word.
    pub(super) fn is_stock(&self, letters: &[char]) -> bool {
        self.lexicon.list(List::Stock).contains_letters(letters)
    }

    /// Whether these letters are a candidate or a word that would be one if it came back.
    pub(super) fn knows(&self, letters: &[char]) -> bool {
        let is_word = || {
            self.tokens
                .word(letters)
                .is_some_and(|word| self.kinds.of_word(word).is_some())
        };
        self.index(letters).is_some() || is_word()
    }

    /// The index of the candidate that a token is, when it is one by its word.
    pub(super) fn of_token(&self, token: &Token) -> Option<u32> {
        Some(self.by_word[token.word as usize]).filter(|index| *index != NONE)
    }

    /// Words of three letters that stand once, which show what their first and last two are part of; only those that `holds`
    /// asks for, because most are of no use.
    pub(super) fn lone_words(&self, holds: impl Fn(&[char]) -> bool) -> impl Iterator<Item = &'a [char]> {
        let words = self.tokens.words.iter().zip(0..);
        let lone =
            words.filter(|(word, number)| word.count == 1 && word.len() == 3 && self.by_word[*number as usize] == NONE);
        lone.filter_map(move |(_, number)| {
            let letters = self.kinds.letters_of_word(number);
            let word = || self.kinds.of_word(number).is_some() && !self.lexicon.terms().contains(letters);
            (holds(letters) && word()).then_some(letters)
        })
    }

    fn index(&self, letters: &[char]) -> Option<u32> {
        let term = self.lexicon.terms().number(letters).map(|number| self.by_term[number]);
        let found = |index: &u32| *index != NONE;
        let word = || self.tokens.word(letters).map(|word| self.by_word[word as usize]);
        let term = term.filter(found).or_else(|| word().filter(found));
        term.or_else(|| self.by_letters.get(letters).copied())
    }

    fn add(&mut self, letters: &'a [char], kind: Kind, source: Source, count: u32) -> u32 {
        self.found.push(Candidate {
            letters,
            kind,
            source,
            count,
            quoted: false,
            made_of: None,
        });
        self.found.len() as u32 - 1
    }

    /// Words that come back, or, where they need not, that stand free.
    fn add_words(&mut self) {
        for number in 0..self.tokens.words.len() as u32 {
            let word = self.tokens.words[number as usize];
            if self.least <= word.count && (1 < word.count || self.tokens.is_free(word.first)) {
                self.add_word(number);
            }
        }
    }

    fn add_word(&mut self, number: u32) -> Option<u32> {
        let letters = self.kinds.letters_of_word(number);
        let kind = self.kinds.of_word(number)?;
        if self.lexicon.terms().contains(letters) {
            return None;
        }
        let word = self.tokens.words[number as usize];
        let index = self.add(letters, kind, Source::Run(word.first), word.count);
        self.by_word[number as usize] = index;
        Some(index)
    }

    /// Words of the dictionary that are several tokens and come back.
    fn add_compounds(&mut self) {
        let tokens = self.tokens;
        let compounds = tokens.compounds.iter();
        let by_compound: Vec<u32> = compounds
            .map(|compound| {
                let run = &tokens.rows[compound.first as usize..compound.first as usize + compound.len()];
                let comes_back = compound.is_word && self.least <= compound.count;
                let letters = comes_back.then(|| self.letters_of_run(run)).flatten();
                letters.map_or(NONE, |letters| self.add_compound(letters, run, compound))
            })
            .collect();
        for &(token, compound) in &tokens.compound_places {
            self.hit(token, by_compound[compound as usize]);
        }
    }

    fn add_compound(&mut self, letters: &'a [char], run: &[Token], compound: &Compound) -> u32 {
        let kind = self.kinds.of_compound(letters, run);
        let Some(kind) = kind.filter(|_| self.index(letters).is_none()) else {
            return NONE;
        };
        let index = self.add(letters, kind, Source::Run(compound.first), compound.count);
        self.by_letters.insert(letters, index);
        index
    }

    /// Latin letters and the word behind them that come back together: KPI考核.
    fn add_latin(&mut self, shadow: &'a Shadow) {
        let scalars = self.scalars;
        let tokens = self.tokens;
        let mut places: MixMap<&[char], Vec<(u32, u32)>> = MixMap::default();
        let mut order: Vec<&[char]> = Vec::new();
        for (start, word) in foreign::latin(shadow) {
            let index = tokens.rows.partition_point(|token| token.start < word);
            let token = tokens.rows.get(index).filter(|token| token.start == word);
            let Some(token) = token.filter(|token| matches!(token.class, Class::Noun | Class::Other)) else {
                continue;
            };
            let letters = &scalars[start as usize..token.end() as usize];
            places
                .entry(letters)
                .or_insert_with(|| {
                    order.push(letters);
                    Vec::new()
                })
                .push((index as u32, start));
        }
        for letters in order {
            let Some(found) = places.get(letters).filter(|found| 1 < found.len()) else {
                continue;
            };
            if self.index(letters).is_some() {
                continue;
            }
            let candidate = self.add(letters, Kind::Phrase, Source::Quotation, found.len() as u32);
            self.by_letters.insert(letters, candidate);
            self.hits.extend(found.iter().map(|&(token, start)| Hit {
                token,
                start,
                end: start + letters.len() as u32,
                candidate,
            }));
        }
    }

    fn add_grams(&mut self) {
        let grams = grams(self.tokens);
        let by_gram: Vec<u32> = grams.rows.iter().map(|gram| self.add_gram(gram)).collect();
        for place in grams.places {
            self.hit(place.token, by_gram[place.gram as usize]);
        }
    }

    /// A run of tokens, unless it is known already or no term.
    fn add_gram(&mut self, gram: &Gram) -> u32 {
        let run = &self.tokens.rows[gram.first as usize..gram.first as usize + gram.len];
        let Some(letters) = self.letters_of_run(run) else {
            return NONE;
        };
        let kind = self.kinds.of_run(letters, run, gram.is_free(), gram.count);
        let Some(kind) = kind.filter(|_| !self.knows(letters)) else {
            return NONE;
        };
        let index = self.add(letters, kind, Source::Run(gram.first), gram.count);
        self.by_letters.insert(letters, index);
        index
    }

    /// What headings name and is no candidate yet, in the headings only: what comes back is one already, or cannot be one.
    fn add_titles(&mut self, titles: &[Span<Clean>]) {
        let rows = &self.tokens.rows;
        for title in titles {
            let from = rows.partition_point(|token| token.start < title.start);
            let to = from + rows[from..].iter().take_while(|token| token.end() <= title.end).count();
            let is_stock = |token: &Token| self.kinds.is_stock_word(token);
            let says_how = |token: &Token| self.kinds.says_how(token);
            for named in headings::named(&rows[from..to], is_stock, says_how) {
                let first = from + named.start;
                let run = &rows[first..from + named.end];
                let Some(letters) = self.letters_of_run(run).filter(|letters| !self.knows(letters)) else {
                    continue;
                };
                let kind = self.kinds.of_run(letters, run, true, 1);
                if let Some(kind) = kind.filter(|kind| matches!(kind, Kind::Phrase | Kind::Loose)) {
                    let index = self.add(letters, kind, Source::Run(first as u32), 1);
                    self.by_letters.insert(letters, index);
                    self.hit(first as u32, index);
                }
            }
        }
    }

    /// The letters of a run of tokens, unless something stands between them.
    fn letters_of_run(&self, run: &[Token]) -> Option<&'a [char]> {
        let (first, further) = run.split_first()?;
        let letters = &self.scalars[first.start as usize..run.last()?.end() as usize];
        (letters.len() <= LONGEST && !further.iter().any(|token| token.opens)).then_some(letters)
    }

    /// A place of a candidate that begins with a token.
    fn hit(&mut self, token: u32, candidate: u32) {
        if let Some(found) = self.found.get(candidate as usize) {
            let start = self.tokens.rows[token as usize].start;
            self.hits.push(Hit {
                token,
                start,
                end: start + found.letters.len() as u32,
                candidate,
            });
        }
    }

    /// What stands in quotation marks somewhere, wherever it stands.
    fn add_quotations(&mut self, shadow: &'a Shadow, gaps: &Gaps<'_>) {
        let quotations = quotations(shadow);
        let mut fresh: Vec<(u32, &[char])> = Vec::new();
        for &(letters, _) in &quotations {
            let known = self.index(letters);
            if known.is_none() && LONGEST_QUOTED < letters.len() {
                continue;
            }
            let index = known.unwrap_or_else(|| self.quotation(letters));
            if known.is_none() && self.found[index as usize].source == Source::Quotation {
                fresh.push((index, letters));
            }
            self.found[index as usize].quoted = true;
        }
        let everywhere: Vec<&[char]> = fresh.iter().take(MOST_QUOTED).map(|(_, letters)| *letters).collect();
        let uses = occurrences(gaps, &everywhere);
        let elsewhere = fresh
            .iter()
            .zip(&uses)
            .flat_map(|((_, letters), uses)| uses.iter().map(|span| (*letters, *span)));
        let mut places: Vec<(&[char], Span<Clean>)> = quotations.iter().copied().chain(elsewhere).collect();
        crate::order::sort_by(&mut places, |one, other| one.1.cmp(&other.1));
        places.dedup();
        let tokens = self.tokens;
        let mut token = 0;
        for (letters, span) in places {
            let index = self.index(letters);
            let Some(candidate) = index.filter(|index| self.found[*index as usize].source == Source::Quotation) else {
                continue;
            };
            while tokens.rows.get(token).is_some_and(|token| token.start < span.start) {
                token += 1;
            }
            self.found[candidate as usize].count += 1;
            self.hits.push(Hit {
                token: token as u32,
                start: span.start,
                end: span.end,
                candidate,
            });
        }
    }

    /// A candidate of what stands in quotation marks and is none yet.
    fn quotation(&mut self, letters: &'a [char]) -> u32 {
        let word = self.tokens.word(letters).and_then(|word| self.add_word(word));
        word.unwrap_or_else(|| {
            let kind = if self.is_stock(letters) {
                Kind::Stock
            } else {
                Kind::Quoted
            };
            let index = self.add(letters, kind, Source::Quotation, 0);
            self.by_letters.insert(letters, index);
            index
        })
    }
}
