//! The outline as OPML 2.0 (<http://opml.org/spec2.opml>), which mind map programs and outliners read.

use std::fmt::Write;

use tigang_lexicon::Lexicon;

use super::markup::escape;
use super::text::words;
use crate::Analysis;
use crate::view::{Script, say};

/// Renders the outline in `script`; why a node is one stands in `_note`, where outliners show it.
pub fn opml(analysis: &Analysis, script: Script, lexicon: &Lexicon) -> String {
    let say = |text: &str| escape(&say(text, script, lexicon));
    let title = analysis
        .meta
        .title
        .as_ref()
        .map_or(String::new(), |title| say(&title.value));
    let mut page = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head><title>{title}</title></head>\n<body>\n"
    );
    let nodes = &analysis.outline.nodes;
    let mut open: Vec<u32> = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        while open.last().is_some_and(|depth| node.depth <= *depth) {
            open.pop();
            page.push_str("</outline>\n");
        }
        let parent = nodes.get(index + 1).is_some_and(|next| node.depth < next.depth);
        let end = if parent { "" } else { "/" };
        // Writing to a String cannot fail.
        let _ = writeln!(
            page,
            "<outline text=\"{}\" _note=\"{}\"{end}>",
            say(&words(node)),
            say(&node.why)
        );
        if parent {
            open.push(node.depth);
        }
    }
    for _ in open {
        page.push_str("</outline>\n");
    }
    page.push_str("</body>\n</opml>\n");
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    #[test]
    fn levels_nest_and_letters_are_escaped() {
        let lexicon = Lexicon::embedded();
        let raw = "一、抓好A&B\n各地要认真抓好落实,不得有误。\n(一)细化<任务>\n明确责任。\n(二)狠抓落实\n二、加强领导\n要压实责任。\n";
        let analysis = analyze(raw, &Options::default(), &lexicon).expect("short");
        let page = opml(&analysis, Script::Source, &lexicon);
        assert_eq!(page.matches("<outline ").count(), 4, "{page}");
        assert_eq!(
            page.matches("/>").count() + page.matches("</outline>").count(),
            4,
            "{page}"
        );
        assert!(page.contains("A&amp;B") && page.contains("&lt;任务&gt;"), "{page}");
    }
}
