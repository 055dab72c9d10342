//! Ranking: the weight of each candidate, and which of two that overlap is shown.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tigang_text::{Clean, Span};

use super::Keyword;
use super::candidates::{Candidate, Candidates, Kind};
use super::log::log16;
use super::mix::MixMap;
use super::rarity::{RARE, Rarity};
use super::standing::Standing;
use crate::pairs::PairSet;
use crate::phrases::{digit, find};

/// Most terms reported: three screens of a list; beyond, a term says nothing of the text. A short text has one screen, and one more
/// for so many letters.
const MOST: usize = 60;
const SCREEN: usize = 20;
const LETTERS_A_TERM: u64 = 40;

/// Rarity that every word of the genre has, in sixteenths of a bit: 工作, 发展.
const COMMON: u32 = 9 * 16;

/// Letters of a text in which what is said once is said in passing; in a shorter one little is said twice.
const PASSING: u64 = 1500;

/// Fewest letters of a term that is weighed by its theme too, and the most that its theme can count for, in parts of
/// `FULL_THEME` of its weight: one for every place in a thousand letters.
const THEMED: usize = 4;
const MOST_THEMED: u64 = 6;
const FULL_THEME: u32 = 10;

/// A candidate and what it weighs.
#[derive(Clone, Copy)]
pub(super) struct Weighed<'a> {
    candidate: &'a Candidate<'a>,
    standing: &'a Standing,
    pub(super) weight: u32,
    /// Whether the weight is that, or one it cannot exceed.
    exact: bool,
    /// All of the weight but rarity and class.
    rest: u64,
    in_title: bool,
    /// The word of the term that the text says so often that it counts; empty when there is none.
    theme: &'a [char],
}

impl<'a> Weighed<'a> {
    /// What a candidate weighs if it is as rare as can be and on no general list.
    fn at_most(candidate: &'a Candidate<'a>, standing: &'a Standing, stem: u32, title: &[char], passing: u64) -> Self {
        let count = standing.own.max(candidate.count.saturating_sub(standing.most_in_one));
        let headings = standing.headings;
        let in_title = find(title, candidate.letters, 0).is_some();
        // A general word gets into a title by grammar as often as by weight.
        let general = matches!(candidate.kind, Kind::Noun | Kind::Word);
        let frequency = u64::from(log16(u64::from(count) + 1));
        let place = 16
            + if general { 3 } else { 18 } * u64::from(in_title)
            + 18 * u64::from(headings.min(1))
            + 3 * u64::from(headings.min(4))
            + 4 * u64::from(standing.openings.min(4))
            + 10 * u64::from(candidate.quoted);
        let spread = 14 + 3 * u64::from(standing.spread.min(8));
        let listed = matches!(candidate.kind, Kind::Official | Kind::Manner | Kind::Quoted);
        // 四个不摘 stands for a whole list: nobody says it in passing.
        let numbered = candidate.kind == Kind::Official && digit(candidate.letters[0]).is_some();
        let once = listed && candidate.count == 1 && headings == 0 && !in_title && !numbered;
        let rest = frequency * place * spread * independence(candidate, standing, stem);
        let rest = if once { rest * passing / 16 } else { rest };
        let class = class(candidate, in_title || 0 < headings);
        let plain = weight(rest, RARE, class);
        let most = FULL_THEME + if is_themed(candidate) { MOST_THEMED as u32 } else { 0 };
        Self {
            candidate,
            standing,
            weight: (plain / FULL_THEME + 1) * most,
            exact: false,
            rest,
            in_title,
            theme: &[],
        }
    }

    /// The word of the term that the text says most, and what its places beyond the term's own count for: 党建指导员, said once in
    /// a text that is about 党建, is said less in passing than other terms.
    fn theme(&self, candidates: &Candidates<'a>) -> Option<(&'a [char], u32)> {
        let themed = Some(self.candidate).filter(|candidate| is_themed(candidate));
        let (word, count) = candidates.theme(themed?)?;
        let further = count.saturating_sub(self.candidate.count);
        let share = (u64::from(further) * 1000 / candidates.letters()).min(MOST_THEMED);
        (0 < share).then_some((word, share as u32))
    }

    /// Weighs it.
    fn weigh(&mut self, rarity: Rarity<'_>, candidates: &Candidates<'a>) {
        let class = class(self.candidate, self.in_title || 0 < self.standing.headings);
        // 基础设施, 经济结构: what a general word list has is less the matter of one text.
        let general = is_listed(self.candidate) && rarity.is_general(self.candidate.letters);
        let class = if general { class * 5 / 8 } else { class };
        self.weight = weight(self.rest, rarity.of(self.candidate), class);
        if let Some((theme, share)) = self.theme(candidates) {
            self.weight += self.weight / FULL_THEME * share;
            self.theme = theme;
        }
        self.exact = true;
    }

