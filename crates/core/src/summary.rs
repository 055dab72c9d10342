//! The summary: a faithful extract along the outline, in the text's own words and order.
//!
//! Each part of the text gives the sentence that says most of its key terms, cut at commas where it runs on; points below
//! follow while the length the reader chose lasts. Nothing is joined, shortened inside or reworded, so that figures keep
//! their words; every line has its place.

use std::sync::LazyLock;

use tigang_text::{Clean, Span};

use crate::keywords::Keyword;
use crate::outline::{NodeKind, Outline};
use crate::parts::Part;
use crate::phrases::{Group, Phrases};
use crate::segment::Segments;
use crate::shadow::Shadow;

static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../data/summary.tsv")));

/// Longest line, in letters: what is taken in at a glance; two lines of a printed page.
const LINE: u32 = 70;

/// Shortest sentence taken, in letters.
const SHORTEST: u32 = 8;

/// A length of which more than one in so many letters is left has room for further sentences.
const ROOM: i64 = 3;

/// Letters added to a sentence's length before its weight is spread over it, so that the shortest does not always win.
const FLAT: u64 = 30;

/// One line of the summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SummaryLine {
    /// Where it stands.
    pub span: Span<Clean>,
    /// Index of the heading it stands under.
    pub node: Option<u32>,
}

/// Extracts about `length` letters: one line for each part at least, then points in the order of their depth.
pub fn summary(
    shadow: &Shadow,
    segments: &Segments,
    outline: &Outline,
    parts: &[Part],
    keywords: &[Keyword],
    length: u32,
) -> Vec<SummaryLine> {
    let weights = Weights::new(shadow, keywords);
    let mut lines: Vec<SummaryLine> = Vec::new();
    let mut left = i64::from(length);
    // A paragraph of a report that opens with who said what is a part by its own words, not a heading.
    let numbered = outline
        .nodes
        .iter()
        .filter(|node| node.kind != NodeKind::Unnumbered || node.parent.is_some());
    let spans = numbered.filter_map(|node| node.span);
    let mut headings: Vec<Span<Clean>> = spans.collect();
    crate::order::sort_by(&mut headings, Ord::cmp);
    for part in parts {
        // What stands between a heading and its first point introduces the whole; the points speak for themselves.
        let lead = lead(outline, part, &headings);
        let line = best(shadow, segments, &weights, &headings, lead)
            .or_else(|| best(shadow, segments, &weights, &headings, part.span))
            .or_else(|| heading(outline, part.node));
        // Thanks before the first heading introduce nothing.
        let line = line.filter(|line| part.node.is_some() || parts.len() == 1 || !weights.is_courteous(*line));
        lines.extend(line.map(|span| SummaryLine { span, node: part.node }));
    }
    left -= lines.iter().map(|line| i64::from(line.span.len())).sum::<i64>();
    let deepest = outline.nodes.iter().map(|node| node.depth).max().unwrap_or(0);
    for depth in 2..=deepest {
        // So the lines that points are held against are never more than the length has room for.
        if left < 0 {
            break;
        }
        let points = outline.nodes.iter().enumerate().filter(|(_, node)| node.depth == depth);
        let points = points.filter_map(|(index, node)| Some((index as u32, node.title_span?)));
        let mut points: Vec<(u32, Span<Clean>)> = points.collect();
        // A depth is shown whole or not at all: points 1 and 3 without 2 would mislead.
        let letters = points.iter().map(|(_, title)| i64::from(title.len())).sum::<i64>();
        if left < letters {
            break;
        }
        left -= letters;
        points.retain(|(_, title)| lines.iter().all(|line| !line.span.overlaps(*title)));
        lines.extend(
            points
                .into_iter()
                .map(|(node, span)| SummaryLine { span, node: Some(node) }),
        );
    }
    // Much room is left where there are no points, or too many of one depth.
    if i64::from(length) < left * ROOM || parts.len() == 1 {
        more_sentences(shadow, segments, &weights, &headings, &mut lines, length);
        for line in lines.iter_mut().filter(|line| line.node.is_none()) {
            let part = parts.iter().rfind(|part| part.span.start <= line.span.start);
            line.node = part.and_then(|part| part.node);
        }
    }
    crate::order::sort_by_key(&mut lines, |line| line.span);
    lines
}

/// The title of a heading.
fn heading(outline: &Outline, node: Option<u32>) -> Option<Span<Clean>> {
    outline.nodes.get(node? as usize)?.title_span
}

/// From the end of a part's heading to its first point.
fn lead(outline: &Outline, part: &Part, headings: &[Span<Clean>]) -> Span<Clean> {
    let start = part
        .node
        .and_then(|node| outline.nodes[node as usize].span)
        .map_or(part.span.start, |span| span.end);
    let next = headings.partition_point(|heading| heading.start < start);
    let end = headings
        .get(next)
        .map_or(part.span.end, |heading| heading.start.min(part.span.end));
    Span::new(start, end)
}

