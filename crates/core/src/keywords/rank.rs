//! Ranking: the weight of each candidate, and which of two that overlap is shown.

use tigang_lexicon::WordList;
use tigang_text::{Clean, Span};

use super::Keyword;
use super::candidates::{Candidate, Kind};
use super::grams::MixMap;
use super::log::log16;
use super::nesting::{Nesting, nesting};
use super::place::Places;
use crate::phrases::find;

/// Most terms reported: three screens of a list; beyond, a term says nothing of the text.
const MOST: usize = 60;

/// Rarity that every word of the genre has, in sixteenths of a bit: 工作, 发展.
const COMMON: u32 = 9 * 16;

/// A candidate and what it weighs.
pub(super) struct Weighed<'a> {
    candidate: Candidate<'a>,
    /// Places not inside a longer term.
    own: u32,
    pub(super) weight: u32,
    headings: u32,
    spread: u32,
    in_title: bool,
}

impl Weighed<'_> {
    /// The letters of the term.
    pub(super) fn letters(&self) -> &[char] {
        self.candidate.letters
    }
}

/// Weighs the candidates and keeps the best; heaviest first, ties by first place.
pub(super) fn rank<'a>(
    candidates: Vec<Candidate<'a>>,
    places: &Places,
    title: &[char],
    stock: &WordList,
) -> Vec<Weighed<'a>> {
    let nesting = nesting(&candidates);
    let stems = stems(&candidates);
    let mut weighed: Vec<Weighed<'_>> = candidates
        .into_iter()
        .zip(nesting.into_iter().zip(stems))
        .filter(|(candidate, (nesting, _))| candidate.made_of.is_none() && admitted(candidate, *nesting))
        .map(|(candidate, (nesting, stem))| weigh(candidate, nesting, stem, places, title))
        .collect();
    heaviest_first(&mut weighed);
    let mut families: MixMap<[char; 2], u64> = MixMap::default();
    let mut chosen: Vec<Weighed<'_>> = Vec::new();
    for mut next in weighed {
        let letters = next.candidate.letters;
        if chosen
            .iter()
            .any(|chosen| adds_nothing(letters, chosen.candidate.letters, stock))
        {
            continue;
        }
        // 帮扶单位, 帮扶责任人, 帮扶机制, 帮扶对象: the fourth of a family says less than the first.
        let family = families.entry([letters[0], letters[1]]).or_default();
        next.weight = (u64::from(next.weight) * 4 / (4 + family.saturating_sub(1))) as u32;
        *family += 1;
        chosen.push(next);
        if chosen.len() == 2 * MOST {
            break;
        }
    }
    heaviest_first(&mut chosen);
    chosen.truncate(MOST);
    chosen
}

fn heaviest_first(weighed: &mut [Weighed<'_>]) {
    crate::order::sort_by_key(weighed, |weighed| {
        (std::cmp::Reverse(weighed.weight), weighed.candidate.uses[0])
    });
}

/// Whether `longer` is the chosen `term` and a letter or stock word more: 脱贫攻坚战, 脱贫攻坚工作.
fn adds_nothing(longer: &[char], term: &[char], stock: &WordList) -> bool {
    if term.len() < 4 || longer.len() <= term.len() {
        return false;
    }
    let rest = longer.strip_prefix(term).or_else(|| longer.strip_suffix(term));
    rest.is_some_and(|rest| rest.len() == 1 || stock.contains_letters(rest))
}

/// In how many longer candidates each candidate of two letters stands, places not counted.
fn stems(candidates: &[Candidate<'_>]) -> Vec<u32> {
    let mut stems: MixMap<&[char], u32> = MixMap::default();
    for candidate in candidates.iter().filter(|candidate| 2 < candidate.letters.len()) {
        for pair in candidate.letters.windows(2) {
            *stems.entry(pair).or_default() += 1;
        }
    }
    candidates
        .iter()
        .map(|candidate| stems.get(candidate.letters).copied().unwrap_or(0))
        .collect()
}

fn admitted(candidate: &Candidate<'_>, nesting: Nesting) -> bool {
    let count = candidate.uses.len() as u32 - nesting.most_in_one;
    match candidate.kind {
        Kind::Official | Kind::Manner if 3 < candidate.letters.len() => 0 < count,
        Kind::Official | Kind::Manner | Kind::Quoted => 0 < nesting.own,
        Kind::Word => 2 < count && 0 < nesting.own,
        _ => 1 < count && 0 < nesting.own,
    }
}

fn weigh<'a>(candidate: Candidate<'a>, nesting: Nesting, stem: u32, places: &Places, title: &[char]) -> Weighed<'a> {
    let uses = candidate.uses.len() as u32;
    let own = nesting.own;
    let count = own.max(uses - nesting.most_in_one);
    let headings = candidate.uses.iter().filter(|span| places.in_heading(**span)).count() as u32;
    let openings = candidate.uses.iter().filter(|span| places.in_opening(**span)).count() as u32;
    let spread = places.spread(&candidate.uses);
    let in_title = find(title, candidate.letters, 0).is_some();
    let prominent = in_title || 0 < headings;
    let class = class(&candidate, prominent);
    // A general word gets into a title by grammar as often as by weight.
    let general = matches!(candidate.kind, Kind::Noun | Kind::Word);
    let frequency = u64::from(log16(u64::from(count) + 1));
    let rarity = u64::from(candidate.rarity.saturating_sub(COMMON).max(8));
    let place = 16
        + if general { 3 } else { 18 } * u64::from(in_title)
        + 18 * u64::from(headings.min(1))
        + 3 * u64::from(headings.min(4))
        + 6 * u64::from(openings.min(4))
        + 10 * u64::from(candidate.quoted);
    let independence = independence(&candidate, own, stem);
    let spread_factor = 14 + 2 * u64::from(spread.min(8));
    let weight = (frequency * rarity * class * place * spread_factor * independence) >> 23;
    Weighed {
        candidate,
        own,
        weight: weight as u32,
        headings,
        spread,
        in_title,
    }
}

