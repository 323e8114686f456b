//! Versions compared, and brought together: what both changed is decided here,
//! what one side changed is taken and listed. Nothing is kept until it is taken over.

use leptos::prelude::*;

use crate::browser;
use crate::content::Kind;
use crate::link::Document;
use crate::markup::Markup;
use crate::merge::{self, Choice, Difference, Merged, Place, Together, Verdict, Who};
use crate::plan::copy::Scope;
use crate::plan::{Answer, Plan};
use crate::ui::desk::{Desk, Received};
use crate::ui::differences;
use crate::ui::lineage::{self, Here};
use crate::ui::packing::{Found, Opened};
use crate::ui::parts::text_field::counter;
use crate::ui::route::Route;

/// Versions that are being brought together.
#[derive(Clone, Debug, PartialEq)]
pub struct Bringing {
    here: Here,
    /// As they came, to know whether it is still about them.
    came: Vec<Document>,
    others: Vec<(Option<Plan>, Plan)>,
    /// What was decided so far, for each of them.
    choices: Vec<Vec<(Place, Choice)>>,
}

/// What came of bringing versions together, to be said on the plan's home.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What happened, in a sentence or two.
    pub says: String,
    /// What is not in the plan, as a list; empty if nothing is.
    pub left_out: String,
    /// Which copy the plan was before.
    pub before: Scope,
}

impl Bringing {
    /// One version and the plan that it is a version of.
    pub fn one(here: Here, theirs: &Document) -> Bringing {
        Bringing::these(here, &[theirs])
    }

    /// Every version of one plan of this device among what was found; none
    /// where there are not two or more.
    pub fn all(desk: Desk, found: &[Found]) -> Option<Bringing> {
        let (here, copies) = versions(desk, found)?;
        Some(Bringing::these(here, &copies))
    }

    /// Each version made whole, and as it came.
    fn both(&self) -> Vec<(&Plan, &Document)> {
        self.others.iter().map(|(_, whole)| whole).zip(&self.came).collect()
    }

    fn these(here: Here, copies: &[&Document]) -> Bringing {
        let others = copies.iter().map(|copy| here.other(copy)).collect();
        let came = copies.iter().map(|copy| (*copy).clone()).collect();
        Bringing { choices: vec![Vec::new(); copies.len()], came, here, others }
    }

    /// What came in, one version or several, with what was decided about just
    /// these before.
    fn of(desk: Desk) -> Option<Bringing> {
        let mut now = match desk.received.get_untracked() {
            Received::Plan(came) => {
                let here = lineage::here(desk, &came.document.plan).or_else(|| lineage::on_the_desk(desk))?;
                Bringing::one(here, &came.document)
            }
            _ => desk.found.with_untracked(|found| Bringing::all(desk, found))?,
        };
        if let Some(begun) = desk.bringing.get_untracked()
            && (&begun.came, &begun.here.key) == (&now.came, &now.here.key)
        {
            now.choices = begun.choices;
        }
        Some(now)
    }

    fn result(&self) -> Together {
        merge::all(&self.here.plan, &self.others, &self.choices)
    }

    fn choose(&mut self, at: usize, place: &Place, choice: Option<Choice>) {
        let Some(choices) = self.choices.get_mut(at) else { return };
        choices.retain(|(each, _)| each != place);
        choices.extend(choice.map(|choice| (place.clone(), choice)));
    }

    /// The plans in which a row may have its name.
    fn plans<'a>(&'a self, result: &'a Together, at: usize) -> Vec<&'a Plan> {
        let other = self.others.get(at);
        let base = other.and_then(|(base, _)| base.as_ref());
        [Some(&result.plan), Some(&self.here.plan), other.map(|(_, theirs)| theirs), base]
            .into_iter()
            .flatten()
            .collect()
    }

    /// Whose are which, in a sentence each.
    fn whose(&self) -> String {
        let mine = &self.here.plan;
        let theirs = |(base, plan): &(Option<Plan>, Plan)| {
            let day =
                plan.answers.date("plan.lastChanged").map(|day| format!(" of {}", day.in_words())).unwrap_or_default();
            let from = base.as_ref().map(|base| format!(", made from version {}", base.version())).unwrap_or_default();
            format!("Theirs: version {}{day}{from}.", plan.version())
        };
        let theirs: Vec<String> = self.others.iter().map(theirs).collect();
        format!("Yours: version {}. {}", mine.version(), theirs.join(" "))
    }

