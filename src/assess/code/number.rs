//! Numbers too long for a register, as digits to the base of 29: the most
//! significant first.

const BASE: u32 = 29;

/// Makes room for one more value below `values` and puts it in:
/// number × values + value. What does not fit is lost; the caller has counted.
pub(super) fn push(digits: &mut [u8], values: u32, value: u32) {
    let mut carry = value;
    for digit in digits.iter_mut().rev() {
        carry += u32::from(*digit) * values;
        *digit = (carry % BASE) as u8;
        carry /= BASE;
    }
}

/// Takes the value out that was put in last.
pub(super) fn pop(digits: &mut [u8], values: u32) -> u32 {
    let mut rest = 0;
    for digit in digits.iter_mut() {
        rest = rest * BASE + u32::from(*digit);
        *digit = (rest / values) as u8;
        rest %= values;
    }
    rest
}

/// The two characters that name a round.
pub(super) fn tag(tag: usize) -> Vec<u8> {
    vec![(tag / 29 % 29) as u8, (tag % 29) as u8]
}
