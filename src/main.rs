//! The page's entry: the panic hook, what the browser knows, and the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    use joint_action::{browser, ui};
    std::panic::set_hook(Box::new(|info| {
        // The place in the program alone: a message could quote a text of the plan.
        let place = info.location().map(|place| format!("{} line {}", place.file(), place.line()));
        browser::page::tell("app:crash", &place.unwrap_or_default());
    }));
    ui::start(&ui::Boot::read());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is a web page. Run `cargo xtask serve` to build and open it.");
}
