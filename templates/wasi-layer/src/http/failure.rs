//! Why an exchange failed.

use alloc::string::String;

use crate::bindings::exports::wasi::http::types::{DnsErrorPayload, ErrorCode, FieldSizePayload, TlsAlertReceivedPayload};
use crate::wire::Reader;

pub struct Failure {
    pub code: ErrorCode,
    /// For a person; may be empty.
    detail: String,
}

impl Failure {
    pub fn of(code: ErrorCode) -> Self {
        Self { code, detail: String::new() }
    }

    /// As the host writes it.
    pub fn read(reader: &mut Reader) -> Self {
        let case = reader.u8();
        let detail = reader.text();
        Self { code: error_code(case, Some(detail.clone()).filter(|it| !it.is_empty())), detail }
    }

    pub fn text(&self) -> String {
        if self.detail.is_empty() { "the HTTP exchange failed".into() } else { self.detail.clone() }
    }
}

/// By the number of its case. The detail goes along where the case has a text.
fn error_code(case: u8, detail: Option<String>) -> ErrorCode {
    let field = FieldSizePayload { field_name: None, field_size: None };
    match case {
        0 => ErrorCode::DnsTimeout,
        1 => ErrorCode::DnsError(DnsErrorPayload { rcode: detail, info_code: None }),
        2 => ErrorCode::DestinationNotFound,
        3 => ErrorCode::DestinationUnavailable,
        4 => ErrorCode::DestinationIpProhibited,
        5 => ErrorCode::DestinationIpUnroutable,
        6 => ErrorCode::ConnectionRefused,
        7 => ErrorCode::ConnectionTerminated,
        8 => ErrorCode::ConnectionTimeout,
        9 => ErrorCode::ConnectionReadTimeout,
        10 => ErrorCode::ConnectionWriteTimeout,
        11 => ErrorCode::ConnectionLimitReached,
        12 => ErrorCode::TlsProtocolError,
        13 => ErrorCode::TlsCertificateError,
        14 => ErrorCode::TlsAlertReceived(TlsAlertReceivedPayload { alert_id: None, alert_message: detail }),
        15 => ErrorCode::HttpRequestDenied,
        16 => ErrorCode::HttpRequestLengthRequired,
        17 => ErrorCode::HttpRequestBodySize(None),
        18 => ErrorCode::HttpRequestMethodInvalid,
        19 => ErrorCode::HttpRequestUriInvalid,
        20 => ErrorCode::HttpRequestUriTooLong,
        21 => ErrorCode::HttpRequestHeaderSectionSize(None),
        22 => ErrorCode::HttpRequestHeaderSize(None),
        23 => ErrorCode::HttpRequestTrailerSectionSize(None),
        24 => ErrorCode::HttpRequestTrailerSize(field),
        25 => ErrorCode::HttpResponseIncomplete,
        26 => ErrorCode::HttpResponseHeaderSectionSize(None),
        27 => ErrorCode::HttpResponseHeaderSize(field),
        28 => ErrorCode::HttpResponseBodySize(None),
        29 => ErrorCode::HttpResponseTrailerSectionSize(None),
        30 => ErrorCode::HttpResponseTrailerSize(field),
        31 => ErrorCode::HttpResponseTransferCoding(detail),
        32 => ErrorCode::HttpResponseContentCoding(detail),
        33 => ErrorCode::HttpResponseTimeout,
        34 => ErrorCode::HttpUpgradeFailed,
        35 => ErrorCode::HttpProtocolError,
        36 => ErrorCode::LoopDetected,
        37 => ErrorCode::ConfigurationError,
        _ => ErrorCode::InternalError(detail),
    }
}
