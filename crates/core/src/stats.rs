//! Figures about the text itself: length, sentences, speaking time, directives, parallel headings, stock phrases, and
//! where the key terms lie.
//!
//! All are integers; shares are in thousandths. What the text says of the world is left to the annotators.

use std::sync::LazyLock;

use tigang_lexicon::{Lexicon, List};
use tigang_text::{Clean, Span};

use crate::keywords::Keyword;
use crate::meta::{Meta, wps_chars};
use crate::outline::{NodeKind, Outline};
use crate::pairs::PairSet;
use crate::parts::Part;
use crate::phrases::{Phrases, is_han};
use crate::segment::Segments;
use crate::shadow::{Shadow, in_order};

static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../data/stats.tsv")));

/// Characters a speaker says in a minute: the usual reckoning of speech writers.
pub const CHARS_PER_MINUTE: u32 = 180;

/// Shortest stock phrase: 高度重视; below it stand single words.
const STOCK_PHRASE: usize = 4;

/// Most terms named for a part.
const TERMS: usize = 8;

/// Figures about a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Stats {
    /// Length as WPS counts it.
    pub chars: u32,
    /// 字符数(不计空格) of WPS and Word: every letter, digit and mark.
    pub characters: u32,
    /// 字符数(计空格): with the blanks in the lines, without the ends of paragraphs.
    pub characters_with_spaces: u32,
    /// Number of sentences; headings and salutations, which close with no 。！？, are none.
    pub sentences: u32,
    /// Mean length of a sentence in tenths of a character.
    pub sentence_tenths: u32,
    /// Length of the longest sentence in characters.
    pub longest_sentence: u32,
    /// Speaking time in seconds at [`CHARS_PER_MINUTE`]; none for a text that is read, a report or a notice.
    pub seconds: Option<u32>,
    /// Thousandths of the sentences that order something.
    pub directive_permille: u32,
    /// Thousandths of the letters that belong to stock phrases of four letters or more.
    pub stock_permille: u32,
    /// Groups of headings under one parent, and whether they are parallel.
    pub headings: Vec<HeadingGroup>,
    /// Part by part.
    pub parts: Vec<PartStats>,
    /// For each key term, in their order, how often it stands in each part.
    pub dispersion: Vec<Vec<u32>>,
}

/// The headings under one parent.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct HeadingGroup {
    /// Index of the parent.
    pub parent: Option<u32>,
    /// Indices of the headings.
    pub nodes: Vec<u32>,
    /// What makes them parallel, in Chinese (同字开头, 同字结尾, 字数相当); none when they are not.
    pub parallel: Option<&'static str>,
}

/// Figures about one part.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct PartStats {
    /// Index of its heading.
    pub node: Option<u32>,
    /// First scalar and one past the last.
    pub clean: [u32; 2],
    /// Length as WPS counts it.
    pub chars: u32,
    /// Speaking time in seconds; none for a text that is read, a report or a notice.
    pub seconds: Option<u32>,
    /// Indices of the key terms that say most of it: their weight, times how often they stand there; the first says most.
    pub terms: Vec<u32>,
    /// Indices of the key terms that stand twice or more and nearly only here.
    pub own_terms: Vec<u32>,
}

/// What the figures are worked out from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The text.
    pub shadow: &'a Shadow,
    /// Its sentences.
    pub segments: &'a Segments,
    /// Its headings.
    pub outline: &'a Outline,
    /// Its parts.
    pub parts: &'a [Part],
    /// Its genre.
    pub meta: &'a Meta,
    /// Its key terms.
    pub keywords: &'a [Keyword],
    /// Words and lists.
    pub lexicon: &'a Lexicon,
}

/// Works the figures out.
pub fn stats(context: &Context<'_>) -> Stats {
    let Context { shadow, meta, .. } = *context;
    let spoken = !is_read(meta);
    let sentences = sentences(context);
    let letters: u32 = sentences.iter().map(|sentence| sentence.len()).sum();
    let count = sentences.len() as u32;
    let dispersion = dispersion(context);
    let (characters, blanks) = characters(shadow);
    Stats {
        chars: meta.chars,
        characters,
        characters_with_spaces: characters + blanks,
        sentences: count,
        sentence_tenths: (letters * 10).checked_div(count).unwrap_or(0),
        longest_sentence: sentences.iter().map(|sentence| sentence.len()).max().unwrap_or(0),
        seconds: spoken.then(|| seconds(meta.chars)),
        directive_permille: directives(shadow, &sentences),
        stock_permille: stock(shadow, context.lexicon),
        headings: headings(context.outline),
        parts: parts(context, &dispersion, spoken),
        dispersion,
    }
}

/// Whether a text is one to be read: by its genre, or, where it names none, by a title that calls it a plan or a survey.
fn is_read(meta: &Meta) -> bool {
    let (group, fact) = match &meta.genre {
        Some(genre) => ("read", Some(genre)),
        None => ("paper", meta.main_title.as_ref()),
    };
    let Some(fact) = fact else { return false };
    let letters: Vec<char> = fact.value.chars().collect();
    let holds = |word: &Vec<char>| match group {
        "read" => letters == *word,
        _ => letters.windows(word.len()).any(|part| part == word.as_slice()),
    };
    WORDS.group(group).iter().any(holds)
}

