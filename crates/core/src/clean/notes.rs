//! Notes: words that may be missing, and letters that may be misprints. They are shown and never changed.
//!
//! 疑有脱字 is proved by grammar (党的以来) or by the text's own pattern (市委张令平 where others have an office); 疑似错字 by the
//! text itself: an idiom that stands elsewhere in it, with one letter changed; or by a list of words often written wrong.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use tigang_lexicon::{Dictionary, Lexicon, List, Tag};

use super::{Current, Draft, Note, NoteKind};
use crate::letter_set::LetterSet;
use crate::pairs::PairSet;
use crate::phrases::{Beginnings, Phrases, is_han};

/// A name given once could be anything.
const MIN_NAMED: usize = 2;
/// Two persons of a list stand within so many letters.
const LISTED: usize = 40;
/// Its inner letters: at its ends grammar changes letters too (新形势下, 新形势的).
const INNER: std::ops::Range<usize> = 1..3;
/// Letters of an idiom.
const IDIOM: usize = 4;
/// What the dictionary has no more often was collected from pages, such as 一切都是, and is no idiom.
const COLLECTED: u32 = 3;
/// An idiom and a play on it stand within so many letters.
const NEAR: usize = 6;
/// A quarter of the idioms that the letters of a long speech begin: the set says yes to one place in twenty and fits into
/// the processor's nearest memory.
const IDIOMS: usize = 1 << 12;

static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../../data/notes.tsv")));
static LACKS: LazyLock<Lacks> = LazyLock::new(|| {
    let read = |row: &Vec<char>| {
        let gap = row.iter().position(|letter| *letter == '|')?;
        Some(([&row[..gap], &row[gap + 1..]].concat(), gap))
    };
    let halves = |row: &Vec<char>| {
        let (letters, bar) = read(row)?;
        Some((letters[..bar].to_vec(), letters[bar..].iter().collect()))
    };
    let phrases: Vec<_> = WORDS.group("lacks").iter().filter_map(read).collect();
    let misprints: Vec<(Vec<char>, String)> = WORDS.group("misprint").iter().filter_map(halves).collect();
    let written = misprints.iter().map(|(written, _)| written.as_slice());
    Lacks {
        beginnings: Beginnings::new(phrases.iter().map(|(phrase, _)| phrase.as_slice()).chain(written)),
        phrases,
        misprints,
    }
});

/// What stands in [`Lacks`] and the names of bodies begin with: all are looked for in one sweep.
static OPENINGS: LazyLock<Beginnings> = LazyLock::new(|| {
    let lacks = LACKS.phrases.iter().map(|(phrase, _)| phrase);
    let misprints = LACKS.misprints.iter().map(|(written, _)| written);
    let all = lacks.chain(misprints).chain(WORDS.group("body"));
    Beginnings::new(all.map(Vec::as_slice))
});

/// Phrases that lack a word, and words often written wrong; each in the order of their first letters.
struct Lacks {
    /// Their letters, and where the word is lacking.
    phrases: Vec<(Vec<char>, usize)>,
    /// As written, and as meant.
    misprints: Vec<(Vec<char>, String)>,
    beginnings: Beginnings,
}

/// Those of the rows that stand at the beginning of the letters.
fn opening<'a, T>(rows: &'a [(Vec<char>, T)], letters: &'a [char]) -> impl Iterator<Item = &'a (Vec<char>, T)> {
    let from = rows.partition_point(|(row, _)| row[0] < letters[0]);
    let same = rows[from..].iter().take_while(|(row, _)| row[0] == letters[0]);
    same.filter(|(row, _)| letters.starts_with(row))
}

/// Notes what may be missing or misprinted.
pub(super) fn note(draft: &mut Draft<'_>, lexicon: &Lexicon) {
    let current = draft.current();
    let shadow = current.shadow(lexicon);
    let openings = OPENINGS.places(shadow);
    let mut notes = Vec::new();
    misprints(&current, shadow, lexicon, &mut notes);
    lacking(&current, shadow, &openings, &mut notes);
    beheaded(&current, shadow, lexicon, &mut notes);
    without_office(&current, shadow, &openings, lexicon, &mut notes);
    draft.facts.notes.extend(notes);
    crate::order::sort_by_key(&mut draft.facts.notes, |note| (note.raw.start, note.raw.end));
}

fn omission(current: &Current, start: usize, end: usize, message: String) -> Note {
    Note {
        kind: NoteKind::PossibleOmission,
        raw: current.raw_span(start, end),
        message,
    }
}

