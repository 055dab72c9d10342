//! Lines broken and joined by program: how many paragraphs come back, and whether the outline is the same.

use tigang::Analysis;
use tigang_tests::wrapping::{Kept, PLAIN, Wrapping, join, kept, wrap};
use tigang_tests::{analysis, shared_texts};

/// What became of the paragraphs and headings of some texts.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    kept: Kept,
    nodes: usize,
    same: usize,
    more: usize,
}

impl Score {
    fn add(&mut self, other: Self) {
        self.kept.all += other.kept.all;
        self.kept.exact += other.kept.exact;
        self.kept.added += other.kept.added;
        self.nodes += other.nodes;
        self.same += other.same;
        self.more += other.more;
    }

    /// Thousandths of the paragraphs and of the nodes.
    fn permille(&self) -> (usize, usize) {
        let share = |part: usize, whole: usize| 1000 * part / whole.max(1);
        (
            share(self.kept.exact, self.kept.all),
            share(2 * self.same, 2 * self.nodes + self.more),
        )
    }
}

/// Depths and titles, blanks apart.
fn nodes(analysis: &Analysis) -> Vec<(u32, String)> {
    let bare = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let nodes = analysis.outline.nodes.iter();
    nodes
        .map(|node| (node.depth, bare(&format!("{}{}", node.marker, node.title))))
        .collect()
}

fn score(name: &str, text: &Analysis, damaged: &str) -> Score {
    let found = analysis(damaged);
    let (wanted, got) = (nodes(text), nodes(&found));
    let mut rest = got.clone();
    let same = wanted
        .iter()
        .filter(|node| {
            let at = rest.iter().position(|other| other == *node);
            at.map(|at| rest.remove(at)).is_some()
        })
        .count();
    if std::env::var("SHOW").is_ok_and(|show| name.contains(&show)) {
        println!("== {name}");
        show(text.cleaned.text.as_str(), found.cleaned.text.as_str());
        for node in wanted.iter().filter(|node| !got.contains(node)) {
            println!("  lost {node:?}");
        }
        for node in rest.iter().filter(|node| !wanted.contains(node)) {
            println!("  new {node:?}");
        }
    }
    Score {
        kept: kept(text.cleaned.text.as_str(), found.cleaned.text.as_str()),
        nodes: wanted.len(),
        same,
        more: got.len().saturating_sub(wanted.len()),
    }
}

/// Prints where paragraphs differ.
fn show(before: &str, after: &str) {
    let bare = |text: &str| -> Vec<(char, bool)> {
        let mut letters: Vec<(char, bool)> = Vec::new();
        for line in tigang_tests::wrapping::paragraphs(text) {
            letters.extend(
                line.chars()
                    .filter(|letter| !letter.is_whitespace())
                    .map(|letter| (letter, false)),
            );
            if let Some(last) = letters.last_mut() {
                last.1 = true;
            }
        }
        letters
    };
    let (before, after) = (bare(before), bare(after));
    if before.len() != after.len() {
        println!("  {} letters became {}", before.len(), after.len());
    }
    for at in 0..before.len().min(after.len()) {
        if before[at].0 != after[at].0 {
            println!("  letters differ from {at}");
            return;
        }
        if before[at].1 != after[at].1 {
            let near = |from: usize, to: usize| {
                before[from..to.min(before.len())]
                    .iter()
                    .map(|(letter, _)| *letter)
                    .collect::<String>()
            };
            let kind = if before[at].1 { "not broken" } else { "broken" };
            println!(
                "  {kind}: {} ⏎ {}",
                near((at + 1).saturating_sub(14), at + 1),
                near(at + 1, at + 15)
            );
        }
    }
}

/// The manners in which lines are broken.
fn wrappings() -> Vec<(&'static str, Wrapping)> {
    vec![
        ("plain", PLAIN),
        (
            "indented",
            Wrapping {
                indent: "\u{3000}\u{3000}",
                ..PLAIN
            },
        ),
        ("trailing space", Wrapping { trail: " ", ..PLAIN }),
        (
            "blank between",
            Wrapping {
                between: "\n\n",
                ..PLAIN
            },
        ),
        (
            "blank everywhere",
            Wrapping {
                broken: "\n\n",
                between: "\n\n",
                ..PLAIN
            },
        ),
        (
            "margin",
            Wrapping {
                margin: "    ",
                indent: "    ",
                kept: true,
                ..PLAIN
            },
        ),
        (
            "typeset",
            Wrapping {
                indent: "\u{3000}\u{3000}",
                kept: true,
                ..PLAIN
            },
        ),
        (
            "pages",
            Wrapping {
                indent: "\u{3000}\u{3000}",
                kept: true,
                page: 22,
                ..PLAIN
            },
        ),
    ]
}

/// Widths in half letters: a telephone to a wide page.
const WIDTHS: [usize; 8] = [22, 32, 44, 56, 64, 76, 92, 120];

/// What stands between paragraphs of a line.
const JOINTS: [(&str, &str); 4] = [
    ("nothing", ""),
    ("a space", " "),
    ("an indent", "\u{3000}\u{3000}"),
    ("two spaces", "  "),
];

fn texts() -> Vec<(String, String)> {
    shared_texts("clean")
}

#[test]
fn wrapped_texts_are_joined_again() {
    let texts: Vec<(String, Analysis)> = texts()
        .into_iter()
        .map(|(name, text)| (name, analysis(&text)))
        .collect();
    let mut total = Score::default();
    for (manner, how) in wrappings() {
        let mut line = String::new();
        for width in WIDTHS {
            let mut sum = Score::default();
            for (name, text) in &texts {
                let damaged = wrap(text.cleaned.text.as_str(), &Wrapping { width, ..how });
                sum.add(score(&format!("{manner} {width} {name}"), text, &damaged));
            }
            total.add(sum);
            let (paragraphs, nodes) = sum.permille();
            line += &format!(" {width}: {paragraphs}/{nodes}");
        }
        println!("{manner}:{line}");
    }
    println!("all: {:?} of a thousand, {total:?}", total.permille());
    let (paragraphs, nodes) = total.permille();
    assert!(texts.is_empty() || 970 <= paragraphs && 975 <= nodes, "{total:?}");
}

#[test]
fn texts_on_one_line_get_their_paragraphs_back() {
    let texts: Vec<(String, Analysis)> = texts()
        .into_iter()
        .map(|(name, text)| (name, analysis(&text)))
        .collect();
    for (joint, between) in JOINTS {
        let mut sum = Score::default();
        for (name, text) in &texts {
            let damaged = join(text.cleaned.text.as_str(), between);
            sum.add(score(&format!("{joint} {name}"), text, &damaged));
        }
        println!("{joint}: {:?} of a thousand, {sum:?}", sum.permille());
        // With nothing between them only those come back that structure proves; none is broken in two.
        let (paragraphs, nodes) = sum.permille();
        let least = if between.is_empty() { (35, 300) } else { (970, 985) };
        assert!(
            texts.is_empty() || least.0 <= paragraphs && least.1 <= nodes,
            "{joint}: {sum:?}"
        );
        assert!(sum.kept.added <= 2, "{joint}: {sum:?}");
    }
}
