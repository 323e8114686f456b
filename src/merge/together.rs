//! Versions brought together: the plan, and all that is to be said of it.

use super::engine::{Engine, holds_words, same, says_the_same};
use super::ids::{Keeps, apart, renumbered, restored};
use super::{Choice, Difference, Part, Place, Verdict, Who};
use crate::format;
use crate::plan::progress::version_together;
use crate::plan::{Answer, Path, Plan};

/// Two versions brought together.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The plan as it is settled so far; a clash that is open stands as mine.
    pub plan: Plan,
    /// Every place in which mine and theirs differ, in the order of the content.
    pub differences: Vec<Difference>,
    base: Option<Plan>,
    mine: Plan,
    theirs: Plan,
    choices: Vec<(Place, Choice)>,
    keeps: Keeps,
}

/// How many differences went which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Nothing had to be decided.
    pub taken: usize,
    /// Clashes that nobody decided yet.
    pub to_decide: usize,
    /// Clashes that somebody decided.
    pub decided: usize,
    /// Answers that are not in the plan: see [`Merged::left_out`].
    pub left_out: usize,
}

/// An answer of one side that is not in the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut<'a> {
    /// Where it stood; settled the other way, it comes back.
    pub difference: &'a Difference,
    /// Whose it is: [`Who::Mine`] or [`Who::Theirs`].
    pub whose: Who,
    /// The answer; none where the side had taken it away.
    pub answer: Option<&'a Answer>,
}

/// Brings theirs into mine, against the version that both came from, if it is
/// known. The version is the higher one plus one, unless one of the two brings
/// nothing new; then it is the higher one.
pub fn merge(base: Option<&Plan>, mine: &Plan, theirs: &Plan) -> Merged {
    together(base.cloned(), mine.clone(), theirs.clone(), Vec::new(), Keeps::Either)
}

/// Brings together what two tabs of one device have: `read` is what this tab
/// read or stored last, `mine` what it shows, `stored` what another tab stored.
///
/// The rule for the same answer at the same moment: each tab keeps what is
/// written in it, so the tab that stores later wins in storage, and the other
/// wording stays in that tab as an open clash until somebody settles it. The
/// version is not counted on, and rows of mine keep their ids.
pub fn tabs(read: &Plan, mine: &Plan, stored: &Plan) -> Merged {
    together(Some(read.clone()), mine.clone(), stored.clone(), Vec::new(), Keeps::Tab)
}

/// Several versions brought into one plan, one after another.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// The plan after the last one. Its version is the highest of all plus
    /// one, if anything changed.
    pub plan: Plan,
    /// What each brought, in the order in which they were given.
    pub each: Vec<Merged>,
}

/// Brings several versions into mine, each against its own base. They go in
/// the order of their digests, so it does not matter in which order they were
/// given: `each` says for the clashes of a version what the ones before it
/// left as "mine". `choices` are those for each version, as given.
pub fn all(mine: &Plan, others: &[(Option<Plan>, Plan)], choices: &[Vec<(Place, Choice)>]) -> Together {
    let mut order: Vec<usize> = (0..others.len()).collect();
    let known = |base: &Option<Plan>| base.as_ref().map(format::digest);
    crate::order::by_key(&mut order, |at| {
        others.get(*at).map(|(base, plan)| (format::digest(plan), known(base), format::write(plan)))
    });
    let mut plan = mine.clone();
    let mut each: Vec<(usize, Merged)> = Vec::new();
    for at in order {
        let Some((base, theirs)) = others.get(at) else { continue };
        let choices = choices.get(at).cloned().unwrap_or_default();
        let merged = together(base.clone(), plan, theirs.clone(), choices, Keeps::Either);
        plan = merged.plan.clone();
        each.push((at, merged));
    }
    if plan != *mine {
        let highest = others.iter().map(|(_, other)| other.version()).fold(mine.version(), i64::max);
        let fresh = plan.version() > highest;
        plan.answers.set("plan.version", Some(Answer::Number(highest.saturating_add(i64::from(fresh)))));
    }
    crate::order::by_key(&mut each, |(at, _)| *at);
    Together { plan, each: each.into_iter().map(|(_, merged)| merged).collect() }
}

