//! The four things to keep in mind.

use super::*;

pub(super) const FOCUS: Page =
    Page { id: "focus", title: "A ‘dual focus’", short: "Dual focus", fields: &["keep.relationships"], first: &[] };

pub(super) const FOCUS_GUIDE: Guide = Guide {
    purpose: "Look after relationships while getting things done.",
    guidance: &["Doing things matters. So do the relationships underneath. Keep both going."],
    added: &[
        "A review of 26 studies names the balance between looking after the partnership and getting work out of it as one of nine things that make partnerships work.",
        "It can feel messy. That is usual.",
    ],
    prompts: &[
        "When did we last talk about something other than tasks?",
        "What do others not see of our work, and would like to know?",
    ],
    example: "“Swap places for a morning: a link worker at the food bank, a volunteer at the practice”, in May.",
};

pub(super) const SENIORS: Page = Page {
    id: "seniors",
    title: "Meaningful buy-in from senior leaders",
    short: "Leaders",
    fields: &["keep.leaders"],
    first: &[],
};

pub(super) const SENIORS_GUIDE: Guide = Guide {
    purpose: "Get real permission from the top, and links that outlast individuals.",
    guidance: &[
        "Support from leaders lets staff take time to build relationships and to look for openings. Leaders should give permission and show the attitude themselves.",
        "Links between institutions are safer than links between two people: the work should not fall apart when one person moves on.",
    ],
    added: &["Too little support from leaders is a barrier that councils and charities both report."],
    prompts: &[
        "What would your leader have to say out loud, and where?",
        "How many hours a month does this need from you, and who has agreed to them?",
        "Who takes over if you leave?",
    ],
    example: "The chief executive will “tell all staff that this work matters; keep Thursdays free for it”: 20 hours a month, by 30 April.",
};

pub(super) const REVIEW: Page =
    Page { id: "review", title: "Regular review points", short: "Reviews", fields: &["reviews"], first: &[] };

pub(super) const REVIEW_GUIDE: Guide = Guide {
    purpose: "Stop on purpose to reflect and adapt.",
    guidance: &[
        "The work is hard and can feel messy. Give yourselves time and permission to step back, review, reflect and adapt together.",
        "Use what you have: a steering group, or someone independent.",
    ],
    added: &[
        "Take the first look after six to eight weeks, while habits form; then every three months in the first year; then every six months.",
        "A review takes 45 minutes: a check-in, what became of promises, what has changed, how you work together, whether the plan is still true, and three actions at most.",
        "Also review when a champion or leader changes, money starts or stops, a partner joins, leaves or reorganises, there is an incident, or anyone asks.",
    ],
    prompts: &[
        "What did we say we would do? Done, moved or dropped, without blame.",
        "What did we expect? What happened? Why the difference? What will we do differently?",
        "Does the form still fit? Who is missing? Are the outcomes still the right ones?",
        "Who needs to be told: boards, the funder, people affected?",
    ],
    example: "A short review on 11 June, the next on 15 October, when the form is looked at again.",
};

pub(super) const FEELINGS: Page = Page {
    id: "feelings",
    title: "Safe space for people to express and share how they feel",
    short: "Safe space",
    fields: &["safe.agreement", "safe.steps"],
    first: &[],
};

pub(super) const FEELINGS_GUIDE: Guide = Guide {
    purpose: "Make room for frustration before it does damage.",
    guidance: &[
        "Working together can be hard on people. They may feel threatened, or defend their role, or feel that their organisation’s part is not seen.",
        "Say so, and make spaces where it can be said. It makes the work smoother.",
    ],
    added: &[
        "Write down how you treat each other, not who felt what. What is written down can come out.",
        "Take care that rules do not silence anger or challenge: “be polite” can stop people from raising hard things.",
        "If someone is at risk, follow your organisation’s safeguarding procedure. Do not write it here.",
        "An existing partnership in conflict needs a person, not a page. Think of someone independent.",
    ],
    prompts: &[
        "What do you need in order to take part fully?",
        "What will we do first if there is tension between two of us?",
    ],
    example: "“Bigger partners speak later.” “Anyone can call a pause.” And if it gets hard: talk directly within a week.",
};
