//! Sign-ins are to be approved on a phone: it brings a key and shows that it has it, the computer shows a number, and the
//! approval of that number, by that key, is what switches it on.
//!
//! The rule a reader would break: neither side can do it alone. Without a computer that waits nothing is asked, and without
//! an approval on that very phone nothing is switched on. The policy is asked at both ends.

use super::enrolling::{Asked, Enrolling, Status};
use super::open::still_asked;
use crate::domain::activity::{Event, note};
use crate::domain::authenticator::{Authenticator, AuthenticatorId};
use crate::domain::bucket::Bucket;
use crate::domain::number_match::{self, Asking, Purpose, Redeemed};
use crate::domain::person::Person;
use crate::domain::sign_in::Visitor;
use crate::domain::token::Token;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use drempel_contract::{EnablePhoneSignIn, PersonKind, SignInEventKind};

/// What the request on the phone names in the place of an application's `client_id`.
const CLIENT: &str = "security-info";

/// Asks on the phone, with a number on the computer that waits for it.
///
/// # Errors
/// [`Failure::NotSignedIn`] for a phone that is not registered, [`Failure::BadProof`], [`Failure::NothingWaits`],
/// [`Failure::OneWorkAccount`], [`Failure::Throttled`] after too many requests.
pub async fn enable(
    context: &Context,
    phone: Option<&Token>,
    request: &EnablePhoneSignIn,
) -> Result<(), Failure> {
    let phone = phone.ok_or(Failure::NotSignedIn)?.digest();
    let mut unit = context.store.write().await?;
    let authenticator = unit.authenticator(&AuthenticatorId(request.device.clone())).await?;
    let authenticator = authenticator.filter(|it| it.token == phone).ok_or(Failure::NotSignedIn)?;
    let public_key = proved(context, request)?;
    let now = context.now();
    let waits = unit.connected_enrolment(&authenticator.id, now).await?.ok_or(Failure::NothingWaits)?;
    let person = match still_asked(context, &mut unit, &waits).await {
        Err(Failure::EnrolmentOver) => return Err(Failure::NothingWaits),
        other => other?,
    };
    may_have_phone_sign_in(context, &mut unit, &authenticator, &person).await?;
    let until = now.plus(context.settings.number_match.expires_after);
    let asking = Asking {
        subject: context.key.enrolments(&person.id),
        bucket: Bucket::default(),
        person: person.id.clone(),
        purpose: purpose(&waits, &authenticator.id, &public_key),
        client: CLIENT.to_owned(),
        application: context.settings.security_info.issuer.clone(),
        place: waits.place,
        computer: waits.computer,
        until,
    };
    match number_match::ask(context, &mut unit, asking).await? {
        number_match::Asked::Sent { request, .. } => {
            unit.ask_enrolment(&waits.id, &Asked { request, public_key }, now, until).await?;
            unit.commit().await?;
            Ok(())
        }
        number_match::Asked::NotYet { at } => Err(Failure::Throttled { retry_after: now.until(at) }),
    }
}

/// The key, once its holder has shown that they have it: no phone can bring another's.
fn proved(context: &Context, request: &EnablePhoneSignIn) -> Result<Vec<u8>, Failure> {
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).map_err(|_| Failure::BadProof);
    let (key, proof) = (bytes(&request.public_key)?, bytes(&request.proof)?);
    if key.len() != 65 || key.first() != Some(&4) {
        return Err(Failure::BadProof);
    }
    let settings = &context.settings;
    let mut origins = settings.own_origins.iter().chain(&settings.other_origins);
    let verifier = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &key);
    let signed = |origin: &String| {
        let text = format!("drempel-phone-sign-in\n{origin}\n{}\n{}", request.device, request.public_key);
        verifier.verify(text.as_bytes(), &proof).is_ok()
    };
    if origins.any(signed) { Ok(key) } else { Err(Failure::BadProof) }
}

/// Whether this phone may approve this person's sign-ins: one work or school account to a phone, unless the operator says
/// otherwise.
async fn may_have_phone_sign_in(
    context: &Context,
    unit: &mut Unit,
    authenticator: &Authenticator,
    person: &Person,
) -> Result<(), Failure> {
    if !context.settings.security_info.one_work_account || person.kind != PersonKind::Work {
        return Ok(());
    }
    for other in unit.authenticators_on(&authenticator.token).await? {
        if other.person != person.id
            && other.has_phone_sign_in()
            && unit.person(&other.person).await?.is_some_and(|other| other.kind == PersonKind::Work)
        {
            return Err(Failure::OneWorkAccount);
        }
    }
    Ok(())
}

fn purpose(enrolling: &Enrolling, device: &AuthenticatorId, public_key: &[u8]) -> Purpose {
    Purpose::Enrolment { id: enrolling.id.clone(), device: device.clone(), public_key: public_key.to_vec() }
}

/// The person has approved on the phone: switches sign-ins on there, if everything still holds.
///
/// # Errors
/// When the database cannot be reached.
pub(super) async fn switch_on(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    enrolling: &Enrolling,
    person: &Person,
) -> Result<(), Failure> {
    let Status::Connected { authenticator, asked: Some(asked) } = &enrolling.status else { return Ok(()) };
    let purpose = purpose(enrolling, authenticator, &asked.public_key);
    let Redeemed::Approved(approved) = number_match::redeem(context, unit, &asked.request, &purpose).await?
    else {
        return Ok(());
    };
    let Some(phone) = unit.authenticator(approved.by()).await? else { return Ok(()) };
    match may_have_phone_sign_in(context, unit, &phone, person).await {
        Ok(()) => {}
        Err(Failure::OneWorkAccount) => {
            unit.end_enrolment(&enrolling.id).await?;
            return Ok(());
        }
        Err(other) => return Err(other),
    }
    if unit.finish_enrolment(&enrolling.id, &asked.request, context.now()).await? {
        unit.set_public_key(&phone.id, &asked.public_key).await?;
        let event = Event::by(context, visitor, approved.person(), SignInEventKind::PhoneSignInEnabled)?;
        note(unit, event).await?;
        tracing::info!(
            person = person.id.0,
            authenticator = phone.id.0,
            "sign-ins are approved on this phone"
        );
    }
    Ok(())
}
