//! How are we doing: what one can do, what came of it so far, and setting up
//! a round.

use super::head;
use super::room::Room;
use crate::assess::keep::{last_round, moves};
use crate::assess::{Band, Member};
use crate::content::meeting::{CHANCE, GUESS, OPEN, RUN_SHEETS, TOO_FEW, UNNAMED, WHO_COLLECTS};
use crate::draw::Table;
use crate::markup::Markup;
use crate::plan::{Date, Plan, RowId, marks};

/// What there is.
pub fn home(room: &Room, plan: &Plan) -> Markup {
    let mut out = Markup::new();
    out.fill("<div class=\"page page--narrow\"><div class=\"page__main\">", &[]);
    head(&mut out, "#/plan", "Back to the plan", "", "How are we doing?");
    out.fill("<p class=\"lead\">Ten themes, each with a few statements. Everyone answers alone; then you look together at what you see differently.</p></div>", &[]);
    out.fill("<section class=\"page__part page__part--ruled\" aria-labelledby=\"together\"><h2 id=\"together\">Together, in a meeting</h2>", &[]);
    let kept = if room.is_kept() {
        "The answers are kept on this device until you close the round."
    } else {
        super::collect::NOT_KEPT
    };
    match &room.round {
        Some(round) => out.fill(
            "<p>A round is open: {}. Its id is {}. {}</p><p class=\"actions\"><a class=\"button\" href=\"#/rate/collect\">Go on with the round</a><a class=\"button button--quiet\" href=\"#/rate/close\">Close the round</a></p>",
            &[&super::collect::are_in(room.people()), &crate::assess::code::join_code(round), kept],
        ),
        None => out.fill(
            "<p>On their own phones, on this device passed round, or on paper. No network is needed in the room.</p><p class=\"actions\"><a class=\"button\" href=\"#/rate/set-up\">Set up a round</a></p>",
            &[],
        ),
    };
    out.fill(
        "</section><section class=\"page__part page__part--ruled\" aria-labelledby=\"alone\"><h2 id=\"alone\">Alone</h2><p>To see for yourself. Nobody else sees it, and it is not a result.</p><p class=\"actions\"><button type=\"button\" class=\"button button--plain\" data-do=\"alone pulse\">Ten statements, five minutes</button><button type=\"button\" class=\"button button--plain\" data-do=\"alone full\">All thirty, twelve minutes</button></p></section><section class=\"page__part page__part--ruled\" aria-labelledby=\"lead\"><h2 id=\"lead\">Lead a meeting</h2><p>One sentence a screen, with the time.</p><ul class=\"bullets\">",
        &[],
    );
    for sheet in &RUN_SHEETS {
        out.fill(
            "<li><a href=\"#/meeting/{}\">{}</a>, {} minutes</li>",
            &[sheet.id, sheet.title, &sheet.minutes().to_string()],
        );
    }
    out.fill("</ul></section>", &[]);
    over_time(&mut out, plan);
    out.fill(
        "<section class=\"page__part page__part--ruled\" aria-labelledby=\"dates\"><h2 id=\"dates\">Dates and paper</h2><p class=\"actions actions--tight\"><a class=\"button button--quiet\" href=\"#/keep/3\">Review dates</a><button type=\"button\" class=\"button button--quiet\" data-do=\"calendar\">Save the dates as a calendar file</button><a class=\"button button--quiet\" href=\"#/rate/paper\">Answer slips to print</a></p></section></div></div>",
        &[],
    );
    out
}

/// The last round and the one before it, theme by theme.
fn over_time(out: &mut Markup, plan: &Plan) {
    let Some((day, this)) = Date::new(9999, 12, 31).and_then(|end| last_round(plan, end)) else { return };
    out.fill("<section class=\"page__part page__part--ruled\" aria-labelledby=\"rounds\"><h2 id=\"rounds\">Rounds so far</h2>", &[]);
    match last_round(plan, day) {
        None => {
            out.fill("<p>One round so far, on {}. Its themes are under <a href=\"#/our-plan\">Our plan</a>; after the next one you see here what moved.</p>", &[&day.in_words()]);
        }
        Some((before, last)) => {
            then_and_now(last, this, ["On ", &before.in_words()].concat(), ["On ", &day.in_words()].concat())
                .write(out);
            out.fill("<p class=\"quiet small\">{}</p>", &[CHANCE]);
        }
    }
    out.close("section");
}

