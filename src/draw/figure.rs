//! A drawing as it stands on a page: the picture, its key, and the same in words.

use super::{Cut, Drawing, Table};
use crate::markup::Markup;

impl Drawing {
    /// The figure without its headline, which the page writes. `uid` is the id
    /// of the figure and unlike all others on the page.
    ///
    /// `Cut::Both` writes both cuts and lets the width of the column choose;
    /// `Cut::Narrow` shows the narrow one at any width, `Cut::Wide` the wide one.
    pub fn figure(&self, uid: &str, cut: Cut) -> Markup {
        let class = match cut {
            Cut::Both => "drawing",
            Cut::Narrow => "drawing drawing--beside",
            Cut::Wide => "drawing drawing--across",
        };
        let mut out = Markup::new();
        out.open("figure", &[("class", class), ("id", uid)]);
        if cut != Cut::Narrow {
            out.piece(&self.wide);
        }
        if cut != Cut::Wide {
            out.piece(&self.narrow);
        }
        self.write_key(&mut out, cut);
        if !self.words.is_empty() {
            out.open("details", &[("class", "drawing__words")]);
            out.element("summary", &[], "The same in words");
            out.piece(&self.tables());
            out.close("details");
        }
        out.close("figure");
        out
    }

    /// The figure for a paper, where the same content stands in words beside it.
    pub fn on_paper(&self, uid: &str) -> Markup {
        Drawing { words: Vec::new(), ..self.clone() }.figure(uid, Cut::Both)
    }

    /// The same content in words: one table after the other.
    pub fn tables(&self) -> Markup {
        let mut out = Markup::new();
        for table in &self.words {
            table.write(&mut out);
        }
        out
    }

    fn write_key(&self, out: &mut Markup, cut: Cut) {
        let mut items =
            self.key.iter().filter(|item| cut == Cut::Both || item.cut == Cut::Both || item.cut == cut).peekable();
        if items.peek().is_none() {
            return;
        }
        out.open("ul", &[("class", "key"), ("role", "list")]);
        for item in items {
            let class = match (cut, item.cut) {
                (Cut::Both, Cut::Wide) => "key__item key__item--wide",
                (Cut::Both, Cut::Narrow) => "key__item key__item--narrow",
                _ => "key__item",
            };
            out.open("li", &[("class", class)]).piece(&item.glyph);
            out.element("span", &[], &item.label).close("li");
        }
        out.close("ul");
    }
}

impl Table {
    /// Writes the table with its roles: on a phone its cells stand one below
    /// the other, which would take the roles away.
    pub fn write(&self, out: &mut Markup) {
        out.open("table", &[("class", "words"), ("role", "table")]);
        out.element("caption", &[("class", "words__caption")], &self.caption);
        out.open("thead", &[("role", "rowgroup")]).open("tr", &[("role", "row")]);
        for heading in &self.head {
            out.element("th", &[("role", "columnheader"), ("scope", "col")], heading);
        }
        out.close("tr").close("thead").open("tbody", &[("role", "rowgroup")]);
        for row in &self.rows {
            out.open("tr", &[("role", "row")]);
            for (at, cell) in row.iter().enumerate() {
                let cell = if cell.trim().is_empty() { "–" } else { cell.as_str() };
                match self.head.get(at) {
                    Some(heading) if at > 0 => {
                        out.element("td", &[("role", "cell"), ("data-label", heading)], cell);
                    }
                    _ => {
                        out.element("th", &[("role", "rowheader"), ("scope", "row")], cell);
                    }
                }
            }
            out.close("tr");
        }
        out.close("tbody").close("table");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing() -> Drawing {
        Drawing {
            id: "scales",
            page: "drivers",
            finding: String::new(),
            says: String::new(),
            name: String::new(),
            wide: Markup::new().element("i", &[], "wide").clone(),
            narrow: Markup::new().element("i", &[], "narrow").clone(),
            key: Vec::new(),
            words: vec![Table {
                caption: "Who".to_owned(),
                head: vec!["Name".to_owned(), "Brings".to_owned()],
                rows: vec![vec!["A & B".to_owned(), String::new()]],
            }],
        }
    }

    #[test]
    fn beside_a_list_only_the_narrow_cut_is_written() {
        let both = drawing().figure("d", Cut::Both).into_string();
        assert!(both.contains("<i>wide</i>") && both.contains("<i>narrow</i>"));
        let beside = drawing().figure("d", Cut::Narrow).into_string();
        assert!(!beside.contains("<i>wide</i>") && beside.contains("drawing--beside"));
    }

    #[test]
    fn tables_keep_their_roles_and_name_their_cells() {
        let words = drawing().tables().into_string();
        assert!(
            words.contains(
                r#"<th role="rowheader" scope="row">A &amp; B</th><td role="cell" data-label="Brings">–</td>"#
            ),
            "{words}"
        );
    }
}
