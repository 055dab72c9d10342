//! Titles: where a heading ends and its text begins.

use super::words::WORDS;

/// A sentence of two clauses is a title as a whole up to this many letters, as in 统一思想,明确目标.
const TWO_CLAUSES: usize = 42;
/// A sentence of three clauses is one up to this many.
const THREE_CLAUSES: usize = 26;
/// A heading that ends in one blank: the sentence it would otherwise belong to is at least this long.
const RUNS_ON: usize = 30;

/// Letters of a heading before the blank that ends it.
const SHORTEST: usize = 4;

/// Letters of a heading that its text is glued to without a mark; shorter ones are the subject of their sentence.
const GLUED: usize = 6;

/// Length of the title at the head of the letters of a line; marks that close it stay outside.
///
/// A heading that stands alone is the whole line and keeps an inner 「?」. Otherwise the title is the first sentence, or its
/// first clause when the sentence runs on.
pub(super) fn length(letters: &[char], stands: bool) -> usize {
    let length = before_text(letters, stands);
    voice(&letters[..length]).unwrap_or(length)
}

/// 永葆实干之心抓发展我将…: where the speaker begins to say 我 behind a heading glued to it.
fn voice(title: &[char]) -> Option<usize> {
    let at = title.iter().position(|letter| *letter == '我')?;
    let glued = || WORDS.suffix("glued", &title[..at]).is_some() || !super::family::is_han(title[at - 1]);
    (GLUED <= at && WORDS.prefix("voice", &title[at..]).is_some() && !glued()).then_some(at)
}

/// Length of what stands before the text by its marks.
fn before_text(letters: &[char], stands: bool) -> usize {
    if stands {
        if let Some(comma) = letters.iter().position(|letter| *letter == ',')
            && letters.last() == Some(&'。')
            && let Some(onset) = onset(&letters[..comma])
        {
            return trimmed(&letters[..onset]);
        }
        let colon = letters.iter().position(|letter| *letter == ':');
        let end = colon.and_then(|colon| before_colon(letters, colon));
        return trimmed(&letters[..end.unwrap_or(letters.len())]);
    }
    let marks = marks(letters);
    let end = marks
        .iter()
        .find(|(_, mark)| matches!(mark, '。' | '!' | '?' | ';'))
        .map_or(letters.len(), |(at, _)| *at);
    if let Some(blank) = blank(letters, end) {
        return trimmed(&letters[..blank]);
    }
    let commas: Vec<usize> = marks
        .iter()
        .filter(|(at, mark)| *at < end && matches!(mark, ',' | ':'))
        .map(|(at, _)| *at)
        .collect();
    // 提高认识,增强紧迫感当前,…: the text may begin behind the second half of the heading.
    if let Some(onset) = commas.iter().take(2).find_map(|comma| onset(&letters[..*comma])) {
        return trimmed(&letters[..onset]);
    }
    let whole = match commas.len() {
        0 => true,
        1 => end <= TWO_CLAUSES && letters[commas[0]] == ',',
        2 => end <= THREE_CLAUSES,
        _ => false,
    };
    let end = if whole { end } else { commas[0] };
    let end = before_colon(letters, end).unwrap_or(end);
    trimmed(&letters[..end])
}

/// 提高认识坚定决心刚刚,… and …取得的成效2023年,…: where the word begins that opens the text behind a heading glued to it.
pub(crate) fn onset(clause: &[char]) -> Option<usize> {
    let opener = WORDS.suffix("onset", clause).or_else(|| year(clause))?;
    let (heading, _) = clause.split_at(clause.len() - opener);
    (GLUED <= heading.len() && WORDS.suffix("glued", heading).is_none()).then_some(heading.len())
}

/// Length of the year that a clause ends with, and what stands behind it: 2023年, 2023年以来.
fn year(clause: &[char]) -> Option<usize> {
    let since = WORDS.suffix("since", clause).unwrap_or(0);
    let clause = &clause[..clause.len() - since];
    let digits = clause.strip_suffix(&['年'])?.iter().rev();
    let digits = digits.take_while(|letter| letter.is_ascii_digit()).count();
    (digits == 4).then_some(digits + 1 + since)
}

