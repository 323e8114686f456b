//! The page comes in three wings, so that a first visit fetches one of them.
//!
//! One is for arriving: the first page and what somebody was sent. One is for
//! writing a plan, alone or beside each other, and has what there is to read;
//! one is for what a group does with it. Each is a program of its own with the same desk.
//! When an address belongs to another wing, this one stores what waits, hands
//! over what is on the desk (in memory, never in storage) and rests; `boot.js`
//! loads the other or wakes it.

use leptos::prelude::*;
use serde_json::{Map, Value, json};

use super::desk::{Deleted, Desk, Hold, Kept, Preview, Received, Saving, Via};
use super::packing::{Found, Opened};
use super::pages::share::Sharing;
use super::pages::together::Outcome;
use super::route::Route;
use crate::browser;
use crate::format;
use crate::link::Document;
use crate::plan::Plan;
use crate::plan::copy::{Parts, Preset, Scope};
use crate::plan::history::History;
use crate::save::{OpenError, Record};

/// One of the three programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wing {
    /// The first page, and what came in.
    Arriving,
    /// Writing a plan, reading and sharing it; help.
    Writing,
    /// What a group does together: rounds, meetings, versions, positions.
    Together,
}

impl Wing {
    /// Its name between the wings and `boot.js`.
    pub fn name(self) -> &'static str {
        match self {
            Wing::Arriving => "app",
            Wing::Writing => "writing",
            Wing::Together => "together",
        }
    }

    /// Which one opens a link, by what stands after `#`: plans are looked at
    /// where one arrives, invitations and answers where one rates.
    pub fn of_link(fragment: &str) -> Option<Wing> {
        let mut letters = fragment.chars();
        let wing = match letters.next()? {
            'p' | 'd' => Wing::Arriving,
            'j' | 'a' => Wing::Together,
            _ => return None,
        };
        letters.next()?.is_ascii_digit().then_some(wing)
    }

    /// Which one shows a page.
    pub fn of(route: &Route) -> Wing {
        let href = route.href();
        let page = href.trim_start_matches("#/");
        let is_one = |list: &[&str]| {
            list.iter()
                .any(|begins| page.strip_prefix(begins).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
        };
        if is_one(&TOGETHER) {
            Wing::Together
        } else if is_one(&WRITING) {
            Wing::Writing
        } else {
            Wing::Arriving
        }
    }
}

/// How the addresses of the wing for groups begin; `boot.js` has the same list.
pub const TOGETHER: [&str; 7] =
    ["rate", "meeting", "stand", "points", "received/compare", "received/together", "received/stand"];

/// How the addresses of the wing for writing begin; `boot.js` has the same list.
pub const WRITING: [&str; 14] = [
    "plan",
    "basics",
    "question",
    "keep",
    "aid",
    "how-forms-fit",
    "our-plan",
    "summary",
    "drawing",
    "share",
    "received/plan",
    "help",
    "accessibility",
    "worksheet",
];

/// Steps of undo that go along.
const STEPS: usize = 20;

impl Desk {
    /// Gives everything to another wing, which goes on where the address says,
    /// and rests.
    pub fn hand_over(self, to: Wing) {
        self.flush();
        // Nobody comes back to what somebody else was answering here.
        super::pages::rate::room::put_away(self);
        self.draw_again();
        if self.route.get_untracked() == Route::First {
            self.deleted.set(None);
        }
        let state = self.state();
        self.resting.set(true);
        self.rested.set_value(match self.kept.get_untracked() {
            Kept::Here(key) => Some(key),
            Kept::Example => Some(String::new()),
            Kept::Nothing => None,
        });
        self.kept.set(Kept::Nothing);
        browser::page::hand_over(to.name(), &state.to_string());
    }

    /// Takes what another wing handed over; whether it was anything.
    pub fn take_up(self) -> bool {
        let state = browser::page::handed_over().and_then(|state| serde_json::from_str::<Value>(&state).ok());
        let Some(Value::Object(state)) = state else { return false };
        self.resting.set(false);
        self.lay_state(&state);
        true
    }

    /// Puts a plan of this device on the desk as another wing had it: as it is
    /// stored, with what could not be stored yet. One that storage does not
    /// have (it was begun a moment ago, or this browser stores nothing) is laid
    /// as it came, so that nothing is lost on the way.
    fn lay_stored(self, key: &str, plan: Plan, state: &Map<String, Value>) {
        let saving = saving_of(state.get("saving"));
        let revision = state.get("revision").and_then(Value::as_u64).unwrap_or_default();
        if let Err(fault) = self.open(key) {
            let newer = state.get("newer").and_then(Value::as_bool) == Some(true);
            let record = Record {
                revision,
                scope: scope_of(state.get("scope")),
                shared: state.get("shared").and_then(Value::as_i64),
                ..Record::default()
            };
            self.lay_unstored(key, plan, record, saving, if newer { Hold::Newer } else { Hold::Ours });
            if fault == OpenError::Missing && matches!(saving, Saving::Saved(_)) {
                self.missed();
            }
            return;
        }
        if !matches!(saving, Saving::Saved(_)) {
            let number = |name: &str| state.get(name).and_then(Value::as_i64);
            self.record.update(|record| {
                record.shared = record.shared.max(number("shared"));
                record.copied = record.copied.max(number("copied"));
                record.scope = scope_of(state.get("scope"));
            });
        }
        let differs = self.plan.with_untracked(|stored| format::to_value(stored) != format::to_value(&plan));
        if differs && !matches!(saving, Saving::Saved(_)) {
            let base = state.get("base").and_then(plan_of).unwrap_or_default();
            self.go_on_with(plan, base, revision, saving);
        }
    }

