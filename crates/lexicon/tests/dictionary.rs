//! Every word of jieba's list but rare names, rare amounts and those that no cut has is in the dictionary with its frequency and tag,
//! and no other word is.

mod sources;

use std::collections::BTreeMap;

use tigang_lexicon::{Lexicon, Tag, compile};

/// What the list says of a word: whether it was written in shadow letters, its frequency, its tag.
type Entry = (bool, u32, Tag);

#[test]
fn equals_the_list_it_was_compiled_from() {
    let lexicon = Lexicon::embedded();
    let mut expected = BTreeMap::<Vec<char>, Entry>::new();
    let (mut lines, mut rare, mut total) = (0, 0, 0);
    for line in sources::read("jieba-rs", "src/data/dict.txt").lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        let letters: Vec<char> = fields[0].chars().collect();
        let shadow = lexicon.letters().shadow(&letters);
        let entry = (
            shadow == letters,
            fields[1].parse().expect("a number"),
            Tag::new(fields[2]).expect("a tag"),
        );
        lines += 1;
        total += u64::from(entry.1);
        if compile::is_rare(fields[0], entry.1, entry.2) {
            rare += 1;
            continue;
        }
        let kept = expected.entry(shadow).or_insert(entry);
        *kept = entry.max(*kept);
    }
    assert_eq!((lines, rare), (349_045, 72_153));
    let words = expected
        .iter()
        .map(|(word, &(_, frequency, tag))| (word.clone(), (frequency, tag)));
    let outweighed = compile::outweighed(&words.collect(), total);
    for word in &outweighed {
        expected.remove(word);
    }
    assert_eq!(outweighed.len(), 7194);

    let dictionary = lexicon.dictionary();
    for (letters, &(_, frequency, tag)) in &expected {
        let word = dictionary
            .get(letters)
            .unwrap_or_else(|| panic!("{} is missing", String::from_iter(letters)));
        assert_eq!(
            (word.len, word.frequency, word.tag),
            (letters.len(), frequency, tag),
            "{letters:?}"
        );
        let logarithm = dictionary.logarithms()[word.entry.rank()];
        assert_eq!(logarithm, f64::from(frequency).ln(), "{letters:?}");
        assert!(dictionary.prefixes(letters).any(|prefix| prefix == word), "{letters:?}");
    }
    assert_eq!(dictionary.len(), expected.len());
    assert_eq!(dictionary.iter().count(), expected.len());
    assert_eq!(dictionary.total(), total);
}

#[test]
fn simplified_text_meets_the_words_that_full_jieba_has() {
    // 天后 and 天後, 干 and 乾 fall together: the simplified entry counts.
    let lexicon = Lexicon::embedded();
    let list = sources::read("jieba-rs", "src/data/dict.txt");
    for word in ["干", "后", "里", "发展", "于", "皇后"] {
        let line = list
            .lines()
            .find(|line| line.split(' ').next() == Some(word))
            .expect("in the list");
        let letters: Vec<char> = word.chars().collect();
        let found = lexicon.dictionary().get(&letters).expect("in the dictionary");
        assert_eq!(format!("{word} {} {}", found.frequency, found.tag), line);
    }
}

#[test]
fn places_outside_the_list_have_no_words() {
    let lexicon = Lexicon::embedded();
    for text in ["", "\n", "𠮷", "\u{0}", "\u{ffff}", "。"] {
        let letters: Vec<char> = text.chars().collect();
        assert_eq!(lexicon.dictionary().prefixes(&letters).count(), 0, "{text:?}");
        assert_eq!(lexicon.dictionary().get(&letters), None, "{text:?}");
    }
}

#[test]
fn only_names_are_left_out() {
    let lexicon = Lexicon::embedded();
    for (word, here) in [
        ("花徐阶", false),
        ("丘阿尔", false),
        ("庄严肃穆", true),
        ("化德", true),
        ("诸葛亮", true),
    ] {
        let letters: Vec<char> = word.chars().collect();
        assert_eq!(lexicon.dictionary().get(&letters).is_some(), here, "{word}");
    }
}
