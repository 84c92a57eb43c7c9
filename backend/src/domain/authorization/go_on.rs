//! The person has done their part: the application is answered.
//!
//! The rule a reader would break: nothing that was found before counts here. Browser, session, person, client and
//! agreement are looked at again, and of many that come at once one is answered.

use super::begin::answer_with_code;
use super::standing::{self, Verdict};
use super::{Answered, Authorization};
use crate::domain::session::Session;
use crate::domain::sign_in::Visitor;
use crate::domain::signed_in::signed_in;
use crate::domain::token::Token;
use crate::domain::{Context, Failure};
use crate::store::Unit;

/// What became of it.
#[derive(Debug, PartialEq, Eq)]
pub enum Went {
    /// The application is answered: go there.
    Answered(String),
    /// The person is needed again, for this request.
    Waiting,
    /// There is no such request any more, or it is another browser's.
    Gone,
}

/// Answers the application.
///
/// # Errors
/// When it cannot be known what to answer.
pub async fn go_on(context: &Context, visitor: &Visitor, id: &str) -> Result<Went, Failure> {
    let held = match &visitor.session {
        Some(token) => signed_in(context, token).await?,
        None => None,
    };
    let browser = visitor.browser.as_ref().map(Token::digest);
    let mut unit = context.store.write().await?;
    let found = unit.authorization(id).await?.filter(|found| Some(found.browser) == browser);
    let Some(authorization) = found else { return Ok(Went::Gone) };
    let open = authorization.is_open(context.now());
    if !open && !may_be_repeated(context, &mut unit, &authorization).await? {
        return Ok(Went::Gone);
    }
    let needed_again = if open { Went::Waiting } else { Went::Gone };
    let Some((session, person)) = held else { return Ok(needed_again) };
    let verdict = standing::look(context, &mut unit, authorization.asked(), (&session, &person)).await?;
    match verdict {
        Verdict::Gone => Ok(Went::Gone),
        Verdict::SignIn | Verdict::Consent => Ok(needed_again),
        Verdict::Ready => answer(context, unit, &authorization, Some(&session)).await,
        Verdict::Refused(fault) => {
            let location = authorization.request.back.with_fault(&fault, context.settings.issuer());
            tracing::info!(client = authorization.request.client, error = fault.error.name(), "refused");
            Ok(match answer(context, unit, &authorization, None).await? {
                Went::Answered(_) => Went::Answered(location),
                other @ (Went::Waiting | Went::Gone) => other,
            })
        }
    }
}

/// A lost response must not lose the way back: within 30 s the answer is given again. The code that was in it is taken
/// back first, and if the application has it already, nothing is repeated.
async fn may_be_repeated(
    context: &Context,
    unit: &mut Unit,
    authorization: &Authorization,
) -> Result<bool, Failure> {
    let Some(Answered { at, code }) = authorization.answered else { return Ok(false) };
    if context.now() >= at.plus(context.settings.sign_in.repeat_for) {
        return Ok(false);
    }
    match code {
        None => Ok(true),
        Some(code) => Ok(unit.withdraw_code(&code).await?),
    }
}

/// Notes the answer and gives it, with a code if there is a session to give it from.
async fn answer(
    context: &Context,
    mut unit: Unit,
    authorization: &Authorization,
    session: Option<&Session>,
) -> Result<Went, Failure> {
    let (location, code) = match session {
        None => (String::new(), None),
        Some(session) => {
            let (location, code) =
                answer_with_code(context, &mut unit, &authorization.request, session).await?;
            (location, Some(code.digest()))
        }
    };
    let at = authorization.answered.map_or(context.now(), |answered| answered.at);
    let answered = Answered { at, code };
    if !unit.answer_authorization(&authorization.id, authorization.answered.as_ref(), &answered).await? {
        return Ok(Went::Gone);
    }
    unit.commit().await?;
    Ok(Went::Answered(location))
}
