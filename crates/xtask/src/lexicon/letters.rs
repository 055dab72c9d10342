//! OpenCC's tables reduced to what the program needs: letters of the basic plane, and only those phrases that single
//! letters do not already give.
//!
//! Three things are added to them:
//! - a phrase whose simplified form letters alone would spoil (乾县) keeps it, so that simplified text stays as it is;
//! - 著 for 着, as Taiwan writes it: the words of jieba's list that have 着 (著力 is 着力), while those that have 著 keep
//!   it (著名, 专著);
//! - in both scripts, because a pasted text mixes them.

use anyhow::Result;
use std::collections::BTreeMap;
use tigang_lexicon::compile::Tables;

use super::Words;
use super::sources::Sources;

/// No phrase of OpenCC's is longer.
const LONGEST: usize = 24;

/// The tables to simplified and to traditional letters.
pub(super) fn tables(sources: &Sources, words: &Words) -> Result<(Tables, Tables)> {
    let mut regional = phrases(sources.opencc("STPhrases_GeneratedFromRegionalPhrases")?);
    regional.extend(phrases(sources.opencc("STPhrases")?));
    let to_traditional = Tables {
        single: single(sources.opencc("STCharacters")?),
        phrases: BTreeMap::new(),
    };
    let to_traditional = reduce(to_traditional, regional);

    let to_simplified = Tables {
        single: single(sources.opencc("TSCharacters")?),
        phrases: BTreeMap::new(),
    };
    let mut to_simplified = reduce(to_simplified, phrases(sources.opencc("TSPhrases")?));
    let zhu = zhu_and_zhe(
        &to_simplified,
        &to_traditional,
        words,
        sources.opencc("TWVariantsRevPhrases")?,
    );
    to_simplified.phrases.extend(zhu);
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

/// Adds those of `phrases` that the tables do not give without them, the shortest first.
fn reduce(mut tables: Tables, phrases: BTreeMap<Vec<char>, Vec<char>>) -> Tables {
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
    tables
}

/// Longest phrase first, else letter by letter: what the program does, on unreduced tables.
fn convert(tables: &Tables, text: &[char]) -> Vec<char> {
    let mut converted: Vec<char> = Vec::new();
    while converted.len() < text.len() {
        let rest = &text[converted.len()..];
        let phrase = (2..=rest.len().min(LONGEST))
            .rev()
            .find_map(|len| tables.phrases.get(&rest[..len]));
        match phrase {
            Some(form) => converted.extend(form),
            None => converted.push(*tables.single.get(&rest[0]).unwrap_or(&rest[0])),
        }
    }
    converted
}

/// Words with 著 that mean 着, and words with 著 that mean it.
fn zhu_and_zhe(
    to_simplified: &Tables,
    to_traditional: &Tables,
    words: &Words,
    taiwan: &str,
) -> BTreeMap<Vec<char>, Vec<char>> {
    let mut found = BTreeMap::new();
    let mut add = |written: Vec<char>, form: &[char]| {
        found.insert(written, form.to_vec());
    };
    for word in words.keys().filter(|word| word.contains('着')) {
        let form: Vec<char> = convert(to_simplified, &word.chars().collect::<Vec<_>>());
        let traditional = convert(to_traditional, &form);
        for written in [&form, &traditional] {
            let with_zhu = written
                .iter()
                .map(|&letter| if letter == '着' { '著' } else { letter })
                .collect();
            add(with_zhu, &form);
        }
    }
    let kept = pairs(taiwan)
        .filter(|(written, form)| written == form && written.contains(&'著'))
        .map(|(written, _)| written);
    let listed = words
        .keys()
        .filter(|word| word.contains('著') && 1 < word.chars().count())
        .map(|word| word.chars().collect());
    for written in kept.chain(listed) {
        let form = convert(to_simplified, &written);
        add(convert(to_traditional, &form), &form);
        add(form.clone(), &form);
        add(written, &form);
    }
    found.retain(|written, _| 1 < written.len());
    found
}
