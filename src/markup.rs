//! Writing HTML and SVG as text.
//!
//! The drawings and the papers are written as strings, so that they can be
//! made, tested and saved without a browser. This is the one place that
//! escapes: every text that a person typed goes through [`Markup::text`] or
//! an attribute, and no method takes markup from outside.

/// A piece of HTML or SVG that is being written.
///
/// ```
/// use joint_action::markup::Markup;
/// let mut out = Markup::new();
/// out.open("p", &[("class", "quiet")]).text("Tea & <talk>").close("p");
/// assert_eq!(out.into_string(), r#"<p class="quiet">Tea &amp; &lt;talk&gt;</p>"#);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// Nothing yet.
    pub fn new() -> Markup {
        Markup::default()
    }

    /// Begins an element. Attributes are escaped; one with an empty value is
    /// written as a bare name.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Markup {
        self.start(name, attributes);
        self.0.push('>');
        self
    }

    /// Ends an element.
    pub fn close(&mut self, name: &str) -> &mut Markup {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
        self
    }

    /// An element without content: `<circle …/>`, `<br/>`.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Markup {
        self.start(name, attributes);
        self.0.push_str("/>");
        self
    }

    /// Text, escaped.
    pub fn text(&mut self, text: &str) -> &mut Markup {
        escape_into(&mut self.0, text);
        self
    }

    /// An element that holds only text.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> &mut Markup {
        self.open(name, attributes).text(text).close(name)
    }

    /// A template that is part of the program, with texts in its places: each
    /// `{}` takes the next one, escaped, between tags or inside an attribute.
    ///
    /// ```
    /// use joint_action::markup::Markup;
    /// let mut out = Markup::new();
    /// out.fill("<b title=\"{}\">{}</b>", &["a \"b\"", "<i>"]);
    /// assert_eq!(out.as_str(), "<b title=\"a &quot;b&quot;\">&lt;i&gt;</b>");
    /// ```
    pub fn fill(&mut self, template: &'static str, texts: &[&str]) -> &mut Markup {
        for (at, part) in template.split("{}").enumerate() {
            if let Some(text) = at.checked_sub(1).and_then(|at| texts.get(at)) {
                escape_into(&mut self.0, text);
            }
            self.0.push_str(part);
        }
        self
    }

    /// Another piece, as it is: it was escaped when it was written.
    pub fn piece(&mut self, piece: &Markup) -> &mut Markup {
        self.0.push_str(&piece.0);
        self
    }

    /// The markup so far.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The finished markup.
    pub fn into_string(self) -> String {
        self.0
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (key, value) in attributes {
            self.0.push(' ');
            self.0.push_str(key);
            if !value.is_empty() {
                self.0.push_str("=\"");
                escape_into(&mut self.0, value);
                self.0.push('"');
            }
        }
    }
}

/// Control characters and direction overrides are dropped: they can make a
/// text look like another one and mean nothing in a plan.
fn escape_into(out: &mut String, text: &str) {
    let mut rest = text;
    // Whole runs of plain letters at once: a drawing is mostly numbers.
    while let Some((plain, from)) =
        rest.bytes().position(|byte| !is_plain(byte)).and_then(|at| rest.split_at_checked(at))
    {
        out.push_str(plain);
        let mut letters = from.chars();
        match letters.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some('"') => out.push_str("&quot;"),
            Some('\'') => out.push_str("&#39;"),
            Some('\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => {}
            Some(letter) if letter.is_control() => {}
            Some(letter) => out.push(letter),
            None => break,
        }
        rest = letters.as_str();
    }
    out.push_str(rest);
}

/// Whether a byte is part of a letter that is written as it is. All letters
/// that may not be begin with one of these.
fn is_plain(byte: u8) -> bool {
    !matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | 0..=8 | 11..=0x1f | 0x7f | 0xc2 | 0xe2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_typed_is_always_text() {
        for (typed, written) in [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("\"' onload='x", "&quot;&#39; onload=&#39;x"),
            ("a\u{202e}b\u{0}c\r\nd", "abc\nd"),
            ("Ŵyl & café 🙂", "Ŵyl &amp; café 🙂"),
            ("\u{85}£5\u{9f}–“x”\u{2067}€\u{7f}\u{1b}\t‘ §", "£5–“x”€\t‘ §"),
        ] {
            assert_eq!(Markup::new().text(typed).as_str(), written);
            let attribute = Markup::new().empty("i", &[("title", typed)]).as_str().to_owned();
            assert_eq!(attribute, format!("<i title=\"{written}\"/>"));
        }
    }
}
