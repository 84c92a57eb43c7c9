//! `grant_type=authorization_code` (RFC 6749 section 4.1.3, RFC 7636 section 4.5).

use super::super::error::OAuthError;
use super::super::form::Parameters;
use crate::domain::Context;
use crate::domain::client::Client;
use crate::domain::grant::Tokens;
use crate::domain::grant::code::{self, Brought};

pub(super) async fn redeem(
    context: &Context,
    client: &Client,
    form: &Parameters,
) -> Result<Tokens, OAuthError> {
    let brought = Brought {
        code: form.require("code", "code is missing")?,
        redirect_uri: form.get("redirect_uri"),
        code_verifier: form.get("code_verifier"),
    };
    Ok(code::redeem(context, client, brought).await?)
}
