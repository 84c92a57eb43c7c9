//! A phone with our authenticator on it, as a script: what the page does with keys and cookies, without the page.

use crate::world::*;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use axum::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use drempel_contract::paths;
use drempel_verify::decision::{Choice, Decision, Reason, Request};
use drempel_verify::number_match::Picked;
use drempel_verify::{Otpauth, Totp};
use serde_json::{Value, json};

/// One phone.
pub(crate) struct Handset {
    pub(crate) browser: Browser,
    pub(crate) key: EcdsaKeyPair,
    /// The new account's codes.
    pub(crate) totp: Option<Totp>,
    /// The account as the backend names it.
    pub(crate) device: String,
    /// What it shows, to be typed on the computer.
    pub(crate) number: String,
    pub(crate) counter: u64,
}

impl Handset {
    pub(crate) fn new(world: &World) -> Self {
        let mut browser = world.browser();
        browser.headers.push((
            "user-agent",
            "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/149.0.0.0 Mobile Safari/537.36"
                .to_owned(),
        ));
        Self { browser, key: new_key(), totp: None, device: String::new(), number: String::new(), counter: 0 }
    }

    /// Brings what was scanned or typed.
    pub(crate) async fn open(&mut self, activation: &str) -> Got {
        let got = self.browser.post(paths::PHONE_ENROLMENTS, &json!({ "activation": activation })).await;
        if let Some(uri) = got.body["otpauth"].as_str() {
            self.totp = Some(Otpauth::parse(uri).unwrap().otpauth.totp().clone());
        }
        got
    }

    /// Proves the key by a code.
    pub(crate) async fn activate_with(&mut self, activation: &str, code: &str) -> Got {
        let body = json!({ "activation": activation, "code": code, "name": "Pixel 9" });
        let got = self.browser.post(paths::ACTIVATE, &body).await;
        self.take(&got);
        got
    }

    fn take(&mut self, got: &Got) {
        for (name, kept) in [("device", &mut self.device), ("number", &mut self.number)] {
            if let Some(text) = got.body[name].as_str() {
                text.clone_into(kept);
            }
        }
    }

    pub(crate) async fn activate(&mut self, world: &World, activation: &str) -> Got {
        let code = self.code(world, 0);
        self.activate_with(activation, &code).await
    }

    /// The code so many steps from now.
    pub(crate) fn code(&self, world: &World, steps: i64) -> String {
        let totp = self.totp.as_ref().unwrap();
        totp.code_for_step(totp.step_at(world.clock_seconds()) + steps).text()
    }

    pub(crate) fn public_key(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.key.public_key().as_ref())
    }

    /// Asks for phone sign-in.
    pub(crate) async fn enable(&mut self) -> Got {
        let text = format!("drempel-phone-sign-in\n{ORIGIN}\n{}\n{}", self.device, self.public_key());
        let proof = URL_SAFE_NO_PAD.encode(sign(&self.key, text.as_bytes()));
        let body = json!({ "device": self.device, "public_key": self.public_key(), "proof": proof });
        let got = self.browser.post(paths::PHONE_SIGN_IN, &body).await;
        self.take(&got);
        got
    }

    /// What the phone sees.
    pub(crate) async fn look(&mut self) -> Got {
        let got = self.browser.ask(Method::GET, paths::AUTHENTICATOR, None, Vec::new()).await;
        self.browser.keep(&got);
        got
    }

    /// The one request that waits.
    pub(crate) async fn request(&mut self) -> Value {
        let got = self.look().await;
        let requests = got.body["requests"].as_array().unwrap();
        assert_eq!(requests.len(), 1, "{}", got.text);
        requests[0].clone()
    }

    pub(crate) async fn approve(&mut self, world: &World, number: &str) -> Got {
        let request = self.request().await;
        self.decide(world, &request, Choice::Approve(Picked::parse(number).unwrap())).await
    }

    pub(crate) async fn deny(&mut self, world: &World, reason: Reason) -> Got {
        let request = self.request().await;
        self.decide(world, &request, Choice::Deny(reason)).await
    }

    pub(crate) async fn decide(&mut self, world: &World, request: &Value, choice: Choice) -> Got {
        self.counter += 1;
        let text = |name: &str| request[name].as_str().unwrap().to_owned();
        let decision = Decision {
            about: Request {
                request: text("id"),
                account: text("account"),
                client: text("client"),
                origin: ORIGIN.to_owned(),
                place: text("place"),
                device: text("device"),
            },
            choice,
            counter: self.counter,
            issued_at: world.clock_seconds(),
            expires_at: request["expires_at"].as_i64().unwrap(),
        };
        let input = decision.signing_input();
        let signature = sign(&self.key, input.as_bytes());
        let decision = input.signed(&signature).unwrap();
        self.browser.post(paths::DECISION, &json!({ "decision": decision })).await
    }

    pub(crate) async fn unregister(&mut self) -> Got {
        self.browser.post(paths::UNREGISTER, &json!({ "device": self.device })).await
    }
}

pub(crate) fn new_key() -> EcdsaKeyPair {
    EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap()
}

pub(crate) fn sign(key: &EcdsaKeyPair, bytes: &[u8]) -> Vec<u8> {
    key.sign(&SystemRandom::new(), bytes).unwrap().as_ref().to_vec()
}

