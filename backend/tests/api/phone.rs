//! A scripted phone: registered for people, with a real P-256 key for each, and a counter that it keeps.

use crate::world::*;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use axum::http::Method;
use drempel_backend::clock::Clock as _;
use drempel_backend::domain::authenticator::{Authenticator, AuthenticatorId};
use drempel_backend::domain::factor::FactorId;
use drempel_backend::domain::token::Token;
use drempel_backend::random::OsRandom;
use drempel_contract::paths;
use drempel_verify::decision::{Choice, Decision, Reason, Request};
use drempel_verify::number_match::Picked;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// One account on one phone.
#[derive(Clone)]
pub(crate) struct Phone {
    pub(crate) browser: Browser,
    pub(crate) device: String,
    pub(crate) key: Arc<EcdsaKeyPair>,
    pub(crate) counter: Arc<AtomicU64>,
}

impl World {
    /// A new phone of this person that approves sign-ins.
    pub(crate) async fn phone(&self, email: &str) -> Phone {
        let token = Token::draw(&OsRandom).unwrap();
        self.phone_with(email, &token).await
    }

    /// Another account on the phone with this cookie.
    pub(crate) async fn phone_with(&self, email: &str, token: &Token) -> Phone {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let key = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
        let person = self.person(email).await;
        let factor = match self.first_app(email).await {
            Some(factor) => factor,
            None => {
                self.add_app(email, "Phone", totp(email)).await;
                self.first_app(email).await.unwrap()
            }
        };
        let phone = Authenticator {
            id: AuthenticatorId(format!("phone-{number}")),
            person,
            token: token.digest(),
            name: "Phone".to_owned(),
            factor,
            public_key: Some(key.public_key().as_ref().to_vec()),
            counter: 0,
            push: None,
            created_at: self.clock.now(),
            used_at: None,
        };
        let mut unit = self.context().store.write().await.unwrap();
        assert!(unit.add_authenticator(&phone).await.unwrap());
        unit.commit().await.unwrap();
        let mut browser = self.browser();
        browser.cookies.insert("__Host-drempel-authenticator".to_owned(), token.expose().to_owned());
        Phone { browser, device: phone.id.0, key: Arc::new(key), counter: Arc::new(AtomicU64::new(0)) }
    }

    pub(crate) async fn person(&self, email: &str) -> drempel_backend::domain::person::PersonId {
        let mut unit = self.context().store.read().await.unwrap();
        unit.person_by_email(&address(email)).await.unwrap().unwrap().id
    }

    async fn first_app(&self, email: &str) -> Option<FactorId> {
        let person = self.person(email).await;
        let mut unit = self.context().store.read().await.unwrap();
        unit.totp_factors(&person).await.unwrap().first().map(|factor| factor.id.clone())
    }
}

impl Browser {
    /// The same browser, once the backend has been started anew.
    pub(crate) fn restarted(self, world: &World) -> Self {
        let mut browser = world.browser();
        browser.cookies = self.cookies;
        browser
    }
}

impl Phone {
    pub(crate) fn restarted(self, world: &World) -> Self {
        Self { browser: self.browser.restarted(world), ..self }
    }

    pub(crate) async fn look(&self) -> Got {
        self.browser.ask(Method::GET, paths::AUTHENTICATOR, None, Vec::new()).await
    }

    /// What waits for this account.
    pub(crate) async fn requests(&self) -> Vec<Value> {
        let got = self.look().await;
        let all = got.body["requests"].as_array().cloned().unwrap_or_default();
        all.into_iter().filter(|request| request["device"] == self.device.as_str()).collect()
    }

    /// The one that waits.
    pub(crate) async fn request(&self) -> Value {
        let requests = self.requests().await;
        assert_eq!(requests.len(), 1, "{requests:?}");
        requests[0].clone()
    }

    pub(crate) async fn see(&self, request: &Value) -> Got {
        self.browser.post_only(paths::SEEN, &json!({ "request": request["id"] })).await
    }

    /// What would be signed, with the next counter.
    pub(crate) fn about(&self, request: &Value, choice: Choice, now: i64) -> Decision {
        let text = |name: &str| request[name].as_str().unwrap().to_owned();
        Decision {
            about: Request {
                request: text("id"),
                account: text("account"),
                client: text("client"),
                origin: ORIGIN.to_owned(),
                place: text("place"),
                device: self.device.clone(),
            },
            choice,
            counter: self.counter.fetch_add(1, Ordering::SeqCst) + 1,
            issued_at: now,
            expires_at: now + 60,
        }
    }

    pub(crate) fn sign(&self, decision: &Decision) -> String {
        let input = decision.signing_input();
        let signature = self.key.sign(&SystemRandom::new(), input.as_bytes()).unwrap();
        input.signed(signature.as_ref()).unwrap()
    }

    pub(crate) async fn send(&self, decision: &str) -> Got {
        self.browser.post_only(paths::DECISION, &json!({ "decision": decision })).await
    }

    pub(crate) async fn decide(&self, world: &World, request: &Value, choice: Choice) -> Got {
        let decision = self.about(request, choice, world.clock.now().seconds());
        self.send(&self.sign(&decision)).await
    }

    /// Taps the number that the computer shows.
    pub(crate) async fn approve(&self, world: &World, computer: &Got) -> Got {
        let request = self.request().await;
        self.decide(world, &request, Choice::Approve(shown(computer))).await
    }

    pub(crate) async fn deny(&self, world: &World, reason: Reason) -> Got {
        let request = self.request().await;
        self.decide(world, &request, Choice::Deny(reason)).await
    }

    /// Taps one of the others.
    pub(crate) async fn approve_wrong(&self, world: &World, computer: &Got) -> Got {
        let request = self.request().await;
        let choices: Vec<String> = serde_json::from_value(request["numbers"]["choices"].clone()).unwrap();
        let wrong = choices.iter().find(|choice| **choice != shown(computer).text()).unwrap();
        self.decide(world, &request, Choice::Approve(Picked::parse(wrong).unwrap())).await
    }
}

/// The number on the computer.
pub(crate) fn shown(computer: &Got) -> Picked {
    Picked::parse(computer.body["step"]["number"].as_str().unwrap()).unwrap()
}

impl Browser {
    /// Types the address, in a browser that last used a phone.
    pub(crate) async fn by_phone(&mut self, email: &str) -> Got {
        let answer = json!({ "type": "identify", "email": email, "method": "number_match" });
        self.post(paths::SIGN_IN, &json!({ "request_id": request_id(), "answer": answer })).await
    }

    pub(crate) async fn poll(&mut self, after: &Got) -> Got {
        self.post(paths::POLL, &json!({ "continuation_token": after.body["continuation_token"] })).await
    }

    pub(crate) async fn use_method(&mut self, after: &Got, method: &str) -> Got {
        self.answer(after, json!({ "type": "use_method", "method": method })).await
    }

    pub(crate) async fn send_again(&mut self, after: &Got) -> Got {
        self.answer(after, json!({ "type": "number_match" })).await
    }
}

impl Got {
    pub(crate) fn status(&self) -> &str {
        self.body["step"]["status"]["state"].as_str().unwrap_or("none")
    }

    pub(crate) fn outcome(&self) -> &str {
        self.body["outcome"].as_str().unwrap_or("none")
    }
}