    /// The letters of the term.
    pub(super) fn letters(&self) -> &'a [char] {
        self.candidate.letters
    }

    /// Heaviest first, ties by first place.
    fn order(&self) -> (Reverse<u32>, u32, usize) {
        (Reverse(self.weight), self.standing.first, self.candidate.letters.len())
    }
}

/// Weighs the candidates and keeps the best; heaviest first, ties by first place.
pub(super) fn rank<'a>(
    candidates: &'a Candidates<'a>,
    standings: &'a [Standing],
    title: &[char],
    rarity: Rarity<'_>,
) -> Vec<Weighed<'a>> {
    let stems = stems(candidates, standings);
    let all = candidates.found.iter().zip(standings);
    let admitted = all
        .filter(|(candidate, standing)| candidate.made_of.is_none() && admitted(candidate, standing, candidates.least));
    let letters = candidates.letters();
    let passing = (16 * PASSING / letters).clamp(11, 16);
    // Of some ten thousand the first hundred are asked for: a heap, and what costs a look into the lexicon only for those that
    // come to its top by what they could weigh at most.
    let mut weighed: Vec<Weighed<'a>> = admitted
        .map(|(candidate, standing)| {
            let stem = match *candidate.letters {
                [first, second] => stems.get(&[first, second]).copied().unwrap_or(0),
                _ => 0,
            };
            Weighed::at_most(candidate, standing, stem, title, passing)
        })
        .collect();
    let order = |weighed: &Weighed<'_>, index| Reverse((weighed.order(), index));
    let mut heap: BinaryHeap<_> = weighed
        .iter()
        .zip(0_usize..)
        .map(|(weighed, index)| order(weighed, index))
        .collect();
    let mut families: MixMap<[char; 2], u64> = MixMap::default();
    let mut chosen: Vec<Weighed<'a>> = Vec::new();
    while let Some(Reverse((_, index))) = heap.pop() {
        let next = &mut weighed[index];
        if !next.exact {
            next.weigh(rarity, candidates);
            heap.push(order(next, index));
            continue;
        }
        let next = *next;
        let letters = next.candidate.letters;
        let [first, second, ..] = *letters else {
            continue;
        };
        if chosen
            .iter()
            .any(|chosen| adds_nothing(letters, chosen.candidate.letters, candidates))
        {
            continue;
        }
        // 帮扶单位, 帮扶责任人, 帮扶机制, 帮扶对象: the fourth of a family says less than the first.
        let family = families.entry([first, second]).or_default();
        let weight = (u64::from(next.weight) * 4 / (4 + family.saturating_sub(1))) as u32;
        *family += 1;
        chosen.push(Weighed { weight, ..next });
        if chosen.len() == 2 * MOST {
            break;
        }
    }
    crate::order::sort_by_key(&mut chosen, Weighed::order);
    chosen.truncate(MOST.min(SCREEN + (letters / LETTERS_A_TERM) as usize));
    chosen
}

/// Whether `longer` is the chosen `term` and a letter or stock words more: 脱贫攻坚战, 脱贫攻坚工作, 全面推进乡村振兴.
fn adds_nothing(longer: &[char], term: &[char], candidates: &Candidates<'_>) -> bool {
    if term.len() < 4 || longer.len() <= term.len() {
        return false;
    }
    let rest = longer.strip_prefix(term).or_else(|| longer.strip_suffix(term));
    let stock = |words: &[char]| candidates.is_stock(words);
    rest.is_some_and(|rest| {
        rest.len() == 1
            || stock(rest)
            || rest
                .split_at_checked(2)
                .is_some_and(|(head, tail)| stock(head) && stock(tail))
    })
}

/// In how many longer candidates each candidate of two letters stands that seldom stands alone, places not counted.
fn stems(candidates: &Candidates<'_>, standings: &[Standing]) -> MixMap<[char; 2], u32> {
    let mut stems: MixMap<[char; 2], u32> = MixMap::default();
    let mut pairs = PairSet::with_capacity(candidates.found.len() / 4);
    for (candidate, standing) in candidates.found.iter().zip(standings) {
        if let [first, second] = *candidate.letters
            && standing.own * 5 < candidate.count * 2
        {
            stems.insert([first, second], 0);
            pairs.insert(first, second);
        }
    }
    if stems.is_empty() {
        return stems;
    }
    let longer = candidates.found.iter().map(|candidate| candidate.letters);
    let may_be_stem = |pair: &[char]| pairs.may_contain(pair[0], pair[1]);
    let longer = longer
        .filter(|letters| 2 < letters.len())
        .chain(candidates.lone_words(|letters| letters.windows(2).any(may_be_stem)));
    for pair in longer.flat_map(|letters| letters.windows(2)) {
        if may_be_stem(pair)
            && let Some(times) = stems.get_mut(pair)
        {
            *times += 1;
        }
    }
    stems
}

