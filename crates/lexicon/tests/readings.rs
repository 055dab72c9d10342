//! Readings against the table they were compiled from.

mod sources;

use tigang_lexicon::Lexicon;

#[test]
fn every_gbk_hanzi_has_the_readings_of_the_source() {
    let lexicon = Lexicon::embedded();
    let mut letters = 0;
    let table = sources::read("pinyin", "pinyin-data/pinyin.txt");
    for line in table.lines().filter_map(|line| line.strip_prefix("U+")) {
        let (code, rest) = line.split_once(':').expect("a code, then readings");
        let letter = u32::from_str_radix(code, 16)
            .ok()
            .and_then(char::from_u32)
            .expect("a scalar");
        let private = ('\u{e000}'..='\u{f8ff}').contains(&letter);
        if private || lexicon.gbk().encode(letter).is_none() {
            continue;
        }
        let expected: Vec<&str> = rest.split('#').next().unwrap_or("").trim().split(',').collect();
        assert_eq!(lexicon.readings().of(letter).collect::<Vec<_>>(), expected, "{letter}");
        for reading in expected {
            assert!(lexicon.readings().has_reading(letter, reading), "{letter} {reading}");
            assert!(lexicon.readings().has_toneless(letter, reading), "{letter} {reading}");
            assert!(lexicon.readings().is_syllable(reading), "{letter} {reading}");
        }
        letters += 1;
    }
    assert!(20_900 <= letters, "{letters}");
}

#[test]
fn damaged_spellings_are_known() {
    let lexicon = Lexicon::embedded();
    let readings = lexicon.readings();
    for (letter, spelling) in [
        ('略', "lu\u{308}e\u{300}"),
        ('略', "luè"),
        ('略', "lvè"),
        ('纲', "ɡānɡ"),
        ('展', "zhăn"),
        ('女', "NǙ"),
        ('的', "de"),
    ] {
        assert!(readings.has_reading(letter, spelling), "{letter} {spelling}");
    }
    for (letter, spelling) in [
        ('略', "lù"),
        ('纲', "gàng"),
        ('纲', "gang"),
        ('纲', ""),
        ('a', "a"),
        ('𠮷', "jí"),
    ] {
        assert!(!readings.has_reading(letter, spelling), "{letter} {spelling}");
    }
    assert!(!readings.is_syllable("zh") && !readings.is_syllable("xyz") && !readings.is_syllable("gangg"));
}
