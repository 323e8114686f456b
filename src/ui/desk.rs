//! The state of the app: one plan on the desk, and the verbs that change it.
//!
//! Made once at the root and given by context; everything in it lives as long
//! as the page. Components read with memos and change with verbs, so that
//! every change is recorded, saved and shown in one place. What is stored is
//! in `storage`, what other tabs store in `tabs`.

use leptos::prelude::*;

use super::packing::Found;
use super::pages::points;
use super::pages::rate::{Room, room};
use super::pages::share::Sharing;
use super::pages::together::{Bringing, Outcome};
use super::route::{Rate, Route};
use super::shelf::Device;
use super::wings::Wing;
use crate::browser;
use crate::format::Note;
use crate::link::{Document, LinkError};
use crate::plan::copy::Scope;
use crate::plan::history::History;
use crate::plan::positions::{Position, is_answer, is_position};
use crate::plan::{Answer, BOOKKEEPING, Date, Edit, EditError, Path, Plan};
use crate::save::{self, Record, StoreError, Why};

mod storage;
mod tabs;

pub use storage::{Deleted, OPEN_KEY};
pub use tabs::Twice;

/// How far the plan is from being safe on this device.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Saving {
    /// Nothing was written yet.
    Nothing,
    /// Everything is stored since this moment (milliseconds since 1970).
    Saved(i64),
    /// A change is on its way.
    Waiting,
    /// The browser has no room; saved until this moment, if ever.
    Full(Option<i64>),
    /// The browser refuses to store.
    Refused(Option<i64>),
    /// Another tab deleted this plan.
    DeletedElsewhere,
    /// All that this browser had stored is gone; the plan is stored again with
    /// its next change.
    Emptied,
}

/// Which plan is on the desk, and how it is kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    /// None.
    Nothing,
    /// The worked example: changes are not stored.
    Example,
    /// A plan of this device, under its key.
    Here(String),
}

/// Who may write to the plan on the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// This tab, and others of the same build.
    Ours,
    /// It was stored by a newer version; here it can be read.
    Newer,
}

/// What came in from outside and was not kept yet.
#[derive(Clone, Debug, PartialEq)]
pub enum Received {
    /// Nothing.
    Nothing,
    /// The packer is being loaded, or is reading.
    Opening,
    /// A plan, in memory alone.
    Plan(Box<Preview>),
    /// Several links at once: what each holds.
    Several(Vec<Found>),
    /// A link that could not be opened, its text and its beginning.
    BrokenLink(LinkError, String, Option<Box<Plan>>),
    /// A link that only another program's server can undo: its host.
    Hidden(String),
    /// The packer did not arrive; the text is kept to try again.
    NoPacker(String),
    /// A file with all plans of a device.
    Backup(Box<save::Backup>),
    /// A file or pasted text that could not be opened, in a sentence.
    BrokenFile(String),
}

/// A copy that came in, to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The plan, and what the link said about the copy.
    pub document: Document,
    /// What could not be read of a file.
    pub notes: Vec<Note>,
    /// How it came.
    pub via: Via,
}

/// How it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// A link.
    Link,
    /// A file or a file's text.
    File,
}

/// What this tab has seen in storage.
#[derive(Clone, Debug, Default)]
struct Seen {
    /// The plan that it read or stored last.
    plan: Plan,
    /// The one before that.
    before: Plan,
    /// The text that it was, hashed.
    hash: u32,
}

