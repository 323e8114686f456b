//! Numbers and links that look random and are the same each time.

// Each test takes what it needs.
#![allow(dead_code)]

pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % bound
    }

    pub fn letters(&mut self, many: usize) -> String {
        (0..many).map(|_| letter(self.below(62))).collect()
    }

    /// A link with a body of so many characters.
    pub fn link(&mut self, body: usize) -> String {
        let length = body % 3844;
        format!("p1{}{}{}", letter(length / 62), letter(length % 62), self.letters(body + 4))
    }
}

fn letter(value: usize) -> char {
    char::from(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[value])
}
