//! The model of everything that is not text: small numbers, bit by bit.

use super::math::{EVEN, Tables, learn, mix};
use super::mixer::Mixer;

/// Contexts of a symbol, each with a probability for each bit.
pub const CONTEXTS: usize = 6;

const INPUTS: usize = 2 * CONTEXTS + 4;

/// How often a probability counts as seen at most.
const MOST: u32 = 30;

/// The model.
#[derive(Clone)]
pub struct Symbols {
    table: Vec<u32>,
    mixer: Mixer<INPUTS>,
    inputs: [i32; INPUTS],
    places: [usize; CONTEXTS],
    contexts: [u32; CONTEXTS],
}

impl Symbols {
    /// A model that has seen nothing.
    pub fn new() -> Symbols {
        Symbols {
            table: vec![EVEN; 1 << 16],
            mixer: Mixer::new(1, 16_384 / 5),
            inputs: [0; INPUTS],
            places: [0; CONTEXTS],
            contexts: [0; CONTEXTS],
        }
    }

    /// Bytes that it holds.
    pub fn memory(&self) -> usize {
        size_of::<Symbols>() + 4 * self.table.len() + self.mixer.memory()
    }

    /// A symbol of this field follows, in these contexts.
    pub fn begin(&mut self, field: u32, contexts: [u32; CONTEXTS]) {
        for (at, (to, from)) in self.contexts.iter_mut().zip(contexts).enumerate() {
            *to = mix(from, mix(field, 1000 + at as u32));
        }
    }

    /// The probability that the bit at this node of the symbol is 1.
    pub fn guess(&mut self, node: u32, tables: &Tables) -> u32 {
        for at in 0..CONTEXTS {
            let place = mix(self.contexts[at], node) as usize & 0xFFFF;
            self.places[at] = place;
            let entry = self.table.get(place).copied().unwrap_or(EVEN);
            let seen = (entry & 1023).min(12) as i32;
            let known = i32::from(seen > 0);
            self.inputs[2 * at] = known * tables.stretch(entry >> 20);
            self.inputs[2 * at + 1] = (((entry >> 16) as i32 - 32_768) * seen) >> 8;
        }
        self.inputs[2 * CONTEXTS] = 256;
        let stretched = self.mixer.mix(&self.inputs, 0, tables);
        tables.squash(stretched).clamp(24, 65_512) as u32
    }

    /// Learns what the bit was.
    pub fn learn(&mut self, bit: u32, tables: &Tables) {
        for place in self.places {
            if let Some(entry) = self.table.get_mut(place) {
                learn(entry, bit, MOST, &tables.rates);
            }
        }
        self.mixer.learn(&self.inputs, bit, 16);
    }
}
