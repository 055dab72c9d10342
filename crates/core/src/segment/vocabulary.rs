//! The words a text can be cut into: a jieba that knows this text's words only.
//!
//! jieba-rs looks nowhere but at the words that begin at each place of the text, at their frequencies and at the sum of
//! all frequencies.
//! So a jieba that holds the dictionary words occurring in the text, and one word that occurs nowhere with all the rest
//! of the sum, cuts the text as full jieba does, token by token; a property in the tests holds it to that.
//! Building it takes a walk of the lexicon's trie over the text. Full jieba would take 42 MB and, in a browser, a fifth
//! of a second before its first word.
//!
//! To the dictionary come the official terms that occur, then the reader's own.
//! Each gets the least frequency with which jieba prefers it to its parts, shorter terms first.

use std::collections::BTreeMap;

use jieba_rs::Jieba;
use tigang_lexicon::{Lexicon, Tag};

use super::Origin;

/// Stands for the dictionary words that do not occur. A line break is in no word jieba could look for.
const ELSEWHERE: &str = "\n";

/// Longest term added, in scalars: jieba looks at every word at every place, so that terms without limit would make
/// cutting quadratic. The dictionary's longest has 16.
const LONGEST_TERM: usize = 32;

/// A jieba for one text, and the terms it was given on top of the dictionary.
///
/// A word's tag in it is the letter of its [`Origin`], then its part of speech, so that a cut tells both without looking
/// a word up again.
pub(super) struct Vocabulary {
    pub(super) jieba: Jieba,
    /// Terms in shadow letters and where they are from; only tests look here.
    #[cfg_attr(not(test), allow(dead_code))]
    pub(super) terms: BTreeMap<Vec<char>, Origin>,
}

/// Gathers the vocabulary of `shadow`; `own` are the reader's terms.
pub(super) fn vocabulary(shadow: &[char], own: &[String], lexicon: &Lexicon) -> Vocabulary {
    let terms = terms(shadow, own, lexicon);
    let mut jieba = occurring(shadow, &terms, lexicon);
    let mut by_length: Vec<(&Vec<char>, &Origin)> = terms.iter().collect();
    crate::order::sort_by_key(&mut by_length, |(term, _)| term.len());
    for (term, &origin) in by_length {
        let term: String = term.iter().collect();
        let frequency = jieba.suggest_freq(&term);
        jieba.add_word(&term, Some(frequency), Some(letter(origin)));
    }
    Vocabulary { jieba, terms }
}

/// What a word's tag in a [`Vocabulary`] says: where it is known from, and its part of speech.
pub(super) fn meaning(tag: &str) -> (Origin, Tag) {
    for origin in [Origin::Dictionary, Origin::Term, Origin::Reader] {
        if let Some(tag) = tag.strip_prefix(letter(origin)) {
            return (origin, Tag::new(tag).unwrap_or_default());
        }
    }
    // jieba's own guess for a word it does not have: m, eng or x.
    (Origin::Unknown, Tag::default())
}

/// A capital, which neither jieba's tags nor its guesses begin with.
fn letter(origin: Origin) -> &'static str {
    match origin {
        Origin::Dictionary => "D",
        Origin::Term => "T",
        Origin::Reader => "R",
        Origin::Unknown => "",
    }
}

/// A jieba with the dictionary words that occur, and with the full dictionary's sum of frequencies.
fn occurring(shadow: &[char], terms: &BTreeMap<Vec<char>, Origin>, lexicon: &Lexicon) -> Jieba {
    let dictionary = lexicon.dictionary();
    let mut jieba = Jieba::empty();
    // A bit for each word: the walk meets most words again and again.
    let mut seen = vec![0_u64; dictionary.ids().div_ceil(64)];
    let mut rest = dictionary.total();
    let in_dictionary = |(term, &origin): (&Vec<char>, &Origin)| Some((dictionary.get(term)?.id, origin));
    let terms: BTreeMap<u32, Origin> = terms.iter().filter_map(in_dictionary).collect();
    let (mut text, mut tag) = (String::new(), String::new());
    for start in 0..shadow.len() {
        for (len, id) in dictionary.prefix_ids(&shadow[start..]) {
            let (group, bit) = (&mut seen[id as usize / 64], 1 << (id % 64));
            if *group & bit != 0 {
                continue;
            }
            *group |= bit;
            text.clear();
            text.extend(&shadow[start..start + len]);
            tag.clear();
            tag.push_str(letter(terms.get(&id).copied().unwrap_or(Origin::Dictionary)));
            tag.push_str(dictionary.tag(id).as_str());
            let frequency = dictionary.frequency(id);
            jieba.add_word(&text, Some(frequency as usize), Some(&tag));
            rest -= u64::from(frequency);
        }
    }
    jieba.add_word(ELSEWHERE, Some(rest as usize), None);
    jieba
}

