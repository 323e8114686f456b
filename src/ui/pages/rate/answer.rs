//! One person answers: a theme a page, for oneself, to give back, or on a
//! device that is passed round; the cover between two people.

use super::head;
use super::room::{How, Person, Room};
use crate::assess::{Reply, Statements, code, own};
use crate::browser;
use crate::content::meeting::{GUESS, ONE_VIEW, UNNAMED};
use crate::content::statements::{DONT_KNOW, SCALE, statements};
use crate::markup::Markup;
use crate::ui::desk::Desk;
use crate::ui::route::{Rate, Route};

/// One page of questions, from 1.
pub fn page(person: &Person, at: usize) -> Markup {
    let pages = person.pages();
    let at = at.clamp(1, pages);
    let mut out = Markup::new();
    let theme = person.theme(at);
    out.fill(
        if person.how == How::Passed {
            "<form class=\"page page--narrow page--passed\" autocomplete=\"off\">"
        } else {
            "<form class=\"page page--narrow\" autocomplete=\"off\">"
        },
        &[],
    );
    out.fill(
        "<div class=\"page__head\"><p class=\"quiet\">{} of {}{}</p>",
        &[&at.to_string(), &pages.to_string(), &theme.map(|theme| [", ", theme.title].concat()).unwrap_or_default()],
    );
    steps(&mut out, at, pages);
    match theme {
        None => partners(&mut out, person),
        Some(theme) => {
            let pulse = person.round.statements == Statements::Pulse;
            if !pulse {
                out.fill("<h1 tabindex=\"-1\">{}</h1>", &[theme.title]);
            }
            out.close("div");
            for (place, (of, statement)) in statements().enumerate() {
                if of.id == theme.id && (statement.pulse || !pulse) {
                    scale(&mut out, person.said.get(place), place, statement.text, pulse);
                }
            }
        }
    }
    turn(&mut out, person, at, pages);
    let foot = match person.how {
        How::Alone => "Answer for yourself. You can change any answer.",
        How::Joined => "Answer for yourself. You can change any answer until you give it back.",
        How::Passed => "Answer for yourself. You can change any answer until you put yours in.",
    };
    out.fill("<p class=\"quiet small\">{} On a keyboard: 1 to 5, or ?</p>", &[foot]);
    if person.how == How::Joined {
        out.fill(
            "<p class=\"quiet small\">Round {}. Your answers are in this tab alone, and go when you close it.</p>",
            &[&code::join_code(&person.round)],
        );
    }
    if at == 1 && person.how != How::Alone {
        out.fill("<div class=\"note small\"><p>{} {}</p></div>", &[UNNAMED, GUESS]);
    }
    out.close("form");
    out
}

fn steps(out: &mut Markup, at: usize, pages: usize) {
    out.fill("<ol class=\"steps\" aria-hidden=\"true\">", &[]);
    for step in 1..=pages {
        out.fill(
            match step.cmp(&at) {
                std::cmp::Ordering::Less => "<li class=\"steps__item steps__item--done\"></li>",
                std::cmp::Ordering::Equal => "<li class=\"steps__item steps__item--now\"></li>",
                std::cmp::Ordering::Greater => "<li class=\"steps__item\"></li>",
            },
            &[],
        );
    }
    out.close("ol");
}

/// One statement with its five points, and "don't know" apart.
fn scale(out: &mut Markup, said: Option<Reply>, place: usize, statement: &str, heading: bool) {
    out.fill("<fieldset class=\"scale\"><legend>", &[]);
    let template = if heading {
        "<h1 tabindex=\"-1\" class=\"scale__statement\">{}</h1>"
    } else {
        "<span class=\"scale__statement\">{}</span>"
    };
    out.fill(template, &[statement]).fill("</legend><div class=\"scale__items\">", &[]);
    let place = place.to_string();
    for (key, words) in ["1", "2", "3", "4", "5", "?"].iter().zip(SCALE.iter().chain([&DONT_KNOW])) {
        let class = if *key == "?" { "scale__item scale__apart" } else { "scale__item" };
        let chosen = said.is_some() && key.chars().next().and_then(Reply::of_key) == said;
        out.fill(
            "<label class=\"{}\"><input type=\"radio\" name=\"s{}\" id=\"s{}-{}\" value=\"{}\"",
            &[class, &place, &place, key, key],
        );
        out.fill(if chosen { " checked>" } else { ">" }, &[]);
        out.fill("<span>{}</span><span class=\"scale__key\" aria-hidden=\"true\">{}</span></label>", &[words, key]);
    }
    out.fill("</div></fieldset>", &[]);
}

