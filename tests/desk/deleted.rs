//! Everything was deleted: nothing of it is left in this tab, nor comes back.

use joint_action::assess::{Reply, Statements};
use joint_action::browser::storage;
use joint_action::ui::pages::rate::room::How;

use super::*;

#[test]
fn after_deleting_everything_nothing_of_ours_is_left_and_nothing_is_stored_on_the_way_out() {
    here(|| {
        let (desk, first) = (writing(Route::Hub), arriving());
        storage::set("somebody-else", "theirs").unwrap();
        storage::tab_set("somebody-else", "theirs");
        desk.start();
        write(desk, "plan.title", "Secret");
        desk.flush();
        save::set_note(&Device, &key(desk), "aim", "Secret").unwrap();
        desk.with_room(|room| {
            room.begin(How::Alone, Statements::Pulse);
            room.reply(0, Reply::of_key('2'));
        });
        assert!(storage::tab_get("joint-action/1/own-answers").is_some());
        go(desk, first, Route::DeleteAll);
        assert!(first.delete_everything());
        for desk in [first, desk] {
            assert!(!desk.fails_to_store());
        }
        assert_eq!(storage::keys().unwrap(), ["somebody-else"]);
        assert_eq!(storage::tab_get("joint-action/1/own-answers"), None);
        assert_eq!(storage::tab_get("joint-action/1/open"), None);
        assert_eq!(storage::tab_get("somebody-else").as_deref(), Some("theirs"));
        // The page begins anew and says so, once.
        let (again, later) = (arriving(), arriving());
        again.say_deleted();
        later.say_deleted();
        assert!(again.said.get_untracked().contains("was deleted") && later.said.get_untracked().is_empty());
    });
}
