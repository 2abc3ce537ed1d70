//! State of the whole instance.

use core::cell::{RefCell, RefMut};

/// A static that may be changed, in a module that has one thread.
pub struct Single<T>(RefCell<T>);

// SAFETY: there are no threads, and the cell watches over re-entrance.
unsafe impl<T> Sync for Single<T> {}

impl<T> Single<T> {
    pub const fn new(value: T) -> Self {
        Self(RefCell::new(value))
    }

    pub fn lock(&self) -> RefMut<'_, T> {
        self.0.borrow_mut()
    }
}
