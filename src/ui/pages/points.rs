//! Restore points: what there is, what changed since, and the way back.

use leptos::prelude::*;

use crate::browser;
use crate::merge;
use crate::plan::{Answer, Plan};
use crate::save::{self, Point, Why};
use crate::ui::desk::{Desk, Hold, Kept, clock_words};
use crate::ui::differences;
use crate::ui::files;
use crate::ui::shelf::Device;

/// Why one was made, in words.
fn why(why: Why) -> &'static str {
    match why {
        Why::Timed => "As it was then",
        Why::Import => "Before a file was brought in",
        Why::Merge => "Before versions were brought together",
        Why::Replace => "Before an older state was restored",
        Why::Delete => "Before it was deleted",
        Why::Shared => "The version that was shared",
        Why::Received => "What somebody sent",
        Why::Other => "Made by a newer version of this page",
    }
}

/// The list of restore points of the plan on the desk.
pub fn points(desk: Desk) -> AnyView {
    let list = Memo::new(move |_| {
        desk.stored.track();
        match desk.kept.get() {
            Kept::Here(key) => save::points(&Device, &key),
            _ => Vec::new(),
        }
    });
    let open = RwSignal::new(None::<Point>);
    view! {
        <div class="page page--narrow">
            <div class="page__head">
                <p class="page__back"><a href="#/plan">"Back to the plan"</a></p>
                <h1 tabindex="-1">"Restore points"</h1>
                <p class="lead">"The plan as it was, kept on this device: every ten minutes of work, before every larger change, and each version that was shared or came in."</p>
                <p class="quiet">"Restoring is one step that Undo takes back. When room gets short, the oldest go first; shared versions last."</p>
            </div>
            {move || list.with(Vec::is_empty).then(|| view! { <p>"None yet. The first is made after ten minutes of work, or when you share the plan."</p> })}
            <ul class="changes" role="list">
                <For each=move || list.get() key=|point| (point.time, point.digest.clone()) children=move |point| item(desk, point, open)/>
            </ul>
            {set_aside(desk)}
        </div>
    }
    .into_any()
}

/// What could not be read of this plan when it was opened, kept as it was.
fn set_aside(desk: Desk) -> AnyView {
    let Kept::Here(key) = desk.kept.get_untracked() else { return ().into_any() };
    let texts: Vec<_> = save::asides(&Device).into_iter().filter(|aside| aside.key == key).collect();
    let item = |aside: save::Aside| {
        let name = format!("set-aside-{}.txt", aside.number);
        let download = move |_| files::save_text(desk, &name, &aside.text);
        view! { <li><button type="button" class="button button--quiet" on:click=download>{format!("Download text {}", aside.number)}</button></li> }
    };
    let part = (!texts.is_empty()).then(|| {
        view! {
            <section class="page__part page__part--ruled" aria-labelledby="aside">
                <h2 id="aside">"Set aside"</h2>
                <p>"Something in this plan could not be read when it was opened. The text is kept as it was."</p>
                <ul class="bullets">{texts.into_iter().map(item).collect_view()}</ul>
            </section>
        }
    });
    view! { {part} }.into_any()
}

fn item(desk: Desk, point: Point, open: RwSignal<Option<Point>>) -> AnyView {
    let when = clock_words(point.time);
    let what = format!(" the point of {when}");
    let point = StoredValue::new(point);
    let is_open = Memo::new(move |_| point.with_value(|point| open.with(|open| open.as_ref() == Some(point))));
    let read = move || point.with_value(|point| save::open_point(&Device, point).map(|opened| opened.record.plan));
    let unreadable = move || desk.say("This restore point cannot be read any more.".to_owned());
    let restore = move |_| match read() {
        Ok(plan) => {
            desk.restore(plan, &clock_words(point.with_value(|point| point.time)));
            browser::page::focus("#app h1");
        }
        Err(_) => unreadable(),
    };
    let delete = move |_| {
        let gone = point.with_value(|point| save::delete_point(&Device, point)).is_ok();
        desk.say(if gone { "The restore point was deleted." } else { "This browser refused to delete it." }.to_owned());
        desk.stored.update(|count| *count += 1);
        browser::page::focus("#app h1");
    };
    let since = move || {
        is_open.get().then(|| match read() {
            Ok(then) => {
                let html = desk.plan.with(|now| differences(&then, now));
                view! { <div class="changes__say" inner_html=html></div> }.into_any()
            }
            Err(_) => view! { <p>"This restore point cannot be read any more."</p> }.into_any(),
        })
    };
    let unseen = move || view! { <span class="unseen">{what.clone()}</span> };
    view! {
        <li class="changes__item">
            <p><strong>{when}</strong>". "{point.with_value(|point| why(point.why))}"."</p>
            <p class="actions actions--tight">
                <button type="button" class="button button--quiet" aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| open.set(if is_open.get_untracked() { None } else { Some(point.get_value()) })>"Compare with now"{unseen()}</button>
                <button type="button" class="button button--quiet" disabled=move || desk.hold.get() != Hold::Ours on:click=restore>"Restore"{unseen()}</button>
                <button type="button" class="button button--quiet" on:click=delete>"Delete"{unseen()}</button>
            </p>
            {since}
        </li>
    }
    .into_any()
}

/// What changed since, as a list.
fn differences(then: &Plan, now: &Plan) -> String {
    let changes = merge::changes(then, now);
    let mut out = crate::markup::Markup::new();
    let says = match changes.len() {
        0 => "Nothing: the plan says the same now.".to_owned(),
        1 => "One answer is another now.".to_owned(),
        many => format!("{many} answers are others now."),
    };
    out.element("p", &[], &says);
    out.piece(&differences::list(changes.iter().map(|change| differences::changed(change, &[now, then]))));
    out.into_string()
}

/// A plan as it was, with what the app keeps as it is now.
pub fn as_it_was(then: Plan, now: &Plan) -> Plan {
    let mut plan = then;
    for key in ["plan.id", "plan.base", "plan.version"] {
        let answer: Option<Answer> = now.answers.get(key).cloned();
        plan.answers.set(key, answer);
    }
    plan
}
