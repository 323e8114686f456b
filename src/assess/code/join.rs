//! How people come to a round: a code of six characters beside the address,
//! or a link that also carries the partners' names, short enough for a QR
//! code that is read from the back row.

use std::fmt;

use super::symbols::{self, Checked};
use super::{MOST_MEMBERS, TAGS, number};
use crate::assess::{Member, Names, Round, Statements, Voice};
use crate::plan::RowId;

/// The most characters of a name in a link.
const MOST_NAME: usize = 24;

/// The fewest of which a name is still one.
const LEAST_NAME: usize = 3;

/// The most characters of a link's part after `#` that are read.
const MOST_LINK: usize = 1_000;

/// Why an invitation could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinError {
    /// Not one, or damaged.
    Wrong,
    /// Made by a newer version of this page.
    TooNew,
}

impl fmt::Display for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            JoinError::Wrong => "this is not the code of a round; look at the screen again and type its six characters",
            JoinError::TooNew => "this was made by a newer version of this page; reload the page and try again",
        })
    }
}

/// What an invitation says of a round: all that is needed to answer.
pub type Invitation = Round;

/// The round's id, to show beside the address: `K74 QX2`. Its first two
/// characters are also the first two of every answer code.
pub fn join_code(round: &Round) -> String {
    let members = if round.asks_partner() { round.members.len().min(MOST_MEMBERS) } else { 0 };
    let mut says = members;
    for flag in [round.statements == Statements::Full, round.names == Names::Open, round.voice == Voice::Organisation] {
        says = 2 * says + usize::from(flag);
    }
    let mut values = number::tag(round.tag);
    values.extend(number::tag(says));
    symbols::sealed(values)
}

/// The text after `#` with which one joins: `j1K74QX2`, and the partners'
/// names where people are asked for theirs. It takes `room` characters at the
/// most: names are shortened to fit, and left out where even that does not do.
pub fn join_link(round: &Round, room: usize) -> String {
    let code: String = join_code(round).chars().filter(|letter| *letter != ' ').collect();
    let plain = ["j1", &code].concat();
    if !round.asks_partner() {
        return plain;
    }
    for most in (LEAST_NAME..=MOST_NAME).rev() {
        let names = round.members.iter().map(|member| written(&member.name, most));
        let link = names.fold(plain.clone(), |link, name| [link.as_str(), "-", &name].concat());
        let link = link.trim_end_matches('-');
        if link.len() <= room {
            return link.to_owned();
        }
    }
    plain
}

/// Whether a text after `#` is an invitation to a round.
pub fn is_join_link(fragment: &str) -> bool {
    let mut signs = fragment.trim_start_matches('#').bytes();
    matches!((signs.next(), signs.next()), (Some(b'j'), Some(digit)) if digit.is_ascii_digit())
}

/// The round to which a link or a typed code invites. Its members are
/// numbered from 1, since the collecting device alone knows their ids; one
/// without a name is "Partner 3".
pub fn invitation(typed: &str) -> Result<Invitation, JoinError> {
    let typed = typed.trim().trim_start_matches('#');
    if typed.len() > MOST_LINK {
        return Err(JoinError::Wrong);
    }
    let (code, names) = match typed.strip_prefix("j1").filter(|rest| rest.len() >= 6) {
        Some(rest) => rest.split_at_checked(6).ok_or(JoinError::Wrong)?,
        None if is_join_link(typed) && typed.len() >= 8 => return Err(JoinError::TooNew),
        None => (typed, ""),
    };
    let read = symbols::read(code).map_err(|_| JoinError::Wrong)?;
    let [one, two, three, four, _, _] = *read.as_slice() else { return Err(JoinError::Wrong) };
    if symbols::check(&read) != Checked::Good {
        return Err(JoinError::Wrong);
    }
    let pair = |high: u8, low: u8| usize::from(high) * 29 + usize::from(low);
    let (tag, says) = (pair(one, two), pair(three, four));
    let count = says / 8;
    if tag >= TAGS || count > MOST_MEMBERS {
        return Err(JoinError::Wrong);
    }
    let mut names = names.split('-').skip(1);
    let member = |at: usize| {
        let name = names.next().map(read_name).filter(|name| !name.is_empty());
        Member { id: RowId::numbered(at), name: name.unwrap_or_else(|| ["Partner ", &at.to_string()].concat()) }
    };
    Ok(Round {
        tag,
        statements: if says & 4 == 0 { Statements::Pulse } else { Statements::Full },
        names: if says & 2 == 0 { Names::Unnamed } else { Names::Open },
        voice: if says & 1 == 0 { Voice::Person } else { Voice::Organisation },
        members: (1..=count).map(member).collect(),
    })
}

/// A name in letters and digits: a blank is `_`, other signs are their number
/// between points. It ends in a letter or digit, since the end of a link that
/// does not is often lost.
fn written(name: &str, most: usize) -> String {
    let mut out = String::new();
    if !name.contains(char::is_alphanumeric) {
        return out;
    }
    for letter in name.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        let before = out.len();
        match letter {
            ' ' => out.push('_'),
            letter if letter.is_ascii_alphanumeric() => out.push(letter),
            letter => {
                out.push('.');
                hexadecimal(&mut out, u32::from(letter));
                out.push('.');
            }
        }
        if out.len() > most {
            out.truncate(before);
            break;
        }
    }
    let kept = out.trim_end_matches(|last: char| !last.is_ascii_alphanumeric()).len();
    // An accent or a bracket at the end is lost with what ends it.
    if out.get(kept..).is_some_and(|rest| rest.starts_with('.')) {
        let start = out.get(..kept).and_then(|kept| kept.rfind('.')).unwrap_or_default();
        out.truncate(start);
        out.truncate(out.trim_end_matches(|last: char| !last.is_ascii_alphanumeric()).len());
    } else {
        out.truncate(kept);
    }
    out
}

fn hexadecimal(out: &mut String, number: u32) {
    if number >= 16 {
        hexadecimal(out, number / 16);
    }
    out.extend(char::from_digit(number % 16, 16));
}

fn read_name(written: &str) -> String {
    let mut out = String::new();
    for (at, piece) in written.split('.').enumerate() {
        if at % 2 == 0 {
            out.push_str(&piece.replace('_', " "));
        } else {
            let letter = u32::from_str_radix(piece, 16).ok().and_then(char::from_u32);
            out.extend(letter.filter(|letter| !letter.is_control()));
        }
    }
    out.chars().take(MOST_NAME).collect()
}
