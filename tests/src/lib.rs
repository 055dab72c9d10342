//! What the tests share: the lexicon loaded once, invented texts, and where the real texts stand.

pub mod damage;
pub mod long;
pub mod speech;
pub mod suite;
pub mod wrapping;

use std::path::PathBuf;
use std::sync::LazyLock;

use tigang::lexicon::Lexicon;
use tigang::{Analysis, Options, analyze};

/// The lexicon, loaded once for all tests of a binary.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

/// Analyses a text that is not too long.
///
/// # Panics
/// When the text is over the limit.
pub fn analysis(raw: &str) -> Analysis {
    analysis_with(raw, &Options::default())
}

/// [`analysis`] with options.
///
/// # Panics
/// When the text is over the limit.
pub fn analysis_with(raw: &str, options: &Options) -> Analysis {
    analyze(raw, options, &LEXICON).expect("within the limit")
}

/// The folder of real texts beside the checkout, if this machine has it.
///
/// # Panics
/// In CI when it is missing: a check may be skipped aloud, not there.
pub fn shared() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "../shared is missing in CI");
    eprintln!("SKIPPED: ../shared is not on this machine");
    None
}

/// The real texts of one folder of [`shared`], by file name.
///
/// # Panics
/// When a file is not UTF-8.
pub fn shared_texts(folder: &str) -> Vec<(String, String)> {
    let Some(shared) = shared() else { return Vec::new() };
    let mut texts: Vec<(String, String)> = std::fs::read_dir(shared.join(folder))
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "txt"))
        .map(|entry| {
            let text = std::fs::read_to_string(entry.path()).expect("UTF-8");
            (entry.file_name().to_string_lossy().into_owned(), text)
        })
        .collect();
    texts.sort();
    texts
}

/// An invented speech with every kind of structure and some damage, for tests that need any text at all.
pub const SPEECH: &str = "\
在全縣河道清淤工作推進會上的講話
(2019年3月14日)
同志們:
今天召開這次會議,主要是對河道清淤工作再部署。下面,我講兩點意見。
一、認清形勢,增強緊(jǐn)迫感
去年全縣清淤**公里,群眾滿意率達到91.5%。但是還存在幾個問題。一是思想松勁。有的鄉鎮等靠觀望。二是進度偏慢。
二、突出重點,狠抓落實
(一)壓實責任。要按照《關於加強河道管理的意見》要求,逐段落實河長。
(二)強化督查。首先要查進度,其次要查質量,最后要查效果。
……(某文秘網省略1200字,正式會員可完整閱讀)……
三要建好臺賬。一是一,二是二,不得弄虛作假。
";
