//! Revealing a round, talking about it theme by theme, and closing it.
//! Everything shown comes from a [`Summary`], which holds no more than may be
//! shown.

use leptos::prelude::*;

use super::head;
use super::room::{self, Room, Tried};
use crate::assess::keep::{self, Placed};
use crate::assess::{Held, Names, Round, Spread, Summary, ThemeResult, summary};
use crate::browser;
use crate::content::meeting::{
    ASK_SPLIT, CHANCE, HELD_BACK, HOW_TO_TALK, PROCEDURE, RULE_OF_THUMB, SMALL_GROUP, TOO_FEW, UNCLEAR, WAITING,
};
use crate::content::statements::Theme;
use crate::draw::Cut;
use crate::draw::reveal;
use crate::markup::Markup;
use crate::plan::{Date, Edit, Path, Plan, RowId, marks};
use crate::ui::desk::{Desk, Hold};
use crate::ui::files::sentence;
use crate::ui::route::{Rate, Route};

/// "Six answers, unnamed".
fn about(summary: &Summary) -> String {
    [
        super::collect::answers(summary.people).as_str(),
        if summary.names == Names::Open { ", open" } else { ", unnamed" },
    ]
    .concat()
}

/// All results at once, the most different first.
pub fn reveal(room: &Room, round: &Round, plan: &Plan) -> Markup {
    let summary = summary(round, &room.group);
    let mut out = Markup::new();
    out.fill("<div class=\"page\"><div class=\"page__main\">", &[]);
    if summary.held == Held::All {
        head(&mut out, "#/rate/collect", "Back to collecting", &about(&summary), WAITING);
        out.fill("<p class=\"lead\">{}</p></div></div></div>", &[TOO_FEW]);
        return out;
    }
    let drawn = reveal::reveal(&summary, &marks(plan));
    head(&mut out, "#/rate/collect", "Back to collecting", &about(&summary), &drawn.finding);
    out.fill("<p class=\"lead\">{}</p><p class=\"actions\">", &[&drawn.says]);
    match summary.talk.first() {
        Some(first) => out.fill("<a class=\"button\" href=\"#/rate/talk/1\">Talk about it: {}</a>", &[first.title]),
        None => out.fill("<a class=\"button\" href=\"#/rate/close\">Close the round</a>", &[]),
    };
    out.fill(
        "<a class=\"button button--quiet\" href=\"#/rate/results\">On paper, or as a table</a><a class=\"button button--quiet\" href=\"#/rate/close\">Close the round</a></p></div>",
        &[],
    );
    out.fill("<h2>Each statement, the most different first</h2>", &[]);
    out.piece(&drawn.figure("reveal"));
    let today = Date::new(9999, 12, 31).and_then(|end| keep::last_round(plan, end));
    if let Some((day, last)) = today {
        let moved = super::home::then_and_now(
            last,
            &keep::themes(&summary),
            ["On ", &day.in_words()].concat(),
            "Today".to_owned(),
        );
        out.fill("<section class=\"page__part page__part--ruled\" aria-labelledby=\"since\"><h2 id=\"since\">Since last time</h2>", &[]);
        moved.write(&mut out);
        out.fill("<p class=\"quiet small\">{}</p></section>", &[CHANCE]);
    }
    out.fill("</div></div>", &[]);
    out
}

/// The theme that is talked about at this place of the order, from 1.
fn at(summary: &Summary, at: usize) -> Option<(&'static Theme, &ThemeResult)> {
    let theme = *summary.talk.get(at.checked_sub(1)?)?;
    Some((theme, summary.theme(theme.id)?))
}

