//! OpenCC's tables reduced to what the program needs: letters of the basic plane, and only those phrases that single
//! letters do not already give.
//!
//! Traditional letters are those of Taiwan's standard (為 眾 裡 吃 啟), which is what traditional readers expect; OpenCC's
//! own standard has 爲 衆 裏 喫 啓. Only the forms of letters are taken from there, no vocabulary.
//!
//! Four things are added to the tables:
//! - a phrase whose simplified form letters alone would spoil (乾县) keeps it, so that simplified text stays as it is;
//! - 著 for 着, as Taiwan writes it: the words of jieba's list that have 着 (著力 is 着力), while those that have 著 keep
//!   it (著名, 专著);
//! - in both scripts, because a pasted text mixes them;
//! - our own list of what official prose means by a letter (`data/traditional.tsv`): 免签 is 免簽.

use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use tigang_lexicon::compile::Tables;

use super::Words;
use super::sources::Sources;

/// Letters and phrases of official prose that OpenCC puts into other traditional letters.
const OWN_FORMS: &str = include_str!("../../../lexicon/data/traditional.tsv");

/// No phrase of OpenCC's is longer.
const LONGEST: usize = 24;

/// The tables to simplified and to traditional letters.
pub(super) fn tables(sources: &Sources, words: &Words) -> Result<(Tables, Tables)> {
    let mut regional = phrases(sources.opencc("STPhrases_GeneratedFromRegionalPhrases")?);
    regional.extend(phrases(sources.opencc("STPhrases")?));
    let forms = single(sources.opencc("TWVariants")?);
    let in_form = |letter: &char| *forms.get(letter).unwrap_or(letter);
    let mut letters = forms.clone();
    letters.extend(
        single(sources.opencc("STCharacters")?)
            .into_iter()
            .map(|(letter, form)| (letter, in_form(&form))),
    );
    letters.retain(|letter, form| letter != form);
    for form in regional.values_mut() {
        *form = form.iter().map(in_form).collect();
    }
    letters.extend(single(OWN_FORMS));
    regional.extend(phrases(OWN_FORMS));
    let to_traditional = Tables {
        single: letters,
        phrases: BTreeMap::new(),
    };
    let to_traditional = reduce(to_traditional, regional, words);

    let mut letters = single(sources.opencc("TSCharacters")?);
    let known: BTreeSet<char> = pairs(sources.opencc("TSCharacters")?)
        .filter_map(|(written, _)| written.first().copied())
        .collect();
    letters.extend(unknown_forms(&known, &to_traditional));
    let to_simplified = Tables {
        single: letters,
        phrases: BTreeMap::new(),
    };
    let mut to_simplified = reduce(to_simplified, phrases(sources.opencc("TSPhrases")?), words);
    let zhu = zhu_and_zhe(
        &to_simplified,
        &to_traditional,
        words,
        sources.opencc("TWVariantsRevPhrases")?,
    );
    to_simplified.phrases.extend(zhu);
    let back = mainland_words(&to_simplified, &to_traditional, words);
    to_simplified.phrases.extend(back);
    let spoiled: Vec<_> = to_simplified
        .phrases
        .values()
        .filter(|form| &convert(&to_simplified, form) != *form)
        .cloned()
        .collect();
    to_simplified
        .phrases
        .extend(spoiled.into_iter().map(|form| (form.clone(), form)));
    Ok((to_simplified, to_traditional))
}

/// Letters that traditional text is written with and that OpenCC's table does not name: 暱 of 暱稱,
/// which is 昵称. Letters of GB 2312 are left alone: they are simplified already.
fn unknown_forms(known: &BTreeSet<char>, to_traditional: &Tables) -> BTreeMap<char, char> {
    let phrases = to_traditional.phrases.iter();
    let in_phrases = phrases.flat_map(|(written, form)| written.iter().copied().zip(form.iter().copied()));
    let alone = to_traditional.single.iter().map(|(&written, &form)| (written, form));
    let mut forms = BTreeMap::new();
    for (simplified, traditional) in alone.chain(in_phrases) {
        let unknown = !is_gb2312(traditional) && !known.contains(&traditional);
        if unknown && is_gb2312(simplified) {
            forms.entry(traditional).or_insert(simplified);
        }
    }
    forms
}

/// Words of jieba's list that would not come back from traditional letters: 坐标 is 座標 there, and 座标 letter by letter.
/// Only those that cannot be meant for simplified text, and only the commoner of two words that are written alike.
fn mainland_words(to_simplified: &Tables, to_traditional: &Tables, words: &Words) -> BTreeMap<Vec<char>, Vec<char>> {
    let frequency = |letters: &[char]| {
        words
            .get(&String::from_iter(letters))
            .map_or(0, |(frequency, _)| *frequency)
    };
    let mut found = BTreeMap::<Vec<char>, Vec<char>>::new();
    for word in words.keys() {
        let word: Vec<char> = word.chars().collect();
        let simplified = word.iter().all(|&letter| is_gb2312(letter)) && convert(to_simplified, &word) == word;
        if word.len() < 2 || !simplified {
            continue;
        }
        let traditional = convert(to_traditional, &word);
        let back = convert(to_simplified, &traditional);
        let foreign = traditional.iter().any(|&letter| !is_gb2312(letter));
        if back != word && foreign && frequency(&back) < frequency(&word) {
            let kept = found.entry(traditional).or_insert_with(|| word.clone());
            if frequency(kept) < frequency(&word) {
                *kept = word;
            }
        }
    }
    found
}

