//! Mojibake: pages in GBK whose bytes were edited without looking where letters begin.
//!
//! Three mechanisms, one solver. Around a place that may be damaged the letters are read back as bytes, the lost byte is put
//! back by every hypothesis, and the stream is read two by two until it is in step again ([`path`]). What comes out is judged
//! by the surviving reading, by the page's own readings and by the dictionary in context ([`judge`]). It is explained or it
//! stays, with a note.
//!
//! ```text
//! M1  a reading put between the two bytes of a letter    當?shù)亟邮軐W前   當地接受學前
//! M2  punctuation replaced across two letters            ?梢哉f            。可以說
//! M3  half a full-width space before a bracket           。ㄒ唬            （一）
//! M4  the first byte of a mark lost before a quotation   ?！笆∥?         。“省委
//! ```

mod balance;
mod heads;
mod indent;
mod judge;
mod language;
mod narrow;
mod own;
mod path;
mod sense;
mod shown;
mod usual;
mod wide;

use std::cell::{LazyCell, OnceCell};

use tigang_lexicon::Lexicon;
use tigang_text::{Raw, Span};

use super::draft::Census;
use super::{Certainty, Draft, EditKind, Note, NoteKind, Proposal};
use balance::Open;
use heads::{Head, heads};
use indent::around_indent;
use judge::{Solution, judge};
use language::Language;
use own::{Own, is_mark};
use path::{Mechanism, Search};
use shown::{Shown, is_hole};
pub(super) use shown::{WHOLE, has_tone, is_marked, is_pinyin, pinyin_runs};
use usual::Usual;
use wide::half;
pub(super) use wide::narrowed;

/// Letters before a place that its ways are judged behind.
const CONTEXT: usize = 6;

/// Letters read without finding anything, after which a page is taken not to be damaged so: it keeps hostile text cheap.
const MAX_IDLE: usize = 3000;

/// More holes in a row than this are what the page has, or nothing to go by.
const MOST_HOLES: usize = 3;

/// Letters on either side of a place by which it is told whether it stands in a text at all.
const AROUND: usize = 32;

