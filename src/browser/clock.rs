//! What time it is here.

use js_sys::Date;

/// Milliseconds since 1970.
pub fn now() -> f64 {
    if cfg!(target_arch = "wasm32") { Date::now() } else { 0.0 }
}

/// A moment in the device's own time zone: year, month from 1, day from 1, hours, minutes.
/// Without a browser it is always the same moment.
pub fn local(moment: f64) -> (u16, u8, u8, u8, u8) {
    if !cfg!(target_arch = "wasm32") {
        return (2026, 4, 1, 12, 0);
    }
    let date = Date::new(&moment.into());
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    (
        u16::try_from(date.get_full_year()).unwrap_or_default(),
        small(date.get_month() + 1),
        small(date.get_date()),
        small(date.get_hours()),
        small(date.get_minutes()),
    )
}
