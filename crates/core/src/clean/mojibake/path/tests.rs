use tigang_lexicon::Lexicon;

use super::*;
use crate::clean::draft::Census;

/// The likeliest way from the first letter of `broken` on, behind the page's letters.
fn likeliest_way(page: &str, broken: &str) -> (String, Vec<Mechanism>) {
    let lexicon = Lexicon::embedded();
    let letters: Vec<char> = page.chars().chain(broken.chars()).collect();
    let census = Census::new(&letters);
    let shown = Shown::new(&letters, &census, &lexicon);
    let (language, own) = (Language::new(&letters, &lexicon), Own::new(&shown));
    let at = page.chars().count();
    let context = &letters[at.saturating_sub(4)..at];
    let (ways, _) = Search::new(&shown, &language, &own).ways(at, context);
    let best = ways.iter().min_by_key(|way| way.cost);
    let best = best.expect("the page as it stands is a way");
    let mechanisms = best.stretches.iter().map(|stretch| stretch.mechanism).collect();
    (best.letters[context.len()..].iter().collect(), mechanisms)
}

#[test]
fn a_reading_inside_a_letter_gives_both_letters_back() {
    // 數 is found across 當|地.
    let (letters, mechanisms) = likeliest_way("擴大就業。\n當", "?shù)亟邮軐W前教育。\n");
    assert!(letters.starts_with("地接受學前教育"), "{letters}");
    assert_eq!(mechanisms, [Mechanism::Gloss]);
}

#[test]
fn a_mark_across_two_letters_gives_both_back() {
    let (letters, mechanisms) = likeliest_way("落實政策,擴大就業。\n完成任務", "?梢哉f,形勢很好。\n");
    assert!(letters.starts_with("。可以說"), "{letters}");
    assert_eq!(mechanisms, [Mechanism::Punctuation]);
}

#[test]
fn half_a_space_gives_the_bracket_back() {
    let (letters, mechanisms) = likeliest_way("落實政策。\n", "。ㄒ唬┘訌婎I導。\n");
    assert!(letters.starts_with("（一）加強領導"), "{letters}");
    assert_eq!(mechanisms, [Mechanism::Orphan]);
}

#[test]
fn a_bracket_whose_pairs_are_shown_as_nothing_comes_back() {
    let (letters, mechanisms) = likeliest_way("落實政策。\n", "。┘訌婎I導。\n");
    assert!(letters.starts_with("（六）加強領導"), "{letters}");
    assert_eq!(mechanisms, [Mechanism::Orphan]);
}

#[test]
fn sound_text_is_its_own_likeliest_way() {
    let (letters, mechanisms) = likeliest_way("同志們:\n", "要落實政策,擴大就業,發展經濟。\n");
    assert!(letters.starts_with("要落實"), "{letters}");
    assert_eq!(mechanisms, []);
}

#[test]
fn a_mark_before_a_reading_written_twice_stands() {
    // 患 is found across ；|糧, whose second byte is the Z.
    let (letters, mechanisms) = likeliest_way("糧食增收,擴大就業。\n連年增收", ";?huan)(huan)Z食增收。\n");
    assert!(letters.starts_with(";糧食增收"), "{letters}");
    assert_eq!(mechanisms, [Mechanism::Gloss]);
}

#[test]
fn dashes_come_by_twos() {
    let (letters, mechanisms) = likeliest_way("落實政策,擴大就業。\n完成任務", "!——記各村修渠,落實政策。\n");
    assert!(letters.starts_with("!——記"), "{letters}");
    assert_eq!(mechanisms, []);
}

#[test]
fn no_search_reads_further_than_its_budget() {
    let lexicon = Lexicon::embedded();
    let letters: Vec<char> = "國?媸;".chars().cycle().take(1000).collect();
    let census = Census::new(&letters);
    let shown = Shown::new(&letters, &census, &lexicon);
    let (language, own) = (Language::new(&letters, &lexicon), Own::new(&shown));
    let (ways, read) = Search::new(&shown, &language, &own).ways(1, &[]);
    assert!(read <= MAX_READ);
    assert!(ways.len() <= WIDTH + TURNING_WIDTH + IN_STEP_WIDTH);
}
