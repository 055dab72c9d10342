//! The annotated text as one page that opens anywhere: outline, text with its marks, and the list of repairs and doubts.
//! No script, nothing fetched, light and dark as the system is set.

mod marks;

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span};

use super::findings::{self, findings, gap};
use super::layout::{Block, Head, Kind, layout};
use super::markup::{escape, escape_into};
use super::text::words;
use crate::Analysis;
use crate::meta::SourceScript;
use crate::outline::NodeKind;
use crate::view::{Script, say, view_whole};
use marks::{Mark, Runs, marks};

const STYLE: &str = include_str!("html/page.css");

/// Renders an analysis as a page in `script`.
pub fn html(analysis: &Analysis, script: Script, lexicon: &Lexicon) -> String {
    let page = Page {
        analysis,
        script,
        lexicon,
        shown: view_whole(analysis, script, lexicon),
    };
    let title = page.title();
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        page.language()
    );
    page.head(&mut out, &title);
    out.push_str("<main>\n");
    page.outline(&mut out);
    page.text(&mut out);
    out.push_str("</main>\n");
    page.findings(&mut out);
    out.push_str("</body>\n</html>\n");
    out
}

struct Page<'a> {
    analysis: &'a Analysis,
    script: Script,
    lexicon: &'a Lexicon,
    /// The clean text in the reader's script, letter for letter.
    shown: Vec<char>,
}

