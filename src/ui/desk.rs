//! The state of the app: one plan on the desk, and the verbs that change it.
//!
//! Made once at the root and given by context; everything in it lives as long
//! as the page. Components read with memos and change with verbs, so that
//! every change is recorded, saved and shown in one place.

use leptos::prelude::*;

use super::route::Route;
use super::shelf::Device;
use crate::browser;
use crate::format::Note;
use crate::link::LinkError;
use crate::plan::history::History;
use crate::plan::{Answer, Date, Edit, EditError, Path, Plan};
use crate::save::{self, Record, StoreError};

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
    /// Another tab saved this plan since it was opened here.
    ChangedElsewhere,
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
    /// This tab.
    Ours,
    /// Another tab has it open; here it can be read.
    Elsewhere,
    /// It was stored by a newer version; here it can be read.
    Newer,
}

/// What came in from outside and was not kept yet.
#[derive(Clone, Debug, PartialEq)]
pub enum Received {
    /// Nothing.
    Nothing,
    /// A plan, in memory alone, with what could not be read of it.
    Plan(Box<Plan>, Vec<Note>, Via),
    /// A link that could not be opened, and its text.
    BrokenLink(LinkError, String),
    /// A file or pasted text that could not be opened, in a sentence.
    BrokenFile(String),
}

/// How it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// A link.
    Link,
    /// A file or a file's text.
    File,
}

/// What is needed to bring a deleted plan back.
#[derive(Clone, Debug, PartialEq)]
pub struct Deleted {
    /// Its title, to say what was deleted.
    pub title: String,
    /// Keys and texts, as they were stored.
    texts: Vec<(String, String)>,
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
    /// A sentence for screen readers, said once.
    pub said: RwSignal<String>,
    said_at: StoredValue<f64>,
    /// Undo and redo.
    history: RwSignal<History>,
    /// Counts changes of what is stored, for lists made from storage.
    pub stored: RwSignal<u32>,
    /// A plan that was just deleted, until the page is left.
    pub deleted: RwSignal<Option<Deleted>>,
    /// The tag by which this tab is known to others.
    tab: StoredValue<String>,
    timer: StoredValue<Option<TimeoutHandle>>,
    rest: StoredValue<Option<TimeoutHandle>>,
}

