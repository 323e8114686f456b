//! Question 3, the person in the middle: one arc for each need around them,
//! full, half or open. A hole in the ring is a gap in the help.

mod picture;

use super::parts::{Glyph, count, count_capital, join, lower_first};
use super::{Cut, Drawing, KeyItem, Table};
use crate::plan::{Mark, Plan, marks};

/// How far a need is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Met,
    Partly,
    /// Somebody is named, but it is a gap all the same.
    NotMet,
    Nobody,
    /// Somebody is named, and how far they meet it was not said.
    Unsaid,
}

impl Reach {
    fn of(gap: &str, named: bool) -> Reach {
        match gap {
            "no" => Reach::Met,
            "partly" => Reach::Partly,
            _ if !named => Reach::Nobody,
            "yes" => Reach::NotMet,
            _ => Reach::Unsaid,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Reach::Met => "met",
            Reach::Partly => "partly met",
            Reach::NotMet => "not met yet",
            Reach::Nobody => "nobody yet",
            Reach::Unsaid => "not said how far",
        }
    }

    fn glyph(self) -> Glyph {
        match self {
            Reach::Met => Glyph::Full,
            Reach::Partly => Glyph::Half,
            Reach::NotMet | Reach::Nobody => Glyph::Missing,
            Reach::Unsaid => Glyph::Ring,
        }
    }

    fn is_missing(self) -> bool {
        matches!(self, Reach::NotMet | Reach::Nobody)
    }
}

/// One need with those who meet it, in the order of the alphabet.
struct Need {
    need: String,
    helps: String,
    who: Vec<Mark>,
    reach: Reach,
}

impl Need {
    fn names(&self) -> String {
        self.who.iter().map(|mark| mark.short.as_str()).collect::<Vec<_>>().join(", ")
    }
}

fn needs(plan: &Plan) -> Vec<Need> {
    let marks = marks(plan);
    let mut found = Vec::new();
    for row in plan.rows("aim.needs") {
        let (need, helps) = (row.text("need").trim(), row.text("whatHelps").trim());
        let named = row.references("who");
        let who: Vec<Mark> = marks.iter().filter(|mark| named.contains(&mark.id)).cloned().collect();
        if need.is_empty() && helps.is_empty() && who.is_empty() && row.choice("gap").is_empty() {
            continue;
        }
        let need = if need.is_empty() { format!("Need {}", found.len() + 1) } else { need.to_owned() };
        found.push(Need { need, helps: helps.to_owned(), reach: Reach::of(row.choice("gap"), !who.is_empty()), who });
    }
    found
}

/// Draws the person in the middle.
pub fn draw(plan: &Plan) -> Drawing {
    let needs = needs(plan);
    let (name, desc) = (name(&needs), desc(&needs));
    Drawing {
        id: "rings",
        page: "aim",
        finding: finding(&needs),
        says: says(plan.text("aim.people")),
        wide: picture::draw(&needs, Cut::Wide, &name, &desc),
        narrow: picture::draw(&needs, Cut::Narrow, &name, &desc),
        name,
        key: keys(&needs),
        words: words(&needs),
    }
}

fn how_many(needs: &[Need], reaches: &[Reach]) -> usize {
    needs.iter().filter(|need| reaches.contains(&need.reach)).count()
}

/// The headline: what is partly there and what is missing; what is met only
/// where there is room for it.
fn finding(needs: &[Need]) -> String {
    let [met, partly, not_met, nobody] =
        [Reach::Met, Reach::Partly, Reach::NotMet, Reach::Nobody].map(|reach| how_many(needs, &[reach]));
    let all = match needs.len() {
        0 => return "What people need around them is not said yet".to_owned(),
        1 => "The one need".to_owned(),
        2 => "Both needs".to_owned(),
        n => format!("All {} needs", count(n)),
    };
    let be = if needs.len() == 1 { "is" } else { "are" };
    if met == needs.len() {
        return format!("{all} {be} met");
    }
    if partly == needs.len() {
        return format!("{all} {be} partly met");
    }
    if nobody == needs.len() && nobody > 1 {
        return format!("Nobody meets any of the {} needs yet", count(nobody));
    }
    let open = not_met + nobody;
    let mut clauses = Vec::new();
    if partly > 0 && met > 0 && open == 0 {
        clauses.push(some_needs(met, "met"));
        clauses.push(format!("{} partly", count(partly)));
    } else if partly > 0 {
        clauses.push(some_needs(partly, "partly met"));
    } else if met > 0 {
        clauses.push(some_needs(met, "met"));
    }
    let first = clauses.is_empty();
    let alone = needs.iter().find(|need| need.reach == Reach::Nobody && open == 1);
    if let Some(need) = alone {
        clauses.push(nobody_for(&need.need, first));
    } else if open > 0 {
        let told = match (not_met, open) {
            (0, _) => "have nobody yet",
            (_, 1) => "is not met yet",
            _ => "are not met yet",
        };
        clauses.push(if first { format!("{} {told}", some(open)) } else { format!("{} {told}", count(open)) });
    }
    match clauses.as_slice() {
        [] => format!("{} around the people in the middle", some(needs.len())),
        clauses => clauses.join(", and "),
    }
}

