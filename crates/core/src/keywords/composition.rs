//! Composition: which candidates are no term of their own but one or two others and a little more.
//!
//! 脱贫攻坚战 is 脱贫攻坚 and a letter, 基础设施建设 is 基础设施 and a stock word. Which of the two a text means it says itself: the
//! longer one is dropped where the shorter stands twice as often. A dropped one still keeps what lies in it from
//! counting as free: 攻坚战 is no term where it is only the end of 脱贫攻坚战.

use super::candidates::{Candidate, Candidates, Kind};

/// How many times as often as the longer the shorter stands when it alone is the term.
const TIMES: u32 = 2;

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

/// The terms a candidate is made of; none when it is one itself.
pub(super) fn made_of(candidates: &Candidates<'_>, longer: &Candidate<'_>) -> Option<Parts> {
    joined(candidates, longer).or_else(|| extended(candidates, longer))
}

/// Two terms that happen to stand side by side: 疫情防控|阻击战, each as frequent as the whole and one of them twice as
/// frequent.
fn joined(candidates: &Candidates<'_>, longer: &Candidate<'_>) -> Option<Parts> {
    let (letters, count) = (longer.letters, longer.count);
    if count < 2 || letters.len() < CORE + 2 {
        return None;
    }
    // 决战决胜脱贫攻坚 is two official terms, 动态监测帮扶 is one of its own.
    let own = is_official(longer) && !is_parallel(letters);
    let found = |letters: &[char]| candidates.get(letters).filter(|found| !own || is_official(found));
    let uses = |letters: &[char]| found(letters).map_or(0, |candidate| candidate.count);
    let at = (2..=letters.len() - 2).find(|at| {
        let (head, tail) = letters.split_at(*at);
        if head.len() < CORE && tail.len() < CORE || own && head.len().min(tail.len()) < CORE {
            return false;
        }
        let head_uses = uses(head);
        if head_uses < count {
            return false;
        }
        let tail_uses = uses(tail);
        // 精准扶贫精准脱贫 is two terms however often they stand together.
        let times = if is_official(longer) && !own { 1 } else { TIMES };
        count <= tail_uses && times * count <= head_uses.max(tail_uses)
    })?;
    Some(Parts {
        head: at,
        tail: letters.len() - at,
    })
}

/// An official term with a letter, a stock word or a short term before or after it.
fn extended(candidates: &Candidates<'_>, longer: &Candidate<'_>) -> Option<Parts> {
    if !is_official(longer) && !matches!(longer.kind, Kind::Phrase | Kind::Loose | Kind::Compound) {
        return None;
    }
    let letters = longer.letters;
    let is_core = |core: &[char]| {
        let core = candidates.official(core);
        core.is_some_and(|core| is_official(core) && TIMES * longer.count < core.count)
    };
    let light = |rest: &[char]| rest.len() == 1 || candidates.is_stock(rest);
    let term = |rest: &[char]| rest.len() < CORE && candidates.knows(rest);
    let mut parts = Parts::default();
    for len in CORE..letters.len() {
        let (head, rest) = letters.split_at(len);
        if is_core(head) && (light(rest) || term(rest)) {
            parts.head = len;
            parts.tail = parts.tail.max(if light(rest) { 0 } else { rest.len() });
        }
        let (rest, tail) = letters.split_at(letters.len() - len);
        if is_core(tail) && (light(rest) || term(rest)) {
            parts.tail = len;
            parts.head = parts.head.max(if light(rest) { 0 } else { rest.len() });
        }
    }
    (parts != Parts::default()).then_some(parts)
}

fn is_official(candidate: &Candidate<'_>) -> bool {
    matches!(candidate.kind, Kind::Official | Kind::Manner)
}

/// 精准扶贫精准脱贫: two halves of one shape, which share a word.
fn is_parallel(letters: &[char]) -> bool {
    let (head, tail) = letters.split_at(letters.len() / 2);
    head.len() == tail.len() && CORE <= head.len() && (head[..2] == tail[..2] || head[2..] == tail[2..])
}
