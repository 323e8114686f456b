//! Question 2: a long table seen from above, with place cards on it.
//!
//! People affected sit at the head, the others along the sides in pairs, in
//! the order of the alphabet; a chair that is dashed is empty and says who
//! asks and by when. The table grows longer; nothing shrinks.

use super::parts::{
    Anchor, Svg, badge, count, count_capital, join, key, lower_first, sector_icon, sector_word, upper_first, wrap,
    wrap_even,
};
use super::{Cut, Drawing, KeyItem, Table};
use crate::content;
use crate::markup::Markup;
use crate::plan::{Mark, Plan, Row, marks};

/// One place at the table.
struct Seat<'a> {
    mark: Option<&'a Mark>,
    /// Dashed: nobody sits there (yet, or any more).
    open: bool,
    name: String,
    brings: String,
    state: String,
}

/// Everything that stands on the picture.
struct Seating<'a> {
    title: String,
    head: Seat<'a>,
    sides: Vec<Seat<'a>>,
    foot: Option<Seat<'a>>,
    /// How many sit at the table, and how many chairs wait for somebody.
    present: usize,
    missing: usize,
    honoured: bool,
}

/// Draws the table of a plan.
pub fn draw(plan: &Plan) -> Drawing {
    let marks = marks(plan);
    let seating = seat(plan, &marks);
    let (name, desc) = (name(&seating), describe(&seating));
    Drawing {
        id: "table",
        page: "partners",
        finding: finding(&seating),
        says: if seating.honoured {
            "The people affected sit at the head. Everyone else sits in the order of the alphabet, never by size or money."
        } else {
            "The place at the head is for the people affected. Everyone else sits in the order of the alphabet, never by size or money."
        }
        .to_owned(),
        wide: picture(&WIDE, &seating, &name, &desc),
        narrow: picture(&NARROW, &seating, &name, &desc),
        name,
        key: keys(&marks, &seating),
        words: words(plan, &marks),
    }
}

fn seat<'a>(plan: &Plan, marks: &'a [Mark]) -> Seating<'a> {
    let honoured = marks.iter().find(|mark| mark.sector == "lived-experience");
    let waiting = |name: &str, state: &str| Seat {
        mark: None,
        open: true,
        name: name.to_owned(),
        brings: String::new(),
        state: state.to_owned(),
    };
    let head = match honoured {
        Some(mark) => taken(plan, mark),
        None => waiting("People affected", "no seat yet"),
    };
    let is_head = |mark: &Mark| honoured.is_some_and(|head| head.id == mark.id);
    let mut sides: Vec<Seat> = marks.iter().filter(|mark| !is_head(mark)).map(|mark| taken(plan, mark)).collect();
    let present = sides.iter().chain([&head]).filter(|seat| !seat.open).count();
    let mut missing: Vec<Seat> = plan
        .rows("partners.missing")
        .iter()
        .filter(|row| !row.is_blank())
        .map(|row| waiting(who_is_missing(row), &["empty chair", &asks(plan, row, false)].concat()))
        .collect();
    let missing_count = missing.len();
    let foot = if missing.is_empty() { None } else { Some(missing.remove(0)) };
    sides.extend(missing);
    // Two make a collaboration: until then their chairs wait.
    let with = marks.len() + missing_count;
    if with == 0 {
        sides.push(waiting("A first partner", "empty chair"));
    }
    if with < 2 {
        sides.push(waiting("A second partner", "empty chair"));
    }
    let title = plan.text("plan.title").split_whitespace().collect::<Vec<_>>().join(" ");
    Seating { title, head, sides, foot, present, missing: missing_count, honoured: honoured.is_some() }
}

fn taken<'a>(plan: &Plan, mark: &'a Mark) -> Seat<'a> {
    let (status, brings) =
        plan.partner(&mark.id).map_or(("", String::new()), |row| (row.choice("status"), brings(row).join(", ")));
    Seat {
        mark: Some(mark),
        open: matches!(status, "idea" | "stepped-back"),
        name: mark.name.clone(),
        brings: if brings.is_empty() { brings } else { ["brings ", &brings].concat() },
        state: match status {
            "idea" => "not asked yet",
            "talking" => "still talking",
            "interested" => "interested",
            "stepped-back" => "stepped back",
            _ => "",
        }
        .to_owned(),
    }
}

/// What a partner brings, as words within a sentence.
pub(super) fn brings(row: &Row) -> Vec<String> {
    row.choices("brings").iter().map(|id| lower_first(label("brings", id))).collect()
}

