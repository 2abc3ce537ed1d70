//! `wasi:clocks`.

use crate::Layer;
use crate::bindings::exports::wasi::clocks::{monotonic_clock, wall_clock};
use crate::bindings::exports::wasi::io::poll;
use crate::host;
use crate::io::poll::{Event, Pollable};

const SECOND: u64 = 1_000_000_000;

/// One microsecond, which every platform's clock has; browsers round to some more.
const RESOLUTION: u32 = 1_000;

impl monotonic_clock::Guest for Layer {
    fn now() -> u64 {
        host::monotonic_now()
    }

    fn resolution() -> u64 {
        RESOLUTION.into()
    }

    fn subscribe_instant(when: u64) -> poll::Pollable {
        Pollable::of(Event::Time(when))
    }

    fn subscribe_duration(when: u64) -> poll::Pollable {
        Pollable::of(Event::Time(host::monotonic_now().saturating_add(when)))
    }
}

impl wall_clock::Guest for Layer {
    fn now() -> wall_clock::Datetime {
        let now = host::wall_now();
        wall_clock::Datetime { seconds: now / SECOND, nanoseconds: (now % SECOND) as u32 }
    }

    fn resolution() -> wall_clock::Datetime {
        wall_clock::Datetime { seconds: 0, nanoseconds: RESOLUTION }
    }
}
