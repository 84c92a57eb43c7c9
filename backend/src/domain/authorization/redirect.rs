//! The way back to the application.
//!
//! The rule a reader would break: a redirect URI is never changed, only added to: what it has of a query stays as it is
//! (RFC 6749 section 3.1.2), and what is added is encoded by the form serializer, so that no value ends a header, begins
//! a fragment or adds a parameter.

use super::Fault;
use serde::{Deserialize, Serialize};

/// Where an answer goes. Made from a redirect URI that was found to be the application's own.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Back {
    /// Exactly as the application sent it.
    pub redirect_uri: String,
    /// Given back as it came.
    pub state: Option<String>,
}

impl Back {
    /// A code for the application (RFC 6749 section 4.1.2), and who gives it (RFC 9207).
    #[must_use]
    pub fn with_code(&self, code: &str, issuer: &str) -> String {
        self.with(&[("code", code)], issuer)
    }

    /// Why there is none.
    #[must_use]
    pub fn with_fault(&self, fault: &Fault, issuer: &str) -> String {
        self.with(&[("error", fault.error.name()), ("error_description", fault.description)], issuer)
    }

    fn with(&self, said: &[(&str, &str)], issuer: &str) -> String {
        let state = self.state.as_deref().map(|state| ("state", state));
        add(&self.redirect_uri, said.iter().copied().chain(state).chain([("iss", issuer)]))
    }
}

impl std::fmt::Debug for Back {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Back").field("redirect_uri", &self.redirect_uri).finish_non_exhaustive()
    }
}

/// Adds to the query of an address that has no fragment, as registration sees to.
#[must_use]
pub fn add<'a>(uri: &str, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let (start, base) = match uri.find('?') {
        Some(at) => (at + 1, uri.to_owned()),
        None => (uri.len() + 1, format!("{uri}?")),
    };
    let mut pairs = pairs.into_iter().peekable();
    if pairs.peek().is_none() {
        return uri.to_owned();
    }
    form_urlencoded::Serializer::for_suffix(base, start).extend_pairs(pairs).finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::authorization::Error;

    const ISSUER: &str = "https://login.drempel.example";

    fn back(redirect_uri: &str, state: Option<&str>) -> Back {
        Back { redirect_uri: redirect_uri.to_owned(), state: state.map(str::to_owned) }
    }

    #[test]
    fn a_query_of_the_applications_own_is_kept() {
        let iss = "iss=https%3A%2F%2Flogin.drempel.example";
        for (uri, expected) in [
            ("https://app.example/cb", "https://app.example/cb?code=c&"),
            ("https://app.example/cb?", "https://app.example/cb?code=c&"),
            ("https://app.example/cb?a=%2f&b", "https://app.example/cb?a=%2f&b&code=c&"),
            ("http://127.0.0.1:5/cb", "http://127.0.0.1:5/cb?code=c&"),
            ("com.example.app:/cb", "com.example.app:/cb?code=c&"),
        ] {
            assert_eq!(back(uri, None).with_code("c", ISSUER), format!("{expected}{iss}"));
        }
    }

    #[test]
    fn a_state_cannot_add_anything() {
        let hostile = "x&code=evil#y\r\nSet-Cookie: a=b é";
        let uri = back("https://app.example/cb?q=1", Some(hostile)).with_code("c", ISSUER);
        assert_eq!(
            uri,
            "https://app.example/cb?q=1&code=c&state=x%26code%3Devil%23y%0D%0ASet-Cookie%3A+a%3Db+%C3%A9&\
             iss=https%3A%2F%2Flogin.drempel.example"
        );
        let query = uri.split_once('?').unwrap().1;
        let read: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
        assert_eq!(read[2], ("state".into(), hostile.into()));
    }

    #[test]
    fn an_error_names_the_issuer_too() {
        let fault = Error::AccessDenied.because("no");
        let uri = back("https://app.example/cb", Some("s")).with_fault(&fault, ISSUER);
        let query = uri.split_once('?').unwrap().1;
        assert_eq!(
            query,
            "error=access_denied&error_description=no&state=s&iss=https%3A%2F%2Flogin.drempel.example"
        );
    }
}