    fn state(self) -> Value {
        let kept = match self.kept.get_untracked() {
            Kept::Nothing => Value::Null,
            Kept::Example => json!(""),
            Kept::Here(key) => json!(key),
        };
        let steps = self.history().with_untracked(|history| {
            history.steps(STEPS).map(|steps| {
                steps.into_iter().map(|(plan, says)| json!([format::to_value(plan), says])).collect::<Vec<_>>()
            })
        });
        let Sharing { preset, without } = self.sharing.get_untracked();
        let received = match self.received.get_untracked() {
            Received::Plan(came) => json!([copy_value(&came.document), matches!(came.via, Via::File)]),
            Received::BrokenFile(said) => json!(said),
            Received::Nothing => Value::Null,
            Received::Several(found) if copies(&found).next().is_some() => Value::Null,
            // For the wing for arriving alone, which still has it.
            _ => json!(true),
        };
        let found: Vec<Value> = self.found.with_untracked(|found| {
            copies(found).map(|(text, document)| json!([text, copy_value(document)])).collect()
        });
        json!({
            "kept": kept,
            "plan": self.plan.with_untracked(format::to_value),
            "base": untrack(|| self.is_unstored()).then(|| self.seen_last(format::to_value)),
            "steps": steps,
            "sharing": scope_value(Scope { preset, without }),
            "received": received,
            "found": found,
            // Stored, it is read again on the other side, with what another tab wrote meanwhile.
            "saving": saving_value(self.saving.get_untracked()),
            "revision": self.record.with_untracked(|record| record.revision),
            "scope": scope_value(untrack(|| self.scope())),
            "shared": self.record.with_untracked(|record| record.shared),
            "copied": self.record.with_untracked(|record| record.copied),
            "newer": self.hold.get_untracked() == Hold::Newer,
            "said": self.still_said(),
            "deleted": self.deleted.get_untracked().map(|gone| json!([gone.title, gone.texts])),
            "outcome": self.outcome.get_untracked().map(|outcome| {
                json!([outcome.says, outcome.left_out, scope_value(outcome.before)])
            }),
        })
    }

    fn lay_state(self, state: &Map<String, Value>) {
        let plan = state.get("plan").and_then(plan_of).unwrap_or_default();
        // Positions that nobody has shown yet wait here while somebody looks at another page.
        let kept = state.get("kept").and_then(Value::as_str);
        let same = self.rested.with_value(|rested| rested.as_deref() == kept);
        let handed = plan.clone();
        let (hidden, twice) = (self.hidden.get_untracked(), self.twice.get_untracked());
        match kept {
            None => self.clear(),
            Some("") => self.lay_as_example(plan),
            Some(key) => self.lay_stored(key, plan, state),
        }
        if same {
            self.hidden.set(hidden);
            self.twice.set(twice);
        }
        let steps = |at: usize| {
            let steps = state.get("steps").and_then(|steps| steps.get(at)).and_then(Value::as_array);
            let step = |step: &Value| Some((plan_of(step.get(0)?)?, step.get(1)?.as_str()?.to_owned()));
            steps.into_iter().flatten().filter_map(step).collect()
        };
        self.history().set(History::of_steps([steps(0), steps(1)]));
        if self.plan.with_untracked(|now| format::to_value(now) != format::to_value(&handed)) {
            (self.news)(self, Some(&handed));
        }
        if let Some(sharing) = state.get("sharing") {
            let Scope { preset, without } = scope_of(Some(sharing));
            self.sharing.set(Sharing { preset, without });
        }
        let found = |found: &Value| {
            let opened = Opened::Copy(Box::new(copy_of(found.get(1)?)?));
            Some(Found { text: found.get(0)?.as_str()?.to_owned(), opened })
        };
        let outcome = state.get("outcome").and_then(|outcome| {
            let text = |at: usize| outcome.get(at)?.as_str().map(str::to_owned);
            Some(Outcome { says: text(0)?, left_out: text(1)?, before: scope_of(outcome.get(2)) })
        });
        self.outcome.set(outcome);
        if let Some(said) = state.get("said").and_then(Value::as_str).map(str::to_owned) {
            // A region that is new on the page is not read out: it speaks when its text changes.
            request_animation_frame(move || self.say(said));
        }
        let deleted = state.get("deleted").and_then(|gone| {
            let texts = serde_json::from_value(gone.get(1)?.clone()).ok()?;
            Some(Deleted { title: gone.get(0)?.as_str()?.to_owned(), texts })
        });
        self.deleted.set(deleted);
        let elsewhere = state.get("received") == Some(&Value::Bool(true));
        if elsewhere && self.wing == Wing::Arriving {
            return;
        }
        let all = state.get("found").and_then(Value::as_array);
        let all: Vec<Found> = all.into_iter().flatten().filter_map(found).collect();
        // Links that cannot be opened are known where one arrives, and do not go along.
        let same = self.found.with_untracked(|before| copies(before).eq(copies(&all)));
        if !same {
            self.found.set(all);
        }
        let came = state.get("received").and_then(|came| {
            let via = if came.get(1)?.as_bool()? { Via::File } else { Via::Link };
            Some(Preview { document: copy_of(came.get(0)?)?, notes: Vec::new(), via })
        });
        let said = state.get("received").and_then(Value::as_str).map(|said| Received::BrokenFile(said.to_owned()));
        let several = self.found.with_untracked(|found| (!found.is_empty()).then(|| Received::Several(found.clone())));
        let other = said.or(several).unwrap_or(if elsewhere { Received::Opening } else { Received::Nothing });
        let came = came.map_or(other, |came| Received::Plan(Box::new(came)));
        // What could not be read of a file is known here alone.
        if !self.received.with_untracked(|before| same_plan(before, &came)) {
            self.received.set(came);
        }
    }
}

