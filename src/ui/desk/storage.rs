//! What the desk stores on this device, and takes from it: one plan at a
//! time, soon after each change, and all that belongs to it.

use leptos::prelude::*;

use super::{Desk, GONE, Hold, Kept, Saving, Seen, clock_words, later};
use crate::browser;
use crate::format::Note;
use crate::link::Document;
use crate::plan::copy::{Preset, Scope};
use crate::plan::history::History;
use crate::plan::{Answer, Plan};
use crate::save::{self, Record, StoreError};
use crate::ui::route::Route;
use crate::ui::shelf::Device;

/// Asked before another plan takes the place of one that is not stored.
const ONLY_HERE: &str =
    "Your last changes are only in this tab. If you go on, they are lost. To keep them, stop here and download a copy.";

/// What is needed to bring a deleted plan back.
#[derive(Clone, Debug, PartialEq)]
pub struct Deleted {
    /// Its title, to say what was deleted.
    pub title: String,
    /// Keys and texts, as they were stored.
    pub(in crate::ui) texts: Vec<(String, String)>,
}

/// A change is stored this many milliseconds after the first key; more come with it.
const SAVE_AFTER: u64 = 300;
/// Where this tab remembers which plan it has open.
pub const OPEN_KEY: &str = "joint-action/1/open";
/// How every key of ours begins.
const OURS: &str = "joint-action/";
/// Where it remembers for a moment that everything was deleted.
const DELETED: &str = "joint-action/1/deleted";
/// Whether it is time for a restore point is asked this often at most, in milliseconds.
const LOOK_AFTER: f64 = 60_000.0;

impl Desk {
    pub(super) fn save_soon(self) {
        if matches!(self.kept.get_untracked(), Kept::Here(_)) {
            if matches!(self.saving.get_untracked(), Saving::Nothing | Saving::Saved(_)) {
                self.saving.set(Saving::Waiting);
            }
            if self.timer.with_value(Option::is_none) {
                later(self.timer, SAVE_AFTER, move || self.save());
            }
        }
    }

    /// Stores what waits to be stored, at once: the page is hidden or closed.
    ///
    /// Firefox ends whatever runs when somebody goes elsewhere, in the middle
    /// of storing if it comes to that. The next moment to store is then the
    /// last one, and no timer tells of what is missing: the state does.
    pub fn flush(self) {
        let timer = self.timer.try_update_value(Option::take).flatten();
        if let Some(timer) = &timer {
            timer.clear();
        }
        if timer.is_some() || self.saving.get_untracked() == Saving::Waiting {
            self.save();
        }
    }

    /// Stores the plan, whatever the timer says.
    pub fn save(self) {
        self.store(true);
    }

    pub(super) fn store(self, changed: bool) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        let Kept::Here(key) = self.kept.get_untracked() else { return };
        if self.hold.get_untracked() != Hold::Ours || self.saving.get_untracked() == Saving::DeletedElsewhere {
            return;
        }
        // What another tab stored since is taken in first, so that nothing is written over.
        let there = browser::storage::get(&place(&key)).ok().flatten();
        if there.is_some() && hash_of(there) != self.seen.with_value(|seen| seen.hash) {
            (self.news)(self, None);
        }
        if self.hold.get_untracked() != Hold::Ours {
            return;
        }
        let first = self.record.with_untracked(|record| record.revision == 0);
        let mut record = self.record.get_untracked();
        let before = (record.saved > 0).then_some(record.saved);
        record.plan = self.plan.get_untracked();
        record.saved = browser::clock::now() as i64;
        if changed {
            // Typing that goes on after a copy was made is a change, too.
            record.changes = (record.changes + self.history.with_untracked(History::uncounted)).max(1);
        }
        if record.saved as f64 - self.timed.get_value() > LOOK_AFTER {
            self.timed.set_value(record.saved as f64);
            let _ = save::keep_timed(&Device, &key, record.saved);
        }
        match save::store(&Device, &key, &record, record.revision) {
            Ok(revision) => {
                record.revision = revision;
                self.history.update_untracked(History::counted);
                let moment = record.saved;
                let plan = std::mem::take(&mut record.plan);
                let hash = hash_of(browser::storage::get(&place(&key)).ok().flatten());
                self.seen.update_value(|seen| {
                    let before = std::mem::replace(&mut seen.plan, plan);
                    *seen = Seen { before, plan: std::mem::take(&mut seen.plan), hash };
                });
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
            Err(StoreError::ChangedElsewhere { revision: 0 }) => self.missed(),
            // Another tab was quicker by a moment: its words come in, and this is stored after them.
            Err(StoreError::ChangedElsewhere { .. }) => (self.news)(self, None),
            Err(StoreError::Newer) => self.hold.set(Hold::Newer),
        }
    }

