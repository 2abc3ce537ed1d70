//! What RFC 9110 and RFC 3986 allow in the parts of a request. The host looks at the whole once more, when it decides whether to send it.

/// `token` of RFC 9110, 5.6.2: methods and names of header fields.
pub fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// The value of a header field, RFC 9110, 5.5: no controls but the tab. Bytes that are not ASCII are allowed.
pub fn is_field_value(value: &[u8]) -> bool {
    value.iter().all(|&byte| byte == b'\t' || (byte >= b' ' && byte != 0x7f))
}

/// RFC 3986, 3.1.
pub fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

pub fn is_authority(text: &str) -> bool {
    !text.is_empty() && is_uri_text(text) && !text.bytes().any(|byte| b"/?#\\".contains(&byte))
}

pub fn is_path_with_query(text: &str) -> bool {
    is_uri_text(text) && !text.contains('#')
}

/// Visible ASCII.
fn is_uri_text(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic())
}
