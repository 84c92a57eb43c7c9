//! The answers to `number_match`, and the choice of it.
//!
//! The rule a reader would break: whatever is chosen here before the password costs the same statements for every
//! address, and shows the same. Only what a phone answered tells the difference.

use super::claim::{Claim, Outcome};
use super::repeat::Attempt;
use super::{Answered, Before, NumberMatch, Password, Purpose, Sent, SignIn, State, Visitor, finish};
use crate::clock::{Timestamp, whole_seconds};
use crate::domain::bucket::Bucket;
use crate::domain::client::DREMPEL;
use crate::domain::number_match::{self as request, Asked, Asking, Looked, Redeemed};
use crate::domain::person::PersonId;
use crate::domain::{Context, Failure, authorization};
use crate::store::Unit;
use drempel_contract::{Method, NumberMatchStatus, Step};
use drempel_verify::EmailAddress;

/// The sign-in a phone is asked for.
#[derive(Clone, Copy)]
pub(super) struct For<'a> {
    pub(super) id: &'a str,
    pub(super) purpose: &'a Purpose,
    pub(super) until: Timestamp,
}

impl<'a> For<'a> {
    pub(super) fn of(sign_in: &'a SignIn) -> Self {
        Self { id: &sign_in.id, purpose: &sign_in.purpose, until: sign_in.expires_at }
    }
}

/// The answer to **Use an app instead**, **Use your password instead** and **Use a code from the app**.
pub(super) async fn choose(
    context: &Context,
    visitor: &Visitor,
    attempt: &Attempt,
    sign_in: SignIn,
    method: Method,
) -> Result<Option<Answered>, Failure> {
    let Some(mut claim) = Claim::of(context, attempt, &sign_in).await? else { return Ok(None) };
    let unit = &mut claim.unit;
    let enabled = context.settings.number_match.enabled;
    let outcome = match (sign_in.state.clone(), method) {
        (State::Password(step), Method::NumberMatch) if enabled => {
            begin(context, visitor, unit, For::of(&sign_in), step).await?
        }
        (State::Totp(step), Method::NumberMatch) if enabled && has_phone(unit, step.person()).await? => {
            let whose = (step.email(), step.person());
            let (sent, from) = send(context, visitor, unit, For::of(&sign_in), whose).await?;
            waking(step.by_phone(sent, from))
        }
        (State::NumberMatch(step), Method::Password | Method::Totp) => {
            let request = step.request().map(str::to_owned);
            let state = match (step.back(), method) {
                (Before::Password(step), _) => State::Password(step),
                (Before::Totp(step), Method::Totp) => State::Totp(step),
                (Before::Totp(_), _) => return Err(Failure::WrongStep),
            };
            if let Some(request) = request {
                unit.cancel_number_match(&request).await?;
            }
            Outcome::taken(state)
        }
        (_, _) => return Err(Failure::WrongStep),
    };
    claim.settle(context, attempt, sign_in, outcome).await
}

/// The phone is asked in the place of the password.
pub(super) async fn begin(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    sign_in: For<'_>,
    step: Password,
) -> Result<Outcome, Failure> {
    let (sent, from) = send(context, visitor, unit, sign_in, (step.email(), step.person())).await?;
    Ok(waking(step.by_phone(sent, from)))
}

/// The step, with the phones of its request to be woken once it is written.
fn waking(step: NumberMatch) -> Outcome {
    let wake = step.request().map(str::to_owned);
    Outcome { wake, ..Outcome::taken(State::NumberMatch(step)) }
}

/// The answer to **Send again**. One that the phone has just approved is taken instead; where nothing may be sent yet,
/// what was sent stands.
pub(super) async fn again(
    context: &Context,
    visitor: &Visitor,
    attempt: &Attempt,
    sign_in: SignIn,
    step: NumberMatch,
) -> Result<Option<Answered>, Failure> {
    let Some(mut claim) = Claim::of(context, attempt, &sign_in).await? else { return Ok(None) };
    let unit = &mut claim.unit;
    let looked = looked(context, unit, &step).await?;
    let outcome = if looked == Looked::Approved {
        approved(context, visitor, unit, &sign_in, step).await?
    } else {
        let whose = (step.email(), step.person());
        match send(context, visitor, unit, For::of(&sign_in), whose).await? {
            (Sent::NotBefore(at), _) if stands(context, &looked, at) => {
                Outcome::taken(State::NumberMatch(step))
            }
            (sent, from) => waking(step.again(sent, from)),
        }
    };
    claim.settle(context, attempt, sign_in, outcome).await
}

