//! One person's own answers, as one person's view and no more: no mean, no
//! band, no label.

use super::{Reply, Response, Statements};
use crate::content::statements::{Statement, THEMES, Theme};

/// What one person said within a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTheme {
    /// Which theme.
    pub theme: &'static Theme,
    /// Its statements that were asked, with what was said.
    pub replies: Vec<(&'static Statement, Option<Reply>)>,
    /// Something in it was disagreed with or not known: worth raising.
    pub raise: bool,
}

/// One person's own answers by theme.
pub fn own(response: &Response, statements: Statements) -> Vec<OwnTheme> {
    let mut own: Vec<OwnTheme> =
        THEMES.iter().map(|theme| OwnTheme { theme, replies: Vec::new(), raise: false }).collect();
    for place in statements.places() {
        let Some((theme, statement)) = super::summary::at(place) else { continue };
        let reply = response.get(place);
        if let Some(of) = own.iter_mut().find(|of| of.theme.id == theme.id) {
            of.raise |= match reply {
                Some(Reply::Rated(rating)) => rating.get() <= 2,
                Some(Reply::DontKnow) => true,
                None => false,
            };
            of.replies.push((statement, reply));
        }
    }
    own
}
