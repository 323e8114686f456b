//! A message as plain signs: what programs put in is taken out.
//!
//! Letters, digits and ASCII punctuation stay. Whatever a program may put
//! inside a link, from a line break with `>` marks to a soft hyphen, becomes
//! one [`GAP`]; the search decides which gaps a link goes on after. Escapes
//! are undone. Text that is no part of a link may be spoilt by this: a link
//! has nothing in it that looks like an escape, and only links are wanted.

/// Where something was that may stand inside a link.
pub(super) const GAP: u8 = b'\n';

/// Line ends of quoted-printable text, and what HTML writes for nothing.
const NOTHING: &[&str] =
    &["=\n", "=\r\n", "<wbr>", "<wbr/>", "<wbr />", "<br>", "<br/>", "<br />", "&shy;", "&nbsp;", "&#173;", "&#8203;"];

/// The signs of a message.
pub(super) fn signs(message: &str) -> Vec<u8> {
    let mut signs = with_gaps(message.as_bytes());
    // Behind the escapes there may be gaps, and the escapes of another program.
    for _ in 0..2 {
        let Some(plain) = unescaped(&signs) else { break };
        signs = with_gaps(&plain);
    }
    signs
}

/// Everything a program may put inside a link, as gaps.
fn with_gaps(text: &[u8]) -> Vec<u8> {
    let mut signs = Vec::with_capacity(text.len());
    let mut at = 0;
    let mut line_began = true;
    while let Some(&sign) = text.get(at) {
        let width = match sign {
            b' ' | b'\t' | 0x0b | 0x0c => 1,
            b'\r' | b'\n' => {
                line_began = true;
                1
            }
            // Marks of quoting, as deep as they are.
            b'>' if line_began => 1,
            b'=' | b'<' | b'&' | 0xc2..=0xef => nothing(text.get(at..).unwrap_or_default()),
            _ => 0,
        };
        if width == 0 {
            line_began = false;
            signs.push(sign);
        } else if signs.last() != Some(&GAP) {
            signs.push(GAP);
        }
        at += width.max(1);
    }
    signs
}

/// How many bytes at the start of a text stand for nothing that is read.
fn nothing(text: &[u8]) -> usize {
    match text {
        // Soft hyphen, no-break space.
        [0xc2, 0xad | 0xa0, ..] => 2,
        // U+2000 to U+200F, U+2028 to U+202F, U+2060 to U+206F: spaces and
        // marks. U+3000, a wide space; U+FEFF, the mark of byte order.
        [0xe2, 0x80, 0x80..=0x8f | 0xa8..=0xaf, ..]
        | [0xe2, 0x81, 0xa0..=0xaf, ..]
        | [0xe3, 0x80, 0x80, ..]
        | [0xef, 0xbb, 0xbf, ..] => 3,
        [b'=', b'\r' | b'\n', ..] | [b'<', b'w' | b'W' | b'b' | b'B', ..] | [b'&', b's' | b'n' | b'#', ..] => NOTHING
            .iter()
            .map(|nothing| nothing.as_bytes())
            .find(|nothing| text.get(..nothing.len()).is_some_and(|text| text.eq_ignore_ascii_case(nothing)))
            .map_or(0, <[u8]>::len),
        _ => 0,
    }
}

/// The text with its escapes undone, if it has any: `%23` as often as it was
/// encoded again (`%2523`), `=23` of quoted-printable text, and the `#` of
/// Proofpoint, which is `-23` in its second version and `*`, `**A` in its
/// third. An escape that a line break cut in two counts too.
fn unescaped(text: &[u8]) -> Option<Vec<u8>> {
    if !text.iter().any(|sign| matches!(sign, b'%' | b'=' | b'-' | b'*')) {
        return None;
    }
    let mut signs = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&sign) = text.get(at) {
        at += 1;
        match escape(sign, text, at) {
            Some((sign, end)) => {
                signs.push(sign);
                at = end;
            }
            None => signs.push(sign),
        }
    }
    Some(signs)
}

/// The sign that an escape stands for, and where it ends.
fn escape(sign: u8, text: &[u8], at: usize) -> Option<(u8, usize)> {
    match sign {
        b'%' => hex(text, at),
        b'=' => hex(text, at).filter(|_| !text.get(at).is_some_and(u8::is_ascii_lowercase)),
        b'-' => hex(text, at).filter(|(sign, _)| *sign == b'#'),
        b'*' => match text.get(at..)? {
            // How many signs it stands for is the letter; then a link begins.
            [b'*', count, b'p' | b'a' | b'd' | b'e' | b'j', b'0'..=b'9', ..] if count.is_ascii_alphabetic() => {
                Some((b'#', at + 2))
            }
            _ => hex(text, at).filter(|(sign, _)| *sign == b'#').or(Some((b'#', at))),
        },
        _ => None,
    }
}

/// The byte that two hexadecimal digits are, gaps between them or not, after
/// any number of `25`: an encoded `%`, for each time the text was encoded.
fn hex(text: &[u8], mut at: usize) -> Option<(u8, usize)> {
    loop {
        let (high, after) = hex_digit(text, at)?;
        let (low, end) = hex_digit(text, after)?;
        match high * 16 + low {
            b'%' if hex_digit(text, end).is_some_and(|(_, at)| hex_digit(text, at).is_some()) => at = end,
            byte => return Some((byte, end)),
        }
    }
}

fn hex_digit(text: &[u8], at: usize) -> Option<(u8, usize)> {
    let at = if text.get(at) == Some(&GAP) { at + 1 } else { at };
    let digit = char::from(*text.get(at)?).to_digit(16)?;
    Some((digit as u8, at + 1))
}
