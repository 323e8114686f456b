//! Small words of the aid's sentences.

/// A number up to twelve in words, a greater one in digits.
pub fn number(number: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// With a capital at the start.
pub fn capital(text: &str) -> String {
    change_first(text, |first| first.to_uppercase().collect())
}

/// With a small letter at the start, unless the first word is an abbreviation
/// such as "GP" or the pronoun "I".
pub fn small(text: &str) -> String {
    let second = text.chars().nth(1);
    if second.is_some_and(char::is_lowercase) || text.starts_with("A ") {
        change_first(text, |first| first.to_lowercase().collect())
    } else {
        text.to_owned()
    }
}

fn change_first(text: &str, change: fn(char) -> String) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| change(first) + letters.as_str())
}

/// "a", "a or b", "a, b or c", with `last` between the last two.
pub fn listed(items: &[&str], last: &str) -> String {
    let mut out = String::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 && at + 1 == items.len() {
            out.push(' ');
            out.push_str(last);
            out.push(' ');
        } else if at > 0 {
            out.push_str(", ");
        }
        out.push_str(item);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_as_a_person_would_say_it() {
        for (items, expected) in
            [(&[][..], ""), (&["a"], "a"), (&["a", "b"], "a or b"), (&["a", "b", "c"], "a, b or c")]
        {
            assert_eq!(listed(items, "or"), expected);
        }
        assert_eq!(
            (capital("étude"), capital(""), number(12), number(13)),
            ("Étude".into(), String::new(), "twelve".into(), "13".into())
        );
    }

    #[test]
    fn an_abbreviation_keeps_its_capitals() {
        for (text, expected) in [
            ("Under a year", "under a year"),
            ("GP", "GP"),
            ("I", "I"),
            ("A few hours", "a few hours"),
            ("NHS body", "NHS body"),
        ] {
            assert_eq!(small(text), expected);
        }
    }
}
