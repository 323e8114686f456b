//! Question 4, the ladder: eight forms, lightest at the top, and where each
//! person's answers point.
//!
//! What is drawn is worked out in [`crate::form_aid`]; here it gets its words.
//! The picture itself is in [`picture`].

mod picture;

use super::parts::{Svg, count, key, lower_first, upper_first};
use super::{Cut, Drawing, KeyItem, Table};
use crate::content;
use crate::content::form_weights::{RUNGS, Rung};
use crate::form_aid::{self, Group, Person};
use crate::plan::Plan;

/// What stands beside the rungs that only charities can climb.
const ONLY_BETWEEN: &str = "Only between the charities among you";

/// What the picture shows, without any place in it.
struct Ladder {
    /// The people with a result, in their order.
    climbers: Vec<Climber>,
    /// The forms inside everyone's range, by place; none with fewer than two people.
    shared: Vec<usize>,
    /// Where no form fits all: the rungs between which the ladder is broken.
    broken: Option<(usize, usize)>,
    /// The chosen form.
    chosen: Option<usize>,
    /// From which rung on only charities can climb.
    barred: usize,
    /// "No form fits all four of you", or nothing.
    gap: String,
}

/// One person on the ladder.
struct Climber {
    label: String,
    best: usize,
    range: Vec<usize>,
}

impl Ladder {
    fn of(plan: &Plan, group: &Group) -> Ladder {
        let place = |id: &&str| form_aid::rung(id);
        let climber = |person: &Person| {
            let range = person.range.iter().filter_map(place).collect();
            person.best.map(|best| Climber { label: person.label.clone(), best, range })
        };
        let climbers: Vec<Climber> = group.people.iter().filter_map(climber).collect();
        let several = climbers.len() > 1;
        let apart = several && group.shared.is_empty();
        // The lowest upper end and the highest lower end. Where ranges have
        // gaps, ends may overlap although no form fits all: then nothing breaks.
        let upper = climbers.iter().filter_map(|climber| climber.range.iter().max()).min().copied();
        let lower = climbers.iter().filter_map(|climber| climber.range.iter().min()).max().copied();
        Ladder {
            shared: if several { group.shared.iter().filter_map(place).collect() } else { Vec::new() },
            broken: upper.zip(lower).filter(|(upper, lower)| apart && upper < lower),
            chosen: form_aid::rung(plan.choice("form.chosen")),
            barred: if group.bars_group_and_merger { RUNGS.len() - 2 } else { RUNGS.len() },
            gap: if apart { group.headline.trim_end_matches(" yet").to_owned() } else { String::new() },
            climbers,
        }
    }

    /// How many people a form fits.
    fn fits(&self, form: usize) -> usize {
        self.climbers.iter().filter(|climber| climber.range.contains(&form)).count()
    }
}

/// Draws the ladder.
pub fn draw(plan: &Plan) -> Drawing {
    let group = form_aid::group(plan);
    let ladder = Ladder::of(plan, &group);
    let (name, desc) = (name(&ladder), desc(&ladder));
    let mut says = group.says.clone();
    if plan.choice("form.chosen") == "separate" {
        says.push_str(if says.is_empty() {
            "You chose to carry on separately."
        } else {
            " You chose to carry on separately."
        });
    }
    Drawing {
        id: "ladder",
        page: "form",
        finding: group.headline.clone(),
        says,
        wide: picture::draw(&ladder, Cut::Wide, &name, &desc),
        narrow: picture::draw(&ladder, Cut::Narrow, &name, &desc),
        name,
        key: keys(&ladder),
        words: words(&group, &ladder),
    }
}

fn name(ladder: &Ladder) -> String {
    let people = ladder.climbers.len();
    let all = if people == 2 { "both".to_owned() } else { format!("all {}", count(people)) };
    let shared: Vec<String> =
        ladder.shared.iter().filter_map(|form| RUNGS.get(*form)).map(|rung| rung.noun.to_owned()).collect();
    match people {
        0 => "Eight forms of collaboration, lightest first".to_owned(),
        1 => "Eight forms, lightest first, with the range of one person".to_owned(),
        _ => {
            let found = match shared.len() {
                0 => format!("no form fits {all}"),
                1 => format!("{} fits {all}", super::parts::join(&shared)),
                _ => format!("{} fit {all}", super::parts::join(&shared)),
            };
            format!("Eight forms, lightest first, with the range of {} people: {found}", count(people))
        }
    }
}

