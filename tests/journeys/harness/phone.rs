//! A phone without a browser: enrolled as a person does it, with a key that signs what it decides.

use super::codes::now;
use super::computer::Computer;
use super::{Deployment, PASSWORD};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use drempel_verify::decision::{Choice, Decision, Reason, Request};
use drempel_verify::number_match::Picked;
use drempel_verify::otpauth::Otpauth;
use serde_json::{Value, json};
use std::cell::Cell;
use std::thread::sleep;
use std::time::{Duration, Instant};

const HOME: &str = "/api/v1/authenticator";
/// Longer than a request takes to get here.
const PATIENCE: Duration = Duration::from_secs(10);

/// Somebody's phone.
pub(crate) struct Phone<'d> {
    network: Computer<'d>,
    origin: String,
    device: String,
    key: EcdsaKeyPair,
    counter: Cell<u64>,
    codes: drempel_verify::Totp,
    /// The time step of the code it was activated with.
    spent: i64,
}

impl Deployment {
    /// A phone on which this person has just enabled phone sign-in, from a computer where a password was enough.
    pub(crate) fn phone_of(&self, email: &str) -> Phone<'_> {
        let computer = Computer::signed_in(self, email, PASSWORD, None);
        let enrolments = "/api/v1/security-info/enrolments";
        let waiting = computer.posts(enrolments, &json!({ "what": { "type": "app" } }));
        let shown = text(&waiting["state"], "activation");
        let (_, activation) = shown.split_once("#activation=").expect("the QR code activates");

        let network = Computer::at(self);
        let opened = network.posts(&[HOME, "/enrolments"].concat(), &json!({ "activation": activation }));
        let account = Otpauth::parse(&text(&opened, "otpauth")).expect("it is an account");
        let codes = account.otpauth.totp().clone();
        let spent = codes.step_at(now());
        let code = codes.code_for_step(spent).text();
        let body = json!({ "activation": activation, "code": code, "name": "Phone" });
        let activate = || network.posts(&[HOME, "/activate"].concat(), &body);
        let typed = json!({ "id": waiting["id"], "number": activate()["number"] });
        let connected = computer.posts(&[enrolments, "/number"].concat(), &typed);
        assert_eq!(connected["state"]["type"], "connected", "{connected}");
        let device = text(&activate(), "device");
        let key = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("a key can be made");
        let phone =
            Phone { network, origin: self.proxy.origin(), device, key, counter: Cell::new(0), codes, spent };
        phone.enables_sign_in();
        let done = computer.posts(&[enrolments, "/poll"].concat(), &json!({ "id": waiting["id"] }));
        assert_eq!(done["state"]["phone_sign_in"], true, "{done}");
        phone
    }
}

impl Phone<'_> {
    fn enables_sign_in(&self) {
        let public_key = BASE64.encode(self.key.public_key());
        let said = ["drempel-phone-sign-in", &self.origin, &self.device, &public_key].join("\n");
        let proof = BASE64.encode(self.signs(said.as_bytes()));
        let body = json!({ "device": self.device, "public_key": public_key, "proof": proof });
        self.network.posts(&[HOME, "/phone-sign-in"].concat(), &body);
    }

    /// Shows the request that waits for it.
    pub(crate) fn shows(&self) -> Value {
        let request = self.finds();
        self.network.posts(&[HOME, "/seen"].concat(), &json!({ "request": request["id"] }));
        request
    }

    /// Nothing waits for it.
    pub(crate) fn shows_nothing(&self) {
        let requests = &self.network.gets(HOME)["requests"];
        assert_eq!(*requests, json!([]));
    }

    /// Taps or types this number, and approves; what it is told.
    pub(crate) fn approves(&self, number: &str) -> String {
        self.decides(Choice::Approve(Picked::parse(number).expect("it is a number")))
    }

    /// Taps a number that is not this one, and approves; what it is told.
    pub(crate) fn approves_another_than(&self, number: &str) -> String {
        let choices = &self.finds()["numbers"]["choices"];
        let other = choices.as_array().and_then(|all| all.iter().find(|it| **it != number));
        self.approves(other.and_then(Value::as_str).expect("there are three"))
    }

    /// Denies; what it is told.
    pub(crate) fn denies(&self) -> String {
        self.decides(Choice::Deny(Reason::Mistake))
    }

    /// Removes its account.
    pub(crate) fn unregisters(&self) {
        self.network.posts(&[HOME, "/unregister"].concat(), &json!({ "device": self.device }));
    }

    /// The first code that nobody has used: half a minute may go by.
    pub(crate) fn fresh_code(&self) -> String {
        while self.codes.step_at(now()) <= self.spent {
            sleep(Duration::from_millis(200));
        }
        self.codes.code_for_step(self.codes.step_at(now())).text()
    }

    fn finds(&self) -> Value {
        let until = Instant::now() + PATIENCE;
        loop {
            let found = self.network.gets(HOME);
            if let Some(request) = found["requests"].as_array().and_then(|all| all.last()) {
                return request.clone();
            }
            assert!(Instant::now() < until, "no request came: {found}");
            sleep(Duration::from_millis(50));
        }
    }

    fn decides(&self, choice: Choice) -> String {
        let request = self.finds();
        self.counter.set(self.counter.get() + 1);
        let about = Request {
            request: text(&request, "id"),
            account: text(&request, "account"),
            client: text(&request, "client"),
            origin: self.origin.clone(),
            place: text(&request, "place"),
            device: self.device.clone(),
        };
        let issued_at = self.network.gets(HOME)["now"].as_i64().expect("the backend has a clock");
        let expires_at = request["expires_at"].as_i64().expect("requests end");
        let decision = Decision { about, choice, counter: self.counter.get(), issued_at, expires_at };
        let input = decision.signing_input();
        let signature = self.signs(input.as_bytes());
        let decision = input.signed(&signature).expect("64 bytes");
        text(&self.network.posts(&[HOME, "/decision"].concat(), &json!({ "decision": decision })), "outcome")
    }

    fn signs(&self, bytes: &[u8]) -> Vec<u8> {
        let signature = self.key.sign(&SystemRandom::new(), bytes).expect("a key signs");
        signature.as_ref().to_vec()
    }
}

fn text(json: &Value, key: &str) -> String {
    json[key].as_str().unwrap_or_else(|| panic!("{key} in {json}")).to_owned()
}
