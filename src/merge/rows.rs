//! Lists side by side: entries, rows, and the order in which they stand.

use super::engine::{Engine, Natural, Three, same};
use super::ids;
use super::lists::{self, order_of, pair, woven};
use super::{Part, Place, Verdict, Who};
use crate::content::Rows;
use crate::plan::positions::said_when;
use crate::plan::progress::{row_says_something, says_something};
use crate::plan::{Answer, Path, Row};

impl Engine<'_> {
    /// A list of short texts: entries get keys, and then go the way of rows.
    pub(super) fn texts(&mut self, path: &Path, three: Three) -> Option<Answer> {
        let texts = |answer: Option<&Answer>| match answer {
            Some(Answer::Texts(texts)) => texts.clone(),
            _ => Vec::new(),
        };
        let (mut mine, mut theirs) = (texts(three.mine), texts(three.theirs));
        let base = three.base.map(texts);
        if base.is_none() {
            // Nothing tells which empty entry is which, and nothing is in them.
            for side in [&mut mine, &mut theirs] {
                side.retain(|text| !text.trim().is_empty());
            }
        }
        let base_keys: Option<Vec<String>> = base.as_ref().map(|base| places(base.len()));
        let (mine_keys, theirs_keys) = match &base {
            Some(base) => (keys(pair(base, &mine), &mine), keys(pair(base, &theirs), &theirs)),
            // Without a base theirs is paired with mine, by place alone.
            None => {
                let pairs = lists::zip(&mine, &theirs);
                let paired = (0..mine.len()).map(|at| pairs.contains(&Some(at)).then_some(at)).collect();
                (keys(paired, &mine), keys(pairs, &theirs))
            }
        };
        let find = |keys: &[String], list: &[String], key: &String| {
            keys.iter().position(|each| each == key).and_then(|at| list.get(at)).cloned().map(Answer::Text)
        };
        let mut results: Vec<(String, Vec<String>)> = Vec::new();
        for (number, key) in union(&[base_keys.as_deref().unwrap_or_default(), &mine_keys, &theirs_keys]).enumerate() {
            let (one, two) = (find(&mine_keys, &mine, &key), find(&theirs_keys, &theirs, &key));
            let was = base.as_ref().map(|base| find(base_keys.as_deref().unwrap_or_default(), base, &key));
            let each = Three { base: was.as_ref().map(Option::as_ref), mine: one.as_ref(), theirs: two.as_ref() };
            let both = match (&one, &two) {
                (Some(Answer::Text(one)), Some(Answer::Text(two))) => {
                    Some(Answer::Texts(vec![one.clone(), two.clone()]))
                }
                _ => None,
            };
            match self.judge(Place { path: path.clone(), part: Part::Entry(number) }, each, both) {
                Some(Answer::Text(text)) => results.push((key, vec![text])),
                Some(Answer::Texts(texts)) => results.push((key, texts)),
                _ => {}
            }
        }
        let kept: Vec<String> = results.iter().map(|(key, _)| key.clone()).collect();
        let at = |keys: &[String], list: &[String], key: &String| {
            keys.iter().position(|each| each == key).and_then(|at| list.get(at)).cloned().unwrap_or_default()
        };
        let both = |key: &String| {
            let (one, two) = (at(&mine_keys, &mine, key), at(&theirs_keys, &theirs, key));
            if one < two { (two, one) } else { (one, two) }
        };
        let shown = |key: &String| match &base {
            Some(base) => at(base_keys.as_deref().unwrap_or_default(), base, key),
            None => both(key).0,
        };
        // Without a base keys are places on the side that happens to be mine.
        let tie = |key: &String| if base.is_some() { (key.clone(), String::new()) } else { both(key) };
        let keys = Keys { base: base_keys.as_deref(), mine: &mine_keys, theirs: &theirs_keys, kept: &kept };
        let order = self.order(path, keys, &shown, &tie);
        let entry = |key: &String| results.iter().find(|(each, _)| each == key).map(|(_, texts)| texts.clone());
        Some(Answer::Texts(order.iter().filter_map(entry).flatten().collect()))
    }

    pub(super) fn rows(&mut self, path: &Path, list: &'static Rows, three: Three) -> Option<Answer> {
        let rows = |answer: Option<&Answer>| match answer {
            Some(Answer::Rows(rows)) => rows.clone(),
            _ => Vec::new(),
        };
        let base = three.base.map(rows);
        let (mut mine, mut theirs) = (rows(three.mine), rows(three.theirs));
        if let Some(keeps) = self.apart {
            let before = base.as_deref().unwrap_or_default();
            let (for_mine, for_theirs) = ids::renames(list, before, &mine, &theirs, keeps);
            ids::rename(&mut mine, &for_mine);
            ids::rename(&mut theirs, &for_theirs);
        }
        let ids = |rows: &[Row]| rows.iter().map(|row| row.id.to_string()).collect::<Vec<_>>();
        let (base_ids, mine_ids, theirs_ids) = (base.as_deref().map(ids), ids(&mine), ids(&theirs));
        let mut kept: Vec<Row> = Vec::new();
        for id in union(&[base_ids.as_deref().unwrap_or_default(), &mine_ids, &theirs_ids]) {
            let find = |rows: &[Row]| rows.iter().find(|row| row.id.as_str() == id).cloned();
            let (was, one, two) = (base.as_deref().map(find), find(&mine), find(&theirs));
            let row = match (&one, &two) {
                // A position is one answer; two rows in which nothing is said are like any other.
                (Some(one), Some(two))
                    if path.field != "agree" || !(row_says_something(one) || row_says_something(two)) =>
                {
                    Some(self.row(path, list, was.as_ref().and_then(Option::as_ref), one, two))
                }
                _ => self.whole_row(path, was, one, two),
            };
            kept.extend(row);
        }
        let kept_ids = ids(&kept);
        let keys = Keys { base: base_ids.as_deref(), mine: &mine_ids, theirs: &theirs_ids, kept: &kept_ids };
        let order = self.order(path, keys, &String::clone, &|id| (id.clone(), String::new()));
        let row = |id: &String| kept.iter().find(|row| row.id.as_str() == id).cloned();
        Some(Answer::Rows(order.iter().filter_map(row).collect()))
    }

    /// A row that is on both sides, cell by cell. Only a row of the base has a
    /// base; one that both added is compared alone.
    fn row(&mut self, path: &Path, list: &'static Rows, base: Option<&Row>, mine: &Row, theirs: &Row) -> Row {
        let at = Some((path, &mine.id));
        let answers = self.answers(at, list.columns, base.map(|row| &row.answers), &mine.answers, &theirs.answers);
        let unknown = self.unknown(path, Some(&mine.id), base.map(|row| &row.unknown), &mine.unknown, &theirs.unknown);
        Row { id: mine.id.clone(), answers, unknown }
    }

    /// A row that one side does not have, or a position, which is one answer.
    fn whole_row(
        &mut self,
        path: &Path,
        base: Option<Option<Row>>,
        mine: Option<Row>,
        theirs: Option<Row>,
    ) -> Option<Row> {
        let id = mine.as_ref().or(theirs.as_ref())?.id.clone();
        let place = Place { path: path.clone(), part: Part::Row(id) };
        let newer = match (&mine, &theirs) {
            (Some(mine), Some(theirs)) => said_when(mine).cmp(&said_when(theirs)),
            _ => std::cmp::Ordering::Equal,
        };
        let wrap = |row: Row| Answer::Rows(vec![row]);
        let (base, mine, theirs) = (base.map(|row| row.map(wrap)), mine.map(wrap), theirs.map(wrap));
        let three = Three { base: base.as_ref().map(Option::as_ref), mine: mine.as_ref(), theirs: theirs.as_ref() };
        let one_sided = three.base.is_some_and(|base| same(three.mine, base) || same(three.theirs, base));
        let answer = if newer.is_eq() || one_sided || same(three.mine, three.theirs) {
            self.judge(place, three, None)
        } else {
            let answer = if newer.is_gt() { &mine } else { &theirs }.clone();
            let who = if three.base.is_some() { Who::Both } else { Who::CannotTell };
            self.decide(place, three, Natural { who, verdict: Verdict::Taken, answer }, None)
        };
        match answer {
            Some(Answer::Rows(rows)) => rows.into_iter().next(),
            _ => None,
        }
    }

    /// The order of what stays in a list. Keys are told as what they show; by
    /// `tie` two orders that look the same are told apart, whichever is mine.
    fn order(
        &mut self,
        path: &Path,
        keys: Keys,
        shown: &dyn Fn(&String) -> String,
        tie: &dyn Fn(&String) -> (String, String),
    ) -> Vec<String> {
        let Keys { base, mine, theirs, kept } = keys;
        // Which order holds is decided by what all have, whatever else is kept.
        let all_have =
            |key: &&String| mine.contains(key) && theirs.contains(key) && base.is_none_or(|base| base.contains(key));
        let common = |side: &[String]| side.iter().filter(all_have).cloned().collect::<Vec<_>>();
        let (was, one, two) = (base.map(common), common(mine), common(theirs));
        let theirs_hold = was.as_ref() == Some(&one);
        let order = if one == two {
            one
        } else {
            let show = |keys: &Vec<String>| Answer::Texts(keys.iter().map(shown).collect());
            let (who, verdict) = match &was {
                _ if theirs_hold => (Who::Theirs, Verdict::Taken),
                Some(was) if two == *was => (Who::Mine, Verdict::Taken),
                Some(_) => (Who::Both, Verdict::Clash),
                None => (Who::CannotTell, Verdict::Clash),
            };
            let (was, mine_shown, theirs_shown) = (was.as_ref().map(show), show(&one), show(&two));
            let ties = |keys: &Vec<String>| keys.iter().map(tie).collect::<Vec<_>>();
            let theirs_first =
                shown_first(&theirs_shown, &mine_shown) || (theirs_shown == mine_shown && ties(&two) < ties(&one));
            let told = if mine_shown == theirs_shown || !says_something(&mine_shown) {
                // The same to a person, as empty entries are.
                None
            } else {
                let three =
                    Three { base: was.as_ref().map(Some), mine: Some(&mine_shown), theirs: Some(&theirs_shown) };
                let place = Place { path: path.clone(), part: Part::Order };
                let answer = Some(if theirs_hold { &theirs_shown } else { &mine_shown }.clone());
                self.decide(place, three, Natural { who, verdict, answer }, None)
            };
            match told {
                Some(told) if told == mine_shown => one,
                Some(told) if told == theirs_shown => two,
                _ if theirs_hold => two,
                // Nobody would see which, but it must not depend on the sides.
                _ if verdict == Verdict::Clash && theirs_first => two,
                _ => one,
            }
        };
        let old: Vec<String> = match base {
            Some(base) => base.iter().filter(|key| kept.contains(key)).cloned().collect(),
            None => order.iter().filter(|key| kept.contains(key)).cloned().collect(),
        };
        let old = order_of(&old, &order);
        let base = base.unwrap_or(&old).to_vec();
        woven(&base, &old, mine, theirs, kept)
    }
}