/// One theme: what was said, what to ask, the time, things to try.
pub fn theme(room: &Room, round: &Round, plan: &Plan, place: usize) -> Markup {
    let summary = summary(round, &room.group);
    let Some((theme, result)) = at(&summary, place) else { return reveal(room, round, plan) };
    let mut out = Markup::new();
    out.fill(
        "<div class=\"board\"><div class=\"board__top\"><b>Joint Action</b><span>To talk about, {} of {}</span><span class=\"board__right\">{}</span></div><div class=\"board__main board__main--act\"><div class=\"board__part board__part--top theme\">",
        &[&place.to_string(), &summary.talk.len().to_string(), &about(&summary)],
    );
    let statements = result.most_different_first();
    let marks = marks(plan);
    match statements.first() {
        Some(first) => {
            out.fill("<p class=\"theme__what\"><span class=\"quiet\">{}</span>", &[theme.title])
                .piece(&reveal::chips(first));
            out.close("p");
            if let Some(chips) = reveal::theme_chips(result) {
                out.fill("<p class=\"theme__what\"><span class=\"quiet\">The theme as a whole</span>", &[]);
                out.piece(&chips).close("p");
            }
            out.fill("<h1 class=\"theme__statement\" tabindex=\"-1\">{}</h1>", &[first.statement.text]);
            out.piece(&reveal::one(theme, first, &marks).figure("one", Cut::Narrow));
            out.fill("<p class=\"quiet small\">{}. {}</p>", &[&first.says(), &first.middle()]);
        }
        None => {
            out.fill("<h1 class=\"theme__statement\" tabindex=\"-1\">{}</h1>", &[theme.title]);
        }
    }
    if let Some(rest) = statements.get(1..).filter(|rest| !rest.is_empty()) {
        out.fill("<details class=\"more\"><summary>The other statements of this theme</summary>", &[]);
        for one in rest {
            out.fill("<p><strong>{}</strong> ", &[one.statement.text]).piece(&reveal::chips(one));
            out.fill("</p><p class=\"quiet small\">{}. {}</p>", &[&one.says(), &one.middle()]);
        }
        out.close("details");
    }
    let ask = if result.spread == Some(Spread::Split) { ASK_SPLIT } else { theme.ask };
    out.fill("<div class=\"ask\"><p class=\"ask__question\">{}</p><p class=\"quiet small\">{}", &[ask, HOW_TO_TALK]);
    if result.unclear {
        out.fill(" {}", &[UNCLEAR]);
    }
    if summary.held == Held::Some {
        out.fill(" {} {}", &[SMALL_GROUP, HELD_BACK]);
    }
    out.fill("</p></div>", &[]);
    room.views.write(&mut out, "");
    out.fill("</div><div class=\"board__part board__part--top\">", &[]);
    tries(&mut out, room, plan, theme);
    out.fill("</div></div><div class=\"board__foot\">", &[]);
    let next = summary.talk.get(place);
    match next {
        Some(next) => out.fill(
            "<a class=\"button\" data-key=\"next\" href=\"#/rate/talk/{}\">Next: {}</a>",
            &[&(place + 1).to_string(), next.title],
        ),
        None => out.fill("<a class=\"button\" data-key=\"next\" href=\"#/rate/close\">Next: close the round</a>", &[]),
    };
    out.fill(
        "<button type=\"button\" class=\"button button--plain\" data-do=\"park {}\">Park this</button>",
        &[theme.title],
    );
    let back = Route::Rate(if place > 1 { Rate::Talk(place - 1) } else { Rate::Reveal }).href();
    out.fill(
        "<a class=\"button button--quiet\" data-key=\"back\" href=\"{}\">Back</a><button type=\"button\" class=\"button button--quiet\" data-do=\"full-screen\">Full screen</button>",
        &[&back],
    );
    super::collect::to_meeting(&mut out);
    out.fill("<span class=\"board__right quiet small\">{}</span></div></div>", &[RULE_OF_THUMB]);
    out
}

/// Things to try: what was added with Undo beside it, the one that is being
/// added open in its place.
fn tries(out: &mut Markup, room: &Room, plan: &Plan, theme: &'static Theme) {
    out.fill("<h2 id=\"tries\" tabindex=\"-1\">Things to try</h2><ul class=\"try\" role=\"list\">", &[]);
    for (at, words) in theme.tries.iter().enumerate() {
        let place = at.to_string();
        if let Some(number) = room.added.iter().position(|tried| tried.of == (theme.id, at) && tried.is_in(plan)) {
            let said = room.added.get(number).map(|tried| tried.words.as_str()).unwrap_or_default();
            out.fill("<li class=\"try__item\"><span class=\"added\">{}</span><button type=\"button\" class=\"button button--quiet\" data-do=\"take-back {}\">Undo<span class=\"unseen\">: {}</span></button></li>", &[
                said, &number.to_string(), words,
            ]);
        } else if room.trying == Some(at) {
            out.fill(
                "<li class=\"try__item try__item--open\"><div class=\"field\"><label for=\"action\">Action</label><textarea class=\"field__text\" id=\"action\" rows=\"2\">{}</textarea></div><div class=\"fields\"><div class=\"field fields__item--short\"><label for=\"owner\">Owner</label><select class=\"field__text\" id=\"owner\"><option value=\"\">Not decided yet</option>",
                &[words],
            );
            for mark in marks(plan) {
                out.fill("<option value=\"{}\">{}</option>", &[&mark.id, &mark.name]);
            }
            out.fill(
                "</select></div><div class=\"field fields__item--short\"><label for=\"by\">By</label><input class=\"field__text\" type=\"date\" id=\"by\" min=\"1900-01-01\" max=\"2199-12-31\"></div></div><p class=\"actions\"><button type=\"button\" class=\"button\" data-do=\"add {} {}\">Add to our plan</button><button type=\"button\" class=\"button button--quiet\" data-do=\"not-now\">Not now</button></p></li>",
                &[theme.id, &place],
            );
        } else {
            out.fill("<li class=\"try__item\"><span>{}</span><button type=\"button\" class=\"button button--plain\" data-do=\"try {}\">Add<span class=\"unseen\">: {}</span></button></li>", &[
                words, &place, words,
            ]);
        }
    }
    out.close("ul");
}

