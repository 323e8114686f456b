//! Collecting answers: the big screen, and codes that are typed or pasted.
//! Nothing but a count shows.

use super::head;
use super::room::Room;
use crate::assess::Round;
use crate::assess::code::{self, CodeError};
use crate::browser;
use crate::content::meeting::LATE;
use crate::form_aid::words::{capital, number};
use crate::markup::Markup;
use crate::ui::desk::Desk;
use crate::ui::files::sentence;
use crate::ui::parts::bar::MEETING;

/// Of a round that belongs to no plan of this device.
pub const NOT_KEPT: &str = "This is not a plan of yours, so the answers are here only until the page is closed.";

/// How many characters a code that is read across a room holds (version 6).
const ROOM: usize = 130;

/// "One answer", "Four answers".
pub fn answers(people: usize) -> String {
    [capital(&number(people)).as_str(), if people == 1 { " answer" } else { " answers" }].concat()
}

/// "One answer is in", "Four answers are in".
pub fn are_in(people: usize) -> String {
    [answers(people).as_str(), if people == 1 { " is in" } else { " are in" }].concat()
}

/// The link with which one joins.
pub fn address(round: &Round, base: &str) -> String {
    [base, "#", &code::join_link(round, ROOM.saturating_sub(base.len()))].concat()
}

/// The big screen: how to join, and how many answers are in.
pub fn board(room: &Room, round: &Round) -> Markup {
    let base = browser::address::base();
    let shown = base.split_once("://").map_or(base.as_str(), |(_, rest)| rest).trim_end_matches('/');
    let mut out = Markup::new();
    out.fill("<div class=\"board\"><div class=\"board__top\"><b>Joint Action</b><span>How are we doing?</span></div><div class=\"board__main board__main--join\"><div class=\"board__part\">", &[]);
    out.fill(
        "<div class=\"join__qr\" id=\"square\" role=\"img\" aria-label=\"A code that opens this round on a phone\">",
        &[],
    );
    if let Some(drawn) = room.code(&address(round, &base)) {
        out.piece(&drawn.drawn());
    }
    out.close("div");
    let people = room.people().to_string();
    let partners = numbered(round);
    out.fill(
        "</div><div class=\"board__part\"><h1 class=\"unseen\" tabindex=\"-1\">Answer on your own phone</h1><ol class=\"join__steps\"><li class=\"join__step\"><span>Scan the code, or go to <strong class=\"join__address\">{}</strong> and type in <strong class=\"join__code\">{}</strong></span></li><li class=\"join__step\"><span>Answer {} statements, alone{}</span></li><li class=\"join__step\"><span>Give your answer code back</span></li></ol><div class=\"join__count\"><span class=\"join__number\">{}</span><span>{}</span></div>",
        &[
            shown,
            &code::join_code(round),
            &number(round.statements.count()),
            &partners,
            &people,
            if people == "1" { "answer is in" } else { "answers are in" },
        ],
    );
    out.fill(
        "<div class=\"join__type\"><label for=\"codes\">Type in an answer code</label><div class=\"actions\"><input class=\"field__text code-box{}\" type=\"text\" id=\"codes\" data-enter=\"take\" autocomplete=\"off\" autocapitalize=\"characters\" spellcheck=\"false\"><button type=\"button\" class=\"button\" data-do=\"take\">Add</button><button type=\"button\" class=\"button button--quiet\" id=\"show-codes\" data-do=\"show\">{}</button></div></div>",
        &[masked(room), show_words(room.shown)],
    );
    if let Some(fault) = &room.came.refused {
        out.fill("<p><strong>{}</strong></p>", &[&sentence(&fault.to_string())]);
    }
    if !room.is_kept() {
        out.fill("<p class=\"quiet small\">{}</p>", &[NOT_KEPT]);
    }
    if let Some((_, fault)) = room.came.wrong.first() {
        out.fill(
            "<p><strong>{}</strong> <a href=\"#/rate/codes\">Correct it</a></p>",
            &[&sentence(&fault.to_string())],
        );
    }
    late(&mut out, room);
    out.fill(
        "</div></div><div class=\"board__foot\"><button type=\"button\" class=\"button\" data-do=\"reveal\">Reveal together</button><a class=\"button button--plain\" href=\"#/rate/pass\">Pass this device</a><a class=\"button button--plain\" href=\"#/rate/codes\">Many codes, or the camera</a><a class=\"button button--quiet\" href=\"#/rate/slips\">Paper slips</a><button type=\"button\" class=\"button button--quiet\" data-do=\"full-screen\">Full screen</button>",
        &[],
    );
    undo(&mut out, room);
    to_meeting(&mut out);
    out.fill("<a class=\"button button--quiet\" href=\"#/rate\">Leave</a><span class=\"board__right quiet small\">No names, no results, until you reveal</span></div></div>", &[]);
    out
}

