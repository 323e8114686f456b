//! Reading pictures back: which texts stand where, by the estimate.

use joint_action::draw::parts::width;

/// A box around a text or a mark.
#[derive(Clone, Debug)]
#[allow(dead_code, reason = "the text is there to be read when a test fails")]
pub struct Area {
    text: String,
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl Area {
    fn meets(&self, other: &Area) -> bool {
        // Lines of one text may touch.
        let air = 1.0;
        self.left + air < other.right
            && other.left + air < self.right
            && self.top + air < other.bottom
            && other.top + air < self.bottom
    }
}

/// One `<svg>` with its texts and marks.
pub struct Picture {
    width: f32,
    height: f32,
    texts: Vec<Area>,
    marks: Vec<Area>,
}

impl Picture {
    /// Texts that leave the picture, meet another or lie under a mark.
    pub fn troubles(&self) -> Vec<String> {
        let mut troubles = Vec::new();
        for (at, text) in self.texts.iter().enumerate() {
            let inside = text.left >= -1.0
                && text.right <= self.width + 1.0
                && text.top >= -1.0
                && text.bottom <= self.height + 1.0;
            if !inside {
                troubles.push(format!("{text:?} leaves {} by {}", self.width, self.height));
            }
            for other in self.texts[at + 1..].iter().filter(|other| text.meets(other)) {
                troubles.push(format!("{text:?} meets {other:?}"));
            }
            for mark in self.marks.iter().filter(|mark| text.meets(mark)) {
                troubles.push(format!("{text:?} lies under {mark:?}"));
            }
        }
        troubles
    }
}

/// A piece of markup.
#[derive(Debug)]
enum Piece<'a> {
    Open(&'a str, Vec<(&'a str, &'a str)>, bool),
    Close(&'a str),
    Text(&'a str),
}

/// Reads what [`joint_action::markup::Markup`] writes, and nothing else: a
/// sign that was not escaped shows as a piece that makes no sense.
fn pieces<'a>(markup: &'a str, what: &str) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut rest = markup;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("</") {
            let end = after.find('>').unwrap_or_else(|| panic!("{what}: no end of tag"));
            pieces.push(Piece::Close(&after[..end]));
            rest = &after[end + 1..];
        } else if let Some(after) = rest.strip_prefix('<') {
            let end = after.find('>').unwrap_or_else(|| panic!("{what}: no end of tag"));
            let tag = &after[..end];
            let (tag, alone) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
            let (name, mut left) = tag.split_once(' ').unwrap_or((tag, ""));
            let mut attributes = Vec::new();
            while !left.is_empty() {
                let (key, after) = left.split_once("=\"").unwrap_or_else(|| panic!("{what}: {left} is no attribute"));
                let (value, after) = after.split_once('"').unwrap_or_else(|| panic!("{what}: {key} does not end"));
                assert!(
                    key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'),
                    "{what}: attribute {key}"
                );
                attributes.push((key, value));
                left = after.trim_start();
            }
            assert!(!attributes.iter().any(|(key, _)| *key == "style" || key.starts_with("on")), "{what}: {tag}");
            pieces.push(Piece::Open(name, attributes, alone));
            rest = &after[end + 1..];
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            assert!(!rest[..end].contains(['>', '"', '\'']), "{what}: {} is not escaped", &rest[..end]);
            pieces.push(Piece::Text(&rest[..end]));
            rest = &rest[end..];
        }
    }
    pieces
}

const KNOWN: &[&str] = &[
    "svg", "desc", "title", "g", "rect", "line", "circle", "ellipse", "path", "polyline", "text", "tspan", "figure",
    "ul", "ol", "li", "div", "p", "h3", "h4", "span", "details", "summary", "table", "caption", "thead", "tbody", "tr",
    "th", "td", "strong",
];

