//! What the backend says to a phone.

use super::Json;
use drempel_contract::{
    ApprovalRequest, Authenticator, DecisionOutcome, EnrolmentOnPhone, EnrolmentOpened, Numbers, PersonKind,
    RegisteredAccount, Secret,
};

/// Whose account it is.
const KINDS: [(&str, PersonKind); 2] = [("work", PersonKind::Work), ("personal", PersonKind::Personal)];

/// Reads an [`Authenticator`].
#[must_use]
pub fn authenticator(json: &Json) -> Option<Authenticator> {
    Some(Authenticator {
        now: json.whole("now")?,
        push_key: json.optional("push_key", |key| key.0.as_string())?,
        accounts: json.list("accounts", account)?,
        requests: json.list("requests", request)?,
    })
}

fn account(json: &Json) -> Option<RegisteredAccount> {
    Some(RegisteredAccount {
        device: json.text("device")?,
        email: json.text("email")?,
        name: json.text("name")?,
        kind: json.code("kind", &KINDS)?,
        phone_sign_in: json.key("phone_sign_in").0.as_bool()?,
        stopped: json.key("stopped").0.as_bool()?,
    })
}

fn request(json: &Json) -> Option<ApprovalRequest> {
    Some(ApprovalRequest {
        id: json.text("id")?,
        device: json.text("device")?,
        account: json.text("account")?,
        client: json.text("client")?,
        application: json.text("application")?,
        origin: json.text("origin")?,
        place: json.text("place")?,
        computer: json.text("computer")?,
        asked_at: json.whole("asked_at")?,
        expires_at: json.whole("expires_at")?,
        numbers: numbers(&json.key("numbers"))?,
    })
}

fn numbers(json: &Json) -> Option<Numbers> {
    match json.text("manner")?.as_str() {
        "tap" => Some(Numbers::Tap { choices: json.list("choices", |number| number.0.as_string())? }),
        "type" => Some(Numbers::Type { digits: json.whole("digits")? }),
        _ => None,
    }
}

/// Reads a `Decided`.
#[must_use]
pub fn decided(json: &Json) -> Option<DecisionOutcome> {
    let outcomes = [
        ("approved", DecisionOutcome::Approved),
        ("denied", DecisionOutcome::Denied),
        ("wrong_number", DecisionOutcome::WrongNumber),
    ];
    json.code("outcome", &outcomes)
}

/// Reads an [`EnrolmentOnPhone`].
#[must_use]
pub fn enrolment_on_phone(json: &Json) -> Option<EnrolmentOnPhone> {
    Some(match json.text("state")?.as_str() {
        "number" => EnrolmentOnPhone::Number {
            number: Secret::new(json.text("number")?),
            expires_in: json.whole("expires_in")?,
        },
        "done" => EnrolmentOnPhone::Done { device: json.text("device")? },
        _ => return None,
    })
}

/// Reads an [`EnrolmentOpened`].
#[must_use]
pub fn enrolment_opened(json: &Json) -> Option<EnrolmentOpened> {
    Some(EnrolmentOpened {
        otpauth: Secret::new(json.text("otpauth")?),
        email: json.text("email")?,
        name: json.text("name")?,
        kind: json.code("kind", &KINDS)?,
        issuer: json.text("issuer")?,
        expires_in: json.whole("expires_in")?,
    })
}
