//! What came in by a link, and what is done with it in another wing of the page.

use joint_action::link::{Document, LinkError};
use joint_action::plan::copy::{Parts, Preset};
use joint_action::ui::desk::{Preview, Received, Via};
use joint_action::ui::packing::{Found, Opened};

use super::*;

/// A copy of the plan on the desk with another purpose.
fn copy(of: Desk, purpose: &str) -> Document {
    let mut plan = of.plan.get_untracked();
    plan.answers.set("aim.purpose", Some(Answer::Text(purpose.to_owned())));
    Document { preset: Preset::Own, without: Parts::default(), plan }
}

fn preview(document: Document) -> Received {
    Received::Plan(Box::new(Preview { document, notes: Vec::new(), via: Via::Link }))
}

/// As `files::receive_links` does.
fn receive(desk: Desk, received: Received, found: &[Document]) {
    desk.settle();
    let found: Vec<Found> = (found.iter().enumerate())
        .map(|(at, document)| Found { text: format!("p1{at}"), opened: Opened::Copy(Box::new(document.clone())) })
        .collect();
    desk.received.set(if found.is_empty() { received } else { Received::Several(found.clone()) });
    desk.found.set(found);
    desk.route.set(Route::Received);
}

fn with_a_plan() -> Desk {
    let desk = writing(Route::ReceivedTogether);
    desk.start();
    write(desk, "plan.title", "Ours");
    write(desk, "aim.purpose", "Mine");
    desk.flush();
    desk
}

/// Which of these words the page of a wing has.
fn has<'a>(desk: Desk, route: Route, words: &[&'a str]) -> Vec<&'a str> {
    desk.route.set(route);
    let html = html(desk);
    words.iter().copied().filter(|word| html.contains(word)).collect()
}

#[test]
fn a_second_link_is_compared_and_brought_in_as_itself() {
    here(|| {
        let (group, first) = (with_a_plan(), arriving());
        let words = ["Alder", "Birch"];
        go(group, first, Route::Received);
        for (purpose, again) in [("Alder", "Birch"), ("Birch", "Alder")] {
            receive(first, preview(copy(group, purpose)), &[]);
            go(first, group, Route::ReceivedCompare);
            assert_eq!(has(group, Route::ReceivedCompare, &words), [purpose], "after {again}");
            assert_eq!(has(group, Route::ReceivedTogether, &words), [purpose], "after {again}");
            assert_eq!(has(group, Route::ReceivedCompare, &words), [purpose], "after {again}");
            go(group, first, Route::Received);
            assert_eq!(has(first, Route::Received, &words), [purpose], "after {again}");
        }
    });
}

#[test]
fn of_several_links_each_is_itself_and_all_come_in_their_order() {
    here(|| {
        let (group, first) = (with_a_plan(), arriving());
        let words = ["Alder", "Birch"];
        go(group, first, Route::Received);
        let copies = words.map(|purpose| copy(group, purpose));
        receive(first, Received::Nothing, &copies);
        // One of them is looked at and begun with; then all of them.
        let several = first.received.get_untracked();
        first.received.set(preview(copies[0].clone()));
        go(first, group, Route::ReceivedTogether);
        assert_eq!(has(group, Route::ReceivedTogether, &words), ["Alder"]);
        go(group, first, Route::Received);
        first.received.set(several);
        go(first, group, Route::ReceivedTogether);
        assert_eq!(has(group, Route::ReceivedTogether, &words), words);
        let html = html(group);
        assert!(html.find("Alder") < html.find("Birch"));
    });
}

#[test]
fn each_choice_between_two_versions_is_called_by_what_it_is_about() {
    here(|| {
        let group = with_a_plan();
        write(group, "aim.why", "Mine");
        let mut theirs = copy(group, "Alder");
        theirs.plan.answers.set("aim.why", Some(Answer::Text("Birch".to_owned())));
        receive(group, preview(theirs), &[]);
        group.route.set(Route::ReceivedTogether);
        let html = html(group);
        let legends: Vec<&str> =
            html.split("<legend>").skip(1).map(|rest| rest.split("</legend>").next().unwrap()).collect();
        assert_eq!(legends.len(), 2);
        for name in ["Our purpose, in one sentence", "Why this matters"] {
            assert_eq!(legends.iter().filter(|legend| legend.contains(name)).count(), 1, "{name} in {legends:?}");
        }
    });
}

#[test]
fn a_link_that_cannot_be_read_stays_while_one_looks_at_another_page() {
    here(|| {
        let (desk, first) = (with_a_plan(), arriving());
        go(desk, first, Route::Received);
        receive(first, preview(copy(desk, "Alder")), &[]);
        go(first, desk, Route::ReceivedPlan);
        go(desk, first, Route::Received);
        let broken = Received::BrokenLink(LinkError::Damaged, "p1broken".to_owned(), None);
        receive(first, broken.clone(), &[]);
        go(first, desk, Route::Help);
        assert!(has(desk, Route::ReceivedPlan, &["Alder"]).is_empty(), "the link before is shown for it");
        go(desk, first, Route::Received);
        assert_eq!(first.received.get_untracked(), broken);
        // Of several, those that could not be read stay in the list.
        receive(first, Received::Nothing, &[copy(desk, "Alder"), copy(desk, "Birch")]);
        let fault = Opened::Broken(LinkError::Damaged, None);
        first.found.update(|found| found.push(Found { text: "p1broken".to_owned(), opened: fault }));
        first.received.set(Received::Several(first.found.get_untracked()));
        go(first, desk, Route::Help);
        go(desk, first, Route::Received);
        assert!(matches!(first.received.get_untracked(), Received::Several(found) if found.len() == 3));
        // Put aside, it is gone.
        first.settle();
        go(first, desk, Route::Help);
        go(desk, first, Route::Received);
        assert_eq!(first.received.get_untracked(), Received::Nothing);
    });
}
