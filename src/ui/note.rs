//! A private note that is open in two tabs: what each of them writes stays.

/// What a note says when this tab has `mine` and storage has `stored`, both
/// made from what this tab `read` last. What only one side changed is taken;
/// where both wrote in one place, both stand there, the stored words first.
pub fn joined(read: &str, mine: &str, stored: &str) -> String {
    if mine == stored || stored == read {
        return mine.to_owned();
    }
    if mine == read {
        return stored.to_owned();
    }
    let (ours, theirs) = (Change::between(read, mine), Change::between(read, stored));
    let between = |from: usize, to: usize| read.get(from..to).unwrap_or_default();
    let (first, second) = if ours.to <= theirs.from && ours.from < theirs.from {
        (&ours, &theirs)
    } else if theirs.to <= ours.from && theirs.from < ours.from {
        (&theirs, &ours)
    } else {
        // In one place: all that either side has there.
        let (from, to) = (ours.from.min(theirs.from), ours.to.max(theirs.to));
        let side = |change: &Change| [between(from, change.from), change.new, between(change.to, to)].concat();
        return [between(0, from), &side(&theirs), "\n", &side(&ours), between(to, read.len())].concat();
    };
    [between(0, first.from), first.new, between(first.to, second.from), second.new, between(second.to, read.len())]
        .concat()
}

/// The piece of a text that became another one: its bytes, and what stands there now.
struct Change<'a> {
    from: usize,
    to: usize,
    new: &'a str,
}

impl<'a> Change<'a> {
    fn between(old: &str, new: &'a str) -> Change<'a> {
        let pairs = old.chars().zip(new.chars());
        let from: usize = pairs.take_while(|(a, b)| a == b).map(|(letter, _)| letter.len_utf8()).sum();
        let ends = |text: &'a str| text.get(from..).unwrap_or_default();
        let pairs = old.get(from..).unwrap_or_default().chars().rev().zip(ends(new).chars().rev());
        let same: usize = pairs.take_while(|(a, b)| a == b).map(|(letter, _)| letter.len_utf8()).sum();
        Change { from, to: old.len() - same, new: new.get(from..new.len() - same).unwrap_or_default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_tab_wrote_stays() {
        for (read, mine, stored, both) in [
            ("a note", "a note", "a note", "a note"),
            ("a note", "a longer note", "a note", "a longer note"),
            ("a note", "a note", "a note, too", "a note, too"),
            ("a note", "my a note", "a note, too", "my a note, too"),
            ("a note", "a note, too", "my a note", "my a note, too"),
            // At one place, in no order that anybody could know.
            ("a note", "a note: mine", "a note: theirs", "a note: theirs\n: mine"),
            ("", "mine", "theirs", "theirs\nmine"),
            ("ä note ü", "ä note x ü", "ö note ü", "ö note x ü"),
            // Taken out on one side, written elsewhere on the other.
            ("one two three", "two three", "one two three four", "two three four"),
            ("one two three", "one 2 three", "one zwei three", "one zwei\n2 three"),
            ("one two three", "one three", "one big two three", "one big three"),
        ] {
            assert_eq!(joined(read, mine, stored), both, "{read:?}, {mine:?}, {stored:?}");
        }
    }
}