/// The keys of a list on each side, and those that stay.
struct Keys<'a> {
    base: Option<&'a [String]>,
    mine: &'a [String],
    theirs: &'a [String],
    kept: &'a [String],
}

/// Which of two orders of entries comes first, so that it does not matter which is mine.
fn shown_first(one: &Answer, two: &Answer) -> bool {
    matches!((one, two), (Answer::Texts(one), Answer::Texts(two)) if one < two)
}

/// Every key once, in the order in which it is first seen.
fn union(lists: &[&[String]]) -> impl Iterator<Item = String> {
    let mut keys: Vec<String> = Vec::new();
    for key in lists.iter().copied().flatten() {
        if !keys.contains(key) {
            keys.push(key.clone());
        }
    }
    keys.into_iter()
}

/// A key for each text: the place of the one that it belongs to, or itself
/// with a sign and a number in front, so that no two are alike.
fn keys(pairs: Vec<Option<usize>>, texts: &[String]) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for (pair, text) in pairs.into_iter().zip(texts) {
        let new = || (0..).map(|number| format!("+{number} {text}")).find(|key| !keys.contains(key));
        let key = pair.map(|at| at.to_string()).or_else(new);
        keys.extend(key);
    }
    keys
}

/// The keys of the texts that others belong to.
fn places(many: usize) -> Vec<String> {
    (0..many).map(|at| at.to_string()).collect()
}
