//! `wasi:io/error`.

use alloc::string::String;

use crate::Layer;
use crate::bindings::exports::wasi::io::error;
use crate::bindings::exports::wasi::io::streams::StreamError;
use crate::handles::Counted;
#[cfg(feature = "http")]
use crate::http::failure::Failure;

/// Why an operation of a stream failed.
pub struct IoError {
    pub cause: Cause,
    _counted: Counted,
}

pub enum Cause {
    Stdin,
    #[cfg(feature = "http")]
    Http(Failure),
}

impl Cause {
    /// As a stream says it. The stream is closed from then on.
    pub fn of_last_operation(self) -> StreamError {
        StreamError::LastOperationFailed(error::Error::new(IoError { cause: self, _counted: Counted::new() }))
    }
}

impl error::GuestError for IoError {
    fn to_debug_string(&self) -> String {
        match &self.cause {
            Cause::Stdin => "reading standard input failed".into(),
            #[cfg(feature = "http")]
            Cause::Http(failure) => failure.text(),
        }
    }
}

impl error::Guest for Layer {
    type Error = IoError;
}