/// What the computer shows.
pub(crate) fn activation(waiting: &Got) -> String {
    let uri = waiting.body["state"]["activation"].as_str().unwrap();
    uri.strip_prefix(&format!("{ORIGIN}/authenticator#activation=")).unwrap().to_owned()
}

impl Browser {
    /// Begins to add an app, on a computer that has just signed in.
    pub(crate) async fn begin_app(&mut self) -> Got {
        self.post(paths::ENROLMENTS, &json!({ "what": { "type": "app" } })).await
    }

    pub(crate) async fn begin_phone_sign_in(&mut self, device: &str) -> Got {
        self.post(paths::ENROLMENTS, &json!({ "what": { "type": "phone_sign_in", "device": device } })).await
    }

    pub(crate) async fn poll_enrolment(&mut self, begun: &Got) -> Got {
        self.post(paths::ENROLMENT_POLL, &json!({ "id": begun.body["id"] })).await
    }

    pub(crate) async fn cancel_enrolment(&mut self, begun: &Got) -> Got {
        self.post(paths::ENROLMENT_CANCEL, &json!({ "id": begun.body["id"] })).await
    }

    pub(crate) async fn confirm_enrolment(&mut self, begun: &Got, code: &str, name: &str) -> Got {
        let body = json!({ "id": begun.body["id"], "code": code, "name": name });
        self.post(paths::ENROLMENT_CONFIRM, &body).await
    }

    /// What the phone shows.
    pub(crate) async fn type_number(&mut self, begun: &Got, number: &str) -> Got {
        self.post(paths::ENROLMENT_NUMBER, &json!({ "id": begun.body["id"], "number": number })).await
    }

    pub(crate) async fn security_info(&mut self) -> Got {
        self.ask(Method::GET, paths::SECURITY_INFO, None, Vec::new()).await
    }

    pub(crate) async fn my_sign_ins(&mut self) -> Got {
        self.ask(Method::GET, paths::MY_SIGN_INS, None, Vec::new()).await
    }

    /// What happened, the newest first.
    pub(crate) async fn happened(&mut self) -> Vec<String> {
        let got = self.my_sign_ins().await;
        let events = got.body["events"].as_array().unwrap();
        events.iter().map(|event| event["what"].as_str().unwrap().to_owned()).collect()
    }
}

impl Got {
    /// Where an enrolment is.
    pub(crate) fn state(&self) -> &str {
        self.body["state"]["type"].as_str().unwrap_or("none")
    }
}

impl World {
    pub(crate) fn clock_seconds(&self) -> i64 {
        use drempel_backend::clock::Clock as _;
        self.clock.now().seconds()
    }

    /// A computer on which this person, who has a password only, has just signed in.
    pub(crate) async fn computer(&self, email: &str) -> Browser {
        let mut browser = self.browser();
        browser.headers.push(("user-agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/153.0".to_owned()));
        browser.sign_in(email, false).await;
        browser
    }

    /// The same for a person with an app.
    pub(crate) async fn computer_with_code(&self, email: &str) -> Browser {
        let mut browser = self.browser();
        browser.headers.push(("user-agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/153.0".to_owned()));
        let asked = browser.until_code(email).await;
        let got = browser.code(&asked, &self.code(email, 0)).await;
        if got.step() == "stay_signed_in" {
            browser.stay(&got, false).await;
        }
        browser
    }

    /// A phone that shows its number.
    pub(crate) async fn showing(&self, computer: &mut Browser) -> (Handset, Got) {
        let begun = computer.begin_app().await;
        assert_eq!(begun.state(), "waiting", "{}", begun.text);
        let mut phone = Handset::new(self);
        assert_eq!(phone.open(&activation(&begun)).await.status, 200);
        let got = phone.activate(self, &activation(&begun)).await;
        assert_eq!((got.status.as_u16(), &got.body["state"]), (200, &json!("number")), "{}", got.text);
        (phone, begun)
    }

    /// A phone whose codes count.
    pub(crate) async fn registered(&self, computer: &mut Browser) -> (Handset, Got) {
        let (mut phone, begun) = self.showing(computer).await;
        let got = computer.type_number(&begun, &phone.number).await;
        assert_eq!(got.state(), "connected", "{}", got.text);
        let got = phone.activate(self, &activation(&begun)).await;
        assert_eq!(got.body["state"], "done", "{}", got.text);
        (phone, begun)
    }

    /// A computer and a phone that approves sign-ins.
    pub(crate) async fn enrolled(&self, email: &str) -> (Browser, Handset) {
        let mut computer = self.computer(email).await;
        let (mut phone, begun) = self.registered(&mut computer).await;
        let got = phone.enable().await;
        assert_eq!(got.body, json!({ "state": "done", "device": phone.device }), "{}", got.text);
        let got = computer.poll_enrolment(&begun).await;
        assert_eq!(got.body["state"], json!({ "type": "done", "phone_sign_in": true }), "{}", got.text);
        (computer, phone)
    }
}

/// Another number of six digits.
pub(crate) fn other_than(number: &str) -> String {
    let value: u32 = number.parse().unwrap();
    (if value == 999_999 { 100_000 } else { value + 1 }).to_string()
}
