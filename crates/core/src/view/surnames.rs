//! Surnames that both scripts write alike: 县长于建国 is 縣長于建國, though 关于 is 關於.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use tigang_lexicon::Lexicon;

use crate::keywords::{follows_name, stands_as_name};
use crate::meta::is_name;
use crate::phrases::{Phrases, is_han};
use crate::segment::Word;

static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../../data/view.tsv")));

/// Letters of a name: a surname of one, one or two more.
const SHORTEST: usize = 2;
const LONGEST: usize = 3;
/// Letters of the longest word before a name.
const SIGNS: usize = 4;
/// A word of the dictionary that is met less often is no word of speeches.
const RARE: u32 = 20;

/// Gives the names in a text their surnames back; `shown` is the text in traditional letters, `shadow` its shadow.
pub(super) fn keep(shown: &mut [char], scalars: &[char], shadow: &[char], words: &[Word], lexicon: &Lexicon) {
    let surnames = WORDS.group("surname");
    let is_surname = |at: &usize| surnames.iter().any(|surname| surname[0] == shadow[*at]);
    let changed = (0..shown.len()).filter(|at| shown[*at] != scalars[*at] && is_surname(at));
    let starts: Vec<usize> = changed.filter(|at| !in_word(shadow, *at, words, lexicon)).collect();
    let mut names = BTreeSet::new();
    for &at in &starts {
        let mut lens = (SHORTEST..=LONGEST).rev();
        if let Some(len) = lens.find(|len| is_named(shadow, at, *len, lexicon)) {
            shown[at] = scalars[at];
            names.insert(&shadow[at..at + len]);
        }
    }
    // Who was named once may go without an office.
    for at in starts {
        if shadow.get(at..at + LONGEST).is_some_and(|name| names.contains(name)) {
            shown[at] = scalars[at];
        }
    }
}

/// Whether a letter belongs to a word of more letters: 关于, 游客. Rare ones may be parts of names that the dictionary met: 范志.
fn in_word(shadow: &[char], at: usize, words: &[Word], lexicon: &Lexicon) -> bool {
    let next = words.partition_point(|word| word.span.range().end <= at);
    let range = words.get(next).map_or(0..0, |word| word.span.range());
    let word = || lexicon.dictionary().get(&shadow[range.clone()]);
    let rare = || word().is_some_and(|word| word.frequency < RARE || word.tag.as_str() == "nr");
    range.contains(&at) && 1 < range.len() && (range.start < at || !rare())
}

/// Whether so many letters are a name: by what stands beside them, or because nothing does.
fn is_named(shadow: &[char], at: usize, len: usize, lexicon: &Lexicon) -> bool {
    let Some(name) = shadow.get(at..at + len).filter(|name| is_name(name, lexicon)) else {
        return false;
    };
    // 书记于会上, 主任于近日: words of time; of names the dictionary knows those of people, places and goods.
    let given = lexicon.dictionary().get(&name[1..]).filter(|_| 2 < len);
    let tag = given.as_ref().map_or("", |word| word.tag.as_str());
    if matches!(tag, "t" | "r" | "c" | "p") {
        return false;
    }
    let ends = |letter: Option<&char>| letter.is_none_or(|letter| !is_han(*letter));
    let before = ends(at.checked_sub(1).map(|before| &shadow[before]));
    let after = ends(shadow.get(at + len)) || WORDS.prefix("after", &shadow[at + len..]).is_some();
    let signs = WORDS.suffix("before", &shadow[at.saturating_sub(SIGNS)..at]).is_some();
    let alone =
        len == LONGEST && before && (len == shadow.len() || tag.is_empty() || matches!(tag, "nr" | "ns" | "nz"));
    // In a list of names the first one may have the office for all.
    let listed = alone && shadow[..at].ends_with(&['、']) && follows_name(&shadow[at + len..]);
    after && (signs || alone) || listed || stands_as_name(shadow, at, name, lexicon)
}