/// The official terms that occur and the reader's terms, without those no block of jieba's could hold.
fn terms(shadow: &[char], own: &[String], lexicon: &Lexicon) -> BTreeMap<Vec<char>, Origin> {
    let mut found = BTreeMap::new();
    let mut add = |term: &[char], origin| {
        let fits = (2..=LONGEST_TERM).contains(&term.len()) && term.iter().all(|&scalar| is_in_block(scalar));
        if fits && !found.contains_key(term) {
            found.insert(term.to_vec(), origin);
        }
    };
    for term in own {
        let letters: Vec<char> = term.trim().chars().collect();
        add(&lexicon.letters().shadow(&letters), Origin::Reader);
    }
    for start in 0..shadow.len() {
        for (len, _) in lexicon.terms().prefixes(&shadow[start..]) {
            add(&shadow[start..start + len], Origin::Term);
        }
    }
    found
}

/// Whether jieba keeps a scalar together with its neighbours; all others are cut off on either side.
fn is_in_block(scalar: char) -> bool {
    matches!(scalar,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}'
        | '+' | '#' | '&' | '.' | '_' | '%' | '-')
        || scalar.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

    /// jieba with every word of the dictionary: what the small one must agree with.
    static FULL: LazyLock<Jieba> = LazyLock::new(|| {
        let mut jieba = Jieba::empty();
        let mut rest = LEXICON.dictionary().total() as usize;
        for (letters, word) in LEXICON.dictionary().iter() {
            rest -= jieba.add_word(&String::from_iter(letters), Some(word.frequency as usize), None);
        }
        jieba.add_word(ELSEWHERE, Some(rest), None);
        jieba
    });

    static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let words = LEXICON
            .dictionary()
            .iter()
            .map(|(letters, _)| String::from_iter(letters));
        words.step_by(7).collect()
    });

    /// Cuts `text` with the small jieba and with the full one, given the same terms in the same order.
    fn check(text: &str, own: &[&str]) -> Result<(), TestCaseError> {
        let own: Vec<String> = own.iter().map(|&term| term.to_owned()).collect();
        let shadow = LEXICON.letters().shadow(&text.chars().collect::<Vec<_>>());
        let small = vocabulary(&shadow, &own, &LEXICON);
        let mut terms: Vec<String> = small.terms.keys().map(String::from_iter).collect();
        crate::order::sort_by_key(&mut terms, |term| term.chars().count());
        let with_terms = (!terms.is_empty()).then(|| {
            let mut full = FULL.clone();
            for term in &terms {
                let frequency = full.suggest_freq(term);
                full.add_word(term, Some(frequency), None);
            }
            full
        });
        let full = with_terms.as_ref().unwrap_or(&FULL);
        let shadow = String::from_iter(shadow);
        for hmm in [false, true] {
            prop_assert_eq!(small.jieba.cut(&shadow, hmm), full.cut(&shadow, hmm));
        }
        Ok(())
    }

    fn piece() -> impl Strategy<Value = String> {
        prop_oneof![
            6 => (0..WORDS.len()).prop_map(|at| WORDS[at].clone()),
            3 => proptest::char::range('\u{4e00}', '\u{9fa5}').prop_map(String::from),
            1 => "[a-zA-Z0-9.%+-]{1,6}",
            1 => "[,。;、“”《》()\n \u{3000}１Ａ]",
            1 => any::<char>().prop_map(String::from),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn cuts_as_full_jieba_does(pieces in proptest::collection::vec(piece(), 0..60)) {
            check(&pieces.concat(), &[])?;
        }
    }

    #[test]
    fn cuts_as_full_jieba_does_with_terms() -> Result<(), TestCaseError> {
        let text = "要把精准扶贫同乡村振兴衔接起来,落实两不愁三保障,发展新质生产力,抓好双联双促,建立1+3台账。";
        check(text, &["双联双促", "1+3台账", "不在文中", "抓", "", "联双"])
    }

    #[test]
    fn terms_no_block_could_hold_are_left_out() {
        let own = ["一”二".to_owned(), "一".to_owned(), "长".repeat(LONGEST_TERM + 1)];
        assert_eq!(vocabulary(&[], &own, &LEXICON).terms.len(), 0);
    }
}
