//! The forms of collaboration, lightest first: what each is, asks and risks.
//!
//! Legal points are summaries for a first conversation, kept in this one file
//! so that a lawyer can read them in one go. Each says where it holds and when
//! it was last checked.

/// Where a legal point holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nation {
    /// All of the United Kingdom, in outline.
    Uk,
    /// England alone.
    England,
    /// England and Wales.
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

impl Nation {
    /// What is shown.
    pub fn label(self) -> &'static str {
        match self {
            Nation::Uk => "UK",
            Nation::England => "England",
            Nation::EnglandAndWales => "England and Wales",
            Nation::Scotland => "Scotland",
            Nation::NorthernIreland => "Northern Ireland",
        }
    }
}

/// A legal or governance point.
#[derive(Debug, PartialEq, Eq)]
pub struct Legal {
    /// The point, in a sentence or two.
    pub text: &'static str,
    /// Where it holds.
    pub nation: Nation,
    /// The day on which a lawyer last read it, as `2026-04-30`; none has yet
    /// where it is missing, and the app says so.
    pub checked: Option<&'static str>,
}

/// A form of collaboration.
#[derive(Debug, PartialEq, Eq)]
pub struct Form {
    /// Its id as an option of `form.chosen`.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub definition: &'static str,
    /// What it asks of partners.
    pub asks: &'static str,
    /// What the law and good governance say.
    pub legal: &'static [Legal],
    /// When it is typically right.
    pub right_when: &'static str,
    /// What typically goes wrong.
    pub risk: &'static str,
}

/// The form with this id.
pub fn form(id: &str) -> Option<&'static Form> {
    FORMS.iter().find(|form| form.id == id)
}