/// The words for an option of a partner's column.
pub(super) fn label<'a>(column: &str, id: &'a str) -> &'a str {
    content::field("partners.items").and_then(|list| list.column(column)).map_or(id, |field| field.option_label(id))
}

fn who_is_missing(row: &Row) -> &str {
    match row.text("who").trim() {
        "" => "Somebody, not named yet",
        who => who,
    }
}

/// `: Council to ask by 30 April`, or nothing.
fn asks(plan: &Plan, row: &Row, year: bool) -> String {
    let by = row.date("by").map(|date| if year { date.in_words() } else { date.without_year() });
    let who = plan.partner_short(row.reference("approachedBy"));
    match (who.is_empty(), by) {
        (true, None) => String::new(),
        (true, Some(by)) => [": to ask by ", &by].concat(),
        (false, None) => [": ", &who, " to ask"].concat(),
        (false, Some(by)) => [": ", &who, " to ask by ", &by].concat(),
    }
}

fn chairs(number: usize) -> String {
    [count(number).as_str(), " empty chair", if number == 1 { "" } else { "s" }].concat()
}

fn finding(seating: &Seating) -> String {
    let mut parts = vec![match seating.present {
        0 => "Nobody at the table yet".to_owned(),
        some => [&count_capital(some), " at the table"].concat(),
    }];
    if seating.missing > 0 {
        parts.push(chairs(seating.missing));
    }
    if seating.present > 0 && !seating.honoured {
        parts.push("nobody at the head yet".to_owned());
    }
    match parts.as_slice() {
        [only] => only.clone(),
        [most @ .., last] => [&most.join(", "), ", and ", last].concat(),
        [] => String::new(),
    }
}

fn name(seating: &Seating) -> String {
    let mut name = match seating.present {
        0 => return "An empty table".to_owned(),
        1 => "One partner at a table".to_owned(),
        some => [&count_capital(some), " partners round a table"].concat(),
    };
    if seating.missing > 0 {
        name = [&name, " and ", &chairs(seating.missing)].concat();
    }
    name
}

fn describe(seating: &Seating) -> String {
    let names = |seats: &mut dyn Iterator<Item = &Seat>| join(&seats.map(|seat| seat.name.clone()).collect::<Vec<_>>());
    let mut out = match seating.honoured {
        true => ["At the head: ", &seating.head.name, ". "].concat(),
        false => "The place at the head, for the people affected, is empty. ".to_owned(),
    };
    let sides = names(&mut seating.sides.iter().filter(|seat| seat.mark.is_some()));
    if !sides.is_empty() {
        out.push_str(&["At the sides: ", &sides, ". "].concat());
    }
    let missing = names(&mut seating.foot.iter().chain(seating.sides.iter().filter(|seat| seat.mark.is_none())));
    if !missing.is_empty() {
        out.push_str(&["Empty chairs: ", &missing, "."].concat());
    }
    out.trim_end().to_owned()
}

/// The measures of a cut.
struct Cutting {
    cut: Cut,
    width: f32,
    /// Left edge and top of the table, and its rounding.
    table: [f32; 3],
    /// From the picture's edges to the middle of a side's chair and to its card.
    chair: f32,
    card: f32,
    card_width: f32,
    /// Width of the texts in the middle.
    middle: f32,
    head_chair: f32,
    /// Sizes: name, its lines, quiet lines; how many lines a name may have.
    name_size: f32,
    name_dy: f32,
    quiet_dy: f32,
    name_lines: usize,
    /// Room under the head, between rows, above and below the foot.
    under_head: f32,
    between: f32,
    above_foot: f32,
    below_foot: f32,
    below_rows: f32,
    foot_chair: f32,
    mark: f32,
}

const WIDE: Cutting = Cutting {
    cut: Cut::Wide,
    width: 760.0,
    table: [78.0, 66.0, 46.0],
    chair: 44.0,
    card: 104.0,
    card_width: 196.0,
    middle: 320.0,
    head_chair: 34.0,
    name_size: 15.0,
    name_dy: 19.0,
    quiet_dy: 17.0,
    name_lines: 3,
    under_head: 45.0,
    between: 30.0,
    above_foot: 35.0,
    below_foot: 31.0,
    below_rows: 34.0,
    foot_chair: 32.0,
    mark: 15.0,
};
const NARROW: Cutting = Cutting {
    cut: Cut::Narrow,
    width: 328.0,
    table: [50.0, 62.0, 36.0],
    chair: 26.0,
    card: 63.0,
    card_width: 96.0,
    middle: 204.0,
    head_chair: 32.0,
    name_size: 13.5,
    name_dy: 17.0,
    quiet_dy: 17.0,
    name_lines: 5,
    under_head: 33.0,
    between: 22.0,
    above_foot: 27.0,
    below_foot: 28.0,
    below_rows: 23.0,
    foot_chair: 30.0,
    mark: 14.1,
};

