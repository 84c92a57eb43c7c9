//! Somebody at a computer without a browser: cookies, JSON and nothing else.

use super::{Deployment, wire::Message};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A client of the API that keeps its cookies.
pub(crate) struct Computer<'d> {
    deployment: &'d Deployment,
    cookies: RefCell<BTreeMap<String, String>>,
}

impl<'d> Computer<'d> {
    /// One that was never here before.
    pub(crate) fn at(deployment: &'d Deployment) -> Self {
        Self { deployment, cookies: RefCell::default() }
    }

    /// Signs in with a password, and with a code where one is asked for.
    pub(crate) fn signed_in(
        deployment: &'d Deployment,
        email: &str,
        password: &str,
        code: Option<&str>,
    ) -> Self {
        let this = Self::at(deployment);
        let identify = json!({ "type": "identify", "email": email });
        let mut reply = this.posts(
            "/api/v1/sign-in",
            &json!({ "request_id": "0123456789abcdef0123456789abcdef", "answer": identify }),
        );
        while reply["step"]["type"] != "done" {
            let step = &reply["step"];
            let answer = match step["type"].as_str() {
                Some("password") => json!({ "type": "password", "password": password }),
                Some("totp") => json!({ "type": "totp", "device": step["devices"][0]["id"], "code": code }),
                Some("stay_signed_in") => json!({ "type": "stay_signed_in", "stay": false }),
                other => panic!("no way on from {other:?}: {reply}"),
            };
            assert!(reply["refusal"].is_null(), "{reply}");
            let body = json!({ "continuation_token": reply["continuation_token"], "answer": answer });
            reply = this.posts("/api/v1/sign-in/answer", &body);
        }
        this
    }

    /// `POST`s, and reads what comes back; it must be a success.
    pub(crate) fn posts(&self, path: &str, body: &Value) -> Value {
        self.read(path, &self.sends("POST", path, &body.to_string()))
    }

    /// `GET`s, and reads what comes back; it must be a success.
    pub(crate) fn gets(&self, path: &str) -> Value {
        self.read(path, &self.sends("GET", path, ""))
    }

    /// Sends, and keeps the cookies that come back.
    pub(crate) fn sends(&self, method: &str, path: &str, body: &str) -> Message {
        let origin = self.deployment.proxy.origin();
        let pairs: Vec<_> =
            self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookie = pairs.join("; ");
        let mut headers = vec![("origin", origin.as_str()), ("cookie", cookie.as_str())];
        if method == "POST" {
            headers.push(("content-type", "application/json"));
        }
        let answer = self.deployment.fetch(method, path, &headers, body);
        for (_, value) in answer.headers.iter().filter(|(name, _)| name == "set-cookie") {
            if let Some((name, value)) = value.split(';').next().and_then(|pair| pair.split_once('=')) {
                self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    fn read(&self, path: &str, answer: &Message) -> Value {
        assert!(answer.second_word().starts_with('2'), "{path}: {} {}", answer.start, answer.text());
        serde_json::from_str(&answer.text()).unwrap_or_default()
    }
}
