//! The self-assessment: ten themes, thirty statements, the scale, and the
//! words in which results are told. Never called an evaluation.
//!
//! The statements are this project's own. Their ids are apart from those of
//! fields, since people's answers are never in a plan. If the wording of one
//! changes in meaning, it gets a new id.

/// One of the ten themes: the six questions and the four things to keep in mind.
#[derive(Debug, PartialEq, Eq)]
pub struct Theme {
    /// The id of its page: `drivers` … `feelings`.
    pub id: &'static str,
    /// A few words for it.
    pub title: &'static str,
    /// The question to talk about it with.
    pub ask: &'static str,
    /// Its statements, in the order asked.
    pub statements: &'static [Statement],
    /// Things to try when it comes out low or split.
    pub tries: &'static [&'static str],
}

/// One statement, worded so that to agree is good.
#[derive(Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its name for ever: `aim.same-answer`.
    pub id: &'static str,
    /// What one agrees with or not.
    pub text: &'static str,
    /// One of the ten of the pulse, the short version: one a theme.
    pub pulse: bool,
}

/// How many themes there are.
pub const THEME_COUNT: usize = 10;

/// How many statements there are.
pub const STATEMENT_COUNT: usize = 30;

/// The five points in words, from 1 on.
pub static SCALE: [&str; 5] = ["Strongly disagree", "Disagree", "In between", "Agree", "Strongly agree"];

/// The sixth button: as large as the others, apart from them, never chosen beforehand.
pub static DONT_KNOW: &str = "Don’t know or too early to say";

/// Every statement with its theme, in order.
pub fn statements() -> impl Iterator<Item = (&'static Theme, &'static Statement)> {
    THEMES.iter().flat_map(|theme| theme.statements.iter().map(move |statement| (theme, statement)))
}

/// The place of a statement among the thirty, by its id.
pub fn statement_at(id: &str) -> Option<usize> {
    statements().position(|(_, statement)| statement.id == id)
}

/// The theme with this id.
pub fn theme(id: &str) -> Option<&'static Theme> {
    THEMES.iter().find(|theme| theme.id == id)
}

const fn starred(id: &'static str, text: &'static str) -> Statement {
    Statement { id, text, pulse: true }
}

const fn plain(id: &'static str, text: &'static str) -> Statement {
    Statement { id, text, pulse: false }
}

