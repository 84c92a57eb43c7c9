//! The server that is looked at, and how it is asked.

pub(crate) use super::answer::{Answer, Codes};

use super::answer::answer;
use super::case::{Ending, must};
use super::person::Person;
use serde_json::Value;
use std::sync::{Arc, OnceLock};
use std::thread::sleep;
use std::time::Duration;
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

/// The grant type of RFC 8628 section 3.4.
pub(crate) const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";
const FORM: &str = "application/x-www-form-urlencoded";

/// A client with a secret.
pub(crate) struct Confidential {
    pub(crate) id: String,
    pub(crate) secret: String,
}

/// A server, the clients registered there, and a person who has an account.
pub(crate) struct Server {
    agent: Agent,
    pub(crate) issuer: String,
    pub(crate) client: String,
    pub(crate) scope: String,
    pub(crate) other_client: Option<String>,
    pub(crate) unauthorized_client: Option<String>,
    /// Where codes live 30 s at most.
    pub(crate) short_lived: Option<Box<Server>>,
    pub(crate) confidential: Option<Confidential>,
    pub(crate) person: Option<Box<dyn Person>>,
    metadata: OnceLock<Value>,
}

impl Server {
    /// With one public client; the rest can be set.
    pub(crate) fn new(issuer: &str, client: &str, scope: &str) -> Self {
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let tls =
            TlsConfig::builder().root_certs(RootCerts::WebPki).unversioned_rustls_crypto_provider(provider);
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(30)))
            .tls_config(tls.build())
            .build();
        Self {
            agent: config.into(),
            issuer: issuer.trim_end_matches('/').to_owned(),
            client: client.to_owned(),
            scope: scope.to_owned(),
            other_client: None,
            unauthorized_client: None,
            short_lived: None,
            confidential: None,
            person: None,
            metadata: OnceLock::new(),
        }
    }

    /// `GET`s an address.
    pub(crate) fn get(&self, url: &str, headers: &[(&str, &str)]) -> Result<Answer, Ending> {
        let request =
            headers.iter().fold(self.agent.get(url), |request, (name, value)| request.header(*name, *value));
        answer(url, request.call())
    }

    /// `POST`s a body as it is.
    pub(crate) fn post_raw(
        &self,
        url: &str,
        kind: &str,
        body: &str,
        headers: &[(&str, &str)],
    ) -> Result<Answer, Ending> {
        let request = self.agent.post(url).header("content-type", kind);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        answer(url, request.send(body))
    }

    /// `POST`s a form.
    pub(crate) fn post(&self, url: &str, parameters: &[(&str, &str)]) -> Result<Answer, Ending> {
        self.post_raw(url, FORM, &form(parameters), &[])
    }

    /// `POST`s a form with Basic authentication (RFC 6749 section 2.3.1).
    pub(crate) fn post_as(
        &self,
        url: &str,
        id: &str,
        secret: &str,
        parameters: &[(&str, &str)],
    ) -> Result<Answer, Ending> {
        let basic = format!("Basic {}", base64(format!("{}:{}", percent(id), percent(secret)).as_bytes()));
        self.post_raw(url, FORM, &form(parameters), &[("authorization", &basic)])
    }

    /// What the server says of itself (RFC 8414), asked for once.
    pub(crate) fn metadata(&self) -> Result<&Value, Ending> {
        if self.metadata.get().is_none() {
            let answer = self.get(&self.metadata_url(), &[])?;
            let answer = if answer.status == 200 {
                answer
            } else {
                self.get(&format!("{}/.well-known/openid-configuration", self.issuer), &[])?
            };
            self.metadata.get_or_init(|| serde_json::from_str(&answer.body).unwrap_or_default());
        }
        Ok(self.metadata.get().expect("it was set"))
    }

    /// RFC 8414 section 3.1: the path of the issuer comes behind the well-known one.
    pub(crate) fn metadata_url(&self) -> String {
        let (scheme, rest) = self.issuer.split_once("://").unwrap_or(("https", &self.issuer));
        let (host, path) =
            rest.split_once('/').map_or((rest, String::new()), |(host, path)| (host, format!("/{path}")));
        format!("{scheme}://{host}/.well-known/oauth-authorization-server{path}")
    }

    /// An address out of the metadata.
    pub(crate) fn endpoint(&self, name: &str) -> Result<&str, Ending> {
        let found = self.metadata()?[name].as_str();
        found.ok_or_else(|| Ending::Failed(format!("the metadata names no {name}")))
    }

    /// Asks for codes with exactly these parameters.
    pub(crate) fn ask(&self, parameters: &[(&str, &str)]) -> Result<Answer, Ending> {
        self.post(self.endpoint("device_authorization_endpoint")?, parameters)
    }

    /// Asks the token endpoint with exactly these parameters.
    pub(crate) fn token(&self, parameters: &[(&str, &str)]) -> Result<Answer, Ending> {
        self.post(self.endpoint("token_endpoint")?, parameters)
    }

    /// Codes for the client.
    pub(crate) fn codes(&self) -> Result<Codes, Ending> {
        self.codes_of(&self.client)
    }

    /// Codes for another client.
    pub(crate) fn codes_of(&self, client: &str) -> Result<Codes, Ending> {
        let answer = self.ask(&[("client_id", client), ("scope", &self.scope)])?;
        must!(answer.status == 200, "no codes: {answer}");
        answer.codes(client)
    }

    /// Polls once, as the client that asked.
    pub(crate) fn poll(&self, codes: &Codes) -> Result<Answer, Ending> {
        self.token(&[
            ("grant_type", GRANT),
            ("device_code", &codes.device_code),
            ("client_id", &codes.client),
        ])
    }

    /// Waits as long as was told, then polls.
    pub(crate) fn poll_in_time(&self, codes: &Codes) -> Result<Answer, Ending> {
        wait(codes.interval);
        self.poll(codes)
    }

    /// The person, if there is one.
    pub(crate) fn person(&self) -> Result<&dyn Person, Ending> {
        self.person.as_deref().ok_or(Ending::Skipped("nobody is there to approve (--approve)"))
    }
}

/// Sleeps a little longer than that: the server's clock began earlier than ours.
pub(crate) fn wait(time: Duration) {
    sleep(time + Duration::from_millis(150));
}

/// A form of these parameters, in their order.
pub(crate) fn form(parameters: &[(&str, &str)]) -> String {
    let pairs: Vec<_> =
        parameters.iter().map(|(name, value)| format!("{}={}", percent(name), percent(value))).collect();
    pairs.join("&")
}

fn percent(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}
