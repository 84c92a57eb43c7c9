//! The number on the phone is typed on the computer that began: the person's yes. What the phone brought counts from then on.
//!
//! The rule a reader would break: until then nothing is added, replaced or forgotten, whoever has come with what the
//! computer showed; and a number that is wrong ends it, for tries that cost nothing make a small number of few digits.

use super::codes;
use super::drawn::Drawn;
use super::enrolling::{Asked, Enrolling, Status};
use super::phone_sign_in::switch_on;
use super::shown::{mine, shown};
use crate::domain::activity::{Event, note};
use crate::domain::alert::Alert;
use crate::domain::authenticator::{Authenticator, AuthenticatorId, forget};
use crate::domain::person::Person;
use crate::domain::sign_in::Visitor;
use crate::domain::token::draw_id;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::{Enrolment, EnrolmentRefusal, SignInEventKind, TypeNumber};
use drempel_verify::number_match::{Manner, Picked};

/// Takes the number.
///
/// # Errors
/// [`Failure::NotSignedIn`], [`Failure::NoSuchThing`] for another session's. A number that is not taken is no error but a
/// refusal: one that could not be on the phone costs nothing, any other ends the enrolment.
pub async fn type_number(
    context: &Context,
    visitor: &Visitor,
    request: &TypeNumber,
) -> Result<Enrolment, Failure> {
    let mut unit = context.store.write().await?;
    let (enrolling, person) = mine(context, visitor, &mut unit, &request.id).await?;
    let refusal = match Picked::typed(request.number.expose(), Manner::TypeSix) {
        Ok(typed) => take(context, visitor, &mut unit, (&enrolling, &person), &typed).await?,
        Err(_) => Some(EnrolmentRefusal::MalformedCode),
    };
    let enrolling = unit.enrolment(&request.id).await?.ok_or(Failure::NoSuchThing)?;
    let enrolment = shown(context, &mut unit, &enrolling, &person, refusal).await?;
    unit.commit().await?;
    Ok(enrolment)
}

async fn take(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    (enrolling, person): (&Enrolling, &Person),
    typed: &Picked,
) -> Result<Option<EnrolmentRefusal>, Failure> {
    let (Status::Proved { drawn, .. } | Status::Connected { asked: Some(Asked { drawn, .. }), .. }) =
        &enrolling.status
    else {
        // What it has become meanwhile is the answer.
        return Ok(None);
    };
    if enrolling.is_over(context.now()) {
        return Ok(None);
    }
    let drawn = Drawn::open(context, enrolling, drawn)?;
    if !drawn.is(typed) {
        unit.end_enrolment(&enrolling.id).await?;
        Alert::WrongEnrolmentNumber { person: person.id.clone() }.raise();
        return Ok(Some(EnrolmentRefusal::WrongNumber));
    }
    // One of the two is what has waited for it.
    connect(context, visitor, unit, enrolling, &drawn).await?;
    switch_on(context, visitor, unit, enrolling, person).await?;
    Ok(None)
}

/// A new phone is the person's: its codes count.
async fn connect(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    enrolling: &Enrolling,
    drawn: &Drawn,
) -> Result<(), Failure> {
    let Status::Proved { phone, name, step, .. } = &enrolling.status else { return Ok(()) };
    let (id, now) = (AuthenticatorId(draw_id(&*context.random)?), context.now());
    let until = now.plus(context.settings.security_info.enrolment);
    let is_first = unit.totp_factors(&enrolling.person).await?.is_empty();
    if !unit.connect_enrolment(&enrolling.id, &id, is_first, now, until).await? {
        return Ok(());
    }
    let name = codes::add(context, unit, enrolling, (drawn.totp()?, *step), name).await?;
    // A phone that lost what it kept comes again with its cookie: what it was before is over. Its old codes stay in
    // the list until the person removes them.
    for before in unit.authenticators_on(phone).await? {
        if before.person == enrolling.person {
            forget(unit, &before, Some(&enrolling.session)).await?;
        }
    }
    let authenticator = Authenticator {
        id: id.clone(),
        person: enrolling.person.clone(),
        token: *phone,
        name,
        factor: enrolling.factor.clone(),
        public_key: None,
        counter: 0,
        push: None,
        created_at: now,
        used_at: None,
    };
    unit.add_authenticator(&authenticator).await?;
    note(unit, Event::by(context, visitor, &enrolling.person, SignInEventKind::MethodAdded)?).await?;
    tracing::info!(person = enrolling.person.0, authenticator = id.0, "a phone was registered");
    Ok(())
}
