//! What a person has, and the small changes to it.

use super::standing::{is_fresh, signed_in_here, with_fresh_session};
use crate::domain::activity::{Event, note};
use crate::domain::authenticator::Authenticator;
use crate::domain::enrolment::Added;
use crate::domain::factor::{FactorId, TotpFactor, name_as_given};
use crate::domain::person::Person;
use crate::domain::session::Session;
use crate::domain::sign_in::Visitor;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::{Phone, RenameMethod, SecurityInfo, SecurityMethod, SignInEventKind};

/// The ways to sign in of whoever is signed in in this browser.
///
/// # Errors
/// [`Failure::NotSignedIn`].
pub async fn security_info(context: &Context, visitor: &Visitor) -> Result<SecurityInfo, Failure> {
    let mut unit = context.store.read().await?;
    let (session, person) = signed_in_here(context, visitor, &mut unit).await?;
    shown(context, &mut unit, &session, person).await
}

/// Calls a method something else, and the phone it lives on with it.
///
/// # Errors
/// [`Failure::NotSignedIn`], [`Failure::SignInAgain`], [`Failure::NoSuchThing`], [`Failure::Malformed`] for a name nobody
/// can read.
pub async fn rename(
    context: &Context,
    visitor: &Visitor,
    request: &RenameMethod,
) -> Result<SecurityInfo, Failure> {
    let name = name_as_given(&request.name).ok_or(Failure::Malformed("a name has 1 to 64 characters"))?;
    let mut unit = context.store.write().await?;
    let (session, person) = with_fresh_session(context, visitor, &mut unit).await?;
    let id = FactorId(request.id.clone());
    let factors = unit.totp_factors(&person.id).await?;
    if !factors.iter().any(|factor| factor.id == id) {
        return Err(Failure::NoSuchThing);
    }
    if factors.iter().any(|factor| factor.id != id && factor.name == name) {
        return Err(Failure::Malformed("another method has this name"));
    }
    unit.rename_totp(&id, &name).await?;
    for phone in unit.authenticators_of(&person.id).await?.iter().filter(|phone| phone.factor == id) {
        unit.rename_authenticator(&phone.id, &name).await?;
    }
    let info = shown(context, &mut unit, &session, person).await?;
    unit.commit().await?;
    Ok(info)
}

/// Requests to the person's phones are taken again, after **I did not start this**.
///
/// # Errors
/// [`Failure::NotSignedIn`], [`Failure::SignInAgain`].
pub async fn allow_requests(context: &Context, visitor: &Visitor) -> Result<SecurityInfo, Failure> {
    let mut unit = context.store.write().await?;
    let (session, person) = with_fresh_session(context, visitor, &mut unit).await?;
    if unit.allow_requests(&person.id).await? {
        let event = Event::by(context, visitor, &person.id, SignInEventKind::RequestsAllowed)?;
        note(&mut unit, event).await?;
    }
    let info = shown(context, &mut unit, &session, person).await?;
    unit.commit().await?;
    Ok(info)
}

pub(super) async fn shown(
    context: &Context,
    unit: &mut Unit,
    session: &Session,
    person: Person,
) -> Result<SecurityInfo, Failure> {
    let factors = unit.totp_factors(&person.id).await?;
    let phones = unit.authenticators_of(&person.id).await?;
    let added = added_here(context, unit, session).await?;
    let password = person.password.is_some().then_some(SecurityMethod::Password);
    let apps = factors.iter().map(|factor| {
        let may_go = MayGo::of(context, &person, &factors, factor, &added);
        SecurityMethod::Totp {
            id: factor.id.0.clone(),
            name: factor.name.clone(),
            last_used_at: factor.last_used_at.map(|at| at.seconds()),
            locked: !factor.is_usable(),
            phone: phones.iter().find(|phone| phone.factor == factor.id).map(phone),
            removable: may_go != MayGo::Not,
            undoable: may_go == MayGo::AtOnce,
        }
    });
    Ok(SecurityInfo {
        fresh: is_fresh(context, unit, session).await?,
        requests_stopped: unit.has_stopped_requests(&person.id).await?,
        may_sign_in_by_phone: context.settings.number_match.enabled,
        methods: apps.chain(password).collect(),
        email: person.email.as_str().to_owned(),
        name: person.name,
        kind: person.kind,
    })
}

/// What was added in this session a few minutes ago.
pub(super) async fn added_here(
    context: &Context,
    unit: &mut Unit,
    session: &Session,
) -> Result<Vec<Added>, Failure> {
    let since = context.now().minus(context.settings.security_info.undo);
    Ok(unit.added_in(&session.id, since).await?)
}

/// Whether a method may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MayGo {
    /// It is the last that works.
    Not,
    /// After a fresh sign-in.
    WhenFresh,
    /// It was added in this session a few minutes ago. Whoever added what is not theirs, since somebody was faster with what
    /// their screen showed, undoes it without the sign-in with it that they could not do.
    AtOnce,
}

impl MayGo {
    /// Another of its kind that works must stay, unless the operator lets the last one go and there is a password; or
    /// unless it was the first, a few minutes ago: then there is no less than before.
    pub(super) fn of(
        context: &Context,
        person: &Person,
        factors: &[TotpFactor],
        factor: &TotpFactor,
        added: &[Added],
    ) -> Self {
        let another = factors.iter().any(|other| other.id != factor.id && other.is_usable());
        let may_be_last = !context.settings.security_info.keep_second_factor && person.password.is_some();
        match added.iter().find(|added| added.factor == factor.id) {
            Some(added) if added.is_first || another || may_be_last => Self::AtOnce,
            None if another || may_be_last => Self::WhenFresh,
            Some(_) | None => Self::Not,
        }
    }
}

fn phone(authenticator: &Authenticator) -> Phone {
    Phone {
        device: authenticator.id.0.clone(),
        phone_sign_in: authenticator.has_phone_sign_in(),
        push: authenticator.push.is_some(),
    }
}
