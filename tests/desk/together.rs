//! What came of bringing versions together, and the way back.

use joint_action::ui::pages::together::Outcome;

use super::*;

/// A plan in which another version was just brought in.
fn brought_in() -> Desk {
    let desk = writing(Route::Hub);
    desk.start();
    write(desk, "aim.purpose", "Mine");
    let mut plan = desk.plan.get_untracked();
    plan.answers.set("aim.why", Some(Answer::Text("Theirs".to_owned())));
    let before = desk.bring_in(plan, &[]);
    desk.outcome.set(Some(Outcome { says: "1 taken.".to_owned(), left_out: String::new(), before }));
    desk
}

const UNDO: &str = "Undo all of it";

#[test]
fn all_of_it_is_undone_only_while_it_is_the_last_step() {
    here(|| {
        let desk = brought_in();
        assert!(html(desk).contains(UNDO));
        write(desk, "aim.purpose", "Mine, later");
        let later = html(desk);
        assert!(!later.contains(UNDO), "it would undo what was written later");
        assert!(later.contains("1 taken.") && later.contains("#/points"));
        desk.undo();
        assert!(html(desk).contains(UNDO));
        desk.undo();
        assert_eq!((shown(desk, "aim.purpose"), shown(desk, "aim.why")), ("Mine".to_owned(), String::new()));
        assert!(!html(desk).contains("1 taken."), "it is still said after it was undone");
    });
}