/// Puts back what bytes were broken into.
pub(super) fn repair(draft: &mut Draft<'_>, lexicon: &Lexicon) {
    let current = draft.current();
    let usual = Usual::new(draft, lexicon);
    let letters = &*usual.letters;
    let blanked = OnceCell::new();
    let census = match draft.proposals() {
        [] if usual.is_page() => current.census(),
        _ => blanked.get_or_init(|| Census::new(letters)),
    };
    let shown = Shown::new(letters, census, lexicon);
    // Made when a letter is met that only they can judge: most pages have none.
    let language = OnceCell::new();
    let own = LazyCell::new(|| Own::new(&shown));
    let mut search: Option<Search<'_>> = None;
    let mut proposals = Vec::new();
    let mut doubts: Vec<Span<Raw>> = Vec::new();
    // The end of the last search, and the letters before it as they should be.
    let mut solved: (usize, Vec<char>) = (0, Vec::new());
    let mut open = Open::default();
    let mut read_to = 0;
    let mut idle = 0;
    let heads = heads(letters, census);
    // A Chinese letter looks like what it is and begins no reading.
    for at in census.others() {
        if at < read_to
            || !shown.may_be_broken(letters[at])
            || heads.binary_search_by_key(&at, |head| head.start).is_ok()
        {
            continue;
        }
        if MAX_IDLE <= idle {
            break;
        }
        read_to = at + 1;
        let run = run(&shown, at);
        if MOST_HOLES < run {
            read_to = at + run;
            continue;
        }
        let marks = match suspicion(&shown, at) {
            Suspicion::None => [None; 2],
            Suspicion::Certain => [Some((at, None)), None],
            Suspicion::Marks => torn_marks(&shown, &own, at),
        };
        if marks == [None; 2] {
            read_to = shown.reading(at).map_or(read_to, |reading| reading.end);
            continue;
        }
        if !in_text(&shown, at) {
            continue;
        }
        let search = search.get_or_insert_with(|| {
            let language = language.get_or_init(|| Language::new(letters, lexicon));
            Search::new(&shown, language, &own)
        });
        let mut torn = marks.into_iter().flatten();
        if !torn.any(|(at, trail)| trail.is_none_or(|trail| search.reads_badly(at, trail))) {
            continue;
        }
        let context = context(&shown, at, &solved);
        let (ways, read) = search.ways(at, &context);
        let Some(end) = ways.first().map(|way| way.end.min(letters.len())) else {
            read_to = at + read.max(1);
            idle += read;
            continue;
        };
        open.read_to(&shown, at);
        let verdict = judge(search, at, context.len(), &open, ways);
        doubts.extend(verdict.doubts.iter().map(|(start, end)| usual.raw(*start, *end)));
        idle = match verdict.solutions.is_empty() {
            true => idle + read,
            false => idle.saturating_sub(read),
        };
        let edits = |solution| around_indent(solution, &shown, proposal(solution, &usual), &usual);
        proposals.extend(verdict.solutions.iter().flat_map(edits));
        if let Some(letters) = verdict.letters.get(context.len()..) {
            open.read_instead(letters, end);
        }
        solved = (end, verdict.letters);
        read_to = read_to.max(end);
    }
    doubts.retain(|doubt| doubt.start < doubt.end);
    doubts.dedup_by(|later, earlier| later.overlaps(*earlier));
    // What was noted as lost and has come back needs no note.
    let back = |note: &Note| {
        let proposal = proposals.partition_point(|proposal: &Proposal| proposal.raw.end < note.raw.end);
        proposals
            .get(proposal)
            .is_some_and(|proposal| proposal.raw.covers(note.raw))
    };
    let notes = &mut draft.facts.notes;
    notes.retain(|note| note.kind != NoteKind::Undecided || !back(note));
    draft.facts.notes.extend(doubts.into_iter().map(|raw| Note {
        kind: NoteKind::Undecided,
        raw,
        message: "此处疑为乱码,有几种或没有合理的还原,未改。".to_owned(),
    }));
    proposals.extend(heads.iter().map(|head| head_proposal(head, &usual)));
    draft.propose(proposals);
}

/// How unlikely letters are as Chinese, in sixteenths of a bit.
pub(super) fn cost(letters: impl Iterator<Item = char>, lexicon: &Lexicon) -> u32 {
    let language = Language::new(&[], lexicon);
    let mut run = language::Run::default();
    letters.for_each(|letter| language.push(&mut run, letter));
    run.total
}

/// What looks broken at a letter that is no Chinese one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Suspicion {
    None,
    /// Nothing else looks so.
    Certain,
    /// A mark, or one behind a hole, looks so if the page replaced marks and what follows reads badly.
    Marks,
}

fn suspicion(shown: &Shown<'_>, at: usize) -> Suspicion {
    let letter = shown.letters[at];
    let certain = |certain: bool| if certain { Suspicion::Certain } else { Suspicion::None };
    if letter == '。' {
        let bracket = shown.bytes(at + 1).is_some_and(|[lead, _]| matches!(lead, 0xa8 | 0xa9));
        let opens = at.checked_sub(1).is_none_or(|before| shown.letters[before] == '\n');
        return certain(bracket || opens && shown.is_converted());
    }
    if (is_hole(letter) || half(letter).is_some()) && shown.reading(at + 1).is_some() {
        return Suspicion::Certain;
    }
    if let Some(reading) = shown.reading(at) {
        let before = at.checked_sub(1).and_then(|before| shown.get(before));
        let fits = shown.before(at).is_some_and(|(_, last)| shown.fits(at, &reading, last));
        let own = before.is_none_or(|before| before == '(' || before.is_ascii_alphabetic());
        return certain(!(fits || own) && shown.is_glossed());
    }
    match shown.get(at + 1).filter(|_| is_hole(letter)) {
        Some('。') => certain(shown.is_converted()),
        Some(_) if shown.lone_lead(at).is_some() => certain(shown.is_converted()),
        Some(mark) if is_mark(mark) && shown.is_converted() => Suspicion::Marks,
        _ if is_mark(letter) && shown.is_converted() => Suspicion::Marks,
        _ => Suspicion::None,
    }
}

