use std::collections::BTreeMap;

use super::*;

fn word(text: &str) -> Vec<char> {
    text.chars().collect()
}

fn few() -> BTreeMap<Vec<char>, (u32, Tag)> {
    [
        ("提纲", 3, "n"),
        ("提", 40_000, "v"),
        ("提纲挈领", 500_000, "i"),
        ("提挈", 5, "v"),
        ("天", 0, "zg"),
    ]
    .map(|(text, frequency, tag)| (word(text), (frequency, Tag::new(tag).expect("short"))))
    .into()
}

/// Words enough for several units: all of two letters out of 80, and some longer ones.
fn many() -> BTreeMap<Vec<char>, (u32, Tag)> {
    let letter = |at: u32| char::from_u32(0x4e00 + at * 7).expect("a hanzi");
    let pairs = (0..80).flat_map(|first| (0..80).map(move |second| vec![letter(first), letter(second)]));
    let longer = (0..80).map(|at| (at..at + 6).map(letter).collect());
    let tag = Tag::new("n").expect("short");
    pairs
        .chain(longer)
        .zip(0..)
        .map(|(word, frequency)| (word, (frequency % 1000, tag)))
        .collect()
}

#[track_caller]
fn check(words: &BTreeMap<Vec<char>, (u32, Tag)>) {
    let dictionary = open(encode(words, 50_000).expect("few words").into()).expect("reads");
    let back: BTreeMap<_, _> = dictionary
        .iter()
        .map(|(text, found)| (text, (found.frequency, found.tag)))
        .collect();
    assert_eq!(&back, words);
    assert_eq!((dictionary.total(), dictionary.len()), (50_000, words.len()));
    for (letters, &(frequency, tag)) in words {
        let found = dictionary
            .get(letters)
            .map(|found| (found.len, found.frequency, found.tag));
        assert_eq!(found, Some((letters.len(), frequency, tag)), "{letters:?}");
    }
}

#[test]
fn what_was_encoded_is_decoded() {
    check(&few());
    check(&many());
    check(&BTreeMap::new());
    let dictionary = open(encode(&few(), 50_000).expect("few words").into()).expect("reads");
    assert_eq!(dictionary.get(&word("提纲挈")), None);
    assert!(!dictionary.contains(&word("𠮷")) && !dictionary.contains(&[]));
}

#[test]
fn a_shortened_section_is_refused_at_every_length() {
    let section = encode(&few(), 50_000).expect("few words");
    for len in 0..section.len() {
        assert!(open(section[..len].to_vec().into()).is_none(), "{len}");
    }
}

#[test]
fn no_single_wrong_byte_makes_it_panic() {
    let section = encode(&few(), 50_000).expect("few words");
    for place in 0..section.len() {
        for value in [0, 1, 0x7f, 0x80, 0xff] {
            let mut wrong = section.clone();
            wrong[place] = value;
            if let Some(dictionary) = open(wrong.into()) {
                dictionary.iter().for_each(drop);
                dictionary.contains(&word("提纲挈领"));
            }
        }
    }
}
