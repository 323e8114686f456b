//! Whole journeys in real browsers.
//!
//! This is the harness: a static host that can be switched off ([`server`]),
//! three browsers driven over WebDriver ([`browser`]), and verbs that find
//! things as a person does, by label, role and name ([`find`]). The journeys
//! are in `tests/journeys`. WebDriver is JSON over HTTP, so a small blocking
//! client does ([`wire`]); nothing here waits by sleeping for a fixed time.
//!
//! What it needs comes from the environment, set by `cargo xtask test`; see
//! [`engine`]. A browser that is missing fails its tests: a journey that was
//! not made is not a journey that went well.

pub mod browser;
pub mod engine;
pub mod fill;
pub mod find;
pub mod pace;
pub mod picture;
pub mod same;
pub mod sent;
pub mod server;
pub mod stored;
pub mod wire;

pub use browser::Browser;
pub use engine::Engine;
pub use find::Part;
pub use server::Server;

use std::path::PathBuf;

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The release that is looked at: `JOINT_ACTION_DIST`, or `dist/`.
pub fn dist() -> PathBuf {
    let folder = std::env::var_os("JOINT_ACTION_DIST").map_or_else(|| root().join("dist"), PathBuf::from);
    assert!(
        folder.join("index.html").is_file(),
        "there is no built page in {}: run `cargo xtask build`, or set JOINT_ACTION_DIST",
        folder.display()
    );
    folder
}

/// The worked example, as a file.
pub fn sample() -> String {
    let file = root().join("tests/samples/thursday-table.json");
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
