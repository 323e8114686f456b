//! The pages that ask: basics, six questions, four things to keep in mind.
//!
//! Titles are the framework's own and are credited in the app; purpose,
//! guidance and prompts are said in our own words, and stand apart.

use super::*;

mod basics;
mod keep;
mod later;
mod questions;

/// In order: the basics, questions 1 to 6, things to keep in mind 1 to 4.
pub static PAGES: &[Page] = &[
    basics::BASICS,
    questions::DRIVERS,
    questions::PARTNERS,
    questions::AIM,
    later::FORM,
    later::SUCCESS,
    later::SUSTAIN,
    keep::FOCUS,
    keep::SENIORS,
    keep::REVIEW,
    keep::FEELINGS,
];

/// What is said around the questions of the basics.
pub(super) const FIRST: &Guide = &basics::BASICS_GUIDE;

/// What is said around the questions of each page, in the same order.
pub(super) static GUIDES: &[Guide] = &[
    basics::BASICS_GUIDE,
    questions::DRIVERS_GUIDE,
    questions::PARTNERS_GUIDE,
    questions::AIM_GUIDE,
    later::FORM_GUIDE,
    later::SUCCESS_GUIDE,
    later::SUSTAIN_GUIDE,
    keep::FOCUS_GUIDE,
    keep::SENIORS_GUIDE,
    keep::REVIEW_GUIDE,
    keep::FEELINGS_GUIDE,
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::*;

    /// Kept by the app, or asked elsewhere: positions are taken on the finished plan.
    const NOT_ASKED: [&str; 6] = ["plan.version", "plan.lastChanged", "plan.finished", "plan.id", "plan.base", "agree"];

    #[test]
    fn every_field_is_asked_on_exactly_one_page() {
        let mut asked: Vec<_> = PAGES.iter().flat_map(|page| page.fields).copied().collect();
        asked.extend(NOT_ASKED);
        asked.sort_unstable();
        let mut all: Vec<_> = FIELDS.iter().map(|field| field.id).collect();
        all.sort_unstable();
        assert_eq!(asked, all);
    }

    #[test]
    fn every_page_has_its_own_guide() {
        assert_eq!(GUIDES.len(), PAGES.len());
        for page in PAGES {
            let same = PAGES.iter().filter(|other| other.guide().purpose == page.guide().purpose);
            assert_eq!(same.count(), 1, "{}", page.id);
        }
    }

    #[test]
    fn fields_of_one_page_differ_in_label() {
        for page in PAGES {
            let labels: BTreeSet<_> = page.fields.iter().map(|id| field(id).unwrap().label).collect();
            assert_eq!(labels.len(), page.fields.len(), "{}", page.id);
        }
    }

    #[test]
    fn an_exploring_plan_sees_ten_fields_first() {
        let first: Vec<_> = PAGES.iter().flat_map(|page| page.first.iter().map(move |id| (page, *id))).collect();
        assert!(first.iter().all(|(page, id)| page.fields.contains(id)));
        assert_eq!(
            first.iter().map(|(_, id)| *id).collect::<Vec<_>>(),
            [
                "plan.title",
                "plan.place",
                "plan.stage",
                "drivers.items",
                "drivers.notAlone",
                "partners.items",
                "partners.missing",
                "aim.purpose",
                "aim.people",
                "aim.firstSteps"
            ]
        );
    }

    #[test]
    fn what_can_be_finished_is_every_page_after_the_basics() {
        let finished: Vec<_> = field("plan.finished").unwrap().options().iter().map(|option| option.id).collect();
        let pages: Vec<_> = PAGES.iter().filter(|page| page.place() != Place::Basics).map(|page| page.id).collect();
        assert_eq!(finished, pages);
    }
}