/// Which partner one answers for, where that is asked.
fn partners(out: &mut Markup, person: &Person) {
    out.fill(
        "<h1 tabindex=\"-1\">Who do you answer for?</h1><p>{}</p></div><fieldset class=\"choices\"><legend class=\"unseen\">Who do you answer for?</legend>",
        &[match person.round.names {
            crate::assess::Names::Open => crate::content::meeting::OPEN,
            crate::assess::Names::Unnamed => "So that each organisation can have one voice. It is not shown who said what. Where one organisation sends few people, others may work it out.",
        }],
    );
    let org = person.said.org.as_ref().map(|org| org.as_str()).unwrap_or_default();
    let members = person.round.members.iter().map(|member| (member.id.as_str(), member.name.as_str()));
    for (id, name) in members.chain([("", "I would rather not say")]) {
        out.fill("<label class=\"choices__item\"><input type=\"radio\" name=\"for\" value=\"{}\"", &[id]);
        let chosen = person.spoke_for && id == org;
        out.fill(if chosen { " checked>" } else { ">" }, &[]).fill("<span>{}</span></label>", &[name]);
    }
    out.close("fieldset");
}

/// Next and Back. On a device that is passed round they are no places to
/// which the browser's Back could return.
fn turn(out: &mut Markup, person: &Person, at: usize, pages: usize) {
    out.fill("<p class=\"actions\">", &[]);
    let passed = person.how == How::Passed;
    let to =
        |at: usize| if passed { ["page ", &at.to_string()].concat() } else { Route::Rate(Rate::Answer(at)).href() };
    let last = at == pages;
    match (passed, last) {
        (true, true) => {
            out.fill("<button type=\"button\" class=\"button\" data-do=\"put-in\">Put my answers in</button>", &[])
        }
        (true, false) => {
            out.fill("<button type=\"button\" class=\"button\" data-do=\"{}\">Next</button>", &[&to(at + 1)])
        }
        (false, true) => out.fill("<a class=\"button\" href=\"#/rate/mine\">Done</a>", &[]),
        (false, false) => out.fill("<a class=\"button\" href=\"{}\">Next</a>", &[&to(at + 1)]),
    };
    if at > 1 {
        let template = if passed {
            "<button type=\"button\" class=\"button button--quiet\" data-do=\"{}\">Back</button>"
        } else {
            "<a class=\"button button--quiet\" href=\"{}\">Back</a>"
        };
        out.fill(template, &[&to(at - 1)]);
    }
    if passed {
        out.fill(
            "<button type=\"button\" class=\"button button--quiet\" data-do=\"leave\">Leave without answering</button>",
            &[],
        );
    }
    out.close("p");
}

/// The cover between two people: a colour over the whole screen.
pub fn cover(room: &Room) -> Markup {
    let people = room.people();
    let mut out = Markup::new();
    let (title, says) = if people == 0 {
        ("Pass this to the first person", "Each answers alone. Between two people this page covers what was answered.")
    } else {
        (
            "Pass this on to the next person",
            "The last answers are put away. Nobody can go back to them, not even with the Back button.",
        )
    };
    out.fill(
        "<div class=\"cover\"><svg class=\"cover__mark\" viewBox=\"0 0 144 100\" aria-hidden=\"true\"><rect class=\"cover__line\" x=\"26\" y=\"30\" width=\"92\" height=\"46\" rx=\"16\"/><circle class=\"cover__fill\" cx=\"46\" cy=\"12\" r=\"8\"/><circle class=\"cover__fill\" cx=\"98\" cy=\"12\" r=\"8\"/><circle class=\"cover__fill\" cx=\"10\" cy=\"53\" r=\"8\"/><circle class=\"cover__next\" cx=\"134\" cy=\"53\" r=\"8\"/><circle class=\"cover__next\" cx=\"72\" cy=\"92\" r=\"7\"/></svg><h1 tabindex=\"-1\">{}</h1><p>{}</p><button type=\"button\" class=\"button\" data-do=\"pass\">I am the next person</button><p>{} so far</p><p><a href=\"#/rate/collect\">That was everybody</a></p></div>",
        &[title, says, &super::collect::answers(people)],
    );
    super::collect::late(&mut out, room);
    out
}

/// The link that gives the answers back, if they go anywhere.
pub fn address(person: &Person, base: &str) -> Option<String> {
    (person.how == How::Joined && !person.said.is_empty())
        .then(|| [base, "#", &code::link(&person.round, &person.entry())].concat())
}

