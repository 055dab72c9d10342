//! What the page itself tells about its damage: which letters it glosses, which marks it replaced, which letters meet.
//!
//! Sites rewrite a page by program, so a mechanism acts everywhere or nowhere: a letter that stands once without its reading
//! is not on the page's list, and where every full-width comma became ASCII no candidate may hold one.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::language::is_hanzi;
use super::shown::{Reading, Shown, is_hole};
use crate::letter_set::LetterSet;

/// Where one full-width mark stands for fewer ASCII ones than this, marks were not replaced by program.
const REPLACED: usize = 20;

/// Among so many marks some were torn out of letters, and where none of these has a hole before it lost bytes leave none.
const ENOUGH_MARKS: usize = 100;

/// So many marks without a hole before any of them make it a bit less likely that a question mark is one.
const MARKS_A_BIT: usize = 16;
/// At most so many bits.
const MOST_ASKS: i32 = 32;

/// Fewer letters than this stand between two readings where most are glossed.
const DENSE: usize = 2;
/// Letters behind the last reading, and before the first, that would have readings too.
const REACH: usize = 200;
/// So many question marks between another mark and a letter are the page's own: bytes are hardly ever lost there.
const ASKS_BEHIND_MARKS: usize = 3;
/// So many before other marks are holes, though the page has a sign for lost pairs.
const ASKS_BEFORE_MARKS: usize = 2;

/// Different letters of the page that are tried; a report has half as many.
const MOST_LETTERS: usize = 4096;

/// A page is traditional when one in so many of its different letters is. On traditional pages it is one in three, on
/// simplified ones next to none.
const TRADITIONAL: usize = 10;

/// The page's own habits.
pub(super) struct Own<'a> {
    shown: &'a Shown<'a>,
    /// The letters glossed with each reading.
    by_reading: BTreeMap<u32, BTreeSet<char>>,
    glossed: LetterSet,
    /// From its first reading to its last.
    reach: Range<usize>,
    /// Whether most letters are glossed, so that those the page has tell little.
    pub(super) listed: bool,
    /// Letters that stand on the page without a reading.
    bare: LetterSet,
    /// All neighbours, sorted; made when a search first asks for them, which on most pages none does.
    met: OnceCell<Vec<u64>>,
    /// Whether full-width marks became ASCII.
    replaced: bool,
    /// Whether lost bytes before a mark leave holes.
    pub(super) leaves_holes: bool,
    /// How unlikely a question mark is to be a hole, unless a reading follows, in bits: lost bytes have a sign of their own or
    /// none. The more marks stand on the page, the surer is that.
    pub(super) asks: i32,
    /// Whether question marks stand behind other marks though no byte was lost: some sites show a space so.
    pub(super) asks_behind_marks: bool,
    /// Whether a byte may be lost without a trace: the sites that lose them hold traditional text.
    pub(super) traceless: bool,
}

