//! Links inside messages, with what programs did to them undone.
//!
//! A link is a letter for its kind, a digit for its version, two characters
//! for its length, then letters and digits only. So it is found anywhere: in an
//! address, behind a mail gateway's, in quoted or wrapped text, with words
//! glued to its end. [`links`] looks for it and asks its caller, who can
//! decode, which reading is right. It follows no address and decodes nothing.

mod clean;
mod hidden;
mod reading;

use reading::Reading;

/// The most links that are read out of one message.
const MOST_LINKS: usize = 200;

/// The most readings that are tried and do not open, in one message.
const MOST_TRIES: usize = 40;

/// The most characters that are read on from all places where a link may begin.
const MOST_READ: usize = 4_000_000;

/// A find shorter than this is not spoken of when there is a longer one:
/// `#p1` can be a place in any page.
const WEAK: usize = 20;

/// What was found in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What kind of document the link carries.
    pub kind: Kind,
    /// Whether it is all there.
    pub state: State,
    /// The link from its first letter: `p1…`. All of it if the state is
    /// [`State::Opens`], what there is otherwise. A link in digits is given as
    /// the link that it stands for. For [`Kind::Hidden`] a host.
    pub text: String,
}

/// What a link carries, by its first letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `p`, or `d` as digits: a plan.
    Plan,
    /// `j`: to join a round.
    Round,
    /// `a`: answers.
    Answers,
    /// `e`: a plan locked with a passphrase.
    Locked,
    /// No link of ours, but an address behind which one may be hidden: it is
    /// known only to the server that it names.
    Hidden,
}

/// What became of a link on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Whole: the caller could open it.
    Opens,
    /// As long as it should be, but it does not open: it was changed.
    Changed,
    /// The end is missing.
    Cut {
        /// The fewest characters that are missing, or digits of a link in
        /// digits; 0 if that is not known.
        missing: usize,
    },
    /// Longer than any link; its text is given as far as one could go.
    TooLong,
    /// All its letters were made small, or all capital.
    OneCase,
    /// Of another version than 1: an older or a newer page wrote it.
    Version(u8),
    /// Not for anybody to open: see [`Kind::Hidden`].
    Elsewhere,
}

/// The links in a message, in their order, each once.
///
/// `opens` is asked whether a text is a link that opens, the likeliest reading
/// first, and is not asked again about a link that it opened. Work is bounded
/// by the length of the message; what goes past the bounds is not found.
pub fn links(message: &str, opens: &mut dyn FnMut(&str) -> bool) -> Vec<Found> {
    looked_through(message, opens).0
}

/// The same, and whether all of the message could be looked at.
pub fn looked_through(message: &str, opens: &mut dyn FnMut(&str) -> bool) -> (Vec<Found>, bool) {
    let signs = clean::signs(message);
    let mut found: Vec<Found> = Vec::new();
    let (mut tries, mut read) = (0, 0);
    // Where a whole link ends; and where a broken one does, inside which only
    // a whole link counts, since its lines may begin as a link does.
    let (mut whole_until, mut broken_until) = (0, 0);
    let (mut after_word, mut all) = (false, true);
    for (at, sign) in signs.iter().enumerate() {
        let in_word = std::mem::replace(&mut after_word, sign.is_ascii_alphanumeric());
        if in_word || at < whole_until {
            continue;
        }
        if found.len() >= MOST_LINKS || read >= MOST_READ {
            all = false;
            break;
        }
        let Some(reading) = Reading::at(&signs, at) else { continue };
        read += reading.work();
        let whole = reading.opened(&mut |link| {
            let known = found.iter().any(|found| found.state == State::Opens && found.text == link);
            let opened = known || (tries < MOST_TRIES && opens(link));
            tries += usize::from(!opened);
            opened
        });
        if let Some((text, end)) = whole {
            whole_until = end;
            found.push(Found { kind: reading.kind, state: State::Opens, text });
        } else if at >= broken_until || reading.is_marked() {
            broken_until = reading.likely_end();
            found.push(reading.broken());
        }
    }
    // One broken link may use up all tries, and is no less looked at.
    all &= tries < MOST_TRIES || found.len() < 2;
    (tidied(found, || hidden::host(&signs)), all)
}

/// Each once, without beginnings of what is there whole and without what may
/// be anything when there is something better.
fn tidied(all: Vec<Found>, hidden: impl FnOnce() -> Option<String>) -> Vec<Found> {
    let strong = all.iter().any(|found| found.state == State::Opens || found.text.len() >= WEAK);
    let mut found: Vec<Found> = Vec::new();
    for one in &all {
        let weak = strong && one.state != State::Opens && one.text.len() < WEAK;
        let in_another = |other: &Found| other.state == State::Opens && other.text.starts_with(&one.text);
        if !weak && !found.contains(one) && (one.state == State::Opens || !all.iter().any(in_another)) {
            found.push(one.clone());
        }
    }
    if !strong && let Some(host) = hidden() {
        found.push(Found { kind: Kind::Hidden, state: State::Elsewhere, text: host });
    }
    found
}

/// Whether a text is more likely a plan's file than a message: it begins as
/// one. A file may hold links in its texts, so ask this first.
pub fn looks_like_file(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"'))
}
