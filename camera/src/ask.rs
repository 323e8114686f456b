//! What the page asks of the reader, as bytes: how to look, the width and the
//! height in two bytes each, lowest first, and a byte of lightness for every
//! point, row by row.
//!
//! The answer is every text that was read, each with its length in bytes
//! before it, in four bytes. Page and reader are built together, so this is no
//! lasting format; the page's half is in `src/browser/scan.js`. A request that
//! makes no sense is answered with nothing.

use crate::{Look, Picture, read};

/// The answer to a request.
pub fn answer(request: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for text in asked(request).unwrap_or_default() {
        out.extend_from_slice(&u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
        out.extend_from_slice(text.as_bytes());
    }
    out
}

fn asked(request: &[u8]) -> Option<Vec<String>> {
    let (&[how, w0, w1, h0, h1], light) = request.split_first_chunk::<5>()?;
    let look = match how {
        0 => Look::Quick,
        1 => Look::Again,
        2 => Look::Thorough,
        _ => return None,
    };
    let picture = Picture::new(u16::from_le_bytes([w0, w1]), u16::from_le_bytes([h0, h1]), light)?;
    Some(read(&picture, look))
}