impl<'a> Own<'a> {
    /// Reads them off the page.
    pub(super) fn new(shown: &'a Shown<'a>) -> Self {
        let mut own = Self {
            shown,
            by_reading: BTreeMap::new(),
            glossed: LetterSet::default(),
            reach: shown.reach(),
            listed: false,
            bare: LetterSet::default(),
            met: OnceCell::new(),
            replaced: false,
            leaves_holes: false,
            asks: 0,
            asks_behind_marks: false,
            traceless: false,
        };
        let mut bare = LetterSet::default();
        let (mut readings, mut letters) = (0, 0);
        for (mut stretch, reading) in shown.stretches() {
            readings += 1;
            letters += stretch.len();
            if let (Some(Reading { sound, .. }), [before @ .., last]) = (reading, stretch)
                && shown.encode(*last).is_some()
                && shown.reads(*last, sound)
            {
                own.by_reading.entry(sound).or_default().insert(*last);
                own.glossed.insert(*last);
                stretch = before;
            }
            if stretch.len() == shown.letters.len() {
                bare = shown.census.all().clone();
                break;
            }
            for letter in stretch {
                bare.insert(*letter);
            }
        }
        own.listed = letters < DENSE * readings;
        let coded = |letter: &char| shown.encode(*letter).is_some();
        bare.iter().filter(coded).for_each(|letter| own.bare.insert(letter));
        let (mut asks_behind_marks, mut asks_before_marks) = (0, 0);
        let (mut wide, mut ascii, mut behind_hole, mut signed, mut doubled) = (0, 0, false, false, false);
        for at in shown.census.others() {
            let letter = shown.letters[at];
            let before = at.checked_sub(1).and_then(|before| shown.get(before));
            doubled |= letter == '?' && before == Some('?') && shown.get(at + 1).is_some_and(is_hanzi);
            let whole = || shown.get(at + 1).is_some_and(is_hanzi) && shown.is_behind_mark(at);
            let goes_on = shown.get(at + 1).is_some_and(|next| next != '\n');
            let before_mark = before == Some('?') && matches!(letter, ',' | ';' | ':' | '!');
            asks_before_marks += usize::from(before_mark && goes_on);
            asks_behind_marks += usize::from(letter == '?' && whole());
            signed |= letter == '\u{fffd}';
            wide += usize::from(is_wide_mark(letter));
            ascii += usize::from(is_mark(letter));
            // ?! is a mark of its own.
            behind_hole |= before.is_some_and(is_hole) && matches!(letter, ',' | ';' | ':');
        }
        own.asks_behind_marks = ASKS_BEHIND_MARKS <= asks_behind_marks;
        own.replaced = REPLACED * wide <= ascii;
        own.leaves_holes = own.replaced && behind_hole;
        own.asks = match own.replaced {
            true if signed && asks_before_marks < ASKS_BEFORE_MARKS => MOST_ASKS,
            true if !behind_hole && !doubled && ENOUGH_MARKS <= ascii => MOST_ASKS.min((ascii / MARKS_A_BIT) as i32),
            _ => 0,
        };
        let traditional = own.bare.iter().filter(|letter| shown.is_traditional(*letter)).count();
        own.traceless = !own.glossed.is_empty() || 0 < traditional && own.bare.len() <= TRADITIONAL * traditional;
        own
    }

    /// The letters that the page glosses with a reading.
    pub(super) fn letters(&self, sound: u32) -> impl Iterator<Item = char> {
        self.by_reading.get(&sound).into_iter().flatten().copied()
    }

    /// Whether the page glosses a letter.
    pub(super) fn glosses(&self, letter: char) -> bool {
        self.glossed.contains(letter)
    }

    /// Whether the page glosses a letter wherever it stands, and a place is among its readings: pasted together, two pages have
    /// them up to the end of the first.
    pub(super) fn glosses_at(&self, at: usize, letter: char) -> bool {
        let near = self.reach.start.saturating_sub(REACH)..self.reach.end + REACH;
        self.glosses(letter) && near.contains(&at)
    }

    /// Whether a letter stands somewhere without a reading and nowhere with one.
    pub(super) fn never_glosses(&self, letter: char) -> bool {
        self.bare.contains(letter) && !self.glossed.contains(letter)
    }

    /// The letters that stand on the page without a reading, as many as are worth trying.
    pub(super) fn bare(&self) -> impl Iterator<Item = char> {
        self.bare.iter().take(MOST_LETTERS)
    }

    /// How often two letters meet on the page.
    pub(super) fn meetings(&self, first: char, second: char) -> u32 {
        let met = self.met.get_or_init(|| {
            let letters: Vec<char> = self
                .shown
                .stretches()
                .flat_map(|(stretch, _)| stretch)
                .copied()
                .collect();
            let mut met: Vec<u64> = letters.windows(2).map(|pair| packed(pair[0], pair[1])).collect();
            met.sort_unstable();
            met
        });
        let pair = packed(first, second);
        let from = met.partition_point(|other| *other < pair);
        met[from..].partition_point(|other| *other == pair) as u32
    }

    /// Whether a letter stands anywhere on the page.
    pub(super) fn knows(&self, letter: char) -> bool {
        self.bare.contains(letter) || self.glossed.contains(letter)
    }

    /// Second byte of the full-width mark that an ASCII letter may have been.
    pub(super) fn mark(&self, letter: char) -> Option<u8> {
        // GBK has full-width letters under their ASCII codes with the highest bit set: ， is A3 AC.
        (self.replaced && is_mark(letter)).then_some(letter as u8 | 0x80)
    }

    /// Whether a letter cannot stand here because the page replaced all of them.
    pub(super) fn gone(&self, letter: char) -> bool {
        self.replaced && is_wide_mark(letter)
    }
}

