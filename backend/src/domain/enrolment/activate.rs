//! The phone proves that its key arrived, by a code of it, and is told the number to show. It asks again and again, until
//! the number was typed on the computer.

use super::codes;
use super::drawn::Drawn;
use super::enrolling::{Enrolling, Status};
use super::open::{count_wrong, find, still_asked};
use crate::clock::whole_seconds;
use crate::domain::authenticator::AuthenticatorId;
use crate::domain::factor::name_as_given;
use crate::domain::network::Network;
use crate::domain::token::{Digest, Token};
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::{Activate, EnrolmentOnPhone, Secret};

/// Takes a code of a phone's new key. Said again, it is answered by how far the enrolment has come.
///
/// # Errors
/// [`Failure::WrongCode`]; [`Failure::EnrolmentOver`] for one that is unknown, over, given up, or another phone's;
/// [`Failure::Throttled`] after too many short codes from one network.
pub async fn activate(
    context: &Context,
    network: &Network,
    phone: Option<&Token>,
    request: &Activate,
) -> Result<EnrolmentOnPhone, Failure> {
    let name = name_as_given(&request.name).ok_or(Failure::Malformed("a name has 1 to 64 characters"))?;
    let phone = phone.ok_or(Failure::EnrolmentOver)?.digest();
    if let Some(known) = look_again(context, network, &phone, &request.activation).await? {
        return Ok(known);
    }
    let mut unit = context.store.write().await?;
    let found = find(context, &mut unit, network, &request.activation).await?;
    let outcome = match found {
        Some(enrolling) => {
            let activating = Activating { phone, enrolling, name };
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

/// A phone that has proved its key asks how far it is: nothing is written for that.
async fn look_again(
    context: &Context,
    network: &Network,
    phone: &Digest,
    activation: &Secret,
) -> Result<Option<EnrolmentOnPhone>, Failure> {
    let mut unit = context.store.read().await?;
    let Some(enrolling) = super::open::known(context, &mut unit, network, activation).await? else {
        return Ok(None);
    };
    match &enrolling.status {
        Status::Proved { .. } | Status::Connected { .. } | Status::Done { .. } => {
            let activating = Activating { phone: *phone, enrolling, name: String::new() };
            activating.look(context, &mut unit, "").await.map(Some)
        }
        Status::Waiting(_) | Status::Claimed { .. } | Status::Cancelled => Ok(None),
    }
}

struct Activating {
    phone: Digest,
    enrolling: Enrolling,
    name: String,
}

impl Activating {
    async fn look(self, context: &Context, unit: &mut Unit, code: &str) -> Result<EnrolmentOnPhone, Failure> {
        match &self.enrolling.status {
            // What counts, counts: also when the session that began it is over by now.
            Status::Connected { authenticator, .. }
            | Status::Done { authenticator: Some(authenticator), .. } => {
                self.registered(unit, authenticator).await
            }
            Status::Claimed { phone, drawn, .. } if *phone == self.phone => {
                self.is_going_on(context, unit).await?;
                let drawn = Drawn::open(context, &self.enrolling, drawn)?;
                self.prove(context, unit, &drawn, code).await
            }
            Status::Proved { phone, drawn, .. } if *phone == self.phone => {
                self.is_going_on(context, unit).await?;
                let drawn = Drawn::open(context, &self.enrolling, drawn)?;
                let left = whole_seconds(context.now().until(self.enrolling.expires_at));
                Ok(EnrolmentOnPhone::Number { number: Secret::new(drawn.digits()), expires_in: left })
            }
            Status::Waiting(_)
            | Status::Claimed { .. }
            | Status::Proved { .. }
            | Status::Done { authenticator: None, .. }
            | Status::Cancelled => Err(Failure::EnrolmentOver),
        }
    }

    async fn is_going_on(&self, context: &Context, unit: &mut Unit) -> Result<(), Failure> {
        still_asked(context, unit, &self.enrolling).await?;
        if self.enrolling.is_over(context.now()) { Err(Failure::EnrolmentOver) } else { Ok(()) }
    }

    async fn registered(&self, unit: &mut Unit, id: &AuthenticatorId) -> Result<EnrolmentOnPhone, Failure> {
        let registered = unit.authenticator(id).await?.filter(|registered| registered.token == self.phone);
        let registered = registered.ok_or(Failure::EnrolmentOver)?;
        Ok(EnrolmentOnPhone::Done { device: registered.id.0 })
    }

    async fn prove(
        &self,
        context: &Context,
        unit: &mut Unit,
        drawn: &Drawn,
        code: &str,
    ) -> Result<EnrolmentOnPhone, Failure> {
        let step = match codes::look(context, drawn.totp()?, code, 0) {
            Ok(step) => step,
            Err(refusal) => {
                count_wrong(context, unit, &self.enrolling, refusal).await?;
                return Err(Failure::WrongCode);
            }
        };
        let (now, life) = (context.now(), context.settings.security_info.enrolment);
        let proved =
            unit.prove_enrolment(&self.enrolling.id, &self.phone, (&self.name, step), now, now.plus(life));
        if !proved.await? {
            return Err(Failure::EnrolmentOver);
        }
        Ok(EnrolmentOnPhone::Number { number: Secret::new(drawn.digits()), expires_in: whole_seconds(life) })
    }
}
