//! Versions that were shared or came in, so that what comes back finds what it was made from.

use leptos::prelude::*;

use super::desk::{Desk, Kept};
use super::shelf::Device;
use crate::link::Document;
use crate::merge;
use crate::plan::copy::{Preset, copy};
use crate::plan::{Plan, alike, positions};
use crate::save::{self, Version};

/// The plan of this device that something received is a version of.
#[derive(Clone, Debug, PartialEq)]
pub struct Here {
    /// Its key; none for the worked example.
    pub key: Option<String>,
    /// As it is now.
    pub plan: Plan,
    /// The version that the other one was made from, if it is known here.
    pub version: Option<Version>,
}

/// The plan of this device with the same identity, if there is one. Of
/// several the one that knows the version that this was made from.
pub fn here(desk: Desk, theirs: &Plan) -> Option<Here> {
    let keys = save::with_identity(&Device, theirs.text("plan.id"));
    let mut all = keys.into_iter().filter_map(|key| {
        let plan = now(desk, &key)?;
        let version = version(&key, &plan, theirs);
        Some(Here { key: Some(key), plan, version })
    });
    let first = all.next()?;
    if first.version.is_some() { Some(first) } else { all.find(|here| here.version.is_some()).or(Some(first)) }
}

/// The plan to compare with where none has the same identity: the one on the desk.
pub fn on_the_desk(desk: Desk) -> Option<Here> {
    let plan = desk.plan.get_untracked();
    match desk.kept.get_untracked() {
        Kept::Nothing => None,
        Kept::Example => Some(Here { key: None, plan, version: None }),
        Kept::Here(key) => Some(Here { key: Some(key), plan, version: None }),
    }
}

/// A plan as it is now: on the desk, or as it is stored.
fn now(desk: Desk, key: &str) -> Option<Plan> {
    if desk.kept.get_untracked() == Kept::Here(key.to_owned()) {
        return Some(desk.plan.get_untracked());
    }
    Some(save::open(&Device, key).ok()?.record.plan)
}

impl Here {
    /// What to bring together with this plan: the base, if it is known, and
    /// their version, with what was never sent to them.
    pub fn other(&self, document: &Document) -> (Option<Plan>, Plan) {
        let theirs = &document.plan;
        if document.preset == Preset::SayWhere && positions::is_answer(theirs) {
            // An answer brings in where somebody stands, and nothing else.
            return (Some(self.plan.clone()), positions::brought_in(&self.plan, theirs).0);
        }
        // One's own copy holds what its maker has, which may be a part.
        let preset = if document.preset == Preset::Own { Preset::Read } else { document.preset };
        match self.key.as_ref().and_then(|key| version(key, &self.plan, theirs)) {
            Some(Version { full, sent }) => {
                // What was left out of their copy was not taken away.
                let sent = copy(&sent, preset, document.without);
                let whole = merge::returned(&full, &sent, theirs);
                (Some(full), whole)
            }
            None => {
                // What was left out of theirs was not taken away.
                let sent = copy(&self.plan, preset, document.without);
                (None, merge::returned(&self.plan, &sent, theirs))
            }
        }
    }

    /// How the two hang together, in a sentence; and whether they say the same.
    pub fn relation(&self, theirs: &Plan) -> (String, bool) {
        if alike(&self.plan, theirs) {
            return ("You have this plan here, and it is the same.".to_owned(), true);
        }
        let Some(Version { full, sent }) = &self.version else {
            return ("You have this plan here. The two are not the same.".to_owned(), false);
        };
        let number = full.version();
        let words = match (alike(full, &self.plan), alike(sent, theirs)) {
            (true, _) => {
                format!("You have this plan here, unchanged since version {number}. This one was made from it.")
            }
            (false, true) => {
                format!(
                    "You have this plan here, changed since version {number}. This one is version {number} as it was."
                )
            }
            (false, false) => format!(
                "You have this plan here, changed since version {number}. This one was made from version {number} too."
            ),
        };
        (words, false)
    }
}

/// The version that theirs was made from, or that mine was made from where it is theirs.
fn version(key: &str, mine: &Plan, theirs: &Plan) -> Option<Version> {
    let whole = |plan: &Plan| Version { full: plan.clone(), sent: plan.clone() };
    let made_from = |one: &Plan, other: &Plan| one.text("plan.base").contains(&crate::format::base_digest(other));
    if made_from(theirs, mine) {
        return Some(whole(mine));
    }
    if made_from(mine, theirs) {
        return Some(whole(theirs));
    }
    save::base_of(&Device, key, theirs.text("plan.base"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format;
    use crate::plan::copy::Part;

    #[test]
    fn ones_own_copy_does_not_take_away_what_its_maker_never_had() {
        let plan = format::read(include_str!("../../tests/samples/thursday-table.json")).unwrap_or_default().plan;
        let without = crate::plan::copy::Parts::default().with(Part::Risks, true);
        let mut theirs = copy(&plan, Preset::Read, without);
        // Here is just what theirs was made from, whole.
        theirs.answers.set("plan.base", Some(crate::plan::Answer::Text(format::base_digest(&plan))));
        let here = Here { key: Some("k".to_owned()), plan: plan.clone(), version: None };
        let document = Document { preset: Preset::Own, without, plan: theirs };
        let (base, whole) = here.other(&document);
        assert_eq!(base.as_ref(), Some(&plan));
        assert_eq!(whole.rows("sustain.risks"), plan.rows("sustain.risks"));
    }

    #[test]
    fn what_was_left_out_of_a_copy_was_not_taken_away() {
        let plan = format::read(include_str!("../../tests/samples/thursday-table.json")).unwrap_or_default().plan;
        let here = Here { key: None, plan: plan.clone(), version: None };
        let all = Part::ALL
            .into_iter()
            .fold(Default::default(), |parts: crate::plan::copy::Parts, part| parts.with(part, true));
        for (preset, without) in [(Preset::Read, all), (Preset::Public, Default::default())] {
            let document = Document { preset, without, plan: copy(&plan, preset, without) };
            assert_ne!(document.plan, plan);
            assert!(alike(&here.other(&document).1, &plan), "{preset:?}");
        }
    }
}
