//! Three plans answer by answer: what each becomes, and every difference told.

use std::collections::BTreeMap;

use super::ids::Keeps;
use super::{Choice, Difference, Part, Place, Verdict, Who};
use crate::content::{FIELDS, Field, Kind};
use crate::format;
use crate::plan::progress::says_something;
use crate::plan::{Answer, Answers, BOOKKEEPING, Path, Plan, Row, RowId, Unknown};

/// One answer in the three plans. No base is another thing than no answer in it.
#[derive(Clone, Copy)]
pub(super) struct Three<'a> {
    pub base: Option<Option<&'a Answer>>,
    pub mine: Option<&'a Answer>,
    pub theirs: Option<&'a Answer>,
}

/// What becomes of a difference when nobody chooses.
pub(super) struct Natural {
    pub who: Who,
    pub verdict: Verdict,
    pub answer: Option<Answer>,
}

pub(super) struct Engine<'a> {
    pub choices: &'a [(Place, Choice)],
    pub differences: Vec<Difference>,
    /// Which row keeps its number where two were numbered alike; none where
    /// rows of one number are one row.
    pub apart: Option<Keeps>,
}

impl Engine<'_> {
    /// All answers but those that the app keeps.
    pub fn plan(&mut self, base: Option<&Plan>, mine: &Plan, theirs: &Plan) -> Plan {
        let answers = self.answers(None, FIELDS, base.map(|base| &base.answers), &mine.answers, &theirs.answers);
        let unknown =
            self.unknown(&Path::top(""), None, base.map(|base| &base.unknown), &mine.unknown, &theirs.unknown);
        Plan { answers, unknown }
    }

    pub(super) fn answers(
        &mut self,
        row: Option<(&Path, &RowId)>,
        fields: &'static [Field],
        base: Option<&Answers>,
        mine: &Answers,
        theirs: &Answers,
    ) -> Answers {
        let mut out = Answers::default();
        for field in fields.iter().filter(|field| !BOOKKEEPING.contains(&field.id)) {
            let key = if row.is_some() { field.key } else { field.id };
            let (mine, theirs) = (mine.get(key), theirs.get(key));
            if same(mine, theirs) {
                out.set(key, mine.cloned());
                continue;
            }
            let path = row.map_or_else(|| Path::top(key), |(list, row)| list.cell(row, key));
            let three = Three { base: base.map(|base| base.get(key)), mine, theirs };
            out.set(key, self.answer(&path, field, three));
        }
        out
    }

    fn answer(&mut self, path: &Path, field: &'static Field, three: Three) -> Option<Answer> {
        match &field.kind {
            Kind::Choices(_) | Kind::Partners => self.set(path, field, three),
            Kind::Texts { .. } => self.texts(path, three),
            Kind::Rows(list) => self.rows(path, list, three),
            Kind::States { .. } | Kind::Themes => self.items(path, three),
            Kind::Line { .. } => self.judge(whole(path), three, joined(three, " / ")),
            Kind::Lines { .. } => self.judge(whole(path), three, joined(three, "\n")),
            _ => self.judge(whole(path), three, None),
        }
    }

    /// What one side changed is taken; what both changed is a clash and stays
    /// as mine. A text of spaces, where nothing was, is no change beside words.
    pub(super) fn judge(&mut self, place: Place, three: Three, both: Option<Answer>) -> Option<Answer> {
        let Three { base, mine, theirs } = three;
        if same(mine, theirs) {
            return mine.cloned();
        }
        // An empty row that one side took away is asked about: where it belongs would depend on who comes first.
        let says = |answer: Option<&Answer>| matches!(answer, Some(text @ Answer::Text(_)) if says_something(text));
        let new = !base.flatten().is_some_and(says_something);
        let (only_mine, only_theirs) = (new && says(mine) && !says(theirs), new && says(theirs) && !says(mine));
        let (who, verdict, answer) = match base {
            Some(base) if same(mine, base) => (Who::Theirs, Verdict::Taken, theirs),
            Some(base) if same(theirs, base) => (Who::Mine, Verdict::Taken, mine),
            Some(_) if only_theirs => (Who::Theirs, Verdict::Taken, theirs),
            Some(_) if only_mine => (Who::Mine, Verdict::Taken, mine),
            Some(_) => (Who::Both, Verdict::Clash, mine),
            None if mine.is_none() || only_theirs => (Who::CannotTell, Verdict::Taken, theirs),
            None if theirs.is_none() || only_mine => (Who::CannotTell, Verdict::Taken, mine),
            None => (Who::CannotTell, Verdict::Clash, mine),
        };
        self.decide(place, three, Natural { who, verdict, answer: answer.cloned() }, both)
    }

    pub(super) fn decide(
        &mut self,
        place: Place,
        three: Three,
        natural: Natural,
        both: Option<Answer>,
    ) -> Option<Answer> {
        let Three { base, mine, theirs } = three;
        let says = |answer: Option<&Answer>| answer.is_some_and(says_something);
        if !says(mine) && !says(theirs) {
            // Nothing that a person would see: not told, and the same whichever side is mine.
            return match (natural.verdict, mine, theirs) {
                (Verdict::Clash, Some(Answer::Text(one)), Some(Answer::Text(two))) => {
                    Some(Answer::Text(one.max(two).clone()))
                }
                (Verdict::Clash, Some(one), Some(_)) => Some(one.clone()),
                (Verdict::Clash, ..) => None,
                _ => natural.answer,
            };
        }
        let choice = self.choices.iter().find(|(at, _)| *at == place).map(|(_, choice)| choice.clone());
        let result = match &choice {
            None => natural.answer.clone(),
            Some(Choice::Mine) => mine.cloned(),
            Some(Choice::Theirs) => theirs.cloned(),
            Some(Choice::Both) => both.clone().or_else(|| natural.answer.clone()),
            Some(Choice::Edit(answer)) if fits(answer, mine, theirs) => Some(answer.clone()),
            Some(Choice::Edit(_)) => natural.answer.clone(),
        };
        let undone = natural.verdict == Verdict::Taken && !same(result.as_ref(), natural.answer.as_ref());
        self.differences.push(Difference {
            place,
            who: natural.who,
            verdict: if undone { Verdict::LeftOut } else { natural.verdict },
            choice,
            both: both.is_some(),
            base: base.flatten().cloned(),
            mine: mine.cloned(),
            theirs: theirs.cloned(),
            result: result.clone(),
        });
        result
    }

    /// Options and partners: what either side added or took away holds, unless
    /// that leaves an option beside one that stands alone.
    fn set(&mut self, path: &Path, field: &'static Field, three: Three) -> Option<Answer> {
        let Three { base, mine, theirs } = three;
        let union = mine.zip(theirs).map(|_| {
            let mut ids = chosen(mine).to_vec();
            ids.extend(chosen(theirs).iter().filter(|id| !chosen(mine).contains(id)).cloned());
            ids
        });
        let wrap = |ids: Vec<String>| match field.kind {
            Kind::Partners => Answer::References(ids),
            _ => Answer::Choices(ids),
        };
        let alone = |ids: &[String]| {
            ids.len() > 1 && field.options().iter().any(|option| option.alone && ids.iter().any(|id| id == option.id))
        };
        let together = match base {
            _ if same(mine, theirs) => None,
            Some(base) if same(mine, base) || same(theirs, base) => None,
            Some(base) => {
                let was = chosen(base);
                let stays =
                    |id: &&String| !was.contains(id) || (chosen(mine).contains(id) && chosen(theirs).contains(id));
                let mut ids: Vec<String> = chosen(mine).iter().filter(stays).cloned().collect();
                ids.extend(chosen(theirs).iter().filter(|id| stays(id) && !chosen(mine).contains(id)).cloned());
                Some(ids)
            }
            // Nobody unsays that a page is finished by not saying so.
            None if field.id == "plan.finished" => union.clone(),
            None => None,
        };
        let both = union.filter(|ids| !alone(ids)).map(wrap);
        match together.filter(|ids| !alone(ids)) {
            Some(mut ids) => {
                let place = |id: &String| {
                    let options = field.options();
                    (options.iter().position(|option| option.id == id).unwrap_or(options.len()), id.clone())
                };
                crate::order::by_key(&mut ids, place);
                let answer = Some(wrap(ids)).filter(|answer| !answer.is_empty());
                self.decide(whole(path), three, Natural { who: Who::Both, verdict: Verdict::Taken, answer }, both)
            }
            None => self.judge(whole(path), three, both),
        }
    }

    /// Checklists and themes, item by item.
    fn items(&mut self, path: &Path, three: Three) -> Option<Answer> {
        let mut keys: Vec<&String> = Vec::new();
        for answer in [three.base.flatten(), three.mine, three.theirs] {
            match answer {
                Some(Answer::States(states)) => keys.extend(states.keys()),
                Some(Answer::Themes(themes)) => keys.extend(themes.keys()),
                _ => {}
            }
        }
        crate::order::by(&mut keys, Ord::cmp);
        keys.dedup();
        let (mut states, mut themes) = (BTreeMap::new(), BTreeMap::new());
        for key in keys {
            let item = |answer: Option<&Answer>| match answer {
                Some(Answer::States(states)) => {
                    states.get(key).map(|state| Answer::States([(key.clone(), state.clone())].into()))
                }
                Some(Answer::Themes(themes)) => {
                    themes.get(key).map(|theme| Answer::Themes([(key.clone(), theme.clone())].into()))
                }
                _ => None,
            };
            let (base, mine, theirs) = (three.base.map(item), item(three.mine), item(three.theirs));
            let each = Three { base: base.as_ref().map(Option::as_ref), mine: mine.as_ref(), theirs: theirs.as_ref() };
            match self.judge(Place { path: path.clone(), part: Part::Item(key.clone()) }, each, None) {
                Some(Answer::States(each)) => states.extend(each),
                Some(Answer::Themes(each)) => themes.extend(each),
                _ => {}
            }
        }
        let answer = if themes.is_empty() { Answer::States(states) } else { Answer::Themes(themes) };
        Some(answer).filter(|answer| !answer.is_empty())
    }

    pub(super) fn unknown(
        &mut self,
        path: &Path,
        row: Option<&RowId>,
        base: Option<&Unknown>,
        mine: &Unknown,
        theirs: &Unknown,
    ) -> Unknown {
        let mut out = mine.clone();
        if mine == theirs {
            return out;
        }
        let mut keys: Vec<&String> = mine.keys().chain(theirs.keys()).collect();
        crate::order::by(&mut keys, Ord::cmp);
        keys.dedup();
        for key in keys {
            let text = |unknown: &Unknown| unknown.get(key).map(|value| Answer::Text(format::compact(value)));
            let (was, one, two) = (base.map(text), text(mine), text(theirs));
            let each = Three { base: was.as_ref().map(Option::as_ref), mine: one.as_ref(), theirs: two.as_ref() };
            let place = Place { path: path.clone(), part: Part::Unknown(row.cloned(), key.clone()) };
            let result = self.judge(place, each, None);
            if result != one {
                match theirs.get(key).filter(|_| result == two) {
                    Some(value) => out.insert(key.clone(), value.clone()),
                    None if result.is_none() => out.remove(key),
                    None => None,
                };
            }
        }
        out
    }
}

