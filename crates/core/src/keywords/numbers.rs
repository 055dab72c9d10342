//! Rows by their keys, numbered in the order in which they first come: what counting by number needs instead of a map.

use std::ops::Deref;

/// Marks a free slot.
const FREE: u32 = u32::MAX;

/// What is known by a key.
pub(super) trait Keyed {
    /// Never changes.
    fn key(&self) -> u64;
}

/// Rows and their numbers. One is found by one multiplication and, nearly always, one look at a slot of four bytes and one at
/// the row itself. Keys come from one text on the reader's own machine: one made to collide only slows its own analysis.
#[derive(Clone, Debug)]
pub(super) struct Numbers<Row> {
    rows: Vec<Row>,
    /// A power of two of them, at least half free.
    slots: Vec<u32>,
}

/// How often a key has come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    key: u64,
    pub(super) times: u32,
}

impl<Row: Keyed> Numbers<Row> {
    /// Without rows, and with room for so many.
    pub(super) fn with_room(rows: usize) -> Self {
        let slots = (2 * rows + 2).next_power_of_two();
        Self {
            rows: Vec::with_capacity(rows),
            slots: vec![FREE; slots],
        }
    }

    /// The row of a key and its number; a new one gets the next.
    #[inline]
    pub(super) fn row(&mut self, key: u64, new: impl FnOnce() -> Row) -> (u32, &mut Row) {
        let number = self.find(key).unwrap_or_else(|free| self.add(new(), free));
        (number, &mut self.rows[number as usize])
    }

    /// The number of a key that has come.
    pub(super) fn get(&self, key: u64) -> Option<u32> {
        self.find(key).ok()
    }

    /// Adds a row whose slot is free.
    #[inline(never)]
    fn add(&mut self, row: Row, free: usize) -> u32 {
        let number = self.rows.len() as u32;
        self.slots[free] = number;
        self.rows.push(row);
        if self.slots.len() < 2 * self.rows.len() + 2 {
            self.widen();
        }
        number
    }

    /// The number of a key, or the slot it would take.
    #[inline(always)]
    fn find(&self, key: u64) -> Result<u32, usize> {
        let last = self.slots.len() - 1;
        let mut slot = mix(key) as usize & last;
        loop {
            let number = self.slots[slot];
            if number == FREE {
                return Err(slot);
            }
            if self.rows[number as usize].key() == key {
                return Ok(number);
            }
            slot = (slot + 1) & last;
        }
    }

    fn widen(&mut self) {
        self.slots = vec![FREE; 2 * self.slots.len()];
        for number in 0..self.rows.len() {
            if let Err(free) = self.find(self.rows[number].key()) {
                self.slots[free] = number as u32;
            }
        }
    }
}

impl Numbers<Count> {
    /// Counts a key: its number, and how often it has come now.
    #[inline]
    pub(super) fn count(&mut self, key: u64) -> (u32, u32) {
        let (number, count) = self.row(key, || Count { key, times: 0 });
        count.times += 1;
        (number, count.times)
    }
}

impl Keyed for Count {
    fn key(&self) -> u64 {
        self.key
    }
}

/// The rows, by number.
impl<Row> Deref for Numbers<Row> {
    type Target = [Row];

    fn deref(&self) -> &[Row] {
        &self.rows
    }
}

/// Spreads a key over 32 bits.
pub(super) fn mix(key: u64) -> u32 {
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keys_in_the_order_they_come() {
        let mut numbers = Numbers::with_room(1);
        let keys: Vec<u64> = (0..500).map(|key| key * 0x1_0000_0001 % 997).collect();
        let given: Vec<u32> = keys.iter().map(|key| numbers.count(*key).0).collect();
        let again: Vec<Option<u32>> = keys.iter().map(|key| numbers.get(*key)).collect();
        assert_eq!(given, (0..500).collect::<Vec<u32>>());
        assert_eq!(again, given.iter().copied().map(Some).collect::<Vec<_>>());
        assert_eq!(numbers.get(u64::MAX), None);
        assert_eq!(numbers.count(keys[7]), (7, 2));
    }
}
