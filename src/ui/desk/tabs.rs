//! Other tabs on the same plan: hearing them, and taking in what they stored.
//!
//! What both wrote at one moment is brought together by [`crate::merge::tabs`]
//! and asked; nothing is written over.

use leptos::prelude::*;

use super::storage::{hash_of, place};
use super::{Desk, Hold, Kept, Saving, Seen};
use crate::browser;
use crate::merge::{self, Choice, Merged, Place};
use crate::plan::Plan;
use crate::save::{self, OpenError, Record, Why};
use crate::ui::shelf::Device;

/// Something that was written in two tabs at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Twice {
    /// Both.
    pub merged: Merged,
    /// Where.
    pub place: Place,
    /// When it was noticed, in milliseconds since 1970.
    pub at: i64,
}

/// The name under which tabs of this page talk.
const TABS: &str = "joint-action/1";

impl Desk {
    /// Hears other tabs and answers them, so that each knows that it is not alone.
    pub fn join_tabs(self) {
        self.tab.set_value(browser::random::hex());
        browser::tabs::listen_to(TABS, move |message| self.heard(&message));
    }

    fn heard(self, message: &str) {
        let mut words = message.split(' ');
        let (Some(verb), Some(from), Some(key)) = (words.next(), words.next(), words.next()) else { return };
        if self.kept.get_untracked() != Kept::Here(key.to_owned()) {
            return;
        }
        if verb == "open" {
            // The new tab reads what was typed here a moment before.
            self.flush();
            browser::tabs::say(&format!("here {} {key} {from}", self.tab.get_value()));
        }
        if verb == "open" || verb == "here" {
            self.also.set(true);
        }
    }

    /// Another tab stored something: what is new in this plan is taken in.
    pub fn stored_elsewhere(self, key: Option<String>) {
        self.stored.update(|count| *count += 1);
        let Kept::Here(ours) = self.kept.get_untracked() else { return };
        let had = self.record.with_untracked(|record| record.revision > 0);
        let gone = had && browser::storage::get(&place(&ours)) == Ok(None);
        match key {
            // (In the wing for arriving, too, where nothing else is taken in.)
            Some(key) if key == place(&ours) && gone => self.saving.set(Saving::DeletedElsewhere),
            Some(key) if key == place(&ours) => (self.news)(self, None),
            // All of storage was emptied.
            None if gone => self.missed(),
            _ => {}
        }
    }

    /// Brings what another tab stored into this one. What was written in both
    /// at one moment stays here as it is, and is asked; the other wording is
    /// also kept as a restore point.
    ///
    /// Or, where another wing handed a plan over and it was stored anew since:
    /// the steps to undo do not take back what was stored.
    pub fn take_in(self, handed: Option<&Plan>) {
        if let Some(handed) = handed {
            let now = self.plan.get_untracked();
            return self.rebase(handed, &now);
        }
        let Kept::Here(key) = self.kept.get_untracked() else { return };
        let text = browser::storage::get(&place(&key)).ok().flatten();
        let opened = match save::open(&Device, &key) {
            Ok(opened) => opened,
            Err(OpenError::TooNew { .. }) => return self.hold.set(Hold::Newer),
            Err(OpenError::Missing) => return self.saving.set(Saving::DeletedElsewhere),
            Err(_) => return,
        };
        let mut record = opened.record;
        let stored = std::mem::take(&mut record.plan);
        let seen = self.seen.get_value();
        let mine = self.plan.get_untracked();
        // Two tabs that stored at one moment both went from the version before.
        let together = record.revision <= self.record.with_untracked(|record| record.revision);
        let base = if together { seen.before } else { seen.plan };
        let merged = merge::tabs(&base, &mine, &stored);
        let clashes: Vec<Place> = merged.clashes().map(|clash| clash.place.clone()).collect();
        if !clashes.is_empty() {
            let other = Record { plan: stored.clone(), ..record.clone() };
            let _ = save::keep_point(&Device, &key, &other, Why::Merge, browser::clock::now() as i64);
        }
        self.saving.set(Saving::Saved(record.saved));
        self.record.update(|known| {
            // What was sent from here and could not be noted yet.
            record.shared = record.shared.max(known.shared);
            record.copied = record.copied.max(known.copied);
            *known = record;
        });
        self.seen.set_value(Seen { plan: stored.clone(), before: stored.clone(), hash: hash_of(text) });
        if merged.plan != mine {
            self.rebase(&base, &stored);
            self.plan.set(merged.plan.clone());
        }
        if merged.plan != stored {
            self.save_soon();
        }
        if !clashes.is_empty() {
            let at = browser::clock::now() as i64;
            let new = clashes.into_iter().map(|place| Twice { merged: merged.clone(), place, at });
            self.twice.update(|twice| {
                // One question a place: the newest wording of the other tab.
                let new: Vec<Twice> = new.collect();
                twice.retain(|each| new.iter().all(|new| new.place != each.place));
                twice.extend(new);
            });
        }
    }

    /// Settles what was written in two tabs at one moment.
    pub fn settle_twice(self, twice: &Twice, choice: Choice) {
        let settled = twice.merged.settle(&twice.place, choice).plan;
        let now = self.plan.get_untracked();
        // Only this answer: more may have been written since.
        let plan = merge::tabs(&twice.merged.plan, &now, &settled).settled(Choice::Theirs).plan;
        self.twice.update(|all| all.retain(|each| each != twice));
        if plan != now {
            self.keep_point(Why::Merge);
            self.replace(plan, "choosing between two tabs");
        }
    }

    /// Undo must not take back what the other tab wrote.
    fn rebase(self, base: &Plan, stored: &Plan) {
        self.history
            .update(|history| history.rebase(|step| merge::tabs(base, step, stored).settled(Choice::Theirs).plan));
    }
}
