//! Questions 1 to 3: why, who, what.

use super::*;

pub(super) const DRIVERS: Page = Page {
    id: "drivers",
    title: "What are the drivers for you to pursue collaboration?",
    short: "Why",
    fields: &["drivers.items", "drivers.notAlone", "drivers.worries", "drivers.decision", "drivers.decisionWhy"],
    first: &["drivers.items", "drivers.notAlone"],
};

pub(super) const DRIVERS_GUIDE: Guide = Guide {
    purpose: "Say honestly why each of you is here, so that motives do not surface later as surprises.",
    guidance: &[
        "Work out why you want to work with others before you decide how.",
        "Some reasons are a response to pressure: policy is changing, money is less secure, or you do not have enough capacity.",
        "Other reasons are about ambition: developing your organisation, offering a fuller or better service, or having more influence over government and funders.",
        "Both kinds are fine. Name yours.",
    ],
    added: &[
        "Ask what none of you can do alone. If there is no answer, working together may cost more than it gives.",
        "Being told to collaborate is a reason too. Say so.",
        "It is a good result to decide not to go ahead: better to see the obstacles early than to stop after a lot of work.",
        "If all your reasons are pressure, ask what would make this worth doing even if the pressure went away.",
    ],
    prompts: &[
        "What made you say yes to this meeting?",
        "What would happen if we did nothing?",
        "Which of our reasons come from outside pressure, and which from what we want to change?",
        "What worries your board or team about this?",
    ],
    example: "A food bank, about need that is growing: “One in three people who come to us say they feel low or anxious; volunteers do not know where to send them.”",
};

pub(super) const PARTNERS: Page = Page {
    id: "partners",
    title: "Who do you need to work with?",
    short: "Who",
    fields: &["partners.items", "partners.affected", "partners.affectedHow", "partners.missing", "partners.history"],
    first: &["partners.items", "partners.missing"],
};

pub(super) const PARTNERS_GUIDE: Guide = Guide {
    purpose: "Choose partners for what the work needs, and be open about what each gains and gives up.",
    guidance: &[
        "Look for organisations that share your interest and would help you reach your aim.",
        "Picture the work as an exchange. Each partner gives something up to gain something better for the people it serves, and for itself, over time.",
        "Expect to let go of some ways of working you are fond of. So will the others.",
        "Seeing the exchange clearly makes the rest go more smoothly.",
    ],
    added: &[
        "People affected are partners in deciding, not only reached.",
        "Check that the exchange is fair to the smallest partner. Unfairness breaks trust, and broken trust is hard to repair.",
        "Ask who has power here. Shared say and trust go together.",
        "Make a check in proportion on each partner before you share money, staff or people’s data.",
    ],
    prompts: &[
        "Who is missing from this room, and why?",
        "What does each of us want from this that we have not said yet?",
        "What will be hardest for your organisation to give up?",
        "Have we worked together before? What happened?",
    ],
    example: "A food bank brings space, volunteers and trust. It gains “trained help on site; fewer people leaving upset” and gives up “some control of the Thursday session; volunteers learn new ways”.",
};

pub(super) const AIM: Page = Page {
    id: "aim",
    title: "What are you trying to achieve?",
    short: "What",
    fields: &[
        "aim.purpose",
        "aim.why",
        "aim.people",
        "aim.needs",
        "aim.inScope",
        "aim.outOfScope",
        "aim.horizon",
        "aim.ownAims",
        "aim.firstSteps",
    ],
    first: &["aim.purpose", "aim.people", "aim.firstSteps"],
};

pub(super) const AIM_GUIDE: Guide = Guide {
    purpose: "Agree one shared purpose that starts from people, and what each partner brings to it.",
    guidance: &[
        "Working together on purpose means two or more organisations, from any sector, moving towards something shared.",
        "First agree what you want to achieve together, and why.",
        "Put the person or the issue in the middle. Ask what they need around them.",
        "Then ask what part you and the others will play. What do you bring to the table?",
    ],
    added: &[
        "Partners rarely want exactly the same. You need to agree on the shared purpose, not on everything.",
        "Say what is out of scope. Many disputes start there.",
        "Choose one small thing that you can do together in the next weeks. Small success builds trust.",
        "Working backwards from the change you want helps you to test what you take for granted.",
    ],
    prompts: &[
        "Think of one person. What would their month look like if we succeed?",
        "What do they need around them? Which of us provides it now? Where is the gap?",
        "What are we not trying to do?",
        "What could we do together before our next meeting?",
    ],
    example: "“We are working together so that people who use Anytown’s food bank and feel low or anxious can get friendly, practical help in the same place, within two weeks, by March 2027.”",
};