/// How many holes stand one after the other from a place on.
fn run(shown: &Shown<'_>, at: usize) -> usize {
    let rest = &shown.letters[at..];
    rest.iter().take_while(|letter| is_hole(**letter)).count()
}

/// The marks at a place and behind a hole there that may have been torn out of letters, and the bytes they left.
fn torn_marks(shown: &Shown<'_>, own: &Own<'_>, at: usize) -> [Option<(usize, Option<u8>)>; 2] {
    let mark = |at: usize| {
        let trail = shown.get(at).and_then(|mark| own.mark(mark))?;
        Some((at, Some(trail)))
    };
    let behind_hole = shown.get(at).is_some_and(is_hole).then(|| mark(at + 1)).flatten();
    [behind_hole, mark(at).filter(|_| own.traceless)]
}

/// Whether a place stands in a text: however damaged, it has more Chinese letters than holes and marks. What has not is
/// searched in vain, and at the highest price, because every hole may be any letter.
fn in_text(shown: &Shown<'_>, at: usize) -> bool {
    let around = at.saturating_sub(AROUND)..shown.letters.len().min(at + AROUND);
    let (mut letters, mut torn) = (0, 0);
    for letter in &shown.letters[around] {
        letters += usize::from(shown.encode(*letter).is_some());
        torn += usize::from(is_hole(*letter) || is_mark(*letter));
    }
    torn <= letters
}

/// The last letters before a place, as they should be where that is known.
fn context(shown: &Shown<'_>, at: usize, solved: &(usize, Vec<char>)) -> Vec<char> {
    let mut letters = Vec::new();
    let mut at = at;
    let known = !solved.1.is_empty();
    while letters.len() < CONTEXT
        && (!known || solved.0 < at)
        && let Some((place, letter)) = shown.before(at)
        && letter != '\n'
    {
        letters.push(letter);
        at = place;
    }
    if known && at <= solved.0 {
        let rest = solved.1.iter().rev().take_while(|letter| **letter != '\n');
        letters.extend(rest.take(CONTEXT - letters.len()));
    }
    letters.reverse();
    letters
}

fn head_proposal(head: &Head, usual: &Usual<'_>) -> Proposal {
    Proposal {
        kind: EditKind::Mojibake,
        raw: usual.raw(head.start, head.end),
        after: head.bracket.map(String::from).unwrap_or_default(),
        certainty: Certainty::Likely,
        note: Some(explained(Mechanism::Orphan, "序号", "")),
    }
}

fn proposal(solution: &Solution, usual: &Usual<'_>) -> Proposal {
    let evidence = if solution.readings.is_empty() {
        "词语".to_owned()
    } else {
        format!("拼音 {}", solution.readings.join(" "))
    };
    let rivals: String = solution
        .rivals
        .iter()
        .map(|rival| format!(";或为“{}”", usual.shown(rival)))
        .collect();
    Proposal {
        kind: EditKind::Mojibake,
        raw: usual.raw(solution.start, solution.end),
        after: usual.shown(&solution.letters),
        certainty: if solution.certain && solution.rivals.is_empty() {
            Certainty::Certain
        } else {
            Certainty::Likely
        },
        note: Some(explained(solution.mechanism, &evidence, &rivals)),
    }
}

/// How a place came to be damaged, what says so, and what else it may have been.
fn explained(mechanism: Mechanism, evidence: &str, rivals: &str) -> String {
    let what = match mechanism {
        Mechanism::Gloss => "拼音插入两字之间,其后错位",
        Mechanism::Punctuation => "标点替换跨两字",
        Mechanism::Orphan => "半个全角空格与括号相连",
        Mechanism::Lone => "标点失去前一字节,其后错位",
    };
    format!("{what}〔依据:{evidence}{rivals}〕")
}
