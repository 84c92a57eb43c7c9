//! A phone brings what the computer shows, and gets the key: the first one, and no other.
//!
//! The rule a reader would break: a short code is looked at and, when wrong, counted in one unit, and units that write
//! take turns. So a thousand guesses at once from one network are twenty.

use super::enrolling::{Enrolling, Status};
use super::seal::Offered;
use crate::clock::whole_seconds;
use crate::domain::network::Network;
use crate::domain::person::Person;
use crate::domain::token::Token;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::{EnrolmentOpened, EnrolmentRefusal, Secret};
use drempel_verify::UserCode;

/// What the phone gets.
pub struct Opened {
    /// The account.
    pub body: EnrolmentOpened,
    /// What the phone is known by from now on.
    pub phone: Token,
}

/// Claims an enrolment for a phone.
///
/// # Errors
/// [`Failure::EnrolmentOver`] for one that is unknown, over, given up, or another phone's; [`Failure::Throttled`] after too
/// many short codes from one network.
pub async fn open(
    context: &Context,
    network: &Network,
    phone: Option<Token>,
    activation: &Secret,
) -> Result<Opened, Failure> {
    let phone = match phone {
        Some(phone) => phone,
        None => Token::draw(&*context.random)?,
    };
    let mut unit = context.store.write().await?;
    let outcome = claim(context, &mut unit, network, &phone, activation).await;
    // What was counted stays counted.
    match &outcome {
        Ok(_) | Err(Failure::EnrolmentOver) => unit.commit().await?,
        Err(_) => drop(unit),
    }
    outcome.map(|body| Opened { body, phone })
}

async fn claim(
    context: &Context,
    unit: &mut Unit,
    network: &Network,
    phone: &Token,
    activation: &Secret,
) -> Result<EnrolmentOpened, Failure> {
    let enrolling = find(context, unit, network, activation).await?.ok_or(Failure::EnrolmentOver)?;
    let person = still_asked(context, unit, &enrolling).await?;
    let now = context.now();
    if !unit.claim_enrolment(&enrolling.id, &phone.digest(), now).await? {
        tracing::info!(enrolment = enrolling.id, "used, over, or another phone's");
        return Err(Failure::EnrolmentOver);
    }
    let (Status::Waiting(offer) | Status::Claimed { offer, .. }) = &enrolling.status else {
        return Err(Failure::EnrolmentOver);
    };
    let offered = Offered::open(context, &enrolling, offer)?;
    Ok(EnrolmentOpened {
        otpauth: Secret::new(offered.otpauth(context, &person)),
        email: person.email.as_str().to_owned(),
        name: person.name,
        kind: person.kind,
        issuer: context.settings.security_info.issuer.clone(),
        expires_in: whole_seconds(now.until(enrolling.expires_at)),
    })
}

/// The enrolment of what was scanned or typed.
pub(super) async fn find(
    context: &Context,
    unit: &mut Unit,
    network: &Network,
    activation: &Secret,
) -> Result<Option<Enrolling>, Failure> {
    if let Some(token) = Token::parse(activation.expose()) {
        return Ok(unit.enrolment_by_activation(&token.digest()).await?);
    }
    let Ok(code) = UserCode::parse(activation.expose()) else { return Ok(None) };
    let (now, limit) = (context.now(), &context.settings.security_info.wrong_activation_codes);
    let subject = context.key.activating(network);
    let counted = unit.guesses(&subject, now.minus(limit.within), limit.most).await?;
    if counted.len() >= usize::from(limit.most) {
        let oldest = counted.last().map_or(now, |oldest| oldest.plus(limit.within));
        return Err(Failure::Throttled { retry_after: now.until(oldest) });
    }
    let found = unit.enrolment_by_activation(&context.key.activation_code(&code)).await?;
    if found.is_none() {
        unit.count_guess(&subject, now).await?;
    }
    Ok(found)
}

/// The person, while the session that began it lives.
pub(super) async fn still_asked(
    context: &Context,
    unit: &mut Unit,
    enrolling: &Enrolling,
) -> Result<Person, Failure> {
    let session = unit.session_by_id(&enrolling.session).await?;
    let alive = session.is_some_and(|it| it.person == enrolling.person && it.is_alive(context.now()));
    let person = unit.person(&enrolling.person).await?.filter(|person| person.enabled && alive);
    person.ok_or(Failure::EnrolmentOver)
}

/// Counts a code that was not taken; the last one ends the enrolment. What could not be a code counts for nothing.
pub(super) async fn count_wrong(
    context: &Context,
    unit: &mut Unit,
    enrolling: &Enrolling,
    refusal: EnrolmentRefusal,
) -> Result<(), Failure> {
    match refusal {
        EnrolmentRefusal::MalformedCode => return Ok(()),
        EnrolmentRefusal::WrongCode { .. } | EnrolmentRefusal::ClockOff { .. } => {}
    }
    if unit.count_enrolment_code(&enrolling.id).await? >= context.settings.security_info.wrong_codes {
        tracing::warn!(enrolment = enrolling.id, person = enrolling.person.0, "too many wrong codes");
        unit.end_enrolment(&enrolling.id).await?;
    }
    Ok(())
}
