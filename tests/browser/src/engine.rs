//! The three engines: where their programs are, and how each is started.
//!
//! Paths come from `JOINT_ACTION_…` variables, which `cargo xtask test` sets;
//! without one the program is looked for on `PATH`. A driver is a child of
//! the test that started it and ends with it. Each session has a fresh,
//! empty profile.

use std::ffi::OsString;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::wire;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium with chromedriver.
    Chromium,
    /// Firefox with geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser with WebKitWebDriver.
    WebKit,
}

/// A running driver, and the screen that it draws on where it needs one.
pub struct Driver {
    /// Where it listens.
    pub port: u16,
    child: Child,
    screen: Option<Child>,
    /// What driver and browser say while they run.
    log: PathBuf,
}

/// How much of what a driver said is shown when a journey fails.
const LAST_LINES: usize = 20;

impl Engine {
    /// Starts this engine's driver on a free port.
    pub fn drive(self) -> Driver {
        // Date fields follow the language: here month, day, year everywhere.
        let (variable, names): (_, &[&str]) = match self {
            Engine::Chromium => ("JOINT_ACTION_CHROMEDRIVER", &["chromedriver"]),
            Engine::Firefox => ("JOINT_ACTION_GECKODRIVER", &["geckodriver"]),
            Engine::WebKit => ("JOINT_ACTION_WEBKITDRIVER", &["WebKitWebDriver"]),
        };
        let program = program(variable, names);
        let port = free_port();
        let mut command = Command::new(&program);
        command.env("LANGUAGE", "en_US").env("LC_ALL", "C.UTF-8");
        let log = std::env::temp_dir().join(format!("joint-action-{self:?}-{port}.log"));
        let said = || File::create(&log).map_or_else(|_| Stdio::null(), Stdio::from);
        command.arg(format!("--port={port}")).stdin(Stdio::null()).stdout(Stdio::null()).stderr(said());
        let mut screen = None;
        match self {
            Engine::Chromium => {}
            Engine::Firefox => {
                // Firefox without a window; its remote protocol on a port of its own.
                command.args(["--websocket-port", &free_port().to_string()]).env("MOZ_HEADLESS", "1");
            }
            Engine::WebKit => {
                // On a screen of its own: windows that share one take the focus from each other.
                if let Some((child, display)) = start_screen() {
                    screen = Some(child);
                    command.env("DISPLAY", display);
                }
                command.env("GDK_BACKEND", "x11").env("LIBGL_ALWAYS_SOFTWARE", "1");
                if is_root() {
                    // Its sandbox cannot be set up by root, as in most containers.
                    command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                }
            }
        }
        let child = command.spawn().unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()));
        let driver = Driver { port, child, screen, log };
        let until = Instant::now() + Duration::from_secs(30);
        while wire::call(port, "GET", "/status", None).is_err() {
            assert!(Instant::now() < until, "{} does not answer on port {port}", program.display());
            std::thread::sleep(Duration::from_millis(30));
        }
        driver
    }

    /// What is asked of a new session.
    pub fn wishes(self) -> Value {
        let wishes = match self {
            Engine::Chromium => {
                let mut arguments = vec![
                    "--headless=new",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--lang=en-US",
                ];
                if is_root() {
                    arguments.push("--no-sandbox");
                }
                json!({
                    "goog:chromeOptions": {
                        "binary": program("JOINT_ACTION_CHROMIUM", &["chromium", "chromium-browser", "google-chrome"]),
                        "args": arguments,
                    },
                    "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                })
            }
            Engine::Firefox => json!({
                "moz:firefoxOptions": {
                    "binary": program("JOINT_ACTION_FIREFOX", &["firefox-esr", "firefox"]),
                    "args": ["-headless"],
                    "prefs": {
                        "intl.accept_languages": "en-US, en",
                        // Its own first-run pages and experiments are not part of a journey.
                        "browser.aboutwelcome.enabled": false,
                        "datareporting.policy.dataSubmissionEnabled": false,
                    },
                },
            }),
            Engine::WebKit => json!({ "webkitgtk:browserOptions": { "args": ["--automation"] } }),
        };
        json!({ "capabilities": { "alwaysMatch": wishes } })
    }

    /// The same, with a film in the place of a camera, which is given to every
    /// page that asks; Chromium alone can be asked for that.
    pub fn wishes_with_camera(self, film: &Path) -> Value {
        assert_eq!(self, Engine::Chromium, "no film can be shown to this one");
        let mut wishes = self.wishes();
        let arguments = &mut wishes["capabilities"]["alwaysMatch"]["goog:chromeOptions"]["args"];
        for argument in [
            "--use-fake-device-for-media-stream".to_owned(),
            "--use-fake-ui-for-media-stream".to_owned(),
            format!("--use-file-for-fake-video-capture={}", film.display()),
        ] {
            arguments.as_array_mut().expect("a list of arguments").push(argument.into());
        }
        wishes
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        for child in [Some(&mut self.child), self.screen.as_mut()].into_iter().flatten() {
            let _ = child.kill();
            let _ = child.wait();
        }
        if std::thread::panicking() {
            let said = std::fs::read_to_string(&self.log).unwrap_or_default();
            let last: Vec<&str> = said.lines().rev().take(LAST_LINES).collect();
            println!("The driver said last:");
            last.iter().rev().for_each(|line| println!("  {line}"));
        }
        let _ = std::fs::remove_file(&self.log);
    }
}

/// A program from a variable, or from `PATH` by one of its names.
pub fn program(variable: &str, names: &[&str]) -> PathBuf {
    found(variable, names).unwrap_or_else(|| {
        panic!(
            "{} is not installed, and {variable} does not say where it is; `cargo xtask test` installs it",
            names.join(" or ")
        )
    })
}

fn found(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(path) = std::env::var_os(variable) {
        return Some(path.into());
    }
    let folders: Vec<PathBuf> = std::env::var_os("PATH").iter().flat_map(std::env::split_paths).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file())
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}

/// A screen in memory, since a browser without a window still wants to draw.
/// None where there is no program for one but a screen that can be used.
fn start_screen() -> Option<(Child, OsString)> {
    let program = match found("JOINT_ACTION_XVFB", &["Xvfb"]) {
        Some(program) => program,
        None if std::env::var_os("DISPLAY").is_some() => return None,
        None => program("JOINT_ACTION_XVFB", &["Xvfb"]),
    };
    // It looks for a free display itself, and says which one it has taken.
    let mut child = Command::new(&program)
        .args(["-displayfd", "1", "-screen", "0", "2000x1300x24", "-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()));
    let mut display = String::new();
    let said = child.stdout.take().map(|out| BufReader::new(out).read_line(&mut display));
    assert!(matches!(said, Some(Ok(_))) && !display.trim().is_empty(), "{} finds no free display", program.display());
    Some((child, format!(":{}", display.trim()).into()))
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
