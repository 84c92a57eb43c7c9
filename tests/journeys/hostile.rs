//! Somebody on the wire, or at the console, who always says "yes".

use crate::harness::{Deployment, EVA, Fault};

/// A verdict of somebody's own.
fn done(_: &str) -> String {
    done_at("/")
}

/// A verdict that leads elsewhere, too.
fn done_elsewhere(_: &str) -> String {
    done_at("https://elsewhere.example/")
}

fn done_at(location: &str) -> String {
    format!(
        r#"{{"sign_in":"x","continuation_token":"x","expires_in":600,"step":{{"type":"done","location":"{location}","name":"Eva Smit"}}}}"#
    )
}

#[test]
fn a_rewritten_verdict_opens_nothing() {
    let deployment = Deployment::new();
    for verdict in [done, done_elsewhere] {
        let eva = deployment.person();
        eva.opens("/signin").identifies_as(EVA);
        deployment.proxy.spoil("/answer", Fault::Rewritten(verdict));
        eva.gives_password("not the password").sees(eva.words.visitor);
        assert_eq!(eva.path(), "/");
        assert!(eva.cookie("__Host-drempel-session").is_null());
        deployment.proxy.mend();
    }
}

#[test]
fn a_request_that_brings_its_own_verdict_is_refused() {
    let deployment = Deployment::new();
    let origin = deployment.proxy.origin();
    let headers = [("content-type", "application/json"), ("origin", origin.as_str())];
    for verdict in [r#""verified":true"#, r#""ok":true"#, r#""level":"mfa""#] {
        let body = format!(
            r#"{{"continuation_token":"x","answer":{{"type":"password","password":"x",{verdict}}},{verdict}}}"#
        );
        let answer = deployment.fetch("POST", "/api/v1/sign-in/answer", &headers, &body);
        assert_eq!(answer.second_word(), "400", "{}", answer.text());
    }
}

#[test]
fn every_page_comes_with_its_policy() {
    let deployment = Deployment::new();
    for path in ["/", "/signin", "/privacy", "/no-such-page", "/config.json"] {
        let answer = deployment.fetch("GET", path, &[], "");
        let policy = answer.header("content-security-policy").unwrap_or_default();
        for part in ["default-src 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
        for (name, value) in [("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer")] {
            assert_eq!(answer.header(name), Some(value), "{path}: {name}");
        }
    }
}
