//! `wasi:cli`.

mod environment;
mod exit;
mod stdio;
mod terminal;
