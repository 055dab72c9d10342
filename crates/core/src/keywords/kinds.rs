//! Kinds: what a word, a run of tokens or an official term may be as a key term; most runs are none.

use tigang_lexicon::{Lexicon, List};

use super::candidates::Kind;
use super::tokens::{Class, Token, Tokens};
use super::words::WORDS;
use crate::phrases::digit;

/// Longest official term that is one term to a reader; longer ones are formulas made of several.
const LONGEST_TERM: usize = 12;

/// Longest run of tokens taken for a term without a list that says so, in letters.
const LONGEST_RUN: usize = 10;

/// Fewest places of a side and a word that are one term.
const SIDED: u32 = 3;

/// Fewest places of a run without a noun that says something.
const STEADY: u32 = 6;

/// Most times that the general list has counted a word which is a name before 镇 or 县.
const RARE_NAME: u32 = 50;

/// What is asked to tell kinds.
pub(super) struct Kinds<'a> {
    scalars: &'a [char],
    tokens: &'a Tokens,
    lexicon: &'a Lexicon,
    /// Whether each word of the tokens is a stock word.
    stock: Vec<bool>,
    /// Whether it is only the tail of a longer one.
    tails: Vec<bool>,
    /// Whether it names a county or a town.
    seats: Vec<bool>,
}

impl<'a> Kinds<'a> {
    pub(super) fn new(scalars: &'a [char], tokens: &'a Tokens, lexicon: &'a Lexicon) -> Self {
        let mut kinds = Self {
            scalars,
            tokens,
            lexicon,
            stock: Vec::new(),
            tails: tokens.tails(),
            seats: Vec::new(),
        };
        let words = 0..tokens.words.len() as u32;
        kinds.stock = words.map(|word| kinds.is_stock(kinds.letters_of_word(word))).collect();
        kinds.seats = kinds.seats();
        kinds
    }