/// Adds the thing to try that is open, with its owner and date, to the plan.
pub fn add(desk: Desk, about: &str) {
    let (theme, at) = about.split_once(' ').unwrap_or_default();
    let Some(theme) = crate::content::statements::theme(theme) else { return };
    let place = at.parse().unwrap_or_default();
    let what = browser::page::value("action");
    let owner = Some(browser::page::value("owner")).filter(|owner| !owner.is_empty());
    let by = Date::parse(&browser::page::value("by"));
    let Some(asked) = desk.with_room(|room| room.round.as_ref().map(|round| round.statements)) else { return };
    if what.trim().is_empty() {
        return desk.say("Write what you want to do first.".to_owned());
    }
    let Some(today) = desk.today() else { return };
    let made = desk.plan.with_untracked(|plan| keep::act(plan, asked, today, what.trim(), owner.as_deref(), by));
    let (placed, edits) = match made {
        Ok(made) => made,
        Err(fault) => return desk.say(sentence(&fault.to_string())),
    };
    let before: Vec<RowId> = desk.plan.with_untracked(review_ids);
    if !desk.apply_all(&edits, "adding an action") {
        return desk.say(READ_ONLY.to_owned());
    }
    let made = desk.plan.with_untracked(review_ids).into_iter().find(|id| !before.contains(id));
    let mut words = what.trim().to_owned();
    words.push_str(". Added");
    if let Some(owner) = owner {
        words.push_str(" for ");
        words.push_str(&desk.plan.with_untracked(|plan| plan.partner_short(&owner)));
    }
    if let Some(by) = by {
        words.push_str(", by ");
        words.push_str(&by.without_year());
    }
    words.push_str(match placed {
        Placed::Review(..) => ".",
        Placed::Jobs(..) => ", to the jobs of question 6, since this review is full.",
    });
    desk.say(words.clone());
    desk.with_room(|room| {
        room.trying = None;
        // A row that undo took away may come again, and belongs to one thing only.
        room.added.retain(|tried| tried.placed != placed);
        room.added.push(Tried { of: (theme.id, place), placed, made, words });
    });
}

fn review_ids(plan: &Plan) -> Vec<RowId> {
    plan.rows("reviews").iter().map(|row| row.id.clone()).collect()
}

const READ_ONLY: &str = "This plan can only be read in this tab, so nothing was added.";

/// Takes an action out of the plan again.
pub fn take_back(desk: Desk, number: usize) {
    let mut gone = None;
    desk.with_room(|room| {
        if number < room.added.len() {
            gone = Some(room.added.remove(number));
        }
    });
    if let Some(tried) = gone {
        let (Placed::Review(path, row) | Placed::Jobs(path, row)) = tried.placed;
        // Already gone where it was removed elsewhere.
        let _ = desk.apply(Edit::RemoveRow { path, row });
        // A review that was made for it, and holds nothing else, goes with it.
        let path = Path::top("reviews");
        let bare = |id: &RowId| desk.plan.with_untracked(|plan| keep::is_bare(plan, id));
        if let Some(row) = tried.made.filter(bare) {
            let _ = desk.apply(Edit::RemoveRow { path, row });
        }
        desk.say("Taken out of the plan again.".to_owned());
    }
}

/// Puts a theme or a thought aside for later.
pub fn park(desk: Desk, what: &str) {
    let typed = browser::page::value("parking");
    let what = if what.is_empty() { typed.trim() } else { what };
    if what.is_empty() {
        return;
    }
    desk.with_room(|room| room.park(what));
    desk.say([what, " is parked."].concat());
}

