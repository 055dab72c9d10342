//! A lexicon loads whole or not at all.

use tigang_lexicon::{Lexicon, LexiconError, List};

#[test]
fn the_embedded_lexicon_loads_and_says_where_it_is_from() {
    let lexicon = Lexicon::load(Lexicon::embedded_bytes()).expect("undamaged");
    let (date, sum) = lexicon.version().rsplit_once('-').expect("a date and a checksum");
    assert_eq!((date.len(), sum.len()), (10, 8), "{}", lexicon.version());
    for part in ["dictionary", "letters", "gbk", "readings"] {
        assert!(
            lexicon.provenance().lines().any(|line| line.starts_with(part)),
            "{part}"
        );
    }
    for list in List::ALL {
        assert!(!lexicon.list(list).is_empty(), "{list:?}");
    }
}

#[test]
fn any_damage_is_refused_with_cause_and_remedy() {
    let sound = Lexicon::embedded_bytes();
    for place in (0..sound.len())
        .step_by(sound.len() / 50)
        .chain([0, 8, 12, sound.len() - 1])
    {
        let mut bytes = sound.to_vec();
        bytes[place] ^= 0x10;
        assert!(
            Lexicon::load(&bytes).is_err(),
            "a flipped bit at {place} went unnoticed"
        );
    }
    for len in [0, 7, 8, 12, 19, 20, 24, 1000, sound.len() - 1] {
        assert!(Lexicon::load(&sound[..len]).is_err(), "{len} bytes were taken for all");
    }
    let mut swapped = sound.to_vec();
    swapped[1_000_000..1_000_016].rotate_left(8);
    assert!(Lexicon::load(&swapped).is_err(), "two swapped words went unnoticed");

    let mut bytes = sound.to_vec();
    bytes[500_000] ^= 1;
    let error = Lexicon::load(&bytes).expect_err("damaged");
    assert!(matches!(error, LexiconError::Damaged { .. }), "{error:?}");
    let message = error.to_string();
    assert!(
        message.contains("damaged") && message.contains("fetch the file again"),
        "{message}"
    );
    assert!(
        Lexicon::load(b"<!doctype html>")
            .expect_err("a page")
            .to_string()
            .contains("not a compiled lexicon")
    );
}

#[test]
fn another_format_is_named() {
    let mut bytes = Lexicon::embedded_bytes().to_vec();
    bytes[8] += 1;
    let error = Lexicon::load(&bytes).expect_err("another format");
    assert!(
        matches!(error, LexiconError::Format { found, expected } if found == expected + 1),
        "{error:?}"
    );
}