/// A place card: its lines, and how high they are together.
struct Card {
    name: Vec<String>,
    brings: Vec<String>,
    state: Vec<String>,
    missing: bool,
    height: f32,
}

impl Cutting {
    fn is_wide(&self) -> bool {
        self.cut == Cut::Wide
    }

    fn card(&self, seat: &Seat, room: f32, name_lines: usize) -> Card {
        let name = if self.is_wide() { wrap_even } else { wrap }(&seat.name, self.name_size, true, room, name_lines);
        // On a phone there is room for names alone.
        let brings = if self.is_wide() { wrap_even(&seat.brings, 13.0, false, room, 5) } else { Vec::new() };
        let state = wrap_even(&seat.state, 13.0, seat.mark.is_some(), room, 6);
        let height = name.len() as f32 * self.name_dy + (brings.len() + state.len()) as f32 * self.quiet_dy;
        Card { name, brings, state, missing: seat.mark.is_none(), height }
    }

    /// Writes a card; answers the baseline of its last line.
    fn write(&self, svg: &mut Svg, card: &Card, x: f32, first: f32, anchor: Anchor) -> f32 {
        let class = match (card.missing, self.is_wide()) {
            (true, true) => "label label--missing",
            (true, false) => "label label--missing label--phone",
            (false, true) => "label label--strong",
            (false, false) => "label label--strong label--phone",
        };
        let mut y = first;
        svg.text_lines(class, x, y, anchor, self.name_dy, &card.name);
        y += card.name.len() as f32 * self.name_dy;
        for (class, lines) in [
            ("label label--quiet", &card.brings),
            (if card.missing { "label label--quiet" } else { "label label--state" }, &card.state),
        ] {
            svg.text_lines(class, x, y, anchor, self.quiet_dy, lines);
            y += lines.len() as f32 * self.quiet_dy;
        }
        let last = if card.brings.is_empty() && card.state.is_empty() { self.name_dy } else { self.quiet_dy };
        y - last
    }

    fn chair(&self, svg: &mut Svg, seat: &Seat, x: f32, y: f32, turn: f32) {
        let honour = seat.mark.is_some_and(|mark| mark.sector == "lived-experience");
        let class = match (seat.open, honour) {
            (true, _) => "table__chair table__chair--empty",
            (false, true) => "table__chair table__chair--honour",
            (false, false) => "table__chair",
        };
        svg.path_at(class, x, y, turn, CHAIR, &CHAIR_AT);
        if let Some(mark) = seat.mark {
            badge(svg, x, y, self.mark, mark);
        }
    }
}

const CHAIR: &str = "M? ?H?A? ? 0 0 0 ? ?V?A? ? 0 0 0 ? ?H?";
const CHAIR_AT: [f32; 14] = [10.0, -22.0, -8.0, 16.0, 16.0, -24.0, -6.0, 6.0, 16.0, 16.0, -8.0, 22.0, 10.0, 0.0];
/// The chair at the head is larger.
const HEAD_AT: [f32; 14] = [12.2, -26.8, -9.8, 19.5, 19.5, -29.3, -7.3, 7.3, 19.5, 19.5, -9.8, 26.8, 12.2, 0.0];

