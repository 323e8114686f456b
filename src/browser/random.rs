//! Random numbers, for identities.

/// 48 random bits as 12 hex digits.
pub fn hex() -> String {
    (0..12)
        .map(|_| {
            let digit = (js_sys::Math::random() * 16.0) as u32;
            char::from_digit(digit.min(15), 16).unwrap_or('0')
        })
        .collect()
}
