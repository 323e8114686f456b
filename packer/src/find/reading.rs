//! One place where a link begins, and the ways to read on from there.
//!
//! The length in the header is counted modulo 3,844, and a gap may be inside
//! the link or behind it, so there is more than one way. Which is right only a
//! decoder knows; here they are put in order.

use super::clean::GAP;
use super::{Found, Kind, State};
use crate::p1::MOST_BODY;
use crate::qr;

/// What the length in a header is counted by: all that two characters can say.
const TURN: usize = 62 * 62;

/// Characters before the body: kind, version, length, check.
const HEADER: usize = 8;

/// So many letters in a row, with no mark in front, are worth a look.
const LONG_WORD: usize = 20;

/// The longest word that is thought to be glued to a link's end.
const GLUED: usize = 40;

fn kind(letter: u8) -> Option<Kind> {
    match letter.to_ascii_lowercase() {
        b'p' | b'd' => Some(Kind::Plan),
        b'j' => Some(Kind::Round),
        b'a' => Some(Kind::Answers),
        b'e' => Some(Kind::Locked),
        _ => None,
    }
}

/// What follows a place where a link may begin.
pub(super) struct Reading<'a> {
    pub(super) kind: Kind,
    signs: &'a [u8],
    at: usize,
    marked: bool,
    in_digits: bool,
    version: u8,
    /// All letters and digits from there on, gaps passed over, kind first.
    text: Vec<u8>,
    /// How much of the text comes before each gap, and the whole of it.
    ends: Vec<usize>,
    /// How much of it looks like a link and not like words behind one.
    likely: usize,
    /// How long the header says that it is, in each turn.
    lengths: Vec<usize>,
}