fn picture(at: &Cutting, seating: &Seating, name: &str, desc: &str) -> Markup {
    let mut svg = Svg::new();
    let [left, top, rounding] = at.table;
    let middle = at.width / 2.0;
    let mut cards = Svg::new();
    let mut chairs = Svg::new();

    let head = at.card(&seating.head, at.middle, 3);
    let under = at.write(&mut cards, &head, middle, top + if at.is_wide() { 36.0 } else { 30.0 }, Anchor::Middle);
    let class =
        if seating.head.open { "table__chair table__chair--empty" } else { "table__chair table__chair--honour" };
    chairs.path_at(class, middle, at.head_chair, 90.0, CHAIR, &HEAD_AT);
    if let Some(mark) = seating.head.mark {
        badge(&mut chairs, middle, at.head_chair + 2.0, 16.2, mark);
    }

    let rows_top = under + at.under_head;
    let mut y = rows_top;
    for pair in seating.sides.chunks(2) {
        let both: Vec<Card> = pair.iter().map(|seat| at.card(seat, at.card_width, at.name_lines)).collect();
        let height = both.iter().map(|card| card.height).fold(44.0, f32::max);
        let row = y + height / 2.0;
        let sides =
            [(at.chair, at.card, Anchor::Start, 0.0), (at.width - at.chair, at.width - at.card, Anchor::End, 180.0)];
        for ((seat, card), (chair, x, anchor, turn)) in pair.iter().zip(&both).zip(sides) {
            let first = row - card.height / 2.0 + at.name_size * 0.86;
            at.write(&mut cards, card, x, first, anchor);
            at.chair(&mut chairs, seat, chair, row, turn);
        }
        y += height + at.between;
    }
    let mut rows_end = (y - at.between).max(rows_top);
    if at.is_wide() {
        // The plan's name stands between the sides, if it has one.
        let lines = wrap(&seating.title, 22.0, true, 130.0, 5);
        let height = lines.len() as f32 * 26.0;
        rows_end = rows_end.max(rows_top + height);
        let first = (rows_top + rows_end - height) / 2.0 + 21.0;
        cards.text_lines("label label--heading", middle, first, Anchor::Middle, 26.0, &lines);
    }

    let mut bottom = rows_end + at.below_rows;
    let mut height = bottom + 8.0;
    if let Some(seat) = &seating.foot {
        let card = at.card(seat, at.middle, 3);
        let last = at.write(&mut cards, &card, middle, rows_end + at.above_foot, Anchor::Middle);
        bottom = last + at.below_foot;
        at.chair(&mut chairs, seat, middle, bottom + at.foot_chair, 270.0);
        height = bottom + at.foot_chair + 32.0;
    }

    let (width, length) = (at.width - 2.0 * left, bottom - top);
    svg.rect("table__top", left, top, width, length, rounding);
    svg.rect("table__rim", left + 5.0, top + 5.0, width - 10.0, length - 10.0, rounding - 5.0);
    svg.append(&cards);
    svg.append(&chairs);
    svg.finish("table", at.cut, at.width, height, name, desc)
}

fn keys(marks: &[Mark], seating: &Seating) -> Vec<KeyItem> {
    let mut kinds: Vec<&str> = Vec::new();
    for mark in marks {
        if !mark.sector.is_empty() && !kinds.contains(&mark.sector.as_str()) {
            kinds.push(&mark.sector);
        }
    }
    let mut items: Vec<KeyItem> = kinds
        .into_iter()
        .map(|kind| KeyItem { glyph: sector_icon(kind), label: lower_first(sector_word(kind)), cut: Cut::Both })
        .collect();
    if seating.missing > 0 || !seating.honoured || seating.sides.iter().any(|seat| seat.open) {
        let mut chair = Svg::new();
        chair.path(
            "table__chair table__chair--empty",
            "M? ?H?A? ? 0 0 0 ? ?V?A? ? 0 0 0 ? ?H?",
            &[24.0, 2.0, 10.0, 7.0, 7.0, 3.0, 9.0, 11.0, 7.0, 7.0, 10.0, 18.0, 24.0],
        );
        items.push(key(chair, "empty chair", Cut::Both));
    }
    items
}

fn words(plan: &Plan, marks: &[Mark]) -> Vec<Table> {
    let mut tables = Vec::new();
    let partners: Vec<Vec<String>> = marks
        .iter()
        .filter_map(|mark| {
            let row = plan.partner(&mark.id)?;
            Some(vec![
                mark.name.clone(),
                sector_word(&mark.sector).to_owned(),
                label("status", row.choice("status")).to_owned(),
                row.text("interest").to_owned(),
                row.text("contactRole").to_owned(),
            ])
        })
        .collect();
    if !partners.is_empty() {
        tables.push(Table {
            caption: "Who is at the table".to_owned(),
            head: ["Partner", "Kind", "Where it stands", "What it wants", "Contact"].map(str::to_owned).to_vec(),
            rows: partners,
        });
    }
    let missing: Vec<Vec<String>> = plan
        .rows("partners.missing")
        .iter()
        .filter(|row| !row.is_blank())
        .map(|row| {
            let asks = asks(plan, row, true);
            let asks = upper_first(asks.trim_start_matches(": "));
            vec![who_is_missing(row).to_owned(), row.text("why").to_owned(), asks]
        })
        .collect();
    if !missing.is_empty() {
        tables.push(Table {
            caption: "Who is missing".to_owned(),
            head: ["Who", "Why they matter", "Who asks, and by when"].map(str::to_owned).to_vec(),
            rows: missing,
        });
    }
    tables
}
