//! Links made and opened, by the packer that is loaded apart from the page.

use crate::browser::{self, BrowserError};
use crate::format::FormatError;
use crate::link::{Document, LinkError, document};
use crate::markup::Markup;
use crate::plan::Plan;

/// Something of ours that was found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The link as it was found, or the host that hides it.
    pub text: String,
    /// What it holds.
    pub opened: Opened,
}

/// What a link holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    /// A copy of a plan.
    Copy(Box<Document>),
    /// It could not be opened; its beginning, where that can be known.
    Broken(LinkError, Option<Box<Plan>>),
    /// A program put its own address in the place of the link, which only its
    /// server can undo.
    Hidden,
    /// Not a link: the rest of a text that is too long to be looked through.
    Rest,
}

/// Why no link could be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLink {
    /// The packer did not arrive or stopped.
    NoPacker,
    /// The plan is larger than a link may be, or did not come back the same.
    TooLong,
    /// One answer, to this question, is so long that nobody could open it.
    TooMuch(&'static str),
}

/// A link drawn as a square code.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// Its version: the side has 17 + 4 × version modules.
    pub version: u8,
    /// Its dark modules, as the commands of a path.
    pub dark: String,
}

impl Code {
    /// The modules of a side, with a quiet zone of four on each (ISO/IEC 18004, 2015).
    pub fn modules(&self) -> u32 {
        25 + 4 * u32::from(self.version)
    }

    /// Whether its modules are at least 0.4 mm wide on paper, in a drawing of so many millimetres.
    pub fn prints_at(&self, width: u32) -> bool {
        self.modules() * 4 <= width * 10
    }

    /// The drawing. Its own font size is its width in modules, so that a style
    /// can make it so many whole pixels a module (`1em` is one each).
    pub fn drawn(&self) -> Markup {
        let side = self.modules().to_string();
        let mut out = Markup::new();
        let view = format!("0 0 {side} {side}");
        out.open(
            "svg",
            &[
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("class", "qr"),
                ("viewBox", &view),
                ("font-size", &side),
                ("shape-rendering", "crispEdges"),
                ("aria-hidden", "true"),
            ],
        );
        out.empty("rect", &[("width", &side), ("height", &side), ("fill", "#fff")]);
        out.empty("path", &[("d", &self.dark)]).close("svg");
        out
    }
}

const PACK: u8 = 1;
const READ: u8 = 2;
const DRAW: u8 = 3;
const SQUARE: u8 = 4;

/// The link of a copy, opened again and compared before it is given.
///
/// # Errors
///
/// [`NoLink::NoPacker`] where the packer cannot be loaded, [`NoLink::TooLong`]
/// for a plan that is more than a link may hold.
pub async fn pack(copy: &Document) -> Result<String, NoLink> {
    let written = document::write(copy);
    let answer = ask(PACK, &written).await.map_err(|_| NoLink::NoPacker)?;
    let [0, link @ ..] = answer.as_slice() else { return Err(NoLink::TooLong) };
    let link = String::from_utf8_lossy(link).into_owned();
    let opened = read(&format!("#{link}")).await.map_err(|_| NoLink::NoPacker)?;
    match opened.as_slice() {
        [Found { opened: Opened::Copy(back), .. }] if document::write(back) == written => Ok(link),
        [Found { opened: Opened::Broken(fault, _), .. }] => Err(no_link(fault)),
        _ => Err(NoLink::TooLong),
    }
}

fn no_link(fault: &LinkError) -> NoLink {
    match fault {
        LinkError::Refused(FormatError::TooMuch { label, .. }) => NoLink::TooMuch(label),
        _ => NoLink::TooLong,
    }
}

/// Every link of ours in a text, opened.
///
/// # Errors
///
/// Where the packer cannot be loaded or stopped.
pub async fn read(message: &str) -> Result<Vec<Found>, BrowserError> {
    let answer = ask(READ, message.as_bytes()).await?;
    let mut rest = answer.as_slice();
    let mut found = Vec::new();
    while let Some((&status, after)) = rest.split_first() {
        rest = after;
        let (Some(text), Some(inside)) = (piece(&mut rest), piece(&mut rest)) else { break };
        let text = String::from_utf8_lossy(text).into_owned();
        let opened = opened(status, &text, inside);
        found.push(Found { text, opened });
    }
    Ok(found)
}

