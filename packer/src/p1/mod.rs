//! Format 1 of links, frozen from the first release on.

mod base62;
mod coder;
mod math;
mod mixer;
pub mod schema;
mod symbols;
mod text;
mod walk;

use coder::Coder;
use math::{Tables, mix};
use symbols::Symbols;
use text::Text;
use walk::{Models, Stop, Tape, Walk};

/// The most characters of a body.
pub const MOST_BODY: usize = 65_536;

/// The most bytes of a document.
pub const MOST_DOCUMENT: usize = 80_000;

/// The most bytes of a document that so many packed ones may become: a plan is
/// about four times as long, and a body that claims much more would take long
/// to find wrong.
fn most_from(packed: usize) -> usize {
    packed.saturating_mul(8).saturating_add(16_000).min(MOST_DOCUMENT)
}

/// What a body's length is counted by: all that two characters can say.
const TURN: usize = 62 * 62;

/// Letters that may be glued to the end and still be told from the link.
const GLUED: usize = 200;

/// `p1`, the length, the check.
const HEADER: usize = 8;

/// The primer, packed by the models themselves.
static PRIMER: &[u8] = include_bytes!("../../primer/primer.bin");

/// Why a document could not be packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackError {
    /// It is none, at least none by this version's schema.
    Malformed,
    /// It is larger than a link may be.
    TooLong,
}

/// Why a link could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// Nothing of ours.
    NotALink,
    /// The end is missing.
    CutShort {
        /// Characters that arrived.
        arrived: usize,
        /// The fewest that are missing; 0 when that cannot be known.
        missing: usize,
        /// A document of what is certain; empty if nothing is.
        beginning: Vec<u8>,
    },
    /// Every letter was made small on the way.
    LowerCase,
    /// Characters were changed, swapped or lost.
    Changed,
    /// Of a newer format.
    TooNew {
        /// Which one.
        version: usize,
    },
    /// Longer than any link.
    TooLong,
}

/// Packs documents and opens links. Making one takes a while; what it packs or
/// opens does not change it.
pub struct Packer {
    models: Models,
}

impl Packer {
    /// A packer that has read the primer.
    pub fn primed() -> Packer {
        Packer::primed_by(PRIMER)
    }

    /// A packer that has read another primer, for experiments: links only open
    /// with the primer that they were made with.
    pub fn primed_by(primer: &[u8]) -> Packer {
        let mut models = models();
        if !primer.is_empty() {
            // The primer is ours, and a test reads it.
            let _ = Walk::new(&mut models, Coder::reader(primer, false), Tape::Nowhere, usize::MAX).primer();
        }
        models.keep();
        Packer { models }
    }

    /// Bytes that the models hold.
    pub fn memory(&self) -> usize {
        self.models.text.memory() + 2 * self.models.symbols.memory()
    }

    /// The link that carries this document: `p1…`.
    pub fn pack(&mut self, document: &[u8]) -> Result<String, PackError> {
        if document.len() > MOST_DOCUMENT {
            return Err(PackError::TooLong);
        }
        let mut walk = Walk::new(&mut self.models, Coder::writer(), Tape::From(document), MOST_DOCUMENT);
        let walked = walk.document();
        let rest = matches!(walk.tape, Tape::From([]));
        let packed = walk.coder.finish();
        self.models.restore();
        match walked {
            Ok(()) if rest => {}
            Err(Stop::TooMuch) => return Err(PackError::TooLong),
            _ => return Err(PackError::Malformed),
        }
        let length = base62::length(packed.len());
        if length > MOST_BODY || document.len() > most_from(packed.len()) {
            return Err(PackError::TooLong);
        }
        let mut link = String::with_capacity(HEADER + length);
        link.push_str("p1");
        base62::put_number(&mut link, (length % TURN) as u32, 2);
        base62::put_number(&mut link, check(document), 4);
        base62::encode(&mut link, &packed);
        Ok(link)
    }

