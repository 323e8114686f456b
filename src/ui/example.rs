//! The worked example: fetched when somebody wants to see it, never kept unasked.

use leptos::prelude::*;

use crate::browser;
use crate::format;
use crate::plan::Plan;
use crate::save;
use crate::ui::desk::Desk;
use crate::ui::files;
use crate::ui::parts::picture::table;
use crate::ui::shelf::Device;

/// Puts the example on the desk. Nothing of it is stored.
pub fn open(desk: Desk, trouble: RwSignal<Option<String>>) {
    leptos::task::spawn_local(async move {
        match fetch().await {
            Some(plan) => desk.lay_example(plan),
            None => trouble.set(Some("The example did not arrive. Try again when there is a connection.".to_owned())),
        }
    });
}

/// The example's table, as a picture of what comes out; its button says
/// `example` in `data-do`.
pub fn picture() -> AnyView {
    let drawn = RwSignal::new(String::new());
    Effect::new(move |_| {
        leptos::task::spawn_local(async move {
            let Some(plan) = fetch().await else { return };
            let mut out = table(&plan);
            out.fill("<p class=\"quiet small\">The worked example: a food bank, a charity, GPs, a council, and the people they want to help. One chair is still empty. <button type=\"button\" class=\"button button--quiet button--inline\" data-do=\"example\">Look around in it</button></p>", &[]);
            drawn.try_set(out.into_string());
        });
    });
    view! { <div class="first__picture" inner_html=move || drawn.get()></div> }.into_any()
}

async fn fetch() -> Option<Plan> {
    // It stands beside the page, under a name that the page's head knows.
    let text = browser::file::fetch(&browser::page::said_in_head("example")?).await.ok()?;
    Some(format::read(&text).ok()?.plan)
}

/// Saves a stored plan as a file without opening it; one that is damaged as the text it is.
pub fn copy_stored(desk: Desk, key: &str) {
    let saved = match save::open(&Device, key) {
        Ok(opened) => {
            let saved = files::save_plan(&opened.record.plan, opened.record.scope, "");
            if saved {
                files::note_copy(key);
            }
            saved
        }
        Err(save::OpenError::Damaged { text } | save::OpenError::TooNew { text }) => {
            browser::file::download("damaged-plan.txt", "text/plain", &text).is_ok()
        }
        Err(_) => false,
    };
    desk.say(
        if saved { "Saved as a file, among your downloads." } else { "The browser did not save the file. Try again." }
            .to_owned(),
    );
    desk.stored.update(|count| *count += 1);
}
