//! The `tigang` command: `tigang analyze [--format FORMAT] [--script SCRIPT] [--output PATH] FILE... | -`
//! and `tigang compare BEFORE AFTER`; `tigang --help` names all options.
#![forbid(unsafe_code)]

mod arguments;
mod input;

use std::ffi::OsStr;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use tigang::keywords::{Ignored, own_terms};
use tigang::lexicon::Lexicon;
use tigang::report::{self, Format as Rendering, comparison};
use tigang::{Analysis, Options, analyze};

use arguments::{Arguments, Command, Comparison, Format};

fn main() -> ExitCode {
    match arguments::parse(std::env::args().skip(1)) {
        Ok(Command::Help) => print(arguments::HELP.as_bytes()),
        Ok(Command::Version) => print(format!("tigang {}\n", tigang::report::VERSION).as_bytes()),
        Ok(Command::Analyze(arguments)) => run(&arguments),
        Ok(Command::Compare(arguments)) => match compare(&arguments) {
            Ok(code) => code,
            Err(message) => fail(&message),
        },
        Err(message) => fail(&message),
    }
}

fn run(arguments: &Arguments) -> ExitCode {
    let lexicon = Lexicon::embedded();
    let binary = arguments.format == Format::Rendered(Rendering::Docx);
    if binary && arguments.output.is_none() && (1 < arguments.files.len() || std::io::stdout().is_terminal()) {
        return fail("a .docx is no text to print; name a file, or a folder for several, with --output");
    }
    let list = match arguments.terms.as_deref().map(input::read).transpose() {
        Ok(list) => list.map_or(String::new(), |document| document.text),
        Err(message) => {
            return fail(&format!(
                "{}: {message}",
                arguments.terms.as_deref().unwrap_or_default()
            ));
        }
    };
    let terms: Vec<String> = list
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(str::to_owned)
        .collect();
    let (_, ignored) = own_terms(&terms, &lexicon);
    for Ignored { line, reason } in &ignored {
        eprintln!("tigang: --terms: {line:?} is left out: {reason}");
    }
    let mut code = ExitCode::SUCCESS;
    for path in &arguments.files {
        let done = render(path, arguments, &terms, &lexicon).and_then(|bytes| match &arguments.output {
            Some(output) => write(&bytes, path, output, arguments),
            None => Ok(print(&bytes)),
        });
        match done {
            Ok(printed) if printed != ExitCode::SUCCESS => return printed,
            Ok(_) => {}
            Err(message) => code = fail(&format!("{path}: {message}")),
        }
    }
    code
}

fn render(path: &str, arguments: &Arguments, terms: &[String], lexicon: &Lexicon) -> Result<Vec<u8>, String> {
    let input = input::read(path)?;
    let options = Options {
        form: arguments.form,
        terms: terms.to_vec(),
        headings: input.headings,
        ..Options::default()
    };
    let analysis = analyze(&input.text, &options, lexicon).map_err(|error| error.to_string())?;
    let several = 1 < arguments.files.len() || arguments.format == Format::JsonLines;
    Ok(match arguments.format {
        Format::Rendered(format) => report::render(&analysis, format, arguments.script, lexicon),
        Format::Json | Format::JsonLines => {
            let mut report = report::json::json(&analysis, arguments.script, lexicon);
            if several {
                report["path"] = path.into();
            }
            format!("{report}\n").into_bytes()
        }
    })
}

fn compare(arguments: &Comparison) -> Result<ExitCode, String> {
    let lexicon = Lexicon::embedded();
    let read = |path: &String| -> Result<Analysis, String> {
        let input = input::read(path).map_err(|message| format!("{path}: {message}"))?;
        let options = Options {
            headings: input.headings,
            ..Options::default()
        };
        analyze(&input.text, &options, &lexicon).map_err(|error| format!("{path}: {error}"))
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
    match &arguments.output {
        None => Ok(print(&bytes)),
        Some(path) => match std::fs::write(path, bytes) {
            Ok(()) => Ok(ExitCode::SUCCESS),
            Err(error) => Err(format!("cannot write {path}: {error}")),
        },
    }
}

/// Writes to the file named, or for several texts into the folder named, under the text's own name.
fn write(bytes: &[u8], path: &str, output: &str, arguments: &Arguments) -> Result<ExitCode, String> {
    let folder = Path::new(output);
    let target = if arguments.files.len() == 1 && !folder.is_dir() {
        folder.to_path_buf()
    } else {
        std::fs::create_dir_all(folder).map_err(|error| format!("cannot make the folder {output}: {error}"))?;
        let stem = Path::new(path).file_stem().unwrap_or(OsStr::new("stdin"));
        let stem = if stem == "-" { OsStr::new("stdin") } else { stem };
        let mut name = stem.to_owned();
        name.push(".");
        name.push(arguments.format.ending());
        folder.join(name)
    };
    std::fs::write(&target, bytes).map_err(|error| format!("cannot write {}: {error}", target.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// Prints; a reader that closed the pipe early is no failure.
fn print(bytes: &[u8]) -> ExitCode {
    match std::io::stdout().lock().write_all(bytes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => fail(&format!("cannot write: {error}")),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("tigang: {message}");
    ExitCode::FAILURE
}
