//! Numbers as markers write them: 一 壹 1 ① ⑴ ⒈ ㈠ 甲 子 Ⅰ. Reading, and writing one more in the same style.

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Chinese,
    Capital,
    Arabic,
    Circled,
    ParenthesizedArabic,
    ParenthesizedChinese,
    Stopped,
    Stem,
    Branch,
    Roman,
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const CAPITALS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];
/// No outline has more points; a longer number is a year, a sum or a page.
pub(super) const LIMIT: u32 = 200;

/// Reads the number that begins the letters; its value and length. None for zero and for numbers over [`LIMIT`].
pub(crate) fn read(letters: &[char], style: Style) -> Option<(u32, usize)> {
    let first = *letters.first()?;
    let found = match style {
        Style::Chinese => chinese(letters, &DIGITS, '十', '百'),
        Style::Capital => chinese(letters, &CAPITALS, '拾', '佰'),
        Style::Arabic => {
            let length = letters
                .iter()
                .take(4)
                .take_while(|letter| letter.is_ascii_digit())
                .count();
            let digits = &letters[..length];
            (length < 4 && first != '0').then(|| {
                let value = digits.iter().filter_map(|digit| digit.to_digit(10));
                (value.fold(0, |sum, digit| sum * 10 + digit), length)
            })
        }
        Style::Stem => position(&STEMS, first).map(|index| (index + 1, 1)),
        Style::Branch => position(&BRANCHES, first).map(|index| (index + 1, 1)),
        _ => ranges(style)
            .iter()
            .find(|(from, to)| (*from..=*to).contains(&first))
            .map(|(from, _)| (first as u32 - *from as u32 + 1, 1)),
    };
    found.filter(|&(value, length)| 0 < value && value <= LIMIT && 0 < length)
}

/// The letters that are numbers by themselves, 1 and up, in styles that are written so.
fn ranges(style: Style) -> &'static [(char, char)] {
    match style {
        Style::Circled => &[('①', '⑳'), ('❶', '❿'), ('➀', '➉'), ('➊', '➓')],
        Style::ParenthesizedArabic => &[('⑴', '⒇')],
        Style::ParenthesizedChinese => &[('㈠', '㈩')],
        Style::Stopped => &[('⒈', '⒛')],
        Style::Roman => &[('Ⅰ', 'Ⅻ'), ('ⅰ', 'ⅻ')],
        _ => &[],
    }
}

/// The letters that numbers of a style may begin with.
pub(super) fn beginnings(style: Style) -> impl Iterator<Item = char> {
    let (letters, others): (&[char], _) = match style {
        Style::Chinese => (&DIGITS, "零十百廿"),
        Style::Capital => (&CAPITALS, "拾佰廿"),
        Style::Arabic => (&[], "0123456789"),
        Style::Stem => (&STEMS, ""),
        Style::Branch => (&BRANCHES, ""),
        _ => (&[], ""),
    };
    let ranges = ranges(style).iter().flat_map(|(from, to)| *from..=*to);
    letters.iter().copied().chain(others.chars()).chain(ranges)
}

/// Writes a number; none when the style does not reach so far.
pub(super) fn write(value: u32, style: Style) -> Option<String> {
    let nth = |first: char, last: u32| {
        (0 < value && value <= last)
            .then(|| char::from_u32(first as u32 + value - 1))
            .flatten()
            .map(String::from)
    };
    match style {
        Style::Chinese => Some(write_chinese(value, &DIGITS, '十')),
        Style::Capital => Some(write_chinese(value, &CAPITALS, '拾')),
        Style::Arabic => Some(value.to_string()),
        Style::Circled => nth('①', 20),
        Style::ParenthesizedArabic => nth('⑴', 20),
        Style::ParenthesizedChinese => nth('㈠', 10),
        Style::Stopped => nth('⒈', 20),
        Style::Stem => nth_of(&STEMS, value.checked_sub(1)?),
        Style::Branch => nth_of(&BRANCHES, value.checked_sub(1)?),
        Style::Roman => nth('Ⅰ', 12),
    }
}

fn position(letters: &[char], letter: char) -> Option<u32> {
    let index = letters.iter().position(|known| *known == letter)?;
    Some(index as u32)
}

fn nth_of(letters: &[char], index: u32) -> Option<String> {
    letters.get(index as usize).copied().map(String::from)
}

/// 一 to 一百九十九, also 廿一, and 二〇 where digits stand for places.
fn chinese(letters: &[char], digits: &[char], ten: char, hundred: char) -> Option<(u32, usize)> {
    let (mut total, mut digit, mut length) = (0, None, 0);
    let mut units = false;
    for &letter in letters.iter().take(6) {
        if let Some(value) = position(digits, letter).or_else(|| (letter == '零').then_some(0)) {
            digit = match digit {
                Some(place) if !units => Some(place * 10 + value),
                Some(0) | None => Some(value),
                Some(_) => break,
            };
        } else if letter == ten || letter == hundred {
            let unit = if letter == ten { 10 } else { 100 };
            if digit.is_some_and(|digit| 9 < digit) || (letter == hundred && digit.is_none()) {
                break;
            }
            total += digit.take().unwrap_or(1).max(1) * unit;
            units = true;
        } else if letter == '廿' && length == 0 {
            total = 20;
            units = true;
        } else {
            break;
        }
        length += 1;
    }
    let value = total + digit.unwrap_or(0);
    (0 < length).then_some((value, length))
}

fn write_chinese(value: u32, digits: &[char], ten: char) -> String {
    let digit = |value: u32| digits.get(value as usize).copied();
    let mut written = String::new();
    if 20 <= value {
        written.extend(digit(value / 10 % 10));
    }
    if 10 <= value {
        written.push(ten);
    }
    if !value.is_multiple_of(10) {
        written.extend(digit(value % 10));
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_reads_what_it_writes() {
        for style in [
            Style::Chinese,
            Style::Capital,
            Style::Arabic,
            Style::Circled,
            Style::ParenthesizedArabic,
            Style::ParenthesizedChinese,
            Style::Stopped,
            Style::Stem,
            Style::Branch,
            Style::Roman,
        ] {
            for value in 1..=99 {
                let Some(written) = write(value, style) else { continue };
                let letters: Vec<char> = written.chars().collect();
                assert_eq!(read(&letters, style), Some((value, letters.len())), "{written}");
            }
        }
    }

    #[test]
    fn years_and_nothing_are_no_numbers() {
        for (text, style) in [
            ("2021", Style::Arabic),
            ("二〇二三", Style::Chinese),
            ("提高", Style::Chinese),
            ("0", Style::Arabic),
        ] {
            let letters: Vec<char> = text.chars().collect();
            assert_eq!(read(&letters, style), None, "{text}");
        }
    }
}
