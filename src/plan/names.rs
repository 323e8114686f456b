//! What partners are called in a few words, and the mark by which every
//! drawing shows them: one letter, or two where one would be the same.

use super::{Plan, Row};

/// One partner as drawings show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The row id of the partner.
    pub id: String,
    /// The whole name; see [`Plan::partner_name`].
    pub name: String,
    /// The name without the plan's place in front and without brackets.
    pub short: String,
    /// The first letter of the short name, and a second one where two would be alike.
    pub letters: String,
    /// The id of its kind (`vcse`, `council`, …), or nothing.
    pub sector: String,
}

/// The marks of all partners that something was written about, in the order
/// of the alphabet: never of size or money.
pub fn marks(plan: &Plan) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (at, row) in plan.partners().iter().enumerate().filter(|(_, row)| !row.is_blank()) {
        let name = name_at(row, at);
        marks.push(Mark {
            id: row.id.to_string(),
            short: short(&name, plan.text("plan.place")),
            name,
            letters: String::new(),
            sector: row.choice("sector").to_owned(),
        });
    }
    crate::order::by_key(&mut marks, |mark| mark.name.to_lowercase());
    let mut taken: Vec<String> = Vec::new();
    for mark in &mut marks {
        mark.letters = letters(&mark.short, &taken);
        taken.push(mark.letters.clone());
    }
    marks
}

impl Plan {
    /// The name of a partner by its id: "All of us" for `all`, "Partner 3" for
    /// one without a name, nothing for one that is not there.
    pub fn partner_name(&self, id: &str) -> String {
        if id == "all" {
            return "All of us".to_owned();
        }
        let found = self.partners().iter().enumerate().find(|(_, row)| row.id.as_str() == id);
        found.map_or_else(String::new, |(at, row)| name_at(row, at))
    }

    /// The short name of a partner by its id, likewise.
    pub fn partner_short(&self, id: &str) -> String {
        short(&self.partner_name(id), self.text("plan.place"))
    }
}

fn name_at(row: &Row, at: usize) -> String {
    match row.text("name").trim() {
        "" => format!("Partner {}", at + 1),
        name => name.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// "Food Bank" for "Anytown Food Bank (registered)" in Anytown. What would
/// leave nothing is not taken away.
fn short(name: &str, place: &str) -> String {
    let mut open = 0usize;
    let mut plain = String::new();
    for letter in name.chars() {
        match letter {
            '(' | '[' => open += 1,
            ')' | ']' => open = open.saturating_sub(1),
            _ if open == 0 => plain.push(letter),
            _ => {}
        }
    }
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut left = words(&plain);
    let place = words(place);
    let begins = place.len() < left.len() && place.iter().zip(&left).all(|(a, b)| a.to_lowercase() == b.to_lowercase());
    if begins {
        left.drain(..place.len());
    }
    if left.is_empty() { name.to_owned() } else { left.join(" ") }
}

/// The first letter; if it is taken, with the next letter that makes it
/// different, initials of further words last; then a number.
fn letters(short: &str, taken: &[String]) -> String {
    let mut signs = short.chars().filter(|sign| sign.is_alphanumeric());
    let first: String = signs.next().map_or_else(|| "?".to_owned(), |sign| sign.to_uppercase().collect());
    let free = |letters: &String| !taken.contains(letters);
    if free(&first) {
        return first;
    }
    let second = signs.map(|sign| format!("{first}{}", sign.to_lowercase()));
    let number = (2..).map(|number| format!("{first}{number}"));
    second.chain(number).find(free).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::plan::{Answer, RowId};

    fn plan(place: &str, names: &[&str]) -> Plan {
        let mut plan = Plan::default();
        plan.answers.set("plan.place", Some(Answer::Text(place.into())));
        let row = |(at, name): (usize, &&str)| {
            let mut row = Row::new(RowId::numbered(at + 1));
            row.answers.set("name", Some(Answer::Text((*name).into())));
            row.answers.set("say", Some(Answer::Choice("some".into())));
            row
        };
        plan.answers.set("partners.items", Some(Answer::Rows(names.iter().enumerate().map(row).collect())));
        plan
    }

    #[test]
    fn a_short_name_has_no_place_in_front_and_no_brackets() {
        for (name, place, expected) in [
            ("Anytown Food Bank", "Anytown", "Food Bank"),
            ("anytown food bank", "Anytown", "food bank"),
            ("Anytown Council (public health)", "Anytown", "Council"),
            ("People who use the food bank (advisory group)", "Anytown", "People who use the food bank"),
            ("Anytowners", "Anytown", "Anytowners"),
            ("Anytown", "Anytown", "Anytown"),
            ("(no name yet)", "", "(no name yet)"),
            ("St Ives Town Trust", "St Ives", "Town Trust"),
            ("İstanbul Kulübü", "İstanbul", "Kulübü"),
        ] {
            assert_eq!(short(name, place), expected, "{name}");
        }
    }

    #[test]
    fn marks_stand_in_the_order_of_the_alphabet_and_are_all_different() {
        let plan = plan(
            "Anytown",
            &["Anytown Council", "Anytown Community Advice", "ageing well", "Food Bank", "Food Hub", "", "Food, B."],
        );
        let marks = marks(&plan);
        let shown: Vec<_> = marks.iter().map(|mark| format!("{} {}", mark.letters, mark.short)).collect();
        assert_eq!(
            shown,
            [
                "A ageing well",
                "C Community Advice",
                "Co Council",
                "F Food Bank",
                "Fo Food Hub",
                "Fd Food, B.",
                "P Partner 6"
            ]
        );
    }

    #[test]
    fn twelve_partners_of_one_name_still_have_twelve_marks() {
        let marks = marks(&plan("", &["Aa"; 12]));
        let mut letters: Vec<_> = marks.iter().map(|mark| &mark.letters).collect();
        letters.sort();
        letters.dedup();
        assert_eq!(letters.len(), 12);
    }

    #[test]
    fn a_partner_is_named_by_its_id() {
        let plan = plan("Anytown", &["Anytown Food Bank", ""]);
        for (id, expected) in [("1", "Anytown Food Bank"), ("2", "Partner 2"), ("all", "All of us"), ("gone", "")] {
            assert_eq!(plan.partner_name(id), expected);
        }
        assert_eq!(plan.partner_short("1"), "Food Bank");
    }
}
