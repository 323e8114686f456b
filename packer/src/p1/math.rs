//! Tables and mixing of numbers that the models share. Integers only, so that
//! every machine comes to the same bytes.

/// Probabilities have 16 bits; the stretched ones lie within ±2,047.
pub struct Tables {
    squash: Box<[u16; 4096]>,
    stretch: Box<[i16; 4096]>,
    /// 2¹⁶ / (n + 1.5): how far a probability goes after having been seen n times.
    pub rates: Box<[i32; 1024]>,
    /// The same for the counts that a slot can hold.
    pub slot_rates: [i32; 16],
    /// The history after a 0 and after a 1.
    pub next: Box<[[u8; 2]; 256]>,
    /// Zeros and ones that a history stands for.
    pub counts: Box<[[u8; 2]; 256]>,
}

/// What the sixteen counts of a slot stand for.
const SLOT_COUNTS: [i32; 16] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 28, 40, 60];

/// e to the power of −1/256, in 2³² parts.
const STEP: u64 = 4_278_222_805;

impl Tables {
    /// The tables, made anew.
    pub fn new() -> Tables {
        let mut squash = Box::new([0u16; 4096]);
        let mut power = 1u64 << 32;
        for away in 0..2048usize {
            // 2¹⁶ / (1 + e^(−x/256)), for x and for −x.
            let high = (1u64 << 48) / ((1u64 << 32) + power);
            power = (power * STEP + (1 << 31)) >> 32;
            squash[(2048 + away) & 4095] = high.min(65_520) as u16;
            squash[2048 - away] = (65_536 - high).max(16) as u16;
        }
        squash[0] = squash[1];
        let mut stretch = Box::new([0i16; 4096]);
        let mut at = 1usize;
        for (part, stretched) in stretch.iter_mut().enumerate() {
            while at < 4095 && usize::from(squash[at & 4095]) < part * 16 + 8 {
                at += 1;
            }
            *stretched = at as i16 - 2048;
        }
        let mut rates = Box::new([0; 1024]);
        for (seen, rate) in rates.iter_mut().enumerate() {
            *rate = 131_072 / (2 * seen as i32 + 3);
        }
        let (next, counts) = histories();
        Tables { squash, stretch, rates, slot_rates: SLOT_COUNTS.map(|seen| 131_072 / (2 * seen + 3)), next, counts }
    }

    /// The probability that a stretched one stands for.
    #[inline(always)]
    pub fn squash(&self, stretched: i32) -> i32 {
        i32::from(self.squash[(stretched.clamp(-2047, 2047) + 2048) as usize & 4095])
    }

    /// ln(p / (1 − p)) in 256ths, of a probability of 12 bits.
    #[inline(always)]
    pub fn stretch(&self, probability: u32) -> i32 {
        i32::from(self.stretch[probability as usize & 4095])
    }
}

/// One number from two, each bit of both reaching all of it.
#[inline(always)]
pub fn mix(a: u32, b: u32) -> u32 {
    let mixed = a.wrapping_mul(0x9E37_79B1) ^ b.rotate_left(16).wrapping_mul(0x85EB_CA6B);
    let mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2C1B_3C6D);
    mixed ^ (mixed >> 14)
}

/// The most of the one for so many of the other that a history can hold.
const MOST: [usize; 6] = [20, 48, 15, 8, 6, 5];

fn holds(zeros: usize, ones: usize) -> bool {
    MOST.get(zeros.min(ones)).is_some_and(|most| zeros.max(ones) <= *most)
}

/// Short histories also hold which bit was last.
fn holds_last(zeros: usize, ones: usize) -> bool {
    zeros > 0 && ones > 0 && zeros + ones <= 17
}

/// All histories of bits that one byte can stand for, numbered by their length,
/// then by their ones, then by the last bit.
#[allow(clippy::type_complexity)]
fn histories() -> (Box<[[u8; 2]; 256]>, Box<[[u8; 2]; 256]>) {
    let mut numbers = vec![[0u8; 2]; 50 * 50];
    let mut counts = Box::new([[0u8; 2]; 256]);
    let mut many = 0usize;
    for length in 0..50usize {
        for ones in 0..=length {
            let zeros = length - ones;
            if !holds(zeros, ones) {
                continue;
            }
            for last in 0..=usize::from(holds_last(zeros, ones)) {
                counts[many & 255] = [zeros as u8, ones as u8];
                if let Some(number) = numbers.get_mut(zeros * 50 + ones) {
                    if last == 0 {
                        number[0] = many as u8;
                    }
                    number[1] = many as u8;
                }
                many += 1;
            }
        }
    }
    let mut next = Box::new([[0u8; 2]; 256]);
    for (from, to) in counts.iter().zip(next.iter_mut()).take(many) {
        for (bit, to) in to.iter_mut().enumerate() {
            let (zeros, ones) = after(usize::from(from[0]), usize::from(from[1]), bit);
            *to = numbers.get(zeros * 50 + ones).map_or(0, |number| number[bit & 1]);
        }
    }
    (next, counts)
}

/// The counts after one more bit: many of the other are partly forgotten, and
/// what cannot be held is made smaller in proportion.
fn after(zeros: usize, ones: usize, bit: usize) -> (usize, usize) {
    let (mut same, mut other) = if bit == 1 { (ones, zeros) } else { (zeros, ones) };
    same += 1;
    other = match other {
        0..=5 => other,
        6 => 5,
        7 => 6,
        _ => 7,
    };
    while !holds(same, other) {
        let (more, less) = if same > other { (&mut same, &mut other) } else { (&mut other, &mut same) };
        if *less > 1 {
            *more = (*more * (*less - 1) + *less / 2) / *less;
            *less -= 1;
        } else {
            *more -= 1;
        }
    }
    if bit == 1 { (other, same) } else { (same, other) }
}

/// An adaptive probability: 22 bits, and in the lowest ten how often it was seen.
#[inline(always)]
pub fn learn(probability: &mut u32, bit: u32, most: u32, rates: &[i32; 1024]) {
    let seen = *probability & 1023;
    let now = (*probability >> 10) as i32;
    let goal = if bit == 1 { (1 << 22) - 1 } else { 0 };
    let by = (i64::from(goal - now) * i64::from(rates[seen as usize & 1023])) >> 16;
    let now = (now + by as i32).clamp(64, (1 << 22) - 64) as u32;
    *probability = now << 10 | if seen < most { seen + 1 } else { most };
}

/// A probability of one half, never seen.
pub const EVEN: u32 = 1 << 31;