/// What a partner sent back, made whole. `full` is the version that was
/// shared, `sent` the copy of it that the partner got, without what was left
/// out for them; what was never sent was not taken away by them, and what they
/// wrote in its place, without knowing of it, stands beside it.
pub fn returned(full: &Plan, sent: &Plan, theirs: &Plan) -> Plan {
    if full == sent {
        return theirs.clone();
    }
    let merged = together(Some(sent.clone()), full.clone(), theirs.clone(), Vec::new(), Keeps::Mine);
    let unseen = merged.clashes().filter(|clash| clash.both).map(|clash| (clash.place.clone(), Choice::Both));
    let mut whole = merged.again(unseen.collect()).settled(Choice::Theirs).plan;
    for key in ["plan.version", "plan.lastChanged", "plan.base"] {
        whole.answers.set(key, theirs.answers.get(key).cloned());
    }
    whole
}

impl Merged {
    /// The same with one difference settled. A place that does not differ
    /// changes nothing.
    pub fn settle(&self, place: &Place, choice: Choice) -> Merged {
        let mut choices = self.choices.clone();
        choices.retain(|(at, _)| at != place);
        choices.push((place.clone(), choice));
        self.again(choices)
    }

    /// The same with one difference as it was before somebody chose.
    pub fn unsettle(&self, place: &Place) -> Merged {
        let choices = self.choices.iter().filter(|(at, _)| at != place).cloned();
        self.again(choices.collect())
    }

    /// The same with every clash settled in one way.
    pub fn settled(&self, choice: Choice) -> Merged {
        let open = self.clashes().filter(|clash| clash.choice.is_none());
        let more = open.map(|clash| (clash.place.clone(), choice.clone()));
        let choices = self.choices.iter().cloned().chain(more).collect();
        self.again(choices)
    }

    /// What was chosen so far, for [`all`].
    pub fn choices(&self) -> &[(Place, Choice)] {
        &self.choices
    }

    /// What was taken without a question.
    pub fn taken(&self) -> impl Iterator<Item = &Difference> {
        self.differences.iter().filter(|each| each.verdict == Verdict::Taken)
    }

    /// What both changed, decided or not.
    pub fn clashes(&self) -> impl Iterator<Item = &Difference> {
        self.differences.iter().filter(|each| each.verdict == Verdict::Clash)
    }

    /// Every answer that is not in the plan: the other wording of a clash, what
    /// somebody chose not to take, the older of two positions. Both wordings of
    /// a clash after an edit.
    pub fn left_out(&self) -> Vec<LeftOut<'_>> {
        let mut left_out = Vec::new();
        // Of what was taken, only an older position can have been changed and not be there.
        let may_lose = |each: &&Difference| each.verdict != Verdict::Taken || matches!(each.place.part, Part::Row(_));
        for difference in self.differences.iter().filter(may_lose) {
            let sides = [(Who::Mine, &difference.mine), (Who::Theirs, &difference.theirs)];
            for (whose, answer) in sides {
                // A side that left the answer as it was has nothing to lose.
                let changed = !same(answer.as_ref(), difference.base.as_ref());
                if changed && !holds(difference.result.as_ref(), answer.as_ref()) {
                    left_out.push(LeftOut { difference, whose, answer: answer.as_ref() });
                }
            }
        }
        left_out
    }

    /// How many differences went which way. What is left out by clashes that
    /// are still open counts as well: it will be, if they stay as they are.
    pub fn counts(&self) -> Counts {
        let decided = self.clashes().filter(|clash| clash.choice.is_some()).count();
        Counts {
            taken: self.taken().count(),
            to_decide: self.clashes().count() - decided,
            decided,
            left_out: self.left_out().len(),
        }
    }

    fn again(&self, choices: Vec<(Place, Choice)>) -> Merged {
        together(self.base.clone(), self.mine.clone(), self.theirs.clone(), choices, self.keeps)
    }
}

/// Whether one answer holds all that another says.
fn holds(result: Option<&Answer>, answer: Option<&Answer>) -> bool {
    match (result, answer) {
        (Some(Answer::Text(result)), Some(Answer::Text(text))) => holds_words(result, text),
        (Some(Answer::Texts(result)), Some(Answer::Text(text))) => result.contains(text),
        (
            Some(Answer::Choices(result) | Answer::References(result)),
            Some(Answer::Choices(ids) | Answer::References(ids)),
        ) => ids.iter().all(|id| result.contains(id)),
        (result, answer) => same(result, answer),
    }
}

