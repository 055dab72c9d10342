//! The native half of `cargo xtask bench`: what each stage costs, what more text costs, what hostile text costs.
//!
//! ```text
//! native                all tables
//! native text BYTES     an invented speech of that length, for the browser's half
//! native damaged BYTES  the same, damaged in every sentence
//! native stages FILE    what each stage costs for one's own text; with a profiler attached, where
//! ```

use std::hint::black_box;
use std::time::{Duration, Instant};

use tigang::compare::compare;
use tigang::lexicon::Lexicon;
use tigang::text::Text;
use tigang::{Analysis, Options, analyze, analyze_watched, clean};
use tigang_tests::LEXICON;
use tigang_tests::damage::{Recipe, damage};
use tigang_tests::long::speech;

/// Texts made to be slow.
const HOSTILE: &str = include_str!("hostile.txt");

const MEGABYTE: usize = 1_000_000;

/// Scalars of hostile text; four times as many must take four times as long.
const HOSTILE_SCALARS: usize = 100_000;

/// Bytes of a damaged text; the search for what stood there costs hundreds of times what passing it over does.
const DAMAGED_BYTES: usize = 100_000;

/// Bytes of each of two drafts: 15,000 letters, the longest of the usual ones.
const DRAFT_BYTES: usize = 45_000;

/// Four times the text may take this many times as long before it is called out: linear, and a noisy machine.
const LINEAR: f64 = 6.0;

/// Every figure is the median of so many runs.
const ROUNDS: usize = 5;

/// Makes a text, or two, of a length in bytes.
type Make<T> = fn(usize) -> T;

fn main() {
    // Cargo passes --bench.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => {
            lexicon();
            let text = speech(MEGABYTE, &LEXICON);
            println!("\nstages, 1 MB");
            stages(&text);
            lengths();
            clean_alone();
            comparison();
            hostile();
        }
        ["text", len_bytes] => {
            let len_bytes = len_bytes.parse().expect("text takes a number of bytes");
            print!("{}", speech(len_bytes, &LEXICON));
        }
        ["damaged", len_bytes] => {
            let len_bytes = len_bytes.parse().expect("damaged takes a number of bytes");
            print!("{}", damaged(len_bytes));
        }
        ["stages", path] => stages(&std::fs::read_to_string(path).expect("a UTF-8 file")),
        _ => panic!("no arguments; or: text BYTES; or: damaged BYTES; or: stages FILE"),
    }
}

fn lexicon() {
    let time = median(|| time(Lexicon::embedded));
    println!("lexicon ready  {:>8.1} ms", milliseconds(time));
}

/// What each stage of the analysis costs; the whole is measured apart.
fn stages(text: &str) {
    let mut rows: Vec<(&str, Vec<Duration>)> = Vec::new();
    for _ in 0..ROUNDS {
        for (at, (name, duration)) in staged(text).into_iter().enumerate() {
            if rows.len() <= at {
                rows.push((name, Vec::new()));
            }
            rows[at].1.push(duration);
        }
    }
    for (name, mut durations) in rows {
        row(name, middle(&mut durations), text.len());
    }
    row("all", median(|| time(|| analysis(text))), text.len());
}

fn staged(text: &str) -> Vec<(&'static str, Duration)> {
    let mut rows = Vec::new();
    let mut last = Instant::now();
    let analysis = analyze_watched(text, &Options::default(), &LEXICON, &mut |name| {
        let now = Instant::now();
        rows.push((name, now - last));
        last = now;
    });
    black_box(analysis).expect("within the limit");
    rows
}

/// More text against less.
fn lengths() {
    println!("\nlengths");
    let [short, mega, ten] = [45_000, MEGABYTE, 10 * MEGABYTE].map(|len_bytes| speech(len_bytes, &LEXICON));
    let short: String = short.chars().take(15_000).collect();
    row("15,000 letters", median(|| time(|| analysis(&short))), short.len());
    let one = median(|| time(|| analysis(&mega)));
    row("1 MB", one, mega.len());
    let more = time(|| analysis(&ten)).0;
    row("10 MB", more, ten.len());
    println!("  10 MB cost {:.1} times 1 MB", ratio(more, one));
}