    fn without_base(&self) -> bool {
        self.others.iter().any(|(base, _)| base.is_none())
    }
}

const NO_BASE: &str = "The version that both were made from is not on this device, so nobody can tell who changed what. What only one of them has is taken; the rest is for you to decide.";

/// What differs, and nothing else.
pub fn compare(desk: Desk) -> AnyView {
    let Some(bringing) = Bringing::of(desk) else { return super::reading::not_here() };
    let result = bringing.result();
    let mut out = Markup::new();
    let groups: [(&str, &[Who]); 4] = [
        ("You both changed", &[Who::Both]),
        ("They changed", &[Who::Theirs]),
        ("You changed", &[Who::Mine]),
        ("What differs", &[Who::CannotTell]),
    ];
    let mut count = 0;
    for (title, who) in groups {
        let items: Vec<Markup> = (result.each.iter().enumerate())
            .flat_map(|(at, merged)| merged.differences.iter().map(move |difference| (at, difference)))
            .filter(|(_, difference)| who.contains(&difference.who))
            .map(|(at, difference)| differences::told(difference, &bringing.plans(&result, at)))
            .collect();
        if !items.is_empty() {
            count += items.len();
            out.open("section", &[("class", "page__part")]).element("h2", &[], title);
            out.piece(&differences::list(items.into_iter())).close("section");
        }
    }
    let lead = match count {
        0 => "The two say the same.".to_owned(),
        1 => "One answer differs. What is the same is not shown.".to_owned(),
        many => format!("{many} answers differ. What is the same is not shown."),
    };
    view! {
        <div class="page page--narrow">
            {head("Compare with my plan", bringing.whose(), bringing.without_base())}
            <p class="lead">{lead}</p>
            <div class="stack" inner_html=out.into_string()></div>
            <p class="actions">
                {(count > 0).then(|| view! { <a class="button" href=Route::ReceivedTogether.href()>"Bring the two together"</a> })}
                <a class="button button--quiet" href=Route::Received.href()>"Back to the preview"</a>
            </p>
        </div>
    }
    .into_any()
}

fn head(title: &'static str, whose: String, without_base: bool) -> AnyView {
    view! {
        <div class="page__head">
            <p class="page__back"><a href=Route::Received.href()>"Back to the preview"</a></p>
            <p class="quiet">{whose}</p>
            <h1 tabindex="-1">{title}</h1>
            {without_base.then(|| view! { <p class="flag">{NO_BASE}</p> })}
        </div>
    }
    .into_any()
}