fn whole(path: &Path) -> Place {
    Place { path: path.clone(), part: Part::Whole }
}

/// Both texts, mine first; one that holds the other is enough.
fn joined(three: Three, between: &str) -> Option<Answer> {
    let (Some(Answer::Text(mine)), Some(Answer::Text(theirs))) = (three.mine, three.theirs) else { return None };
    let text = if holds_words(mine, theirs) {
        mine.clone()
    } else if holds_words(theirs, mine) {
        theirs.clone()
    } else {
        format!("{mine}{between}{theirs}")
    };
    Some(Answer::Text(text))
}

/// Whether a text holds another as a run of whole words: "No" is not in "Not yet".
pub(super) fn holds_words(text: &str, part: &str) -> bool {
    let part = part.trim();
    let ends = |sign: Option<char>| !sign.is_some_and(char::is_alphanumeric);
    let whole = |(at, _): (usize, &str)| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + part.len()..).unwrap_or_default());
        ends(before.chars().next_back()) && ends(after.chars().next())
    };
    part.is_empty() || text.match_indices(part).any(whole)
}

/// Another wording has to be of the kind of what it stands for.
fn fits(answer: &Answer, mine: Option<&Answer>, theirs: Option<&Answer>) -> bool {
    let kind = std::mem::discriminant(answer);
    mine.or(theirs).is_some_and(|other| std::mem::discriminant(other) == kind)
}

