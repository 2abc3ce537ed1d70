//! How the layer ends an instance: with a sentence for the person who reads the trap.

use core::panic::PanicInfo;

use crate::bindings::wasm_sdk::layer::host;

/// Traps. `message` says what the guest did, in the words of the interface that it called.
pub fn fail(message: &str) -> ! {
    host::fail(message.as_ptr() as u32, message.len() as u32);
    // The host does not return; should it, the trap comes without the message.
    core::arch::wasm32::unreachable()
}

/// A defect of the layer itself. The place says which; the panic's own message would need `core::fmt`, a tenth of the module.
#[panic_handler]
fn panic(info: &PanicInfo) -> ! {
    let mut message = Message { bytes: [0; 256], length: 0 };
    message.push("a defect of the WASI layer");
    if let Some(place) = info.location() {
        message.push(" at ");
        message.push(place.file());
        message.push(":");
        message.push_number(place.line());
    }
    fail(message.text())
}

/// Text in a fixed place, since the heap may be what is broken.
struct Message {
    bytes: [u8; 256],
    length: usize,
}

impl Message {
    fn push(&mut self, text: &str) {
        text.bytes().for_each(|byte| self.push_byte(byte));
    }

    fn push_number(&mut self, number: u32) {
        if number >= 10 {
            self.push_number(number / 10);
        }
        self.push_byte(b'0' + (number % 10) as u8);
    }

    /// What is too long is cut off; what is not ASCII becomes a question mark, so that a cut is always between characters.
    fn push_byte(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = if byte.is_ascii() { byte } else { b'?' };
            self.length += 1;
        }
    }

    fn text(&self) -> &str {
        let bytes = self.bytes.get(..self.length).unwrap_or_default();
        // SAFETY: `push_byte` stores nothing but ASCII.
        unsafe { core::str::from_utf8_unchecked(bytes) }
    }
}
