//! Random numbers, for identities.

/// A number from 0 on, below this one. Without a browser it is always 0.
pub fn below(most: u32) -> u32 {
    if cfg!(target_arch = "wasm32") { (js_sys::Math::random() * f64::from(most)) as u32 } else { 0 }
}

/// 48 random bits as 12 hex digits. Without a browser they are counted.
pub fn hex() -> String {
    #[cfg(not(target_arch = "wasm32"))]
    {
        use std::sync::atomic::{AtomicU32, Ordering};
        static COUNT: AtomicU32 = AtomicU32::new(1);
        format!("{:012x}", COUNT.fetch_add(1, Ordering::Relaxed))
    }
    #[cfg(target_arch = "wasm32")]
    (0..12)
        .map(|_| {
            let digit = (js_sys::Math::random() * 16.0) as u32;
            char::from_digit(digit.min(15), 16).unwrap_or('0')
        })
        .collect()
}