/// Every element is one of ours and ends where it should; no id twice; every
/// picture and table has a name.
pub fn assert_sound(markup: &str, what: &str) {
    let mut open = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    for piece in pieces(markup, what) {
        match piece {
            Piece::Open(name, attributes, alone) => {
                assert!(KNOWN.contains(&name), "{what}: <{name}>");
                for (key, value) in &attributes {
                    assert!(*key != "id" || ids.insert(value.to_string()), "{what}: id {value} twice");
                }
                let value =
                    |name: &str| attributes.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| *value);
                if name == "svg" && value("aria-hidden").is_empty() {
                    assert!(
                        value("role") == "img" && !value("aria-label").trim().is_empty(),
                        "{what}: a picture without a name"
                    );
                }
                if !alone {
                    open.push(name);
                }
            }
            Piece::Close(name) => assert_eq!(open.pop(), Some(name), "{what}"),
            Piece::Text(_) => {}
        }
    }
    assert!(open.is_empty(), "{what}: {open:?} are open");
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// Size and weight of a text by its classes, as in `style/drawings.css`.
fn look(classes: &str) -> (f32, bool) {
    let has = |class: &str| classes.split(' ').any(|each| each == class);
    let mut look = (14.0, false);
    for (class, size, bold) in [
        ("label--strong", Some(15.0), Some(true)),
        ("label--missing", Some(15.0), Some(true)),
        ("label--phone", Some(13.5), None),
        ("label--13", Some(13.5), None),
        ("label--quiet", Some(13.0), None),
        ("label--state", Some(13.0), Some(true)),
        ("label--number", Some(13.0), Some(true)),
        ("label--title", Some(17.0), Some(true)),
        ("label--phone-title", Some(15.5), None),
        ("label--heading", Some(22.0), Some(true)),
        ("badge__letter", Some(14.0), Some(true)),
        ("badge__letter--small", Some(13.0), None),
    ] {
        if has(class) {
            look = (size.unwrap_or(look.0), bold.unwrap_or(look.1));
        }
    }
    look
}

/// The pictures in a piece of markup.
pub fn pictures(markup: &str, what: &str) -> Vec<Picture> {
    let mut pictures: Vec<Picture> = Vec::new();
    let mut badge = 0;
    let mut depth_of_groups = Vec::new();
    let mut text: Option<(f32, f32, String, String)> = None;
    let mut lines: Vec<(f32, f32, String)> = Vec::new();
    for piece in pieces(markup, what) {
        match piece {
            Piece::Open(name, attributes, alone) => {
                let get = |name: &str| attributes.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| *value);
                let number = |name: &str| match get(name) {
                    "" => 0.0,
                    value => value.parse::<f32>().unwrap_or_else(|_| panic!("{what}: {name} is {value}")),
                };
                match name {
                    "svg" => {
                        let view: Vec<f32> = get("viewBox").split(' ').map(|part| part.parse().unwrap()).collect();
                        pictures.push(Picture {
                            width: view[2],
                            height: view[3],
                            texts: Vec::new(),
                            marks: Vec::new(),
                        });
                    }
                    "g" if !alone => {
                        let is_badge = get("class").split(' ').any(|class| class == "badge");
                        depth_of_groups.push(is_badge);
                        badge += usize::from(is_badge);
                    }
                    "text" => {
                        text = Some((number("x"), number("y"), get("class").to_owned(), get("text-anchor").to_owned()));
                        lines = vec![(number("x"), number("y"), String::new())];
                    }
                    "tspan" => {
                        let y = lines.last().unwrap().1 + number("dy");
                        if !get("x").is_empty() || !get("dy").is_empty() {
                            lines.push((number("x"), y, String::new()));
                        }
                    }
                    "circle" if badge > 0 => {
                        let (x, y, r) = (number("cx"), number("cy"), number("r") * 0.9);
                        let mark = Area { text: "a mark".into(), left: x - r, top: y - r, right: x + r, bottom: y + r };
                        pictures.last_mut().unwrap().marks.push(mark);
                    }
                    "rect" if badge > 0 => {
                        let (left, top) = (number("x"), number("y"));
                        let mark = Area {
                            text: "a mark".into(),
                            left,
                            top,
                            right: left + number("width"),
                            bottom: top + number("height"),
                        };
                        pictures.last_mut().unwrap().marks.push(mark);
                    }
                    _ => {}
                }
            }
            Piece::Text(written) => {
                if let (Some(_), Some(line)) = (&text, lines.last_mut()) {
                    line.2.push_str(&unescaped(written));
                }
            }
            Piece::Close("g") => badge -= usize::from(depth_of_groups.pop().unwrap()),
            Piece::Close("text") => {
                let (_, _, class, anchor) = text.take().unwrap();
                let (size, bold) = look(&class);
                if badge > 0 {
                    continue;
                }
                for (x, y, written) in lines.drain(..).filter(|(_, _, written)| !written.trim().is_empty()) {
                    let wide = width(&written, size, bold);
                    let left = match anchor.as_str() {
                        "middle" => x - wide / 2.0,
                        "end" => x - wide,
                        _ => x,
                    };
                    let area =
                        Area { text: written, left, top: y - 0.75 * size, right: left + wide, bottom: y + 0.2 * size };
                    pictures.last_mut().unwrap().texts.push(area);
                }
            }
            Piece::Close(_) => {}
        }
    }
    pictures
}