impl<'a> Reading<'a> {
    /// Reads on from a place, if a link may begin there.
    pub(super) fn at(signs: &'a [u8], at: usize) -> Option<Reading<'a>> {
        let (before, rest) = signs.split_at_checked(at)?;
        let letter = rest.first()?.to_ascii_lowercase();
        let kind = kind(letter)?;
        let version = rest.iter().skip(1).find(|sign| **sign != GAP).filter(|sign| sign.is_ascii_digit())? - b'0';
        let before = before.strip_suffix(&[GAP]).unwrap_or(before);
        let word = rest.iter().take(LONG_WORD).take_while(|sign| sign.is_ascii_alphanumeric()).count();
        let marked = before.last().map_or(word == rest.len() || word >= HEADER, |sign| *sign == b'#');
        if !marked && (letter != b'p' || word < LONG_WORD) {
            return None;
        }
        let in_digits = letter == b'd';
        let mut text = vec![letter];
        let mut ends = Vec::new();
        for sign in rest.iter().skip(1) {
            if *sign == GAP {
                ends.push(text.len());
            } else if sign.is_ascii_digit() || sign.is_ascii_alphabetic() && !in_digits {
                text.push(*sign);
            } else {
                break;
            }
            if text.len() >= most(in_digits) {
                break;
            }
        }
        ends.push(text.len());
        let likely = likely(&text, &ends);
        let lengths = lengths(&text, in_digits);
        Some(Reading { kind, signs, at, marked, in_digits, version, text, ends, likely, lengths })
    }

    /// Whether a `#` is in front, or nothing at all.
    pub(super) fn is_marked(&self) -> bool {
        self.marked
    }

    /// The link that this is and where in the message it ends: the first of
    /// its readings that opens, the likeliest tried first.
    pub(super) fn opened(&self, opens: &mut dyn FnMut(&str) -> bool) -> Option<(String, usize)> {
        if self.version != 1 {
            return None;
        }
        for rank in 0..4 {
            // The longest first, since a short one leaves much to explain.
            for length in self.lengths.iter().rev().filter(|length| self.rank(**length) == rank) {
                if let Some(link) = self.link(*length).filter(|link| opens(link)) {
                    return Some((link, self.end(*length)));
                }
            }
        }
        None
    }

    /// One that ends where something ends is likelier than one with a word
    /// glued on, and one without words in it than one with some.
    fn rank(&self, length: usize) -> usize {
        2 * usize::from(!self.ends.contains(&length)) + usize::from(length > self.likely)
    }

    /// How much work it is, in characters read. Digits are to be reckoned with.
    pub(super) fn work(&self) -> usize {
        self.text.len() * if self.in_digits { 20 } else { 1 }
    }

    /// Where in the message the part ends that looks like a link.
    pub(super) fn likely_end(&self) -> usize {
        self.end(self.likely)
    }

    /// What to report when none of the readings opens.
    pub(super) fn broken(&self) -> Found {
        let (length, state) = self.state();
        let text = self.shown(length);
        let text = if self.in_digits { text.and_then(|text| qr::beginning(&text)) } else { text };
        let text = text.unwrap_or_else(|| "p1".to_owned());
        Found { kind: self.kind, state, text }
    }

    fn state(&self) -> (usize, State) {
        if self.is_one_case() {
            return (self.likely, State::OneCase);
        }
        if self.likely >= most(self.in_digits) {
            return (self.likely, State::TooLong);
        }
        let next_end = self.ends.iter().copied().find(|end| *end > self.likely).unwrap_or(self.likely);
        let fits = |length: usize| {
            let glued = length <= self.likely && length + GLUED > self.likely;
            glued || self.ends.contains(&length) && length > self.likely && length <= next_end
        };
        let fitting = self.lengths.iter().copied().find(|length| fits(*length));
        if self.version != 1 {
            return (fitting.unwrap_or(self.likely), State::Version(self.version));
        }
        match fitting {
            Some(length) => (length, State::Changed),
            None => {
                let whole = self.lengths.iter().find(|length| **length > self.likely);
                (self.likely, State::Cut { missing: whole.map_or(0, |whole| whole - self.likely) })
            }
        }
    }

    /// So much of the text as a link, if there is so much.
    fn link(&self, length: usize) -> Option<String> {
        let text = self.shown(length)?;
        if self.in_digits { qr::from_digits(&text) } else { Some(text) }
    }

    fn shown(&self, length: usize) -> Option<String> {
        String::from_utf8(self.text.get(..length)?.to_vec()).ok()
    }

    /// Where in the message so much of the text ends.
    fn end(&self, length: usize) -> usize {
        let rest = self.signs.iter().enumerate().skip(self.at);
        rest.filter(|(_, sign)| **sign != GAP).nth(length.saturating_sub(1)).map_or(self.signs.len(), |(at, _)| at + 1)
    }

    fn is_one_case(&self) -> bool {
        let text = self.text.get(2..self.likely).unwrap_or_default();
        let none = |of_case: fn(&u8) -> bool| !text.iter().any(of_case);
        !self.in_digits && text.len() > 60 && (none(u8::is_ascii_uppercase) || none(u8::is_ascii_lowercase))
    }
}

/// The most characters of a link, kind and header included.
fn most(in_digits: bool) -> usize {
    if in_digits { qr::MOST_DIGITS } else { HEADER + MOST_BODY }
}

/// Every length that the header of a text allows, none if it is not all there.
fn lengths(text: &[u8], in_digits: bool) -> Vec<usize> {
    let (header, base) = if in_digits { (text.get(2..6), 10) } else { (text.get(2..4), 62) };
    let mut lengths = Vec::new();
    let Some(header) = header else { return lengths };
    let mut body = header.iter().fold(0, |sum, sign| sum * base + qr::value(*sign).map_or(0, |value| value as usize));
    while body <= MOST_BODY {
        lengths.push(if in_digits { 6 + qr::digits_for(body + 4) } else { HEADER + body });
        body += TURN;
    }
    lengths
}

/// How much of a text looks like a link: up to the first gap with words
/// behind it. Long rows of letters, and digits mixed with them, are no words.
fn likely(text: &[u8], ends: &[usize]) -> usize {
    let mut likely = 0;
    for end in ends {
        let run = text.get(likely..*end).unwrap_or_default();
        let mixed = run.len() > 3 && run.iter().any(u8::is_ascii_digit);
        if likely > 0 && run.len() < 24 && !mixed {
            break;
        }
        likely = *end;
    }
    likely
}