/// 冬季生产的任务 任务是:… : what the colon at `colon` closes began behind the blank that ended the heading.
fn before_colon(letters: &[char], colon: usize) -> Option<usize> {
    let blank = letters[..colon].iter().rposition(|letter| *letter == ' ')?;
    (letters.get(colon) == Some(&':') && SHORTEST <= blank).then_some(blank)
}

/// The marks outside quotation marks and brackets, up to and with the first that ends a sentence.
fn marks(letters: &[char]) -> Vec<(usize, char)> {
    let mut depth: usize = 0;
    let mut marks = Vec::new();
    for (at, &letter) in letters.iter().enumerate() {
        match letter {
            '“' | '《' | '(' | '「' | '【' => depth += 1,
            '”' | '》' | ')' | '」' | '】' => depth = depth.saturating_sub(1),
            // A quotation that never closes must not swallow the text.
            '。' | '!' | '?' | ';' if depth == 0 || RUNS_ON < at => {
                marks.push((at, letter));
                break;
            }
            ',' | ':' if depth == 0 => marks.push((at, letter)),
            _ => {}
        }
    }
    marks
}

/// The one blank that ends a heading in a paste that has lost its line breaks.
fn blank(letters: &[char], end: usize) -> Option<usize> {
    if end < RUNS_ON {
        return None;
    }
    let han = |at: usize| letters.get(at).is_some_and(|letter| super::family::is_han(*letter));
    let at = letters[..end].iter().position(|letter| *letter == ' ')?;
    (SHORTEST <= at && han(at - 1) && han(at + 1)).then_some(at)
}

fn trimmed(letters: &[char]) -> usize {
    let closing = |letter: &&char| matches!(**letter, '。' | '!' | '?' | ';' | ':' | ',' | '、' | ' ');
    letters.len() - letters.iter().rev().take_while(closing).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_ends_where_the_heading_ends() {
        for (text, stands, title) in [
            ("明确重点抓什么?怎么抓?", true, "明确重点抓什么?怎么抓"),
            ("统一思想,明确目标。各地要抓紧。", false, "统一思想,明确目标"),
            (
                "加强研判,各站每周要对水位变化、雨情走势进行分析并拿出措施,汛期要加密。",
                false,
                "加强研判",
            ),
            (
                "牢记“早谋划,早动手”的要求。入春以来",
                false,
                "牢记“早谋划,早动手”的要求",
            ),
            ("只许进、不许退。大家知道", false, "只许进、不许退"),
            ("抓好秋收;", false, "抓好秋收"),
            (
                "认清形势坚定决心刚刚,县长作了部署,请抓好落实。",
                false,
                "认清形势坚定决心",
            ),
            (
                "进一步压实防汛责任同志们:汛期到了,要早作准备。",
                false,
                "进一步压实防汛责任",
            ),
            (
                "充分肯定防汛工作取得的成效2023年以来,各地压实责任,措施得力。",
                false,
                "充分肯定防汛工作取得的成效",
            ),
            (
                "我们的任务自2023年,一直没有变。",
                false,
                "我们的任务自2023年,一直没有变",
            ),
            (
                "提高认识,增强抗旱的紧迫感当前,旱情还在发展,各地要抓紧。",
                false,
                "提高认识,增强抗旱的紧迫感",
            ),
            ("我们的底子在当前,还很薄。", false, "我们的底子在当前,还很薄"),
            ("全县目前,灌溉用水够用。", false, "全县目前,灌溉用水够用"),
            (
                "冬季生产的任务 任务是:以积肥为主,兴修水利,全面安排,一齐动手。",
                false,
                "冬季生产的任务",
            ),
            (
                "永葆实干之心抓发展我将牢记为民初心,多到一线。",
                false,
                "永葆实干之心抓发展",
            ),
            ("这是我们要坚持的", false, "这是我们要坚持的"),
            ("“路不通”,影响运粮。", false, "“路不通”,影响运粮"),
            (
                "提高认识 今年以来全县上下认真贯彻市委决策部署扎实推进各项工作取得了明显成效群众普遍满意社会和谐稳定。",
                false,
                "提高认识",
            ),
        ] {
            let letters: Vec<char> = text.chars().collect();
            let found: String = letters[..length(&letters, stands)].iter().collect();
            assert_eq!(found, title, "{text}");
        }
    }
}