/// "Food bank: Coordination to joint project; GP: only Joint project".
fn desc(ladder: &Ladder) -> String {
    let one = |climber: &Climber| {
        let names: Vec<&str> = climber.range.iter().filter_map(|form| RUNGS.get(*form)).map(|rung| rung.name).collect();
        let unbroken = climber
            .range
            .first()
            .zip(climber.range.last())
            .is_some_and(|(first, last)| last - first + 1 == names.len());
        let range = match names.as_slice() {
            [only] => format!("only {only}"),
            [first, .., last] if unbroken => format!("{first} to {}", lower_first(last)),
            names => names.join(", "),
        };
        format!("{}: {range}", climber.label)
    };
    ladder.climbers.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn keys(ladder: &Ladder) -> Vec<KeyItem> {
    let mut found = Vec::new();
    if !ladder.climbers.is_empty() {
        let mut svg = Svg::new();
        svg.rect("ladder__range", 5.0, 1.0, 18.0, 18.0, 9.0);
        svg.circle("ladder__best", 14.0, 10.0, 5.0);
        found.push(key(svg, "where a person’s answers point", Cut::Both));
    }
    if ladder.climbers.iter().any(|climber| climber.range.len() > 1) {
        let mut svg = Svg::new();
        svg.rect("ladder__range", 2.0, 4.0, 24.0, 12.0, 6.0);
        found.push(key(svg, "other forms that would fit them nearly as well", Cut::Both));
    }
    if !ladder.shared.is_empty() {
        let mut svg = Svg::new();
        svg.rect("ladder__band", 1.0, 4.0, 26.0, 12.0, 3.0);
        found.push(key(svg, "fits everyone", Cut::Both));
    }
    if ladder.broken.is_some() {
        let mut svg = Svg::new();
        svg.path("ladder__rail", "M9 0V4M19 0V4M9 16V20M19 16V20", &[]);
        svg.path("ladder__rail ladder__rail--broken", "M9 6V14M19 6V14", &[]);
        found.push(key(svg, "the ladder is broken where nobody’s forms meet", Cut::Both));
    }
    found
}

fn words(group: &Group, ladder: &Ladder) -> Vec<Table> {
    let mut tables = Vec::new();
    if !group.people.is_empty() {
        tables.push(Table {
            caption: "Where each person’s answers point".to_owned(),
            head: ["Person", "Points most to", "Would also fit"].map(str::to_owned).to_vec(),
            rows: group.people.iter().map(person_row).collect(),
        });
    }
    let several = ladder.climbers.len() > 1;
    let (caption, second) =
        if several { ("How many it fits", "Fits") } else { ("Eight forms, lightest first", "What it means") };
    let mut rows = Vec::new();
    for (form, rung) in RUNGS.iter().enumerate() {
        let chosen = if ladder.chosen == Some(form) { ", your choice" } else { "" };
        let told = match form >= ladder.barred {
            true => ONLY_BETWEEN.to_owned(),
            false if several => format!("{} of {}", ladder.fits(form), ladder.climbers.len()),
            false => meaning(rung),
        };
        rows.push(vec![format!("{} {}{chosen}", form + 1, rung.name), told]);
    }
    tables.push(Table { caption: caption.to_owned(), head: vec!["Form".to_owned(), second.to_owned()], rows });
    tables
}

fn person_row(person: &Person) -> Vec<String> {
    let best = person.best.and_then(|best| RUNGS.get(best));
    let also: Vec<String> =
        person.range.iter().filter(|id| best.is_some_and(|best| best.id != **id)).map(|id| named(id)).collect();
    let also = match best {
        None => String::new(),
        Some(_) if also.is_empty() => "Nothing else".to_owned(),
        Some(_) => upper_first(&also.join("; ")),
    };
    vec![person.label.clone(), best.map_or("No result yet", |best| best.name).to_owned(), also]
}

fn named(id: &str) -> String {
    form_aid::rung(id).and_then(|form| RUNGS.get(form)).map_or("", |rung| rung.name).to_owned()
}

fn meaning(rung: &Rung) -> String {
    let options = content::field("form.chosen").map_or(&[][..], |field| field.options());
    options.iter().find(|option| option.id == rung.id).map_or("", |option| option.hint).to_owned()
}

#[cfg(test)]
mod tests;
