//! The narrow cut: each job's name stands above its row of marks, the
//! partners' names at the top.

use super::{Job, Jobs, names, pennants, squares};
use crate::draw::Cut;
use crate::draw::parts::{Anchor, Glyph, Svg, badge, width, wrap};
use crate::markup::Markup;

const WIDTH: f32 = 328.0;
const NAME: &str = "label label--strong label--phone";
const QUIET: &str = "label label--quiet";
const MISSING: &str = "label label--missing label--phone";

/// The bands behind the marks of the busy are kept apart: they come first.
struct Sheet<'a> {
    jobs: &'a Jobs,
    bands: Svg,
    svg: Svg,
    column: f32,
    y: f32,
}

pub(super) fn draw(jobs: &Jobs, name: &str, desc: &str) -> Markup {
    let column = WIDTH / jobs.marks.len().max(1) as f32;
    let mut sheet = Sheet { jobs, bands: Svg::new(), svg: Svg::new(), column, y: 0.0 };
    sheet.header();
    if !jobs.marks.is_empty() {
        sheet.champions();
    }
    for job in &jobs.jobs {
        sheet.row(job);
    }
    if jobs.jobs.is_empty() {
        sheet.nobody(12.0, "no job is written down yet");
    }
    if jobs.held() > 0 {
        sheet.foot();
    }
    let Sheet { mut bands, svg, y, .. } = sheet;
    bands.append(&svg);
    bands.finish("jobs", Cut::Narrow, WIDTH, y + 2.0, name, desc)
}

impl Sheet<'_> {
    fn x(&self, at: usize) -> f32 {
        self.column * (at as f32 + 0.5)
    }

    /// Stands behind a row of marks where a partner is busy.
    fn band(&mut self, from: f32, to: f32) {
        let gap = if self.column > 40.0 { 4.0 } else { 1.0 };
        for (at, _) in self.jobs.loads.iter().enumerate().filter(|(_, load)| load.busy) {
            let left = self.column * at as f32 + gap;
            self.bands.rect("jobs__busy", left, from, self.column - 2.0 * gap, to - from, 0.0);
        }
    }

    fn rule(&mut self, class: &str) {
        self.svg.line(class, 0.0, self.y, WIDTH, self.y);
    }

    fn header(&mut self) {
        if self.jobs.marks.is_empty() {
            self.svg.text(MISSING, 0.0, 20.0, Anchor::Start, "no partner named yet");
            self.y = 34.0;
        } else {
            let top = names(&mut self.svg, &self.jobs.marks, 2, WIDTH / 2.0) + 8.0;
            for (at, mark) in self.jobs.marks.iter().enumerate() {
                let x = self.x(at);
                badge(&mut self.svg, x, top + 22.0, (self.column * 0.385).min(12.9), mark);
            }
            self.y = top + 52.0;
            self.band(top, self.y);
        }
        self.rule("jobs__rule");
    }

    fn champions(&mut self) {
        self.svg.text(NAME, 0.0, self.y + 22.0, Anchor::Start, "Champion, and a deputy");
        let middle = self.y + 48.0;
        for (at, load) in self.jobs.loads.iter().enumerate() {
            let x = self.x(at);
            if load.champion {
                pennants(&mut self.svg, x - 5.0, middle - 12.0, load.deputy);
            } else {
                Glyph::Missing.draw(&mut self.svg, x, middle, 6.5);
            }
        }
        self.band(self.y + 30.0, self.y + 70.0);
        self.y += 70.0;
        self.rule("jobs__rule");
    }

    fn row(&mut self, job: &Job) {
        let lines = wrap(&job.name, 13.5, true, WIDTH, 8);
        self.svg.text_lines(NAME, 0.0, self.y + 22.0, Anchor::Start, 17.0, &lines);
        self.y += 22.0 + 17.0 * lines.len().saturating_sub(1) as f32;
        if !job.by.is_empty() {
            self.y += 17.0;
            self.svg.text(QUIET, 0.0, self.y, Anchor::Start, &["by ", &job.by].concat());
        }
        if let Some(missing) = job.missing() {
            self.y += 18.0;
            self.svg.text(MISSING, 0.0, self.y, Anchor::Start, missing);
        }
        if job.open && !job.marked() {
            self.nobody(11.0, "nobody yet");
        } else {
            let middle = self.y + 27.0;
            let scale = (self.column / 34.0).min(0.95);
            for (at, part) in job.parts.iter().enumerate() {
                let x = self.x(at);
                part.draw(&mut self.svg, x, middle, scale);
            }
            self.band(self.y + 8.0, middle + 22.0);
            self.y = middle + 22.0;
        }
        self.rule("drawing__rule");
    }

    fn nobody(&mut self, down: f32, words: &str) {
        let top = self.y + down;
        self.svg.rect("jobs__nobody", 1.0, top, WIDTH - 2.0, 32.0, 16.0);
        self.svg.text(MISSING, WIDTH / 2.0, top + 21.0, Anchor::Middle, words);
        self.y = top + 44.0;
    }

    fn foot(&mut self) {
        self.svg.text(NAME, 0.0, self.y + 22.0, Anchor::Start, "Does or helps with");
        let top = self.y + 36.0;
        let mut end = top + 20.0;
        for (at, load) in self.jobs.loads.iter().enumerate() {
            let x = self.x(at);
            if load.jobs() == 0 {
                let none = if self.column > 40.0 { "none" } else { "–" };
                self.svg.text(QUIET, x, top + 8.0, Anchor::Middle, none);
                continue;
            }
            let size = if self.column > 26.0 { 8.0 } else { 5.0 };
            let mut below = top + squares(&mut self.svg, x, top, size, self.column - 4.0, load);
            if load.busy {
                let [_, short] = load.words(self.jobs.held());
                // Where two lines are too wide as well, the number alone stays.
                let fits = short.split(' ').all(|word| width(word, 13.5, true) <= self.column);
                let words = if fits { short } else { load.jobs().to_string() };
                let lines = wrap(&words, 13.5, true, self.column, 3);
                self.svg.text_lines("label label--missing label--13", x, below + 14.0, Anchor::Middle, 15.0, &lines);
                below += 15.0 * lines.len() as f32;
            }
            end = end.max(below + 8.0);
        }
        self.band(self.y + 29.0, end);
        self.y = end;
    }
}