/// Phrases that lack a word: 党的[ ]以来; and words often written wrong, where the text itself does not have them right: 再接再励.
fn lacking(current: &Current, shadow: &[char], openings: &[u32], notes: &mut Vec<Note>) {
    // What is noted already, ascending.
    let noted: Vec<u32> = notes.iter().map(|note| note.raw.start).collect();
    // One past the last place of each: what overlaps itself (县委、县委、县委) is noted once.
    let mut ends: BTreeMap<&[char], usize> = BTreeMap::new();
    let places = openings.iter().map(|at| *at as usize);
    for at in places.filter(|at| LACKS.beginnings.may_open(&shadow[*at..])) {
        for (phrase, gap) in opening(&LACKS.phrases, &shadow[at..]) {
            let end = ends.entry(phrase).or_default();
            if *end <= at {
                *end = at + phrase.len();
                let [first, second] = [&phrase[..*gap], &phrase[*gap..]].map(|half| half.iter().collect::<String>());
                notes.push(omission(current, at, *end, format!("疑有脱字:{first}[ ]{second}")));
            }
        }
        if let Some((written, meant)) = opening(&LACKS.misprints, &shadow[at..]).next() {
            let raw = current.raw_span(at, at + written.len());
            if noted.binary_search(&raw.start).is_err() {
                notes.push(Note {
                    kind: NoteKind::PossibleMisprint,
                    raw,
                    message: format!("疑似错字,未改:通常作“{meant}”"),
                });
            }
        }
    }
}

/// A sentence that begins with 和 and a body or person: the first of the two is gone.
fn beheaded(current: &Current, shadow: &[char], lexicon: &Lexicon, notes: &mut Vec<Note>) {
    let opens = |before: usize| matches!(shadow[before], '。' | '!' | '\n').then_some(before + 1);
    for at in current.census().others().filter_map(opens) {
        if shadow.get(at) != Some(&'和') {
            continue;
        }
        let word = lexicon.dictionary().prefixes(&shadow[at..]).any(|word| 1 < word.len);
        let named = || {
            let rest = &shadow[at + 1..];
            [3, 2].iter().any(|len| {
                let (Some(name), Some(behind)) = (rest.get(..*len), rest.get(*len..)) else {
                    return false;
                };
                let office = WORDS.prefix("office", behind).is_some();
                let word = |name| {
                    lexicon
                        .dictionary()
                        .prefixes(name)
                        .any(|word| 1 < word.len && word.tag != nr())
                };
                office && is_person(name, lexicon) && !word(name)
            })
        };
        if !word && (WORDS.prefix("body", &shadow[at + 1..]).is_some() || named()) {
            notes.push(omission(
                current,
                at,
                at + 1,
                "疑有脱字:句首“和”字之前无所承接".to_owned(),
            ));
        }
    }
}

/// A body and a name with no office between or behind, more than once: 市委张令平.
fn without_office(current: &Current, shadow: &[char], openings: &[u32], lexicon: &Lexicon, notes: &mut Vec<Note>) {
    let mut named: BTreeMap<Vec<char>, Vec<usize>> = BTreeMap::new();
    let bodies = WORDS.words("body");
    for at in openings.iter().map(|at| *at as usize) {
        let Some(body) = bodies.prefix(&shadow[at..]) else {
            continue;
        };
        let Some(name) = shadow.get(at + body..at + body + 3) else {
            continue;
        };
        let behind = &shadow[at + body + 3..];
        let has_office = WORDS.prefix("office", behind).is_some();
        let person = is_person(name, lexicon) && !is_prose(name, behind, lexicon);
        if person && !has_office {
            named.entry(shadow[at..at + body + 3].to_vec()).or_default().push(at);
        } else if has_office {
            continue;
        } else if let Some(name) = shadow
            .get(at + body..at + body + 2)
            .filter(|name| is_person(name, lexicon))
        {
            // 市委陈刚出席: a name of two letters is told in a list only.
            let prose = is_prose(name, &[], lexicon) || WORDS.prefix("office", &shadow[at + body + 2..]).is_some();
            if !prose && is_listed(shadow, at, lexicon) {
                named.entry(shadow[at..at + body + 2].to_vec()).or_default().push(at);
            }
        }
    }
    for (phrase, places) in &named {
        let listed = |at: &&usize| MIN_NAMED <= places.len() || is_listed(shadow, **at, lexicon);
        for at in places.iter().filter(listed) {
            let message = format!(
                "疑有脱字:“{}”单位与姓名之间或之后无职务",
                phrase.iter().collect::<String>()
            );
            notes.push(omission(current, *at, at + phrase.len(), message));
        }
    }
}

/// Whether letters are a surname and what may be given names.
fn is_person(name: &[char], lexicon: &Lexicon) -> bool {
    name.iter().all(|letter| is_han(*letter)) && lexicon.list(List::Surnames).contains_letters(&name[..1])
}

/// Whether two persons with their offices stand before a place in its list: 市长李明、副市长张伟、市委陈刚.
fn is_listed(shadow: &[char], at: usize, lexicon: &Lexicon) -> bool {
    let before = &shadow[at.saturating_sub(LISTED)..at];
    let Some(before) = before.strip_suffix(&['、']) else {
        return false;
    };
    let mut items = before
        .rsplit(|letter| matches!(letter, '、' | ',' | '。' | ':' | '\n'))
        .take(MIN_NAMED);
    let named = |item: &[char]| {
        [2, 3].iter().any(|len| {
            let (office, name) = item.split_at(item.len().saturating_sub(*len));
            !name.is_empty() && is_person(name, lexicon) && WORDS.suffix("office", office).is_some()
        })
    };
    (0..MIN_NAMED).all(|_| items.next().is_some_and(named))
}