/// A change is stored this many milliseconds after the first key; more come with it.
const SAVE_AFTER: u64 = 300;
/// What was said just before a page is left is still said on the next one, in milliseconds.
const SAID_FOR: f64 = 1000.0;
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
            route: RwSignal::new(route),
            received: RwSignal::new(Received::Nothing),
            said: RwSignal::new(String::new()),
            said_at: StoredValue::new(0.0),
            history: RwSignal::new(History::default()),
            stored: RwSignal::new(0),
            deleted: RwSignal::new(None),
            tab: StoredValue::new(String::new()),
            timer: StoredValue::new(None),
            rest: StoredValue::new(None),
        }
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
        self.stamp(&mut changed);
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

    /// The day and the version that belong to a change.
    fn stamp(self, plan: &mut Plan) {
        let (year, month, day, ..) = browser::clock::local(browser::clock::now());
        if let Some(today) = Date::new(year, month, day) {
            plan.answers.set("plan.lastChanged", Some(Answer::Date(today)));
        }
        let shared = self.record.with_untracked(|record| record.shared);
        let version = crate::plan::progress::version_after_change(plan.version(), shared);
        plan.answers.set("plan.version", Some(Answer::Number(version)));
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
        let Some(mut plan) = to else { return };
        self.stamp(&mut plan);
        self.plan.set(plan);
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

    // Storage.

    fn save_soon(self) {
        if matches!(self.kept.get_untracked(), Kept::Here(_)) {
            if !matches!(self.saving.get_untracked(), Saving::Full(_) | Saving::Refused(_) | Saving::ChangedElsewhere) {
                self.saving.set(Saving::Waiting);
            }
            if self.timer.with_value(Option::is_none) {
                later(self.timer, SAVE_AFTER, move || self.save());
            }
        }
    }

    /// Stores what waits to be stored, at once: the page is hidden or closed.
    pub fn flush(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
            self.save();
        }
    }

    /// Stores the plan, whatever the timer says.
    pub fn save(self) {
        self.store(true);
    }

    fn store(self, changed: bool) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        let Kept::Here(key) = self.kept.get_untracked() else { return };
        if self.hold.get_untracked() != Hold::Ours {
            return;
        }
        let first = self.record.with_untracked(|record| record.revision == 0);
        let mut record = self.record.get_untracked();
        let before = (record.saved > 0).then_some(record.saved);
        record.plan = self.plan.get_untracked();
        record.saved = browser::clock::now() as i64;
        record.changes += u64::from(changed);
        match save::store(&Device, &key, &record, record.revision) {
            Ok(revision) => {
                record.revision = revision;
                let moment = record.saved;
                record.plan = Plan::default();
                self.record.set(record);
                self.saving.set(Saving::Saved(moment));
                self.stored.update(|count| *count += 1);
                browser::page::leave("saved", &clock_words(moment));
                if first {
                    browser::storage::ask_to_persist();
                }
            }
            Err(StoreError::Full) => self.saving.set(Saving::Full(before)),
            Err(StoreError::Blocked) => self.saving.set(Saving::Refused(before)),
            Err(StoreError::ChangedElsewhere { .. }) => self.saving.set(Saving::ChangedElsewhere),
            Err(StoreError::Newer) => self.hold.set(Hold::Newer),
        }
    }

    /// Puts a new, empty plan on the desk. It is stored with its first answer.
    pub fn start(self) {
        let mut plan = Plan::default();
        plan.answers.set("plan.id", Some(Answer::Text(browser::random::hex())));
        self.lay(plan, Kept::Here(browser::random::hex()), Record::default(), Saving::Nothing, Hold::Ours);
        self.go(Route::Ask("plan"));
    }

    /// Puts the worked example on the desk.
    pub fn lay_example(self, plan: Plan) {
        self.lay(plan, Kept::Example, Record::default(), Saving::Nothing, Hold::Ours);
        self.go(Route::Hub);
    }

    /// Keeps a plan on this device as a plan of its own, and puts it on the desk.
    pub fn keep(self, plan: Plan) {
        let mut plan = plan;
        if plan.text("plan.id").is_empty() {
            plan.answers.set("plan.id", Some(Answer::Text(browser::random::hex())));
        }
        self.lay(plan, Kept::Here(browser::random::hex()), Record::default(), Saving::Waiting, Hold::Ours);
        self.save();
    }

    /// Opens a plan of this device.
    pub fn open(self, key: &str) -> Result<Vec<Note>, save::OpenError> {
        let opened = save::open(&Device, key)?;
        let mut record = opened.record;
        let plan = std::mem::take(&mut record.plan);
        let saving = Saving::Saved(record.saved);
        self.lay(plan, Kept::Here(key.to_owned()), record, saving, Hold::Ours);
        Ok(opened.notes)
    }

    fn lay(self, plan: Plan, kept: Kept, record: Record, saving: Saving, hold: Hold) {
        self.flush();
        self.leave();
        browser::page::leave("saved", &if record.saved > 0 { clock_words(record.saved) } else { String::new() });
        self.history.set(History::default());
        self.record.set(record);
        self.saving.set(saving);
        self.hold.set(hold);
        self.plan.set(plan);
        if let Kept::Here(key) = &kept {
            browser::storage::tab_set(OPEN_KEY, key);
            browser::tabs::say(&format!("open {} {key}", self.tab.get_value()));
        }
        self.kept.set(kept);
    }

    /// Takes the plan off the desk.
    pub fn clear(self) {
        self.lay(Plan::default(), Kept::Nothing, Record::default(), Saving::Nothing, Hold::Ours);
        browser::storage::tab_set(OPEN_KEY, "");
    }

    /// A copy left the device: as a link, a file, a print.
    pub fn copied(self, shared: bool) {
        let version = self.plan.with_untracked(Plan::version);
        self.record.update(|record| {
            record.copied = Some(browser::clock::now() as i64);
            record.changes = 0;
            if shared {
                record.shared = Some(version);
            }
        });
        // Noted at once; it is not a change itself.
        self.store(false);
    }

    /// Deletes a plan of this device, with its private notes. It can be undone until the tab is closed.
    pub fn delete(self, key: &str) {
        if self.kept.get_untracked() == Kept::Here(key.to_owned()) {
            self.flush();
            self.clear();
        }
        let title = save::list(&Device).into_iter().find(|entry| entry.key == key).map(|entry| entry.title);
        let texts = stored_texts(key);
        match save::delete(&Device, key) {
            Ok(()) => {
                let title = title.filter(|title| !title.is_empty()).unwrap_or_else(|| "Untitled plan".to_owned());
                self.say(format!("{title} was deleted from this device. Undo is on the first page."));
                self.deleted.set(Some(Deleted { title, texts }));
            }
            Err(_) => self.say("This browser refused to delete the plan.".to_owned()),
        }
        self.stored.update(|count| *count += 1);
    }

    /// Brings back the plan that was just deleted, byte for byte.
    pub fn undelete(self) {
        let Some(gone) = self.deleted.get_untracked() else { return };
        let back = gone.texts.iter().all(|(key, text)| browser::storage::set(key, text).is_ok());
        if back {
            self.deleted.set(None);
            self.say(format!("{} is back.", gone.title));
        } else {
            self.say("There is no room to bring it back. Delete another plan first.".to_owned());
        }
        self.stored.update(|count| *count += 1);
    }

    /// Forgets what is on the desk without storing it: everything on the device is about to be deleted.
    pub fn forget(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        self.kept.set(Kept::Nothing);
        self.deleted.set(None);
        self.received.set(Received::Nothing);
        self.plan.set(Plan::default());
        self.history.set(History::default());
        browser::page::leave("saved", "");
    }

    // What came in.

    /// Puts what came in aside: the choice is made.
    pub fn settle(self) {
        self.received.set(Received::Nothing);
    }

    /// Goes to a page in the place of the link that is in the address, so that
    /// the link is neither in the address bar nor one step Back.
    pub fn leave_address(self, route: Route) {
        browser::address::replace(route.href().trim_start_matches('#'));
        self.turn_to(route);
    }

    // Other tabs.

    /// Hears other tabs and answers them: the tab that opens a plan later reads, the first one writes.
    pub fn join_tabs(self) {
        self.tab.set_value(browser::random::hex());
        browser::tabs::listen_to(TABS, move |message| self.heard(&message));
    }

    fn heard(self, message: &str) {
        let mut words = message.split(' ');
        let (Some(verb), Some(from), Some(key)) = (words.next(), words.next(), words.next()) else { return };
        let Kept::Here(ours) = self.kept.get_untracked() else { return };
        if key != ours {
            return;
        }
        let me = self.tab.get_value();
        match verb {
            "open" if self.hold.get_untracked() == Hold::Ours => {
                self.flush();
                browser::tabs::say(&format!("mine {me} {key} {from}"));
            }
            "mine" if words.next() == Some(&me) => self.hold.set(Hold::Elsewhere),
            "take" if self.hold.get_untracked() == Hold::Ours => {
                self.flush();
                self.hold.set(Hold::Elsewhere);
                browser::tabs::say(&format!("yours {me} {key} {from}"));
            }
            "yours" if words.next() == Some(&me) => self.reopen(),
            "free" if self.hold.get_untracked() == Hold::Elsewhere => self.reopen(),
            _ => {}
        }
    }

    /// Asks the tab that has the plan open to hand it over.
    pub fn take_over(self) {
        let Kept::Here(key) = self.kept.get_untracked() else { return };
        browser::tabs::say(&format!("take {} {key}", self.tab.get_value()));
        // A tab that was closed without a word does not answer; then the plan is free.
        set_timeout(
            move || {
                if self.hold.get_untracked() == Hold::Elsewhere {
                    self.reopen();
                }
            },
            std::time::Duration::from_millis(600),
        );
    }

    /// Reads the plan on the desk from storage again, with what other tabs stored.
    pub fn reopen(self) {
        let Kept::Here(key) = self.kept.get_untracked() else { return };
        // Without the word "open" to others, which would start the exchange again.
        if let Ok(opened) = save::open(&Device, &key) {
            let mut record = opened.record;
            self.plan.set(std::mem::take(&mut record.plan));
            self.saving.set(Saving::Saved(record.saved));
            self.record.set(record);
            self.history.set(History::default());
        }
        self.hold.set(Hold::Ours);
        self.say("You can write here now.".to_owned());
    }

    /// Tells other tabs that the plan is free.
    pub fn leave(self) {
        if let Kept::Here(key) = self.kept.get_untracked()
            && self.hold.get_untracked() == Hold::Ours
        {
            browser::tabs::say(&format!("free {} {key}", self.tab.get_value()));
        }
    }

    /// Another tab stored something.
    pub fn stored_elsewhere(self, key: Option<String>) {
        self.stored.update(|count| *count += 1);
        let Kept::Here(ours) = self.kept.get_untracked() else { return };
        // A tab that only reads follows the one that writes. So does one that
        // has nothing on its way: a browser may tell of another tab's last
        // save after that tab has handed the plan over.
        let idle = self.timer.with_value(Option::is_none) && matches!(self.saving.get_untracked(), Saving::Saved(_));
        if (self.hold.get_untracked() == Hold::Elsewhere || idle)
            && key.is_some_and(|key| key.ends_with(&format!("/plan/{ours}")))
            && let Ok(opened) = save::open(&Device, &ours)
        {
            let mut record = opened.record;
            self.plan.set(std::mem::take(&mut record.plan));
            self.saving.set(Saving::Saved(record.saved));
            self.record.set(record);
            // Steps from before would take back what the other tab wrote.
            self.history.set(History::default());
        }
    }

    // Moving about.

    /// Shows a page. What was said on the page before is said no longer, and a
    /// deleted plan cannot be brought back once the first page was left.
    pub fn turn_to(self, route: Route) {
        if self.route.get_untracked() == Route::First && route != Route::First {
            self.deleted.set(None);
        }
        if browser::clock::now() - self.said_at.get_value() > SAID_FOR {
            self.said.set(String::new());
        }
        self.route.set(route);
    }

    /// Goes to a page.
    pub fn go(self, route: Route) {
        browser::address::go(route.href().trim_start_matches('#'));
    }
}

/// Where this tab remembers which plan it has open.
pub const OPEN_KEY: &str = "joint-action/1/open";
const TABS: &str = "joint-action/1";

/// Everything that is stored of a plan, by the whole key.
fn stored_texts(key: &str) -> Vec<(String, String)> {
    let keys = browser::storage::keys().unwrap_or_default();
    let ours = keys
        .into_iter()
        .filter(|whole| whole.strip_prefix("joint-action/1/").is_some_and(|rest| rest.split('/').nth(1) == Some(key)));
    ours.filter_map(|whole| browser::storage::get(&whole).ok().flatten().map(|text| (whole, text))).collect()
}

/// Calls a function after some time; a later call starts the time again.
fn later(slot: StoredValue<Option<TimeoutHandle>>, after: u64, call: impl FnOnce() + 'static) {
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