/// The clean stage alone, on a speech that needs nothing and on one that is damaged in every sentence, n and 4 n bytes.
fn clean_alone() {
    println!("\nclean stage alone");
    let texts: [(&str, usize, Make<String>); 2] = [
        ("undamaged", MEGABYTE, |len_bytes| speech(len_bytes, &LEXICON)),
        ("damaged", DAMAGED_BYTES, damaged),
    ];
    for (name, len_bytes, make) in texts {
        let [few, many] = [1, 4].map(|times| {
            let text = make(times * len_bytes);
            let raw = Text::new(&text);
            let duration = median_of(3, || time(|| clean::clean(&raw, &Options::default(), &LEXICON)));
            row(name, duration, text.len());
            duration
        });
        println!("  four times the text cost {:.1} times as much", ratio(many, few));
    }
}

/// Two drafts held against each other, n and 4 n bytes: a revised speech, and sentences that differ in numbers alone.
fn comparison() {
    println!("\ntwo drafts, the comparison alone");
    let texts: [(&str, Make<[String; 2]>); 2] = [
        ("revised", |len_bytes| {
            let before = speech(len_bytes, &LEXICON);
            let after = before.replace("加强", "切实加强");
            [before, after]
        }),
        ("numbered", |len_bytes| {
            let count = len_bytes / "第1000个村要在1000日前完工。".len();
            [1, 7].map(|step| {
                (0..count)
                    .map(|at| format!("第{}个村要在{at}日前完工。", at * step % count))
                    .collect()
            })
        }),
    ];
    for (name, make) in texts {
        let [few, many] = [1, 4].map(|times| {
            let [before, after] = make(times * DRAFT_BYTES).map(|text| analysis(&text));
            let duration = median_of(3, || time(|| compare(&before, &after, &LEXICON)));
            row(name, duration, times * DRAFT_BYTES);
            duration
        });
        println!("  four times the text cost {:.1} times as much", ratio(many, few));
    }
}

/// An invented speech as a page in GBK shows it whose bytes were edited: readings, replaced marks, half spaces.
fn damaged(len_bytes: usize) -> String {
    let recipe = Recipe::usual(1, 20);
    let lines = damage(&speech(len_bytes, &LEXICON), &recipe, &LEXICON);
    lines.iter().map(|line| format!("{}\n", line.shown)).collect()
}

/// Every hostile text, n and 4 n scalars; those that are not linear are called out.
fn hostile() {
    println!("\nhostile texts, {HOSTILE_SCALARS} scalars and four times as many");
    for line in HOSTILE.lines().filter(|line| !line.starts_with('#')) {
        let [few, many] = [1, 4].map(|times| {
            let unit = line.replace('⏎', "\n");
            let text: String = unit.chars().cycle().take(times * HOSTILE_SCALARS).collect();
            let all = median_of(3, || time(|| analysis(&text)));
            let raw = Text::new(&text);
            let clean = median_of(3, || time(|| clean::clean(&raw, &Options::default(), &LEXICON)));
            (clean, all)
        });
        let (clean, all) = (ratio(many.0, few.0), ratio(many.1, few.1));
        let verdict = if LINEAR < clean.max(all) { "  NOT LINEAR" } else { "" };
        println!(
            "  clean {:>7.1} ms x{clean:<5.1} all {:>8.1} ms x{all:<5.1} {line}{verdict}",
            milliseconds(few.0),
            milliseconds(few.1),
        );
    }
}

fn analysis(text: &str) -> Analysis {
    analyze(text, &Options::default(), &LEXICON).expect("within the limit")
}

/// How long a piece of work takes, without the time to drop what it made.
fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = black_box(work());
    (start.elapsed(), made)
}

fn median<T>(work: impl FnMut() -> (Duration, T)) -> Duration {
    median_of(ROUNDS, work)
}

fn median_of<T>(rounds: usize, mut work: impl FnMut() -> (Duration, T)) -> Duration {
    middle(&mut (0..rounds).map(|_| work().0).collect::<Vec<_>>())
}

fn middle(durations: &mut [Duration]) -> Duration {
    durations.sort_unstable();
    durations[durations.len() / 2]
}

fn row(name: &str, duration: Duration, len_bytes: usize) {
    let speed = len_bytes as f64 / 1e6 / duration.as_secs_f64();
    println!("  {name:<15} {:>9.1} ms {speed:>8.1} MB/s", milliseconds(duration));
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

fn ratio(more: Duration, less: Duration) -> f64 {
    more.as_secs_f64() / less.as_secs_f64()
}
