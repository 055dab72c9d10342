//! The laws of the text crate, each held against a twin that is too simple to be wrong.

use proptest::collection::vec;
use proptest::prelude::*;
use tigang_text::{Clean, Hold, Raw, Replacement, SourceMap, Span, Text, Utf16Index, decode_utf16_lossy};

/// Letters of every width in UTF-8 and UTF-16.
fn letter() -> impl Strategy<Value = char> {
    prop_oneof![
        Just('a'),
        Just('\n'),
        Just('é'),
        Just('一'),
        Just('，'),
        Just('𠮷'),
        Just('\u{fffd}'),
        any::<char>()
    ]
}

fn string(max: usize) -> impl Strategy<Value = String> {
    vec(letter(), 0..max).prop_map(String::from_iter)
}

/// A raw text and disjoint replacements: gap to the last one, length of the replaced part, replacement, hold.
fn edited() -> impl Strategy<Value = (String, Vec<(Span<Raw>, String, Hold)>)> {
    let hold = prop_oneof![Just(Hold::Nothing), Just(Hold::Left)];
    (string(200), vec((0u32..9, 0u32..6, string(5), hold), 0..30)).prop_map(|(raw, steps)| {
        let len = raw.chars().count() as u32;
        let mut at = 0;
        let mut replacements = Vec::new();
        for (gap, cut, after, hold) in steps {
            let start = at + gap;
            let end = start + cut;
            if len < end {
                break;
            }
            replacements.push((Span::new(start, end), after, hold));
            at = end;
        }
        (raw, replacements)
    })
}

/// The twin: the clean text letter by letter, each with the raw span it came from.
fn naive(raw: &str, replacements: &[(Span<Raw>, String, Hold)]) -> Vec<(char, Span<Raw>)> {
    let raw: Vec<char> = raw.chars().collect();
    let mut clean = Vec::new();
    let mut at = 0u32;
    for (span, after, _) in replacements {
        clean.extend((at..span.start).map(|i| (raw[i as usize], Span::new(i, i + 1))));
        clean.extend(after.chars().map(|scalar| (scalar, *span)));
        at = span.end;
    }
    clean.extend((at..raw.len() as u32).map(|i| (raw[i as usize], Span::new(i, i + 1))));
    clean
}

fn apply(raw: &str, replacements: &[(Span<Raw>, String, Hold)]) -> (Text<Raw>, Text<Clean>, SourceMap) {
    let raw = Text::new(raw);
    let list = replacements.iter().map(|(span, after, hold)| Replacement {
        raw: *span,
        after,
        hold: *hold,
    });
    let (clean, map) = SourceMap::apply(&raw, list).expect("generated sorted and disjoint");
    (raw, clean, map)
}

proptest! {
    #[test]
    fn a_text_gives_its_letters_back(string in string(300), a in 0u32..320, b in 0u32..320) {
        let text: Text<Raw> = Text::new(&string);
        prop_assert_eq!(text.as_str(), &string);
        let naive: String = string.chars().skip(a as usize).take(b.saturating_sub(a) as usize).collect();
        prop_assert_eq!(text.string(Span::new(a, b)), naive);
    }

    #[test]
    fn clean_is_what_the_twin_builds_and_undo_gives_the_raw_text((raw, list) in edited()) {
        let (text, clean, map) = apply(&raw, &list);
        let twin: String = naive(&raw, &list).iter().map(|(scalar, _)| *scalar).collect();
        prop_assert_eq!(clean.as_str(), &twin);
        prop_assert_eq!(map.clean_len(), clean.len());
        let befores: Vec<String> = list.iter().map(|(span, _, _)| text.string(*span)).collect();
        prop_assert_eq!(map.undo(&clean, befores.iter().map(String::as_str)), raw);
    }

    #[test]
    fn every_raw_letter_is_copied_or_covered_once((raw, list) in edited()) {
        let (text, clean, map) = apply(&raw, &list);
        let (mut raw_at, mut clean_at) = (0, 0);
        for change in map.changes() {
            prop_assert!(raw_at <= change.raw.start && clean_at <= change.clean.start);
            prop_assert_eq!(text.slice(Span::new(raw_at, change.raw.start)), clean.slice(Span::new(clean_at, change.clean.start)));
            (raw_at, clean_at) = (change.raw.end, change.clean.end);
        }
        prop_assert_eq!(text.slice(Span::new(raw_at, text.len())), clean.slice(Span::new(clean_at, clean.len())));
    }

    #[test]
    fn a_clean_span_goes_back_to_the_letters_it_came_from((raw, list) in edited(), a in 0u32..260, n in 1u32..9) {
        let twin = naive(&raw, &list);
        let (_, clean, map) = apply(&raw, &list);
        if a + n <= clean.len() {
            let got = map.to_raw(Span::new(a, a + n));
            let first = twin[a as usize].1;
            let last = twin[(a + n - 1) as usize].1;
            prop_assert_eq!(got.start, first.start);
            // Deletions held by the last letter may be taken in, and nothing else.
            let mut end = last.end;
            if got.end != end {
                for (span, after, hold) in &list {
                    if span.start == end && after.is_empty() && *hold == Hold::Left {
                        end = span.end;
                    }
                }
            }
            prop_assert_eq!(got.end, end);
            // Inserted letters came from nowhere: there is no way back to them.
            if !first.is_empty() && !last.is_empty() {
                prop_assert!(map.to_clean(got).covers(Span::new(a, a + n)));
            }
        }
    }

    #[test]
    fn mapping_is_monotone((raw, list) in edited(), a in 0u32..260, b in 0u32..260) {
        let (_, clean, map) = apply(&raw, &list);
        let (a, b) = (a.min(b).min(clean.len()), a.max(b).min(clean.len()));
        prop_assert!(map.to_raw(Span::at(a)).start <= map.to_raw(Span::at(b)).start);
    }

    #[test]
    fn utf16_offsets_are_those_of_encode_utf16(string in string(200)) {
        let index = Utf16Index::new(string.chars());
        let mut sweep = index.sweep();
        let mut at16 = 0;
        for (at, scalar) in string.chars().enumerate() {
            let at = at as u32;
            prop_assert_eq!(index.offset16(at), at16);
            prop_assert_eq!(sweep(at), at16);
            for unit in 0..scalar.len_utf16() as u32 {
                prop_assert_eq!(index.scalar(at16 + unit), at);
            }
            at16 += scalar.len_utf16() as u32;
        }
        prop_assert_eq!(at16 as usize, string.encode_utf16().count());
    }

    #[test]
    fn lone_surrogates_are_replaced_in_place(units in vec(prop_oneof![Just(0xd842u16), Just(0xdfb7), Just(0x4e00), any::<u16>()], 0..60)) {
        let (string, replaced) = decode_utf16_lossy(&units);
        let back: Vec<u16> = string.encode_utf16().collect();
        prop_assert_eq!(back.len(), units.len());
        for (at, (&was, &is)) in units.iter().zip(&back).enumerate() {
            let lone = replaced.contains(&(at as u32));
            prop_assert_eq!(is, if lone { 0xfffd } else { was });
            prop_assert!(!lone || (0xd800..0xe000).contains(&was));
        }
    }
}

#[test]
fn replacements_that_overlap_are_refused() {
    let raw: Text<Raw> = Text::new("标题");
    let cut = |start, end| Replacement {
        raw: Span::new(start, end),
        after: "",
        hold: Hold::Nothing,
    };
    assert!(SourceMap::apply(&raw, [cut(0, 2), cut(1, 2)]).is_err());
    assert!(SourceMap::apply(&raw, [cut(1, 3)]).is_err());
}