/// Whether a stretch holds a heading or part of one.
fn holds_heading(headings: &[Span<Clean>], span: Span<Clean>) -> bool {
    let next = headings.partition_point(|heading| heading.start < span.end);
    next.checked_sub(1).is_some_and(|last| span.overlaps(headings[last]))
}

/// The best line of a stretch of text, headings left out.
fn best(
    shadow: &Shadow,
    segments: &Segments,
    weights: &Weights<'_>,
    headings: &[Span<Clean>],
    within: Span<Clean>,
) -> Option<Span<Clean>> {
    let first = segments
        .sentences
        .partition_point(|sentence| sentence.span.start < within.start);
    let sentences = segments.sentences[first..]
        .iter()
        .take_while(|sentence| sentence.span.end <= within.end);
    let sentences = sentences.filter(|sentence| !holds_heading(headings, sentence.span));
    let lines = sentences.filter_map(|sentence| cut(shadow, weights, sentence.span));
    // The first of equals, so that the text's own order decides.
    let best = lines.map(|line| (weights.of(line), std::cmp::Reverse(line))).max();
    best.map(|(_, line)| line.0)
}

/// The best sentence of each paragraph, the weightiest first, while the length lasts.
fn more_sentences(
    shadow: &Shadow,
    segments: &Segments,
    weights: &Weights<'_>,
    headings: &[Span<Clean>],
    lines: &mut Vec<SummaryLine>,
    length: u32,
) {
    let best = segments
        .paragraphs
        .iter()
        .filter_map(|line| best(shadow, segments, weights, headings, *line));
    let mut best: Vec<Span<Clean>> = best
        .filter(|span| 0 < weights.of(*span) && !weights.is_courteous(*span))
        .filter(|span| lines.iter().all(|line| !line.span.overlaps(*span)))
        .collect();
    crate::order::sort_by_key(&mut best, |span| (std::cmp::Reverse(weights.of(*span)), *span));
    let mut used: u32 = lines.iter().map(|line| line.span.len()).sum();
    for span in best {
        if length < used + span.len() {
            break;
        }
        used += span.len();
        lines.push(SummaryLine { span, node: None });
    }
}

/// A whole sentence as a line: itself, or the best run of its clauses where it is long. None for what is no sentence.
fn cut(shadow: &Shadow, weights: &Weights<'_>, sentence: Span<Clean>) -> Option<Span<Clean>> {
    let letters = shadow.slice(sentence);
    let closed = letters
        .last()
        .is_some_and(|last| matches!(last, '。' | '!' | '?' | '”'));
    if !closed || sentence.len() < SHORTEST {
        return None;
    }
    let blank = letters.iter().take_while(|letter| **letter == ' ').count();
    let letters = &letters[blank..];
    let sentence = Span::new(
        sentence.start + blank as u32,
        sentence.end - u32::from(letters.last() == Some(&'。')),
    );
    if sentence.len() <= LINE {
        return Some(sentence);
    }
    let mut starts = vec![sentence.start];
    let mut depth = 0_u32;
    for (at, letter) in letters.iter().enumerate() {
        match letter {
            '“' | '《' | '(' => depth += 1,
            '”' | '》' | ')' => depth = depth.saturating_sub(1),
            ',' | ';' | ':' if depth == 0 => starts.push(sentence.start + at as u32 + 1),
            _ => {}
        }
    }
    starts.push(sentence.end + 1);
    let mut best: Option<(u64, std::cmp::Reverse<Span<Clean>>)> = None;
    let mut first = 0;
    for last in 1..starts.len() {
        let end = starts[last] - 1;
        while LINE < end.saturating_sub(starts[first]) && first + 1 < last {
            first += 1;
        }
        let line = Span::new(starts[first], end);
        if line.len() <= LINE && SHORTEST <= line.len() {
            // A run that ends with its sentence, or before a semicolon, ends with a thought.
            let ends = end == sentence.end || letters.get((end - sentence.start) as usize) == Some(&';');
            let whole = if ends { 8 } else { 5 };
            // 今年的目标是: tells what the figures behind it are.
            let before = (starts[first] - sentence.start).checked_sub(1);
            let framed = before.is_none_or(|before| letters[before as usize] != ':');
            let frame = if framed { 8 } else { 5 };
            let weight = weights.of(line) * whole * frame / 64;
            best = best.max(Some((weight, std::cmp::Reverse(line))));
        }
    }
    best.map(|(_, line)| line.0)
}

