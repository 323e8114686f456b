//! What a round comes to, as far as it may be shown.
//!
//! Spread before mean, the most different first, no overall score. The rules
//! for small numbers are built in: with fewer than three people there are no
//! themes here; with three or four, leaders and safe space have labels and no
//! counts; a statement that one or two people rated has no counts of its own.
//! Those few are counted together only among themselves, since beside the
//! other statements of their theme a total would give them away.

use super::voice::{Voices, statement_voices};
use super::{Band, Group, Mean, Names, Reply, Response, Round, Spread, Statements, Tally, Voice};
use crate::content::statements::{STATEMENT_COUNT, Statement, THEMES, Theme, statements};
use crate::plan::RowId;

/// The fewest people, and the fewest ratings of a statement, of which anything is shown.
pub const FEWEST: usize = 3;

/// The fewest people of whom everything is shown.
const ENOUGH: usize = 5;

/// The most themes to talk about in one meeting.
const MOST_TALK: usize = 3;

/// How many strong themes to celebrate.
const MOST_CELEBRATE: usize = 2;

/// What the number of people holds back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Fewer than three answered: everything.
    All,
    /// Three or four answered: the counts for leaders and safe space.
    Some,
    /// Five or more answered: nothing.
    Nothing,
}

/// What a round comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Which statements were asked.
    pub statements: Statements,
    /// How many people answered anything.
    pub people: usize,
    /// What is held back because they are so few.
    pub held: Held,
    /// Everybody agreed to show who said what.
    pub names: Names,
    /// The themes that anybody answered, in the order of the framework.
    pub themes: Vec<ThemeResult>,
    /// The themes to talk about today, first first: three at most.
    pub talk: Vec<&'static Theme>,
    /// The themes that wait for another time, likewise.
    pub later: Vec<&'static Theme>,
    /// Strong themes with nothing to talk about, highest mean first: two at most.
    pub celebrate: Vec<&'static Theme>,
}

/// What a theme comes to. What is `None` is not shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeResult {
    /// Which theme.
    pub theme: &'static Theme,
    /// How many people rated any of its statements.
    pub rated: Option<usize>,
    /// How many don't-knows there were to all of its statements.
    pub dont_know: Option<usize>,
    /// The mean of its statements' means.
    pub mean: Option<Mean>,
    /// The same with one voice per organisation, where that differs by half a point.
    pub one_voice: Option<Mean>,
    /// The band of the mean.
    pub band: Option<Band>,
    /// The widest spread among its statements.
    pub spread: Option<Spread>,
    /// Several do not know, for any of its statements.
    pub unclear: bool,
    /// Its statements that anybody answered, in order.
    pub statements: Vec<StatementResult>,
    /// The counts of those that only one or two rated, together: where there
    /// are several, and three people rated any of them.
    pub few_together: Option<Tally>,
}

/// What a statement comes to. What is `None` is not shown.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementResult {
    /// Which statement.
    pub statement: &'static Statement,
    /// Its counts, as far as they are shown.
    pub detail: Detail,
    /// The band of its mean.
    pub band: Option<Band>,
    /// How far apart people are.
    pub spread: Option<Spread>,
    /// Several do not know.
    pub unclear: bool,
    /// The mean with one voice per organisation, where it differs by half a
    /// point from the plain one.
    pub one_voice: Option<Mean>,
}

/// How much of a statement's counts is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    /// All of them; in open mode also which partner said what, in the order
    /// of the scale.
    Counts {
        /// How many said what.
        tally: Tally,
        /// Who said what, one entry a person; nothing unless all agreed.
        who: Vec<(RowId, Reply)>,
    },
    /// Fewer than three rated it: only how many replies there are.
    Few {
        /// How many rated it: 0, 1 or 2.
        rated: usize,
        /// How many do not know.
        dont_know: usize,
    },
    /// Leaders or safe space, in a group of three or four: no numbers at all.
    Labels,
}

impl Summary {
    /// The result of one theme, by its id.
    pub fn theme(&self, id: &str) -> Option<&ThemeResult> {
        self.themes.iter().find(|result| result.theme.id == id)
    }
}

impl StatementResult {
    /// How many said what, if that is shown.
    pub fn tally(&self) -> Option<&Tally> {
        match &self.detail {
            Detail::Counts { tally, .. } => Some(tally),
            Detail::Few { .. } | Detail::Labels => None,
        }
    }

    /// Its mean, if that is shown.
    pub fn mean(&self) -> Option<Mean> {
        self.tally().and_then(Tally::mean)
    }
}

