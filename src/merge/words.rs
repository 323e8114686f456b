//! Which words of a text changed.

use super::lists::align;

/// A piece of a text that was changed to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// In the old one only.
    Gone(String),
    /// In the new one only.
    New(String),
}

/// The most comparisons of one word with another; beyond that, all that lies
/// between the first and the last difference counts as changed.
const MOST: usize = 250_000;

/// The old and the new text in one, in pieces. What is the same and what is
/// gone is the old text; what is the same and what is new, the new one.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let (a, b) = (split(old), split(new));
    let most = a.len().min(b.len());
    let front = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let back = a.iter().rev().zip(b.iter().rev()).take(most - front).take_while(|(a, b)| a == b).count();
    let (a_end, b_end) = (a.len() - back, b.len() - back);
    let (inner_a, inner_b) = (a.get(front..a_end).unwrap_or_default(), b.get(front..b_end).unwrap_or_default());
    let mut pieces = Pieces::default();
    a.iter().take(front).for_each(|word| pieces.same(word));
    let pairs = if inner_a.len().saturating_mul(inner_b.len()) > MOST {
        Vec::new()
    } else {
        // A word counts more than the space between two.
        align(inner_a.len(), inner_b.len(), &|i, j| match (inner_a.get(i), inner_b.get(j)) {
            (Some(a), Some(b)) if a == b => {
                if a.trim().is_empty() {
                    1
                } else {
                    8
                }
            }
            _ => 0,
        })
    };
    let (mut i, mut j) = (0, 0);
    for (to_i, to_j) in pairs.into_iter().chain([(inner_a.len(), inner_b.len())]) {
        inner_a.iter().take(to_i).skip(i).for_each(|word| pieces.gone(word));
        inner_b.iter().take(to_j).skip(j).for_each(|word| pieces.new_word(word));
        if let Some(word) = inner_a.get(to_i) {
            pieces.same(word);
        }
        (i, j) = (to_i + 1, to_j + 1);
    }
    a.iter().skip(a_end).for_each(|word| pieces.same(word));
    pieces.end()
}

/// Words, the spaces between them, and every other sign by itself.
fn split(text: &str) -> Vec<&str> {
    let kind = |sign: char| {
        if sign.is_alphanumeric() || sign == '\'' || sign == '’' {
            1
        } else if sign.is_whitespace() {
            2
        } else {
            0
        }
    };
    let mut words = Vec::new();
    let mut start = 0;
    let mut before = 0;
    for (at, sign) in text.char_indices() {
        let now = kind(sign);
        if at > start && (now == 0 || now != before) {
            words.extend(text.get(start..at));
            start = at;
        }
        before = now;
    }
    words.extend(text.get(start..).filter(|word| !word.is_empty()));
    words
}

/// Collects pieces, and counts what is the same as changed where it is only
/// a space between two changes.
#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    same: String,
    gone: String,
    new: String,
}

impl Pieces {
    fn same(&mut self, word: &str) {
        self.same.push_str(word);
    }

    fn gone(&mut self, word: &str) {
        self.turn();
        self.gone.push_str(word);
    }

    fn new_word(&mut self, word: &str) {
        self.turn();
        self.new.push_str(word);
    }

    /// A change begins, or goes on after a space.
    fn turn(&mut self) {
        if self.same.is_empty() {
            return;
        }
        let same = std::mem::take(&mut self.same);
        if same.trim().is_empty() && !self.gone.is_empty() && !self.new.is_empty() {
            self.gone.push_str(&same);
            self.new.push_str(&same);
        } else {
            self.change();
            self.done.push(Piece::Same(same));
        }
    }

    fn change(&mut self) {
        if !self.gone.is_empty() {
            self.done.push(Piece::Gone(std::mem::take(&mut self.gone)));
        }
        if !self.new.is_empty() {
            self.done.push(Piece::New(std::mem::take(&mut self.new)));
        }
    }

    fn end(mut self) -> Vec<Piece> {
        self.change();
        if !self.same.is_empty() {
            self.done.push(Piece::Same(self.same));
        }
        self.done
    }
}
