//! Where texts are kept by key, whatever that is.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::StoreError;

/// How much of a text [`Shelf::head`] gives at least.
pub const HEAD: u32 = 200;

/// Texts by key, as a browser keeps them.
pub trait Shelf {
    /// The text under a key.
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError>;
    /// The beginning of a text: at least [`HEAD`] bytes, or all of a shorter
    /// one. A shelf from which long texts come slowly gives less of them.
    fn head(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.get(key)
    }
    /// Puts a text under a key, or changes nothing.
    fn set(&self, key: &str, text: &str) -> Result<(), ShelfError>;
    /// Takes a key away; one that is not there is no error.
    fn remove(&self, key: &str) -> Result<(), ShelfError>;
    /// Every key, those of others included.
    fn keys(&self) -> Result<Vec<String>, ShelfError>;
}

/// Why a shelf did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShelfError {
    /// There is no room left.
    Full,
    /// It may not be used here.
    Blocked,
    /// Something else.
    Other,
}

impl From<ShelfError> for StoreError {
    fn from(error: ShelfError) -> StoreError {
        match error {
            ShelfError::Full => StoreError::Full,
            ShelfError::Blocked | ShelfError::Other => StoreError::Blocked,
        }
    }
}

/// A shelf in memory: for tests, and where a browser has none.
#[derive(Debug, Default)]
pub struct Memory {
    texts: RefCell<BTreeMap<String, String>>,
    /// Bytes that fit, all texts together; nothing said is no limit.
    pub room: Option<usize>,
    /// It refuses everything.
    pub blocked: bool,
}

impl Memory {
    fn allowed(&self) -> Result<(), ShelfError> {
        if self.blocked { Err(ShelfError::Blocked) } else { Ok(()) }
    }
}

impl Shelf for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.allowed()?;
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), ShelfError> {
        self.allowed()?;
        let mut texts = self.texts.borrow_mut();
        let others: usize = texts.iter().filter(|(each, _)| *each != key).map(|(_, text)| text.len()).sum();
        if self.room.is_some_and(|room| others + text.len() > room) {
            return Err(ShelfError::Full);
        }
        texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.allowed()?;
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        self.allowed()?;
        Ok(self.texts.borrow().keys().cloned().collect())
    }
}
