//! A program file that was changed on its way refuses to work with a damaged lexicon, and says what to do.

use std::process::Command;

use tigang::lexicon::Lexicon;

#[test]
fn a_damaged_program_file_says_so() {
    let mut program = std::fs::read(env!("CARGO_BIN_EXE_tigang")).expect("the program is built");
    let lexicon = Lexicon::embedded_bytes();
    let place = program.windows(64).position(|bytes| bytes == &lexicon[..64]);
    program[place.expect("the program carries its lexicon") + lexicon.len() / 2] ^= 1;
    let path = std::env::temp_dir().join(format!("tigang-damaged-{}", std::process::id()));
    std::fs::copy(env!("CARGO_BIN_EXE_tigang"), &path).expect("a program of our own");
    std::fs::write(&path, program).expect("the program is ours");
    let output = Command::new(&path).args(["analyze", "-"]).output();
    std::fs::remove_file(&path).expect("the program is ours");
    let output = output.expect("the command runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("damaged, install it again") && !said.contains("panicked"),
        "{said}"
    );
    assert!(output.stdout.is_empty());
}
