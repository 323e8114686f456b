//! What looks like a person: a plan names organisations and job titles, and
//! says so gently where a name, an address or a number slipped in.
//!
//! It guesses, and so it never blocks anything.

/// Every part of a text that looks like an email address, a telephone number,
/// a titled name (`Mrs A. Example`) or a first name with a surname.
pub fn people_in(text: &str) -> Vec<String> {
    let mut found = emails_in(text);
    found.extend(phones_in(text));
    found.extend(titled_in(text));
    found.extend(named_in(text, &found));
    found
}

/// The same in a place for a job title, where a first name alone, or two
/// capitalised words that are no job, are a person too.
pub fn people_in_role(role: &str) -> Vec<String> {
    let mut found = people_in(role);
    let mut names = true;
    for piece in role.split([',', ';', ':', '(', ')', '–', '/', '\n']).flat_map(|piece| piece.split(" and ")) {
        // Behind a job title two capitalised words are more likely a place.
        names = names && (piece.trim().is_empty() || is_name(piece));
        let first_name = piece.split(|sign: char| !sign.is_alphabetic()).any(|word| FIRST_NAMES.contains(&word));
        if (names && !piece.trim().is_empty() || first_name) && !found.iter().any(|known| overlap(known, piece)) {
            found.push(piece.trim().to_owned());
        }
    }
    found
}

/// Whether a job title looks like a person instead.
pub fn is_person(role: &str) -> bool {
    !people_in_role(role).is_empty()
}

fn overlap(one: &str, other: &str) -> bool {
    one.contains(other.trim()) || other.contains(one)
}

const TITLES: &[&str] =
    &["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Sir", "Dame", "Cllr", "Councillor", "Rev", "Revd"];

/// Names that are common in these islands and are not also words of a job.
const FIRST_NAMES: &[&str] = &[
    "Aisha",
    "Alan",
    "Alison",
    "Amy",
    "Andrew",
    "Angela",
    "Ann",
    "Anna",
    "Anne",
    "Ben",
    "Carol",
    "Catherine",
    "Chris",
    "Christine",
    "Claire",
    "Daniel",
    "Dave",
    "David",
    "Emily",
    "Emma",
    "Fatima",
    "Fiona",
    "Gareth",
    "Gary",
    "Helen",
    "Ian",
    "Jack",
    "James",
    "Jane",
    "Janet",
    "Jean",
    "Jenny",
    "Jo",
    "Joan",
    "John",
    "Julie",
    "Karen",
    "Kate",
    "Kevin",
    "Laura",
    "Linda",
    "Lisa",
    "Lucy",
    "Margaret",
    "Maria",
    "Mary",
    "Matthew",
    "Michael",
    "Michelle",
    "Mike",
    "Mohammed",
    "Muhammad",
    "Natalie",
    "Nicola",
    "Olivia",
    "Patricia",
    "Paul",
    "Peter",
    "Priya",
    "Rachel",
    "Rebecca",
    "Richard",
    "Robert",
    "Ruth",
    "Sally",
    "Sam",
    "Samantha",
    "Sandra",
    "Sara",
    "Sarah",
    "Sharon",
    "Sian",
    "Siân",
    "Simon",
    "Sophie",
    "Stephen",
    "Steve",
    "Steven",
    "Sue",
    "Susan",
    "Thomas",
    "Tom",
    "Tony",
    "Tracey",
    "Wendy",
    "William",
];

/// Endings of words that are jobs rather than surnames.
const JOBS: &[&str] = &[
    "er", "or", "ist", "ive", "ant", "ent", "ian", "ary", "man", "men", "woman", "ead", "ing", "ice", "ices", "ity",
    "lth", "ons", "ion", "air", "ief", "ics", "ial", "ment", "ers", "ors", "tee", "are", "cil", "eam", "ffs", "aff",
    "rse", "ate",
];

/// Words after which, or before which, a name is that of a place or a body.
const NAMED_AFTER: &[&str] = &[
    "St",
    "Saint",
    "Ambulance",
    "Avenue",
    "Building",
    "Centre",
    "Charity",
    "Church",
    "Close",
    "College",
    "Court",
    "Drive",
    "Foundation",
    "Fund",
    "Hall",
    "Hospice",
    "Hospital",
    "House",
    "Institute",
    "Lane",
    "Library",
    "Lodge",
    "Park",
    "Place",
    "Project",
    "Road",
    "Room",
    "School",
    "Society",
    "Square",
    "Street",
    "Surgery",
    "Terrace",
    "Theatre",
    "Trust",
    "Way",
];

