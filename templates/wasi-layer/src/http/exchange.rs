//! A request and its answer, from the moment that the guest makes the request. The resources of `wasi:http/types` are views of it.

use alloc::{
    rc::{Rc, Weak},
    vec::Vec,
};
use core::cell::{Cell, RefCell};

use crate::bindings::exports::wasi::http::types::ErrorCode;
use crate::host::Read;
use crate::http::failure::Failure;
use crate::http::host;
use crate::http::request_head::HAS_BODY;
use crate::http::upload::Upload;
use crate::io::output_stream::MAX_PERMIT;
use crate::io::poll::Progress;
use crate::single::Single;
use crate::wire::Reader;

#[derive(Default)]
enum Stage {
    /// The guest still has the request.
    #[default]
    Made,
    /// Handed over, with this head. It starts when it is known whether there is a body.
    HandedOver(Vec<u8>),
    /// The host has it under this number.
    Started(u32),
    /// The host has forgotten it, or never had it.
    Over,
}

#[derive(Default)]
pub struct Exchange {
    stage: RefCell<Stage>,
    pub upload: Upload,
    /// The answer was taken from the host.
    answered: Cell<bool>,
    /// Why there will be no answer, when that is not the host's to say.
    failure: Cell<Option<ErrorCode>>,
    /// There is a stream of the response's body.
    pub is_read: Cell<bool>,
    /// There is a stream of the request's body.
    pub is_written: Cell<bool>,
}

/// Those with a body that is not complete; they go on whenever the guest waits.
static UPLOADING: Single<Vec<Weak<Exchange>>> = Single::new(Vec::new());

/// Has all requests go on. Gives the handles of those whose body cannot at present.
pub fn advance() -> Vec<u32> {
    let mut stuck = Vec::new();
    UPLOADING.lock().retain(|exchange| {
        let Some(exchange) = exchange.upgrade() else { return false };
        exchange.advance();
        if let Some(id) = exchange.id()
            && exchange.upload.queued() > 0
        {
            stuck.push(host::writable_handle(id));
        }
        exchange.is_uploading()
    });
    stuck
}

impl Exchange {
    /// The guest is done with the request, but perhaps not with its body.
    pub fn hand_over(self: &Rc<Self>, head: Vec<u8>) {
        self.stage.replace(Stage::HandedOver(head));
        if let Some(has_body) = self.upload.has_body() {
            self.start(has_body);
        }
        if self.is_uploading() {
            let mut uploading = UPLOADING.lock();
            // A guest that never waits would have the list grow for ever.
            uploading.retain(|exchange| exchange.upgrade().is_some_and(|exchange| exchange.is_uploading()));
            uploading.push(Rc::downgrade(self));
        }
    }

    fn is_uploading(&self) -> bool {
        self.upload.is_under_way() && !self.is_over()
    }

    fn start(&self, has_body: bool) {
        let mut stage = self.stage.borrow_mut();
        let Stage::HandedOver(head) = &mut *stage else { return };
        head[0] |= if has_body { HAS_BODY } else { 0 };
        let id = host::start(head);
        *stage = Stage::Started(id);
        drop(stage);
        if has_body {
            self.push();
        } else {
            self.upload.complete();
        }
    }

    /// Starts, if that was waited with, and hands on what is queued.
    pub fn advance(&self) {
        self.start(self.upload.has_body().unwrap_or(true));
        self.push();
    }

    fn push(&self) {
        if let Some(id) = self.id()
            && self.upload.drain(|bytes| host::write(id, bytes))
        {
            host::finish(id);
        }
    }

    /// The host's number, while the host knows it.
    fn id(&self) -> Option<u32> {
        match *self.stage.borrow() {
            Stage::Started(id) => Some(id),
            _ => None,
        }
    }

    fn is_over(&self) -> bool {
        matches!(*self.stage.borrow(), Stage::Over)
    }

    /// The guest wants nothing more of the answer, or got all of it. Frees the connection, even if the request's body is still under way.
    pub fn end(&self) {
        if let Stage::Started(id) = self.stage.replace(Stage::Over) {
            host::cancel(id);
        }
    }

