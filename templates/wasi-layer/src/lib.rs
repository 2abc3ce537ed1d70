//! WASI 0.2 over a private world of a few host functions (`wit/layer.wit`): what every generated package gives to a guest that imports `wasi:*`.
//!
//! One folder or file for each package of WASI. Nothing here decides what a guest may reach: that is behind the private functions.
#![no_std]

extern crate alloc;

mod bindings;
mod cli;
mod clocks;
mod filesystem;
mod handles;
mod host;
#[cfg(feature = "http")]
mod http;
mod io;
mod memory;
mod random;
mod single;
mod sockets;
mod trap;
mod wire;

/// Implements the interfaces that the layer exports.
struct Layer;

bindings::export!(Layer with_types_in bindings);

/// A resource that no guest is ever given.
pub enum Never {}
