//! Answer codes: what is given comes back, what is damaged is refused, and a
//! chat gives up the codes in it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use joint_action::assess::code::{
    ALPHABET, CodeError, JoinError, decode, encode, find, invitation, is_join_link, join_code, join_link, link,
};
use joint_action::assess::{Entry, Member, Names, Rating, Reply, Response, Round, Statements, Voice};
use joint_action::content::statements::STATEMENT_COUNT;
use joint_action::plan::RowId;
use proptest::prelude::*;

fn members(names: &[&str]) -> Vec<Member> {
    let member = |(at, name): (usize, &&str)| Member { id: RowId::numbered(at + 10), name: (*name).to_owned() };
    names.iter().enumerate().map(member).collect()
}

const FIVE: [&str; 5] = ["Council", "Food Bank", "GP Federation", "Wellbeing Charity", "People who use it"];

fn rounds(random: u32) -> [Round; 4] {
    [
        Round::new(random, Statements::Pulse, Names::Unnamed, Voice::Person, members(&FIVE)),
        Round::new(random, Statements::Full, Names::Unnamed, Voice::Person, members(&FIVE)),
        Round::new(random, Statements::Pulse, Names::Open, Voice::Person, members(&[FIVE.as_slice(); 3].concat())),
        Round::new(random, Statements::Full, Names::Unnamed, Voice::Organisation, members(&FIVE)),
    ]
}

fn response(digits: &[u8; STATEMENT_COUNT], partner: Option<usize>) -> Response {
    let mut response = Response::new();
    for (at, digit) in digits.iter().enumerate() {
        let rated = Rating::new(*digit).map(Reply::Rated);
        response.set(at, if *digit == 6 { Some(Reply::DontKnow) } else { rated });
    }
    response.org = partner.map(|at| RowId::numbered(at + 10));
    response
}

/// Numbers that are the same at every run (Marsaglia, 2003).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }

    fn entry(&mut self, round: &Round) -> Entry {
        let digits = std::array::from_fn(|_| self.below(6) as u8 + 1);
        let partner = self.below(round.members.len() as u64) as usize;
        Entry::new(round, self.below(1 << 32) as u32, &response(&digits, Some(partner)))
    }
}

fn letters(code: &str) -> Vec<char> {
    code.chars().filter(|letter| *letter != ' ').collect()
}

fn text(letters: &[char]) -> String {
    letters.iter().collect()
}

#[test]
fn a_pulse_is_twelve_characters_and_all_statements_twenty_four_in_groups_of_four() {
    let mut random = Random(1);
    for (round, length) in rounds(345).iter().zip([12, 24, 12, 24]) {
        for _ in 0..500 {
            let code = encode(round, &random.entry(round));
            assert_eq!(letters(&code).len(), length);
            assert!(code.split(' ').all(|group| group.len() == 4), "{code}");
            assert!(letters(&code).iter().all(|letter| ALPHABET.contains(&(*letter as u8))), "{code}");
            assert!(code.starts_with(join_code(round).get(..2).unwrap()), "{code}");
        }
    }
}

#[test]
fn no_character_looks_like_another_one() {
    for confused in ["0OQ".get(..2).unwrap(), "1IL", "2Z", "5S", "8B", "UV"] {
        assert_eq!(confused.bytes().filter(|byte| ALPHABET.contains(byte)).count(), 1, "{confused}");
    }
    assert_eq!(ALPHABET.len(), 29);
}

#[test]
fn typing_is_forgiven() {
    let round = &rounds(345)[0];
    let mut random = Random(2);
    for _ in 0..200 {
        let entry = random.entry(round);
        let code = encode(round, &entry);
        let swapped = code.replace('0', "O").replace('1', "l").replace('5', "S").replace('8', "b").replace('2', "z");
        for typed in [
            code.to_lowercase(),
            code.replace(' ', ""),
            code.replace(' ', "-"),
            code.replace(' ', " – "),
            format!("  {}\n", code.replace(' ', ".")),
            swapped.replace('V', "u"),
        ] {
            assert_eq!(decode(round, &typed), Ok(entry.clone()), "{typed}");
        }
    }
}

