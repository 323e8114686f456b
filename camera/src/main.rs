//! The reader in a browser: one function on the global object,
//! `jointActionCamera`, that takes a request as bytes and gives the answer as
//! bytes. The same module runs in a worker (`src/browser/worker.js`) and,
//! where there is none, on the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    use js_sys::{Reflect, Uint8Array, global};
    use wasm_bindgen::closure::Closure;

    let answer = Closure::<dyn Fn(Uint8Array) -> Uint8Array>::new(|request: Uint8Array| {
        Uint8Array::from(joint_action_camera::ask::answer(&request.to_vec()).as_slice())
    });
    // A global object that takes no property is no browser's.
    let _ = Reflect::set(&global(), &"jointActionCamera".into(), &answer.into_js_value());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