    /// What was stored of the plan is gone: alone, since another tab deleted
    /// it, or with everything else that this page had stored.
    pub(in crate::ui) fn missed(self) {
        let keys = browser::storage::keys().unwrap_or_default();
        if keys.iter().any(|key| key.starts_with(OURS)) {
            self.saving.set(Saving::DeletedElsewhere);
        } else {
            self.record.update(|record| record.revision = 0);
            self.saving.set(Saving::Emptied);
        }
        self.stored.update(|count| *count += 1);
    }

    /// Whether storage has the plan on the desk, in whatever version.
    pub fn is_stored(self) -> bool {
        let Kept::Here(key) = self.kept.get_untracked() else { return false };
        matches!(browser::storage::get(&place(&key)), Ok(Some(_)))
    }

    /// Whether the plan on the desk says something that is stored nowhere.
    pub fn is_unstored(self) -> bool {
        matches!(self.kept.get(), Kept::Here(_)) && !matches!(self.saving.get(), Saving::Nothing | Saving::Saved(_))
    }

    /// Stores what waits, or could not be stored before; whether something is
    /// still not stored.
    pub fn fails_to_store(self) -> bool {
        match self.saving.get_untracked() {
            Saving::Full(_) | Saving::Refused(_) => self.save(),
            _ => self.flush(),
        }
        untrack(|| self.is_unstored())
    }

    /// Whether the page may be loaded again. Said where words would be lost.
    pub fn may_reload(self) -> bool {
        let fails = self.fails_to_store();
        if fails {
            self.say("Not yet: your last changes are only in this tab. Download a copy first.".to_owned());
        }
        !fails
    }

    /// Whether another plan may be put in the place of this one. Asked where
    /// what was written here would be lost.
    pub fn gives_way(self) -> bool {
        !self.fails_to_store() || browser::page::confirm(ONLY_HERE)
    }

    /// Puts a new, empty plan on the desk. It is stored with its first answer.
    pub fn start(self) {
        if !self.gives_way() {
            return;
        }
        let mut plan = Plan::default();
        plan.answers.set("plan.id", Some(Answer::Text(browser::random::hex())));
        self.lay(plan, Kept::Here(browser::random::hex()), Record::default(), Saving::Nothing, Hold::Ours);
        self.go(Route::Ask("plan"));
    }

    /// Puts the worked example on the desk.
    pub fn lay_example(self, plan: Plan) {
        if !self.gives_way() {
            return;
        }
        self.lay_as_example(plan);
        self.go(Route::Hub);
    }

    /// Puts a plan on the desk that is not stored.
    pub(in crate::ui) fn lay_as_example(self, plan: Plan) {
        self.lay(plan, Kept::Example, Record::default(), Saving::Nothing, Hold::Ours);
    }

