//! Glosses: a reading in brackets that the page put after a letter, as in 標(biāo)題.

use tigang_lexicon::Lexicon;

use super::{Draft, EditKind, Proposal};

/// Longest reading: zhuang and its like have six letters.
const MAX_READING: usize = 6;

/// Removes every reading in brackets that follows a Chinese letter which is read so.
pub(super) fn remove(draft: &mut Draft<'_>, _lexicon: &Lexicon) {
    let current = draft.current();
    let scalars = &current.scalars;
    let mut glosses = Vec::new();
    for open in 1..scalars.len() {
        if scalars[open] != '(' || !('\u{3400}'..='\u{9fff}').contains(&scalars[open - 1]) {
            continue;
        }
        let reading = scalars[open + 1..]
            .iter()
            .take(MAX_READING + 1)
            .take_while(|scalar| is_pinyin(**scalar))
            .count();
        if 0 < reading && scalars.get(open + 1 + reading) == Some(&')') {
            glosses.push(Proposal::delete(
                EditKind::Gloss,
                current.raw_span(open, open + reading + 2),
            ));
        }
    }
    draft.propose(glosses);
}

fn is_pinyin(scalar: char) -> bool {
    scalar.is_ascii_lowercase() || "āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ".contains(scalar)
}