/// The copies of plans among what was found, with their links.
fn copies(found: &[Found]) -> impl Iterator<Item = (&str, &Document)> {
    found.iter().filter_map(|found| match &found.opened {
        Opened::Copy(document) => Some((found.text.as_str(), &**document)),
        _ => None,
    })
}

fn same_plan(before: &Received, now: &Received) -> bool {
    matches!((before, now), (Received::Plan(before), Received::Plan(now)) if before.document == now.document)
}

/// How far the plan is from being safe, and since when.
fn saving_value(saving: Saving) -> Value {
    match saving {
        Saving::Nothing => json!(["nothing"]),
        Saving::Saved(since) => json!(["saved", since]),
        Saving::Waiting => json!(["waiting"]),
        Saving::Full(since) => json!(["full", since]),
        Saving::Refused(since) => json!(["refused", since]),
        Saving::DeletedElsewhere => json!(["deleted"]),
        Saving::Emptied => json!(["emptied"]),
    }
}

fn saving_of(value: Option<&Value>) -> Saving {
    let since = value.and_then(|value| value.get(1)?.as_i64());
    match value.and_then(|value| value.get(0)?.as_str()).unwrap_or_default() {
        "saved" => since.map_or(Saving::Nothing, Saving::Saved),
        "waiting" => Saving::Waiting,
        "full" => Saving::Full(since),
        "refused" => Saving::Refused(since),
        "deleted" => Saving::DeletedElsewhere,
        "emptied" => Saving::Emptied,
        _ => Saving::Nothing,
    }
}

fn scope_value(Scope { preset, without }: Scope) -> Value {
    json!([place(preset), without.bits()])
}

fn scope_of(value: Option<&Value>) -> Scope {
    let Some(value) = value else { return Scope::default() };
    let number = |at: usize| value.get(at).and_then(Value::as_u64).unwrap_or_default() as usize;
    Scope {
        preset: Preset::ALL.get(number(0)).copied().unwrap_or_default(),
        without: Parts::from_bits(number(1) as u8).unwrap_or_default(),
    }
}

fn place(preset: Preset) -> usize {
    Preset::ALL.iter().position(|each| *each == preset).unwrap_or_default()
}

fn copy_value(document: &Document) -> Value {
    json!([place(document.preset), document.without.bits(), format::to_value(&document.plan)])
}

fn copy_of(value: &Value) -> Option<Document> {
    let preset = *Preset::ALL.get(value.get(0)?.as_u64()? as usize)?;
    let without = Parts::from_bits(value.get(1)?.as_u64()? as u8)?;
    Some(Document { preset, without, plan: plan_of(value.get(2)?)? })
}

/// A plan that this page itself wrote a moment ago; it still goes the one road.
fn plan_of(value: &Value) -> Option<Plan> {
    Some(format::read_value(value.clone(), format::Source::Here).ok()?.plan)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_that_starts_the_page_knows_the_same_addresses() {
        let list = |of: &[&str]| of.join("|").replace('/', "\\/");
        for rule in
            [format!("/^#(\\/({})(\\/|$)|[ja]\\d)/", list(&TOGETHER)), format!("/^#\\/({})(\\/|$)/", list(&WRITING))]
        {
            assert!(include_str!("../browser/boot.js").contains(&rule), "boot.js has another rule than {rule}");
        }
    }

    #[test]
    fn every_page_is_in_one_wing() {
        for (address, wing) in [
            ("/", Wing::Arriving),
            ("/received", Wing::Arriving),
            ("/received/plan", Wing::Writing),
            ("/received/stand", Wing::Together),
            ("/plan", Wing::Writing),
            ("/question/3", Wing::Writing),
            ("/stand", Wing::Together),
            ("/rate/answer/2", Wing::Together),
            ("/help", Wing::Writing),
            ("/delete-everything", Wing::Arriving),
        ] {
            assert_eq!(Wing::of(&Route::read(address)), wing, "{address}");
        }
    }
}
