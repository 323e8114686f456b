//! This device's storage, as the shelf that plans are kept on.

use crate::browser::{self, BrowserError};
use crate::save::{self, Shelf, ShelfError};

/// The browser's local storage.
pub struct Device;

impl Shelf for Device {
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        browser::storage::get(key).map_err(refused)
    }

    fn head(&self, key: &str) -> Result<Option<String>, ShelfError> {
        browser::storage::head(key, save::HEAD).map_err(refused)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), ShelfError> {
        browser::storage::set(key, text).map_err(refused)
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        browser::storage::remove(key).map_err(refused)
    }

    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        browser::storage::keys().map_err(refused)
    }
}

fn refused(fault: BrowserError) -> ShelfError {
    match fault {
        BrowserError::Full => ShelfError::Full,
        BrowserError::Blocked => ShelfError::Blocked,
        _ => ShelfError::Other,
    }
}
