//! What the page asks of the packer, as bytes: the first one says what is
//! asked, the rest is a document, a message or an address.
//!
//! Page and packer are built together, so this is no lasting format; the page's
//! half is in `src/ui/packing.rs`. A request that makes no sense is answered
//! with nothing.

use crate::find::{self, Found, Kind, State};
use crate::p1::{MOST_BODY, OpenError, Packer};
use crate::qr;

/// The most characters of readings that are tried in one message. A plan's
/// link has some thousand; dozens of such links are within it.
const MOST_TRIED: usize = 150_000;

/// The most characters of broken links whose beginnings are told.
const MOST_BEGUN: usize = 150_000;

/// What is answered behind all links of a message that is longer than what
/// can be looked at.
const NOT_ALL: u8 = 7;

/// The packer, once it is primed.
#[derive(Default)]
pub struct Packing {
    packer: Option<Packer>,
}

impl Packing {
    /// The answer to a request.
    pub fn answer(&mut self, request: &[u8]) -> Vec<u8> {
        let Some((&verb, what)) = request.split_first() else { return Vec::new() };
        match verb {
            1 => self.pack(what),
            2 => std::str::from_utf8(what).map(|message| self.read(message)).unwrap_or_default(),
            3 => std::str::from_utf8(what).ok().and_then(drawn).unwrap_or(vec![0]),
            4 => std::str::from_utf8(what).ok().and_then(square).unwrap_or(vec![0]),
            _ => {
                self.packer();
                Vec::new()
            }
        }
    }

    fn packer(&mut self) -> &mut Packer {
        self.packer.get_or_insert_with(Packer::primed)
    }

    /// 0 and the link, or 1 where there is none.
    fn pack(&mut self, document: &[u8]) -> Vec<u8> {
        match self.packer().pack(document) {
            Ok(link) => [&[0], link.as_bytes()].concat(),
            Err(_) => vec![1],
        }
    }

    /// Every link of a message: what became of it, its text, what is in it.
    fn read(&mut self, message: &str) -> Vec<u8> {
        let packer = self.packer();
        let mut opened: Vec<Vec<u8>> = Vec::new();
        let mut spent = 0;
        let (found, all) = find::looked_through(message, &mut |link| {
            // Readings of something huge are not all tried: an answer comes soon.
            spent += link.len();
            let document = if spent > MOST_TRIED { None } else { packer.open(link).ok() };
            let opens = document.is_some();
            opened.extend(document);
            opens
        });
        let mut out = Vec::new();
        // What opened stands in the order in which it was asked.
        let mut opened = opened.into_iter();
        let mut begun = 0;
        for found in found.iter().filter(|found| matches!(found.kind, Kind::Plan | Kind::Hidden)) {
            let (status, inside) = match found.state {
                State::Opens => (0, opened.next().unwrap_or_default()),
                _ => {
                    begun += found.text.len();
                    broken((begun <= MOST_BEGUN).then_some(&mut *packer), found)
                }
            };
            out.push(status);
            piece(&mut out, found.text.as_bytes());
            piece(&mut out, &inside);
        }
        if !all || (spent > MOST_TRIED && found.len() > 1) {
            out.push(NOT_ALL);
            piece(&mut out, &[]);
            piece(&mut out, &[]);
        }
        out
    }
}

/// What is wrong with a link, as the page counts it, and what is still known;
/// without a packer only what can be seen from outside.
fn broken(packer: Option<&mut Packer>, found: &Found) -> (u8, Vec<u8>) {
    let open = || packer.map_or(Err(OpenError::Changed), |packer| packer.open(&found.text));
    match found.state {
        State::OneCase if found.text.len() > MOST_BODY => (5, Vec::new()),
        State::OneCase => (2, Vec::new()),
        State::Version(version) => (4, vec![version]),
        State::Elsewhere => (6, Vec::new()),
        State::TooLong => (5, Vec::new()),
        State::Opens | State::Changed => match open() {
            Err(OpenError::TooLong) => (5, Vec::new()),
            Err(OpenError::CutShort { missing, beginning, .. }) => cut(found, missing, &beginning),
            _ => (3, Vec::new()),
        },
        State::Cut { missing } => match open() {
            Err(OpenError::TooLong) => (5, Vec::new()),
            Err(OpenError::CutShort { beginning, .. }) => cut(found, missing, &beginning),
            _ => cut(found, missing, &[]),
        },
    }
}

/// A cut link: how long it was, in four bytes, and its beginning.
fn cut(found: &Found, missing: usize, beginning: &[u8]) -> (u8, Vec<u8>) {
    let whole = u32::try_from(found.text.len() + missing).unwrap_or(u32::MAX);
    (1, [&whole.to_le_bytes(), beginning].concat())
}

/// A length in four bytes, and the bytes.
fn piece(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend_from_slice(bytes);
}

/// The version of the code for an address and a link, with a 0 between them
/// in the request, and the path of its dark modules.
fn drawn(request: &str) -> Option<Vec<u8>> {
    let (address, link) = request.split_once('\0')?;
    Some(path(&qr::plan(address, link)?))
}

/// The largest version of a code that is read across a room.
const MOST_ACROSS: u8 = 6;

/// The same for any short text, to be read across a room.
fn square(text: &str) -> Option<Vec<u8>> {
    Some(path(&qr::text(text, MOST_ACROSS)?))
}

fn path(code: &qr::Qr) -> Vec<u8> {
    [&[code.version], code.dark().as_bytes()].concat()
}
