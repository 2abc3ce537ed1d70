//! `output-stream` of `wasi:io/streams`.

use alloc::{vec, vec::Vec};

use crate::bindings::exports::wasi::io::poll;
use crate::bindings::exports::wasi::io::streams::{self, StreamError};
use crate::handles::Counted;
use crate::host;
#[cfg(feature = "http")]
use crate::http::outgoing_body::BodyWriter;
use crate::io::input_stream::InputStream;
use crate::io::poll::{Event, Pollable, wait_for};
use crate::trap::fail;

/// The most that a write is permitted.
pub const MAX_PERMIT: u64 = 1 << 16;

/// The most that `blocking-write-and-flush` takes, by the specification.
const MAX_BLOCKING_WRITE: u64 = 4096;

/// Where the bytes go.
pub enum Sink {
    /// Standard output is 1, standard error 2.
    Stdio(u32),
    #[cfg(feature = "http")]
    Body(BodyWriter),
}

impl Sink {
    /// How much may be written now.
    fn permit(&self) -> Result<u64, StreamError> {
        match self {
            Sink::Stdio(_) => Ok(MAX_PERMIT),
            #[cfg(feature = "http")]
            Sink::Body(writer) => writer.permit(),
        }
    }

    fn write(&self, bytes: &[u8]) -> Result<(), StreamError> {
        match self {
            Sink::Stdio(stream) => {
                if !bytes.is_empty() {
                    host::write(*stream, bytes);
                }
                Ok(())
            }
            #[cfg(feature = "http")]
            Sink::Body(writer) => writer.write(bytes),
        }
    }

    /// That the permit is more than nothing.
    fn writable(&self) -> Event {
        match self {
            Sink::Stdio(_) => Event::Now,
            #[cfg(feature = "http")]
            Sink::Body(writer) => Event::Http(writer.writable()),
        }
    }

    /// That all that was written is gone.
    fn flushed(&self) -> Event {
        match self {
            Sink::Stdio(_) => Event::Now,
            #[cfg(feature = "http")]
            Sink::Body(writer) => Event::Http(writer.flushed()),
        }
    }
}

pub struct OutputStream {
    sink: Sink,
    _counted: Counted,
}

impl OutputStream {
    pub fn of(sink: Sink) -> streams::OutputStream {
        streams::OutputStream::new(Self { sink, _counted: Counted::new() })
    }

    /// Writes what `check-write` would permit now, whether the guest asked for the permit or not.
    fn write_within_permit(&self, bytes: &[u8]) -> Result<(), StreamError> {
        if bytes.len() as u64 > self.sink.permit()? {
            fail("a write of more than check-write permits");
        }
        self.sink.write(bytes)
    }

    fn write_and_flush(&self, bytes: &[u8]) -> Result<(), StreamError> {
        self.sink.permit()?;
        self.sink.write(bytes)?;
        wait_for(&self.sink.flushed());
        Ok(())
    }

    /// As much as can be written now and has come, at most `length`.
    fn splice_from(&self, bytes: Result<Vec<u8>, StreamError>) -> Result<u64, StreamError> {
        let bytes = bytes?;
        self.sink.write(&bytes)?;
        Ok(bytes.len() as u64)
    }
}

impl streams::GuestOutputStream for OutputStream {
    fn check_write(&self) -> Result<u64, StreamError> {
        self.sink.permit()
    }

    fn write(&self, contents: Vec<u8>) -> Result<(), StreamError> {
        self.write_within_permit(&contents)
    }

    fn blocking_write_and_flush(&self, contents: Vec<u8>) -> Result<(), StreamError> {
        if contents.len() as u64 > MAX_BLOCKING_WRITE {
            fail("blocking-write-and-flush of more than 4096 bytes");
        }
        self.write_and_flush(&contents)
    }

    /// What is written goes on by itself, so there is nothing to request.
    fn flush(&self) -> Result<(), StreamError> {
        self.sink.permit().map(drop)
    }

    fn blocking_flush(&self) -> Result<(), StreamError> {
        self.sink.permit()?;
        wait_for(&self.sink.flushed());
        Ok(())
    }

    fn subscribe(&self) -> poll::Pollable {
        Pollable::of(self.sink.writable())
    }

    fn write_zeroes(&self, len: u64) -> Result<(), StreamError> {
        if len > self.sink.permit()? {
            fail("write-zeroes of more than check-write permits");
        }
        self.sink.write(&vec![0; len as usize])
    }

    fn blocking_write_zeroes_and_flush(&self, len: u64) -> Result<(), StreamError> {
        if len > MAX_BLOCKING_WRITE {
            fail("blocking-write-zeroes-and-flush of more than 4096 bytes");
        }
        self.write_and_flush(&[0; MAX_BLOCKING_WRITE as usize][..len as usize])
    }

    fn splice(&self, src: streams::InputStreamBorrow<'_>, len: u64) -> Result<u64, StreamError> {
        let length = len.min(self.sink.permit()?);
        self.splice_from(src.get::<InputStream>().take(length))
    }

    fn blocking_splice(&self, src: streams::InputStreamBorrow<'_>, len: u64) -> Result<u64, StreamError> {
        wait_for(&self.sink.writable());
        let length = len.min(self.sink.permit()?);
        self.splice_from(src.get::<InputStream>().blocking_take(length))
    }
}
