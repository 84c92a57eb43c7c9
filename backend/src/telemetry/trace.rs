//! The trace id of a request (W3C Trace Context): the caller's, else a new one.

use axum::http::HeaderMap;
use std::fmt::Write as _;

/// The id in `traceparent`, when it is one: `00-{32 hex}-{16 hex}-{2 hex}`, not all zero, lower case.
pub(crate) fn given(headers: &HeaderMap) -> Option<String> {
    let value = headers.get("traceparent")?.to_str().ok()?;
    let mut parts = value.split('-');
    let (version, trace, parent) = (parts.next()?, parts.next()?, parts.next()?);
    let flags = parts.next()?;
    let fits = is_hex(version, 2) && version != "ff" && is_hex(parent, 16) && is_hex(flags, 2);
    let zero = trace.bytes().all(|byte| byte == b'0') || parent.bytes().all(|byte| byte == b'0');
    (fits && is_hex(trace, 32) && !zero).then(|| trace.to_owned())
}

/// 128 random bits.
pub(crate) fn fresh() -> String {
    let mut bytes = [0_u8; 16];
    // Without randomness the id is not unique, which costs a look-up and nothing else.
    let _ = getrandom::fill(&mut bytes);
    bytes.iter().fold(String::with_capacity(32), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// `traceparent` for what comes behind: the same trace, a span of our own.
pub(crate) fn parent(trace: &str) -> String {
    let span: String = fresh().chars().take(16).collect();
    format!("00-{trace}-{span}-01")
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::{fresh, given};
    use axum::http::{HeaderMap, HeaderValue};

    #[test]
    fn only_a_whole_traceparent_counts() {
        let id = "4bf92f3577b34da6a3ce929d0e0e4736";
        let read = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert("traceparent", HeaderValue::from_str(value).unwrap());
            given(&headers)
        };
        assert_eq!(read(&format!("00-{id}-00f067aa0ba902b7-01")).as_deref(), Some(id));
        for bad in
            ["", "00-x-y-z", &format!("ff-{id}-00f067aa0ba902b7-01"), &format!("00-{id}-00f067aa0ba902b7")]
        {
            assert_eq!(read(bad), None, "{bad}");
        }
        assert_eq!(read("00-00000000000000000000000000000000-00f067aa0ba902b7-01"), None);
    }

    #[test]
    fn a_fresh_one_has_the_same_shape() {
        assert!(super::is_hex(&fresh(), 32));
        assert_ne!(fresh(), fresh());
    }
}
