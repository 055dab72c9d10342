//! Invented speeches whose tree must be recovered: every marker family, set every way, with and without damage.

use tigang_tests::analysis;
use tigang_tests::speech::{FAMILIES, Speech, grow};

/// Speeches grown.
const SPEECHES: u64 = 150;

/// Hits of one family.
#[derive(Clone, Copy, Default)]
struct Tally {
    planted: u32,
    found: u32,
    parents: u32,
}

struct Recovered {
    families: Vec<Tally>,
    extra: u32,
}

impl Recovered {
    fn f1(&self) -> f64 {
        let (found, planted) = self.sum();
        f64::from(2 * found) / f64::from(found + self.extra + planted).max(1.0)
    }

    fn sum(&self) -> (u32, u32) {
        let sum = |field: fn(&Tally) -> u32| self.families.iter().map(field).sum();
        (sum(|tally| tally.found), sum(|tally| tally.planted))
    }
}

fn recover(damage: fn(&str) -> String) -> Recovered {
    let mut recovered = Recovered {
        families: vec![Tally::default(); FAMILIES.len()],
        extra: 0,
    };
    for seed in 1..=SPEECHES {
        let speech: Speech = grow(seed);
        let analysis = analysis(&damage(&speech.text));
        let found: Vec<(u32, Option<u32>)> = analysis
            .outline
            .nodes
            .iter()
            .filter_map(|node| {
                let start = |node: &tigang::outline::Node| Some(analysis.cleaned.raw(node.span?).start);
                let parent = node
                    .parent
                    .and_then(|parent| start(&analysis.outline.nodes[parent as usize]));
                Some((start(node)?, parent))
            })
            .collect();
        for planted in &speech.nodes {
            let tally = &mut recovered.families[planted.family];
            tally.planted += 1;
            let parent = planted.parent.map(|parent| speech.nodes[parent].start);
            if let Some((_, above)) = found.iter().find(|(start, _)| *start == planted.start) {
                tally.found += 1;
                tally.parents += u32::from(*above == parent);
            }
        }
        let extra = found
            .iter()
            .filter(|(start, _)| speech.nodes.iter().all(|planted| planted.start != *start));
        recovered.extra += extra.count() as u32;
    }
    recovered
}

fn print(name: &str, recovered: &Recovered) {
    println!("{name}: F1 {:.3}, {} extra", recovered.f1(), recovered.extra);
    for (family, tally) in FAMILIES.iter().zip(&recovered.families) {
        let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole.max(1));
        println!(
            "  {:　<8}  {:>4} planted  recall {:.3}  parent {:.3}",
            family.name,
            tally.planted,
            share(tally.found, tally.planted),
            share(tally.parents, tally.found)
        );
    }
}

/// Half-width punctuation, as most pages have it.
fn half_width(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '，' => ',',
            '：' => ':',
            '（' => '(',
            '）' => ')',
            '　' => ' ',
            letter => letter,
        })
        .collect()
}

/// Every line break one blank.
fn one_line(text: &str) -> String {
    text.trim_end().replace('\n', " ")
}

#[test]
fn trees_are_recovered() {
    for (name, damage, least, parents) in [
        ("完好", (|text| text.to_owned()) as fn(&str) -> String, 0.98, 0.98),
        ("半角", half_width, 0.98, 0.98),
        ("一行", one_line, 0.98, 0.95),
    ] {
        let recovered = recover(damage);
        print(name, &recovered);
        let (found, _) = recovered.sum();
        let right: u32 = recovered.families.iter().map(|tally| tally.parents).sum();
        assert!(least <= recovered.f1(), "{name}: F1 {:.3}", recovered.f1());
        assert!(
            parents * f64::from(found) <= f64::from(right),
            "{name}: {right} of {found} parents"
        );
    }
}

/// A speech out of whose top series the members `from..to` were cut, and their markers.
fn gapped(speech: &Speech) -> Option<(String, Vec<String>)> {
    let tops: Vec<u32> = speech
        .nodes
        .iter()
        .filter(|node| node.parent.is_none())
        .map(|node| node.start)
        .collect();
    let lost = 1..tops.len().checked_sub(1)?.min(3);
    if lost.is_empty() || !FAMILIES[speech.nodes[0].family].counts() {
        return None;
    }
    let letters: Vec<char> = speech.text.chars().collect();
    let (from, to) = (tops[lost.start] as usize, tops[lost.end] as usize);
    let markers = lost
        .map(|top| letters[tops[top] as usize..][..2].iter().collect())
        .collect();
    let text = |letters: &[char]| letters.iter().collect::<String>();
    let notice = "……(某文秘网省略900字,正式会员可完整阅读)……\n";
    Some((
        format!("{}{notice}{}", text(&letters[..from]), text(&letters[to..])),
        markers,
    ))
}

#[test]
fn what_a_gap_swallowed_is_proved_and_nothing_is_invented() {
    let (mut wanted, mut proved, mut invented) = (0, 0, 0);
    for seed in 1..=SPEECHES {
        let speech = grow(seed);
        let missing = |text: &str| -> Vec<String> {
            let analysis = analysis(text);
            let nodes = analysis.outline.nodes.iter();
            nodes
                .filter(|node| node.span.is_none())
                .map(|node| node.marker.clone())
                .collect()
        };
        assert!(missing(&speech.text).is_empty(), "seed {seed} is whole");
        let Some((text, markers)) = gapped(&speech) else {
            continue;
        };
        let found = missing(&text);
        let right = markers
            .iter()
            .filter(|marker| found.iter().any(|found| found.starts_with(marker.as_str())));
        let right = right.count();
        wanted += markers.len();
        proved += right;
        invented += found.len().saturating_sub(right);
    }
    println!("missing: {proved} of {wanted} proved, {invented} invented");
    assert!(100 < wanted && 98 * wanted <= 100 * proved, "{proved} of {wanted}");
    assert_eq!(invented, 0);
}
