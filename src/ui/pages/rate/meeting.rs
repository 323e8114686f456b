//! Leading a meeting: one sentence a screen, the time, and the meeting as one
//! line whose parts are as long as they last. Nothing is typed but what is
//! parked, and nothing is kept when the page is closed.

use std::time::Duration;

use leptos::prelude::*;

use super::head;
use super::room::Room;
use crate::assess::speaking_order;
use crate::browser;
use crate::content::meeting::{
    AFTER_CHECK_IN, CHECK_IN, CHECK_IN_RULES, CHECK_OUT, MANY_OR_APART, Opens, RUN_SHEETS, RunSheet, Step,
};
use crate::draw::parts::{Anchor, Svg, badge_icon};
use crate::form_aid::words::small;
use crate::markup::Markup;
use crate::plan::{Plan, marks};
use crate::ui::desk::Desk;
use crate::ui::parts::bar::MEETING;
use crate::ui::route::{Rate, Route, ask_href, place_name};

/// A meeting that is going on.
#[derive(Default)]
pub struct Meeting {
    /// Its run sheet and its step, from 1.
    sheet: String,
    step: usize,
    /// Who speaks, in an order drawn at random: partners' ids; empty for the facilitator.
    order: Vec<String>,
    /// Who has spoken.
    spoken: usize,
    /// Which prompt of the check-in or check-out.
    prompt: usize,
    /// The time of this step or person.
    clock: Clock,
}

/// A clock that runs down. It can be stopped, silenced and set again.
#[derive(Default)]
pub struct Clock {
    /// From how many seconds.
    from: u32,
    /// When it comes to its end, in milliseconds since 1970, while it runs.
    ends: Option<f64>,
    /// Seconds left while it stands still.
    left: f64,
    silent: bool,
    off: bool,
}

/// The two minutes of a view, in seconds.
const VIEW: u32 = 120;

impl Clock {
    fn set(&mut self, seconds: u32) {
        self.from = seconds;
        self.left = f64::from(seconds);
        self.ends = None;
    }

    fn seconds(&self) -> f64 {
        self.ends.map_or(self.left, |ends| ((ends - browser::clock::now()) / 1000.0).max(0.0))
    }

    fn toggle(&mut self) {
        match self.ends.take() {
            Some(ends) => self.left = ((ends - browser::clock::now()) / 1000.0).max(0.0),
            None => {
                if self.left < 1.0 {
                    self.left = f64::from(self.from);
                }
                self.ends = Some(browser::clock::now() + self.left * 1000.0);
            }
        }
    }

    /// `11:40`.
    fn face(&self) -> String {
        let left = self.seconds().ceil() as u32;
        [(left / 60).to_string().as_str(), if left % 60 < 10 { ":0" } else { ":" }, &(left % 60).to_string()].concat()
    }

    /// What its first button says.
    fn does(&self) -> &'static str {
        match self.ends {
            Some(_) => "Pause",
            None if self.left < 1.0 => "Start again",
            None => "Start the time",
        }
    }

    /// What its buttons do; where the focus stays.
    fn act(&mut self, verb: &str) -> Option<&'static str> {
        match verb {
            "clock" => {
                self.toggle();
                Some("[data-do=clock]")
            }
            "silent" => {
                self.silent = !self.silent;
                Some("[data-do=silent]")
            }
            "clock-off" => {
                self.off = !self.off;
                Some("[data-do=clock-off]")
            }
            _ => None,
        }
    }

    /// The clock with its buttons; `of` says how much time there is.
    pub fn write(&self, out: &mut Markup, of: &str) {
        if self.off {
            out.fill("<p class=\"timer\"><button type=\"button\" class=\"button button--quiet\" data-do=\"clock-off\">Show the time</button></p>", &[]);
            return;
        }
        out.fill(
            "<div class=\"timer\"><span class=\"timer__time\" role=\"timer\" aria-label=\"Time left\" id=\"clock\">{}</span><span class=\"quiet\">{}</span><button type=\"button\" class=\"button button--plain\" id=\"clock-do\" data-do=\"clock\">{}</button><button type=\"button\" class=\"button button--quiet\" data-do=\"silent\" aria-pressed=\"{}\">Silent</button><button type=\"button\" class=\"button button--quiet\" data-do=\"clock-off\">Without a clock</button></div>",
            &[
                &self.face(),
                of,
                self.does(),
                if self.silent { "true" } else { "false" },
            ],
        );
    }
}