/// What was parked, with a way to take each off the list.
pub fn parked(out: &mut Markup, room: &Room) {
    if room.parked.is_empty() {
        return;
    }
    out.fill("<section class=\"page__part\" aria-labelledby=\"parked\"><h2 id=\"parked\">Parked</h2><ul class=\"try\" role=\"list\">", &[]);
    for (at, what) in room.parked.iter().enumerate() {
        out.fill("<li class=\"try__item\"><span>{}</span><button type=\"button\" class=\"button button--quiet\" data-do=\"unpark {}\">Done<span class=\"unseen\">: {}</span></button></li>", &[what, &at.to_string(), what]);
    }
    out.fill(
        "</ul><p class=\"quiet small\">What is parked is in this tab alone and goes when it closes.</p><p class=\"actions\"><button type=\"button\" class=\"button button--quiet\" data-do=\"copy {}\">Copy what is parked</button></p></section>",
        &[&room.parked.join("\n")],
    );
}

const SAME_DAY: &str = "Today’s review holds a round already. If you keep this one, it takes its place.";

/// What closing keeps and what it deletes.
pub fn close(room: &Room, round: &Round, plan: &Plan) -> Markup {
    let summary = summary(round, &room.group);
    let mut out = Markup::new();
    out.fill("<div class=\"page page--narrow\"><div class=\"page__main\">", &[]);
    head(&mut out, "#/rate/reveal", "Back to what we see", &about(&summary), "Close the round");
    if summary.held == Held::All {
        out.fill("<p>{} So there is nothing to keep. Closing deletes what was answered.</p></div>", &[TOO_FEW]);
    } else {
        out.fill("<p>For each theme the plan keeps how many answered, the mean, the rule of thumb and how far apart you are, in today’s review. Nobody’s answers go into the plan. They are on this device alone, and closing deletes them.</p></div>", &[]);
        if room.group.is_revealed() {
            celebrate(&mut out, &summary);
        }
    }
    parked(&mut out, room);
    let (year, month, day, ..) = browser::clock::local(browser::clock::now());
    let last = Date::new(9999, 12, 31).and_then(|end| keep::last_round(plan, end));
    if last.is_some_and(|(last, _)| Some(last) == Date::new(year, month, day)) {
        out.fill("<p class=\"sure\">{}</p>", &[SAME_DAY]);
    }
    if summary.held != Held::All {
        out.fill("<p class=\"actions\"><button type=\"button\" class=\"button\" data-do=\"close\">Keep the summary and delete the answers</button></p>", &[]);
    }
    out.fill(
        "<p class=\"actions actions--tight\"><button type=\"button\" class=\"button button--quiet\" data-do=\"drop\">Delete the answers and keep nothing</button><a class=\"button button--quiet\" href=\"#/rate/collect\">Not yet</a></p><p class=\"quiet small\">What you agree to write down about how you work together, and the next date, stand under <a href=\"#/keep/3\">Review points</a>. {}</p></div></div>",
        &[PROCEDURE],
    );
    out
}

fn celebrate(out: &mut Markup, summary: &Summary) {
    let themes: Vec<&str> = summary.celebrate.iter().map(|theme| theme.title).collect();
    if !themes.is_empty() {
        out.fill("<div class=\"note\"><h2>To celebrate</h2><p>{}. Keep doing this.</p></div>", &[&themes.join(", ")]);
    }
}

/// Writes the aggregates into that day's review, then deletes every answer.
pub fn close_round(desk: Desk, keep_it: bool) {
    if keep_it {
        let Some(today) = desk.today() else { return };
        let summed = desk.with_room(|room| room.round.as_ref().map(|round| summary(round, &room.group)));
        let Some(summed) = summed else { return };
        let edits = match desk.plan.with_untracked(|plan| keep::close(plan, &summed, today)) {
            Ok(edits) => edits,
            Err(fault) => return desk.say(sentence(&fault.to_string())),
        };
        if desk.hold.get_untracked() != Hold::Ours || !desk.apply_all(&edits, "closing a round") {
            return desk.say("This plan can only be read in this tab, so the round stays open.".to_owned());
        }
    }
    desk.with_room(Room::end);
    room::put(desk);
    desk.say(
        if keep_it {
            "The summary is in today’s review. The answers are deleted."
        } else {
            "The answers are deleted."
        }
        .to_owned(),
    );
    desk.go(Route::Rate(Rate::Home));
}
