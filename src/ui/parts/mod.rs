//! What two pages or more use.

pub mod banner;
pub mod bar;
pub mod camera;
pub mod choice_field;
pub mod date_field;
pub mod field;
pub mod flags;
pub mod glyph;
pub mod length;
pub mod partner_field;
pub mod picture;
pub mod rows_field;
pub mod states_field;
pub mod text_field;
pub mod texts_field;
