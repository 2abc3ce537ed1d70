//! `request-options` of `wasi:http/types`. The host takes the shorter of these and its own.

use core::cell::Cell;

use crate::bindings::exports::wasi::http::types;
use crate::handles::Counted;

/// Nanoseconds.
type Duration = u64;

pub struct RequestOptions {
    pub connect: Cell<Option<Duration>>,
    pub first_byte: Cell<Option<Duration>>,
    pub between_bytes: Cell<Option<Duration>>,
    _counted: Counted,
}

impl types::GuestRequestOptions for RequestOptions {
    fn new() -> Self {
        Self { connect: Cell::new(None), first_byte: Cell::new(None), between_bytes: Cell::new(None), _counted: Counted::new() }
    }

    fn connect_timeout(&self) -> Option<Duration> {
        self.connect.get()
    }

    fn set_connect_timeout(&self, duration: Option<Duration>) -> Result<(), ()> {
        self.connect.set(duration);
        Ok(())
    }

    fn first_byte_timeout(&self) -> Option<Duration> {
        self.first_byte.get()
    }

    fn set_first_byte_timeout(&self, duration: Option<Duration>) -> Result<(), ()> {
        self.first_byte.set(duration);
        Ok(())
    }

    fn between_bytes_timeout(&self) -> Option<Duration> {
        self.between_bytes.get()
    }

    fn set_between_bytes_timeout(&self, duration: Option<Duration>) -> Result<(), ()> {
        self.between_bytes.set(duration);
        Ok(())
    }
}
