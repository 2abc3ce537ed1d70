//! `outgoing-request` of `wasi:http/types`.

use alloc::{rc::Rc, string::String};
use core::cell::RefCell;

use crate::bindings::exports::wasi::http::types::{self, Headers, Method, Scheme};
use crate::handles::Counted;
use crate::http::exchange::Exchange;
use crate::http::fields::{Entries, Fields};
use crate::http::outgoing_body::OutgoingBody;
use crate::http::request_head::{content_length, method_name};
use crate::http::syntax::{is_authority, is_path_with_query, is_scheme, is_token};

pub struct OutgoingRequest {
    pub method: RefCell<Method>,
    pub scheme: RefCell<Option<Scheme>>,
    pub authority: RefCell<Option<String>>,
    pub path_with_query: RefCell<Option<String>>,
    pub headers: Rc<Entries>,
    pub exchange: Rc<Exchange>,
    _counted: Counted,
}

/// Sets a part of the request, if it is valid.
fn set<T>(part: &RefCell<T>, value: T, valid: bool) -> Result<(), ()> {
    if !valid {
        return Err(());
    }
    part.replace(value);
    Ok(())
}

impl types::GuestOutgoingRequest for OutgoingRequest {
    fn new(headers: Headers) -> Self {
        Self {
            method: RefCell::new(Method::Get),
            scheme: RefCell::new(None),
            authority: RefCell::new(None),
            path_with_query: RefCell::new(None),
            headers: headers.into_inner::<Fields>().into_entries(),
            exchange: Rc::default(),
            _counted: Counted::new(),
        }
    }

    fn body(&self) -> Result<types::OutgoingBody, ()> {
        let length = content_length(&self.headers).map_err(drop)?;
        self.exchange.upload.open(length)?;
        Ok(OutgoingBody::of(&self.exchange))
    }

    fn method(&self) -> Method {
        self.method.borrow().clone()
    }

    fn set_method(&self, method: Method) -> Result<(), ()> {
        let valid = is_token(method_name(&method));
        set(&self.method, method, valid)
    }

    fn path_with_query(&self) -> Option<String> {
        self.path_with_query.borrow().clone()
    }

    fn set_path_with_query(&self, path_with_query: Option<String>) -> Result<(), ()> {
        let valid = path_with_query.as_deref().is_none_or(is_path_with_query);
        set(&self.path_with_query, path_with_query, valid)
    }

    fn scheme(&self) -> Option<Scheme> {
        self.scheme.borrow().clone()
    }

    fn set_scheme(&self, scheme: Option<Scheme>) -> Result<(), ()> {
        let valid = match &scheme {
            Some(Scheme::Other(name)) => is_scheme(name),
            _ => true,
        };
        set(&self.scheme, scheme, valid)
    }

    fn authority(&self) -> Option<String> {
        self.authority.borrow().clone()
    }

    fn set_authority(&self, authority: Option<String>) -> Result<(), ()> {
        let valid = authority.as_deref().is_none_or(is_authority);
        set(&self.authority, authority, valid)
    }

    fn headers(&self) -> Headers {
        Fields::immutable(&self.headers)
    }
}
