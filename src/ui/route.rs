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
    /// Something that was received, not kept.
    Received,
    /// Reading what was received.
    ReceivedPlan,
    /// Help and privacy.
    Help,
    /// The accessibility statement.
    Accessibility,
    /// The questions with room to write.
    Worksheet,
    /// Deleting everything on this device.
    DeleteAll,
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
            "share" => Some(Route::Share),
            "received" => Some(if rest == "plan" { Route::ReceivedPlan } else { Route::Received }),
            "help" => Some(Route::Help),
            "accessibility" => Some(Route::Accessibility),
            "worksheet" => Some(Route::Worksheet),
            "delete-everything" => Some(Route::DeleteAll),
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
            Route::Received => "#/received".to_owned(),
            Route::ReceivedPlan => "#/received/plan".to_owned(),
            Route::Help => "#/help".to_owned(),
            Route::Accessibility => "#/accessibility".to_owned(),
            Route::Worksheet => "#/worksheet".to_owned(),
            Route::DeleteAll => "#/delete-everything".to_owned(),
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
        )
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
            Route::Received => "Something you were sent",
            Route::ReceivedPlan => "Reading what you were sent",
            Route::Help => "Help and privacy",
            Route::Accessibility => "Accessibility",
            Route::Worksheet => "Worksheet",
            Route::DeleteAll => "Delete everything on this device",
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
            Route::Received,
            Route::ReceivedPlan,
            Route::Help,
            Route::Accessibility,
            Route::Worksheet,
            Route::DeleteAll,
            Route::Aid("4-k7".to_owned(), 0),
            Route::Aid("food".to_owned(), 9),
        ];
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
