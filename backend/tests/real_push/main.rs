//! A phone is woken for real: Chromium itself subscribes, decrypts and shows; a stand-in on this machine is its push service.
//! `cargo xtask test --only interop` says where everything is; without that, nothing is looked at.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a test that fails may fall over"
)]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use drempel_backend::clock::SystemClock;
use drempel_backend::delivery::web_push::wake_phones;
use drempel_backend::domain::admin::{self, NewPerson};
use drempel_backend::domain::authenticator::{Authenticator, AuthenticatorId};
use drempel_backend::domain::bucket::Bucket;
use drempel_backend::domain::number_match::{NumberMatch, Status};
use drempel_backend::domain::push::{self, Service, Services};
use drempel_backend::domain::token::{Digest, Token};
use drempel_backend::random::OsRandom;
use drempel_backend::{AppState, Settings, open};
use drempel_contract::{PersonKind, SubscribePush};
use drempel_verify::EmailAddress;
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

/// Opaque: nobody who reads it learns anything.
const REQUEST: &str = "Zm9yIG9uZSByZXF1ZXN0";

#[tokio::main]
async fn main() {
    if std::env::var_os("DREMPEL_MODULES").is_none() {
        println!("skipped: `cargo xtask test --only interop` runs it");
        return;
    }
    let mut browser = Browser::opens();
    let there = browser.says();
    assert_eq!(there["not_installable"], json!([]), "the authenticator can be installed");
    let folder = tempfile::tempdir().unwrap();
    let mut settings = Settings::new(folder.path().join("drempel.db"), "http://localhost:8080");
    let service = there["service"].as_str().unwrap();
    settings.push.services = Services(vec![Service::parse(service).unwrap()]);
    let state = open(settings, Arc::new(SystemClock), Arc::new(OsRandom)).await.unwrap();
    tokio::spawn(wake_phones(state.clone()));

    let subscription = browser.hears(&json!({ "key": push::public_key(state.context()) }));
    let phone = registered(&state).await;
    let given: SubscribePush = at(service, &subscription);
    assert!(push::subscribe(state.context(), &phone, &given).await.unwrap());
    let id = AuthenticatorId("phone".to_owned());

    push::wake(state.context(), REQUEST.to_owned());
    let woken = browser.hears(&json!({}));
    assert_eq!(woken["request"], REQUEST, "Chromium has decrypted it, and the page that is open is told");
    assert_eq!(woken["shown"], json!([]), "whoever looks at the page needs no notification");
    look_at(&woken["message"], service);

    browser.hears(&json!({}));
    push::wake(state.context(), REQUEST.to_owned());
    let expected = json!([{ "title": "Are you trying to sign in?", "body": "Open the authenticator to answer.", "lang": "en", "tag": "request" }]);
    assert_eq!(
        browser.hears(&json!({}))["shown"],
        expected,
        "a phone in a pocket shows that there is a request, and not which"
    );

    browser.hears(&json!({}));
    push::wake(state.context(), REQUEST.to_owned());
    forgotten(&state, &id).await;
    browser.tell(&json!({}));
    println!("a phone was woken by Chromium's own push client");
}

/// What went over the wire: nothing but who sends, how urgent, and bytes for the browser alone.
fn look_at(message: &Value, service: &str) {
    let header = |name: &str| message["headers"][name].as_str().unwrap_or_default().to_owned();
    assert_eq!(header("content-encoding"), "aes128gcm");
    assert_eq!(header("urgency"), "high");
    assert!((1..=120).contains(&header("ttl").parse::<u32>().unwrap()));
    assert!(header("topic").len() == 32 && !header("topic").contains("phone"));
    let token = header("authorization");
    let claims = token.strip_prefix("vapid t=").unwrap().split('.').nth(1).unwrap();
    let claims = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(claims).unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&claims).unwrap()["aud"], service);
    let body = STANDARD.decode(message["body"].as_str().unwrap()).unwrap();
    assert!(!body.windows(REQUEST.len()).any(|part| part == REQUEST.as_bytes()));
}

