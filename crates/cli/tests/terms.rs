//! The command with the reader's own terms: junk is named, the rest is used.

use std::process::Command;

#[test]
fn junk_in_a_list_of_terms_is_named_and_the_rest_used() {
    let folder = std::env::temp_dir().join(format!("tigang-terms-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("a file for the test");
        path
    };
    let speech = file("speech.txt", "抓好河道清淤和夏收。两个工作都要快。\n");
    let list = file(
        "list.txt",
        "\u{feff}# 常用\n夏收,河道清淤\n\n。。\n障\n兩個工作\n夏收\n不在文中\n",
    );
    let output = Command::new(env!("CARGO_BIN_EXE_tigang"))
        .args(["analyze", "--terms"])
        .args([&list, &speech])
        .output()
        .expect("the command runs");
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
    assert!(output.status.success());
    let named = String::from_utf8_lossy(&output.stderr);
    let reasons: Vec<&str> = named.lines().filter_map(|line| line.rsplit(' ').next()).collect();
    assert_eq!(reasons, ["注释行", "没有文字", "只有一个字", "重复"], "{named}");
    let report = String::from_utf8_lossy(&output.stdout);
    for term in ["夏收", "河道清淤", "两个工作"] {
        assert!(report.contains(term), "{report}");
    }
    assert_eq!(report.matches("关注词").count(), 3, "{report}");
}
