//! Bytes as letters and digits: eight bytes are eleven characters.

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Characters for a last block of so many bytes.
const LENGTHS: [usize; 9] = [0, 2, 3, 5, 6, 7, 9, 10, 11];

/// Adds bytes to a text.
pub(super) fn encode(out: &mut String, bytes: &[u8]) {
    for block in bytes.chunks(8) {
        let number = block.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte));
        digits(out, number, LENGTHS.get(block.len()).copied().unwrap_or_default());
    }
}

/// The bytes of a text, or nothing if it was not written by [`encode`].
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    for block in text.as_bytes().chunks(11) {
        let count = LENGTHS.iter().position(|length| *length == block.len())?;
        let number = number(std::str::from_utf8(block).ok()?)?;
        if count < 8 && number >> (8 * count) != 0 {
            return None;
        }
        bytes.extend_from_slice(number.to_be_bytes().get(8 - count..)?);
    }
    Some(bytes)
}

/// Adds a number with so many digits.
pub(super) fn digits(out: &mut String, number: u64, many: usize) {
    let mut reversed: Vec<u8> = Vec::with_capacity(many);
    let mut rest = number;
    for _ in 0..many {
        reversed.extend(ALPHABET.get((rest % 62) as usize));
        rest /= 62;
    }
    out.extend(reversed.iter().rev().map(|byte| char::from(*byte)));
}

/// The number that some digits are, if it is one below 2⁶⁴.
pub(super) fn number(digits: &str) -> Option<u64> {
    digits.bytes().try_fold(0u64, |number, byte| {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'A'..=b'Z' => byte - b'A' + 10,
            b'a'..=b'z' => byte - b'a' + 36,
            _ => return None,
        };
        number.checked_mul(62)?.checked_add(u64::from(digit))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn bytes_of_every_length_come_back() {
        for length in 0..40 {
            for byte in [0, 1, 127, 255] {
                let bytes = vec![byte; length];
                let mut text = String::new();
                encode(&mut text, &bytes);
                assert_eq!(decode(&text).unwrap(), bytes);
            }
        }
    }

    #[test]
    fn what_no_bytes_are_written_as_is_refused() {
        for text in ["0", "zz", "0-", "zzzzzzzzzzz", "é0", "0000"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
