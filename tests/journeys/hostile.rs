//! Somebody on the wire, or at the console, who always says "yes".

use crate::harness::{Deployment, EVA, Fault, PIN};

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

/// The attack: whoever can change one file of the site reads what the worker is told, the PIN and the vault.
#[test]
fn a_worker_that_was_changed_in_one_place_is_told_nothing() {
    let deployment = Deployment::new();
    let kept = deployment.fetch("GET", "/service_worker.js", &[], "").text();
    let at = kept.find("/authenticator-assets/worker-").expect("the worker is kept");
    let script = kept[at..].split('"').next().expect("an address").to_owned();
    deployment.proxy.spoil(script.leak(), Fault::Rewritten(|script| format!("{script}\n;")));
    let person = deployment.person();
    person.will_hear("integrity").will_hear("Failed to fetch");
    let says = person.phone();
    person.opens("/authenticator").sees(says.first_use);
    person.enters(says.pin, PIN).enters(says.pin_again, PIN).presses(says.proceed);
    person.sees("The app cannot open here").is_told("A part of the app could not be loaded.");
    deployment.proxy.mend();
    person.begins_with_the_app();
}

#[test]
fn only_the_authenticator_may_start_a_worker() {
    let deployment = Deployment::new();
    for path in
        ["/", "/signin", "/devicelogin", "/security-info", "/my-sign-ins", "/privacy", "/no-such-page"]
    {
        let answer = deployment.fetch("GET", path, &[], "");
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("worker-src 'none';"), "{path}: {policy}");
        assert!(policy.contains("trusted-types 'none'") && !policy.contains("drempel"), "{path}: {policy}");
    }
    let answer = deployment.fetch("GET", "/authenticator", &[], "");
    let policy = answer.header("content-security-policy").unwrap_or_default();
    assert!(policy.contains("worker-src 'self' blob:;") && !policy.contains("'none', "), "{policy}");
}
