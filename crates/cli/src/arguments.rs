//! What stands on the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use tigang::report::Format as Rendering;
use tigang::report::comparison::Format as ComparisonRendering;
use tigang::view::Script;

/// Printed for `--help`.
pub(crate) const HELP: &str = "\
tigang - outline, key terms and checks of pasted Chinese official speeches

usage: tigang analyze [--format FORMAT] [--script SCRIPT] [--form] [--terms LIST] [--output PATH] FILE...
       tigang compare [--format FORMAT] [--script SCRIPT] [--output PATH] BEFORE AFTER

  FILE      a text in UTF-8, UTF-16, GB18030 or Big5, a Word document (.docx), a web page or Markdown;
            - reads standard input
  FORMAT    json (default), jsonl, markdown, text, opml, csv, html, docx;
            of a comparison json (default), markdown, html, csv
  --form    also hold the outline's form against the standards of official documents (advisory)
  SCRIPT    source (default), simplified, traditional: the script of titles and terms
  LIST      a file of terms to look for, one a line or separated by commas; what is none is named and left out
  PATH      a file to write instead of printing; a folder for several texts, each file named after its text

Several texts print one JSON object a line, each with its path. Nothing leaves this machine.
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
    pub(crate) output: Option<PathBuf>,
    /// The earlier text and the later one.
    pub(crate) files: [PathBuf; 2],
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

    /// Whether the reports of several texts can be printed one behind the other.
    pub(crate) fn can_follow_another(self) -> bool {
        matches!(
            self,
            Self::Json | Self::JsonLines | Self::Rendered(Rendering::Markdown | Rendering::Text)
        )
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
    pub(crate) terms: Option<PathBuf>,
    /// Where to write; none prints.
    pub(crate) output: Option<PathBuf>,
    pub(crate) files: Vec<PathBuf>,
}

/// Reads the arguments; the error says what to do next.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let mut arguments = arguments.into_iter();
    let command = arguments.next();
    let compare = match command.as_ref().map(|command| command.to_string_lossy()).as_deref() {
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
        // The name of a file need not be Unicode; that of an option is.
        let written = argument.to_string_lossy();
        let (name, inline) = match written.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(OsString::from(value))),
            _ => (&*written, None),
        };
        let mut value = || {
            let value = inline.clone().or_else(|| arguments.next());
            let missing = || format!("{name} has no value behind it; see tigang --help");
            value.filter(|value| !value.is_empty()).ok_or_else(missing)
        };
        match name {
            "--help" | "-h" => return Ok(Command::Help),
            "--format" if compare => wanted = Some(comparison_format(&value()?.to_string_lossy())?),
            "--format" => parsed.format = format(&value()?.to_string_lossy())?,
            "--script" => parsed.script = script(&value()?.to_string_lossy())?,
            "--form" if !compare => parsed.form = true,
            "--terms" if !compare => parsed.terms = Some(value()?.into()),
            "--output" | "-o" => parsed.output = Some(value()?.into()),
            unknown if unknown.starts_with('-') && unknown != "-" => {
                return Err(format!("there is no option {unknown}; see tigang --help"));
            }
            _ => parsed.files.push(PathBuf::from(argument)),
        }
    }
    if compare {
        let files = <[PathBuf; 2]>::try_from(parsed.files);
        let files = files.map_err(|files| format!("name two files to compare, not {}", files.len()))?;
        if files.iter().all(|file| file.as_os_str() == "-") {
            return Err("standard input holds one text; name a file for the other".into());
        }
        return Ok(Command::Compare(Comparison {
            format: wanted.flatten(),
            script: parsed.script,
            output: parsed.output,
            files,
        }));
    }
    if parsed.files.is_empty() {
        return Err("name at least one file, or - for standard input".into());
    }
    if 1 < parsed.files.len() && parsed.output.is_none() && !parsed.format.can_follow_another() {
        return Err("each text makes a file of its own in this format; name a folder for them with --output".into());
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
        parse(words.split_whitespace().map(OsString::from))
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
            ("analyze -f x", "--help"),
            ("analyze x --terms", "--terms has no value"),
            ("analyze x --output=", "--output has no value"),
            ("analyze --format html x y", "--output"),
            ("compare - -", "one text"),
            ("compare a.txt", "two files"),
            ("compare --format docx a b", "markdown, html, csv"),
            ("compare --form a b", "--help"),
        ] {
            let message = parse_words(words).expect_err(words);
            assert!(message.contains(hint), "{words}: {message}");
        }
    }
}