fn together(base: Option<Plan>, mine: Plan, theirs: Plan, choices: Vec<(Place, Choice)>, keeps: Keeps) -> Merged {
    let plan_id = |plan: &Plan| Some(plan.text("plan.id").to_owned()).filter(|id| !id.is_empty());
    // In copies of one plan, what has one number is one row, unless a base shows that both added it.
    let one_plan = base.is_none() && plan_id(&mine).is_some() && plan_id(&mine) == plan_id(&theirs);
    let (mut one, mut two) = match &base {
        Some(base) => {
            let whole = |side: &Plan, other: &Plan| {
                let mut side = side.clone();
                // Beside an unedited copy, or the same once more, there is nothing to tell rows apart for.
                if keeps != Keeps::Tab && !says_the_same(base, other) && !says_the_same(&mine, &theirs) {
                    renumbered(base, &mut side);
                }
                restored(base, &side)
            };
            (whole(&mine, &theirs), whole(&theirs, &mine))
        }
        None => (mine.clone(), theirs.clone()),
    };
    if !one_plan {
        apart(base.as_ref(), &mut one, &mut two, keeps);
    }
    let mut engine = Engine { choices: &choices, differences: Vec::new(), apart: (!one_plan).then_some(keeps) };
    let mut plan = engine.plan(base.as_ref(), &one, &two);
    let mut differences = engine.differences;
    for path in plan.drop_dangling() {
        left_pointing(&mut differences, path, base.as_ref(), &one, &two, &plan);
    }
    bookkeeping(base.as_ref(), &mine, &theirs, &mut plan, keeps);
    Merged { plan, differences, base, mine, theirs, choices, keeps }
}

/// A reference had to go because its row went. One that was there before goes
/// with the row and needs no word; a new one is left out, and told.
fn left_pointing(
    differences: &mut Vec<Difference>,
    path: Path,
    base: Option<&Plan>,
    mine: &Plan,
    theirs: &Plan,
    plan: &Plan,
) {
    let result = plan.answer(&path).cloned();
    let before = base.and_then(|base| base.answer(&path));
    let new = |side: &Plan| {
        let gone = |id: &String| !points(result.as_ref()).contains(id) && !points(before).contains(id);
        points(side.answer(&path)).iter().any(gone)
    };
    let told = differences.iter_mut().find(|each| each.place.path == path);
    let (new_mine, new_theirs) = (new(mine), new(theirs));
    match told {
        Some(difference) => {
            if difference.verdict == Verdict::Taken && (new_mine || new_theirs) {
                difference.verdict = Verdict::LeftOut;
            }
            difference.result = result;
        }
        None if new_mine || new_theirs => {
            let who = if base.is_none() {
                Who::CannotTell
            } else if new_mine {
                Who::Mine
            } else {
                Who::Theirs
            };
            let (base, mine, theirs) = (before.cloned(), mine.answer(&path).cloned(), theirs.answer(&path).cloned());
            let place = Place { path, part: Part::Whole };
            let (verdict, choice, both) = (Verdict::LeftOut, None, false);
            differences.push(Difference { place, who, verdict, choice, both, base, mine, theirs, result });
        }
        None => {}
    }
}

/// The rows that an answer points to.
fn points(answer: Option<&Answer>) -> Vec<String> {
    match answer {
        Some(Answer::Reference(id)) => vec![id.clone()],
        Some(Answer::References(ids)) => ids.clone(),
        Some(Answer::States(states)) => states.keys().cloned().collect(),
        _ => Vec::new(),
    }
}

/// The answers that the app keeps: the identity is mine's, the version goes
/// on if both sides brought something, the day is the later one.
fn bookkeeping(base: Option<&Plan>, mine: &Plan, theirs: &Plan, plan: &mut Plan, keeps: Keeps) {
    let (is_mine, is_theirs) = (says_the_same(plan, mine), says_the_same(plan, theirs));
    let versions = (mine.answers.number("plan.version"), theirs.answers.number("plan.version"));
    let version = if is_mine || is_theirs || keeps == Keeps::Tab {
        versions.0.max(versions.1)
    } else {
        Some(version_together(mine.version(), theirs.version()))
    };
    plan.answers.set("plan.version", version.map(Answer::Number));
    let day = mine.answers.date("plan.lastChanged").max(theirs.answers.date("plan.lastChanged"));
    plan.answers.set("plan.lastChanged", day.map(Answer::Date));
    let text = |key: &str, plan: &Plan| Some(plan.text(key).to_owned()).filter(|text| !text.is_empty());
    plan.answers.set("plan.id", text("plan.id", mine).or_else(|| text("plan.id", theirs)).map(Answer::Text));
    // A side that stays as it was keeps its base; a new version was edited from the one that both know.
    let newer = mine.version() >= theirs.version();
    let edited_from = if (is_mine && !is_theirs) || (newer && (is_mine || keeps == Keeps::Tab)) {
        text("plan.base", mine)
    } else if is_theirs || keeps == Keeps::Tab {
        text("plan.base", theirs)
    } else {
        base.map(format::base_digest).or_else(|| text("plan.base", mine))
    };
    plan.answers.set("plan.base", edited_from.map(Answer::Text));
}