/// The nine forms, 0 to 8.
pub static FORMS: &[Form] = &[
    Form {
        id: "separate",
        name: "Carry on separately",
        definition: "No joint work for now.",
        asks: "Courtesy and an open door.",
        legal: &[],
        right_when: "There is no shared gain, one of you is in a crisis, or the time is wrong.",
        risk: "A missed chance; doing the same thing twice.",
    },
    Form {
        id: "network",
        name: "Network",
        definition: "We share information and contacts for mutual benefit.",
        asks: "Time to talk. Little trust is needed.",
        legal: &[
            uk("There is no legal entity, so it cannot hold a contract. Simple terms of reference help."),
            uk("No personal data should flow."),
        ],
        right_when: "You are getting to know each other, learning, or want a shared voice.",
        risk: "A talking shop; one person does all the organising.",
    },
    Form {
        id: "coordination",
        name: "Coordination",
        definition: "We share information and change what each of us does so that it fits together.",
        asks: "Changes to timetables, referral routes and messages.",
        legal: &[
            uk("Write a short protocol."),
            uk(
                "If people are referred: privacy notices, consent or another lawful basis, and a data-sharing agreement as good practice. Joint controllers must have an arrangement.",
            ),
        ],
        right_when: "Gaps and overlaps are the problem.",
        risk: "Drift; nobody owns the joins.",
    },
    Form {
        id: "cooperation",
        name: "Joint project",
        definition: "We also share resources, such as people, space or kit, for a defined piece of work.",
        asks: "Staff time, space, and a named lead for the project.",
        legal: &[
            uk("Write a memorandum of understanding: written intentions, usually not binding."),
            uk("Check insurance, who leads on safeguarding, and who supervises shared staff and volunteers."),
            uk("Sharing staff can create VAT."),
        ],
        right_when: "You plan a pilot or an event with a clear end.",
        risk: "Unequal effort; a grey area when something goes wrong.",
    },
    Form {
        id: "alliance",
        name: "Partnership agreement (alliance)",
        definition: "We plan, decide and share risk together under a signed agreement; each stays separate.",
        asks: "Shared decisions, a shared budget, time for governance, and honesty about power.",
        legal: &[
            uk(
                "Sign a partnership or joint working agreement that says it is not a legal partnership. Sources differ on how easily one arises: one charity lawyer warns that it can be set up unwittingly, with liability for each other’s debts; local-government guidance says only where the aim is profit.",
            ),
            uk("Where you decide together how personal data is used, write down a joint controllers’ arrangement."),
            england(
                "If a commissioner signs with all of you, it is an alliance contract: the commissioner is inside the alliance, with equal say and shared risk. The NHS has a template.",
            ),
        ],
        right_when: "Needs are complex, several services must change at once, and there is trust.",
        risk: "Slow decisions; hidden inequality.",
    },
    Form {
        id: "lead",
        name: "Lead partner",
        definition: "One partner holds the money or contract and is accountable; others work under sub-agreements.",
        asks: "Of the lead: systems, reserves and management time. Of the others: to accept that the lead is accountable.",
        legal: &[
            uk("The lead alone is accountable in law and bears the risk; it could take the work in-house."),
            uk("You need terms for sub-grants or sub-contracts, full cost recovery, and duties that are passed on."),
            england(
                "Procurement rules bind public buyers: the Provider Selection Regime for health care services since 1 January 2024.",
            ),
            uk("The Procurement Act 2023 covers other services since 24 February 2025; Scotland has rules of its own."),
            uk("TUPE, the rules on staff moving with their work, may apply if services move."),
        ],
        right_when: "A funder needs one accountable body.",
        risk: "Power gathers at the lead; small partners become suppliers, or are there to make a bid look good.",
    },
    Form {
        id: "joint-body",
        name: "New joint body (consortium)",
        definition: "Partners create and jointly own a separate legal body.",
        asks: "Time and money to set it up, directors, and a long commitment.",
        legal: &[
            uk(
                "A new company limited by guarantee, charitable incorporated organisation, community interest company or co-operative needs a governing document and registration. It has no track record or reserves at first, and protects its members from risk.",
            ),
            uk("TUPE applies if staff transfer."),
            uk("Directors owe duties to the new body: manage conflicts of interest."),
        ],
        right_when: "There are large, long-term contracts and no one partner fits as lead.",
        risk: "High cost and a slow start; it depends on contracts.",
    },
    Form {
        id: "group",
        name: "Group structure",
        definition: "One organisation becomes parent; the others keep their name but share a board or control.",
        asks: "To give up independence and keep identity.",
        legal: &[
            uk(
                "Parent and subsidiaries: governing documents change, charity law limits help to bodies that are not charities, and the regulator’s advice is needed.",
            ),
            uk("Only between charities or companies, not with a council or NHS body."),
        ],
        right_when: "You want a shared back office and strategy with local names.",
        risk: "A clash of cultures; the feeling of a takeover.",
    },
    Form {
        id: "merger",
        name: "Merger",
        definition: "Two or more become one, with one governing document and one board.",
        asks: "To give up separate existence.",
        legal: &[
            england_and_wales(
                "Charities usually need the same or substantially the same purposes. Each board decides separately; members may vote; staff, people served and funders are consulted; each looks closely into the other. There is a register of mergers.",
            ),
            Legal {
                text: "The Scottish regulator, OSCR, has rules of its own.",
                nation: Nation::Scotland,
                checked: None,
            },
            Legal {
                text: "The Northern Irish regulator, CCNI, has rules of its own.",
                nation: Nation::NorthernIreland,
                checked: None,
            },
        ],
        right_when: "Purposes are the same, trust is strong, and one cannot go on alone or together is clearly better for people.",
        risk: "Cost, loss of identity, a merger out of crisis.",
    },
];

/// Shown where the partners include both a council and an NHS body.
pub static PUBLIC_BODIES: Legal = england(
    "Pooled budgets and delegated functions between the NHS and councils use section 75 of the NHS Act 2006. It is for NHS bodies and local authorities only, and does not move their legal liability. A charity can be funded through such an arrangement, but needs a grant or contract of its own.",
);

/// Stands with every legal point.
pub static NOT_ADVICE: &str = "This is not legal advice. Boards and trustees decide.";

const fn uk(text: &'static str) -> Legal {
    Legal { text, nation: Nation::Uk, checked: None }
}

const fn england(text: &'static str) -> Legal {
    Legal { text, nation: Nation::England, checked: None }
}

const fn england_and_wales(text: &'static str) -> Legal {
    Legal { text, nation: Nation::EnglandAndWales, checked: None }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_form_that_can_be_chosen_is_described_by_the_same_name() {
        let options = crate::content::field("form.chosen").unwrap().options();
        let chosen: Vec<_> = options.iter().map(|option| (option.id, option.label)).collect();
        let described: Vec<_> = FORMS.iter().map(|form| (form.id, form.name)).collect();
        assert_eq!(chosen, described);
    }
}
