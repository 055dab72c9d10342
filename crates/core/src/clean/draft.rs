//! The draft: a raw text and the edits proposed so far.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use tigang_lexicon::Lexicon;
use tigang_text::{Raw, Span, Text};

use super::{Certainty, Cleaned, EditKind};
use crate::letter_set::LetterSet;
use crate::marks::is_common;
use crate::shadow::Shadow;

/// An edit before it is applied.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// What it does.
    pub kind: EditKind,
    /// What it replaces.
    pub raw: Span<Raw>,
    /// What stands there instead.
    pub after: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Mechanism or reason, for the reader.
    pub note: Option<String>,
}

impl Proposal {
    /// A certain deletion.
    pub fn delete(kind: EditKind, raw: Span<Raw>) -> Self {
        Self {
            kind,
            raw,
            after: String::new(),
            certainty: Certainty::Certain,
            note: None,
        }
    }

    /// Whether it is an edit of one letter among those that an earlier edit put back, and would take the others with it.
    fn swallows(&self, earlier: &Self) -> bool {
        let small = matches!(self.kind, EditKind::Letter | EditKind::Linebreak | EditKind::Space);
        let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).count();
        small && earlier.kind == EditKind::Mojibake && letters(&self.after) < letters(&earlier.after)
    }

    /// Kind and place: nothing else, so that refusing one edit renames no other.
    pub fn id(&self) -> String {
        format!("{:?}-{}-{}", self.kind, self.raw.start, self.raw.end).to_ascii_lowercase()
    }
}

/// What the earlier passes left of the raw text: its letters, and where each stood.
#[derive(Clone, Debug, Default)]
pub struct Current {
    /// The letters as they stand; as long as nothing was proposed, the raw text's own.
    scalars: Arc<Vec<char>>,
    /// The edits among them; every other letter is as pasted.
    edited: Vec<Edited>,
    shadow: OnceCell<Arc<Vec<char>>>,
    census: OnceCell<Census>,
}

/// Which letters a text has. Most of them are Chinese, and most passes look for others.
#[derive(Clone, Debug)]
pub(crate) struct Census {
    all: LetterSet,
    /// Places of the letters that are not among the common Chinese ones, ascending.
    others: Vec<u32>,
    /// Which letters these are, each once.
    different: Vec<char>,
    /// All lines without their breaks, empty ones too.
    lines: Vec<Range<usize>>,
}

impl Census {
    /// Of some letters.
    pub(super) fn new(letters: &[char]) -> Self {
        let mut all = LetterSet::default();
        let (mut others, mut different) = (Vec::new(), Vec::new());
        let mut lines = Vec::new();
        let mut start = 0;
        for (at, &letter) in letters.iter().enumerate() {
            if is_common(letter) {
                all.insert(letter);
                continue;
            }
            others.push(at as u32);
            if !all.contains(letter) {
                all.insert(letter);
                different.push(letter);
            }
            if letter == '\n' {
                lines.push(start..at);
                start = at + 1;
            }
        }
        lines.push(start..letters.len());
        Self {
            all,
            others,
            different,
            lines,
        }
    }

    /// All letters of the text.
    pub(super) fn all(&self) -> &LetterSet {
        &self.all
    }

    /// Whether the text has a letter.
    pub(crate) fn has(&self, letter: char) -> bool {
        self.all.contains(letter)
    }

    /// Whether the text has one of some letters.
    pub(crate) fn has_any(&self, letters: impl IntoIterator<Item = char>) -> bool {
        letters.into_iter().any(|letter| self.has(letter))
    }

    /// Whether a letter that is not [common](is_common) is such a one: each is asked about once, however often it stands there. A
    /// speech has some thirty, and what a pass looks for is seldom among them.
    pub(crate) fn has_other(&self, such: impl Fn(char) -> bool) -> bool {
        self.different.iter().any(|letter| such(*letter))
    }

