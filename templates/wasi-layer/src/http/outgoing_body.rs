//! `outgoing-body` of `wasi:http/types`, and its stream.

use alloc::rc::Rc;
use core::cell::Cell;

use crate::bindings::exports::wasi::http::types::{self, ErrorCode, Trailers};
use crate::bindings::exports::wasi::io::streams::{OutputStream, StreamError};
use crate::handles::Counted;
use crate::http::exchange::{Exchange, HttpEvent};
use crate::http::failure::Failure;
use crate::http::fields::Fields;
use crate::io::error::Cause;
use crate::io::output_stream::{self, Sink};
use crate::trap::fail;

pub struct OutgoingBody {
    exchange: Rc<Exchange>,
    stream_given: Cell<bool>,
    finished: Cell<bool>,
    _counted: Counted,
}

impl OutgoingBody {
    pub fn of(exchange: &Rc<Exchange>) -> types::OutgoingBody {
        types::OutgoingBody::new(Self {
            exchange: exchange.clone(),
            stream_given: Cell::new(false),
            finished: Cell::new(false),
            _counted: Counted::new(),
        })
    }
}

impl Drop for OutgoingBody {
    fn drop(&mut self) {
        if !self.finished.get() {
            let reason = "the request's body was dropped before it was finished";
            self.exchange.abandon_upload(ErrorCode::InternalError(Some(reason.into())));
        }
    }
}

impl types::GuestOutgoingBody for OutgoingBody {
    fn write(&self) -> Result<OutputStream, ()> {
        if self.stream_given.replace(true) {
            return Err(());
        }
        Ok(output_stream::OutputStream::of(Sink::Body(BodyWriter::of(&self.exchange))))
    }

    fn finish(this: types::OutgoingBody, trailers: Option<Trailers>) -> Result<(), ErrorCode> {
        let body = this.into_inner::<OutgoingBody>();
        if body.exchange.is_written.get() {
            fail("outgoing-body.finish while its stream is not dropped");
        }
        body.finished.set(true);
        let trailers = trailers.map(|trailers| trailers.into_inner::<Fields>().into_entries());
        let checked = if trailers.is_some_and(|trailers| !trailers.is_empty()) {
            Err(ErrorCode::InternalError(Some("trailers of requests cannot be sent".into())))
        } else {
            body.exchange.upload.finish().map_err(|length| ErrorCode::HttpRequestBodySize(Some(length.0)))
        };
        match &checked {
            Ok(()) => body.exchange.finish_upload(),
            Err(reason) => body.exchange.abandon_upload(reason.clone()),
        }
        checked
    }
}

/// The stream's side of it.
pub struct BodyWriter {
    exchange: Rc<Exchange>,
}

impl BodyWriter {
    fn of(exchange: &Rc<Exchange>) -> Self {
        exchange.is_written.set(true);
        Self { exchange: exchange.clone() }
    }

    /// Closed when the body was given up.
    pub fn permit(&self) -> Result<u64, StreamError> {
        if self.exchange.upload.is_abandoned() {
            return Err(StreamError::Closed);
        }
        Ok(self.exchange.write_permit())
    }

    pub fn write(&self, bytes: &[u8]) -> Result<(), StreamError> {
        let counted = self.exchange.upload.count(bytes.len());
        counted.map_err(|length| {
            let reason = ErrorCode::HttpRequestBodySize(Some(length.0));
            self.exchange.abandon_upload(reason.clone());
            Cause::Http(Failure::of(reason)).of_last_operation()
        })?;
        self.exchange.write(bytes);
        Ok(())
    }

    pub fn writable(&self) -> HttpEvent {
        HttpEvent::Writable(self.exchange.clone())
    }

    pub fn flushed(&self) -> HttpEvent {
        HttpEvent::Flushed(self.exchange.clone())
    }
}

impl Drop for BodyWriter {
    fn drop(&mut self) {
        self.exchange.is_written.set(false);
    }
}