/// Two versions or more, brought together.
pub fn together(desk: Desk) -> AnyView {
    let Some(first) = Bringing::of(desk) else { return super::reading::not_here() };
    let (whose, without_base, many) = (first.whose(), first.without_base(), first.others.len());
    desk.bringing.set(Some(first.clone()));
    let bringing = Memo::new(move |_| desk.bringing.get().unwrap_or_else(|| first.clone()));
    let result = Memo::new(move |_| bringing.with(Bringing::result));
    // By place, so that what is being written in stays where it is.
    let places = move |clash: bool| {
        result.with(|result| {
            let each = |(at, merged): (usize, &Merged)| {
                let wanted = merged.differences.iter().filter(move |each| (each.verdict == Verdict::Clash) == clash);
                wanted.map(move |each| (at, each.place.clone())).collect::<Vec<_>>()
            };
            result.each.iter().enumerate().flat_map(each).collect::<Vec<_>>()
        })
    };
    let key = |(at, place): &(usize, Place)| format!("{at} {place} {:?}", place.part);
    let any = move |clash: bool| Memo::new(move |_| !places(clash).is_empty());
    let (clashes, others) = (any(true), any(false));
    let counts = Memo::new(move |_| result.with(counts));
    let left_out = move || {
        bringing.with(|bringing| {
            result.with(|result| left_out(bringing, result).map(Markup::into_string).unwrap_or_default())
        })
    };
    let version =
        move || bringing.with(|bringing| result.with(|result| desk.version_of(&result.plan, &bringing.here.plan)));
    let nothing = Memo::new(move |_| {
        result.with(|result| bringing.with(|bringing| merge::changes(&bringing.here.plan, &result.plan).is_empty()))
    });
    let title = if many > 1 { "Bring all of them together" } else { "Bring two versions together" };
    view! {
        <div class="page">
            {head(title, whose, without_base)}
            <p class="tally" role="status" inner_html=move || counts.get().tally()></p>
            <Show when=move || clashes.get()>
                <section class="page__part" aria-labelledby="decide">
                    <h2 id="decide">"To decide"</h2>
                    <For each=move || places(true) key=key children=move |(at, place)| clash(desk, bringing, result, at, place)/>
                </section>
            </Show>
            <Show when=move || others.get()>
                <section class="page__part" aria-labelledby="taken">
                    <h2 id="taken">"Taken"</h2>
                    <p class="quiet">"Nothing had to be decided here. What you leave out stays in this list."</p>
                    <ul class="changes" role="list">
                        <For each=move || places(false) key=key children=move |(at, place)| taken(desk, bringing, result, at, place)/>
                    </ul>
                </section>
            </Show>
            <section class="page__part" aria-labelledby="left">
                <h2 id="left">"Left out"</h2>
                <p class="quiet">"Not in the plan, and not gone: the restore points keep your plan as it is now and what they sent."</p>
                <div inner_html=left_out></div>
            </section>
            <div class="settle">
                <p>{move || counts.get().settles(nothing.get())}</p>
                <button type="button" class="button" on:click=move |_| finish(desk)>
                    {move || if nothing.get() { "Keep my plan as it is".to_owned() } else { format!("Make it version {}", version()) }}
                </button>
                <button type="button" class="button button--quiet" on:click=move |_| {
                    desk.bringing.set(None);
                    desk.go(Route::Received);
                }>"Stop, change nothing"</button>
            </div>
        </div>
    }
    .into_any()
}

/// What went which way, over all versions.
fn counts(result: &Together) -> Counts {
    result.each.iter().fold(Counts::default(), |sum, merged| {
        let more = merged.counts();
        Counts(merge::Counts {
            taken: sum.0.taken + more.taken,
            to_decide: sum.0.to_decide + more.to_decide,
            decided: sum.0.decided + more.decided,
            left_out: sum.0.left_out + more.left_out,
        })
    })
}

#[derive(Clone, Copy, Default, PartialEq)]
struct Counts(merge::Counts);

impl Counts {
    fn tally(self) -> String {
        let mut out = Markup::new();
        let merge::Counts { taken, to_decide, decided, left_out } = self.0;
        let mut item = |count: usize, says: &str| {
            out.open("span", &[("class", "tally__item")]).element("strong", &[], &count.to_string());
            out.text(" ").text(says).close("span").text(" ");
        };
        item(taken, "taken");
        item(to_decide, "to decide");
        if decided > 0 {
            item(decided, "decided");
        }
        item(left_out, "left out, kept below");
        item(0, "lost");
        out.into_string()
    }

    /// How far the deciding is.
    fn settles(self, nothing: bool) -> String {
        let merge::Counts { to_decide, decided, .. } = self.0;
        match (to_decide, decided) {
            (0, _) if nothing => "As it is now, nothing in your plan changes.".to_owned(),
            (0, 0) => "Nothing has to be decided. Undo takes all of it back in one step.".to_owned(),
            (0, _) => "All is decided. Undo takes all of it back in one step.".to_owned(),
            (open, done) => format!(
                "{done} of {} decided. You can finish now: {} then stays as yours, and theirs goes to “Left out”.",
                open + done,
                if open == 1 { "the open one" } else { "what is open" }
            ),
        }
    }

    fn outcome(self) -> String {
        let merge::Counts { taken, to_decide, decided, left_out } = self.0;
        let open = if to_decide > 0 { format!(", {to_decide} stayed as yours") } else { String::new() };
        format!(
            "{taken} taken, {decided} decided{open}, {left_out} left out, 0 lost. A restore point holds the plan as it was."
        )
    }
}

