//! Bytes as letters and digits: 32 bytes are 43 characters.
//!
//! Each block is one number, its first byte and first character the highest.
//! A last block of fewer bytes has as few characters as hold them.

/// The digits in the order of their value.
pub const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Bytes of a block.
const BYTES: usize = 32;

/// Characters of a block.
const SIGNS: usize = 43;

/// Characters for a block of so many bytes: the least `n` with 62ⁿ ≥ 256ᵇ.
const LENGTHS: [u8; BYTES + 1] = [
    0, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15, 17, 18, 19, 21, 22, 23, 25, 26, 27, 29, 30, 31, 33, 34, 35, 37, 38, 39,
    41, 42, 43,
];

/// The value of a digit.
pub fn value(sign: u8) -> Option<u32> {
    Some(u32::from(match sign {
        b'0'..=b'9' => sign - b'0',
        b'A'..=b'Z' => sign - b'A' + 10,
        b'a'..=b'z' => sign - b'a' + 36,
        _ => return None,
    }))
}

/// Adds a number below 62 to the power of `many`, with so many digits.
pub fn put_number(out: &mut String, mut number: u32, many: usize) {
    let mut signs = [0u8; 6];
    for sign in signs.iter_mut().take(many) {
        *sign = (number % 62) as u8;
        number /= 62;
    }
    for sign in signs.iter().take(many).rev() {
        put(out, *sign);
    }
}

/// The number that at most five digits are.
pub fn number(signs: &[u8]) -> Option<u32> {
    signs.iter().try_fold(0, |number: u32, sign| Some(number * 62 + value(*sign)?))
}

/// How many characters so many bytes become.
pub fn length(bytes: usize) -> usize {
    bytes / BYTES * SIGNS + LENGTHS.get(bytes % BYTES).map_or(0, |length| usize::from(*length))
}

/// Adds bytes.
pub fn encode(out: &mut String, bytes: &[u8]) {
    for block in bytes.chunks(BYTES) {
        let mut number = [0u8; BYTES];
        for (to, from) in number.iter_mut().zip(block) {
            *to = *from;
        }
        let number = number.get_mut(..block.len()).unwrap_or_default();
        let mut signs = [0u8; SIGNS];
        let many = LENGTHS.get(block.len()).map_or(0, |length| usize::from(*length));
        for sign in signs.iter_mut().take(many).rev() {
            let mut rest = 0;
            for byte in number.iter_mut() {
                let part = rest << 8 | u32::from(*byte);
                *byte = (part / 62) as u8;
                rest = part % 62;
            }
            *sign = rest as u8;
        }
        for sign in signs.iter().take(many) {
            put(out, *sign);
        }
    }
}

/// The bytes that these characters are, or nothing if they are none.
pub fn decode(signs: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(signs.len());
    for block in signs.chunks(SIGNS) {
        let many = LENGTHS.iter().position(|length| usize::from(*length) == block.len())?;
        let (number, over) = block_number(block, block.len(), 0, many)?;
        if over {
            return None;
        }
        bytes.extend_from_slice(number.get(..many)?);
    }
    Some(bytes)
}

/// The bytes that are certain when only the first characters of a body of
/// `length` characters arrived.
pub fn beginning(signs: &[u8], length: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(signs.len());
    for (at, block) in signs.chunks(SIGNS).enumerate() {
        let whole = length.saturating_sub(at * SIGNS).clamp(block.len(), SIGNS);
        let many = LENGTHS.iter().rposition(|length| usize::from(*length) <= whole).unwrap_or(0);
        let Some((least, false)) = block_number(block, whole, 0, many) else { break };
        let Some((most, over)) = block_number(block, whole, 61, many) else { break };
        let most = if over { [255; BYTES] } else { most };
        let same = least.iter().zip(&most).take(many).take_while(|(least, most)| least == most).count();
        bytes.extend(least.iter().take(same));
        if same < many {
            break;
        }
    }
    bytes
}

/// A block's number of `length` digits in `many` bytes, missing digits being
/// `filled`; and whether it is more than they can hold.
fn block_number(block: &[u8], length: usize, filled: u32, many: usize) -> Option<([u8; BYTES], bool)> {
    let mut number = [0u8; BYTES];
    let mut over = false;
    for at in 0..length {
        let mut carry = match block.get(at) {
            Some(sign) => value(*sign)?,
            None => filled,
        };
        for byte in number.iter_mut().take(many).rev() {
            carry += u32::from(*byte) * 62;
            *byte = carry as u8;
            carry >>= 8;
        }
        over |= carry > 0;
    }
    Some((number, over))
}

fn put(out: &mut String, digit: u8) {
    out.extend(DIGITS.get(usize::from(digit)).map(|sign| char::from(*sign)));
}
