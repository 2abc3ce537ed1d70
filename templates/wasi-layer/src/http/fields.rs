//! `fields` of `wasi:http/types`.

use alloc::{rc::Rc, string::String, vec::Vec};
use core::cell::{RefCell, RefMut};

use crate::bindings::exports::wasi::http::types::{self, HeaderError};
use crate::handles::Counted;
use crate::http::syntax::{is_field_value, is_token};

/// Names as they were given, and their values, in order.
pub type Entries = Vec<(String, Vec<u8>)>;

/// What concerns one connection or is the client's to say.
const FORBIDDEN: [&str; 11] = [
    "connection",
    "host",
    "http2-settings",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

enum State {
    Mutable(RefCell<Entries>),
    /// Those of a request or a response.
    Immutable(Rc<Entries>),
}

pub struct Fields {
    state: State,
    _counted: Counted,
}

impl Fields {
    fn of(entries: Entries) -> Self {
        Self { state: State::Mutable(RefCell::new(entries)), _counted: Counted::new() }
    }

    pub fn immutable(entries: &Rc<Entries>) -> types::Fields {
        types::Fields::new(Self { state: State::Immutable(entries.clone()), _counted: Counted::new() })
    }

    pub fn into_entries(self) -> Rc<Entries> {
        match self.state {
            State::Mutable(entries) => Rc::new(entries.into_inner()),
            State::Immutable(entries) => entries,
        }
    }

    fn read<T>(&self, read: impl FnOnce(&Entries) -> T) -> T {
        match &self.state {
            State::Mutable(entries) => read(&entries.borrow()),
            State::Immutable(entries) => read(entries),
        }
    }

    fn change(&self) -> Result<RefMut<'_, Entries>, HeaderError> {
        match &self.state {
            State::Mutable(entries) => Ok(entries.borrow_mut()),
            State::Immutable(_) => Err(HeaderError::Immutable),
        }
    }
}

/// The values of a name, whatever its case.
pub fn values<'a>(entries: &'a Entries, name: &'a str) -> impl Iterator<Item = &'a Vec<u8>> {
    entries.iter().filter(move |(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

fn check_name(name: &str) -> Result<(), HeaderError> {
    if !is_token(name) {
        return Err(HeaderError::InvalidSyntax);
    }
    if FORBIDDEN.iter().any(|forbidden| name.eq_ignore_ascii_case(forbidden)) {
        return Err(HeaderError::Forbidden);
    }
    Ok(())
}

fn check_value(value: &[u8]) -> Result<(), HeaderError> {
    if is_field_value(value) { Ok(()) } else { Err(HeaderError::InvalidSyntax) }
}

impl types::GuestFields for Fields {
    fn new() -> Self {
        Self::of(Vec::new())
    }

    fn from_list(entries: Entries) -> Result<types::Fields, HeaderError> {
        for (name, value) in &entries {
            check_name(name)?;
            check_value(value)?;
        }
        Ok(types::Fields::new(Self::of(entries)))
    }

    fn get(&self, name: String) -> Vec<Vec<u8>> {
        self.read(|entries| values(entries, &name).cloned().collect())
    }

    fn has(&self, name: String) -> bool {
        self.read(|entries| values(entries, &name).next().is_some())
    }

    fn set(&self, name: String, value: Vec<Vec<u8>>) -> Result<(), HeaderError> {
        let mut entries = self.change()?;
        check_name(&name)?;
        value.iter().try_for_each(|value| check_value(value))?;
        entries.retain(|(other, _)| !other.eq_ignore_ascii_case(&name));
        entries.extend(value.into_iter().map(|value| (name.clone(), value)));
        Ok(())
    }

    fn delete(&self, name: String) -> Result<(), HeaderError> {
        let mut entries = self.change()?;
        check_name(&name)?;
        entries.retain(|(other, _)| !other.eq_ignore_ascii_case(&name));
        Ok(())
    }

    fn append(&self, name: String, value: Vec<u8>) -> Result<(), HeaderError> {
        let mut entries = self.change()?;
        check_name(&name)?;
        check_value(&value)?;
        entries.push((name, value));
        Ok(())
    }

    fn entries(&self) -> Entries {
        self.read(Clone::clone)
    }

    fn clone(&self) -> types::Fields {
        types::Fields::new(Self::of(self.read(Clone::clone)))
    }
}
