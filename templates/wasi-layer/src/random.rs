//! `wasi:random`. All three interfaces give what is fit for keys.

use alloc::{vec, vec::Vec};

use crate::Layer;
use crate::bindings::exports::wasi::random::{insecure, insecure_seed, random};
use crate::host;
use crate::single::Single;
use crate::trap::fail;

/// The most that one call gives.
const LIMIT: u64 = 1 << 20;

/// Bytes fetched ahead: Rust's standard library asks for eight at a time, and a call of the host costs more than they do.
///
/// All randomness goes through this one place, because a process that forks has it twice: the host can then fill it anew.
static POOL: Single<Pool> = Single::new(Pool { bytes: [0; SIZE], used: SIZE });

const SIZE: usize = 1024;

struct Pool {
    bytes: [u8; SIZE],
    /// Those before it are given away, and zero.
    used: usize,
}

impl Pool {
    fn fill(&mut self, mut wanted: &mut [u8]) {
        while !wanted.is_empty() {
            if self.used == SIZE {
                host::random(&mut self.bytes);
                self.used = 0;
            }
            let left = &mut self.bytes[self.used..];
            let count = left.len().min(wanted.len());
            let (now, later) = wanted.split_at_mut(count);
            now.copy_from_slice(&left[..count]);
            left[..count].fill(0);
            self.used += count;
            wanted = later;
        }
    }
}

fn random_bytes(length: u64) -> Vec<u8> {
    if length > LIMIT {
        fail("more than 1 MiB of random bytes in one call");
    }
    let mut bytes = vec![0; length as usize];
    POOL.lock().fill(&mut bytes);
    bytes
}

fn random_u64() -> u64 {
    let mut bytes = [0; 8];
    POOL.lock().fill(&mut bytes);
    u64::from_le_bytes(bytes)
}

impl random::Guest for Layer {
    fn get_random_bytes(len: u64) -> Vec<u8> {
        random_bytes(len)
    }

    fn get_random_u64() -> u64 {
        random_u64()
    }
}

impl insecure::Guest for Layer {
    fn get_insecure_random_bytes(len: u64) -> Vec<u8> {
        random_bytes(len)
    }

    fn get_insecure_random_u64() -> u64 {
        random_u64()
    }
}

impl insecure_seed::Guest for Layer {
    fn insecure_seed() -> (u64, u64) {
        (random_u64(), random_u64())
    }
}