/// Over all single wrong characters, all swaps of neighbours, and all lost
/// and doubled characters of samples. Prints what it counted: `--nocapture`.
#[test]
fn every_single_error_and_every_swap_is_refused() {
    let mut random = Random(3);
    for (round, name, samples) in
        rounds(345).iter().zip(["pulse", "thirty", "pulse, partners", "thirty, partners"]).map(|(r, n)| (r, n, 100))
    {
        let (mut wrong, mut swapped, mut taken, mut named, mut named_right, mut length) = (0, 0, 0, 0, 0, 0);
        for _ in 0..samples {
            let good = letters(&encode(round, &random.entry(round)));
            for place in 0..good.len() {
                for other in ALPHABET.iter().map(|byte| char::from(*byte)).filter(|other| *other != good[place]) {
                    let mut bad = good.clone();
                    bad[place] = other;
                    wrong += 1;
                    match decode(round, &text(&bad)) {
                        Ok(_) => taken += 1,
                        Err(CodeError::Wrong { group: Some(group) }) => {
                            named += 1;
                            named_right += usize::from(group == place / 4);
                        }
                        Err(_) => {}
                    }
                }
                if place + 1 < good.len() && good[place] != good[place + 1] {
                    let mut bad = good.clone();
                    bad.swap(place, place + 1);
                    swapped += 1;
                    taken += usize::from(decode(round, &text(&bad)).is_ok());
                }
                let mut short = good.clone();
                short.remove(place);
                let mut long = good.clone();
                long.insert(place, good[place]);
                for bad in [short, long] {
                    length += 1;
                    taken += usize::from(decode(round, &text(&bad)).is_ok());
                }
            }
        }
        println!(
            "{name}: {samples} codes, {wrong} wrong characters, {swapped} swaps, {length} lost or doubled: {taken} taken; \
             the group named for {named} wrong characters, rightly for {named_right}"
        );
        assert_eq!(taken, 0);
        // A single wrong character always tells its place.
        assert_eq!((named, named_right), (wrong, wrong));
    }
}

#[test]
fn random_strings_never_panic_and_are_taken_no_more_often_than_the_checks_allow() {
    let mut random = Random(4);
    // Ten million where the code is made fast; without, that takes minutes.
    let count = if cfg!(debug_assertions) { 1_000_000u64 } else { 10_000_000 };
    let round = &rounds(345)[0];
    let (mut sound, mut taken) = (0u64, 0u64);
    let mut typed = String::new();
    for _ in 0..count {
        typed.clear();
        for _ in 0..12 {
            typed.push(char::from(ALPHABET[random.below(29) as usize]));
        }
        match decode(round, &typed) {
            Ok(_) => taken += 1,
            Err(CodeError::OtherRound { .. }) => sound += 1,
            Err(_) => {}
        }
    }
    println!("{count} random strings: {taken} taken, {sound} with checks that agree but of another round");
    // One in 841 has checks that agree, one in 707,281 is also of this round;
    // and five standard deviations.
    for (seen, of) in [(taken + sound, 841), (taken, 841 * 841)] {
        let expected = count as f64 / f64::from(of);
        assert!(seen as f64 <= expected + 5.0 * expected.sqrt(), "{seen} of {expected}");
    }
}

#[test]
fn any_text_is_read_without_panic() {
    let mut random = Random(5);
    let signs: Vec<char> = "0O1lZ AÉa-–#%🙂\n7K3M\u{202e}ſ".chars().collect();
    for _ in 0..20_000 {
        let typed: String = (0..random.below(40)).map(|_| signs[random.below(signs.len() as u64) as usize]).collect();
        for round in &rounds(7) {
            let _ = decode(round, &typed);
            let _ = find(round, &typed);
        }
        let _ = invitation(&typed);
        let _ = invitation(&format!("j1{typed}"));
    }
}

