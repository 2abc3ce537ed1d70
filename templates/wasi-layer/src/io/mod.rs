//! `wasi:io`.

use crate::Layer;
use crate::bindings::exports::wasi::io::streams;

pub mod error;
pub mod input_stream;
pub mod output_stream;
pub mod poll;

impl streams::Guest for Layer {
    type InputStream = input_stream::InputStream;
    type OutputStream = output_stream::OutputStream;
}
