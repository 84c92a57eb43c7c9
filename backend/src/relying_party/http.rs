//! The calls of an application: a form out, JSON back, and the ways in which that fails.

use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;
use ureq::http::{Response, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body};

/// No answer of a provider comes near this many bytes.
const MOST: u64 = 256 * 1024;
const PATIENCE: Duration = Duration::from_secs(20);

/// Why there is no usable answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// Nobody answers there.
    #[error("cannot reach {url}: {cause}")]
    Unreachable {
        /// Where.
        url: String,
        /// The network's reason.
        cause: String,
    },
    /// The provider says no, in the words of RFC 6749 section 5.2.
    #[error("the provider refused: {error}{}", .description.as_ref().map(|text| format!(" ({text})")).unwrap_or_default())]
    Refused {
        /// The closed word.
        error: String,
        /// For developers.
        description: Option<String>,
    },
    /// It answers something else.
    #[error("{0}; is it an OpenID Connect provider?")]
    Garbled(String),
    /// A token that must not be believed.
    #[error("the ID token is not to be believed: {0}")]
    Unbelievable(#[from] drempel_verify::id_token::IdTokenError),
}

/// Who calls.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Caller<'a> {
    /// A client that has no secret, and names itself in the form.
    Public,
    /// A client with its secret (RFC 6749 section 2.3.1).
    Confidential {
        /// `client_id`.
        id: &'a str,
        /// Its secret.
        secret: &'a str,
    },
}

/// One connection pool.
#[derive(Clone, Debug)]
pub(crate) struct Http(Agent);

impl Http {
    pub(crate) fn new() -> Self {
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let tls =
            TlsConfig::builder().root_certs(RootCerts::WebPki).unversioned_rustls_crypto_provider(provider);
        let tls = tls.build();
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(PATIENCE))
            .tls_config(tls)
            .build();
        Self(config.into())
    }

    /// `GET`s JSON.
    pub(crate) fn get(&self, url: &str) -> Result<String, Trouble> {
        read(url, self.0.get(url).header(header::ACCEPT, "application/json").call())
    }

    /// `POST`s a form and reads JSON.
    pub(crate) fn post(
        &self,
        url: &str,
        caller: Caller<'_>,
        form: &[(&str, &str)],
    ) -> Result<Value, Trouble> {
        let request = self.0.post(url);
        let request = match caller {
            Caller::Public => request,
            Caller::Confidential { id, secret } => request.header(header::AUTHORIZATION, basic(id, secret)),
        };
        let text = read(url, request.send_form(form.iter().copied()))?;
        if text.is_empty() { Ok(Value::Null) } else { parse(url, &text) }
    }
}

/// JSON, or that it is none.
pub(crate) fn parse(url: &str, text: &str) -> Result<Value, Trouble> {
    serde_json::from_str(text)
        .map_err(|cause| Trouble::Garbled(format!("{url} does not answer JSON: {cause}")))
}

fn basic(id: &str, secret: &str) -> String {
    use base64::Engine as _;
    let encoded = [form_encoded(id), form_encoded(secret)].join(":");
    format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(encoded))
}

/// As a form has it (RFC 6749 appendix B).
fn form_encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn read(url: &str, answer: Result<Response<Body>, ureq::Error>) -> Result<String, Trouble> {
    let unreachable =
        |cause: ureq::Error| Trouble::Unreachable { url: url.to_owned(), cause: cause.to_string() };
    let mut answer = answer.map_err(unreachable)?;
    let text = answer.body_mut().with_config().limit(MOST).read_to_string().map_err(unreachable)?;
    if answer.status().is_success() {
        return Ok(text);
    }
    let said: Value = serde_json::from_str(&text).unwrap_or_default();
    let word = |name: &str| said.get(name).and_then(Value::as_str).map(str::to_owned);
    match word("error") {
        Some(error) => Err(Trouble::Refused { error, description: word("error_description") }),
        None => Err(Trouble::Garbled(format!("{url} answers with status {}", answer.status()))),
    }
}
