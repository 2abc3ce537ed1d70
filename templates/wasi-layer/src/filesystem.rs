//! `wasi:filesystem` without any directory.

use alloc::{string::String, vec::Vec};

use crate::bindings::exports::wasi::filesystem::{preopens, types};
use crate::bindings::exports::wasi::io::error::ErrorBorrow;
use crate::{Layer, Never};

impl types::GuestDescriptor for Never {}
impl types::GuestDirectoryEntryStream for Never {}

impl types::Guest for Layer {
    type Descriptor = Never;
    type DirectoryEntryStream = Never;

    /// No error comes from a file.
    fn filesystem_error_code(_: ErrorBorrow<'_>) -> Option<types::ErrorCode> {
        None
    }
}

impl preopens::Guest for Layer {
    fn get_directories() -> Vec<(types::Descriptor, String)> {
        Vec::new()
    }
}