fn emails_in(text: &str) -> Vec<String> {
    let is_part = |sign: char| sign.is_alphanumeric() || "@._%+'-".contains(sign);
    let words = text.split(|sign| !is_part(sign)).map(|word| word.trim_matches(['.', '-', '\'', '_', '%']));
    let is_email = |word: &&str| {
        word.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.split_once('.').is_some_and(|(a, b)| !a.is_empty() && !b.is_empty())
        })
    };
    words.filter(is_email).map(str::to_owned).collect()
}

/// A row of digits in a text: where it begins and ends.
type Digits = (usize, usize);

/// Ten digits or eleven after a 0, as many as fifteen after a +, with what
/// people put between them. A date has eight.
fn phones_in(text: &str) -> Vec<String> {
    let groups = digits_in(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = groups.get(at..).filter(|rest| !rest.is_empty()) {
        match if is_date(text, rest) { Err(3) } else { phone_at(text, rest).ok_or(1) } {
            Ok((number, many)) => {
                found.push(number);
                at += many;
            }
            Err(many) => at += many,
        }
    }
    found
}

fn digits_in(text: &str) -> Vec<Digits> {
    let mut groups: Vec<Digits> = Vec::new();
    for (at, _) in text.char_indices().filter(|(_, sign)| sign.is_ascii_digit()) {
        match groups.last_mut() {
            Some((_, end)) if *end == at => *end = at + 1,
            _ => groups.push((at, at + 1)),
        }
    }
    groups
}

/// A telephone number that begins with the first of these rows of digits, and
/// how many of them it takes.
fn phone_at(text: &str, groups: &[Digits]) -> Option<(String, usize)> {
    let &(begin, _) = groups.first()?;
    let before = text.get(..begin)?;
    let from_abroad = before.ends_with('+') || text.get(begin..)?.starts_with("00");
    let most = if from_abroad { 15 } else { 11 };
    if !from_abroad && !text.get(begin..)?.starts_with('0') || before.ends_with(char::is_alphabetic) {
        return None;
    }
    let (mut digits, mut many, mut longest, mut end) = (0, 0, 0, begin);
    for (at, (from, to)) in groups.iter().enumerate() {
        if digits + to - from > most || at > 0 && !is_between(text.get(end..*from)?) {
            break;
        }
        digits += to - from;
        longest = longest.max(to - from);
        (many, end) = (at + 1, *to);
    }
    let opened = before.trim_end_matches(['(', '+']);
    let number = text.get(opened.len()..end)?;
    (digits >= 10 && longest >= 3 && many <= 7).then(|| (number.to_owned(), many))
}

/// What people put between the digits of one number.
fn is_between(gap: &str) -> bool {
    let part = |sign: char| " ()-./\u{a0}\u{202f}".contains(sign) || ('\u{2010}'..='\u{2013}').contains(&sign);
    gap.chars().count() <= 4 && gap.chars().all(part)
}

/// A day, a month and a year of four digits, or the other way round.
fn is_date(text: &str, groups: &[Digits]) -> bool {
    let [first, month, last, ..] = groups else { return false };
    let short = |(from, to): &Digits| to - from <= 2;
    let year = |(from, to): &Digits| {
        to - from == 4 && text.get(*from..).is_some_and(|year| year.starts_with("19") || year.starts_with("20"))
    };
    short(month) && (short(first) && year(last) || year(first) && short(last))
}

fn titled_in(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let word = word.trim_start_matches(|sign: char| !sign.is_alphanumeric());
        if !TITLES.contains(&word.trim_end_matches('.')) {
            continue;
        }
        let mut name = word.to_owned();
        while let Some(next) = words.next_if(|next| next.starts_with(char::is_uppercase)) {
            name.push(' ');
            name.push_str(next.trim_end_matches(ENDS));
            if next.ends_with(ENDS) || (next.ends_with('.') && next.chars().count() > 2) {
                break;
            }
        }
        if name.contains(' ') {
            found.push(name.trim_end_matches('.').to_owned());
        }
    }
    found
}

const ENDS: [char; 8] = [',', ';', ')', ':', '!', '?', '”', '"'];

/// A common first name and a capitalised word behind it, unless that is part
/// of what is known already, or a place or a body that is called so.
fn named_in(text: &str, known: &[String]) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |at: Option<usize>| {
        at.and_then(|at| words.get(at)).map_or("", |word| word.trim_matches(|sign: char| !sign.is_alphanumeric()))
    };
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let first = word.trim_start_matches(|sign: char| !sign.is_alphanumeric());
        if !FIRST_NAMES.contains(&first) {
            continue;
        }
        let last = bare(Some(at + 1)).trim_end_matches("’s").trim_end_matches("'s");
        let is_surname = last.starts_with(char::is_uppercase) && last.contains(char::is_lowercase);
        let around = [bare(at.checked_sub(1)), last, bare(Some(at + 2))];
        let name = [first, last].join(" ");
        if is_surname
            && !around.iter().any(|word| NAMED_AFTER.contains(word))
            && !known.iter().any(|known| known.contains(&name))
        {
            found.push(name);
        }
    }
    found
}

