//! The phone proves that the key arrived, by a code of it. From then on the codes count, and the phone is registered.

use super::codes;
use super::enrolling::{Enrolling, Status};
use super::open::{count_wrong, find, still_asked};
use super::seal::Offered;
use crate::domain::activity::{Event, note};
use crate::domain::authenticator::{Authenticator, AuthenticatorId, forget};
use crate::domain::factor::name_as_given;
use crate::domain::sign_in::Visitor;
use crate::domain::token::{Digest, Token, draw_id};
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::{Activate, Registered, SignInEventKind};

/// Registers a phone. Said twice, by the phone that was registered, it is answered the same.
///
/// # Errors
/// [`Failure::WrongCode`]; [`Failure::EnrolmentOver`] for one that is unknown, over, given up, or another phone's;
/// [`Failure::Throttled`] after too many short codes from one network.
pub async fn activate(
    context: &Context,
    visitor: &Visitor,
    phone: Option<&Token>,
    request: &Activate,
) -> Result<Registered, Failure> {
    let name = name_as_given(&request.name).ok_or(Failure::Malformed("a name has 1 to 64 characters"))?;
    let phone = phone.ok_or(Failure::EnrolmentOver)?.digest();
    let mut unit = context.store.write().await?;
    let found = find(context, &mut unit, &visitor.network, &request.activation).await?;
    let outcome = match found {
        Some(enrolling) => {
            let activating = Activating { visitor, phone, enrolling, name };
            activating.look(context, &mut unit, request.code.expose()).await
        }
        None => Err(Failure::EnrolmentOver),
    };
    // What was counted stays counted.
    match &outcome {
        Ok(_) | Err(Failure::EnrolmentOver | Failure::WrongCode) => unit.commit().await?,
        Err(_) => drop(unit),
    }
    outcome
}

struct Activating<'a> {
    visitor: &'a Visitor,
    phone: Digest,
    enrolling: Enrolling,
    name: String,
}

impl Activating<'_> {
    async fn look(self, context: &Context, unit: &mut Unit, code: &str) -> Result<Registered, Failure> {
        still_asked(context, unit, &self.enrolling).await?;
        let offer = match &self.enrolling.status {
            Status::Claimed { offer, phone } if *phone == self.phone => offer,
            Status::Connected { authenticator, .. } => return self.again(unit, authenticator).await,
            Status::Waiting(_) | Status::Claimed { .. } | Status::Done { .. } | Status::Cancelled => {
                return Err(Failure::EnrolmentOver);
            }
        };
        if self.enrolling.is_over(context.now()) {
            return Err(Failure::EnrolmentOver);
        }
        let offered = Offered::open(context, &self.enrolling, offer)?;
        match codes::look(context, &offered.totp, code, 0) {
            Ok(right) => self.connect(context, unit, (&offered, right)).await,
            Err(refusal) => {
                count_wrong(context, unit, &self.enrolling, refusal).await?;
                Err(Failure::WrongCode)
            }
        }
    }

    /// The answer was lost: the phone that was registered hears it again.
    async fn again(&self, unit: &mut Unit, id: &AuthenticatorId) -> Result<Registered, Failure> {
        let registered = unit.authenticator(id).await?.filter(|registered| registered.token == self.phone);
        let registered = registered.ok_or(Failure::EnrolmentOver)?;
        Ok(Registered { device: registered.id.0 })
    }

    async fn connect(
        self,
        context: &Context,
        unit: &mut Unit,
        (offered, right): (&Offered, codes::RightStep),
    ) -> Result<Registered, Failure> {
        let Self { visitor, phone, enrolling, name } = self;
        let (id, now) = (AuthenticatorId(draw_id(&*context.random)?), context.now());
        let until = now.plus(context.settings.security_info.enrolment);
        if !unit.connect_enrolment(&enrolling.id, &phone, &id, now, until).await? {
            return Err(Failure::EnrolmentOver);
        }
        let name = codes::add(context, unit, &enrolling, (&offered.totp, right), &name).await?;
        // A phone that lost what it kept comes again with its cookie: what it was before is over. Its old codes stay in
        // the list until the person removes them.
        for before in unit.authenticators_on(&phone).await? {
            if before.person == enrolling.person {
                forget(unit, &before, Some(&enrolling.session)).await?;
            }
        }
        let authenticator = Authenticator {
            id: id.clone(),
            person: enrolling.person.clone(),
            token: phone,
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
        Ok(Registered { device: id.0 })
    }
}
