//! Stub until the word lists land.
#![forbid(unsafe_code)]
#![allow(missing_docs)]
#[derive(Debug)]
pub struct Lexicon(Letters);
#[derive(Debug)]
pub struct Letters;
impl Lexicon {
    pub fn embedded() -> Self {
        Self(Letters)
    }
    pub fn version(&self) -> &str {
        "stub"
    }
    pub fn letters(&self) -> &Letters {
        &self.0
    }
}
impl Letters {
    pub fn to_simplified(&self, scalars: &[char]) -> Vec<char> {
        scalars.to_vec()
    }
    pub fn to_traditional(&self, scalars: &[char]) -> Vec<char> {
        scalars.to_vec()
    }
    pub fn fold(&self, scalar: char) -> char {
        match scalar {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(scalar as u32 - 0xfee0).unwrap_or(scalar),
            '\u{3000}' => ' ',
            _ => scalar,
        }
    }
}
