//! What goes on in the room: the round that is being collected here, the
//! person who is answering on this device, the meeting and its clock.
//!
//! Answers are kept in this browser's storage alone, beside the plan and never
//! in it, until the round is closed. What one person answers on a device that
//! is passed round is kept nowhere before it is put in, and forgotten at once
//! when the page is left.

use leptos::prelude::*;

use crate::assess::code::{self, CodeError};
use crate::assess::keep::Placed;
use crate::assess::{self, Added, Entry, Group, GroupError, Names, Reply, Response, Round, Statements, Voice};
use crate::browser;
use crate::content::statements::{THEMES, Theme};
use crate::plan::{Answer, Plan, RowId};
use crate::save;
use crate::ui::desk::{Desk, Kept};
use crate::ui::packing::Code;
use crate::ui::route::{Rate, Route};
use crate::ui::shelf::Device;

/// Where a tab keeps the answers that its person has not given back.
const OWN: &str = "joint-action/1/own-answers";
/// Where a tab keeps what waits for later, a line each.
const PARKED: &str = "joint-action/1/parked";

/// Everything that is going on. One for the whole app.
#[derive(Default)]
pub struct Room {
    /// Whose round this is: the key of the plan that it was read for.
    of: Option<String>,
    /// The round that is being collected.
    pub round: Option<Round>,
    /// The answers so far.
    pub group: Group,
    /// The answers that storage had when it was read or written last; none
    /// where it had no round.
    seen: Option<Group>,
    /// The browser did not keep the answers as they are now.
    refused: bool,
    /// Rounds of other plans that it did not keep.
    unkept: Vec<Unkept>,
    /// The answers that came in last, to take them back.
    last: Vec<Entry>,
    /// What to set up.
    pub plan: SetUp,
    /// Who is answering on this device.
    pub person: Option<Person>,
    /// What became of the codes that were typed in last.
    pub came: Came,
    /// What is typed is shown.
    pub shown: bool,
    /// Codes that were drawn, by their text.
    pub drawn: Vec<(String, Option<Code>)>,
    /// The thing to try that is being added, by its place in the theme.
    pub trying: Option<usize>,
    /// Things to try that were added.
    pub added: Vec<Tried>,
    /// What waits for later.
    pub parked: Vec<String>,
    /// What is to have the focus once the page has been written anew.
    pub focus: Option<&'static str>,
    /// The theme that is talked about, from 1, and its time.
    pub talking: usize,
    /// See there.
    pub views: super::meeting::Clock,
    /// The meeting.
    pub meeting: super::meeting::Meeting,
}

/// A round of another plan that the browser did not keep as it was left.
struct Unkept {
    /// The plan's key.
    of: String,
    /// As it would be stored.
    text: String,
    /// The answers that storage had last; none where it never had the round.
    seen: Option<Group>,
}

/// What was chosen for a round that has not begun.
#[derive(Default)]
pub struct SetUp {
    /// All thirty statements.
    pub full: bool,
    /// Open mode.
    pub open: bool,
    /// One voice per organisation.
    pub organisation: bool,
    /// Partners that do not take part, by row id.
    pub without: Vec<String>,
}

/// Where a person's answers go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Nowhere: to see for oneself.
    Alone,
    /// Back to the device that collects, as a code.
    Joined,
    /// Into the round on this device, which is passed round.
    Passed,
}

/// One person who answers on this device.
pub struct Person {
    /// Where the answers go.
    pub how: How,
    /// What is asked.
    pub round: Round,
    /// Tells these answers from the same ones by somebody else.
    random: u32,
    /// What was said so far.
    pub said: Response,
    /// Who one answers for was said, if only that one would rather not say.
    pub spoke_for: bool,
    /// The page of a person to whom the device was passed, from 1.
    pub at: usize,
}

/// What became of the codes that were typed in.
#[derive(Default)]
pub struct Came {
    /// How many were added.
    pub new: usize,
    /// How many had come before.
    pub twice: usize,
    /// Those that could not be added: as typed, and why.
    pub wrong: Vec<(String, CodeError)>,
    /// Why the round took no more.
    pub refused: Option<GroupError>,
}

