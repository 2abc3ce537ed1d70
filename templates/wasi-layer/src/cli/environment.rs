//! `wasi:cli/environment`: what the application gave, and no working directory.

use alloc::{string::String, vec::Vec};

use crate::Layer;
use crate::bindings::exports::wasi::cli::environment;
use crate::host;
use crate::wire::Reader;

impl environment::Guest for Layer {
    fn get_environment() -> Vec<(String, String)> {
        list(&host::environment(), |reader| (reader.text(), reader.text()))
    }

    fn get_arguments() -> Vec<String> {
        list(&host::arguments(), |reader| reader.text())
    }

    fn initial_cwd() -> Option<String> {
        None
    }
}

fn list<T>(bytes: &[u8], element: impl Fn(&mut Reader) -> T) -> Vec<T> {
    let mut reader = Reader::new(bytes);
    let mut elements = Vec::new();
    while !reader.is_empty() {
        elements.push(element(&mut reader));
    }
    elements
}