    /// The letters of a word of the tokens.
    pub(super) fn letters_of_word(&self, word: u32) -> &'a [char] {
        self.letters(self.first_token(word))
    }

    /// Whether the word of a token is a stock word.
    pub(super) fn is_stock_word(&self, token: &Token) -> bool {
        self.stock[token.word as usize]
    }

    /// Whether the word of a token can be what a text is about: a noun, a verb or an adjective that is no stock word.
    pub(super) fn names_matter(&self, token: &Token) -> bool {
        matches!(token.class, Class::Noun | Class::Other) && !self.is_stock_word(token)
    }

    /// Whether the word of a token says how something is done.
    pub(super) fn says_how(&self, token: &Token) -> bool {
        WORDS.says_how(self.letters(token))
    }

    /// What a word of the tokens is.
    pub(super) fn of_word(&self, word: u32) -> Option<Kind> {
        let letters = self.letters_of_word(word);
        let class = self.first_token(word).class;
        if letters.len() < 2 || is_repeated(letters) {
            return None;
        }
        let stock = self.stock[word as usize];
        // 局长, 同志: people, not matters.
        let person = || self.lexicon.list(List::Offices).contains_letters(letters) || WORDS.addresses(letters);
        match class {
            Class::Function | Class::Side | Class::Place | Class::Name => None,
            _ if WORDS.is_our_place(letters) || WORDS.is_level(letters) => None,
            Class::Noun | Class::Other if person() => None,
            Class::Noun if self.seats[word as usize] => None,
            Class::Noun | Class::Suffix if stock && !WORDS.acts(letters) => Some(Kind::Stock),
            _ if stock => Some(Kind::StockVerb),
            _ if is_numbered(letters) || self.tails[word as usize] => None,
            Class::Noun | Class::Suffix if self.names_body(letters) => Some(Kind::Body),
            Class::Noun if letters.len() == 2 => Some(Kind::Noun),
            Class::Noun => Some(Kind::Compound),
            _ => Some(Kind::Word),
        }
    }

    /// What an official term is.
    pub(super) fn of_term(&self, letters: &[char], field: &str) -> Kind {
        match letters.len() {
            _ if self.is_stock(letters) => Kind::Stock,
            _ if WORDS.names_bodies(field) => Kind::Body,
            2 => Kind::Short,
            len if LONGEST_TERM < len && WORDS.names_doctrines(field) => Kind::Doctrine,
            len if LONGEST_TERM < len => Kind::Formula,
            _ if WORDS.names_manners(field) => Kind::Manner,
            _ => Kind::Official,
        }
    }

    /// What a word of the dictionary is that is several tokens, or one beside Latin letters: of 4S店 the one letter is no term.
    pub(super) fn of_compound(&self, letters: &[char], run: &[Token]) -> Option<Kind> {
        let has = |class: Class| run.iter().any(|token| token.class == class);
        let named = has(Class::Name) || has(Class::Place) && self.is_place(letters);
        if letters.len() < 2 || is_repeated(letters) || named {
            return None;
        }
        if self.is_stock(letters) {
            return Some(Kind::Stock);
        }
        let named = run.iter().any(|token| self.says_something(token));
        let acts = |token: &Token| {
            self.is_stock_word(token) && (token.class != Class::Noun || WORDS.acts(self.letters(token)))
        };
        let kind = match named {
            _ if self.names_body(letters) => Kind::Body,
            true => Kind::Compound,
            // 切实加强, 深入开展
            false if run.iter().all(acts) => Kind::StockVerb,
            false => Kind::Word,
        };
        (!is_numbered(letters)).then_some(kind)
    }

    /// What a run of two words or more is that no list has; none when it is no term: it must be free to go on in many ways, and a
    /// noun among its words must say something of its own.
    pub(super) fn of_run(&self, letters: &[char], run: &[Token], free: bool, count: u32) -> Option<Kind> {
        if is_repeated(letters) {
            return None;
        }
        if self.is_stock(letters) {
            return Some(Kind::Stock);
        }
        let (last, head) = run.split_last()?;
        let first = head.first()?;
        // 受|疫情, 办|好事: a verb of one letter and what it is done to.
        if first.class == Class::Letter {
            return None;
        }
        // 底线性 is 底线, said of a task.
        if letters.last().is_some_and(|last| WORDS.makes_nouns(*last)) {
            return None;
        }
        let stock = |token: &Token| self.is_stock_word(token);
        let long = (3..=LONGEST_RUN).contains(&letters.len());
        let sided = first.class == Class::Side;
        // 新兴组织 has no noun that says something, and is one all the same when a text says it again and again.
        let steady = STEADY <= count && !stock(first) && !self.says_how(first);
        let named = || sided || steady || run.iter().any(|token| self.says_something(token));
        // 监管力量得到加强 is a sentence.
        let has_verb = || head.iter().any(|token| token.class == Class::Other && stock(token));
        let led_by_place = || WORDS.is_our_place(self.letters(first));
        if !free || !long || !named() || has_verb() || led_by_place() || self.extends_official(letters) {
            return None;
        }
        if sided && !self.keeps_to_side(run, count) {
            return None;
        }
        // 审计局局长 is an office.
        if self.names_body(letters) || self.lexicon.list(List::Offices).contains_letters(self.letters(last)) {
            return Some(Kind::Body);
        }
        if self.lexicon.dictionary().contains(letters) {
            return Some(Kind::Compound);
        }
        let loose = stock(first) || stock(last);
        Some(if loose { Kind::Loose } else { Kind::Phrase })
    }

    /// Whether the one word behind a side stands nearly nowhere else: 南向通道 is a term, 期间工作 is none.
    fn keeps_to_side(&self, run: &[Token], count: u32) -> bool {
        match run {
            [_, last] => {
                let all = self.tokens.words[last.word as usize].count;
                SIDED <= count && all * 3 <= count * 4 && !self.is_stock_word(last)
            }
            _ => false,
        }
    }

    /// Whether letters end as the name of a body does: 教育局, 检察机关. 大格局 ends in a word of its own.
    fn names_body(&self, letters: &[char]) -> bool {
        let tail = letters.len().saturating_sub(2);
        WORDS
            .body_len(letters)
            .is_some_and(|len| 1 < len || 2 < letters.len() && !self.lexicon.dictionary().contains(&letters[tail..]))
    }

    /// Which words that a list calls nouns name a county or a town: 句容市, 全椒 beside 全椒县, and 观堂 before 镇. Hardly any text has
    /// them.
    fn seats(&self) -> Vec<bool> {
        let (words, rows) = (&self.tokens.words, &self.tokens.rows);
        let is_seat = |letter: char| WORDS.seats().contains(&letter);
        let rare = |letters: &[char]| {
            let known = self.lexicon.dictionary().get(letters);
            known.is_none_or(|known| known.frequency <= RARE_NAME)
        };
        let mut seats = vec![false; words.len()];
        for (word, number) in words.iter().zip(0..) {
            match *self.letters_of_word(number) {
                [first, second, last] if is_seat(last) => {
                    seats[number as usize] |= self.lexicon.list(List::Places).contains_letters(&[first, second, last]);
                    if let Some(head) = self.tokens.word(&[first, second]).filter(|_| rare(&[first, second])) {
                        seats[number as usize] = true;
                        seats[head as usize] = true;
                    }
                }
                [first, second] => {
                    let next = rows.get(word.first as usize + 1).filter(|next| !next.opens);
                    let named = next.is_some_and(|next| matches!(*self.letters(next), [last] if is_seat(last)));
                    if named && rare(&[first, second]) {
                        seats[number as usize] = true;
                    }
                }
                _ => (),
            }
        }
        seats
    }

    /// 内蒙古自治区: a place of several words.
    fn is_place(&self, letters: &[char]) -> bool {
        let word = self.lexicon.dictionary().get(letters);
        word.is_some_and(|word| word.tag.as_str() == "ns") && !WORDS.is_unnamed(letters)
    }

    /// A noun that is no stock word.
    fn says_something(&self, token: &Token) -> bool {
        token.class == Class::Noun && !self.is_stock_word(token)
    }

    /// Whether an official term of four letters or more begins or ends these letters.
    fn extends_official(&self, letters: &[char]) -> bool {
        let terms = self.lexicon.terms();
        let shorter = 4..letters.len();
        let mut heads = terms.prefixes(letters);
        heads.any(|(len, _)| shorter.contains(&len))
            || shorter
                .clone()
                .any(|len| terms.contains(&letters[letters.len() - len..]))
    }

    fn is_stock(&self, letters: &[char]) -> bool {
        self.lexicon.list(List::Stock).contains_letters(letters)
    }

    fn first_token(&self, word: u32) -> &Token {
        &self.tokens.rows[self.tokens.words[word as usize].first as usize]
    }

    fn letters(&self, token: &Token) -> &'a [char] {
        &self.scalars[token.start as usize..token.end() as usize]
    }
}

/// 家家, 好好, 防汛防汛防汛
fn is_repeated(letters: &[char]) -> bool {
    let mut parts = (1..=letters.len() / 2).filter(|len| letters.len().is_multiple_of(*len));
    parts.any(|len| letters[len..] == letters[..letters.len() - len])
}

/// 一要, 十分, 第三, 不来: words that begin with a number or a denial.
fn is_numbered(letters: &[char]) -> bool {
    letters
        .first()
        .is_some_and(|first| WORDS.counts(*first) || digit(*first).is_some())
}
