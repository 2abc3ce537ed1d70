//! A guest that uses Rust's standard library as anybody would. Its exports are written by hand, so that no crate is needed: a string comes as pointer and
//! length, and goes as a pointer to both.

use std::collections::HashSet;
use std::fs;
use std::io::{Read, stdin};
use std::mem::forget;
use std::panic::set_hook;
use std::process::exit;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

/// Takes over what the caller lowered.
unsafe fn text(pointer: *mut u8, length: usize) -> String {
    String::from_utf8(Vec::from_raw_parts(pointer, length, length)).unwrap()
}

/// Nothing frees it: a client does not live long here.
fn result(text: String) -> *const [usize; 2] {
    let place = Box::new([text.as_ptr() as usize, text.len()]);
    forget(text);
    Box::into_raw(place)
}

#[export_name = "now"]
extern "C" fn now() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_millis() as u64
}

#[export_name = "elapsed"]
extern "C" fn elapsed() -> u64 {
    Instant::now().elapsed().as_nanos() as u64
}

/// A hash set takes a random seed.
#[export_name = "distinct"]
unsafe extern "C" fn distinct(pointer: *mut u8, length: usize) -> u32 {
    text(pointer, length).split(' ').collect::<HashSet<_>>().len() as u32
}

#[export_name = "variable"]
unsafe extern "C" fn variable(pointer: *mut u8, length: usize) -> *const [usize; 2] {
    result(std::env::var(text(pointer, length)).unwrap_or_else(|missing| missing.to_string()))
}

#[export_name = "arguments"]
extern "C" fn arguments() -> *const [usize; 2] {
    result(std::env::args().collect::<Vec<_>>().join(","))
}

#[export_name = "input"]
extern "C" fn input() -> *const [usize; 2] {
    let mut all = String::new();
    stdin().read_to_string(&mut all).unwrap();
    result(all)
}

#[export_name = "print-line"]
unsafe extern "C" fn print_line(pointer: *mut u8, length: usize) {
    println!("{}", text(pointer, length));
}

#[export_name = "print-error"]
unsafe extern "C" fn print_error(pointer: *mut u8, length: usize) {
    eprintln!("{}", text(pointer, length));
}

#[export_name = "many-lines"]
extern "C" fn many_lines(count: u32) {
    for line in 0..count {
        eprintln!("{line}");
    }
    panic!("enough");
}

/// The text of a panic is what each release of Rust makes of it, but for the message.
#[export_name = "fail"]
unsafe extern "C" fn fail(pointer: *mut u8, length: usize) {
    set_hook(Box::new(|panic| eprintln!("panic: {}", panic.payload_as_str().unwrap())));
    panic!("{}", text(pointer, length));
}

#[export_name = "exit-program"]
extern "C" fn exit_program(code: u32) {
    exit(code as i32);
}

#[export_name = "pause"]
extern "C" fn pause(milliseconds: u32) {
    sleep(Duration::from_millis(milliseconds.into()));
}

#[export_name = "read-file"]
unsafe extern "C" fn read_file(pointer: *mut u8, length: usize) -> *const [usize; 2] {
    result(fs::read_to_string(text(pointer, length)).unwrap_or_else(|refused| refused.to_string()))
}

#[export_name = "nothing"]
extern "C" fn nothing() {}
