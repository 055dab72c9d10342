//! Clean text is damaged by program and repaired: how many of the damaged letters come back, and whether any is made worse.

use tigang::clean::EditKind;
use tigang_tests::damage::{Hole, Line, Recipe, UserPair, damage};
use tigang_tests::{LEXICON, analysis, shared_texts};

/// What became of the letters of a text.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    damaged: usize,
    restored: usize,
    /// Damaged letters in places that were left alone.
    abstained: usize,
    /// Letters that were sound before the repair and are gone after it.
    worse: usize,
}

/// The forms that holes take on real pages.
fn recipes(seed: u64) -> Vec<Recipe> {
    let base = Recipe::usual(0x9e37_79b9_7f4a_7c15 ^ seed, 60);
    vec![
        base,
        Recipe {
            hole: Hole::Dropped,
            ..base
        },
        Recipe {
            hole: Hole::Replacement,
            gloss_hole: Hole::Replacement,
            user_pair: UserPair::Shown,
            ..base
        },
        Recipe {
            hole: Hole::Dropped,
            gloss_hole: Hole::Dropped,
            ..base
        },
        Recipe { tones: false, ..base },
        Recipe {
            user_pair: UserPair::Torn,
            ..base
        },
        Recipe {
            hole: Hole::Dropped,
            user_pair: UserPair::Torn,
            ..base
        },
        Recipe {
            hole: Hole::Replacement,
            gloss_hole: Hole::Replacement,
            orphans: false,
            user_pair: UserPair::Torn,
            glossed: 400,
            ..base
        },
    ]
}

/// The raw text with the edits of some kinds applied.
fn applied(raw: &str, edits: &[tigang::clean::Edit], kinds: &[EditKind]) -> String {
    let letters: Vec<char> = raw.chars().collect();
    let mut text = String::new();
    let mut at = 0;
    for edit in edits.iter().filter(|edit| kinds.contains(&edit.kind)) {
        text.extend(&letters[at..edit.raw.start as usize]);
        text.push_str(&edit.after);
        at = edit.raw.end as usize;
    }
    text.extend(&letters[at..]);
    text
}