/// Letters and marks of a text, and its blanks. All blanks are marks.
fn characters(shadow: &Shadow) -> (u32, u32) {
    let letters = shadow.scalars();
    let (mut blanks, mut ends) = (0, 0);
    for at in shadow.marks(Span::new(0, letters.len() as u32)) {
        match letters[*at as usize] {
            '\n' => ends += 1,
            letter => blanks += u32::from(letter.is_whitespace()),
        }
    }
    (letters.len() as u32 - blanks - ends, blanks)
}

/// Speaking time of that many characters.
pub fn seconds(chars: u32) -> u32 {
    // 180 characters a minute are three a second.
    chars * 60 / CHARS_PER_MINUTE
}

/// Whole sentences; what ends without 。！？…… is a heading, a salutation or cut off.
fn sentences(context: &Context<'_>) -> Vec<Span<Clean>> {
    let closes = |letter: &char| matches!(letter, '。' | '!' | '?' | '…' | '”' | '’' | ')' | '》');
    let spans = context.segments.sentences.iter().map(|sentence| sentence.span);
    spans
        .filter(|span| context.shadow.slice(*span).last().is_some_and(closes))
        .collect()
}

/// Thousandths of the sentences in which a clause orders something.
fn directives(shadow: &Shadow, sentences: &[Span<Clean>]) -> u32 {
    let (opening, anywhere) = (WORDS.words("opening"), WORDS.words("anywhere"));
    let mut marks = in_order(shadow.all_marks());
    let orders = |span: &&Span<Clean>| {
        let letters = shadow.slice(**span);
        let marks = marks(**span).iter().map(|at| (at - span.start) as usize);
        let mut clauses = marks.filter(|at| matches!(letters[*at], ',' | ';' | ':' | '。' | '!'));
        opening.prefix(letters).is_some()
            || clauses.any(|mark| opening.prefix(&letters[mark + 1..]).is_some())
            || anywhere.inside(letters)
    };
    permille(sentences.iter().filter(orders).count(), sentences.len())
}

/// Thousandths of the Chinese letters that lie in stock phrases.
fn stock(shadow: &Shadow, lexicon: &Lexicon) -> u32 {
    let scalars = shadow.scalars();
    let phrases = lexicon.list(List::Stock);
    let mut beginnings = PairSet::with_capacity(phrases.len());
    for phrase in phrases.iter() {
        let mut letters = phrase.chars();
        if let (Some(first), Some(second), true) = (letters.next(), letters.next(), STOCK_PHRASE - 2 <= letters.count())
        {
            beginnings.insert(first, second);
        }
    }
    let (mut covered, mut end) = (0, 0);
    for ([first, second], at) in scalars.array_windows().zip(0..) {
        if at < end || !beginnings.may_contain(*first, *second) {
            continue;
        }
        let lens = phrases.prefixes(&scalars[at..]).filter(|len| STOCK_PHRASE <= *len);
        let len = lens.max().unwrap_or(0);
        covered += len;
        end = at + len;
    }
    let rare = |at: &&u32| is_han(scalars[**at as usize]);
    let marks = shadow.all_marks();
    permille(covered, scalars.len() - marks.len() + marks.iter().filter(rare).count())
}

fn permille(part: usize, whole: usize) -> u32 {
    (part * 1000).checked_div(whole).unwrap_or(0) as u32
}

/// Groups of two headings or more under one parent, in the order of their first heading.
fn headings(outline: &Outline) -> Vec<HeadingGroup> {
    let mut groups: Vec<HeadingGroup> = Vec::new();
    let mut group_of: Vec<Option<usize>> = vec![None; outline.nodes.len() + 1];
    for (index, node) in outline.nodes.iter().enumerate() {
        if node.kind == NodeKind::Missing {
            continue;
        }
        let slot = &mut group_of[node.parent.map_or(outline.nodes.len(), |parent| parent as usize)];
        let group = *slot.get_or_insert_with(|| {
            groups.push(HeadingGroup {
                parent: node.parent,
                nodes: Vec::new(),
                parallel: None,
            });
            groups.len() - 1
        });
        groups[group].nodes.push(index as u32);
    }
    groups.retain(|group| 1 < group.nodes.len());
    for group in &mut groups {
        let titles = group
            .nodes
            .iter()
            .map(|node| outline.nodes[*node as usize].title.chars().collect());
        group.parallel = parallel(&titles.collect::<Vec<Vec<char>>>());
    }
    groups
}

/// What makes titles parallel: two letters in common at the head or the end, or lengths within one of the first's.
fn parallel(titles: &[Vec<char>]) -> Option<&'static str> {
    let (first, rest) = titles.split_first()?;
    let all = |same: &dyn Fn(&[char]) -> bool| 2 <= first.len() && rest.iter().all(|title| same(title));
    if all(&|title| title.starts_with(&first[..2])) {
        return Some("同字开头");
    }
    if all(&|title| title.ends_with(&first[first.len() - 2..])) {
        return Some("同字结尾");
    }
    all(&|title| title.len().abs_diff(first.len()) <= 1).then_some("字数相当")
}

