//! The number for the phone, and the ways there are beside it.

use super::Json;
use drempel_contract::{Method, NumberMatchManner, NumberMatchStatus, Step};

/// What a method is called, here and where it is kept.
pub(in crate::effects) const METHODS: [(&str, Method); 3] =
    [("password", Method::Password), ("number_match", Method::NumberMatch), ("totp", Method::Totp)];

pub(super) fn step(json: &Json) -> Option<Step> {
    Some(Step::NumberMatch {
        number: json.optional("number", |number| number.0.as_string())?,
        manner: json.code("manner", &[("tap", NumberMatchManner::Tap), ("type", NumberMatchManner::Type)])?,
        status: status(&json.key("status"))?,
        expires_in: json.whole("expires_in")?,
        resend_in: json.whole("resend_in")?,
        interval: json.whole("interval")?,
    })
}

/// What became of a request to a phone.
pub(in crate::effects) fn status(json: &Json) -> Option<NumberMatchStatus> {
    Some(match json.text("state")?.as_str() {
        "sent" => NumberMatchStatus::Sent,
        "seen" => NumberMatchStatus::Seen,
        "denied" => NumberMatchStatus::Denied,
        "wrong_number" => NumberMatchStatus::WrongNumber,
        "expired" => NumberMatchStatus::Expired,
        "unregistered" => NumberMatchStatus::Unregistered,
        "superseded" => NumberMatchStatus::Superseded,
        "throttled" => NumberMatchStatus::Throttled { retry_after: json.whole("retry_after")? },
        _ => return None,
    })
}
