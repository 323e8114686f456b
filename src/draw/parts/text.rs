//! How long a text is, without measuring it, and where its lines break.

/// Widths of the printable ASCII letters from the space on, in hundredths of
/// an em: those of the widest common system fonts (Verdana, DejaVu Sans), so
/// that a text may turn out shorter than thought but not longer.
const WIDTHS: [u8; 95] = [
    33, 41, 46, 84, 64, 100, 78, 28, 42, 42, 60, 84, 35, 40, 35, 40, // space to /
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 38, 38, 84, 84, 84, 54, // 0 to ?
    100, 69, 69, 70, 78, 64, 58, 78, 76, 38, 40, 68, 56, 87, 75, 79, // @ to O
    61, 79, 70, 67, 62, 74, 69, 99, 69, 62, 69, 42, 40, 42, 84, 58, // P to _
    58, 62, 64, 55, 64, 62, 36, 64, 64, 28, 30, 59, 28, 98, 64, 62, // ` to o
    64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 40, 64, 84, // p to ~
];

/// An estimate of the width of a line, in the units of the size.
pub fn width(text: &str, size: f32, bold: bool) -> f32 {
    let hundredths: u32 = text.chars().map(letter_width).sum();
    let weight = if bold { 1.11 } else { 1.0 };
    hundredths as f32 / 100.0 * size * weight
}

fn letter_width(letter: char) -> u32 {
    let code = letter as u32;
    match code {
        0x20..=0x7e => WIDTHS.get(code as usize - 0x20).map_or(62, |width| u32::from(*width)),
        0..=0x1f | 0x300..=0x36f | 0x200b..=0x200f | 0xfe00..=0xfe0f => 0,
        // Chinese, Japanese, Korean letters and signs that are pictures.
        0x1100..=0x115f | 0x2600..=0x27bf | 0x2e80..=0xd7ff | 0xf900..=0xfaff | 0xff00..=0xff60 | 0x1f000.. => 130,
        0x2018 | 0x2019 => 33,
        0x2014 | 0x2026 => 100,
        _ => 70,
    }
}