fn admitted(candidate: &Candidate<'_>, standing: &Standing, least: u32) -> bool {
    let count = candidate.count.saturating_sub(standing.most_in_one);
    match candidate.kind {
        // 进行, 工作: said of anything, in titles by grammar; a list that they fill up says less than a shorter one.
        Kind::StockVerb => candidate.quoted && 1 < count && 0 < standing.own,
        Kind::Stock if standing.headings == 0 && !candidate.quoted => false,
        Kind::Official | Kind::Manner if 3 < candidate.letters.len() => 0 < count,
        Kind::Official | Kind::Manner | Kind::Quoted => 0 < standing.own,
        Kind::Word => 2 < count && 0 < standing.own,
        // What one heading names.
        Kind::Phrase | Kind::Loose if candidate.count == 1 => 0 < standing.own && 0 < standing.headings,
        Kind::Noun | Kind::Compound => least <= count && 0 < standing.own,
        _ => 1 < count && 0 < standing.own,
    }
}

/// Whether a candidate is an official term of its own.
fn is_listed(candidate: &Candidate<'_>) -> bool {
    matches!(candidate.kind, Kind::Official | Kind::Manner)
}

/// Whether it is weighed by its theme too.
fn is_themed(candidate: &Candidate<'_>) -> bool {
    is_listed(candidate) && THEMED <= candidate.letters.len()
}

fn weight(rest: u64, rarity: u32, class: u64) -> u32 {
    ((rest * u64::from(rarity.saturating_sub(COMMON).max(8)) * class) >> 23) as u32
}

/// What a candidate is worth for what it is; comparable among candidates only.
fn class(candidate: &Candidate<'_>, prominent: bool) -> u64 {
    match candidate.kind {
        Kind::Official if 4 < candidate.letters.len() => 240,
        Kind::Official => 192,
        Kind::Manner => 96,
        Kind::Formula | Kind::Doctrine => 32,
        // Who is named in every other sentence is seldom what a text is about.
        Kind::Body => 16,
        Kind::Phrase | Kind::Short => 128,
        Kind::Loose => 56,
        Kind::Compound | Kind::Noun if candidate.count == 1 => 40,
        Kind::Compound => 112,
        Kind::Noun => 88,
        Kind::Quoted if 1 < candidate.count => 224,
        Kind::Quoted => 88,
        Kind::Word => 60,
        Kind::StockVerb => 24,
        Kind::Stock if prominent => 56,
        Kind::Stock => 40,
    }
}

/// How far a candidate stands for itself, in sixteenths: free of longer terms, and of a noun right before it, which shows
/// the tail of a longer term (财税|体制改革).
fn independence(candidate: &Candidate<'_>, standing: &Standing, stem: u32) -> u64 {
    let uses = u64::from(candidate.count);
    let own = u64::from(standing.own);
    // 扶贫 within ten longer terms is what they share, unless it often stands alone.
    let shared = 2 < stem && candidate.letters.len() == 2 && own * 5 < uses * 2;
    let whole = if shared { 6 } else { 16 };
    whole * (2 * own + uses) * (2 * uses - u64::from(standing.bound).min(uses)) / (6 * uses * uses)
}

/// A chosen candidate as the reader sees it, with every place of its letters.
pub(super) fn keyword(weighed: &Weighed<'_>, uses: Vec<Span<Clean>>) -> Keyword {
    let Weighed {
        candidate,
        standing,
        weight,
        in_title,
        theme,
        ..
    } = weighed;
    let kind = match candidate.kind {
        Kind::Official | Kind::Manner | Kind::Short | Kind::Formula | Kind::Doctrine => "规范提法",
        Kind::Body => "机构、职务或会议",
        Kind::Phrase | Kind::Loose => "本文固定搭配",
        Kind::Compound | Kind::Noun | Kind::Word => "词语",
        Kind::Quoted => "引号提法",
        Kind::Stock | Kind::StockVerb => "常用词",
    };
    let mut why = format!("{kind}，出现{}次", uses.len());
    if (standing.own as usize) < uses.len() {
        why.push_str(&format!("（独立{}次）", standing.own));
    }
    if 1 < standing.spread {
        why.push_str(&format!("，见于{}个部分", standing.spread));
    }
    if *in_title {
        why.push_str("，见于标题");
    }
    if 0 < standing.headings {
        why.push_str(&format!("，小标题{}处", standing.headings));
    }
    if !theme.is_empty() {
        why.push_str(&format!("，含本文多见的“{}”", String::from_iter(*theme)));
    }
    Keyword {
        term: candidate.letters.iter().collect(),
        weight: *weight,
        uses,
        why,
    }
}
