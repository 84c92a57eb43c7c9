//! Our own backend, started for this, and people who sign in to it as the page does.

use super::harness::{ANNA, Deployment, PASSWORD, code_now, wire::Message};
use super::person::{Decided, Person};
use super::server::{Confidential, Server};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// How many may type something wrong, each for one case.
const OTHERS: usize = 8;
const SECRET: &str = "conformance-box-secret";

/// The backend with its demonstration, and the clients and people the cases need.
pub(crate) struct Stage {
    usual: Arc<Deployment>,
    /// Another, whose codes are soon over.
    short_lived: Deployment,
}

impl Stage {
    /// Starts it.
    pub(crate) fn new() -> Self {
        // All cases together are one client that asks for more codes than a device does.
        let stage = Deployment::with(&[("DREMPEL_DEVICE_WAITING_PER_ADDRESS", "9999")]);
        let add = |id: &str, kind: &[&str], input: &str| {
            let words = ["client", "add", id, "--name", id, "--grant", "device_code", "--scope", "openid"];
            stage.backend.operate_saying(&[&words, kind].concat(), input);
        };
        add("conformance-tv", &["--public"], "");
        add("conformance-box", &["--confidential", "--secret"], SECRET);
        for number in 0..OTHERS {
            let words = ["user", "add", &address(number), "--name", "Fleur Bakker", "--password-stdin"];
            stage.backend.operate_saying(&words, PASSWORD);
        }
        let short_lived = Deployment::with(&[("DREMPEL_DEVICE_EXPIRES_AFTER", "5s")]);
        Self { usual: Arc::new(stage), short_lived }
    }

    /// What the cases look at.
    pub(crate) fn server(&self) -> Server {
        let mut server = Server::new(&self.usual.proxy.origin(), "demo-device", "openid");
        let short_lived = Server::new(&self.short_lived.proxy.origin(), "demo-device", "openid");
        server.short_lived = Some(Box::new(short_lived));
        server.other_client = Some("conformance-tv".to_owned());
        server.unauthorized_client = Some("demo-app".to_owned());
        server.confidential =
            Some(Confidential { id: "conformance-box".to_owned(), secret: SECRET.to_owned() });
        let others = (0..OTHERS).map(|number| Somebody::new(&self.usual, address(number), None)).collect();
        let anna = Somebody::new(
            &self.usual,
            ANNA.to_owned(),
            Some(Others { all: others, next: AtomicUsize::new(0) }),
        );
        server.person = Some(Box::new(anna));
        server
    }
}

fn address(number: usize) -> String {
    format!("fleur{number}@drempel.example")
}

/// Somebody who signs in once, when first needed, and then approves and denies.
struct Somebody {
    stage: Arc<Deployment>,
    email: String,
    session: Mutex<Option<Cookies>>,
    others: Option<Others>,
}

struct Others {
    all: Vec<Somebody>,
    next: AtomicUsize,
}

type Cookies = BTreeMap<String, String>;

impl Somebody {
    fn new(stage: &Arc<Deployment>, email: String, others: Option<Others>) -> Self {
        Self { stage: Arc::clone(stage), email, session: Mutex::new(None), others }
    }

    fn decides(&self, typed: &str, approve: bool) -> Result<Decided, String> {
        let mut cookies = self.signed_in()?;
        // In a browser of its own each: one browser has only so many sign-ins at once.
        cookies.remove("__Host-drempel-browser");
        let answer = json!({ "type": "device_sign_in", "user_code": typed });
        let shown = self.start(&mut cookies, answer)?;
        if shown["step"]["type"] != "confirm_device" {
            return refused(&shown);
        }
        let decided = self.answer(
            &mut cookies,
            &shown,
            json!({ "type": "confirm_device", "approve": approve, "mine": approve }),
        )?;
        let wanted = if approve { "device_approved" } else { "device_denied" };
        if decided["step"]["type"] == wanted { Ok(Decided::Yes) } else { refused(&decided) }
    }

    /// One sign-in, whoever is first; everybody else waits for it.
    fn signed_in(&self) -> Result<Cookies, String> {
        let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        if session.is_none() {
            *session = Some(self.sign_in()?);
        }
        session.clone().ok_or_else(|| "there is no session".to_owned())
    }

    fn sign_in(&self) -> Result<Cookies, String> {
        let mut cookies = Cookies::new();
        let mut reply = self.start(&mut cookies, json!({ "type": "identify", "email": self.email }))?;
        loop {
            let step = reply["step"].clone();
            let answer = match step["type"].as_str().unwrap_or_default() {
                "password" if reply["refusal"].is_null() => {
                    json!({ "type": "password", "password": PASSWORD })
                }
                "totp" if reply["refusal"].is_null() => {
                    json!({ "type": "totp", "device": step["devices"][0]["id"], "code": code_now() })
                }
                "stay_signed_in" => json!({ "type": "stay_signed_in", "stay": false }),
                "done" => return Ok(cookies),
                _ => return Err(format!("{} cannot sign in: {reply}", self.email)),
            };
            reply = self.answer(&mut cookies, &reply, answer)?;
        }
    }

    fn start(&self, cookies: &mut Cookies, answer: Value) -> Result<Value, String> {
        self.post(cookies, "/api/v1/sign-in", &json!({ "request_id": request_id(), "answer": answer }))
    }

    fn answer(&self, cookies: &mut Cookies, reply: &Value, answer: Value) -> Result<Value, String> {
        let body = json!({ "continuation_token": reply["continuation_token"], "answer": answer });
        self.post(cookies, "/api/v1/sign-in/answer", &body)
    }

    fn post(&self, cookies: &mut Cookies, path: &str, body: &Value) -> Result<Value, String> {
        let brought: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let headers = [("content-type", "application/json"), ("cookie", &brought.join("; "))];
        let answer = self.stage.fetch("POST", path, &headers, &body.to_string());
        keep(cookies, &answer);
        let read = serde_json::from_str(&answer.text()).map_err(|_| format!("{path}: {}", answer.start))?;
        if answer.second_word() == "200" { Ok(read) } else { Err(format!("{path}: {read}")) }
    }
}

impl Person for Somebody {
    fn approves(&self, typed: &str) -> Result<Decided, String> {
        self.decides(typed, true)
    }

    fn denies(&self, typed: &str) -> Result<Decided, String> {
        self.decides(typed, false)
    }

    fn other(&self) -> Option<&dyn Person> {
        let others = self.others.as_ref()?;
        let next = others.all.get(others.next.fetch_add(1, Ordering::Relaxed))?;
        Some(next)
    }
}

fn refused(reply: &Value) -> Result<Decided, String> {
    match reply["refusal"]["code"].as_str() {
        Some("user_codes_throttled") => Ok(Decided::Throttled),
        Some(_) => Ok(Decided::Refused),
        None => Err(format!("neither decided nor refused: {reply}")),
    }
}

fn keep(cookies: &mut Cookies, answer: &Message) {
    for (_, line) in answer.headers.iter().filter(|(name, _)| name == "set-cookie") {
        let pair = line.split(';').next().and_then(|pair| pair.split_once('='));
        if let Some((name, value)) = pair {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

/// Unlike any other; nobody here guesses.
fn request_id() -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    format!("{:032x}", COUNT.fetch_add(1, Ordering::Relaxed))
}
