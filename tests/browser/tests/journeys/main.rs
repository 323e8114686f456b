//! Every journey in every browser: `chromium::the_whole_plan_…` and so on.

use browser_tests::Engine;

mod access;
mod keep;
mod keyboard;
mod layout;
mod links;
mod offline;
mod pages;
mod paper;
mod typing;
mod whole;

/// One test for each journey in each browser.
macro_rules! in_every_browser {
    ($($module:ident::$journey:ident,)*) => {
        mod chromium { $(#[test] fn $journey() { super::$module::$journey(super::Engine::Chromium) })* }
        mod firefox { $(#[test] fn $journey() { super::$module::$journey(super::Engine::Firefox) })* }
        mod webkit { $(#[test] fn $journey() { super::$module::$journey(super::Engine::WebKit) })* }
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
    keep::full_or_blocked_storage_is_said_and_worked_around,
    keep::damaged_storage_loses_nothing,
    keep::two_tabs_never_overwrite_each_other,
    keep::a_crash_is_said_and_work_can_be_had,
    keep::an_impossible_day_is_said,
    links::a_link_leaves_stored_work_alone,
    links::hostile_text_does_not_run,
    links::broken_links_say_what_is_wrong,
    links::files_are_opened_or_explained,
    layout::nothing_runs_out_of_its_place,
}

/// In Chromium, which can be asked for light and dark.
mod chromium_alone {
    #[test]
    fn axe_finds_nothing_on_any_page() {
        super::access::axe_finds_nothing_on_any_page(super::Engine::Chromium);
    }
}
