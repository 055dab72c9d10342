//! Letters of both scripts against OpenCC, and against themselves there and back.

mod sources;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use tigang_lexicon::Lexicon;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

fn simplified(text: &str) -> String {
    LEXICON
        .letters()
        .to_simplified(&text.chars().collect::<Vec<_>>())
        .iter()
        .collect()
}

fn traditional(text: &str) -> String {
    LEXICON
        .letters()
        .to_traditional(&text.chars().collect::<Vec<_>>())
        .iter()
        .collect()
}

#[test]
fn mainland_forms_are_right() {
    for (written, expected) in [
        ("著力", "着力"),
        ("圍繞著", "围绕着"),
        ("沿著這條路", "沿着这条路"),
        ("著名", "著名"),
        ("顯著", "显著"),
        ("專著", "专著"),
        ("乾隆", "乾隆"),
        ("乾燥", "干燥"),
        ("幹部", "干部"),
        ("干預", "干预"),
        ("徵收", "征收"),
        ("於是", "于是"),
        ("瞭解", "了解"),
        ("瞭望", "瞭望"),
        ("一目瞭然", "一目了然"),
        ("藉口", "借口"),
        ("慰藉", "慰藉"),
        ("座標", "坐标"),
        ("皇后", "皇后"),
        ("以後", "以后"),
        ("裡面", "里面"),
        ("公里", "公里"),
        ("為什麼", "为什么"),
        ("餘下", "余下"),
        ("沈陽", "沈阳"),
        ("群眾", "群众"),
    ] {
        assert_eq!(simplified(written), expected, "{written}");
        // What is simplified already stays as it is.
        assert_eq!(simplified(expected), expected);
    }
}

#[test]
fn traditional_forms_are_those_of_taiwan() {
    for (written, expected) in [
        ("干部群众", "幹部群眾"),
        ("头发发展", "頭髮發展"),
        ("皇后以后", "皇后以後"),
        ("里面公里", "裡面公里"),
        ("着力解决吃饭问题", "著力解決吃飯問題"),
        ("启动", "啟動"),
        ("为了", "為了"),
    ] {
        assert_eq!(traditional(written), expected, "{written}");
    }
}

/// Where OpenCC's tables of another year give another form, and why ours is kept.
const DIFFERENCES: &str = include_str!("letters/differences.tsv");

#[test]
fn simplifies_as_opencc_does_but_for_the_listed_differences() {
    let listed: BTreeMap<&str, &str> = DIFFERENCES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let (same, other) = compare(BuiltinConfig::T2s, ["TSCharacters", "TSPhrases"], simplified);
    let expected: BTreeMap<String, String> = listed.iter().map(|(&text, &form)| (text.into(), form.into())).collect();
    assert_eq!(other, expected);
    assert!(3000 <= same, "{same}");
}

#[test]
fn makes_traditional_as_opencc_does_in_99_of_100() {
    let (same, other) = compare(BuiltinConfig::S2tw, ["STCharacters", "STPhrases"], traditional);
    assert!(
        50_000 <= same && other.len() * 100 < same,
        "{same} as OpenCC, {} otherwise",
        other.len()
    );
}

/// Converts every entry of the peer's own tables with both: how many agree, and our form of those that do not. Entries
/// with letters beyond the basic plane are left out: we keep them, so that a letter keeps its UTF-16 units.
fn compare(config: BuiltinConfig, tables: [&str; 2], ours: fn(&str) -> String) -> (usize, BTreeMap<String, String>) {
    let peer = OpenCC::from_config(config).expect("built in");
    let (mut same, mut other) = (0, BTreeMap::new());
    for table in tables {
        let table = sources::read("ferrous-opencc", &format!("assets/dictionaries/{table}.txt"));
        for (text, _) in table.lines().filter_map(|line| line.split_once('\t')) {
            let (ours, theirs) = (ours(text), peer.convert(text));
            let basic = [text, &theirs]
                .iter()
                .all(|text| text.chars().all(|letter| letter <= '\u{ffff}'));
            if ours == theirs {
                same += 1;
            } else if basic && text.chars().count() == theirs.chars().count() {
                other.insert(text.to_owned(), ours);
            }
        }
    }
    (same, other)
}

#[test]
fn common_words_come_back_from_traditional_letters() {
    let mut lost = Vec::new();
    let mut tried = 0;
    for line in sources::read("jieba-rs", "src/data/dict.txt").lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        let common = 100 <= fields[1].parse().unwrap_or(0) && 1 < fields[0].chars().count();
        if common && simplified(fields[0]) == fields[0] && fields[0].chars().all(is_gb2312) {
            tried += 1;
            let there = traditional(fields[0]);
            if simplified(&there) != fields[0] {
                lost.push(format!("{} {there} {}", fields[0], simplified(&there)));
            }
        }
    }
    assert!(25_000 <= tried, "{tried}");
    // What traditional letters do not tell apart.
    assert_eq!(
        lost,
        [
            "想象 想像 想像",
            "想象力 想像力 想像力",
            "熏陶 薰陶 薰陶",
            "鲶鱼 鯰魚 鲇鱼"
        ]
    );
}

#[test]
fn length_and_utf_16_units_never_change() {
    for letter in '\0'..=char::MAX {
        for form in [
            LEXICON.letters().fold(letter),
            LEXICON.letters().simplified(letter),
            LEXICON.letters().traditional(letter),
        ] {
            assert_eq!(form.len_utf16(), letter.len_utf16(), "{letter:?} {form:?}");
        }
        let shadow = LEXICON.letters().fold(letter);
        assert_eq!(
            LEXICON.letters().fold(shadow),
            shadow,
            "the shadow of {letter:?} has another shadow"
        );
    }
    let text: Vec<char> = "乾隆著力𠮷後圍繞著（　）⼒\u{0}".repeat(3).chars().collect();
    for view in [
        LEXICON.letters().to_simplified(&text),
        LEXICON.letters().to_traditional(&text),
        LEXICON.letters().shadow(&text),
    ] {
        assert_eq!(view.len(), text.len());
    }
}

fn is_gb2312(letter: char) -> bool {
    matches!(LEXICON.gbk().encode(letter), Some([0xb0..=0xf7, 0xa1..=0xfe]))
}