impl Page<'_> {
    /// A string of the report in the reader's script, escaped.
    fn say(&self, text: &str) -> String {
        escape(&say(text, self.script, self.lexicon))
    }

    fn language(&self) -> &'static str {
        let source = self.analysis.meta.script.as_ref().map(|script| script.value);
        match (self.script, source) {
            (Script::Traditional, _) | (Script::Source, Some(SourceScript::Traditional | SourceScript::Converted)) => {
                "zh-Hant"
            }
            _ => "zh-Hans",
        }
    }

    fn title(&self) -> String {
        let meta = &self.analysis.meta;
        let title = meta.main_title.as_ref().or(meta.title.as_ref());
        self.say(title.map_or("无标题文稿", |title| &title.value))
    }

    fn head(&self, out: &mut String, title: &str) {
        let meta = &self.analysis.meta;
        let facts = [&meta.role, &meta.speaker, &meta.date, &meta.place, &meta.genre];
        let facts: Vec<String> = facts.into_iter().flatten().map(|fact| self.say(&fact.value)).collect();
        out.push_str(&format!("<header class=\"head\">\n<h1>{title}</h1>\n"));
        if !facts.is_empty() {
            out.push_str(&format!("<p>{}</p>\n", facts.join("　")));
        }
        out.push_str(&format!("<p>{}</p>\n", self.say(&findings::state(self.analysis))));
        let terms = findings::key_terms(self.analysis, self.script, self.lexicon);
        if !terms.is_empty() {
            out.push_str(&format!("<p>{}：{}</p>\n", self.say("关键词"), escape(&terms)));
        }
        out.push_str("</header>\n");
    }

    fn outline(&self, out: &mut String) {
        let name = self.say("提纲");
        out.push_str(&format!("<nav aria-label=\"{name}\">\n<h2>{name}</h2>\n"));
        let mut open: Vec<u32> = Vec::new();
        for (index, node) in self.analysis.outline.nodes.iter().enumerate() {
            if open.last().is_none_or(|depth| *depth < node.depth) {
                out.push_str("<ol>");
                open.push(node.depth);
            } else {
                while 1 < open.len() && open.last().is_some_and(|depth| node.depth < *depth) {
                    out.push_str("</li></ol>");
                    open.pop();
                }
                out.push_str("</li>\n");
            }
            let class = if node.kind == NodeKind::Missing {
                " class=\"missing\""
            } else {
                ""
            };
            out.push_str(&format!(
                "<li><a href=\"#n{index}\"{class}>{}</a>",
                self.say(&words(node))
            ));
        }
        out.push_str(&"</li></ol>\n".repeat(open.len()));
        out.push_str("</nav>\n");
    }

    fn text(&self, out: &mut String) {
        let marks = marks(self.analysis);
        let mut runs = Runs::new(&marks);
        let blocks = layout(self.analysis);
        let mut inside = self.inside(&blocks).into_iter().peekable();
        out.push_str("<article>\n");
        for block in &blocks {
            // A node without a block of its own is reached at the head of the block that holds it.
            let mut anchors = String::new();
            while let Some((_, node)) = inside.next_if(|(at, _)| *at < block.span.end.max(block.span.start + 1)) {
                anchors.push_str(&format!("<a id=\"n{node}\"></a>"));
            }
            self.block(out, block, &anchors, &mut runs);
        }
        for (_, node) in inside {
            out.push_str(&format!("<a id=\"n{node}\"></a>"));
        }
        out.push_str("</article>\n");
    }

    /// Nodes that stand in the text and have no block of their own, with their place.
    fn inside(&self, blocks: &[Block]) -> Vec<(u32, usize)> {
        let nodes = &self.analysis.outline.nodes;
        let mut own = vec![false; nodes.len()];
        for block in blocks {
            if let Kind::Heading(index) | Kind::Missing(index) = block.kind {
                own[index] = true;
            }
        }
        let mut inside: Vec<(u32, usize)> = (0..nodes.len())
            .filter(|index| !own[*index])
            .map(|index| (nodes[index].start(), index))
            .collect();
        crate::order::sort_by_key(&mut inside, |node| *node);
        inside
    }

    fn block(&self, out: &mut String, block: &Block, anchors: &str, runs: &mut Runs<'_>) {
        let rest = Span::new(block.head_end, block.span.end);
        match block.kind {
            Kind::Head(head) => {
                let class = match head {
                    Head::Kicker => "kicker",
                    Head::Title => "title",
                    Head::Subtitle => "subtitle",
                    Head::Byline => "byline",
                    Head::Salutation => "salutation",
                };
                out.push_str(&format!("<p class=\"{class}\">{anchors}"));
                self.letters(out, rest, runs);
                out.push_str("</p>\n");
            }
            Kind::Body => {
                out.push_str(&format!("<p>{anchors}"));
                self.letters(out, rest, runs);
                out.push_str("</p>\n");
            }
            Kind::Heading(index) => {
                let level = (self.analysis.outline.nodes[index].depth + 1).min(6);
                let opening = !rest.is_empty();
                out.push_str(if opening { "<div class=\"opening\">" } else { "" });
                out.push_str(&format!("<h{level} id=\"n{index}\">{anchors}"));
                self.letters(out, Span::new(block.span.start, block.head_end), runs);
                out.push_str(&format!("</h{level}>"));
                if opening {
                    out.push_str("<p>");
                    self.letters(out, rest, runs);
                    out.push_str("</p></div>");
                }
                out.push('\n');
            }
            Kind::Gap(index) => {
                let words = self.say(&gap(self.analysis, index));
                out.push_str(&format!("<p class=\"absent\">{anchors}〔{words}〕</p>\n"));
            }
            Kind::Missing(index) => {
                let words = self.say(&words(&self.analysis.outline.nodes[index]));
                out.push_str(&format!("<p class=\"absent\" id=\"n{index}\">{anchors}{words}</p>\n"));
            }
        }
    }

    fn letters(&self, out: &mut String, piece: Span<Clean>, runs: &mut Runs<'_>) {
        let mut at = piece.start;
        while at < piece.end {
            let (run, marks) = runs.next(at, piece);
            let letters = &self.shown[run.range()];
            if marks.is_empty() {
                letters.iter().for_each(|letter| escape_into(out, *letter));
            } else {
                self.open(out, marks);
                letters.iter().for_each(|letter| escape_into(out, *letter));
                out.push_str("</mark>");
            }
            at = run.end;
        }
    }

    fn open(&self, out: &mut String, marks: &[&Mark]) {
        let mut classes: Vec<&str> = marks.iter().map(|mark| mark.class).collect();
        crate::order::sort_by_key(&mut classes, |class| *class);
        classes.dedup();
        out.push_str(&format!("<mark class=\"{}\"", classes.join(" ")));
        let why: Vec<String> = marks
            .iter()
            .filter_map(|mark| mark.why.as_deref())
            .map(|why| self.say(why))
            .collect();
        if !why.is_empty() {
            out.push_str(&format!(" title=\"{}\"", why.join("；")));
        }
        out.push('>');
    }

    fn findings(&self, out: &mut String) {
        let tables = findings(self.analysis);
        out.push_str(&format!(
            "<footer class=\"findings\">\n<h2>{}</h2>\n",
            self.say(findings::TITLE)
        ));
        if tables.is_empty() {
            out.push_str(&format!("<p>{}</p>\n", self.say(findings::NONE)));
        }
        for table in tables {
            out.push_str(&format!(
                "<section>\n<h3>{}</h3>\n<table>\n<tr>",
                self.say(&table.title)
            ));
            for column in table.columns {
                out.push_str(&format!("<th scope=\"col\">{}</th>", self.say(column)));
            }
            out.push_str("</tr>\n");
            for row in &table.rows {
                out.push_str("<tr>");
                for cell in row {
                    out.push_str(&format!("<td>{}</td>", self.say(cell)));
                }
                out.push_str("</tr>\n");
            }
            out.push_str("</table>\n</section>\n");
        }
        let made = self.say(&findings::made(self.lexicon));
        out.push_str(&format!("<p>{made}</p>\n</footer>\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    fn page(text: &str) -> String {
        let lexicon = Lexicon::embedded();
        let analysis = analyze(text, &Options::default(), &lexicon).expect("short");
        html(&analysis, Script::Simplified, &lexicon)
    }

    /// The text of the article as a reader sees it.
    fn article(page: &str) -> String {
        let (_, rest) = page.split_once("<article>").expect("an article");
        let (article, _) = rest.split_once("</article>").expect("closed");
        let mut text = String::new();
        let mut tag = false;
        for letter in article.chars() {
            match letter {
                '<' => tag = true,
                '>' => tag = false,
                '\n' => {}
                letter if !tag => text.push(letter),
                _ => {}
            }
        }
        text
    }

    const TEXT: &str = "在全县水利工作会议上的讲话\n同志们:\n一、提高认识\n要落实《水利条例》和《<甲>办法》,水利条例不能只挂在墙上。\n二、狠抓落实\n首先是抓好水利工程。其次是管好水利资金,水利资金一分不能少。\n";

    #[test]
    fn the_article_is_the_text_and_markup_in_it_is_text() {
        let page = page(TEXT);
        let expected: String = TEXT.replace('\n', "").replace(':', "：").replace(',', "，");
        let expected = expected.replace('<', "&lt;").replace('>', "&gt;");
        assert_eq!(article(&page), expected);
    }

    #[test]
    fn every_link_of_the_outline_has_its_place() {
        let page = page(TEXT);
        let links: Vec<&str> = page
            .split("href=\"#")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert!(2 <= links.len());
        for link in links {
            assert_eq!(page.matches(&format!("id=\"{link}\"")).count(), 1, "{link}");
        }
    }

    #[test]
    fn elements_close_and_nothing_is_fetched() {
        let page = page(TEXT);
        for tag in ["ol", "li", "mark", "p", "h2", "h3", "div", "section", "table", "a"] {
            let opened = page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
            assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
        }
        assert!(
            !page.contains("<script") && !page.contains("src=") && !page.contains("http:") && !page.contains("https:")
        );
    }
}
