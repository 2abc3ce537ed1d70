//! The body of a request, on the layer's side.

use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

#[derive(Clone, Copy, Default, PartialEq)]
enum State {
    /// The guest did not ask for a body.
    #[default]
    Absent,
    Open,
    /// The guest has written everything.
    Finished,
    /// And the host has everything.
    Complete,
    /// Dropped by the guest before it was finished.
    Abandoned,
}

/// What the guest has written and the host has not taken yet. There is no room for more than a few writes once the request has started; before,
/// when nobody can take anything, whatever is written has to wait here.
#[derive(Default)]
pub struct Upload {
    state: Cell<State>,
    queue: RefCell<Queue>,
    /// What the headers announce.
    length: Cell<Option<u64>>,
    written: Cell<u64>,
}

/// The body is longer or shorter than the headers announce; so long it is, or would be.
pub struct WrongLength(pub u64);

impl Upload {
    /// Once.
    pub fn open(&self, length: Option<u64>) -> Result<(), ()> {
        if self.state.get() != State::Absent {
            return Err(());
        }
        self.state.set(State::Open);
        self.length.set(length);
        Ok(())
    }

    pub fn is_absent(&self) -> bool {
        self.state.get() == State::Absent
    }

    pub fn is_abandoned(&self) -> bool {
        self.state.get() == State::Abandoned
    }

    /// Whether there is something to do for it, now or later.
    pub fn is_under_way(&self) -> bool {
        matches!(self.state.get(), State::Open | State::Finished)
    }

    /// Whether the request has a body; nothing while that hangs on what the guest does next. Many guests take the body of every request, and
    /// finish it at once when there is none: that is no body of length 0, which some clients and servers refuse.
    pub fn has_body(&self) -> Option<bool> {
        match self.state.get() {
            State::Absent => Some(false),
            _ if self.queued() > 0 => Some(true),
            State::Open => None,
            _ => Some(false),
        }
    }

    pub fn queued(&self) -> usize {
        self.queue.borrow().rest().len()
    }

    /// Counts bytes before they are written.
    pub fn count(&self, size: usize) -> Result<(), WrongLength> {
        let written = self.written.get() + size as u64;
        if self.length.get().is_some_and(|length| written > length) {
            return Err(WrongLength(written));
        }
        self.written.set(written);
        Ok(())
    }

    pub fn queue(&self, bytes: &[u8]) {
        self.queue.borrow_mut().push(bytes);
    }

    /// Gives what is queued to `take`, which says how much it took. True when that was the last of a finished body.
    pub fn drain(&self, take: impl Fn(&[u8]) -> usize) -> bool {
        let mut queue = self.queue.borrow_mut();
        while !queue.rest().is_empty() {
            match take(queue.rest()) {
                0 => return false,
                count => queue.pop(count),
            }
        }
        let last = self.state.get() == State::Finished;
        if last {
            self.state.set(State::Complete);
        }
        last
    }

    /// The guest has written everything.
    pub fn finish(&self) -> Result<(), WrongLength> {
        let written = self.written.get();
        if self.length.get().is_some_and(|length| written < length) {
            return Err(WrongLength(written));
        }
        self.state.set(State::Finished);
        Ok(())
    }

    /// There is nothing for the host to take.
    pub fn complete(&self) {
        self.state.set(State::Complete);
    }

    pub fn abandon(&self) {
        self.state.set(State::Abandoned);
        self.queue.take();
    }
}

/// First in, first out.
#[derive(Default)]
struct Queue {
    bytes: Vec<u8>,
    /// How many of them are out.
    out: usize,
}

impl Queue {
    fn rest(&self) -> &[u8] {
        &self.bytes[self.out..]
    }

    fn push(&mut self, bytes: &[u8]) {
        // Moves the rest only when that is the smaller part, so that each byte is moved once on average.
        if self.out > self.bytes.len() / 2 {
            self.bytes.drain(..self.out);
            self.out = 0;
        }
        self.bytes.extend_from_slice(bytes);
    }

    fn pop(&mut self, count: usize) {
        self.out += count;
        if self.out == self.bytes.len() {
            self.bytes.clear();
            self.out = 0;
        }
    }
}
