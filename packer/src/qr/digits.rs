//! A link as decimal digits, as a square code holds them best.
//!
//! `p1` + `LL` + rest is `d1` + four digits for the number that `LL` is + the
//! digits of the rest, read as one number in base 62. A rest of n characters
//! is always the same count of digits, the fewest that can say every such
//! number, so that nothing but the text itself is needed to go back.

/// The most characters of a link in digits, `d1` included. A code holds 7,089.
pub const MOST_DIGITS: usize = 12_000;

/// One way to write a number down, some digits of it at a time: so many that
/// they are below 2^30 together.
#[derive(Clone, Copy)]
struct Base {
    digit: u64,
    digits: usize,
    together: u64,
}

const TEN: Base = Base { digit: 10, digits: 9, together: 1_000_000_000 };
const LETTERS: Base = Base { digit: 62, digits: 5, together: 916_132_832 };

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The number that a letter or digit stands for, as the links have them.
pub fn value(letter: u8) -> Option<u32> {
    match letter {
        b'0'..=b'9' => Some(u32::from(letter - b'0')),
        b'A'..=b'Z' => Some(u32::from(letter - b'A') + 10),
        b'a'..=b'z' => Some(u32::from(letter - b'a') + 36),
        _ => None,
    }
}

/// How many digits so many letters take: log 62 / log 10 of them, rounded up.
/// The fraction is a little too large by less than 1 in 10^10.
pub fn digits_for(letters: usize) -> usize {
    (letters as u64 * 17_923_916_895).div_ceil(10_000_000_000) as usize
}

/// How many letters so many digits are, if digits ever are so many.
fn letters_for(digits: usize) -> Option<usize> {
    let letters = letters_within(digits);
    (digits_for(letters) == digits).then_some(letters)
}

/// How many letters so many digits can say.
fn letters_within(digits: usize) -> usize {
    (digits as u64 * 10_000_000_000 / 17_923_916_895) as usize
}

/// A link `p1…` as digits `d1…`; nothing if it is not one, or too long.
pub fn digits(link: &str) -> Option<String> {
    let (length, rest) = link.strip_prefix("p1")?.split_at_checked(2)?;
    let count = digits_for(rest.len());
    if count + 6 > MOST_DIGITS {
        return None;
    }
    let mut text = String::from("d1");
    rewritten(&mut text, length, LETTERS, 4, TEN)?;
    rewritten(&mut text, rest, LETTERS, count, TEN)?;
    Some(text)
}

/// The link `p1…` that digits `d1…` stand for; nothing if they are not whole.
pub fn from_digits(text: &str) -> Option<String> {
    let count = text.len().checked_sub(6)?;
    opened(text, letters_for(count)?)
}

/// The beginning of a link, from the first of its digits: the shortest link
/// that they may have been of. Its last character may be one too low.
pub fn beginning(text: &str) -> Option<String> {
    let Some((length, digits)) = text.get(2..).and_then(|text| text.split_at_checked(4)) else {
        return Some("p1".to_owned());
    };
    let mut letters = length.parse::<usize>().ok()? + 4;
    loop {
        let count = digits_for(letters);
        if count + 6 > MOST_DIGITS {
            return None;
        }
        // With its full count of digits each is worth what it was.
        let missing = count.checked_sub(digits.len()).map(|missing| "0".repeat(missing));
        if let Some(mut link) = missing.and_then(|zeros| opened(&(text.to_owned() + &zeros), letters)) {
            if count > digits.len() {
                link.truncate(4 + letters_within(digits.len()).saturating_sub(1));
            }
            return Some(link);
        }
        letters += 62 * 62;
    }
}

fn opened(text: &str, letters: usize) -> Option<String> {
    let (length, rest) = text.strip_prefix("d1")?.split_at_checked(4)?;
    if text.len() > MOST_DIGITS || !(length.bytes().chain(rest.bytes())).all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let mut link = String::from("p1");
    rewritten(&mut link, length, TEN, 2, LETTERS)?;
    rewritten(&mut link, rest, TEN, letters, LETTERS)?;
    Some(link)
}

/// Adds a number that is written in one base with so many digits of another;
/// nothing if they do not hold it, or if it is no number.
fn rewritten(out: &mut String, number: &str, from: Base, count: usize, to: Base) -> Option<()> {
    // Least significant first, each below `to.together`.
    let mut limbs: Vec<u64> = Vec::with_capacity(count / to.digits + 1);
    // The first piece is the short one, so that the others are whole.
    let (first, rest) = number.as_bytes().split_at_checked(number.len() % from.digits)?;
    for piece in std::iter::once(first).chain(rest.chunks(from.digits)) {
        let mut carry = piece.iter().try_fold(0, |sum, sign| Some(sum * from.digit + u64::from(value(*sign)?)))?;
        for limb in &mut limbs {
            carry += *limb * from.together;
            (*limb, carry) = (carry % to.together, carry / to.together);
        }
        while carry > 0 {
            limbs.push(carry % to.together);
            carry /= to.together;
        }
    }
    let mut reversed = Vec::with_capacity(count + to.digits);
    for mut limb in limbs {
        for _ in 0..to.digits {
            reversed.extend(ALPHABET.get((limb % to.digit) as usize));
            limb /= to.digit;
        }
    }
    let over = reversed.get(count..).unwrap_or_default();
    if over.iter().any(|digit| *digit != b'0') {
        return None;
    }
    reversed.resize(count, b'0');
    out.extend(reversed.iter().rev().map(|digit| char::from(*digit)));
    Some(())
}
