//! Results in words: sentences for the screen, and the cells of tables, which
//! the screen, papers and files share.

use super::{Band, Detail, Held, Mean, Spread, StatementResult, Summary, Tally, ThemeResult};
use crate::content::meeting::{ASK_SPLIT, FEW_RATED, HELD_BACK, RULE_OF_THUMB, TOO_FEW, WAITING};
use crate::form_aid::words::{capital, listed, number, small};

/// What is said of counts that are not shown.
pub const NOT_SHOWN: &str = "Not shown";

/// What the statements of a theme are called that few rated.
pub const FEW_TOGETHER: &str = "The statements that few rated, together";

/// The headings of a table of statements.
pub const HEADS: [&str; 11] = [
    "Statement",
    "Strongly disagree",
    "Disagree",
    "In between",
    "Agree",
    "Strongly agree",
    "Don’t know",
    "Middle",
    "Mean",
    "Band",
    "Spread",
];

/// What each reply is in a sentence, for one person and for several.
const SAID: [(&str, &str); 6] = [
    ("strongly disagrees", "strongly disagree"),
    ("disagrees", "disagree"),
    ("is in between", "are in between"),
    ("agrees", "agree"),
    ("strongly agrees", "strongly agree"),
    ("doesn’t know", "don’t know"),
];

/// How many gave each reply, don't-knows last.
fn counts(tally: &Tally) -> [usize; 6] {
    let [one, two, three, four, five] = tally.ratings;
    [one, two, three, four, five, tally.dont_know]
}

/// "One strongly disagrees, three agree and two don’t know".
pub fn counted(tally: &Tally) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (people, (one, several)) in counts(tally).into_iter().zip(SAID) {
        if people > 0 {
            parts.push([number(people).as_str(), " ", if people == 1 { one } else { several }].concat());
        }
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    if parts.is_empty() { "Nobody answered".to_owned() } else { capital(&listed(&parts, "and")) }
}

/// The cells of a row, one after the other.
struct Cells(Vec<String>);

impl Cells {
    fn put(&mut self, cell: &str) {
        self.0.push(cell.to_owned());
    }

    fn times(&mut self, times: usize, cell: &str) {
        (0..times).for_each(|_| self.put(cell));
    }

    fn counts(&mut self, tally: &Tally) {
        counts(tally).iter().for_each(|people| self.0.push(people.to_string()));
    }

    fn labels(mut self, band: Option<Band>, spread: Option<Spread>, unclear: bool) -> Vec<String> {
        self.put(band.map_or(NOT_SHOWN, Band::words));
        let spread = spread.map_or(NOT_SHOWN, Spread::words);
        self.0.push([spread, if unclear { "; several do not know" } else { "" }].concat());
        self.0
    }
}

impl StatementResult {
    /// How many said what, in a sentence without its full stop; or what is
    /// held back and why.
    pub fn says(&self) -> String {
        match &self.detail {
            Detail::Counts { tally, .. } => counted(tally),
            Detail::Few { rated, dont_know } => {
                let few =
                    ["", if *rated == 0 { "Nobody rated this" } else { FEW_RATED.trim_end_matches('.') }].concat();
                let (one, several) = SAID[5];
                match dont_know {
                    0 => few,
                    1 => [&few, "; one ", one].concat(),
                    many => [few.as_str(), "; ", &number(*many), " ", several].concat(),
                }
            }
            Detail::Labels => "With so few answers, only this is shown".to_owned(),
        }
    }

    /// "In the middle: agree. Mean 3.8.", and the other mean where it stands
    /// beside it; nothing where counts are not shown.
    pub fn middle(&self) -> String {
        let Some((median, mean)) = self.tally().and_then(Tally::median).zip(self.mean()) else { return String::new() };
        let voice = match self.one_voice {
            Some(voice) => [" With one voice for each organisation ", &voice.in_tenths(), "."].concat(),
            None => String::new(),
        };
        ["In the middle: ", &small(&median.words()), ". Mean ", &mean.in_tenths(), ".", &voice].concat()
    }

