//! What a round leaves in the plan: aggregates of themes in that day's
//! review, things to try as actions, and what moved since the last round.
//! Never anybody's answers.

use std::collections::BTreeMap;
use std::fmt;

use super::{Spread, Statements, Summary, ThemeResult};
use crate::content::statements::{THEMES, Theme as About};
use crate::plan::progress::says_something;
use crate::plan::{Answer, Date, Edit, Path, Plan, Row, RowId, Theme, Unknown};

/// Why nothing could be kept. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepError {
    /// Fewer than three people answered.
    Nothing,
    /// The list of reviews is full, and none is of that day.
    ReviewsFull,
    /// The actions of that day's review are full, and the jobs too.
    ActionsFull,
}

impl fmt::Display for KeepError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            KeepError::Nothing => "fewer than three people answered, so there is nothing to keep",
            KeepError::ReviewsFull => "the list of reviews is full; remove one first",
            KeepError::ActionsFull => "this review and the list of jobs are full; remove one first",
        })
    }
}

/// Where an action went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placed {
    /// Among the actions of that day's review: the row.
    Review(Path, RowId),
    /// Among the jobs of question 6, since the review takes no more.
    Jobs(Path, RowId),
}

/// What `reviews[].themes` holds of a round: what the small-number rules hide
/// is left out, a theme with nothing to show altogether.
pub fn themes(summary: &Summary) -> BTreeMap<String, Theme> {
    let mut themes = BTreeMap::new();
    for result in &summary.themes {
        themes.insert(result.theme.id.to_owned(), kept(result));
    }
    themes
}

fn kept(result: &ThemeResult) -> Theme {
    let number = |count: Option<usize>| count.and_then(|count| i64::try_from(count).ok());
    Theme {
        n: number(result.rated),
        mean: result.mean.map(|mean| mean.hundredths()),
        band: result.band.map(|band| band.id().to_owned()),
        spread: result.spread.map(|spread| spread.id().to_owned()),
        dont_know: number(result.dont_know),
        // Whether several do not know is a count too, where counts are held back.
        unclear: result.dont_know.map(|_| result.unclear),
        unknown: Unknown::new(),
    }
}

/// The changes that close a round: its aggregates go into that day's review,
/// or into a new one. The answers themselves are for the caller to delete.
pub fn close(plan: &Plan, summary: &Summary, day: Date) -> Result<Vec<Edit>, KeepError> {
    let themes = themes(summary);
    if themes.is_empty() {
        return Err(KeepError::Nothing);
    }
    let (review, mut edits) = review_of(plan, summary.statements, day)?;
    edits.push(set(reviews().cell(&review, "themes"), Answer::Themes(themes)));
    Ok(edits)
}

/// The changes that add an action to that day's review, or to the jobs when
/// its five are full. The texts are kept as they are, however long.
pub fn act(
    plan: &Plan,
    asked: Statements,
    day: Date,
    what: &str,
    owner: Option<&str>,
    by: Option<Date>,
) -> Result<(Placed, Vec<Edit>), KeepError> {
    let found = of_day(plan, day);
    let full = |list: &Path| rows(plan, list).len() >= most(list);
    let actions = found.map(|row| reviews().cell(&row.id, "actions"));
    if actions.as_ref().is_some_and(full) || (found.is_none() && full(&reviews())) {
        let jobs = Path::top("sustain.tasks");
        if full(&jobs) {
            return Err(KeepError::ActionsFull);
        }
        let row = plan.fresh_row(&jobs);
        let edits = new_row(&jobs, &row, "task", what, owner, by);
        return Ok((Placed::Jobs(jobs, row), edits));
    }
    let (review, mut edits) = review_of(plan, asked, day)?;
    let actions = reviews().cell(&review, "actions");
    let row = plan.fresh_row(&actions);
    edits.extend(new_row(&actions, &row, "what", what, owner, by));
    Ok((Placed::Review(actions, row), edits))
}

/// Whether nothing stands in a review but its day and its kind.
pub fn is_bare(plan: &Plan, review: &RowId) -> bool {
    let found = plan.rows("reviews").iter().find(|row| row.id == *review);
    let said = |(key, answer): (&str, &Answer)| !matches!(key, "date" | "kind") && says_something(answer);
    found.is_some_and(|row| !row.answers.iter().any(said) && row.unknown.is_empty())
}

fn reviews() -> Path {
    Path::top("reviews")
}

fn set(path: Path, answer: Answer) -> Edit {
    Edit::Set { path, answer: Some(answer) }
}

fn rows<'a>(plan: &'a Plan, list: &Path) -> &'a [Row] {
    match plan.answer(list) {
        Some(Answer::Rows(rows)) => rows,
        _ => &[],
    }
}

/// Rows after which a list is full.
fn most(list: &Path) -> usize {
    match list.content().map(|field| &field.kind) {
        Some(crate::content::Kind::Rows(rows)) => rows.most,
        _ => 0,
    }
}

