//! Ends a sign-in. Ending one that is over, or another browser's, changes nothing and says nothing.

use super::{State, Visitor};
use crate::domain::token::Token;
use crate::domain::{Context, Failure};
use drempel_contract::CancelSignIn;

/// Ends a sign-in.
///
/// # Errors
/// When the database cannot be reached.
pub async fn cancel(context: &Context, visitor: &Visitor, request: &CancelSignIn) -> Result<(), Failure> {
    let browser = visitor.browser.as_ref().map(Token::digest);
    let mut unit = context.store.write().await?;
    let Some(mut live) = unit.sign_in(request.sign_in.as_str()).await? else { return Ok(()) };
    if Some(live.sign_in.browser) == browser && live.sign_in.state.is_open() {
        if let State::NumberMatch(step) = &live.sign_in.state
            && let Some(request) = step.request()
        {
            unit.cancel_number_match(request).await?;
        }
        live.sign_in.state = State::Ended;
        unit.save_state(&live.sign_in).await?;
        unit.commit().await?;
    }
    Ok(())
}