    /// The request cannot be completed. An answer that is there already stays: servers refuse a request before they have read all of it.
    pub fn abandon_upload(&self, reason: ErrorCode) {
        self.upload.abandon();
        let answered = self.answered.get() || self.id().is_some_and(host::is_answered);
        if !answered && !matches!(*self.stage.borrow(), Stage::Made) {
            self.failure.set(Some(reason));
            self.end();
        }
    }

    /// The head of the response, or why there is none; nothing yet. Once.
    pub fn answer<T>(&self, read: impl FnOnce(&mut Reader) -> T) -> Option<Result<T, ErrorCode>> {
        self.advance();
        let Some(id) = self.id() else {
            return Some(Err(self.failure.take().unwrap_or(ErrorCode::InternalError(None))));
        };
        let bytes = host::answer(id)?;
        self.answered.set(true);
        let reader = &mut Reader::new(&bytes);
        if reader.u8() == 0 {
            return Some(Ok(read(reader)));
        }
        self.end();
        Some(Err(Failure::read(reader).code))
    }

    /// Of the response's body. When the exchange is over, so is the body; and the other way round, since guests with a garbage collector may keep
    /// a response for long.
    pub fn read(&self, capacity: usize) -> Read {
        let Some(id) = self.id() else { return Read::End };
        let read = host::read(id, capacity);
        if matches!(read, Read::End) && !self.is_uploading() {
            self.end();
        }
        read
    }

    /// Why `read` failed. Once.
    pub fn read_failure(&self) -> Failure {
        let Some(id) = self.id() else { return Failure::of(ErrorCode::HttpResponseIncomplete) };
        let failure = host::failure(id);
        self.end();
        Failure::read(&mut Reader::new(&failure))
    }

    /// How many bytes of the request's body there is room for. Before the request starts they wait here; once it is over they are discarded.
    pub fn write_permit(&self) -> u64 {
        self.push();
        match self.id() {
            Some(_) => MAX_PERMIT.saturating_sub(self.upload.queued() as u64),
            None => MAX_PERMIT,
        }
    }

    pub fn write(&self, bytes: &[u8]) {
        if self.is_over() || self.upload.is_abandoned() {
            return;
        }
        // What the host takes at once is not copied.
        let taken = match self.id() {
            Some(id) if self.upload.queued() == 0 && !bytes.is_empty() => host::write(id, bytes),
            _ => 0,
        };
        self.upload.queue(&bytes[taken..]);
        if let Some(has_body) = self.upload.has_body() {
            self.start(has_body);
        }
    }

    /// The request's body has come to its end.
    pub fn finish_upload(&self) {
        self.start(self.upload.has_body().unwrap_or(false));
        self.push();
    }
}

/// What a guest waits for.
pub enum HttpEvent {
    /// There is an answer, or a failure.
    Answer(Rc<Exchange>),
    /// There are bytes of the response's body, or its end.
    Readable(Rc<Exchange>),
    /// There is room for bytes of the request's body.
    Writable(Rc<Exchange>),
    /// The host has all of what was written.
    Flushed(Rc<Exchange>),
}

impl HttpEvent {
    /// After `advance`.
    pub fn progress(&self) -> Progress {
        let by_host = |exchange: &Exchange, handle: fn(u32) -> u32| {
            exchange.id().map_or(Progress::Happened, |id| Progress::HostKnows(handle(id)))
        };
        let by_queue = |exchange: &Exchange, room: u64| {
            let full = exchange.id().is_some() && exchange.upload.queued() as u64 > room;
            if full { Progress::AfterUpload } else { Progress::Happened }
        };
        match self {
            Self::Answer(exchange) if exchange.answered.get() => Progress::Happened,
            Self::Answer(exchange) => by_host(exchange, host::answer_handle),
            Self::Readable(exchange) => by_host(exchange, host::readable_handle),
            Self::Writable(exchange) => by_queue(exchange, MAX_PERMIT - 1),
            Self::Flushed(exchange) => by_queue(exchange, 0),
        }
    }
}
