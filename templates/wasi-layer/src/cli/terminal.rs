//! `wasi:cli/terminal-*`: there are no terminals.

use crate::bindings::exports::wasi::cli::{terminal_input, terminal_output, terminal_stderr, terminal_stdin, terminal_stdout};
use crate::{Layer, Never};

impl terminal_input::GuestTerminalInput for Never {}
impl terminal_input::Guest for Layer {
    type TerminalInput = Never;
}

impl terminal_output::GuestTerminalOutput for Never {}
impl terminal_output::Guest for Layer {
    type TerminalOutput = Never;
}

impl terminal_stdin::Guest for Layer {
    fn get_terminal_stdin() -> Option<terminal_input::TerminalInput> {
        None
    }
}

impl terminal_stdout::Guest for Layer {
    fn get_terminal_stdout() -> Option<terminal_output::TerminalOutput> {
        None
    }
}

impl terminal_stderr::Guest for Layer {
    fn get_terminal_stderr() -> Option<terminal_output::TerminalOutput> {
        None
    }
}