fn chosen(answer: Option<&Answer>) -> &[String] {
    match answer {
        Some(Answer::Choices(ids) | Answer::References(ids)) => ids,
        _ => &[],
    }
}

/// Whether two plans say the same, apart from what the app keeps.
pub(super) fn says_the_same(one: &Plan, two: &Plan) -> bool {
    let told = FIELDS.iter().filter(|field| !BOOKKEEPING.contains(&field.id));
    one.unknown == two.unknown
        && told.into_iter().all(|field| same(one.answers.get(field.id), two.answers.get(field.id)))
}

/// Whether two answers mean the same: the order of a set has no meaning.
pub(super) fn same(one: Option<&Answer>, two: Option<&Answer>) -> bool {
    match (one, two) {
        (Some(Answer::Choices(one)), Some(Answer::Choices(two)))
        | (Some(Answer::References(one)), Some(Answer::References(two))) => {
            one.len() == two.len() && one.iter().all(|id| two.contains(id))
        }
        (Some(Answer::Rows(one)), Some(Answer::Rows(two))) => {
            let row = |(one, two): (&Row, &Row)| {
                one.id == two.id
                    && one.unknown == two.unknown
                    && one.answers.iter().all(|(key, answer)| same(Some(answer), two.answers.get(key)))
                    && two.answers.iter().all(|(key, _)| one.answers.get(key).is_some())
            };
            one.len() == two.len() && one.iter().zip(two).all(row)
        }
        (one, two) => one == two,
    }
}
