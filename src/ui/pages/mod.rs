//! One file a route.

pub mod aid;
pub mod ask;
pub mod delete_all;
pub mod drawing;
pub mod first;
pub mod hub;
pub mod plan;
pub mod points;
pub mod rate;
pub mod reading;
pub mod received;
pub mod share;
pub mod stand;
pub mod together;