fn some(needs: usize) -> String {
    format!("{} {}", count_capital(needs), if needs == 1 { "need" } else { "needs" })
}

fn some_needs(needs: usize, how: &str) -> String {
    format!("{} {} {how}", some(needs), if needs == 1 { "is" } else { "are" })
}

/// "nobody helps with debt" for "Help with debt and benefits"; another short
/// need is named as it stands, a long one is only counted.
fn nobody_for(need: &str, first: bool) -> String {
    let nobody = if first { "Nobody" } else { "nobody" };
    let with = need.get(..10).filter(|start| start.eq_ignore_ascii_case("help with ")).and_then(|_| need.get(10..));
    if let Some(what) = with.and_then(|rest| rest.split(" and ").next()).map(str::trim)
        && (1..=40).contains(&what.chars().count())
    {
        return format!("{nobody} helps with {}", what.trim_end_matches(['.', ',']));
    }
    match need.chars().count() {
        ..=48 => format!("{nobody} meets “{}” yet", need.trim_end_matches('.')),
        _ if first => "One need has nobody yet".to_owned(),
        _ => "one has nobody yet".to_owned(),
    }
}

fn says(people: &str) -> String {
    match people.trim() {
        "" => String::new(),
        people if people.ends_with(['.', '!', '?']) => format!("In the middle: {}", lower_first(people)),
        people => format!("In the middle: {}.", lower_first(people)),
    }
}

fn name(needs: &[Need]) -> String {
    if needs.is_empty() {
        return "A person in the middle; no needs around them yet".to_owned();
    }
    let mut parts = Vec::new();
    for (reaches, told) in [
        (&[Reach::Met][..], "met"),
        (&[Reach::Partly], "partly met"),
        (&[Reach::NotMet, Reach::Nobody], "open"),
        (&[Reach::Unsaid], "not said how far"),
    ] {
        let many = how_many(needs, reaches);
        if many > 0 {
            parts.push(format!("{} {told}", count(many)));
        }
    }
    let noun = if needs.len() == 1 { "need" } else { "needs" };
    format!("A person in the middle with {} {noun} around them: {}", count(needs.len()), parts.join(", "))
}

fn desc(needs: &[Need]) -> String {
    let one = |need: &Need| match need.who.is_empty() {
        true => format!("{}: {}", need.need, need.reach.words()),
        false => format!(
            "{}: {}, {}",
            need.need,
            need.reach.words(),
            join(&need.who.iter().map(|mark| mark.short.clone()).collect::<Vec<_>>())
        ),
    };
    needs.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn keys(needs: &[Need]) -> Vec<KeyItem> {
    let mut found = Vec::new();
    for reach in [Reach::Met, Reach::Partly, Reach::NotMet, Reach::Nobody, Reach::Unsaid] {
        if how_many(needs, &[reach]) > 0 {
            found.push(KeyItem { glyph: reach.glyph().icon(), label: reach.words().to_owned(), cut: Cut::Both });
        }
    }
    found
}

fn words(needs: &[Need]) -> Vec<Table> {
    if needs.is_empty() {
        return Vec::new();
    }
    let row = |need: &Need| {
        let who = match (need.who.is_empty(), need.reach) {
            (true, Reach::Nobody) => "Nobody yet".to_owned(),
            (true, _) => "Nobody named".to_owned(),
            _ => need.names(),
        };
        vec![need.need.clone(), need.helps.clone(), who, super::parts::upper_first(need.reach.words())]
    };
    vec![Table {
        caption: "What people need around them".to_owned(),
        head: ["Need", "What helps", "Who meets it", "How far"].map(str::to_owned).to_vec(),
        rows: needs.iter().map(row).collect(),
    }]
}

#[cfg(test)]
mod tests;