/// What each place of the text weighs, summed up.
struct Weights<'a> {
    scalars: &'a [char],
    /// Words that lean on what stands before them.
    leans: &'static Group,
    /// Weight of everything before each scalar.
    sums: Vec<u32>,
    /// Places of thanks and greetings, which carry nothing.
    courtesies: Vec<u32>,
}

impl<'a> Weights<'a> {
    fn new(shadow: &'a Shadow, keywords: &[Keyword]) -> Self {
        let scalars = shadow.scalars();
        let words: &Phrases = &WORDS;
        // Sums may run over; their differences are those of a line.
        let mut sums = vec![0_u32; scalars.len() + 1];
        let heaviest = u64::from(keywords.iter().map(|keyword| keyword.weight).max().unwrap_or(1).max(1));
        for keyword in keywords {
            let weight = 20 + u64::from(keyword.weight) * 100 / heaviest;
            for span in &keyword.uses {
                let place = &mut sums[span.start as usize];
                *place = place.wrapping_add(weight as u32);
            }
        }
        for at in words.places("says", scalars) {
            let place = &mut sums[at as usize];
            *place = place.wrapping_add(60);
        }
        let (mut sum, mut in_figure) = (0, false);
        for (at, weight) in sums.iter_mut().enumerate() {
            let digit = scalars.get(at).is_some_and(char::is_ascii_digit);
            // Figures are what a summary must not lose.
            let own = weight.wrapping_add(if digit && !in_figure { 25 } else { 0 });
            in_figure = digit;
            *weight = sum;
            sum = sum.wrapping_add(own);
        }
        Self {
            scalars,
            sums,
            courtesies: words.places("courtesy", scalars),
            leans: WORDS.words("leans"),
        }
    }

    /// Whether a line thanks or greets.
    fn is_courteous(&self, line: Span<Clean>) -> bool {
        let next = self.courtesies.partition_point(|place| *place < line.start);
        self.courtesies.get(next).is_some_and(|place| line.contains(*place))
    }

    /// Weight of a line for its length.
    fn of(&self, line: Span<Clean>) -> u64 {
        let weight = self.sums[line.end as usize].wrapping_sub(self.sums[line.start as usize]);
        let weight = u64::from(weight) * 100 / (u64::from(line.len()) + FLAT);
        // 此外, 比如, 这些: a clause that leans on what stands before it.
        let leans = self.leans.prefix(&self.scalars[line.start as usize..]).is_some();
        match (self.is_courteous(line), leans) {
            (true, _) => weight / 4,
            (_, true) => weight / 2,
            _ => weight,
        }
    }
}

#[cfg(test)]
mod tests {
    use tigang_lexicon::Lexicon;

    use crate::{Options, analyze};

    #[track_caller]
    fn check(raw: &str, length: u32, expected: &[&str]) {
        let options = Options {
            summary_length: length,
            ..Options::default()
        };
        let analysis = analyze(raw, &options, &Lexicon::embedded()).expect("short enough");
        let lines: Vec<&str> = analysis
            .summary
            .iter()
            .map(|line| analysis.cleaned.text.str(line.span))
            .collect();
        assert_eq!(lines, expected);
        for line in lines {
            assert!(raw.contains(line), "{line} is not the text's own");
        }
    }

    const SPEECH: &str = "一、抓好防汛备汛
天气多变。全县要储备防汛备汛物资300吨,防汛备汛队伍要到岗。大家辛苦了。
(一)压实防汛备汛责任。要有人管。
(二)备足防汛备汛物资。要够用。
二、抓好河道清障
这很好。6月底前完成河道清障120公里。要有人看。
";

    #[test]
    fn takes_one_line_a_part() {
        check(
            SPEECH,
            40,
            &[
                "全县要储备防汛备汛物资300吨,防汛备汛队伍要到岗",
                "6月底前完成河道清障120公里",
            ],
        );
    }

    #[test]
    fn takes_the_points_while_the_length_lasts() {
        check(
            SPEECH,
            200,
            &[
                "全县要储备防汛备汛物资300吨,防汛备汛队伍要到岗",
                "压实防汛备汛责任",
                "备足防汛备汛物资",
                "6月底前完成河道清障120公里",
            ],
        );
    }

    #[test]
    fn leaves_thanks_before_the_first_heading_out() {
        let thanks = format!("各位代表,现在我代表县政府报告防汛备汛工作,请予审议。\n{SPEECH}");
        check(
            &thanks,
            40,
            &[
                "全县要储备防汛备汛物资300吨,防汛备汛队伍要到岗",
                "6月底前完成河道清障120公里",
            ],
        );
    }

    #[test]
    fn is_empty_for_what_has_no_sentence() {
        for raw in ["", "你好", "12345"] {
            check(raw, 200, &[]);
        }
    }
}
