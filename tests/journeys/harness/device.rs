//! A device without a keyboard, as RFC 8628 has it: it asks for a code, shows it, and asks again and again.

use super::{Deployment, Person, wire::Message};
use serde_json::Value;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const GRANT: &str = "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code";
/// What it says it is, and what a person is told.
const AGENT: &str =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/// A device that shows a code.
pub(crate) struct Device<'d> {
    deployment: &'d Deployment,
    code: String,
    /// As it is shown.
    pub(crate) user_code: String,
}

impl Deployment {
    /// A device that has just asked for a code.
    pub(crate) fn device(&self) -> Device<'_> {
        let body = "client_id=demo-device&scope=openid%20profile%20email";
        let got =
            json(&self.fetch("POST", "/oauth2/device_authorization", &[FORM, ("user-agent", AGENT)], body));
        let text = |key: &str| got[key].as_str().unwrap_or_else(|| panic!("{key} in {got}")).to_owned();
        Device { deployment: self, code: text("device_code"), user_code: text("user_code") }
    }
}

impl Device<'_> {
    /// What it gets when it asks: tokens, or why not yet or not at all.
    pub(crate) fn asks(&self) -> Value {
        let body = ["grant_type=", GRANT, "&client_id=demo-device&device_code=", &self.code].concat();
        json(&self.deployment.fetch("POST", "/oauth2/token", &[FORM], &body))
    }

    /// It has access.
    pub(crate) fn is_signed_in(&self) {
        let got = self.asks();
        assert!(got["access_token"].is_string() && got["id_token"].is_string(), "{got}");
    }

    /// It has no access, for this reason.
    pub(crate) fn is_told(&self, error: &str) {
        assert_eq!(self.asks()["error"], error);
    }
}

impl Person {
    /// Enters a code at `/devicelogin`.
    pub(crate) fn enters_code_of(&self, device: &Device<'_>) -> &Self {
        self.opens("/devicelogin").submits_code(&device.user_code)
    }

    /// Enters a code, on the screen for it.
    pub(crate) fn submits_code(&self, code: &str) -> &Self {
        let words = self.words;
        self.sees(words.device_sign_in).enters(words.code, code).presses(words.proceed)
    }

    /// Is asked about the demonstration's device.
    pub(crate) fn is_asked_about(&self, device: &Device<'_>) -> &Self {
        self.sees(&self.words.confirm_device.replace("{app}", self.words.demo_device));
        assert_eq!(self.seen(".user-code"), [device.user_code.as_str()]);
        self
    }

    /// Reads that the demonstration's device is signed in.
    pub(crate) fn has_approved(&self) -> &Self {
        self.sees(&self.words.device_approved.replace("{app}", self.words.demo_device))
    }
}

fn json(message: &Message) -> Value {
    serde_json::from_str(&message.text()).unwrap_or_else(|_| panic!("no JSON: {}", message.text()))
}
