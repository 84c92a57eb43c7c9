//! Begins a sign-in, and takes the address when it comes along.
//!
//! The rule a reader would break: the same start sent twice begins one sign-in, also when its cookie was lost with the
//! response. The page's 128 random bits stand for the token there is not yet.

use super::claim::Outcome;
use super::device_sign_in::{self, Entered};
use super::number_match::For;
use super::present::present;
use super::{Answered, DeviceSignIn, Identify, Purpose, SignIn, State, Visitor, identify, next};
use crate::clock::Timestamp;
use crate::domain::bucket::Bucket;
use crate::domain::person::{Person, PersonId};
use crate::domain::security_info::is_fresh;
use crate::domain::server_key::ReplyKey;
use crate::domain::session::Session;
use crate::domain::token::{Digest, Token, draw_id};
use crate::domain::{Context, Failure, authorization, push, signed_in};
use crate::store::{StoredReply, Unit};
use drempel_contract::{AccountPage, Answer, Method, Refusal, Secret, StartSignIn};
use drempel_verify::EmailAddress;

/// Begins a sign-in.
///
/// # Errors
/// When none was begun, see [`Failure`].
pub async fn start(context: &Context, visitor: &Visitor, request: StartSignIn) -> Result<Answered, Failure> {
    if request.authorization.is_some() && request.page.is_some() {
        return Err(Failure::Malformed("a sign-in is for an application or for a page"));
    }
    let given = Given::of(context, visitor, &request)?;
    let typed = match request.answer {
        None => Typed::Nothing,
        Some(Answer::Identify { email, method }) => Typed::Email(email, method),
        Some(Answer::DeviceSignIn { user_code })
            if request.authorization.is_none() && request.page.is_none() =>
        {
            Typed::UserCode(user_code)
        }
        Some(
            Answer::Password { .. }
            | Answer::UseMethod { .. }
            | Answer::NumberMatch {}
            | Answer::Totp { .. }
            | Answer::StaySignedIn { .. }
            | Answer::DeviceSignIn { .. }
            | Answer::ConfirmDevice { .. }
            | Answer::Consent { .. },
        ) => return Err(Failure::WrongStep),
    };
    let now = context.now();
    let mut unit = if begins_at_home(context, visitor, &typed).await? {
        context.store.write().await?
    } else {
        context.store.write_to_begin().await?
    };
    unit.purge_starts(now.minus(context.settings.sign_in.repeat_for)).await?;
    if let Some(kept) = unit.start_reply(&given.start).await? {
        return Ok(serde_json::from_slice(&given.key.open(&kept.sealed)?)?);
    }
    let new = New {
        id: draw_id(&*context.random)?,
        created_at: now,
        expires_at: now.plus(context.settings.sign_in.expires_after),
    };
    let aim = (request.authorization, request.page);
    let entered = enter(context, visitor, &mut unit, &new, aim, typed).await?;
    begin(context, visitor, unit, &given, new, entered).await
}

/// Whether somebody begins in a browser that they have signed in with: they do not stand in line with everybody who
/// begins. Asked by the same statements for an address that nobody has.
async fn begins_at_home(context: &Context, visitor: &Visitor, typed: &Typed) -> Result<bool, Failure> {
    let (Some(_), Typed::Email(email, _)) = (&visitor.device, typed) else { return Ok(false) };
    let Ok(email) = EmailAddress::try_from(email.as_str()) else { return Ok(false) };
    let nobody = PersonId(draw_id(&*context.random)?);
    let mut unit = context.store.read().await?;
    let person = unit.person_by_email(&email).await?.map_or(nobody, |person| person.id);
    Ok(Bucket::of(visitor, &person, &mut unit).await?.is_known())
}

/// The sign-in that begins.
struct New {
    id: String,
    created_at: Timestamp,
    expires_at: Timestamp,
}

/// What came along with a start.
enum Typed {
    Nothing,
    Email(String, Option<Method>),
    UserCode(Secret),
}

