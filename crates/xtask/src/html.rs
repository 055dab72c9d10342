//! Fills the page template: policy, style and script, linked or inlined. Touches no files.

use crate::policy::{self, Origin};
use anyhow::{Context, Result, bail, ensure};

/// What goes into the page: links to files of the site, or the texts themselves.
pub(crate) enum Parts<'a> {
    /// Names of the script and style files beside the page.
    Site { script: &'a str, style: &'a str },
    /// The texts, each put into the page once.
    Inline { script: &'a str, style: &'a str },
}

/// The finished page, with a policy that admits exactly what is in it.
pub(crate) fn fill(template: &str, parts: &Parts) -> Result<String> {
    let (origin, script, style) = match parts {
        Parts::Site { script, style } => (
            Origin::Site,
            format!("<script type=\"module\" src=\"{script}\"></script>"),
            // The empty icon keeps browsers from asking the server for one.
            format!("<link rel=\"stylesheet\" href=\"{style}\">\n<link rel=\"icon\" href=\"data:,\">"),
        ),
        Parts::Inline { script, style } => (
            Origin::Inline,
            format!("<script>{}</script>", escape_script(script)),
            format!("<style>{}</style>", check_style(style)?),
        ),
    };
    let page = without_note(template)?;
    let page = replace_once(&page, "<!--tigang:style-->", &style)?;
    // The engine's megabytes go in last: scanning for the other marks stays cheap.
    let marked = replace_once(&page, "<!--tigang:script-->", &script)?;
    let scripts = inline_texts(&marked, "script")?;
    let styles = inline_texts(&marked, "style")?;
    let policy = policy::policy(origin, &scripts, &styles);
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    replace_once(&marked, "<!--tigang:policy-->", &meta)
}

/// A script's text as it may stand in a page: no `</script`, `<script` or `<!--` in any case.
///
/// In strings, templates and patterns, the only places where minified code has them, `\x3C` means the same.
fn escape_script(script: &str) -> String {
    let mut escaped = String::with_capacity(script.len() + 64);
    let mut rest = script;
    while let Some((before, after)) = rest.split_once('<') {
        escaped.push_str(before);
        let dangerous = ["/script", "script", "!--"]
            .iter()
            .any(|word| starts_with_ignoring_case(after, word));
        escaped.push_str(if dangerous { "\\x3C" } else { "<" });
        rest = after;
    }
    escaped.push_str(rest);
    escaped
}

fn starts_with_ignoring_case(text: &str, word: &str) -> bool {
    text.get(..word.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn check_style(style: &str) -> Result<&str> {
    ensure!(
        !style.to_ascii_lowercase().contains("</style"),
        "the style sheet contains `</style`, which would end it early"
    );
    Ok(style)
}

fn replace_once(text: &str, mark: &str, replacement: &str) -> Result<String> {
    match text.matches(mark).count() {
        1 => Ok(text.replacen(mark, replacement, 1)),
        found => bail!("the template must contain {mark} once; it does {found} times"),
    }
}

/// Drops the template's own note, the comment that opens with `tigang:note`.
fn without_note(template: &str) -> Result<String> {
    let Some((before, rest)) = template.split_once("<!--tigang:note") else {
        return Ok(template.to_owned());
    };
    let (_, after) = rest.split_once("-->").context("the template's note does not end")?;
    Ok(format!("{before}{}", after.trim_start_matches('\n')))
}

/// The texts of all elements of this name without `src`, as a browser hashes them.
fn inline_texts(page: &str, name: &str) -> Result<Vec<String>> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut texts = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once(&open) {
        let (attributes, after) = after.split_once('>').with_context(|| format!("{open} does not end"))?;
        let (text, after) = after
            .split_once(&close)
            .with_context(|| format!("{open} has no {close}"))?;
        if !attributes.contains("src=") {
            texts.push(text.to_owned());
        }
        rest = after;
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "<!doctype html>\n<!--tigang:note\n keep me out -->\n<head><!--tigang:policy--><!--tigang:style--></head>\
                            <body><script>old()</script><!--tigang:script--></body>";

    #[test]
    fn inlines_each_text_once_and_names_its_hash() {
        let page = fill(
            TEMPLATE,
            &Parts::Inline {
                script: "run('提纲')",
                style: "p{margin:0}",
            },
        )
        .expect("a whole template");
        assert_eq!(page.matches("<script>run('提纲')</script>").count(), 1);
        assert_eq!(page.matches("<style>p{margin:0}</style>").count(), 1);
        for text in ["run('提纲')", "p{margin:0}", "old()"] {
            assert!(page.contains(&policy::source_hash(text)), "no hash of {text}");
        }
        assert!(!page.contains("tigang:"));
        assert!(!page.contains("keep me out"));
    }

    #[test]
    fn links_the_files_of_a_site() {
        let page = fill(
            TEMPLATE,
            &Parts::Site {
                script: "a-1.js",
                style: "a-2.css",
            },
        )
        .expect("a whole template");
        assert!(page.contains("<script type=\"module\" src=\"a-1.js\"></script>"));
        assert!(page.contains("<link rel=\"stylesheet\" href=\"a-2.css\">"));
        assert!(page.contains(&policy::source_hash("old()")));
    }

    #[test]
    fn a_script_cannot_end_its_element() {
        assert_eq!(
            escape_script("a('</script><SCRIPT>');b='<!--';c<d;'é<'"),
            "a('\\x3C/script>\\x3CSCRIPT>');b='\\x3C!--';c<d;'é<'"
        );
    }

    #[test]
    fn the_hash_is_of_the_escaped_text() {
        let page = fill(
            TEMPLATE,
            &Parts::Inline {
                script: "'</script>'",
                style: "",
            },
        )
        .expect("a whole template");
        assert!(page.contains(&policy::source_hash("'\\x3C/script>'")));
    }

    #[test]
    fn a_style_cannot_end_its_element() {
        assert!(
            fill(
                TEMPLATE,
                &Parts::Inline {
                    script: "",
                    style: "</STYLE >"
                }
            )
            .is_err()
        );
    }

    #[test]
    fn a_missing_or_repeated_mark_is_an_error() {
        let parts = Parts::Site {
            script: "a.js",
            style: "a.css",
        };
        assert!(fill("<!--tigang:policy--><!--tigang:style-->", &parts).is_err());
        assert!(fill(&format!("{TEMPLATE}<!--tigang:script-->"), &parts).is_err());
    }
}
