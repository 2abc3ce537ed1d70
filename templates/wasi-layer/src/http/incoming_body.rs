//! `incoming-body` of `wasi:http/types`, its stream, and `future-trailers`.

use alloc::rc::Rc;
use core::cell::Cell;

use crate::bindings::exports::wasi::http::types::{self, ErrorCode, Trailers};
use crate::bindings::exports::wasi::io::poll;
use crate::bindings::exports::wasi::io::streams::InputStream;
use crate::handles::Counted;
use crate::host::Read;
use crate::http::exchange::{Exchange, HttpEvent};
use crate::http::failure::Failure;
use crate::io::input_stream::{self, Source};
use crate::io::poll::{Event, Pollable};
use crate::trap::fail;

/// Without it, nothing more of the response arrives.
pub struct IncomingBody {
    exchange: Rc<Exchange>,
    stream_given: Cell<bool>,
    _counted: Counted,
}

impl IncomingBody {
    pub fn of(exchange: &Rc<Exchange>) -> types::IncomingBody {
        types::IncomingBody::new(Self { exchange: exchange.clone(), stream_given: Cell::new(false), _counted: Counted::new() })
    }
}

impl Drop for IncomingBody {
    fn drop(&mut self) {
        self.exchange.end();
    }
}

impl types::GuestIncomingBody for IncomingBody {
    fn stream(&self) -> Result<InputStream, ()> {
        if self.stream_given.replace(true) {
            return Err(());
        }
        Ok(input_stream::InputStream::of(Source::Body(BodyReader::of(&self.exchange))))
    }

    fn finish(this: types::IncomingBody) -> types::FutureTrailers {
        if this.get::<IncomingBody>().exchange.is_read.get() {
            fail("incoming-body.finish while its stream is not dropped");
        }
        types::FutureTrailers::new(FutureTrailers { taken: Cell::new(false), _counted: Counted::new() })
    }
}

/// The stream's side of it. It outlives its body as a closed one.
pub struct BodyReader {
    exchange: Rc<Exchange>,
}

impl BodyReader {
    fn of(exchange: &Rc<Exchange>) -> Self {
        exchange.is_read.set(true);
        Self { exchange: exchange.clone() }
    }

    pub fn read(&self, capacity: usize) -> Read {
        self.exchange.read(capacity)
    }

    pub fn failure(&self) -> Failure {
        self.exchange.read_failure()
    }

    pub fn event(&self) -> HttpEvent {
        HttpEvent::Readable(self.exchange.clone())
    }
}

impl Drop for BodyReader {
    fn drop(&mut self) {
        self.exchange.is_read.set(false);
        self.exchange.end();
    }
}

/// There are none: the platforms' clients do not give them.
pub struct FutureTrailers {
    taken: Cell<bool>,
    _counted: Counted,
}

impl types::GuestFutureTrailers for FutureTrailers {
    fn subscribe(&self) -> poll::Pollable {
        Pollable::of(Event::Now)
    }

    fn get(&self) -> Option<Result<Result<Option<Trailers>, ErrorCode>, ()>> {
        Some(if self.taken.replace(true) { Err(()) } else { Ok(Ok(None)) })
    }
}