fn left_out(bringing: &Bringing, result: &Together) -> Option<Markup> {
    let items: Vec<Markup> = (result.each.iter().enumerate())
        .flat_map(|(at, merged)| merged.left_out().into_iter().map(move |left| (at, left)).collect::<Vec<_>>())
        .map(|(at, left)| differences::left_out(&left, &bringing.plans(result, at)))
        .collect();
    (!items.is_empty()).then(|| differences::list(items.into_iter()))
}

/// Calls a function with a difference as it is now.
fn with<T: Default>(
    bringing: Memo<Bringing>,
    result: Memo<Together>,
    at: usize,
    place: &Place,
    call: impl FnOnce(&Difference, &[&Plan]) -> T,
) -> T {
    bringing.with(|bringing| {
        result.with(|result| {
            let found =
                result.each.get(at).and_then(|merged| merged.differences.iter().find(|each| each.place == *place));
            found.map(|difference| call(difference, &bringing.plans(result, at))).unwrap_or_default()
        })
    })
}

fn choose(desk: Desk, at: usize, place: &Place, choice: Option<Choice>) {
    desk.bringing.update(|bringing| {
        if let Some(bringing) = bringing {
            bringing.choose(at, place, choice);
        }
    });
}

/// What one side changed, with a button to leave it out or to take it after all.
fn taken(desk: Desk, bringing: Memo<Bringing>, result: Memo<Together>, at: usize, place: Place) -> AnyView {
    let place = StoredValue::new(place);
    let html = move || {
        place.with_value(|place| {
            with(bringing, result, at, place, |difference, plans| differences::told(difference, plans).into_string())
        })
    };
    let out = Memo::new(move |_| {
        place.with_value(|place| {
            with(bringing, result, at, place, |difference, _| {
                Some((difference.verdict == Verdict::LeftOut, difference.choice.is_some()))
            })
        })
    });
    let what =
        place.with_value(|place| with(bringing, result, at, place, |_, plans| differences::heading(place, plans)));
    let turn = move |_| {
        place.with_value(|place| {
            let other = with(bringing, result, at, place, |difference, _| {
                let mine =
                    difference.who == Who::Mine || difference.who == Who::CannotTell && difference.theirs.is_none();
                Some(if mine { Choice::Theirs } else { Choice::Mine })
            });
            let left_out = out.get_untracked().is_some_and(|(left_out, _)| left_out);
            choose(desk, at, place, if left_out { None } else { other });
        });
    };
    view! {
        <li class="changes__item">
            <div class="changes__say" inner_html=html></div>
            {move || match out.get() {
                // What points to a row that went has no choice of its own.
                Some((true, false)) => view! { <p class="quiet">"Left out: what it points to is not in the plan."</p> }.into_any(),
                _ => view! {
                    <p class="changes__do">
                        {move || matches!(out.get(), Some((true, _))).then_some("Left out. ")}
                    </p>
                }.into_any(),
            }}
            <button type="button" class="button button--quiet" on:click=turn>
                {move || if matches!(out.get(), Some((true, _))) { "Take it after all" } else { "Leave it out" }}
                <span class="unseen">{format!(": {what}")}</span>
            </button>
        </li>
    }
    .into_any()
}

