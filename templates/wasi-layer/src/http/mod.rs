//! `wasi:http`, the client's side.

use crate::bindings::exports::wasi::http::types::{self, ErrorCode};
use crate::bindings::exports::wasi::io::error::ErrorBorrow;
use crate::io::error::{Cause, IoError};
use crate::{Layer, Never};

pub mod exchange;
pub mod failure;
mod fields;
mod handler;
mod host;
pub mod incoming_body;
mod incoming_response;
pub mod outgoing_body;
mod outgoing_request;
mod request_head;
mod request_options;
mod syntax;
mod upload;

impl types::GuestIncomingRequest for Never {}
impl types::GuestResponseOutparam for Never {}
impl types::GuestOutgoingResponse for Never {}

impl types::Guest for Layer {
    type Fields = fields::Fields;
    type IncomingRequest = Never;
    type OutgoingRequest = outgoing_request::OutgoingRequest;
    type RequestOptions = request_options::RequestOptions;
    type ResponseOutparam = Never;
    type IncomingResponse = incoming_response::IncomingResponse;
    type IncomingBody = incoming_body::IncomingBody;
    type FutureTrailers = incoming_body::FutureTrailers;
    type OutgoingResponse = Never;
    type OutgoingBody = outgoing_body::OutgoingBody;
    type FutureIncomingResponse = incoming_response::FutureIncomingResponse;

    fn http_error_code(err: ErrorBorrow<'_>) -> Option<ErrorCode> {
        match &err.get::<IoError>().cause {
            Cause::Stdin => None,
            Cause::Http(failure) => Some(failure.code.clone()),
        }
    }
}
