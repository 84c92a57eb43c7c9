//! The present step with a new token: after a reload, a lost reply or a long sleep.

use super::claim::Outcome;
use super::present::present;
use super::{SignIn, Visitor};
use crate::domain::token::Token;
use crate::domain::{Context, Failure};
use crate::store::Live;
use drempel_contract::{Reply, ResumeSignIn};

/// Gives the present step, or `None` when there is no such sign-in for this browser any more.
///
/// # Errors
/// When it cannot be known, see [`Failure`].
pub async fn resume(
    context: &Context,
    visitor: &Visitor,
    request: &ResumeSignIn,
) -> Result<Option<Reply>, Failure> {
    let now = context.now();
    let browser = visitor.browser.as_ref().map(Token::digest);
    let mine = |live: &Live| {
        Some(live.sign_in.browser) == browser && live.sign_in.state.is_open() && now < live.sign_in.expires_at
    };
    let seen = context.store.read().await?.sign_in(request.sign_in.as_str()).await?;
    if !seen.as_ref().is_some_and(mine) {
        return Ok(None);
    }
    let token = Token::draw(&*context.random)?;
    let mut unit = context.store.write().await?;
    let present_now = unit.sign_in(request.sign_in.as_str()).await?;
    let Some(Live { mut sign_in, token: newest }) = present_now.filter(mine) else { return Ok(None) };
    if !unit.claim(&sign_in.id, &newest, &token.digest(), now).await? {
        return Ok(None);
    }
    let before: SignIn = sign_in.clone();
    let outcome = Outcome::taken(sign_in.state.clone());
    let (answered, _) = present(context, &mut unit, &mut sign_in, outcome, &token).await?;
    if before != sign_in {
        unit.save_state(&sign_in).await?;
    }
    unit.commit().await?;
    Ok(Some(answered.reply))
}
