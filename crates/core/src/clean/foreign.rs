//! Foreign: texts that are no Chinese prose, as programs, English and Japanese. What is known of speeches and of pages about
//! them says nothing about these, so the passes that use it leave them alone.

use super::Current;

/// Chinese has no kana but in names; of Japanese letters one in two is one.
const KANA: usize = 10;

/// Whether a text has more Latin words than Chinese letters, or is Japanese.
pub(super) fn is_foreign(current: &Current) -> bool {
    let census = current.census();
    if !census.has_other(|letter| letter.is_ascii_alphabetic() || is_kana(letter)) {
        return false;
    }
    let (mut others, mut words, mut kana) = (0, 0, 0);
    let mut word = (0, 0);
    for at in census.others() {
        others += 1;
        match current.scalars()[at] {
            'a'..='z' | 'A'..='Z' => {
                word = (at, if word.0 + 1 == at { word.1 + 1 } else { 1 });
                words += usize::from(word.1 == 2);
            }
            letter if is_kana(letter) => kana += 1,
            _ => {}
        }
    }
    let chinese = current.scalars().len() - others;
    chinese < words || chinese < KANA * kana
}

fn is_kana(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{30fa}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Draft;

    #[test]
    fn programs_english_and_japanese_are_foreign() {
        for (text, expected) in [
            ("fn main() { println!(\"{}\", total); } // 求和", true),
            ("Remarks at the opening ceremony", true),
            ("国は、この法律の目的を達成するため、必要な措置を講ずる。", true),
            ("全县 GDP 增长 8.5%，R&D 投入加大。", false),
            ("各位来宾： Distinguished guests, 大家上午好，很高兴与各位相聚。", false),
            ("ニ、狠抓落实，层层压实责任，坚决完成今年的各项目标任务。", false),
            ("", false),
        ] {
            let raw = tigang_text::Text::new(text);
            assert_eq!(is_foreign(&Draft::new(&raw).current()), expected, "{text}");
        }
    }
}
