//! Which page is shown: one enum over the fragment.
//!
//! Pages of the app begin with `#/`; links that carry a plan begin with `#p`
//! and are not routes.

use crate::content::{PAGES, Page, Place};

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The first page.
    First,
    /// A plan's home.
    Hub,
    /// A page that asks: by its id in [`PAGES`].
    Ask(&'static str),
    /// The nine questions of the decision aid, for one person: row id and question from 0; after the last, the result.
    Aid(String, usize),
    /// Where everybody's answers point.
    AidGroup,
    /// How the decision aid works.
    AidTable,
    /// The whole plan, at one of its sections.
    Plan(String),
    /// The plan on one page.
    Summary,
    /// One drawing, large.
    Drawing(String),
    /// Sharing.
    Share,
    /// The copy to be shared, to read.
    ShareRead,
    /// The copy to be shared, as a code to scan.
    ShareCode,
    /// Something that was received, not kept.
    Received,
    /// Reading what was received.
    ReceivedPlan,
    /// What differs between what was received and the plan here.
    ReceivedCompare,
    /// Bringing what was received and the plan here together.
    ReceivedTogether,
    /// Saying where one stands on what was received.
    ReceivedStand,
    /// Where each partner stands.
    Stand,
    /// The plan as it was.
    Points,
    /// Help and privacy.
    Help,
    /// The accessibility statement.
    Accessibility,
    /// The questions with room to write.
    Worksheet,
    /// Deleting everything on this device.
    DeleteAll,
    /// How are we doing: a page of the self-assessment.
    Rate(Rate),
    /// A meeting, by its run sheet, at one of its steps from 1; 0 is before it begins.
    Meeting(String, usize),
}

/// A page of the self-assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// What there is, and what came of it so far.
    Home,
    /// Setting up a round.
    SetUp,
    /// The big screen while answers come in.
    Collect,
    /// Typing in answer codes.
    Codes,
    /// Typing in paper slips.
    Slips,
    /// One person after the other, on this device.
    Pass,
    /// All results at once.
    Reveal,
    /// A theme to talk about, from 1.
    Talk(usize),
    /// Closing the round.
    Close,
    /// The results as a paper.
    Results,
    /// Slips to answer on.
    Paper,
    /// A page of statements, from 1, for oneself or to give back.
    Answer(usize),
    /// All answered: one's own answers, and the code to give back.
    Mine,
}

/// The pages of the self-assessment that have no number, by their addresses.
const RATE: [(&str, Rate); 11] = [
    ("", Rate::Home),
    ("set-up", Rate::SetUp),
    ("collect", Rate::Collect),
    ("codes", Rate::Codes),
    ("slips", Rate::Slips),
    ("pass", Rate::Pass),
    ("reveal", Rate::Reveal),
    ("close", Rate::Close),
    ("results", Rate::Results),
    ("paper", Rate::Paper),
    ("mine", Rate::Mine),
];

impl Rate {
    fn read(page: &str, number: Option<&str>) -> Rate {
        let number = number.and_then(|number| number.parse().ok()).filter(|number| *number < 100).unwrap_or(1);
        match page {
            "talk" => Rate::Talk(number),
            "answer" => Rate::Answer(number),
            _ => RATE.iter().find(|(address, _)| *address == page).map_or(Rate::Home, |(_, page)| *page),
        }
    }

    fn href(self) -> String {
        match self {
            Rate::Home => "#/rate".to_owned(),
            Rate::Talk(number) => ["#/rate/talk/", &number.to_string()].concat(),
            Rate::Answer(number) => ["#/rate/answer/", &number.to_string()].concat(),
            _ => ["#/rate/", RATE.iter().find(|(_, page)| *page == self).map_or("", |(address, _)| address)].concat(),
        }
    }
}

