//! The characters of codes and their checks.
//!
//! With s the characters as numbers below 29, counted from 1, Σ sᵢ and Σ i·sᵢ
//! are fixed (modulo 29, a prime). Two different places have different
//! weights, so no one or two wrong characters leave both sums as they were:
//! all single errors and all swaps are noticed, and a single error tells its
//! place.

/// The characters of every code, in the order of their values. Letters that
/// look like another sign when they are written or projected are left out:
/// O like 0, I and L like 1, Z like 2, S like 5, B like 8, U like V.
pub const ALPHABET: &[u8; 29] = b"0123456789ACDEFGHJKMNPQRTVWXY";

const BASE: usize = 29;

/// What the two sums come to. Not 0, so that no code is a row of zeros.
const SUM: usize = 7;
const WEIGHTED: usize = 19;

/// What the checks say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Checked {
    /// They agree.
    Good,
    /// They do not.
    Spoilt(Spoilt),
}

/// By how much the two sums are too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spoilt {
    sum: usize,
    weighted: usize,
}

/// The code of these values: with its two checks, in groups.
pub(super) fn sealed(mut values: Vec<u8>) -> String {
    let (sum, weighted) = sums(&values);
    let count = values.len() + 1;
    // x + y = a and (n − 1)·x + n·y = b for the last two, so y = b − (n − 1)·a.
    let (a, b) = (minus(SUM, sum), minus(WEIGHTED, weighted));
    let y = minus(b, count * a);
    values.extend([minus(a, y) as u8, y as u8]);
    grouped(&text(&values))
}

fn sums(values: &[u8]) -> (usize, usize) {
    (1..).zip(values).fold((0, 0), |(sum, weighted), (weight, value)| {
        (sum + usize::from(*value), weighted + weight * usize::from(*value))
    })
}

fn minus(one: usize, other: usize) -> usize {
    (one + BASE * BASE * BASE - other % BASE) % BASE
}

/// Whether the checks agree.
pub(super) fn check(values: &[u8]) -> Checked {
    let (sum, weighted) = sums(values);
    match (minus(sum, SUM), minus(weighted, WEIGHTED)) {
        (0, 0) => Checked::Good,
        (sum, weighted) => Checked::Spoilt(Spoilt { sum, weighted }),
    }
}

impl Spoilt {
    /// Every string with agreeing checks from which this one differs by one
    /// wrong character or by two neighbours swapped, with the group where that
    /// is; without one where it lies across two.
    pub(super) fn mended(self, values: &[u8]) -> Vec<(Vec<u8>, Option<usize>)> {
        let mut found = Vec::new();
        for place in 0..values.len() {
            let mut mended = values.to_vec();
            if self.sum == 0 {
                if place + 1 < values.len() {
                    mended.swap(place, place + 1);
                    if check(&mended) == Checked::Good {
                        found.push((mended, (place % 4 < 3).then_some(place / 4)));
                    }
                }
            } else if (place + 1) * self.sum % BASE == self.weighted
                && let Some(value) = mended.get_mut(place)
            {
                *value = minus(usize::from(*value), self.sum) as u8;
                found.push((mended, Some(place / 4)));
            }
        }
        found
    }
}

/// The values of what was typed, or the first character that no code has.
pub(super) fn read(typed: &str) -> Result<Vec<u8>, char> {
    let mut values = Vec::new();
    for letter in typed.chars().filter(|letter| !is_between(*letter)) {
        values.push(value(letter).ok_or(letter)?);
    }
    Ok(values)
}

/// What may stand between characters and means nothing: blanks, any kind of
/// hyphen, a point.
fn is_between(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '-' | '.' | '·' | '_' | '\u{200b}'..='\u{200f}' | '\u{2010}'..='\u{2015}')
}

fn value(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        'Z' => '2',
        'S' => '5',
        'B' => '8',
        'U' => 'V',
        letter => letter,
    };
    ALPHABET.iter().position(|each| char::from(*each) == letter).map(|at| at as u8)
}

fn text(values: &[u8]) -> String {
    values.iter().filter_map(|value| ALPHABET.get(usize::from(*value))).map(|byte| char::from(*byte)).collect()
}

/// A code in groups: of three if it has six characters, else of four.
pub fn grouped(code: &str) -> String {
    let size = if code.len() == 6 { 3 } else { 4 };
    let mut out = String::new();
    for (at, letter) in code.chars().enumerate() {
        if at > 0 && at % size == 0 {
            out.push(' ');
        }
        out.push(letter);
    }
    out
}

/// The first group, to tell a code by.
pub(super) fn began(values: &[u8]) -> String {
    text(values.get(..4).unwrap_or(values))
}

/// The group that has too few or too many characters, if it is the only one.
pub(super) fn odd_group(typed: &str, needs: usize) -> Option<usize> {
    let groups: Vec<&str> = typed.split(is_between).filter(|group| !group.is_empty()).collect();
    let odd = |group: &&str| group.chars().count() != 4;
    let place = groups.iter().position(odd)?;
    (groups.len() == needs / 4 && groups.iter().filter(|group| odd(group)).count() == 1).then_some(place)
}
