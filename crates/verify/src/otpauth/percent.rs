//! Percent-encoding (RFC 3986 section 2.1), of bytes that must be UTF-8 in the end.

use super::OtpauthError;

/// Decodes; characters that need no encoding but were, and the other way round, are taken as they are.
pub(super) fn decode(text: &str) -> Result<String, OtpauthError> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let (high, low) = (digit(rest.next())?, digit(rest.next())?);
            high << 4 | low
        } else {
            byte
        });
    }
    String::from_utf8(bytes).map_err(|_| OtpauthError::NotUtf8)
}

/// As [`decode`], with a plus for a space, as form encoders write (WHATWG URL section 5.1).
pub(super) fn decode_form(text: &str) -> Result<String, OtpauthError> {
    decode(&text.replace('+', " "))
}

/// Encodes everything but the unreserved characters (RFC 3986 section 2.3) and `@`, which any part of a path or query
/// may hold.
pub(super) fn encode(text: &str, into: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            into.push(char::from(byte));
        } else {
            into.push('%');
            into.extend(
                [byte >> 4, byte & 0xf]
                    .into_iter()
                    .filter_map(|half| char::from_digit(half.into(), 16))
                    .map(|c| c.to_ascii_uppercase()),
            );
        }
    }
}

fn digit(byte: Option<u8>) -> Result<u8, OtpauthError> {
    match byte {
        Some(digit @ b'0'..=b'9') => Ok(digit - b'0'),
        Some(letter @ b'a'..=b'f') => Ok(letter - b'a' + 10),
        Some(letter @ b'A'..=b'F') => Ok(letter - b'A' + 10),
        _ => Err(OtpauthError::Percent),
    }
}
