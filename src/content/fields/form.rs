//! Question 4: which form.

use super::*;

/// The nine forms, lightest first.
const FORM_CHOICES: &[Choice] = &[
    explained("separate", "Carry on separately", "No joint work for now"),
    explained("network", "Network", "We share information and contacts for mutual benefit"),
    explained(
        "coordination",
        "Coordination",
        "We share information and change what each of us does so that it fits together",
    ),
    explained(
        "cooperation",
        "Joint project",
        "We also share resources, such as people, space or kit, for a defined piece of work",
    ),
    explained(
        "alliance",
        "Partnership agreement (alliance)",
        "We plan, decide and share risk together under a signed agreement; each stays separate",
    ),
    explained(
        "lead",
        "Lead partner",
        "One partner holds the money or contract and is accountable; others work under sub-agreements",
    ),
    explained("joint-body", "New joint body (consortium)", "Partners create and jointly own a separate legal body"),
    explained(
        "group",
        "Group structure",
        "One organisation becomes parent; the others keep their name but share a board or control",
    ),
    explained("merger", "Merger", "Two or more become one, with one governing document and one board"),
];

/// One person's answers to the nine questions. "Don't know yet" is no answer.
const ANSWER_COLUMNS: &[Field] = &[
    line("form.answers[].label", "Who is answering?", "An organisation or a role; no names of people.", 40),
    ask(
        "form.answers[].purpose",
        "What do you mainly want to do together?",
        &[
            choice("share", "Swap information and learn"),
            choice("line-up", "Fit what we each do better together"),
            choice("project", "Run a particular project or service"),
            choice("system", "Plan and change a whole set of services"),
            choice("one-roof", "Bring organisations under one roof, keeping names"),
            choice("one-org", "Become one organisation"),
        ],
    ),
    ask(
        "form.answers[].duration",
        "For how long?",
        &[choice("short", "Under a year"), choice("medium", "One to three years"), choice("long", "Longer or ongoing")],
    ),
    ask(
        "form.answers[].resources",
        "What is the most you expect to share?",
        &[
            choice("time-only", "Time and information"),
            choice("in-kind", "Staff hours, space or kit, each paying their own way"),
            choice("small-pot", "A shared post or a small shared budget"),
            choice("large-pot", "A large budget, a contract or a joint staff team"),
            choice("most", "Most back-office and resources, with separate accounts"),
            choice("everything", "Everything"),
        ],
    ),
    ask(
        "form.answers[].decisions",
        "How should decisions be made?",
        &[
            choice("separate", "Each decides alone"),
            choice("talk-first", "Each decides after talking"),
            choice("together", "Together, within limits our boards set"),
            choice("one-leads", "One partner decides on the project for the rest"),
            choice("new-board", "A new joint board with its own powers"),
            choice("one-board", "One board for everything"),
        ],
    ),
    ask(
        "form.answers[].money",
        "Who would hold outside money or a contract?",
        &[
            choice("none", "There is none"),
            choice("own-funds", "Each holds its own"),
            choice("one-holder", "One of us can hold it"),
            choice("all-sign", "The funder would sign with all of us"),
            choice("no-holder", "It needs one body and none of us fits"),
        ],
    ),
    ask(
        "form.answers[].risk",
        "How much could go wrong (money, safety, data, staff)?",
        &[
            choice("low", "Low"),
            choice("medium", "Medium: small budget, some referrals or personal data"),
            choice("high", "High: large contract, employing people, safeguarding"),
        ],
    ),
    ask(
        "form.answers[].trust",
        "How well do you know and trust each other now?",
        &[
            choice("new", "Just meeting"),
            choice("some", "Some joint work"),
            choice("strong", "Long record, including hard times"),
        ],
    ),
    ask(
        "form.answers[].capacity",
        "How much time is there to set this up and run it?",
        &[
            choice("hours", "A few hours a month"),
            choice("days", "A few days a month"),
            choice("post", "A funded post or backbone"),
            choice("set-up", "Funded set-up with legal advice"),
        ],
    ),
    ask(
        "form.answers[].independence",
        "How much independence would you give up for this?",
        &[
            choice("none", "None"),
            choice("little", "Share resources only"),
            choice("some", "Shared say over this piece of work"),
            choice("a-lot", "Hand this work to a joint body"),
            choice("keep-name", "Most, if we keep our name"),
            choice("all", "All of it"),
        ],
    ),
];

const CHECKED: &[Choice] = &[
    choice("boards", "Boards or trustees have agreed"),
    choice("governing", "Governing documents allow it"),
    choice("insurance", "Insurance"),
    choice("safeguarding", "Safeguarding"),
    choice("data", "Data protection"),
    choice("employment", "Employment and TUPE (staff moving with their work)"),
    choice("vat", "VAT and tax"),
    choice("procurement", "Procurement or grant rules"),
    choice("conflicts", "Conflicts of interest"),
    choice("dueDiligence", "Due diligence"),
];

pub(super) const ANSWERS: Field = list(
    "form.answers",
    "The nine questions",
    "Each answers alone; you compare afterwards.",
    12,
    ("set of answers", "sets of answers", "Add another person’s answers"),
    ANSWER_COLUMNS,
);
pub(super) const CHOSEN: Field = field(
    "form.chosen",
    "Form",
    "You may choose any form. Pick the lightest that can do the job.",
    Kind::Choice(FORM_CHOICES),
);
pub(super) const CHOSEN_WHY: Field = lines("form.chosenWhy", "Why this one?", "", 300);
pub(super) const DECISION_RULE: Field = field(
    "form.decisionRule",
    "How we decide",
    "",
    Kind::Choice(&[
        choice("consensus", "Consensus: all can live with it"),
        choice("consent", "Consent: no reasoned objection"),
        choice("majority", "Majority vote"),
        choice("lead", "The lead partner decides after asking"),
        choice("own", "Each decides for itself"),
    ]),
);
pub(super) const DECISION_NOTES: Field = lines(
    "form.decisionNotes",
    "Money and limits",
    "Who holds the money, up to what amount, and what must go back to boards.",
    240,
);
pub(super) const DOCUMENTS: Field = field(
    "form.documents",
    "What we will write down",
    "",
    Kind::Choices(&[
        choice("terms of reference", "Terms of reference"),
        choice("memorandum of understanding", "Memorandum of understanding"),
        choice("partnership agreement", "Partnership agreement"),
        choice("data-sharing agreement", "Data-sharing agreement"),
        choice("sub-grant/sub-contract", "Sub-grant or sub-contract"),
        choice("lease or licence", "Lease or licence"),
        choice("safeguarding protocol", "Safeguarding protocol"),
        alone("none yet", "None yet"),
    ]),
);
pub(super) const CHECKS: Field = field(
    "form.checks",
    "Checks before we start",
    "",
    Kind::States {
        of: Items::Fixed(CHECKED),
        states: &[
            choice("not-started", "Not started"),
            choice("in-hand", "In hand"),
            choice("done", "Done"),
            choice("not-needed", "Not needed"),
        ],
    },
);
pub(super) const STEP_UP_IF: Field = lines("form.stepUpIf", "What would make us change form", "", 200);
pub(super) const REVIEW_BY: Field = field("form.reviewBy", "Look at the form again by", "", Kind::Date);

const fn ask(id: &'static str, question: &'static str, options: &'static [Choice]) -> Field {
    field(id, question, "", Kind::Choice(options))
}
