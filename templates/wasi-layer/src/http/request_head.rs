//! The head of a request: checked, and as `http.start` reads it.

use alloc::{string::String, vec::Vec};

use crate::bindings::exports::wasi::http::types::{ErrorCode, Method, Scheme};
use crate::http::fields::{Entries, values};
use crate::http::outgoing_request::OutgoingRequest;
use crate::http::request_options::RequestOptions;
use crate::wire::Writer;

/// Limits of one request.
const MAX_HEADERS: usize = 1000;
const MAX_HEADER_BYTES: usize = 128 * 1024;
const MAX_URL_BYTES: usize = 64 * 1024;

/// A bit of the first byte.
pub const HAS_BODY: u8 = 1;

/// Everything but whether there is a body, which is known when it starts.
pub fn request_head(request: &OutgoingRequest, options: Option<&RequestOptions>) -> Result<Vec<u8>, ErrorCode> {
    let url = url(request)?;
    check_headers(&request.headers)?;
    check_body(request)?;
    let timeouts = options.map_or([None; 3], |it| [it.connect.get(), it.first_byte.get(), it.between_bytes.get()]);
    let mut head = Writer::new();
    head.u8(timeouts.iter().rev().fold(0, |flags, timeout| flags << 1 | u8::from(timeout.is_some())) << 1);
    timeouts.iter().for_each(|timeout| head.u64(timeout.unwrap_or(0)));
    head.bytes(method_name(&request.method.borrow()).as_bytes());
    head.bytes(url.as_bytes());
    head.u32(request.headers.len() as u32);
    for (name, value) in request.headers.iter() {
        head.bytes(name.as_bytes());
        head.bytes(value);
    }
    Ok(head.finish())
}

pub fn method_name(method: &Method) -> &str {
    match method {
        Method::Get => "GET",
        Method::Head => "HEAD",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Delete => "DELETE",
        Method::Connect => "CONNECT",
        Method::Options => "OPTIONS",
        Method::Trace => "TRACE",
        Method::Patch => "PATCH",
        Method::Other(name) => name,
    }
}

/// https, unless it says otherwise.
fn url(request: &OutgoingRequest) -> Result<String, ErrorCode> {
    let authority = request.authority.borrow();
    let authority = authority.as_deref().ok_or(ErrorCode::HttpRequestUriInvalid)?;
    let path = request.path_with_query.borrow();
    let path = path.as_deref().unwrap_or("/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    let scheme = request.scheme.borrow();
    let scheme = match &*scheme {
        Some(Scheme::Http) => "http",
        Some(Scheme::Https) | None => "https",
        Some(Scheme::Other(name)) => name,
    };
    let url = [scheme, "://", authority, slash, path].concat();
    if url.len() > MAX_URL_BYTES { Err(ErrorCode::HttpRequestUriTooLong) } else { Ok(url) }
}

fn check_headers(headers: &Entries) -> Result<(), ErrorCode> {
    // Each line has a colon, a space and its end besides.
    let size: usize = headers.iter().map(|(name, value)| name.len() + value.len() + 4).sum();
    if headers.len() > MAX_HEADERS || size > MAX_HEADER_BYTES {
        return Err(ErrorCode::HttpRequestHeaderSectionSize(Some(size as u32)));
    }
    Ok(())
}

/// A request without a body must not announce one, and one whose body was given up cannot be sent.
fn check_body(request: &OutgoingRequest) -> Result<(), ErrorCode> {
    let announced = content_length(&request.headers)?;
    let upload = &request.exchange.upload;
    if upload.is_abandoned() {
        return Err(ErrorCode::InternalError(Some("the request's body was dropped before it was finished".into())));
    }
    if upload.is_absent() && announced.is_some_and(|length| length > 0) {
        return Err(ErrorCode::HttpRequestBodySize(Some(0)));
    }
    Ok(())
}

/// How long the body is to be, if the headers say so. They may say it more than once, but not differently.
pub fn content_length(headers: &Entries) -> Result<Option<u64>, ErrorCode> {
    let mut length = None;
    for value in values(headers, "content-length") {
        let number = decimal(value).ok_or(ErrorCode::HttpProtocolError)?;
        if length.is_some_and(|other| other != number) {
            return Err(ErrorCode::HttpProtocolError);
        }
        length = Some(number);
    }
    Ok(length)
}

/// Digits and nothing else.
fn decimal(text: &[u8]) -> Option<u64> {
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| u64::from(byte - b'0'));
    text.first()?;
    text.iter().try_fold(0u64, |number, byte| number.checked_mul(10)?.checked_add(digit(byte)?))
}