/// What both changed: side by side, and what the plan should say.
fn clash(desk: Desk, bringing: Memo<Bringing>, result: Memo<Together>, at: usize, place: Place) -> AnyView {
    let place = StoredValue::new(place);
    let id = place.with_value(|place| format!("clash-{at}-{}", place.to_string().replace(' ', "-")));
    let id = format!(
        "{id}-{}",
        place.with_value(|place| match &place.part {
            merge::Part::Entry(entry) => entry.to_string(),
            merge::Part::Item(item) => item.clone(),
            merge::Part::Order => "order".to_owned(),
            _ => String::new(),
        })
    );
    let first = place.with_value(|place| with(bringing, result, at, place, |difference, _| Some(difference.clone())));
    let Some(first) = first else { return ().into_any() };
    let html = {
        let id = id.clone();
        move || {
            place.with_value(|place| {
                with(bringing, result, at, place, |difference, plans| sides(&id, difference, plans).into_string())
            })
        }
    };
    let is_text = |answer: &Option<Answer>| matches!(answer, Some(Answer::Text(_)) | None);
    let edits = first.place.field().is_some() && is_text(&first.mine) && is_text(&first.theirs);
    let chosen = Memo::new(move |_| {
        place.with_value(|place| {
            with(bringing, result, at, place, |difference, _| {
                difference.choice.as_ref().map(|choice| match choice {
                    Choice::Mine => 0,
                    Choice::Theirs => 1,
                    Choice::Both => 2,
                    Choice::Edit(_) => 3,
                })
            })
        })
    });
    let settle = move |choice: Choice| place.with_value(|place| choose(desk, at, place, Some(choice)));
    let text = move || {
        place.with_value(|place| {
            with(bringing, result, at, place, |difference, _| match &difference.result {
                Some(Answer::Text(text)) => text.clone(),
                _ => String::new(),
            })
        })
    };
    let pick = |number: usize, label: &'static str| {
        let choose = move |_| {
            settle(match number {
                0 => Choice::Mine,
                1 => Choice::Theirs,
                2 => Choice::Both,
                _ => Choice::Edit(Answer::Text(untrack(text))),
            });
        };
        view! {
            <label class="pick__item"><input type="radio" name=id.clone() prop:checked=move || chosen.get() == Some(number) on:change=choose/>{label}</label>
        }
    };
    let picks =
        [Some((0, "Mine")), Some((1, "Theirs")), first.both.then_some((2, "Both")), edits.then_some((3, "Edit"))];
    let picks = picks.into_iter().flatten().map(|(number, label)| pick(number, label)).collect_view();
    let limit = first.place.field().and_then(|field| match field.kind {
        Kind::Line { limit } | Kind::Lines { limit } | Kind::Texts { limit, .. } => Some(limit),
        _ => None,
    });
    let (edit, count) = (format!("{id}-edit"), format!("{id}-count"));
    let editing = Memo::new(move |_| chosen.get() == Some(3));
    // By which the groups of one page are told apart where they are only heard.
    let about = StoredValue::new(place.with_value(|place| {
        with(bringing, result, at, place, |_, plans| {
            format!(" {}, {}", differences::heading(place, plans), differences::whereabouts(place, plans))
        })
    }));
    let unseen = move || view! { <span class="unseen">{about.get_value()}</span> };
    let edit = move || {
        let (edit, count) = (edit.clone(), count.clone());
        editing.get().then(|| {
            view! {
                <div class="field">
                    <label for=edit.clone()>"In your own words"{unseen()}</label>
                    <textarea class="field__text" id=edit.clone() rows="3" aria-describedby=count.clone() prop:value=text
                        on:input:target=move |event| settle(Choice::Edit(Answer::Text(event.target().value())))></textarea>
                    {counter(count, limit.unwrap_or(1000), limit.unwrap_or(1000), Signal::derive(move || text().chars().count()))}
                </div>
            }
        })
    };
    view! {
        <article class="clash" aria-labelledby=id.clone()>
            <div class="stack--tight" inner_html=html></div>
            <fieldset class="pick"><legend>"What should the plan say?"{unseen()}</legend><div class="pick__items">{picks}</div></fieldset>
            {edit}
        </article>
    }
    .into_any()
}

/// Both sides of a clash, and what it was before.
fn sides(id: &str, difference: &Difference, plans: &[&Plan]) -> Markup {
    let Difference { place, base, mine, theirs, .. } = difference;
    let words = |answer: &Option<Answer>| differences::in_words(plans, place, answer);
    let (base, mine, theirs) = (words(base), words(mine), words(theirs));
    let known = difference.who == Who::Both;
    let mut out = Markup::new();
    out.element("h3", &[("id", id)], &differences::heading(place, plans));
    let place_words = format!("{}. {}", differences::whereabouts(place, plans), differences::who(difference));
    out.element("p", &[("class", "clash__where")], &place_words).open("div", &[("class", "clash__sides")]);
    // Without the version before, each side is marked against the other.
    for (name, old, new) in
        [("Mine", if known { &base } else { &theirs }, &mine), ("Theirs", if known { &base } else { &mine }, &theirs)]
    {
        out.open("div", &[("class", "clash__side")]).element("h4", &[], name).open("p", &[]);
        differences::side(&mut out, old, new);
        out.close("p").close("div");
    }
    out.close("div");
    if known && !base.is_empty() {
        out.open("details", &[("class", "more")]).element("summary", &[], "What it was before");
        out.open("p", &[("class", "quiet")]);
        differences::lines(&mut out, &base);
        out.close("p").close("details");
    }
    out
}

