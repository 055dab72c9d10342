//! The report: an analysis as text for others to read. One file per rendering.

#[cfg(feature = "json")]
pub mod json;
pub mod markdown;
pub mod opml;
pub mod text;

/// Version of the report's shape; it rises when a name or a meaning changes, not when fields are added.
pub const SCHEMA: u32 = 1;

/// Version of this crate.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
