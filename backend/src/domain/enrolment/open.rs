//! A phone brings what the computer shows, and a key is drawn for it: for the first one, and no other.
//!
//! The rule a reader would break: a short code is looked at and, when wrong, counted in one unit, and units that write
//! take turns. So a thousand guesses at once from one network are twenty.

use super::drawn::Drawn;
use super::enrolling::{Enrolling, Status};
use crate::clock::{Timestamp, whole_seconds};
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
    let drawn = Drawn::with_key(context)?.seal(context, &enrolling.id)?;
    if !unit.claim_enrolment(&enrolling.id, &phone.digest(), &drawn, now).await? {
        tracing::info!(enrolment = enrolling.id, "used, over, or another phone's");
        return Err(Failure::EnrolmentOver);
    }
    // A phone whose answer was lost has been drawn a key before.
    let Some(Enrolling { status: Status::Claimed { drawn, .. }, .. }) = unit.enrolment(&enrolling.id).await?
    else {
        return Err(Failure::EnrolmentOver);
    };
    let drawn = Drawn::open(context, &enrolling, &drawn)?;
    Ok(EnrolmentOpened {
        otpauth: Secret::new(drawn.otpauth(context, &person)?),
        email: person.email.as_str().to_owned(),
        name: person.name,
        kind: person.kind,
        issuer: context.settings.security_info.issuer.clone(),
        expires_in: whole_seconds(now.until(enrolling.expires_at)),
    })
}

/// The enrolment of what was scanned or typed, where asking is neither counted nor refused: nobody is told anything by it
/// but the phone that came first.
pub(super) async fn known(
    context: &Context,
    unit: &mut Unit,
    network: &Network,
    activation: &Secret,
) -> Result<Option<Enrolling>, Failure> {
    let digest = match Brought::read(activation) {
        Some(Brought::Scanned(token)) => token.digest(),
        Some(Brought::Typed(code)) if guessed(context, unit, network).await?.is_none() => {
            context.key.activation_code(&code)
        }
        Some(Brought::Typed(_)) | None => return Ok(None),
    };
    Ok(unit.enrolment_by_activation(&digest).await?)
}

/// The enrolment of what was scanned or typed. A short code that is nobody's is counted.
pub(super) async fn find(
    context: &Context,
    unit: &mut Unit,
    network: &Network,
    activation: &Secret,
) -> Result<Option<Enrolling>, Failure> {
    let now = context.now();
    let is_typed = matches!(Brought::read(activation), Some(Brought::Typed(_)));
    if is_typed && let Some(until) = guessed(context, unit, network).await? {
        return Err(Failure::Throttled { retry_after: now.until(until) });
    }
    let found = known(context, unit, network, activation).await?;
    if is_typed && found.is_none() {
        unit.count_guess(&context.key.activating(network), now).await?;
    }
    Ok(found)
}

/// What a phone brings.
enum Brought {
    /// From the QR code; nobody guesses it.
    Scanned(Token),
    /// The short code.
    Typed(UserCode),
}

impl Brought {
    fn read(activation: &Secret) -> Option<Self> {
        let scanned = Token::parse(activation.expose()).map(Self::Scanned);
        scanned.or_else(|| UserCode::parse(activation.expose()).ok().map(Self::Typed))
    }
}

/// Until when no more codes are taken from a network, if there were too many.
async fn guessed(
    context: &Context,
    unit: &mut Unit,
    network: &Network,
) -> Result<Option<Timestamp>, Failure> {
    let (now, limit) = (context.now(), &context.settings.security_info.wrong_activation_codes);
    let subject = context.key.activating(network);
    let counted = unit.guesses(&subject, now.minus(limit.within), limit.most).await?;
    let full = counted.len() >= usize::from(limit.most);
    Ok(full.then(|| counted.last().map_or(now, |oldest| oldest.plus(limit.within))))
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
        EnrolmentRefusal::WrongCode { .. }
        | EnrolmentRefusal::ClockOff { .. }
        | EnrolmentRefusal::WrongNumber => {}
    }
    if unit.count_enrolment_code(&enrolling.id).await? >= context.settings.security_info.wrong_codes {
        tracing::warn!(enrolment = enrolling.id, person = enrolling.person.0, "too many wrong codes");
        unit.end_enrolment(&enrolling.id).await?;
    }
    Ok(())
}