fn of_day(plan: &Plan, day: Date) -> Option<&Row> {
    plan.rows("reviews").iter().find(|row| row.date("date") == Some(day))
}

/// The review of that day, and the changes that make it if there is none.
fn review_of(plan: &Plan, asked: Statements, day: Date) -> Result<(RowId, Vec<Edit>), KeepError> {
    let list = reviews();
    let kind = |row: &RowId| set(list.cell(row, "kind"), Answer::Choice(asked.review().to_owned()));
    if let Some(row) = of_day(plan, day) {
        let edits = if row.choice("kind").is_empty() { vec![kind(&row.id)] } else { Vec::new() };
        return Ok((row.id.clone(), edits));
    }
    if rows(plan, &list).len() >= most(&list) {
        return Err(KeepError::ReviewsFull);
    }
    let row = plan.fresh_row(&list);
    let edits = vec![
        Edit::AddRow { path: list.clone(), row: row.clone() },
        set(list.cell(&row, "date"), Answer::Date(day)),
        kind(&row),
    ];
    Ok((row, edits))
}

fn new_row(
    list: &Path,
    row: &RowId,
    key: &'static str,
    what: &str,
    owner: Option<&str>,
    by: Option<Date>,
) -> Vec<Edit> {
    let mut edits = vec![
        Edit::AddRow { path: list.clone(), row: row.clone() },
        set(list.cell(row, key), Answer::Text(what.to_owned())),
    ];
    edits.extend(owner.map(|owner| set(list.cell(row, "owner"), Answer::Reference(owner.to_owned()))));
    edits.extend(by.map(|by| set(list.cell(row, "by"), Answer::Date(by))));
    edits
}

/// The last review date that has come, today included, if nothing was written
/// at a review on it or since: "Your review date was 11 June".
pub fn review_due(plan: &Plan, today: Date) -> Option<Date> {
    let (mut due, mut held) = (None, None);
    for row in plan.rows("reviews") {
        let written = row.answers.iter().any(|(key, _)| !matches!(key, "date" | "kind" | "next"));
        let day = row.date("date").filter(|day| *day <= today);
        if written {
            held = held.max(day);
        } else {
            due = due.max(day);
        }
        due = due.max(row.date("next").filter(|day| *day <= today));
    }
    due.filter(|due| held.is_none_or(|held| held < *due))
}

/// What moved, where it is enough to be told from chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrow {
    /// The mean rose by half a point or more.
    Up,
    /// The mean fell by half a point or more.
    Down,
    /// The mean did not move so far, but people are closer together.
    Closer,
    /// Likewise, but further apart.
    Apart,
}

impl Arrow {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Arrow::Up => "Up",
            Arrow::Down => "Down",
            Arrow::Closer => "Closer together",
            Arrow::Apart => "Further apart",
        }
    }
}

/// A theme in two rounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Move<'a> {
    /// Which theme.
    pub theme: &'static About,
    /// What it came to last time.
    pub last: &'a Theme,
    /// What it comes to this time.
    pub this: &'a Theme,
    /// What moved, if anything did.
    pub arrow: Option<Arrow>,
}

/// The last round before a day, with its day.
pub fn last_round(plan: &Plan, before: Date) -> Option<(Date, &BTreeMap<String, Theme>)> {
    let mut last = None;
    for row in plan.rows("reviews") {
        let (Some(day), Some(Answer::Themes(themes))) = (row.date("date"), row.answers.get("themes")) else { continue };
        if day < before && last.is_none_or(|(latest, _)| day > latest) {
            last = Some((day, themes));
        }
    }
    last
}

/// The themes that two rounds share, in the order of the framework.
pub fn moves<'a>(last: &'a BTreeMap<String, Theme>, this: &'a BTreeMap<String, Theme>) -> Vec<Move<'a>> {
    let both = |theme: &'static About| {
        let (last, this) = (last.get(theme.id)?, this.get(theme.id)?);
        Some(Move { theme, last, this, arrow: arrow(last, this) })
    };
    THEMES.iter().filter_map(both).collect()
}

fn arrow(last: &Theme, this: &Theme) -> Option<Arrow> {
    let moved = last.mean.zip(this.mean).map_or(0, |(last, this)| this - last);
    match moved {
        50.. => return Some(Arrow::Up),
        ..=-50 => return Some(Arrow::Down),
        _ => {}
    }
    let spread = |theme: &Theme| {
        let known = [Spread::Together, Spread::SomeDiffer, Spread::Split];
        known.into_iter().find(|spread| theme.spread.as_deref() == Some(spread.id()))
    };
    match spread(this)?.cmp(&spread(last)?) {
        std::cmp::Ordering::Less => Some(Arrow::Closer),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(Arrow::Apart),
    }
}