impl Meeting {
    /// A step of a meeting is shown: its clock is set, and before a check-in
    /// the order is drawn.
    pub fn enter(&mut self, sheet: &str, step: usize, desk: Desk) {
        if self.sheet == sheet && self.step == step {
            return;
        }
        self.sheet = sheet.to_owned();
        self.step = step;
        let here = if step > 0 { Route::Meeting(self.sheet.clone(), step).href() } else { String::new() };
        browser::storage::tab_set(MEETING, &here);
        let Some(now) = sheet_of(sheet).and_then(|sheet| sheet.steps.get(step.checked_sub(1)?)) else { return };
        self.prompt = 0;
        self.draw(desk);
        self.clock.set(match now.opens {
            Opens::CheckIn => 60,
            Opens::CheckOut => 30,
            _ => u32::from(now.minutes) * 60,
        });
    }

    /// Draws who speaks when.
    fn draw(&mut self, desk: Desk) {
        let mut people: Vec<String> =
            desk.plan.with_untracked(|plan| marks(plan).into_iter().map(|mark| mark.id).collect());
        if !people.is_empty() {
            people.push(String::new());
        }
        let order = speaking_order(people.len(), people.len().checked_sub(1), browser::random::below(u32::MAX));
        self.order = order.into_iter().filter_map(|at| people.get(at).cloned()).collect();
        self.spoken = 0;
    }
}

fn sheet_of(id: &str) -> Option<&'static RunSheet> {
    RUN_SHEETS.iter().find(|sheet| sheet.id == id)
}

/// Starts the ticking of a page that has a clock.
pub fn tick_on(desk: Desk, route: &Route) -> Option<IntervalHandle> {
    match route {
        Route::Rate(Rate::Talk(at)) => desk.with_room(|room| {
            // Each theme has its own two minutes.
            if room.talking != *at {
                room.talking = *at;
                room.views.set(VIEW);
            }
        }),
        Route::Meeting(_, 1..) => {}
        _ => return None,
    }
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
    set_interval_with_handle(move || tick(desk), Duration::from_millis(500)).ok()
}

/// The clock on the page that is shown.
fn clock(desk: Desk, room: &mut Room) -> &mut Clock {
    if matches!(desk.route.get_untracked(), Route::Meeting(..)) { &mut room.meeting.clock } else { &mut room.views }
}

fn tick(desk: Desk) {
    let mut over = false;
    desk.with_room(|room| {
        let clock = clock(desk, room);
        if clock.ends.is_none() {
            return;
        }
        browser::page::write("clock", &clock.face());
        if clock.seconds() <= 0.0 {
            clock.ends = None;
            clock.left = 0.0;
            over = true;
            browser::page::write("clock-do", clock.does());
            if !clock.silent {
                browser::page::tell("app:chime", "");
            }
        }
    });
    if over {
        desk.say("Time.".to_owned());
    }
}

/// A page of a meeting.
pub fn page(room: &Room, plan: &Plan, sheet: &str, step: usize) -> Markup {
    let Some(sheet) = sheet_of(sheet) else { return all() };
    match step.checked_sub(1).and_then(|at| Some((at, sheet.steps.get(at)?))) {
        Some((at, now)) => board(room, plan, sheet, at, now),
        None => before(sheet),
    }
}

