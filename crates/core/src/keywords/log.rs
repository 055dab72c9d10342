//! Binary logarithms in sixteenths, from a table: the same on every machine, unlike `ln`.

/// 16·log2(1 + i/16) rounded, for i in 0..16.
const FRACTION: [u32; 16] = [0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 15];

/// 16·log2(value), rounded; 0 for 0 and 1.
pub(super) fn log16(value: u64) -> u32 {
    let Some(bits) = value.checked_ilog2() else { return 0 };
    let sixteenths = if bits < 4 {
        value << (4 - bits)
    } else {
        value >> (bits - 4)
    };
    bits * 16 + FRACTION[(sixteenths & 15) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_the_logarithm() {
        for (value, expected) in [(0, 0), (1, 0), (2, 16), (3, 25), (8, 48), (1000, 160), (1 << 40, 640)] {
            assert!(
                log16(value).abs_diff(expected) <= 1,
                "{value}: {} for {expected}",
                log16(value)
            );
        }
        assert!((1..5000).all(|value| log16(value) <= log16(value + 1)));
    }
}
