//! Small edits to the text of the page that Trunk wrote.
//!
//! Not a parser: it knows `<link …>` and `<script …></script>` as Trunk and
//! our own `index.html` write them, with double quotes.

/// Every `<link …>` of the page, as written.
pub fn links(html: &str) -> Vec<&str> {
    html.match_indices("<link ").filter_map(|(at, _)| html[at..].split_inclusive('>').next()).collect()
}

/// The value of an attribute in one tag.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split_once('"').map(|(value, _)| value)
}

/// The tag without an attribute.
pub fn without(tag: &str, name: &str) -> String {
    match attribute(tag, name) {
        Some(value) => tag.replace(&format!(" {name}=\"{value}\""), ""),
        None => tag.to_owned(),
    }
}

/// Everything from one mark to the next, the marks left out.
pub fn between<'a>(html: &'a str, from: &str, to: &str) -> Option<&'a str> {
    html.split_once(from)?.1.split_once(to).map(|(inside, _)| inside)
}

/// The content security policy in the page's own `<meta>`.
pub fn policy(html: &str) -> Option<&str> {
    between(html, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><link rel="preload" href="./a.wasm" integrity="x"><link rel="icon" href="./i.svg"><script defer src="./boot.js"></script><p>Text</p>"#;

    #[test]
    fn tags_and_attributes_are_found() {
        let links = links(PAGE);
        assert_eq!(links.len(), 2);
        assert_eq!(attribute(links[0], "href"), Some("./a.wasm"));
        assert_eq!(attribute(links[0], "ref"), None);
        assert_eq!(without(links[0], "integrity"), r#"<link rel="preload" href="./a.wasm">"#);
        assert_eq!(policy(PAGE), Some("default-src 'none'"));
    }
}
