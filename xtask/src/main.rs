//! The project's chores: `cargo xtask serve`, `build`, `test`, `bench`.
//!
//! Each looks for the tools that it needs, installs what is missing, says what
//! it is doing, and then does the job. Nothing is installed into the clone:
//! tools go to the user's cache folder (see [`tools`]).

mod bench;
mod build;
mod digest;
mod finish;
mod headers;
mod page;
mod proc;
mod server;
mod sizes;
mod smaller;
mod test;
mod tools;

use std::process::ExitCode;

/// What a chore gives back: nothing, or a sentence for the person at the keyboard.
pub type Done<T = ()> = Result<T, String>;

const HELP: &str = "\
cargo xtask serve [--port N] [--release]   build the page, serve it, build again after each change
cargo xtask build [--dev]                  the release in dist/ with a table of sizes (--dev: quick, in dist-dev/)
cargo xtask test [--native]                every check; --native leaves out the release and the browsers
cargo xtask bench [--runs N] [--built]     cold load on a slow phone, and typing, measured in Chromium
                                           (--built: of the release that is in dist/)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (chore, rest) = match arguments.split_first() {
        Some((chore, rest)) => (chore.as_str(), rest),
        None => ("help", &[][..]),
    };
    let done = match chore {
        "serve" => build::serve(number(rest, "--port").unwrap_or(8080) as u16, flag(rest, "--release")),
        "build" => build::build(flag(rest, "--dev")),
        "bench" => bench::bench(number(rest, "--runs").unwrap_or(7) as usize, flag(rest, "--built")),
        "test" => test::test(flag(rest, "--native")),
        "finish" => finish::from_trunk(),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no chore called {other:?}\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\nxtask: {why}");
            ExitCode::FAILURE
        }
    }
}

fn flag(arguments: &[String], name: &str) -> bool {
    arguments.iter().any(|argument| argument == name)
}

fn number(arguments: &[String], name: &str) -> Option<u32> {
    let place = arguments.iter().position(|argument| argument == name)?;
    arguments.get(place + 1)?.parse().ok()
}
