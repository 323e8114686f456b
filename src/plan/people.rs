//! What looks like a person: a plan names organisations and job titles, and
//! says so gently where a name, an address or a number slipped in.
//!
//! It guesses, and so it never blocks anything.

/// The part of a text that looks like an email address, a telephone number or
/// a titled name (`Mrs A. Example`), if there is one.
pub fn person_in(text: &str) -> Option<String> {
    email_in(text).or_else(|| phone_in(text)).or_else(|| titled_in(text))
}

/// Whether a job title looks like a person instead.
pub fn is_person(role: &str) -> bool {
    person_in(role).is_some()
        || role.split(|sign: char| !sign.is_alphabetic()).any(|word| FIRST_NAMES.contains(&word))
        || is_name(role)
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

fn email_in(text: &str) -> Option<String> {
    let word = text.split(|sign: char| sign.is_whitespace() || ",;<>()".contains(sign)).find(|word| {
        word.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.split_once('.').is_some_and(|(a, b)| !a.is_empty() && !b.is_empty())
        })
    })?;
    Some(word.trim_end_matches('.').to_owned())
}

/// Ten to fifteen digits in a row, with what people put between them. A date
/// has eight, an amount of money seldom more than seven.
fn phone_in(text: &str) -> Option<String> {
    let is_part = |sign: char| sign.is_ascii_digit() || " +()-.".contains(sign);
    text.split(|sign| !is_part(sign)).find_map(|part| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        let number = part.trim_matches([' ', '.', '-']);
        ((10..=15).contains(&digits)
            && (number.starts_with('0') || number.starts_with('+') || number.starts_with("(0")))
        .then(|| number.to_owned())
    })
}

fn titled_in(text: &str) -> Option<String> {
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        if !TITLES.contains(&word.trim_start_matches('(').trim_end_matches('.')) {
            continue;
        }
        let mut name = word.trim_start_matches('(').to_owned();
        while let Some(next) = words.next_if(|next| next.starts_with(char::is_uppercase)) {
            name.push(' ');
            name.push_str(next.trim_end_matches([',', ';', ')', ':']));
            if next.ends_with([',', ';', ')', ':']) || (next.ends_with('.') && next.chars().count() > 2) {
                break;
            }
        }
        if name.contains(' ') {
            return Some(name.trim_end_matches('.').to_owned());
        }
    }
    None
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
    fn what_looks_like_a_person_is_found_in_a_sentence() {
        for (text, found) in [
            ("Started by Mrs A. Example, who left in 2024.", Some("Mrs A. Example")),
            ("Ask (Dr Jones) first", Some("Dr Jones")),
            ("Write to help@example.org.", Some("help@example.org")),
            ("Ring 01234 567890 before noon", Some("01234 567890")),
            ("£12,000,000 by 2026-04-30, then 2027-04-30 - 1000000", None),
            ("The Dr said so", None),
        ] {
            assert_eq!(person_in(text).as_deref(), found, "{text}");
        }
    }
}