impl Came {
    /// What has to be said beside how many answers are in.
    pub fn says(&self) -> Option<String> {
        match (&self.refused, self.wrong.first()) {
            (Some(fault), _) => Some(fault.to_string()),
            (None, Some((_, fault))) => Some(fault.to_string()),
            (None, None) if self.new == 0 && self.twice > 0 => Some("it had come before, and counts once".to_owned()),
            _ => None,
        }
    }
}

/// A thing to try that is in the plan now.
pub struct Tried {
    /// The id of its theme and its place there.
    pub of: (&'static str, usize),
    /// Where it went.
    pub placed: Placed,
    /// The review that was made for it.
    pub made: Option<RowId>,
    /// What was added, in a sentence.
    pub words: String,
}

impl Tried {
    /// Whether the plan has it: undo may have taken it away.
    pub fn is_in(&self, plan: &Plan) -> bool {
        let (Placed::Review(list, id) | Placed::Jobs(list, id)) = &self.placed;
        matches!(plan.answer(list), Some(Answer::Rows(rows)) if rows.iter().any(|row| row.id == *id))
    }
}

impl Person {
    fn new(how: How, round: Round) -> Person {
        Person { how, round, random: browser::random::below(u32::MAX), said: Response::new(), spoke_for: false, at: 1 }
    }

    /// The pages of its questions: who one answers for, if that is asked, and
    /// the themes.
    pub fn pages(&self) -> usize {
        THEMES.len() + usize::from(self.round.asks_partner())
    }

    /// The theme of a page, from 1; none on the page that asks for the partner.
    pub fn theme(&self, page: usize) -> Option<&'static Theme> {
        THEMES.get(page.checked_sub(1 + usize::from(self.round.asks_partner()))?)
    }

    /// How many statements have a reply, and how many there are.
    pub fn answered(&self) -> (usize, usize) {
        (self.said.answered(self.round.statements), self.round.statements.count())
    }

    /// The answers as they travel.
    pub fn entry(&self) -> Entry {
        Entry::new(&self.round, self.random, &self.said)
    }

    /// Keeps the answers of a person's own device for this tab.
    fn keep(&self) {
        let how = match self.how {
            How::Alone => "alone",
            How::Joined => "joined",
            How::Passed => return,
        };
        let mut group = Group::new();
        // Nothing to keep while nothing was said.
        let _ = group.insert(&self.round, self.entry());
        let text = [how, " ", &self.random.to_string(), " ", &assess::store(&self.round, &group)].concat();
        browser::storage::tab_set(OWN, &text);
    }

    /// The person who was answering in this tab before it was loaded again.
    fn kept() -> Option<Person> {
        let text = browser::storage::tab_get(OWN)?;
        let mut parts = text.splitn(3, ' ');
        let how = match parts.next()? {
            "alone" => How::Alone,
            "joined" => How::Joined,
            _ => return None,
        };
        let random = parts.next()?.parse().ok()?;
        let (round, group) = assess::restore(parts.next()?)?;
        let said = group.responses().into_iter().next().unwrap_or_default();
        let spoke_for = said.org.is_some();
        Some(Person { how, round, random, said, spoke_for, at: 1 })
    }
}

impl Room {
    /// Whether the round is kept when the page is closed. One of the worked example is not.
    pub fn is_kept(&self) -> bool {
        self.of.is_some()
    }

    /// How many answers are in: all that is shown while collecting.
    pub fn people(&self) -> usize {
        self.group.people()
    }

    /// Takes in answers that came; the last ones can be taken back.
    pub fn add(&mut self, entry: Entry) -> Result<Added, GroupError> {
        let Some(round) = &self.round else { return Err(GroupError::OtherRound) };
        let added = self.group.insert(round, entry.clone())?;
        // Once people have seen the results, taking one back would tell what it said.
        if added == Added::Now && !self.group.is_revealed() {
            self.last.push(entry);
        }
        Ok(added)
    }

    /// People look at the results. Whether that is new.
    pub fn reveal(&mut self) -> bool {
        let before = self.group.is_revealed();
        self.group.reveal();
        if self.group.is_revealed() {
            self.forget_last();
        }
        self.group.is_revealed() != before
    }