/// The state, as signals. Copy it freely.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The plan on the desk.
    pub plan: RwSignal<Plan>,
    /// Which one it is.
    pub kept: RwSignal<Kept>,
    /// What storage knows of it beside its answers.
    pub record: RwSignal<Record>,
    /// Whether it is safe.
    pub saving: RwSignal<Saving>,
    /// Who may write.
    pub hold: RwSignal<Hold>,
    /// The page shown.
    pub route: RwSignal<Route>,
    /// What came in.
    pub received: RwSignal<Received>,
    /// The other links that came with it, to go back to.
    pub found: RwSignal<Vec<Found>>,
    /// Versions that are being brought together.
    pub bringing: RwSignal<Option<Bringing>>,
    /// What came of bringing versions together, for the plan's home.
    pub outcome: RwSignal<Option<Outcome>>,
    /// Positions that are not shown yet.
    pub hidden: RwSignal<Vec<Position>>,
    /// What is to be shared.
    pub sharing: RwSignal<Sharing>,
    /// The self-assessment in a meeting: the round, whoever answers, the clock.
    room: StoredValue<Room>,
    /// Counts what happened there, for the pages that show it.
    pub drawn: RwSignal<u32>,
    /// A sentence for screen readers, said once.
    pub said: RwSignal<String>,
    said_at: StoredValue<f64>,
    /// Undo and redo.
    history: RwSignal<History>,
    /// Which wing of the page this is.
    pub wing: Wing,
    /// What is done when another tab stored something in the plan on the desk:
    /// just now, or since another wing handed this plan over.
    pub(super) news: fn(Desk, Option<&Plan>),
    /// Another wing is at work: this one shows nothing and hears nothing.
    pub resting: RwSignal<bool>,
    /// From which key to which one a plan went that another tab had deleted.
    pub(super) moved: StoredValue<Option<(String, String)>>,
    /// Counts what was opened: of two, the later one is shown.
    pub turn: StoredValue<u32>,
    /// Under which key the plan was kept that was here before another wing had it.
    pub(super) rested: StoredValue<Option<String>>,
    /// Counts changes of what is stored, for lists made from storage.
    pub stored: RwSignal<u32>,
    /// A plan that was just deleted, until the page is left.
    pub deleted: RwSignal<Option<Deleted>>,
    /// The tag by which this tab is known to others.
    tab: StoredValue<String>,
    /// Whether another tab has the plan open, too.
    pub also: RwSignal<bool>,
    /// What was written in two tabs at one moment.
    pub twice: RwSignal<Vec<Twice>>,
    seen: StoredValue<Seen>,
    timed: StoredValue<f64>,
    timer: StoredValue<Option<TimeoutHandle>>,
    rest: StoredValue<Option<TimeoutHandle>>,
}

/// What was said just before a page is left is still said on the next one, in milliseconds.
const SAID_FOR: f64 = 1000.0;
/// What came in was put aside: no wing goes on with what was begun about it.
pub(super) const SETTLED: &str = "app:settled";
/// Everything was deleted: no wing keeps anybody's answers either.
pub(super) const GONE: &str = "app:gone";
/// What undo calls it when versions were brought together.
const BRINGING: &str = "bringing versions together";
/// Typing is one step of undo until nothing was typed for this many milliseconds.
const STEP_AFTER: u64 = 1500;

impl Desk {
    /// An empty desk.
    pub fn new(route: Route) -> Desk {
        Desk {
            plan: RwSignal::new(Plan::default()),
            kept: RwSignal::new(Kept::Nothing),
            record: RwSignal::new(Record::default()),
            saving: RwSignal::new(Saving::Nothing),
            hold: RwSignal::new(Hold::Ours),
            wing: Wing::of(&route),
            news: |_, _| {},
            route: RwSignal::new(route),
            received: RwSignal::new(Received::Nothing),
            found: RwSignal::new(Vec::new()),
            bringing: RwSignal::new(None),
            outcome: RwSignal::new(None),
            hidden: RwSignal::new(Vec::new()),
            sharing: RwSignal::new(Sharing::default()),
            room: StoredValue::new(Room::default()),
            drawn: RwSignal::new(0),
            said: RwSignal::new(String::new()),
            said_at: StoredValue::new(0.0),
            history: RwSignal::new(History::default()),
            resting: RwSignal::new(false),
            moved: StoredValue::new(None),
            turn: StoredValue::new(0),
            rested: StoredValue::new(None),
            stored: RwSignal::new(0),
            deleted: RwSignal::new(None),
            tab: StoredValue::new(String::new()),
            also: RwSignal::new(false),
            twice: RwSignal::new(Vec::new()),
            seen: StoredValue::new(Seen::default()),
            timed: StoredValue::new(0.0),
            timer: StoredValue::new(None),
            rest: StoredValue::new(None),
        }
    }

    /// The same desk in this wing of the page, with what is done there when
    /// another tab stored something in the plan on the desk.
    pub fn in_wing(self, wing: Wing, news: fn(Desk, Option<&Plan>)) -> Desk {
        Desk { wing, news, ..self }
    }

    /// Which copy of the plan this is, if it was made from one that came in.
    pub fn scope(self) -> Scope {
        self.record.with(|record| record.scope)
    }

    /// The answer at a path, for a field to show.
    pub fn answer(self, path: &Path) -> Memo<Option<Answer>> {
        let path = path.clone();
        Memo::new(move |_| self.plan.with(|plan| plan.answer(&path).cloned()))
    }

