//! What the hand-written lists of `data/` keep to, beyond what `build.rs` demands of every list.

use std::collections::BTreeSet;

const TERMS: &str = include_str!("../data/terms.tsv");
const STOCK: &str = include_str!("../data/stock.tsv");

fn entries(list: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

fn fields() -> BTreeSet<&'static str> {
    let header = TERMS.lines().find_map(|line| line.strip_prefix("# fields: "));
    header.map(|fields| fields.split(' ').collect()).unwrap_or_default()
}

#[test]
fn a_term_is_written_in_simplified_letters() {
    let lexicon = tigang_lexicon::Lexicon::embedded();
    for entry in entries(TERMS) {
        let letters: Vec<char> = entry[0].chars().collect();
        let shadow = String::from_iter(lexicon.letters().shadow(&letters));
        assert_eq!(
            entry[0], shadow,
            "texts are searched in simplified letters: write {shadow}"
        );
    }
}

#[test]
fn a_field_stands_in_one_block() {
    let mut seen = BTreeSet::new();
    let mut current = "";
    for entry in entries(TERMS) {
        if entry[1] != current {
            current = entry[1];
            assert!(
                seen.insert(current),
                "{entry:?}: the block of its field ended further up"
            );
        }
    }
    assert_eq!(seen, fields());
}

#[test]
fn no_word_is_both_a_term_and_a_stock_word() {
    let terms: BTreeSet<&str> = entries(TERMS).map(|entry| entry[0]).collect();
    let both: Vec<&str> = entries(STOCK)
        .map(|entry| entry[0])
        .filter(|word| terms.contains(word))
        .collect();
    assert!(both.is_empty(), "{both:?}: take each out of one of the two lists");
}
