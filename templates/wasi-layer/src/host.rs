//! The private world with Rust's types in place of pointers, and the two forms that several of its functions share.

use alloc::{vec, vec::Vec};

use crate::bindings::wasm_sdk::layer::host;
pub use crate::bindings::wasm_sdk::layer::host::{monotonic_now, wall_now};

/// As a deadline: none.
pub const NEVER: u64 = u64::MAX;

/// The largest read that the host is asked for.
pub const MAX_READ: usize = 1 << 16;

pub fn random(bytes: &mut [u8]) {
    host::random(bytes.as_mut_ptr() as u32, bytes.len() as u32);
}

/// The texts name, value, name, value …
pub fn environment() -> Vec<u8> {
    gather(host::environment)
}

/// The texts of the arguments.
pub fn arguments() -> Vec<u8> {
    gather(host::arguments)
}

/// `stream` is 1 or 2.
pub fn write(stream: u32, bytes: &[u8]) {
    host::write(stream, bytes.as_ptr() as u32, bytes.len() as u32);
}

pub fn exit(code: u8) -> ! {
    host::exit(code.into());
    core::arch::wasm32::unreachable()
}

pub fn read_stdin(capacity: usize) -> Read {
    read(capacity, host::read_stdin)
}

/// The indices of the handles that are ready.
pub fn ready(handles: &[u32]) -> Vec<u32> {
    let mut indices = vec![0; handles.len()];
    let count = host::ready(handles.as_ptr() as u32, handles.len() as u32, indices.as_mut_ptr() as u32);
    indices.truncate(count as usize);
    indices
}

/// Returns when one of the handles may be ready or the monotonic clock has reached `deadline`.
pub fn wait(handles: &[u32], deadline: u64) {
    host::wait(handles.as_ptr() as u32, handles.len() as u32, deadline);
}

/// What a read without blocking comes to.
pub enum Read {
    /// At least one byte.
    Bytes(Vec<u8>),
    NothingYet,
    End,
    Failed,
}

/// Reads at most `capacity` bytes, which is at least 1 and at most `MAX_READ`.
pub fn read(capacity: usize, ask: impl FnOnce(u32, u32) -> u32) -> Read {
    let mut bytes = Vec::with_capacity(capacity);
    match ask(bytes.as_mut_ptr() as u32, capacity as u32) {
        0xffff_ffff => Read::NothingYet,
        0xffff_fffe => Read::End,
        0xffff_fffd => Read::Failed,
        length => {
            // SAFETY: the host wrote so many bytes, and there is room for `capacity`.
            unsafe { bytes.set_len((length as usize).min(capacity)) };
            Read::Bytes(bytes)
        }
    }
}

/// Asks for something whose size only the host knows: again with more room when there was too little.
pub fn gather(mut ask: impl FnMut(u32, u32) -> u32) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(1024);
    loop {
        let needed = ask(bytes.as_mut_ptr() as u32, bytes.capacity() as u32) as usize;
        if needed <= bytes.capacity() {
            // SAFETY: there was room enough, so the host wrote all of it.
            unsafe { bytes.set_len(needed) };
            return bytes;
        }
        bytes.reserve_exact(needed);
    }
}