/// It begins with two or three capitalised words and no more, none of which
/// ends like a job.
fn is_name(role: &str) -> bool {
    let first = role.split([',', ';', ':', '(', '–', '/']).next().unwrap_or_default();
    let words = first.split_whitespace().take_while(|word| word.starts_with(char::is_uppercase));
    let mut many = 0;
    for word in words {
        let plain = word.chars().all(|sign| sign.is_alphabetic() || "'’-".contains(sign));
        let capital = word.chars().nth(1).is_some_and(char::is_lowercase);
        if !plain || !capital || JOBS.iter().any(|ending| word.ends_with(ending)) {
            return false;
        }
        many += 1;
    }
    many == 2 || many == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_addresses_and_numbers_are_noticed_and_jobs_are_not() {
        for (role, person) in [
            ("Partnerships manager", false),
            ("Head of services", false),
            ("Chief Executive", false),
            ("Head Teacher", false),
            ("Social Prescribing Lead", false),
            ("Public Health", false),
            ("Two group members", false),
            ("Chair", false),
            ("Vice Chair", false),
            ("Safeguarding Lead (24 hours)", false),
            ("PCN manager", false),
            ("Passenger Transport Officer", false),
            ("Deputy Chief Nurse", false),
            ("Assistant Director, Communities", false),
            ("Library & Information Services Manager", false),
            ("Head of Midwifery / 0-19 service lead", false),
            ("Lead warden, Cob", false),
            ("", false),
            ("Holly Greenroyd, who knows everyone", true),
            ("Órlaith Ní Dhonnáin", true),
            ("Jane Smith", true),
            ("Bronwen Pugh", true),
            ("Sarah, volunteer coordinator", true),
            ("Dr Example", true),
            ("manager@example.org", true),
            ("Manager, 01234 567890", true),
            ("+44 (0)1234 567-890", true),
        ] {
            assert_eq!(is_person(role), person, "{role}");
        }
    }

    #[test]
    fn everybody_in_a_text_is_found() {
        for (text, found) in [
            ("Started by Mrs A. Example, who left in 2024.", &["Mrs A. Example"][..]),
            ("Ask (Dr Jones) first", &["Dr Jones"]),
            ("Write to help@example.org.", &["help@example.org"]),
            ("Ring 01234 567890 before noon", &["01234 567890"]),
            ("£12,000,000 by 2026-04-30, then 2027-04-30 - 1000000", &[]),
            ("The Dr said so", &[]),
            (
                "<jo@example.org>; \"al.o'n@example.org\", mailto:x@y.example!",
                &["jo@example.org", "al.o'n@example.org", "x@y.example"],
            ),
            ("Dr Jones, Prof Ahmed and “Cllr Pugh”", &["Dr Jones", "Prof Ahmed", "Cllr Pugh"]),
            ("jo@example.org or 01234 567890, else Mrs Hill", &["jo@example.org", "01234 567890", "Mrs Hill"]),
            ("01234 567890 07700 900123/020 7946 0018", &["01234 567890", "07700 900123", "020 7946 0018"]),
            ("Since 2024 01234.567.890; +44 (0)1234 567-890", &["01234.567.890", "+44 (0)1234 567-890"]),
            ("(01234) 567\u{a0}890, 0044 1234 567890", &["(01234) 567\u{a0}890", "0044 1234 567890"]),
            ("+447700900123\n+44 20 7946 0018", &["+447700900123", "+44 20 7946 0018"]),
            ("From 01.04.2026 - 30.04.2026, 09.00-17.00", &[]),
            ("Speak to Jane Smith, Tom O’Neill and Sian Price’s deputy", &["Jane Smith", "Tom O’Neill", "Sian Price"]),
            ("St John Ambulance meets at the Robert Owen Centre in James Street", &[]),
            ("Mary asked, and Sue said so", &[]),
        ] {
            assert_eq!(people_in(text), found, "{text}");
        }
    }

    #[test]
    fn everybody_in_a_job_title_is_found() {
        for (role, found) in [
            ("Jane Smith; Bronwen Pugh", &["Jane Smith", "Bronwen Pugh"][..]),
            ("Bronwen Pugh and Órlaith Dhonnáin", &["Bronwen Pugh", "Órlaith Dhonnáin"]),
            ("Sarah, manager, manager@example.org", &["manager@example.org", "Sarah"]),
            ("Chair, Greater Manchester", &[]),
        ] {
            assert_eq!(people_in_role(role), found, "{role}");
        }
    }
}