/// Works out what may be shown of a round.
pub fn summary(round: &Round, group: &Group) -> Summary {
    let responses: Vec<&Response> = group.entries().iter().map(|entry| &entry.response).collect();
    let people = responses.len();
    let mut summary = Summary {
        statements: round.statements,
        people,
        held: match people {
            0..FEWEST => Held::All,
            FEWEST..ENOUGH => Held::Some,
            _ => Held::Nothing,
        },
        names: if people >= FEWEST && group.is_open(round) { Names::Open } else { Names::Unnamed },
        themes: Vec::new(),
        talk: Vec::new(),
        later: Vec::new(),
        celebrate: Vec::new(),
    };
    if summary.held == Held::All {
        return summary;
    }
    let names = summary.names;
    let voices = (round.voice == Voice::Organisation).then(|| statement_voices(&responses));
    let mut first = 0;
    for theme in &THEMES {
        let seen = Seen { theme, first, responses: &responses, voices: voices.as_ref(), names };
        let labels_only = summary.held == Held::Some && matches!(theme.id, "seniors" | "feelings");
        summary.themes.extend(if labels_only { seen.labels() } else { seen.counts() });
        first += theme.statements.len();
    }
    let ranked = summary.themes.iter().map(|result| (result.theme, result.rank()));
    summary.talk = in_order(ranked);
    summary.later = summary.talk.split_off(summary.talk.len().min(MOST_TALK));
    summary.celebrate = celebrate(&summary.themes);
    summary
}

/// The counts of every statement, with nothing held back: for checking what
/// a file of answers amounts to, never for a screen.
pub fn tallies(responses: &[Response]) -> [Tally; STATEMENT_COUNT] {
    let mut tallies = [Tally::default(); STATEMENT_COUNT];
    responses.iter().for_each(|response| count(&mut tallies, 0, response));
    tallies
}

/// Counts what one person said to the statements from this place on.
fn count(tallies: &mut [Tally], first: usize, response: &Response) {
    for (at, tally) in tallies.iter_mut().enumerate() {
        if let Some(reply) = response.get(first + at) {
            tally.count(reply);
        }
    }
}

/// All themes to talk about, first first, with nothing held back: likewise.
pub fn discuss(tallies: &[Tally; STATEMENT_COUNT]) -> Vec<&'static Theme> {
    let mut ranked = Vec::new();
    let mut rest = tallies.as_slice();
    for theme in &THEMES {
        let (own, others) = rest.split_at(theme.statements.len());
        rest = others;
        ranked.push((theme, Labels::of(own).rank()));
    }
    in_order(ranked.into_iter())
}

/// What a theme is labelled with, before anything is held back.
struct Labels {
    mean: Option<Mean>,
    spread: Option<Spread>,
    unclear: bool,
}

impl Labels {
    fn of(tallies: &[Tally]) -> Labels {
        let enough = || tallies.iter().filter(|tally| tally.rated() >= FEWEST);
        let means: Vec<Mean> = enough().filter_map(Tally::mean).collect();
        Labels {
            mean: Mean::across(&means),
            spread: enough().filter_map(Tally::spread).max(),
            unclear: tallies.iter().any(Tally::is_unclear),
        }
    }

    fn rank(&self) -> Option<u8> {
        rank(self.spread, self.mean.map(Mean::band), self.unclear)
    }
}

impl ThemeResult {
    fn rank(&self) -> Option<u8> {
        rank(self.spread, self.band, self.unclear)
    }
}

/// The place of a theme in the order of discussion: by the first of its labels.
fn rank(spread: Option<Spread>, band: Option<Band>, unclear: bool) -> Option<u8> {
    match (spread, band) {
        (Some(Spread::Split), _) => Some(0),
        (_, Some(Band::Action)) => Some(1),
        _ if unclear => Some(2),
        (Some(Spread::SomeDiffer), _) => Some(3),
        _ => None,
    }
}

fn in_order(ranked: impl Iterator<Item = (&'static Theme, Option<u8>)>) -> Vec<&'static Theme> {
    let mut list: Vec<(u8, &'static Theme)> =
        ranked.filter_map(|(theme, rank)| rank.map(|rank| (rank, theme))).collect();
    crate::order::by_key(&mut list, |(rank, _)| *rank);
    list.into_iter().map(|(_, theme)| theme).collect()
}

fn celebrate(themes: &[ThemeResult]) -> Vec<&'static Theme> {
    let strong = |result: &&ThemeResult| result.band == Some(Band::Strong) && result.rank().is_none();
    let mut list: Vec<&ThemeResult> = themes.iter().filter(strong).collect();
    crate::order::by_key(&mut list, |result| std::cmp::Reverse(result.mean));
    list.iter().take(MOST_CELEBRATE).map(|result| result.theme).collect()
}

/// One theme with all that was said to it.
struct Seen<'a> {
    theme: &'static Theme,
    /// The place of its first statement among the thirty.
    first: usize,
    responses: &'a [&'a Response],
    voices: Option<&'a Voices>,
    names: Names,
}

