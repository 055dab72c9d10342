//! The `tigang` command: `tigang analyze [--format FORMAT] [--script SCRIPT] [--output PATH] FILE... | -`
//! and `tigang compare BEFORE AFTER`; `tigang --help` names all options.
#![forbid(unsafe_code)]

mod arguments;
mod input;
mod output;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tigang::keywords::{Ignored, own_terms};
use tigang::lexicon::Lexicon;
use tigang::report::{self, Format as Rendering, comparison};
use tigang::{Analysis, Options, analyze};

use arguments::{Arguments, Command, Comparison, Format};

fn main() -> ExitCode {
    let command = arguments::parse(std::env::args_os().skip(1));
    let done = command.and_then(|command| match command {
        Command::Help => output::print(arguments::HELP.as_bytes()).map(|()| ExitCode::SUCCESS),
        Command::Version => {
            output::print(format!("tigang {}\n", tigang::report::VERSION).as_bytes()).map(|()| ExitCode::SUCCESS)
        }
        Command::Analyze(arguments) => run(&arguments),
        Command::Compare(arguments) => compare(&arguments).map(|()| ExitCode::SUCCESS),
    });
    done.unwrap_or_else(|message| fail(&message))
}

/// Analyses text by text: one that cannot be read fails the command, and the others are done all the same.
fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let lexicon = lexicon()?;
    let binary = arguments.format == Format::Rendered(Rendering::Docx);
    if binary && arguments.output.is_none() && std::io::stdout().is_terminal() {
        return Err("a .docx is no text to print; name a file with --output".into());
    }
    let terms = terms(arguments.terms.as_deref(), &lexicon)?;
    let targets = match &arguments.output {
        Some(output) => output::targets(&arguments.files, output, arguments.format.ending())?,
        None => Vec::new(),
    };
    let mut code = ExitCode::SUCCESS;
    for (index, path) in arguments.files.iter().enumerate() {
        match render(path, arguments, &terms, &lexicon) {
            Ok(bytes) => output::put(&bytes, targets.get(index).map(PathBuf::as_path))?,
            Err(message) => code = fail(&format!("{}: {message}", path.display())),
        }
    }
    Ok(code)
}

/// The words the program carries; a program that was damaged on its way says so.
fn lexicon() -> Result<Lexicon, String> {
    Lexicon::open_embedded().map_err(|error| format!("this program file is damaged, install it again: {error}"))
}

/// The reader's own terms; lines that are none are named.
fn terms(list: Option<&Path>, lexicon: &Lexicon) -> Result<Vec<String>, String> {
    let Some(list) = list else { return Ok(Vec::new()) };
    let document = input::read(list).map_err(|message| format!("{}: {message}", list.display()))?;
    let lines = document.text.lines().filter(|line| !line.trim().is_empty());
    let terms: Vec<String> = lines.map(str::to_owned).collect();
    let (_, ignored) = own_terms(&terms, lexicon);
    for Ignored { line, reason } in &ignored {
        eprintln!("tigang: --terms: {line:?} is left out: {reason}");
    }
    Ok(terms)
}

fn render(path: &Path, arguments: &Arguments, terms: &[String], lexicon: &Lexicon) -> Result<Vec<u8>, String> {
    let options = Options {
        form: arguments.form,
        terms: terms.to_vec(),
        ..Options::default()
    };
    let analysis = analysis(path, options, lexicon)?;
    let several = 1 < arguments.files.len() || arguments.format == Format::JsonLines;
    Ok(match arguments.format {
        Format::Rendered(format) => report::render(&analysis, format, arguments.script, lexicon),
        Format::Json | Format::JsonLines => {
            let mut report = report::json::json(&analysis, arguments.script, lexicon);
            if several {
                report["path"] = path.to_string_lossy().into();
            }
            format!("{report}\n").into_bytes()
        }
    })
}

fn compare(arguments: &Comparison) -> Result<(), String> {
    let lexicon = lexicon()?;
    if let Some(target) = &arguments.output {
        output::check(std::slice::from_ref(target), &arguments.files)?;
    }
    let read = |path: &PathBuf| -> Result<Analysis, String> {
        analysis(path, Options::default(), &lexicon).map_err(|message| format!("{}: {message}", path.display()))
    };
    let [before, after] = &arguments.files;
    let texts = [&read(before)?, &read(after)?];
    let found = tigang::compare::compare(texts[0], texts[1], &lexicon);
    let bytes = match arguments.format {
        None => format!(
            "{}\n",
            comparison::json::json(texts, &found, arguments.script, &lexicon)
        )
        .into_bytes(),
        Some(format) => comparison::render(texts, &found, format, arguments.script, &lexicon),
    };
    output::put(&bytes, arguments.output.as_deref())
}

/// Reads and analyses a text. That there are no words in it is said, and no failure.
fn analysis(path: &Path, options: Options, lexicon: &Lexicon) -> Result<Analysis, String> {
    let input = input::read(path)?;
    if input.text.trim().is_empty() {
        eprintln!("tigang: {}: there is no text in it", path.display());
    }
    let options = Options {
        headings: input.headings,
        ..options
    };
    analyze(&input.text, &options, lexicon).map_err(|error| error.to_string())
}

fn fail(message: &str) -> ExitCode {
    eprintln!("tigang: {message}");
    ExitCode::FAILURE
}
