//! The text as an official document, 公文版式 (GB/T 9704-2012): A4, 天头 37 mm, 订口 28 mm, 版心 156 x 225 mm, 22 lines of 28 letters, title in
//! 二号小标宋, body in 三号仿宋, levels in 黑体, 楷体, 仿宋; real Word headings; a last page with what was repaired and what is in doubt.
//!
//! A heading that text follows on its line ends in a hidden paragraph mark, Word's style separator, so that it is a heading
//! and its line is one line. The parts that never change are templates in `docx/`; this file writes the document itself.

mod archive;

use tigang_lexicon::Lexicon;
use tigang_text::{Clean, Span};

use super::findings::{self, Table, completeness, findings, gap};
use super::layout::{Block, Head, Kind, layout};
use super::markup::{escape, escape_into};
use super::text::words;
use crate::Analysis;
use crate::outline::NodeKind;
use crate::view::{Script, say, view_whole};

/// Parts that are the same in every document.
const PARTS: [(&str, &str); 7] = [
    ("[Content_Types].xml", include_str!("docx/content_types.xml")),
    ("_rels/.rels", include_str!("docx/rels.xml")),
    ("word/_rels/document.xml.rels", include_str!("docx/document_rels.xml")),
    ("word/settings.xml", include_str!("docx/settings.xml")),
    ("word/fontTable.xml", include_str!("docx/font_table.xml")),
    ("word/footer1.xml", include_str!("docx/footer1.xml")),
    ("word/footer2.xml", include_str!("docx/footer2.xml")),
];

const STYLES: &str = include_str!("docx/styles.xml");

/// In twentieths of a point: A4, 37 mm above, 28 mm inside, 156 mm of text, 225 mm of lines. The grid has 22 lines of
/// 579; that 28 letters of 16 pt fill a line is left to the styles, which set them 5 closer, because LibreOffice reads a grid
/// of letters otherwise than Word does.
const PAGE: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference w:type=\"even\" r:id=\"rId5\"/>\
    <w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1304\" w:gutter=\"0\"/>\
    <w:docGrid w:type=\"lines\" w:linePitch=\"579\"/></w:sectPr>";

/// Widths of the three columns of a table of the last page, 156 mm together.
const COLUMNS: [u32; 3] = [1800, 2400, 4644];

/// Levels that have a style of their own; deeper ones take the last.
const LEVELS: u32 = 5;

/// Renders an analysis as the bytes of a .docx in `script`.
pub fn docx(analysis: &Analysis, script: Script, lexicon: &Lexicon) -> Vec<u8> {
    let mut document = Document {
        analysis,
        script,
        lexicon,
        shown: view_whole(analysis, script, lexicon),
        body: String::new(),
    };
    document.text();
    document.list();
    let body = &document.body;
    let main = format!(
        "{HEAD}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>\n{body}{PAGE}</w:body></w:document>\n"
    );
    let core = format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title></cp:coreProperties>\n",
        document.title()
    );
    let styles = match script {
        Script::Traditional => STYLES.replace("w:eastAsia=\"zh-CN\"", "w:eastAsia=\"zh-TW\""),
        _ => STYLES.to_owned(),
    };
    let mut parts = PARTS.to_vec();
    parts.push(("word/styles.xml", &styles));
    parts.push(("docProps/core.xml", &core));
    parts.push(("word/document.xml", &main));
    archive::archive(&parts)
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

struct Document<'a> {
    analysis: &'a Analysis,
    script: Script,
    lexicon: &'a Lexicon,
    /// The clean text in the reader's script, letter for letter.
    shown: Vec<char>,
    /// The paragraphs so far.
    body: String,
}

