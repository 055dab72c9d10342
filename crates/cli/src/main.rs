//! The `tigang` command: `tigang analyze [--format json|jsonl|markdown|opml|text] [--script source|simplified|traditional] FILE... | -`.
#![forbid(unsafe_code)]

mod arguments;
mod input;

use std::io::Write;
use std::process::ExitCode;

use tigang::lexicon::Lexicon;
use tigang::report::{json, markdown, opml, text};
use tigang::{Options, analyze};

use arguments::{Arguments, Command, Format};

fn main() -> ExitCode {
    match arguments::parse(std::env::args().skip(1)) {
        Ok(Command::Help) => print(arguments::HELP.as_bytes()),
        Ok(Command::Version) => print(format!("tigang {}\n", tigang::report::VERSION).as_bytes()),
        Ok(Command::Analyze(arguments)) => run(&arguments),
        Err(message) => fail(&message),
    }
}

fn run(arguments: &Arguments) -> ExitCode {
    let lexicon = Lexicon::embedded();
    let several = 1 < arguments.files.len() || arguments.format == Format::JsonLines;
    let options = Options {
        form: arguments.form,
        ..Options::default()
    };
    let mut code = ExitCode::SUCCESS;
    for path in &arguments.files {
        let rendered = input::read(path).and_then(|input| {
            let analysis = analyze(&input.text, &options, &lexicon).map_err(|error| error.to_string())?;
            Ok(match arguments.format {
                Format::Markdown => markdown::markdown(&analysis, arguments.script, &lexicon),
                Format::Opml => opml::opml(&analysis, arguments.script, &lexicon),
                Format::Text => text::text(&analysis, arguments.script, &lexicon),
                Format::Json | Format::JsonLines => {
                    let mut report = json::json(&analysis, arguments.script, &lexicon);
                    if several {
                        report["path"] = path.as_str().into();
                    }
                    format!("{report}\n")
                }
            })
        });
        match rendered {
            Ok(text) => {
                let printed = print(text.as_bytes());
                if printed != ExitCode::SUCCESS {
                    return printed;
                }
            }
            Err(message) => code = fail(&format!("{path}: {message}")),
        }
    }
    code
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
