//! Dates as heads write them: 2020年5月7日, 二〇二〇年五月七日, xxxx年x月xx日, 2020-5-7; to ISO 8601 with x for masked digits.

use crate::phrases::digit;

/// A date found in a piece of the shadow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Date {
    /// First letter.
    pub(super) start: usize,
    /// One past the last letter.
    pub(super) end: usize,
    /// 2020-05-07, 2020-05, 2020, xxxx-xx-xx; a year that is not stated is xxxx as well.
    pub(super) iso: String,
    /// Whether month and day are stated, if only masked.
    pub(super) to_the_day: bool,
}

/// The first date in `letters`.
pub(super) fn find(letters: &[char]) -> Option<Date> {
    (0..letters.len()).find_map(|at| read(letters, at))
}

/// The date that begins at `at`: a year with 年, or month and day.
fn read(letters: &[char], at: usize) -> Option<Date> {
    if at.checked_sub(1).and_then(|before| part(letters[before])).is_some() {
        return None;
    }
    let (first, end) = parts(letters, at)?;
    let separator = letters.get(end).copied()?;
    if first.len() == 4 {
        return year(letters, at, end, separator, &first.concat());
    }
    let (month, end) = month(letters, at)?;
    let (day, end) = number_before(letters, end, '日')?;
    Some(Date {
        start: at,
        end,
        iso: format!("xxxx-{month}-{day}"),
        to_the_day: true,
    })
}

fn year(letters: &[char], start: usize, end: usize, separator: char, year: &str) -> Option<Date> {
    if matches!(separator, '-' | '/' | '.') {
        let (month, end) = two(letters, end + 1)?;
        let end = (letters.get(end) == Some(&separator)).then_some(end + 1)?;
        let (day, end) = two(letters, end)?;
        let iso = format!("{year}-{month}-{day}");
        return Some(Date {
            start,
            end,
            iso,
            to_the_day: true,
        });
    }
    if separator != '年' || !year.starts_with(['1', '2', 'x']) {
        return None;
    }
    let end = end + 1;
    let Some((month, month_end)) = month(letters, end) else {
        let iso = year.to_owned();
        return Some(Date {
            start,
            end,
            iso,
            to_the_day: false,
        });
    };
    match number_before(letters, month_end, '日') {
        Some((day, end)) => Some(Date {
            start,
            end,
            iso: format!("{year}-{month}-{day}"),
            to_the_day: true,
        }),
        None => Some(Date {
            start,
            end: month_end,
            iso: format!("{year}-{month}"),
            to_the_day: false,
        }),
    }
}

fn month(letters: &[char], at: usize) -> Option<(String, usize)> {
    number_before(letters, at, '月').filter(|(month, _)| month.as_str() <= "12" || month.contains('x'))
}

/// A number of one or two digits, as two digits, and the place behind the `unit` that follows it.
fn number_before(letters: &[char], at: usize, unit: char) -> Option<(String, usize)> {
    let (number, end) = two(letters, at)?;
    let end = skip_spaces(letters, end);
    (letters.get(end) == Some(&unit)).then_some((number, end + 1))
}

fn two(letters: &[char], at: usize) -> Option<(String, usize)> {
    let at = skip_spaces(letters, at);
    let len = letters[at.min(letters.len())..]
        .iter()
        .take(4)
        .take_while(|letter| part(**letter).is_some() || **letter == '十')
        .count();
    let piece = &letters[at..at + len];
    if piece.iter().any(|letter| part(*letter).as_deref() == Some("x")) {
        return (len <= 2).then(|| ("xx".to_owned(), at + len));
    }
    let value = crate::phrases::numeral(piece).filter(|value| 0 < *value && *value <= 31)?;
    Some((format!("{value:02}"), at + len))
}

/// The run of digits and masks at `at`, one string each.
fn parts(letters: &[char], at: usize) -> Option<(Vec<String>, usize)> {
    let run: Vec<String> = letters[at..].iter().take(5).map_while(|letter| part(*letter)).collect();
    let end = at + run.len();
    (!run.is_empty() && run.len() <= 4).then(|| (run, skip_spaces(letters, end)))
}

fn part(letter: char) -> Option<String> {
    match letter {
        'x' | 'X' | '×' | '*' | '_' => Some("x".to_owned()),
        '两' => None,
        // 二○一九年: what typists take for 〇.
        '○' | 'Ｏ' => Some("0".to_owned()),
        _ => letter
            .to_digit(10)
            .or_else(|| digit(letter))
            .map(|digit| digit.to_string()),
    }
}

fn skip_spaces(letters: &[char], mut at: usize) -> usize {
    while letters.get(at).is_some_and(|letter| *letter == ' ') {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, iso: Option<&str>) {
        let letters: Vec<char> = text.chars().collect();
        assert_eq!(find(&letters).map(|date| date.iso).as_deref(), iso, "{text}");
    }

    #[test]
    fn reads_dates_of_heads() {
        check("(2019年3月8日)", Some("2019-03-08"));
        check("2019 年 11 月 28 日", Some("2019-11-28"));
        check("二〇一九年十二月三十一日", Some("2019-12-31"));
        check("2019-3-8", Some("2019-03-08"));
        check("2019年3月", Some("2019-03"));
        check("在2019年全县春耕会议上", Some("2019"));
    }

    #[test]
    fn keeps_masks() {
        check("(xxxx年x月xx日)", Some("xxxx-xx-xx"));
        check("20xx年5月1日", Some("20xx-05-01"));
        check("20**年", Some("20xx"));
        check("清江日报4月20日讯", Some("xxxx-04-20"));
    }

    #[test]
    fn leaves_other_numbers_alone() {
        check("1236个村", None);
        check("5000年文明", None);
        check("第3次", None);
        check("12345年", None);
    }
}
