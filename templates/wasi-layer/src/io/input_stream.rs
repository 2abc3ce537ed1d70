//! `input-stream` of `wasi:io/streams`.

use alloc::vec::Vec;
use core::cell::Cell;

use crate::bindings::exports::wasi::io::poll;
use crate::bindings::exports::wasi::io::streams::{self, StreamError};
use crate::handles::Counted;
use crate::host::{self, MAX_READ, Read};
#[cfg(feature = "http")]
use crate::http::incoming_body::BodyReader;
use crate::io::error::Cause;
use crate::io::poll::{Event, Pollable, wait_for};

/// Where the bytes come from.
pub enum Source {
    Stdin,
    #[cfg(feature = "http")]
    Body(BodyReader),
}

impl Source {
    fn read(&self, capacity: usize) -> Read {
        match self {
            Source::Stdin => host::read_stdin(capacity),
            #[cfg(feature = "http")]
            Source::Body(reader) => reader.read(capacity),
        }
    }

    /// Why `read` failed.
    fn failure(&self) -> Cause {
        match self {
            Source::Stdin => Cause::Stdin,
            #[cfg(feature = "http")]
            Source::Body(reader) => Cause::Http(reader.failure()),
        }
    }

    /// That there is something to read, or an end.
    fn event(&self) -> Event {
        match self {
            Source::Stdin => Event::Stdin,
            #[cfg(feature = "http")]
            Source::Body(reader) => Event::Http(reader.event()),
        }
    }
}

pub struct InputStream {
    source: Source,
    closed: Cell<bool>,
    _counted: Counted,
}

impl InputStream {
    pub fn of(source: Source) -> streams::InputStream {
        streams::InputStream::new(Self { source, closed: Cell::new(false), _counted: Counted::new() })
    }

    /// At most `length` and at most 64 KiB.
    pub fn take(&self, length: u64) -> Result<Vec<u8>, StreamError> {
        if self.closed.get() {
            return Err(StreamError::Closed);
        }
        if length == 0 {
            return Ok(Vec::new());
        }
        match self.source.read(length.min(MAX_READ as u64) as usize) {
            Read::Bytes(bytes) => Ok(bytes),
            Read::NothingYet => Ok(Vec::new()),
            Read::End => {
                self.closed.set(true);
                Err(StreamError::Closed)
            }
            Read::Failed => {
                self.closed.set(true);
                Err(self.source.failure().of_last_operation())
            }
        }
    }

    /// At least one byte, unless `length` is 0.
    pub fn blocking_take(&self, length: u64) -> Result<Vec<u8>, StreamError> {
        loop {
            let bytes = self.take(length)?;
            if length == 0 || !bytes.is_empty() {
                return Ok(bytes);
            }
            wait_for(&self.source.event());
        }
    }
}

impl streams::GuestInputStream for InputStream {
    fn read(&self, len: u64) -> Result<Vec<u8>, StreamError> {
        self.take(len)
    }

    fn blocking_read(&self, len: u64) -> Result<Vec<u8>, StreamError> {
        self.blocking_take(len)
    }

    fn skip(&self, len: u64) -> Result<u64, StreamError> {
        Ok(self.take(len)?.len() as u64)
    }

    fn blocking_skip(&self, len: u64) -> Result<u64, StreamError> {
        Ok(self.blocking_take(len)?.len() as u64)
    }

    fn subscribe(&self) -> poll::Pollable {
        Pollable::of(if self.closed.get() { Event::Now } else { self.source.event() })
    }
}