/// What a candidate is worth for what it is; comparable among candidates only.
fn class(candidate: &Candidate<'_>, prominent: bool) -> u64 {
    let class: u64 = match candidate.kind {
        Kind::Official if 4 < candidate.letters.len() => 240,
        Kind::Official => 192,
        Kind::Manner => 96,
        Kind::Formula | Kind::Body => 32,
        Kind::Phrase => 128,
        Kind::Loose => 56,
        Kind::Compound => 112,
        Kind::Short => 96,
        Kind::Noun => 88,
        Kind::Quoted if 1 < candidate.uses.len() => 224,
        Kind::Quoted => 128,
        Kind::Word => 40,
        Kind::StockVerb => 24,
        Kind::Stock if prominent => 56,
        Kind::Stock => 40,
    };
    // 基础设施, 经济结构: what a general word list has is less the matter of one text.
    let is_term = matches!(candidate.kind, Kind::Official | Kind::Manner);
    if is_term && candidate.general {
        class * 3 / 4
    } else {
        class
    }
}

/// How far a candidate stands for itself, in sixteenths: free of longer terms, and of a noun right before it, which shows
/// the tail of a longer term (财税|体制改革).
fn independence(candidate: &Candidate<'_>, own: u32, stem: u32) -> u64 {
    let uses = u64::from(candidate.uses.len() as u32);
    let own = u64::from(own);
    // 扶贫 within ten longer terms is what they share, unless it often stands alone.
    let shared = 2 < stem && candidate.letters.len() == 2 && own * 5 < uses * 2;
    let whole = if shared { 6 } else { 16 };
    whole * (2 * own + uses) * (2 * uses - u64::from(candidate.bound).min(uses)) / (6 * uses * uses)
}

/// A chosen candidate as the reader sees it, with every place of its letters.
pub(super) fn keyword(weighed: &Weighed<'_>, uses: Vec<Span<Clean>>) -> Keyword {
    let Weighed {
        candidate,
        own,
        weight,
        headings,
        spread,
        in_title,
    } = weighed;
    let kind = match candidate.kind {
        Kind::Official | Kind::Manner | Kind::Short | Kind::Formula => "规范提法",
        Kind::Body => "机构、职务或会议",
        Kind::Phrase | Kind::Loose => "本文固定搭配",
        Kind::Compound | Kind::Noun | Kind::Word => "词语",
        Kind::Quoted => "引号提法",
        Kind::Stock | Kind::StockVerb => "常用词",
    };
    let mut why = format!("{kind}，出现{}次", uses.len());
    if (*own as usize) < uses.len() {
        why.push_str(&format!("（独立{own}次）"));
    }
    if 1 < *spread {
        why.push_str(&format!("，见于{spread}个部分"));
    }
    if *in_title {
        why.push_str("，见于标题");
    }
    if 0 < *headings {
        why.push_str(&format!("，小标题{headings}处"));
    }
    Keyword {
        term: candidate.letters.iter().collect(),
        weight: *weight,
        uses,
        why,
    }
}
