//! The words that the app and its papers explain.

/// A word and what it means.
#[derive(Debug, PartialEq, Eq)]
pub struct Term {
    /// The word as it is explained.
    pub term: &'static str,
    /// One line.
    pub line: &'static str,
    /// Beginnings of words that show it is used, in small letters.
    pub signs: &'static [&'static str],
}

impl Term {
    /// Whether the text, given in small letters, uses the word.
    pub fn is_used_in(&self, text: &str) -> bool {
        self.signs.iter().any(|sign| {
            text.match_indices(sign).any(|(at, _)| {
                !text.get(..at).is_some_and(|before| before.chars().next_back().is_some_and(char::is_alphanumeric))
            })
        })
    }
}

const fn term(term: &'static str, line: &'static str, signs: &'static [&'static str]) -> Term {
    Term { term, line, signs }
}

/// In the order of the alphabet.
pub static TERMS: &[Term] = &[
    term(
        "Alliance",
        "Partners plan, decide and share risk together under a signed agreement; each stays separate.",
        &["alliance"],
    ),
    term("Audience", "Someone whose decision we want to inform.", &["audience"]),
    term("Backbone", "The person or organisation that does the coordinating work.", &["backbone"]),
    term("Champion", "A person in a partner who drives the work beyond their own organisation.", &["champion"]),
    term("Check-in", "A short round at the start of a meeting.", &["check-in"]),
    term("Co-design", "Designing together.", &["co-design"]),
    term("Co-production", "Designing and delivering as equals.", &["co-produc"]),
    term("Collaboration", "Two or more organisations working on purpose towards something shared.", &["collaborat"]),
    term("Commissioner", "A public-body person or team that decides what services to fund.", &["commissioner"]),
    term(
        "Conflict of interest",
        "When someone’s duties or loyalties pull two ways.",
        &["conflict of interest", "conflicts of interest"],
    ),
    term("Consensus", "A decision stands when everyone can live with it.", &["consensus"]),
    term(
        "Consent (decision)",
        "A decision stands unless someone has a reasoned objection. Not the data-protection kind.",
        &["consent: no reasoned"],
    ),
    term("Data-sharing agreement", "Who shares which personal data, why and how.", &["data-sharing agreement"]),
    term("Deputy", "The person who takes over from a champion.", &["deputy", "deputies"]),
    term("Driver", "A reason for working together.", &["driver"]),
    term(
        "Due diligence",
        "A check on a partner, in proportion, before sharing money, staff or data.",
        &["due diligence"],
    ),
    term("Evidence", "Information that shows whether an outcome is happening: numbers or stories.", &["evidence"]),
    term("Full cost recovery", "Paying the real cost, overheads included.", &["full cost"]),
    term("GP federation", "GP practices working as one organisation.", &["gp federation"]),
    term("Group agreement", "What the group decided about how to treat each other.", &["group agreement"]),
    term(
        "Integrated care board (ICB)",
        "The NHS planning body for an area of England; the wider partnership is an integrated care system (ICS).",
        &["icb", "ics ", "integrated care"],
    ),
    term("Link worker", "A social-prescribing worker attached to GP practices.", &["link worker"]),
    term(
        "Lived experience",
        "Knowledge from having been through something.",
        &["lived experience", "lived-experience"],
    ),
    term(
        "Memorandum of understanding (MoU)",
        "Written intentions, usually not binding.",
        &["memorandum of understanding", "mou"],
    ),
    term("Outcome", "A change for people, community, partners or the system; not an activity.", &["outcome"]),
    term("Owner", "The one partner accountable for a job.", &["owner"]),
    term("Partner", "An organisation or group that takes part; not a legal partnership.", &["partner"]),
    term(
        "Partnership agreement",
        "A signed agreement on joint work; not a partnership in the sense of the Partnership Act.",
        &["partnership agreement"],
    ),
    term("People affected", "People whose lives the issue touches.", &["people affected"]),
    term("RASCI", "R does it, A is the owner and answers for it, S helps, C is asked first, I is told.", &["(a)"]),
    term("Review point", "A set time to stop, look and change the plan.", &["review"]),
    term("Scope", "What is in and what is out.", &["scope"]),
    term("Sign", "How we would notice a change.", &["sign\n"]),
    term(
        "Social prescribing",
        "Helping people to non-medical support in the community, often through a link worker.",
        &["social prescrib"],
    ),
    term("Spread", "How far apart answers are: together, some differ, split.", &["spread"]),
    term("Trustee", "A person legally responsible for a charity.", &["trustee"]),
    term("TUPE", "The rules that protect staff when their work moves to another organisation.", &["tupe"]),
    term(
        "VCSE",
        "Voluntary, community and social enterprise: the sector, or an organisation in it.",
        &["vcse", "vcfse"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_stand_in_the_order_of_the_alphabet_with_signs_in_small_letters() {
        for pair in TERMS.windows(2) {
            let [first, second] = pair else { continue };
            assert!(first.term.to_lowercase() < second.term.to_lowercase(), "{}", second.term);
        }
        for term in TERMS {
            assert!(term.signs.iter().all(|sign| *sign == sign.to_lowercase()), "{}", term.term);
        }
    }

    #[test]
    fn a_word_is_used_where_a_word_begins_with_its_sign() {
        let tupe = term("TUPE", "", &["tupe"]);
        for (text, used) in
            [("employment and tupe", true), ("tupe", true), ("stupendous tupelo", true), ("stupe", false), ("", false)]
        {
            assert_eq!(tupe.is_used_in(text), used, "{text}");
        }
    }
}