fn all() -> Markup {
    let mut out = Markup::new();
    out.fill("<div class=\"page page--narrow\"><div class=\"page__main\">", &[]);
    head(&mut out, "#/plan", "Back to the plan", "", "Lead a meeting");
    out.fill("<p>One sentence a screen, with the time. Nothing that is said is written down.</p></div><ul class=\"bullets\">", &[]);
    for sheet in &RUN_SHEETS {
        out.fill(
            "<li><a href=\"#/meeting/{}\">{}</a>, {} minutes</li>",
            &[sheet.id, sheet.title, &sheet.minutes().to_string()],
        );
    }
    out.fill("</ul></div></div>", &[]);
    out
}

/// The run sheet as a list, before the meeting.
fn before(sheet: &RunSheet) -> Markup {
    let mut out = Markup::new();
    out.fill("<div class=\"page page--narrow\"><div class=\"page__main\">", &[]);
    let minutes = [&sheet.minutes().to_string(), " minutes"].concat();
    head(&mut out, "#/rate", "How are we doing?", &minutes, sheet.title);
    out.fill(
        "<p class=\"actions\"><a class=\"button\" href=\"#/meeting/{}/1\">Begin</a></p></div><ol class=\"bullets\">",
        &[sheet.id],
    );
    for step in sheet.steps {
        out.fill(
            "<li><strong>{}</strong>, {} minutes. {} {}</li>",
            &[step.title, &step.minutes.to_string(), step.prompt, step.how],
        );
    }
    out.fill("</ol><p class=\"quiet\">Have paper ready: <a href=\"#/worksheet\">the worksheet</a> and <a href=\"#/rate/paper\">answer slips</a>. The keys → and ← go on and back.</p></div></div>", &[]);
    out
}

/// One step on the big screen.
fn board(room: &Room, plan: &Plan, sheet: &RunSheet, at: usize, now: &Step) -> Markup {
    let meeting = &room.meeting;
    let mut out = Markup::new();
    let round = matches!(now.opens, Opens::CheckIn | Opens::CheckOut);
    out.fill(
        "<div class=\"board\"><div class=\"board__top\"><b>{}</b><span>Step {} of {}, {}</span><span class=\"board__right\">{}</span></div><div class=\"board__main board__main--prompt\"><div class=\"board__part\">",
        &[sheet.title, &(at + 1).to_string(), &sheet.steps.len().to_string(), &small(now.title), plan.title()],
    );
    let prompts = prompts(now.opens);
    let prompt = prompts.get(meeting.prompt % prompts.len().max(1));
    let when = prompt.map_or(now.how, |(_, when)| *when);
    if !when.is_empty() {
        out.fill("<p class=\"quiet\">{}</p>", &[when]);
    }
    out.fill("<h1 class=\"prompt\" tabindex=\"-1\">{}</h1>", &[prompt.map_or(now.prompt, |(prompt, _)| prompt)]);
    if round {
        speakers(&mut out, meeting, plan);
    }
    let of = if round { now.how.to_owned() } else { ["of ", &now.minutes.to_string(), " minutes"].concat() };
    meeting.clock.write(&mut out, &of);
    if round {
        out.fill("<ul class=\"rules\" role=\"list\">", &[]);
        for rule in CHECK_IN_RULES {
            out.fill("<li>{}</li>", &[rule]);
        }
        out.close("ul").fill("<p class=\"quiet small\">{}</p>", &[MANY_OR_APART]);
        if now.opens == Opens::CheckIn && meeting.spoken >= meeting.order.len() {
            out.fill("<p><strong>{}</strong></p>", &[AFTER_CHECK_IN]);
        }
    }
    super::talk::parked(&mut out, room);
    out.close("div");
    hour(&mut out, sheet, at);
    out.fill("</div><div class=\"board__foot\">", &[]);
    foot(&mut out, room, sheet, at, now, prompts.len());
    out.fill("</div></div>", &[]);
    out
}