impl Route {
    /// The page that a fragment names; the first page where it names none.
    pub fn read(fragment: &str) -> Route {
        let mut parts = fragment.trim_start_matches('/').split('/');
        let (page, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let number = || rest.parse::<usize>().unwrap_or_default();
        let ask = |place: Place| PAGES.iter().find(|page| page.place() == place).map(|page| Route::Ask(page.id));
        match page {
            "plan" => Some(Route::Hub),
            "basics" => ask(Place::Basics),
            "question" => ask(Place::Question(number())),
            "keep" => ask(Place::Keep(number())),
            "aid" if rest.is_empty() => Some(Route::AidGroup),
            "aid" => {
                let at = parts.next().unwrap_or_default().parse::<usize>().map_or(9, |number| number.saturating_sub(1));
                Some(Route::Aid(rest.to_owned(), at.min(9)))
            }
            "how-forms-fit" => Some(Route::AidTable),
            "our-plan" => Some(Route::Plan(rest.to_owned())),
            "summary" => Some(Route::Summary),
            "drawing" => Some(Route::Drawing(rest.to_owned())),
            "share" => Some(match rest {
                "read" => Route::ShareRead,
                "code" => Route::ShareCode,
                _ => Route::Share,
            }),
            "received" => Some(match rest {
                "plan" => Route::ReceivedPlan,
                "compare" => Route::ReceivedCompare,
                "together" => Route::ReceivedTogether,
                "stand" => Route::ReceivedStand,
                _ => Route::Received,
            }),
            "stand" => Some(Route::Stand),
            "points" => Some(Route::Points),
            "help" => Some(Route::Help),
            "accessibility" => Some(Route::Accessibility),
            "worksheet" => Some(Route::Worksheet),
            "delete-everything" => Some(Route::DeleteAll),
            "rate" => Some(Route::Rate(Rate::read(rest, parts.next()))),
            "meeting" => {
                let step = parts.next().and_then(|step| step.parse().ok()).filter(|step| *step < 100);
                Some(Route::Meeting(rest.to_owned(), step.unwrap_or_default()))
            }
            _ => None,
        }
        .unwrap_or(Route::First)
    }

    /// The address of a page, from `#` on.
    pub fn href(&self) -> String {
        match self {
            Route::First => "#/".to_owned(),
            Route::Hub => "#/plan".to_owned(),
            Route::Ask(id) => ask_href(id),
            Route::Aid(row, at) if *at >= 9 => format!("#/aid/{row}"),
            Route::Aid(row, at) => format!("#/aid/{row}/{}", at + 1),
            Route::AidGroup => "#/aid".to_owned(),
            Route::AidTable => "#/how-forms-fit".to_owned(),
            Route::Plan(section) if section.is_empty() => "#/our-plan".to_owned(),
            Route::Plan(section) => format!("#/our-plan/{section}"),
            Route::Summary => "#/summary".to_owned(),
            Route::Drawing(id) => format!("#/drawing/{id}"),
            Route::Share => "#/share".to_owned(),
            Route::ShareRead => "#/share/read".to_owned(),
            Route::ShareCode => "#/share/code".to_owned(),
            Route::Received => "#/received".to_owned(),
            Route::ReceivedPlan => "#/received/plan".to_owned(),
            Route::ReceivedCompare => "#/received/compare".to_owned(),
            Route::ReceivedTogether => "#/received/together".to_owned(),
            Route::ReceivedStand => "#/received/stand".to_owned(),
            Route::Stand => "#/stand".to_owned(),
            Route::Points => "#/points".to_owned(),
            Route::Help => "#/help".to_owned(),
            Route::Accessibility => "#/accessibility".to_owned(),
            Route::Worksheet => "#/worksheet".to_owned(),
            Route::DeleteAll => "#/delete-everything".to_owned(),
            Route::Rate(page) => page.href(),
            Route::Meeting(sheet, 0) if sheet.is_empty() => "#/meeting".to_owned(),
            Route::Meeting(sheet, 0) => ["#/meeting/", sheet].concat(),
            Route::Meeting(sheet, step) => ["#/meeting/", sheet, "/", &step.to_string()].concat(),
        }
    }

    /// Whether the page shows the plan that is open, and so needs one.
    pub fn needs_plan(&self) -> bool {
        matches!(
            self,
            Route::Hub
                | Route::Ask(_)
                | Route::Aid(..)
                | Route::AidGroup
                | Route::Plan(_)
                | Route::Summary
                | Route::Drawing(_)
                | Route::Share
                | Route::ShareRead
                | Route::ShareCode
                | Route::Meeting(..)
                | Route::Stand
                | Route::Points
        ) || matches!(self, Route::Rate(page) if !matches!(page, Rate::Answer(_) | Rate::Mine | Rate::Paper))
    }

    /// What the tab is called. Never a word that somebody wrote.
    pub fn title(&self) -> String {
        let page = match self {
            Route::First => return "Joint Action: start working together, on purpose".to_owned(),
            Route::Hub => "A plan’s home",
            Route::Ask(id) => return format!("{}: Joint Action", place_name(id)),
            Route::Aid(_, at) if *at >= 9 => "One person’s result, question 4",
            Route::Aid(_, at) => return format!("{} of 9, question 4: Joint Action", at + 1),
            Route::AidGroup => "Where everybody’s answers point, question 4",
            Route::AidTable => "How the forms are worked out",
            Route::Plan(_) => "Our plan",
            Route::Summary => "Our plan on one page",
            Route::Drawing(_) => "A drawing",
            Route::Share => "Share this plan",
            Route::ShareRead => "As they will read it",
            Route::ShareCode => "A code to scan",
            Route::Received => "Something you were sent",
            Route::ReceivedPlan => "Reading what you were sent",
            Route::ReceivedCompare => "Comparing two versions",
            Route::ReceivedTogether => "Bringing versions together",
            Route::ReceivedStand => "Saying where you stand",
            Route::Stand => "Where each partner stands",
            Route::Points => "Restore points",
            Route::Help => "Help and privacy",
            Route::Accessibility => "Accessibility",
            Route::Worksheet => "Worksheet",
            Route::DeleteAll => "Delete everything on this device",
            Route::Rate(page) => match page {
                Rate::Home => "How are we doing?",
                Rate::SetUp => "Set up a round",
                Rate::Collect => "Answer on your own phone",
                Rate::Codes => "Type in answer codes",
                Rate::Slips => "Type in paper slips",
                Rate::Pass => "Pass this device on",
                Rate::Reveal => "What we see",
                Rate::Talk(number) => return ["To talk about, ", &number.to_string(), ": Joint Action"].concat(),
                Rate::Close => "Close the round",
                Rate::Results => "The results on paper",
                Rate::Paper => "Answer slips",
                Rate::Answer(number) => {
                    return ["Page ", &number.to_string(), " of your answers: Joint Action"].concat();
                }
                Rate::Mine => "Your answers",
            },
            Route::Meeting(_, 0) => "A meeting",
            Route::Meeting(_, step) => return ["Step ", &step.to_string(), " of a meeting: Joint Action"].concat(),
        };
        format!("{page}: Joint Action")
    }
}

/// The address of a page that asks.
pub fn ask_href(id: &str) -> String {
    match crate::content::page(id).map(Page::place) {
        Some(Place::Question(number)) => format!("#/question/{number}"),
        Some(Place::Keep(number)) => format!("#/keep/{number}"),
        _ => "#/basics".to_owned(),
    }
}

/// Where a page stands, in words: `Question 2 of 6`.
pub fn place_name(id: &str) -> String {
    match crate::content::page(id).map(Page::place) {
        Some(Place::Question(number)) => format!("Question {number} of 6"),
        Some(Place::Keep(number)) => format!("To keep in mind, {number} of 4"),
        _ => "About this plan".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_page() {
        let mut routes = vec![
            Route::First,
            Route::Hub,
            Route::AidGroup,
            Route::AidTable,
            Route::Plan(String::new()),
            Route::Plan("part-7".to_owned()),
            Route::Summary,
            Route::Drawing("table".to_owned()),
            Route::Share,
            Route::ShareRead,
            Route::ShareCode,
            Route::Received,
            Route::ReceivedPlan,
            Route::ReceivedCompare,
            Route::ReceivedTogether,
            Route::ReceivedStand,
            Route::Stand,
            Route::Points,
            Route::Help,
            Route::Accessibility,
            Route::Worksheet,
            Route::DeleteAll,
            Route::Aid("4-k7".to_owned(), 0),
            Route::Aid("food".to_owned(), 9),
            Route::Rate(Rate::Talk(2)),
            Route::Rate(Rate::Answer(10)),
            Route::Meeting(String::new(), 0),
            Route::Meeting("first".to_owned(), 0),
            Route::Meeting("first".to_owned(), 3),
        ];
        routes.extend(RATE.map(|(_, page)| Route::Rate(page)));
        routes.extend(PAGES.iter().map(|page| Route::Ask(page.id)));
        for route in routes {
            assert_eq!(Route::read(route.href().trim_start_matches('#')), route);
        }
    }

    #[test]
    fn an_address_of_no_page_is_the_first_page() {
        for fragment in ["", "/", "/question/7", "/question/-1", "/nothing", "part-2", "/keep"] {
            assert_eq!(Route::read(fragment), Route::First, "{fragment}");
        }
    }
}