/// What two rounds came to, side by side, with an arrow where it moved.
pub fn then_and_now(
    last: &std::collections::BTreeMap<String, crate::plan::Theme>,
    this: &std::collections::BTreeMap<String, crate::plan::Theme>,
    then: String,
    now: String,
) -> Table {
    let words = |theme: &crate::plan::Theme| {
        let band =
            [Band::Strong, Band::Talk, Band::Action].into_iter().find(|band| theme.band.as_deref() == Some(band.id()));
        let band = band.map_or("Not shown", Band::words).to_owned();
        match theme.mean {
            Some(mean) => {
                let tenths = (mean + 5) / 10;
                [
                    &(tenths / 10).to_string(),
                    ".",
                    &(tenths % 10).to_string(),
                    ", ",
                    &crate::form_aid::words::small(&band),
                ]
                .concat()
            }
            None => band,
        }
    };
    let row = |one: &crate::assess::keep::Move| {
        vec![
            one.theme.title.to_owned(),
            words(one.last),
            words(one.this),
            one.arrow
                .map_or("–", |arrow| match arrow {
                    crate::assess::keep::Arrow::Up => "↑ Up",
                    crate::assess::keep::Arrow::Down => "↓ Down",
                    other => other.words(),
                })
                .to_owned(),
        ]
    };
    Table {
        caption: "What moved".to_owned(),
        head: vec!["Theme".to_owned(), then, now, "Moved".to_owned()],
        rows: moves(last, this).iter().map(row).collect(),
    }
}

/// The partners that take part, by the names under which they are offered.
pub fn members(room: &Room, plan: &Plan) -> Vec<Member> {
    let asked = marks(plan).into_iter().filter(|mark| !room.plan.without.contains(&mark.id));
    asked.filter_map(|mark| Some(Member { id: RowId::new(&mark.id)?, name: mark.short })).collect()
}

/// Setting up a round, with what has to be said first beside it.
pub fn set_up(room: &Room, plan: &Plan) -> Markup {
    let set = &room.plan;
    let mut out = Markup::new();
    out.fill("<form class=\"page page--narrow\" autocomplete=\"off\"><div class=\"page__main\">", &[]);
    head(&mut out, "#/rate", "Back", "How are we doing?", "Set up a round");
    out.fill("<p>Everyone answers alone. Nothing is shown until all are in. Then you look together at what you see differently.</p>", &[]);
    if room.round.is_some() {
        out.fill(
            "<p class=\"sure\">A round is open already. A new one deletes its {}.</p>",
            &[&super::collect::answers(room.people())],
        );
    }
    out.close("div");
    choices(
        &mut out,
        "Which statements?",
        "statements",
        set.full,
        [
            ("pulse", "The pulse: ten statements", "One a theme, about five minutes"),
            ("full", "All thirty", "About twelve minutes; good at the start, after six months, then once a year"),
        ],
    );
    choices(
        &mut out,
        "Names?",
        "names",
        set.open,
        [("unnamed", "Unnamed", "Only counts are shown. No names, no times"), ("open", "Open", OPEN)],
    );
    out.fill("<div class=\"note\"><h2>Say this first</h2><p>{} {}</p><p>{}</p></div>", &[UNNAMED, GUESS, TOO_FEW]);
    let marks = marks(plan);
    if !marks.is_empty() {
        out.fill("<fieldset class=\"choices choices--plain\"><legend>Which partners answer?</legend>", &[]);
        for mark in &marks {
            out.fill(
                "<label class=\"choices__item\"><input type=\"checkbox\" name=\"partner\" value=\"{}\"",
                &[&mark.id],
            );
            out.fill(if set.without.contains(&mark.id) { ">" } else { " checked>" }, &[]);
            out.fill("<span>{}</span></label>", &[&mark.name]);
        }
        out.close("fieldset");
    }
    choices(
        &mut out,
        "One voice per organisation?",
        "voice",
        set.organisation,
        [
            ("person", "No, one voice each", ""),
            (
                "organisation",
                "Yes, show both",
                "A partner with four people then weighs as much as one with one. Where a partner sends one or two people, others may work out what they said",
            ),
        ],
    );
    out.fill(
        "<div class=\"note\"><h2>Who collects?</h2><p>{}</p></div><p class=\"actions\"><button type=\"button\" class=\"button\" data-do=\"start\">Start collecting</button><a class=\"button button--quiet\" href=\"#/rate/paper\">Print answer slips</a></p></div></form>",
        &[WHO_COLLECTS],
    );
    out
}

fn choices(out: &mut Markup, legend: &str, name: &str, second: bool, both: [(&str, &str, &str); 2]) {
    out.fill("<fieldset class=\"choices\"><legend>{}</legend>", &[legend]);
    for (at, (value, words, hint)) in both.into_iter().enumerate() {
        out.fill("<label class=\"choices__item\"><input type=\"radio\" name=\"{}\" value=\"{}\"", &[name, value]);
        out.fill(if second == (at == 1) { " checked>" } else { ">" }, &[]);
        out.fill("<span>{}</span><small>{}</small></label>", &[words, hint]);
    }
    out.close("fieldset");
}
