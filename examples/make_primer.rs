//! Packs the primer's texts with the model that reads them: run it after a
//! change of `packer/primer` or of the model, before the format is released.
//!
//! `cargo run --release --example make_primer`

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../tests/common/primer.rs"]
mod primer;

fn main() {
    let bytes = primer::bytes(&primer::folder(), &[]);
    let packed = joint_action_packer::p1::pack_primer(&bytes).expect("the primer is well formed");
    println!("{} bytes, packed {}", bytes.len(), packed.len());
    std::fs::write(primer::folder().join("primer.bin"), packed).unwrap();
}