/// Whether somebody wrote words of their own here that are in no plan yet.
pub fn has_own_words(desk: Desk) -> bool {
    let own = |(_, choice): &(Place, Choice)| matches!(choice, Choice::Edit(_));
    desk.bringing
        .with_untracked(|bringing| bringing.as_ref().is_some_and(|bringing| bringing.choices.iter().flatten().any(own)))
}

/// Takes the result over: one step, with a restore point before it.
fn finish(desk: Desk) {
    let Some(bringing) = desk.bringing.get_untracked() else { return };
    if bringing.here.key.as_ref().is_some_and(|key| !desk.open_once(key)) {
        return;
    }
    if desk.is_newer_elsewhere() {
        return;
    }
    let now = desk.plan.get_untracked();
    if now != bringing.here.plan {
        // Another tab wrote in it meanwhile: the choices stay, and what is new is shown.
        desk.bringing.update(|bringing| {
            if let Some(bringing) = bringing {
                bringing.here.plan = now;
            }
        });
        return desk.say("Your plan was changed meanwhile. Look at this page again, then finish.".to_owned());
    }
    let result = bringing.result();
    if !merge::changes(&now, &result.plan).is_empty() {
        // (Positions alone make no new version: see `Desk::replace`.)
        let before = desk.bring_in(result.plan.clone(), &bringing.both());
        let left_out = left_out(&bringing, &result).map(Markup::into_string).unwrap_or_default();
        let says =
            format!("This is version {} now. {}", desk.plan.with_untracked(Plan::version), counts(&result).outcome());
        desk.outcome.set(Some(Outcome { says, left_out, before }));
    } else {
        bringing.both().iter().for_each(|(whole, came)| desk.keep_received(whole, &came.plan));
        desk.say("Your plan stays as it is. What they sent is among the restore points.".to_owned());
    }
    desk.settle();
    desk.leave_address(Route::Hub);
}

/// On the plan's home: what came of it.
pub fn done(desk: Desk) -> AnyView {
    let last = Memo::new(move |_| desk.just_brought_in());
    let done = move || {
        desk.outcome.get().map(|Outcome { says, left_out, .. }| {
            let version = desk.plan.with_untracked(Plan::version);
            let undo = move |_| {
                desk.undo();
                browser::page::focus("#app h1");
            };
            // Undo takes back the last thing that was done, and that alone.
            let back = move || {
                if last.get() {
                    view! { <button type="button" class="button button--plain" on:click=undo>"Undo all of it"</button> }.into_any()
                } else {
                    view! { <a class="button button--plain" href=Route::Points.href()>"See the restore points"</a> }.into_any()
                }
            };
            view! {
                <div class="done">
                    <p role="status">{says}</p>
                    {back}
                    <a class="button button--quiet" href=Route::Share.href()>{format!("Share version {version}")}</a>
                    {(!left_out.is_empty()).then(|| view! {
                        <details class="more"><summary>"What was left out"</summary><div inner_html=left_out></div></details>
                    })}
                </div>
            }
        })
    };
    view! { {done} }.into_any()
}

/// The plan of this device of which two or more versions were found, and those.
pub fn versions<'a>(desk: Desk, found: &'a [Found]) -> Option<(Here, Vec<&'a Document>)> {
    let copies = || {
        found.iter().filter_map(|found| match &found.opened {
            Opened::Copy(document) => Some(&**document),
            _ => None,
        })
    };
    let here = copies().find_map(|copy| lineage::here(desk, &copy.plan))?;
    let ours: Vec<_> = copies().filter(|copy| copy.plan.text("plan.id") == here.plan.text("plan.id")).collect();
    (ours.len() > 1).then_some((here, ours))
}