    /// Keeps a plan on this device as a plan of its own, and puts it on the
    /// desk. What is changed in it from now on is a version made from it.
    pub fn keep(self, plan: Plan, scope: Scope) {
        let came = plan.clone();
        let mut plan = plan;
        // A copy of the example, or of a plan that is here already, nobody sent.
        let sent = !plan.text("plan.id").is_empty();
        if sent {
            plan.answers.set("plan.base", Some(Answer::Text(crate::format::base_digest(&came))));
        } else {
            plan.answers.set("plan.id", Some(Answer::Text(browser::random::hex())));
        }
        // Others have this version already: the first change makes the next one.
        let shared = sent.then(|| plan.version());
        let record = Record { shared, scope: scope.kept(), ..Record::default() };
        self.lay(plan, Kept::Here(browser::random::hex()), record, Saving::Waiting, Hold::Ours);
        self.save();
        if sent {
            self.keep_received(&came, &came);
        }
    }

    /// Keeps the plan on the desk under a key of its own: another tab deleted
    /// the one that it had.
    pub fn keep_again(self) {
        let record = self.record.with_untracked(|record| Record {
            shared: record.shared,
            scope: record.scope,
            ..Record::default()
        });
        let plan = self.plan.get_untracked();
        let was = match self.kept.get_untracked() {
            Kept::Here(key) => key,
            Kept::Nothing | Kept::Example => return,
        };
        let key = browser::random::hex();
        self.lay(plan, Kept::Here(key.clone()), record, Saving::Waiting, Hold::Ours);
        self.moved.set_value(Some((was, key)));
        self.save();
    }

    /// Whether the plan that was kept under this key is kept under another one
    /// now, which is put in its place.
    pub fn moved_from(self, key: StoredValue<String>) -> bool {
        let to = self.moved.with_value(|moved| {
            let (was, now) = moved.as_ref()?;
            (key.with_value(|key| key == was) && self.is_here(now)).then(|| now.clone())
        });
        let moved = to.is_some();
        to.into_iter().for_each(|to| key.set_value(to));
        moved
    }

    /// Says that a plan was kept, if it was: a banner says if not.
    pub fn say_kept(self) {
        if !untrack(|| self.is_unstored()) {
            self.say("Kept on this device.".to_owned());
        }
    }

    /// Opens a plan of this device. One that is on the desk and could not be
    /// stored stays there.
    pub fn open(self, key: &str) -> Result<Vec<Note>, save::OpenError> {
        if self.is_here(key) && self.fails_to_store() {
            return Ok(Vec::new());
        }
        let opened = save::open(&Device, key)?;
        let mut record = opened.record;
        let plan = std::mem::take(&mut record.plan);
        let saving = Saving::Saved(record.saved);
        self.lay(plan, Kept::Here(key.to_owned()), record, saving, Hold::Ours);
        Ok(opened.notes)
    }

    /// Puts a plan on the desk that storage does not have, or does not give.
    pub(in crate::ui) fn lay_unstored(self, key: &str, plan: Plan, record: Record, saving: Saving, hold: Hold) {
        self.lay(plan, Kept::Here(key.to_owned()), record, saving, hold);
    }

    /// What storage had when it was read or written last.
    pub(in crate::ui) fn seen_last<T>(self, read: fn(&Plan) -> T) -> T {
        self.seen.with_value(|seen| read(&seen.plan))
    }

    /// Goes on with a plan that could not be stored: with what was changed in
    /// it since this version was stored, whatever another tab stored meanwhile.
    pub(in crate::ui) fn go_on_with(self, plan: Plan, base: Plan, revision: u64, saving: Saving) {
        self.seen.set_value(Seen { plan: base.clone(), before: base, hash: 0 });
        self.record.update(|record| record.revision = revision);
        self.plan.set(plan);
        // It is there again, so it was not deleted after all.
        self.saving.set(if saving == Saving::DeletedElsewhere { Saving::Waiting } else { saving });
        self.save();
    }