    /// Makes a change: recorded, shown, and stored soon.
    pub fn apply(self, edit: Edit) -> Result<(), EditError> {
        if self.hold.get_untracked() != Hold::Ours {
            return Ok(());
        }
        let mut done = Ok(());
        let typing = matches!(&edit, Edit::Set { answer: Some(Answer::Text(_) | Answer::Texts(_)), .. });
        let mut changed = self.plan.with_untracked(Plan::clone);
        done = done.and(changed.apply(edit.clone()));
        done?;
        self.plan.with_untracked(|before| {
            self.history.update(|history| {
                history.record(before, &edit);
                if !typing {
                    history.pause();
                }
            });
        });
        if !is_position(&edit) {
            let was = changed.version();
            self.stamp(&mut changed, was);
        }
        self.plan.set(changed);
        self.rest_soon();
        self.save_soon();
        Ok(())
    }

    /// Writes an answer.
    pub fn set(self, path: &Path, answer: Option<Answer>) {
        // A row that was removed meanwhile takes no answer: there is nothing left to write to.
        let _ = self.apply(Edit::Set { path: path.clone(), answer });
    }

    /// Makes several changes as one step; `says` is what undo would take back.
    /// Whether they were made: a plan that can only be read takes none.
    pub fn apply_all(self, edits: &[Edit], says: &str) -> bool {
        let mut changed = self.plan.get_untracked();
        if self.hold.get_untracked() != Hold::Ours || edits.iter().any(|edit| changed.apply(edit.clone()).is_err()) {
            return false;
        }
        self.replace(changed, says);
        true
    }

    /// Does something with the room.
    pub fn with_room<T>(self, act: impl FnOnce(&mut Room) -> T) -> T {
        let (mut act, mut done) = (Some(act), None);
        self.reach(&mut |room| done = act.take().map(|act| act(room)));
        done.unwrap_or_else(|| unreachable!("the room is as old as the desk"))
    }

    /// Apart, so that what it takes to reach the room is there once.
    #[inline(never)]
    fn reach(self, act: &mut dyn FnMut(&mut Room)) {
        self.room.update_value(|room| act(room));
    }

    /// Something happened in the room; its page is shown anew.
    pub fn draw_again(self) {
        self.drawn.update(|count| *count += 1);
    }

    /// Today, on this device.
    pub fn today(self) -> Option<Date> {
        let (year, month, day, ..) = browser::clock::local(browser::clock::now());
        Date::new(year, month, day)
    }

    /// Puts another plan in the place of this one, in one step that undo takes
    /// back: `says` is what undo will call it.
    pub fn replace(self, plan: Plan, says: &str) {
        if self.hold.get_untracked() != Hold::Ours {
            return;
        }
        self.plan.with_untracked(|before| self.history.update(|history| history.record_as(before, says)));
        let now = self.plan.get_untracked();
        self.plan.set(self.stamped(plan, &now));
        self.save_soon();
    }

    /// Puts a plan of before in place of this one, as one step.
    pub fn restore(self, then: Plan, when: &str) {
        self.keep_point(Why::Replace);
        let now = self.plan.get_untracked();
        self.replace(points::as_it_was(then, &now), &format!("restoring the plan of {when}"));
        self.say(format!("The plan is as it was, {when}. Undo takes that back."));
    }

    /// Whether a plan of this device is the one on the desk.
    pub fn is_here(self, key: &str) -> bool {
        self.kept.with_untracked(|kept| matches!(kept, Kept::Here(here) if here == key))
    }

    /// Whether a plan of this device may be put on the desk, or is there.
    pub fn gives_way_to(self, key: &str) -> bool {
        self.is_here(key) || self.gives_way()
    }

    /// Whether a newer build has this plan, so that nothing may be brought into it here. Said if so.
    pub fn is_newer_elsewhere(self) -> bool {
        let newer = self.hold.get_untracked() != Hold::Ours;
        if newer {
            self.say("A newer version of this page has your plan. Load this page again, then bring it in.".to_owned());
        }
        newer
    }

    /// Puts a plan of this device on the desk, unless it is there; whether it could.
    pub fn open_once(self, key: &str) -> bool {
        if !self.gives_way_to(key) {
            return false;
        }
        let there = self.is_here(key) || self.open(key).is_ok();
        if !there {
            self.say("Your plan could not be opened. Nothing was changed.".to_owned());
        }
        there
    }

    /// Which version a plan would be in the place of another.
    pub fn version_of(self, plan: &Plan, now: &Plan) -> i64 {
        self.stamped(plan.clone(), now).version()
    }