/// The push service says that the subscription is gone, and it is.
async fn forgotten(state: &AppState, id: &AuthenticatorId) {
    for _ in 0..100 {
        let mut unit = state.context().store.read().await.unwrap();
        if unit.authenticator(id).await.unwrap().unwrap().push.is_none() {
            return;
        }
        drop(unit);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    unreachable!("a subscription that is gone was kept");
}

/// Chromium's subscription names its maker's service; the stand-in has the same paths.
fn at(service: &str, subscription: &Value) -> SubscribePush {
    let endpoint = subscription["endpoint"].as_str().unwrap();
    let path = endpoint.splitn(4, '/').nth(3).unwrap();
    let keys = &subscription["keys"];
    let given =
        json!({ "endpoint": format!("{service}/{path}"), "p256dh": keys["p256dh"], "auth": keys["auth"] });
    serde_json::from_value(given).unwrap()
}

async fn registered(state: &AppState) -> Token {
    let context = state.context();
    let email = EmailAddress::try_from("bram@example.org").unwrap();
    let name = "Bram".to_owned();
    let new = NewPerson {
        email: email.clone(),
        name,
        kind: PersonKind::Work,
        password: None,
        second_factor: false,
    };
    admin::add_person(context, &new).await.unwrap();
    admin::add_totp(context, &email, "Phone", None).await.unwrap();
    let mut unit = context.store.write().await.unwrap();
    let person = unit.person_by_email(&email).await.unwrap().unwrap().id;
    let factor = unit.totp_factors(&person).await.unwrap()[0].id.clone();
    let token = Token::draw(&*context.random).unwrap();
    let request = NumberMatch {
        id: REQUEST.to_owned(),
        subject: Digest::of(b"subject"),
        bucket: Bucket::default(),
        person: person.clone(),
        sign_in: "sign-in".to_owned(),
        client: "drempel".to_owned(),
        application: "Drempel".to_owned(),
        place: String::new(),
        computer: String::new(),
        sealed_number: Vec::new(),
        is_quiet: false,
        asked_at: context.now(),
        expires_at: context.now().plus(Duration::from_secs(120)),
        seen_at: None,
        status: Status::Pending,
        decided_by: None,
        decision: None,
        decided_at: None,
    };
    assert!(unit.add_number_match(&request).await.unwrap());
    let phone = Authenticator {
        id: AuthenticatorId("phone".to_owned()),
        person,
        token: token.digest(),
        name: "Phone".to_owned(),
        factor,
        public_key: Some(vec![4; 65]),
        counter: 0,
        push: None,
        created_at: context.now(),
        used_at: None,
    };
    assert!(unit.add_authenticator(&phone).await.unwrap());
    unit.commit().await.unwrap();
    token
}

/// `browser.mjs`, which answers a line with a line.
struct Browser {
    program: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Browser {
    fn opens() -> Self {
        let story = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/real_push/browser.mjs");
        let mut program = Command::new("node");
        program.arg(story).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut program = program.spawn().expect("Node.js is there");
        let (to, from) = (program.stdin.take().unwrap(), BufReader::new(program.stdout.take().unwrap()));
        Self { program, to, from }
    }

    fn tell(&mut self, line: &Value) {
        writeln!(self.to, "{line}").unwrap();
    }

    fn says(&mut self) -> Value {
        let mut line = String::new();
        self.from.read_line(&mut line).unwrap();
        serde_json::from_str(&line).expect("the browser has something to say")
    }

    fn hears(&mut self, line: &Value) -> Value {
        self.tell(line);
        self.says()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let done = (0..50).any(|_| {
            std::thread::sleep(Duration::from_millis(100));
            matches!(self.program.try_wait(), Ok(Some(_)))
        });
        if !done {
            self.program.kill().ok();
        }
    }
}
