//! A link as a square code, for a telephone's camera.
//!
//! A code holds digits best, so the link of a plan is written in digits: see
//! [`digits`]. Only what such links need of ISO/IEC 18004 is here: level L,
//! which holds most, bytes with digits behind them, versions 1 to 22. What
//! reads codes is not.

mod digits;
mod grid;
mod words;

pub use digits::{MOST_DIGITS, beginning, digits, digits_for, from_digits, value};

/// Light modules around a code, without which it is not found.
pub const QUIET: usize = 4;

/// The largest version: health cards stop there, since larger codes are hard to
/// scan.
pub const MOST_VERSION: u8 = 22;

/// A square code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// How large it is: 1 to 22.
    pub version: u8,
    /// Modules from one side to the other, without the quiet zone.
    pub size: usize,
    /// Whether each is dark, row by row from the top left.
    pub modules: Vec<bool>,
}

/// The code for a plan's link `p1…` at an address that has no `#` yet; nothing
/// if it would be larger than is easily read.
pub fn plan(address: &str, link: &str) -> Option<Qr> {
    let digits = digits(link)?;
    text(&[address, "#", &digits].concat(), MOST_VERSION)
}

/// The code for any text, if it needs no version above `most`.
pub fn text(text: &str, most: u8) -> Option<Qr> {
    let (version, words) = words::words(text, most.min(MOST_VERSION))?;
    Some(Qr { version, size: 17 + 4 * usize::from(version), modules: grid::modules(version, &words) })
}

impl Qr {
    /// The dark modules as the commands of a path, a module one unit, within a
    /// quiet zone of [`QUIET`] modules on every side.
    pub fn dark(&self) -> String {
        let mut path = String::new();
        for (y, row) in self.modules.chunks(self.size.max(1)).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, next| one == next) {
                if run.first() == Some(&true) {
                    path.push('M');
                    add(&mut path, &[x + QUIET, y + QUIET, run.len(), run.len()], &[" ", "h", "v1h-", "z"]);
                }
                x += run.len();
            }
        }
        path
    }
}

/// Adds numbers below 1,000, each with what follows it. The machinery of
/// `format!` would be a tenth of what this module weighs.
fn add(out: &mut String, numbers: &[usize], followed_by: &[&str]) {
    for (number, after) in numbers.iter().zip(followed_by) {
        for worth in [100, 10, 1] {
            if *number >= worth || worth == 1 {
                out.push(char::from(b'0' + (number / worth % 10) as u8));
            }
        }
        out.push_str(after);
    }
}