/// Two letters as one number.
fn packed(first: char, second: char) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// Whether a letter is what M2 writes for a full-width mark.
pub(super) fn is_mark(letter: char) -> bool {
    matches!(letter, ',' | '?' | '!' | ';' | ':')
}

/// Whether a letter is one of the full-width marks that M2 replaces.
pub(super) fn is_wide_mark(letter: char) -> bool {
    matches!(letter, '，' | '？' | '！' | '；' | '：')
}

#[cfg(test)]
mod tests {
    use tigang_lexicon::Lexicon;

    use super::*;
    use crate::clean::draft::Census;

    /// Hands over what a page tells about itself.
    fn read(page: &str, check: impl FnOnce(&Own<'_>)) {
        let lexicon = Lexicon::embedded();
        let letters: Vec<char> = page.chars().collect();
        check(&Own::new(&Shown::new(&letters, &Census::new(&letters), &lexicon)));
    }

    #[test]
    fn question_marks_before_marks_are_holes_beside_another_sign() {
        let signed = "標\u{fffd}題，準備好了".replace('，', ",");
        read(&signed, |own| assert!(0 < own.asks));
        read(&format!("{signed}?,F將打算?;诖題"), |own| assert_eq!(own.asks, 0));
    }

    #[test]
    fn a_letter_without_its_reading_is_not_on_the_list() {
        read("標(biāo)題與標(biāo)準,題目", |own| {
            assert!(own.glosses('標') && !own.glosses('題'));
            assert!(own.never_glosses('題') && !own.never_glosses('標'));
            assert!(own.knows('準') && !own.knows('扶'));
        });
    }

    #[test]
    fn the_table_gives_the_letters_of_a_reading() {
        read("標(biāo)準與目標(biāo)", |own| {
            assert_eq!(own.letters(0).collect::<String>(), "標");
            assert_eq!(own.letters(1).count(), 0);
        });
    }

    #[test]
    fn neighbours_meet_across_readings() {
        read("鄉(xiāng)村與鄉村,鄉鎮", |own| {
            assert_eq!(own.meetings('鄉', '村'), 2);
            assert_eq!(own.meetings('村', '鎮'), 0);
        });
    }

    #[test]
    fn marks_are_torn_only_where_the_page_replaced_them() {
        read("一要落實,二要檢查;三要總結。", |own| {
            assert_eq!(own.mark(','), Some(0xac));
            assert!(own.gone('，') && !own.gone('。'));
        });
        read("一要落實，二要檢查；三要總結。", |own| {
            assert_eq!(own.mark(','), None);
            assert!(!own.gone('，'));
        });
    }

    #[test]
    fn bytes_vanish_on_traditional_and_on_glossed_pages_only() {
        read("發展經濟,擴大開放", |own| assert!(own.traceless));
        read("发展经济,扩大开放", |own| assert!(!own.traceless));
        read("发展经(jīng)济,扩大开放", |own| assert!(own.traceless));
        read("let a = b;", |own| assert!(!own.traceless));
    }

    #[test]
    fn a_question_mark_asks_where_lost_bytes_have_their_own_sign_or_none() {
        let asks = |page: &str, expected: bool| read(page, |own| assert_eq!(0 < own.asks, expected, "{page}"));
        asks("落實政策\u{fffd},發展經濟?", true);
        asks("落實政策?,發展經濟?", false);
        asks("落實政策,發展經濟?", false);
        asks(&"落實政策,發展經濟,".repeat(ENOUGH_MARKS), true);
        asks(&format!("{}??萍", "落實政策,發展經濟,".repeat(ENOUGH_MARKS)), false);
    }

    #[test]
    fn readings_reach_as_far_as_they_stand() {
        let page = format!("標(biāo)題與目標(biāo),{}", "題目準備".repeat(REACH));
        read(&page, |own| {
            assert!(own.glosses_at(20, '標') && !own.glosses_at(20, '題'));
            assert!(!own.glosses_at(600, '標'));
        });
    }

    #[test]
    fn a_page_that_glosses_most_letters_tells_little() {
        read("會(huì)議(yì)要求(qiú)", |own| assert!(own.listed));
        read("全縣防汛工作會(huì)議要求", |own| assert!(!own.listed));
    }

    #[test]
    fn holes_are_a_habit() {
        read("落實政策?,發展經濟", |own| assert!(own.leaves_holes));
        read("落實政策,發展經濟?", |own| assert!(!own.leaves_holes));
    }
}
