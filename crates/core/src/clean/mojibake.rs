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
//! ```

mod judge;
mod language;
mod path;
mod shown;

use tigang_lexicon::Lexicon;
use tigang_text::{Raw, Span};

use super::{Certainty, Draft, EditKind, Note, NoteKind, Proposal};
use judge::{Own, Solution, Verdict, judge};
use language::Language;
use path::{Mechanism, Search};
use shown::Shown;

/// Puts back what bytes were broken into.
pub(super) fn repair(draft: &mut Draft<'_>, lexicon: &Lexicon) {
    let letters = speech(draft);
    let shown = Shown::new(&letters, lexicon);
    let language = Language::new(&letters, lexicon);
    let own = Own::new(&shown);
    let search = Search {
        shown: &shown,
        language: &language,
        own: &own,
    };
    let mut proposals = Vec::new();
    let mut doubts: Vec<Span<Raw>> = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let paths = search.paths(at);
        let verdict = judge(&shown, &language, &paths, &own);
        match verdict {
            Verdict::Sound => at += 1,
            Verdict::Undecided => {
                let end = paths.iter().map(|path| path.end).min().unwrap_or(at + 1);
                doubts.push(Span::new(at as u32, end as u32));
                at += 1;
            }
            Verdict::Solved(solution) => {
                at = solution.end;
                proposals.push(proposal(&solution));
            }
        }
    }
    let solved = |doubt: &Span<Raw>| {
        let first = proposals.partition_point(|proposal: &Proposal| proposal.raw.end <= doubt.start);
        proposals
            .get(first)
            .is_some_and(|proposal| proposal.raw.overlaps(*doubt))
    };
    doubts.retain(|doubt| !solved(doubt));
    doubts.dedup_by(|later, earlier| later.overlaps(*earlier));
    draft.facts.notes.extend(doubts.into_iter().map(|raw| Note {
        kind: NoteKind::Undecided,
        raw,
        message: "此处疑为乱码,有几种或没有合理的还原,未改。".to_owned(),
    }));
    draft.propose(proposals);
}

/// The raw letters with what is no speech blanked out, so that places stay.
fn speech(draft: &Draft<'_>) -> Vec<char> {
    let mut letters = draft.raw.scalars().to_vec();
    for proposal in draft
        .proposals()
        .iter()
        .filter(|proposal| proposal.kind != EditKind::Gloss)
    {
        letters[proposal.raw.range()].fill('\n');
    }
    letters
}

fn proposal(solution: &Solution) -> Proposal {
    let mechanism = match solution.mechanism {
        Mechanism::Gloss => "拼音插入两字之间,其后错位",
        Mechanism::Punctuation => "标点替换跨两字",
        Mechanism::Orphan => "半个全角空格与括号相连",
    };
    let readings: Vec<&str> = solution.readings.iter().map(|(_, pinyin)| pinyin.as_str()).collect();
    let evidence = if readings.is_empty() {
        "词语".to_owned()
    } else {
        format!("拼音 {}", readings.join(" "))
    };
    Proposal {
        kind: EditKind::Mojibake,
        raw: Span::new(solution.start as u32, solution.end as u32),
        after: solution.letters.iter().collect(),
        certainty: if solution.certain {
            Certainty::Certain
        } else {
            Certainty::Likely
        },
        note: Some(format!("{mechanism}〔依据:{evidence}〕")),
    }
}
