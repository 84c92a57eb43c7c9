//! A client that says what it likes: patched WebAssembly, rewritten responses, plain curl.

use crate::world::*;
use axum::http::{Method, header};
use drempel_contract::paths;
use serde_json::json;

#[tokio::test]
async fn saying_yes_gets_nowhere() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    for word in ["verified", "ok", "match", "level", "amr", "person", "step"] {
        let mut outside = answering(&got, code_answer(&got, "000000"));
        outside[word] = json!(true);
        let mut inside = answering(&got, code_answer(&got, "000000"));
        inside["answer"][word] = json!(true);
        let mut at_start = json!({ "request_id": request_id() });
        at_start[word] = json!(true);
        for (path, body) in [(paths::ANSWER, outside), (paths::ANSWER, inside), (paths::SIGN_IN, at_start)] {
            let refused = browser.post(path, &body).await;
            assert_eq!((refused.status.as_u16(), refused.code()), (400, "malformed_request"), "{word}");
        }
    }
    assert!(!browser.is_signed_in().await);
}

#[tokio::test]
async fn cve_2026_56073_a_rewritten_response_is_accepted() {
    let world = World::new().await;
    let mut browser = world.browser();
    let mut got = browser.until_code(ANNA).await;
    got.body["step"] = json!({ "type": "stay_signed_in" });
    assert_eq!(browser.stay(&got, true).await.code(), "wrong_step");
    got.body["step"] = json!({ "type": "done", "location": "/", "name": "Anna" });
    assert!(!browser.is_signed_in().await);
}

#[tokio::test]
async fn bodies_of_other_shapes_are_malformed() {
    let world = World::new().await;
    let browser = world.browser();
    let bodies: [&[u8]; 9] =
        [b"", b"null", b"[]", b"true", b"{", b"{}{}", b"\xff\xfe", b"{\"request_id\":1}", b"\"text\""];
    for body in bodies {
        for path in [paths::SIGN_IN, paths::ANSWER, paths::RESUME, paths::CANCEL] {
            let got = browser.ask(Method::POST, path, Some("application/json"), body.to_vec()).await;
            assert_eq!((got.status.as_u16(), got.code()), (400, "malformed_request"));
            assert_eq!(got.headers[header::CONTENT_TYPE], "application/problem+json");
        }
    }
    let twice = format!("{{\"request_id\":\"{}\",\"request_id\":\"{}\"}}", request_id(), request_id());
    let got = browser.ask(Method::POST, paths::SIGN_IN, Some("application/json"), twice.into_bytes()).await;
    assert_eq!(got.code(), "malformed_request");
}

#[tokio::test]
async fn other_content_types_are_malformed() {
    let world = World::new().await;
    let browser = world.browser();
    let body = json!({ "request_id": request_id() }).to_string().into_bytes();
    for kind in
        [None, Some("text/plain"), Some("application/x-www-form-urlencoded"), Some("application/jsonp")]
    {
        let got = browser.ask(Method::POST, paths::SIGN_IN, kind, body.clone()).await;
        assert_eq!((got.status.as_u16(), got.code()), (400, "malformed_request"), "{kind:?}");
    }
    let kind = Some("application/json; charset=utf-8");
    assert_eq!(browser.ask(Method::POST, paths::SIGN_IN, kind, body).await.step(), "identify");
}

#[tokio::test]
async fn a_megabyte_is_too_large() {
    let world = World::new().await;
    let mut browser = world.browser();
    let answer = json!({ "type": "identify", "email": "a".repeat(1024 * 1024) });
    let got = browser.post(paths::SIGN_IN, &json!({ "request_id": request_id(), "answer": answer })).await;
    assert_eq!((got.status.as_u16(), got.code()), (400, "malformed_request"));
}

#[tokio::test]
async fn a_session_cookie_that_was_made_up_opens_nothing() {
    let world = World::new().await;
    let mut browser = world.browser();
    for value in ["", "x", &"A".repeat(43), "' OR 1=1 --"] {
        browser.cookies.insert("__Host-drempel-session".to_owned(), value.to_owned());
        assert!(!browser.is_signed_in().await);
    }
}

#[tokio::test]
async fn what_does_not_exist_is_a_problem_too() {
    let world = World::new().await;
    let browser = world.browser();
    let got = browser.ask(Method::GET, "/api/v1/nothing", None, Vec::new()).await;
    assert_eq!((got.status.as_u16(), got.code()), (404, "not_found"));
    let got = browser.ask(Method::PUT, paths::SESSION, None, Vec::new()).await;
    assert_eq!((got.status.as_u16(), got.code()), (405, "method_not_allowed"));
    assert!(got.headers.contains_key(header::ALLOW));
    let got = browser.ask(Method::GET, paths::ANSWER, None, Vec::new()).await;
    assert_eq!((got.status.as_u16(), got.code()), (405, "method_not_allowed"));
    assert_eq!(got.body["type"], "/problems/method-not-allowed");
}

#[tokio::test]
async fn a_problem_carries_the_trace_of_the_request() {
    let world = World::new().await;
    let mut browser = world.browser();
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    browser.headers.push(("traceparent", format!("00-{trace}-00f067aa0ba902b7-01")));
    let got = browser.ask(Method::GET, "/api/v1/nothing", None, Vec::new()).await;
    assert_eq!(got.body["trace_id"], trace);
    assert_eq!(got.headers["x-trace-id"], trace);
    for bad in ["", "nonsense", "00-00000000000000000000000000000000-00f067aa0ba902b7-01"] {
        browser.headers.pop();
        browser.headers.push(("traceparent", bad.to_owned()));
        let got = browser.ask(Method::GET, "/api/v1/nothing", None, Vec::new()).await;
        assert_eq!(got.body["trace_id"].as_str().unwrap().len(), 32);
        assert_eq!(got.body["trace_id"], got.headers["x-trace-id"].to_str().unwrap());
    }
}

#[tokio::test]
async fn every_answer_is_kept_out_of_caches() {
    let world = World::new().await;
    let mut browser = world.browser();
    let answers = [browser.identify(BRAM).await, browser.session().await, browser.identify("").await];
    for got in answers {
        assert_eq!(got.headers[header::CACHE_CONTROL], "no-store");
        assert_eq!(got.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    }
}