/// Whether what looks like a name is words: 高度重视 after 县委.
fn is_prose(name: &[char], behind: &[char], lexicon: &Lexicon) -> bool {
    let letters: Vec<char> = name.iter().chain(behind.first()).copied().collect();
    (0..name.len()).any(|at| {
        lexicon
            .dictionary()
            .prefixes(&letters[at..])
            .any(|word| 1 < word.len && word.tag != nr())
    })
}

/// The dictionary's tag of personal names.
fn nr() -> Tag {
    Tag::new("nr").unwrap_or_default()
}

/// An idiom with one letter changed, where the idiom itself stands in the text: 一鼓足气 beside 一鼓作气.
fn misprints(current: &Current, shadow: &[char], lexicon: &Lexicon, notes: &mut Vec<Note>) {
    // Two words side by side are no idiom, whatever the dictionary says: 全面落实.
    let dictionary = lexicon.dictionary();
    let pair = |letters: &[char]| dictionary.contains(&letters[..2]) && dictionary.contains(&letters[2..]);
    // Every idiom of the text under each of its forms with one letter left out.
    let mut forms: BTreeMap<(usize, [char; IDIOM]), [char; IDIOM]> = BTreeMap::new();
    let known = |letters: &[char]| dictionary.get(letters).is_some_and(|word| COLLECTED < word.frequency);
    for idiom in idioms(current, shadow, dictionary)
        .into_iter()
        .filter(|letters| !pair(letters) && known(letters))
    {
        for place in INNER {
            let mut form = idiom;
            form[place] = '\0';
            forms.insert((place, form), idiom);
        }
    }
    if forms.is_empty() {
        return;
    }
    // The ends are the idiom's, and so is one of the halves.
    let [mut ends, mut halves] = [1, 2].map(|pairs| PairSet::with_capacity(pairs * forms.len()));
    for &[first, second, third, fourth] in forms.values() {
        ends.insert(first, fourth);
        halves.insert(first, second);
        halves.insert(third, fourth);
    }
    each_four(current, shadow, |at, letters| {
        let [first, second, third, fourth] = *letters;
        let may_be_idiom =
            ends.may_contain(first, fourth) && (halves.may_contain(first, second) || halves.may_contain(third, fourth));
        if !may_be_idiom || pair(letters) || dictionary.contains(letters) || lexicon.terms().contains(letters) {
            return;
        }
        for place in INNER {
            let mut form = *letters;
            form[place] = '\0';
            if let Some(idiom) = forms.get(&(place, form)) {
                // 依然不舍 has a word of its own; 扬长避短、扬长补短 is a play on the idiom.
                let half = if place < IDIOM / 2 {
                    &letters[..2]
                } else {
                    &letters[2..]
                };
                let near = &shadow[at.saturating_sub(NEAR)..shadow.len().min(at + IDIOM + NEAR)];
                if dictionary.contains(half) || near.array_windows().any(|letters| letters == idiom) {
                    continue;
                }
                notes.push(Note {
                    kind: NoteKind::PossibleMisprint,
                    raw: current.raw_span(at, at + IDIOM),
                    message: format!("疑似错字,未改:文中另作“{}”", idiom.iter().collect::<String>()),
                });
            }
        }
    });
}

/// Shows every four Chinese letters that stand together, and their place.
fn each_four(current: &Current, shadow: &[char], mut see: impl FnMut(usize, &[char; IDIOM])) {
    for run in current.census().runs(shadow.len()) {
        for (at, letters) in (run.start..).zip(shadow[run].array_windows()) {
            see(at, letters);
        }
    }
}

/// The idioms of the dictionary that stand in a text, in order.
fn idioms(current: &Current, shadow: &[char], dictionary: &Dictionary) -> Vec<[char; IDIOM]> {
    // The first, the inner and the last two letters of the idioms that begin with letters met so far.
    let [mut halves, mut inner, mut ends] = [(); 3].map(|()| PairSet::with_capacity(IDIOMS));
    let mut met = LetterSet::default();
    let mut found = Vec::new();
    each_four(current, shadow, |_, &[first, second, third, fourth]| {
        if !met.contains(first) {
            met.insert(first);
            for &[second, third, fourth] in dictionary.idioms(first) {
                halves.insert(first, second);
                inner.insert(second, third);
                ends.insert(third, fourth);
            }
        }
        let may_be_idiom =
            halves.may_contain(first, second) && inner.may_contain(second, third) && ends.may_contain(third, fourth);
        if may_be_idiom && dictionary.idioms(first).contains(&[second, third, fourth]) {
            found.push([first, second, third, fourth]);
        }
    });
    found
}