/// What one answered; with a round, the code to give back.
pub fn mine(room: &Room, person: &Person) -> Markup {
    let (done, of) = person.answered();
    let mut out = Markup::new();
    let count = if done == of {
        "All answered".to_owned()
    } else {
        [&done.to_string(), " of ", &of.to_string(), " answered"].concat()
    };
    if person.how == How::Joined {
        out.fill("<div class=\"page page--two\"><div class=\"page__main\">", &[]);
        give_back(&mut out, person, &count);
    } else {
        out.fill("<div class=\"page page--narrow\"><div class=\"page__main\">", &[]);
        head(&mut out, "#/rate", "How are we doing?", &count, "How you see it");
        out.fill("<p>{}</p></div>", &[ONE_VIEW]);
        view(&mut out, person);
    }
    out.fill(
        "<p class=\"actions actions--tight\"><a class=\"button button--quiet\" href=\"#/rate/answer/1\">Change an answer</a><button type=\"button\" class=\"button button--quiet\" data-do=\"clear\">Clear my answers from this device</button></p></div>",
        &[],
    );
    if person.how == How::Joined {
        out.fill("<div class=\"page__side\">", &[]);
        out.fill("<figure class=\"picture\"><div class=\"qr-frame\" id=\"square\" role=\"img\" aria-label=\"A code with the same answers\">", &[]);
        if let Some(code) = address(person, &browser::address::base()).and_then(|text| room.code(&text)) {
            out.piece(&code.drawn());
        }
        out.fill(
            "</div><figcaption class=\"quiet small\">Or show this to the camera that collects.</figcaption></figure>",
            &[],
        );
        out.close("div");
    }
    out.close("div");
    out
}

fn give_back(out: &mut Markup, person: &Person, count: &str) {
    out.fill(
        "<div class=\"page__head\"><p class=\"quiet\">{}</p><h1 tabindex=\"-1\">Give your answers back</h1>",
        &[count],
    );
    let Some(link) = address(person, &browser::address::base()) else {
        out.fill("<p>Nothing is answered yet. Answer at least one statement.</p></div>", &[]);
        return;
    };
    let code = code::encode(&person.round, &person.entry());
    out.fill("<p>Read this code out, type it in the chat, or write it down.</p></div><p class=\"code\"><span class=\"unseen\">Your answer code: </span>", &[]);
    for group in code.split(' ') {
        out.fill("<span>{}</span> ", &[group]);
    }
    out.fill(
        "</p><p class=\"actions\"><button type=\"button\" class=\"button\" data-do=\"copy {}\">Copy the code</button><button type=\"button\" class=\"button button--plain\" data-do=\"share {}\">Share as a link</button></p><p>It holds your answers and the round. {}</p><p class=\"quiet\">Whoever collects can see codes arrive, and could work out answers from one code. If that worries you, say so, or write it on paper and put it in a bowl.</p><details class=\"more\"><summary>See my own answers</summary>",
        &[
            &code,
            &link,
            if person.round.asks_partner() {
                "Your organisation if you said which. Not your name, not the time."
            } else {
                "Not your name, not your organisation, not the time."
            },
        ],
    );
    out.fill("<p>{}</p>", &[ONE_VIEW]);
    view(out, person);
    out.close("details");
}

/// What was said, by theme. No mean, no label: one person's view.
fn view(out: &mut Markup, person: &Person) {
    let themes = own(&person.said, person.round.statements);
    let raise: Vec<&str> = themes.iter().filter(|of| of.raise).map(|of| of.theme.title).collect();
    if !raise.is_empty() {
        out.fill("<div class=\"note\"><h2>You may want to raise</h2><p>{}.</p></div>", &[&raise.join(", ")]);
    }
    out.fill("<dl class=\"pairs pairs--wide\">", &[]);
    for (statement, reply) in themes.iter().flat_map(|of| &of.replies) {
        out.fill("<dt>{}</dt><dd>{}</dd>", &[statement.text, reply.map_or("Not answered", Reply::words)]);
    }
    out.close("dl");
}

/// A key answers the statement that has the focus, else the first one on the
/// page without a reply, else the last one. Where another one on the page has
/// no reply yet, it waits for the next key.
pub fn by_key(desk: Desk, page: Rate, letter: char, reply: Reply) -> bool {
    let focused = browser::page::focused_name();
    let mut answered = None;
    desk.with_room(|room| {
        let Some(person) = &room.person else { return };
        let at = if page == Rate::Pass {
            person.at
        } else if let Rate::Answer(at) = page {
            at.clamp(1, person.pages())
        } else {
            return;
        };
        let Some(theme) = person.theme(at).filter(|_| (person.how == How::Passed) == (page == Rate::Pass)) else {
            return;
        };
        let pulse = person.round.statements == Statements::Pulse;
        let asked = statements().enumerate().filter(|(_, (of, one))| of.id == theme.id && (one.pulse || !pulse));
        let asked: Vec<usize> = asked.map(|(place, _)| place).collect();
        let open = |room: &Room| {
            let said = |place: &usize| room.person.as_ref().is_some_and(|person| person.said.get(*place).is_none());
            asked.iter().copied().find(said)
        };
        let has_focus = asked.iter().copied().find(|place| focused == name(*place));
        let Some(place) = has_focus.or_else(|| open(room)).or(asked.last().copied()) else { return };
        room.reply(place, Some(reply));
        answered = Some((place, open(room)));
    });
    let Some((place, next)) = answered else { return false };
    browser::page::tick(&[&name(place), "-", &letter.to_string()].concat());
    if let Some(next) = next {
        browser::page::focus(&["#", &name(next), "-1"].concat());
    }
    true
}

/// The name of a statement's buttons.
fn name(place: usize) -> String {
    ["s", &place.to_string()].concat()
}
