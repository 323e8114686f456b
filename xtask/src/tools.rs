//! The tools that building and testing need, found or installed.
//!
//! What Cargo and npm install goes to `$XDG_CACHE_HOME/joint-action/tools`
//! (`~/.cache/…` without it), never into the clone, so that it outlives one.
//! What the system has to give (a browser, node) comes by `apt-get`, where
//! that is allowed without asking; elsewhere the exact command is printed.

use crate::Done;
use crate::proc::{ask, find, root, run};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The newest that builds with the Rust this project asks for.
const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
/// Older ones refuse today's output of the compiler.
const BINARYEN: &str = "132.0.0";
const AXE: &str = "4.14.1";

/// Where the tools are.
pub struct Tools {
    folder: PathBuf,
}

/// The browsers and their drivers, for the journeys.
pub struct Browsers {
    /// Name of the environment variable, and what it says.
    pub variables: Vec<(&'static str, PathBuf)>,
}

impl Tools {
    /// Everything that a build needs.
    pub fn for_building() -> Done<Tools> {
        let tools = Tools { folder: folder()? };
        wasm_target()?;
        tools.cargo("trunk", TRUNK, "5 to 10 minutes", &[])?;
        tools.cargo("wasm-bindgen-cli", &locked("wasm-bindgen")?, "2 to 4 minutes", &["wasm-bindgen"])?;
        tools.node()?;
        tools.npm("binaryen", BINARYEN, "half a minute")?;
        Ok(tools)
    }

    /// Everything that a build and the browser tests need.
    pub fn for_testing() -> Done<(Tools, Browsers)> {
        let tools = Tools::for_building()?;
        let browsers = tools.browsers()?;
        Ok((tools, browsers))
    }

    /// What the style check needs; a minimal Rust comes without it.
    pub fn rustfmt() -> Done {
        if ask("cargo", &["fmt", "--version"]).is_some() {
            return Ok(());
        }
        println!("xtask: adding rustfmt with rustup, some seconds …");
        run(Command::new("rustup").args(["component", "add", "rustfmt"]))
    }

    /// Chromium alone: for measuring.
    pub fn chromium() -> Done<PathBuf> {
        let names = ["chromium", "chromium-browser", "google-chrome"];
        if find(&names).is_none() {
            apt(&[&["chromium", "chromium-browser"]], "a minute")?;
        }
        find(&names).ok_or_else(|| "no Chromium found; install one so that `chromium` is on PATH".into())
    }

    /// PATH with our tools in front.
    pub fn path(&self) -> OsString {
        let mut folders = vec![self.folder.join("bin"), self.folder.join("npm/node_modules/.bin")];
        folders.extend(std::env::var_os("PATH").iter().flat_map(std::env::split_paths));
        std::env::join_paths(folders).unwrap_or_default()
    }

    /// Installs a program by Cargo unless the wanted version is there.
    fn cargo(&self, package: &str, version: &str, time: &str, program: &[&str]) -> Done {
        let program = program.first().copied().unwrap_or(package);
        let file = self.folder.join("bin").join(program);
        if ask(&file, &["--version"]).is_some_and(|text| text.contains(version)) {
            return Ok(());
        }
        println!("xtask: installing {package} {version} with cargo, {time} the first time …");
        run(Command::new("cargo")
            .args(["install", "--locked", "--force", "--version", version, "--root"])
            .arg(&self.folder)
            .arg(package)
            // Their own release settings take several times as long to compile.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            // The target folder of this project is not theirs.
            .env_remove("CARGO_TARGET_DIR")
            .current_dir(&self.folder))
    }

    /// Installs a package by npm unless the wanted version is there.
    fn npm(&self, package: &str, version: &str, time: &str) -> Done {
        let prefix = self.folder.join("npm");
        let about = prefix.join("node_modules").join(package).join("package.json");
        let there =
            std::fs::read_to_string(about).is_ok_and(|text| text.contains(&format!("\"version\": \"{version}\"")));
        if there {
            return Ok(());
        }
        println!("xtask: installing {package} {version} with npm, {time} …");
        std::fs::create_dir_all(&prefix).map_err(|error| format!("{}: {error}", prefix.display()))?;
        run(Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--loglevel", "error", "--prefix"])
            .arg(&prefix)
            .arg(format!("{package}@{version}"))
            .current_dir(&prefix))
    }

    fn node(&self) -> Done {
        if find(&["node"]).is_none() || find(&["npm"]).is_none() {
            apt(&[&["nodejs"], &["npm"]], "1 to 3 minutes")?;
        }
        Ok(())
    }