/// Who one can answer for, by number: a phone that joined by the typed code
/// knows the numbers alone.
fn numbered(round: &Round) -> String {
    if !round.asks_partner() || round.members.is_empty() {
        return String::new();
    }
    let names = round.members.iter().enumerate().map(|(at, member)| format!("{} {}", at + 1, member.name));
    [". You answer for: ", &names.collect::<Vec<_>>().join(" · ")].concat()
}

fn masked(room: &Room) -> &'static str {
    if room.shown { "" } else { " masked" }
}

/// The words on the button that shows what is typed, or hides it.
pub fn show_words(shown: bool) -> &'static str {
    if shown { "Hide what I type" } else { "Show what I type" }
}

/// People have seen the results: what an answer that comes now may give away.
pub fn late(out: &mut Markup, room: &Room) {
    if room.group.is_revealed() {
        out.fill("<p class=\"sure\">{}</p>", &[LATE]);
    }
}

/// The way back to the meeting that this is part of.
pub fn to_meeting(out: &mut Markup) {
    if let Some(href) = browser::storage::tab_get(MEETING).filter(|href| !href.is_empty()) {
        out.fill("<a class=\"button button--quiet\" href=\"{}\">Back to the meeting</a>", &[&href]);
    }
}

fn undo(out: &mut Markup, room: &Room) {
    if room.can_undo() {
        out.fill(
            "<button type=\"button\" class=\"button button--quiet\" data-do=\"undo\">Undo the last one</button>",
            &[],
        );
    }
}

/// Typing codes in: one, or many pasted at once.
pub fn codes(room: &Room, _round: &Round) -> Markup {
    let mut out = Markup::new();
    out.fill("<div class=\"page page--two\"><div class=\"page__main\">", &[]);
    head(&mut out, "#/rate/collect", "Back to the big screen", "", "Type in answer codes");
    out.fill(
        "<p>One, or many pasted at once from a chat, names and greetings and all. Capitals, spaces, O for 0 and I for 1 do not matter.</p></div><div class=\"field\"><label for=\"codes\">Codes</label><textarea class=\"field__text code-box{}\" id=\"codes\" rows=\"2\" autocomplete=\"off\" spellcheck=\"false\"></textarea></div><p class=\"actions\"><button type=\"button\" class=\"button\" data-do=\"take\">Add</button><button type=\"button\" class=\"button button--quiet\" id=\"show-codes\" data-do=\"show\">{}</button><a class=\"button button--quiet\" href=\"#/rate/slips\">Type in paper slips</a></p>",
        &[masked(room), show_words(room.shown)],
    );
    late(&mut out, room);
    if let Some(fault) = &room.came.refused {
        out.fill("<p class=\"sure\">{}</p>", &[&sentence(&fault.to_string())]);
    }
    wrong(&mut out, room);
    out.fill("</div><div class=\"page__side\"><p class=\"join__count\"><span class=\"join__number\">{}</span><span>{}</span></p><p>How many of you are in the room? When everyone is in, look together.</p><p class=\"actions\"><button type=\"button\" class=\"button\" data-do=\"reveal\">Reveal together</button>", &[
        &room.people().to_string(),
        if room.people() == 1 { "answer is in" } else { "answers are in" },
    ]);
    undo(&mut out, room);
    out.fill("</p><div class=\"note\"><p>Only the count shows until then. A late answer can still be added.</p></div></div></div>", &[]);
    out
}