impl Document<'_> {
    fn say(&self, text: &str) -> String {
        escape(&say(text, self.script, self.lexicon))
    }

    fn title(&self) -> String {
        let meta = &self.analysis.meta;
        let title = meta.main_title.as_ref().or(meta.title.as_ref());
        title.map_or(String::new(), |title| self.say(&title.value))
    }

    fn letters(&self, span: Span<Clean>) -> String {
        let mut letters = String::with_capacity(span.len() as usize * 3);
        for letter in &self.shown[span.range()] {
            escape_into(&mut letters, *letter);
        }
        letters
    }

    fn text(&mut self) {
        let (blocks, order) = in_order(layout(self.analysis));
        for (index, block) in blocks.iter().enumerate() {
            self.block(block, order);
            let head = |block: Option<&Block>| block.is_some_and(|block| matches!(block.kind, Kind::Head(_)));
            let titled = matches!(block.kind, Kind::Head(head) if head != Head::Salutation);
            let next = blocks.get(index + 1);
            if titled && (!head(next) || next.is_some_and(|next| next.kind == Kind::Head(Head::Salutation))) {
                self.paragraph("Normal", "");
            }
        }
    }

    fn block(&mut self, block: &Block, order: TitleOrder) {
        let whole = self.letters(block.span);
        match block.kind {
            Kind::Head(Head::Title) => self.paragraph("Title", &whole),
            Kind::Head(Head::Kicker) => self.paragraph("Subtitle", &whole),
            Kind::Head(Head::Subtitle) => {
                let whole = whole.trim_end_matches('：');
                let dash = if order == TitleOrder::Restored && !whole.starts_with('—') {
                    "——"
                } else {
                    ""
                };
                self.paragraph("Subtitle", &format!("{dash}{whole}"));
            }
            Kind::Head(Head::Byline) => self.paragraph("Byline", &whole),
            Kind::Head(Head::Salutation) => self.paragraph("Salutation", &whole),
            Kind::Body => self.paragraph("BodyTextIndent", &whole),
            Kind::Gap(index) => {
                let words = self.say(&gap(self.analysis, index));
                self.paragraph("Absent", &format!("〔{words}〕"));
            }
            Kind::Missing(index) => {
                let words = self.say(&words(&self.analysis.outline.nodes[index]));
                self.paragraph("Absent", &words);
            }
            Kind::Heading(index) => {
                let node = &self.analysis.outline.nodes[index];
                let level = node.depth.clamp(1, LEVELS);
                let rest = Span::new(block.head_end, block.span.end);
                if rest.is_empty() {
                    self.paragraph(&format!("Heading{level}"), &whole);
                    return;
                }
                let heading = self.letters(Span::new(block.span.start, block.head_end));
                // Where a style separator is not understood the heading stands on a line of its own, which a clause cannot.
                if heading.ends_with(['，', ',', '、'])
                    || (node.kind == NodeKind::Unnumbered && !heading.ends_with(['。', '！']))
                {
                    self.paragraph("BodyTextIndent", &whole);
                    return;
                }
                // A sentence that opens a part without a number is no heading to look at.
                let style = match node.kind {
                    NodeKind::Unnumbered => format!("Point{level}"),
                    _ => format!("Heading{level}"),
                };
                let rest = self.letters(rest);
                self.body.push_str(&format!(
                    "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>{}</w:p>\n",
                    run(&heading)
                ));
                self.paragraph("BodyTextIndent", &rest);
            }
        }
    }

    fn paragraph(&mut self, style: &str, text: &str) {
        let run = if text.is_empty() { String::new() } else { run(text) };
        self.body.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{run}</w:p>\n"
        ));
    }

    /// The last page.
    fn list(&mut self) {
        let title = self.say(findings::TITLE);
        self.paragraph("ListTitle", &title);
        let tables = findings(self.analysis);
        let mut state = completeness(self.analysis);
        if tables.is_empty() {
            state.push_str("未作改动，没有需要核对之处。");
        }
        let made = format!(
            "{}段次按整理后的正文计，字体以本机所装为准。",
            findings::made(self.lexicon)
        );
        for line in [state, made] {
            let line = self.say(&line);
            self.paragraph("ListText", &line);
        }
        for table in &tables {
            let title = self.say(&table.title);
            self.paragraph("ListHead", &title);
            self.table(table);
        }
    }

    fn table(&mut self, table: &Table) {
        let grid: String = COLUMNS
            .iter()
            .map(|width| format!("<w:gridCol w:w=\"{width}\"/>"))
            .collect();
        self.body.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>\
             <w:tblGrid>{grid}</w:tblGrid>\n",
            COLUMNS.iter().sum::<u32>()
        ));
        let heads = table.columns.map(|column| self.say(column));
        self.row(&heads, "<w:trPr><w:tblHeader/></w:trPr>");
        for row in &table.rows {
            let cells = [0, 1, 2].map(|column: usize| self.say(&row[column]));
            self.row(&cells, "<w:trPr><w:cantSplit/></w:trPr>");
        }
        self.body.push_str("</w:tbl>\n");
    }

    fn row(&mut self, cells: &[String; 3], properties: &str) {
        self.body.push_str(&format!("<w:tr>{properties}"));
        for (cell, width) in cells.iter().zip(COLUMNS) {
            self.body.push_str(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"ListText\"/></w:pPr>{}</w:p></w:tc>",
                run(cell)
            ));
        }
        self.body.push_str("</w:tr>\n");
    }
}

