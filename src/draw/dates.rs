//! The days that matter: when to stop and look, and what is due, or ends.
//!
//! Review dates stand large and above the line, the rest small and below it.
//! Past ten dates the upright cut serves every width. Knows no today: nothing
//! here reads a clock.

mod line;
mod upright;

use super::parts::{Svg, count, count_capital, join, key};
use super::{Cut, Drawing, Table};
use crate::plan::{Date, Plan, Row};

/// Draws the review dates and what is due.
pub fn draw(plan: &Plan) -> Drawing {
    let dates = Dates::of(plan);
    let name = dates.name();
    let desc = dates.desc();
    let across = dates.across();
    let wide = match &across {
        Some(days) => line::draw(days, dates.stops(), &name, &desc),
        None => upright::draw(&dates.days, dates.stops(), Cut::Wide, &name, &desc),
    };
    Drawing {
        id: "dates",
        page: "review",
        finding: dates.finding(),
        says: "The large marks are for stopping to look; the small ones for what is due, or ends.".to_owned(),
        wide,
        narrow: upright::draw(&dates.days, dates.stops(), Cut::Narrow, &name, &desc),
        key: signs(),
        words: dates.words(),
        name,
    }
}

/// How much a date matters to the whole.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// Stop and look together.
    Stop,
    /// Something is due, or ends.
    Due,
    /// Something is due that other places show, too: with its job, its leader.
    Lesser,
}

/// One day and all that falls on it.
#[derive(Clone)]
struct Day {
    date: Date,
    weight: Weight,
    /// All that falls on it.
    what: String,
    /// The same without what other places show.
    main: String,
}

struct Dates {
    /// From the first to the last.
    days: Vec<Day>,
    /// The last day that has money.
    money: Option<Date>,
}

/// So many stand on a line.
const MOST_ACROSS: usize = 10;

impl Dates {
    fn of(plan: &Plan) -> Dates {
        let mut found = Found(Vec::new());
        found.reviews(plan);
        found.dues(plan);
        let ends = found.ends(plan);
        let mut days: Vec<Day> = Vec::new();
        let mut found = found.0;
        crate::order::by_key(&mut found, |(date, weight, _)| (*date, *weight));
        for (date, weight, what) in found {
            match days.last_mut().filter(|day| day.date == date) {
                // A review and what is due on its day are told apart.
                Some(day) if day.weight != Weight::Stop || weight == Weight::Stop => {
                    if !day.what.split("; ").any(|known| known == what) {
                        day.what = [day.what.as_str(), "; ", &what].concat();
                    }
                    if weight == day.weight {
                        day.main.clone_from(&day.what);
                    }
                }
                _ => days.push(Day { date, weight, main: what.clone(), what }),
            }
        }
        Dates { days, money: ends }
    }

    /// The days for a line from left to right, if they are few enough. What
    /// other places show is left out before the line is given up.
    fn across(&self) -> Option<Vec<Day>> {
        if self.days.len() <= MOST_ACROSS {
            return Some(self.days.clone());
        }
        let mut days = self.days.clone();
        days.retain(|day| day.weight != Weight::Lesser);
        for day in &mut days {
            day.what.clone_from(&day.main);
        }
        (2..=MOST_ACROSS).contains(&days.len()).then_some(days)
    }

    fn stops(&self) -> usize {
        self.days.iter().filter(|day| day.weight == Weight::Stop).count()
    }

    fn finding(&self) -> String {
        let stops = match self.stops() {
            0 => "No date to stop and look yet".to_owned(),
            1 => "One date to stop and look".to_owned(),
            more => [count_capital(more).as_str(), " dates to stop and look"].concat(),
        };
        match self.money {
            Some(date) => [stops.as_str(), "; the money ends in ", &month(date)].concat(),
            None => stops,
        }
    }

    fn name(&self) -> String {
        let reviews = match self.stops() {
            0 => "no review date".to_owned(),
            1 => "one review date".to_owned(),
            more => [count(more).as_str(), " review dates"].concat(),
        };
        match (self.days.first(), self.days.last()) {
            (Some(first), Some(last)) => {
                let (from, to) = (month(first.date), month(last.date));
                let span = if from == to { ["in ", &from].concat() } else { ["from ", &from, " to ", &to].concat() };
                ["A time line ", &span, " with ", &reviews].concat()
            }
            _ => "A time line without dates".to_owned(),
        }
    }

