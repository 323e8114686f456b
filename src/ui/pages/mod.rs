//! One file a route.

pub mod aid;
pub mod ask;
pub mod delete_all;
pub mod drawing;
pub mod first;
pub mod hub;
pub mod plan;
pub mod reading;
pub mod received;
pub mod share;