/// The prompts of a step that has several, each with when it is for.
fn prompts(opens: Opens) -> Vec<(&'static str, &'static str)> {
    match opens {
        Opens::CheckIn => {
            CHECK_IN.iter().flat_map(|set| set.prompts.iter().map(|prompt| (*prompt, set.when))).collect()
        }
        Opens::CheckOut => CHECK_OUT.iter().map(|prompt| (*prompt, "")).collect(),
        _ => Vec::new(),
    }
}

fn speakers(out: &mut Markup, meeting: &Meeting, plan: &Plan) {
    if meeting.order.is_empty() {
        return;
    }
    let marks = marks(plan);
    out.fill("<ul class=\"order\" role=\"list\" aria-label=\"Who speaks, in an order drawn at random\">", &[]);
    for (at, id) in meeting.order.iter().enumerate() {
        let mark = marks.iter().find(|mark| mark.id == *id);
        let name = mark.map_or("facilitator", |mark| mark.short.as_str());
        if at == meeting.spoken {
            out.fill("<li class=\"order__item order__item--now\" aria-current=\"step\">", &[]);
            if let Some(mark) = mark {
                out.piece(&badge_icon(mark));
            }
            out.fill("{}, now</li>", &[name]);
        } else {
            out.fill(
                if at < meeting.spoken {
                    "<li class=\"order__item order__item--done\">{}<span class=\"unseen\">, has spoken</span></li>"
                } else {
                    "<li class=\"order__item\">{}</li>"
                },
                &[name],
            );
        }
    }
    out.close("ul");
}

fn foot(out: &mut Markup, room: &Room, sheet: &RunSheet, at: usize, now: &Step, prompts: usize) {
    let meeting = &room.meeting;
    let to = |step: usize| Route::Meeting(sheet.id.to_owned(), step).href();
    let next = sheet.steps.get(at + 1);
    let speaking = prompts > 0 && meeting.spoken < meeting.order.len();
    if speaking {
        out.fill(
            "<button type=\"button\" class=\"button\" data-do=\"speaker\" data-key=\"next\">Next person</button>",
            &[],
        );
    }
    let (class, key) = if speaking { ("button button--quiet", "skip") } else { ("button", "next") };
    match next {
        Some(next) => out.fill(
            "<a class=\"{}\" data-key=\"{}\" href=\"{}\">{}{}</a>",
            &[class, key, &to(at + 2), if speaking { "Skip to: " } else { "Next: " }, &small(next.title)],
        ),
        None => out.fill(
            "<button type=\"button\" class=\"{}\" data-key=\"{}\" data-do=\"end\">End the meeting</button>",
            &[class, key],
        ),
    };
    if let Some((href, words)) = opens(now.opens) {
        out.fill("<a class=\"button button--plain\" href=\"{}\">{}</a>", &[&href, &words]);
    }
    if prompts > 1 {
        out.fill("<button type=\"button\" class=\"button button--plain\" data-do=\"prompt\">Another question</button><button type=\"button\" class=\"button button--quiet\" data-do=\"order\">New order</button>", &[]);
    } else {
        out.fill("<span class=\"board__park\"><label class=\"unseen\" for=\"parking\">Something to park</label><input class=\"field__text\" type=\"text\" id=\"parking\" maxlength=\"120\" data-enter=\"park\" placeholder=\"Something for later\" autocomplete=\"off\"><button type=\"button\" class=\"button button--quiet\" data-do=\"park\">Park it</button></span>", &[]);
    }
    if meeting.spoken > 0 && prompts > 0 {
        out.fill("<button type=\"button\" class=\"button button--quiet\" data-do=\"unspeak\" data-key=\"back\">Undo</button>", &[]);
    } else {
        out.fill("<a class=\"button button--quiet\" data-key=\"back\" href=\"{}\">Back</a>", &[&to(at)]);
    }
    out.fill(
        "<button type=\"button\" class=\"button button--quiet\" data-do=\"full-screen\">Full screen</button>",
        &[],
    );
}

