//! Which words of jieba's list are left out, because no text would be cut otherwise without them, or none that matters.

use std::collections::BTreeMap;

use crate::Tag;

/// Most occurrences of a name or an amount that is left out, in the sixty million words jieba counted.
const RARE: u32 = 60;

/// What amounts begin with.
const NUMERALS: &str = "第零〇一二三四五六七八九十百千万亿两几数廿半";

/// Whether a word is so rare, of its kind, that the list is better without it: 61,971 names and 10,182 amounts of 349,045 words,
/// and some 220 KB of the packages.
#[must_use]
pub fn is_rare(word: &str, frequency: u32, tag: Tag) -> bool {
    frequency <= RARE && (is_name(word, tag) || is_amount(word, tag))
}

/// A person of novels, whom no speech names, in three letters or from other languages. Names of four letters stay, since most
/// are idioms with a wrong tag (庄严肃穆), and those of two, since they are words as well.
fn is_name(word: &str, tag: Tag) -> bool {
    match word.chars().count() {
        3 => matches!(tag.as_str(), "nr" | "nrt" | "nrfg"),
        4.. => tag.as_str() == "nrt",
        _ => false,
    }
}

/// An amount that chance has put into the list (一百三十四年, 数十支, 第七十七条): arithmetic and no word. Its numeral and its
/// measure are cut as words of their own.
fn is_amount(word: &str, tag: Tag) -> bool {
    tag.as_str() == "m" && 1 < word.chars().count() && word.starts_with(|first| NUMERALS.contains(first))
}

/// The words that no cut ever has: 上到, whose letters are likelier apart. What stands in some cut still does, since a cut with such
/// a word is never the likeliest. Set phrases stay, because they are looked for by themselves.
#[must_use]
pub fn outweighed(words: &BTreeMap<Vec<char>, (u32, Tag)>, total: u64) -> Vec<Vec<char>> {
    let log_total = (total as f64).ln();
    let share = |letters: &[char]| {
        let word = words.get(letters);
        word.map(|&(frequency, _)| f64::from(frequency.max(1)).ln() - log_total)
    };
    let longest = words.keys().map(Vec::len).max().unwrap_or(0);
    let apart = |word: &[char]| {
        // The likeliest cut from each letter to the end, the word as a whole left aside.
        let mut best = vec![0.0; word.len() + 1];
        for at in (0..word.len()).rev() {
            let ends = (at + 1..=word.len().min(at + longest)).filter(|end| end - at < word.len());
            let known = ends.filter_map(|end| Some(share(&word[at..end])? + best[end]));
            best[at] = known.fold(f64::NEG_INFINITY, f64::max);
            if best[at] == f64::NEG_INFINITY {
                best[at] = best[at + 1] - log_total;
            }
        }
        best[0]
    };
    let set_phrase = |tag: Tag| tag.as_str().starts_with(['i', 'l']);
    let never = words.iter().filter(|(word, (_, tag))| {
        1 < word.len() && !set_phrase(*tag) && share(word).is_some_and(|share| share + MARGIN < apart(word))
    });
    never.map(|(word, _)| word.clone()).collect()
}

/// By so much, in logarithms, the letters must be likelier apart: a text's own terms make every word a little less likely.
const MARGIN: f64 = 0.1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_goes_when_its_letters_are_likelier_apart() {
        let tag = |name| Tag::new(name).unwrap_or_default();
        let words = [
            ("上", 9000, "f"),
            ("到", 9000, "v"),
            ("上到", 2, "v"),
            ("上面", 2, "f"),
            ("上到上", 2, "i"),
        ];
        let words = words.map(|(word, frequency, name)| (word.chars().collect(), (frequency, tag(name))));
        let gone: Vec<String> = outweighed(&words.into(), 20_000)
            .iter()
            .map(String::from_iter)
            .collect();
        assert_eq!(gone, ["上到"]);
    }
}
