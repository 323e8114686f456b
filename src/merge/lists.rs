//! Lists side by side: what belongs together, and in which order it stands.

/// Pairs of places that belong together, in order and without crossing, with
/// the highest sum of scores. Nothing is paired that scores 0.
pub(super) fn align(a: usize, b: usize, score: &dyn Fn(usize, usize) -> u32) -> Vec<(usize, usize)> {
    let width = b + 1;
    // best[i * width + j]: the most that what is left from i and j can score.
    let mut best = vec![0u32; (a + 1) * width];
    let at = |best: &[u32], i: usize, j: usize| best.get(i * width + j).copied().unwrap_or(0);
    for i in (0..a).rev() {
        for j in (0..b).rev() {
            let here = score(i, j);
            let paired = if here > 0 { here + at(&best, i + 1, j + 1) } else { 0 };
            let most = paired.max(at(&best, i + 1, j)).max(at(&best, i, j + 1));
            if let Some(place) = best.get_mut(i * width + j) {
                *place = most;
            }
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < a && j < b {
        let (here, most) = (score(i, j), at(&best, i, j));
        if here > 0 && most == here + at(&best, i + 1, j + 1) {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if most == at(&best, i + 1, j) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// For each text of `to` the place in `from` that it belongs to: an equal one
/// first, then by place, where more shared words make a better match. In lists
/// of two lengths a place says little, and only shared words count.
pub(super) fn pair(from: &[String], to: &[String]) -> Vec<Option<usize>> {
    let by_place = u32::from(from.len() == to.len());
    paired(from, to, &|left, open| {
        let score = |a: usize, b: usize| match (left.get(a), open.get(b)) {
            (Some(a), Some(b)) => by_place + 2 * shared(a, b),
            _ => 0,
        };
        align(left.len(), open.len(), &score)
    })
}

/// The same where neither list is the older one: by place alone, so that it
/// does not matter which of them is called `from`.
pub(super) fn zip(from: &[String], to: &[String]) -> Vec<Option<usize>> {
    let mut pairs = paired(from, to, &|left, open| (0..left.len().min(open.len())).map(|at| (at, at)).collect());
    // Copies of one text in their order: crosswise, it would matter.
    let equal = |pairs: &[Option<usize>], at: usize| {
        let pair = pairs.get(at).copied().flatten()?;
        (from.get(pair) == to.get(at)).then_some(pair)
    };
    for at in 0..to.len() {
        for later in at + 1..to.len() {
            if let (Some(one), Some(two)) = (equal(&pairs, at), equal(&pairs, later))
                && one > two
                && to.get(at) == to.get(later)
            {
                pairs.swap(at, later);
            }
        }
    }
    pairs
}

/// How texts that have no equal are paired.
type Rest<'a> = &'a dyn Fn(&[&str], &[&str]) -> Vec<(usize, usize)>;

fn paired(from: &[String], to: &[String], rest: Rest) -> Vec<Option<usize>> {
    let stays = |(at, text): (usize, &String)| (from.get(at) == Some(text)).then_some(at);
    let mut pairs: Vec<Option<usize>> = to.iter().enumerate().map(stays).collect();
    for (place, text) in to.iter().enumerate() {
        let free = |(at, other): &(usize, &String)| *other == text && !pairs.contains(&Some(*at));
        let found = from.iter().enumerate().find(free).map(|(at, _)| at);
        if let Some(pair) = pairs.get_mut(place).filter(|pair| pair.is_none()) {
            *pair = found;
        }
    }
    let left: Vec<usize> = (0..from.len()).filter(|at| !pairs.contains(&Some(*at))).collect();
    let open: Vec<usize> = (0..to.len()).filter(|at| pairs.get(*at) == Some(&None)).collect();
    let texts = |list, places: &[usize]| -> Vec<&str> {
        let list: &[String] = list;
        places.iter().filter_map(|at| list.get(*at)).map(String::as_str).collect()
    };
    for (a, b) in rest(&texts(from, &left), &texts(to, &open)) {
        if let (Some(from), Some(place)) = (left.get(a), open.get(b).and_then(|at| pairs.get_mut(*at))) {
            *place = Some(*from);
        }
    }
    pairs
}

/// Words that both texts have.
fn shared(a: &str, b: &str) -> u32 {
    let words: Vec<&str> = b.split_whitespace().collect();
    a.split_whitespace().filter(|word| words.contains(word)).count() as u32
}

/// Where the rows that are not `old` stand, all sides together, around the
/// old ones in their order. Rows that one side added keep their order; those
/// of two sides at one place go in the order of their numbers.
///
/// The result does not depend on the order of the sides, and bringing in a
/// third list does not depend on which two came first.
pub(super) fn woven(
    base: &[String],
    old: &[String],
    mine: &[String],
    theirs: &[String],
    kept: &[String],
) -> Vec<String> {
    let mut ours = added(base, old, mine, kept);
    let mut others = added(base, old, theirs, kept);
    // What both sides have further forward on one of them stands there.
    let further = |list: &[Added], than: &Added| list.iter().any(|each| each.key == than.key && each.at < than.at);
    let (ours_back, others_back): (Vec<bool>, Vec<bool>) = (
        ours.iter().map(|each| further(&others, each)).collect(),
        others.iter().map(|each| further(&ours, each)).collect(),
    );
    for (list, back) in [(&mut ours, ours_back), (&mut others, others_back)] {
        let mut back = back.into_iter();
        list.retain(|_| !back.next().unwrap_or(false));
    }
    let has = |list: &[Added], key: &str| list.iter().any(|each| each.key == key);
    // What both have at one place follows the side that has more, or comes first.
    let (all_ours, all_others) =
        (others.iter().all(|each| has(&ours, &each.key)), ours.iter().all(|each| has(&others, &each.key)));
    let order = |list: &[Added]| list.iter().map(|each| (rank(&each.key), each.at, each.gap)).collect::<Vec<_>>();
    if if all_ours == all_others { order(&ours) <= order(&others) } else { all_ours } {
        others.retain(|each| !has(&ours, &each.key));
    } else {
        ours.retain(|each| !has(&others, &each.key));
    }
    let mut out = Vec::new();
    for at in 0..=old.len() {
        let mut blocks: Vec<Vec<String>> = Vec::new();
        for side in [&ours, &others] {
            let mut gap = None;
            for each in side.iter().filter(|each| each.at == at) {
                if gap != Some(each.gap) {
                    gap = Some(each.gap);
                    blocks.push(Vec::new());
                }
                if let Some(block) = blocks.last_mut() {
                    block.insert(0, each.key.clone());
                }
            }
        }
        // The block whose next row has the lowest number goes on.
        while let Some(block) =
            blocks.iter_mut().filter(|block| !block.is_empty()).min_by_key(|block| block.last().map(|key| rank(key)))
        {
            out.extend(block.pop());
        }
        out.extend(old.get(at).cloned());
    }
    out
}

/// A row that was added.
struct Added {
    key: String,
    /// Before which of the old rows it stands, as they stand now.
    at: usize,
    /// After which row of the base it stands on its own side.
    gap: usize,
}

fn added(base: &[String], old: &[String], side: &[String], kept: &[String]) -> Vec<Added> {
    let last_old = side.iter().rposition(|key| old.contains(key));
    let (mut at, mut gap) = (0, 0);
    let mut rows = Vec::new();
    for (place, key) in side.iter().enumerate() {
        if let Some(place) = old.iter().position(|each| each == key) {
            at = place + 1;
        }
        if base.contains(key) {
            gap = place + 1;
        }
        if kept.contains(key) && !old.contains(key) {
            // What stands at the end stays there, wherever the last row goes.
            let end = last_old.is_none_or(|last| place > last);
            rows.push(Added { key: key.clone(), at: if end { old.len() } else { at }, gap });
        }
    }
    rows
}

/// By number first, so that 10 comes after 9.
fn rank(key: &str) -> (usize, String) {
    let number = key.split('-').next().and_then(|part| part.parse().ok());
    (number.unwrap_or(usize::MAX), key.to_owned())
}

/// The order in which a side has the old rows. Those it does not have stand
/// after the one that was before them.
pub(super) fn order_of(old: &[String], side: &[String]) -> Vec<String> {
    let mut order: Vec<String> = side.iter().filter(|key| old.contains(key)).cloned().collect();
    for (at, key) in old.iter().enumerate() {
        if !order.contains(key) {
            let before = at.checked_sub(1).and_then(|at| old.get(at));
            let place = before.and_then(|before| order.iter().position(|each| each == before));
            order.insert(place.map_or(0, |place| place + 1), key.clone());
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn added_rows_stand_where_they_were_added() {
        for (base, old, mine, theirs, expected) in [
            ("1 2", "1 2", "1 2 3", "1 2", "1 2 3"),
            ("1 2", "1 2", "1 2 4-a", "1 2 3-b", "1 2 3-b 4-a"),
            ("1 2", "2 1", "1 2 3", "2 1", "2 1 3"),
            ("1 2", "1 2", "1 3 2", "1 2 4", "1 3 2 4"),
            ("1 2", "1", "1 4 2", "1 2 3", "1 3 4"),
            ("1 2", "1 2", "1 2 5 3", "1 2 4", "1 2 4 5 3"),
            ("1", "1", "1 10 2", "1 10 2", "1 10 2"),
            ("", "", "2", "1", "1 2"),
        ] {
            let (mine, theirs) = (keys(mine), keys(theirs));
            let kept: Vec<String> =
                mine.iter().chain(&theirs).filter(|key| !keys(base).contains(key)).cloned().collect();
            let woven = |a: &[String], b: &[String]| woven(&keys(base), &keys(old), a, b, &kept).join(" ");
            assert_eq!(woven(&mine, &theirs), expected);
            assert_eq!(woven(&theirs, &mine), expected);
        }
    }

    #[test]
    fn equal_texts_belong_together_and_then_those_at_the_same_place() {
        for (from, to, expected) in [
            ("a|b|c", "b|c two", vec![Some(1), Some(2)]),
            ("a|b", "a|other", vec![Some(0), Some(1)]),
            ("a|b|c", "a|other", vec![Some(0), None]),
            ("a|b", "b|a", vec![Some(1), Some(0)]),
            ("meet weekly", "be kind|meet monthly", vec![None, Some(0)]),
            ("a|a", "a|a|a", vec![Some(0), Some(1), None]),
        ] {
            let texts = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(pair(&texts(from), &texts(to)), expected, "{from} {to}");
        }
    }
}
