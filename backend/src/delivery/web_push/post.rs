//! One call of a push service (RFC 8030 section 5).
//!
//! The rule a reader would break: an address of a subscription is never followed elsewhere, and what a push service answers
//! is not read beyond its status.

use std::sync::Arc;
use std::time::Duration;
use ureq::Agent;
use ureq::http::{Response, header};
use ureq::tls::{RootCerts, TlsConfig};

/// For one attempt.
const PATIENCE: Duration = Duration::from_secs(10);

/// A message, whole.
pub(super) struct Message {
    pub(super) endpoint: String,
    /// The value of `Authorization`.
    pub(super) authorization: String,
    /// How long the push service keeps it for a phone that is off.
    pub(super) seconds: u64,
    /// What replaces what.
    pub(super) topic: String,
    /// In `aes128gcm`.
    pub(super) body: Vec<u8>,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// The push service has it.
    Taken,
    /// There is no such subscription any more.
    Gone,
    /// Not now; after so long, if it says.
    Later(Option<Duration>),
    /// It will not, ever: this status.
    Refused(u16),
}

/// Who calls: one connection pool.
#[derive(Clone)]
pub(super) struct Poster(Agent);

impl Poster {
    pub(super) fn new() -> Self {
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let tls =
            TlsConfig::builder().root_certs(RootCerts::WebPki).unversioned_rustls_crypto_provider(provider);
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(PATIENCE))
            .tls_config(tls.build())
            .build();
        Self(config.into())
    }

    pub(super) fn post(&self, message: &Message) -> Answer {
        let request = self
            .0
            .post(&message.endpoint)
            .header(header::AUTHORIZATION, &message.authorization)
            .header(header::CONTENT_ENCODING, "aes128gcm")
            .header(header::CONTENT_TYPE, "application/octet-stream")
            .header("TTL", message.seconds.to_string())
            .header("Topic", &message.topic)
            .header("Urgency", "high");
        match request.send(message.body.as_slice()) {
            Ok(response) => meant(&response),
            Err(error) => {
                // The error's own words may have the address in them, which is a secret.
                let kind = matches!(error, ureq::Error::Timeout(_)).then_some("timeout").unwrap_or("network");
                tracing::debug!(kind, "a push service could not be asked");
                Answer::Later(None)
            }
        }
    }
}

fn meant<T>(response: &Response<T>) -> Answer {
    let after = response.headers().get(header::RETRY_AFTER).and_then(|value| value.to_str().ok());
    match response.status().as_u16() {
        200..=299 => Answer::Taken,
        404 | 410 => Answer::Gone,
        429 | 500..=599 => Answer::Later(after.and_then(|text| text.parse().ok()).map(Duration::from_secs)),
        status => Answer::Refused(status),
    }
}
