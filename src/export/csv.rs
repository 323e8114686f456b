//! Tables for spreadsheets (RFC 4180, 2005). A cell that a spreadsheet would
//! take for a formula begins with an apostrophe, so that opening a file can
//! run nothing.

use super::outline::clean;

/// Rows of cells as a file. It begins with a byte order mark, without which
/// some spreadsheets misread every letter outside ASCII.
pub fn csv(rows: &[Vec<String>]) -> String {
    let mut out = String::from("\u{feff}");
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            put(&mut out, cell);
        }
        out.push_str("\r\n");
    }
    out
}

fn put(out: &mut String, cell: &str) {
    // Also the wide forms, which some spreadsheets read as the narrow ones.
    let formula = |first: char| matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    // A control character in front would be dropped below and uncover the rest.
    let (raw, cell) = (cell.starts_with(formula), clean(cell));
    let guarded = raw || cell.starts_with(formula);
    let quoted = guarded || cell.contains([',', ';', '"', '\n']) || cell.starts_with(' ');
    if quoted {
        out.push('"');
    }
    if guarded {
        out.push('\'');
    }
    out.push_str(&cell.replace('"', "\"\""));
    if quoted {
        out.push('"');
    }
}
