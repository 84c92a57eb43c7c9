//! What came back from the server.

use super::case::Ending;
use serde_json::Value;
use std::time::Duration;

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

/// Codes that were asked for.
#[derive(Clone, Debug)]
pub(crate) struct Codes {
    pub(crate) device_code: String,
    pub(crate) user_code: String,
    pub(crate) interval: Duration,
    pub(crate) expires_in: u64,
    pub(crate) client: String,
    pub(crate) all: Value,
}

impl Answer {
    /// The body as JSON; null when it is none.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }

    /// The `error` of RFC 6749 section 5.2; nothing when there is none.
    pub(crate) fn error(&self) -> String {
        self.json()["error"].as_str().unwrap_or_default().to_owned()
    }

    /// The first header of this name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it says not to be kept (RFC 6749 section 5.1).
    pub(crate) fn is_not_kept(&self) -> bool {
        self.header("cache-control").is_some_and(|value| value.to_ascii_lowercase().contains("no-store"))
    }

    /// Whether it says it is JSON.
    pub(crate) fn is_json(&self) -> bool {
        let kind = self.header("content-type").unwrap_or_default().to_ascii_lowercase();
        kind.split(';').next().is_some_and(|kind| kind.trim() == "application/json")
    }

    /// Reads codes out of it.
    pub(crate) fn codes(&self, client: &str) -> Result<Codes, Ending> {
        let all = self.json();
        let text = |name: &str| all[name].as_str().map(str::to_owned);
        let (Some(device_code), Some(user_code)) = (text("device_code"), text("user_code")) else {
            return Err(Ending::Failed(format!("no codes in it: {self}")));
        };
        let interval = Duration::from_secs(all["interval"].as_u64().unwrap_or(5));
        let expires_in = all["expires_in"].as_u64().unwrap_or_default();
        Ok(Codes { device_code, user_code, interval, expires_in, client: client.to_owned(), all })
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Tokens do not belong in a report.
        let shown: String =
            if self.status == 200 { "…".into() } else { self.body.chars().take(200).collect() };
        write!(f, "status {}, {shown}", self.status)
    }
}

/// Reads a response, whatever its status.
pub(crate) fn answer(
    url: &str,
    got: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Result<Answer, Ending> {
    let mut got = got.map_err(|cause| Ending::Failed(format!("{url}: {cause}")))?;
    let headers = got
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()));
    let headers = headers.collect();
    let body = got.body_mut().read_to_string().map_err(|cause| Ending::Failed(format!("{url}: {cause}")))?;
    Ok(Answer { status: got.status().as_u16(), headers, body })
}
