//! Numbers for keys, in the order in which keys first come: what counting by number needs instead of a map.

/// Marks a free slot.
const FREE: u32 = u32::MAX;

/// Keys and their numbers. A key is found by one multiplication and, nearly always, one look at a slot of four bytes and one at
/// the key itself. Keys come from one text on the reader's own machine: one made to collide only slows its own analysis.
#[derive(Clone, Debug)]
pub(super) struct Numbers {
    keys: Vec<u64>,
    /// A power of two of them, at least half free.
    slots: Vec<u32>,
}

impl Numbers {
    /// Without keys, and with room for so many.
    pub(super) fn with_room(keys: usize) -> Self {
        let slots = (2 * keys + 2).next_power_of_two();
        Self {
            keys: Vec::with_capacity(keys),
            slots: vec![FREE; slots],
        }
    }

    /// The number of a key; a new one gets the next.
    #[inline]
    pub(super) fn number(&mut self, key: u64) -> u32 {
        self.find(key).unwrap_or_else(|free| self.add(key, free))
    }

    /// The number of a key that has come.
    pub(super) fn get(&self, key: u64) -> Option<u32> {
        self.find(key).ok()
    }

    /// Adds a key whose slot is free.
    #[inline(never)]
    fn add(&mut self, key: u64, free: usize) -> u32 {
        let number = self.keys.len() as u32;
        self.slots[free] = number;
        self.keys.push(key);
        if self.slots.len() < 2 * self.keys.len() + 2 {
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
            if self.keys[number as usize] == key {
                return Ok(number);
            }
            slot = (slot + 1) & last;
        }
    }

    fn widen(&mut self) {
        self.slots = vec![FREE; 2 * self.slots.len()];
        for number in 0..self.keys.len() {
            if let Err(free) = self.find(self.keys[number]) {
                self.slots[free] = number as u32;
            }
        }
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
        let given: Vec<u32> = keys.iter().map(|key| numbers.number(*key)).collect();
        let again: Vec<Option<u32>> = keys.iter().map(|key| numbers.get(*key)).collect();
        assert_eq!(given, (0..500).collect::<Vec<u32>>());
        assert_eq!(again, given.iter().copied().map(Some).collect::<Vec<_>>());
        assert_eq!(numbers.get(u64::MAX), None);
    }
}
