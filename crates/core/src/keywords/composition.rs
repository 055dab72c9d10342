//! Composition: which candidates are no term of their own but one or two others and a little more.
//!
//! 脱贫攻坚战 is 脱贫攻坚 and a letter, 基础设施建设 is 基础设施 and a stock word. Which of the two a text means it says itself: the
//! longer one is dropped where the shorter stands twice as often. A dropped one still keeps what lies in it from
//! counting as free: 攻坚战 is no term where it is only the end of 脱贫攻坚战.

use tigang_lexicon::WordList;

use super::candidates::{Candidate, Kind};
use super::grams::MixMap;

/// How many times as often as the longer the shorter stands when it alone is the term.
const TIMES: usize = 2;

/// Shortest term that can be the core of a longer one, in letters.
const CORE: usize = 4;

/// The terms at the two ends of a candidate, in letters; 0 for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// Letters of the term it begins with.
    pub(super) head: usize,
    /// Letters of the term it ends with.
    pub(super) tail: usize,
}

/// What is needed to take candidates apart.
pub(super) struct Composition<'c, 'a> {
    found: &'c [Candidate<'a>],
    index: &'c MixMap<&'a [char], usize>,
    stock: &'c WordList,
}

impl<'c, 'a> Composition<'c, 'a> {
    /// Candidates, and where to find them by their letters.
    pub(super) fn new(found: &'c [Candidate<'a>], index: &'c MixMap<&'a [char], usize>, stock: &'c WordList) -> Self {
        Self { found, index, stock }
    }

    /// The terms a candidate is made of; none when it is one itself.
    pub(super) fn made_of(&self, longer: &Candidate<'_>) -> Option<Parts> {
        let own = matches!(longer.kind, Kind::Official | Kind::Manner) && !is_parallel(longer.letters);
        let joined = if own { None } else { self.joined(longer) };
        joined.or_else(|| self.extended(longer))
    }

    /// Two terms that happen to stand side by side: 疫情防控|阻击战, each as frequent as the whole and one of them twice as
    /// frequent.
    fn joined(&self, longer: &Candidate<'_>) -> Option<Parts> {
        let (letters, count) = (longer.letters, longer.uses.len());
        let at = (2..=letters.len().saturating_sub(2)).find(|at| {
            let (head, tail) = letters.split_at(*at);
            let (head_uses, tail_uses) = (self.uses(head), self.uses(tail));
            let enough = count <= head_uses.min(tail_uses) && TIMES * count <= head_uses.max(tail_uses);
            (CORE <= head.len() || CORE <= tail.len()) && enough && 1 < count
        })?;
        Some(Parts {
            head: at,
            tail: letters.len() - at,
        })
    }

    /// An official term with a letter, a stock word or a short term before or after it.
    fn extended(&self, longer: &Candidate<'_>) -> Option<Parts> {
        if !matches!(
            longer.kind,
            Kind::Official | Kind::Manner | Kind::Phrase | Kind::Loose | Kind::Compound
        ) {
            return None;
        }
        let letters = longer.letters;
        let is_core = |core: &[char]| {
            let candidate = self.index.get(core).map(|index| &self.found[*index]);
            candidate.is_some_and(|core| {
                matches!(core.kind, Kind::Official | Kind::Manner) && TIMES * longer.uses.len() < core.uses.len()
            })
        };
        let light = |rest: &[char]| rest.len() == 1 || self.stock.contains_letters(rest);
        let term = |rest: &[char]| rest.len() < CORE && self.index.contains_key(rest);
        let mut parts = Parts::default();
        for len in CORE..letters.len() {
            let (head, rest) = letters.split_at(len);
            if (light(rest) || term(rest)) && is_core(head) {
                parts.head = len;
                parts.tail = parts.tail.max(if light(rest) { 0 } else { rest.len() });
            }
            let (rest, tail) = letters.split_at(letters.len() - len);
            if (light(rest) || term(rest)) && is_core(tail) {
                parts.tail = len;
                parts.head = parts.head.max(if light(rest) { 0 } else { rest.len() });
            }
        }
        (parts != Parts::default()).then_some(parts)
    }

    fn uses(&self, letters: &[char]) -> usize {
        self.index.get(letters).map_or(0, |index| self.found[*index].uses.len())
    }
}

/// 精准扶贫精准脱贫: two halves of one shape, which share a word.
fn is_parallel(letters: &[char]) -> bool {
    let (head, tail) = letters.split_at(letters.len() / 2);
    head.len() == tail.len() && CORE <= head.len() && (head[..2] == tail[..2] || head[2..] == tail[2..])
}