    /// The row of a table under [`HEADS`].
    pub fn cells(&self) -> Vec<String> {
        let mut cells = Cells(vec![self.statement.text.to_owned()]);
        match &self.detail {
            Detail::Counts { tally, .. } => {
                cells.counts(tally);
                cells.put(&tally.median().map(|median| capital(&median.words())).unwrap_or_default());
                cells.put(&means(tally.mean(), self.one_voice));
            }
            Detail::Few { dont_know, .. } => {
                cells.times(5, NOT_SHOWN);
                cells.put(&dont_know.to_string());
                cells.times(2, NOT_SHOWN);
            }
            Detail::Labels => cells.times(8, NOT_SHOWN),
        }
        cells.labels(self.band, self.spread, self.unclear)
    }
}

impl ThemeResult {
    /// The rows of its table under [`HEADS`]: its statements, those that few
    /// rated together, and the theme as a whole where there are several.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let mut rows: Vec<Vec<String>> = self.statements.iter().map(StatementResult::cells).collect();
        if let Some(tally) = &self.few_together {
            let mut cells = Cells(vec![FEW_TOGETHER.to_owned()]);
            cells.counts(tally);
            cells.times(4, NOT_SHOWN);
            rows.push(cells.0);
        }
        if rows.len() > 1 {
            let mut cells = Cells(vec!["The theme as a whole".to_owned()]);
            cells.times(5, "");
            cells.put(&self.dont_know.map_or(NOT_SHOWN.to_owned(), |many| many.to_string()));
            cells.put("");
            cells.put(&means(self.mean, self.one_voice));
            rows.push(cells.labels(self.band, self.spread, self.unclear));
        }
        rows
    }

    /// Its statements, the most different first: those with the wider
    /// spread, then the lower band, then those that several do not know.
    pub fn most_different_first(&self) -> Vec<&StatementResult> {
        let mut statements: Vec<&StatementResult> = self.statements.iter().collect();
        crate::order::by_key(&mut statements, |one| {
            (std::cmp::Reverse(one.spread), one.band.map_or(3, |band| 2 - band as u8), !one.unclear)
        });
        statements
    }
}

fn means(mean: Option<Mean>, voice: Option<Mean>) -> String {
    let Some(mean) = mean else { return NOT_SHOWN.to_owned() };
    match voice {
        Some(voice) => [&mean.in_tenths(), " (one voice for each organisation: ", &voice.in_tenths(), ")"].concat(),
        None => mean.in_tenths(),
    }
}

impl Summary {
    /// What the reveal shows, as a headline.
    pub fn finding(&self) -> String {
        if self.held == Held::All {
            return WAITING.to_owned();
        }
        let count = |is: &dyn Fn(&StatementResult) -> bool| {
            self.themes.iter().flat_map(|result| &result.statements).filter(|one| is(one)).count()
        };
        let things = |many: usize| [number(many).as_str(), if many == 1 { " thing" } else { " things" }].concat();
        let split = count(&|one| one.spread == Some(Spread::Split));
        let action = count(&|one| one.band == Some(Band::Action));
        let unclear = count(&|one| one.unclear);
        let differ = count(&|one| one.spread == Some(Spread::SomeDiffer));
        match (split, action, unclear, differ) {
            (0, 0, 0, 0) => "Nothing stands out today".to_owned(),
            (0, 0, 0, some) => ["Some of us see ", &things(some), " differently"].concat(),
            (0, 0, some, _) => ["Several of us do not know about ", &things(some)].concat(),
            (0, 1, ..) => "One thing needs action".to_owned(),
            (0, some, ..) => [&capital(&things(some)), " need action"].concat(),
            (some, ..) => ["We see ", &things(some), " differently"].concat(),
        }
    }

    /// What to do with it: a sentence or some.
    pub fn says(&self) -> String {
        let first = self.talk.first().and_then(|theme| self.theme(theme.id));
        let split = first.is_some_and(|result| result.spread == Some(Spread::Split));
        let mut says = match first {
            _ if self.held == Held::All => return TOO_FEW.to_owned(),
            Some(_) if split => [RULE_OF_THUMB, " Start with the first one: ", &small(ASK_SPLIT)].concat(),
            Some(result) => [RULE_OF_THUMB, " Start with the first one: ", &small(result.theme.ask)].concat(),
            None => RULE_OF_THUMB.to_owned(),
        };
        if self.held == Held::Some {
            says.push(' ');
            says.push_str(HELD_BACK);
        }
        says
    }
}
