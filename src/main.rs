//! The page's entry: its wing for arriving.

#[cfg(target_arch = "wasm32")]
fn main() {
    joint_action::ui::start(joint_action::ui::ARRIVING);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is a web page. Run `cargo xtask serve` to build and open it.");
}