/// The ten themes, in the order of the framework.
pub static THEMES: [Theme; THEME_COUNT] = [
    Theme {
        id: "drivers",
        title: "Why we are here",
        ask: "What does each of us need to get out of this?",
        statements: &[
            starred("drivers.my-reasons", "I can say in one sentence why my organisation wants to do this together."),
            plain("drivers.others-reasons", "I understand what the other partners need to get out of this."),
            plain("drivers.better-together", "We could not get this result by each working on our own."),
        ],
        tries: &[
            "Each partner says in one minute why they are here and what pressure they are under",
            "Fill in “what none of us can do alone” together",
            "If nobody can, agree to pause",
        ],
    },
    Theme {
        id: "partners",
        title: "Who is here",
        ask: "Who is missing, and who gains or gives up more than we have said?",
        statements: &[
            plain(
                "partners.right-people",
                "The people and organisations we need are here, or we have a plan to bring them in.",
            ),
            plain("partners.affected-people", "People affected by the issue have a real say in what we do."),
            starred("partners.give-and-gain", "We have talked openly about what each partner will gain and give up."),
        ],
        tries: &[
            "Complete the give-and-gain table, smallest partner first",
            "Invite one missing voice to the next meeting and pay for their time",
            "Ask people affected how they want to take part",
        ],
    },
    Theme {
        id: "aim",
        title: "Aim",
        ask: "What would each of us say we are trying to achieve?",
        statements: &[
            starred(
                "aim.same-answer",
                "If you asked each partner what we are trying to achieve, you would hear the same answer.",
            ),
            plain(
                "aim.people-first",
                "Our aim starts from what people need, not from what our organisations already do.",
            ),
            plain("aim.what-we-bring", "I know what the other partners are counting on my organisation to bring."),
        ],
        tries: &[
            "Each writes the purpose on their own, compare, then agree one sentence",
            "Describe one person’s month if we succeed",
            "Write what is out of scope",
        ],
    },
    Theme {
        id: "form",
        title: "How we work together",
        ask: "Which decision was hard to make, and who should make the next one like it?",
        statements: &[
            plain("form.fits", "How formal we are about working together is about right for the task."),
            starred("form.decisions", "I know how joint decisions get made."),
        ],
        tries: &[
            "Each answer the nine form questions and look at the widest gap",
            "Write down three kinds of decision and who makes each",
            "Try a lighter form for six months",
        ],
    },
    Theme {
        id: "success",
        title: "Success",
        ask: "What would convince each of us, and each funder, that this works?",
        statements: &[
            starred("success.picture", "We agree what will be different for people if this works."),
            plain("success.convincing-evidence", "We know what evidence each partner and funder will find convincing."),
        ],
        tries: &[
            "Choose three outcomes and drop the rest for now",
            "Ask each funder and board what would convince them",
            "Use records someone already keeps",
        ],
    },
    Theme {
        id: "sustain",
        title: "Who does what",
        ask: "What takes more than we thought, and who carries it?",
        statements: &[
            starred("sustain.roles", "It is clear who is doing what."),
            plain("sustain.fair-share", "The work and costs are shared fairly for the size of each partner."),
            plain("sustain.follow-through", "We do what we told each other we would do."),
            plain("sustain.active-champions", "Someone in each organisation actively makes the case for this work."),
        ],
        tries: &[
            "Go through the task list: one owner each",
            "Cost the coordinating time and decide who pays",
            "Read out last meeting’s promises at the start of each meeting",
            "Name a deputy for each champion",
        ],
    },
    Theme {
        id: "focus",
        title: "Relationships and tasks",
        ask: "Where has the work pushed the relationship aside, or the other way round?",
        statements: &[
            starred("focus.relationships-time", "We spend time on our relationships, not only on tasks."),
            plain(
                "focus.direct-contact",
                "I would feel comfortable calling any partner directly to sort something out.",
            ),
            plain("focus.early-action", "We have done, or will soon do, something useful together, however small."),
        ],
        tries: &[
            "Start each meeting with a check-in round",
            "Visit each other’s place of work; swap shifts for a morning",
            "Give 20 minutes to an “if only they knew…” conversation about what others do not see of our work",
            "Pick one small joint action before the next meeting",
        ],
    },
    Theme {
        id: "seniors",
        title: "Support from leaders",
        ask: "What would our leaders have to say or give, so that this does not rest on one person?",
        statements: &[
            plain("seniors.say-it-matters", "Leaders in my organisation say openly that this work matters."),
            starred("seniors.give-time", "My organisation gives me the time I need for this work."),
            plain("seniors.not-one-person", "If I left, my organisation’s part in this would carry on."),
        ],
        tries: &[
            "Ask each leader to sign the one-page summary and say one sentence about it in a team meeting",
            "Agree a number of hours per month in writing",
            "Bring leaders together once, early, for 45 minutes, for a decision rather than an update",
            "Put the work in two people’s job plans, not one",
        ],
    },
    Theme {
        id: "review",
        title: "Review points",
        ask: "When did we last stop and change something, and what did it take?",
        statements: &[
            starred("review.dates-set", "We have set dates to stop and look at how it is going."),
            plain(
                "review.how-we-work",
                "When we review, we talk about how we work together as well as what we have done.",
            ),
            plain("review.plan-changes", "When we learn something, we change the plan."),
        ],
        tries: &[
            "Put three dates in the diary now",
            "Add two standing items: “how are we working together?” and “what shall we change?”",
            "Use an outside facilitator for one review a year",
        ],
    },
    Theme {
        id: "feelings",
        title: "Safe space",
        ask: "What would make it easier to say a hard thing here?",
        statements: &[
            starred("feelings.raise-worries", "I can raise a problem or a worry with this group."),
            plain("feelings.safe-to-disagree", "It is safe to disagree here, even with bigger partners or funders."),
            plain("feelings.fair-credit", "Each partner gets fair credit for what it puts in."),
            plain("feelings.tension-plan", "We know what we will do if there is tension between us."),
        ],
        tries: &[
            "Write a short group agreement, starting from what each person needs to take part",
            "Open a five-minute “what is bothering us?” slot with a pass option",
            "Agree three steps for tension: talk directly, bring in a third person, go to leaders",
            "Use an independent facilitator",
        ],
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_are_thirty_statements_and_one_of_the_pulse_in_each_theme() {
        let ids: BTreeSet<_> = statements().map(|(_, statement)| statement.id).collect();
        assert_eq!((ids.len(), statements().count()), (STATEMENT_COUNT, STATEMENT_COUNT));
        for theme in &THEMES {
            assert_eq!(theme.statements.iter().filter(|statement| statement.pulse).count(), 1, "{}", theme.id);
            for statement in theme.statements {
                assert_eq!(statement.id.split('.').next(), Some(theme.id));
                assert!(statement.text.ends_with('.') && statement.text.split(' ').count() <= 17, "{}", statement.id);
            }
        }
    }

    #[test]
    fn a_theme_is_named_after_its_page() {
        let pages: Vec<_> = crate::content::PAGES.iter().map(|page| page.id).filter(|id| *id != "plan").collect();
        assert_eq!(THEMES.each_ref().map(|theme| theme.id).to_vec(), pages);
    }

    #[test]
    fn a_thing_to_try_fits_where_it_is_added() {
        for theme in &THEMES {
            assert!((2..=4).contains(&theme.tries.len()), "{}", theme.id);
            // The shorter of the two: a job in `sustain.tasks`.
            assert!(theme.tries.iter().all(|thing| thing.chars().count() <= 100), "{}", theme.id);
        }
    }
}
