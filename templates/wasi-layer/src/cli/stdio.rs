//! `wasi:cli/stdin`, `stdout` and `stderr`.

use crate::Layer;
use crate::bindings::exports::wasi::cli::{stderr, stdin, stdout};
use crate::bindings::exports::wasi::io::streams;
use crate::io::input_stream::{InputStream, Source};
use crate::io::output_stream::{OutputStream, Sink};

impl stdin::Guest for Layer {
    fn get_stdin() -> streams::InputStream {
        InputStream::of(Source::Stdin)
    }
}

impl stdout::Guest for Layer {
    fn get_stdout() -> streams::OutputStream {
        OutputStream::of(Sink::Stdio(1))
    }
}

impl stderr::Guest for Layer {
    fn get_stderr() -> streams::OutputStream {
        OutputStream::of(Sink::Stdio(2))
    }
}
