//! The summary: a faithful extract along the outline, in the text's own words and order.
//!
//! Each part of the text gives the sentence that says most of its key terms, cut at commas where it runs on; points below
//! follow while the length the reader chose lasts. Nothing is joined, shortened inside or reworded, so that figures keep
//! their words; every line has its place.

mod line;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use tigang_text::{Clean, Span};

use crate::keywords::Keyword;
use crate::outline::{NodeKind, Outline};
use crate::parts::Part;
use crate::segment::Segments;
use crate::shadow::Shadow;
use line::{Line, Weights, cut};

/// A length of which more than one in so many letters is left has room for further sentences.
const ROOM: i64 = 3;

/// Letters of a paragraph that one sentence stands for: two pages of print.
const STRETCH: u32 = 800;

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
    let weights = Weights::new(shadow.scalars(), keywords);
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
        let line = best(segments, &weights, &headings, lead);
        let line = line.or_else(|| best(segments, &weights, &headings, part.span));
        // Thanks before the first heading introduce nothing.
        let line = line.filter(|line| part.node.is_some() || parts.len() == 1 || !line.courteous);
        let line = line.map(|line| line.span).or_else(|| heading(outline, part.node));
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
        let points = points.filter_map(|(index, _)| Some((index as u32, heading(outline, Some(index as u32))?)));
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
        more_sentences(segments, &weights, &headings, &mut lines, length);
        for line in lines.iter_mut().filter(|line| line.node.is_none()) {
            let part = parts.iter().rfind(|part| part.span.start <= line.span.start);
            line.node = part.and_then(|part| part.node);
        }
    }
    crate::order::sort_by_key(&mut lines, |line| line.span);
    // A text that was pasted twice is summed up once.
    let mut said = BTreeSet::new();
    lines.retain(|line| said.insert(shadow.slice(line.span)));
    lines
}

/// The title of a heading; none of a marker that nothing follows.
fn heading(outline: &Outline, node: Option<u32>) -> Option<Span<Clean>> {
    let title = outline.nodes.get(node? as usize)?.title_span;
    title.filter(|title| !title.is_empty())
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
fn best(segments: &Segments, weights: &Weights<'_>, headings: &[Span<Clean>], within: Span<Clean>) -> Option<Line> {
    let first = segments
        .sentences
        .partition_point(|sentence| sentence.span.start < within.start);
    let sentences = segments.sentences[first..]
        .iter()
        .take_while(|sentence| sentence.span.end <= within.end);
    let sentences = sentences.filter(|sentence| !holds_heading(headings, sentence.span));
    let lines = sentences.filter_map(|sentence| cut(weights, sentence.span));
    lines.max_by_key(Line::order)
}

/// A paragraph in stretches of the same length: one that goes on for pages gives a sentence for each.
fn stretches(paragraph: Span<Clean>) -> impl Iterator<Item = Span<Clean>> {
    let count = paragraph.len().div_ceil(STRETCH).max(1);
    let at =
        move |number: u32| paragraph.start + (u64::from(paragraph.len()) * u64::from(number) / u64::from(count)) as u32;
    (0..count).map(move |number| Span::new(at(number), at(number + 1)))
}

/// The best sentence of each paragraph, the weightiest first, while the length lasts.
fn more_sentences(
    segments: &Segments,
    weights: &Weights<'_>,
    headings: &[Span<Clean>],
    lines: &mut Vec<SummaryLine>,
    length: u32,
) {
    let best = segments
        .paragraphs
        .iter()
        .flat_map(|paragraph| stretches(*paragraph))
        .filter_map(|stretch| best(segments, weights, headings, stretch));
    let mut best: Vec<Line> = best
        .filter(|line| 0 < line.weight && !line.courteous)
        .filter(|line| lines.iter().all(|other| !other.span.overlaps(line.span)))
        .collect();
    crate::order::sort_by_key(&mut best, |line| Reverse(line.order()));
    let mut used: u32 = lines.iter().map(|line| line.span.len()).sum();
    for Line { span, .. } in best {
        if length < used + span.len() {
            break;
        }
        used += span.len();
        lines.push(SummaryLine { span, node: None });
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
        let lines: Vec<String> = analysis
            .summary
            .iter()
            .map(|line| analysis.cleaned.text.string(line.span))
            .collect();
        assert_eq!(lines, expected);
        for line in lines {
            assert!(raw.contains(&line), "{line} is not the text's own");
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
    fn leaves_out_how_many_points_are_to_come() {
        let points = format!("防汛备汛任务很重。下面,我就防汛备汛再讲三点意见。\n{SPEECH}");
        check(
            &points,
            40,
            &[
                "防汛备汛任务很重",
                "全县要储备防汛备汛物资300吨,防汛备汛队伍要到岗",
                "6月底前完成河道清障120公里",
            ],
        );
    }

    #[test]
    fn a_line_does_not_begin_with_the_end_of_a_thought() {
        let raw = "一、抓好防汛备汛
各级要统一思想、提高认识、明确责任、细化措施,把方案定得更细一些,把预案想得更全一些,让群众更加放心;防汛备汛队伍要更强,防汛备汛物资要更足,防汛备汛演练要更实,防汛备汛责任要更明。
二、抓好河道清障
河道清障要快。
三、抓好值班值守
值班值守要严。
";
        check(
            raw,
            40,
            &[
                "防汛备汛队伍要更强,防汛备汛物资要更足,防汛备汛演练要更实,防汛备汛责任要更明",
                "抓好河道清障",
                "抓好值班值守",
            ],
        );
    }

    #[test]
    fn says_nothing_twice() {
        let expected = [
            "全县要储备防汛备汛物资300吨,防汛备汛队伍要到岗",
            "6月底前完成河道清障120公里",
        ];
        check(&SPEECH.repeat(2), 40, &expected);
    }

    #[test]
    fn is_empty_for_what_has_no_sentence() {
        for raw in ["", "你好", "12345", "一、\n二、\n", "一是。二是。三是。"] {
            check(raw, 200, &[]);
        }
    }
}
