//! Building the page, and serving it while someone works on it.

use crate::Done;
use crate::proc::{root, run};
use crate::server::{self, Packing};
use crate::sizes;
use crate::tools::Tools;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant, SystemTime};

/// `cargo xtask build`: the release and its sizes, or a quick build.
pub fn build(quick: bool) -> Done {
    let tools = Tools::for_building()?;
    if quick {
        return trunk(&tools, Kind::Quick).map(|folder| println!("xtask: built into {}", folder.display()));
    }
    let folder = release(&tools)?;
    sizes::print(&sizes::measure(&folder)?);
    println!("xtask: built into {}; copy it to any static host, see README.md", folder.display());
    Ok(())
}

/// The release, in `dist/`.
pub fn release(tools: &Tools) -> Done<PathBuf> {
    trunk(tools, Kind::Release)
}

/// `cargo xtask serve`: builds, serves, and builds again when a file changes.
pub fn serve(port: u16, release: bool) -> Done {
    let tools = Tools::for_building()?;
    let kind = if release { Kind::Release } else { Kind::Quick };
    let folder = trunk(&tools, kind)?;
    let (listener, address) = server::open(port)?;
    println!("\n    Joint Action is at {address}\n");
    println!("xtask: a changed file is built again by itself; then reload the page. Stop with Ctrl+C.");
    std::thread::spawn(move || watch(&tools, kind));
    server::serve(&listener, &folder, if release { Packing::Brotli } else { Packing::Plain });
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Small: minutes to build, what people get.
    Release,
    /// Seconds to build again, large.
    Quick,
}

fn trunk(tools: &Tools, kind: Kind) -> Done<PathBuf> {
    let (folder, time) = match kind {
        Kind::Release => ("dist", "2 to 4 minutes the first time, one after that"),
        Kind::Quick => ("dist-dev", "a minute or two the first time, seconds after that"),
    };
    println!("xtask: building the page with Trunk, {time} …");
    let started = Instant::now();
    let mut command = Command::new("trunk");
    command.args(["build", "--skip-version-check", "--color", "never", "--log", "warn", "--dist", folder]);
    match kind {
        Kind::Release => command.arg("--release"),
        Kind::Quick => command.args(["--cargo-profile", "quick"]),
    };
    if kind == Kind::Release {
        // Added to what `.cargo/config.toml` says.
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", nameless());
    }
    run(command.current_dir(root()).env("PATH", tools.path()).env_remove("NO_COLOR"))?;
    println!("xtask: built in {:.1} s", started.elapsed().as_secs_f32());
    Ok(root().join(folder))
}

/// Flags by which a release names sources without the folder in which this
/// machine keeps them: who built it is nobody's business, and the same source
/// gives the same bytes elsewhere.
fn nameless() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    let sources = home.map(|home| home.join("registry/src")).and_then(|folder| std::fs::read_dir(folder).ok());
    let folders = sources.into_iter().flatten().flatten().map(|entry| entry.path().display().to_string());
    // Flags are told apart by spaces.
    let flags = folders.filter(|folder| !folder.contains(' ')).map(|folder| format!("--remap-path-prefix={folder}="));
    flags.collect::<Vec<_>>().join(" ")
}

/// Looks twice a second whether a file of the page is newer than the build.
fn watch(tools: &Tools, kind: Kind) {
    let mut built = SystemTime::now();
    loop {
        std::thread::sleep(Duration::from_millis(500));
        let newest = ["src", "packer", "camera", "style", "index.html", "Cargo.toml", "Trunk.toml"]
            .iter()
            .filter_map(|name| newest(&root().join(name)))
            .max();
        if newest.is_some_and(|newest| newest > built) {
            built = SystemTime::now();
            if let Err(why) = trunk(tools, kind) {
                eprintln!("xtask: {why}; the page served is the one before");
            }
        }
    }
}

fn newest(path: &Path) -> Option<SystemTime> {
    let about = path.metadata().ok()?;
    if about.is_file() {
        return about.modified().ok();
    }
    std::fs::read_dir(path).ok()?.flatten().filter_map(|entry| newest(&entry.path())).max()
}
