//! What the hand-written lists of `data/` keep to, beyond what `build.rs` demands of every list.

use std::collections::BTreeSet;

const TERMS: &str = include_str!("../data/terms.tsv");
const STOCK: &str = include_str!("../data/stock.tsv");

/// Longest term: 改革开放和社会主义现代化建设新时期.
const MAX_TERM: usize = 20;

fn entries(list: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

fn fields() -> BTreeSet<&'static str> {
    let header = TERMS.lines().find_map(|line| line.strip_prefix("# fields: "));
    header.map(|fields| fields.split(' ').collect()).unwrap_or_default()
}

#[test]
fn a_term_has_two_letters_or_more_and_no_punctuation() {
    for entry in entries(TERMS) {
        let term = entry[0];
        let letters = |letter: char| letter.is_alphanumeric() || letter == '+';
        assert!(
            (2..=MAX_TERM).contains(&term.chars().count()) && term.chars().all(letters),
            "{term:?}: write a term of 2 to {MAX_TERM} letters, without quotation marks"
        );
    }
}

#[test]
fn a_term_belongs_to_a_field_that_the_head_names() {
    let fields = fields();
    for entry in entries(TERMS) {
        assert!(
            fields.contains(entry[1]),
            "{entry:?}: `# fields:` does not name this field"
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
