//! UTF-16 offsets, as JavaScript counts them. Nothing else in the project counts in UTF-16.

/// Where a text's scalars stand in UTF-16: an offset is its scalar plus the astral letters before it.
///
/// ```
/// use tigang_text::Utf16Index;
/// let index = Utf16Index::new("a𠮷b".chars());
/// assert_eq!(index.offset16(2), 3);
/// assert_eq!(index.scalar(3), 2);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Utf16Index {
    /// Scalar offsets of the letters that take two code units, ascending.
    astral: Vec<u32>,
}

impl Utf16Index {
    /// Indexes a text; linear in its length, memory only for letters outside the basic plane.
    pub fn new(scalars: impl IntoIterator<Item = char>) -> Self {
        let astral = scalars
            .into_iter()
            .enumerate()
            .filter(|(_, scalar)| scalar.len_utf16() == 2)
            .map(|(at, _)| at as u32)
            .collect();
        Self { astral }
    }

    /// UTF-16 offset of a scalar offset.
    pub fn offset16(&self, scalar: u32) -> u32 {
        scalar + self.astral.partition_point(|&at| at < scalar) as u32
    }

    /// Scalar offset of a UTF-16 offset; inside a surrogate pair, the letter it belongs to.
    pub fn scalar(&self, offset16: u32) -> u32 {
        let mut low = 0;
        let mut high = self.astral.len();
        while low < high {
            let middle = low + (high - low) / 2;
            // Both units of the astral letter lie before the offset.
            if self.astral[middle] + middle as u32 + 2 <= offset16 {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let scalar = offset16 - low as u32;
        match self.astral.get(low) {
            Some(&at) if at < scalar => at,
            _ => scalar,
        }
    }

    /// Converts ascending scalar offsets in one sweep: linear in offsets plus astral letters.
    pub fn sweep(&self) -> impl FnMut(u32) -> u32 + '_ {
        let mut passed = 0;
        let mut last = 0;
        move |scalar| {
            if scalar < last {
                passed = self.astral.partition_point(|&at| at < scalar);
            }
            last = scalar;
            while passed < self.astral.len() && self.astral[passed] < scalar {
                passed += 1;
            }
            scalar + passed as u32
        }
    }
}

/// Decodes UTF-16; every lone surrogate becomes U+FFFD, so that the length in code units stays the same.
///
/// Returns the string and the UTF-16 offsets of the replaced units.
pub fn decode_utf16_lossy(units: &[u16]) -> (String, Vec<u32>) {
    let mut string = String::with_capacity(units.len() * 3);
    let mut replaced = Vec::new();
    let mut at16 = 0;
    for decoded in char::decode_utf16(units.iter().copied()) {
        let scalar = decoded.unwrap_or_else(|_| {
            replaced.push(at16);
            char::REPLACEMENT_CHARACTER
        });
        string.push(scalar);
        at16 += scalar.len_utf16() as u32;
    }
    (string, replaced)
}