    fn desc(&self) -> String {
        let one = |day: &Day| [day.date.in_words().as_str(), ": ", &day.what].concat();
        self.days.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    fn words(&self) -> Vec<Table> {
        if self.days.is_empty() {
            return Vec::new();
        }
        let row = |day: &Day| {
            let kind = if day.weight == Weight::Stop { "Review" } else { "Due or ends" };
            vec![day.date.in_words(), day.what.clone(), kind.to_owned()]
        };
        vec![Table {
            caption: "Dates".to_owned(),
            head: ["Date", "What", "Kind"].map(str::to_owned).to_vec(),
            rows: self.days.iter().map(row).collect(),
        }]
    }
}

/// `March 2027`.
fn month(date: Date) -> String {
    [date.month_name(), " ", &date.parts().0.to_string()].concat()
}

/// What was found in the plan, in no order.
struct Found(Vec<(Date, Weight, String)>);

impl Found {
    fn add(&mut self, date: Option<Date>, weight: Weight, what: String) {
        if let Some(date) = date {
            self.0.push((date, weight, what));
        }
    }

    fn reviews(&mut self, plan: &Plan) {
        let reviews = plan.rows("reviews");
        let first = reviews.iter().filter_map(|row| row.date("date")).min();
        let has = |date: Date| reviews.iter().any(|row| row.date("date") == Some(date));
        for row in reviews {
            let date = row.date("date");
            let what = match row.choice("kind") {
                "full-review" => "Full review",
                "something-changed" => "Review: something changed",
                "closing" => "Closing review",
                _ if date == first => "First look: how is it going?",
                _ => "Short review",
            };
            self.add(date, Weight::Stop, what.to_owned());
            for action in row.answers.rows("actions") {
                if action.answers.yes_no("done") != Some(true) {
                    self.add(action.date("by"), Weight::Lesser, said(action, "what", "What a review asked for"));
                }
            }
        }
        let form = plan.answers.date("form.reviewBy");
        for next in reviews.iter().filter_map(|row| row.date("next")).filter(|next| !has(*next) && form != Some(*next))
        {
            self.add(Some(next), Weight::Stop, "Review the plan".to_owned());
        }
        let both = form.is_some() && reviews.iter().any(|row| row.date("next") == form || row.date("date") == form);
        let form_what = if both { "Review the form and the plan" } else { "Review the form" };
        self.add(form, Weight::Stop, form_what.to_owned());
    }

    fn dues(&mut self, plan: &Plan) {
        for row in plan.rows("aim.firstSteps") {
            self.add(row.date("by"), Weight::Due, said(row, "what", "A first step"));
        }
        for row in plan.rows("partners.missing") {
            self.add(row.date("by"), Weight::Due, [&said(row, "who", "Missing partner"), " asked"].concat());
        }
        for row in plan.rows("success.audiences") {
            self.add(row.date("when"), Weight::Due, ["Tell ", &said(row, "who", "an audience")].concat());
        }
        for row in plan.rows("sustain.tasks") {
            self.add(row.date("by"), Weight::Lesser, said(row, "task", "A job"));
        }
        for row in plan.rows("keep.leaders") {
            let parts = [said(row, "role", "a leader"), plan.partner_short(row.reference("partner"))];
            let who: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
            self.add(row.date("by"), Weight::Lesser, ["Backing from ", &who.join(", ")].concat());
        }
    }

    /// Resources end; gives the last day that has money.
    fn ends(&mut self, plan: &Plan) -> Option<Date> {
        let rows: Vec<&Row> =
            plan.rows("sustain.resources").iter().filter(|row| row.choice("status") != "needed").collect();
        let mut days: Vec<Date> = rows.iter().filter_map(|row| row.date("until")).collect();
        crate::order::by(&mut days, Ord::cmp);
        days.dedup();
        for day in days {
            let ending = rows.iter().filter(|row| row.date("until") == Some(day));
            let ending: Vec<String> = ending.map(|row| resource(row)).collect();
            let verb = if ending.len() == 1 { " ends" } else { " end" };
            self.add(Some(day), Weight::Due, [&join(&ending), verb].concat());
        }
        rows.iter().filter(|row| row.choice("kind") == "money").filter_map(|row| row.date("until")).max()
    }
}

/// What ends when a resource does: of a person it is their time.
fn resource(row: &Row) -> String {
    let what = said(row, "what", "A resource");
    let person = matches!(row.choice("kind"), "staff time" | "volunteer time");
    match (person && !what.to_lowercase().contains("time"), what.ends_with('s')) {
        (true, true) => [&what, "’ time"].concat(),
        (true, false) => [&what, "’s time"].concat(),
        (false, _) => what,
    }
}

/// A text on one line, or what stands for it.
fn said(row: &Row, key: &str, otherwise: &str) -> String {
    let words: Vec<&str> = row.text(key).split_whitespace().collect();
    if words.is_empty() { otherwise.to_owned() } else { words.join(" ") }
}

fn signs() -> Vec<super::KeyItem> {
    let sign = |class: &str, radius: f32| {
        let mut svg = Svg::new();
        svg.line("dates__line", 0.0, 10.0, 28.0, 10.0);
        svg.circle(class, 14.0, 10.0, radius);
        svg
    };
    vec![
        key(sign("dates__stop", 7.0), "stop and look together", Cut::Both),
        key(sign("dates__other", 4.5), "something is due, or ends", Cut::Both),
    ]
}
