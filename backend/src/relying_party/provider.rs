//! The provider as its discovery document describes it (OpenID Connect Discovery 1.0), and the application as it is known
//! there.

use super::http::{Caller, Http, Trouble, parse};
use super::tokens::{Asked, Tokens};
use drempel_verify::pkce::CodeVerifier;
use serde_json::Value;

/// An application as it is registered.
#[derive(Clone, Debug)]
pub(crate) struct Application {
    /// `client_id`.
    pub(crate) id: String,
    /// Of a confidential one.
    pub(crate) secret: Option<&'static str>,
}

impl Application {
    fn caller(&self) -> Caller<'_> {
        self.secret.map_or(Caller::Public, |secret| Caller::Confidential { id: &self.id, secret })
    }
}

/// A provider that was found.
#[derive(Clone, Debug)]
pub(crate) struct Provider {
    http: Http,
    issuer: String,
    metadata: Value,
}

/// What a device shows and keeps (RFC 8628 section 3.2).
#[derive(Clone)]
pub(crate) struct DeviceCodes {
    pub(crate) device_code: String,
    pub(crate) user_code: String,
    pub(crate) verification_uri: String,
    pub(crate) expires_in: u64,
    pub(crate) interval: u64,
}

impl Provider {
    /// Reads what the provider says of itself; it must be the one that was asked.
    pub(crate) fn discover(issuer: &str) -> Result<Self, Trouble> {
        let (http, issuer) = (Http::new(), issuer.trim_end_matches('/').to_owned());
        let url = format!("{issuer}/.well-known/openid-configuration");
        let metadata = parse(&url, &http.get(&url)?)?;
        let said = metadata.get("issuer").and_then(Value::as_str);
        if said.map(|said| said.trim_end_matches('/')) != Some(issuer.as_str()) {
            return Err(Trouble::Garbled(format!("{url} speaks for another issuer")));
        }
        let issuer = said.unwrap_or_default().to_owned();
        Ok(Self { http, issuer, metadata })
    }

    /// Where something is asked; never over a network in the clear.
    fn endpoint(&self, name: &str) -> Result<&str, Trouble> {
        let missing = || Trouble::Garbled(format!("{} has no {name}", self.issuer));
        let url = self.metadata.get(name).and_then(Value::as_str).ok_or_else(missing)?;
        let here = ["http://127.0.0.1", "http://[::1]", "http://localhost"];
        let rest = here.iter().find_map(|start| url.strip_prefix(start));
        if url.starts_with("https://") || rest.is_some_and(|rest| rest.starts_with([':', '/'])) {
            Ok(url)
        } else {
            Err(Trouble::Garbled(format!("{name} of {} is not protected by TLS", self.issuer)))
        }
    }

    /// Where to send a browser, with these parameters.
    pub(crate) fn authorization(&self, parameters: &[(&str, &str)]) -> Result<String, Trouble> {
        Ok(address(self.endpoint("authorization_endpoint")?, parameters))
    }

    /// Where to send a browser that signs out.
    pub(crate) fn end_session(&self, parameters: &[(&str, &str)]) -> Result<String, Trouble> {
        Ok(address(self.endpoint("end_session_endpoint")?, parameters))
    }

    /// Whether an answer came from this provider (RFC 9207).
    pub(crate) fn sent(&self, iss: Option<&str>) -> bool {
        iss == Some(self.issuer.as_str())
    }

    /// Redeems a code.
    pub(crate) fn redeem(
        &self,
        application: &Application,
        code: &str,
        redirect_uri: &str,
        verifier: &CodeVerifier,
        asked: &Asked<'_>,
    ) -> Result<Tokens, Trouble> {
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", redirect_uri),
            ("code_verifier", verifier.expose()),
            ("client_id", &application.id),
        ];
        self.tokens(application, &form, asked)
    }

    /// New tokens for a refresh token, which is spent.
    pub(crate) fn refresh(&self, application: &Application, token: &str) -> Result<Value, Trouble> {
        let form =
            [("grant_type", "refresh_token"), ("refresh_token", token), ("client_id", &application.id)];
        self.http.post(self.endpoint("token_endpoint")?, application.caller(), &form)
    }

    /// Asks for the codes of a device.
    pub(crate) fn device_codes(
        &self,
        application: &Application,
        scope: &str,
    ) -> Result<DeviceCodes, Trouble> {
        let url = self.endpoint("device_authorization_endpoint")?;
        let form = [("client_id", application.id.as_str()), ("scope", scope)];
        let codes = self.http.post(url, application.caller(), &form)?;
        let text = |name: &str| {
            let missing = || Trouble::Garbled(format!("{url} gives no {name}"));
            codes.get(name).and_then(Value::as_str).map(str::to_owned).ok_or_else(missing)
        };
        let seconds = |name: &str| codes.get(name).and_then(Value::as_u64);
        Ok(DeviceCodes {
            device_code: text("device_code")?,
            user_code: text("user_code")?,
            verification_uri: text("verification_uri")?,
            expires_in: seconds("expires_in").unwrap_or(300),
            // RFC 8628 section 3.2.
            interval: seconds("interval").unwrap_or(5),
        })
    }

    /// Asks whether it was approved.
    pub(crate) fn poll(
        &self,
        application: &Application,
        device_code: &str,
        asked: &Asked<'_>,
    ) -> Result<Tokens, Trouble> {
        let form = [
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("device_code", device_code),
            ("client_id", &application.id),
        ];
        self.tokens(application, &form, asked)
    }

    fn tokens(
        &self,
        application: &Application,
        form: &[(&str, &str)],
        asked: &Asked<'_>,
    ) -> Result<Tokens, Trouble> {
        let answer = self.http.post(self.endpoint("token_endpoint")?, application.caller(), form)?;
        let keys = self.http.get(self.endpoint("jwks_uri")?)?;
        Tokens::read(&answer, &keys, &self.issuer, &application.id, asked)
    }
}

fn address(endpoint: &str, parameters: &[(&str, &str)]) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
    let mark = if endpoint.contains('?') { '&' } else { '?' };
    format!("{endpoint}{mark}{query}")
}
