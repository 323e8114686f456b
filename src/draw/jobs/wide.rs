//! The wide cut: jobs at the left, a column a partner. Past seven partners
//! their names move to the top and the columns keep their letters.

use super::{Job, Jobs, names, pennants, squares};
use crate::draw::Cut;
use crate::draw::parts::{Anchor, Block, Glyph, Svg, badge, width, wrap, wrap_even};
use crate::markup::Markup;

const WIDTH: f32 = 760.0;
const MOST_NAMED: usize = 7;
const QUIET: &str = "label label--quiet";
const STRONG: &str = "label label--strong label--13";
const MISSING: &str = "label label--missing label--13";

/// Where the columns stand, and whether words fit under the marks.
struct Columns {
    left: f32,
    width: f32,
    worded: bool,
}

impl Columns {
    fn x(&self, at: usize) -> f32 {
        self.left + self.width * (at as f32 + 0.5)
    }
}

pub(super) fn draw(jobs: &Jobs, name: &str, desc: &str) -> Markup {
    let many = jobs.marks.len();
    let worded = many <= MOST_NAMED;
    let left = if worded { 250.0 } else { 216.0 };
    let columns = Columns { left, width: (WIDTH - left) / many.max(1) as f32, worded };
    let mut svg = Svg::new();
    let top = if worded { 0.0 } else { names(&mut svg, &jobs.marks, 4, 190.0) + 8.0 };
    let mut body = Svg::new();
    let mut y = header(&mut body, jobs, &columns, top);
    if many > 0 {
        y = champions(&mut body, jobs, &columns, y);
    }
    for job in &jobs.jobs {
        y = row(&mut body, job, &columns, y);
    }
    if jobs.jobs.is_empty() {
        nobody(&mut body, &columns, y + 14.0, "no job is written down yet");
        y += 64.0;
    }
    if jobs.held() > 0 {
        y = foot(&mut body, jobs, &columns, y);
    }
    // The bands of the busy stand behind everything.
    for (at, _) in jobs.loads.iter().enumerate().filter(|(_, load)| load.busy) {
        let gap = if worded { 4.0 } else { 1.0 };
        let left = columns.x(at) - columns.width / 2.0 + gap;
        svg.rect("jobs__busy", left, top + 2.0, columns.width - 2.0 * gap, y - top - 4.0, 0.0);
    }
    svg.append(&body);
    svg.finish("jobs", Cut::Wide, WIDTH, y, name, desc)
}

fn header(svg: &mut Svg, jobs: &Jobs, columns: &Columns, top: f32) -> f32 {
    let mut end = top + if columns.worded { 64.0 } else { 56.0 };
    for (at, mark) in jobs.marks.iter().enumerate() {
        let x = columns.x(at);
        badge(svg, x, top + 28.0, (columns.width * 0.305).min(15.0), mark);
        if columns.worded {
            let lines = wrap_even(&mark.short, 13.5, true, columns.width - 6.0, 5);
            svg.text_lines(STRONG, x, top + 66.0, Anchor::Middle, 16.0, &lines);
            end = end.max(top + 64.0 + 16.0 * lines.len() as f32);
        }
    }
    if jobs.marks.is_empty() {
        svg.text("label label--missing", columns.left, top + 32.0, Anchor::Start, "no partner named yet");
    }
    svg.line("jobs__rule", 0.0, end, WIDTH, end);
    end
}

fn champions(svg: &mut Svg, jobs: &Jobs, columns: &Columns, y: f32) -> f32 {
    let height = if columns.worded { 64.0 } else { 48.0 };
    let lines = ["Champion".to_owned(), "and a deputy".to_owned()];
    svg.text_lines("label", 0.0, y + height / 2.0 - 4.0, Anchor::Start, 18.0, &lines);
    for (at, load) in jobs.loads.iter().enumerate() {
        let x = columns.x(at);
        let (word, class) = if load.champion {
            pennants(svg, x - 5.0, y + 12.0, load.deputy);
            ("champion", QUIET)
        } else {
            Glyph::Missing.draw(svg, x, y + 24.0, 7.0);
            ("none yet", MISSING)
        };
        if columns.worded {
            svg.text(class, x, y + 53.0, Anchor::Middle, word);
        }
    }
    svg.line("jobs__rule", 0.0, y + height, WIDTH, y + height);
    y + height
}

fn row(svg: &mut Svg, job: &Job, columns: &Columns, y: f32) -> f32 {
    let room = columns.left - 12.0;
    let (class, size) = if job.open { ("label label--missing", 15.0) } else { ("label", 14.0) };
    let mut blocks = vec![Block::new(class, 18.0, wrap(&job.name, size, job.open, room, 8))];
    if !job.by.is_empty() {
        blocks.push(Block::new(QUIET, 17.0, vec!["by ".to_owned() + &job.by]));
    }
    if let Some(missing) = job.missing() {
        blocks.push(Block::new(MISSING, 18.0, vec![missing.to_owned()]));
    }
    let text: f32 = blocks.iter().map(Block::height).sum();
    let least = if columns.worded { 64.0 } else { 56.0 };
    let height = (text + 20.0).max(least);
    let mut baseline = y + (height - text) / 2.0 - 4.5;
    for block in &blocks {
        svg.text_lines(block.class, 0.0, baseline + block.dy, Anchor::Start, block.dy, &block.lines);
        baseline += block.height();
    }
    if job.open && !job.marked() {
        nobody(svg, columns, y + height / 2.0 - 18.0, "nobody yet");
    } else {
        let middle = if columns.worded { y + (height - 64.0) / 2.0 + 24.0 } else { y + height / 2.0 };
        let scale = (columns.width / 30.0).min(1.0);
        for (at, part) in job.parts.iter().enumerate() {
            let x = columns.x(at);
            part.draw(svg, x, middle, scale);
            if columns.worded && !part.word().is_empty() {
                svg.text(if part.owner { STRONG } else { QUIET }, x, middle + 29.0, Anchor::Middle, part.word());
            }
        }
    }
    svg.line("drawing__rule", 0.0, y + height, WIDTH, y + height);
    y + height
}

fn nobody(svg: &mut Svg, columns: &Columns, y: f32, words: &str) {
    svg.rect("jobs__nobody", columns.left + 4.0, y, WIDTH - columns.left - 6.0, 36.0, 18.0);
    svg.text("label label--missing", (columns.left + WIDTH) / 2.0, y + 23.0, Anchor::Middle, words);
}

fn foot(svg: &mut Svg, jobs: &Jobs, columns: &Columns, y: f32) -> f32 {
    svg.text("label label--strong", 0.0, y + 26.0, Anchor::Start, "Does or helps with");
    let mut end = y + 44.0;
    for (at, load) in jobs.loads.iter().enumerate() {
        let x = columns.x(at);
        if load.jobs() == 0 {
            svg.text(QUIET, x, y + 27.0, Anchor::Middle, if columns.worded { "none" } else { "–" });
            continue;
        }
        let (size, room) = if columns.worded { (11.0, columns.width - 18.0) } else { (8.0, columns.width - 8.0) };
        let mut below = y + 17.0 + squares(svg, x, y + 17.0, size, room, load);
        if load.busy {
            let [long, short] = load.words(jobs.held());
            let room = columns.width - 6.0;
            let words = if width(&long, 13.5, true) <= room { long } else { short };
            let lines = wrap(&words, 13.5, true, room, 2);
            svg.text_lines(MISSING, x, below + 14.0, Anchor::Middle, 15.0, &lines);
            below += 15.0 * lines.len() as f32;
        }
        end = end.max(below + 12.0);
    }
    end
}
