//! Putting short lists in order, and making sets and maps of them.
//!
//! The standard library's sort is made anew for every type, 4 KB of the page
//! each time. Lists here hold a few dozen things, so one short insertion sort
//! does, a few hundred bytes for each type.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Puts a list in order; equals stay as they stood.
pub fn by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    for end in 1..list.len() {
        let mut at = end;
        while at > 0
            && matches!((list.get(at - 1), list.get(at)), (Some(one), Some(other)) if compare(one, other) == Ordering::Greater)
        {
            list.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// Puts a list in the order of a key.
pub fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    by(list, |one, other| key(one).cmp(&key(other)));
}

/// A set of some things. (The library's `collect` sorts them first, with its own sort.)
pub fn set<T: Ord>(things: impl Iterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(things);
    set
}

/// A map of some things, likewise; of equal keys the last one holds.
pub fn map<K: Ord, V>(things: impl Iterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(things);
    map
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_list_is_in_order_and_equals_stay() {
        let mut list = [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        super::by_key(&mut list, |(number, _)| *number);
        assert_eq!(list, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
        super::by_key(&mut [] as &mut [u8], |number| *number);
    }
}
