//! Row ids that are foretold from the one before.

/// The id after this one: `4` after `3`, `4-k7` after `3-k7`, `p4` after `p3`.
pub(super) fn next(id: &str) -> String {
    if let Some((number, tag)) = numbered(id) {
        return write(number + 1, tag);
    }
    let digits = id.len() - id.bytes().rev().take_while(u8::is_ascii_digit).count();
    match (id.get(..digits), id.get(digits..).and_then(number)) {
        (Some(name), Some(number)) => format!("{name}{}", number + 1),
        _ => "1".to_owned(),
    }
}

/// The number and the tag of an id that the app gave; no tag is empty.
pub(super) fn numbered(id: &str) -> Option<(u64, &str)> {
    let (digits, tag) = id.split_once('-').unwrap_or((id, ""));
    let number = number(digits)?;
    (write(number, tag) == id).then_some((number, tag))
}

/// The id with this number and tag.
pub(super) fn write(number: u64, tag: &str) -> String {
    if tag.is_empty() { number.to_string() } else { format!("{number}-{tag}") }
}

fn number(digits: &str) -> Option<u64> {
    if digits.len() > 9 || digits.bytes().any(|byte| !byte.is_ascii_digit()) { None } else { digits.parse().ok() }
}
