//! `wasi:io/poll`.

use alloc::vec::Vec;

use crate::Layer;
use crate::bindings::exports::wasi::io::poll;
use crate::handles::Counted;
use crate::host::{self, NEVER};
#[cfg(feature = "http")]
use crate::http::{exchange, exchange::HttpEvent};
use crate::trap::fail;

/// The longest list that can be polled.
const LIMIT: usize = 1024;

/// What can be waited for.
pub enum Event {
    /// Has happened.
    Now,
    /// The monotonic clock has reached so many nanoseconds.
    Time(u64),
    /// Standard input has bytes, or an end.
    Stdin,
    #[cfg(feature = "http")]
    Http(HttpEvent),
}

/// How far it is.
pub enum Progress {
    Happened,
    At(u64),
    /// The host knows, by this handle.
    HostKnows(u32),
    /// Not before bytes of a request's body were taken, which every look tries first.
    #[cfg(feature = "http")]
    AfterUpload,
}

impl Event {
    fn progress(&self) -> Progress {
        match self {
            Event::Now => Progress::Happened,
            Event::Time(when) => Progress::At(*when),
            Event::Stdin => Progress::HostKnows(0),
            #[cfg(feature = "http")]
            Event::Http(event) => event.progress(),
        }
    }
}

/// One look at events, without blocking.
struct Look {
    /// The places of those that have happened.
    happened: Vec<u32>,
    /// Handles, one of which becomes ready before another event can happen.
    handles: Vec<u32>,
    /// The earliest time that is an event.
    deadline: u64,
}

impl Look {
    fn at(events: &[&Event]) -> Self {
        // The guest will wait or look again, so this is when requests go on: nothing else of the layer runs in the meantime.
        #[cfg(feature = "http")]
        let uploads = exchange::advance();
        let mut look = Self { happened: Vec::new(), handles: Vec::new(), deadline: NEVER };
        let mut places = Vec::new();
        let mut now = None;
        for (event, place) in events.iter().zip(0..) {
            match event.progress() {
                Progress::Happened => look.happened.push(place),
                Progress::At(when) if *now.get_or_insert_with(host::monotonic_now) >= when => look.happened.push(place),
                Progress::At(when) => look.deadline = look.deadline.min(when),
                Progress::HostKnows(handle) => {
                    look.handles.push(handle);
                    places.push(place);
                }
                #[cfg(feature = "http")]
                Progress::AfterUpload => {}
            }
        }
        if !look.handles.is_empty() {
            let ready = host::ready(&look.handles);
            look.happened.extend(ready.iter().filter_map(|&index| places.get(index as usize)));
        }
        #[cfg(feature = "http")]
        look.handles.extend(uploads);
        look
    }
}

/// Waits until one has happened, and gives the places of all that have.
fn wait_for_any(events: &[&Event]) -> Vec<u32> {
    loop {
        let look = Look::at(events);
        if !look.happened.is_empty() {
            return look.happened;
        }
        host::wait(&look.handles, look.deadline);
    }
}

pub fn wait_for(event: &Event) {
    if !matches!(event, Event::Now) {
        wait_for_any(&[event]);
    }
}

/// It may outlive the stream or future that it comes from, whose end is then the event: guests with a garbage collector drop in any order.
pub struct Pollable {
    event: Event,
    _counted: Counted,
}

impl Pollable {
    pub fn of(event: Event) -> poll::Pollable {
        poll::Pollable::new(Self { event, _counted: Counted::new() })
    }
}

impl poll::GuestPollable for Pollable {
    fn ready(&self) -> bool {
        !Look::at(&[&self.event]).happened.is_empty()
    }

    fn block(&self) {
        wait_for(&self.event);
    }
}

impl poll::Guest for Layer {
    type Pollable = Pollable;

    fn poll(in_: Vec<poll::PollableBorrow<'_>>) -> Vec<u32> {
        if in_.is_empty() {
            fail("poll of an empty list");
        }
        if in_.len() > LIMIT {
            fail("poll of more than 1024 pollables");
        }
        let events: Vec<&Event> = in_.iter().map(|pollable| &pollable.get::<Pollable>().event).collect();
        wait_for_any(&events)
    }
}