/// The hint makes Word set quotation marks and dashes in the Chinese font.
fn run(text: &str) -> String {
    format!("<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// Whether the title block stood in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TitleOrder {
    AsPasted,
    Restored,
}

/// Web pages flatten 副标题 and 主标题 into one line, the subtitle first and without its dash: here the title stands above it again.
fn in_order(mut blocks: Vec<Block>) -> (Vec<Block>, TitleOrder) {
    let at = |head: Head| blocks.iter().position(|block| block.kind == Kind::Head(head));
    match (at(Head::Subtitle), at(Head::Title)) {
        (Some(subtitle), Some(title)) if subtitle + 1 == title => {
            blocks.swap(subtitle, title);
            (blocks, TitleOrder::Restored)
        }
        _ => (blocks, TitleOrder::AsPasted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    const TEXT: &str = "在全县水利工作会议上的讲话\n同志们:\n一、提高认识\n(一)认清形势。水利<条例>要落实,\"三个一批\"要见效。\n(二)把握要求。要实干。\n二、狠抓落实\n办公室督查。\n";

    fn document(text: &str) -> Vec<u8> {
        let lexicon = Lexicon::embedded();
        let analysis = analyze(text, &Options::default(), &lexicon).expect("short");
        docx(&analysis, Script::Simplified, &lexicon)
    }

    /// A part of the archive, unpacked by its local header and the length in its descriptor.
    fn part(bytes: &[u8], name: &str) -> String {
        let archive = rawzip::ZipArchive::from_slice(bytes).expect("an archive");
        for entry in archive.entries() {
            let entry = entry.expect("an entry");
            if entry.file_path().as_ref() == name.as_bytes() {
                let data = archive.get_entry(entry.wayfinder()).expect("its data");
                let plain = miniz_oxide::inflate::decompress_to_vec(data.data()).expect("deflated");
                return String::from_utf8(plain).expect("UTF-8");
            }
        }
        panic!("no part {name}");
    }

    #[test]
    fn headings_are_word_headings() {
        let main = part(&document(TEXT), "word/document.xml");
        let styles: Vec<(&str, &str)> = main
            .split("<w:pStyle w:val=\"")
            .skip(1)
            .filter_map(|rest| {
                let (style, rest) = rest.split_once('"')?;
                let text = rest.split_once("preserve\">")?.1.split_once('<')?.0;
                style.starts_with("Heading").then_some((style, text))
            })
            .collect();
        assert_eq!(
            styles,
            [
                ("Heading1", "一、提高认识"),
                ("Heading2", "（一）认清形势。"),
                ("Heading2", "（二）把握要求。"),
                ("Heading1", "二、狠抓落实"),
            ]
        );
        assert_eq!(main.matches("<w:specVanish/>").count(), 2);
        assert!(main.contains("水利&lt;条例&gt;"));
        let defined = part(&document(TEXT), "word/styles.xml");
        for (style, _) in styles {
            assert!(defined.contains(&format!("w:styleId=\"{style}\"")), "{style}");
        }
    }

    #[test]
    fn the_same_text_gives_the_same_bytes() {
        assert_eq!(document(TEXT), document(TEXT));
    }

    #[test]
    fn every_style_used_is_defined() {
        let bytes = document(TEXT);
        let styles = part(&bytes, "word/styles.xml");
        for piece in part(&bytes, "word/document.xml").split("w:pStyle w:val=\"").skip(1) {
            let style = piece.split('"').next().unwrap_or_default();
            assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "{style}");
        }
    }
}
