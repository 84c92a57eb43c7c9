//! `grant_type=refresh_token` (RFC 6749 section 6).

use super::super::error::OAuthError;
use super::super::form::Parameters;
use crate::domain::Context;
use crate::domain::client::Client;
use crate::domain::grant::{Tokens, refresh};

pub(super) async fn redeem(
    context: &Context,
    client: &Client,
    form: &Parameters,
) -> Result<Tokens, OAuthError> {
    let token = form.require("refresh_token", "refresh_token is missing")?;
    Ok(refresh(context, client, token, form.get("scope")).await?)
}
