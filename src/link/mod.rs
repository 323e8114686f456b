//! A plan inside a link.
//!
//! [`encode`] turns a plan into the text after `#`; [`decode`] is its inverse
//! and trusts nothing. Neither knows the browser.
//!
//! `p0` is a development format, to be dropped when `p1` follows: the letter
//! `p`, the version, two characters for the length of the body (modulo 3,844),
//! four for a hash of the document, the body. Letters and digits only, so that
//! nothing on the way breaks or encodes it.

mod base62;
mod document;
mod error;
pub mod pack;

pub use error::LinkError;

use crate::format::{self, Source};
use crate::plan::Plan;

/// The most characters of a body.
pub const MOST_BODY: usize = 65_536;

/// The most bytes of a document.
pub const MOST_DOCUMENT: usize = 200_000;

/// What a body's length is counted by: all that two characters can say.
const TURN: usize = 62 * 62;

/// Letters that may be glued to the end and still be told from the link.
const GLUED: usize = 200;

/// The text after `#` that carries this plan: `p0…`. Whether it can be opened
/// again is for the caller to try, since a plan may hold more than a link.
pub fn encode(plan: &Plan) -> String {
    sealed(&document::write(plan))
}

/// The link that carries these bytes as its document, whatever they are.
pub fn sealed(document: &[u8]) -> String {
    let mut body = String::new();
    base62::encode(&mut body, &pack::pack(document));
    let mut link = String::from("p0");
    base62::digits(&mut link, (body.len() % TURN) as u64, 2);
    base62::digits(&mut link, check(document), 4);
    link + &body
}

/// The plan that a link carries: exactly the one that was sent, or an error.
/// A `#` in front and what is not a letter or digit behind do not matter.
pub fn decode(fragment: &str) -> Result<Plan, LinkError> {
    let plan = document::read(&opened(fragment)?).ok_or(LinkError::Damaged)?;
    // The one road by which everything comes in: bounds, ids, references.
    let opened = format::read_value(format::to_value(&plan), Source::Outside).map_err(LinkError::Refused)?;
    Ok(opened.plan)
}

/// The document in a link, checked to be the one that was sealed in it, but
/// not read.
pub fn opened(fragment: &str) -> Result<Vec<u8>, LinkError> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let Some(rest) = fragment.strip_prefix('p') else { return Err(LinkError::NotALink) };
    let end = rest.bytes().take(MOST_BODY + 8).position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
    if end > MOST_BODY + 7 {
        return Err(LinkError::TooLong);
    }
    let rest = rest.get(..end).unwrap_or_default();
    match rest.bytes().next() {
        Some(b'0') => {}
        Some(version @ b'1'..=b'9') => return Err(LinkError::TooNew { version: usize::from(version - b'0') }),
        Some(_) => return Err(LinkError::NotALink),
        None => return Err(LinkError::CutShort { arrived: fragment.len().min(1), missing: 0 }),
    }
    if rest.len() > 60 && !rest.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Err(LinkError::LowerCase);
    }
    let (Some(length), Some(check), Some(body)) = (rest.get(1..3), rest.get(3..7), rest.get(7..)) else {
        return Err(LinkError::CutShort { arrived: end + 1, missing: 0 });
    };
    let (Some(length), Some(check)) = (base62::number(length), base62::number(check)) else {
        return Err(LinkError::Damaged);
    };
    whole(body, length as usize % TURN, check)
}

/// The part of an address that carries a plan, from `p` to its last letter or
/// digit; `#` may have been written `%23` on the way.
pub fn find_in_address(href: &str) -> Option<&str> {
    ["#", "%23", "%2523"].iter().find_map(|mark| {
        let (_, fragment) = href.split_once(mark)?;
        let digit = fragment.strip_prefix('p')?.starts_with(|sign: char| sign.is_ascii_digit());
        let end = fragment.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(fragment.len());
        fragment.get(..end).filter(|_| digit)
    })
}

/// The body as long as the header says. A longer one may have a word glued to
/// its end, a shorter one is cut.
fn whole(body: &str, length: usize, check: u64) -> Result<Vec<u8>, LinkError> {
    let over = (body.len() + TURN - length) % TURN;
    if over <= GLUED && over <= body.len() {
        return open(body.get(..body.len() - over).unwrap_or_default(), check);
    }
    Err(LinkError::CutShort { arrived: body.len() + 8, missing: TURN - over })
}

fn open(body: &str, expected: u64) -> Result<Vec<u8>, LinkError> {
    let document = base62::decode(body).and_then(|packed| pack::unpack(&packed, MOST_DOCUMENT));
    document.filter(|document| check(document) == expected).ok_or(LinkError::Damaged)
}

fn check(document: &[u8]) -> u64 {
    u64::from(format::hash(document)) % (TURN * TURN) as u64
}
