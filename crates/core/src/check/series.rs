//! Series: the points of the outline that an announcement can mean.

use tigang_text::{Clean, Span};

use super::WORDS;
use super::announcement::Announcement;
use crate::outline::{Node, NodeKind, Outline};
use crate::phrases::numeral;
use crate::segment::Segments;

/// Most letters between the sentence of an announcement and the first point; more is another matter.
const REACH: u32 = 60;

/// Most siblings looked at for one announcement: what counts thirty points has fewer than that between them.
const SIBLINGS: usize = 200;

/// Groups of the table with the words that are 1, 2 and 3.
const ORDINALS: [&str; 3] = ["first", "second", "third"];

/// Points that follow one another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Series {
    /// Points that stand in the text.
    pub(super) found: u32,
    /// Points the outline proves missing.
    pub(super) missing: u32,
    /// From the first point to the end of the last one's section.
    pub(super) span: Span<Clean>,
    /// Whether the points carry numbers.
    pub(super) numbered: bool,
    /// Whether the announcement stands in the heading the points belong to.
    pub(super) under_heading: bool,
}

/// The outline with what its markers say, worked out once.
pub(super) struct Points<'a> {
    nodes: &'a [Node],
    marks: Vec<Mark>,
    /// Children of each node, then of the root, in reading order.
    children: Vec<Vec<u32>>,
    /// Nodes that stand in the text, by start.
    starts: Vec<(u32, u32)>,
}

/// What a marker says.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    /// 首先 and 一 are 1; none for a node without number.
    ordinal: Option<u32>,
    /// The marker without its number.
    family: String,
    /// 最后: whatever number comes next.
    closes: bool,
}

impl<'a> Points<'a> {
    /// Reads the markers.
    pub(super) fn new(outline: &'a Outline) -> Self {
        let nodes = &outline.nodes;
        let mut children = vec![Vec::new(); nodes.len() + 1];
        for (index, node) in nodes.iter().enumerate() {
            children[node.parent.map_or(nodes.len(), |parent| parent as usize)].push(index as u32);
        }
        let mut starts: Vec<(u32, u32)> = nodes
            .iter()
            .enumerate()
            .filter_map(|(index, node)| Some((node.span?.start, index as u32)))
            .collect();
        crate::order::sort_by_key(&mut starts, |start| *start);
        Self {
            nodes,
            marks: nodes.iter().map(mark).collect(),
            children,
            starts,
        }
    }

    /// The series that an announcement can mean: the points under its own heading, or those that follow its sentence.
    pub(super) fn series(
        &self,
        announcement: &Announcement,
        announced: Option<u32>,
        segments: &Segments,
    ) -> Option<Series> {
        let at = announcement.span.start;
        let next = self.starts.partition_point(|(start, _)| *start <= at);
        let heading = next.checked_sub(1).map(|last| self.starts[last].1);
        let heading = heading.filter(|node| self.nodes[*node as usize].span.is_some_and(|span| span.contains(at)));
        if let Some(heading) = heading {
            let children = &self.children[heading as usize];
            let first = children
                .iter()
                .position(|child| self.nodes[*child as usize].span.is_some())?;
            return Some(Series {
                under_heading: true,
                ..self.run(children, first, announced)
            });
        }
        let (start, first) = *self.starts.get(next)?;
        let sentence = segments.sentences.partition_point(|sentence| sentence.span.end <= at);
        let end = segments.sentences.get(sentence)?.span.end;
        if end.max(at) + REACH < start {
            return None;
        }
        let parent = self.nodes[first as usize]
            .parent
            .map_or(self.nodes.len(), |parent| parent as usize);
        let siblings = &self.children[parent];
        let position = siblings.binary_search(&first).ok()?;
        self.opened(siblings, position)
            .map(|first| self.run(siblings, first, announced))
    }

    /// Where the series of the sibling at `first` begins: there when it is the first point, else at the missing points
    /// before it; none when it continues something else.
    fn opened(&self, siblings: &[u32], first: usize) -> Option<usize> {
        let ordinal = |at: usize| self.marks[siblings[at] as usize].ordinal;
        let is_missing = |at: usize| self.nodes[siblings[at] as usize].kind == NodeKind::Missing;
        let missing = (0..first).rev().take(SIBLINGS).take_while(|at| is_missing(*at)).count();
        match ordinal(first) {
            Some(1) | None => Some(first),
            Some(_) => (ordinal(first - missing) == Some(1)).then_some(first - missing),
        }
    }

    /// The run of siblings from `first` on: of one family, or of several where that reaches the announced number.
    fn run(&self, siblings: &[u32], first: usize, announced: Option<u32>) -> Series {
        let one = self.follow(siblings, first, announced, false);
        if announced.is_none_or(|announced| one.found + one.missing == announced) {
            return one;
        }
        let mixed = self.follow(siblings, first, announced, true);
        match announced {
            Some(announced) if mixed.found + mixed.missing <= announced => mixed,
            _ => one,
        }
    }

    fn follow(&self, siblings: &[u32], first: usize, announced: Option<u32>, mixed: bool) -> Series {
        let head = &self.marks[siblings[first] as usize];
        let mut series = Series {
            numbered: head.ordinal.is_some(),
            ..Series::default()
        };
        let mut next = head.ordinal.unwrap_or(1);
        let start = self.nodes[siblings[first] as usize].start();
        let mut end = start;
        for &sibling in siblings[first..].iter().take(SIBLINGS) {
            let node = &self.nodes[sibling as usize];
            let mark = &self.marks[sibling as usize];
            let missing = node.kind == NodeKind::Missing;
            let follows = match (head.ordinal, mark.ordinal) {
                (None, None) => mark.family == head.family,
                (Some(_), Some(ordinal)) => ordinal == next && (mixed || missing || mark.family == head.family),
                (Some(_), None) if missing || mark.closes => true,
                (None, Some(_)) => break,
                _ => false,
            };
            // Points of another matter may stand between, until the announced number is reached.
            let reached = announced.is_none_or(|announced| announced <= series.found + series.missing);
            if !follows && reached {
                break;
            }
            if follows {
                series.found += u32::from(!missing);
                series.missing += u32::from(missing);
                next += 1;
                end = end.max(node.section.end);
            }
        }
        series.span = Span::new(start, end);
        series
    }
}

fn mark(node: &Node) -> Mark {
    let letters: Vec<char> = node.marker.chars().filter(|letter| !letter.is_whitespace()).collect();
    let is_number = |letter: &char| letter.is_ascii_digit() || numeral(&[*letter]).is_some() || *letter == '十';
    let Some(start) = letters.iter().position(is_number) else {
        let ordinal = ORDINALS
            .iter()
            .position(|group| WORDS.prefix(group, &letters).is_some());
        let closes = WORDS.prefix("last", &letters).is_some();
        return Mark {
            ordinal: ordinal.map(|before| before as u32 + 1),
            family: if ordinal.is_some() {
                "是".to_owned()
            } else {
                node.marker.clone()
            },
            closes,
        };
    };
    let len = letters[start..].iter().take_while(|letter| is_number(letter)).count();
    let family = letters[..start].iter().chain(&letters[start + len..]).collect();
    Mark {
        ordinal: numeral(&letters[start..start + len]),
        family,
        closes: false,
    }
}
