//! The private world's `http` with Rust's types in place of pointers.

use alloc::vec::Vec;

use crate::bindings::wasm_sdk::layer::http;
pub use crate::bindings::wasm_sdk::layer::http::{cancel, finish};
use crate::host::{self, Read};

/// Events of a request, as handles of `host.ready` and `host.wait`.
pub fn answer_handle(id: u32) -> u32 {
    4 * id + 1
}

pub fn readable_handle(id: u32) -> u32 {
    4 * id + 2
}

pub fn writable_handle(id: u32) -> u32 {
    4 * id + 3
}

pub fn start(head: &[u8]) -> u32 {
    http::start(head.as_ptr() as u32, head.len() as u32)
}

const NOT_YET: u32 = u32::MAX;

/// Whether `answer` has something.
pub fn is_answered(id: u32) -> bool {
    http::answer(id, 0, 0) != NOT_YET
}

/// The head of the response or a failure, or nothing yet.
pub fn answer(id: u32) -> Option<Vec<u8>> {
    let mut answered = true;
    let bytes = host::gather(|to, capacity| match http::answer(id, to, capacity) {
        NOT_YET => {
            answered = false;
            0
        }
        needed => needed,
    });
    answered.then_some(bytes)
}

pub fn read(id: u32, capacity: usize) -> Read {
    host::read(capacity, |to, capacity| http::read(id, to, capacity))
}

/// Why reading failed.
pub fn failure(id: u32) -> Vec<u8> {
    host::gather(|to, capacity| http::failure(id, to, capacity))
}

/// How many bytes of the request's body were taken.
pub fn write(id: u32, bytes: &[u8]) -> usize {
    let taken = http::write(id, bytes.as_ptr() as u32, bytes.len() as u32);
    (taken as usize).min(bytes.len())
}