    /// A round begins. What somebody answered here for themselves before is
    /// forgotten: from now on the device may go from hand to hand.
    pub fn start(&mut self, round: Round) {
        self.forget();
        self.end();
        self.round = Some(round);
    }

    /// There is no round any more, and nobody's answers.
    pub fn end(&mut self) {
        self.round = None;
        self.group = Group::new();
        self.seen = None;
        self.refused = false;
        self.added.clear();
        self.trying = None;
        self.came = Came::default();
        self.forget_last();
    }

    /// The rounds that the browser did not keep, with this one if it is one of them.
    fn put_aside(&mut self) -> Vec<Unkept> {
        let mut unkept = std::mem::take(&mut self.unkept);
        if let (true, Some(of), Some(round)) = (self.refused, self.of.clone(), &self.round) {
            unkept.push(Unkept { of, text: assess::store(round, &self.group), seen: self.seen.take() });
        }
        unkept
    }

    /// Goes on with the round of this plan that the browser did not keep, if there is one.
    fn take_back(&mut self) {
        let Some(at) = self.unkept.iter().position(|unkept| Some(&unkept.of) == self.of.as_ref()) else { return };
        let unkept = self.unkept.remove(at);
        if let Some((round, group)) = assess::restore(&unkept.text) {
            self.round = Some(round);
            self.group = group;
            self.seen = unkept.seen;
            self.refused = true;
        }
    }

    /// Tries once more to keep the rounds of other plans.
    fn keep_unkept(&mut self) {
        self.unkept.retain(|Unkept { of, text, seen }| {
            let Some((round, mut group)) = assess::restore(text) else { return false };
            match (save::round(&Device, of).as_deref().and_then(assess::restore), seen) {
                (Some((stored, theirs)), seen) if stored == round => {
                    group.bring_in(&round, &seen.clone().unwrap_or_default(), &theirs);
                }
                (Some(_), _) => return true,
                // It was closed in another tab, or went with its plan.
                (None, Some(_)) => return false,
                (None, None) => {}
            }
            // Beside its plan alone: one that is gone takes its answers with it.
            save::revision(&Device, of) == 0
                || save::set_round(&Device, of, Some(&assess::store(&round, &group))).is_err()
        });
    }

    /// Takes in what another tab did to the round since this one read or
    /// stored it: answers that came or were taken back, and its end. Whether
    /// it was ended there.
    fn catch_up(&mut self) -> bool {
        let Some(key) = &self.of else { return false };
        let stored = save::round(&Device, key);
        match (stored.as_deref().and_then(assess::restore), self.round.clone()) {
            (Some((round, theirs)), Some(ours)) if round == ours => {
                let before = self.seen.take().unwrap_or_default();
                self.group.bring_in(&round, &before, &theirs);
                self.seen = Some(theirs);
            }
            // Another one stands where this one could not be kept: neither goes.
            (Some(_), Some(_)) if self.refused => {}
            (Some((round, theirs)), _) => {
                self.end();
                self.round = Some(round);
                self.group = theirs.clone();
                self.seen = Some(theirs);
            }
            // What could never be stored is not ended.
            (None, Some(_)) if self.seen.is_some() => {
                self.end();
                return true;
            }
            (None, _) => {}
        }
        let group = &self.group;
        self.last.retain(|entry| group.has(entry));
        if self.group.is_revealed() {
            self.last.clear();
        }
        false
    }

    /// Whether there is an answer to take back.
    pub fn can_undo(&self) -> bool {
        !self.last.is_empty()
    }

    /// Takes the answer back that came in last.
    pub fn undo(&mut self) {
        if let Some(entry) = self.last.pop() {
            self.group.remove(&entry);
        }
    }

    /// Nothing can be taken back any more.
    pub fn forget_last(&mut self) {
        self.last.clear();
    }

    /// Takes in every code that stands in a text.
    pub fn take(&mut self, text: &str) {
        self.came = Came::default();
        let Some(round) = self.round.clone() else { return };
        for found in code::find(&round, text) {
            match found.answer {
                Ok(entry) => match self.add(entry) {
                    Ok(Added::Now) => self.came.new += 1,
                    Ok(Added::Before) => self.came.twice += 1,
                    Err(fault) => self.came.refused = Some(fault),
                },
                Err(fault) => self.came.wrong.push((found.typed, fault)),
            }
        }
    }

