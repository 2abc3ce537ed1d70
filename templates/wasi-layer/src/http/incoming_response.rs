//! `future-incoming-response` and `incoming-response` of `wasi:http/types`.

use alloc::rc::Rc;
use core::cell::Cell;

use crate::bindings::exports::wasi::http::types::{self, ErrorCode, Headers};
use crate::bindings::exports::wasi::io::poll;
use crate::handles::Counted;
use crate::http::exchange::{Exchange, HttpEvent};
use crate::http::fields::{Entries, Fields};
use crate::http::incoming_body::IncomingBody;
use crate::io::poll::{Event, Pollable};
use crate::wire::Reader;

pub struct FutureIncomingResponse {
    exchange: Rc<Exchange>,
    taken: Cell<bool>,
    _counted: Counted,
}

impl FutureIncomingResponse {
    pub fn of(exchange: Rc<Exchange>) -> types::FutureIncomingResponse {
        types::FutureIncomingResponse::new(Self { exchange, taken: Cell::new(false), _counted: Counted::new() })
    }
}

impl Drop for FutureIncomingResponse {
    fn drop(&mut self) {
        if !self.taken.get() {
            self.exchange.end();
        }
    }
}

impl types::GuestFutureIncomingResponse for FutureIncomingResponse {
    fn subscribe(&self) -> poll::Pollable {
        Pollable::of(Event::Http(HttpEvent::Answer(self.exchange.clone())))
    }

    fn get(&self) -> Option<Result<Result<types::IncomingResponse, ErrorCode>, ()>> {
        if self.taken.get() {
            return Some(Err(()));
        }
        let answer = self.exchange.answer(|reader| IncomingResponse::read(reader, &self.exchange))?;
        self.taken.set(true);
        Some(Ok(answer))
    }
}

pub struct IncomingResponse {
    exchange: Rc<Exchange>,
    status: u16,
    headers: Rc<Entries>,
    consumed: Cell<bool>,
    _counted: Counted,
}

impl IncomingResponse {
    /// As the host writes it.
    fn read(reader: &mut Reader, exchange: &Rc<Exchange>) -> types::IncomingResponse {
        let status = reader.u16();
        let headers = (0..reader.u32()).map(|_| (reader.text(), reader.bytes())).collect();
        types::IncomingResponse::new(Self {
            exchange: exchange.clone(),
            status,
            headers: Rc::new(headers),
            consumed: Cell::new(false),
            _counted: Counted::new(),
        })
    }
}

impl Drop for IncomingResponse {
    fn drop(&mut self) {
        if !self.consumed.get() {
            self.exchange.end();
        }
    }
}

impl types::GuestIncomingResponse for IncomingResponse {
    fn status(&self) -> u16 {
        self.status
    }

    fn headers(&self) -> Headers {
        Fields::immutable(&self.headers)
    }

    fn consume(&self) -> Result<types::IncomingBody, ()> {
        if self.consumed.replace(true) {
            return Err(());
        }
        Ok(IncomingBody::of(&self.exchange))
    }
}
