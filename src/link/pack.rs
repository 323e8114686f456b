//! Making a document smaller, and the bound on how large it may become again.
//!
//! A general compressor for now. Everything that knows which one is here.

use miniz_oxide::{deflate, inflate};

/// Packs bytes.
pub fn pack(document: &[u8]) -> Vec<u8> {
    deflate::compress_to_vec(document, 9)
}

/// Unpacks bytes, or nothing if they are damaged or would be more than `limit`.
pub fn unpack(packed: &[u8], limit: usize) -> Option<Vec<u8>> {
    inflate::decompress_to_vec_with_limit(packed, limit).ok()
}