/// Breaks a text into lines of at most this width: at spaces, within a word
/// only if it is too long for a line of its own. What does not fit into the
/// last line ends in an ellipsis.
pub fn wrap(text: &str, size: f32, bold: bool, max_width: f32, max_lines: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let fits = |line: &str| width(line, size, bold) <= max_width;
    let mut line = String::new();
    for word in text.split_whitespace() {
        let joined = if line.is_empty() { word.to_owned() } else { [line.as_str(), word].join(" ") };
        if fits(&joined) {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = word.to_owned();
        while !fits(&line) {
            let Some((head, tail)) = break_word(&line, &fits) else { break };
            lines.push(head);
            line = tail;
        }
        // Much more than fits anyway need not be broken to its end.
        if lines.len() > max_lines {
            break;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > max_lines {
        lines.truncate(max_lines);
        if let Some(last) = lines.last_mut() {
            end_in_ellipsis(last, &fits);
        }
    }
    lines
}

/// As [`wrap`], with lines as equal as they can be in that number of lines.
pub fn wrap_even(text: &str, size: f32, bold: bool, max_width: f32, max_lines: usize) -> Vec<String> {
    let mut best = wrap(text, size, bold, max_width, max_lines);
    if best.len() < 2 || best.last().is_some_and(|line| line.ends_with('…')) {
        return best;
    }
    let longest = text.split_whitespace().map(|word| width(word, size, bold)).fold(0.0, f32::max);
    let mut narrower = max_width;
    while narrower - size / 4.0 >= longest {
        narrower -= size / 4.0;
        let lines = wrap(text, size, bold, narrower, max_lines + 1);
        if lines.len() != best.len() {
            break;
        }
        best = lines;
    }
    best
}

/// Splits a word that is too long for a line, with a hyphen between letters.
fn break_word(word: &str, fits: &dyn Fn(&str) -> bool) -> Option<(String, String)> {
    let mut head = String::new();
    let mut at = 0;
    for (index, letter) in word.char_indices() {
        let hyphen = if letter.is_alphabetic() { "-" } else { "" };
        let longer = [&head, letter.encode_utf8(&mut [0; 4]) as &str, hyphen].concat();
        if !fits(&longer) && at > 0 {
            break;
        }
        head.push(letter);
        at = index + letter.len_utf8();
    }
    let tail = word.get(at..).filter(|tail| !tail.is_empty())?;
    if head.ends_with(char::is_alphabetic) && tail.starts_with(char::is_alphabetic) {
        head.push('-');
    }
    Some((head, tail.to_owned()))
}

fn end_in_ellipsis(line: &mut String, fits: &dyn Fn(&str) -> bool) {
    loop {
        let kept = line.trim_end_matches(|letter: char| !letter.is_alphanumeric() && letter != ')').len();
        line.truncate(kept);
        let ended = [line.as_str(), "…"].concat();
        if line.is_empty() || fits(&ended) {
            *line = ended;
            return;
        }
        line.pop();
    }
}

/// Lines of one text in one look, with what a layout needs to place them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// The classes of the text.
    pub class: &'static str,
    /// The lines.
    pub lines: Vec<String>,
    /// From one baseline to the next.
    pub dy: f32,
}

impl Block {
    /// A block of lines; none for an empty text.
    pub fn new(class: &'static str, dy: f32, lines: Vec<String>) -> Block {
        Block { class, lines, dy }
    }

    /// The height of all lines.
    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * self.dy
    }
}

const NUMBERS: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A number as it stands in a sentence: to twelve in words, none as `no`.
pub fn count(number: usize) -> String {
    NUMBERS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// The same at the beginning of a sentence.
pub fn count_capital(number: usize) -> String {
    upper_first(&count(number))
}

/// With a capital in front.
pub fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Without the capital in front, unless the first word is all capitals.
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(std::iter::once(second)).chain(letters).collect()
        }
        (Some(first), None) => first.to_lowercase().collect(),
        _ => text.to_owned(),
    }
}

/// `money, influence and information`.
pub fn join(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => [most.join(", ").as_str(), last].join(" and "),
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(
            wrap("Need is growing or more complex", 13.5, true, 132.0, 9),
            ["Need is growing", "or more complex"]
        );
        assert_eq!(wrap("  ", 13.5, true, 132.0, 9), Vec::<String>::new());
        assert_eq!(wrap("a\nb", 13.5, true, 132.0, 9), ["a b"]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken() {
        let lines = wrap(&"x".repeat(80), 14.0, false, 100.0, 20);
        assert!(lines.len() > 3);
        for line in &lines {
            assert!(width(line, 14.0, false) <= 100.0, "{line}");
        }
        assert_eq!(lines.concat().replace('-', ""), "x".repeat(80));
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let lines = wrap("one two three four five six seven", 14.0, false, 80.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && width(&lines[1], 14.0, false) <= 80.0, "{lines:?}");
    }

    #[test]
    fn no_width_is_too_small_to_end() {
        assert!(!wrap("word and another", 14.0, true, 0.0, 3).is_empty());
        assert!(!wrap_even("word and another", 14.0, true, -5.0, 3).is_empty());
    }

    #[test]
    fn even_lines_are_as_many_as_greedy_ones() {
        let text = "brings money, influence, information";
        assert_eq!(wrap_even(text, 13.0, false, 200.0, 4), ["brings money,", "influence, information"]);
    }

    #[test]
    fn numbers_to_twelve_are_words() {
        assert_eq!((count(0), count_capital(12), count(13)), ("no".into(), "Twelve".into(), "13".into()));
        assert_eq!(join(&["a".into(), "b".into(), "c".into()]), "a, b and c");
        assert_eq!(
            (lower_first("Food"), lower_first("GP"), upper_first("é")),
            ("food".into(), "GP".into(), "É".into())
        );
    }
}
