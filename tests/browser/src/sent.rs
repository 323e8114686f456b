//! Links as somebody might send them.

use std::sync::{LazyLock, Mutex};

use joint_action::link::{Document, document};
use joint_action::plan::Plan;
use joint_action::plan::copy::{Parts, Preset};
use joint_action_packer::p1::Packer;

static PACKER: LazyLock<Mutex<Packer>> = LazyLock::new(|| Mutex::new(Packer::primed()));

/// The link of a whole plan, from `p1` on.
pub fn link(plan: &Plan) -> String {
    packed(&document::write(&Document { preset: Preset::Own, without: Parts::default(), plan: plan.clone() }))
}

/// The link that carries these bytes as its document.
pub fn packed(document: &[u8]) -> String {
    PACKER.lock().expect("no other test has broken it").pack(document).expect("short enough for a link")
}
