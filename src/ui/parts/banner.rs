//! What has to be said above a page. Loud only when work can be lost.

use leptos::prelude::*;

use crate::browser;
use crate::merge::Choice;
use crate::plan::copy::Scope;
use crate::ui::desk::{Desk, Hold, Kept, Saving, Twice, clock_words};
use crate::ui::differences;
use crate::ui::files;
use crate::ui::route::Route;

/// The banners of a page that shows the plan on the desk; on the hub also that an update waits.
pub fn banners(desk: Desk) -> AnyView {
    let shown = Memo::new(move |_| desk.route.with(Route::needs_plan));
    let update = RwSignal::new(browser::page::fact("update").is_some());
    browser::page::on_told("app:update", move || update.set(true));
    view! {
        {saving_banner(desk)}
        {move || shown.get().then(|| hold_banner(desk))}
        {move || (shown.get() && desk.also.get()).then(|| quiet(
            "This plan is open in another tab too. You can use both: what you write in one shows in the other.",
            "All right",
            move || desk.also.set(false),
        ))}
        {move || shown.get().then(|| twice_banner(desk))}
        {move || (shown.get() && desk.kept.get() == Kept::Example).then(|| example_banner(desk))}
        {move || (update.get() && desk.route.get() == Route::Hub).then(|| quiet(
            "A new version of Joint Action is here. It starts the next time you open the page; your plans stay as they are.",
            "Start it now",
            move || {
                if desk.may_reload() {
                    browser::page::tell("app:take-update", "");
                }
            },
        ))}
        {move || (desk.route.get() == Route::Hub).then(|| copy_banner(desk))}
    }
    .into_any()
}

/// The plan on the desk is not stored: said on every page, since leaving it would lose what was written.
pub fn saving_banner(desk: Desk) -> AnyView {
    let trouble = Memo::new(move |_| {
        match desk.saving.get() {
        Saving::Full(since) => Some(("There is no room left to save on this device".to_owned(), match since {
            Some(moment) => format!("Everything up to {} is saved; what came after is only in this tab, so keep a copy now. You can go on writing. Deleting a plan that you no longer need makes room.", clock_words(moment)),
            None => "What you write is only in this tab, so keep a copy before you close it. Deleting a plan that you no longer need makes room.".to_owned(),
        })),
        Saving::Refused(_) => Some((
            "Your last changes are not saved".to_owned(),
            "This browser refused to store them. They are safe only while this tab stays open, so keep a copy now. You can go on writing.".to_owned(),
        )),
        Saving::DeletedElsewhere => Some((
            "This plan was deleted in another tab".to_owned(),
            "What you see here is only in this tab. Keep it as a plan of its own, or download a copy.".to_owned(),
        )),
        Saving::Emptied => Some((
            "What this browser had stored was deleted".to_owned(),
            "What you see here is still in this tab, and is stored again with your next change. Other plans may be gone.".to_owned(),
        )),
        _ => None,
    }
    });
    let elsewhere = move || desk.saving.get() == Saving::DeletedElsewhere;
    view! {
        {move || trouble.get().map(|(title, text)| view! {
            <div class="banner banner--loud" role="alert">
                <div class="banner__text"><p class="banner__title">{title}</p><p>{text}</p></div>
                <div class="actions">
                    <button type="button" class="button" on:click=move |_| files::save_file(desk)>"Download a copy"</button>
                    {move || desk.route.with(|route| !route.needs_plan()).then(|| view! { <a class="button button--plain" href="#/plan">"Back to the plan"</a> })}
                    {if elsewhere() {
                        view! {
                            <button type="button" class="button button--plain" on:click=move |_| desk.keep_again()>"Keep it as a plan of its own"</button>
                        }.into_any()
                    } else {
                        view! { <button type="button" class="button button--plain" on:click=move |_| desk.save()>{if desk.saving.get() == Saving::Emptied { "Store it again" } else { "Try again" }}</button> }.into_any()
                    }}
                </div>
            </div>
        })}
    }
    .into_any()
}

