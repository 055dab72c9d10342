//! The headings of series that begin with one and go on, in a text without breaks.

use std::ops::Range;

use super::super::WORDS;
use super::super::marker::{self, Marker};
use crate::order;
use crate::phrases::{is_han, is_numeral};

/// Headings of a series have at least so many letters each with their text.
const MEMBER: usize = 6;
/// Members of 第一, each with its text: shorter ones stand inside one paragraph. The shortest of those set as paragraphs in the reports
/// and speeches at hand has 160 letters, the longest inside a paragraph 83.
const LONG_MEMBER: usize = 120;
/// Members of 1. with their text have so many letters on the average; shorter ones may be a list inside a paragraph.
const MEAN_FIGURE: usize = 60;
/// So many letters at most has the sentence that 第一, opens where it is a heading.
const TITLE: usize = 45;
/// The first item below a heading without a mark at its end stands so near to it.
const HEADING: usize = 40;
/// So many members of a chain that stand right behind words prove one another: a list inside a sentence has marks between its items.
const UNMARKED: usize = 3;

/// A kind of series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// 第一部分
    Part,
    /// 第一条
    Article,
    /// 一、
    Chinese,
    /// (一)
    Bracketed,
    /// 第一,
    Ordinal,
    /// 1.
    Figure,
}

impl Kind {
    /// Whether its numbers may run on through the members of outer series.
    fn runs_through(self) -> bool {
        matches!(self, Self::Article | Self::Figure)
    }
}

/// The kinds that are looked for, the outer ones first: one counts anew within each member of those before it.
const KINDS: [Kind; 6] = [
    Kind::Part,
    Kind::Article,
    Kind::Chinese,
    Kind::Bracketed,
    Kind::Ordinal,
    Kind::Figure,
];

/// A place where a heading may begin.
#[derive(Clone, Copy, Debug)]
struct Place {
    at: usize,
    kind: Kind,
    value: u32,
    before: Before,
}

/// What stands before a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// A mark that ends a paragraph, or nothing.
    End,
    /// A word: a heading that has lost its line may end so.
    Word,
    /// A mark inside a sentence, which lists its items one behind the other.
    Clause,
}

/// Where the headings begin, ascending.
pub(super) fn of(letters: &[char], line: &Range<usize>, places: &[usize]) -> Vec<usize> {
    let first = std::iter::once(&line.start);
    let all: Vec<Place> = first.chain(places).filter_map(|at| place(letters, line, *at)).collect();
    let mut found: Vec<Place> = Vec::new();
    for kind in KINDS {
        // The outer headings found so far part the line; each part has series of its own, but for numbers that run through all.
        let mut outer = found.clone().into_iter();
        let mut heading = None;
        let mut counted = 0;
        loop {
            let next = outer.next();
            let from = heading.map_or(line.start, |heading: Place| heading.at);
            let border = next.map_or(line.end, |next| next.at);
            let [first, last] = [from, border].map(|border| all.partition_point(|place| place.at < border));
            // Items of an article are paragraphs whatever stands between them: (一)…;(二)…
            let in_article = heading.is_some_and(|heading| heading.kind == Kind::Article) && kind == Kind::Bracketed;
            let members = all[first..last].iter().copied().map(|place| match place.before {
                Before::Clause if in_article => Place {
                    before: Before::End,
                    ..place
                },
                _ => place,
            });
            let members = members.filter(|place| {
                let open = place.before == Before::Word && kind.runs_through();
                place.kind == kind && (!open || follows(letters, from, place))
            });
            let through = if kind.runs_through() { counted } else { 0 };
            for chain in chains(members, through, letters, border) {
                counted = chain.last().map_or(counted, |last| last.value);
                found.extend(chain);
            }
            if next.is_none() {
                break;
            }
            heading = next;
        }
        order::sort_by_key(&mut found, |place| place.at);
    }
    found.iter().map(|place| place.at).collect()
}

fn place(letters: &[char], line: &Range<usize>, at: usize) -> Option<Place> {
    let rest = &letters[at..line.end];
    let kind = match marker::of(rest)? {
        Marker::Ordinal => ordinal(rest)?,
        Marker::Chinese => Kind::Chinese,
        Marker::Bracketed => Kind::Bracketed,
        Marker::Figure => Kind::Figure,
        _ => return None,
    };
    let value = marker::value(rest)?;
    if at == line.start {
        let before = Before::End;
        return Some(Place {
            at,
            kind,
            value,
            before,
        });
    }
    let counted = matches!(kind, Kind::Figure | Kind::Ordinal);
    let first = value == 1 || kind == Kind::Article;
    let before = match letters[at - 1] {
        '。' | '!' | '?' | '”' | '…' | ')' => Before::End,
        ':' if !counted || value == 1 => Before::End,
        ';' | ',' => Before::Clause,
        // 质量第一、效益优先; 十二、 begins with its first numeral.
        '第' => return None,
        numeral if is_numeral(numeral) && kind == Kind::Chinese => return None,
        // 见(一) is no heading.
        '见' | '按' | '照' | '据' if kind != Kind::Chinese => return None,
        // 总体要求(一): a heading that has lost its line.
        letter if is_han(letter) && kind != Kind::Ordinal && (!kind.runs_through() || first) => Before::Word,
        _ => return None,
    };
    Some(Place {
        at,
        kind,
        value,
        before,
    })
}

