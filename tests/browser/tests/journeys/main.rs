//! Every journey in every browser: `chromium::the_whole_plan_…` and so on.

use browser_tests::Engine;
use browser_tests::browser::journey;

mod access;
mod keep;
mod keyboard;
mod layout;
mod links;
mod offline;
mod pages;
mod paper;
mod rounds;
mod scan;
mod sharing;
mod together;
mod typing;
mod whole;

/// One test for each journey in each browser.
macro_rules! in_every_browser {
    ($($module:ident::$journey:ident,)*) => {
        mod chromium { $(#[test] fn $journey() { super::journey(super::Engine::Chromium, super::$module::$journey) })* }
        mod firefox { $(#[test] fn $journey() { super::journey(super::Engine::Firefox, super::$module::$journey) })* }
        mod webkit { $(#[test] fn $journey() { super::journey(super::Engine::WebKit, super::$module::$journey) })* }
    };
}

in_every_browser! {
    whole::the_whole_plan_typed_kept_offline_shared_and_printed,
    keyboard::a_keyboard_alone_does_everything,
    typing::the_caret_stays_in_the_middle,
    typing::a_change_is_stored_soon_and_when_the_page_is_left,
    typing::a_text_over_its_limit_is_kept_whole,
    offline::one_visit_is_enough,
    offline::a_missing_file_is_said_and_the_page_still_reads,
    offline::an_update_is_offered_and_taken,
    offline::an_update_is_there_at_the_next_start,
    offline::half_of_the_next_build_does_not_start,
    keep::full_or_blocked_storage_is_said_and_worked_around,
    keep::damaged_storage_loses_nothing,
    keep::two_tabs_never_overwrite_each_other,
    keep::a_private_note_in_two_tabs_keeps_both,
    keep::deleting_everything_leaves_nothing_to_see,
    keep::a_crash_is_said_and_work_can_be_had,
    keep::an_impossible_day_is_said,
    links::a_link_leaves_stored_work_alone,
    links::hostile_text_does_not_run,
    links::broken_links_say_what_is_wrong,
    links::files_are_opened_or_explained,
    sharing::a_link_made_here_opens_in_every_browser,
    sharing::the_same_letters_as_natively,
    sharing::a_copy_holds_what_it_says,
    sharing::people_are_pointed_out,
    sharing::a_message_with_three_links_is_taken_apart,
    sharing::an_address_with_its_mark_encoded_opens,
    sharing::a_cut_link_shows_its_beginning,
    sharing::links_work_offline,
    sharing::a_blocked_worker_is_done_without,
    sharing::a_code_is_read_from_a_picture_of_the_screen,
    together::a_version_comes_back_and_becomes_one_plan,
    together::positions_are_shown_together,
    together::without_a_base_it_says_so,
    together::what_was_not_taken_is_among_the_restore_points,
    together::a_plan_as_it_was_comes_back,
    together::all_plans_go_into_one_file_and_back,
    together::the_same_answer_in_two_tabs_is_asked_for,
    together::a_tab_killed_while_saving_harms_nothing,
    together::an_older_build_writes_nothing_over_a_newer_one,
    layout::nothing_runs_out_of_its_place,
    rounds::a_meeting_without_a_connection,
    rounds::a_meeting_is_led_by_keys,
    rounds::a_round_by_the_keyboard_alone,
    scan::a_photo_does_instead,
}

/// In Chromium, which can be asked for light and dark.
mod chromium_alone {
    #[test]
    fn bringing_together_and_two_hundred_plans_are_quick() {
        super::together::figures(super::Engine::Chromium);
    }

    #[test]
    fn fifty_people_are_revealed_quickly() {
        super::rounds::fifty_people_are_revealed_quickly(super::Engine::Chromium);
    }

    #[test]
    fn axe_finds_nothing_on_any_page() {
        super::access::axe_finds_nothing_on_any_page(super::Engine::Chromium);
    }

    #[test]
    fn the_camera_reads_a_plan() {
        super::scan::the_camera_reads_a_plan(super::Engine::Chromium);
    }

    #[test]
    fn the_camera_goes_on_until_it_is_stopped() {
        super::scan::the_camera_goes_on_until_it_is_stopped(super::Engine::Chromium);
    }
}
