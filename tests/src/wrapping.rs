//! Breaks the lines of clean texts as mail programs, PDF readers and web forms do, or takes them away.

/// How the lines of a text are broken.
#[derive(Clone, Copy, Debug)]
pub struct Wrapping {
    /// In half letters.
    pub width: usize,
    /// Before the first line of a paragraph.
    pub indent: &'static str,
    /// Before every line.
    pub margin: &'static str,
    /// Behind every line that is broken off.
    pub trail: &'static str,
    /// Between two lines of a paragraph.
    pub broken: &'static str,
    /// Between two paragraphs.
    pub between: &'static str,
    /// Whether marks are kept from the head of a line, as typesetters do.
    pub kept: bool,
    /// A page number stands behind so many lines; 0 for none.
    pub page: usize,
}

/// Plain lines of one width.
pub const PLAIN: Wrapping = Wrapping {
    width: 72,
    indent: "",
    margin: "",
    trail: "",
    broken: "\n",
    between: "\n",
    kept: false,
    page: 0,
};

/// Paragraphs of a text, without blanks around them.
pub fn paragraphs(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// Breaks every paragraph.
pub fn wrap(text: &str, how: &Wrapping) -> String {
    let mut wrapped = String::new();
    let mut lines = 0;
    for paragraph in paragraphs(text) {
        let whole: String = how.indent.chars().chain(paragraph.chars()).collect();
        let pieces = pieces(&whole, how);
        for (at, piece) in pieces.iter().enumerate() {
            wrapped += how.margin;
            wrapped += piece;
            wrapped += if at + 1 < pieces.len() { how.trail } else { "" };
            lines += 1;
            let turn = 0 < how.page && lines % how.page == 0;
            wrapped += if at + 1 < pieces.len() { how.broken } else { how.between };
            if turn {
                wrapped += &format!("— {} —\n", lines / how.page);
            }
        }
    }
    wrapped
}

fn pieces(paragraph: &str, how: &Wrapping) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut width = 0;
    for letter in paragraph.chars() {
        let wide = if letter.is_ascii() { 1 } else { 2 };
        let hangs = how.kept && "、，。；：！？”’）》】,.;:!?)".contains(letter);
        if how.width < width + wide && !hangs {
            pieces.push(std::mem::take(&mut line));
            width = 0;
        }
        line.push(letter);
        width += wide;
    }
    pieces.push(line);
    pieces
}

/// One line, with a sign where the paragraphs ended.
pub fn join(text: &str, between: &str) -> String {
    paragraphs(text).join(between)
}

/// How well the paragraphs of a text stand in another one with the same letters.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kept {
    /// Paragraphs there were.
    pub all: usize,
    /// Those that stand exactly.
    pub exact: usize,
    /// Breaks that were not there.
    pub added: usize,
}

/// Counts the paragraphs of `before` that `after` has too. Blanks do not count.
pub fn kept(before: &str, after: &str) -> Kept {
    let ends = |text: &str| -> Vec<usize> {
        let mut at = 0;
        let mut ends = Vec::new();
        for paragraph in paragraphs(text) {
            at += paragraph.chars().filter(|letter| !letter.is_whitespace()).count();
            ends.push(at);
        }
        ends
    };
    let (before, after) = (ends(before), ends(after));
    let mut kept = Kept {
        all: before.len(),
        ..Kept::default()
    };
    let mut start = 0;
    for &end in &before {
        let inside = after.iter().filter(|at| start < **at && **at < end).count();
        let stands = |at: usize| at == 0 || after.binary_search(&at).is_ok();
        kept.exact += usize::from(inside == 0 && stands(start) && stands(end));
        kept.added += inside;
        start = end;
    }
    kept
}
