//! Meetings: the fixed sentences of a round, the words to open and close
//! with, and four run sheets with times. Nothing of this is ever stored.

/// What a device may show while too few have answered.
pub static WAITING: &str = "Waiting for more people";

/// To be said before a round in unnamed mode.
pub static GUESS: &str =
    "With fewer than five people, others may guess who said what. Talk about that before you start.";

/// What unnamed means.
pub static UNNAMED: &str = "“Unnamed” is not “anonymous”.";

/// Under which number nothing is shown.
pub static TOO_FEW: &str = "With fewer than three answers nothing is shown at all.";

/// What three or four answers hold back, and why.
pub static HELD_BACK: &str = "With three or four answers, those about leaders and safe space show only how far apart you are and a rule of thumb, so that nobody can be worked out.";

/// What one or two ratings of a statement hold back.
pub static FEW_RATED: &str = "Fewer than three people rated this, so it is not shown on its own.";

/// On bands, wherever they stand.
pub static RULE_OF_THUMB: &str = "A rule of thumb, not a verdict.";

/// On the labels of a small group.
pub static SMALL_GROUP: &str = "With two to four people, take this as a way into the conversation.";

/// Beside `unclear`.
pub static UNCLEAR: &str = "Several of us do not know. That may be a communication gap.";

/// On a late answer, before it is added.
pub static LATE: &str =
    "A late answer changes a picture that people have seen, so others may work out what it said. Ask the person first.";

/// On open mode.
pub static OPEN: &str = "Open shows who said what. Only if every person agrees; if anyone declines, the round stays unnamed and nobody is told who it was.";

/// Who should collect.
pub static WHO_COLLECTS: &str = "The device that collects can see each code arrive. Best is someone neutral: an independent facilitator, or the person with least power to gain. The facilitator need not answer.";

/// Over one's own result.
pub static ONE_VIEW: &str = "This is one person’s view: yours. It is not a result.";

/// On small movements between two rounds.
pub static CHANCE: &str = "Small groups move by chance, so an arrow stands only where it moved half a step or more, or where you came closer together or further apart. The pulse asks one statement a theme, all thirty ask three: compare like with like.";

/// What to ask where people see it differently.
pub static ASK_SPLIT: &str = "What does each side see that the other does not?";

/// How to talk about a theme.
pub static HOW_TO_TALK: &str = "The highest and the lowest view first, only if they wish to speak. Two minutes each.";

/// What does not belong in a plan, where people agree what to write down.
pub static PROCEDURE: &str =
    "Complaints, grievances and safeguarding concerns do not belong here: use your organisation’s procedure.";

/// The rules of a check-in, all on one screen.
pub static CHECK_IN_RULES: [&str; 4] = [
    "One person speaks.",
    "No replies, no advice.",
    "“Pass” is a full answer; come back at the end if you like.",
    "Nothing is written down.",
];

/// Rounds of many people, and of people who do not sit together.
pub static MANY_OR_APART: &str =
    "Online: put this order in the chat, so that people know who is next. Many people: in pairs, one minute each way.";

/// What the facilitator asks after a check-in: the only thing that may be noted.
pub static AFTER_CHECK_IN: &str = "Is there anything here that should change today’s agenda?";

/// Some prompts that are alike in how much they ask of people.
#[derive(Debug, PartialEq, Eq)]
pub struct Prompts {
    /// How open they are: `Light`.
    pub title: &'static str,
    /// When they are for, or nothing.
    pub when: &'static str,
    /// The prompts.
    pub prompts: &'static [&'static str],
}

/// Prompts for a check-in, in rising order of openness.
pub static CHECK_IN: [Prompts; 3] = [
    Prompts {
        title: "Light",
        when: "",
        prompts: &["What are you bringing with you into this meeting?", "One thing that went well since we met."],
    },
    Prompts {
        title: "Working",
        when: "",
        prompts: &["What do you need from this group today?", "What are you unsure about in our joint work?"],
    },
    Prompts {
        title: "Deeper",
        when: "Only with a group agreement in place.",
        prompts: &[
            "What are we not talking about?",
            "Where do you feel your organisation’s part is not seen?",
            "What is one frustration you are ready to leave here?",
        ],
    },
];

/// Prompts for a check-out, half a minute each.
pub static CHECK_OUT: [&str; 2] = ["One word for how you leave.", "One thing you will do."];

/// A meeting from start to end.
#[derive(Debug, PartialEq, Eq)]
pub struct RunSheet {
    /// Its name in addresses.
    pub id: &'static str,
    /// What kind of meeting it is.
    pub title: &'static str,
    /// Its steps.
    pub steps: &'static [Step],
}

/// One step of a meeting.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    /// A word or two for the line of the whole meeting.
    pub title: &'static str,
    /// How long it takes.
    pub minutes: u16,
    /// The one sentence on the screen; nothing where the prompts of a check-in stand.
    pub prompt: &'static str,
    /// How to do it, or nothing.
    pub how: &'static str,
    /// The part of the app that it needs.
    pub opens: Opens,
}

