//! Questions 4 to 6: which form, what success looks like, what keeps it going.

use super::*;

pub(super) const FORM: Page = Page {
    id: "form",
    title: "What form of collaboration is most appropriate?",
    short: "Which form",
    fields: &[
        "form.answers",
        "form.chosen",
        "form.chosenWhy",
        "form.decisionRule",
        "form.decisionNotes",
        "form.documents",
        "form.checks",
        "form.stepUpIf",
        "form.reviewBy",
    ],
    first: &[],
};

pub(super) const FORM_GUIDE: Guide = Guide {
    purpose: "Pick the lightest form that can do the job, knowing what it asks of you.",
    guidance: &[
        "Forms run from sharing information to becoming one organisation. Further along is not better; it is more demanding.",
        "Form should follow purpose, risk and trust. Start light and step up when you need to.",
        "Whatever form you choose, the trustees or governors of each organisation make the final decision, in the interests of the people they serve.",
    ],
    added: &[
        "Writing down who does what, and how you would end it, helps with every form.",
        "What you set up depends on purpose, length, size, risk, who is involved and tax. With partners that are not charities, any private benefit has to be a side effect, and trustees watch that they do not drift from their own purposes.",
        "One ladder is a simplification. Forms 1 to 4 are mostly about how deeply you work together, 5 to 8 mostly about legal structure. A lead partner can be more or less equal.",
        "This is not legal advice. Boards and trustees decide.",
    ],
    prompts: &[
        "Each answer the nine questions alone. Then compare.",
        "Where do our answers differ most? What does each of us know that the others do not?",
        "What is the lightest form that would work for the first year?",
        "What would make us step up, or step back?",
    ],
    example: "A partnership agreement: “Equal say through a signed agreement for one year. The wellbeing charity holds the grant because the council needs one account.” They would change form if “a multi-year contract is offered, or we open a second place”.",
};

pub(super) const SUCCESS: Page = Page {
    id: "success",
    title: "What will success look like?",
    short: "Success",
    fields: &[
        "success.outcomes",
        "success.evidence",
        "success.audiences",
        "success.processLearning",
        "success.credit",
        "success.warningSigns",
    ],
    first: &[],
};

pub(super) const SUCCESS_GUIDE: Guide = Guide {
    purpose: "Agree early what will be different, what would convince each audience, and what you want to learn about working together.",
    guidance: &[
        "Think early about what success might look like and what evidence you may need, so that all of you see the same picture.",
        "Partners need different kinds of evidence. Whom do you want to tell or to win over, and what will speak to them?",
        "Plan to learn about how you work together, as well as what changes for people.",
    ],
    added: &[
        "An outcome is a change, not an activity. Few is better: three to five.",
        "Do not force one way of measuring on everyone at the start. Agree a small shared core and let partners keep their own.",
        "Stories count, above all for results that nobody expected. Collect some and choose together which matter most, and why.",
        "Keep the effort small for small partners. Ask who carries it.",
        "Say what would tell you that it is not working.",
    ],
    prompts: &[
        "In a year, what would you see or hear that made this worth it?",
        "Whose mind do we need to change? What do they trust: numbers, stories, costs, seeing it?",
        "What do we each already collect that we could share?",
        "What do we want to learn about how we work together?",
    ],
    example: "An audience: public health at the council. It decides “whether to fund year two”, trusts numbers, costs and hearing from people, and gets one page and a visit in January 2027.",
};

pub(super) const SUSTAIN: Page = Page {
    id: "sustain",
    title: "What will sustain the collaboration in the long-run?",
    short: "Going on",
    fields: &[
        "sustain.tasks",
        "sustain.champions",
        "sustain.resources",
        "sustain.promises",
        "sustain.rhythm",
        "sustain.chair",
        "sustain.risks",
        "sustain.disputes",
        "sustain.ifSomeoneLeaves",
        "sustain.ending",
    ],
    first: &[],
};

pub(super) const SUSTAIN_GUIDE: Guide = Guide {
    purpose: "Make roles, resources and promises clear enough to survive pressure and people leaving.",
    guidance: &[
        "Look after the collaboration actively. Shared responsibility, and answering to each other, are what keep it going.",
        "It takes time and resources, so be clear who does what.",
        "Strong leadership matters.",
        "Find champions: people who look beyond their own organisation, spot chances to work together, are good at relationships and bring people together.",
    ],
    added: &[
        "Design how you work together, listen to the people who use services, agree how you report, and plan from the start how it goes on or ends.",
        "One owner for each job; many can help.",
        "Coordinating is work. Where everyone expects it to happen by itself, things often fail.",
        "Plan the ending as well as the start. Moving on can be a sign of success.",
        "Give every champion a deputy, so that links are between organisations, not only between two people.",
    ],
    prompts: &[
        "If the most active person here left tomorrow, what would stop?",
        "Who pays for the time to hold this together?",
        "What do we promise each other? How would we raise it if a promise slips?",
        "How would we end this well?",
    ],
    example: "A champion at the GP federation, the social prescribing lead, will “make sure each practice knows the route and bring news back”. The deputy is the practice development manager.",
};
