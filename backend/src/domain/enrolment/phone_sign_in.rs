//! Sign-ins are to be approved on a phone: it brings a key and shows that it has it.
//!
//! The rule a reader would break: neither side can do it alone. Without a computer that waits nothing is switched on; and a
//! phone whose number was not typed in this very enrolment shows one now, and waits for that. The policy is asked at both
//! ends.

use super::drawn::Drawn;
use super::enrolling::{Asked, Enrolling, Kind, Status};
use super::open::still_asked;
use crate::clock::whole_seconds;
use crate::domain::activity::{Event, note};
use crate::domain::authenticator::{Authenticator, AuthenticatorId};
use crate::domain::person::Person;
use crate::domain::sign_in::Visitor;
use crate::domain::token::Token;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use drempel_contract::{EnablePhoneSignIn, EnrolmentOnPhone, PersonKind, Secret, SignInEventKind};

/// Takes the key of a phone. Said again with the same key, it is answered by how far it has come.
///
/// # Errors
/// [`Failure::NotSignedIn`] for a phone that is not registered, [`Failure::BadProof`], [`Failure::NothingWaits`],
/// [`Failure::OneWorkAccount`].
pub async fn enable(
    context: &Context,
    visitor: &Visitor,
    phone: Option<&Token>,
    request: &EnablePhoneSignIn,
) -> Result<EnrolmentOnPhone, Failure> {
    let phone = phone.ok_or(Failure::NotSignedIn)?.digest();
    let mut unit = context.store.write().await?;
    let authenticator = unit.authenticator(&AuthenticatorId(request.device.clone())).await?;
    let authenticator = authenticator.filter(|it| it.token == phone).ok_or(Failure::NotSignedIn)?;
    let public_key = proved(context, request)?;
    let done = EnrolmentOnPhone::Done { device: authenticator.id.0.clone() };
    if authenticator.public_key.as_ref() == Some(&public_key) {
        return Ok(done);
    }
    let now = context.now();
    let waits = unit.connected_enrolment(&authenticator.id, now).await?.ok_or(Failure::NothingWaits)?;
    let person = match still_asked(context, &mut unit, &waits).await {
        Err(Failure::EnrolmentOver) => return Err(Failure::NothingWaits),
        other => other?,
    };
    may_have_phone_sign_in(context, &mut unit, &authenticator, &person).await?;
    let answer = match waits.kind {
        // Its number has been typed on the computer that waits.
        Kind::App => {
            if !unit.finish_enrolment(&waits.id, now).await? {
                return Err(Failure::NothingWaits);
            }
            switched_on(context, visitor, &mut unit, &authenticator, &public_key).await?;
            done
        }
        Kind::PhoneSignIn => ask(context, &mut unit, &waits, public_key).await?,
    };
    unit.commit().await?;
    Ok(answer)
}

/// Draws the number that the phone shows; the same for the same key.
async fn ask(
    context: &Context,
    unit: &mut Unit,
    waits: &Enrolling,
    public_key: Vec<u8>,
) -> Result<EnrolmentOnPhone, Failure> {
    let drawn = match &waits.status {
        Status::Connected { asked: Some(asked), .. } if asked.public_key == public_key => {
            Drawn::open(context, waits, &asked.drawn)?
        }
        Status::Connected { .. } => {
            let drawn = Drawn::without_key(context)?;
            let asked = Asked { public_key, drawn: drawn.seal(context, &waits.id)? };
            if !unit.ask_enrolment(&waits.id, &asked, context.now()).await? {
                return Err(Failure::NothingWaits);
            }
            drawn
        }
        Status::Waiting(_)
        | Status::Claimed { .. }
        | Status::Proved { .. }
        | Status::Done { .. }
        | Status::Cancelled => return Err(Failure::NothingWaits),
    };
    let expires_in = whole_seconds(context.now().until(waits.expires_at));
    Ok(EnrolmentOnPhone::Number { number: Secret::new(drawn.digits()), expires_in })
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

/// The number of a phone that was registered before has been typed: switches sign-ins on there, if everything still holds.
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
    let Some(phone) = unit.authenticator(authenticator).await? else { return Ok(()) };
    match may_have_phone_sign_in(context, unit, &phone, person).await {
        Ok(()) => {}
        Err(Failure::OneWorkAccount) => {
            unit.end_enrolment(&enrolling.id).await?;
            return Ok(());
        }
        Err(other) => return Err(other),
    }
    if unit.finish_enrolment(&enrolling.id, context.now()).await? {
        switched_on(context, visitor, unit, &phone, &asked.public_key).await?;
    }
    Ok(())
}

async fn switched_on(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    phone: &Authenticator,
    public_key: &[u8],
) -> Result<(), Failure> {
    unit.set_public_key(&phone.id, public_key).await?;
    note(unit, Event::by(context, visitor, &phone.person, SignInEventKind::PhoneSignInEnabled)?).await?;
    tracing::info!(
        person = phone.person.0,
        authenticator = phone.id.0,
        "sign-ins are approved on this phone"
    );
    Ok(())
}
