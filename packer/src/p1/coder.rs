//! Arithmetic coding: bits with their probabilities, as bytes.
//!
//! The interval from `low` to `high` (both included, 32 bits) is divided at
//! `low + (high − low) · p / 2¹⁶`, rounded down; a 1 takes the lower part. While
//! the highest bytes of both are equal, that byte is done. What is missing
//! after the last byte counts as zeros.

/// Bits into bytes, or bytes into bits.
pub struct Coder<'a> {
    low: u32,
    high: u32,
    side: Side<'a>,
}

enum Side<'a> {
    Write {
        out: Vec<u8>,
    },
    Read {
        bytes: &'a [u8],
        at: usize,
        /// The window on the bytes, with zeros and with ones for what did not arrive.
        least: u32,
        most: u32,
        cut: bool,
        ended: bool,
    },
}

impl<'a> Coder<'a> {
    /// To write bits.
    pub fn writer() -> Coder<'a> {
        Coder { low: 0, high: u32::MAX, side: Side::Write { out: Vec::new() } }
    }

    /// To read bits, of the whole or only of what arrived of it.
    pub fn reader(bytes: &'a [u8], cut: bool) -> Coder<'a> {
        let side = Side::Read { bytes, at: 0, least: 0, most: 0, cut, ended: false };
        let mut coder = Coder { low: 0, high: u32::MAX, side };
        for _ in 0..4 {
            coder.shift();
        }
        coder
    }

    /// One bit, which is 1 with a probability of `one` of 65,536. Writing, it
    /// is `bit`; reading, it is what was written. After the end it is 0.
    #[inline(always)]
    pub fn bit(&mut self, bit: u32, one: u32) -> u32 {
        let middle = self.low + ((u64::from(self.high - self.low) * u64::from(one)) >> 16) as u32;
        let bit = match &mut self.side {
            Side::Write { .. } => bit,
            Side::Read { least, most, ended, .. } => {
                *ended |= (*least <= middle) != (*most <= middle);
                if *ended {
                    return 0;
                }
                u32::from(*least <= middle)
            }
        };
        if bit == 1 {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.shift();
            self.low <<= 8;
            self.high = self.high << 8 | 255;
        }
        bit
    }

    /// Whether reading came to the end of what is certain, or of what there is.
    pub fn ended(&self) -> bool {
        matches!(self.side, Side::Read { ended: true, .. })
    }

    /// The bytes that were written, with the shortest end.
    pub fn finish(self) -> Vec<u8> {
        let Side::Write { mut out } = self.side else { return Vec::new() };
        let tail = (0..=32).rev().find_map(|zeros| {
            let rounded = (u64::from(self.low) + ((1u64 << zeros) - 1)) >> zeros << zeros;
            u32::try_from(rounded).ok().filter(|rounded| *rounded <= self.high)
        });
        let tail = tail.unwrap_or(self.low).to_be_bytes();
        let used = tail.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
        out.extend(tail.iter().take(used));
        out
    }

    /// Writes the highest byte, which is done, or takes in one more.
    #[inline]
    fn shift(&mut self) {
        match &mut self.side {
            Side::Write { out } => out.push((self.high >> 24) as u8),
            Side::Read { bytes, at, least, most, cut, ended } => {
                let (low, high) = match bytes.get(*at) {
                    Some(byte) => (u32::from(*byte), u32::from(*byte)),
                    None if *cut => (0, 255),
                    None => (0, 0),
                };
                *least = *least << 8 | low;
                *most = *most << 8 | high;
                *at += 1;
                *ended |= *at > bytes.len() + 4 + 4;
            }
        }
    }
}