    /// Places of all letters that are not [common](is_common), ascending.
    pub(crate) fn others(&self) -> impl Iterator<Item = usize> + '_ {
        self.others.iter().map(|at| *at as usize)
    }

    /// [`Self::others`] of a range.
    pub(crate) fn others_in(&self, range: &Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let from = self.others.partition_point(|at| (*at as usize) < range.start);
        let end = range.end;
        let behind = self.others[from..].iter().map(|at| *at as usize);
        behind.take_while(move |at| *at < end)
    }

    /// All lines without their breaks, empty ones too; there is at least one. The shadow has the same.
    pub(crate) fn lines(&self) -> &[Range<usize>] {
        &self.lines
    }

    /// Runs of [common](is_common) letters of a text of so many, ascending.
    pub(crate) fn runs(&self, len: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut start = 0;
        let run = move |end: usize| {
            let run = start..end;
            start = end + 1;
            run
        };
        self.others().chain([len]).map(run).filter(|run| !run.is_empty())
    }
}

/// What one edit left.
#[derive(Clone, Copy, Debug)]
struct Edited {
    /// Place of its first letter among the current ones.
    start: usize,
    /// One past its last letter.
    end: usize,
    raw: Span<Raw>,
}

impl Current {
    /// The letters as they stand.
    pub fn scalars(&self) -> &[char] {
        &self.scalars
    }

    /// The letters in shadow form, one for one.
    pub fn shadow(&self, lexicon: &Lexicon) -> &[char] {
        let shadow = || Arc::new(lexicon.letters().shadow(&self.scalars));
        self.shadow.get_or_init(shadow)
    }

    /// The letters in shadow form, to be shared: who changes one has a copy.
    pub(super) fn shared_shadow(&self, lexicon: &Lexicon) -> Arc<Vec<char>> {
        self.shadow(lexicon);
        self.shadow.get().map(Arc::clone).unwrap_or_default()
    }

    /// The shadow of these letters, for good.
    pub(super) fn into_shadow(self, lexicon: &Lexicon) -> Shadow {
        self.shadow(lexicon);
        self.census();
        let marks = self.census.into_inner().map(|census| census.others);
        let mut marks = marks.unwrap_or_default();
        marks.shrink_to_fit();
        Shadow::of_letters(self.shadow.into_inner().unwrap_or_default(), marks)
    }

    /// Which letters there are.
    pub(crate) fn census(&self) -> &Census {
        self.census.get_or_init(|| Census::new(&self.scalars))
    }

    /// The raw letters that the current letter at `at` came from; a replaced letter came from its whole edit.
    pub fn raw(&self, at: usize) -> Option<Span<Raw>> {
        (at < self.scalars.len()).then(|| {
            let next = self.edited.partition_point(|edited| edited.end <= at);
            match self.edited.get(next) {
                Some(edited) if edited.start <= at => edited.raw,
                _ => {
                    let before = next.checked_sub(1).map(|before| self.edited[before]);
                    let copied = before.map_or(at, |edited| edited.raw.end as usize + at - edited.end) as u32;
                    Span::new(copied, copied + 1)
                }
            }
        })
    }

    /// The raw letters of `start..end` of the current letters.
    pub fn raw_span(&self, start: usize, end: usize) -> Span<Raw> {
        let last = |end: usize| self.raw(end.wrapping_sub(1));
        match (self.raw(start), last(end)) {
            (Some(first), Some(last)) if start < end => Span::new(first.start, last.end),
            (Some(first), _) => Span::at(first.start),
            _ => Span::at(last(self.scalars.len()).map_or(0, |last| last.end)),
        }
    }
}

/// A raw text, the edits proposed so far, and the facts met on the way.
pub struct Draft<'a> {
    /// The text as pasted.
    pub raw: &'a Text<Raw>,
    /// Notes, gaps, catalogue and stated lengths; its text, map and edits stay empty until the end.
    pub facts: Cleaned,
    /// Sorted and disjoint.
    proposals: Vec<Proposal>,
    /// Made when a pass asks for it, kept until a pass proposes something.
    current: OnceCell<Rc<Current>>,
}

