//! Segmentation against sentences cut by hand: ours must not fall below full jieba-rs, with or without its guesses.
//!
//! The measure is that of the SIGHAN bakeoffs: F1 of words that begin and end where the hand-cut ones do. Marks count
//! for nobody.

use std::collections::BTreeSet;

use jieba_rs::Jieba;
use tigang_tests::analysis;

/// Sentences cut by hand, words set apart by a blank.
const GOLD: &str = include_str!("data/segmentation.tsv");

/// Words by where they begin and end.
type Cut = BTreeSet<(usize, usize)>;

#[test]
fn ours_is_not_below_full_jieba() {
    let jieba = Jieba::new();
    let ours = score(|sentence| {
        let analysis = analysis(sentence);
        assert_eq!(
            analysis.cleaned.text.as_str(),
            sentence,
            "nothing is repaired in a sound sentence"
        );
        let words = analysis.segments.words.iter();
        words
            .map(|word| (word.span.start as usize, word.span.end as usize))
            .collect()
    });
    let [plain, guessing] = [false, true].map(|hmm| {
        score(|sentence| {
            let words = jieba.cut(sentence, hmm).into_iter();
            spans(words.map(|token| token.word))
        })
    });
    println!("F1 in ten thousandths: ours {ours}, jieba {plain}, jieba with guesses {guessing}");
    assert!(
        plain.max(guessing) <= ours,
        "ours {ours}, jieba {plain}, jieba with guesses {guessing}"
    );
}

/// F1 over all sentences in ten thousandths.
fn score(cut: impl Fn(&str) -> Cut) -> usize {
    let (mut right, mut found, mut expected) = (0, 0, 0);
    for line in GOLD.lines().filter(|line| !line.starts_with('#')) {
        let gold = spans(line.split(' '));
        let own = cut(&line.replace(' ', ""));
        right += gold.intersection(&own).count();
        found += own.len();
        expected += gold.len();
    }
    20_000 * right / (found + expected)
}

/// The places of words that follow each other, without marks.
fn spans<'a>(words: impl Iterator<Item = &'a str>) -> Cut {
    let mut at = 0;
    let places = words.map(|word| {
        let start = at;
        at += word.chars().count();
        (word, (start, at))
    });
    places
        .filter(|(word, _)| word.chars().any(char::is_alphanumeric))
        .map(|(_, place)| place)
        .collect()
}
