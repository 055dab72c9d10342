//! Markdown: its text. The signs of headings, quotations, links and emphasis go; lines stay.

/// The text of a file.
pub(super) fn text(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    for line in markdown.lines() {
        let bare = line.trim_start_matches(['>', ' ']);
        let heading = bare.trim_start_matches('#');
        let is_heading = heading.len() < bare.len() && heading.starts_with(' ');
        let line = if is_heading {
            heading.trim()
        } else if bare.len() < line.len() && line.starts_with('>') {
            bare
        } else {
            line
        };
        inline(line, &mut text);
        text.push('\n');
    }
    text
}

/// `**甲**` is 甲, `[乙](address)` is 乙; a lone `**` is somebody's masked name and stays.
fn inline(line: &str, text: &mut String) {
    let mut rest = line;
    let start = text.len();
    while let Some(letter) = rest.chars().next() {
        // Emphasis begins a line or a word; elsewhere two stars hide a name.
        let opens = text.len() == start || text.ends_with(' ');
        let tail = rest.get(letter.len_utf8()..).unwrap_or_default();
        if let Some((inside, behind)) = strong(rest).filter(|_| opens).or_else(|| link(rest)) {
            text.push_str(inside);
            rest = behind;
            continue;
        }
        text.push(letter);
        rest = tail;
    }
}

fn strong(rest: &str) -> Option<(&str, &str)> {
    let (inside, behind) = rest.strip_prefix("**")?.split_once("**")?;
    let closed =
        !inside.is_empty() && !inside.starts_with(' ') && !inside.ends_with(' ') && !inside.contains(['。', ',', '，']);
    closed.then_some((inside, behind))
}

fn link(rest: &str) -> Option<(&str, &str)> {
    let (inside, behind) = rest.strip_prefix('[')?.split_once("](")?;
    let (_, behind) = behind.split_once(')')?;
    (!inside.contains(['[', ']'])).then_some((inside, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_go_and_masked_names_stay() {
        assert_eq!(
            text("# 讲话\n\n> 引文\n**要点**见[文件](a.md)\n- 甲\n刚才,**同志讲了话,**同志通报\n"),
            "讲话\n\n引文\n要点见文件\n- 甲\n刚才,**同志讲了话,**同志通报\n"
        );
    }
}
