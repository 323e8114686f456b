//! `cargo xtask test`: every check there is, the quick ones first.

use crate::Done;
use crate::build;
use crate::proc::{find, root, shown};
use crate::sizes;
use crate::tools::Tools;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// What came of all the checks so far.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
    /// Checks that did not go through, as a person would run them.
    broken: Vec<String>,
}

/// Runs everything, or what needs no browser. Goes on after a failure, so
/// that one run shows all of them.
pub fn test(native_only: bool) -> Done {
    let mut tally = Tally::default();
    Tools::rustfmt()?;
    tally.cargo("the style of the source", &["fmt", "--all", "--check"]);
    tally.cargo(
        "the core, examples, the project's own tools",
        &["test", "--workspace", "--exclude", "browser-tests", "--all-targets"],
    );
    tally.cargo("the examples in the documentation", &["test", "--doc"]);
    if root().join("tests/pages.rs").is_file() {
        tally.cargo(
            "every page as HTML, and the desk (2 to 3 minutes the first time)",
            &["test", "--features", "pages", "--lib", "--test", "pages", "--test", "desk"],
        );
    }
    if !native_only {
        tally.browsers()?;
    }
    tally.close()
}

impl Tally {
    /// One `cargo` command; its lines go to the screen, and its results are counted.
    fn cargo(&mut self, about: &str, arguments: &[&str]) {
        self.command(about, Command::new("cargo").args(arguments));
    }

    fn command(&mut self, about: &str, command: &mut Command) {
        println!("\nxtask: checking {about} …");
        let started = Instant::now();
        let done = self.count(command.current_dir(root()).stdout(Stdio::piped()));
        let took = started.elapsed().as_secs();
        if done {
            println!("xtask: done in {took} s");
        } else {
            println!("xtask: `{}` failed after {took} s", shown(command));
            self.broken.push(shown(command));
        }
    }

    /// Runs a command to its end and adds up the result lines of its tests.
    fn count(&mut self, command: &mut Command) -> bool {
        let Ok(mut child) = command.spawn() else { return false };
        if let Some(out) = child.stdout.take() {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                println!("{line}");
                if let Some((passed, failed)) = results(&line) {
                    self.passed += passed;
                    self.failed += failed;
                }
            }
        }
        child.wait().is_ok_and(|status| status.success())
    }

    /// The release, its size, and whole journeys in three browsers.
    fn browsers(&mut self) -> Done {
        let (tools, browsers) = Tools::for_testing()?;
        let dist = build::release(&tools)?;
        self.size(&dist)?;
        // A browser without a window still wants a screen to draw on.
        let mut command = match find(&["xvfb-run"]) {
            Some(xvfb) => {
                let mut command = Command::new(xvfb);
                command.args(["-a", "-s", "-screen 0 1600x1200x24", "cargo"]);
                command
            }
            None => Command::new("cargo"),
        };
        command.args(["test", "-p", "browser-tests", "--", "--test-threads", "1"]);
        command.env("PATH", tools.path()).env("JOINT_ACTION_DIST", &dist);
        command.envs(browsers.variables.iter().map(|(name, value)| (name, value)));
        self.command("journeys in Chromium, Firefox and WebKit (several minutes)", &mut command);
        Ok(())
    }

    fn size(&mut self, dist: &Path) -> Done {
        let sizes = sizes::measure(dist)?;
        sizes::print(&sizes);
        let total = sizes::over_the_wire(&sizes);
        if total <= sizes::CEILING {
            self.passed += 1;
        } else {
            self.failed += 1;
            self.broken.push(format!("a first visit costs {total} bytes, {} more than it may", total - sizes::CEILING));
        }
        Ok(())
    }

    fn close(self) -> Done {
        println!();
        for broken in &self.broken {
            println!("xtask: failed: {broken}");
        }
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.broken.is_empty() { Ok(()) } else { Err("not everything passed".into()) }
    }
}

/// What one line of a test run says about its tests: passed, failed.
fn results(line: &str) -> Option<(usize, usize)> {
    let rest = line.trim().strip_prefix("test result: ")?;
    let number = |word: &str| {
        let before = rest.split(word).next()?;
        before.split_whitespace().last()?.parse().ok()
    };
    Some((number(" passed")?, number(" failed")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(results(line), Some((12, 3)));
        assert_eq!(results("running 3 tests"), None);
    }
}