impl Seen<'_> {
    fn tallies(&self) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.theme.statements.len()];
        self.responses.iter().for_each(|response| count(&mut tallies, self.first, response));
        tallies
    }

    /// Band and spread alone. Nothing tells one or two ratings from none.
    fn labels(&self) -> Option<ThemeResult> {
        let tallies = self.tallies();
        let labels = Labels::of(&tallies);
        let asked = self.theme.statements.iter().zip(&tallies);
        let statements = asked.filter(|(_, tally)| tally.rated() >= FEWEST).map(|(statement, tally)| StatementResult {
            statement,
            detail: Detail::Labels,
            band: tally.mean().map(Mean::band),
            spread: tally.spread(),
            unclear: false,
            one_voice: None,
        });
        labels.mean.map(|mean| ThemeResult {
            theme: self.theme,
            rated: None,
            dont_know: None,
            mean: None,
            one_voice: None,
            band: Some(mean.band()),
            spread: labels.spread,
            unclear: false,
            statements: statements.collect(),
            few_together: None,
        })
    }

    fn counts(&self) -> Option<ThemeResult> {
        let tallies = self.tallies();
        let labels = Labels::of(&tallies);
        let mut statements = Vec::new();
        let mut voices = Vec::new();
        let mut few = Tally::default();
        let mut few_places = Vec::new();
        for (place, (statement, tally)) in self.theme.statements.iter().zip(&tallies).enumerate() {
            if tally.people() == 0 {
                continue;
            }
            let enough = tally.rated() >= FEWEST;
            let mean = tally.mean().filter(|_| enough);
            let voice = mean.and_then(|_| self.voices.and_then(|voices| voices.get(self.first + place)));
            if enough {
                voices.push(voice);
            } else if tally.rated() > 0 {
                few.add(tally);
                few_places.push(self.first + place);
            }
            statements.push(StatementResult {
                statement,
                detail: if enough {
                    Detail::Counts { tally: *tally, who: self.who(self.first + place) }
                } else {
                    Detail::Few { rated: tally.rated(), dont_know: tally.dont_know }
                },
                band: mean.map(Mean::band),
                spread: tally.spread().filter(|_| enough),
                unclear: tally.is_unclear(),
                one_voice: beside(voice, mean),
            });
        }
        if statements.is_empty() {
            return None;
        }
        // Like is compared with like: only if each of its statements has one.
        let voices: Option<Vec<Mean>> = voices.into_iter().collect();
        let places: Vec<usize> = (self.first..self.first + tallies.len()).collect();
        Some(ThemeResult {
            theme: self.theme,
            rated: Some(self.raters(&places)),
            dont_know: Some(tallies.iter().map(|tally| tally.dont_know).sum()),
            mean: labels.mean,
            one_voice: beside(voices.as_deref().and_then(Mean::across), labels.mean),
            band: labels.mean.map(Mean::band),
            spread: labels.spread,
            unclear: labels.unclear,
            statements,
            few_together: (few_places.len() > 1 && self.raters(&few_places) >= FEWEST).then_some(few),
        })
    }

    /// How many people rated any of these statements.
    fn raters(&self, places: &[usize]) -> usize {
        let rated = |response: &&&Response| places.iter().any(|at| matches!(response.get(*at), Some(Reply::Rated(_))));
        self.responses.iter().filter(rated).count()
    }

    /// Which partner said what, if that is shown.
    fn who(&self, place: usize) -> Vec<(RowId, Reply)> {
        if self.names == Names::Unnamed {
            return Vec::new();
        }
        let mut who: Vec<(RowId, Reply)> = Vec::new();
        for response in self.responses {
            who.extend(response.org.clone().zip(response.get(place)));
        }
        // By partner too: the order of people would tell what else they said.
        crate::order::by(&mut who, |(org, reply), (other, second)| reply.cmp(second).then_with(|| org.cmp(other)));
        who
    }
}

/// The second mean, where it stands beside the first.
fn beside(voice: Option<Mean>, mean: Option<Mean>) -> Option<Mean> {
    voice.filter(|voice| mean.is_some_and(|mean| mean.differs(*voice)))
}

/// The theme and the statement at a place among the thirty.
pub(super) fn at(place: usize) -> Option<(&'static Theme, &'static Statement)> {
    statements().nth(place)
}
