//! Parameters, as a form or in a query.
//!
//! The rule a reader would break: a parameter that comes twice is refused (RFC 6749 sections 3.1 and 3.2), for two readers
//! would take two different ones; an empty one was not sent; an unknown one means nothing.

use super::error::OAuthError;
use crate::AppState;
use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use std::collections::BTreeMap;
use std::fmt;

const MOST: usize = 64;

/// Each parameter once.
#[derive(Clone, Default)]
pub(crate) struct Parameters(BTreeMap<String, String>);

impl Parameters {
    /// Reads `a=1&b=2`.
    pub(crate) fn parse(text: &[u8]) -> Result<Self, OAuthError> {
        let mut all = BTreeMap::new();
        for (name, value) in form_urlencoded::parse(text).take(MOST + 1) {
            if name.contains('\u{fffd}') || value.contains('\u{fffd}') {
                return Err(OAuthError::invalid_request("A parameter is not UTF-8"));
            }
            if all.len() == MOST {
                return Err(OAuthError::invalid_request("There are too many parameters"));
            }
            if all.insert(name.into_owned(), value.into_owned()).is_some() {
                return Err(OAuthError::invalid_request("A parameter comes more than once"));
            }
        }
        Ok(Self(all))
    }

    /// One that was sent and is not empty.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// All of them.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (String, String)> + '_ {
        self.0.iter().map(|(name, value)| (name.clone(), value.clone()))
    }

    /// One that must be there; `missing` says so.
    pub(crate) fn require(&self, name: &str, missing: &'static str) -> Result<&str, OAuthError> {
        self.get(name).ok_or_else(|| OAuthError::invalid_request(missing))
    }
}

impl fmt::Debug for Parameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// The form in the body of a request.
#[derive(Debug)]
pub(crate) struct Form(pub(crate) Parameters);

impl FromRequest<AppState> for Form {
    type Rejection = OAuthError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, OAuthError> {
        if !is_form(request.headers()) {
            return Err(OAuthError::invalid_request("The body must be application/x-www-form-urlencoded"));
        }
        let most = state.context().settings.limits.body_bytes;
        let bytes = to_bytes(request.into_body(), most).await;
        let bytes = bytes.map_err(|_| OAuthError::invalid_request("The body is too large or broke off"))?;
        Parameters::parse(&bytes).map(Self)
    }
}

/// Whether the body is a form.
pub(crate) fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let essence = kind.and_then(|kind| kind.split(';').next());
    essence.is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_that_comes_twice_is_refused_and_an_empty_one_was_not_sent() {
        assert!(Parameters::parse(b"scope=a&scope=b").is_err());
        assert!(Parameters::parse(b"x=1&x=1").is_err(), "also an unknown one, and the same value");
        let read = Parameters::parse(b"a=&b=c+d%2Be").unwrap();
        assert_eq!((read.get("a"), read.get("b")), (None, Some("c d+e")));
        assert!(Parameters::parse(b"a=%ff").is_err(), "not UTF-8");
    }
}
