//! What the computer sees of an enrolment, and how it gives it up.
//!
//! The rule a reader would break: an enrolment is there for the session that began it, and for no other session, also not
//! of the same person.

use super::enrolling::{Enrolling, Kind, Status};
use super::seal::Offered;
use crate::clock::whole_seconds;
use crate::domain::authenticator::AuthenticatorId;
use crate::domain::person::Person;
use crate::domain::security_info::signed_in_here;
use crate::domain::sign_in::Visitor;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::{Enrolment, EnrolmentRefusal, EnrolmentState};

/// Where an enrolment is.
///
/// # Errors
/// [`Failure::NotSignedIn`], [`Failure::NoSuchThing`] for another session's.
pub async fn poll(context: &Context, visitor: &Visitor, id: &str) -> Result<Enrolment, Failure> {
    let mut unit = context.store.read().await?;
    let (enrolling, person) = mine(context, visitor, &mut unit, id).await?;
    shown(context, &mut unit, &enrolling, &person, None).await
}

/// Gives an enrolment up. What has been added stays.
///
/// # Errors
/// [`Failure::NotSignedIn`], [`Failure::NoSuchThing`] for another session's.
pub async fn cancel(context: &Context, visitor: &Visitor, id: &str) -> Result<Enrolment, Failure> {
    let mut unit = context.store.write().await?;
    let (enrolling, person) = mine(context, visitor, &mut unit, id).await?;
    unit.end_enrolment(&enrolling.id).await?;
    let enrolling = unit.enrolment(id).await?.ok_or(Failure::NoSuchThing)?;
    let enrolment = shown(context, &mut unit, &enrolling, &person, None).await?;
    unit.commit().await?;
    Ok(enrolment)
}

/// The enrolment of this name, of this session.
pub(super) async fn mine(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    id: &str,
) -> Result<(Enrolling, Person), Failure> {
    let (session, person) = signed_in_here(context, visitor, unit).await?;
    let found = unit.enrolment(id).await?.filter(|it| it.session == session.id && it.person == person.id);
    Ok((found.ok_or(Failure::NoSuchThing)?, person))
}

/// An enrolment as the computer shows it.
pub(super) async fn shown(
    context: &Context,
    unit: &mut Unit,
    enrolling: &Enrolling,
    person: &Person,
    refusal: Option<EnrolmentRefusal>,
) -> Result<Enrolment, Failure> {
    let over = enrolling.is_over(context.now());
    let state = match &enrolling.status {
        Status::Waiting(_) | Status::Claimed { .. } | Status::Proved { .. } if over => {
            EnrolmentState::Expired
        }
        Status::Waiting(offer) | Status::Claimed { offer, .. } => {
            waiting(context, enrolling, &Offered::open(context, enrolling, offer)?, person)
        }
        Status::Connected { .. } if over => match enrolling.kind {
            Kind::App => EnrolmentState::Done { phone_sign_in: false },
            Kind::PhoneSignIn => EnrolmentState::Expired,
        },
        Status::Proved { .. } | Status::Connected { asked: Some(_), .. } => {
            EnrolmentState::Number { expires_in: left(context, enrolling) }
        }
        Status::Connected { authenticator, asked: None } => {
            connected(context, unit, enrolling, authenticator).await?
        }
        Status::Done { phone_sign_in, .. } => EnrolmentState::Done { phone_sign_in: *phone_sign_in },
        Status::Cancelled => EnrolmentState::Cancelled,
    };
    Ok(Enrolment { id: enrolling.id.clone(), state, refusal })
}

fn waiting(context: &Context, enrolling: &Enrolling, offered: &Offered, person: &Person) -> EnrolmentState {
    EnrolmentState::Waiting {
        activation: offered.activation(context),
        activation_code: offered.code(),
        otpauth: offered.otpauth(context, person),
        key: offered.key(),
        issuer: context.settings.security_info.issuer.clone(),
        account: person.email.as_str().to_owned(),
        expires_in: left(context, enrolling),
    }
}

async fn connected(
    context: &Context,
    unit: &mut Unit,
    enrolling: &Enrolling,
    authenticator: &AuthenticatorId,
) -> Result<EnrolmentState, Failure> {
    // A phone that was removed meanwhile has taken the enrolment along.
    let Some(phone) = unit.authenticator(authenticator).await? else { return Ok(EnrolmentState::Cancelled) };
    let (device, name) = (phone.id.0, phone.name);
    Ok(EnrolmentState::Connected { device, name, expires_in: left(context, enrolling) })
}

fn left(context: &Context, enrolling: &Enrolling) -> u32 {
    whole_seconds(context.now().until(enrolling.expires_at))
}
