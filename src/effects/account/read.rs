//! Reading what the backend says of a person's own account: see `effects::read`.

use crate::effects::read::{Json, PERSON_KINDS};
use drempel_contract::{
    Enrolment, EnrolmentRefusal, EnrolmentState, MySignIns, NotMeDone, OfSession, Phone, Secret,
    SecurityInfo, SecurityMethod, SignInEvent, SignInEventKind, SignedOutEverywhere,
};

/// Reads an [`OfSession`] whose content another function reads.
pub fn of_session<T>(json: &Json, read: fn(&Json) -> Option<T>) -> Option<OfSession<T>> {
    Some(match json.text("state")?.as_str() {
        "signed_in" => OfSession::SignedIn(read(json)?),
        "signed_out" => OfSession::SignedOut,
        _ => return None,
    })
}

/// Reads a [`SecurityInfo`].
#[must_use]
pub fn security_info(json: &Json) -> Option<SecurityInfo> {
    Some(SecurityInfo {
        email: json.text("email")?,
        name: json.text("name")?,
        kind: json.code("kind", &PERSON_KINDS)?,
        fresh: json.flag("fresh")?,
        requests_stopped: json.flag("requests_stopped")?,
        may_sign_in_by_phone: json.flag("may_sign_in_by_phone")?,
        methods: json.list("methods", method)?,
    })
}

fn method(json: &Json) -> Option<SecurityMethod> {
    let phone = |json: &Json| {
        Some(Phone {
            device: json.text("device")?,
            phone_sign_in: json.flag("phone_sign_in")?,
            push: json.flag("push")?,
        })
    };
    Some(match json.text("type")?.as_str() {
        "password" => SecurityMethod::Password,
        "totp" => SecurityMethod::Totp {
            id: json.text("id")?,
            name: json.text("name")?,
            last_used_at: json.optional("last_used_at", |_| json.whole("last_used_at"))?,
            locked: json.flag("locked")?,
            phone: json.optional("phone", phone)?,
            removable: json.flag("removable")?,
            undoable: json.flag("undoable")?,
        },
        _ => return None,
    })
}

/// Reads an [`Enrolment`].
#[must_use]
pub fn enrolment(json: &Json) -> Option<Enrolment> {
    Some(Enrolment {
        id: json.text("id")?,
        state: state(&json.key("state"))?,
        refusal: json.optional("refusal", refusal)?,
    })
}

fn state(json: &Json) -> Option<EnrolmentState> {
    let secret = |name: &str| json.text(name).map(Secret::new);
    Some(match json.text("type")?.as_str() {
        "waiting" => EnrolmentState::Waiting {
            activation: secret("activation")?,
            activation_code: secret("activation_code")?,
            otpauth: secret("otpauth")?,
            key: secret("key")?,
            issuer: json.text("issuer")?,
            account: json.text("account")?,
            expires_in: json.whole("expires_in")?,
        },
        "connected" => EnrolmentState::Connected {
            device: json.text("device")?,
            name: json.text("name")?,
            expires_in: json.whole("expires_in")?,
        },
        "number" => EnrolmentState::Number { expires_in: json.whole("expires_in")? },
        "done" => EnrolmentState::Done { phone_sign_in: json.flag("phone_sign_in")? },
        "expired" => EnrolmentState::Expired,
        "cancelled" => EnrolmentState::Cancelled,
        _ => return None,
    })
}

fn refusal(json: &Json) -> Option<EnrolmentRefusal> {
    let attempts_left = || json.whole("attempts_left");
    Some(match json.text("code")?.as_str() {
        "malformed_code" => EnrolmentRefusal::MalformedCode,
        "wrong_number" => EnrolmentRefusal::WrongNumber,
        "wrong_code" => EnrolmentRefusal::WrongCode { attempts_left: attempts_left()? },
        "clock_off" => {
            EnrolmentRefusal::ClockOff { seconds: json.whole("seconds")?, attempts_left: attempts_left()? }
        }
        _ => return None,
    })
}

/// Reads a [`SignedOutEverywhere`].
#[must_use]
pub fn signed_out_everywhere(json: &Json) -> Option<SignedOutEverywhere> {
    Some(SignedOutEverywhere { others: json.whole("others")? })
}

/// Reads [`MySignIns`].
#[must_use]
pub fn my_sign_ins(json: &Json) -> Option<MySignIns> {
    Some(MySignIns { events: json.list("events", event)? })
}

fn event(json: &Json) -> Option<SignInEvent> {
    let kinds = [
        ("signed_in", SignInEventKind::SignedIn),
        ("device_approved", SignInEventKind::DeviceApproved),
        ("second_factor_failed", SignInEventKind::SecondFactorFailed),
        ("phone_denied", SignInEventKind::PhoneDenied),
        ("phone_reported", SignInEventKind::PhoneReported),
        ("phone_wrong_number", SignInEventKind::PhoneWrongNumber),
        ("method_added", SignInEventKind::MethodAdded),
        ("method_removed", SignInEventKind::MethodRemoved),
        ("phone_sign_in_enabled", SignInEventKind::PhoneSignInEnabled),
        ("requests_allowed", SignInEventKind::RequestsAllowed),
        ("not_me", SignInEventKind::NotMe),
    ];
    Some(SignInEvent {
        id: json.text("id")?,
        at: json.whole("at")?,
        what: json.code("what", &kinds)?,
        place: json.text("place")?,
        device: json.text("device")?,
        application: json.text("application")?,
        amr: json.list("amr", Json::word)?,
        this_session: json.flag("this_session")?,
        live: json.flag("live")?,
    })
}

/// Reads a [`NotMeDone`].
#[must_use]
pub fn not_me_done(json: &Json) -> Option<NotMeDone> {
    Some(NotMeDone { ended: json.whole("ended")?, requests_stopped: json.flag("requests_stopped")? })
}