fn hold_banner(desk: Desk) -> AnyView {
    view! {
        {move || match desk.hold.get() {
            Hold::Ours => None,
            Hold::Newer => Some(quiet(
                "This plan was saved by a newer Joint Action. You can read, print and download it here. Reload the page to get the new version; until then nothing is changed.",
                "Download a copy",
                move || files::save_file(desk),
            )),
        }}
    }
    .into_any()
}

/// What was written in two tabs at one moment: which one stays.
fn twice_banner(desk: Desk) -> AnyView {
    let one = move |twice: Twice| {
        let found = twice.merged.differences.iter().find(|each| each.place == twice.place).cloned();
        let Some(difference) = found else { return ().into_any() };
        let plans = [&twice.merged.plan];
        let heading = differences::heading(&twice.place, &plans);
        let side = |name: &'static str, answer| {
            let words = differences::in_words(&plans, &twice.place, answer);
            view! { <div class="clash__side"><p class="row__name">{name}</p><p>{if words.is_empty() { "Nothing".to_owned() } else { words }}</p></div> }
        };
        let choose = |choice: Choice, class: &'static str, words: &'static str| {
            let twice = twice.clone();
            view! {
                <button type="button" class=class on:click=move |_| {
                    desk.settle_twice(&twice, choice.clone());
                    desk.say("Settled.".to_owned());
                    browser::page::focus("#app h1");
                }>{words}</button>
            }
        };
        view! {
            <section class="page page--narrow" aria-labelledby="twice">
                <h2 id="twice">"You wrote two things in one place"</h2>
                <p>{format!("At {}, in two tabs, under “{heading}”. Which one stays?", clock_words(twice.at))}</p>
                <div class="clash__sides">{side("In this tab", &difference.mine)}{side("In the other tab", &difference.theirs)}</div>
                <p class="actions">
                    {difference.both.then(|| choose(Choice::Both, "button", "Keep both"))}
                    {choose(Choice::Mine, "button button--plain", "This one")}
                    {choose(Choice::Theirs, "button button--plain", "The other one")}
                </p>
                <p class="quiet small">"The one you do not keep stays in a restore point."</p>
            </section>
        }
        .into_any()
    };
    // One at a time.
    view! { <div role="status">{move || desk.twice.with(|all| all.first().cloned()).map(one)}</div> }.into_any()
}

fn example_banner(desk: Desk) -> AnyView {
    quiet(
        "This is the worked example. Look around and try things: nothing is kept unless you keep a copy.",
        "Keep a copy",
        move || {
            let mut plan = desk.plan.get_untracked();
            plan.answers.set("plan.id", None);
            desk.keep(plan, Scope::default());
            desk.say_kept();
        },
    )
}

/// After many changes, one reminder to make a copy, until it is dismissed or made.
fn copy_banner(desk: Desk) -> AnyView {
    let dismissed = RwSignal::new(browser::storage::tab_get(REMINDED).is_some());
    let due = Memo::new(move |_| {
        matches!(desk.kept.get(), Kept::Here(_))
            && desk.record.with(|record| record.changes >= MANY_CHANGES)
            && !dismissed.get()
    });
    view! {
        {move || due.get().then(|| view! {
            <div class="banner banner--quiet" role="status">
                <div class="banner__text"><p>"Much has changed since the last copy. A browser may clear what it keeps, so save this plan as a file now and then."</p></div>
                <div class="actions">
                    <button type="button" class="button button--quiet" on:click=move |_| files::save_file(desk)>"Save as a file"</button>
                    <button type="button" class="button button--quiet" on:click=move |_| {
                        browser::storage::tab_set(REMINDED, "yes");
                        dismissed.set(true);
                    }>"Not now"</button>
                </div>
            </div>
        })}
    }
    .into_any()
}

const REMINDED: &str = "joint-action/1/reminded";
const MANY_CHANGES: u64 = 60;

fn quiet(text: &'static str, action: &'static str, act: impl Fn() + 'static) -> AnyView {
    view! {
        <div class="banner banner--quiet" role="status">
            <div class="banner__text"><p>{text}</p></div>
            <div class="actions"><button type="button" class="button button--quiet" on:click=move |_| act()>{action}</button></div>
        </div>
    }
    .into_any()
}
