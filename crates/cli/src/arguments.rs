//! What stands on the command line.

use tigang::report::Format as Rendering;
use tigang::report::comparison::Format as ComparisonRendering;
use tigang::view::Script;

/// Printed for `--help`.
pub(crate) const HELP: &str = "\
tigang - outline, key terms and checks of pasted Chinese official speeches

usage: tigang analyze [--format FORMAT] [--script SCRIPT] [--form] [--terms LIST] [--output PATH] FILE...
       tigang compare [--format FORMAT] [--script SCRIPT] [--output PATH] BEFORE AFTER

  FILE      a text in UTF-8, UTF-16, GB18030 or Big5; - reads standard input
  FORMAT    json (default), jsonl, markdown, text, opml, csv, html, docx;
            of a comparison json (default), markdown, html, csv
  --form    also hold the outline's form against the standards of official documents (advisory)
  SCRIPT    source (default), simplified, traditional: the script of titles and terms
  LIST      a file of terms to look for, one a line; lines that are none are named and left out
  PATH      a file to write instead of printing; a folder for several files, each named after its text

Several files print one JSON object a line, each with its path. Nothing leaves this machine.
";

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Version,
    Analyze(Arguments),
    Compare(Comparison),
}

/// Two texts to hold against each other.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Comparison {
    /// None prints JSON.
    pub(crate) format: Option<ComparisonRendering>,
    pub(crate) script: Script,
    /// Where to write; none prints.
    pub(crate) output: Option<String>,
    /// The earlier text and the later one.
    pub(crate) files: [String; 2],
}

/// How reports are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    JsonLines,
    /// A file to take away.
    Rendered(Rendering),
}

impl Format {
    /// The ending of its files.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Rendered(Rendering::Markdown) => "md",
            Self::Rendered(Rendering::Text) => "txt",
            Self::Rendered(Rendering::Opml) => "opml",
            Self::Rendered(Rendering::Csv) => "csv",
            Self::Rendered(Rendering::Html) => "html",
            Self::Rendered(Rendering::Docx) => "docx",
        }
    }
}

/// What to analyse and how to show it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) format: Format,
    pub(crate) script: Script,
    /// Whether the form of the outline is checked.
    pub(crate) form: bool,
    /// The file of the reader's own terms.
    pub(crate) terms: Option<String>,
    /// Where to write; none prints.
    pub(crate) output: Option<String>,
    pub(crate) files: Vec<String>,
}

/// Reads the arguments; the error says what to do next.
pub(crate) fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Command, String> {
    let mut arguments = arguments.into_iter();
    let compare = match arguments.next().as_deref() {
        None | Some("help" | "--help" | "-h") => return Ok(Command::Help),
        Some("--version" | "-V") => return Ok(Command::Version),
        Some("analyze") => false,
        Some("compare") => true,
        Some(other) => return Err(format!("there is no command {other:?}; try tigang analyze FILE")),
    };
    let mut wanted = None;
    let mut parsed = Arguments {
        format: Format::Json,
        script: Script::Source,
        form: false,
        terms: None,
        output: None,
        files: Vec::new(),
    };
    while let Some(argument) = arguments.next() {
        let (name, inline) = match argument.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name.to_owned(), Some(value.to_owned())),
            _ => (argument, None),
        };
        let mut value = || inline.clone().or_else(|| arguments.next()).unwrap_or_default();
        match name.as_str() {
            "--help" | "-h" => return Ok(Command::Help),
            "--format" if compare => wanted = Some(comparison_format(&value())?),
            "--format" => parsed.format = format(&value())?,
            "--script" => parsed.script = script(&value())?,
            "--form" if !compare => parsed.form = true,
            "--terms" if !compare => match value() {
                path if path.is_empty() => return Err("name the file of the terms: --terms LIST".into()),
                path => parsed.terms = Some(path),
            },
            "--output" | "-o" => parsed.output = Some(value()).filter(|path| !path.is_empty()),
            unknown if unknown.starts_with("--") => {
                return Err(format!("there is no option {unknown}; see tigang --help"));
            }
            _ => parsed.files.push(name),
        }
    }
    if compare {
        let files = <[String; 2]>::try_from(parsed.files);
        return Ok(Command::Compare(Comparison {
            format: wanted.flatten(),
            script: parsed.script,
            output: parsed.output,
            files: files.map_err(|files| format!("name two files to compare, not {}", files.len()))?,
        }));
    }
    if parsed.files.is_empty() {
        return Err("name at least one file, or - for standard input".into());
    }
    Ok(Command::Analyze(parsed))
}

fn format(name: &str) -> Result<Format, String> {
    match name {
        "json" => Ok(Format::Json),
        "jsonl" => Ok(Format::JsonLines),
        _ => Rendering::named(name).map(Format::Rendered).ok_or_else(|| {
            let known: Vec<&str> = Rendering::ALL.iter().map(|(name, _)| *name).collect();
            format!("there is no format {name:?}; choose json, jsonl, {}", known.join(", "))
        }),
    }
}

/// None for JSON.
fn comparison_format(name: &str) -> Result<Option<ComparisonRendering>, String> {
    match name {
        "json" => Ok(None),
        _ => ComparisonRendering::named(name).map(Some).ok_or_else(|| {
            let known: Vec<&str> = ComparisonRendering::ALL.iter().map(|(name, _)| *name).collect();
            format!("a comparison has no format {name:?}; choose json, {}", known.join(", "))
        }),
    }
}

fn script(name: &str) -> Result<Script, String> {
    match name {
        "source" => Ok(Script::Source),
        "simplified" => Ok(Script::Simplified),
        "traditional" => Ok(Script::Traditional),
        _ => Err(format!(
            "there is no script {name:?}; choose source, simplified or traditional"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_words(words: &str) -> Result<Command, String> {
        parse(words.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_stand_anywhere_and_take_their_value_either_way() {
        let expected = Command::Analyze(Arguments {
            format: Format::Rendered(Rendering::Markdown),
            script: Script::Simplified,
            form: true,
            terms: Some("own.txt".into()),
            output: Some("out.md".into()),
            files: vec!["a.txt".into(), "-".into()],
        });
        assert_eq!(
            parse_words("analyze a.txt --format markdown --form --script=simplified --terms own.txt -o out.md -"),
            Ok(expected)
        );
    }

    #[test]
    fn two_texts_are_compared_in_their_order() {
        let expected = Command::Compare(Comparison {
            format: Some(ComparisonRendering::Html),
            script: Script::Source,
            output: None,
            files: ["2023.txt".into(), "2024.txt".into()],
        });
        assert_eq!(parse_words("compare 2023.txt --format=html 2024.txt"), Ok(expected));
    }

    #[test]
    fn mistakes_say_what_to_do() {
        for (words, hint) in [
            ("analyse x", "tigang analyze"),
            ("analyze", "at least one file"),
            ("analyze --format pdf x", "csv, html, docx"),
            ("analyze --colour x", "--help"),
            ("analyze x --terms", "--terms LIST"),
            ("compare a.txt", "two files"),
            ("compare --format docx a b", "markdown, html, csv"),
            ("compare --form a b", "--help"),
        ] {
            let message = parse_words(words).expect_err(words);
            assert!(message.contains(hint), "{words}: {message}");
        }
    }
}