/// The code of a link.
///
/// # Errors
///
/// [`NoLink::NoPacker`] where the packer cannot be loaded, [`NoLink::TooLong`]
/// where the code would be too fine to scan.
pub async fn code(address: &str, link: &str) -> Result<Code, NoLink> {
    let answer = ask(DRAW, format!("{address}\0{link}").as_bytes()).await.map_err(|_| NoLink::NoPacker)?;
    drawn(&answer).ok_or(NoLink::TooLong)
}

/// The code of a short text, to be read across a room; none for one that is too long.
pub async fn square(text: &str) -> Option<Code> {
    drawn(&ask(SQUARE, text.as_bytes()).await.ok()?)
}

fn drawn(answer: &[u8]) -> Option<Code> {
    let (&version, dark) = answer.split_first()?;
    (version > 0).then(|| Code { version, dark: String::from_utf8_lossy(dark).into_owned() })
}

async fn ask(verb: u8, what: &[u8]) -> Result<Vec<u8>, BrowserError> {
    let mut request = Vec::with_capacity(what.len() + 1);
    request.push(verb);
    request.extend_from_slice(what);
    browser::packer::ask(&request).await
}

/// What the packer says of one finding; see `packer/src/ask.rs`.
fn opened(status: u8, text: &str, inside: &[u8]) -> Opened {
    let fault = match status {
        0 => match document::read(inside) {
            Ok(document) => return Opened::Copy(Box::new(document)),
            Err(fault) => fault,
        },
        1 => {
            let (whole, beginning) = inside.split_at_checked(4).unwrap_or_default();
            let whole = whole.iter().rev().fold(0, |whole, byte| whole << 8 | usize::from(*byte));
            let arrived = text.len();
            let beginning = document::read(beginning).ok().map(|document| Box::new(document.plan));
            return Opened::Broken(LinkError::CutShort { arrived, missing: whole.saturating_sub(arrived) }, beginning);
        }
        2 => LinkError::LowerCase,
        4 => match inside.first() {
            Some(0) => LinkError::Trial,
            version => LinkError::TooNew { version: usize::from(version.copied().unwrap_or_default()) },
        },
        5 => LinkError::TooLong,
        6 => return Opened::Hidden,
        7 => return Opened::Rest,
        _ => LinkError::Damaged,
    };
    Opened::Broken(fault, None)
}

/// A length in four bytes, lowest first, and so many bytes.
fn piece<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, after) = rest.split_first_chunk::<4>()?;
    let (piece, after) = after.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    *rest = after;
    Some(piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_is_too_long_to_be_opened_is_named() {
        let mut plan = Plan::default();
        plan.answers.set("aim.purpose", Some(crate::plan::Answer::Text("x".repeat(5_000))));
        let written = document::write(&Document { plan, ..Document::default() });
        let Opened::Broken(fault, _) = opened(0, "p1", &written) else { unreachable!("it is far too long") };
        let label = crate::content::field("aim.purpose").map_or("", |field| field.label);
        assert_eq!(no_link(&fault), NoLink::TooMuch(label));
    }

    #[test]
    fn an_older_format_is_not_called_a_newer_one() {
        assert_eq!(opened(4, "p0abc", &[0]), Opened::Broken(LinkError::Trial, None));
        assert_eq!(opened(4, "p2abc", &[2]), Opened::Broken(LinkError::TooNew { version: 2 }, None));
    }

    #[test]
    fn a_code_is_printed_only_as_wide_as_it_can_be_read() {
        for (version, width, prints) in [(13, 32, true), (14, 32, false), (22, 45, false), (22, 46, true)] {
            let code = Code { version, dark: "M4 4h7v1h-7z".to_owned() };
            assert_eq!(code.prints_at(width), prints, "{version} at {width} mm");
            assert!(code.drawn().as_str().contains(&format!("font-size=\"{}\"", code.modules())));
        }
    }
}
