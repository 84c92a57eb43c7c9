//! Which client asks, and its proof (RFC 6749 section 2.3, OpenID Connect Core section 9).
//!
//! The rule a reader would break: one method a request. A client that brings its secret twice, or a secret it does not
//! have, is refused: whoever mixes methods wants two readers to see two clients.

use super::error::{ErrorCode, OAuthError};
use super::form::Parameters;
use crate::domain::client::{Client, authenticate, client, fixed};
use crate::domain::{Context, Failure};
use axum::http::{HeaderMap, HeaderValue, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

const BASIC: &str = "Basic realm=\"drempel\", charset=\"UTF-8\"";

/// What a request says about who makes it.
pub(crate) struct Presented {
    pub(crate) id: String,
    secret: Option<String>,
    by_header: bool,
}

impl Presented {
    /// Reads header and form.
    pub(crate) fn of(headers: &HeaderMap, form: &Parameters) -> Result<Self, OAuthError> {
        let mut lines = headers.get_all(header::AUTHORIZATION).iter();
        let given = match (lines.next(), lines.next()) {
            (None, _) => None,
            (Some(line), None) => Some(basic(line)?),
            (Some(_), Some(_)) => {
                return Err(OAuthError::invalid_request("There are two Authorization headers"));
            }
        };
        let (id, secret) = (form.get("client_id"), form.get("client_secret"));
        match given {
            Some(_) if secret.is_some() => {
                Err(OAuthError::invalid_request("The client uses more than one way to authenticate"))
            }
            Some((header, _)) if id.is_some_and(|id| id != header) => {
                Err(OAuthError::invalid_request("client_id differs from the one in the Authorization header"))
            }
            Some((id, secret)) => Ok(Self { id, secret: Some(secret), by_header: true }),
            None => {
                let id = id.ok_or(OAuthError::new(ErrorCode::InvalidClient, "client_id is missing"))?;
                Ok(Self { id: id.to_owned(), secret: secret.map(str::to_owned), by_header: false })
            }
        }
    }
}

/// The client that makes this request, if it is who it says.
pub(crate) async fn authenticated(
    context: &Context,
    headers: &HeaderMap,
    form: &Parameters,
) -> Result<Client, OAuthError> {
    let presented = Presented::of(headers, form)?;
    let found = match fixed(context, &presented.id) {
        Some(client) => Some(client),
        None => {
            let mut unit = context.store.read().await.map_err(Failure::from)?;
            client(context, &mut unit, &presented.id).await?
        }
    };
    found.filter(|client| authenticate(client, presented.secret.as_deref())).ok_or_else(|| {
        tracing::info!("a client did not prove who it is");
        refused(presented.by_header)
    })
}

fn refused(by_header: bool) -> OAuthError {
    let error = OAuthError::new(
        ErrorCode::InvalidClient,
        "The client is unknown, disabled, or did not authenticate as it is registered",
    );
    // A page's own call would make the browser ask for a password.
    if by_header { error.challenged(BASIC) } else { error }
}

/// `Basic base64(id:secret)`, both form-encoded before (RFC 6749 section 2.3.1).
fn basic(line: &HeaderValue) -> Result<(String, String), OAuthError> {
    let read = || {
        let (scheme, value) = line.to_str().ok()?.split_once(' ')?;
        let bytes = scheme.eq_ignore_ascii_case("basic").then(|| STANDARD.decode(value.trim()).ok())??;
        let text = String::from_utf8(bytes).ok()?;
        let (id, secret) = text.split_once(':')?;
        Some((decoded(id)?, decoded(secret)?))
    };
    read().filter(|(id, _)| !id.is_empty()).ok_or_else(|| refused(true))
}

fn decoded(text: &str) -> Option<String> {
    let form = format!("x={text}");
    let mut pairs = form_urlencoded::parse(form.as_bytes());
    match (pairs.next(), pairs.next()) {
        (Some((_, value)), None) if !value.contains('\u{fffd}') => Some(value.into_owned()),
        (_, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn presented(authorization: &str, form: &str) -> Result<(String, Option<String>), &'static str> {
        let mut headers = HeaderMap::new();
        if !authorization.is_empty() {
            headers.insert(header::AUTHORIZATION, HeaderValue::from_str(authorization).unwrap());
        }
        let presented = Presented::of(&headers, &Parameters::parse(form.as_bytes()).unwrap());
        presented.map(|it| (it.id, it.secret)).map_err(|error| error.code.name())
    }

    fn of(id: &str, secret: &str) -> (String, Option<String>) {
        (id.to_owned(), (!secret.is_empty()).then(|| secret.to_owned()))
    }

    #[test]
    fn a_client_names_itself_in_one_way() {
        let header = format!("Basic {}", STANDARD.encode("demo%2Dweb:a%20b%3Ac"));
        assert_eq!(presented(&header, ""), Ok(of("demo-web", "a b:c")));
        assert_eq!(presented(&header, "client_id=demo-web"), Ok(of("demo-web", "a b:c")));
        assert_eq!(presented("", "client_id=demo-web&client_secret=s"), Ok(of("demo-web", "s")));
        assert_eq!(presented("", "client_id=demo-app"), Ok(of("demo-app", "")));
    }

    #[test]
    fn a_client_that_mixes_ways_or_names_nobody_is_refused() {
        let header = format!("Basic {}", STANDARD.encode("demo-web:secret"));
        assert_eq!(presented(&header, "client_secret=secret"), Err("invalid_request"));
        assert_eq!(presented(&header, "client_id=other"), Err("invalid_request"));
        for authorization in ["Basic", "Basic !", "Bearer abc", "Basic OnNlY3JldA==", "Basic YWJj"] {
            assert_eq!(
                presented(authorization, "client_id=demo-app"),
                Err("invalid_client"),
                "{authorization}"
            );
        }
        assert_eq!(presented("", ""), Err("invalid_client"));
    }
}
