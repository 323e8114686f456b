//! Finding answer codes in a pasted chat, with names, times and greetings
//! around them.

use super::{ALPHABET, CodeError, decode, length};
use crate::assess::{Entry, Round, Statements};

/// The most of a text that is looked at, in bytes: about a thousand codes. Of
/// a longer one it is the end: in a chat the newest messages stand last.
const MOST: usize = 50_000;

/// One code, or what looks like one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// As it stands in the text.
    pub typed: String,
    /// The answers in it, or what is wrong with it.
    pub answer: Result<Entry, CodeError>,
}

/// A run of letters and digits in the text.
struct Word<'a> {
    text: &'a str,
    /// Where it stands; for a link without what goes before the code.
    from: usize,
    to: usize,
    taken: bool,
}

/// Finds every code in a text, in order, and what looks like one with a
/// mistake in it. A text without any gives one [`Found`] that says so; a
/// blank one nothing.
pub fn find(round: &Round, text: &str) -> Vec<Found> {
    let begin =
        (text.len().saturating_sub(MOST)..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let text = text.get(begin..).unwrap_or_default();
    let mut words = words(text);
    let mut found: Vec<(usize, Found)> = Vec::new();
    // What is right first, so that no wrong reading takes a part of it away.
    for first in 0..words.len() {
        take(&mut words, first, length(round.statements), text, &mut found, &|typed| decode(round, typed).ok().map(Ok));
    }
    for needs in [Statements::Pulse, Statements::Full].map(length) {
        suspects(round, &mut words, needs, text, &mut found);
    }
    crate::order::by_key(&mut found, |(from, _)| *from);
    let mut found: Vec<Found> = found.into_iter().map(|(_, found)| found).collect();
    let typed = text.trim();
    if found.is_empty() && !typed.is_empty() {
        let one = typed.chars().count() <= 40 && digits(typed) >= 2;
        let answer = if one { decode(round, typed) } else { Err(CodeError::None) };
        found.push(Found { typed: typed.chars().take(40).collect(), answer });
    }
    found
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = 0;
    for piece in text.split(|letter: char| !letter.is_ascii_alphanumeric()) {
        let (from, to) = (rest, rest + piece.len());
        // Past the piece and the character that ends it.
        rest = to + text.get(to..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        if piece.is_empty() {
            continue;
        }
        // In a link: `#a1` or, as some mail programs write it, `%23a1`.
        let lower = piece.to_ascii_lowercase();
        let before = ["23a1", "a1"]
            .iter()
            .find(|before| lower.starts_with(**before) && [12, 24].contains(&(piece.len() - before.len())));
        let from = from + before.map_or(0, |before| before.len());
        words.push(Word { text: text.get(from..to).unwrap_or_default(), from, to, taken: false });
    }
    words
}

/// Takes the words from `first` on that have so many characters together, if
/// `judge` has something to say of them.
fn take(
    words: &mut [Word],
    first: usize,
    needs: usize,
    text: &str,
    found: &mut Vec<(usize, Found)>,
    judge: &dyn Fn(&str) -> Option<Result<Entry, CodeError>>,
) {
    let mut many = 0;
    let mut last = first;
    while let Some(word) = words.get(last).filter(|word| many < needs && !word.taken) {
        many += word.text.len();
        last += 1;
    }
    let (Some(span), true) = (words.get_mut(first..last), many == needs) else { return };
    let (Some(from), Some(to)) = (span.first().map(|word| word.from), span.last().map(|word| word.to)) else { return };
    // A link in the middle would bring its address along.
    let typed = span.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
    if let Some(answer) = judge(&typed) {
        span.iter_mut().for_each(|word| word.taken = true);
        let as_typed = text.get(from..to).filter(|as_typed| as_typed.len() < 2 * needs).unwrap_or(&typed);
        found.push((from, Found { typed: as_typed.to_owned(), answer }));
    }
}

/// What has the shape of a code but is none of this round's: groups of four
/// (one of them may be a character short or long), or one word.
fn suspects(round: &Round, words: &mut [Word], needs: usize, text: &str, found: &mut Vec<(usize, Found)>) {
    let groups = needs / 4;
    let ours = needs == length(round.statements);
    // Groups that all have signs of a code come before those of which one has none.
    for least in [groups, groups - 1] {
        for first in 0..words.len() {
            for many in [1, groups] {
                let Some(span) = words.get(first..first + many).filter(|span| span.iter().all(|word| !word.taken))
                else {
                    continue;
                };
                let all: usize = span.iter().map(|word| word.text.len()).sum();
                let size = needs / many;
                let odd = span.iter().filter(|word| word.text.len() != size).count();
                let near = odd == 1 && all.abs_diff(needs) == 1 && ours && least == groups;
                let coded =
                    span.iter().filter(|word| is_coded(word.text)).count() + if many == 1 { groups - 1 } else { 0 };
                let digits: usize = span.iter().map(|word| digits(word.text)).sum();
                // A telephone number is none, nor is "2024 from 1400".
                let could_be =
                    digits >= 2 && digits < all && span.iter().all(|word| is_coded(word.text) || is_plain(word.text));
                if (odd > 0 && !near) || coded < least || !could_be {
                    continue;
                }
                take(words, first, all, text, found, &|typed| match decode(round, typed) {
                    Err(CodeError::Length { .. } | CodeError::Wrong { .. }) if !ours => None,
                    Err(CodeError::Strange(_)) => None,
                    answer => Some(answer),
                });
            }
        }
    }
}

/// Has signs of a code that words of a chat do not have: a digit, or capitals alone.
fn is_coded(word: &str) -> bool {
    let letters = || word.bytes();
    letters().any(|byte| byte.is_ascii_digit()) || letters().all(|byte| byte.is_ascii_uppercase())
}

/// Only letters that codes have.
fn is_plain(word: &str) -> bool {
    word.bytes().all(|byte| ALPHABET.contains(&byte.to_ascii_uppercase()))
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}
