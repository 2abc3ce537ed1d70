//! How values lie in memory between the layer and the host: little-endian numbers, and texts as their length (u32) and their bytes.

use alloc::{string::String, vec::Vec};

use crate::trap::fail;

/// Takes apart what the host wrote.
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn bytes(&mut self) -> Vec<u8> {
        let length = self.u32() as usize;
        self.take(length).into()
    }

    pub fn text(&mut self) -> String {
        String::from_utf8(self.bytes()).unwrap_or_else(|_| fail("the host gave text that is not UTF-8"))
    }

    #[cfg(feature = "http")]
    pub fn u8(&mut self) -> u8 {
        self.take(1)[0]
    }

    #[cfg(feature = "http")]
    pub fn u16(&mut self) -> u16 {
        self.number(2) as u16
    }

    pub fn u32(&mut self) -> u32 {
        self.number(4)
    }

    fn number(&mut self, size: usize) -> u32 {
        self.take(size).iter().rev().fold(0, |number, &byte| number << 8 | u32::from(byte))
    }

    fn take(&mut self, length: usize) -> &'a [u8] {
        let Some((taken, rest)) = self.0.split_at_checked(length) else { fail("the host gave less than it announced") };
        self.0 = rest;
        taken
    }
}

/// Puts together what the host reads.
#[cfg(feature = "http")]
pub struct Writer(Vec<u8>);

#[cfg(feature = "http")]
impl Writer {
    pub fn new() -> Self {
        Self(Vec::new())
    }

    pub fn u8(&mut self, number: u8) {
        self.0.push(number);
    }

    pub fn u32(&mut self, number: u32) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    pub fn u64(&mut self, number: u64) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    pub fn bytes(&mut self, bytes: &[u8]) {
        self.u32(bytes.len() as u32);
        self.0.extend_from_slice(bytes);
    }

    pub fn finish(self) -> Vec<u8> {
        self.0
    }
}