    fn browsers(&self) -> Done<Browsers> {
        // A program that shows the package is there, and the package's names.
        let wanted: [(&[&str], &[&str]); 8] = [
            (&["chromium", "chromium-browser", "google-chrome"], &["chromium", "chromium-browser"]),
            (&["chromedriver"], &["chromium-driver", "chromium-chromedriver"]),
            (&["firefox-esr", "firefox"], &["firefox-esr", "firefox"]),
            (&["WebKitWebDriver"], &["webkit2gtk-driver"]),
            (&["Xvfb"], &["xvfb"]),
            (&["xauth"], &["xauth"]),
            (&["pdftotext"], &["poppler-utils"]),
            (&["fc-list"], &["fontconfig"]),
        ];
        let mut missing: Vec<&[&str]> =
            wanted.iter().filter(|(programs, _)| find(programs).is_none()).map(|(_, packages)| *packages).collect();
        if !Path::new("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf").is_file() && cfg!(target_os = "linux") {
            missing.push(&["fonts-dejavu-core"]);
        }
        if !missing.is_empty() {
            apt(&missing, "2 to 5 minutes")?;
        }
        self.cargo("geckodriver", GECKODRIVER, "1 to 3 minutes", &[])?;
        self.npm("axe-core", AXE, "a few seconds")?;
        let place = |names: &[&str]| find(names).ok_or_else(|| format!("{} is missing", names.join(" or ")));
        Ok(Browsers {
            variables: vec![
                ("JOINT_ACTION_CHROMIUM", place(wanted[0].0)?),
                ("JOINT_ACTION_CHROMEDRIVER", place(wanted[1].0)?),
                ("JOINT_ACTION_FIREFOX", place(wanted[2].0)?),
                ("JOINT_ACTION_GECKODRIVER", self.folder.join("bin/geckodriver")),
                ("JOINT_ACTION_WEBKITDRIVER", place(wanted[3].0)?),
                ("JOINT_ACTION_PDFTOTEXT", place(wanted[6].0)?),
                ("JOINT_ACTION_AXE", self.folder.join("npm/node_modules/axe-core/axe.min.js")),
            ],
        })
    }
}

/// The folder for tools, made if need be.
fn folder() -> Done<PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .ok_or("neither XDG_CACHE_HOME nor HOME is set, so there is no place for tools")?;
    let folder = cache.join("joint-action/tools");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

/// The WebAssembly half of the standard library.
fn wasm_target() -> Done {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot =
        ask("rustc", &["--print", "sysroot"]).ok_or("`rustc` is missing; install Rust from https://rustup.rs")?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib").is_dir() {
        return Ok(());
    }
    println!("xtask: adding the target {TARGET} with rustup, some seconds …");
    run(Command::new("rustup").args(["target", "add", TARGET]))
}

/// The version of a dependency in `Cargo.lock`: glue and library must be one.
fn locked(package: &str) -> Done<String> {
    let text = std::fs::read_to_string(root().join("Cargo.lock")).map_err(|error| format!("Cargo.lock: {error}"))?;
    let mut lines = text.lines();
    lines
        .find(|line| *line == format!("name = \"{package}\""))
        .and_then(|_| lines.next()?.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| format!("Cargo.lock names no {package}"))
}

/// Installs system packages, each given by the names it has on Debian and its kin.
fn apt(packages: &[&[&str]], time: &str) -> Done {
    let first: Vec<&str> = packages.iter().filter_map(|names| names.first().copied()).collect();
    let by_hand = |names: &[&str]| format!("sudo apt-get install -y --no-install-recommends {}", names.join(" "));
    if find(&["apt-get"]).is_none() {
        return Err(format!("please install what Debian calls: {}", first.join(" ")));
    }
    let root = ask("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    let sudo = !root && ask("sudo", &["-n", "true"]).is_some();
    if !root && !sudo {
        return Err(format!(
            "some system packages are missing, and installing them needs your password. Please run\n\n    {}\n\nand start again",
            by_hand(&first)
        ));
    }
    let apt = |arguments: &[&str]| {
        let mut command = Command::new(if sudo { "sudo" } else { "apt-get" });
        if sudo {
            command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        }
        command.args(["-qq", "-o", "Dpkg::Use-Pty=0"]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    println!("xtask: installing with apt-get, {time}: {} …", first.join(" "));
    run(&mut apt(&["update"]))?;
    let names: Vec<&str> = packages
        .iter()
        .filter_map(|names| names.iter().copied().find(|name| available(name)).or(names.first().copied()))
        .collect();
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(&names);
    run(&mut apt(&arguments))
        .map_err(|error| format!("{error}. Please run\n\n    {}\n\nand start again", by_hand(&names)))
}

/// Whether apt knows a version of this package that it could install.
fn available(package: &str) -> bool {
    ask("apt-cache", &["policy", package]).is_some_and(|text| {
        text.lines()
            .any(|line| line.trim().strip_prefix("Candidate:").is_some_and(|version| version.trim() != "(none)"))
    })
}
