//! Thing to keep in mind 4: a safe space. What is felt there is never asked
//! for or kept; only what the group decided beforehand.

use super::*;

pub(super) const AGREEMENT: Field = field(
    "safe.agreement",
    "Our group agreement",
    "Ask each other: what do you need in order to take part fully?",
    Kind::Texts { rows: 10, limit: 120 },
);
pub(super) const STEPS: Field =
    field("safe.steps", "If it gets hard", "The steps, in order.", Kind::Texts { rows: 5, limit: 120 });
