//! Where reports go: to standard output, or into files. No file is written over a text that is read, nor over the report of
//! another text.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The file for each text: the one named, or in the folder named one after each text's own name.
pub(crate) fn targets(texts: &[PathBuf], output: &Path, ending: &str) -> Result<Vec<PathBuf>, String> {
    let targets: Vec<PathBuf> = if texts.len() == 1 && !output.is_dir() {
        vec![output.to_path_buf()]
    } else {
        std::fs::create_dir_all(output)
            .map_err(|error| format!("cannot make the folder {}: {error}", output.display()))?;
        let names = names(texts, ending);
        names.into_iter().map(|name| output.join(name)).collect()
    };
    check(&targets, texts)?;
    Ok(targets)
}

/// Refuses files that are texts.
pub(crate) fn check(targets: &[PathBuf], texts: &[PathBuf]) -> Result<(), String> {
    let texts: BTreeSet<PathBuf> = texts.iter().filter_map(|text| text.canonicalize().ok()).collect();
    let is_text = |target: &&PathBuf| target.canonicalize().is_ok_and(|place| texts.contains(&place));
    match targets.iter().find(is_text) {
        None => Ok(()),
        Some(target) => Err(format!(
            "{} is a text that is read here; name another place with --output",
            target.display()
        )),
    }
}

/// Names of files: those of the texts, numbered where several have one name.
fn names(texts: &[PathBuf], ending: &str) -> Vec<PathBuf> {
    let mut taken = BTreeSet::new();
    let name = |text: &PathBuf| {
        let stem = text.file_stem().filter(|stem| *stem != "-");
        let stem = stem.unwrap_or(OsStr::new("stdin"));
        let numbered = (1_u32..).map(|number| {
            let mut name = stem.to_owned();
            if 1 < number {
                name.push(format!("-{number}"));
            }
            name.push(".");
            name.push(ending);
            name
        });
        // Some file systems know no capital letters.
        let mut free = numbered.filter(|name| taken.insert(name.to_ascii_lowercase()));
        PathBuf::from(free.next().expect("numbers do not end"))
    };
    texts.iter().map(name).collect()
}

/// Writes into a file, or prints.
pub(crate) fn put(bytes: &[u8], target: Option<&Path>) -> Result<(), String> {
    match target {
        None => print(bytes),
        Some(target) => {
            std::fs::write(target, bytes).map_err(|error| format!("cannot write {}: {error}", target.display()))
        }
    }
}

/// Prints; a reader that closed the pipe early is no failure.
pub(crate) fn print(bytes: &[u8]) -> Result<(), String> {
    match std::io::stdout().lock().write_all(bytes) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("cannot write: {error}")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_one_name_have_files_of_their_own() {
        let texts = ["a/正文.txt", "b/正文.docx", "-", "c/X.md", "c/x.txt"].map(PathBuf::from);
        let expected = ["正文.json", "正文-2.json", "stdin.json", "X.json", "x-2.json"].map(PathBuf::from);
        assert_eq!(names(&texts, "json"), expected);
    }
}
