//! Writing one picture: shapes with classes and numbers, texts in lines.

use crate::draw::Cut;
use crate::markup::Markup;

/// Where a text stands to its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// To the right of it.
    Start,
    /// Around it.
    Middle,
    /// To the left of it.
    End,
}

/// A picture that is being drawn. Its size is said at the end, when the
/// layout knows how high it has become.
#[derive(Clone, Debug, Default)]
pub struct Svg {
    body: Markup,
}

impl Svg {
    /// Nothing yet.
    pub fn new() -> Svg {
        Svg::default()
    }

    /// A rectangle, its corners rounded by `radius`.
    pub fn rect(&mut self, class: &str, x: f32, y: f32, width: f32, height: f32, radius: f32) {
        self.shape("rect", class, &[("x", x), ("y", y), ("width", width), ("height", height), ("rx", radius)]);
    }

    /// A line.
    pub fn line(&mut self, class: &str, x1: f32, y1: f32, x2: f32, y2: f32) {
        self.shape("line", class, &[("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)]);
    }

    /// A circle.
    pub fn circle(&mut self, class: &str, x: f32, y: f32, radius: f32) {
        self.shape("circle", class, &[("cx", x), ("cy", y), ("r", radius)]);
    }

    /// A path. In the commands each `?` stands for the next number:
    /// `path("x", "M? ?L? ?Z", &[0.0, 0.0, 4.5, 2.0])`.
    pub fn path(&mut self, class: &str, commands: &str, numbers: &[f32]) {
        self.body.empty("path", &[("class", class), ("d", &fill(commands, numbers))]);
    }

    /// A path with a stroke as wide as this.
    pub fn stroke(&mut self, class: &str, width: f32, commands: &str, numbers: &[f32]) {
        let width = number(width);
        self.body.empty("path", &[("class", class), ("stroke-width", &width), ("d", &fill(commands, numbers))]);
    }

    /// A path that is moved and turned (in degrees): for shapes drawn around 0, 0.
    pub fn path_at(&mut self, class: &str, x: f32, y: f32, turn: f32, commands: &str, numbers: &[f32]) {
        let mut transform = fill("translate(? ?)", &[x, y]);
        if turn != 0.0 {
            transform.push_str(&fill(" rotate(?)", &[turn]));
        }
        self.body.empty("path", &[("class", class), ("transform", &transform), ("d", &fill(commands, numbers))]);
    }

    /// A text on one line.
    pub fn text(&mut self, class: &str, x: f32, y: f32, anchor: Anchor, text: &str) {
        self.open_text(class, x, y, anchor);
        self.body.text(text).close("text");
    }

    /// A text in lines, `dy` from one baseline to the next; nothing without lines.
    pub fn text_lines(&mut self, class: &str, x: f32, y: f32, anchor: Anchor, dy: f32, lines: &[String]) {
        match lines {
            [] => {}
            [line] => self.text(class, x, y, anchor, line),
            [first, more @ ..] => {
                self.open_text(class, x, y, anchor);
                self.body.element("tspan", &[("x", &number(x))], first);
                for line in more {
                    self.body.element("tspan", &[("x", &number(x)), ("dy", &number(dy))], line);
                }
                self.body.close("text");
            }
        }
    }

    /// What another picture has drawn so far, on top of this one.
    pub fn append(&mut self, other: &Svg) {
        self.body.piece(&other.body);
    }

    /// Begins a group.
    pub fn open_group(&mut self, class: &str) {
        self.body.open("g", &[("class", class)]);
    }

    /// Ends a group.
    pub fn close_group(&mut self) {
        self.body.close("g");
    }

    /// The finished picture of this size: `id` is the drawing's name as a class.
    pub fn finish(self, id: &str, cut: Cut, width: f32, height: f32, name: &str, desc: &str) -> Markup {
        let class = match cut {
            Cut::Wide => [id, " drawing__cut drawing__cut--wide"].concat(),
            Cut::Narrow => [id, " drawing__cut drawing__cut--narrow"].concat(),
            Cut::Both => [id, " drawing__cut"].concat(),
        };
        let mut out = Markup::new();
        let view = fill("0 0 ? ?", &[width, height]);
        out.open("svg", &[("class", &class), ("viewBox", &view), ("role", "img"), ("aria-label", name)]);
        if !desc.is_empty() {
            out.element("desc", &[], desc);
        }
        out.piece(&self.body).close("svg");
        out
    }

    /// The finished sign for a key or a list, hidden from those who hear the
    /// words beside it; with a label it is heard.
    pub fn sign(self, class: &str, view: &str, label: &str) -> Markup {
        let mut out = Markup::new();
        let heard = if label.is_empty() {
            [("aria-hidden", "true"), ("focusable", "false")]
        } else {
            [("role", "img"), ("aria-label", label)]
        };
        let [first, second] = heard;
        out.open("svg", &[("class", class), ("viewBox", view), first, second]).piece(&self.body).close("svg");
        out
    }

    fn open_text(&mut self, class: &str, x: f32, y: f32, anchor: Anchor) {
        let (x, y) = (number(x), number(y));
        let place = [("class", class), ("x", x.as_str()), ("y", y.as_str())];
        let [class, x, y] = place;
        match anchor {
            Anchor::Start => self.body.open("text", &place),
            Anchor::Middle => self.body.open("text", &[class, x, y, ("text-anchor", "middle")]),
            Anchor::End => self.body.open("text", &[class, x, y, ("text-anchor", "end")]),
        };
    }

    fn shape(&mut self, name: &str, class: &str, numbers: &[(&str, f32)]) {
        let written: Vec<(&str, String)> = numbers.iter().map(|(key, value)| (*key, number(*value))).collect();
        let mut attributes = vec![("class", class)];
        attributes.extend(written.iter().map(|(key, value)| (*key, value.as_str())));
        self.body.empty(name, &attributes);
    }
}

fn fill(commands: &str, numbers: &[f32]) -> String {
    let mut out = String::with_capacity(commands.len() + 4 * numbers.len());
    for (at, part) in commands.split('?').enumerate() {
        if let Some(at) = at.checked_sub(1) {
            write_number(&mut out, numbers.get(at).copied().unwrap_or(0.0));
        }
        out.push_str(part);
    }
    out
}

/// A coordinate, rounded to tenths. Written by way of whole numbers, which
/// spares the machinery for printing floats.
pub fn number(value: f32) -> String {
    let mut out = String::new();
    write_number(&mut out, value);
    out
}

fn write_number(out: &mut String, value: f32) {
    let tenths = (value * 10.0 + if value < 0.0 { -0.5 } else { 0.5 }) as i32;
    let (whole, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    if tenths < 0 {
        out.push('-');
    }
    out.push_str(&whole.to_string());
    if tenth > 0 {
        out.push('.');
        out.push_str(&tenth.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_have_at_most_one_decimal() {
        for (value, written) in [(0.0, "0"), (-0.04, "0"), (-0.5, "-0.5"), (12.25, "12.3"), (12.0, "12"), (-7.96, "-8")]
        {
            assert_eq!(number(value), written);
        }
    }

    #[test]
    fn a_picture_has_a_name_and_its_text_is_text() {
        let mut svg = Svg::new();
        svg.path("x", "M? ?H?Z", &[1.0, 2.0, 3.0]);
        svg.text_lines("label", 1.0, 2.0, Anchor::End, 17.0, &["a<b".to_owned(), "c".to_owned()]);
        assert_eq!(
            svg.finish("scales", Cut::Wide, 760.0, 10.5, "A \"name\"", "").as_str(),
            "<svg class=\"scales drawing__cut drawing__cut--wide\" viewBox=\"0 0 760 10.5\" role=\"img\" aria-label=\"A &quot;name&quot;\">\
             <path class=\"x\" d=\"M1 2H3Z\"/><text class=\"label\" x=\"1\" y=\"2\" text-anchor=\"end\"><tspan x=\"1\">a&lt;b</tspan>\
             <tspan x=\"1\" dy=\"17\">c</tspan></text></svg>"
        );
    }
}