/// The first step: for an application or a device it may lie behind the sign-in, when there is a session.
async fn enter(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    new: &New,
    (authorization, page): (Option<String>, Option<AccountPage>),
    typed: Typed,
) -> Result<Entered, Failure> {
    if let Typed::UserCode(code) = &typed {
        return device_sign_in::enter(context, visitor, unit, DeviceSignIn::default(), code).await;
    }
    let held = match &visitor.session {
        Some(token) => signed_in::look(unit, &token.digest(), context.now()).await?,
        None => None,
    };
    let purpose = match authorization {
        None => None,
        Some(id) => {
            let browser = visitor.browser.as_ref().map(Token::digest);
            let mine = authorization::belongs(context, unit, &id, browser.as_ref()).await?;
            Some(if mine { Ok(Purpose::Authorization { id }) } else { Err(Refusal::AuthorizationGone) })
        }
    };
    let (purpose, gone) = match purpose {
        None => (home_or_page(page, held.as_ref()), None),
        Some(Ok(purpose)) => (purpose, None),
        Some(Err(refusal)) => (Purpose::Home, Some(refusal)),
    };
    let mut outcome = match (typed, &purpose) {
        (Typed::Email(typed, method), _) => {
            let sign_in = For { id: &new.id, purpose: &purpose, until: new.expires_at };
            identify::look(context, visitor, unit, sign_in, Identify::default(), (&typed, method)).await?
        }
        (_, Purpose::Authorization { .. } | Purpose::Page { .. }) => match held {
            Some((session, person)) if is_enough(context, unit, &purpose, &session).await? => {
                next::after_session(context, visitor, unit, &purpose, (&session, &person)).await?
            }
            Some(_) | None => Outcome::taken(State::Identify(Identify::default())),
        },
        (_, Purpose::Home | Purpose::Device { .. }) => Outcome::taken(State::Identify(Identify::default())),
    };
    outcome.refusal = outcome.refusal.or(gone);
    Ok(Entered { purpose, outcome })
}

fn home_or_page(page: Option<AccountPage>, held: Option<&(Session, Person)>) -> Purpose {
    let hint = held.map(|(_, person)| person.email.as_str().to_owned());
    page.map_or(Purpose::Home, |page| Purpose::Page { page, hint })
}

/// Whether the session there is does for what the sign-in is for. An application's request looks at it for itself.
async fn is_enough(
    context: &Context,
    unit: &mut Unit,
    purpose: &Purpose,
    session: &Session,
) -> Result<bool, Failure> {
    match purpose {
        Purpose::Page { .. } => is_fresh(context, unit, session).await,
        Purpose::Home | Purpose::Authorization { .. } | Purpose::Device { .. } => Ok(true),
    }
}

async fn begin(
    context: &Context,
    visitor: &Visitor,
    mut unit: Unit,
    given: &Given,
    New { id, created_at, expires_at }: New,
    Entered { purpose, mut outcome }: Entered,
) -> Result<Answered, Failure> {
    let new_browser = match visitor.browser {
        Some(_) => None,
        None => Some(Token::draw(&*context.random)?),
    };
    let browser = visitor.browser.as_ref().or(new_browser.as_ref()).map(Token::digest);
    let mut sign_in = SignIn {
        id,
        browser: browser.ok_or(Failure::SignInEnded)?,
        state: outcome.state.clone(),
        purpose,
        created_at,
        expires_at,
    };
    let wake = outcome.wake.take();
    let token = Token::draw(&*context.random)?;
    let (mut answered, _) = present(context, &mut unit, &mut sign_in, outcome, &token).await?;
    answered.cookies.browser = new_browser;
    unit.add_sign_in(&sign_in, &token.digest()).await?;
    unit.keep_newest(&sign_in, context.settings.sign_in.per_browser.saturating_sub(1), created_at).await?;
    let sealed = given.key.seal(&serde_json::to_vec(&answered)?, &*context.random)?;
    let reply = StoredReply { body: given.body, sealed, at: created_at };
    unit.keep_start(&given.start, &sign_in.id, &reply).await?;
    unit.commit().await?;
    if let Some(request) = wake {
        push::wake(context, request);
    }
    metrics::counter!("drempel_sign_in_starts_total").increment(1);
    Ok(answered)
}

/// A start as it came in.
struct Given {
    start: Digest,
    body: Digest,
    key: ReplyKey,
}

impl Given {
    fn of(context: &Context, visitor: &Visitor, request: &StartSignIn) -> Result<Self, Failure> {
        let id = request.request_id.as_str();
        let base64url = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if !(22..=128).contains(&id.len()) || !id.bytes().all(base64url) {
            return Err(Failure::Malformed("request_id must have 22 to 128 characters of base64url"));
        }
        let key = context.key.for_start(id);
        let body =
            key.digest(&serde_json::to_vec(&(&request.authorization, &request.page, &request.answer))?);
        let browser = visitor.browser.as_ref().map(|token| token.digest().bytes().to_vec());
        let parts = [body.bytes(), browser.as_deref().unwrap_or_default()].concat();
        Ok(Self { start: key.digest(&parts), body, key })
    }
}
