//! Invented speeches of any length, for measuring: headings, points and sentences with the lexicon's own words in them.
//!
//! The words are drawn as often as the dictionary says they are used, so that a long text has the breadth of vocabulary
//! of a real one; one paragraph repeated would flatter whatever remembers words. Same length, same text. Speeches with a known tree are in [`crate::speech`].

use tigang::lexicon::{Lexicon, List};

/// Sentences with places to fill.
const SENTENCES: &str = include_str!("../bench/sentences.txt");

/// Sentences in a paragraph, at most.
const LONGEST_PARAGRAPH: u64 = 7;

/// A speech of `len_bytes` of UTF-8 or a paragraph more, a paragraph a line.
pub fn speech(len_bytes: usize, lexicon: &Lexicon) -> String {
    let words = Words::new(lexicon);
    let sentences: Vec<&str> = SENTENCES.lines().filter(|line| !line.starts_with('#')).collect();
    let mut dice = Dice(1);
    let mut text = "在全市重点工作推进会议上的讲话\n(2021年3月16日)\n同志们:\n".to_owned();
    let mut headings = [0; 3];
    while text.len() < len_bytes {
        if dice.below(4) == 0 {
            heading(&mut headings, &words, &mut dice, &mut text);
        }
        text.push_str("　　");
        for _ in 0..=dice.below(LONGEST_PARAGRAPH) {
            fill(pick(&sentences, &mut dice), &words, &mut dice, &mut text);
        }
        text.push('\n');
    }
    text
}

/// Adds the next heading of one of three levels: 一、 (一) 1.
fn heading(numbers: &mut [usize; 3], words: &Words<'_>, dice: &mut Dice, text: &mut String) {
    let level = match dice.below(9) {
        0 => 0,
        1..4 if numbers[0] != 0 => 1,
        _ if numbers[1] != 0 => 2,
        _ => 0,
    };
    numbers[level] += 1;
    numbers[level + 1..].fill(0);
    let number = numbers[level];
    match level {
        0 => text.push_str(&format!("{}、", hanzi(number))),
        1 => text.push_str(&format!("({})", hanzi(number))),
        _ => text.push_str(&format!("{number}.")),
    }
    fill("{s}{n},{s}{t}\n", words, dice, text);
}

/// 1 to 99 as headings count; beyond that they begin again.
fn hanzi(number: usize) -> String {
    const DIGITS: [char; 10] = ['十', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let number = (number - 1) % 99 + 1;
    let (tens, ones) = (number / 10, number % 10);
    let mut text = String::new();
    if 1 < tens {
        text.push(DIGITS[tens]);
    }
    if 0 < tens {
        text.push(DIGITS[0]);
    }
    if 0 < ones {
        text.push(DIGITS[ones]);
    }
    text
}

/// Words to draw from, each kind with running sums of how often they are used.
struct Words<'a> {
    terms: Vec<&'a str>,
    stock: Vec<&'a str>,
    places: Vec<&'a str>,
    bodies: Vec<&'a str>,
    offices: Vec<&'a str>,
    measures: Vec<&'a str>,
    verbs: Drawn,
    nouns: Drawn,
    adjectives: Drawn,
}

/// Words of the dictionary with running sums of their frequencies.
type Drawn = Vec<(u64, String)>;

impl<'a> Words<'a> {
    fn new(lexicon: &'a Lexicon) -> Self {
        let list = |list| lexicon.list(list).iter().collect();
        Self {
            terms: lexicon.terms().iter().map(|term| term.text).collect(),
            stock: list(List::Stock),
            places: list(List::Places),
            bodies: list(List::Organisations),
            offices: list(List::Offices),
            measures: list(List::Measures),
            verbs: drawn(lexicon, "v"),
            nouns: drawn(lexicon, "n"),
            adjectives: drawn(lexicon, "a"),
        }
    }
}

/// The dictionary's words of two letters or more with this tag.
fn drawn(lexicon: &Lexicon, tag: &str) -> Drawn {
    let mut sum = 0;
    let words = lexicon.dictionary().iter();
    words
        .filter(|(letters, word)| 1 < letters.len() && word.tag.as_str() == tag && 0 < word.frequency)
        .map(|(letters, word)| {
            sum += u64::from(word.frequency);
            (sum, letters.into_iter().collect())
        })
        .collect()
}

/// Adds a sentence, its places filled.
fn fill(sentence: &str, words: &Words<'_>, dice: &mut Dice, text: &mut String) {
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((place, after)) = after.split_once('}') else {
            break;
        };
        match place {
            "t" => text.push_str(pick(&words.terms, dice)),
            "s" => text.push_str(pick(&words.stock, dice)),
            "p" => text.push_str(pick(&words.places, dice)),
            "b" => text.push_str(pick(&words.bodies, dice)),
            "o" => text.push_str(pick(&words.offices, dice)),
            "m" => text.push_str(pick(&words.measures, dice)),
            "v" => text.push_str(draw(&words.verbs, dice)),
            "n" => text.push_str(draw(&words.nouns, dice)),
            "a" => text.push_str(draw(&words.adjectives, dice)),
            "d" => text.push_str(&(1 + dice.below(9)).to_string()),
            "k" => text.push_str(&(11 + dice.below(9_800)).to_string()),
            "f" => text.push_str(&format!("{}.{}", 3 + dice.below(95), dice.below(10))),
            "y" => text.push_str(&format!("{}", 2012 + dice.below(20))),
            other => text.push_str(other),
        }
        rest = after;
    }
    text.push_str(rest);
}

fn pick<'a>(words: &[&'a str], dice: &mut Dice) -> &'a str {
    words[dice.below(words.len() as u64) as usize]
}

fn draw<'a>(words: &'a Drawn, dice: &mut Dice) -> &'a str {
    let total = words.last().map_or(1, |(sum, _)| *sum);
    let at = dice.below(total);
    &words[words.partition_point(|(sum, _)| *sum <= at)].1
}

/// Numbers that look like chance and are always the same (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ mixed >> 31) % limit.max(1)
    }
}