/// 第一部分, 第一条 that nothing cites, or 第一, : the measure word tells them apart.
fn ordinal(letters: &[char]) -> Option<Kind> {
    let len = 1 + letters[1..].iter().take_while(|letter| is_numeral(**letter)).count();
    let rest = &letters[len..];
    match rest.first()? {
        ',' | '、' => Some(Kind::Ordinal),
        '条' => (rest.get(1).is_some_and(|next| is_han(*next)) && WORDS.prefix("cited", &rest[1..]).is_none())
            .then_some(Kind::Article),
        _ => WORDS.prefix("part", rest).map(|_| Kind::Part),
    }
}

/// Whether an item stands right behind a heading: 一、基本队伍|1.班子职数, 第一章总则|第一条
fn follows(letters: &[char], heading: usize, item: &Place) -> bool {
    let between = &letters[heading..item.at];
    let title = item.kind == Kind::Article && item.value == 1;
    let heads = |marker: Marker| marker.is_heading() || item.kind == Kind::Article && marker == Marker::Ordinal;
    title
        || between.len() <= HEADING
            && marker::of(between).is_some_and(heads)
            && !between.iter().any(|letter| matches!(letter, '。' | ';' | '!' | '?'))
}

/// The members that count from one, each behind the one before, two or more; or on from what was counted before.
fn chains(members: impl Iterator<Item = Place>, counted: u32, letters: &[char], end: usize) -> Vec<Vec<Place>> {
    let mut chains: Vec<Vec<Place>> = vec![Vec::new()];
    for member in members {
        let Some(chain) = chains.last_mut() else { break };
        // 三、四线城市 stands before the heading 三、 that ends nothing.
        if let Some(last) = chain.last_mut()
            && last.value == member.value
            && last.before == Before::Word
            && member.before == Before::End
        {
            *last = member;
            continue;
        }
        let far = chain.last().is_none_or(|last| last.at + MEMBER <= member.at);
        let next = chain.last().map(|last| last.value + 1);
        let goes_on = match next {
            Some(next) => member.value == next,
            None => member.value == 1 || 0 < counted && member.value == counted + 1,
        };
        if member.before == Before::Clause {
            // (一)…;(二)… is a list inside a paragraph.
            if member.value == 1 || goes_on {
                chain.clear();
            }
        } else if far && goes_on {
            chain.push(member);
        } else if far && member.value == 1 && 2 <= chain.len() {
            chains.push(vec![member]);
        }
    }
    for chain in &mut chains {
        // What hangs on at the end without a mark before it is not proved, unless several stand so; 方案一、 and 方案二、 prove none.
        let mut words: Vec<&[char]> = chain
            .iter()
            .filter(|member| member.before == Before::Word)
            .map(|member| &letters[member.at.saturating_sub(2)..member.at])
            .collect();
        order::sort_by(&mut words, Ord::cmp);
        words.dedup();
        while words.len() < UNMARKED
            && chain
                .last()
                .is_some_and(|last| last.before == Before::Word && last.kind != Kind::Bracketed)
        {
            chain.pop();
        }
    }
    chains.retain(|chain| match chain.as_slice() {
        [] => false,
        [first, ..] if first.kind == Kind::Ordinal => 2 <= chain.len() && are_paragraphs(chain, letters, end),
        [first] => first.value != 1,
        [first, .., last] if first.kind == Kind::Figure => MEAN_FIGURE * (chain.len() - 1) <= last.at - first.at,
        _ => true,
    });
    chains
}

/// Whether 第一, 第二, open paragraphs: each a short sentence as its title, and long text behind it.
fn are_paragraphs(chain: &[Place], letters: &[char], end: usize) -> bool {
    let long = chain.windows(2).all(|pair| LONG_MEMBER <= pair[1].at - pair[0].at);
    let titled = |place: &Place| {
        let near = &letters[place.at..end.min(place.at + TITLE)];
        near.iter().any(|letter| matches!(letter, '。' | '!'))
    };
    long && chain.iter().all(titled)
}