    /// The plan with its day, and with the version that a change from `now`
    /// makes. Where partners stand is about a version and makes no new one.
    fn stamped(self, plan: Plan, now: &Plan) -> Plan {
        let mut plan = plan;
        if same_but_positions(&plan, now) {
            plan.answers.set("plan.version", now.answers.get("plan.version").cloned());
        } else {
            self.stamp(&mut plan, now.version());
        }
        // Undo takes back what people wrote, not what was shared since.
        if let (true, Some(base)) = (plan.version() == now.version(), now.answers.get("plan.base")) {
            plan.answers.set("plan.base", Some(base.clone()));
        }
        plan
    }

    /// Keeps the plan as it is as a restore point, before something is done to it.
    pub fn keep_point(self, why: Why) {
        self.beside(|key, record, now| save::keep_point(&Device, key, record, why, now));
    }

    /// Keeps a version that came in beside the plan: as it came, and whole.
    pub fn keep_received(self, whole: &Plan, came: &Plan) {
        self.beside(|key, _, now| save::keep_received(&Device, key, whole, came, now));
    }

    /// Stores something beside a plan of this device. Where there is no room
    /// for it, the plan itself goes on.
    fn beside(self, store: impl FnOnce(&str, &Record, i64) -> Result<(), StoreError>) {
        if let Kept::Here(key) = self.kept.get_untracked() {
            let record = Record { plan: self.plan.get_untracked(), ..self.record.get_untracked() };
            let _ = store(&key, &record, browser::clock::now() as i64);
        }
    }

    /// Takes over what versions were brought together in; `others` are those
    /// that came, each made whole and as it came. The plan as it was and what
    /// came in are kept as restore points. Gives which copy the plan was before.
    pub fn bring_in(self, plan: Plan, others: &[(&Plan, &Document)]) -> Scope {
        self.keep_point(Why::Merge);
        let mut plan = plan;
        for (whole, came) in others {
            self.keep_received(whole, &came.plan);
            if !is_answer(&came.plan) {
                let base = [&crate::format::base_digest(&came.plan), " ", plan.text("plan.base")].concat();
                plan.answers.set("plan.base", Some(Answer::Text(base)));
            }
        }
        self.replace(plan, BRINGING);
        let before = self.record.with_untracked(|record| record.scope);
        // (Of an answer to where one stands, nothing but that was brought in.)
        for (_, came) in others.iter().filter(|(_, came)| !is_answer(&came.plan)) {
            self.record.update(|record| {
                record.scope = record.scope.joined(came.scope());
                // Somebody has a plan of this number: the next change makes the next one.
                record.shared = record.shared.max(Some(came.plan.version()));
            });
        }
        before
    }

    /// The day and the version that belong to a change; with a new version,
    /// those that it was made from.
    fn stamp(self, plan: &mut Plan, was: i64) {
        if let Some(today) = self.today() {
            plan.answers.set("plan.lastChanged", Some(Answer::Date(today)));
        }
        let shared = self.record.with_untracked(|record| record.shared);
        let version = crate::plan::progress::version_after_change(plan.version(), shared);
        plan.answers.set("plan.version", Some(Answer::Number(version)));
        if let (true, Kept::Here(key)) = (version > was, self.kept.get_untracked()) {
            let base = save::made_from(&Device, &key, plan.text("plan.base"));
            plan.answers.set("plan.base", Some(Answer::Text(base)));
        }
    }

    /// Whether bringing versions together is the last thing that was done.
    pub fn just_brought_in(self) -> bool {
        self.history.with(|history| history.undo_says() == Some(BRINGING))
    }

    /// Whether there is a step to undo, and to redo.
    pub fn steps(self) -> (bool, bool) {
        self.history.with(|history| (history.can_undo(), history.can_redo()))
    }

    /// Takes the last step back.
    pub fn undo(self) {
        self.step("Undone", History::undo_says, History::undo);
    }

    /// Takes the last undo back.
    pub fn redo(self) {
        self.step("Done again", History::redo_says, History::redo);
    }