/// Whether a letter is a hanzi of GB 2312, the mainland's set of simplified letters.
fn is_gb2312(letter: char) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, _) = encoding_rs::GBK.encode(letter.encode_utf8(&mut buffer));
    matches!(*bytes, [0xb0..=0xf7, 0xa1..=0xfe])
}

/// Pairs of a table; where it offers several forms, the first.
fn pairs(table: &str) -> impl Iterator<Item = (Vec<char>, Vec<char>)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (written, forms) = line.split_once('\t')?;
        let form = forms.split(' ').next()?;
        Some((written.chars().collect(), form.trim_end().chars().collect()))
    })
}

fn single(table: &str) -> BTreeMap<char, char> {
    let letters = pairs(table).filter_map(|(written, form)| match (&written[..], &form[..]) {
        (&[letter], &[form]) if letter <= '\u{ffff}' && form <= '\u{ffff}' && letter != form => Some((letter, form)),
        _ => None,
    });
    letters.collect()
}

/// Phrases whose form has as many scalars, all of the basic plane.
fn phrases(table: &str) -> BTreeMap<Vec<char>, Vec<char>> {
    let keeps_length = |(written, form): &(Vec<char>, Vec<char>)| {
        written.len() == form.len() && written.iter().chain(form).all(|&letter| letter <= '\u{ffff}')
    };
    pairs(table).filter(keeps_length).collect()
}

/// Adds those of `phrases` that the tables do not give without them, the shortest first; then those that words need, so that
/// a phrase does not begin in the midst of one left out: 示范|县 where 范县 is a place.
fn reduce(mut tables: Tables, phrases: BTreeMap<Vec<char>, Vec<char>>, words: &Words) -> Tables {
    let whole = Tables {
        single: tables.single.clone(),
        phrases: phrases.clone(),
    };
    let mut by_length: Vec<_> = phrases.into_iter().collect();
    by_length.sort_by_key(|(written, _)| written.len());
    // A phrase kept late can spoil a longer one that was judged before it: a second round finds those.
    for _ in 0..2 {
        for (written, form) in &by_length {
            if &convert(&tables, written) != form {
                tables.phrases.insert(written.clone(), form.clone());
            }
        }
    }
    for word in words.keys().map(|word| word.chars().collect::<Vec<char>>()) {
        if 2 < word.len() && convert(&tables, &word) != convert(&whole, &word) {
            let mut at = 0;
            while at < word.len() {
                let phrase = longest(&whole, &word[at..]);
                if let Some((len, form)) = phrase {
                    tables.phrases.insert(word[at..at + len].to_vec(), form.clone());
                }
                at += phrase.map_or(1, |(len, _)| len);
            }
        }
    }
    tables
}

/// The longest phrase that letters begin with, and its form.
fn longest<'a>(tables: &'a Tables, rest: &[char]) -> Option<(usize, &'a Vec<char>)> {
    let form = |len: usize| Some((len, tables.phrases.get(&rest[..len])?));
    (2..=rest.len().min(LONGEST)).rev().find_map(form)
}

/// Longest phrase first, else letter by letter: what the program does, on unreduced tables.
fn convert(tables: &Tables, text: &[char]) -> Vec<char> {
    let mut converted: Vec<char> = Vec::new();
    while converted.len() < text.len() {
        let rest = &text[converted.len()..];
        let phrase = longest(tables, rest).map(|(_, form)| form);
        match phrase {
            Some(form) => converted.extend(form),
            None => converted.push(*tables.single.get(&rest[0]).unwrap_or(&rest[0])),
        }
    }
    converted
}

/// Words with 著 that mean 着, and words with 著 that mean it; where jieba's list has both, the commoner counts.
fn zhu_and_zhe(
    to_simplified: &Tables,
    to_traditional: &Tables,
    words: &Words,
    taiwan: &str,
) -> BTreeMap<Vec<char>, Vec<char>> {
    let with = |word: &str, letter: char| -> String {
        let is_either = |found: char| matches!(found, '著' | '着');
        word.chars()
            .map(|found| if is_either(found) { letter } else { found })
            .collect()
    };
    let frequency = |word: &str| words.get(word).map_or(0, |(frequency, _)| *frequency);
    let listed = words
        .keys()
        .filter(|word| word.contains(['著', '着']) && 1 < word.chars().count());
    let kept = pairs(taiwan).filter(|(written, form)| written == form && written.contains(&'著'));
    let kept: Vec<Vec<char>> = kept.map(|(written, _)| written).collect();

    let mut found = BTreeMap::new();
    for word in listed {
        let (zhu, zhe) = (with(word, '著'), with(word, '着'));
        let commoner = if frequency(&zhu) < frequency(&zhe) { zhe } else { zhu };
        let form = convert(to_simplified, &commoner.chars().collect::<Vec<_>>());
        for written in [convert(to_traditional, &form), form.clone()] {
            let written: String = written.iter().collect();
            found.insert(with(&written, '著').chars().collect(), form.clone());
        }
    }
    for written in kept {
        let form = convert(to_simplified, &written);
        found.insert(form.clone(), form.clone());
        found.insert(written, form);
    }
    found
}
