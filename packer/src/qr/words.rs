//! What a code says, as the words that are drawn in it: data with its lengths,
//! then words from which lost ones can be told (ISO/IEC 18004, level L).

/// For each version from 1: words of correction in a block, and blocks.
const LEVEL_L: [(u8, u8); 22] = [
    (7, 1),
    (10, 1),
    (15, 1),
    (20, 1),
    (26, 1),
    (18, 2),
    (20, 2),
    (24, 2),
    (30, 2),
    (18, 4),
    (20, 4),
    (24, 4),
    (26, 4),
    (30, 4),
    (22, 6),
    (24, 6),
    (28, 6),
    (30, 6),
    (28, 7),
    (28, 8),
    (28, 8),
    (28, 9),
];

/// The words of the smallest code that holds a text, and its version; nothing
/// if that is above `most`. Digits at the end are written as digits.
pub(super) fn words(text: &str, most: u8) -> Option<(u8, Vec<u8>)> {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (signs, digits) = text.as_bytes().split_at_checked(text.len() - digits)?;
    (1..=most).zip(LEVEL_L).find_map(|(version, (correction, blocks))| {
        let (correction, blocks) = (usize::from(correction), usize::from(blocks));
        let all = room(usize::from(version)) / 8;
        let data = data(signs, digits, version > 9, all - correction * blocks)?;
        Some((version, interleaved(&data, all, correction, blocks)))
    })
}

/// Modules that are free for words.
fn room(version: usize) -> usize {
    let corners = (16 * version + 128) * version + 64;
    match version {
        1 => corners,
        _ => {
            let marks = version / 7 + 2;
            corners - ((25 * marks - 10) * marks - 55) - if version < 7 { 0 } else { 36 }
        }
    }
}

/// Bits, from the highest down.
struct Bits {
    bytes: Vec<u8>,
    count: usize,
}

impl Bits {
    fn push(&mut self, value: usize, width: usize) {
        for bit in (0..width).rev() {
            if self.count.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let Some(byte) = self.bytes.last_mut() {
                *byte |= ((value >> bit & 1) as u8) << (7 - self.count % 8);
            }
            self.count += 1;
        }
    }
}

/// Exactly so many words of data: signs as bytes, digits by threes, an end.
fn data(signs: &[u8], digits: &[u8], large: bool, words: usize) -> Option<Vec<u8>> {
    let mut bits = Bits { bytes: Vec::new(), count: 0 };
    if !signs.is_empty() {
        bits.push(4, 4);
        bits.push(signs.len(), if large { 16 } else { 8 });
        signs.iter().for_each(|sign| bits.push(usize::from(*sign), 8));
    }
    if !digits.is_empty() {
        bits.push(1, 4);
        bits.push(digits.len(), if large { 12 } else { 10 });
        for three in digits.chunks(3) {
            let number = three.iter().fold(0, |number, digit| number * 10 + usize::from(digit - b'0'));
            bits.push(number, 3 * three.len() + 1);
        }
    }
    let end = (words * 8).checked_sub(bits.count)?.min(4);
    bits.push(0, end);
    for filler in [0xec, 0x11].iter().cycle().take(words - bits.bytes.len()) {
        bits.bytes.push(*filler);
    }
    Some(bits.bytes)
}

/// Data in blocks, each with its correction, a word of each in turn. The last
/// blocks are one word longer where it does not divide.
fn interleaved(data: &[u8], all: usize, correction: usize, blocks: usize) -> Vec<u8> {
    let divisor = divisor(correction);
    let short = all / blocks - correction;
    let longer = all % blocks;
    let mut rest = data;
    let mut parts = Vec::with_capacity(blocks);
    for block in 0..blocks {
        let length = short + usize::from(block + longer >= blocks);
        let Some((part, after)) = rest.split_at_checked(length) else { break };
        parts.push((part, remainder(part, &divisor)));
        rest = after;
    }
    let mut words = Vec::with_capacity(all);
    for at in 0..=short {
        words.extend(parts.iter().filter_map(|(part, _)| part.get(at)));
    }
    for at in 0..correction {
        words.extend(parts.iter().filter_map(|(_, checks)| checks.get(at)));
    }
    words
}

/// The product of (x - 2^i) for each i below the degree, without its first
/// coefficient, which is 1.
fn divisor(degree: usize) -> Vec<u8> {
    let mut product = vec![0; degree];
    if let Some(last) = product.last_mut() {
        *last = 1;
    }
    let mut root = 1;
    for _ in 0..degree {
        for at in 0..degree {
            let next = product.get(at + 1).copied().unwrap_or_default();
            if let Some(one) = product.get_mut(at) {
                *one = times(*one, root) ^ next;
            }
        }
        root = times(root, 2);
    }
    product
}

/// What is left when words are divided: their correction.
fn remainder(words: &[u8], divisor: &[u8]) -> Vec<u8> {
    let mut left = vec![0; divisor.len()];
    for word in words {
        left.rotate_left(1);
        let first = left.last_mut().map(std::mem::take).unwrap_or_default();
        for (one, factor) in left.iter_mut().zip(divisor) {
            *one ^= times(*factor, first ^ word);
        }
    }
    left
}

/// A product in the field of 256 elements of x^8 + x^4 + x^3 + x^2 + 1.
fn times(one: u8, other: u8) -> u8 {
    (0..8).rev().fold(0u8, |sum, bit| {
        let doubled = (sum << 1) ^ if sum & 0x80 == 0 { 0 } else { 0x1d };
        doubled ^ if other >> bit & 1 == 0 { 0 } else { one }
    })
}