/// What came in last: a count of what was added, and what looks wrong. Codes
/// that are in are never shown again.
fn wrong(out: &mut Markup, room: &Room) {
    let came = &room.came;
    let many = |many: usize, one: &str, more: &str| {
        [capital(&number(many)).as_str(), if many == 1 { one } else { more }].concat()
    };
    if came.new + came.twice + came.wrong.len() == 0 {
        return;
    }
    out.fill("<section class=\"page__part\" aria-labelledby=\"came\"><h2 id=\"came\">What came in</h2><ul class=\"codes\" role=\"list\">", &[]);
    for (at, (typed, fault)) in came.wrong.iter().enumerate() {
        mistake(out, at, typed, fault);
    }
    if came.new > 0 {
        out.fill(
            "<li class=\"codes__item\">{} Codes that are in are not shown again.</li>",
            &[&many(came.new, " was added.", " were added.")],
        );
    }
    if came.twice > 0 {
        out.fill(
            "<li class=\"codes__item\">{}</li>",
            &[&many(came.twice, " had come before, so it counts once.", " had come before, so they count once.")],
        );
    }
    out.fill("</ul></section>", &[]);
}

fn mistake(out: &mut Markup, at: usize, typed: &str, fault: &CodeError) {
    let at = at.to_string();
    out.fill(
        "<li class=\"codes__item codes__item--wrong\"><p id=\"why-{}\"><strong>{}</strong></p>",
        &[&at, &sentence(&fault.to_string())],
    );
    if matches!(fault, CodeError::OtherRound { .. } | CodeError::None) {
        out.fill("<p class=\"actions\"><button type=\"button\" class=\"button button--quiet\" data-do=\"aside {}\">Put it aside</button></p></li>", &[&at]);
        return;
    }
    let (groups, odd) = groups(typed, fault);
    out.fill("<p class=\"code code--small\">", &[]);
    for (place, group) in groups.iter().enumerate() {
        let template =
            if odd == Some(place) { "<span class=\"code__group--wrong\">{}</span> " } else { "<span>{}</span> " };
        out.fill(template, &[group]);
    }
    let value = odd.and_then(|odd| groups.get(odd).cloned()).unwrap_or_else(|| groups.join(" "));
    out.fill(
        "</p><div class=\"field\"><label for=\"mend-{}\">{}</label><input class=\"field__text code-box\" type=\"text\" id=\"mend-{}\" value=\"{}\" data-enter=\"mend {}\" aria-invalid=\"true\" aria-describedby=\"why-{}\" autocomplete=\"off\" spellcheck=\"false\"></div><p class=\"actions\"><button type=\"button\" class=\"button button--plain\" data-do=\"mend {}\">Add it</button><button type=\"button\" class=\"button button--quiet\" data-do=\"aside {}\">Put it aside</button></p></li>",
        &[&at, if odd.is_some() { "The group that looks wrong" } else { "The code" }, &at, &value, &at, &at, &at, &at],
    );
}

/// The groups of a code as typed, and the one that looks wrong.
fn groups(typed: &str, fault: &CodeError) -> (Vec<String>, Option<usize>) {
    let odd = match fault {
        CodeError::Length { group, .. } | CodeError::Wrong { group } => *group,
        _ => None,
    };
    let pieces = || typed.split(|letter: char| !letter.is_alphanumeric()).filter(|piece| !piece.is_empty());
    if matches!(fault, CodeError::Length { .. }) {
        return (pieces().map(str::to_uppercase).collect(), odd);
    }
    let letters: Vec<char> = pieces().flat_map(str::chars).flat_map(char::to_uppercase).collect();
    (letters.chunks(4).map(|group| group.iter().collect()).collect(), odd)
}

/// Takes a code again in which something was corrected.
pub fn mend(desk: Desk, at: usize) {
    let typed = browser::page::value(&["mend-", &at.to_string()].concat());
    desk.with_room(|room| {
        if at >= room.came.wrong.len() {
            return;
        }
        let (was, fault) = room.came.wrong.remove(at);
        let (mut groups, odd) = groups(&was, &fault);
        match odd.and_then(|odd| groups.get_mut(odd)) {
            Some(group) => *group = typed,
            None => groups = vec![typed],
        }
        let others = std::mem::take(&mut room.came);
        room.take(&groups.join(" "));
        room.came.new += others.new;
        room.came.twice += others.twice;
        room.came.wrong.extend(others.wrong);
    });
    super::room::store(desk);
    super::count(desk);
}