    /// Somebody begins to answer here.
    pub fn begin(&mut self, how: How, statements: Statements) {
        let round = match (how, &self.round) {
            (How::Passed, Some(round)) => round.clone(),
            _ => Round::new(0, statements, Names::Unnamed, Voice::Person, Vec::new()),
        };
        if how == How::Passed {
            // Nor what was answered here before: Back must not lead to it.
            self.forget();
        }
        self.person = Some(Person::new(how, round));
    }

    /// Somebody writes or changes a reply.
    pub fn reply(&mut self, place: usize, reply: Option<Reply>) {
        if let Some(person) = &mut self.person {
            person.said.set(place, reply);
            person.keep();
        }
    }

    /// Somebody says which partner they answer for.
    pub fn answer_for(&mut self, partner: &str) {
        if let Some(person) = &mut self.person {
            person.said.org = RowId::new(partner);
            person.spoke_for = true;
            person.keep();
        }
    }

    /// Forgets what the person on this device has answered.
    pub fn forget(&mut self) {
        self.person = None;
        browser::storage::tab_set(OWN, "");
    }

    /// Puts something aside for later.
    pub fn park(&mut self, what: &str) {
        let what = what.lines().collect::<Vec<_>>().join(" ");
        if !self.parked.contains(&what) {
            self.parked.push(what);
        }
        self.keep_parked();
    }

    /// Takes something off the list of what waits.
    pub fn unpark(&mut self, at: usize) {
        if at < self.parked.len() {
            self.parked.remove(at);
        }
        self.keep_parked();
    }

    fn keep_parked(&self) {
        let of = self.of.as_deref().unwrap_or_default();
        browser::storage::tab_set(
            PARKED,
            &[&[of], self.parked.iter().map(String::as_str).collect::<Vec<_>>().as_slice()].concat().join("\n"),
        );
    }

    /// What waited in this tab before it was loaded again.
    fn parked_before(of: Option<&str>) -> Vec<String> {
        let kept = browser::storage::tab_get(PARKED).unwrap_or_default();
        let mut lines = kept.lines().map(str::to_owned);
        if lines.next().as_deref() == of { lines.collect() } else { Vec::new() }
    }

    /// The code of a text, if it was drawn.
    pub fn code(&self, text: &str) -> Option<&Code> {
        self.drawn.iter().find(|(of, _)| of == text).and_then(|(_, code)| code.as_ref())
    }
}

/// Reads the round of the plan on the desk as it is stored, with what another
/// tab did to it meanwhile, and the answers of this tab's own person.
pub fn settle(desk: Desk) {
    let of = key(desk);
    desk.with_room(|room| {
        if room.person.is_none() {
            room.person = Person::kept();
        }
        if room.of != of {
            let person = room.person.take().filter(|person| person.how != How::Passed);
            let parked = Room::parked_before(of.as_deref());
            let unkept = room.put_aside();
            *room = Room { of: of.clone(), person, parked, unkept, ..Room::default() };
            room.take_back();
        }
        room.catch_up();
    });
}

/// Under which key the round of this plan is kept; none for the worked example.
fn key(desk: Desk) -> Option<String> {
    match desk.kept.get_untracked() {
        Kept::Here(key) => Some(key),
        Kept::Nothing | Kept::Example => None,
    }
}

/// Keeps the round as it stands, with what another tab did to it.
pub fn store(desk: Desk) {
    if desk.with_room(Room::catch_up) {
        desk.say("This round was closed in another tab. Its answers are deleted.".to_owned());
        return desk.draw_again();
    }
    put(desk);
}

/// Whether there are answers that the browser did not keep, after trying once more.
pub fn fails_to_keep(desk: Desk) -> bool {
    let plan_is_kept = |room: &Room| room.of.as_ref().is_some_and(|of| save::revision(&Device, of) > 0);
    if desk.with_room(|room| room.refused && plan_is_kept(room)) {
        store(desk);
    }
    desk.with_room(|room| {
        room.keep_unkept();
        room.refused || !room.unkept.is_empty()
    })
}