/// Which letters of `expected` stand in `got`, in order: the longest common subsequence.
fn standing(expected: &[char], got: &[char]) -> Vec<bool> {
    let width = got.len() + 1;
    let mut table = vec![0u16; (expected.len() + 1) * width];
    for (i, a) in expected.iter().enumerate().rev() {
        for (j, b) in got.iter().enumerate().rev() {
            table[i * width + j] = if a == b {
                table[(i + 1) * width + j + 1] + 1
            } else {
                table[(i + 1) * width + j].max(table[i * width + j + 1])
            };
        }
    }
    let mut standing = vec![false; expected.len()];
    let (mut i, mut j) = (0, 0);
    while i < expected.len() && j < got.len() {
        if expected[i] == got[j] {
            standing[i] = true;
            (i, j) = (i + 1, j + 1);
        } else if table[(i + 1) * width + j] >= table[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    standing
}

fn score(lines: &[Line], name: &str, print: bool) -> Score {
    let raw = lines
        .iter()
        .map(|line| line.shown.as_str())
        .collect::<Vec<_>>()
        .join("\n");
    let edits = analysis(&raw).cleaned.edits;
    let repaired = applied(&raw, &edits, &[EditKind::Gloss, EditKind::Mojibake]);
    let unrepaired = applied(&raw, &edits, &[EditKind::Gloss]);
    let mut score = Score::default();
    assert_eq!(
        repaired.lines().count(),
        unrepaired.lines().count(),
        "{name}: a repair crossed a line"
    );
    for ((line, repaired), unrepaired) in lines.iter().zip(repaired.split('\n')).zip(unrepaired.split('\n')) {
        if line.letters.iter().all(|(_, damaged)| !damaged) && repaired == unrepaired {
            continue;
        }
        let expected: Vec<char> = line.letters.iter().map(|(letter, _)| *letter).collect();
        let after = standing(&expected, &repaired.chars().collect::<Vec<_>>());
        let before = standing(&expected, &unrepaired.chars().collect::<Vec<_>>());
        for (index, (letter, damaged)) in line.letters.iter().enumerate() {
            score.damaged += usize::from(*damaged);
            score.restored += usize::from(*damaged && after[index]);
            score.worse += usize::from(before[index] && !after[index]);
            let missed = *damaged && !after[index] && (index == 0 || !line.letters[index - 1].1 || after[index - 1]);
            if print && (missed || before[index] && !after[index]) {
                let context: String = expected[index.saturating_sub(6)..expected.len().min(index + 12)]
                    .iter()
                    .collect();
                let place = line.shown.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
                let near: String = near(unrepaired, &context);
                let now: String = self::near(repaired, &context);
                println!(
                    "{name}: {letter} in {context}  shown {near}  now {now} ({})",
                    place.len()
                );
            }
        }
    }
    score.abstained = score.damaged - score.restored;
    score
}

/// The stretch of a text after the first letters of a context.
fn near(text: &str, context: &str) -> String {
    let head: String = context.chars().take(3).collect();
    match text.find(&head) {
        Some(at) => text
            .chars()
            .skip(text.char_indices().take_while(|(byte, _)| *byte < at).count())
            .take(24)
            .collect(),
        None => String::new(),
    }
}

#[test]
fn damaged_reports_are_restored() {
    let print = std::env::var_os("SHOW").is_some();
    let only = std::env::var("ONLY").ok();
    let mut total = Score::default();
    for (number, (name, text)) in shared_texts("clean").into_iter().enumerate() {
        for (kind, recipe) in recipes(number as u64).into_iter().enumerate() {
            if only
                .as_ref()
                .is_some_and(|only| format!("{name}/{kind}") != *only && *only != kind.to_string())
            {
                continue;
            }
            let lines = damage(&text, &recipe, &LEXICON);
            let score = score(&lines, &format!("{name}/{kind}"), print);
            println!("{name} recipe {kind}: {score:?}");
            total.damaged += score.damaged;
            total.restored += score.restored;
            total.abstained += score.abstained;
            total.worse += score.worse;
        }
    }
    println!("all: {total:?}");
    assert!(972 * total.damaged <= 1000 * total.restored, "{total:?}");
    assert_eq!(total.worse, 0, "{total:?}");
}

/// A text whose paragraphs run on in one line, three by three, with two full-width spaces where each begins.
fn joined(text: &str) -> String {
    let mut joined = String::new();
    for (number, line) in text.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
        if 0 < number {
            joined.push_str(if number % 3 == 0 { "\n" } else { "　　" });
        }
        joined.push_str(line);
    }
    joined
}

#[test]
fn damaged_reports_that_lost_their_line_breaks_are_restored() {
    let print = std::env::var_os("SHOW").is_some();
    let mut total = Score::default();
    for (number, (name, text)) in shared_texts("clean").into_iter().enumerate() {
        let usual = Recipe::usual(0x2545_f491_4f6c_dd1d ^ number as u64, 60);
        let dropped = Recipe {
            hole: Hole::Dropped,
            ..usual
        };
        for recipe in [usual, dropped] {
            let lines = damage(&joined(&text), &recipe, &LEXICON);
            let score = score(&lines, &format!("{name}/{:?}", recipe.hole), print);
            println!("{name} {:?}: {score:?}", recipe.hole);
            total.damaged += score.damaged;
            total.restored += score.restored;
            total.worse += score.worse;
        }
    }
    println!("all: {total:?}");
    // A dash or a number in brackets behind the two spaces leaves pairs that nothing shows, next to each other.
    assert!(960 * total.damaged <= 1000 * total.restored, "{total:?}");
    assert_eq!(total.worse, 0, "{total:?}");
}

#[test]
fn readings_in_a_catalogue_raise_no_doubt() {
    let raw = "\
目錄/提綱:……
一、提高認(rèn)識,壓實責(zé)任
二、強(qiáng)化督查,嚴(yán)格考核
……
在全縣河道清淤推進會上的講話

同志們:
下面,我就河道清淤講兩點意見。
一、提高認(rèn)識,壓實責(zé)任
河道清淤關(guān)係汛期安全,各鄉(xiāng)鎮(zhèn)要抓好落實。
二、強(qiáng)化督查,嚴(yán)格考核
縣水務局要逐段驗收,對進度滯后的要約談。
";
    let cleaned = analysis(raw).cleaned;
    assert!(!cleaned.catalog.is_empty(), "the catalogue is found");
    assert_eq!(cleaned.notes, []);
}
