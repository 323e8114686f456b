//! The scoring table of question 4's decision aid, and the words by which it
//! gives its reasons.
//!
//! The weights are this project's own judgement, from the definitions of the
//! forms; the app says so and publishes them under "How this works". What is
//! worked out from them lives in `form_aid`.

/// One rung of the ladder: a form that the aid can point to. Carrying on
/// separately is a form too, but stands before the ladder.
#[derive(Debug, PartialEq, Eq)]
pub struct Rung {
    /// Its id as an option of `form.chosen`.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its name within a sentence: `a joint project`.
    pub noun: &'static str,
}

/// The eight forms, lightest first.
pub static RUNGS: [Rung; 8] = [
    Rung { id: "network", name: "Network", noun: "a network" },
    Rung { id: "coordination", name: "Coordination", noun: "coordination" },
    Rung { id: "cooperation", name: "Joint project", noun: "a joint project" },
    Rung { id: "alliance", name: "Partnership agreement (alliance)", noun: "a partnership agreement" },
    Rung { id: "lead", name: "Lead partner", noun: "a lead partner" },
    Rung { id: "joint-body", name: "New joint body (consortium)", noun: "a new joint body" },
    Rung { id: "group", name: "Group structure", noun: "a group structure" },
    Rung { id: "merger", name: "Merger", noun: "a merger" },
];

/// One of the nine questions, as reasons speak of it. Its words as a question
/// are the label of its column in `form.answers`.
#[derive(Debug, PartialEq, Eq)]
pub struct Topic {
    /// The key of the column.
    pub id: &'static str,
    /// What it is about, within a sentence: `how decisions should be made`.
    pub about: &'static str,
    /// The same in two or three words: `who decides`.
    pub short: &'static str,
}

/// The nine questions, in order.
pub static TOPICS: [Topic; 9] = [
    Topic { id: "purpose", about: "what you mainly want to do together", short: "what you do together" },
    Topic { id: "duration", about: "for how long", short: "how long" },
    Topic { id: "resources", about: "the most you expect to share", short: "what you share" },
    Topic { id: "decisions", about: "how decisions should be made", short: "who decides" },
    Topic { id: "money", about: "who would hold outside money or a contract", short: "who holds the money" },
    Topic { id: "risk", about: "how much could go wrong", short: "how much could go wrong" },
    Topic { id: "trust", about: "how well you know and trust each other", short: "how well you know each other" },
    Topic { id: "capacity", about: "how much time there is", short: "how much time there is" },
    Topic {
        id: "independence",
        about: "how much independence you would give up",
        short: "how much independence you give up",
    },
];

/// What one answer says for each form.
#[derive(Debug, PartialEq, Eq)]
pub struct Weight {
    /// The key of the question.
    pub question: &'static str,
    /// The id of the answer.
    pub option: &'static str,
    /// The points of the eight forms as digits, lightest form first.
    digits: &'static [u8; 8],
}

impl Weight {
    /// The points that a form gets, by its place on the ladder from 0.
    pub fn points(&self, form: usize) -> u16 {
        self.digits.get(form).map_or(0, |digit| u16::from(digit - b'0'))
    }
}

const fn weight(question: &'static str, option: &'static str, digits: &'static [u8; 8]) -> Weight {
    Weight { question, option, digits }
}

/// Every answer, in the order of the questions and their options.
#[rustfmt::skip]
pub static WEIGHTS: [Weight; 42] = [
    weight("purpose", "share", b"31000000"),
    weight("purpose", "line-up", b"13100000"),
    weight("purpose", "project", b"00322000"),
    weight("purpose", "system", b"00031200"),
    weight("purpose", "one-roof", b"00000031"),
    weight("purpose", "one-org", b"00000013"),
    weight("duration", "short", b"12200000"),
    weight("duration", "medium", b"01222000"),
    weight("duration", "long", b"10021222"),
    weight("resources", "time-only", b"31000000"),
    weight("resources", "in-kind", b"02300000"),
    weight("resources", "small-pot", b"00232000"),
    weight("resources", "large-pot", b"00013300"),
    weight("resources", "most", b"00000131"),
    weight("resources", "everything", b"00000013"),
    weight("decisions", "separate", b"32000000"),
    weight("decisions", "talk-first", b"12300000"),
    weight("decisions", "together", b"00131100"),
    weight("decisions", "one-leads", b"00103000"),
    weight("decisions", "new-board", b"00010310"),
    weight("decisions", "one-board", b"00000023"),
    weight("money", "none", b"22100000"),
    weight("money", "own-funds", b"01200000"),
    weight("money", "one-holder", b"00113000"),
    weight("money", "all-sign", b"00030000"),
    weight("money", "no-holder", b"00000310"),
    weight("risk", "low", b"22100000"),
    weight("risk", "medium", b"00222000"),
    weight("risk", "high", b"00012321"),
    weight("trust", "new", b"32000000"),
    weight("trust", "some", b"01321000"),
    weight("trust", "strong", b"00032333"),
    weight("capacity", "hours", b"32000000"),
    weight("capacity", "days", b"01301000"),
    weight("capacity", "post", b"00032100"),
    weight("capacity", "set-up", b"00010333"),
    weight("independence", "none", b"32000000"),
    weight("independence", "little", b"02300000"),
    weight("independence", "some", b"00132000"),
    weight("independence", "a-lot", b"00001310"),
    weight("independence", "keep-name", b"00000031"),
    weight("independence", "all", b"00000013"),
];

/// How the aid works, in sentences, to stand above the table.
pub static HOW_IT_WORKS: [&str; 5] = [
    "Each answer gives points to the forms that it suits; a blank is 0. A form’s fit is the points it got, divided by the most it could have got from the questions this person answered.",
    "“Don’t know yet” leaves a question out. Six answers are enough for a result.",
    "The range holds the best fit and every form within ten points of it. Of two equal fits the lighter form is the best.",
    "What fits the group is what lies inside everyone’s range. People are never averaged: an average of a network and a merger is not a partnership agreement.",
    "The points are our own judgement, from the definitions of the forms. They are a rule of thumb, not a verdict.",
];
