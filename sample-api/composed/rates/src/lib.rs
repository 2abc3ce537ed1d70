//! What billing asks of its host: exchange rates from a table, and a log that goes to the application's journal.
#![no_std]
extern crate alloc;

use alloc::{format, string::String};

wit_bindgen::generate!({ path: ["../../wit", "wit"], world: "acme:rates/rates", generate_all });

use acme::rates::journal;
use exports::acme::billing::host::{Guest, Level};

/// What one US dollar buys.
const RATES: [(&str, f64); 2] = [("usd", 1.0), ("eur", 0.92)];

struct Rates;

impl Guest for Rates {
    fn log(level: Level, message: String) {
        let level = match level {
            Level::Info => "info",
            Level::Warning => "warning",
        };
        journal::write(&format!("[{level}] {message}"));
    }

    fn rate(base: String, quote: String) -> Result<f64, String> {
        match (per_dollar(&base), per_dollar(&quote)) {
            (Some(base), Some(quote)) => Ok(quote / base),
            _ => Err(format!("no rate from {base} to {quote}")),
        }
    }
}

fn per_dollar(currency: &str) -> Option<f64> {
    RATES
        .iter()
        .find(|(name, _)| *name == currency)
        .map(|(_, rate)| *rate)
}

export!(Rates);

/// What the standard library brings in other guests, and WASI with it.
mod without_std {
    use alloc::alloc::{alloc, realloc, Layout};

    #[global_allocator]
    static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

    #[panic_handler]
    fn panic(_: &core::panic::PanicInfo) -> ! {
        core::arch::wasm32::unreachable()
    }

    /// How whoever calls makes room for strings.
    #[export_name = "cabi_realloc"]
    unsafe extern "C" fn room(old: *mut u8, old_size: usize, align: usize, size: usize) -> *mut u8 {
        match (old_size, size) {
            (_, 0) => align as *mut u8,
            (0, _) => alloc(Layout::from_size_align_unchecked(size, align)),
            _ => realloc(
                old,
                Layout::from_size_align_unchecked(old_size, align),
                size,
            ),
        }
    }

    // For `memcmp`, which comparing strings comes to.
    #[link(name = "c")]
    extern "C" {}
}