#[test]
fn what_is_wrong_is_said() {
    let [round, full, ..] = &rounds(345);
    let other = Round::new(7, Statements::Pulse, Names::Unnamed, Voice::Person, Vec::new());
    let mut random = Random(6);
    let code = encode(round, &random.entry(round));
    let foreign =
        encode(&other, &random.entry(&Round::new(7, Statements::Pulse, Names::Unnamed, Voice::Person, members(&FIVE))));
    let mut middle = letters(&code);
    middle[5] = if middle[5] == 'A' { 'C' } else { 'A' };
    let short = format!("{} {} {}", &code[..4], &code[5..8], &code[10..]);
    for (typed, sentence) in [
        (text(&middle), "the second group looks wrong; ask for it again, or correct it here".to_owned()),
        (short, "the second group should have four characters; ask for it again, or correct it here".to_owned()),
        ("7K3M".to_owned(), "a code has 12 characters, this has 4; ask for it again, or correct it here".to_owned()),
        ("7K3M 9QX! 2HDP".to_owned(), "no code has “!” in it; look at it again, or ask for the code again".to_owned()),
        (foreign.clone(), format!("this is from another round, so it was not added; it began with {}", &foreign[..4])),
    ] {
        assert_eq!(decode(round, &typed).unwrap_err().to_string(), sentence, "{typed}");
    }
    assert!(matches!(decode(full, &code), Err(CodeError::OtherRound { .. })));
}

#[test]
fn codes_are_found_in_a_chat() {
    let [round, full, ..] = &rounds(345);
    for round in [round, full] {
        let other = Round::new(7, round.statements, Names::Unnamed, Voice::Person, members(&FIVE));
        let mut random = Random(8);
        for _ in 0..50 {
            let people: Vec<Entry> = (0..6).map(|_| random.entry(round)).collect();
            let codes: Vec<String> = people.iter().map(|entry| encode(round, entry)).collect();
            let foreign = encode(&other, &random.entry(&other));
            let address = link(round, &people[4]);
            let chat = format!(
                "[10:02, 26/11/2026] Anne Reed: Hello all, here is mine: {}\n\
                 10:03 Bob: {} thanks!\nCara (Food Bank) {} 2 of 5\n\
                 Dev 07700 900123 says\n{}\nand the old one {foreign}\n\
                 https://example.org/joint-action/#{address}&utm_source=chat\n\
                 https://safe.example/?u=https%3A%2F%2Fexample.org%2F%23{}&more=1\nGreat, done this week! See you then, many thanks",
                codes[0],
                codes[1].to_lowercase(),
                codes[2].replace(' ', ""),
                codes[3].replace(' ', "\n"),
                link(round, &people[5]),
            );
            let found = find(round, &chat);
            let good: Vec<Entry> = found.iter().filter_map(|one| one.answer.clone().ok()).collect();
            assert_eq!(good, people, "{chat}\n{found:#?}");
            let bad: Vec<_> = found.iter().filter(|one| one.answer.is_err()).collect();
            assert!(
                matches!(bad.as_slice(), [one] if matches!(one.answer, Err(CodeError::OtherRound { .. })) && one.typed == foreign),
                "{chat}\n{bad:#?}"
            );
        }
    }
}

#[test]
fn a_mistyped_code_in_a_chat_is_not_passed_over() {
    let round = &rounds(345)[0];
    let mut random = Random(9);
    let (mut seen, all) = (0, 500);
    for _ in 0..all {
        let mut bad = letters(&encode(round, &random.entry(round)));
        bad[6] = if bad[6] == '7' { '9' } else { '7' };
        let bad = format!("{} {} {}", text(&bad[..4]), text(&bad[4..8]), text(&bad[8..]));
        let found = find(round, &format!("Dana: here is mine {bad}, bye"));
        let right = matches!(found.as_slice(), [one] if one.typed == bad && one.answer == Err(CodeError::Wrong { group: Some(1) }));
        seen += usize::from(right);
    }
    println!("{seen} of {all} mistyped codes in a chat were noticed, in the right group");
    assert!(seen * 100 >= all * 97, "{seen}");
    for (said, sentence) in [
        ("Hello everyone, thanks for coming today", Err(CodeError::None)),
        ("Room 2024 from 1400 till 1530 today on the second floor", Err(CodeError::None)),
    ] {
        let found = find(round, said);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].answer, sentence, "{found:?}");
    }
    assert!(find(round, "  \n ").is_empty());
}

