//! The command on real files: one speech as a Word document, a web page and Markdown has one outline.

use std::path::PathBuf;
use std::process::Command;

/// The lines of a speech: the level of a heading or 0, and its words. No heading has a number.
const SPEECH: [(u8, &str); 13] = [
    (1, "在全县水利工作会议上的讲话"),
    (0, "同志们："),
    (0, "今天召开这次会议，主要任务是总结去年的工作，安排今年的任务。"),
    (2, "成绩来之不易"),
    (3, "干渠清淤全部完成"),
    (0, "去年全县清淤一百二十公里，群众投工三万人次，进度比往年快了半个月。"),
    (3, "管护责任落到了人"),
    (0, "每条渠都有渠长，每座闸都有专人，出了问题找得到人，办得成事。"),
    (2, "问题不容回避"),
    (
        0,
        "有的乡镇行动迟缓，有的部门推诿扯皮，有的工程质量不高，必须引起重视。",
    ),
    (2, "今年要抓好三件事"),
    (
        0,
        "一是抓清淤。四月底前完成。二是抓护岸。六月底前完成。三是抓管护。常年不放松。",
    ),
    (0, "谢谢大家！"),
];

const OUTLINE: &str = "\
· 成绩来之不易
  · 干渠清淤全部完成
  · 管护责任落到了人
· 问题不容回避
· 今年要抓好三件事
  一是抓清淤
  二是抓护岸
  三是抓管护
";

/// A Word document, packed as Word packs it.
fn docx() -> Vec<u8> {
    let paragraph = |(level, words): &(u8, &str)| {
        let style = match level {
            0 => String::new(),
            level => format!("<w:pPr><w:pStyle w:val=\"{level}\"/></w:pPr>"),
        };
        format!("<w:p>{style}<w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let body: String = SPEECH.iter().map(paragraph).collect();
    let style = |level: u8| {
        let outline = level - 1;
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{level}\"><w:name w:val=\"heading {level}\"/><w:pPr><w:outlineLvl w:val=\"{outline}\"/></w:pPr></w:style>"
        )
    };
    let styles: String = (1..=3).map(style).collect();
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    let names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    for (name, xml) in [
        ("word/styles.xml", format!("<w:styles {names}>{styles}</w:styles>")),
        (
            "word/document.xml",
            format!("<w:document {names}><w:body>{body}</w:body></w:document>"),
        ),
    ] {
        let deflate = rawzip::CompressionMethod::DEFLATE;
        let (mut entry, config) = archive
            .new_file(name)
            .compression_method(deflate)
            .start()
            .expect("memory");
        let encoder = flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::default());
        let mut data = config.wrap(encoder);
        std::io::Write::write_all(&mut data, xml.as_bytes()).expect("memory");
        let (encoder, descriptor) = data.finish().expect("memory");
        encoder.finish().expect("memory");
        entry.finish(descriptor).expect("memory");
    }
    archive.finish().expect("memory");
    bytes
}

fn html() -> String {
    let block = |(level, words): &(u8, &str)| match level {
        0 => format!("<p>{words}</p>\n"),
        level => format!("<h{level}>{words}</h{level}>\n"),
    };
    format!(
        "<!DOCTYPE html><title>网站</title><body>{}</body>",
        SPEECH.iter().map(block).collect::<String>()
    )
}

fn markdown() -> String {
    let block = |(level, words): &(u8, &str)| match level {
        0 => format!("{words}\n\n"),
        level => format!("{} {words}\n\n", "#".repeat(usize::from(*level))),
    };
    SPEECH.iter().map(block).collect()
}

fn outline(name: &str, bytes: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).expect("a file");
    let command = Command::new(env!("CARGO_BIN_EXE_tigang"))
        .args(["analyze", "--format", "text"])
        .arg(&path)
        .output()
        .expect("the command");
    assert!(
        command.status.success(),
        "{name}: {}",
        String::from_utf8_lossy(&command.stderr)
    );
    String::from_utf8(command.stdout).expect("UTF-8")
}

#[test]
fn headings_without_numbers_are_kept_from_every_kind_of_file() {
    for (name, bytes) in [
        ("speech.docx", docx()),
        ("speech.html", html().into_bytes()),
        ("speech.md", markdown().into_bytes()),
        // Pasted as plain text, its marks still tell.
        ("speech.txt", markdown().into_bytes()),
    ] {
        assert_eq!(outline(name, &bytes), OUTLINE, "{name}");
    }
}

#[test]
fn no_text_is_written_over() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("kept");
    let text = folder.join("speech.txt");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(&text, "各位同志：\n").expect("a file");
    for output in [&text, &folder] {
        let command = Command::new(env!("CARGO_BIN_EXE_tigang"))
            .args(["analyze", "--format", "text", "--output"])
            .args([output, &text])
            .output()
            .expect("the command");
        assert!(!command.status.success());
        assert!(String::from_utf8_lossy(&command.stderr).contains("--output"));
    }
    assert_eq!(std::fs::read_to_string(&text).expect("kept"), "各位同志：\n");
}
