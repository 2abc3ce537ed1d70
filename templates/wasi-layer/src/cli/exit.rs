//! `wasi:cli/exit`: ends the instance, never the process.

use crate::Layer;
use crate::bindings::exports::wasi::cli::exit;
use crate::host;

impl exit::Guest for Layer {
    fn exit(status: Result<(), ()>) {
        host::exit(status.is_err().into())
    }

    fn exit_with_code(status_code: u8) {
        host::exit(status_code)
    }
}