fn parts(context: &Context<'_>, dispersion: &[Vec<u32>], spoken: bool) -> Vec<PartStats> {
    let totals: Vec<u32> = dispersion.iter().map(|row| row.iter().sum()).collect();
    let parts = context.parts.iter().enumerate().map(|(number, part)| {
        let count = |term: usize| dispersion[term][number];
        let mut terms: Vec<usize> = (0..dispersion.len()).filter(|term| 0 < count(*term)).collect();
        let own = terms
            .iter()
            .filter(|term| 2 <= count(**term) && totals[**term] * 4 <= count(**term) * 5);
        let own: Vec<u32> = own.take(TERMS).map(|term| *term as u32).collect();
        let says = |term: usize| u64::from(count(term)) * u64::from(context.keywords[term].weight);
        crate::order::sort_by_key(&mut terms, |term| (std::cmp::Reverse(says(*term)), *term));
        let chars = wps_chars(context.shadow, part.span, context.shadow);
        PartStats {
            node: part.node,
            clean: [part.span.start, part.span.end],
            chars,
            seconds: spoken.then(|| seconds(chars)),
            terms: terms.into_iter().take(TERMS).map(|term| term as u32).collect(),
            own_terms: if context.parts.len() < 2 { Vec::new() } else { own },
        }
    });
    parts.collect()
}

/// How often each key term stands in each part.
fn dispersion(context: &Context<'_>) -> Vec<Vec<u32>> {
    let part_of = |at: u32| {
        context
            .parts
            .partition_point(|part| part.span.start <= at)
            .checked_sub(1)
    };
    let rows = context.keywords.iter().map(|keyword| {
        let mut row = vec![0; context.parts.len()];
        for span in &keyword.uses {
            if let Some(part) = part_of(span.start) {
                row[part] += 1;
            }
        }
        row
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    fn stats_of(raw: &str) -> Stats {
        analyze(raw, &Options::default(), &Lexicon::embedded())
            .expect("short enough")
            .stats
    }

    const SPEECH: &str = "同志们:
今天开会,主要任务是安排防汛备汛和河道清障。请大家认真听。
一、抓好防汛备汛
防汛备汛要抓早。防汛备汛物资必须备足。
二、抓好河道清障
河道清障进展不快。河道清障要高度重视。
";

    #[test]
    fn counts_sentences_and_time() {
        let stats = stats_of(SPEECH);
        assert_eq!(stats.sentences, 6);
        assert_eq!(stats.seconds, Some(stats.chars / 3));
        assert_eq!(stats.parts.iter().map(|part| part.chars).sum::<u32>(), stats.chars);
        assert_eq!(stats.longest_sentence, 22);
        assert!(0 < stats.directive_permille && stats.directive_permille < 1000);
        assert!(0 < stats.stock_permille);
    }

    #[test]
    fn a_sentence_may_close_with_dots() {
        assert_eq!(stats_of("他走到坝上，一句话也没有说……\n").sentences, 1);
    }

    #[test]
    fn every_ring_of_a_year_counts() {
        assert_eq!(stats_of("二○○三年六月十二日").chars, 10);
    }

    #[test]
    fn counts_characters_with_and_without_spaces() {
        let stats = stats_of("第一,1+16 方案\n\u{3000}\u{3000}open data\n");
        assert_eq!((stats.characters, stats.characters_with_spaces), (17, 20));
    }

    #[test]
    fn says_where_terms_lie_and_which_headings_are_parallel() {
        let stats = stats_of(SPEECH);
        assert_eq!(stats.headings[0].parallel, Some("同字开头"));
        assert_eq!(stats.parts.len(), 3);
        assert!(stats.dispersion.iter().any(|row| row[..] == [1, 3, 0]));
        assert!(!stats.parts[1].terms.is_empty());
    }

    #[test]
    fn what_is_read_has_no_speaking_time() {
        for text in [
            "清江县2021年防汛工作要点\n备足物资,管好队伍,守住堤坝。\n",
            "王大河强调\n抓好防汛备汛\n清江日报6月12日讯(记者 赵小川)今天,省长王大河在会上强调,要抓好防汛备汛。\n",
            "关于做好防汛备汛工作的通知\n各乡镇人民政府:\n现将有关事项通知如下。\n一、抓好防汛备汛。要有人管。\n",
        ] {
            let stats = stats_of(text);
            assert_eq!(stats.seconds, None, "{text}");
            assert!(stats.parts.iter().all(|part| part.seconds.is_none()), "{text}");
        }
    }

    #[test]
    fn nothing_has_no_figures() {
        let stats = stats_of("");
        assert_eq!(
            (
                stats.chars,
                stats.sentences,
                stats.sentence_tenths,
                stats.directive_permille
            ),
            (0, 0, 0, 0)
        );
    }
}
