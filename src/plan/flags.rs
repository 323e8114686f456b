//! The gentle flags: thoughts that an answer suggests, shown where they help.
//!
//! They never block, and never speak of limits. Each is worked out from the
//! answers and never stored. Rows with nothing in them raise none.

use super::{Path, Plan, Row, people};
use crate::content;

/// One thought, in words for the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// The page on which it helps.
    pub page: &'static str,
    /// The answer beside which it stands, or nothing for the whole page.
    pub at: Option<Path>,
    /// The thought.
    pub says: String,
    /// Why it is said, in a line under it.
    pub why: &'static str,
}

/// Every flag of a plan, in the order of the pages.
pub fn flags(plan: &Plan) -> Vec<Flag> {
    let mut flags = Vec::new();
    drivers(plan, &mut flags);
    partners(plan, &mut flags);
    success(plan, &mut flags);
    sustain(plan, &mut flags);
    roles(plan, &mut flags);
    flags
}

/// Whether a reason is a response to pressure; the others are ambitions,
/// except `other`, which is neither.
pub fn is_pressure(driver: &str) -> bool {
    content::PRESSURE.contains(&driver)
}

/// Whether evidence of this kind convinces those who trust that.
pub fn speaks_to(kind: &str, trust: &str) -> bool {
    match trust {
        "numbers" => matches!(kind, "numbers" | "existing records" | "survey"),
        "stories" | "hearing from people" => matches!(kind, "stories" | "observation"),
        "costs" => kind == "costs",
        _ => !kind.is_empty(),
    }
}

fn drivers(plan: &Plan, flags: &mut Vec<Flag>) {
    let main = || {
        plan.rows("drivers.items")
            .iter()
            .filter(|row| row.choice("strength") == "main" && !row.choice("type").is_empty())
    };
    let all = main().count();
    let pressures = main().filter(|row| is_pressure(row.choice("type"))).count();
    if pressures * 2 <= all {
        return;
    }
    let says = match (pressures, all) {
        (1, 1) => "Your main reason is a response to pressure.".to_owned(),
        _ if pressures == all => "All your main reasons are responses to pressure.".to_owned(),
        _ => format!("{pressures} of your {all} main reasons are responses to pressure."),
    };
    let ask = if pressures == all { " What would make this worth doing even if the pressure went away?" } else { "" };
    flags.push(Flag {
        page: "drivers",
        at: Some(Path::top("drivers.items")),
        says: says + ask,
        why: "A thought, not a mistake. Both kinds of reason are fine.",
    });
}

fn partners(plan: &Plan, flags: &mut Vec<Flag>) {
    let list = Path::top("partners.items");
    let mut anybody = false;
    let mut affected = false;
    for row in filled(plan, "partners.items") {
        anybody = true;
        affected |= row.choice("sector") == "lived-experience";
        let (who, many) = spoken(plan, row);
        if row.text("gains").trim().is_empty() {
            let end = if many {
                "do not gain anything yet, as far as this plan says. What would they take home?"
            } else {
                "does not gain anything yet, as far as this plan says. What would it take home?"
            };
            flags.push(Flag {
                page: "partners",
                at: Some(list.cell(&row.id, "gains")),
                says: format!("{who} {end}"),
                why: "A thought, not a mistake. An exchange lasts when everybody gains.",
            });
        }
        let part = match (row.choice("role"), many) {
            ("core", false) => "shares decisions",
            ("core", true) => "share decisions",
            ("delivery", false) => "does part of the work",
            ("delivery", true) => "do part of the work",
            _ => continue,
        };
        if row.choice("say") == "low" {
            let end = if many {
                "but have little say. What would give them more?"
            } else {
                "but has little say. What would give it more?"
            };
            flags.push(Flag {
                page: "partners",
                at: Some(list.cell(&row.id, "say")),
                says: format!("{who} {part}, {end}"),
                why: "A thought, not a mistake. Shared say goes together with trust.",
            });
        }
    }
    if anybody && !affected && plan.answers.choices("partners.affectedHow").is_empty() {
        flags.push(Flag {
            page: "partners",
            at: Some(Path::top("partners.affectedHow")),
            says: "Nobody here speaks for the people affected yet. How will they take part?".to_owned(),
            why: "A thought, not a mistake. People affected are partners in deciding, too.",
        });
    }
}

