//! The parameters of a request, before anybody has understood them.
//!
//! The rule a reader would break: each name stands at most once (RFC 6749 section 3.1), and one without a value is not
//! there. Whoever takes the first of two reads another request than whoever takes the last.

use super::{Error, Fault};

/// More than any honest request by far.
pub const MOST_BYTES: usize = 16 * 1024;

/// The parameters of a request, in their order.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Parameters(Vec<(String, String)>);

/// Not parameters at all, or too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Garbled;

impl Parameters {
    /// Reads a query or a form: `application/x-www-form-urlencoded`.
    ///
    /// # Errors
    /// When it is too long.
    pub fn parse(encoded: &[u8]) -> Result<Self, Garbled> {
        if encoded.len() > MOST_BYTES {
            return Err(Garbled);
        }
        let pairs =
            form_urlencoded::parse(encoded).map(|(name, value)| (name.into_owned(), value.into_owned()));
        Ok(Self(pairs.collect()))
    }

    /// These.
    #[must_use]
    pub fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    /// The value of `name`.
    ///
    /// # Errors
    /// `invalid_request` when it is there twice, or is no text.
    pub fn get(&self, name: &str) -> Result<Option<&str>, Fault> {
        let mut values = self.0.iter().filter(|(given, _)| given == name).map(|(_, value)| value.as_str());
        let value = values.next();
        if values.next().is_some() {
            return Err(Error::InvalidRequest.because("a parameter is repeated"));
        }
        match value {
            // What percent-decoding gives for bytes that are no UTF-8.
            Some(text) if text.chars().any(|c| c.is_control() || c == '\u{fffd}') => {
                Err(Error::InvalidRequest.because("a parameter holds control characters or is not UTF-8"))
            }
            Some("") | None => Ok(None),
            Some(text) => Ok(Some(text)),
        }
    }

    /// Whether `name` is there, however often.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(given, value)| given == name && !value.is_empty())
    }
}

impl std::fmt::Debug for Parameters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Parameters(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Parameters {
        Parameters::parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn an_empty_value_is_none_and_two_are_refused() {
        let given = parsed("a=1&b=&c=2&c=2&d=%26%3D+%C3%A9");
        assert_eq!(given.get("a"), Ok(Some("1")));
        assert_eq!(given.get("b"), Ok(None));
        assert!(given.get("c").is_err());
        assert_eq!(given.get("d"), Ok(Some("&= é")));
        assert_eq!(given.get("e"), Ok(None));
        assert!(!given.has("b") && given.has("c"));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for text in ["a=%ff", "a=%00", "a=b%0d%0aSet-Cookie:x", "a=%c2%85"] {
            assert!(parsed(text).get("a").is_err(), "{text}");
        }
        assert_eq!(Parameters::parse(&[b'a'; MOST_BYTES + 1]), Err(Garbled));
    }

    #[test]
    fn the_empty_value_counts_as_a_repetition_too() {
        assert!(parsed("a=&a=1").get("a").is_err());
    }
}
