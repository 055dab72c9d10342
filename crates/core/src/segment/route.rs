//! The likeliest cut of a stretch of letters: jieba's, token by token.
//!
//! Of all sequences of known words that make the letters between two breaks, the one whose frequencies have the greatest
//! product, found from their end; of two as likely the one with the longer word first. A letter that begins no word stands alone.
//! jieba-rs itself needs its whole dictionary in memory, 47 MB, or a new one for each text; here the lexicon's trie is
//! walked in place. Arithmetic and ties are jieba's, so that a property in the tests can hold every cut against it.

use std::ops::Range;

use super::TermPlace;
use super::vocabulary::{Known, Vocabulary};

/// The best way on from each letter of a stretch, kept from one to the next so that none allocates.
#[derive(Default)]
pub(super) struct Route {
    /// What the dictionary calls each letter.
    labels: Vec<u16>,
    /// From each letter, and from the end.
    ways: Vec<Way>,
}

/// A way on from one letter to the next break.
#[derive(Clone, Copy, Debug)]
struct Way {
    /// Logarithm of its probability.
    likelihood: f64,
    /// The word here.
    known: Known,
    /// Its length; 0 at the end and where no way is known yet.
    len: u32,
}

/// Letters to be cut.
#[derive(Clone, Copy)]
pub(super) struct Stretch<'a> {
    pub(super) letters: &'a [char],
    /// Where the first of them stands.
    pub(super) from: u32,
    /// Where in it the terms are, ascending.
    pub(super) hits: &'a [TermPlace],
    /// Where in it the letters are that nothing is cut across, ascending.
    pub(super) breaks: &'a [u32],
}

impl Way {
    /// Worse than any.
    const NONE: Self = Self {
        likelihood: f64::NEG_INFINITY,
        known: Known::NOTHING,
        len: 0,
    };

    /// From a break, and from the end.
    const END: Self = Self {
        likelihood: 0.0,
        ..Self::NONE
    };

    /// Becomes the other way where that is likelier, or as likely with a longer word.
    #[inline(always)]
    fn or(&mut self, likelihood: f64, known: Known, len: u32) {
        if self.likelihood < likelihood || (self.likelihood == likelihood && self.len < len) {
            *self = Self { likelihood, known, len };
        }
    }
}

impl Route {
    /// Cuts a stretch and calls `receive` with the place in it and the word of each piece. ASCII letters and digits left single
    /// are one piece, as long as they stand together.
    #[inline]
    pub(super) fn cut(
        &mut self,
        stretch: Stretch,
        vocabulary: &Vocabulary,
        mut receive: impl FnMut(Range<usize>, Known),
    ) {
        self.find(stretch, vocabulary);
        let letters = stretch.letters;
        let mut at = 0;
        while at < letters.len() {
            let way = self.ways[at];
            let single = |at: usize| self.ways[at].len == 1 && letters[at].is_ascii_alphanumeric();
            let mut end = at + way.len as usize;
            let mut known = way.known;
            if single(at) {
                end = (at + 1..letters.len()).find(|&at| !single(at)).unwrap_or(letters.len());
                if at + 1 < end {
                    known = vocabulary.find(&letters[at..end]);
                }
            }
            receive(at..end, known);
            at = end;
        }
    }