fn success(plan: &Plan, flags: &mut Vec<Flag>) {
    let outcomes = Path::top("success.outcomes");
    for row in filled(plan, "success.outcomes").filter(|row| !row.text("change").trim().is_empty()) {
        if filled(plan, "success.evidence").any(|evidence| evidence.reference("outcome") == row.id.as_str()) {
            continue;
        }
        flags.push(Flag {
            page: "success",
            at: Some(outcomes.cell(&row.id, "change")),
            says: format!(
                "Nothing would show yet whether “{}” happens. Who could notice, and how?",
                super::shortened(row.text("change").trim(), 60)
            ),
            why: "A thought, not a mistake. A record that somebody keeps already may do.",
        });
    }
    let evidence = Path::top("success.evidence");
    let somebody = filled(plan, "success.audiences").next().is_some();
    if !somebody && filled(plan, "success.evidence").next().is_some() {
        flags.push(Flag {
            page: "success",
            at: Some(Path::top("success.audiences")),
            says: "Nobody is named yet whom your evidence is for. Whose mind do you want to change?".to_owned(),
            why: "A thought, not a mistake. What convinces one person leaves another cold.",
        });
    }
    for row in filled(plan, "success.evidence").filter(|row| somebody && !row.choice("kind").is_empty()) {
        let heard =
            |audience: &Row| audience.choices("trusts").iter().any(|trust| speaks_to(row.choice("kind"), trust));
        if filled(plan, "success.audiences").any(heard) {
            continue;
        }
        flags.push(Flag {
            page: "success",
            at: Some(evidence.cell(&row.id, "kind")),
            says: format!("Nobody named here trusts this kind of evidence{}. Who is it for?", quoted(row.text("what"))),
            why: "A thought, not a mistake. Evidence that nobody asks for can be left out.",
        });
    }
    for partner in filled(plan, "partners.items").filter(|row| matches!(row.choice("size"), "volunteers" | "small")) {
        let carried = filled(plan, "success.evidence")
            .filter(|row| row.choice("effort") == "high" && row.reference("who") == partner.id.as_str())
            .count();
        if carried >= 2 {
            let (who, many) = spoken(plan, partner);
            let verb = if many { "carry" } else { "carries" };
            flags.push(Flag {
                page: "success",
                at: Some(evidence.clone()),
                says: format!(
                    "{who} {verb} {carried} kinds of evidence that take much effort. Could somebody bigger take one?"
                ),
                why: "A thought, not a mistake. Keep the effort small for small partners.",
            });
        }
    }
}

fn sustain(plan: &Plan, flags: &mut Vec<Flag>) {
    let tasks = Path::top("sustain.tasks");
    for row in filled(plan, "sustain.tasks").filter(|row| row.reference("owner").is_empty()) {
        flags.push(Flag {
            page: "sustain",
            at: Some(tasks.cell(&row.id, "owner")),
            says: format!("This job{} has no owner yet. Who sees that it happens?", quoted(row.text("task"))),
            why: "A thought, not a mistake. One owner each; many can help.",
        });
    }
}

/// The fields that ask for a job title: page, list, column.
const ROLES: &[(&str, &str, &str)] = &[
    ("partners", "partners.items", "contactRole"),
    ("sustain", "sustain.champions", "role"),
    ("sustain", "sustain.champions", "deputy"),
    ("seniors", "keep.leaders", "role"),
    ("agree", "agree", "byRole"),
];

fn roles(plan: &Plan, flags: &mut Vec<Flag>) {
    for (page, list, column) in ROLES {
        for row in plan.rows(list).iter().filter(|row| people::is_person(row.text(column))) {
            flags.push(Flag {
                page,
                at: Some(Path::top(list).cell(&row.id, column)),
                says: "A job title is enough and lasts longer.".to_owned(),
                why: "This looks like a person’s name, address or number. Plans are passed on.",
            });
        }
    }
}

fn filled<'a>(plan: &'a Plan, list: &str) -> impl Iterator<Item = &'a Row> {
    plan.rows(list).iter().filter(|row| !row.is_blank())
}

fn quoted(text: &str) -> String {
    match text.trim() {
        "" => String::new(),
        text => format!(" (“{}”)", super::shortened(text, 60)),
    }
}

/// A partner at the beginning of a sentence, and whether it takes a plural:
/// "The Food Bank" where the place was taken off, "People who use it", plural.
fn spoken(plan: &Plan, partner: &Row) -> (String, bool) {
    let name = plan.partner_name(partner.id.as_str());
    let short = plan.partner_short(partner.id.as_str());
    let first = short.split(' ').next().unwrap_or_default().to_lowercase();
    let many = matches!(
        first.as_str(),
        "people"
            | "residents"
            | "families"
            | "carers"
            | "parents"
            | "tenants"
            | "patients"
            | "volunteers"
            | "neighbours"
    );
    let place_off = !name.starts_with(&short);
    (if place_off && !many { format!("The {short}") } else { short }, many)
}
