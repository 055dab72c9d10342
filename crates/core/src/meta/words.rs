//! The words heads are written with; see `data/meta.tsv`.

use std::sync::LazyLock;

use crate::phrases::Phrases;

/// The table of this stage.
pub(super) type Words = Phrases;

/// Genres a speech names itself by, in the order they are tried: 讲话稿 before 讲话 is the table's affair.
const GENRES: [&str; 7] = ["讲话", "发言", "报告", "致辞", "主持词", "通知", "纪要"];

static WORDS: LazyLock<Words> = LazyLock::new(|| Phrases::read(include_str!("../../data/meta.tsv")));

/// The table.
pub(super) fn words() -> &'static Words {
    &WORDS
}

/// The genre that `letters` end in, and the length of the word that says so.
pub(super) fn genre(letters: &[char], words: &Words) -> Option<(&'static str, usize)> {
    let found = GENRES
        .iter()
        .filter_map(|genre| Some((*genre, words.suffix(genre, letters)?)));
    found.max_by_key(|(_, len)| *len)
}