    fn step(self, word: &str, says: fn(&History) -> Option<&str>, step: fn(&mut History, Plan) -> Option<Plan>) {
        if self.hold.get_untracked() != Hold::Ours {
            return;
        }
        let now = self.plan.get_untracked();
        let what = self.history.with_untracked(|history| says(history).map(str::to_owned)).unwrap_or_default();
        let mut to = None;
        self.history.update(|history| to = step(history, now));
        let Some(plan) = to else { return };
        let now = self.plan.get_untracked();
        if what == BRINGING {
            // As it was, to the letter; what came of it is said no longer. The number of
            // what others have stays known: the next change makes one after it.
            if let Some(outcome) = self.outcome.get_untracked() {
                self.record.update(|record| record.scope = outcome.before);
            }
            self.outcome.set(None);
            self.plan.set(plan);
        } else {
            self.plan.set(self.stamped(plan, &now));
        }
        self.say(if what.is_empty() { format!("{word}.") } else { format!("{word}: {what}.") });
        self.save_soon();
    }

    /// Says a sentence to screen readers.
    pub fn say(self, sentence: String) {
        // The same sentence twice is said twice: a region speaks only when its text changes.
        let again = self.said.with_untracked(|said| *said == sentence);
        self.said.set(if again { format!("{sentence}\u{a0}") } else { sentence });
        self.said_at.set_value(browser::clock::now());
    }

    fn rest_soon(self) {
        later(self.rest, STEP_AFTER, move || {
            self.history.update(History::pause);
        });
    }

    /// The history, to look at.
    pub(super) fn history(self) -> RwSignal<History> {
        self.history
    }

    /// What was said a moment ago, to be said where the next page is.
    pub(super) fn still_said(self) -> Option<String> {
        let lately = browser::clock::now() - self.said_at.get_value() <= SAID_FOR;
        Some(self.said.get_untracked()).filter(|said| lately && !said.is_empty())
    }

    // What came in.

    /// Puts what came in aside: the choice is made.
    pub fn settle(self) {
        self.received.set(Received::Nothing);
        self.found.set(Vec::new());
        self.bringing.set(None);
        // Nor does another wing go on with what was begun about it.
        browser::page::tell(SETTLED, "");
    }

    /// Goes to a page in the place of the link that is in the address, so that
    /// the link is neither in the address bar nor one step Back.
    pub fn leave_address(self, route: Route) {
        browser::address::replace(route.href().trim_start_matches('#'));
        self.turn_to(route);
    }

    // Moving about.

    /// Shows a page. What was said on the page before is said no longer, and a
    /// deleted plan cannot be brought back once the first page was left.
    pub fn turn_to(self, route: Route) {
        let wing = Wing::of(&route);
        if wing != self.wing {
            return self.hand_over(wing);
        }
        if self.route.get_untracked() == Route::First && route != Route::First {
            self.deleted.set(None);
        }
        if browser::clock::now() - self.said_at.get_value() > SAID_FOR {
            self.said.set(String::new());
        }
        if route != Route::Rate(Rate::Pass) {
            room::put_away(self);
        }
        self.route.set(route);
    }

    /// Goes to a page.
    pub fn go(self, route: Route) {
        browser::address::go(route.href().trim_start_matches('#'));
    }
}

/// Whether two plans differ in nothing but positions and what the app keeps.
fn same_but_positions(one: &Plan, other: &Plan) -> bool {
    let rest = |plan: &Plan| {
        let mut rest = plan.clone();
        BOOKKEEPING.iter().chain(&["agree"]).for_each(|key| rest.answers.set(key, None));
        rest
    };
    rest(one) == rest(other)
}

/// Calls a function after some time; a later call starts the time again.
/// Without a browser nothing happens by itself.
fn later(slot: StoredValue<Option<TimeoutHandle>>, after: u64, call: impl FnOnce() + 'static) {
    if !cfg!(target_arch = "wasm32") {
        return;
    }
    if let Some(timer) = slot.try_update_value(Option::take).flatten() {
        timer.clear();
    }
    let timer = set_timeout_with_handle(
        move || {
            slot.try_update_value(Option::take);
            call();
        },
        std::time::Duration::from_millis(after),
    );
    slot.set_value(timer.ok());
}

/// A moment as people say it: `14:32` today, `4 February, 9:15` on another day.
pub fn clock_words(moment: i64) -> String {
    let (year, month, day, hours, minutes) = browser::clock::local(moment as f64);
    let (this_year, this_month, today, ..) = browser::clock::local(browser::clock::now());
    let time = format!("{hours}:{minutes:02}");
    if (year, month, day) == (this_year, this_month, today) {
        return time;
    }
    match Date::new(year, month, day) {
        Some(date) if year == this_year => format!("{}, {time}", date.without_year()),
        Some(date) => format!("{}, {time}", date.in_words()),
        None => time,
    }
}
