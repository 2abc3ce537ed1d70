//! How many resources a guest may hold at once.

use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::trap::fail;

/// More than any program needs, and few enough that their memory stays small.
const LIMIT: u32 = 10_000;

static LIVE: AtomicU32 = AtomicU32::new(0);

/// Part of every resource: counts it for as long as it lives.
pub struct Counted(());

impl Counted {
    pub fn new() -> Self {
        let live = LIVE.load(Relaxed);
        if live >= LIMIT {
            fail("more than 10000 WASI resources are held at once");
        }
        LIVE.store(live + 1, Relaxed);
        Self(())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        LIVE.store(LIVE.load(Relaxed) - 1, Relaxed);
    }
}