/// The part of the app that a step needs, and what the way to it says.
fn opens(opens: Opens) -> Option<(String, String)> {
    let to = |page: Rate, words: &str| Some((Route::Rate(page).href(), words.to_owned()));
    match opens {
        Opens::Nothing | Opens::CheckIn | Opens::CheckOut => None,
        Opens::Page(id) => {
            let place = place_name(id);
            Some((ask_href(id), ["Open ", &small(place.split(" of ").next().unwrap_or(&place))].concat()))
        }
        Opens::SetUp => to(Rate::SetUp, "Set up the round"),
        Opens::Collect => to(Rate::Collect, "Collect answers"),
        Opens::Reveal => to(Rate::Reveal, "What we see"),
        Opens::Aid => Some((ask_href("form"), "The nine questions".to_owned())),
        Opens::Plan => Some((Route::Summary.href(), "The plan on one page".to_owned())),
        Opens::Stands => Some((Route::Stand.href(), "Where each partner stands".to_owned())),
    }
}

/// The meeting as one line whose parts are as long as they last.
fn hour(out: &mut Markup, sheet: &RunSheet, at: usize) {
    let total = f32::from(sheet.minutes());
    let gaps = 8.0 * (sheet.steps.len() as f32 - 1.0);
    let mut svg = Svg::new();
    let mut x = 0.0;
    let mut names: Vec<String> = Vec::new();
    for (place, step) in sheet.steps.iter().enumerate() {
        let width = (1592.0 - gaps) * f32::from(step.minutes) / total;
        let class = match place.cmp(&at) {
            std::cmp::Ordering::Less => "hour__past",
            std::cmp::Ordering::Equal => "hour__now",
            std::cmp::Ordering::Greater => "hour__next",
        };
        svg.rect(class, x, 2.0, width, 16.0, 4.0);
        let minutes = step.minutes.to_string();
        let words = [step.title, "  ", &minutes].concat();
        let class = if place == at { "hour__text hour__text--now" } else { "hour__text" };
        // Where the name is wider than its part, the minutes alone.
        if crate::draw::parts::width(&words, 22.0, place == at) < width + 6.0 {
            svg.text(class, x, 50.0, Anchor::Start, &words);
        } else {
            svg.text(class, x + width / 2.0, 50.0, Anchor::Middle, &minutes);
        }
        names.push([step.title, " ", &minutes, if place == at { " minutes (now)" } else { " minutes" }].concat());
        x += width + 8.0;
    }
    out.piece(&svg.sign("hour", "0 0 1600 60", &["The meeting: ", &names.join(", ")].concat()));
    let next = sheet
        .steps
        .get(at + 1)
        .map(|next| [" Next: ", next.title, ", ", &next.minutes.to_string(), " minutes."].concat());
    let now = sheet.steps.get(at).map_or("", |now| now.title);
    out.fill("<p class=\"hour__list small\">Now: {}.{}</p>", &[now, &next.unwrap_or_default()]);
}

/// What a button of a meeting does; where the focus goes then, or nothing
/// where there is no such button.
pub fn act(desk: Desk, verb: &str) -> Option<&'static str> {
    let mut focus = Some("#app h1");
    desk.with_room(|room| {
        if let Some(to) = clock(desk, room).act(verb) {
            focus = Some(to);
            return;
        }
        let meeting = &mut room.meeting;
        match verb {
            "prompt" => {
                meeting.prompt += 1;
                focus = Some("[data-do=prompt]");
            }
            "order" => meeting.draw(desk),
            "speaker" | "unspeak" => {
                meeting.spoken = if verb == "speaker" { meeting.spoken + 1 } else { meeting.spoken.saturating_sub(1) };
                let running = meeting.clock.ends.is_some();
                meeting.clock.set(meeting.clock.from);
                if running {
                    meeting.clock.toggle();
                }
                focus = Some("[data-key=next]");
            }
            _ => focus = None,
        }
    });
    focus
}
