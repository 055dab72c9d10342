//! Styles of a Word document: the list and the outline level that they give their paragraphs.
//!
//! The page does the same in `www/src/docx-styles.js`.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Styles rest on each other at most so deep; a circle goes no further.
const DEPTH: usize = 12;
/// What Word calls the styles of a document's title, which heads nothing.
const TITLES: [&str; 4] = ["title", "subtitle", "标题", "副标题"];

/// What a paragraph says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// Id of its style.
    pub(super) style: Option<String>,
    /// Id of its list; 0 for none.
    pub(super) list: Option<String>,
    /// Its level in the list, the highest 0.
    pub(super) level: Option<usize>,
    /// Its level as a heading, 1 for the highest; 0 for none.
    pub(super) outline: Option<u8>,
}

/// What a style says.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    based_on: Option<String>,
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
    outline: Option<u8>,
    /// The level that its name says: heading 1, 标题 1.
    named: Option<u8>,
}

/// All styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    /// Reads `word/styles.xml`; what is missing or broken says nothing.
    pub(super) fn read(xml: &[u8]) -> Self {
        let mut styles: BTreeMap<String, Style> = BTreeMap::new();
        let mut id = String::new();
        elements(xml, |name, tag| {
            let Some(tag) = tag else { return };
            let value = || attribute(tag, b"val");
            if name == b"style" {
                id = attribute(tag, b"styleId").unwrap_or_default();
            }
            let style = styles.entry(id.clone()).or_default();
            match name {
                b"name" => style.named = value().and_then(|name| level_of_name(&name)),
                b"basedOn" => style.based_on = value(),
                b"numId" => style.list = value(),
                b"ilvl" => style.level = value().and_then(|level| level.parse().ok()),
                b"outlineLvl" => style.outline = value().map(|value| level(&value)),
                _ => {}
            }
        });
        Self(styles)
    }

    /// What a style says, or the nearest one it rests on.
    pub(super) fn find<T>(&self, id: &str, say: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut style = self.0.get(id);
        for _ in 0..DEPTH {
            let found = style?;
            if let Some(said) = say(found) {
                return Some(said);
            }
            style = self.0.get(found.based_on.as_ref()?);
        }
        None
    }

    /// The level of headings of a style; 0 where they are none.
    pub(super) fn outline(&self, id: &str) -> u8 {
        let said = |style: &Style| {
            style
                .named
                .filter(|level| *level == 0)
                .or(style.outline)
                .or(style.named)
        };
        self.find(id, said).unwrap_or(0)
    }
}

/// The level that `w:outlineLvl` says: it counts from 0, and 9 is text.
pub(super) fn level(value: &str) -> u8 {
    value
        .parse()
        .ok()
        .filter(|level| *level < 9)
        .map_or(0, |level: u8| level + 1)
}

fn level_of_name(name: &str) -> Option<u8> {
    let name = name.trim().to_ascii_lowercase();
    if TITLES.contains(&name.as_str()) {
        return Some(0);
    }
    let rest = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
    rest.trim().parse().ok().filter(|level| (1..=9).contains(level))
}

/// Calls `receive` with every element that begins and the name of every one that ends.
pub(super) fn elements(xml: &[u8], mut receive: impl FnMut(&[u8], Option<&BytesStart<'_>>)) {
    let mut reader = Reader::from_reader(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => receive(tag.local_name().as_ref(), Some(&tag)),
            Ok(Event::End(tag)) => receive(tag.local_name().as_ref(), None),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = tag
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = String::from_utf8_lossy(&found.value).into_owned();
    Some(
        quick_xml::escape::unescape(&value)
            .map(|value| value.into_owned())
            .unwrap_or(value),
    )
}