impl<'a> Draft<'a> {
    /// Nothing proposed yet.
    pub fn new(raw: &'a Text<Raw>) -> Self {
        Self {
            raw,
            facts: Cleaned::default(),
            proposals: Vec::new(),
            current: OnceCell::new(),
        }
    }

    /// The edits so far, ascending.
    pub fn proposals(&self) -> &[Proposal] {
        &self.proposals
    }

    /// Adds the edits of one pass: those that overlap an earlier pass's edit are dropped, unless they cover it whole, in
    /// which case they take its place. Linear in old plus new edits.
    pub fn propose(&mut self, mut proposals: Vec<Proposal>) {
        if proposals.is_empty() {
            return;
        }
        self.current.take();
        crate::order::sort_by_key(&mut proposals, |proposal| (proposal.raw.start, proposal.raw.end));
        let old = std::mem::take(&mut self.proposals);
        let mut old = old.into_iter().peekable();
        let mut merged: Vec<Proposal> = Vec::with_capacity(old.len() + proposals.len());
        for proposal in proposals {
            while let Some(earlier) = old.next_if(|earlier| earlier.raw.end <= proposal.raw.start) {
                merged.push(earlier);
            }
            let free = merged.last().is_none_or(|last| last.raw.end <= proposal.raw.start);
            if !free {
                continue;
            }
            let covered: Vec<Proposal> =
                std::iter::from_fn(|| old.next_if(|next| proposal.raw.covers(next.raw))).collect();
            let kept = covered.iter().any(|earlier| proposal.swallows(earlier));
            if !kept && old.peek().is_none_or(|next| proposal.raw.end <= next.raw.start) {
                merged.push(proposal);
            } else {
                merged.extend(covered);
            }
        }
        merged.extend(old);
        self.proposals = merged;
    }

    /// Takes back the edits that `unwanted` names.
    pub fn withdraw(&mut self, unwanted: impl Fn(&Proposal) -> bool) {
        self.proposals.retain(|proposal| !unwanted(proposal));
        self.current.take();
    }

    /// The text as it stands after the edits so far; passes that change nothing share it.
    pub fn current(&self) -> Rc<Current> {
        Rc::clone(self.current.get_or_init(|| Rc::new(self.apply())))
    }

    fn apply(&self) -> Current {
        if self.proposals.is_empty() {
            return Current {
                scalars: self.raw.shared(),
                ..Current::default()
            };
        }
        let raw = self.raw.scalars();
        let mut scalars = Vec::with_capacity(raw.len());
        let mut edited = Vec::with_capacity(self.proposals.len());
        let mut at = 0;
        for proposal in &self.proposals {
            let range = proposal.raw.range();
            scalars.extend_from_slice(&raw[at..range.start]);
            let start = scalars.len();
            scalars.extend(proposal.after.chars());
            edited.push(Edited {
                start,
                end: scalars.len(),
                raw: proposal.raw,
            });
            at = range.end;
        }
        scalars.extend_from_slice(&raw[at..]);
        Current {
            scalars: scalars.into(),
            edited,
            ..Current::default()
        }
    }

    pub(super) fn into_parts(self) -> (Vec<Proposal>, Cleaned) {
        (self.proposals, self.facts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_of_one_letter_does_not_take_along_what_was_put_back_with_it() {
        let raw = Text::new("落實?∫皇政策");
        let edit = |kind: EditKind, after: &str| Proposal {
            kind,
            after: after.to_owned(),
            ..Proposal::delete(kind, Span::new(2, 4))
        };
        let after = |later: Proposal| {
            let mut draft = Draft::new(&raw);
            draft.propose(vec![edit(EditKind::Mojibake, "。壹")]);
            draft.propose(vec![later]);
            draft.proposals()[0].after.clone()
        };
        assert_eq!(after(edit(EditKind::Letter, "一")), "。壹");
        assert_eq!(after(edit(EditKind::Linebreak, "\n")), "。壹");
        assert_eq!(after(edit(EditKind::Boilerplate, "")), "");
    }
}