    fn find(&mut self, stretch: Stretch, vocabulary: &Vocabulary) {
        let Stretch {
            letters,
            from,
            mut hits,
            mut breaks,
        } = stretch;
        let Self { labels, ways } = self;
        labels.clear();
        labels.extend(letters.iter().map(|&letter| vocabulary.dictionary.label(letter)));
        for &at in breaks {
            labels[(at - from) as usize] = 0;
        }
        // Ways of the stretch before are overwritten before they are looked at.
        if ways.len() <= letters.len() {
            ways.resize(letters.len() + 1, Way::END);
        }
        ways[letters.len()] = Way::END;
        for at in (0..letters.len()).rev() {
            let after = &ways[at..];
            let mut best = Way::NONE;
            // A bit for each length at which a term stands for the dictionary's word.
            let mut lens = 0_u64;
            while let Some((&hit, before)) = hits.split_last()
                && hit.start == from + at as u32
            {
                hits = before;
                lens |= 1 << hit.len;
                let likelihood = vocabulary.cost_of_term(hit.number) + after[hit.len as usize].likelihood;
                best.or(likelihood, Known::term(hit.number), hit.len);
            }
            vocabulary.each_word(&labels[at..], |len, word, cost| {
                if lens >> len & 1 == 0 {
                    best.or(cost + after[len].likelihood, word, len as u32);
                }
            });
            if best.len == 0 {
                best = Way { len: 1, ..Way::END };
                match breaks.split_last() {
                    Some((&last, before)) if last == from + at as u32 => breaks = before,
                    _ => best.likelihood = vocabulary.cost_of_nothing() + after[1].likelihood,
                }
            }
            ways[at] = best;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use jieba_rs::Jieba;
    use proptest::prelude::*;
    use tigang_lexicon::Lexicon;

    use super::*;
    use crate::segment::terms::{Terms, places};
    use crate::segment::vocabulary::is_in_run;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

    /// Carries what the sum of frequencies has beyond the words here; a line break is in no word jieba could look for.
    const ELSEWHERE: &str = "\n";

    /// jieba with every word of the dictionary.
    static JIEBA: LazyLock<Jieba> = LazyLock::new(|| {
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

    /// The pieces of the runs of `shadow`.
    fn ours(shadow: &[char], vocabulary: &Vocabulary) -> Vec<String> {
        let mut pieces = Vec::new();
        let breaks = (0..).zip(shadow).filter(|(_, scalar)| !is_in_run(**scalar));
        let breaks: Vec<u32> = breaks.map(|(at, _)| at).collect();
        let stretch = Stretch {
            letters: shadow,
            from: 0,
            hits: vocabulary.hits(),
            breaks: &breaks,
        };
        Route::default().cut(stretch, vocabulary, |span, _| {
            if shadow[span.clone()].iter().all(|&scalar| is_in_run(scalar)) {
                pieces.push(shadow[span].iter().collect());
            }
        });
        pieces
    }

    /// Cuts the runs of `text` here and with jieba, which gets the same terms in the same order.
    fn check(text: &str, own: &[&str]) -> Result<(), TestCaseError> {
        let own: Vec<String> = own.iter().map(|&term| term.to_owned()).collect();
        let shadow = LEXICON.letters().shadow(&text.chars().collect::<Vec<_>>());
        let terms = Terms::new(&shadow, &own, &places(&shadow, LEXICON.terms().index()), &LEXICON);
        let firsts = (0..terms.len() as u32).map(|number| terms.first(number));
        let letters = firsts.map(|first| &shadow[first.start as usize..][..first.len as usize]);
        let names: Vec<String> = letters.map(String::from_iter).collect();
        let vocabulary = Vocabulary::new(&shadow, terms, &LEXICON);
        let with_terms = (!names.is_empty()).then(|| {
            let mut jieba = JIEBA.clone();
            for term in &names {
                let frequency = jieba.suggest_freq(term);
                jieba.add_word(term, Some(frequency), None);
            }
            jieba
        });
        let text = String::from_iter(&shadow);
        let tokens = with_terms.as_ref().unwrap_or(&JIEBA).cut(&text, false);
        let in_runs = |token: &&str| token.chars().all(is_in_run);
        let theirs: Vec<&str> = tokens.iter().map(|token| token.word).filter(in_runs).collect();
        prop_assert_eq!(ours(&shadow, &vocabulary), theirs);
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
        fn cuts_as_jieba_does(pieces in proptest::collection::vec(piece(), 0..60)) {
            check(&pieces.concat(), &[])?;
        }
    }

    #[test]
    fn cuts_as_jieba_does_with_terms() -> Result<(), TestCaseError> {
        let text = "要把精准扶贫同乡村振兴衔接起来,落实两不愁三保障,发展新质生产力,抓好双联双促,建立1+3台账。";
        check(text, &["双联双促", "1+3台账", "不在文中", "抓", "", "联双", "衔接"])
    }

    #[test]
    fn latin_letters_and_digits_stay_together() -> Result<(), TestCaseError> {
        check("GDP增长7.5%,T恤和AA制,abcIC卡x", &[])
    }
}
