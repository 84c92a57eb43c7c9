//! Calling the backend, and telling the ways apart in which that fails.
//!
//! Every call of the API may be repeated: the backend gives the same answer to the same body for 30 s. So one broken
//! connection is mended without a word, and only the second is told. An OAuth endpoint is asked once (`form`): polling too
//! soon makes the next answer come later.

use super::{
    dom,
    read::{self, Json},
    site,
};
use drempel_contract::{Problem, ProblemCode};
use drempel_flow::Failure;
use gloo_net::http::{Method, RequestBuilder, Response};
use serde::Serialize;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCache, RequestCredentials};

/// How long one attempt may take, in ms.
const PATIENCE: u32 = 10_000;
/// How long to wait before the second attempt, in ms.
const PAUSE: i32 = 400;
/// The content types of what is sent.
const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";
/// No answer of ours comes near this many bytes.
const MOST: usize = 65_536;

/// `POST`s JSON and reads JSON.
///
/// # Errors
/// Why there is no usable answer.
pub async fn post(path: &str, body: &impl Serialize) -> Result<Json, Failure> {
    post_text(path, text(body)).await
}

/// What is posted, as text.
#[must_use]
pub fn text(body: &impl Serialize) -> String {
    // Nothing that is posted has a key that is no string, or anything else that JSON lacks.
    serde_json::to_string(body).unwrap_or_default()
}

/// `POST`s JSON that is a text already, and reads JSON. One copy of it, whatever is posted.
///
/// # Errors
/// Why there is no usable answer.
pub async fn post_text(path: &str, body: String) -> Result<Json, Failure> {
    parse(&call(Method::POST, path, Some(body)).await?)
}

/// `GET`s JSON.
///
/// # Errors
/// Why there is no usable answer.
pub async fn get(path: &str) -> Result<Json, Failure> {
    parse(&call(Method::GET, path, None).await?)
}

/// `POST`s JSON; that it was taken is all there is to answer.
///
/// # Errors
/// Why it was not, or is not known to be.
pub async fn order(path: &str, body: &impl Serialize) -> Result<(), Failure> {
    let body = serde_json::to_string(body).map_err(|_| Failure::Garbled)?;
    call(Method::POST, path, Some(body)).await.map(drop)
}

/// `POST`s JSON; what is answered does not matter.
pub async fn tell(path: &str, body: &impl Serialize) {
    if let Ok(body) = serde_json::to_string(body) {
        call(Method::POST, path, Some(body)).await.ok();
    }
}

/// `DELETE`s and reads JSON.
///
/// # Errors
/// Why there is no usable answer.
pub async fn delete(path: &str) -> Result<Json, Failure> {
    parse(&call(Method::DELETE, path, None).await?)
}

/// `DELETE`s what answers nothing.
///
/// # Errors
/// Why it is not certain that it is gone.
pub async fn end(path: &str) -> Result<(), Failure> {
    call(Method::DELETE, path, None).await.map(drop)
}

/// What an OAuth endpoint answered.
pub enum Granted {
    /// What was asked for (RFC 6749 section 5.1).
    Given(Json),
    /// Why not (section 5.2), and what an operator can look up.
    Refused {
        /// The registered word.
        error: String,
        /// The trace id.
        reference: String,
    },
}

/// `POST`s a form, once, and reads JSON, also when it says no.
///
/// # Errors
/// Why there is no usable answer.
pub async fn form(path: &str, parameters: &[(&str, &str)]) -> Result<Granted, Failure> {
    let pairs = parameters
        .iter()
        .map(|(name, value)| [*name, "=", &String::from(js_sys::encode_uri_component(value))].concat());
    let body = pairs.collect::<Vec<_>>().join("&");
    let response = send(Method::POST, path, Some((FORM, body))).await?;
    let text = response.text().await.map_err(failure)?;
    if response.ok() {
        return within_reason(&text).and_then(parse).map(Granted::Given);
    }
    let error = Json::parse(&text).and_then(|json| json.text("error"));
    match error.filter(|_| (400..=403).contains(&response.status())) {
        Some(error) => {
            let reference = response.headers().get("x-trace-id").unwrap_or_default();
            Ok(Granted::Refused { error, reference })
        }
        None => Err(refused(&response, &text)),
    }
}

