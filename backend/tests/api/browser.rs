//! A browser that keeps its cookies, and what came back.

use crate::world::{ORIGIN, PASSWORD};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use drempel_contract::paths;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use tower::ServiceExt as _;

/// What came back.
#[derive(Clone, Debug)]
pub(crate) struct Got {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
    pub(crate) bytes: usize,
    /// As it came.
    pub(crate) text: String,
}

impl Got {
    pub(crate) fn step(&self) -> &str {
        self.body["step"]["type"].as_str().unwrap_or("none")
    }

    pub(crate) fn refusal(&self) -> &str {
        self.body["refusal"]["code"].as_str().unwrap_or("none")
    }

    pub(crate) fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or("none")
    }

    pub(crate) fn set_cookies(&self) -> Vec<String> {
        let lines = self.headers.get_all(header::SET_COOKIE).iter();
        lines.map(|line| line.to_str().unwrap().to_owned()).collect()
    }
}

#[derive(Clone)]
pub(crate) struct Browser {
    router: Router,
    pub(crate) cookies: BTreeMap<String, String>,
    pub(crate) peer: IpAddr,
    pub(crate) headers: Vec<(&'static str, String)>,
}

impl Browser {
    pub(crate) fn new(router: Router) -> Self {
        Self {
            router,
            cookies: BTreeMap::new(),
            peer: IpAddr::from([192, 0, 2, 1]),
            headers: vec![("origin", ORIGIN.to_owned())],
        }
    }

    /// Sends without taking note of the answer.
    pub(crate) async fn ask(&self, method: Method, path: &str, kind: Option<&str>, body: Vec<u8>) -> Got {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        let mut request = request.body(Body::from(body)).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(self.peer, 5000)));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Got { status: parts.status, headers: parts.headers, body, bytes: bytes.len(), text }
    }

    pub(crate) async fn post_only(&self, path: &str, body: &Value) -> Got {
        self.ask(Method::POST, path, Some("application/json"), body.to_string().into_bytes()).await
    }

    pub(crate) async fn post(&mut self, path: &str, body: &Value) -> Got {
        let got = self.post_only(path, body).await;
        self.keep(&got);
        got
    }

    /// Keeps the cookies of an answer.
    pub(crate) fn keep(&mut self, got: &Got) {
        for line in got.set_cookies() {
            let (name, rest) = line.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap_or_default();
            if line.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    pub(crate) async fn start(&mut self) -> Got {
        self.post(paths::SIGN_IN, &json!({ "request_id": request_id() })).await
    }

    pub(crate) async fn identify(&mut self, email: &str) -> Got {
        let answer = json!({ "type": "identify", "email": email });
        self.post(paths::SIGN_IN, &json!({ "request_id": request_id(), "answer": answer })).await
    }

    pub(crate) async fn answer(&mut self, after: &Got, answer: Value) -> Got {
        self.post(paths::ANSWER, &answering(after, answer)).await
    }

    pub(crate) async fn password(&mut self, after: &Got, password: &str) -> Got {
        self.answer(after, json!({ "type": "password", "password": password })).await
    }

    pub(crate) async fn code(&mut self, after: &Got, code: &str) -> Got {
        self.answer(after, code_answer(after, code)).await
    }

    pub(crate) async fn stay(&mut self, after: &Got, stay: bool) -> Got {
        self.answer(after, json!({ "type": "stay_signed_in", "stay": stay })).await
    }

    /// Until the code is asked.
    pub(crate) async fn until_code(&mut self, email: &str) -> Got {
        let got = self.identify(email).await;
        let got = self.password(&got, PASSWORD).await;
        assert_eq!(got.step(), "totp", "{:?}", got.body);
        got
    }

    /// All the way, for Bram, who has a password only.
    pub(crate) async fn sign_in(&mut self, email: &str, stay: bool) -> Got {
        let got = self.identify(email).await;
        let got = self.password(&got, PASSWORD).await;
        let got = self.stay(&got, stay).await;
        assert_eq!(got.step(), "done", "{:?}", got.body);
        got
    }

    pub(crate) async fn resume(&mut self, after: &Got) -> Got {
        self.post(paths::RESUME, &json!({ "sign_in": after.body["sign_in"] })).await
    }

    pub(crate) async fn session(&self) -> Got {
        self.ask(Method::GET, paths::SESSION, None, Vec::new()).await
    }

    pub(crate) async fn sign_out(&mut self) -> Got {
        let got = self.ask(Method::DELETE, paths::SESSION, None, Vec::new()).await;
        self.keep(&got);
        got
    }

    pub(crate) async fn is_signed_in(&self) -> bool {
        self.session().await.body["state"] == "signed_in"
    }
}

pub(crate) fn answering(after: &Got, answer: Value) -> Value {
    json!({ "continuation_token": after.body["continuation_token"], "answer": answer })
}

pub(crate) fn code_answer(after: &Got, code: &str) -> Value {
    json!({ "type": "totp", "device": after.body["step"]["devices"][0]["id"], "code": code })
}

pub(crate) fn request_id() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("request-{:032}", NEXT.fetch_add(1, Ordering::SeqCst))
}