/// A part of the app that a step of a meeting needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// None.
    Nothing,
    /// The check-in round, with its prompts.
    CheckIn,
    /// The check-out round.
    CheckOut,
    /// A question's page, by its id.
    Page(&'static str),
    /// Setting up a round of the self-assessment.
    SetUp,
    /// Collecting its answers.
    Collect,
    /// Revealing them and talking.
    Reveal,
    /// The nine questions about the form.
    Aid,
    /// The plan to read.
    Plan,
    /// Where each partner stands.
    Stands,
}

impl RunSheet {
    /// How long the meeting takes.
    pub fn minutes(&self) -> u16 {
        self.steps.iter().map(|step| step.minutes).sum()
    }
}

const fn step(title: &'static str, minutes: u16, opens: Opens, prompt: &'static str, how: &'static str) -> Step {
    Step { title, minutes, prompt, how, opens }
}

const fn check_in(minutes: u16) -> Step {
    step("Check-in", minutes, Opens::CheckIn, "", "One minute each.")
}

const CHECK_OUT_STEP: Step = step("Check-out", 2, Opens::CheckOut, "", "Half a minute each.");

/// The four meetings.
pub static RUN_SHEETS: [RunSheet; 4] = [
    RunSheet {
        id: "first",
        title: "First meeting",
        steps: &[
            check_in(6),
            step(
                "Why are we here",
                15,
                Opens::Page("drivers"),
                "What made you say yes to this meeting?",
                "Two minutes alone, then a round. Nobody replies yet.",
            ),
            step(
                "Purpose",
                20,
                Opens::Page("aim"),
                "What are we trying to achieve, in one sentence?",
                "Each writes a sentence. Compare, then agree a draft.",
            ),
            step("Who is missing", 10, Opens::Page("partners"), "Who is not here and should be?", ""),
            step(
                "First step",
                7,
                Opens::Page("aim"),
                "What small thing will we do together first, and when do we meet next?",
                "",
            ),
            CHECK_OUT_STEP,
        ],
    },
    RunSheet {
        id: "health-check",
        title: "Health check",
        steps: &[
            check_in(5),
            step(
                "Before you answer",
                3,
                Opens::SetUp,
                "Your answers are unnamed, not anonymous.",
                "With fewer than five people, others may guess who said what. Talk about that first.",
            ),
            step(
                "Answer alone",
                12,
                Opens::Collect,
                "Answer for yourself, as you see it today.",
                "Nothing is shown until all are in.",
            ),
            step(
                "Reveal and talk",
                18,
                Opens::Reveal,
                "What does each side see that the other does not?",
                "Three themes at most, two minutes for each view.",
            ),
            step("Actions", 5, Opens::Reveal, "What will we do, who does it, and by when?", "Three actions at most."),
            CHECK_OUT_STEP,
        ],
    },
    RunSheet {
        id: "form",
        title: "Choosing a form",
        steps: &[
            step("Purpose", 5, Opens::Page("aim"), "What are we trying to achieve?", "Read the purpose aloud."),
            step("Nine questions", 8, Opens::Aid, "Answer the nine questions for your organisation.", "Alone."),
            step(
                "Two widest gaps",
                20,
                Opens::Page("form"),
                "Where do our answers differ most, and why?",
                "The two widest gaps, ten minutes each.",
            ),
            step(
                "Two forms",
                15,
                Opens::Page("form"),
                "What would each of these two forms mean for us?",
                "Go through the points to know in the UK.",
            ),
            step(
                "Choose",
                10,
                Opens::Page("form"),
                "Which form, why, and what would make us step up?",
                "Write it down in the room.",
            ),
            CHECK_OUT_STEP,
        ],
    },
    RunSheet {
        id: "agreeing",
        title: "Agreeing the plan",
        steps: &[
            step("Read aloud", 5, Opens::Plan, "Is this what we agreed?", "Read the one-page summary aloud."),
            step("Positions", 3, Opens::Stands, "Where does your organisation stand?", "All at the same moment."),
            step(
                "Reservations",
                25,
                Opens::Stands,
                "What would have to change for you to agree?",
                "Hear each reservation, then edit.",
            ),
            step("Positions again", 5, Opens::Stands, "Where do you stand now?", ""),
            step("Boards", 5, Opens::Stands, "Who takes it to which board, and by when?", ""),
            CHECK_OUT_STEP,
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_takes_as_long_as_it_says() {
        let minutes: Vec<_> = RUN_SHEETS.iter().map(|sheet| (sheet.id, sheet.minutes())).collect();
        assert_eq!(minutes, [("first", 60), ("health-check", 45), ("form", 60), ("agreeing", 45)]);
    }

    #[test]
    fn a_step_has_a_sentence_unless_it_has_prompts() {
        for step in RUN_SHEETS.iter().flat_map(|sheet| sheet.steps) {
            let prompts = matches!(step.opens, Opens::CheckIn | Opens::CheckOut);
            assert_eq!(step.prompt.is_empty(), prompts, "{}", step.title);
            if let Opens::Page(id) = step.opens {
                assert!(crate::content::page(id).is_some(), "{id}");
            }
        }
    }
}
