//! Style sheets, scripts and the page with what only people read taken out.
//!
//! Careful rather than clever: compression does the rest, and a file that
//! looks unusual is left as it is.

/// A style sheet without comments and without space that means nothing.
pub fn css(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '/' if rest.peek() == Some(&'*') => {
                let mut last = ' ';
                rest.next();
                for c in rest.by_ref() {
                    if last == '*' && c == '/' {
                        break;
                    }
                    last = c;
                }
                space(&mut out);
            }
            '"' | '\'' => {
                out.push(c);
                while let Some(inside) = rest.next() {
                    out.push(inside);
                    if inside == '\\' {
                        out.extend(rest.next());
                    } else if inside == c {
                        break;
                    }
                }
            }
            c if c.is_ascii_whitespace() => space(&mut out),
            '{' | '}' | ';' | ',' => {
                if out.ends_with(' ') {
                    out.pop();
                }
                if c == '}' && out.ends_with(';') {
                    out.pop();
                }
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

/// One space, unless what stands before makes it needless.
fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(['{', '}', ';', ',', ' ']) {
        out.push(' ');
    }
}

/// A script without comment lines and indentation. Lines stay lines, so the
/// rules about missing semicolons give the same result. A text that runs over
/// several lines would be changed; a script with one is left alone.
pub fn js(text: &str) -> String {
    if text.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut comment = false;
    for line in text.lines().map(str::trim) {
        if comment {
            comment = !line.ends_with("*/");
        } else if line.starts_with("/*") && (line.ends_with("*/") || !line.contains("*/")) {
            comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// A page without comments and indentation. It has no `pre` and no `textarea`.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    let lines: Vec<&str> = out.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_keeps_its_meaning() {
        for (before, after) in [
            ("a  {\n  color: red;\n}\n", "a{color: red}"),
            ("/* why */ .a > .b,\n.c :hover { margin: 1px  2px; }", ".a > .b,.c :hover{margin: 1px 2px}"),
            (".x::after { content: \"a;  /* b */ \\\" } \"; }", ".x::after{content: \"a;  /* b */ \\\" } \"}"),
            (
                ":root { --dash: 5 4.5; --i: calc(1px + 2 * (3px - 1px)); }",
                ":root{--dash: 5 4.5;--i: calc(1px + 2 * (3px - 1px))}",
            ),
            ("@media (width > 3rem) and (hover) { a { b: c } }", "@media (width > 3rem) and (hover){a{b: c}}"),
            ("a/**/b{}", "a b{}"),
        ] {
            assert_eq!(css(before), after);
        }
    }

    #[test]
    fn a_script_loses_comments_and_nothing_else() {
        let before = "/** doc\n * @x\n */\nfunction a() {\n    // why\n    return 'http://x'; /* here */\n}\n";
        assert_eq!(js(before), "function a() {\nreturn 'http://x'; /* here */\n}\n");
        let text = "const a = `one\n  // two\n`;\n";
        assert_eq!(js(text), text);
    }

    #[test]
    fn a_page_loses_comments() {
        assert_eq!(html("<p>\n  a<!-- b\n -->c\n</p>"), "<p>\nac\n</p>\n");
    }
}