    /// The document that a link carries: exactly the one that was packed, or an
    /// error. A `#` in front, and what is not a letter or digit behind, do not
    /// matter.
    pub fn open(&mut self, link: &str) -> Result<Vec<u8>, OpenError> {
        let link = link.strip_prefix('#').unwrap_or(link).as_bytes();
        let arrived =
            link.iter().take(MOST_BODY + HEADER + GLUED + 1).take_while(|sign| sign.is_ascii_alphanumeric()).count();
        let link = link.get(..arrived).unwrap_or_default();
        match link {
            [b'p', b'1', ..] => {}
            [b'p', version @ b'2'..=b'9', ..] => {
                return Err(OpenError::TooNew { version: usize::from(version - b'0') });
            }
            [b'p'] => return Err(OpenError::CutShort { arrived, missing: 0, beginning: Vec::new() }),
            _ => return Err(OpenError::NotALink),
        }
        let Some((header, body)) = link.split_at_checked(HEADER) else {
            return Err(OpenError::CutShort { arrived, missing: 0, beginning: Vec::new() });
        };
        if body.len() > MOST_BODY + GLUED {
            return Err(OpenError::TooLong);
        }
        if body.len() > 40 && !link.iter().any(u8::is_ascii_uppercase) {
            return Err(OpenError::LowerCase);
        }
        let (Some(length), Some(expected)) =
            (header.get(2..4).and_then(base62::number), header.get(4..HEADER).and_then(base62::number))
        else {
            return Err(OpenError::NotALink);
        };
        let over = (body.len() + TURN - length as usize) % TURN;
        match body.len().checked_sub(over).filter(|_| over <= GLUED) {
            Some(length) => self.whole(body.get(..length).unwrap_or_default(), expected),
            None => {
                let missing = TURN - over;
                let beginning = self.beginning(body, body.len() + missing);
                Err(OpenError::CutShort { arrived, missing, beginning })
            }
        }
    }

    fn whole(&mut self, body: &[u8], expected: u32) -> Result<Vec<u8>, OpenError> {
        let packed = base62::decode(body).ok_or(OpenError::Changed)?;
        let (document, walked, ended) = self.unpack(&packed, false);
        if walked.is_ok() && !ended && check(&document) == expected { Ok(document) } else { Err(OpenError::Changed) }
    }

    fn beginning(&mut self, body: &[u8], length: usize) -> Vec<u8> {
        let packed = base62::beginning(body, length);
        let (document, walked, _) = self.unpack(&packed, true);
        if walked.is_ok() { document } else { Vec::new() }
    }

    fn unpack(&mut self, packed: &[u8], cut: bool) -> (Vec<u8>, Result<(), Stop>, bool) {
        let tape = Tape::To(Vec::new());
        let mut walk = Walk::new(&mut self.models, Coder::reader(packed, cut), tape, most_from(packed.len()));
        let walked = walk.document();
        let ended = walk.coder.ended();
        let document = match walk.tape {
            Tape::To(document) => document,
            _ => Vec::new(),
        };
        self.models.restore();
        (document, walked, ended)
    }
}

impl Models {
    /// From here on everything can be undone.
    fn keep(&mut self) {
        self.text.keep();
        self.kept = Some(Box::new(self.symbols.clone()));
    }

    /// As it was when it was kept.
    fn restore(&mut self) {
        self.text.restore();
        if let Some(kept) = &self.kept {
            self.symbols.clone_from(kept);
        }
    }
}

/// Packs a primer: see [`Packer::primed_by`]. Its form is in `walk`.
pub fn pack_primer(primer: &[u8]) -> Result<Vec<u8>, PackError> {
    let mut models = models();
    let mut walk = Walk::new(&mut models, Coder::writer(), Tape::From(primer), usize::MAX);
    walk.primer().map_err(|_| PackError::Malformed)?;
    Ok(walk.coder.finish())
}

fn models() -> Models {
    let tables = Tables::new();
    Models { text: Text::new(&tables), symbols: Symbols::new(), tables, kept: None }
}

/// Four characters' worth of a hash of the document.
fn check(document: &[u8]) -> u32 {
    document.iter().fold(0x6A6F_696E, |hash, byte| mix(hash, u32::from(*byte))) % (TURN * TURN) as u32
}
