//! How large the release is, plain and as a browser receives it.

use crate::Done;
use std::io::Write;
use std::path::Path;

/// What a first visit should cost at most, compressed, in bytes. Not reached
/// yet; the distance is printed with every build.
pub const AIM: usize = 120 * 1024;

/// What it may cost until then: a change that makes the page heavier fails the
/// tests. It only ever goes down.
pub const CEILING: usize = 238 * 1024;

/// One file of the release.
pub struct Size {
    pub name: String,
    pub plain: usize,
    pub packed: usize,
    /// Fetched by a first visit.
    pub first: bool,
}

/// Brotli at its strongest, as a good host serves it.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, 11, 22);
    // Writing into memory cannot fail.
    let _ = writer.write_all(bytes);
    drop(writer);
    packed
}

/// Every file of a build, largest first.
pub fn measure(folder: &Path) -> Done<Vec<Size>> {
    let mut sizes = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !entry.path().is_file() || name == "_headers" || name == ".htaccess" {
            continue;
        }
        let bytes = std::fs::read(entry.path()).map_err(|error| format!("{name}: {error}"))?;
        let first = name == "index.html"
            || ["app-", "boot-", "style-", "icon-", "manifest-", "example-"]
                .iter()
                .any(|start| name.starts_with(start));
        sizes.push(Size { name, plain: bytes.len(), packed: brotli(&bytes).len(), first });
    }
    sizes.sort_by_key(|size| (!size.first, std::cmp::Reverse(size.packed)));
    Ok(sizes)
}

/// What the first visit fetches, compressed.
pub fn over_the_wire(sizes: &[Size]) -> usize {
    sizes.iter().filter(|size| size.first).map(|size| size.packed).sum()
}

/// The table that `cargo xtask build` prints.
pub fn print(sizes: &[Size]) {
    println!("\n{:<34} {:>10} {:>10}", "file", "bytes", "brotli 11");
    let line = |size: &Size| println!("{:<34} {:>10} {:>10}", size.name, size.plain, size.packed);
    sizes.iter().filter(|size| size.first).for_each(line);
    let total = over_the_wire(sizes);
    println!("{:<34} {:>10} {:>10}", "first visit, over the wire", "", total);
    println!("{:<34} {:>10} {:>10}", "the aim", "", AIM);
    println!("{:<34} {:>10} {:>10}", "more than the aim by", "", total.saturating_sub(AIM));
    sizes.iter().filter(|size| !size.first).for_each(line);
    println!();
}