/// Keeps the round as it stands here, or deletes it with all answers.
pub fn put(desk: Desk) {
    // The room's own key: another plan may be on the desk by now.
    let Some(key) = desk.with_room(|room| room.of.clone()) else { return };
    let kept = desk.with_room(|room| {
        let text = room.round.as_ref().map(|round| assess::store(round, &room.group));
        let kept = save::set_round(&Device, &key, text.as_deref());
        room.refused = text.is_some() && kept.is_err();
        if kept.is_ok() {
            room.seen = text.is_some().then(|| room.group.clone());
        }
        kept
    });
    if kept.is_err() {
        desk.say("This browser has no room to keep the answers. Keep this page open until you have talked.".to_owned());
    }
}

/// Another tab changed what is stored: a round may have got an answer there.
pub fn stored_elsewhere(desk: Desk, changed: Option<&str>) {
    let ours = key(desk);
    if ours.is_some()
        && changed.is_some_and(|changed| ours.is_some_and(|key| changed.ends_with(&["/round/", &key].concat())))
    {
        desk.with_room(Room::catch_up);
        desk.draw_again();
    }
}

/// Puts away what a person was answering on a device that is passed round.
pub fn put_away(desk: Desk) {
    desk.with_room(|room| {
        if room.person.as_ref().is_some_and(|person| person.how == How::Passed) {
            room.person = None;
        }
    });
}

/// Draws a text as a square code, once, and puts it in its place on the page.
pub fn draw(desk: Desk, text: String) {
    if desk.with_room(|room| room.drawn.iter().any(|(of, _)| *of == text)) {
        return;
    }
    desk.with_room(|room| room.drawn.push((text.clone(), None)));
    leptos::task::spawn_local(async move {
        let code = crate::ui::packing::square(&text).await;
        desk.with_room(|room| {
            // Not found a second time where the packer did not arrive.
            room.drawn.retain(|(of, _)| *of != text);
            if let Some(code) = &code {
                // Put in its place alone: somebody may be typing on the page.
                browser::page::write_markup("square", code.drawn().as_str());
                room.drawn.push((text, Some(code.clone())));
            }
        });
    });
}

/// Takes in what stands after `#` in the address, or what was pasted on the
/// first page: an invitation to a round, or somebody's answers to one. False
/// if it is neither.
pub fn arrive(desk: Desk, text: &str) -> bool {
    let text = text.trim();
    let last = text.rsplit(['#', ' ', '\n']).next().unwrap_or_default();
    if let Ok(round) = code::invitation(text).or_else(|_| code::invitation(last)) {
        join(desk, round);
        return true;
    }
    last.starts_with("a1") && given(desk, &last.replace('+', " "))
}

fn join(desk: Desk, round: Round) {
    desk.with_room(|room| {
        let kept = room.person.take().or_else(Person::kept);
        let same = |person: &Person| code::join_code(&person.round) == code::join_code(&round);
        // Scanned a second time: what was answered is still there.
        let kept = kept.filter(|person| person.how == How::Joined && same(person));
        let person = kept.unwrap_or_else(|| Person::new(How::Joined, round));
        person.keep();
        room.person = Some(person);
    });
    go_there(desk, Rate::Answer(1));
}

/// To a page in the place of the link that is in the address, if there is one.
fn go_there(desk: Desk, page: Rate) {
    let fragment = browser::address::fragment();
    if fragment.is_empty() || fragment.starts_with('/') {
        desk.go(Route::Rate(page));
    } else {
        desk.leave_address(Route::Rate(page));
    }
}

/// Answers as a link, or several, opened on the device that collects.
fn given(desk: Desk, link: &str) -> bool {
    let fits = |round: &Round| code::find(round, link).iter().any(|found| found.answer.is_ok());
    // A round that is not stored is here alone.
    settle(desk);
    if desk.with_room(|room| room.round.as_ref().is_some_and(fits)) {
        go_there(desk, Rate::Codes);
        super::take(desk, link);
        return true;
    }
    for key in save::rounds(&Device) {
        let ours = save::round(&Device, &key).and_then(|text| assess::restore(&text));
        if ours.is_some_and(|(round, _)| fits(&round)) && desk.open_once(&key) {
            settle(desk);
            go_there(desk, Rate::Codes);
            super::take(desk, link);
            return true;
        }
    }
    false
}
