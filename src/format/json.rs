//! JSON as text: the parser's faults told apart, and a small writer.
//!
//! The writer is our own because it is a few lines, and the general one of
//! `serde_json` would be in the download twice, once for each spacing.

use serde_json::Value;
use serde_json::error::Category;

use super::FormatError;

/// Reads JSON of at most so many bytes. Nesting is bounded by the parser, at 128.
pub fn parse(text: &str, most: usize) -> Result<Value, FormatError> {
    if text.len() > most {
        return Err(FormatError::TooLong);
    }
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|error| match error.classify() {
        // An empty file is cut short only in a sense that helps nobody.
        Category::Eof if !text.trim().is_empty() => FormatError::CutShort,
        _ => FormatError::NotJson { line: error.line().max(1) },
    })
}

/// Writes a value without spaces.
pub fn compact(value: &Value) -> String {
    let mut out = String::new();
    put(&mut out, value, None);
    out
}

/// Writes a value, one entry a line when there is an indent.
pub(super) fn put(out: &mut String, value: &Value, indent: Option<usize>) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => out.push_str(&number.to_string()),
        Value::String(text) => put_text(out, text),
        Value::Array(list) => {
            out.push('[');
            // Lists of short things stay on one line, as a person would write them.
            let inner = indent.filter(|_| list.iter().any(|entry| entry.is_object() || entry.is_array()));
            for (at, entry) in list.iter().enumerate() {
                between(out, at, inner.map(|depth| depth + 1), indent.is_some());
                put(out, entry, indent.map(|depth| depth + 1));
            }
            end(out, inner);
            out.push(']');
        }
        Value::Object(map) => {
            out.push('{');
            for (at, (key, entry)) in map.iter().enumerate() {
                between(out, at, indent.map(|depth| depth + 1), false);
                put_text(out, key);
                out.push_str(if indent.is_some() { ": " } else { ":" });
                put(out, entry, indent.map(|depth| depth + 1));
            }
            end(out, indent.filter(|_| !map.is_empty()));
            out.push('}');
        }
    }
}

fn between(out: &mut String, at: usize, line: Option<usize>, space: bool) {
    if at > 0 {
        out.push(',');
    }
    match line {
        Some(depth) => new_line(out, depth),
        None if space && at > 0 => out.push(' '),
        None => {}
    }
}

fn end(out: &mut String, line: Option<usize>) {
    if let Some(depth) = line {
        new_line(out, depth);
    }
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    for _ in 0..depth {
        out.push_str("  ");
    }
}

fn put_text(out: &mut String, text: &str) {
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            sign if u32::from(sign) < 0x20 => {
                out.push_str("\\u00");
                for digit in [u32::from(sign) >> 4, u32::from(sign) & 15] {
                    out.extend(char::from_digit(digit, 16));
                }
            }
            sign => out.push(sign),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let text = r#"{"a":[1,2.5,-3,true,false,null,"x\"\\\n\t\u0001é"],"b":{},"c":[],"d":[{"e":[[]]}]}"#;
        let value = parse(text, 1000).unwrap();
        assert_eq!(compact(&value), text);
        let mut pretty = String::new();
        put(&mut pretty, &value, Some(0));
        assert_eq!(parse(&pretty, 1000).unwrap(), value);
        assert!(pretty.contains("\n  \"b\": {},\n"), "{pretty}");
    }

    #[test]
    fn faults_are_told_apart() {
        for (text, fault) in [
            ("{\"plan\": {", FormatError::CutShort),
            ("", FormatError::NotJson { line: 1 }),
            ("{\n\"a\" 1}", FormatError::NotJson { line: 2 }),
            ("<html>", FormatError::NotJson { line: 1 }),
        ] {
            assert_eq!(parse(text, 100), Err(fault), "{text}");
        }
        assert_eq!(parse("     ", 4), Err(FormatError::TooLong));
        assert!(matches!(parse(&"[".repeat(100_000), 200_000), Err(FormatError::NotJson { .. })));
        assert!(parse("\u{feff}{}", 10).is_ok());
    }
}