#[test]
fn a_join_code_says_what_is_asked() {
    for tag in [0, 1, 345, 840] {
        for round in rounds(tag) {
            let code = join_code(&round);
            assert_eq!((code.len(), code.as_bytes()[3]), (7, b' '), "{code}");
            for typed in [code.clone(), code.to_lowercase(), code.replace(' ', ""), join_link(&round, 89)] {
                let invited = invitation(&typed).unwrap();
                assert_eq!(
                    (invited.statements, invited.names, invited.voice),
                    (round.statements, round.names, round.voice)
                );
                let asked = if round.asks_partner() { round.members.len() } else { 0 };
                assert_eq!(invited.members.len(), asked, "{typed}");
                assert_eq!(join_code(&invited), code);
            }
            let plain = letters(&code);
            for place in 0..6 {
                for other in ALPHABET.iter().map(|byte| char::from(*byte)).filter(|other| *other != plain[place]) {
                    let mut bad = plain.clone();
                    bad[place] = other;
                    assert_eq!(invitation(&text(&bad)), Err(JoinError::Wrong));
                }
            }
        }
    }
    assert_eq!(invitation("#j2K74QX2-more"), Err(JoinError::TooNew));
    assert!(is_join_link("#j1K74QX2") && is_join_link("j2x") && !is_join_link("p0") && !is_join_link("a1"));
}

#[test]
fn an_answer_from_a_phone_that_joined_is_understood_by_the_collecting_device() {
    for round in rounds(345) {
        let invited = invitation(&join_link(&round, 89)).unwrap();
        let mut random = Random(10);
        for _ in 0..100 {
            let mut said = random.entry(&round).response;
            let at = round.members.iter().position(|member| said.org.as_ref() == Some(&member.id));
            let here = said.clone();
            said.org = at.map(|at| invited.members[at].id.clone());
            let entry = Entry::new(&invited, 77, &said);
            assert_eq!(decode(&round, &encode(&invited, &entry)).unwrap().response, here);
        }
    }
}

#[test]
fn a_join_link_stays_short_and_shortens_names_before_it_drops_them() {
    let names = ["Cyngor Tref Llanfair-ym-Mhŵll (public health)", "Food", "Ŵ", "–––", ""];
    let round = Round::new(345, Statements::Pulse, Names::Open, Voice::Person, members(&names));
    let named = |room| {
        let link = join_link(&round, room);
        assert!(link.len() <= room.max(8), "{link}");
        assert!(link.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(letter)), "{link}");
        invitation(&link).unwrap().members.into_iter().map(|member| member.name).collect::<Vec<_>>()
    };
    assert_eq!(named(134), ["Cyngor Tref Llanfair", "Food", "Partner 3", "Partner 4", "Partner 5"]);
    assert_eq!(named(30), ["Cyngor Tref Llan", "Food", "Partner 3", "Partner 4", "Partner 5"]);
    assert_eq!(named(10), ["Partner 1", "Partner 2", "Partner 3", "Partner 4", "Partner 5"]);
    let accents = Round::new(1, Statements::Pulse, Names::Open, Voice::Person, members(&["Tŷ Nia", "A&E Bryn"]));
    let read = invitation(&join_link(&accents, 134)).unwrap();
    assert_eq!(read.members.iter().map(|member| member.name.as_str()).collect::<Vec<_>>(), ["Tŷ Nia", "A&E Bryn"]);
    // Twelve partners beside an address of 45 characters: version 6 at level L holds 134 bytes.
    let twelve =
        Round::new(1, Statements::Full, Names::Open, Voice::Organisation, members(&[FIVE.as_slice(); 3].concat()));
    assert!(1 + join_link(&twelve, 134 - 45 - 1).len() + 45 <= 134);
    assert_eq!(invitation(&join_link(&twelve, 88)).unwrap().members[2].name, "GP Fe");
}

proptest! {
    #[test]
    fn every_code_comes_back(
        digits in prop::array::uniform30(0u8..=6), random in any::<u32>(), tag in any::<u32>(), partner in 0usize..13,
    ) {
        for round in rounds(tag) {
            let said = response(&digits, partner.checked_sub(1));
            let entry = Entry::new(&round, random, &said);
            if entry.response.is_empty() {
                continue;
            }
            prop_assert_eq!(decode(&round, &encode(&round, &entry)), Ok(entry.clone()));
            let found = find(&round, &format!("#{}", link(&round, &entry)));
            prop_assert_eq!(found.len(), 1);
            prop_assert_eq!(found[0].answer.clone(), Ok(entry));
        }
    }
}
