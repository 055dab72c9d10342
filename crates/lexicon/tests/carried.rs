//! The lists a person writes are the lists the program has.

use std::collections::BTreeSet;

use tigang_lexicon::{Lexicon, List};

/// A list as it is written, and whether it stands in the lexicon entry by entry.
fn entries(list: &str) -> impl Iterator<Item = Vec<&str>> {
    list.lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split('\t').collect())
}

#[test]
fn every_term_is_found_with_its_field_and_year() {
    let lexicon = Lexicon::embedded();
    let mut written = BTreeSet::new();
    for entry in entries(include_str!("../data/terms.tsv")) {
        let shadow = lexicon.letters().shadow(&entry[0].chars().collect::<Vec<_>>());
        assert_eq!(
            String::from_iter(&shadow),
            entry[0],
            "write a term in letters of the shadow, which it is matched by"
        );
        let term = lexicon
            .terms()
            .get(&shadow)
            .unwrap_or_else(|| panic!("{} is missing", entry[0]));
        let year = entry
            .get(2)
            .filter(|year| !year.is_empty())
            .map(|year| year.parse().expect("a year"));
        assert_eq!((term.text, term.field, term.first_year), (entry[0], entry[1], year));
        assert!(
            lexicon.terms().prefixes(&shadow).any(|(len, _)| len == shadow.len()),
            "{}",
            entry[0]
        );
        written.insert(entry[0]);
    }
    let carried: BTreeSet<&str> = lexicon.terms().iter().map(|term| term.text).collect();
    assert_eq!(carried, written);
}

#[test]
fn every_list_is_carried_in_its_order() {
    let lexicon = Lexicon::embedded();
    for (list, text) in [
        (List::Stock, include_str!("../data/stock.tsv")),
        (List::Surnames, include_str!("../data/surnames.tsv")),
        (List::Measures, include_str!("../data/measures.tsv")),
        (List::Offices, include_str!("../data/offices.tsv")),
        (List::Organisations, include_str!("../data/organisations.tsv")),
        (List::Places, include_str!("../data/places.tsv")),
    ] {
        let written: Vec<&str> = entries(text).map(|entry| entry[0]).collect();
        assert_eq!(
            lexicon.list(list).iter().collect::<Vec<_>>(),
            written,
            "{}",
            list.name()
        );
        for word in written {
            let shadow = lexicon.letters().shadow(&word.chars().collect::<Vec<_>>());
            assert!(lexicon.list(list).contains_letters(&shadow), "{word}");
        }
    }
}
