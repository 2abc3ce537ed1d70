//! `wasi:http/outgoing-handler`.

use crate::Layer;
use crate::bindings::exports::wasi::http::outgoing_handler;
use crate::bindings::exports::wasi::http::types::{self, ErrorCode};
use crate::http::incoming_response::FutureIncomingResponse;
use crate::http::outgoing_request::OutgoingRequest;
use crate::http::request_head::request_head;
use crate::http::request_options::RequestOptions;

impl outgoing_handler::Guest for Layer {
    fn handle(
        request: types::OutgoingRequest,
        options: Option<types::RequestOptions>,
    ) -> Result<types::FutureIncomingResponse, ErrorCode> {
        let request = request.into_inner::<OutgoingRequest>();
        let head = request_head(&request, options.as_ref().map(|options| options.get::<RequestOptions>()))?;
        request.exchange.hand_over(head);
        Ok(FutureIncomingResponse::of(request.exchange))
    }
}
