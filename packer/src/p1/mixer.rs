//! Weighing inputs: small networks of one layer, and their last correction.

use super::math::Tables;

/// Sets of weights for `N` inputs, of which one is used for each bit.
///
/// A weight of 1 is 16,384. The sum of inputs times weights is a stretched
/// probability; each weight goes by input times error.
#[derive(Clone)]
pub struct Mixer<const N: usize> {
    weights: Vec<[i32; N]>,
    set: usize,
    guess: i32,
}

impl<const N: usize> Mixer<N> {
    /// So many sets, all alike.
    pub fn new(sets: usize, weight: i32) -> Mixer<N> {
        Mixer { weights: vec![[weight; N]; sets], set: 0, guess: 32_768 }
    }

    /// Bytes of the weights.
    pub fn memory(&self) -> usize {
        4 * N * self.weights.len()
    }

    /// The stretched probability of these inputs by this set.
    #[inline(always)]
    pub fn mix(&mut self, inputs: &[i32; N], set: usize, tables: &Tables) -> i32 {
        self.set = set;
        let Some(weights) = self.weights.get(set) else { return 0 };
        let mut sum = 0i32;
        for (input, weight) in inputs.iter().zip(weights) {
            sum = sum.wrapping_add(input.wrapping_mul(*weight));
        }
        let stretched = (sum >> 14).clamp(-2047, 2047);
        self.guess = tables.squash(stretched);
        stretched
    }

    /// Learns what the bit was, at a rate in 2²³ parts.
    #[inline(always)]
    pub fn learn(&mut self, inputs: &[i32; N], bit: u32, rate: i32) {
        let error = ((((bit as i32) << 16) - self.guess) * rate) >> 8;
        if error.abs() < SMALL {
            return;
        }
        let Some(weights) = self.weights.get_mut(self.set) else { return };
        for (weight, input) in weights.iter_mut().zip(inputs) {
            *weight = weight.wrapping_add((input.wrapping_mul(error) + (1 << 14)) >> 15);
        }
    }
}

/// Errors that are not worth the time.
const SMALL: i32 = 48;

/// A correction: for each context, what a guess of 33 steps has come to.
#[derive(Clone)]
pub struct Correction {
    steps: Vec<[u16; 33]>,
    context: usize,
    low: usize,
    share: i32,
}

impl Correction {
    /// For so many contexts, changing nothing yet.
    pub fn new(contexts: usize, tables: &Tables) -> Correction {
        let mut steps = [0u16; 33];
        for (at, step) in steps.iter_mut().enumerate() {
            *step = tables.squash((at as i32 - 16) * 128) as u16;
        }
        Correction { steps: vec![steps; contexts], context: 0, low: 0, share: 0 }
    }

    /// Bytes of the steps.
    pub fn memory(&self) -> usize {
        66 * self.steps.len()
    }

    /// The corrected probability of a stretched one.
    #[inline(always)]
    pub fn correct(&mut self, stretched: i32, context: usize) -> i32 {
        let place = (stretched + 2048) as usize & 4095;
        self.context = context;
        self.low = place >> 7;
        self.share = (place & 127) as i32;
        let Some(steps) = self.steps.get(context) else { return 32_768 };
        let (low, high) = (i32::from(steps[self.low & 31]), i32::from(steps[(self.low & 31) + 1]));
        (low * (128 - self.share) + high * self.share) >> 7
    }

    /// Learns what the bit was.
    #[inline(always)]
    pub fn learn(&mut self, bit: u32) {
        let goal = if bit == 1 { 65_535 } else { 0 };
        let Some(steps) = self.steps.get_mut(self.context) else { return };
        for (place, share) in [(self.low & 31, 128 - self.share), ((self.low & 31) + 1, self.share)] {
            let now = i32::from(steps[place]);
            steps[place] = (now + (((goal - now) * share) >> (7 + 5))).clamp(16, 65_519) as u16;
        }
    }
}