/// `GET`s what the browser must not have kept, with the moment of the answer by the backend's clock, in s since 1970, where
/// the backend says it.
///
/// # Errors
/// Why there is no usable answer.
pub async fn fresh(path: &str) -> Result<(String, Option<i64>), Failure> {
    let response = attempt_as(Method::GET, path, None, RequestCache::NoCache).await?;
    let text = response.text().await.map_err(failure)?;
    if !response.ok() {
        return Err(refused(&response, &text));
    }
    let date = response.headers().get("date").map(|date| js_sys::Date::parse(&date) / 1000.0);
    #[expect(clippy::cast_possible_truncation, reason = "whole seconds")]
    let date = date.filter(|seconds| seconds.is_finite()).map(|seconds| seconds as i64);
    within_reason(&text).map(|_| (text.clone(), date))
}

fn within_reason(text: &str) -> Result<&str, Failure> {
    if text.len() <= MOST { Ok(text) } else { Err(Failure::Garbled) }
}

fn parse(text: &str) -> Result<Json, Failure> {
    Json::parse(text).ok_or(Failure::Garbled)
}

async fn call(method: Method, path: &str, body: Option<String>) -> Result<String, Failure> {
    match attempt(method.clone(), path, body.clone()).await {
        Err(Failure::Unreachable) => {
            pause().await;
            attempt(method, path, body).await
        }
        outcome @ (Ok(_)
        | Err(Failure::Offline | Failure::TimedOut | Failure::Garbled | Failure::Problem(_))) => outcome,
    }
}

async fn attempt(method: Method, path: &str, body: Option<String>) -> Result<String, Failure> {
    let response = send(method, path, body.map(|body| (JSON, body))).await?;
    let text = response.text().await.map_err(failure)?;
    if response.ok() && text.len() <= MOST { Ok(text) } else { Err(refused(&response, &text)) }
}

async fn send(method: Method, path: &str, body: Option<(&'static str, String)>) -> Result<Response, Failure> {
    attempt_as(method, path, body, RequestCache::Default).await
}

async fn attempt_as(
    method: Method,
    path: &str,
    body: Option<(&'static str, String)>,
    cache: RequestCache,
) -> Result<Response, Failure> {
    site::known().await;
    let signal = AbortSignal::timeout_with_u32(PATIENCE);
    let request = RequestBuilder::new(&[&site::api(), path].concat())
        .method(method)
        .cache(cache)
        .abort_signal(Some(&signal))
        .credentials(RequestCredentials::Include);
    match body {
        Some((kind, body)) => request.header("content-type", kind).body(body).map_err(failure)?.send().await,
        None => request.send().await,
    }
    .map_err(failure)
}

/// An answer that is not a success: the backend's own words, or somebody else's (a proxy, a captive portal).
fn refused(response: &Response, text: &str) -> Failure {
    if let Some(problem) = Json::parse(text).as_ref().and_then(read::problem) {
        return Failure::Problem(problem);
    }
    match response.status() {
        429 => Failure::Problem(Problem {
            kind: String::new(),
            title: String::new(),
            status: 429,
            code: ProblemCode::Throttled,
            trace_id: String::new(),
            retry_after: response.headers().get("retry-after").and_then(|seconds| seconds.parse().ok()),
        }),
        500..=599 => Failure::Unreachable,
        _ => Failure::Garbled,
    }
}

fn failure(cause: gloo_net::Error) -> Failure {
    if !dom::window().navigator().on_line() {
        return Failure::Offline;
    }
    match cause {
        gloo_net::Error::JsError(error) if error.name == "TimeoutError" || error.name == "AbortError" => {
            Failure::TimedOut
        }
        gloo_net::Error::JsError(_) | gloo_net::Error::GlooError(_) => Failure::Unreachable,
    }
}

async fn pause() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        dom::window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PAUSE).ok();
    });
    JsFuture::from(promise).await.ok();
}
