//! What is signed, member by member: spelled from a decision, and read back into one.
//!
//! The rule a reader would break: reading ends by spelling again and comparing, so that there is one list of members and
//! a payload is either exactly what [`spell`] gives or refused.

use super::error::{DecisionError as Error, Field};
use super::{Choice, Decision, Reason, Request};
use crate::json::Json;
use crate::number_match::Picked;

/// The greatest whole number that everybody's JSON keeps (RFC 8785 section 3.2.2.3).
const GREATEST: i64 = (1 << 53) - 1;

/// The payload, canonical; the members in the order of their names.
pub(super) fn spell(decision: &Decision) -> String {
    let Request { request, account, client, origin, place, device } = &decision.about;
    let text = |words: &str| Some(Json::Text(words.to_owned()));
    let (verb, number, reason) = match decision.choice {
        Choice::Approve(picked) => ("approve", text(&picked.text()), None),
        Choice::Deny(reason) => ("deny", None, text(reason.name())),
    };
    let whole = |number: i64| Some(Json::Number(Some(number)));
    let members = [
        ("account", text(account)),
        ("client", text(client)),
        ("counter", whole(i64::try_from(decision.counter).unwrap_or(i64::MAX))),
        ("decision", text(verb)),
        ("device", text(device)),
        ("exp", whole(decision.expires_at)),
        ("iat", whole(decision.issued_at)),
        ("number", number),
        ("origin", text(origin)),
        ("place", text(place)),
        ("reason", reason),
        ("request", text(request)),
    ];
    let present = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Json::Object(present.collect()).to_text()
}

/// Reads a payload that must be canonical.
pub(super) fn read(text: &str, json: &Json) -> Result<Decision, Error> {
    let decision = Decision {
        about: Request {
            request: words(json, "request", Field::Request)?.to_owned(),
            account: words(json, "account", Field::Account)?.to_owned(),
            client: words(json, "client", Field::Client)?.to_owned(),
            origin: words(json, "origin", Field::Origin)?.to_owned(),
            place: words(json, "place", Field::Place)?.to_owned(),
            device: words(json, "device", Field::Device)?.to_owned(),
        },
        choice: choice(json)?,
        counter: whole(json, "counter", Field::Counter)?.unsigned_abs(),
        issued_at: whole(json, "iat", Field::Iat)?,
        expires_at: whole(json, "exp", Field::Exp)?,
    };
    if spell(&decision) == text { Ok(decision) } else { Err(Error::NotCanonical) }
}

fn choice(json: &Json) -> Result<Choice, Error> {
    match words(json, "decision", Field::Decision)? {
        "approve" => {
            let number = words(json, "number", Field::Number)?;
            Picked::parse(number).map(Choice::Approve).map_err(|_| Error::Unreadable(Field::Number))
        }
        "deny" => {
            let reason = words(json, "reason", Field::Reason)?;
            Reason::from_name(reason).map(Choice::Deny).ok_or(Error::Unreadable(Field::Reason))
        }
        _ => Err(Error::Unreadable(Field::Decision)),
    }
}

fn words<'json>(json: &'json Json, name: &str, field: Field) -> Result<&'json str, Error> {
    json.member(name).ok_or(Error::Missing(field))?.text().ok_or(Error::Unreadable(field))
}

/// Counters and times alike are no less than nothing.
fn whole(json: &Json, name: &str, field: Field) -> Result<i64, Error> {
    let number = json.member(name).ok_or(Error::Missing(field))?.whole();
    number.filter(|number| (0..=GREATEST).contains(number)).ok_or(Error::Unreadable(field))
}