    pub(super) fn lay(self, plan: Plan, kept: Kept, record: Record, saving: Saving, hold: Hold) {
        self.flush();
        browser::page::leave("saved", &if record.saved > 0 { clock_words(record.saved) } else { String::new() });
        self.history.set(History::default());
        self.outcome.set(None);
        self.sharing.set(Default::default());
        self.hidden.set(Vec::new());
        self.record.set(record);
        self.saving.set(saving);
        self.hold.set(hold);
        self.also.set(false);
        self.twice.set(Vec::new());
        let text = match &kept {
            Kept::Here(key) => browser::storage::get(&place(key)).ok().flatten(),
            _ => None,
        };
        self.seen.set_value(Seen { plan: plan.clone(), before: plan.clone(), hash: hash_of(text) });
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
                record.shared = record.shared.max(Some(version));
            }
        });
        // Noted at once; it is not a change itself.
        self.store(false);
    }

    /// A copy was sent to somebody.
    pub fn sent(self, document: &Document) {
        if !matches!(document.preset, Preset::Blank | Preset::Public) {
            self.beside(|key, record, now| save::keep_shared(&Device, key, record, &document.plan, now));
        }
        self.copied(document.preset != Preset::Blank);
    }

    /// Deletes a plan of this device, with its private notes. It can be undone
    /// as it was until the page is left, and brought back for 30 days.
    pub fn delete(self, key: &str) {
        if self.kept.get_untracked() == Kept::Here(key.to_owned()) {
            self.flush();
            self.clear();
        }
        let title = save::list(&Device).into_iter().find(|entry| entry.key == key).map(|entry| entry.title);
        let texts = stored_texts(key);
        let now = browser::clock::now() as i64;
        let gone = match save::set_deleted(&Device, key, now) {
            // No room to keep it for later: it can be had back until the page is left.
            Err(StoreError::Full) => save::delete(&Device, key),
            other => other,
        };
        match gone {
            Ok(()) => {
                let title = title.filter(|title| !title.is_empty()).unwrap_or_else(|| "Untitled plan".to_owned());
                self.say(format!("{title} was deleted from this device. Undo is on the first page."));
                self.deleted.set(Some(Deleted { title, texts }));
                if untrack(|| self.is_unstored()) {
                    // There is room now.
                    self.save();
                }
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

    /// Deletes everything of ours on this device, and begins the page anew:
    /// every wing of it has something in memory, and Back would lead there.
    /// Whether the browser did it.
    pub fn delete_everything(self) -> bool {
        if save::delete_everything(&Device).is_err() {
            return false;
        }
        self.settle();
        browser::page::tell(GONE, "");
        self.with_room(|room| *room = Default::default());
        // What is on the desk is not stored on the way out.
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        self.kept.set(Kept::Nothing);
        browser::storage::tab_clear(OURS);
        browser::storage::tab_set(DELETED, "yes");
        browser::address::replace("/");
        browser::page::reload();
        true
    }

    /// Says that everything was deleted, if that is why the page begins anew.
    pub fn say_deleted(self) {
        if browser::storage::tab_get(DELETED).is_some() {
            browser::storage::tab_clear(DELETED);
            self.say("Everything of Joint Action on this device was deleted.".to_owned());
        }
    }
}

/// Where a plan is stored.
pub(super) fn place(key: &str) -> String {
    format!("joint-action/1/plan/{key}")
}

/// A stored text as a number, to see whether it is another one.
pub(super) fn hash_of(text: Option<String>) -> u32 {
    text.map_or(0, |text| crate::format::hash(text.as_bytes()))
}

/// Everything that is stored of a plan, by the whole key.
fn stored_texts(key: &str) -> Vec<(String, String)> {
    let keys = browser::storage::keys().unwrap_or_default();
    let ours = keys
        .into_iter()
        .filter(|whole| whole.strip_prefix("joint-action/1/").is_some_and(|rest| rest.split('/').nth(1) == Some(key)));
    ours.filter_map(|whole| browser::storage::get(&whole).ok().flatten().map(|text| (whole, text))).collect()
}
