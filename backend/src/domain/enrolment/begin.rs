//! Something is to be added, says whoever has just signed in.

use super::enrolling::{Enrolling, Kind, Status};
use super::seal::Offered;
use super::shown::shown;
use crate::domain::authenticator::{Authenticator, AuthenticatorId};
use crate::domain::factor::FactorId;
use crate::domain::person::Person;
use crate::domain::security_info::with_fresh_session;
use crate::domain::session::Session;
use crate::domain::sign_in::Visitor;
use crate::domain::token::draw_id;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::{Enrolled, Enrolment};

/// Begins an enrolment. An older one of the same person is over.
///
/// # Errors
/// [`Failure::NotSignedIn`], [`Failure::SignInAgain`], [`Failure::NoSuchThing`] for a phone that is not the person's.
pub async fn begin(context: &Context, visitor: &Visitor, what: Enrolled) -> Result<Enrolment, Failure> {
    let mut unit = context.store.write().await?;
    let (session, person) = with_fresh_session(context, visitor, &mut unit).await?;
    unit.end_enrolments(&person.id).await?;
    let enrolling = match what {
        Enrolled::App => app(context, &mut unit, &session).await?,
        Enrolled::PhoneSignIn { device } => {
            let phone = unit.authenticator(&AuthenticatorId(device)).await?;
            let phone = phone.filter(|phone| phone.person == person.id).ok_or(Failure::NoSuchThing)?;
            phone_sign_in(context, &mut unit, &session, phone).await?
        }
    };
    let enrolment = shown(context, &mut unit, &enrolling, &person, None).await?;
    unit.commit().await?;
    begun(&enrolling, &person);
    Ok(enrolment)
}

async fn app(context: &Context, unit: &mut Unit, session: &Session) -> Result<Enrolling, Failure> {
    loop {
        let id = draw_id(&*context.random)?;
        let status = Status::Waiting(Offered::draw(context)?.seal(context, &id)?);
        let factor = FactorId(draw_id(&*context.random)?);
        let enrolling = new(context, session, id, Kind::App, status, factor);
        // The short code may be another's.
        if unit.add_enrolment(&enrolling).await? {
            return Ok(enrolling);
        }
    }
}

async fn phone_sign_in(
    context: &Context,
    unit: &mut Unit,
    session: &Session,
    phone: Authenticator,
) -> Result<Enrolling, Failure> {
    let status = Status::Connected { authenticator: phone.id, asked: None };
    let id = draw_id(&*context.random)?;
    let enrolling = new(context, session, id, Kind::PhoneSignIn, status, phone.factor);
    unit.add_enrolment(&enrolling).await?;
    Ok(enrolling)
}

fn new(
    context: &Context,
    session: &Session,
    id: String,
    kind: Kind,
    status: Status,
    factor: FactorId,
) -> Enrolling {
    Enrolling {
        id,
        person: session.person.clone(),
        session: session.id.clone(),
        kind,
        status,
        factor,
        wrong_codes: 0,
        expires_at: context.now().plus(context.settings.security_info.enrolment),
    }
}

fn begun(enrolling: &Enrolling, person: &Person) {
    let kind = match enrolling.kind {
        Kind::App => "app",
        Kind::PhoneSignIn => "phone_sign_in",
    };
    tracing::info!(enrolment = enrolling.id, person = person.id.0, kind, "an enrolment was begun");
    metrics::counter!("drempel_enrolments_total", "kind" => kind).increment(1);
}
