//! The fields of a document by number, frozen with `p1`.
//!
//! A field's number is its place here, which is also the order in which fields
//! travel: what helps most comes first, since a cut link still shows its
//! beginning. A column's number is its place in its list, an option's its place
//! among the options, all from 0. Names are not known here; the page's own
//! table is held against this one by a test. Nothing is ever taken out, moved
//! or added: what a later page adds travels in extensions.

/// The kind of text: what is usual in it depends on that.
pub type Group = u8;

/// A list's row id, or another id or option that has no number.
pub const NAMED: Group = 14;

/// What has no number at all, as JSON.
pub const EXTENSION: Group = 15;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text(Group),
    /// So many hexadecimal digits, or another text.
    Hex(u8),
    /// A whole number.
    Number,
    /// Yes or no.
    YesNo,
    /// A day.
    Date,
    /// One of so many options.
    Choice(u8),
    /// Any of so many options.
    Choices(u8),
    /// A row of the first list of [`TARGETS`], or all of them.
    Partner,
    /// Any rows of the first list of [`TARGETS`].
    Partners,
    /// A row of the second list of [`TARGETS`].
    Outcome,
    /// A list of texts.
    Texts(Group),
    /// A list of at most so many rows with these columns; twice as many are taken.
    Rows(u8, &'static [Kind]),
    /// For each of so many things, one of so many states.
    States(u8, u8),
    /// For each row of the second list of [`TARGETS`], one of so many states.
    Outcomes(u8),
    /// What a round left, for each of [`RESULTS`].
    Themes,
}

use Kind::{
    Choice, Choices, Date, Hex, Number, Outcome, Outcomes, Partner, Partners, Rows, States, Text, Texts, Themes, YesNo,
};

/// Things that have results in [`Kind::Themes`]; each with two choices of three.
pub const RESULTS: u32 = 10;

/// The fields that references point into: their rows are counted as they come.
pub const TARGETS: [usize; 2] = [2, 35];

/// Every field at the top. How many partners and outcomes there are is known before
/// anything points to one.
pub const FIELDS: [Kind; 59] = [
    // What tells the plan, and the other basics.
    Text(1),
    Text(1),
    Rows(
        12,
        &[
            Text(2),
            Choice(8),
            Choice(5),
            Choice(5),
            Choice(4),
            Text(3),
            Text(4),
            Choices(8),
            Text(5),
            Text(5),
            Choice(3),
        ],
    ),
    Text(6),
    Choice(4),
    Choice(2),
    Number,
    Date,
    Choices(10),
    // What: question 3, of which the purpose stood above.
    Text(7),
    Text(4),
    Rows(8, &[Text(8), Text(8), Partners, Choice(3)]),
    Texts(8),
    Texts(8),
    Choice(6),
    Rows(12, &[Partner, Text(8)]),
    Rows(3, &[Text(9), Partner, Date]),
    // Why.
    Rows(10, &[Choice(13), Partner, Text(7), Choice(2)]),
    Text(7),
    Texts(10),
    Choice(4),
    Text(7),
    // Who, but for the partners.
    Text(7),
    Choices(6),
    Rows(6, &[Text(2), Text(4), Partner, Date]),
    Text(7),
    // Which form.
    Rows(
        12,
        &[Text(2), Choice(6), Choice(3), Choice(6), Choice(6), Choice(5), Choice(3), Choice(3), Choice(4), Choice(6)],
    ),
    Choice(9),
    Text(7),
    Choice(5),
    Text(7),
    Choices(8),
    States(10, 4),
    Text(7),
    Date,
    // What success looks like.
    Rows(6, &[Text(11), Choice(4), Choice(3), Text(8), Text(8)]),
    Rows(10, &[Text(8), Choice(6), Outcome, Partner, Choice(4), Choice(3), Text(8)]),
    Rows(8, &[Text(12), Text(8), Choices(6), Choices(5), Date]),
    Texts(7),
    Text(7),
    Texts(10),
    // What keeps it going.
    Rows(20, &[Text(9), Partner, Partners, Partners, Partners, Partners, Date]),
    Rows(12, &[Partner, Text(3), Text(9), Text(3)]),
    Rows(12, &[Text(4), Partner, Choice(7), Text(13), Date, Choice(3)]),
    Texts(9),
    Choice(5),
    Choice(4),
    Rows(10, &[Text(10), Number, Number, Text(9), Partner]),
    Text(7),
    Text(7),
    Text(7),
    // Relationships, leaders, safe space.
    Rows(5, &[Text(9), Text(13)]),
    Rows(12, &[Partner, Text(3), Text(9), Number, Date]),
    Texts(9),
    Texts(9),
    // Where each partner stands, and reviews.
    Rows(12, &[Partner, Choice(6), Text(9), Text(3), Date, Number]),
    Rows(
        24,
        &[
            Date,
            Choice(4),
            Partners,
            Text(7),
            Text(7),
            Text(7),
            Text(7),
            States(6, 3),
            Outcomes(4),
            Rows(5, &[Text(9), Partner, Date, YesNo]),
            Themes,
            Text(7),
            Date,
        ],
    ),
    // What cannot be foretold.
    Hex(12),
    Hex(6),
];