/// Whether what was sent goes on being shown, when nothing may be sent before `at`.
fn stands(context: &Context, looked: &Looked, at: Timestamp) -> bool {
    let soon = context.now().until(at) <= context.settings.number_match.cool_down;
    match looked {
        Looked::Approved => true,
        Looked::Shown { status: NumberMatchStatus::Throttled { .. }, .. } => false,
        Looked::Shown { expires_in, .. } => soon || *expires_in > 0,
    }
}

/// The phone approved: the sign-in goes on, if the approval still holds.
pub(super) async fn approved(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    sign_in: &SignIn,
    step: NumberMatch,
) -> Result<Outcome, Failure> {
    let id = step.request().unwrap_or_default();
    let Redeemed::Approved(phone) = request::redeem(context, unit, id, &sign_in.id).await? else {
        return Ok(Outcome::taken(State::NumberMatch(step)));
    };
    match step.proved(&phone) {
        Ok(step) => finish::ask_or_finish(context, visitor, unit, &sign_in.purpose, step).await,
        Err(_) => Err(Failure::WrongStep),
    }
}

/// The request of a step as it is now.
pub(super) async fn looked(
    context: &Context,
    unit: &mut Unit,
    step: &NumberMatch,
) -> Result<Looked, Failure> {
    match step.sent() {
        Sent::Request(id) => request::look(context, unit, id).await,
        Sent::NotBefore(at) => Ok(request::unsent(context, *at)),
    }
}

/// The step as it is shown.
pub(super) async fn shown(context: &Context, unit: &mut Unit, step: &NumberMatch) -> Result<Step, Failure> {
    let subject = context.key.requests(step.email(), step.from());
    let next = request::next_at(context, unit, &subject, step.from()).await?;
    let resend_in = next.map_or(0, |next| whole_seconds(context.now().until(next)));
    let interval = whole_seconds(context.settings.number_match.interval);
    Ok(match looked(context, unit, step).await? {
        // The next poll goes on from here.
        Looked::Approved => Step::NumberMatch {
            number: None,
            manner: request::manner(context),
            status: NumberMatchStatus::Seen,
            expires_in: 1,
            resend_in,
            interval,
        },
        Looked::Shown { number, manner, status, expires_in } => {
            Step::NumberMatch { number, manner, status, expires_in, resend_in, interval }
        }
    })
}

/// Whether a person who has shown their password can be asked on a phone.
pub(super) async fn has_phone(unit: &mut Unit, person: &PersonId) -> Result<bool, Failure> {
    let phones = unit.authenticators_of(person).await?;
    Ok(phones.iter().any(crate::domain::authenticator::Authenticator::has_phone_sign_in))
}

async fn send(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    sign_in: For<'_>,
    (email, person): (&EmailAddress, &PersonId),
) -> Result<(Sent, Bucket), Failure> {
    let (client, application) = application(context, unit, sign_in.purpose).await?;
    let bucket = Bucket::of(visitor, person, unit).await?;
    let asking = Asking {
        subject: context.key.requests(email, &bucket),
        bucket: bucket.clone(),
        person: person.clone(),
        sign_in: sign_in.id.to_owned(),
        client,
        application,
        place: visitor.network.place(),
        computer: visitor.computer.clone(),
        until: sign_in.until,
    };
    Ok(match request::ask(context, unit, asking).await? {
        Asked::Sent { request } => (Sent::Request(request), bucket),
        Asked::NotYet { at } => (Sent::NotBefore(at), bucket),
    })
}

/// What is signed in to: the asking application by name, or the sign-in page itself.
async fn application(
    context: &Context,
    unit: &mut Unit,
    purpose: &Purpose,
) -> Result<(String, String), Failure> {
    let ours = || (DREMPEL.to_owned(), "Drempel".to_owned());
    match purpose {
        Purpose::Home | Purpose::Device { .. } | Purpose::Page { .. } => Ok(ours()),
        Purpose::Authorization { id } => {
            let about = authorization::about(context, unit, id).await?;
            Ok(about.map_or_else(ours, |about| (about.client, about.application)))
        }
    }
}
