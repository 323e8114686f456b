//! The packer in a browser: one function on the global object, `jointActionPacker`,
//! that takes a request as bytes and gives the answer as bytes. The same module
//! runs in a worker (`src/browser/worker.js`) and, where there is none, on the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    use std::cell::RefCell;

    use joint_action_packer::ask::Packing;
    use js_sys::{Reflect, Uint8Array, global};
    use wasm_bindgen::closure::Closure;

    let packing = RefCell::new(Packing::default());
    let answer = Closure::<dyn Fn(Uint8Array) -> Uint8Array>::new(move |request: Uint8Array| {
        Uint8Array::from(packing.borrow_mut().answer(&request.to_vec()).as_slice())
    });
    // A global object that takes no property is no browser's.
    let _ = Reflect::set(&global(), &"jointActionPacker".into(), &answer.into_js_value());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
