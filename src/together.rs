//! The entry of the page's wing for groups, loaded when one works together.

#[cfg(target_arch = "wasm32")]
fn main() {
    joint_action::ui::start(joint_action::ui::TOGETHER);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is part of a web page. Run `cargo xtask serve` to build and open it.");
}
